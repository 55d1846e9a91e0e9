//! Ways through a meeting: on its graph, and as plays.

use crate::known_groups::play;
use polyphony::analysis::policies::{NAMES, Policy};
use polyphony::codebook::{CodeSet, Codebook, Openness, StepKind};
use polyphony::meeting::{Event, Input, Meeting};
use polyphony::scenario::{Bound, Condition, Destination, MomentId, Next, Response, ResponseId, Scenario};
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// Sixty plays by chance and a few of every policy: the played paths that a rule speaks of.
pub(super) fn plays(scenario: &Arc<Scenario>) -> Vec<Meeting> {
    let by_chance = (0..60).map(|seed| play(scenario, Policy::Random, seed));
    let by_policy = NAMES.iter().flat_map(|(_, policy)| (0..5).map(|seed| play(scenario, *policy, seed)));
    by_chance.chain(by_policy).collect()
}

/// Everything that can be done in a moment, its silence included, whatever its conditions.
pub(super) fn responses(scenario: &Scenario, moment: MomentId) -> impl Iterator<Item = &Response> {
    let moment = scenario.moment(moment);
    moment.spoken().chain([moment.silence()]).map(|id| scenario.response(id))
}

/// The numbers of turns after which the meeting can end otherwise than early: on the graph, conditions on turns and on
/// moments visited as they hold, every other condition either way, turns that stay in their moment aside.
pub(super) fn turns_to_an_ending(scenario: &Scenario) -> BTreeSet<u32> {
    let mut ends = BTreeSet::new();
    let mut at = BTreeSet::from([Way::default().then(scenario.start)]);
    for turn in 1..=u32::from(scenario.turns) {
        let mut next = BTreeSet::new();
        for way in at {
            let given = responses(scenario, way.moment());
            let given = given.filter(|r| r.when.as_ref().is_none_or(|when| known(when, turn - 1, &way) != Some(false)));
            for destination in given.flat_map(|response| destinations(&response.next, turn, &way)) {
                match destination {
                    Destination::Moment(there) => _ = next.insert(way.then(there)),
                    Destination::Ending(ending) if scenario.ending(ending).early => {}
                    Destination::Ending(_) => _ = ends.insert(turn),
                }
            }
        }
        if turn == u32::from(scenario.turns) && !next.is_empty() {
            ends.insert(turn);
        }
        at = next;
    }
    ends
}

/// Where a way through has come to, and by which moments.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    at: u32,
    visited: BTreeSet<u32>,
}

impl Way {
    fn moment(&self) -> MomentId {
        MomentId(self.at)
    }

    fn then(&self, there: MomentId) -> Self {
        let visited = self.visited.iter().copied().chain([there.0]).collect();
        Self { at: there.0, visited }
    }
}

fn destinations(next: &Next, turn: u32, way: &Way) -> Vec<Destination> {
    match next {
        Next::Stay => Vec::new(),
        Next::To(there) => vec![*there],
        Next::Branch(branches, otherwise) => {
            let mut found = Vec::new();
            for (when, there) in branches {
                match known(when, turn, way) {
                    Some(false) => {}
                    Some(true) => {
                        found.push(*there);
                        return found;
                    }
                    None => found.push(*there),
                }
            }
            found.push(*otherwise);
            found
        }
    }
}

/// What the number of the turn and the moments visited alone say about a condition.
fn known(condition: &Condition, turn: u32, way: &Way) -> Option<bool> {
    let holds = |one: &Condition| known(one, turn, way);
    match condition {
        Condition::Turn(Bound::AtLeast(n)) => Some(turn >= *n),
        Condition::Turn(Bound::AtMost(n)) => Some(turn <= *n),
        Condition::Visited(moment) => Some(way.visited.contains(&moment.0)),
        Condition::Not(one) => holds(one).map(|holds| !holds),
        Condition::All(all) if all.iter().any(|one| holds(one) == Some(false)) => Some(false),
        Condition::All(all) if all.iter().all(|one| holds(one) == Some(true)) => Some(true),
        Condition::Any(any) if any.iter().any(|one| holds(one) == Some(true)) => Some(true),
        Condition::Any(any) if any.iter().all(|one| holds(one) == Some(false)) => Some(false),
        _ => None,
    }
}

/// Per moment, the meeting as it stands when the moment is first entered by the shortest path on which nothing became
/// overdue, where there is one; of several, one on which the least is still due. None where no path leads.
pub(super) fn entries(scenario: &Arc<Scenario>) -> Vec<Option<Meeting>> {
    let mut entries: Vec<Option<((bool, u16, usize), Meeting)>> = vec![None; scenario.moments.len()];
    let mut seen = HashSet::new();
    let mut layer = vec![Meeting::begin(scenario, &Codebook::shipped(), 7)];
    while !layer.is_empty() {
        let mut next = Vec::new();
        for meeting in layer {
            let rank = (
                became_overdue(&meeting),
                meeting.turn(),
                due(&meeting).iter().map(|kinds| kinds.iter().count()).sum(),
            );
            let entry = &mut entries[meeting.moment().index()];
            if entry.as_ref().is_none_or(|(before, _)| rank < *before) {
                *entry = Some((rank, meeting.clone()));
            }
            for input in inputs(&meeting) {
                let mut then = meeting.clone();
                then.respond(input).expect("it is offered");
                if then.ending().is_none() && seen.insert(standing(&then)) {
                    next.push(then);
                }
            }
        }
        layer = next;
    }
    entries.into_iter().map(|entry| entry.map(|(_, meeting)| meeting)).collect()
}

fn became_overdue(meeting: &Meeting) -> bool {
    meeting.events().iter().any(|event| matches!(event, Event::Overdue { .. }))
}

/// The steps that are still missing, per concern that has been shown.
fn due(meeting: &Meeting) -> Vec<CodeSet<StepKind>> {
    meeting.concerns().iter().map(|concern| meeting.missing_steps(*concern)).collect()
}

fn inputs(meeting: &Meeting) -> Vec<Input> {
    let mut offer = meeting.offer().to_vec();
    offer.sort_unstable();
    offer.into_iter().map(Input::Choose).chain([Input::Silence]).collect()
}

/// What tells two ways to the same place apart, near enough: who can speak how far, what is offered, what is due, and
/// whether anything was late.
type Standing = (MomentId, Vec<Openness>, Vec<ResponseId>, Vec<CodeSet<StepKind>>, bool);

fn standing(meeting: &Meeting) -> Standing {
    let mut offer = meeting.offer().to_vec();
    offer.sort_unstable();
    let openness = meeting.view().seats.iter().map(|seat| seat.openness).collect();
    (meeting.moment(), openness, offer, due(meeting), became_overdue(meeting))
}
