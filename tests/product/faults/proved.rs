//! Faults that only every way of playing can show, laid into a shipped meeting.

use polyphony::analysis::exact::{Effort, explore};
use polyphony::analysis::proved;
use polyphony::codebook::Codebook;
use polyphony::scenario::load::load_with_source;
use polyphony::scoring::Rubric;
use std::path::Path;

fn shipped(id: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{id}.ron"));
    std::fs::read_to_string(file).expect("the meeting is shipped")
}

/// The codes that are proved of a text, each with the words at fault, in the order of the file.
fn proved_of(text: &str, states: usize) -> Vec<(&'static str, String)> {
    let (loaded, source) = load_with_source("x.ron", text);
    let scenario = loaded.scenario.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics));
    let effort = Effort { states, ..Effort::TO_THE_END };
    let exact = explore(&scenario, &Codebook::shipped(), &Rubric::shipped(), &effort);
    let found = proved::check(&scenario, &source.expect("it is there"), text, &exact);
    found.into_iter().map(|d| (d.code, text[d.span].to_owned())).collect()
}

/// Lays a fault by replacing what stands in the meeting exactly once; nothing is found but what is said.
#[track_caller]
fn lay(replaced: &[(&str, &str)], wanted: &[(&str, &str)]) {
    let mut text = shipped("thin-walls");
    let before = proved_of(&text, 100_000);
    for (from, to) in replaced {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    let mut found = proved_of(&text, 100_000);
    found.retain(|one| !before.contains(one));
    let found: Vec<_> = found.iter().map(|(code, words)| (*code, words.as_str())).collect();
    assert_eq!(found, wanted);
}

/// A moment beside the meeting, and a way into it.
const CELLAR: (&str, &str) = (
    "    moments: [\n",
    r#"    moments: [
        Moment(id: "cellar", responses: [Response(
            id: "up-again", to: Room, say: "Shall we go up?", does: [], because: "Leads on.",
            when: Turn(AtLeast(40)), next: To("arriving"),
        )]),
"#,
);

/// The first answer of the meeting leads there.
fn into_the_cellar(next: &str) -> (String, String) {
    let text = shipped("thin-walls");
    let at = text.find("id: \"not-yet-and-wall\"").expect("it is there");
    let way = text[at..].find("next: ").expect("it leads on") + at;
    let end = text[way..].find(",\n").expect("it ends") + way;
    (text[at..end].to_owned(), format!("{}{next}", &text[at..way]))
}

#[test]
fn a_room_that_nobody_can_leave() {
    let (from, to) = into_the_cellar(r#"next: To("cellar")"#);
    lay(&[CELLAR, (&from, &to)], &[("stuck", "cellar"), ("never-offered", "up-again")]);
}

#[test]
fn a_room_that_nobody_can_enter() {
    let never = r#"next: Branch([(All([Visited("arriving"), Not(Visited("arriving"))]), "cellar")], "settled")"#;
    let (from, to) = into_the_cellar(never);
    lay(&[CELLAR, (&from, &to)], &[("never-entered", "cellar"), ("never-holds", "not-yet-and-wall")]);
}

#[test]
fn an_ending_to_which_nothing_leads() {
    let ending = ("    endings: [\n", "    endings: [\n        Ending(id: \"nowhere\", title: \"Nowhere\"),\n");
    lay(&[ending], &[("never-reached", "nowhere")]);
}

#[test]
fn an_answer_that_waits_too_long() {
    let when = ("id: \"not-yet-and-wall\",", "id: \"not-yet-and-wall\", when: Turn(AtLeast(15)),");
    lay(&[when], &[("never-offered", "not-yet-and-wall")]);
}

#[test]
fn words_for_a_second_visit_that_nobody_pays() {
    let again = ("id: \"arriving\",", "id: \"arriving\", again: [Says(\"mikko\", \"Once more, then.\")],");
    lay(&[again], &[("never-said", "Once more, then.")]);
}

#[test]
fn a_condition_that_contradicts_itself() {
    let from = "If(Openness(\"eero\", AtLeast(Present)), [Says(\"eero\", \"I sleep when";
    let to = from.replacen(
        "Openness(\"eero\", AtLeast(Present))",
        "All([Openness(\"eero\", AtLeast(Present)), Openness(\"eero\", AtMost(Guarded))])",
        1,
    );
    lay(&[(from, &to)], &[("never-holds", "I sleep when you’re at work. I told you that as well.")]);
}

#[test]
fn a_condition_that_everybody_meets() {
    let from = "If(Visited(\"alarmed\"), [Does(\"eero\", \"still has";
    let to = from.replace("alarmed", "arriving");
    lay(&[(from, &to)], &[("always-holds", "still has the jacket on; he has gone to the window")]);
}

#[test]
fn a_sign_that_nobody_is_shown_and_one_for_which_nothing_can_be_done() {
    let signal = "Signal(id: \"far\", class: Veiled, shown: Veiled)";
    let again = format!("id: \"arriving\", again: [Does(\"eero\", \"hums\", [{signal}])],");
    let wanted = [("never-said", "hums"), ("never-disclosed", "far"), ("never-taken", "far"), ("never-taken", "far")];
    lay(&[("id: \"arriving\",", &again)], &wanted);
    let from = "Pause(3000),\n                Thinks(\"eero\", \"If they ask me";
    let shown = format!("Does(\"eero\", \"hums\", [{signal}]), {from}");
    lay(&[(from, &shown)], &[("never-taken", "far"), ("never-taken", "far")]);
}

#[test]
fn a_dimension_that_is_practised_and_never_rated() {
    let kitchen = include_str!("../cli/kitchen.ron");
    let line = kitchen.lines().find(|line| line.contains("never-rated")).expect("it is allowed there");
    let found = proved_of(&kitchen.replace(line, ""), 100_000);
    assert_eq!(found, [("never-rated", "kitchen".to_owned())]);
}

/// Three moments in each of which one cue is answered in these ways by whatever is said; whoever is silent leaves.
fn three_cues(ways: &str) -> String {
    let moment = |n: usize| {
        let next = if n == 3 { "over".to_owned() } else { format!("m{}", n + 1) };
        format!(
            r#"Moment(id: "m{n}", talk: [Does("anna", "looks up", [Cue(id: "c{n}", of: Story, salience: 1, words: ["up"])])],
            responses: [Response(id: "r{n}", to: Room, say: "Up.", does: [Answer("c{n}", [{ways}])], because: "So.",
                next: To("{next}"))],
            silence: (because: "So.", next: To("gone"))),"#
        )
    };
    format!(
        r#"Scenario(format: 1, id: "three", title: "Three", summary: "Three.",
        about: (themes: [AcuteCrisis], practises: [Responsivity], minutes: 3, level: Foundation),
        setting: (place: Home, hours_since_contact: 1, called_by: "anna", scene: "Here."),
        people: [(id: "anna", name: "Anna", part: AtTheCentre, age: 30, starts: Present)],
        turns: 3, out_of_time: "over", start: "m1", moments: [{}{}{}],
        endings: [Ending(id: "over", title: "Over"), Ending(id: "gone", title: "Gone", early: true)])"#,
        moment(1),
        moment(2),
        moment(3)
    )
}

#[test]
fn a_meeting_that_cannot_be_won_and_one_that_cannot_be_lost() {
    assert_eq!(proved_of(&three_cues("Reassure"), 1000), [("cannot-be-won", "three".to_owned())]);
    assert_eq!(proved_of(&three_cues("OwnWords, OpenQuestion"), 1000), [("cannot-be-lost", "three".to_owned())]);
}

#[test]
fn what_is_too_large_is_not_proved() {
    assert_eq!(proved_of(&shipped("thin-walls"), 50), [("not-exact", "thin-walls".to_owned())]);
}
