//! The meeting engine: an input goes in, events come out.
//!
//! Stepped by hand, it draws nothing, waits for nothing and reads no clock; views draw and decide nothing. The same
//! scenario, codebook, seed and inputs give the same events, byte for byte. The engine never reads a score: it says
//! what happened, and scoring says afterwards what that is worth.
//!
//! One turn is in [`turn`](self), in the order of design §4: acts, what the engine sees, ageing, openness, clocks,
//! reply, next.

mod chance;
mod coding;
mod concern;
mod condition;
mod event;
mod observe;
mod openness;
mod perform;
mod sink;
mod state;
mod turn;
mod view;

pub use chance::{Chance, Stream};
pub use coding::{Coded, CodedPress};
pub use event::{ConcernAtOffer, Event, OpenedCall, OverStepWhy, StepStand};
pub use view::{Seat, View};

use crate::codebook::{CodeSet, Codebook, StepKind};
use crate::scenario::{CallId, ConcernId, Condition, EndingId, MomentId, PersonId, ResponseId, Scenario};
pub(crate) use concern::{ConcernState, Taken};
pub(crate) use condition::holds;
pub(crate) use sink::Sink;
pub(crate) use state::{CallStand, CallState, State};
use std::sync::Arc;
pub(crate) use turn::AtOffer;

/// What the trainee does in a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Input {
    /// Chooses an offered response.
    Choose(ResponseId),
    /// Stays silent.
    Silence,
}

/// Why an input was not taken; the meeting stands as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InputError {
    /// The response is not offered now.
    #[error("`{chosen}` is not offered now; offered are {offered}")]
    NotOffered {
        /// What was chosen.
        chosen: String,
        /// The ids that are offered, `silence` among them.
        offered: String,
    },
    /// The meeting has ended.
    #[error("the meeting has ended, with `{0}`")]
    Ended(String),
}

/// A meeting under way, or ended.
#[derive(Clone, Debug)]
pub struct Meeting {
    scenario: Arc<Scenario>,
    codebook: Arc<Codebook>,
    state: State,
    events: Vec<Event>,
}

impl Meeting {
    /// Begins a meeting: the first moment is entered, its talk performed, its responses offered.
    #[must_use]
    pub fn begin(scenario: &Arc<Scenario>, codebook: &Arc<Codebook>, seed: u64) -> Self {
        let mut meeting = Self {
            state: State::new(scenario, codebook, seed),
            scenario: Arc::clone(scenario),
            codebook: Arc::clone(codebook),
            events: Vec::with_capacity(256),
        };
        meeting.stage().begin(seed);
        meeting
    }

    /// Takes the trainee's answer and returns what happened.
    ///
    /// # Errors
    /// Where the response is not offered, or the meeting has ended; nothing has changed then.
    pub fn respond(&mut self, input: Input) -> Result<&[Event], InputError> {
        if let Some(ending) = self.state.ended {
            return Err(InputError::Ended(self.scenario.ending(ending).id.clone()));
        }
        let response = match input {
            Input::Silence => self.scenario.moment(self.state.moment).silence(),
            Input::Choose(id) if self.state.offer.contains(&id) => id,
            Input::Choose(id) => {
                return Err(self.not_offered(self.scenario.responses.get(id.index()).map_or("?", |r| &r.id)));
            }
        };
        let from = self.events.len();
        self.stage().turn(response);
        Ok(&self.events[from..])
    }

    /// The input that a response's id names now, `silence` for staying silent.
    ///
    /// # Errors
    /// Where no offered response has that id.
    pub fn input_named(&self, id: &str) -> Result<Input, InputError> {
        if let Some(ending) = self.state.ended {
            return Err(InputError::Ended(self.scenario.ending(ending).id.clone()));
        }
        if id == "silence" {
            return Ok(Input::Silence);
        }
        let offered = self.state.offer.iter().find(|r| self.scenario.response(**r).id == id);
        offered.map(|r| Input::Choose(*r)).ok_or_else(|| self.not_offered(id))
    }

    /// Everything that happened so far, in order; an event's number is its place here.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// How the meeting ended, if it has.
    #[must_use]
    pub fn ending(&self) -> Option<EndingId> {
        self.state.ended
    }

    /// Trainee turns taken so far.
    #[must_use]
    pub fn turn(&self) -> u16 {
        self.state.turn
    }

    /// The moment that the meeting is in.
    #[must_use]
    pub fn moment(&self) -> MomentId {
        self.state.moment
    }

    /// The responses offered now, in the order of the screen; none after the end.
    #[must_use]
    pub fn offer(&self) -> &[ResponseId] {
        &self.state.offer
    }

    /// The cues and presses open now, in the order in which they opened.
    #[must_use]
    pub fn open_calls(&self) -> &[CallId] {
        &self.state.open
    }

    /// The concerns known now, in the order in which they were first shown.
    #[must_use]
    pub fn concerns(&self) -> &[ConcernId] {
        &self.state.known
    }

    /// The steps that the classes heard of a concern still require.
    #[must_use]
    pub fn missing_steps(&self, concern: ConcernId) -> CodeSet<StepKind> {
        let state = &self.state.concerns[concern.index()];
        if state.heard.is_empty() { CodeSet::EMPTY } else { state.missing(&state.required) }
    }

    /// What a response of the current moment would do, were it chosen now.
    #[must_use]
    pub fn coded(&self, response: ResponseId) -> Coded {
        self.state.coded(&self.scenario, &self.codebook, self.scenario.response(response))
    }

    /// How much a cue or press weighs, 1–3; 0 for a signal.
    #[must_use]
    pub fn salience(&self, call: CallId) -> u8 {
        state::salience(self.scenario.call(call).what)
    }

    /// Whether someone is in the room.
    #[must_use]
    pub fn is_present(&self, person: PersonId) -> bool {
        self.state.present[person.index()]
    }

    /// Whether a condition holds now.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        condition::holds(&self.state, condition)
    }

    /// What is to be drawn now.
    #[must_use]
    pub fn view(&self) -> View {
        view::view(&self.scenario, &self.state)
    }

    /// The scenario that is played.
    #[must_use]
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// The codebook that it is played with.
    #[must_use]
    pub fn codebook(&self) -> &Arc<Codebook> {
        &self.codebook
    }

    fn stage(&mut self) -> turn::Stage<'_, Vec<Event>> {
        turn::Stage {
            scenario: &self.scenario,
            codebook: &self.codebook,
            state: &mut self.state,
            events: &mut self.events,
        }
    }

    fn not_offered(&self, chosen: &str) -> InputError {
        let names = self.state.offer.iter().map(|r| self.scenario.response(*r).id.as_str()).chain(["silence"]);
        let offered = names.map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
        InputError::NotOffered { chosen: chosen.to_owned(), offered }
    }
}

/// Plays meetings turn by turn from any state, without keeping what happened: for analysis.
pub(crate) struct Rehearsal<'a> {
    /// What is played.
    pub scenario: &'a Scenario,
    /// What it is played with.
    pub codebook: &'a Codebook,
}

impl Rehearsal<'_> {
    /// The state at the first offer; which variants are performed makes no difference to anything that counts.
    pub(crate) fn begin(&self, sink: &mut impl Sink) -> State {
        let mut state = State::new(self.scenario, self.codebook, 0);
        state.variants.fill(0);
        self.stage(&mut state, sink).enter_first();
        state
    }

    /// Plays one turn up to the next offer, which is not made.
    pub(crate) fn answer(&self, state: &mut State, response: ResponseId, at_offer: &AtOffer, sink: &mut impl Sink) {
        self.stage(state, sink).answer(response, at_offer);
    }

    fn stage<'s, S: Sink>(&'s self, state: &'s mut State, events: &'s mut S) -> turn::Stage<'s, S> {
        turn::Stage { scenario: self.scenario, codebook: self.codebook, state, events }
    }
}
