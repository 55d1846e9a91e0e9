//! The lowest and the highest score that a slice holds, each with the way there.
//!
//! A score is a fraction of two sums, and the extreme of such a fraction over all ways through a graph comes by
//! Dinkelbach's method: from any way's p ÷ q, one backward sweep finds the best Σ (points · q − of · p); where that is 0
//! the fraction is the extreme, else the way that reached it has a better one (W. Dinkelbach, On nonlinear fractional
//! programming, Management Science 13, 1967). All numbers are whole.

use super::account::Gain;
use super::graph::{Class, Graph, To};
use crate::scoring::{Rubric, Tenths, fraction};

/// A way through the graph with what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub score: Tenths,
    /// Per turn, which of the moment's responses.
    pub answers: Vec<(crate::scenario::MomentId, u16)>,
    pub points: i64,
    pub of: i64,
}

/// Which end of the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Lowest,
    Highest,
}

/// The extreme score over all rated ways; none where no way is rated.
pub(super) fn extreme(graph: &Graph, end: End, rubric: &Rubric) -> Option<Way> {
    let ways = Class::RATED.iter().filter_map(|class| {
        let mut way = Search::new(graph, *class, end).best()?;
        way.score = way.score.min(limit(*class, rubric));
        Some(way)
    });
    match end {
        End::Lowest => ways.min_by_key(|way| way.score),
        // Of equals the first, as for the lowest.
        End::Highest => ways.reduce(|best, way| if way.score > best.score { way } else { best }),
    }
}

fn limit(class: Class, rubric: &Rubric) -> Tenths {
    let (harm, imminent) = (rubric.safety.cap_harm, rubric.safety.cap_imminent);
    Tenths(
        10 * match class {
            Class::BrokeOff | Class::NotRated | Class::Free => 100,
            Class::Harm => harm,
            Class::Imminent => imminent,
            Class::Both => harm.min(imminent),
        },
    )
}

/// Ways to ends of one class.
struct Search<'a> {
    graph: &'a Graph,
    class: Class,
    end: End,
    /// Per state, the best sum from it to the end; none where no end of the class can be reached.
    best: Vec<i64>,
}

const NEVER: i64 = i64::MIN;

impl<'a> Search<'a> {
    fn new(graph: &'a Graph, class: Class, end: End) -> Self {
        Self { graph, class, end, best: vec![NEVER; graph.states()] }
    }

    fn best(&mut self) -> Option<Way> {
        // Any way will do to begin with: the one with the most, or the least, points.
        let (mut p, mut q) = (0, 1);
        let mut way = self.sweep(p, q)?;
        loop {
            (p, q) = (way.points, way.of);
            if q == 0 {
                // Nothing was due on the way, so there is nothing to divide by; scoring never rates such a way.
                return None;
            }
            let next = self.sweep(p, q)?;
            if self.value(next.points, next.of, p, q) <= 0 {
                return Some(way);
            }
            way = next;
        }
    }

    /// How much better than p ÷ q some sums are, in the direction that is looked in.
    fn value(&self, points: i64, of: i64, p: i64, q: i64) -> i64 {
        let value = points * q - of * p;
        match self.end {
            End::Lowest => -value,
            End::Highest => value,
        }
    }

    fn worth(&self, gain: Gain, p: i64, q: i64) -> i64 {
        self.value(i64::from(gain.points), i64::from(gain.of), p, q)
    }

    /// One sweep from the end to the beginning, and the best way.
    fn sweep(&mut self, p: i64, q: i64) -> Option<Way> {
        let graph = self.graph;
        for state in (0..graph.states()).rev() {
            let values = graph.edges_of(state).iter().filter_map(|edge| {
                let after = self.after(edge.to)?;
                Some(after + self.worth(edge.gain, p, q))
            });
            self.best[state] = values.max().unwrap_or(NEVER);
        }
        (self.best[0] != NEVER).then(|| self.walk(p, q))
    }

    fn after(&self, to: To) -> Option<i64> {
        match to {
            To::State(next) => Some(self.best[next as usize]).filter(|best| *best != NEVER),
            To::End(class) => (class == self.class).then_some(0),
        }
    }

    /// The best way by the last sweep; of equals the first in the order of the file.
    fn walk(&self, p: i64, q: i64) -> Way {
        let graph = self.graph;
        let mut way = Way {
            score: Tenths(0),
            answers: Vec::new(),
            points: i64::from(graph.first.points),
            of: i64::from(graph.first.of),
        };
        let mut state = 0;
        loop {
            let best = self.best[state];
            let chosen = graph
                .edges_of(state)
                .iter()
                .find(|edge| self.after(edge.to).is_some_and(|after| after + self.worth(edge.gain, p, q) == best));
            let Some(edge) = chosen else { break };
            way.answers.push((graph.moments[state], edge.response));
            way.points += i64::from(edge.gain.points);
            way.of += i64::from(edge.gain.of);
            match edge.to {
                To::State(next) => state = next as usize,
                To::End(_) => break,
            }
        }
        let small = |n: i64| n.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
        way.score = fraction(small(way.points), small(way.of)).unwrap_or(Tenths(0));
        way
    }
}
