//! Reports: a played meeting with its scores, as text and as one page of HTML.
//!
//! They take data and return a `String`; who asked for them writes it. `content` gathers what is said, once; [`text`]
//! and [`html`] only lay it out, in the same order. Neither counts anything, and there is never one combined score. Of a
//! meeting that waits to go on they tell what was said, and nothing that waits for its end.

mod content;
pub mod graph;
pub mod html;
pub mod text;
mod timeline_svg;
pub mod words;
pub mod wrap;

use crate::debrief::Debrief;
use crate::meeting::Meeting;
use crate::review::Review;
use crate::run::Run;
use crate::scoring::{Rubric, Scorecard};

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The meeting, ended or not.
    pub meeting: &'a Meeting,
    /// Its scores.
    pub scorecard: &'a Scorecard,
    /// What they were scored by.
    pub rubric: &'a Rubric,
    /// What to look at and what to ask.
    pub debrief: &'a Debrief,
    /// The run, with what the trainee wrote; none where nothing was kept.
    pub run: Option<&'a Run>,
    /// What supervisors said.
    pub reviews: &'a [Review],
}
