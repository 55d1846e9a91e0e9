//! Reviews: what a supervisor says about a run. A review stands beside the run and never changes it.
//!
//! [`notes`](self) is what is written; [`reviewed`] works out what the scores would be with it, for both to be shown;
//! [`mod@file`] carries a run with its reviews from one machine to another. Nothing here reads a clock, a file or the
//! network.

pub mod file;
mod key;
mod notes;
mod overrides;

pub use key::{FindingKey, keys};
pub use notes::{Decision, Review, ReviewFault, TurnComment, Verdict};
pub use overrides::{Reviewed, ReviewedFinding, ReviewedScore, points_range, reviewed};
