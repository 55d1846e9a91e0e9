//! Runs in the store: begun, answered turn by turn, ended, found again.

use super::Store;
use super::error::{Failure, StoreError};
use super::writing;
use crate::run::{Reflections, Run, RunId, RunInput, Standing, Text, TextHashes, TextKind, Texts, UnixMs};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

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
            let standing = standing(connection, run)?;
            if let Some(choice) = choice_at(connection, run, turn)? {
                return Err(StoreError::TurnTaken { run: run.clone(), turn, choice }.into());
            }
            if standing == Standing::Ended {
                return Err(StoreError::RunEnded(run.clone()).into());
            }
            let next = n_inputs(connection, run)? + 1;
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
        self.read(|connection| load(connection, id))
    }

    /// The texts that a run was played with, byte for byte.
    ///
    /// # Errors
    /// Where there is no such run, or a text no longer has its hash.
    pub fn texts(&self, id: &RunId) -> Result<Texts, StoreError> {
        self.read(|connection| load_texts(connection, id, &load(connection, id)?.texts))
    }

    /// Every run, the newest first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn runs(&self) -> Result<Vec<RunSummary>, StoreError> {
        self.read(summaries)
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
        let begins = |id: &str| id.starts_with(prefix) || id.strip_prefix("r-").is_some_and(|id| id.starts_with(prefix));
        let mut found: Vec<RunId> = runs.into_iter().map(|run| run.id).filter(|id| begins(id.as_str())).collect();
        match (found.pop(), found.is_empty()) {
            (Some(only), true) if !prefix.is_empty() => Ok(only),
            (None, _) | (_, true) => Err(StoreError::NoSuchRun(prefix.to_owned())),
            (Some(last), false) => {
                found.push(last);
                Err(StoreError::Ambiguous { prefix: prefix.to_owned(), runs: found })
            }
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

/// Whether there is a run of that name.
pub(super) fn has(connection: &Connection, id: &RunId) -> Result<bool, Failure> {
    Ok(connection.query_row("SELECT 1 FROM runs WHERE id = ?1", [id.as_str()], |_| Ok(())).optional()?.is_some())
}

/// Puts a run in, with its texts and everything that it holds already.
pub(super) fn insert(connection: &Connection, run: &Run, texts: &Texts) -> Result<(), Failure> {
    for kind in TextKind::ALL {
        let Text { name, text } = texts.of(kind);
        let hash = texts.of(kind).hash();
        if hash != run.texts.of(kind) {
            return Err(StoreError::TextChanged { run: run.id.clone(), kind }.into());
        }
        let sql = "INSERT INTO texts (hash, kind, name, text) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (hash) DO NOTHING";
        connection.execute(sql, params![hash, kind.name(), name, text])?;
    }
    connection.execute(
        "INSERT INTO runs (id, began, scenario, title, scenario_hash, codebook_hash, rubric_hash, program, seed,
         coached, standing) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            run.id.as_str(),
            run.began.0.cast_signed(),
            run.scenario,
            run.title,
            run.texts.scenario,
            run.texts.codebook,
            run.texts.rubric,
            run.program,
            run.seed.cast_signed(),
            run.coached,
            run.standing.name(),
        ],
    )?;
    for (turn, input) in (1..).zip(&run.inputs) {
        insert_input(connection, &run.id, turn, input)?;
    }
    run.reflections.pieces().try_for_each(|piece| writing::put_reflection(connection, &run.id, &piece))
}

/// Puts an input in.
pub(super) fn insert_input(connection: &Connection, run: &RunId, turn: u16, input: &RunInput) -> Result<(), Failure> {
    let sql = "INSERT INTO inputs (run, turn, choice, took_ms, own_words) VALUES (?1, ?2, ?3, ?4, ?5)";
    let took_ms = input.took_ms.cast_signed();
    connection.execute(sql, params![run.as_str(), turn, input.choice, took_ms, input.own_words])?;
    Ok(())
}

/// Reads a run.
pub(super) fn load(connection: &Connection, id: &RunId) -> Result<Run, Failure> {
    let sql = "SELECT began, scenario, title, scenario_hash, codebook_hash, rubric_hash, program, seed, coached, standing
               FROM runs WHERE id = ?1";
    let run = connection.query_row(sql, [id.as_str()], |row| {
        Ok((
            Run {
                id: id.clone(),
                began: time(row, 0)?,
                scenario: row.get(1)?,
                title: row.get(2)?,
                texts: TextHashes { scenario: row.get(3)?, codebook: row.get(4)?, rubric: row.get(5)? },
                program: row.get(6)?,
                seed: row.get::<_, i64>(7)?.cast_unsigned(),
                coached: row.get(8)?,
                standing: Standing::UnderWay,
                inputs: Vec::new(),
                reflections: Reflections::default(),
            },
            row.get::<_, String>(9)?,
        ))
    });
    let (run, standing) = run.optional()?.ok_or_else(|| StoreError::NoSuchRun(id.to_string()))?;
    Ok(Run {
        standing: standing_named(&standing)?,
        inputs: inputs(connection, id)?,
        reflections: writing::reflections(connection, id)?,
        ..run
    })
}

/// Reads the texts that have these hashes.
pub(super) fn load_texts(connection: &Connection, run: &RunId, hashes: &TextHashes) -> Result<Texts, Failure> {
    let one = |kind: TextKind| -> Result<Text, Failure> {
        let sql = "SELECT name, text FROM texts WHERE hash = ?1";
        let text = connection
            .query_row(sql, [hashes.of(kind)], |row| Ok(Text { name: row.get(0)?, text: row.get(1)? }))
            .optional()?;
        let unchanged = text.filter(|text| text.hash() == hashes.of(kind));
        unchanged.ok_or_else(|| StoreError::TextChanged { run: run.clone(), kind }.into())
    };
    Ok(Texts { scenario: one(TextKind::Scenario)?, codebook: one(TextKind::Codebook)?, rubric: one(TextKind::Rubric)? })
}

fn inputs(connection: &Connection, id: &RunId) -> Result<Vec<RunInput>, Failure> {
    let sql = "SELECT turn, choice, took_ms, own_words FROM inputs WHERE run = ?1 ORDER BY turn";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([id.as_str()], |row| {
        let input =
            RunInput { choice: row.get(1)?, took_ms: row.get::<_, i64>(2)?.cast_unsigned(), own_words: row.get(3)? };
        Ok((row.get::<_, i64>(0)?, input))
    })?;
    let mut inputs = Vec::new();
    for row in rows {
        let (turn, input) = row?;
        inputs.push(input);
        if turn != inputs.len() as i64 {
            return Err(Failure::Damaged(format!("turn {} of run `{id}` is missing", inputs.len())));
        }
    }
    Ok(inputs)
}

fn summaries(connection: &Connection) -> Result<Vec<RunSummary>, Failure> {
    let sql = "SELECT id, began, scenario, title, scenario_hash, coached, standing,
                      (SELECT count(*) FROM inputs WHERE run = id), (SELECT count(*) FROM reviews WHERE run = id)
               FROM runs ORDER BY began DESC, id DESC";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut summaries = Vec::new();
    while let Some(row) = rows.next()? {
        summaries.push(RunSummary {
            id: RunId::from_text(&row.get::<_, String>(0)?),
            began: time(row, 1)?,
            scenario: row.get(2)?,
            title: row.get(3)?,
            scenario_hash: row.get(4)?,
            coached: row.get(5)?,
            standing: standing_named(&row.get::<_, String>(6)?)?,
            turns: row.get(7)?,
            n_reviews: row.get(8)?,
        });
    }
    Ok(summaries)
}

fn standing(connection: &Connection, id: &RunId) -> Result<Standing, Failure> {
    let name: Option<String> =
        connection.query_row("SELECT standing FROM runs WHERE id = ?1", [id.as_str()], |row| row.get(0)).optional()?;
    standing_named(&name.ok_or_else(|| StoreError::NoSuchRun(id.to_string()))?)
}

fn standing_named(name: &str) -> Result<Standing, Failure> {
    let found = Standing::ALL.into_iter().find(|standing| standing.name() == name);
    found.ok_or_else(|| Failure::Damaged(format!("a run stands at `{name}`")))
}

fn choice_at(connection: &Connection, run: &RunId, turn: u16) -> Result<Option<String>, Failure> {
    let sql = "SELECT choice FROM inputs WHERE run = ?1 AND turn = ?2";
    Ok(connection.query_row(sql, params![run.as_str(), turn], |row| row.get(0)).optional()?)
}

fn n_inputs(connection: &Connection, run: &RunId) -> Result<u16, Failure> {
    Ok(connection.query_row("SELECT count(*) FROM inputs WHERE run = ?1", [run.as_str()], |row| row.get(0))?)
}

/// A time in a column.
pub(super) fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<UnixMs> {
    Ok(UnixMs(row.get::<_, i64>(column)?.cast_unsigned()))
}
