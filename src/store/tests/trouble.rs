//! What goes wrong: every case says what, where and what to do, and loses nothing.

use super::{begun, folder, store};
use crate::review::{Decision, FindingKey, Review, ReviewFault, Verdict};
use crate::run::{Reflection, Run, RunId, RunInput, Standing, UnixMs, fixture};
use crate::store::{Store, StoreError};
use rusqlite::Connection;
use std::path::Path;

/// Opens what is no store of ours, compares what is said, and sees that not a byte of it has changed.
#[track_caller]
fn check_refused(path: &Path, expected: &str) {
    let before = std::fs::read(path).expect("the file is there");
    let error = Store::open(path).expect_err("it is refused");
    let said = error.to_string().replace(&path.display().to_string(), "PATH");
    assert_eq!(said, expected);
    assert!(error.hint().ends_with('.'));
    assert_eq!(std::fs::read(path).expect("the file is there"), before);
}

/// A file in a folder of its own, with these bytes.
fn file(bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
    let (folder, path) = folder();
    std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
    std::fs::write(&path, bytes).expect("the file can be written");
    (folder, path)
}

#[test]
fn a_file_that_is_no_database_is_left_as_it_is() {
    let (_folder, path) = file(&b"Dear diary, this is a text and nothing else. ".repeat(100));
    check_refused(&path, "this file is no store of Polyphony: PATH");
}

#[test]
fn the_database_of_another_program_is_left_as_it_is() {
    let (_folder, path) = file(b"");
    let other = Connection::open(&path).expect("it opens");
    other.execute_batch("CREATE TABLE bookmarks (url TEXT)").expect("it can be written");
    drop(other);
    check_refused(&path, "this file is no store of Polyphony: PATH");
}

#[test]
fn a_store_of_a_newer_version_is_left_as_it_is() {
    let (_folder, path) = folder();
    drop(Store::open(&path).expect("the store opens"));
    let later = Connection::open(&path).expect("it opens");
    later.pragma_update(None, "user_version", 99).expect("it can be written");
    drop(later);
    check_refused(
        &path,
        "the store was last used by a newer Polyphony (its version is 99, this program knows 1): PATH",
    );
}

#[test]
fn an_empty_file_becomes_a_store() {
    let (_folder, path) = file(b"");
    let store = Store::open(&path).expect("the store opens");
    assert_eq!(store.runs().expect("runs are listed"), []);
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let (folder, path) = file(b"a file, not a folder");
    let error = Store::open(&path.join("runs.db")).expect_err("a file is no folder");
    assert!(matches!(&error, StoreError::Folder { path: named, .. } if *named == path), "{error}");
    let error = Store::open(&folder.path().join("data")).expect_err("a folder is no file");
    assert!(matches!(&error, StoreError::CannotOpen { .. }), "{error}");
}

#[test]
fn a_damaged_store_says_so_and_does_not_panic() {
    let (_folder, path) = folder();
    let store = Store::open(&path).expect("the store opens");
    begun(&store, "r-1");
    drop(store);
    let mut bytes = std::fs::read(&path).expect("the file is there");
    // The header stays, so that only reading the content shows it.
    bytes[4096..].fill(0xa5);
    std::fs::write(&path, &bytes).expect("the file can be written");
    let error = Store::open(&path).and_then(|store| store.runs()).expect_err("it is damaged");
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
}

#[test]
fn a_store_cut_short_says_so() {
    let (_folder, path) = folder();
    let store = Store::open(&path).expect("the store opens");
    let run = begun(&store, "r-1");
    drop(store);
    let bytes = std::fs::read(&path).expect("the file is there");
    for length in [10, 100, 512, 4096, bytes.len() / 2] {
        std::fs::write(&path, &bytes[..length]).expect("the file can be written");
        let error = Store::open(&path).and_then(|store| store.texts(&run.id)).expect_err("it is cut short");
        assert!(matches!(error, StoreError::Damaged { .. } | StoreError::NotAStore { .. }), "{length}: {error}");
    }
}

#[test]
fn values_that_no_store_writes_are_damage() {
    let (_folder, path) = folder();
    let store = Store::open(&path).expect("the store opens");
    let run = Run { standing: Standing::Left, ..fixture::run() };
    store.begin_run(&run, &fixture::texts()).expect("the run is kept");
    store.save_review(&run.id, &Review::begin("Nora", UnixMs(2))).expect("it is kept");
    let other = Connection::open(&path).expect("it opens");
    let edits = [
        ("UPDATE reviews SET review = '{}'", "a review of run `r-20261123-142233-7f3a` cannot be read"),
        ("DELETE FROM inputs WHERE turn = 1", "turn 1 of run `r-20261123-142233-7f3a` is missing"),
        ("UPDATE inputs SET turn = -1", "turn 1 of run `r-20261123-142233-7f3a` is missing"),
        ("INSERT INTO reflections SELECT id, 'dream', 0, '', '' FROM runs", "a reflection `dream` that cannot be read"),
    ];
    for (edit, detail) in edits.into_iter() {
        other.execute_batch("DELETE FROM inputs WHERE turn < 0").expect("it can be written");
        other.execute(edit, []).expect(edit);
        let error = store.export(&run.id).expect_err(edit);
        assert!(matches!(&error, StoreError::Damaged { .. }), "{error}");
        assert!(error.to_string().contains(detail), "{error}");
    }
}

#[test]
fn a_text_edited_in_the_store_is_named() {
    let (_folder, path) = folder();
    let store = Store::open(&path).expect("the store opens");
    let run = begun(&store, "r-1");
    let other = Connection::open(&path).expect("it opens");
    other.execute("UPDATE texts SET text = text || ' ' WHERE kind = 'rubric'", []).expect("it can be written");
    let error = store.texts(&run.id).expect_err("it was edited");
    assert_eq!(error.to_string(), "the rubric of run `r-1` is not the one that it was played with");
}

#[test]
fn two_windows_on_one_run_lose_nothing() {
    let (_folder, path) = folder();
    let (first, second) = (Store::open(&path).expect("it opens"), Store::open(&path).expect("it opens twice"));
    let run = begun(&first, "r-1");
    first.add_input(&run.id, 1, &fixture::input("ask-clock", None)).expect("the turn is kept");
    let error = second.add_input(&run.id, 1, &fixture::input("name-it", None)).expect_err("it was answered");
    assert_eq!(error.to_string(), "turn 1 of run `r-1` was answered already, with `ask-clock`");
    assert_eq!(error.hint(), "The run is open in another window; go on there, or open it again from the runs.");
    second.add_input(&run.id, 2, &fixture::input("wait", None)).expect("the next turn is free");
    let choices: Vec<_> = first.run(&run.id).expect("it is there").inputs.into_iter().map(|i| i.choice).collect();
    assert_eq!(choices, ["ask-clock", "wait"]);
}

#[test]
fn turns_are_kept_in_order_and_none_after_the_end() {
    let (_folder, store) = store();
    let run = begun(&store, "r-1");
    let add = |turn| store.add_input(&run.id, turn, &fixture::input("silence", None)).map_err(|e| e.to_string());
    assert_eq!(add(2), Err("turn 2 of run `r-1` cannot be kept: the next turn is 1".to_owned()));
    assert_eq!(add(0), Err("turn 0 of run `r-1` cannot be kept: the next turn is 1".to_owned()));
    assert_eq!(add(1), Ok(()));
    store.set_standing(&run.id, Standing::Ended).expect("it is kept");
    assert_eq!(add(2), Err("run `r-1` has ended".to_owned()));
}

#[test]
fn programs_that_make_one_store_together_all_get_it() {
    let (_folder, path) = folder();
    std::thread::scope(|scope| {
        let opened: Vec<_> = (0..8)
            .map(|n| {
                let path = &path;
                scope.spawn(move || {
                    let store = Store::open(path).map_err(|e| e.to_string())?;
                    let run = fixture::begun(&format!("r-{n}"));
                    store.begin_run(&run, &fixture::texts()).map_err(|e| e.to_string())
                })
            })
            .collect();
        for thread in opened {
            assert_eq!(thread.join().expect("no thread panics"), Ok(()));
        }
    });
    assert_eq!(Store::open(&path).and_then(|store| store.runs()).expect("runs are listed").len(), 8);
}

#[test]
fn a_store_that_may_only_be_read_says_so_and_still_reads() {
    let (_folder, store) = store();
    let run = begun(&store, "r-1");
    store.connection.pragma_update(None, "query_only", true).expect("it can be set");
    let error = store.add_input(&run.id, 1, &fixture::input("silence", None)).expect_err("it is read-only");
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    assert_eq!(store.run(&run.id).expect("it is there"), run);
}

#[test]
fn a_full_disk_loses_only_what_did_not_fit() {
    let (_folder, store) = store();
    let run = begun(&store, "r-1");
    store.add_input(&run.id, 1, &fixture::input("silence", None)).expect("the turn is kept");
    let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).expect("it is known");
    let room_for = |pages: i64| {
        let sql = format!("PRAGMA max_page_count = {pages}");
        store.connection.query_row(&sql, [], |_| Ok(())).expect("it can be set");
    };
    room_for(pages);
    let long = RunInput { own_words: Some("word ".repeat(20_000)), ..fixture::input("silence", None) };
    let error = store.add_input(&run.id, 2, &long).expect_err("there is no room");
    assert!(matches!(error, StoreError::Full { .. }), "{error}");
    assert_eq!(store.run(&run.id).expect("it is there").inputs.len(), 1);
    room_for(pages + 1000);
    store.add_input(&run.id, 2, &long).expect("there is room again");
}

#[test]
fn a_run_that_is_not_there_is_named() {
    let (_folder, store) = store();
    let nobody = RunId::from_text("r-nobody");
    let expected = "there is no run `r-nobody` in the store";
    let piece = Reflection::OneThing("Wait".to_owned());
    for error in [
        store.run(&nobody).map(|_| ()),
        store.texts(&nobody).map(|_| ()),
        store.reviews(&nobody).map(|_| ()),
        store.export(&nobody).map(|_| ()),
        store.set_standing(&nobody, Standing::Left),
        store.add_input(&nobody, 1, &fixture::input("silence", None)),
        store.save_reflection(&nobody, &piece),
        store.save_review(&nobody, &Review::begin("Nora", UnixMs(1))),
        store.delete_run(&nobody),
    ] {
        assert_eq!(error.expect_err("nobody is there").to_string(), expected);
    }
}

#[test]
fn a_run_begins_once_and_with_its_own_texts() {
    let (_folder, store) = store();
    let run = begun(&store, "r-1");
    let again = store.begin_run(&run, &fixture::texts()).expect_err("it is there");
    assert_eq!(again.to_string(), "another run `r-1` is in the store already");
    let mut texts = fixture::texts();
    texts.codebook.text.push(' ');
    let error = store.begin_run(&fixture::begun("r-2"), &texts).expect_err("the text is another");
    assert_eq!(error.to_string(), "the codebook of run `r-2` is not the one that it was played with");
    assert_eq!(store.runs().expect("runs are listed").len(), 1);
}

#[test]
fn a_review_without_a_reason_is_not_kept() {
    let (_folder, store) = store();
    let run = begun(&store, "r-1");
    let dimension = crate::codebook::Dimension::Responsivity;
    let finding = FindingKey { dimension, rule: crate::scoring::Rule::CueLeft, turn: 1, call: None, nth: 0 };
    let mut review = Review::begin("Nora", UnixMs(1));
    let decision = Decision::Override { points: 2 };
    review.verdicts.push(Verdict { finding: finding.clone(), decision, reason: String::new() });
    let error = store.save_review(&run.id, &review).expect_err("it needs a reason");
    assert!(matches!(error, StoreError::Review(ReviewFault::NoReason(named)) if named == finding));
    assert_eq!(store.reviews(&run.id).expect("they are there"), []);
}
