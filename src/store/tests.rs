//! Tests of the store, each on a file of its own in a folder that goes away.

mod exchange;
mod kept;
mod trouble;

use super::Store;
use crate::run::{Run, fixture};
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder that goes away, with the path of a store in it.
fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("tests have a folder for temporary files");
    let path = folder.path().join("data").join("runs.db");
    (folder, path)
}

/// An empty store, and the folder that it lives in.
fn store() -> (TempDir, Store) {
    let (folder, path) = folder();
    let store = Store::open(&path).expect("the store opens");
    (folder, store)
}

/// A run without inputs in the store.
fn begun(store: &Store, id: &str) -> Run {
    let run = fixture::begun(id);
    store.begin_run(&run, &fixture::texts()).expect("the run is kept");
    run
}
