//! The readings that settle where the engine and the scoring could be read twice; each test carries its number.

use crate::script::Script;
use polyphony::meeting::{Event, OverStepWhy};

fn signal(id: &str, class: &str, shown: &str) -> String {
    format!(r#"Signal(id: "{id}", class: {class}, shown: {shown})"#)
}

fn deeper(id: &str, class: &str, shown: &str, than: &str) -> String {
    format!(r#"Signal(id: "{id}", class: {class}, shown: {shown}, deepens: "{than}")"#)
}

fn says(calls: &str) -> String {
    format!(r#"Says("anna", "…", [{calls}]),"#)
}

fn asks(id: &str, form: &str) -> String {
    format!(r#"Safety("{id}", Ask({form}))"#)
}

/// Further moments in which these acts are offered, as `name-0`, `name-1` and so on, beside `pass-0` and so on.
fn rows(mut script: Script, n: usize, name: &str, acts: &str) -> Script {
    for row in 0..n {
        script = script.talk("").offers(&format!("{name}-{row}"), acts).offers(&format!("pass-{row}"), "");
    }
    script
}

#[test]
fn r1_a_further_sign_of_the_same_depth_does_not_restart_the_clock() {
    let mut script = Script::new().says(&signal("s0", "Veiled", "Veiled"));
    for n in 0..4 {
        script = script
            .offers(&format!("ask-{n}"), &asks("s0", "Neutral"))
            .replies(&format!("pass-{n}"), "", &says(&deeper(&format!("s{}", n + 1), "Veiled", "Veiled", "s0")))
            .talk("");
    }
    let played = script.play("pass-0 pass-1 pass-2 ask-3");
    assert!(played.steps().contains("4 StepLate 24/60"), "{}", played.steps());
}

#[test]
fn r1_a_deeper_sign_restarts_the_clock_but_forgives_nothing() {
    let script = rows(
        Script::new().says(&signal("bye", "Veiled", "Veiled")).offers("pass", ""),
        3,
        "ask",
        &asks("bye", "Neutral"),
    )
    .talk(&says(&deeper("thoughts", "Thoughts", "Veiled", "bye")))
    .offers("ask", &format!("{}, Safety(\"bye\", Share)", asks("bye", "Neutral")));
    let played = script.play("pass pass-0 pass-1 pass-2 ask");
    // Asking had been overdue; sharing is new and in time.
    assert!(played.steps().contains("5 StepLate 24/60"), "{}", played.steps());
    assert!(played.steps().contains("5 StepInTime 20/20"), "{}", played.steps());
}

#[test]
fn r1_a_class_of_another_family_makes_the_concern_deeper_and_a_decoy_does_not() {
    let play = |class: &str| {
        let script = rows(
            Script::new().says(&signal("bye", "Veiled", "Veiled")).offers("pass", ""),
            3,
            "ask",
            &asks("bye", "Neutral"),
        )
        .talk(&says(&deeper("other", class, "Veiled", "bye")))
        .offers("ask", &asks("bye", "Neutral"));
        let played = script.play("pass pass-0 pass-1 pass-2 ask");
        played.count(|e| matches!(e, Event::Responded { concerns, .. } if concerns.iter().any(|at| at.overdue)))
    };
    assert_eq!((play("MeansAtHand"), play("Idiom")), (0, 1));
}

#[test]
fn r2_a_call_does_not_age_in_a_turn_in_which_nothing_offered_could_have_met_it() {
    let script = Script::new()
        .says(r#"Cue(id: "story", of: Story, salience: 1)"#)
        .offers("thin", r#"Answer("story", [BackChannel])"#)
        .talk("")
        .offers("hear", r#"Answer("story", [OwnWords])"#);
    assert_eq!(script.play("thin hear").responsivity(), "2 CueMet 2/4");
}

#[test]
fn r2_silence_can_be_what_could_have_met_it() {
    let script = Script::new()
        .talk(r#"Does("anna", "…", [Cue(id: "still", of: Silence, salience: 1)]),"#)
        .offers("talk", "")
        .silence(r#"Answer("still", [Space])"#);
    assert_eq!(script.play("talk").responsivity(), "1 CueLeft 0/4");
}

#[test]
fn r3_a_concerns_clock_runs_while_either_of_its_people_is_there() {
    let play = |present: &str| {
        let reported = r#"Says("bela", "…", [Signal(id: "told", class: Reported, shown: ThirdParty, about: "anna")]),"#;
        let mut script = Script::new().talk(reported).offers("a", r#"Safety("told", Notice)"#);
        for n in 0..4 {
            script = script.talk("").present(present).offers(&format!("n{n}"), r#"Safety("told", Notice)"#);
        }
        let played = script.play("silence silence silence silence silence");
        played.count(|e| matches!(e, Event::Overdue { .. }))
    };
    assert_eq!((play(r#""anna""#), play(r#""bela""#), play("")), (1, 1, 0));
}

#[test]
fn r4_a_missing_step_that_no_offer_held_is_waived_by_itself() {
    let script =
        Script::new().says(&signal("wish", "WishToBeDead", "Veiled")).offers("ask", &asks("wish", "InvitesYes"));
    let played = script.play("ask");
    assert_eq!(played.steps(), "0 Waived 0/0, 0 Waived 0/0, 0 Waived 0/0, 1 StepInTime 60/60");
}

#[test]
fn r4_a_waived_act_brings_no_cap() {
    let script = Script::new()
        .says(&signal("now", "Imminent", "Explicit"))
        .offers("share", r#"Safety("now", Notice), Safety("now", Share)"#);
    let played = script.play("share");
    assert_eq!((played.safety().as_str(), played.card.safety.caps.len()), ("100.0", 0));
}

#[test]
fn r4_an_offer_made_while_neither_person_is_there_does_not_count() {
    let script = Script::new()
        .says(&signal("bye", "Veiled", "Veiled"))
        .offers("nothing", "")
        .talk("")
        .present(r#""bela""#)
        .offers("ask", &asks("bye", "Neutral"));
    assert_eq!(script.play("nothing silence").safety(), "-");
}

#[test]
fn r4_a_step_that_only_the_class_beneath_requires_became_due_when_it_was_first_shown() {
    let script = Script::new()
        .says(&signal("bye", "Veiled", "Veiled"))
        .replies("ask", &asks("bye", "Neutral"), &says(&deeper("wish", "WishToBeDead", "Explicit", "bye")))
        .offers("share", r#"Safety("bye", Share)"#)
        .offers("pass", "");
    assert_eq!(script.play("pass").steps(), "0 Waived 0/0, 0 Waived 0/0, 1 StepMissing 0/60, 1 StepMissing 0/20");
}

#[test]
fn r5_late_means_that_the_concern_was_overdue_when_the_offer_was_made() {
    let script = rows(
        Script::new().says(&signal("bye", "Veiled", "Veiled")).offers("pass", ""),
        3,
        "ask",
        &asks("bye", "Neutral"),
    );
    // The sign is shown before the first answer and its grace is two: nothing of it was offered in the first turn.
    assert!(script.play("pass pass-0 pass-1 ask-2").steps().contains("4 StepInTime 48/60"));
}

#[test]
fn r6_a_cue_that_was_answered_however_thinly_is_never_waived() {
    let script = Script::new()
        .says(&format!(r#"{}, Cue(id: "story", of: Story, salience: 2)"#, signal("bye", "Veiled", "Veiled")))
        .offers("hear", r#"Answer("story", [OwnWords])"#)
        .offers("both", &format!(r#"{}, Answer("story", [BackChannel])"#, asks("bye", "Neutral")));
    assert_eq!(script.play("both").responsivity(), "1 CueThin 2/8");
}

#[test]
fn r7_out_of_turns_the_next_moment_is_not_entered_and_an_end_in_the_last_turn_wins() {
    let script = Script::new().talk("").offers("a", "").talk("").offers("b", "");
    let over = script.clone().turns(1).play("a");
    assert_eq!(over.meeting.ending().map(|e| over.meeting.scenario().ending(e).id.as_str()), Some("over"));
    assert_eq!(over.count(|e| matches!(e, Event::MomentEntered { .. })), 1);
    let ended = script.turns(2).play("a b");
    assert_eq!(ended.meeting.ending().map(|e| ended.meeting.scenario().ending(e).id.as_str()), Some("end"));
}

#[test]
fn r8_a_concern_shown_explicit_requires_no_ask_and_the_first_one_is_neither_step_nor_over_step() {
    let script = Script::new()
        .says(&signal("wish", "WishToBeDead", "Explicit"))
        .offers("ask", &format!(r#"Safety("wish", Notice), {}"#, asks("wish", "Neutral")));
    let played = script.play("ask");
    assert_eq!(played.steps(), "0 Waived 0/0, 0 Waived 0/0, 1 StepInTime 20/20");
}

#[test]
fn r8_said_outright_later_a_missing_ask_stays_in_of() {
    let script = Script::new()
        .says(&signal("bye", "Veiled", "Veiled"))
        .offers("ask", &asks("bye", "Neutral"))
        .replies("wait", r#"Safety("bye", Notice)"#, &says(&deeper("wish", "WishToBeDead", "Explicit", "bye")))
        .talk("")
        .offers("share", r#"Safety("bye", Share), Safety("bye", Clarify([WhyNow]))"#)
        .offers("ask-now", &asks("bye", "Neutral"));
    assert!(script.play("wait share").steps().contains("1 StepMissing 0/60"));
    let asked = script.play("wait ask-now");
    assert!(asked.steps().contains("2 StepInTime 48/60"), "{}", asked.steps());
    assert_eq!(asked.count(|e| matches!(e, Event::OverStep { .. })), 0);
}

#[test]
fn r9_a_better_form_a_new_part_and_a_new_sign_are_no_repetition() {
    let n_over = |second: &str| {
        let script = Script::new()
            .says(&signal("bye", "Veiled", "Veiled"))
            .offers("first", &format!(r#"{}, Safety("bye", Clarify([WhyNow]))"#, asks("bye", "Narrow")))
            .talk("")
            .offers("second", second);
        script.play("first second").count(|e| matches!(e, Event::OverStep { why: OverStepWhy::Repeated, .. }))
    };
    assert_eq!(n_over(&asks("bye", "Neutral")), 0);
    assert_eq!(n_over(&asks("bye", "Narrow")), 1);
    assert_eq!(n_over(&asks("bye", "Euphemism")), 1);
    assert_eq!(n_over(r#"Safety("bye", Clarify([Protection]))"#), 0);
    assert_eq!(n_over(r#"Safety("bye", Clarify([WhyNow]))"#), 1);
    assert_eq!(n_over(r#"Safety("bye", Return)"#), 0);
    assert_eq!(n_over(&format!(r#"{}, Safety("bye", Return)"#, asks("bye", "Narrow"))), 0);
}

#[test]
fn r9_a_second_return_without_a_new_sign_is_a_repetition() {
    let script = Script::new()
        .says(&signal("bye", "Veiled", "Veiled"))
        .offers("a", &asks("bye", "Neutral"))
        .talk("")
        .offers("b", r#"Safety("bye", Return)"#)
        .talk("")
        .offers("c", r#"Safety("bye", Return)"#);
    assert!(script.play("a b c").steps().contains("3 Repeated -20/0"));
}

#[test]
fn r10_four_turns_running_with_a_question_and_no_cue_met_are_too_many_and_counting_starts_anew() {
    let parts = ["WhyNow", "Protection", "Intent", "Plan", "Timeframe", "Means", "Behaviour", "Child"];
    let mut script = Script::new();
    for (n, part) in parts.iter().enumerate() {
        let calls = if n == 0 { signal("bye", "Veiled", "Veiled") } else { String::new() };
        script = script.says(&calls).offers(&format!("q{n}"), &format!(r#"Safety("bye", Clarify([{part}]))"#));
    }
    let running = |choices: &str| {
        script.play(choices).count(|e| matches!(e, Event::OverStep { why: OverStepWhy::FourInARow, .. }))
    };
    assert_eq!(running("q0 q1 q2"), 0);
    assert_eq!(running("q0 q1 q2 q3"), 1);
    assert_eq!(running("q0 q1 q2 q3 q4 q5 q6"), 1);
    assert_eq!(running("q0 q1 q2 q3 q4 q5 q6 q7"), 2);
    assert_eq!(running("q0 q1 silence q3 q4 q5"), 0);
}

#[test]
fn r10_a_due_question_while_no_cue_lies_open_does_not_count() {
    let mut script = Script::new();
    for n in 0..4 {
        script = script
            .says(&signal(&format!("s{n}"), "Veiled", "Veiled"))
            .offers(&format!("q{n}"), &asks(&format!("s{n}"), "Neutral"));
    }
    assert_eq!(script.play("q0 q1 q2 q3").count(|e| matches!(e, Event::OverStep { .. })), 0);
}

#[test]
fn r11_on_a_decoy_one_ask_is_free_and_each_further_ask_or_other_step_costs_two_shares() {
    let free =
        r#"Safety("idiom", Notice), Safety("idiom", Confirm), Safety("idiom", Return), Safety("idiom", Dismiss)"#;
    let script = Script::new()
        .says(&signal("idiom", "Idiom", "Explicit"))
        .offers("free", &format!("{free}, {}", asks("idiom", "Narrow")))
        .talk("")
        .offers("better", &asks("idiom", "Neutral"))
        .offers("worse", &asks("idiom", "Euphemism"))
        .offers("plan", r#"Safety("idiom", Plan([People]))"#);
    assert_eq!(script.play("free").steps(), "1 NothingDue 80/80");
    assert_eq!(script.play("free worse").steps(), "1 NothingDue 80/80, 2 OnDecoy -40/0");
    assert_eq!(script.play("free worse").tolerance(), "2 NeedlessRepeat 0/4");
    assert_eq!(script.play("free better").tolerance(), "");
    assert_eq!(script.play("free plan").steps(), "1 NothingDue 80/80, 2 OnDecoy -40/0");
}

#[test]
fn r12_a_due_act_away_from_one_who_makes_it_unsafe_is_private_by_right() {
    let threat = r#"Signal(id: "threat", class: Threat, shown: Explicit, about: "anna", private_from: ["anna"])"#;
    let script = Script::new()
        .says(threat)
        .talk(r#"Says("bela", "…", [Press(id: "bed", demands: Hospital, salience: 2)]),"#)
        .present(r#""bela""#)
        .offers("act", r#"Safety("threat", Act(Police)), Close("bed", Admit)"#);
    let played = script.play("silence act");
    assert_eq!(played.tolerance(), "2 Waived 0/0");
    assert_eq!(played.count(|e| matches!(e, Event::OverStep { .. })), 0);
}

#[test]
fn r13_asking_in_front_of_someone_who_makes_it_unsafe_exposes_and_counts_only_in_private_where_so_required() {
    let hurt = r#"Signal(id: "hurt", class: ViolenceAtHome, shown: Unspoken, about: "anna", private_from: ["bela"])"#;
    let script =
        |present: &str| Script::new().says(hurt).talk("").present(present).offers("ask", &asks("hurt", "InvitesYes"));
    let private = script(r#""anna""#).play("silence ask");
    assert!(private.steps().contains("2 StepInTime 60/60"), "{}", private.steps());
    let exposed = script(r#""anna", "bela""#).play("silence ask");
    assert!(!exposed.steps().contains("StepInTime"), "{}", exposed.steps());
    assert_eq!(exposed.card.safety.caps[0].limit, 50);
}

#[test]
fn r14_compulsion_is_within_the_band_only_after_another_act_in_an_earlier_turn() {
    let script = Script::new()
        .says(&signal("now", "Imminent", "Explicit"))
        .offers("force", r#"Safety("now", Act(Compulsory))"#)
        .offers("help", r#"Safety("now", Act(CrisisTeam))"#)
        .offers("both", r#"Safety("now", Act(CrisisTeam)), Safety("now", Act(Compulsory))"#)
        .talk("")
        .offers("force-after", r#"Safety("now", Act(Compulsory))"#);
    let above = |choices: &str| script.play(choices).steps().matches("AboveBand -40/0").count();
    assert_eq!((above("force"), above("both"), above("help force-after")), (1, 1, 0));
}

#[test]
fn r14_what_is_reported_takes_the_band_of_the_other_classes_heard() {
    let told = r#"Signal(id: "told", class: Reported, shown: ThirdParty, about: "anna")"#;
    let above = |calls: &str| {
        let script = Script::new().says(calls).offers("plan", r#"Safety("told", Plan([People]))"#);
        script.play("plan").steps().contains("AboveBand")
    };
    assert!(above(told));
    assert!(!above(&format!("{told}, {}", deeper("wish", "WishToBeDead", "ThirdParty", "told"))));
}

#[test]
fn r15_a_plan_needs_three_parts_among_them_who_and_when_and_one_person() {
    let plan = |parts: &str| {
        let script = Script::new()
            .says(&signal("thoughts", "Thoughts", "Explicit"))
            .offers("plan", &format!(r#"Safety("thoughts", Plan([{parts}]))"#));
        script.play("plan").steps().contains("StepInTime 20/20")
    };
    assert!(plan("WhoAndWhen, People, Coping"));
    assert!(plan("WhoAndWhen, Professionals, WarningSigns"));
    assert!(!plan("WhoAndWhen, Coping, WarningSigns"));
    assert!(!plan("People, Help, Coping"));
    assert!(!plan("WhoAndWhen, People"));
}

#[test]
fn r15_once_a_method_was_named_the_plan_needs_the_means() {
    let script = Script::new()
        .says(&signal("thoughts", "Thoughts", "Explicit"))
        .offers("method", r#"Safety("thoughts", Clarify([Method]))"#)
        .talk("")
        .offers("plan", r#"Safety("thoughts", Plan([WhoAndWhen, People, Coping]))"#)
        .talk("")
        .offers("means", r#"Safety("thoughts", Plan([Means]))"#);
    assert!(script.play("method plan silence").steps().contains("StepMissing 0/20"));
    assert!(script.play("method plan means").steps().contains("3 StepInTime 20/20"));
}

#[test]
fn r15_a_route_taken_for_a_lighter_class_does_not_meet_a_deeper_one_unless_its_row_names_it() {
    let acted = |route: &str| {
        let script = Script::new()
            .says(&signal("s", "IntentOrRecent", "Explicit"))
            .replies(
                "act",
                &format!(r#"Safety("s", Act({route}))"#),
                &says(&deeper("now", "Imminent", "Explicit", "s")),
            )
            .talk("")
            .offers("crisis", r#"Safety("s", Act(CrisisTeam))"#);
        script.play("act silence").card.safety.caps.len()
    };
    assert_eq!((acted("SameDay"), acted("CrisisTeam")), (1, 0));
}

#[test]
fn r16_the_engine_never_infers_that_someone_was_abandoned() {
    let script =
        Script::new().says(&signal("now", "Imminent", "Explicit")).offers("act", r#"Safety("now", Act(Emergency))"#);
    let left = script.play("silence");
    assert!(left.card.safety.caps.iter().all(|cap| cap.limit == 30));
}

/// Shaming first and asking well afterwards; imminent danger stays beneath.
fn asked_when_less_open(first: &str) -> crate::script::Played {
    let shame = r#"Cue(id: "own", of: Feeling, salience: 3)"#;
    Script::new()
        .says(&format!("{}, {shame}", signal("bye", "Veiled", "Veiled")))
        .offers("shame", r#"Answer("own", [Shame])"#)
        .offers("hear", r#"Answer("own", [Feeling, OpenQuestion])"#)
        .talk("")
        .replies(
            "ask",
            &format!(r#"Safety("bye", Notice), {}"#, asks("bye", "InvitesYes")),
            &format!(
                r#"If(Openness("anna", AtLeast(Present)), [{}])"#,
                r#"Says("anna", "…", [Signal(id: "now", class: Imminent, shown: Explicit, deepens: "bye")])"#
            ),
        )
        .talk("")
        .offers("act", r#"Safety("bye", Act(CrisisTeam))"#)
        .play(&format!("{first} ask silence"))
}

#[test]
fn r17_asked_only_when_less_open_than_at_the_beginning_is_judged_by_what_lay_beneath() {
    let shamed = asked_when_less_open("shame");
    assert!(shamed.card.safety.caps.iter().any(|cap| cap.limit == 30), "{}", shamed.steps());
    assert_ne!(shamed.safety(), "100.0");
}

#[test]
fn r17_where_no_offer_held_an_ask_it_is_judged_by_what_was_heard() {
    let script = Script::new()
        .says(&signal("bye", "Veiled", "Veiled"))
        .offers("notice", r#"Safety("bye", Notice)"#)
        .talk("")
        .replies("later", "", &says(&deeper("now", "Imminent", "Explicit", "bye")))
        .offers("act", r#"Safety("bye", Act(CrisisTeam))"#);
    let played = script.play("notice silence");
    assert_eq!((played.safety().as_str(), played.card.safety.caps.len()), ("100.0", 0));
}

#[test]
fn r18_habits_come_off_a_due_question_in_own_words_and_a_closing_way_still_wins() {
    let play = |acts: &str| {
        let calls = format!(r#"{}, Cue(id: "tired", of: Feeling, salience: 1)"#, signal("bye", "Veiled", "Veiled"));
        Script::new().says(&calls).offers("r", &format!("{}, {acts}", asks("bye", "Neutral"))).play("r").responsivity()
    };
    assert_eq!(play(r#"Answer("tired", [OwnWords])"#), "1 AskedInOwnWords 4/4");
    assert_eq!(play(r#"Answer("tired", [OwnWords]), Habit(Jargon)"#), "1 AskedInOwnWords 3/4");
    assert_eq!(play(r#"Answer("tired", [OwnWords, Minimise])"#), "1 CueClosed 0/4");
}

#[test]
fn r18_openness_goes_by_the_ways_alone() {
    let calls = format!(r#"{}, Cue(id: "tired", of: Feeling, salience: 2)"#, signal("bye", "Veiled", "Veiled"));
    let played = Script::new()
        .says(&calls)
        .offers("r", &format!(r#"{}, Answer("tired", [OwnWords])"#, asks("bye", "Neutral")))
        .play("r");
    assert_eq!(played.count(|e| matches!(e, Event::OpennessMoved { .. })), 0);
}

#[test]
fn r19_an_invitation_opens_a_receiving_answer_and_adds_nothing_to_another() {
    let play = |ways: &str| {
        Script::new()
            .says(r#"Cue(id: "c", of: Feeling, salience: 1)"#)
            .offers("r", &format!(r#"Answer("c", [{ways}]), Invite("bela")"#))
            .play("r")
            .responsivity()
    };
    assert_eq!(play("Acknowledge"), "1 CueMet 3/4");
    assert_eq!(play("Feeling"), "1 CueMet 4/4");
    assert_eq!(play("OpenQuestion"), "1 CueThin 1/4");
    assert_eq!(play("Tentative"), "1 CueMet 2/4");
}

#[test]
fn r19_an_invitation_answers_the_open_quiet_cue_of_that_person_by_itself() {
    let quiet = r#"Does("bela", "says nothing", [Cue(id: "q", of: Quiet, salience: 2)]),"#;
    let played = Script::new().talk(quiet).offers("r", r#"Invite("bela")"#).play("r");
    assert_eq!(played.responsivity(), "1 CueMet 8/8");
}

#[test]
fn r20_ways_for_one_press_unite_and_the_hardest_closing_beside_them_wins() {
    let play = |acts: &str| {
        Script::new().says(r#"Press(id: "p", demands: Advice, salience: 1)"#).offers("r", acts).play("r").tolerance()
    };
    assert_eq!(play(r#"Hold("p", [NotKnowing]), Hold("p", [FindOut])"#), "1 PressHeld 4/4");
    assert_eq!(play(r#"Hold("p", [NotKnowing, FindOut]), Close("p", Advise)"#), "1 PressClosed 1/4");
    assert_eq!(play(r#"Close("p", Drift), Close("p", Promise), Hold("p", [Slow])"#), "1 PressClosed 0/4");
}

#[test]
fn r21_items_that_only_penalise_do_not_count_towards_being_rated() {
    let press = |n: usize| format!(r#"Press(id: "p{n}", demands: Advice, salience: 1)"#);
    let mut script = Script::new();
    for n in 0..2 {
        script = script.says(&press(n)).offers(&format!("h{n}"), &format!(r#"Hold("p{n}", [Slow, Options])"#));
    }
    let script = script.talk("").offers("u", "Unasked(Promise)");
    assert_eq!(script.play("h0 h1 u").scores()[1], "-");
    let rated = script.says(&press(2)).offers("h2", r#"Hold("p2", [Slow, Options])"#);
    assert_eq!(rated.play("h0 h1 u h2").scores()[1], "75.0");
}

#[test]
fn r22_each_habit_that_meets_no_cue_is_an_item() {
    let script = Script::new().talk("").offers("r", "Habit(Jargon), Habit(Stacked)");
    assert_eq!(script.play("r").responsivity(), "1 HabitAlone 0/4, 1 HabitAlone 0/4");
}

#[test]
fn r23_stay_performs_nothing_and_is_no_visit_and_met_holds_after_a_closing() {
    let script = Script::new()
        .says(r#"Press(id: "p", demands: Advice, salience: 1)"#)
        .offers("stay", r#"Close("p", Advise)"#)
        .with("next: Stay,")
        .offers("gated", "")
        .with(r#"when: Met("p"),"#);
    let played = script.play("stay gated");
    assert_eq!(played.count(|e| matches!(e, Event::MomentEntered { .. })), 1);
    assert_eq!(played.count(|e| matches!(e, Event::Said { .. })), 1);
}

#[test]
fn r24_events_carry_what_scoring_needs() {
    let script = Script::new()
        .says(&format!(r#"{}, Cue(id: "c", of: Story, salience: 1)"#, signal("bye", "Veiled", "Veiled")))
        .offers("ask", &asks("bye", "Neutral"))
        .offers("hear", r#"Answer("c", [OwnWords])"#);
    let played = script.play("ask");
    let Some(Event::Responded { counted, concerns, .. }) =
        played.meeting.events().iter().find(|e| matches!(e, Event::Responded { .. }))
    else {
        panic!("there was an answer")
    };
    assert_eq!((counted.len(), concerns.len()), (1, 1));
    assert!(concerns[0].counted && concerns[0].can_ask && !concerns[0].overdue);
}
