//! Who is told what happens in a turn: a meeting keeps all of it, analysis only what it counts.

use super::event::Event;
use super::state::State;
use super::turn::AtOffer;
use crate::scenario::{Condition, ResponseId, Talk};

/// Who is told what happens.
pub(crate) trait Sink {
    /// Something happened.
    fn push(&mut self, event: Event);

    /// The trainee answered, and this is what counted.
    fn responded(&mut self, response: ResponseId, at_offer: &AtOffer) {
        let AtOffer { counted, concerns } = at_offer.clone();
        self.push(Event::Responded { response, counted, concerns });
    }

    /// A condition of the talk or of the way on was judged.
    fn judged(&mut self, _condition: &Condition, _held: bool) {}

    /// One of these variants is performed; luck says which.
    fn drawn_from(&mut self, _state: &State, _variants: &[Vec<Talk>]) {}
}

impl Sink for Vec<Event> {
    fn push(&mut self, event: Event) {
        self.push(event);
    }
}
