//! Runs that go out of a store, and come into one; a run that is there already is only added to.

use super::Store;
use super::error::{Failure, StoreError};
use super::{rows, writing};
use crate::review::Review;
use crate::review::file::RunFile;
use crate::run::{Reflections, Run, RunId, Standing};
use rusqlite::Connection;

/// What an import brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Whether the run is new here.
    pub is_new: bool,
    /// Turns that were not here.
    pub n_turns: usize,
    /// Pieces of reflection that were not here.
    pub n_reflections: usize,
    /// Pieces of reflection that read otherwise here, and stay as they are here.
    pub n_reflections_kept: usize,
    /// Reviews that were not here, or are newer than here.
    pub n_reviews: usize,
}

impl Store {
    /// A run with everything that belongs to it, to be written with [`crate::review::file::export`].
    ///
    /// # Errors
    /// Where there is no such run, or what is there is damaged.
    pub fn export(&self, id: &RunId) -> Result<RunFile, StoreError> {
        self.read(|connection| {
            let run = rows::load(connection, id)?;
            let texts = rows::load_texts(connection, id, &run.texts)?;
            Ok(RunFile { reviews: writing::reviews(connection, id)?, run, texts })
        })
    }

    /// Takes in a run that was read with [`crate::review::file::import`]. Nothing that is here is lost: turns,
    /// reflections and reviews that are not here are added, and of a review the newer one stays.
    ///
    /// # Errors
    /// Where another run of that name is here, or the store cannot be written.
    pub fn import(&self, file: &RunFile) -> Result<Imported, StoreError> {
        self.write(|connection| {
            let id = &file.run.id;
            let mut imported = if rows::has(connection, id)? {
                add_to(connection, &rows::load(connection, id)?, &file.run)?
            } else {
                rows::insert(connection, &file.run, &file.texts)?;
                let n_reflections = file.run.reflections.pieces().count();
                Imported { is_new: true, n_turns: file.run.inputs.len(), n_reflections, ..Imported::default() }
            };
            imported.n_reviews = add_reviews(connection, id, &file.reviews)?;
            Ok(imported)
        })
    }
}

/// Adds what a run that comes in has beyond the one that is here.
fn add_to(connection: &Connection, here: &Run, incoming: &Run) -> Result<Imported, Failure> {
    let n_common = here.inputs.len().min(incoming.inputs.len());
    let is_same = |a: &Run, b: &Run| {
        (a.began, &a.scenario, &a.texts, a.seed, a.coached, &a.inputs[..n_common])
            == (b.began, &b.scenario, &b.texts, b.seed, b.coached, &b.inputs[..n_common])
    };
    if !is_same(here, incoming) {
        return Err(StoreError::NameTaken(here.id.clone()).into());
    }
    for (turn, input) in (1..).zip(&incoming.inputs).skip(n_common) {
        rows::insert_input(connection, &here.id, turn, input)?;
    }
    let n_turns = incoming.inputs.len() - n_common;
    if n_turns > 0 || (here.standing == Standing::UnderWay && here.inputs.len() == incoming.inputs.len()) {
        let sql = "UPDATE runs SET standing = ?2 WHERE id = ?1";
        connection.execute(sql, [here.id.as_str(), incoming.standing.name()])?;
    }
    let (n_reflections, n_reflections_kept) = add_reflections(connection, here, &incoming.reflections)?;
    Ok(Imported { is_new: false, n_turns, n_reflections, n_reflections_kept, n_reviews: 0 })
}

/// Adds pieces that are not here; says how many, and how many read otherwise here.
fn add_reflections(connection: &Connection, here: &Run, incoming: &Reflections) -> Result<(usize, usize), Failure> {
    let (mut n_added, mut n_kept) = (0, 0);
    for piece in incoming.pieces() {
        match here.reflections.pieces().find(|ours| ours.has_place_of(&piece)) {
            Some(ours) => n_kept += usize::from(ours != piece),
            None => {
                writing::put_reflection(connection, &here.id, &piece)?;
                n_added += 1;
            }
        }
    }
    Ok((n_added, n_kept))
}

/// Adds reviews that are not here or newer; says how many.
fn add_reviews(connection: &Connection, run: &RunId, incoming: &[Review]) -> Result<usize, Failure> {
    let here = writing::reviews(connection, run)?;
    let mut n_added = 0;
    for review in incoming {
        let ours = here.iter().find(|ours| (&ours.reviewer, ours.created) == (&review.reviewer, review.created));
        if ours.is_none_or(|ours| ours.changed < review.changed) {
            writing::put_review(connection, run, review)?;
            n_added += 1;
        }
    }
    Ok(n_added)
}
