//! The outside facts that the core is handed: the time, and a number that nobody chose.

use crate::run::UnixMs;
use std::hash::{BuildHasher, RandomState};
use std::time::{SystemTime, UNIX_EPOCH};

/// Seeds stay short enough to be read out: below this.
const SEEDS: u64 = 1_000_000_000;

/// The time now; the beginning of 1970 on a machine whose clock stands before it.
#[expect(clippy::disallowed_methods, reason = "somebody has to look at the clock: for the app it is done here")]
pub(super) fn now() -> UnixMs {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixMs(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// A seed for a meeting.
pub(super) fn seed() -> u64 {
    salt() % SEEDS
}

/// A number that tells two runs of one second apart. The standard library keys its hashes at random, which is random
/// enough for a number that is written down with the run.
pub(super) fn salt() -> u64 {
    RandomState::new().hash_one(now().0)
}
