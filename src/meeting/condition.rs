//! Whether a condition holds.

use super::state::{CallStand, State};
use crate::scenario::{Bound, Condition};

pub(crate) fn holds(state: &State, condition: &Condition) -> bool {
    match condition {
        Condition::Openness(person, bound) => within(*bound, state.openness[person.index()]),
        Condition::Flag(flag) => state.flags[flag.index()],
        Condition::Asked(concern) => !state.concerns[concern.index()].forms.is_empty(),
        Condition::AskedAs(concern, forms) => !state.concerns[concern.index()].forms.intersection(*forms).is_empty(),
        Condition::Done(concern, kind) => state.concerns[concern.index()].taken.contains(*kind),
        Condition::Met(call) => state.calls[call.index()].stand == CallStand::Met,
        Condition::Visited(moment) => state.visits[moment.index()] > 0,
        Condition::Turn(bound) => within(*bound, u32::from(state.turn)),
        Condition::All(conditions) => conditions.iter().all(|c| holds(state, c)),
        Condition::Any(conditions) => conditions.iter().any(|c| holds(state, c)),
        Condition::Not(condition) => !holds(state, condition),
    }
}

fn within<T: Ord>(bound: Bound<T>, value: T) -> bool {
    match bound {
        Bound::AtLeast(least) => value >= least,
        Bound::AtMost(most) => value <= most,
    }
}
