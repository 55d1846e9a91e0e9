//! What can go wrong with the store: what, where, and what to do. All its texts stand here.

use crate::review::ReviewFault;
use crate::run::{RunId, TextKind};
use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// Why the store could not do something; what it holds stands as it was.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The platform names no folder for data.
    #[error("this system names no folder for data")]
    NoDataFolder,
    /// A `--store` that this program does not know.
    #[error("`{0}` is no store that this program can open")]
    UnknownStore(String),
    /// The folder could not be made.
    #[error("the folder of the store cannot be made ({source}): {}", .path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file could not be opened or made.
    #[error("the store cannot be opened or made: {}", .path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be written.
    #[error("the store can be read but not written: {}", .path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// There is no room.
    #[error("there is no room left to write in: {}", .path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// Another program is writing.
    #[error("another program has been writing to the store for too long: {}", .path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// Its content is damaged.
    #[error("the store is damaged ({detail}): {}", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What does not hold.
        detail: String,
    },
    /// It is no database, or another program's.
    #[error("this file is no store of Polyphony: {}", .path.display())]
    NotAStore {
        /// The file.
        path: PathBuf,
    },
    /// It belongs to a newer version.
    #[error(
        "the store was last used by a newer Polyphony (its version is {found}, this program knows {newest}): {}",
        .path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version found.
        found: i64,
        /// The newest that this program knows.
        newest: i64,
    },
    /// The disk or SQLite failed in another way.
    #[error("the store could not be used ({detail}): {}", .path.display())]
    Failed {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// No run has that name.
    #[error("there is no run `{0}` in the store")]
    NoSuchRun(String),
    /// Several runs have names that begin so.
    #[error("several runs begin with `{prefix}`: {}", .runs.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", "))]
    Ambiguous {
        /// The beginning.
        prefix: String,
        /// The runs.
        runs: Vec<RunId>,
    },
    /// A run of that name is there already, and is another.
    #[error("another run `{0}` is in the store already")]
    NameTaken(RunId),
    /// The turn was answered already, from another window.
    #[error("turn {turn} of run `{run}` was answered already, with `{choice}`")]
    TurnTaken {
        /// The run.
        run: RunId,
        /// The turn.
        turn: u16,
        /// How it was answered.
        choice: String,
    },
    /// A turn was left out.
    #[error("turn {turn} of run `{run}` cannot be kept: the next turn is {next}")]
    TurnSkipped {
        /// The run.
        run: RunId,
        /// The turn.
        turn: u16,
        /// The turn that comes next.
        next: u16,
    },
    /// The run has ended.
    #[error("run `{0}` has ended")]
    RunEnded(RunId),
    /// A text is not the one that the run names.
    #[error("the {} of run `{run}` is not the one that it was played with", .kind.name())]
    TextChanged {
        /// The run.
        run: RunId,
        /// Which text.
        kind: TextKind,
    },
    /// The review cannot be kept as it is.
    #[error(transparent)]
    Review(#[from] ReviewFault),
}

impl StoreError {
    /// What to do about it, as a sentence.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoDataFolder => "Name a folder in POLYPHONY_DATA, or a file with `--store`.",
            Self::UnknownStore(_) => "Write a path, or `sqlite:` and a path.",
            Self::Folder { .. } | Self::CannotOpen { .. } => {
                "Check that the folder is there and that you may write in it, or name another with POLYPHONY_DATA or `--store`."
            }
            Self::ReadOnly { .. } => {
                "Make the file and its folder writable, or name another with POLYPHONY_DATA or `--store`; earlier runs are unharmed."
            }
            Self::Full { .. } => "Make room on the disk and try again; everything kept so far is unharmed.",
            Self::Busy { .. } => "Close other windows of Polyphony, or whatever copies the file, and try again.",
            Self::Damaged { .. } => {
                "Copy the file somewhere safe and put back an earlier copy; move it aside to begin with an empty store."
            }
            Self::NotAStore { .. } => "Name another file with `--store`; this one was left as it is.",
            Self::Newer { .. } => "Update Polyphony, or name another file with `--store`; this one was left as it is.",
            Self::Failed { .. } => "Check the disk and try again; everything kept so far is unharmed.",
            Self::NoSuchRun(_) => "See `polyphony runs list` for the runs that are there.",
            Self::Ambiguous { .. } => "Write more of the name.",
            Self::NameTaken(_) => "Delete the run that is there, or import this one into another store.",
            Self::TurnTaken { .. } | Self::TurnSkipped { .. } => {
                "The run is open in another window; go on there, or open it again from the runs."
            }
            Self::RunEnded(_) => "Begin a new run.",
            Self::TextChanged { .. } => "Export the run again from where it was played.",
            Self::Review(_) => "Add what is missing and save the review again.",
        }
    }
}

/// What went wrong inside, before the path is put to it.
pub(super) enum Failure {
    /// SQLite says no.
    Sqlite(rusqlite::Error),
    /// A value in the file is none that a store writes.
    Damaged(String),
    /// Something that needs no path.
    Other(StoreError),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Other(error)
    }
}

impl Failure {
    /// The error, with the path of the store.
    pub(super) fn at(self, path: &Path) -> StoreError {
        let path = path.to_owned();
        let error = match self {
            Self::Other(error) => return error,
            Self::Damaged(detail) => return StoreError::Damaged { path, detail },
            Self::Sqlite(error) => error,
        };
        let detail = error.to_string();
        match error {
            // A value of another type than the schema's: somebody else wrote it.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..) => return StoreError::Damaged { path, detail },
            _ => {}
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::CannotOpen) => StoreError::CannotOpen { path },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly { path },
            Some(ErrorCode::DiskFull) => StoreError::Full { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
                StoreError::Busy { path }
            }
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { path, detail },
            Some(ErrorCode::NotADatabase) => StoreError::NotAStore { path },
            _ => StoreError::Failed { path, detail },
        }
    }
}
