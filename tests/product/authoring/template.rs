//! The meeting that `polyphony new` writes: whole, sound, and clean in every way that six moments can be.

use polyphony::analysis::check::check;
use polyphony::analysis::exact::{self, Rated};
use polyphony::analysis::groups::{self, Need};
use polyphony::analysis::policies::NAMES;
use polyphony::analysis::proved;
use polyphony::codebook::Codebook;
use polyphony::meeting::{Chance, Meeting, Stream};
use polyphony::scenario::Scenario;
use polyphony::scenario::load::load_with_source;
use polyphony::scoring::{Rubric, Tenths};
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

const TEXT: &str = include_str!("../../../assets/new.ron");
const FILE: &str = "assets/new.ron";

fn scenario() -> Arc<Scenario> {
    Arc::new(load_with_source(FILE, TEXT).0.scenario.expect("it loads"))
}

#[test]
fn it_has_six_moments_and_check_has_nothing_to_say() {
    let checked = check(FILE, TEXT, &Codebook::shipped(), &Rubric::shipped());
    assert_eq!(checked.diagnostics, []);
    assert_eq!(scenario().moments.len(), 6);
}

#[test]
fn every_way_of_playing_it_is_explored_and_each_score_can_be_won_and_lost() {
    let (loaded, source) = load_with_source(FILE, TEXT);
    let (scenario, source) = (loaded.scenario.expect("it loads"), source.expect("it loads"));
    let effort = exact::Effort::TO_THE_END;
    let exact = exact::explore(&scenario, &Codebook::shipped(), &Rubric::shipped(), &effort);
    assert!(exact.is_exact && exact.stuck.is_empty());
    for found in &exact.attainable {
        let (lowest, highest) = (found.lowest.as_ref().expect("rated"), found.highest.as_ref().expect("rated"));
        assert!(highest.score >= Tenths(900), "{:?}: {:?}", found.dimension, highest.score);
        assert!(lowest.score <= Tenths(600), "{:?}: {:?}", found.dimension, lowest.score);
        assert_ne!(found.rated, Rated::Never);
    }
    assert_eq!(proved::check(&scenario, &source, TEXT, &exact), []);
}

#[test]
fn known_groups_lie_in_their_order() {
    let scenario = scenario();
    let effort =
        groups::Effort { seeds: 200, threads: NonZeroUsize::MIN, stop: &AtomicBool::new(false), progress: &|_, _| () };
    let groups = groups::play(&scenario, &Codebook::shipped(), &Rubric::shipped(), effort);
    let failures = groups::failures(&groups, Need::of(&scenario, &Codebook::shipped()));
    assert_eq!(failures, []);
}

#[test]
fn every_policy_plays_it_to_an_ending() {
    let scenario = scenario();
    for (name, policy) in NAMES {
        for seed in 0..20 {
            let mut meeting = Meeting::begin(&scenario, &Codebook::shipped(), seed);
            let mut chance = Chance::new(seed, Stream::Policy);
            while meeting.ending().is_none() {
                let input = policy.choose(&meeting, &mut chance);
                meeting.respond(input).expect("a policy chooses from the offer");
            }
            assert!(meeting.turn() >= 5, "{name} is through after {} turns", meeting.turn());
        }
    }
}

#[test]
fn its_people_are_its_own() {
    let names = |scenario: &Scenario| scenario.people.iter().map(|p| p.name.clone()).collect::<Vec<_>>();
    let mine = names(&scenario());
    for shipped in crate::shipped::scenarios() {
        let theirs = names(&shipped);
        assert!(mine.iter().all(|name| !theirs.contains(name)), "{}: {theirs:?}", shipped.id);
    }
}
