//! What has been said and done, line by line, in the words of the scenario; thoughts are left for the debrief.

use crate::meeting::Event;
use crate::scenario::local::LocalPack;
use crate::scenario::pace::{self, BREATH_MS};
use crate::scenario::{LineId, PersonId, Scenario};

/// Milliseconds that somebody needs to come in or to go.
const STEP_MS: u32 = 1200;

/// One line, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranscriptLine {
    /// Whose it is: a place in the scenario's people; none for the trainee and for nobody.
    pub person: Option<PersonId>,
    /// The name before it; empty where nobody speaks.
    pub name: String,
    /// The words.
    pub text: String,
    /// What happens in it.
    pub look: LineLook,
    /// How long it is to stand before the next one comes.
    pub beat: Beat,
}

/// What happens in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineLook {
    /// Somebody says it.
    Said,
    /// Somebody does it.
    Did,
    /// Nobody says anything.
    Silence,
    /// Somebody comes or goes.
    CameOrLeft {
        /// Whether they came.
        came: bool,
    },
    /// The trainee says or does it.
    Yours,
    /// The trainee says nothing.
    YourSilence,
    /// Something to know about this place.
    Known,
    /// Asks the trainee what this stirs in them; the line's id in words.
    Asks {
        /// The line's id in words.
        line: String,
        /// The turn after which it was asked.
        turn: u16,
    },
}

/// A length of time at the pace of speech; the caller makes it faster or slower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Beat {
    /// In milliseconds.
    pub ms: u32,
}

impl Beat {
    /// The time that words take.
    #[must_use]
    pub fn of_words(text: &str) -> Self {
        Self { ms: pace::ms_of(text) }
    }
}

/// The lines of a meeting so far; it grows with the events and is never built again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    lines: Vec<TranscriptLine>,
    n_events: usize,
    turn: u16,
    /// Whether anything but people coming in has happened: who is there from the beginning is not announced.
    has_begun: bool,
}

impl Transcript {
    /// The lines so far.
    #[must_use]
    pub fn lines(&self) -> &[TranscriptLine] {
        &self.lines
    }

    /// Adds the lines of events that are new since last time; `events` are all events of the meeting.
    pub fn extend(&mut self, scenario: &Scenario, local: &LocalPack, events: &[Event]) {
        for event in events.iter().skip(self.n_events) {
            if let Event::Responded { .. } = event {
                self.turn += 1;
            }
            let line = line_of(scenario, local, event, self.turn);
            let is_arrival = matches!(event, Event::PersonCame { .. });
            self.lines.extend(line.filter(|_| self.has_begun || !is_arrival));
            self.has_begun |= !matches!(event, Event::MeetingBegan { .. } | Event::MomentEntered { .. }) && !is_arrival;
        }
        self.n_events = events.len();
    }
}

fn line_of(scenario: &Scenario, local: &LocalPack, event: &Event, turn: u16) -> Option<TranscriptLine> {
    let spoken = |line: LineId, look: LineLook| {
        let line = scenario.line(line);
        let name = line.person.map_or(String::new(), |person| scenario.person(person).name.clone());
        TranscriptLine { person: line.person, name, text: line.text.clone(), look, beat: Beat::of_words(&line.text) }
    };
    Some(match event {
        Event::Said { line } => spoken(*line, LineLook::Said),
        Event::Did { line } => spoken(*line, LineLook::Did),
        Event::Stirred { line } => spoken(*line, LineLook::Asks { line: scenario.line(*line).id.clone(), turn }),
        Event::Informed { line } => {
            let text = local.words(&scenario.line(*line).text);
            TranscriptLine { beat: Beat::of_words(&text), text, ..spoken(*line, LineLook::Known) }
        }
        Event::Paused { ms } => TranscriptLine {
            person: None,
            name: String::new(),
            text: silence_words(*ms),
            look: LineLook::Silence,
            beat: Beat { ms: *ms },
        },
        Event::PersonCame { person } => moves(scenario, *person, true),
        Event::PersonLeft { person } => moves(scenario, *person, false),
        Event::Responded { response, .. } => {
            let response = scenario.response(*response);
            TranscriptLine {
                person: None,
                name: "You".to_owned(),
                text: your_words(&response.say, &response.gesture),
                look: if response.is_silence { LineLook::YourSilence } else { LineLook::Yours },
                beat: Beat { ms: BREATH_MS },
            }
        }
        _ => return None,
    })
}

fn moves(scenario: &Scenario, person: PersonId, came: bool) -> TranscriptLine {
    let name = scenario.person(person).name.clone();
    TranscriptLine {
        text: format!("{name} {}", if came { "comes in" } else { "leaves the room" }),
        person: Some(person),
        name: String::new(),
        look: LineLook::CameOrLeft { came },
        beat: Beat { ms: STEP_MS },
    }
}

/// What the trainee says and does, in a line; a silence where it is neither.
pub(super) fn your_words(say: &str, gesture: &str) -> String {
    match (say, gesture) {
        ("", "") => "say nothing".to_owned(),
        (say, "") => say.to_owned(),
        ("", gesture) => format!("({gesture})"),
        (say, gesture) => format!("({gesture}) {say}"),
    }
}

fn silence_words(ms: u32) -> String {
    match ms {
        0..3000 => "A short silence".to_owned(),
        3000..7000 => "A silence".to_owned(),
        _ => "A long silence".to_owned(),
    }
}
