//! The run that is looked at after its meeting: scored and prepared for the debrief, once.

use super::desk::OpenedRun;
use crate::debrief::Debrief;
use crate::meeting::Meeting;
use crate::review::Review;
use crate::run::Run;
use crate::scoring::{Rubric, Scorecard, score};
use crate::ui::after::Scored;
use bevy::prelude::Resource;
use std::sync::Arc;

/// A run with its meeting, its scores and its debrief. Whoever opens a run puts it here; what is written about it
/// afterwards is the debrief's, the supervision's and the review's.
#[derive(Resource, Debug)]
pub(super) struct ScoredRun {
    /// The run, with what was written so far.
    pub(super) run: Run,
    /// The meeting that it was.
    pub(super) meeting: Meeting,
    /// What it was scored with.
    pub(super) rubric: Arc<Rubric>,
    /// Its scores.
    pub(super) card: Scorecard,
    /// What there is to look at.
    pub(super) debrief: Debrief,
    /// What supervisors said about it.
    pub(super) reviews: Vec<Review>,
}

impl ScoredRun {
    /// Scores a run.
    pub(super) fn new(run: Run, meeting: Meeting, rubric: Arc<Rubric>, reviews: Vec<Review>) -> Self {
        let card = score(meeting.events(), meeting.codebook(), &rubric);
        let debrief = Debrief::of(&meeting, &card, &rubric);
        Self { run, meeting, rubric, card, debrief, reviews }
    }

    /// What the panels' views are made from.
    pub(super) fn view(&self) -> Scored<'_> {
        Scored {
            run: &self.run,
            meeting: &self.meeting,
            rubric: &self.rubric,
            card: &self.card,
            debrief: &self.debrief,
        }
    }
}

impl From<OpenedRun> for ScoredRun {
    fn from(opened: OpenedRun) -> Self {
        Self::new(opened.run, opened.opened.meeting, opened.opened.rubric, opened.reviews)
    }
}
