//! Scenarios: from the text of a `.ron` file to a checked model, or to diagnostics.
//!
//! `format` is the file as serde reads it, `load` settles what its words refer to, `model` is what a meeting plays.
//! A broken file never stops the program: it becomes diagnostics, many at once, each with its place.

pub mod about;
pub mod course;
pub mod format;
mod hash;
pub mod load;
pub mod local;
mod model;
pub mod pace;
pub mod rules;
mod word;

pub use course::Course;
pub use format::Bound;
pub use hash::text_hash;
pub use load::{Loaded, Source, Span, load};
pub use model::{
    Act, Call, CallId, CallWhat, Concern, ConcernId, Condition, Debrief, Destination, DrawId, Ending, EndingId, FlagId,
    Line, LineId, LineKind, Moment, MomentId, Next, Part, Person, PersonId, Response, ResponseId, Scenario, Setting,
    Talk, To, Who,
};
pub use word::Word;
