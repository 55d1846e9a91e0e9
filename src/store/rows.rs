//! Runs as rows: how they are put into the tables and read out of them.

use super::error::{Failure, StoreError};
use super::runs::RunSummary;
use super::writing;
use crate::run::{Reflections, Run, RunId, RunInput, Standing, Text, TextHashes, TextKind, Texts, UnixMs};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

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
    let sql =
        "SELECT began, scenario, title, scenario_hash, codebook_hash, rubric_hash, program, seed, coached, standing
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

/// Every run as it stands in a list, the newest first.
pub(super) fn summaries(connection: &Connection) -> Result<Vec<RunSummary>, Failure> {
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

/// Where a run stands.
pub(super) fn standing(connection: &Connection, id: &RunId) -> Result<Standing, Failure> {
    let name: Option<String> =
        connection.query_row("SELECT standing FROM runs WHERE id = ?1", [id.as_str()], |row| row.get(0)).optional()?;
    standing_named(&name.ok_or_else(|| StoreError::NoSuchRun(id.to_string()))?)
}

fn standing_named(name: &str) -> Result<Standing, Failure> {
    let found = Standing::ALL.into_iter().find(|standing| standing.name() == name);
    found.ok_or_else(|| Failure::Damaged(format!("a run stands at `{name}`")))
}

/// How a turn was answered, where it was.
pub(super) fn choice_at(connection: &Connection, run: &RunId, turn: u16) -> Result<Option<String>, Failure> {
    let sql = "SELECT choice FROM inputs WHERE run = ?1 AND turn = ?2";
    Ok(connection.query_row(sql, params![run.as_str(), turn], |row| row.get(0)).optional()?)
}

/// Turns answered.
pub(super) fn n_inputs(connection: &Connection, run: &RunId) -> Result<u16, Failure> {
    Ok(connection.query_row("SELECT count(*) FROM inputs WHERE run = ?1", [run.as_str()], |row| row.get(0))?)
}

/// A time in a column.
fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<UnixMs> {
    Ok(UnixMs(row.get::<_, i64>(column)?.cast_unsigned()))
}
