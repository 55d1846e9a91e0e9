//! A small meeting, and a run of it, for the tests of runs, reviews and the store.

use super::{Run, RunId, RunInput, Text, Texts, UnixMs};
use crate::scenario::{Scenario, load};
use std::sync::Arc;

/// Three turns at a kitchen table: three cues, a press, and a sign that needs to be asked about.
pub(crate) const SCENARIO: &str = r#"Scenario(
    format: 1, id: "kitchen", title: "A kitchen", summary: "Ada has not slept. Her brother called.",
    about: (
        themes: [AcuteCrisis], practises: [Responsivity, SafetyEscalation], principles: [ImmediateHelp],
        elements: [OwnWords], misconceptions: [], questions: [Uncertainty], content_notes: [Suicide],
        minutes: 3, level: Foundation,
    ),
    setting: (place: Home, hours_since_contact: 3, called_by: "ben", scene: "A kitchen.", can_offer: [SameTeam]),
    people: [
        (id: "ada", name: "Ada", part: AtTheCentre, age: 30, starts: Present),
        (id: "ben", name: "Ben", part: Family("brother"), age: 33, starts: Open),
        (id: "cleo", name: "Cleo", part: Colleague("nurse"), age: 41, starts: Open),
    ],
    turns: 6, out_of_time: "over",
    start: "one",
    moments: [
        Moment(
            id: "one",
            talk: [
                Says("ada", "The clock keeps asking me.", [Cue(id: "clock", of: Experience, salience: 2, words: ["clock"])]),
                Says("ben", "Is she ill?", [Press(id: "ill", demands: Diagnosis, salience: 2)]),
            ],
            responses: [
                Response(
                    id: "ask-clock", to: One("ada"), say: "The clock keeps asking you. What does it ask?",
                    does: [Answer("clock", [OwnWords, OpenQuestion])], because: "Her words.", next: To("two"),
                ),
                Response(
                    id: "name-it", to: One("ben"), say: "This is a depression.",
                    does: [Close("ill", Label)], because: "Settles it.", tempting: "It answers him.", next: To("two"),
                ),
            ],
            silence: (does: [Answer("clock", [Space])], because: "Leaves her words.", next: To("two")),
        ),
        Moment(
            id: "two",
            talk: [
                Says("ada", "It asks how long I will stand by the window.", [
                    Cue(id: "window", of: Story, salience: 2, words: ["window"]),
                    Signal(id: "stand", class: Veiled, shown: Veiled),
                ]),
            ],
            responses: [
                Response(
                    id: "ask-window", to: One("ada"), say: "Stand by the window. Do you think of not living?",
                    does: [Answer("window", [OwnWords]), Safety("stand", Notice), Safety("stand", Ask(InvitesYes))],
                    because: "Asks so that yes is easy.", next: To("three"),
                ),
                Response(
                    id: "wait", to: Room, say: "Let us have some tea.",
                    does: [Answer("window", [Switch])], because: "Turns away.", tempting: "It is kind.", next: To("three"),
                ),
            ],
            silence: (does: [Answer("window", [Space])], because: "Leaves it.", next: To("three")),
        ),
        Moment(
            id: "three",
            talk: [Says("ada", "I am so tired.", [Cue(id: "tired", of: Feeling, salience: 1, words: ["tired"])])],
            responses: [
                Response(
                    id: "meet-again", to: Room, say: "So tired. We come again tomorrow.",
                    does: [Answer("tired", [OwnWords, Offer])], because: "Goes on.", next: End("over"),
                ),
                Response(
                    id: "stop-here", to: Room, say: "You will sleep, everybody does.",
                    does: [Answer("tired", [Reassure])], because: "Comforts.", tempting: "It is warm.", next: End("over"),
                ),
            ],
            silence: (does: [Answer("tired", [Space])], because: "Waits.", next: End("over")),
        ),
    ],
    endings: [Ending(id: "over", title: "Until tomorrow")],
    debrief: (alternatives: [], questions: []),
    allow: [],
)
"#;

/// The small scenario, loaded.
pub(crate) fn scenario() -> Arc<Scenario> {
    let loaded = load("kitchen.ron", SCENARIO);
    Arc::new(loaded.scenario.unwrap_or_else(|| panic!("the fixture loads: {:#?}", loaded.diagnostics)))
}

/// The texts that the run was played with.
pub(crate) fn texts() -> Texts {
    Texts::with_shipped(Text::new("kitchen.ron", SCENARIO))
}

/// A run that is under way, without inputs.
pub(crate) fn begun(id: &str) -> Run {
    Run::begin(RunId::from_text(id), UnixMs(1_795_443_753_000), &scenario(), texts().hashes(), 7)
}

/// A run under way, with two turns answered.
pub(crate) fn run() -> Run {
    let mut run = begun("r-20261123-142233-7f3a");
    run.inputs = vec![input("ask-clock", None), input("ask-window", Some("Do you want to go on living?"))];
    run
}

/// An input that took two seconds.
pub(crate) fn input(choice: &str, own_words: Option<&str>) -> RunInput {
    RunInput { choice: choice.to_owned(), took_ms: 2000, own_words: own_words.map(ToOwned::to_owned) }
}
