//! Files that are no good scenario, each with what must be said of it.
//!
//! A bad file under `tests/bad/` carries its messages: `//~ error[code]: message` stands on the line above the fault;
//! several stand above each other. Where that cannot be, `x.expect` beside the file holds lines of
//! `line severity[code]: message`. Files that nobody could read in a review are made here.

use polyphony::diagnostic::{Diagnostic, render};
use polyphony::scenario::load::{CODES, load, load_bytes};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn every_bad_file_says_what_and_where() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "ron"));
    paths.sort();
    assert!(paths.len() >= 35, "only {} bad files", paths.len());
    let mut wrong = String::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let beside = fs::read_to_string(path.with_extension("expect"));
        let wanted = beside.map_or_else(|_| written_inside(&text), |list| list.lines().map(str::to_owned).collect());
        let found: Vec<_> = load(&name, &text).diagnostics.iter().map(line_of).collect();
        if found != wanted || found.is_empty() {
            wrong +=
                &format!("{name}\n  wanted:\n    {}\n  found:\n    {}\n", wanted.join("\n    "), found.join("\n    "));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_code_that_a_bad_file_shows_is_explained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut shown = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        shown.extend(load_bytes("x.ron", &bytes).diagnostics.iter().map(|d| d.code));
    }
    // These are about bytes, not text, or about files too long for a review.
    shown.extend(["and-more", "binary", "not-utf-8", "too-many"]);
    let explained: BTreeSet<_> = CODES.iter().map(|(code, _)| *code).collect();
    assert_eq!(shown, explained);
    assert!(CODES.is_sorted(), "in the order of the alphabet");
}

#[test]
fn every_diagnostic_has_a_place_in_its_file_and_a_hint() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for d in load("x.ron", &text).diagnostics {
            assert!(d.span.start <= d.span.end && text.get(d.span.clone()).is_some(), "{d:?}");
            assert!(d.hint.ends_with(['.', '?']) && !d.message.ends_with('.'), "{d:?}");
            assert!(!d.message.starts_with(char::is_uppercase), "{d:?}");
            assert!(render::human(&d, &text, false).contains(&d.message));
        }
    }
}

#[test]
fn a_zero_byte_makes_a_file_binary() {
    check_bytes(b"Scenario(\n  id: \0", "2 error[binary]: the file holds a zero byte, so it is no text");
    check_bytes(b"\x89PNG\x00\x01", "1 error[binary]: the file holds a zero byte, so it is no text");
}

#[test]
fn bytes_that_are_no_text_are_named_with_their_place() {
    check_bytes(b"Scenario(\n  title: \"caf\xe9\"", "2 error[not-utf-8]: the byte 0xe9 is no UTF-8 text");
    check_bytes(b"\xff\xfeS\x00", "1 error[not-utf-8]: the file is text in UTF-16, and UTF-8 was wanted");
}

#[test]
fn a_byte_order_mark_is_no_fault_and_moves_no_column() {
    let wanted = "1:1 error[not-a-scenario]: the file begins with `Kitchen`, and a scenario with `Scenario(`";
    let loaded = load("x.ron", "\u{feff}Kitchen()");
    let d = &loaded.diagnostics[0];
    assert_eq!(format!("{}:{} error[{}]: {}", d.start.line, d.start.column, d.code, d.message), wanted);
}

#[test]
fn ten_thousand_levels_are_too_deep_and_nothing_worse() {
    let good = include_str!("../bad/deep_condition.ron");
    for (open, close) in [("Not(", ")"), ("All([", "])"), ("(", ")"), ("[", "]")] {
        let deep = format!("{}Asked(\"bye\"){}", open.repeat(10_000), close.repeat(10_000));
        let at = good.find("Not(").unwrap();
        let end = at + good[at..].find('\n').unwrap();
        let text = format!("{}{deep},{}", &good[..at], &good[end..]);
        assert!(!load("deep.ron", &text).diagnostics.is_empty());
        assert!(!load("deep.ron", &format!("Scenario({deep}")).diagnostics.is_empty());
    }
    let comments = format!("{}{}Scenario()", "/*".repeat(10_000), "*/".repeat(10_000));
    assert!(!load("deep.ron", &comments).diagnostics.is_empty());
}

#[test]
fn a_megabyte_on_one_line_prints_a_line() {
    let text = format!("Scenario(format: 1, title: \"{}\", id: 5)", "ä".repeat(500_000));
    let loaded = load("long.ron", &text);
    let wrong = loaded.diagnostics.iter().find(|d| d.code == "wrong-type").unwrap();
    let drawn = render::human(wrong, &text, false);
    assert!(drawn.len() < 1000 && drawn.contains("long.ron:1:500036"), "{drawn}");
}

#[test]
fn ten_thousand_faults_on_one_line_take_no_longer_than_elsewhere() {
    let people = r#"(id: "X", name: "", part: Friend("x"), age: 1, starts: Wide),"#.repeat(10_000);
    let loaded = load("long.ron", &format!("Scenario(format: 1, id: \"x\", people: [{people}])"));
    // The worst 200, and how many more there are.
    let last = loaded.diagnostics.last().map(line_of);
    assert_eq!(loaded.diagnostics.len(), 201);
    assert!(
        last.is_some_and(|last| last.starts_with("1 error[and-more]: there are ")),
        "{:?}",
        loaded.diagnostics.last()
    );
}

#[test]
fn a_line_full_of_quotes_without_partners_takes_no_longer_than_another() {
    let good = include_str!("../bad/turns.ron");
    for quotes in ["„", "« ", "\"a\" b \"c", "\" x"] {
        let text = good.replacen("title: \"", &format!("title: {}\"", quotes.repeat(50_000)), 1);
        assert!(!load("quotes.ron", &text).diagnostics.is_empty());
    }
}

#[test]
fn a_hundred_thousand_brackets_are_told_in_a_page() {
    let text = "(".repeat(100_000);
    for text in [text.clone(), format!("Scenario{text}")] {
        let loaded = load("deep.ron", &text);
        assert!(loaded.diagnostics.len() <= 201, "{}", loaded.diagnostics.len());
        let drawn: usize = loaded.diagnostics.iter().map(|d| render::human(d, &text, false).len()).sum();
        assert!(drawn < 100_000, "{drawn}");
    }
}

#[test]
fn errors_are_not_left_out_for_remarks() {
    let good = include_str!("../bad/turns.ron").replace("turns: 0", "turns: 10");
    let read = r#"(when: Flag("never"), asks: "Why?"),"#.to_owned();
    let many: String = (0..300).map(|n| read.replace("never", &format!("never-{n}"))).collect();
    let text = good.replace("questions: [", &format!("questions: [{many}"));
    let shape = |text: &str| {
        let diagnostics = load("x.ron", text).diagnostics;
        let n_errors = diagnostics.iter().filter(|d| d.is_error()).count();
        (diagnostics.len(), n_errors, diagnostics.last().map(line_of).unwrap_or_default())
    };
    let (n, n_errors, last) = shape(&text);
    assert_eq!((n, n_errors), (201, 0), "{last}");
    assert!(last.ends_with("warning[and-more]: there are 100 more remarks in this file"), "{last}");
    // The error stands behind all the warnings.
    let (n, n_errors, last) = shape(&text.replacen("asks: \"What did he hear?\"", "asks: \"\"", 1));
    assert_eq!((n, n_errors), (201, 1), "{last}");
    assert!(last.ends_with("warning[and-more]: there are 101 more remarks in this file"), "{last}");
}

#[track_caller]
fn check_bytes(bytes: &[u8], wanted: &str) {
    let loaded = load_bytes("x.ron", bytes);
    assert_eq!(loaded.diagnostics.iter().map(line_of).collect::<Vec<_>>(), [wanted]);
    let drawn = render::human(&loaded.diagnostics[0], &String::from_utf8_lossy(bytes), true);
    assert!(!drawn.contains('\0'), "{drawn}");
}

fn line_of(d: &Diagnostic) -> String {
    format!("{} {}[{}]: {}", d.start.line, d.severity.word(), d.code, d.message)
}

/// The messages that a file carries, each with the number of the next line that is no message.
fn written_inside(text: &str) -> Vec<String> {
    let mut wanted = Vec::new();
    let mut waiting = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        match line.trim_start().strip_prefix("//~ ") {
            Some(message) => waiting.push(message),
            None => wanted.extend(waiting.drain(..).map(|message| format!("{number} {message}"))),
        }
    }
    wanted
}
