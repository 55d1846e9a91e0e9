//! The store: where runs are kept, and where scenarios are found.
//!
//! One SQLite file holds every run with all the texts it was played with, so that an old run always replays. Each input
//! is on the disk before [`Store::add_input`] returns: pull the plug, and the meeting resumes at that turn. Nothing is
//! kept in memory, so several programs can work on one store; who comes second with a turn is told so and loses
//! nothing. The time is always handed in.

mod error;
mod exchange;
pub mod library;
mod location;
mod migrations;
mod rows;
mod runs;
mod sqlite;
mod writing;

pub use error::StoreError;
pub use exchange::Imported;
pub use location::path_of;
pub use runs::RunSummary;

use error::Failure;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// An open store.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the store at a path; it is made where there is none.
    ///
    /// # Errors
    /// Where the file cannot be made, read or written, is no store, or belongs to a newer version; it is then left as
    /// it was.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let path = location::absolute(path)?;
        let connection = sqlite::connect(&path)?;
        Ok(Self { connection, path })
    }

    /// Opens the store that a `--store` option names, or the usual one: see [`path_of`].
    ///
    /// # Errors
    /// As [`Store::open`] and [`path_of`].
    pub fn open_named(url: Option<&str>) -> Result<Self, StoreError> {
        Self::open(&path_of(url)?)
    }

    /// The path of the usual store: in `POLYPHONY_DATA`, else in the platform's data folder.
    ///
    /// # Errors
    /// Where there is no such folder.
    pub fn default_path() -> Result<PathBuf, StoreError> {
        path_of(None)
    }

    /// Where the store is, to be shown.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Does some work in one transaction: all of it is on the disk, or none.
    fn write<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, StoreError> {
        sqlite::write(&self.connection, work).map_err(|failure| failure.at(&self.path))
    }

    /// Reads, all of it as it stood at one moment.
    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, StoreError> {
        sqlite::read(&self.connection, work).map_err(|failure| failure.at(&self.path))
    }
}

#[cfg(test)]
mod tests;
