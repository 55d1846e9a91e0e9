//! Known groups: ways of playing whose order on each dimension is known beforehand (design §5).
//!
//! Policies are made from the codes that are scored, so this proves consistency only; the plans under `tests/plans`,
//! written by reading a meeting, are the other half.

use polyphony::analysis::groups::{self, Effort, Groups, Need};
use polyphony::analysis::policies::{NAMES, Player, Policy};
use polyphony::codebook::{Code, Codebook, Dimension};
use polyphony::meeting::{Chance, Meeting, Stream};
use polyphony::scenario::Scenario;
use polyphony::scoring::Rubric;
use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

const SEEDS: u32 = 200;

pub(crate) fn play(scenario: &Arc<Scenario>, policy: Policy, seed: u64) -> Meeting {
    let mut meeting = Meeting::begin(scenario, &Codebook::shipped(), seed);
    let mut chance = Chance::new(seed, Stream::Policy);
    while meeting.ending().is_none() {
        let input = policy.choose(&meeting, &mut chance);
        meeting.respond(input).expect("a policy chooses from the offer");
    }
    meeting
}

fn play_all(scenario: &Arc<Scenario>, seeds: u32, threads: usize) -> Groups {
    let effort = Effort {
        seeds,
        threads: NonZeroUsize::new(threads).expect("at least one"),
        stop: &AtomicBool::new(false),
        progress: &|_, _| (),
    };
    groups::play(scenario, &Codebook::shipped(), &Rubric::shipped(), effort)
}

fn table(scenario: &Scenario, groups: &Groups) -> String {
    let mut table = format!("{}\n", scenario.id);
    for group in &groups.policies {
        let mean = |dimension: &Dimension| group.spread(*dimension).mean.rounded();
        let shown = Dimension::ALL.iter().map(|d| mean(d).map_or("-".to_owned(), |mean| mean.to_string()));
        let shown: Vec<_> = shown.map(|mean| format!("{mean:>6}")).collect();
        let (overdue, presses) = (group.overdue_presses, group.presses);
        writeln!(table, "  {:14} {}   overdue presses {overdue} of {presses}", group.policy.name(), shown.join(" "))
            .expect("it is a string");
    }
    table
}

#[test]
fn the_known_groups_are_in_their_known_order_in_every_shipped_meeting() {
    let mut broken = String::new();
    for scenario in crate::shipped::scenarios() {
        let groups = play_all(&scenario, SEEDS, 2);
        let failures = groups::failures(&groups, Need::of(&scenario, &Codebook::shipped()));
        if !failures.is_empty() {
            writeln!(broken, "{}{failures:#?}", table(&scenario, &groups)).expect("it is a string");
        }
    }
    assert!(broken.is_empty(), "{broken}");
}

#[test]
fn what_only_looks_good_is_worth_no_more_than_chance_over_the_library() {
    let library: Vec<_> = crate::shipped::scenarios().iter().map(|scenario| play_all(scenario, SEEDS, 2)).collect();
    let failures = groups::naive_failures(&library.iter().collect::<Vec<_>>());
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn however_many_threads_play_the_groups_come_to_the_same() {
    let scenario = &crate::shipped::scenarios()[0];
    let alone = play_all(scenario, 37, 1);
    assert!(alone.is_complete());
    for threads in [2, 3, 7] {
        assert_eq!(play_all(scenario, 37, threads), alone, "{threads} threads");
    }
}

#[test]
fn what_is_stopped_says_what_was_found_so_far() {
    let scenario = &crate::shipped::scenarios()[0];
    let (stop, told) = (AtomicBool::new(false), AtomicUsize::new(0));
    let progress = |played: usize, of: usize| {
        assert_eq!(of, 1_000_000 * NAMES.len());
        told.store(played, Ordering::Relaxed);
        stop.store(played >= 300, Ordering::Relaxed);
    };
    let effort = Effort { seeds: 1_000_000, threads: NonZeroUsize::MIN, stop: &stop, progress: &progress };
    let groups = groups::play(scenario, &Codebook::shipped(), &Rubric::shipped(), effort);
    assert!(!groups.is_complete());
    assert_eq!(groups.traffic.plays as usize, told.load(Ordering::Relaxed));
    assert!(groups.policies.iter().all(|group| group.runs >= 20), "each policy has played: {:#?}", groups.policies);
}

#[test]
fn a_run_that_is_named_comes_to_the_score_that_is_named() {
    let rubric = Rubric::shipped();
    for scenario in crate::shipped::scenarios() {
        for group in &play_all(&scenario, 20, 2).policies {
            for dimension in Dimension::ALL {
                let spread = group.spread(*dimension);
                for (score, seed) in spread.lowest.into_iter().chain(spread.highest) {
                    let meeting = play(&scenario, group.policy, seed);
                    let card = polyphony::scoring::score(meeting.events(), meeting.codebook(), &rubric);
                    assert_eq!(card.score(*dimension).score, Some(score), "{} {:?}", scenario.id, group.policy);
                }
            }
        }
    }
}

#[test]
fn a_player_chooses_as_its_policy_does() {
    for scenario in crate::shipped::scenarios() {
        for (name, policy) in NAMES {
            let player = Player::new(policy, &scenario, &Codebook::shipped());
            let (mut meeting, seed) = (Meeting::begin(&scenario, &Codebook::shipped(), 5), 5);
            let (mut chance, mut other) = (Chance::new(seed, Stream::Policy), Chance::new(seed, Stream::Policy));
            while meeting.ending().is_none() {
                let input = player.choose(&meeting, &mut chance);
                assert_eq!(input, policy.choose(&meeting, &mut other), "{name} in {}", scenario.id);
                meeting.respond(input).expect("it is offered");
            }
        }
    }
}
