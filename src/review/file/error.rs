//! Why a run file cannot be used: what, where, and what to do.

use super::super::notes::ReviewFault;
use crate::run::OpenError;

/// Why a run file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It is not JSON, or not JSON of this shape.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// Line, from 1; 0 where the file is empty.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
        /// What was found and what was wanted.
        message: String,
    },
    /// It is JSON of something else.
    #[error("this is no run: it does not begin with `polyphony_run` and a number")]
    NotARun,
    /// It comes from a newer program.
    #[error("this run has format {found}, and this program reads formats up to {newest}")]
    NewerFormat {
        /// The format found.
        found: u64,
        /// The newest that can be read.
        newest: u32,
    },
    /// It names a format that no program wrote.
    #[error("this run has format {found}, and this program reads format {known}")]
    NoSuchFormat {
        /// The format found.
        found: u64,
        /// The one that can be read.
        known: u32,
    },
    /// Its inputs are not those that were written.
    #[error("the run was changed after it was written: its checksum does not match")]
    RunChanged,
    /// It does not open with the texts that it holds.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It says that it ended, and it did not.
    #[error("it says that the meeting ended, but after turn {turn} the meeting goes on")]
    NotOver {
        /// The turns answered.
        turn: u16,
    },
    /// One of its reviews does not hold.
    #[error("the review by `{reviewer}`: {fault}")]
    Review {
        /// Whose review.
        reviewer: String,
        /// What is wrong with it.
        fault: ReviewFault,
    },
}

impl FileError {
    /// What to do about it, as a sentence.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "Ask for the file again; it was cut short or edited on its way.",
            Self::NotARun => "Choose a file that was written by `polyphony runs export`.",
            Self::NewerFormat { .. } => "Update Polyphony, or ask for an export from the version that you have.",
            Self::NoSuchFormat { .. } => "Export the run again from where it was played.",
            Self::RunChanged | Self::NotOver { .. } => {
                "Export the run again from where it was played; what you think of it belongs in a review."
            }
            Self::Open(error) => error.hint(),
            Self::Review { .. } => "Ask the reviewer to save the review again, and export the run once more.",
        }
    }
}
