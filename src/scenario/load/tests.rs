//! What loading makes of good files, and that no file at all makes it panic.

use super::*;
use crate::codebook::Code;
use crate::scenario::model::{CallWhat, Destination, Next, Talk};

const GOOD: &str = r#"// A kitchen.
Scenario(
    format: 1, id: "kitchen", title: "In the kitchen", summary: "One evening.",
    about: (themes: [AcuteCrisis], practises: [Responsivity], minutes: 5, level: Foundation),
    setting: (place: Home, hours_since_contact: 20, called_by: "liisa", scene: "The kettle is on."),
    people: [
        (id: "eero", name: "Eero", part: AtTheCentre, age: 19, starts: Guarded),
        (id: "liisa", name: "Liisa", part: Family("mother"), age: 51, starts: Open),
        (id: "mikko", name: "Mikko", part: Colleague("nurse"), age: 44, starts: Open),
    ],
    turns: 16, out_of_time: "over", start: "arriving",
    moments: [
        Moment(
            id: "arriving", present: ["liisa"],
            talk: [
                Says("liisa", "He said \"goodbye\".", [Signal(id: "bye", class: Veiled, shown: ThirdParty, deepens: "early")]),
                Pause(300),
                If(Flag("told"), [Thinks("liisa", "Good.")]),
                OneOf([
                    (1, [Does("eero", "hums", [Cue(id: "hum", of: Silence, salience: 1, words: ["hum"])])]),
                    (99999999999, [Does("eero", "whistles", [Cue(id: "hum", of: Silence, salience: 1, words: ["tune"])])]),
                ]),
            ],
            again: [Says("eero", "You again.")],
            responses: [
                Response(
                    id: "ask", to: One("eero"), say: "Goodbye?", does: [Set("told"), Agree(Reach, ["you", "liisa"], 24)], because: "Asks.",
                    reply: [
                        Says("eero", "Before.", [Signal(id: "early", class: OldHistory, shown: Veiled, about: "eero", private_from: ["liisa"])]),
                        Says("liisa", "It was bad.", [Signal(id: "other", class: Idiom, shown: Explicit, about: "an uncle")]),
                    ],
                    next: Branch([(Asked("bye"), "talking")], "over"),
                ),
            ],
        ),
        Moment(
            id: "talking",
            responses: [Response(id: "go", to: Room, gesture: "gets up", because: "Ends.", next: End("over"))],
            silence: (because: "Waits.", reply: [Stirs("What now?")], next: To("arriving")),
        ),
    ],
    endings: [Ending(id: "over", title: "Over", talk: [Local("crisis-team")])],
)
"#;

#[track_caller]
fn good() -> Scenario {
    let loaded = load("kitchen.ron", GOOD);
    assert_eq!(loaded.diagnostics, []);
    loaded.scenario.expect("without errors there is a scenario")
}

#[test]
fn lines_are_numbered_where_they_stand() {
    let scenario = good();
    let lines: Vec<_> =
        scenario.lines.iter().map(|line| format!("{} {:?} {}", line.id, line.kind, line.text)).collect();
    assert_eq!(
        lines,
        [
            "arriving.1 Says He said \"goodbye\".",
            "arriving.2 Thinks Good.",
            "arriving.3 Does hums",
            "arriving.4 Does whistles",
            "arriving.again.1 Says You again.",
            "arriving.ask.1 Says Before.",
            "arriving.ask.2 Says It was bad.",
            "talking.silence.1 Stirs What now?",
            "over.1 Local crisis-team",
        ]
    );
}

#[test]
fn the_silence_is_the_last_response_of_its_moment() {
    let scenario = good();
    let responses: Vec<_> = scenario
        .responses
        .iter()
        .map(|r| format!("{} {} {} {}", scenario.moment(r.moment).id, r.id, r.is_silence, r.because))
        .collect();
    assert_eq!(
        responses,
        [
            "arriving ask false Asks.",
            "arriving silence true Says nothing.",
            "talking go false Ends.",
            "talking silence true Waits.",
        ]
    );
    assert_eq!(scenario.moments[1].responses, 2..4);
    assert!(matches!(scenario.responses[1].next, Next::Stay));
}

#[test]
fn a_concern_begins_with_the_signal_that_deepens_none() {
    let scenario = good();
    let concerns: Vec<_> = scenario
        .concerns
        .iter()
        .map(|concern| {
            let signals: Vec<_> = concern.signals.iter().map(|s| scenario.call(*s).id.as_str()).collect();
            let beneath: Vec<_> = concern.beneath.iter().map(Code::name).collect();
            let about = concern.about.map(|p| scenario.person(p).id.as_str());
            format!("{signals:?} {about:?} {beneath:?} {:?}", concern.private_from)
        })
        .collect();
    assert_eq!(
        concerns,
        [
            r#"["early", "bye"] Some("eero") ["OldHistory", "Veiled"] [[PersonId(1)], []]"#,
            r#"["other"] None ["Idiom"] [[]]"#,
        ]
    );
    assert!(scenario.calls.iter().all(|call| match call.what {
        CallWhat::Signal { concern, .. } => concern.index() < 2,
        CallWhat::Cue { .. } | CallWhat::Press { .. } => true,
    }));
}

#[test]
fn the_team_is_always_present_and_everybody_unless_said() {
    let scenario = good();
    let present =
        |m: usize| scenario.moments[m].present.iter().map(|p| scenario.person(*p).name.as_str()).collect::<Vec<_>>();
    assert_eq!(present(0), ["Liisa", "Mikko"]);
    assert_eq!(present(1), ["Eero", "Liisa", "Mikko"]);
}

#[test]
fn variants_share_their_calls_and_weights_are_held() {
    let scenario = good();
    assert_eq!(scenario.draws, [vec![1, u64::from(u32::MAX)]]);
    let hum = scenario.calls.iter().find(|call| call.id == "hum").expect("it is there");
    assert_eq!(hum.words, ["hum", "tune"]);
    assert!(matches!(scenario.moments[0].talk.last(), Some(Talk::OneOf(_, variants)) if variants.len() == 2));
}

#[test]
fn a_branch_leads_to_moments_and_to_endings() {
    let Next::Branch(ways, last) = good().responses[0].next.clone() else { panic!("a branch") };
    assert!(matches!(ways[0].1, Destination::Moment(m) if m.index() == 1));
    assert!(matches!(last, Destination::Ending(e) if e.index() == 0));
}

#[test]
fn the_one_who_called_is_named_and_the_text_is_hashed() {
    let scenario = good();
    assert_eq!(scenario.setting.called_by, "Liisa");
    assert_eq!(scenario.hash, text_hash(GOOD));
}

#[test]
fn a_byte_order_mark_and_attributes_are_no_fault() {
    let text = format!("\u{feff}#![enable(implicit_some)]\n{GOOD}");
    assert_eq!(load_bytes("x.ron", text.as_bytes()).diagnostics, []);
}

#[test]
fn an_escaped_word_at_fault_is_told_near_its_place() {
    let text = GOOD.replace("to: One(\"eero\")", "to: One(\"ee\\tro\")");
    let d = &load("x.ron", &text).diagnostics[0];
    assert_eq!((d.code, d.start.line, &text[d.span.clone()]), ("unknown-person", 27, "ask"));
}

#[test]
fn allowed_warnings_are_not_given() {
    let text = GOOD.replace("present: [\"liisa\"]", "present: [\"liisa\", \"mikko\"]");
    assert_eq!(load("x.ron", &text).diagnostics[0].code, "team-in-present");
    let text =
        text.replace("endings: [", "allow: [(code: \"team-in-present\", because: \"Reads better.\")], endings: [");
    assert_eq!(load("x.ron", &text).diagnostics, []);
}

#[track_caller]
fn check_hint(good: &str, bad: &str, wanted: &str) {
    assert_eq!(GOOD.matches(good).count(), 1, "{good}");
    let hints: Vec<_> = load("x.ron", &GOOD.replace(good, bad)).diagnostics.into_iter().map(|d| d.hint).collect();
    assert_eq!(hints, [wanted]);
}

#[test]
fn hints_say_what_to_write() {
    check_hint("turns: 16", "turns: -4", "Write a whole number from 1 to 1000.");
    check_hint("turns: 16", "turns: 70_000_000_000", "Write a whole number from 1 to 1000.");
    check_hint("age: 19", "age: -19", "Write a whole number from 0.");
    check_hint("(1, [Does", "(-1, [Does", "Write a whole number from 1.");
    check_hint("id: \"kitchen\"", "id: \"My Meeting!\"", "Write `my-meeting`.");
    check_hint("id: \"kitchen\"", "id: \"!!\"", "Give it a name of lower-case letters, digits and hyphens.");
    check_hint("to: One(\"eero\")", "to: \"eero\"", "Write `One(\"eero\")`, `Room` or `Colleague`.");
    check_hint("to: One(\"eero\")", "to: Eero", "Write `One(\"eero\")`, `Room` or `Colleague`.");
    check_hint("\"One evening.\"", "“One evening.”", "Write `\"One evening.\"`, with straight quotes.");
    check_hint("\"One evening.\"", "\"One evening.”", "Close it with a straight quote `\"`; a curly one ends no text.");
    check_hint("class: OldHistory", "class: \"OldHistory\"", "Write `OldHistory`, without quotes.");
    check_hint("Local(\"crisis-team\")", "Local(\"crisis-teams\")", "Did you mean `crisis-team`?");
}

#[track_caller]
fn check_place(good: &str, bad: &str, code: &str, wanted: &str) {
    assert_eq!(GOOD.matches(good).count(), 1, "{good}");
    let text = GOOD.replace(good, bad);
    let found: Vec<_> = load("x.ron", &text).diagnostics.into_iter().map(|d| (d.code, d.span)).collect();
    let at = text.find(wanted).expect("it is there");
    let codes: Vec<_> = found.iter().map(|(code, span)| (*code, span.start)).collect();
    assert_eq!(codes, [(code, at)]);
}

#[test]
fn a_text_that_never_ends_is_told_where_it_begins() {
    check_place("\"One evening.\"", "\"One evening.", "unclosed", "\"One evening.");
    check_place("\"You again.\"", "\"You again.", "unclosed", "\"You again.");
    check_place("\"Goodbye?\"", "\"Goodbye?", "unclosed", "\"Goodbye?");
    check_place("\"It was bad.\"", "\"It was bad.", "unclosed", "\"It was bad.");
    check_place("\"Good.\"", "\"Good.", "unclosed", "\"Good.");
}

#[test]
fn what_follows_the_scenario_is_one_fault() {
    for more in ["Moment(id: \"x\")", "]", "hello \"there\" (", "\"text", ", debrief"] {
        let text = format!("{GOOD}{more}\n");
        let found: Vec<_> = load("x.ron", &text).diagnostics.into_iter().map(|d| (d.code, d.span.start)).collect();
        assert_eq!(found, [("syntax", GOOD.len())], "{more}");
    }
}

#[test]
fn a_file_cut_anywhere_gives_a_diagnostic() {
    for end in 0..GOOD.trim_end().len() {
        let loaded = load_bytes("cut.ron", &GOOD.as_bytes()[..end]);
        assert!(loaded.scenario.is_none() && loaded.diagnostics.iter().any(Diagnostic::is_error), "cut at {end}");
    }
}

#[test]
fn bytes_changed_at_random_give_a_diagnostic_or_a_scenario() {
    // A small generator of our own: the same bytes in every run.
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..1000 {
        let mut bytes = GOOD.as_bytes().to_vec();
        for _ in 0..=random(4) {
            let at = random(bytes.len());
            match random(4) {
                0 => bytes[at] = random(256) as u8,
                1 => bytes[at] = b"()[]{}\",:/*'r#\\\n"[random(16)],
                2 => bytes.insert(at, b"()[]{}\",:/*'r#\\\n"[random(16)]),
                _ => drop(bytes.remove(at)),
            }
        }
        let loaded = load_bytes("random.ron", &bytes);
        let has_error = loaded.diagnostics.iter().any(Diagnostic::is_error);
        assert_eq!(loaded.scenario.is_none(), has_error, "{}", String::from_utf8_lossy(&bytes));
        for d in &loaded.diagnostics {
            let _drawn = crate::diagnostic::render::human(d, &String::from_utf8_lossy(&bytes), false);
        }
    }
}
