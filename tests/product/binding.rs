//! How the three dimensions bind (design §5): every row of the table is a test.

use crate::script::Script;

const VEILED: &str = r#"Signal(id: "bye", class: Veiled, shown: Veiled)"#;
const STORY: &str = r#"Cue(id: "story", of: Story, salience: 2)"#;
const NAME_IT: &str = r#"Press(id: "name-it", demands: Diagnosis, salience: 2)"#;
const RESPONSES: [(&str, &str); 5] = [
    ("ask", r#"Safety("bye", Notice), Safety("bye", Ask(Neutral))"#),
    ("listen", r#"Answer("story", [OwnWords, OpenQuestion])"#),
    ("hold", r#"Hold("name-it", [NotKnowing, FindOut])"#),
    ("close", r#"Close("name-it", Label)"#),
    ("wait", ""),
];

/// A concern that is overdue at the fourth answer, where a cue and a press come up.
fn overdue(class: &str) -> Script {
    let signal = format!(r#"Signal(id: "bye", class: {class}, shown: Explicit)"#);
    let notice = r#"Safety("bye", Notice), Safety("bye", Clarify([Thoughts]))"#;
    let mut script = Script::new().says(&signal);
    for n in 0..3 {
        let so_far = if n == 0 { script } else { script.talk("") };
        script = so_far.offers(&format!("notice-{n}"), notice).offers(&format!("pass-{n}"), "");
    }
    // The talk of the last moment opens what is answered there.
    script = script.talk(&format!(r#"Says("anna", "…", [{STORY}, {NAME_IT}]),"#));
    for (id, acts) in RESPONSES.iter().skip(1) {
        script = script.offers(id, acts);
    }
    script.offers("late", notice)
}

fn in_one_turn(response: &str) -> crate::script::Played {
    let mut script = Script::new().says(&format!("{VEILED}, {STORY}, {NAME_IT}"));
    for (id, acts) in RESPONSES {
        script = script.offers(id, acts);
    }
    script.play(response)
}

#[test]
fn a_cue_and_a_press_passed_over_beside_a_due_step_are_waived() {
    let played = in_one_turn("ask");
    assert_eq!(played.responsivity(), "1 Waived 0/0");
    assert_eq!(played.tolerance(), "1 Waived 0/0");
    assert_eq!(played.steps(), "1 StepInTime 20/20, 1 StepInTime 48/60");
}

#[test]
fn a_due_question_in_the_persons_own_words_meets_the_cue_at_level_4() {
    let script = Script::new()
        .says(&format!(r#"{VEILED}, Cue(id: "tired", of: Feeling, salience: 2)"#))
        .offers("ask", r#"Safety("bye", Ask(InvitesYes)), Answer("tired", [OwnWords])"#)
        .offers("thin", r#"Answer("tired", [OwnWords])"#);
    assert_eq!(script.play("ask").responsivity(), "1 AskedInOwnWords 8/8");
    assert_eq!(script.play("thin").responsivity(), "1 CueMet 4/8");
}

#[test]
fn while_a_concern_is_overdue_listening_elsewhere_is_level_2_at_most() {
    let played = overdue("WishToBeDead").play("pass-0 pass-1 pass-2 listen");
    assert!(played.responsivity().contains("4 HeldWhileOpen 4/8"), "{}", played.responsivity());
}

#[test]
fn while_imminent_danger_is_overdue_listening_elsewhere_is_level_1_at_most() {
    let played = overdue("Imminent").play("pass-0 pass-1 pass-2 listen");
    assert!(played.responsivity().contains("4 HeldWhileOpen 2/8"), "{}", played.responsivity());
}

#[test]
fn while_a_concern_is_overdue_a_hold_counts_as_drift_and_a_closing_as_it_stands() {
    let before = "pass-0 pass-1 pass-2";
    let play = |response: &str| overdue("WishToBeDead").play(&format!("{before} {response}")).tolerance();
    assert_eq!(play("hold"), "4 HeldWhileOpen 2/8");
    assert_eq!(play("close"), "4 PressClosed 0/8");
    assert_eq!(play("wait"), "4 PressLeft 4/8");
}

#[test]
fn what_comes_late_counts_half() {
    let played = overdue("WishToBeDead").play("pass-0 pass-1 pass-2 late");
    assert_eq!(played.steps(), "0 Waived 0/0, 4 StepLate 10/20, 4 StepLate 10/20");
}

/// Imminent danger said outright beside a press for the hospital; the decision is made with or without Anna.
fn decision(acts: &str, present: &str) -> crate::script::Played {
    Script::new()
        .says(r#"Signal(id: "tonight", class: Imminent, shown: Explicit)"#)
        .talk(r#"Says("bela", "…", [Press(id: "bed", demands: Hospital, salience: 2)]),"#)
        .present(present)
        .offers("act", acts)
        .play("silence act")
}

const ACT: &str = r#"Safety("tonight", Act(CrisisTeam)), Close("bed", Admit), Unasked(Prescribe)"#;

#[test]
fn the_decision_that_a_concern_requires_made_in_the_open_waives_what_it_closes_and_gives_8_of_8() {
    let played = decision(ACT, r#""anna", "bela""#);
    assert_eq!(played.tolerance(), "2 Waived 0/0, 2 Waived 0/0, 2 DecidedInTheOpen 8/8");
    assert!(played.steps().contains("2 StepInTime 60/60"), "{}", played.steps());
}

#[test]
fn the_same_decision_without_the_person_is_0_of_8_in_place_of_the_closings_and_an_over_step() {
    let played = decision(ACT, r#""bela""#);
    assert_eq!(played.tolerance(), "2 Waived 0/0, 2 Waived 0/0, 2 DecidedBehindTheScenes 0/8");
    assert!(played.steps().contains("2 BehindTheScenes -40/0"), "{}", played.steps());
    assert!(played.steps().contains("2 StepInTime 60/60"), "{}", played.steps());
}

#[test]
fn the_same_decision_with_force_is_0_of_8_and_caps_safety_at_50() {
    let played = decision(&format!(r#"{ACT}, Safety("tonight", Coerce)"#), r#""anna", "bela""#);
    assert!(played.tolerance().contains("2 DecidedBehindTheScenes 0/8"), "{}", played.tolerance());
    assert!(played.card.safety.caps.iter().any(|cap| cap.limit == 50));
    assert!(played.steps().contains("2 FailingStep -60/0"), "{}", played.steps());
}

#[test]
fn once_a_concern_is_handled_everything_counts_as_ever() {
    let script = Script::new()
        .says(VEILED)
        .offers("ask", r#"Safety("bye", Notice), Safety("bye", Ask(Neutral))"#)
        .talk("")
        .talk("")
        .talk("")
        .talk("")
        .says(&format!("{STORY}, {NAME_IT}"))
        .offers("both", r#"Answer("story", [OwnWords, OpenQuestion]), Hold("name-it", [NotKnowing, FindOut])"#);
    let played = script.play("ask silence silence silence silence both");
    assert_eq!((played.responsivity().as_str(), played.tolerance().as_str()), ("6 CueMet 8/8", "6 PressHeld 8/8"));
}

#[test]
fn beside_a_needless_repeat_cues_are_level_1_at_most_and_tolerance_has_an_item_of_0_of_4() {
    let script = Script::new()
        .says(VEILED)
        .offers("ask", r#"Safety("bye", Notice), Safety("bye", Ask(Neutral))"#)
        .says(STORY)
        .offers("again", r#"Safety("bye", Ask(Neutral)), Answer("story", [OwnWords, OpenQuestion])"#);
    let played = script.play("ask again");
    assert_eq!(played.responsivity(), "2 AfterRepeat 2/8");
    assert_eq!(played.tolerance(), "2 NeedlessRepeat 0/4");
    assert!(played.steps().contains("2 Repeated -20/0"));
}

#[test]
fn an_escalation_that_nobody_needed_is_an_item_of_0_of_12_and_an_over_step() {
    let above = Script::new().says(VEILED).offers("act", r#"Safety("bye", Act(Emergency))"#).play("act");
    assert_eq!(above.tolerance(), "1 NeedlessEscalation 0/12");
    assert!(above.steps().contains("1 AboveBand -40/0"));
    let decoy = Script::new()
        .says(r#"Signal(id: "idiom", class: Idiom, shown: Explicit)"#)
        .offers("act", r#"Safety("idiom", Act(CrisisTeam))"#)
        .play("act");
    assert_eq!(decoy.tolerance(), "1 NeedlessEscalation 0/12");
    assert_eq!(decoy.steps(), "1 NothingDue 80/80, 1 OnDecoy -40/0");
}
