//! A seed for those who give none: it only needs to differ from the last one, and to be short enough to be read out.

use std::hash::{BuildHasher, RandomState};
use std::time::SystemTime;

/// Seeds are below this, so that they have nine digits at most.
const BELOW: u64 = 1_000_000_000;

/// A seed from the clock, the process and the hasher's own keys.
pub(super) fn drawn() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    RandomState::new().hash_one((now, std::process::id())) % BELOW
}
