//! The worked cases of the scoring, as the design and its first issue state them.

use crate::script::Script;

const VEILED: &str = r#"Signal(id: "bye", class: Veiled, shown: Veiled)"#;
const ASKED_WELL: &str = r#"Safety("bye", Notice), Safety("bye", Ask(InvitesYes))"#;

/// A veiled sign with imminent danger beneath, disclosed to a question that can be answered with yes.
fn imminent() -> Script {
    let disclosure = r#"Says("anna", "…", [Signal(id: "tonight", class: Imminent, shown: Explicit, deepens: "bye")]),"#;
    let wait = |script: Script, n| {
        script
            .talk("")
            .replies(&format!("ask-{n}"), ASKED_WELL, disclosure)
            .replies(&format!("ask-no-{n}"), r#"Safety("bye", Ask(InvitesNo))"#, "")
            .offers(&format!("hold-{n}"), "")
    };
    let mut script = Script::new()
        .says(VEILED)
        .replies("ask-0", ASKED_WELL, disclosure)
        .replies("ask-no-0", r#"Safety("bye", Ask(InvitesNo))"#, "")
        .offers("hold-0", "");
    for n in 1..4 {
        script = wait(script, n);
    }
    for n in 4..9 {
        script = script
            .talk("")
            .offers(&format!("clarify-{n}"), r#"Safety("bye", Clarify([Thoughts])), Safety("bye", Share)"#)
            .offers(&format!("plan-{n}"), r#"Safety("bye", Plan([Means, People, WhoAndWhen]))"#)
            .offers(&format!("act-{n}"), r#"Safety("bye", Act(CrisisTeam)), Safety("bye", HandOver)"#)
            .offers(&format!("hold-{n}"), "");
    }
    script
}

#[test]
fn a_veiled_sign_noticed_and_asked_about_well_is_100() {
    let script = Script::new().says(VEILED).offers("ask", ASKED_WELL).talk("").offers("again", ASKED_WELL);
    assert_eq!(script.play("ask silence").safety(), "100.0");
}

#[test]
fn one_needless_repeat_leaves_75() {
    let script = Script::new()
        .says(VEILED)
        .offers("ask", ASKED_WELL)
        .talk("")
        .offers("again", r#"Safety("bye", Ask(InvitesYes))"#);
    assert_eq!(script.play("ask again").safety(), "75.0");
}

#[test]
fn imminent_danger_fully_met_is_100() {
    // What the class beneath requires can only be offered after the disclosure: the moments between are left out.
    let disclosure = r#"Says("anna", "…", [Signal(id: "tonight", class: Imminent, shown: Explicit, deepens: "bye")]),"#;
    let script = Script::new()
        .says(VEILED)
        .replies("ask", ASKED_WELL, disclosure)
        .talk("")
        .offers("clarify", r#"Safety("bye", Clarify([Thoughts])), Safety("bye", Share)"#)
        .talk("")
        .offers("plan", r#"Safety("bye", Plan([Means, People, WhoAndWhen]))"#)
        .talk("")
        .offers("act", r#"Safety("bye", Act(CrisisTeam)), Safety("bye", HandOver)"#);
    assert_eq!(script.play("ask clarify plan act").safety(), "100.0");
}

#[test]
fn imminent_danger_noticed_and_asked_one_turn_late_is_81_8() {
    // Grace of a veiled sign is two counted turns, so the fourth answer is the first that is late.
    let played = imminent().play("hold-0 hold-1 hold-2 ask-3 clarify-4 plan-5 act-6 silence silence");
    assert_eq!(played.safety(), "81.8");
}

#[test]
fn imminent_danger_asked_about_and_then_held_is_at_most_30() {
    let played = imminent().play("ask-0 hold-1 hold-2 hold-3 hold-4 hold-5 hold-6 hold-7 hold-8");
    assert_eq!(played.safety(), "30.0");
}

#[test]
fn imminent_danger_never_asked_about_and_never_acted_on_is_at_most_30() {
    let played = imminent().play("hold-0 hold-1 hold-2 hold-3 hold-4 hold-5 hold-6 hold-7 hold-8");
    assert_eq!(played.safety(), "0.0");
    assert_eq!(played.card.safety.caps[0].limit, 30);
}

#[test]
fn imminent_danger_asked_about_only_to_hear_no_is_at_most_30() {
    let played = imminent().play("ask-no-0 hold-1 hold-2 hold-3 hold-4 hold-5 hold-6 hold-7 hold-8");
    assert_eq!(played.safety(), "0.0");
    assert_eq!(played.card.safety.caps[0].limit, 30);
}

#[test]
fn a_medical_red_flag_noticed_said_acted_on_and_handed_over_at_once_is_100() {
    let script = Script::new().says(r#"Signal(id: "rigid", class: Medical, shown: Unspoken)"#).offers(
        "act",
        r#"Safety("rigid", Notice), Safety("rigid", Share), Safety("rigid", Act(Medical)), Safety("rigid", HandOver)"#,
    );
    assert_eq!(script.play("act").safety(), "100.0");
}

#[test]
fn own_words_and_open_questions_throughout_are_100_on_stories_and_experiences_and_75_on_feelings() {
    let of = |kind: &str| {
        let mut script = Script::new();
        for n in 0..4 {
            script = script
                .says(&format!(r#"Cue(id: "c{n}", of: {kind}, salience: 2)"#))
                .offers(&format!("r{n}"), &format!(r#"Answer("c{n}", [OwnWords, OpenQuestion])"#));
        }
        script.play("r0 r1 r2 r3").scores()[0].clone()
    };
    assert_eq!([of("Story"), of("Experience"), of("Feeling")], ["100.0", "100.0", "75.0"]);
}

#[test]
fn a_silence_kept_for_a_silence_is_level_4() {
    let script = Script::new()
        .talk(r#"Does("anna", "looks away", [Cue(id: "quiet", of: Silence, salience: 2)]),"#)
        .silence(r#"Answer("quiet", [Space])"#);
    assert_eq!(script.play("silence").responsivity(), "1 CueMet 8/8");
}

#[test]
fn always_silent_over_ten_cues_one_of_them_silence_is_under_40() {
    let mut script = Script::new();
    for n in 0..10 {
        let kind = if n == 4 { "Silence" } else { "Story" };
        script = script
            .talk(&format!(r#"Does("anna", "…", [Cue(id: "c{n}", of: {kind}, salience: 2)]),"#))
            .offers(&format!("r{n}"), &format!(r#"Answer("c{n}", [OwnWords])"#))
            .silence(&format!(r#"Answer("c{n}", [Space])"#));
    }
    let played = script.play(&"silence ".repeat(10));
    let score: f64 = played.scores()[0].parse().expect("it is rated");
    assert!(score < 40.0, "{score}: {}", played.responsivity());
}
