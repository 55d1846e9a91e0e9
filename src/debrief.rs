//! The debrief: from the events and the scorecard of a meeting to what to look at and what to ask.
//!
//! Plain data for every client: the words that were said, what each person was thinking, who spoke how much, lanes of
//! presses and concerns, at most three chosen moments, what else was possible, and the supervision questions that this
//! run calls for. It decides nothing about a meeting and adds no points.

mod agreed;
mod chosen;
mod questions;
mod timeline;
mod transcript;
mod wording;
mod worth;

pub use agreed::{Agreement, agreements};
pub use chosen::{ChosenMoment, WhyChosen};
pub use questions::{SupervisionQuestion, questions};
pub use timeline::{ConcernLane, PressLane, Timeline, VoiceLane};
pub use transcript::{Entry, EntryKind, transcript, turn_entries};
pub use worth::{Alternatives, Worth, turn_worth};

use crate::meeting::Meeting;
use crate::scoring::{Finding, Rubric, Scorecard};

/// Everything that a debrief shows of one meeting.
#[derive(Clone, Debug)]
pub struct Debrief {
    /// What was said, done and thought, in order.
    pub transcript: Vec<Entry>,
    /// Voices, presses and concerns as lanes over the turns.
    pub timeline: Timeline,
    /// What was agreed.
    pub agreements: Vec<Agreement>,
    /// At most three moments to look at.
    pub moments: Vec<ChosenMoment>,
    /// Per turn, what else was possible.
    pub alternatives: Alternatives,
    /// The supervision questions: those that this run calls for, the meeting's own, and the five.
    pub questions: Vec<SupervisionQuestion>,
}

impl Debrief {
    /// The debrief of a meeting, ended or not.
    #[must_use]
    pub fn of(meeting: &Meeting, card: &Scorecard, rubric: &Rubric) -> Self {
        let transcript = transcript(meeting);
        let timeline = Timeline::of(meeting, &transcript);
        let alternatives = Alternatives::of(meeting, rubric);
        Self {
            moments: chosen::moments(meeting, card, rubric, &transcript, &alternatives),
            questions: questions(meeting, card, &timeline),
            agreements: agreements(meeting),
            timeline,
            alternatives,
            transcript,
        }
    }

    /// The offered response that would have earned more than what was done, in a finding's dimension and turn,
    /// without a step too many; none where nothing would.
    #[must_use]
    pub fn alternative(&self, finding: &Finding) -> Option<crate::scenario::ResponseId> {
        self.alternatives.better(finding.turn, finding.dimension)
    }
}
