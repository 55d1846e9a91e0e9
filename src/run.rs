//! Runs: one played meeting, as what was put into it.
//!
//! A run holds inputs, never events or scores: those are derived by [`open`] or [`replay`], and can be derived again
//! under another rubric. Nothing here opens a file, asks for the time or draws a number: the store keeps runs, and
//! [`crate::review::file`] writes one as a text that opens anywhere.

mod by_dimension;
pub(crate) mod dimension_key;
#[cfg(test)]
pub(crate) mod fixture;
mod open;
mod record;
mod reflection;
mod replay;
mod texts;
mod time;

pub use by_dimension::ByDimension;
pub use open::{OpenError, Opened, open};
pub use record::{Run, RunId, RunInput, Standing};
pub use reflection::{Answer, Rating, Reflection, Reflections, Stirred};
pub use replay::{ReplayError, replay};
pub use texts::{Text, TextHashes, TextKind, Texts, changed_texts};
pub use time::UnixMs;
