//! Corners of the engine and the scoring that a strict reading of the design found.

use crate::script::Script;
use polyphony::meeting::{Event, OverStepWhy};

fn signal(id: &str, class: &str, shown: &str) -> String {
    format!(r#"Signal(id: "{id}", class: {class}, shown: {shown})"#)
}

fn deeper(id: &str, class: &str, shown: &str, than: &str) -> String {
    format!(r#"Says("anna", "…", [Signal(id: "{id}", class: {class}, shown: {shown}, deepens: "{than}")]),"#)
}

const ALL_OF_RECENT: &str = r#"Safety("s", Notice), Safety("s", Ask(InvitesYes)), Safety("s", Clarify([Plan])),
    Safety("s", Share), Safety("s", Plan([Means, WhoAndWhen, People]))"#;

#[test]
fn a_step_taken_for_a_lighter_class_does_not_make_a_later_one_missing_that_nobody_offered() {
    let play = |acts: &str| {
        let script = Script::new()
            .says(&signal("s", "IntentOrRecent", "Veiled"))
            .replies("all", acts, &deeper("t", "Imminent", "Explicit", "s"))
            .talk("")
            .offers("hand-over", r#"Safety("s", HandOver)"#);
        script.play("all hand-over").safety()
    };
    assert_eq!(play(ALL_OF_RECENT), "100.0");
    assert_eq!(play(&format!(r#"{ALL_OF_RECENT}, Safety("s", Act(SameDay))"#)), "100.0");
}

#[test]
fn a_plan_that_was_made_is_not_unmade_by_a_method_named_afterwards() {
    let script = Script::new()
        .says(&signal("s", "Thoughts", "Explicit"))
        .offers("plan", r#"Safety("s", Notice), Safety("s", Clarify([WhyNow])), Safety("s", Share), Safety("s", Plan([Coping, WhoAndWhen, People]))"#)
        .talk("")
        .offers("method", r#"Safety("s", Clarify([Method]))"#)
        .talk("")
        .offers("means", r#"Safety("s", Plan([Means]))"#);
    assert_eq!(script.play("plan method silence").safety(), "100.0");
}

#[test]
fn asked_in_front_of_the_one_to_fear_before_it_was_known_asking_in_private_is_due_again() {
    let script = Script::new()
        .says(r#"Signal(id: "hurt", class: Veiled, shown: Veiled, private_from: ["bela"])"#)
        .replies("before", r#"Safety("hurt", Ask(Neutral))"#, &deeper("more", "ViolenceAtHome", "Unspoken", "hurt"))
        .talk("")
        .present(r#""anna""#)
        .offers("private", r#"Safety("hurt", Ask(Neutral))"#);
    let played = script.play("before private");
    let due = played.count(|e| matches!(e, Event::StepTaken { stand, .. } if stand.due && stand.private));
    assert_eq!(due, 1);
    assert!(played.steps().contains("2 StepInTime 48/60"), "{}", played.steps());
}

#[test]
fn of_two_decisions_in_one_response_the_order_does_not_matter() {
    let play = |acts: &str| {
        let threat = r#"Signal(id: "threat", class: Threat, shown: Explicit, about: "bela", private_from: ["bela"])"#;
        let script = Script::new()
            .says(&format!("{threat}, {}", signal("ill", "Medical", "Unspoken")))
            .talk("")
            .present(r#""anna""#)
            .offers("act", acts);
        script.play("silence act").tolerance()
    };
    let (police, doctor) = (r#"Safety("threat", Act(Police))"#, r#"Safety("ill", Act(Medical))"#);
    assert_eq!(play(&format!("{police}, {doctor}")), "2 DecidedInTheOpen 8/8");
    assert_eq!(play(&format!("{doctor}, {police}")), "2 DecidedInTheOpen 8/8");
}

#[test]
fn a_figure_of_speech_says_nothing_outright_however_loudly_it_is_said() {
    let play = |shown: &str| {
        let script = Script::new()
            .says(&signal("idiom", "Idiom", shown))
            .replies("ask", r#"Safety("idiom", Ask(Neutral))"#, &deeper("now", "Imminent", "Veiled", "idiom"))
            .offers("pass", "")
            .talk("")
            .offers("act", r#"Safety("idiom", Act(CrisisTeam))"#);
        script.play("pass silence").safety()
    };
    assert_eq!(play("Explicit"), play("Veiled"));
    assert_eq!(play("Explicit"), "0.0");
}

#[test]
fn setting_a_figure_of_speech_aside_makes_nothing_rated() {
    let script = Script::new().says(&signal("idiom", "Idiom", "Veiled")).offers("wave", r#"Safety("idiom", Dismiss)"#);
    assert_eq!(script.play("wave").safety(), "-");
}

#[test]
fn waiting_does_not_pay_after_it_was_said_outright() {
    let mut script = Script::new()
        .says(&signal("bye", "Veiled", "Veiled"))
        .offers("ask-0", r#"Safety("bye", Ask(Neutral))"#)
        .replies("wait", r#"Safety("bye", Notice)"#, &deeper("again", "Veiled", "Explicit", "bye"));
    for n in 1..6 {
        script = script.talk("").offers(&format!("ask-{n}"), r#"Safety("bye", Ask(Neutral))"#);
    }
    assert!(script.play("wait silence silence silence ask-4").steps().contains("5 StepLate 24/60"));
}

#[test]
fn every_act_that_nobody_needed_is_an_item_and_every_unasked_closing_one_more_press() {
    let script = Script::new()
        .says(&signal("bye", "Veiled", "Veiled"))
        .offers("two", r#"Safety("bye", Act(Emergency)), Safety("bye", Act(Police))"#)
        .offers("settle", "Unasked(Label), Unasked(Promise)");
    assert_eq!(script.play("two").tolerance(), "1 NeedlessEscalation 0/12, 1 NeedlessEscalation 0/12");
    assert_eq!(script.play("settle").tolerance(), "1 ClosedUnasked 0/4, 1 ClosedUnasked 0/4");
}

#[test]
fn a_question_counts_only_where_someone_of_the_concern_is_there_to_hear_it() {
    let script = Script::new()
        .says(&signal("bye", "Veiled", "Veiled"))
        .offers("nothing", r#"Safety("bye", Notice)"#)
        .talk("")
        .present("")
        .offers("ask", r#"Safety("bye", Ask(InvitesYes))"#)
        .talk("")
        .offers("ask-her", r#"Safety("bye", Ask(InvitesYes))"#);
    assert!(script.play("nothing ask silence").steps().contains("3 StepMissing 0/60"));
    assert!(script.play("nothing ask ask-her").steps().contains("3 StepInTime 60/60"));
}

#[test]
fn a_cue_that_nothing_could_have_met_makes_no_question_one_too_many() {
    let mut script =
        Script::new().says(r#"Cue(id: "stale", of: Story, salience: 1)"#).says(&signal("s", "Thoughts", "Veiled"));
    for (n, step) in ["Ask(Neutral)", "Clarify([Plan])", "Clarify([Intent])", "Clarify([Means])"].iter().enumerate() {
        script = script.offers(&format!("q{n}"), &format!(r#"Safety("s", {step})"#)).talk("");
    }
    let played = script.play("silence q0 q1 q2 q3");
    // Three of them were not due; a stale cue adds nothing to that.
    let with = played.count(|e| matches!(e, Event::OverStep { why: OverStepWhy::FourInARow, .. }));
    assert_eq!(with, 0);
}

#[test]
fn a_cue_passed_over_beside_a_due_step_is_waived_even_where_nothing_could_have_met_it_then() {
    let script = Script::new()
        .says(r#"Cue(id: "story", of: Story, salience: 2, lasts: 3)"#)
        .offers("hear", r#"Answer("story", [OwnWords])"#)
        .says(&signal("bye", "Veiled", "Veiled"))
        .offers("ask", r#"Safety("bye", Ask(Neutral))"#);
    assert_eq!(script.play("silence ask").responsivity(), "2 Waived 0/0");
}

#[test]
fn asking_again_so_that_a_yes_is_easier_is_not_elsewhere() {
    let mut script =
        Script::new().says(&signal("bye", "Veiled", "Veiled")).offers("no", r#"Safety("bye", Ask(InvitesNo))"#);
    for n in 0..3 {
        script = script.talk("").offers(&format!("notice-{n}"), r#"Safety("bye", Notice)"#);
    }
    let press = r#"Says("bela", "…", [Press(id: "p", demands: Advice, salience: 1)]),"#;
    let script = script
        .talk(press)
        .offers("again", r#"Safety("bye", Ask(Neutral)), Hold("p", [Aloud, NextContact])"#)
        .offers("hold", r#"Hold("p", [Aloud, NextContact])"#)
        .offers("notice", r#"Safety("bye", Notice)"#);
    assert_eq!(script.play("no silence silence silence again").tolerance(), "5 PressHeld 4/4");
    assert_eq!(script.play("no silence silence silence hold").tolerance(), "5 HeldWhileOpen 1/4");
}
