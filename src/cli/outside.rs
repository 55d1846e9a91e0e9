//! What only the world outside knows: the time, and a number to draw from.

use crate::run::UnixMs;
use std::hash::{BuildHasher, RandomState};
use std::time::{SystemTime, UNIX_EPOCH};

/// Seeds that are drawn are below this: nine digits can be read out.
const SEEDS: u64 = 1_000_000_000;

/// The time now.
#[expect(clippy::disallowed_methods, reason = "the command line hands the time in")]
pub(super) fn now() -> UnixMs {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixMs(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// A seed for those who give none: it only needs to differ from the last one.
pub(super) fn seed() -> u64 {
    salt() % SEEDS
}

/// A number that differs from the last one, from the clock, the process and the hasher's own keys.
#[expect(clippy::disallowed_methods, reason = "two runs of one second are told apart by the clock")]
pub(super) fn salt() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    RandomState::new().hash_one((now, std::process::id()))
}
