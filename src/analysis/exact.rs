//! Exact analysis: every way of playing a scenario, equal states taken together.
//!
//! For each slice the graph of all states is built layer by layer with the meeting engine itself; scores are added up
//! along its edges by [`crate::scoring`]'s own worths. What follows is proved, not sampled: the lowest and highest score
//! of each dimension with a way there, whether it is always, sometimes or never rated, what can never come up, and how
//! many different meetings there are. Beyond the states that a machine holds it says so and gives the widest range
//! still possible.

mod account;
mod extremes;
mod graph;
mod key;
mod outcome;
mod seen;

pub use seen::{ConditionAt, Judged, Seen};

use super::slice::{Detours, Slice, Slicing};
use crate::codebook::{Code, Codebook, Dimension};
use crate::scenario::{Destination, MomentId, Next, ResponseId, Scenario};
use crate::scoring::{Rubric, Tenths};
use account::Books;
use extremes::End;
use graph::{Bounds, Class, Graph, To};
use std::num::NonZeroUsize;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// States of one slice at most, unless asked for otherwise.
pub const MOST_STATES: usize = 5_000_000;
/// Bytes that states and answers of all slices explored at a time may take.
const MOST_BYTES: usize = 4_000_000_000;
/// Moments of a scenario that is explored at all: of more, even what lies ahead of each takes too long to say.
const MOST_MOMENTS: usize = 1_000;

/// How often a dimension is rated over all ways of playing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    /// On every way to an ending that is not early.
    Always,
    /// On some.
    Sometimes,
    /// On none.
    Never,
}

/// A score with the responses that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The score.
    pub score: Tenths,
    /// What is answered, turn by turn.
    pub answers: Vec<ResponseId>,
}

/// What can be attained in a dimension.
#[derive(Clone, Debug)]
pub struct Attainable {
    /// The dimension.
    pub dimension: Dimension,
    /// How often it is rated; of what was explored where that is not all.
    pub rated: Rated,
    /// The lowest rated score, with a way there.
    pub lowest: Option<Witness>,
    /// The highest rated score, with a way there.
    pub highest: Option<Witness>,
    /// Whether every state was met. Where not, scores below the lowest and above the highest may be attainable too.
    pub is_exact: bool,
    /// States met.
    pub states: u64,
    /// Bytes per state while exploring: what stands for it, its answers and their gains.
    pub bytes_per_state: u64,
}

/// What exact analysis knows of a scenario.
#[derive(Clone, Debug)]
pub struct Exact {
    /// States over all slices.
    pub states: u64,
    /// Whether every state of every slice was met.
    pub is_exact: bool,
    /// How many different meetings there are: ways of answering from the beginning to an end; at least so many where
    /// it is [`u64::MAX`], and only of what was explored where that is not all.
    pub meetings: u64,
    /// Per dimension.
    pub attainable: Vec<Attainable>,
    /// What came up on any way.
    pub seen: Seen,
    /// Moments in which one can get stuck: whatever is answered there from some state on, only the hour runs out.
    pub stuck: Vec<MomentId>,
}

/// How much may be explored, and who is told.
pub struct Effort<'a> {
    /// States of one slice at most; [`MOST_STATES`] fit into 4 GB.
    pub states: usize,
    /// Threads to explore with; what is found is the same with any number.
    pub threads: NonZeroUsize,
    /// Who is told, and asked whether to go on.
    pub watch: &'a dyn Watch,
}

impl Effort<'_> {
    /// To the end, on one thread, telling nobody.
    pub const TO_THE_END: Effort<'static> =
        Effort { states: MOST_STATES, threads: NonZeroUsize::MIN, watch: &NobodyWatches };
}

/// What exploring is told and asked while it works.
pub trait Watch: Sync {
    /// The ways through the meeting, or what matters for the score of a dimension, are being explored: at this turn, with
    /// so many states so far. Whether to go on.
    fn goes_on(&self, dimension: Option<Dimension>, turn: u16, states: usize) -> bool;
}

/// Nobody looks on, and nobody stops it.
struct NobodyWatches;

impl Watch for NobodyWatches {
    fn goes_on(&self, _: Option<Dimension>, _: u16, _: usize) -> bool {
        true
    }
}

/// What came of exploring one slice.
struct Explored {
    states: u64,
    is_whole: bool,
    seen: Seen,
    attainable: Option<Attainable>,
    meetings: u64,
    stuck: Vec<MomentId>,
}

/// The slices, those first that are largest as a rule.
const SLICES: [Slice; 4] = [Slice::Safe, Slice::Ways, Slice::Heard, Slice::Held];

/// Explores every way of playing a scenario.
#[must_use]
pub fn explore(scenario: &Scenario, codebook: &Codebook, rubric: &Rubric, effort: &Effort<'_>) -> Exact {
    let books = Books { scenario, codebook, rubric };
    if scenario.moments.len() > MOST_MOMENTS {
        return unexplored(scenario);
    }
    let detours = Detours::of(scenario);
    let bytes = MOST_BYTES / effort.threads.get().min(SLICES.len());
    let next = AtomicUsize::new(0);
    let done: [OnceLock<Explored>; 4] = Default::default();
    let work = || {
        while let Some(slice) = SLICES.get(next.fetch_add(1, Ordering::Relaxed)) {
            let slicing = Slicing::new(*slice, scenario, &detours);
            let goes_on = |turn, states| effort.watch.goes_on(slice.dimension(), turn, states);
            let graph = graph::explore(books, &slicing, &Bounds { states: effort.states, bytes, goes_on: &goes_on });
            let _ = done[*slice as usize].set(explored(graph, *slice, books));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..effort.threads.get().min(SLICES.len()) {
            scope.spawn(work);
        }
        work();
    });
    let [ways, scores @ ..] = done.map(|slice| slice.into_inner().expect("every slice was explored"));
    let mut exact = Exact {
        states: ways.states,
        is_exact: ways.is_whole,
        meetings: ways.meetings,
        attainable: Vec::new(),
        stuck: ways.stuck,
        seen: ways.seen,
    };
    for explored in scores {
        exact.states += explored.states;
        exact.is_exact &= explored.is_whole;
        exact.seen.add_steps(&explored.seen);
        exact.attainable.extend(explored.attainable);
    }
    exact
}

/// What is known of a scenario that is too large to be explored: nothing.
fn unexplored(scenario: &Scenario) -> Exact {
    let nothing = |dimension: &Dimension| Attainable {
        dimension: *dimension,
        rated: Rated::Sometimes,
        lowest: None,
        highest: None,
        is_exact: false,
        states: 0,
        bytes_per_state: 0,
    };
    Exact {
        states: 0,
        is_exact: false,
        meetings: 0,
        attainable: Dimension::ALL.iter().map(nothing).collect(),
        seen: Seen::new(scenario),
        stuck: Vec::new(),
    }
}

fn explored(graph: Graph, slice: Slice, books: Books<'_>) -> Explored {
    let is_ways = slice == Slice::Ways;
    Explored {
        states: graph.states() as u64,
        is_whole: graph.is_whole,
        attainable: slice.dimension().map(|dimension| attainable(&graph, dimension, books)),
        meetings: if is_ways { meetings(&graph) } else { 0 },
        stuck: if is_ways { stuck(&graph, books.scenario) } else { Vec::new() },
        seen: graph.seen,
    }
}

fn attainable(graph: &Graph, dimension: Dimension, books: Books<'_>) -> Attainable {
    let witness = |end| {
        extremes::extreme(graph, end, books.rubric).map(|way| Witness {
            score: way.score,
            answers: way
                .answers
                .iter()
                .map(|(moment, nth)| ResponseId(books.scenario.moment(*moment).responses.start + u32::from(*nth)))
                .collect(),
        })
    };
    let ends = graph.edges.iter().filter_map(|edge| match edge.to {
        To::End(class) => Some(class),
        To::State(_) => None,
    });
    let (mut rated, mut not_rated) = (false, false);
    for class in ends {
        rated |= Class::RATED.contains(&class);
        not_rated |= class == Class::NotRated;
    }
    let bytes = graph.key_bytes + (graph.edges.len() * size_of::<graph::Edge>()) as u64;
    Attainable {
        dimension,
        rated: match (rated, not_rated) {
            (true, false) => Rated::Always,
            (true, true) => Rated::Sometimes,
            (false, _) => Rated::Never,
        },
        lowest: witness(End::Lowest),
        highest: witness(End::Highest),
        is_exact: graph.is_whole,
        states: graph.states() as u64,
        bytes_per_state: bytes / (graph.states() as u64).max(1) + 8,
    }
}

/// Ways of answering from the beginning to an end.
fn meetings(graph: &Graph) -> u64 {
    let mut ways = vec![0_u64; graph.states()];
    for state in (0..graph.states()).rev() {
        ways[state] = graph.edges_of(state).iter().fold(0_u64, |sum, edge| {
            sum.saturating_add(match edge.to {
                To::State(next) => ways[next as usize],
                To::End(_) => 1,
            })
        });
    }
    ways.first().copied().unwrap_or(0)
}

/// Moments at which, from some state on, no answer leads anywhere but into the end of the hour.
fn stuck(graph: &Graph, scenario: &Scenario) -> Vec<MomentId> {
    let mut moves = vec![false; graph.states()];
    let mut stuck = vec![false; scenario.moments.len()];
    for state in (0..graph.states()).rev() {
        let here = graph.moments[state];
        moves[state] = graph.edges_of(state).iter().any(|edge| match edge.to {
            To::State(next) => graph.moments[next as usize] != here || moves[next as usize],
            To::End(_) => leads_on(scenario, here, edge.response),
        });
        let is_looked_at = !graph.edges_of(state).is_empty();
        stuck[here.index()] |= is_looked_at && !moves[state];
    }
    (0..).map(MomentId).zip(stuck).filter(|(_, stuck)| *stuck).map(|(moment, _)| moment).collect()
}

/// Whether an answer that ended the meeting would have led on, had there been time.
fn leads_on(scenario: &Scenario, moment: MomentId, nth: u16) -> bool {
    let id = ResponseId(scenario.moment(moment).responses.start + u32::from(nth));
    let elsewhere = |to: &Destination| *to != Destination::Moment(moment);
    match &scenario.response(id).next {
        Next::To(to) => elsewhere(to),
        Next::Branch(ways, last) => elsewhere(last) || ways.iter().any(|(_, to)| elsewhere(to)),
        Next::Stay => false,
    }
}
