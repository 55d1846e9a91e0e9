//! Analysis: playing a scenario in many ways.
//!
//! [`exact`] plays it in every way and proves what it says. [`policies`] play as known groups of people would. Policies
//! made from the codes that are scored prove consistency only; the plans written by reading a meeting, under
//! `tests/plans`, are the other half.

pub mod best;
pub mod check;
pub mod coverage;
pub mod exact;
pub mod giveaway;
pub mod groups;
pub mod mean;
pub mod policies;
pub mod proved;
pub mod reach;
mod slice;
pub mod traffic;
