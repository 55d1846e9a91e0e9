//! One turn of the engine (design §4), step by step.

use crate::script::{Played, Script};
use polyphony::meeting::{Event, Input, InputError};

const STORY: &str = r#"Cue(id: "story", of: Story, salience: 2)"#;

/// What happened, each event by its name.
fn events(played: &Played) -> Vec<String> {
    let name = |e: &Event| format!("{e:?}").split([' ', '{']).next().unwrap_or_default().to_owned();
    played.meeting.events().iter().map(name).collect()
}

/// Every move of openness, as `name from>to`.
fn moves(played: &Played) -> String {
    let scenario = played.meeting.scenario();
    let show = |e: &Event| match e {
        Event::OpennessMoved { person, from, to } => Some(format!("{} {from:?}>{to:?}", scenario.person(*person).id)),
        _ => None,
    };
    played.meeting.events().iter().filter_map(show).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_turn_happens_in_the_order_of_the_design() {
    let script = Script::new()
        .says(&format!(
            r#"{STORY}, Cue(id: "feeling", of: Feeling, salience: 2), Signal(id: "bye", class: Veiled, shown: Veiled)"#
        ))
        .replies(
            "hear",
            r#"Answer("story", [OwnWords, OpenQuestion]), Safety("bye", Share), Set("seen")"#,
            r#"Says("anna", "…"),"#,
        )
        .offers("feel", r#"Answer("feeling", [Feeling])"#)
        .talk(r#"If(Flag("seen"), [Thinks("bela", "…")]),"#);
    let played = script.play("hear");
    let after = events(&played).into_iter().skip_while(|e| e != "Responded").collect::<Vec<_>>();
    assert_eq!(
        after,
        [
            "Responded",
            "CueMet",
            "StepTaken",
            "FlagSet",  // its acts apply
            "OverStep", // what the engine sees is noted
            "CallLeft", // calls not met age
            // openness: met well and left in one turn sum to nothing
            "Said", // the reply is performed
            "MomentEntered",
            "Thought",
            "Offered", // next
        ]
    );
}

#[test]
fn an_input_must_be_in_the_offer_and_a_wrong_one_changes_nothing() {
    let script = Script::new().talk("").offers("a", "").offers("gated", "").with(r#"when: Flag("never"),"#);
    let mut meeting = script.play("").meeting;
    let before = meeting.events().to_vec();
    let gated = meeting.scenario().responses.iter().position(|r| r.id == "gated").expect("it is there");
    let gated = polyphony::scenario::ResponseId(gated as u32);
    assert!(matches!(meeting.respond(Input::Choose(gated)), Err(InputError::NotOffered { .. })));
    assert_eq!(
        meeting.input_named("b").map_err(|e| e.to_string()),
        Err("`b` is not offered now; offered are `a`, `silence`".to_owned())
    );
    assert_eq!(meeting.events(), before);
}

#[test]
fn after_the_end_nothing_is_taken() {
    let mut meeting = Script::new().talk("").offers("a", "").play("a").meeting;
    assert_eq!(meeting.respond(Input::Silence), Err(InputError::Ended("end".to_owned())));
}

#[test]
fn an_act_on_a_call_that_is_not_open_is_missed() {
    let script = Script::new().talk("").offers("early", r#"Answer("story", [OwnWords])"#).says(STORY).offers("b", "");
    let played = script.play("early silence");
    assert!(events(&played).contains(&"ActMissed".to_owned()));
    assert_eq!(played.responsivity(), "2 Waived 0/0");
}

#[test]
fn a_call_lasts_as_many_counted_turns_as_it_says() {
    let mut script = Script::new()
        .says(r#"Cue(id: "story", of: Story, salience: 1, lasts: 2)"#)
        .offers("h0", r#"Answer("story", [OwnWords])"#);
    for n in 1..4 {
        script = script.talk("").offers(&format!("h{n}"), r#"Answer("story", [OwnWords])"#);
    }
    assert_eq!(script.play("silence h1").responsivity(), "2 CueMet 2/4");
    assert_eq!(script.play("silence silence h2").responsivity(), "2 CueLeft 0/4");
}

#[test]
fn postponing_adds_three_turns_once() {
    let postpone = r#"Answer("story", [Postpone])"#;
    let mut script = Script::new()
        .says(r#"Cue(id: "story", of: Story, salience: 1)"#)
        .offers("p0", postpone)
        .offers("h0", r#"Answer("story", [OwnWords])"#);
    for n in 1..6 {
        script = script
            .talk("")
            .offers(&format!("p{n}"), postpone)
            .offers(&format!("h{n}"), r#"Answer("story", [OwnWords])"#);
    }
    assert_eq!(script.play("p0 silence silence h3").responsivity(), "4 CueMet 2/4");
    assert_eq!(script.play("p0 p1 silence silence h4").responsivity(), "4 CueThin 1/4");
}

#[test]
fn a_cue_answered_thinly_stays_open_and_its_best_level_counts() {
    let script = Script::new()
        .says(r#"Cue(id: "story", of: Story, salience: 1, lasts: 2)"#)
        .offers("mm", r#"Answer("story", [BackChannel])"#)
        .offers("h0", r#"Answer("story", [OwnWords])"#)
        .talk("")
        .offers("h1", r#"Answer("story", [OwnWords])"#);
    assert_eq!(script.play("mm h1").responsivity(), "2 CueMet 2/4");
    assert_eq!(script.play("mm silence").responsivity(), "2 CueThin 1/4");
    assert_eq!(moves(&script.play("mm silence")), "", "one that was answered and runs out moves no openness");
}

#[test]
fn openness_goes_by_what_was_done_to_the_persons_cues() {
    let play = |ways: &str| {
        let script = Script::new()
            .says(r#"Cue(id: "c", of: Feeling, salience: 2)"#)
            .offers("r", &format!(r#"Answer("c", [{ways}])"#))
            .offers("pass", "");
        moves(&script.play("r"))
    };
    assert_eq!(play("Feeling, OpenQuestion"), "anna Present>Open");
    assert_eq!(play("Feeling"), "");
    assert_eq!(play("Reassure"), "anna Present>Guarded");
    assert_eq!(play("Correct"), "anna Present>Closed");
    assert_eq!(play("Shame"), "anna Present>Closed");
}

#[test]
fn openness_is_held_to_one_up_and_two_down_in_a_turn() {
    let cues = r#"Cue(id: "a", of: Feeling, salience: 2), Cue(id: "b", of: Feeling, salience: 2), Cue(id: "c", of: Story, salience: 2)"#;
    let play = |acts: &str| moves(&Script::new().says(cues).offers("r", acts).play("r"));
    let all = |ways: &str| format!(r#"Answer("a", [{ways}]), Answer("b", [{ways}]), Answer("c", [{ways}])"#);
    assert_eq!(play(&all("Feeling, OpenQuestion")), "anna Present>Open");
    assert_eq!(play(&all("Shame")), "anna Present>Closed");
}

#[test]
fn what_the_reply_says_about_openness_replaces_the_tables_move() {
    let play = |reply: &str| {
        let script = Script::new().says(r#"Cue(id: "c", of: Feeling, salience: 2)"#).replies(
            "r",
            r#"Answer("c", [Feeling, OpenQuestion])"#,
            reply,
        );
        moves(&script.play("r"))
    };
    assert_eq!(play(r#"Closes("anna"),"#), "anna Present>Guarded");
    assert_eq!(play(r#"Opens("bela"),"#), "anna Present>Open, bela Open>Trusting");
}

#[test]
fn in_a_moments_own_talk_openness_moves_at_once() {
    let script = Script::new()
        .talk(r#"Opens("anna"), If(Openness("anna", AtLeast(Open)), [Thinks("anna", "…")]),"#)
        .offers("a", "");
    assert_eq!(events(&script.play("")).iter().filter(|e| *e == "Thought").count(), 1);
}

#[test]
fn variants_are_drawn_at_the_beginning_and_do_not_touch_a_score() {
    let variants = r#"OneOf([(1, [Says("anna", "one", [Cue(id: "c", of: Story, salience: 1)])]),
        (3, [Says("anna", "two", [Cue(id: "c", of: Story, salience: 1)])])]),"#;
    let script = Script::new().talk(variants).offers("r", r#"Answer("c", [OwnWords])"#);
    let mut second = 0;
    for seed in 0..400 {
        let played = script.play_seed("r", seed);
        assert_eq!(played.responsivity(), "1 CueMet 2/4");
        second += played.count(|e| matches!(e, Event::Said { line } if line.0 == 1));
    }
    assert!((250..350).contains(&second), "{second} of 400 drew the second variant");
}

#[test]
fn people_come_and_go_with_the_moments_and_the_team_stays() {
    let script =
        Script::new().talk("").offers("a", "").talk("").present(r#""anna""#).offers("b", "").talk("").offers("c", "");
    let played = script.play("a b");
    let scenario = played.meeting.scenario();
    let coming = |e: &Event| match e {
        Event::PersonCame { person } => Some(format!("+{}", scenario.person(*person).id)),
        Event::PersonLeft { person } => Some(format!("-{}", scenario.person(*person).id)),
        _ => None,
    };
    let found: Vec<_> = played.meeting.events().iter().filter_map(coming).collect();
    assert_eq!(found, ["+anna", "+bela", "+cleo", "-bela", "+bela"]);
}

#[test]
fn a_response_is_offered_again_in_its_moment_only_if_it_repeats() {
    let script = Script::new()
        .talk("")
        .offers("once", "")
        .with("next: Stay,")
        .offers("often", "")
        .with("next: Stay, repeats: true,")
        .turns(5);
    let names = |choices: &str| {
        let meeting = script.play(choices).meeting;
        let mut names: Vec<_> = meeting.offer().iter().map(|r| meeting.scenario().response(*r).id.clone()).collect();
        names.sort();
        names
    };
    assert_eq!(names("once often"), ["often"]);
}

#[test]
fn a_second_silence_running_is_level_1_at_most() {
    let still = |n: usize| format!(r#"Does("anna", "…", [Cue(id: "s{n}", of: Silence, salience: 1)]),"#);
    let mut script = Script::new();
    for n in 0..2 {
        script = script
            .talk(&still(n))
            .offers(&format!("r{n}"), &format!(r#"Answer("s{n}", [Present])"#))
            .silence(&format!(r#"Answer("s{n}", [Space])"#));
    }
    assert_eq!(script.play("silence silence").responsivity(), "1 CueMet 4/4, 2 CueThin 1/4");
}

#[test]
fn an_early_ending_gives_findings_so_far_and_no_scores() {
    let script = Script::new().says(STORY).offers("r", r#"Answer("story", [OwnWords])"#).early();
    let played = script.play("r");
    assert_eq!((played.scores().join(" ").as_str(), played.responsivity().as_str()), ("- - -", "1 CueMet 4/8"));
}

#[test]
fn reflecting_meets_each_cue_that_it_takes_up_one_level_less_without_leave() {
    let play = |leave: bool| {
        let script = Script::new()
            .says(&format!(r#"{STORY}, Press(id: "p", demands: Advice, salience: 1)"#))
            .offers("r", &format!(r#"Reflect(leave: {leave}, takes_up: ["story"], press: "p")"#));
        let played = script.play("r");
        (played.responsivity(), played.tolerance())
    };
    assert_eq!(play(true), ("1 CueMet 6/8".to_owned(), "1 PressHalfHeld 3/4".to_owned()));
    assert_eq!(play(false), ("1 CueMet 4/8".to_owned(), "1 PressHalfHeld 3/4".to_owned()));
}
