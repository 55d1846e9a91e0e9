//! What is to be drawn: plain data, computed from the state, that decides nothing.

use super::state::State;
use crate::codebook::Openness;
use crate::scenario::{EndingId, MomentId, PersonId, ResponseId, Scenario};

/// A meeting as it is to be drawn between two turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Trainee turns taken.
    pub turn: u16,
    /// Trainee turns after which the hour is over.
    pub turns: u16,
    /// The moment.
    pub moment: MomentId,
    /// Everybody, in file order.
    pub seats: Vec<Seat>,
    /// What can be said or done now, in the order of the screen; silence, which always can, is not in it.
    pub offer: Vec<ResponseId>,
    /// Staying silent.
    pub silence: ResponseId,
    /// How it ended, if it has.
    pub ended: Option<EndingId>,
}

/// A person as they are to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub person: PersonId,
    /// Whether they are in the room.
    pub present: bool,
    /// How far they can speak now.
    pub openness: Openness,
}

pub(super) fn view(scenario: &Scenario, state: &State) -> View {
    View {
        turn: state.turn,
        turns: scenario.turns,
        moment: state.moment,
        seats: (0..)
            .map(PersonId)
            .zip(state.present.iter().zip(&state.openness))
            .map(|(person, (present, openness))| Seat { person, present: *present, openness: *openness })
            .collect(),
        offer: state.offer.clone(),
        silence: scenario.moment(state.moment).silence(),
        ended: state.ended,
    }
}
