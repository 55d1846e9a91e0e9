//! Runs out of the store, opened with the texts that they were played with.

use super::trouble::Trouble;
use crate::debrief::Debrief;
use crate::report::Report;
use crate::review::Review;
use crate::run::{Opened, Run, RunId, open};
use crate::scoring::{Rubric, Scorecard, score};
use crate::store::{Store, StoreError};

/// Opens the store that `--store` names, or the usual one.
pub(super) fn store(url: Option<&str>) -> anyhow::Result<Store> {
    Store::open_named(url).map_err(trouble)
}

/// The run that a name, or the beginning of one, stands for.
pub(super) fn named(store: &Store, name: &str) -> anyhow::Result<RunId> {
    store
        .find(name)
        .map_err(|error| Trouble::new(error.to_string()).at(store.path().display()).help(error.hint()).into())
}

/// An error of the store, with what to do.
pub(super) fn trouble(error: StoreError) -> anyhow::Error {
    Trouble::new(error.to_string()).help(error.hint()).into()
}

/// A run with everything that is derived from it.
pub(super) struct Kept {
    pub run: Run,
    pub reviews: Vec<Review>,
    pub opened: Opened,
    pub scorecard: Scorecard,
    pub debrief: Debrief,
}

impl Kept {
    /// Opens a run by name, or by the beginning of its name.
    pub(super) fn open(store: &Store, name: &str) -> anyhow::Result<Self> {
        let id = named(store, name)?;
        let file = store.export(&id).map_err(trouble)?;
        let opened = open(&file.run, &file.texts)
            .map_err(|error| Trouble::new(error.to_string()).at(format!("run {id}")).help(error.hint()))?;
        let scorecard = score(opened.meeting.events(), &opened.codebook, &opened.rubric);
        let debrief = Debrief::of(&opened.meeting, &scorecard, &opened.rubric);
        Ok(Self { run: file.run, reviews: file.reviews, opened, scorecard, debrief })
    }

    /// The report of it.
    pub(super) fn report(&self) -> Report<'_> {
        Report {
            meeting: &self.opened.meeting,
            scorecard: &self.scorecard,
            rubric: &self.opened.rubric,
            debrief: &self.debrief,
            run: Some(&self.run),
            reviews: &self.reviews,
        }
    }

    /// The same run scored by another rubric.
    pub(super) fn rescored(&self, rubric: &Rubric) -> Scorecard {
        score(self.opened.meeting.events(), &self.opened.codebook, rubric)
    }
}
