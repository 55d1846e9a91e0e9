//! SQLite: how a connection is made, and how work is wrapped into transactions.

use super::error::{Failure, StoreError};
use super::migrations;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// Connects to the store at a path and brings its schema up to date; folder and file are made where they are missing.
///
/// Nothing is written before it is clear that the file is a store of ours, of a version that we know.
pub(super) fn connect(path: &Path) -> Result<Connection, StoreError> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|source| StoreError::Folder { path: folder.to_owned(), source })?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    connect_with(path, flags).map_err(|failure| failure.at(path))
}

fn connect_with(path: &Path, flags: OpenFlags) -> Result<Connection, Failure> {
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    // In one reading, for another program may be making the store at this very moment.
    if !read(&connection, |connection| migrations::is_current(connection, path))? {
        migrations::migrate(&connection, path)?;
    }
    // SQLite opens a file that it may not write for reading alone, and says nothing.
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly { path: path.to_owned() }.into());
    }
    write_ahead(&connection)?;
    // What a trainee deletes is overwritten, not only forgotten.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// Writes go into a log first, so that readers never wait for writers. Where the file system cannot do that (some
/// network drives), SQLite stays with its rollback journal, which is as safe.
fn write_ahead(connection: &Connection) -> Result<(), Failure> {
    // Changing over takes a lock for which SQLite does not wait, so when two programs make a store together one of
    // them is turned away, and finds the change made when it asks again.
    let mut tries_left = 50;
    loop {
        let changed = connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()));
        match changed {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && tries_left > 0 => {
                tries_left -= 1;
                std::thread::sleep(Duration::from_millis(20));
            }
            other => return Ok(other?),
        }
    }
}

/// Does some work in a transaction that writes: all of it is on the disk when this returns, or none.
pub(super) fn write<T>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let done = work(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

/// Reads in a transaction, so that everything is as it stood at one moment.
pub(super) fn read<T>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
    work(&transaction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_may_not_be_written_is_named() {
        let folder = tempfile::tempdir().expect("tests have a folder for temporary files");
        let path = folder.path().join("runs.db");
        drop(connect(&path).expect("the store opens"));
        let opened = connect_with(&path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|failure| failure.at(&path));
        let error = opened.expect_err("it was opened for reading alone");
        assert_eq!(error.to_string(), format!("the store can be read but not written: {}", path.display()));
    }

    #[test]
    fn every_write_is_on_the_disk_before_it_returns() {
        let folder = tempfile::tempdir().expect("tests have a folder for temporary files");
        let store = connect(&folder.path().join("runs.db")).expect("the store opens");
        let pragma = |name: &str| store.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        // 2 is FULL: the log is synced at every commit.
        assert_eq!(pragma("synchronous"), Ok(2));
        assert_eq!(pragma("foreign_keys"), Ok(1));
        let journal: rusqlite::Result<String> = store.pragma_query_value(None, "journal_mode", |row| row.get(0));
        assert_eq!(journal.as_deref(), Ok("wal"));
    }
}
