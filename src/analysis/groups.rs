//! Known groups: what a meeting gives to ways of playing whose order is known beforehand (design §5).
//!
//! Policies are made from the codes that are scored, so this proves consistency only; the plans under `tests/plans`,
//! written by reading a meeting, are the other half. Everything is a whole number, and the result is the same whatever
//! the number of threads.

mod known;
mod order;
mod play;

pub use known::{RULES, check};
pub use order::{Expectation, Failure, Need, failures, naive_failures};
pub use play::{Effort, play};

use super::mean::Mean;
use super::policies::{NAMES, Policy};
use super::traffic::Traffic;
use crate::codebook::Dimension;
use crate::meeting::Event;
use crate::scoring::Tenths;

/// What the policies came to in one scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    /// How many seeds each policy was to play.
    pub seeds: u32,
    /// The policies, in the order of [`NAMES`].
    pub policies: Vec<Group>,
    /// What all their plays passed.
    pub traffic: Traffic,
}

/// What one policy came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The policy.
    pub policy: Policy,
    /// How many meetings it played.
    pub runs: u32,
    /// Its scores, by dimension.
    pub scores: [Spread; 3],
    /// Presses that it held or closed.
    pub presses: u32,
    /// How many of them came while a concern was overdue.
    pub overdue_presses: u32,
}

/// How the scores of several runs lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Over the runs that were rated.
    pub mean: Mean,
    /// The lowest score, and the first seed that it came with.
    pub lowest: Option<(Tenths, u64)>,
    /// The highest score, and the first seed that it came with.
    pub highest: Option<(Tenths, u64)>,
}

impl Groups {
    /// Whether every policy played every seed.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.policies.iter().all(|group| group.runs == self.seeds)
    }

    /// What a policy came to.
    #[must_use]
    pub fn of(&self, policy: Policy) -> &Group {
        let place = NAMES.iter().position(|(_, known)| *known == policy);
        &self.policies[place.expect("every policy has a name")]
    }

    /// The lowest and the highest mean of a dimension: how far apart the meeting tells the ways of playing.
    #[must_use]
    pub fn range(&self, dimension: Dimension) -> Option<(Tenths, Tenths)> {
        let means = self.policies.iter().filter_map(|group| group.spread(dimension).mean.rounded());
        means.fold(None, |range, mean| {
            let (low, high) = range.unwrap_or((mean, mean));
            Some((low.min(mean), high.max(mean)))
        })
    }
}

impl Group {
    /// The scores of a dimension.
    #[must_use]
    pub fn spread(&self, dimension: Dimension) -> &Spread {
        &self.scores[dimension as usize]
    }

    /// Adds a meeting that has ended, with its scores.
    fn note(&mut self, events: &[Event], scores: [Option<Tenths>; 3], seed: u64) {
        self.runs += 1;
        for (spread, score) in self.scores.iter_mut().zip(scores) {
            score.into_iter().for_each(|score| spread.add(score, seed));
        }
        let mut is_overdue = false;
        for event in events {
            match event {
                Event::Responded { concerns, .. } => is_overdue = concerns.iter().any(|at| at.overdue),
                Event::PressHeld { .. } | Event::PressClosed { call: Some(_), .. } => {
                    self.presses += 1;
                    self.overdue_presses += u32::from(is_overdue);
                }
                _ => {} // nothing else is a press
            }
        }
    }

    fn unite(&mut self, other: &Self) {
        self.runs += other.runs;
        self.presses += other.presses;
        self.overdue_presses += other.overdue_presses;
        self.scores.iter_mut().zip(&other.scores).for_each(|(mine, theirs)| mine.unite(theirs));
    }

    /// Whether at least a third of the presses came while a concern was overdue.
    #[must_use]
    pub fn is_often_overdue(&self) -> bool {
        self.presses > 0 && 3 * u64::from(self.overdue_presses) >= u64::from(self.presses)
    }
}

impl Spread {
    /// Adds the score of a run.
    fn add(&mut self, score: Tenths, seed: u64) {
        self.mean.add(score);
        self.unite_ends(Some((score, seed)), Some((score, seed)));
    }

    fn unite(&mut self, other: &Self) {
        self.mean.unite(other.mean);
        self.unite_ends(other.lowest, other.highest);
    }

    /// Of equal scores the first seed stands, in whatever order they come.
    fn unite_ends(&mut self, lowest: Option<(Tenths, u64)>, highest: Option<(Tenths, u64)>) {
        self.lowest = [self.lowest, lowest].into_iter().flatten().min();
        let by_score = |(score, seed): &(Tenths, u64)| (*score, std::cmp::Reverse(*seed));
        self.highest = [self.highest, highest].into_iter().flatten().max_by_key(by_score);
    }
}
