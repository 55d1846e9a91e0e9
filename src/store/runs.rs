//! Runs in the store: begun, answered turn by turn, ended, found again.

use super::Store;
use super::error::{Failure, StoreError};
use super::rows::{self, has, insert, insert_input};
use crate::run::{Run, RunId, RunInput, Standing, Texts, UnixMs};
use rusqlite::params;

/// A run as it stands in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunSummary {
    /// Its name.
    pub id: RunId,
    /// When it began.
    pub began: UnixMs,
    /// The id of its scenario.
    pub scenario: String,
    /// The title of its scenario.
    pub title: String,
    /// The hash of the scenario that it was played with; a file with another has been edited since.
    pub scenario_hash: String,
    /// Whether the coach spoke.
    pub coached: bool,
    /// Whether it goes on.
    pub standing: Standing,
    /// Turns answered.
    pub turns: u16,
    /// How many reviews there are of it.
    pub n_reviews: u32,
}

impl Store {
    /// Keeps a run that begins, with the texts that it is played with.
    ///
    /// # Errors
    /// Where the texts are not those that the run names, a run of that name is there, or the store cannot be written.
    pub fn begin_run(&self, run: &Run, texts: &Texts) -> Result<(), StoreError> {
        self.write(|connection| {
            if has(connection, &run.id)? {
                return Err(StoreError::NameTaken(run.id.clone()).into());
            }
            insert(connection, run, texts)
        })
    }

    /// Keeps the answer to a turn, the first being turn 1; it is on the disk when this returns.
    ///
    /// # Errors
    /// Where the turn was answered already, from another window; is not the next; or the run is over or not there.
    pub fn add_input(&self, run: &RunId, turn: u16, input: &RunInput) -> Result<(), StoreError> {
        self.write(|connection| {
            let standing = rows::standing(connection, run)?;
            if let Some(choice) = rows::choice_at(connection, run, turn)? {
                return Err(StoreError::TurnTaken { run: run.clone(), turn, choice }.into());
            }
            if standing == Standing::Ended {
                return Err(StoreError::RunEnded(run.clone()).into());
            }
            let next = rows::n_inputs(connection, run)? + 1;
            if turn != next {
                return Err(StoreError::TurnSkipped { run: run.clone(), turn, next }.into());
            }
            insert_input(connection, run, turn, input)
        })
    }

    /// Says whether a run goes on.
    ///
    /// # Errors
    /// Where there is no such run, or the store cannot be written.
    pub fn set_standing(&self, run: &RunId, standing: Standing) -> Result<(), StoreError> {
        self.write(|connection| {
            let sql = "UPDATE runs SET standing = ?2 WHERE id = ?1";
            match connection.execute(sql, params![run.as_str(), standing.name()])? {
                0 => Err(StoreError::NoSuchRun(run.to_string()).into()),
                _ => Ok(()),
            }
        })
    }

    /// A run with its inputs and reflections.
    ///
    /// # Errors
    /// Where there is no such run, or what is there is damaged.
    pub fn run(&self, id: &RunId) -> Result<Run, StoreError> {
        self.read(|connection| rows::load(connection, id))
    }

    /// The texts that a run was played with, byte for byte.
    ///
    /// # Errors
    /// Where there is no such run, or a text no longer has its hash.
    pub fn texts(&self, id: &RunId) -> Result<Texts, StoreError> {
        self.read(|connection| rows::load_texts(connection, id, &rows::load(connection, id)?.texts))
    }

    /// Every run, the newest first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn runs(&self) -> Result<Vec<RunSummary>, StoreError> {
        self.read(rows::summaries)
    }

    /// Every run that can be continued, the newest first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn unfinished(&self) -> Result<Vec<RunSummary>, StoreError> {
        let mut runs = self.runs()?;
        runs.retain(|run| run.standing == Standing::UnderWay);
        Ok(runs)
    }

    /// The run with this name, or the only one whose name begins so; the `r-` may be left out.
    ///
    /// # Errors
    /// Where there is none, or there are several.
    pub fn find(&self, prefix: &str) -> Result<RunId, StoreError> {
        let runs = self.runs()?;
        if let Some(exact) = runs.iter().find(|run| run.id.as_str() == prefix) {
            return Ok(exact.id.clone());
        }
        let begins = |id: &str| {
            !prefix.is_empty()
                && (id.starts_with(prefix) || id.strip_prefix("r-").is_some_and(|id| id.starts_with(prefix)))
        };
        let found: Vec<RunId> = runs.into_iter().map(|run| run.id).filter(|id| begins(id.as_str())).collect();
        match found.as_slice() {
            [only] => Ok(only.clone()),
            [] => Err(StoreError::NoSuchRun(prefix.to_owned())),
            _ => Err(StoreError::Ambiguous { prefix: prefix.to_owned(), runs: found }),
        }
    }

    /// Deletes a run with everything attached to it, and the texts that no other run was played with. What stood on the
    /// disk is overwritten.
    ///
    /// # Errors
    /// Where there is no such run, or the store cannot be written.
    pub fn delete_run(&self, id: &RunId) -> Result<(), StoreError> {
        self.write(|connection| {
            if connection.execute("DELETE FROM runs WHERE id = ?1", [id.as_str()])? == 0 {
                return Err(StoreError::NoSuchRun(id.to_string()).into());
            }
            connection.execute(
                "DELETE FROM texts WHERE hash NOT IN (SELECT scenario_hash FROM runs)
                 AND hash NOT IN (SELECT codebook_hash FROM runs) AND hash NOT IN (SELECT rubric_hash FROM runs)",
                [],
            )?;
            Ok(())
        })?;
        // The log still holds what was deleted. Where another program is reading, it is emptied when that one is done.
        let emptied = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        emptied.map_err(|error| Failure::from(error).at(&self.path))
    }
}
