//! The state of a meeting between two turns: what the next turn can depend on, and nothing else.

use super::chance::{Chance, Stream};
use super::concern::ConcernState;
use crate::codebook::{Codebook, Level, Openness};
use crate::scenario::{CallId, CallWhat, ConcernId, EndingId, MomentId, PersonId, ResponseId, Scenario};

/// Where a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CallStand {
    /// Not opened yet.
    Ahead,
    /// Open; signals stay so.
    Open,
    /// Met, by a closing too.
    Met,
    /// Left or waived.
    Gone,
}

/// A call in the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CallState {
    pub stand: CallStand,
    /// Counted turns that it has been left open.
    pub age: u16,
    /// Turns that it stays open.
    pub lasts: u16,
    /// The best level that it was answered at without being met.
    pub best: Level,
    /// Whether it was answered at all, however thinly.
    pub answered: bool,
    /// Whether it was passed over beside a due step, and so is waived if it is never met.
    pub excused: bool,
    /// Whether it was postponed; that adds turns once.
    pub postponed: bool,
    /// The line that opened it.
    pub line: u32,
}

impl CallState {
    /// A call that was not opened yet and will stay open for so many turns.
    pub(crate) fn ahead(lasts: u16) -> Self {
        Self {
            stand: CallStand::Ahead,
            age: 0,
            lasts,
            best: 0,
            answered: false,
            excused: false,
            postponed: false,
            line: 0,
        }
    }
}

/// What the next turn can depend on.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub turn: u16,
    pub moment: MomentId,
    pub visits: Vec<u32>,
    pub calls: Vec<CallState>,
    /// Open cues and presses, in the order of opening.
    pub open: Vec<CallId>,
    pub concerns: Vec<ConcernState>,
    /// Concerns of which a signal was shown, in the order of showing.
    pub known: Vec<ConcernId>,
    pub openness: Vec<Openness>,
    pub present: Vec<bool>,
    pub flags: Vec<bool>,
    pub chosen: Vec<bool>,
    pub offer: Vec<ResponseId>,
    pub variants: Vec<u32>,
    pub seed: u64,
    pub last_was_silence: bool,
    /// Turns running with a risk question and no cue met (readings, 10).
    pub questions_running: u8,
    pub ended: Option<EndingId>,
}

impl State {
    pub(crate) fn new(scenario: &Scenario, codebook: &Codebook, seed: u64) -> Self {
        let mut talk = Chance::new(seed, Stream::Talk);
        Self {
            turn: 0,
            moment: scenario.start,
            visits: vec![0; scenario.moments.len()],
            calls: scenario.calls.iter().map(|call| CallState::ahead(call.lasts)).collect(),
            open: Vec::new(),
            concerns: scenario.concerns.iter().map(|c| ConcernState::new(codebook, c.beneath)).collect(),
            known: Vec::new(),
            openness: scenario.people.iter().map(|p| p.starts).collect(),
            present: vec![false; scenario.people.len()],
            flags: vec![false; scenario.flags.len()],
            chosen: vec![false; scenario.responses.len()],
            offer: Vec::new(),
            variants: scenario.draws.iter().map(|weights| talk.weighted(weights) as u32).collect(),
            seed,
            last_was_silence: false,
            questions_running: 0,
            ended: None,
        }
    }

    /// Becomes like another state of the same scenario, in the room that this one has.
    pub(crate) fn copy_from(&mut self, other: &Self) {
        self.turn = other.turn;
        self.moment = other.moment;
        self.visits.clone_from(&other.visits);
        self.calls.clone_from(&other.calls);
        self.open.clone_from(&other.open);
        self.concerns.clone_from(&other.concerns);
        self.known.clone_from(&other.known);
        self.openness.clone_from(&other.openness);
        self.present.clone_from(&other.present);
        self.flags.clone_from(&other.flags);
        self.chosen.clone_from(&other.chosen);
        self.offer.clone_from(&other.offer);
        self.variants.clone_from(&other.variants);
        self.seed = other.seed;
        self.last_was_silence = other.last_was_silence;
        self.questions_running = other.questions_running;
        self.ended = other.ended;
    }

    pub(crate) fn is_open(&self, call: CallId) -> bool {
        self.calls[call.index()].stand == CallStand::Open
    }

    pub(crate) fn is_present(&self, person: PersonId) -> bool {
        self.present[person.index()]
    }
}

/// The salience of a cue or press; signals have none.
pub(crate) fn salience(what: CallWhat) -> u8 {
    match what {
        CallWhat::Cue { salience, .. } | CallWhat::Press { salience, .. } => salience,
        CallWhat::Signal { .. } => 0,
    }
}
