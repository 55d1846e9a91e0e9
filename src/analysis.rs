//! Analysis: playing a scenario in many ways.
//!
//! Policies made from the codes that are scored prove consistency only; the plans written by reading a meeting, under
//! `tests/plans`, are the other half.

pub mod policies;
