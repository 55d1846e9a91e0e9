//! Playing a scenario by every policy with many seeds, on several threads.
//!
//! The work is cut into blocks of seeds, the same whatever the number of threads, and all that is counted is sums,
//! least and most, which do not care in which order they are added.

use super::{Group, Groups, Spread};
use crate::analysis::policies::{NAMES, Player};
use crate::analysis::traffic::{Counter, Traffic};
use crate::codebook::{Codebook, Dimension};
use crate::meeting::{Chance, Meeting, Stream};
use crate::scenario::Scenario;
use crate::scoring::{Rubric, score};
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Seeds of one policy that a thread plays in one go.
const BLOCK: u32 = 10;

/// How much is played, and how.
#[derive(Clone, Copy)]
pub struct Effort<'a> {
    /// Each policy plays the seeds from 0 to below this.
    pub seeds: u32,
    /// Threads that play at once.
    pub threads: NonZeroUsize,
    /// Once it is set, what is under way is put away and what was found so far comes back.
    pub stop: &'a AtomicBool,
    /// Told now and then, from any thread, how many meetings were played, and of how many.
    pub progress: &'a (dyn Fn(usize, usize) + Sync),
}

/// Plays a scenario by every policy.
#[must_use]
pub fn play(scenario: &Arc<Scenario>, codebook: &Arc<Codebook>, rubric: &Rubric, effort: Effort<'_>) -> Groups {
    let table = Table {
        scenario,
        codebook,
        rubric,
        effort,
        players: NAMES.map(|(_, policy)| Player::new(policy, scenario, codebook)),
        next_block: AtomicUsize::new(0),
        played: AtomicUsize::new(0),
    };
    let mut groups = Groups {
        seeds: effort.seeds,
        policies: table.players.iter().map(nothing_yet).collect(),
        traffic: Traffic::new(scenario),
    };
    let tallies = std::thread::scope(|scope| {
        let others: Vec<_> = (1..effort.threads.get()).map(|_| scope.spawn(|| table.work())).collect();
        let mine = table.work();
        // A thread that panicked has said so; its panic goes on here.
        let theirs = others.into_iter().map(|thread| thread.join().unwrap_or_else(|e| std::panic::resume_unwind(e)));
        std::iter::once(mine).chain(theirs).collect::<Vec<_>>()
    });
    for (policies, traffic) in tallies {
        groups.traffic.unite(&traffic);
        groups.policies.iter_mut().zip(&policies).for_each(|(group, other)| group.unite(other));
    }
    groups
}

/// What the threads share.
struct Table<'a> {
    scenario: &'a Arc<Scenario>,
    codebook: &'a Arc<Codebook>,
    rubric: &'a Rubric,
    effort: Effort<'a>,
    players: [Player; NAMES.len()],
    next_block: AtomicUsize,
    played: AtomicUsize,
}

impl Table<'_> {
    /// Takes blocks until there are no more, or it is stopped. All policies play their first seeds first, so that what
    /// is stopped early says something of each.
    fn work(&self) -> (Vec<Group>, Traffic) {
        let mut groups: Vec<Group> = self.players.iter().map(nothing_yet).collect();
        let mut counter = Counter::new(self.scenario);
        loop {
            let block = self.next_block.fetch_add(1, Ordering::Relaxed);
            let (nth, place) = (block / self.players.len(), block % self.players.len());
            let from = u32::try_from(nth).unwrap_or(u32::MAX).saturating_mul(BLOCK);
            if from >= self.effort.seeds || self.is_stopped() {
                return (groups, counter.traffic());
            }
            let seeds = from..from.saturating_add(BLOCK).min(self.effort.seeds);
            let n = seeds.len();
            for seed in seeds {
                if self.is_stopped() {
                    return (groups, counter.traffic());
                }
                self.run(&self.players[place], u64::from(seed), &mut groups[place], &mut counter);
            }
            let played = self.played.fetch_add(n, Ordering::Relaxed) + n;
            (self.effort.progress)(played, self.effort.seeds as usize * self.players.len());
        }
    }

    fn is_stopped(&self) -> bool {
        self.effort.stop.load(Ordering::Relaxed)
    }

    fn run(&self, player: &Player, seed: u64, group: &mut Group, counter: &mut Counter<'_>) {
        let mut meeting = Meeting::begin(self.scenario, self.codebook, seed);
        let mut chance = Chance::new(seed, Stream::Policy);
        while meeting.ending().is_none() {
            let input = player.choose(&meeting, &mut chance);
            meeting.respond(input).expect("a policy chooses from the offer");
        }
        let card = score(meeting.events(), self.codebook, self.rubric);
        let scores = [Dimension::Responsivity, Dimension::ToleranceOfUncertainty, Dimension::SafetyEscalation]
            .map(|dimension| card.score(dimension).score);
        group.note(meeting.events(), scores, seed);
        counter.note(meeting.events(), scores);
    }
}

fn nothing_yet(player: &Player) -> Group {
    Group { policy: player.policy(), runs: 0, scores: [Spread::default(); 3], presses: 0, overdue_presses: 0 }
}
