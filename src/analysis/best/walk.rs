//! The ways on which moments are come to: breadth first, so that each is come to by the shortest.
//!
//! Of several shortest ways the one counts on which nothing became overdue and the least is still due. Of ways to one
//! moment that leave people, offers and concerns alike one is followed, and of small meetings several that do not: some
//! moments are only come to by those who asked, or by those who shut a door. What good answers do not come to is looked
//! for on a second walk that prefers others.

use super::Played;
use super::worth::{Books, Point, Scale};
use crate::meeting::State;
use crate::scenario::{MomentId, ResponseId};
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

/// Ways that are followed to all moments together, about.
const WAYS: usize = 800;
/// Ways that are followed to one moment, at most.
const MOST_TO_ONE: usize = 32;

/// The moments that are come to, in file order.
pub(super) fn walk(books: Books<'_>) -> Vec<Played> {
    let n_moments = books.scenario.moments.len();
    let width = (WAYS / n_moments.max(1)).clamp(1, MOST_TO_ONE);
    let mut walk = Walk { books, played: vec![None; n_moments], prefers: Prefers::Good, width };
    walk.go();
    if walk.leaves_any_out() {
        walk.prefers = Prefers::Bad;
        walk.go();
    }
    walk.played.into_iter().flatten().map(|(_, played)| played).collect()
}

/// Which ways are followed first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefers {
    Good,
    Bad,
}

struct Walk<'a> {
    books: Books<'a>,
    /// Per moment, as it was first come to, after how many turns and with how many steps still due.
    played: Vec<Option<((u16, u32), Played)>>,
    prefers: Prefers,
    /// Ways that are followed to one moment.
    width: usize,
}

/// A meeting that has come to a moment.
struct Stand {
    point: Rc<Point>,
    /// Whether the moment was entered for the first time.
    is_first: bool,
    /// Whether anything became overdue on the way.
    was_overdue: bool,
    /// Steps that are still due.
    due: u32,
}

/// A way to a moment, that one may take.
struct Arrival {
    from: Rc<Point>,
    response: ResponseId,
    is_first: bool,
    rank: Rank,
    due: u32,
    standing: Vec<u8>,
}

/// The least is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    was_overdue: bool,
    /// Steps that are still due.
    due: u32,
    /// Whether it comes of silence, after which a second would be thin.
    is_silence: bool,
    /// How many responses were better, or not, by what the walk prefers.
    better: usize,
}

/// The arrivals of a turn, by moment, and the moments in the order of coming.
#[derive(Default)]
struct Arrivals {
    to: BTreeMap<MomentId, Vec<Arrival>>,
    order: Vec<MomentId>,
}

impl Arrivals {
    fn add(&mut self, to: MomentId, arrival: Arrival) {
        let there = self.to.entry(to).or_default();
        if there.is_empty() {
            self.order.push(to);
        }
        there.push(arrival);
    }
}

impl Walk<'_> {
    fn go(&mut self) {
        let point = Rc::new(Point::first(self.books));
        let first = Stand { due: what_is_due(&point.state).1, point, is_first: true, was_overdue: false };
        let mut scale = Scale::new(self.books, &first.point);
        let mut followed: Vec<HashSet<Vec<u8>>> = vec![HashSet::new(); self.played.len()];
        let mut layer = vec![first];
        while !layer.is_empty() {
            let mut arrivals = Arrivals::default();
            for stand in layer.drain(..) {
                self.look(&stand, &mut scale, &mut arrivals);
            }
            for to in std::mem::take(&mut arrivals.order) {
                let mut there = arrivals.to.remove(&to).unwrap_or_default();
                there.sort_by_key(|arrival| arrival.rank);
                let known = &mut followed[to.index()];
                // In one turn not more than half of what a moment is allowed, so that later ways have room.
                let most = (known.len() + self.width.div_ceil(2)).min(self.width);
                for Arrival { from, response, is_first, rank, due, standing } in there {
                    if known.len() < most && known.insert(standing) {
                        // The last way out of a point may use it up.
                        let from = Rc::try_unwrap(from).unwrap_or_else(|from| Point::clone(&from));
                        let point = from.after(self.books, response).map(Rc::new);
                        let was_overdue = rank.was_overdue;
                        layer.extend(point.map(|point| Stand { point, is_first, was_overdue, due }));
                    }
                }
            }
        }
    }

    /// Values everything that can be given, and tells where it leads.
    fn look(&mut self, stand: &Stand, scale: &mut Scale<'_>, arrivals: &mut Arrivals) {
        let Books { scenario, codebook, .. } = self.books;
        let point = &stand.point;
        let moment = point.state.moment;
        let at_offer = point.state.weigh_offer(scenario, codebook);
        let mut ways = Vec::new();
        let mut worths = Vec::new();
        for response in point.offer(scenario) {
            worths.push(scale.worth(point, &at_offer, response));
            let after = &mut scale.after;
            if after.ended.is_some() {
                continue;
            }
            let (is_overdue, due) = what_is_due(after);
            let was_overdue = stand.was_overdue || is_overdue;
            let is_first = after.moment != moment && after.visits[after.moment.index()] == 1;
            let is_silence = scenario.response(response).is_silence;
            let rank = Rank { was_overdue, due, is_silence, better: 0 };
            after.freeze_offer(scenario);
            let standing = standing(after, was_overdue);
            ways.push((after.moment, Arrival { from: Rc::clone(point), response, is_first, rank, due, standing }));
        }
        let open = point.state.open.clone();
        let played = Played { moment, worths, open, elsewise: Vec::new() };
        for (to, mut arrival) in ways {
            let better = played.worth(arrival.response).map_or(0, |worth| played.n_better(worth));
            match self.prefers {
                Prefers::Good => arrival.rank.better = better,
                Prefers::Bad => arrival.rank = Rank { due: 0, better: usize::MAX - better, ..arrival.rank },
            }
            arrivals.add(to, arrival);
        }
        if stand.is_first && !stand.was_overdue {
            self.keep(played, (point.state.turn, stand.due));
        }
    }

    /// Keeps how a moment was first come to, after so many turns and with so much still due; and other ways like it.
    fn keep(&mut self, played: Played, way: (u16, u32)) {
        match &mut self.played[played.moment.index()] {
            Some((known, first)) if *known == way && first.elsewise.len() < MOST_TO_ONE => {
                first.elsewise.push(played.worths);
            }
            Some(_) => {}
            place @ None => *place = Some((way, played)),
        }
    }

    /// Whether a moment that something leads to was not come to.
    fn leaves_any_out(&self) -> bool {
        self.played.iter().any(Option::is_none)
    }
}

/// Whether anything is overdue in a state, and how many steps are still due.
fn what_is_due(state: &State) -> (bool, u32) {
    let known = state.known.iter().map(|concern| &state.concerns[concern.index()]);
    known.fold((false, 0), |(is_overdue, due), known| {
        (is_overdue || known.is_overdue(), due + known.missing(&known.required).len())
    })
}

/// What tells two ways to one moment apart, near enough: who can speak how far, what is offered, what is due, and
/// whether anything was late.
fn standing(state: &State, was_overdue: bool) -> Vec<u8> {
    let mut key = vec![u8::from(was_overdue)];
    key.extend(state.openness.iter().map(|openness| *openness as u8));
    key.extend(state.offer.iter().flat_map(|response| response.0.to_le_bytes()));
    for concern in &state.known {
        let known = &state.concerns[concern.index()];
        key.extend(concern.0.to_le_bytes());
        key.extend(known.missing(&known.required).bits().to_le_bytes());
    }
    key
}
