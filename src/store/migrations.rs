//! The schema, in numbered steps; a store says in `user_version` how many of them it has taken.
//!
//! A step that was published is never changed: what comes after it is another step. Times are milliseconds since 1970,
//! UTC; a seed is kept in the 64 bits of a signed number.

use super::error::{Failure, StoreError};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;

/// `Poly`, in the header of the file, tells our stores from other databases.
const APPLICATION: i64 = 0x506f_6c79;

const STEPS: [&str; 1] = ["
    CREATE TABLE texts (
        hash TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT;
    CREATE TABLE runs (
        id            TEXT PRIMARY KEY,
        began         INTEGER NOT NULL,
        scenario      TEXT NOT NULL,
        title         TEXT NOT NULL,
        scenario_hash TEXT NOT NULL REFERENCES texts (hash),
        codebook_hash TEXT NOT NULL REFERENCES texts (hash),
        rubric_hash   TEXT NOT NULL REFERENCES texts (hash),
        program       TEXT NOT NULL,
        seed          INTEGER NOT NULL,
        coached       INTEGER NOT NULL,
        standing      TEXT NOT NULL CHECK (standing IN ('under-way', 'ended', 'left'))
    ) STRICT;
    CREATE INDEX runs_began ON runs (began);
    CREATE TABLE inputs (
        run       TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        turn      INTEGER NOT NULL,
        choice    TEXT NOT NULL,
        took_ms   INTEGER NOT NULL,
        own_words TEXT,
        PRIMARY KEY (run, turn)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE reflections (
        run  TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        turn INTEGER NOT NULL,
        key  TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (run, kind, turn, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE reviews (
        run      TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        reviewer TEXT NOT NULL,
        created  INTEGER NOT NULL,
        changed  INTEGER NOT NULL,
        review   TEXT NOT NULL,
        PRIMARY KEY (run, reviewer, created)
    ) STRICT, WITHOUT ROWID;
"];

/// Whether there is nothing to be done; a store of a newer version, or another program's database, is refused.
pub(super) fn is_current(connection: &Connection, path: &Path) -> Result<bool, Failure> {
    let version = pragma(connection, "user_version")?;
    let application = pragma(connection, "application_id")?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let newest = STEPS.len() as i64;
    match (application, version, tables) {
        (0, 0, 0) => Ok(false),
        (APPLICATION, found, _) if found > newest => {
            Err(StoreError::Newer { path: path.to_owned(), found, newest }.into())
        }
        (APPLICATION, found, _) => Ok(found == newest),
        _ => Err(StoreError::NotAStore { path: path.to_owned() }.into()),
    }
}

/// Takes the steps that the store has not taken, all or none. Another program may have taken them in the meantime.
pub(super) fn migrate(connection: &Connection, path: &Path) -> Result<(), Failure> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    if is_current(&transaction, path)? {
        return Ok(());
    }
    let taken = pragma(&transaction, "user_version")?;
    for step in STEPS.iter().skip(usize::try_from(taken).unwrap_or(0)) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", STEPS.len() as i64)?;
    transaction.commit()?;
    Ok(())
}

fn pragma(connection: &Connection, name: &str) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}
