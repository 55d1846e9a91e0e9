//! What the store can be asked for, and what it answers.

use crate::review::Review;
use crate::run::{Opened, Reflection, Run, RunId, RunInput, Standing, Texts, UnixMs};
use crate::scoring::Scorecard;
use crate::store::{RunSummary, StoreError};
use bevy::prelude::Message;
use std::path::PathBuf;

/// Something for the store to do.
#[derive(Clone, Debug)]
pub(in crate::app) enum Order {
    /// Keep a run that begins.
    Begin(Box<Run>, Box<Texts>),
    /// Keep the answer to a turn.
    Input(RunId, u16, RunInput),
    /// Say whether a run goes on.
    Standing(RunId, Standing),
    /// Keep a piece of what was written.
    Reflect(RunId, Reflection),
    /// Keep a review.
    Review(RunId, Box<Review>),
    /// Delete a run with everything attached to it.
    Delete(RunId),
    /// List the runs.
    List,
    /// Open a run and replay it.
    Open(RunId, Purpose),
    /// Begin a run of its own that is the same as another up to a turn, and open it.
    PlayFrom {
        /// The other.
        run: RunId,
        /// The first turn that is played anew, from 1.
        turn: u16,
        /// The name of the new one.
        new: RunId,
        /// When it begins.
        began: UnixMs,
    },
    /// Keep a run that went apart from another in this window, with the texts of the other.
    Fork {
        /// The other, which goes on elsewhere.
        from: RunId,
        /// The run with all that it holds, under a name of its own.
        run: Box<Run>,
    },
    /// Write a run to a file.
    Export(RunId),
    /// Take a run in from a file.
    Import(PathBuf),
}

impl Order {
    /// Whether it changes what is on the disk, and so must not be lost.
    pub(super) fn is_writing(&self) -> bool {
        match self {
            Self::Begin(..)
            | Self::Fork { .. }
            | Self::Input(..)
            | Self::Standing(..)
            | Self::Reflect(..)
            | Self::Review(..) => true,
            Self::Delete(_)
            | Self::List
            | Self::Open(..)
            | Self::PlayFrom { .. }
            | Self::Export(_)
            | Self::Import(_) => false,
        }
    }

    /// The run that it adds to.
    pub(super) fn adds_to(&self) -> Option<&RunId> {
        match self {
            Self::Input(run, ..) | Self::Standing(run, _) | Self::Reflect(run, _) => Some(run),
            _ => None,
        }
    }

    /// Whether a later order makes this one needless: the same text, typed further.
    pub(super) fn is_overtaken_by(&self, later: &Self) -> bool {
        match (self, later) {
            (Self::Reflect(run, piece), Self::Reflect(later_run, later)) => {
                run == later_run && piece.has_place_of(later)
            }
            (Self::Review(run, one), Self::Review(later_run, later)) => {
                run == later_run && (&one.reviewer, one.created) == (&later.reviewer, later.created)
            }
            _ => false,
        }
    }
}

/// What a run is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Purpose {
    /// To go on where it stopped.
    Continue,
    /// To look at its debrief.
    Debrief,
    /// To review it.
    Review,
}

/// What the store answers.
#[derive(Message, Debug)]
pub(in crate::app) enum Answer {
    /// The runs, the newest first, and where they are kept.
    Listed {
        /// The runs.
        runs: Vec<ListedRun>,
        /// The store's file.
        path: PathBuf,
    },
    /// A run, replayed to where it stands.
    Opened(Box<OpenedRun>, Purpose),
    /// A run was written to this file.
    Exported(PathBuf),
    /// A run was taken in from a file, or was there already.
    Imported(RunId),
    /// Another window has answered a turn of this run: the two have gone apart, and nothing more is added to it.
    GoneApart(RunId),
    /// An order could not be carried out.
    Failed(Trouble),
    /// The store cannot be opened or written: until it can, nothing is kept.
    NotKeeping(Trouble),
    /// What had failed before is on the disk now.
    CaughtUp,
}

/// A run as it stands in the list, with what it was scored.
#[derive(Clone, Debug)]
pub(in crate::app) struct ListedRun {
    /// The run.
    pub(in crate::app) summary: RunSummary,
    /// Its scores under the rubric that it was played with; none where it can no longer be replayed.
    pub(in crate::app) scorecard: Option<Scorecard>,
}

/// A run with all that belongs to it.
#[derive(Clone, Debug)]
pub(in crate::app) struct OpenedRun {
    /// The run.
    pub(in crate::app) run: Run,
    /// What supervisors said about it.
    pub(in crate::app) reviews: Vec<Review>,
    /// The meeting where it stands, and what it was played with.
    pub(in crate::app) opened: Opened,
}

/// What went wrong: what, where and what to do, as the window says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Trouble {
    /// What went wrong, and where.
    pub(in crate::app) what: String,
    /// What to do about it.
    pub(in crate::app) hint: String,
}

impl From<&StoreError> for Trouble {
    fn from(error: &StoreError) -> Self {
        Self { what: error.to_string(), hint: error.hint().to_owned() }
    }
}
