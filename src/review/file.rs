//! Run files: one run as a readable JSON text that opens anywhere, with its reviews and all texts it was played with.
//!
//! A file that comes in is believed only as far as it can be checked: its texts by their hashes, its inputs by their
//! checksum and by replaying them. Anybody could forge all of these; they catch slips and hand edits, not lies.
//! A field more than format 1 has is an error: whoever adds one raises [`FORMAT`].

mod checksum;
mod error;
mod reword;
mod shape;

pub use error::FileError;

use super::notes::Review;
use crate::run::{Run, Standing, Texts, open};

/// The format that this build writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// Everything that a run file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunFile {
    /// The run with its reflections.
    pub run: Run,
    /// What supervisors said about it.
    pub reviews: Vec<Review>,
    /// The texts that it was played with.
    pub texts: Texts,
}

/// Writes a run file.
#[must_use]
pub fn export(file: &RunFile) -> String {
    let shape = shape::Shape::of(file);
    let mut text = serde_json::to_string_pretty(&shape).expect("strings, numbers and lists always fit into JSON");
    text.push('\n');
    text
}

/// Reads a run file, and checks all that can be checked.
///
/// # Errors
/// At the first thing that does not hold; [`FileError::hint`] says what can be done about it.
pub fn import(bytes: &[u8]) -> Result<RunFile, FileError> {
    let file = shape::read(bytes)?;
    let opened = open(&file.run, &file.texts)?;
    if (&opened.scenario.id, &opened.scenario.title) != (&file.run.scenario, &file.run.title) {
        return Err(FileError::RunChanged);
    }
    if file.run.standing == Standing::Ended && opened.meeting.ending().is_none() {
        return Err(FileError::NotOver { turn: opened.meeting.turn() });
    }
    for review in &file.reviews {
        review.check().map_err(|fault| FileError::Review { reviewer: review.reviewer.clone(), fault })?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::Dimension;
    use crate::review::{Decision, FindingKey, Verdict};
    use crate::run::{Answer, Rating, Reflection, UnixMs, fixture};
    use crate::scoring::Rule;

    fn file() -> RunFile {
        let mut run = fixture::run();
        run.reflections.set(Reflection::FirstReaction("Tired, and “glad”.\nBoth.".to_owned()));
        run.reflections.set(Reflection::SelfRating(Dimension::Responsivity, Rating::new(3)));
        let answer = Answer { question: "uncertainty".to_owned(), text: "I waited for myself".to_owned() };
        run.reflections.set(Reflection::Answer(answer));
        let mut review = Review::begin("Nora", UnixMs(1_795_530_000_000));
        let call = Some("clock".to_owned());
        let finding = FindingKey { dimension: Dimension::Responsivity, rule: Rule::CueMet, turn: 1, call, nth: 0 };
        let verdict =
            Verdict { finding, decision: Decision::Override { points: 5 }, reason: "A late answer".to_owned() };
        review.decide(verdict, UnixMs(1_795_530_060_000)).expect("it has a reason");
        review.set_comment(2, "Well asked", UnixMs(1_795_530_060_000));
        RunFile { run, reviews: vec![review], texts: fixture::texts() }
    }

    /// Imports the file after one text in it was replaced, and compares what is said.
    #[track_caller]
    fn check_edited(from: &str, to: &str, expected: &str) {
        let text = export(&file());
        assert!(text.contains(from), "`{from}` is not in {text}");
        let error = import(text.replacen(from, to, 1).as_bytes()).expect_err("it was edited");
        assert_eq!(error.to_string(), expected);
        assert!(error.hint().ends_with('.'));
    }

    #[test]
    fn what_goes_out_comes_in_again() {
        let file = file();
        assert_eq!(import(export(&file).as_bytes()).expect("it was just written"), file);
    }

    #[test]
    fn a_file_reads_from_what_it_is_to_what_it_was_played_with() {
        let text = export(&file());
        let tops: Vec<_> = text.lines().filter(|l| l.starts_with("  \"")).filter_map(|l| l.split('"').nth(1)).collect();
        assert_eq!(tops, ["polyphony_run", "run", "checksum", "reflections", "reviews", "texts"]);
        assert!(
            text.starts_with("{\n  \"polyphony_run\": 1,\n  \"run\": {\n    \"id\": \"r-20261123-142233-7f3a\",\n")
        );
    }

    #[test]
    fn an_edited_input_is_seen() {
        check_edited(
            "\"ask-clock\"",
            "\"name-it\"",
            "the run was changed after it was written: its checksum does not match",
        );
        check_edited(
            "Do you want to go on living?",
            "I would wait.",
            "the run was changed after it was written: its checksum does not match",
        );
    }

    #[test]
    fn an_edited_scenario_is_seen() {
        check_edited(
            "Is she ill?",
            "Is she mad?",
            "the scenario is not the one that the run was played with: its hash is another",
        );
    }

    #[test]
    fn a_run_that_says_it_ended_and_did_not_is_seen() {
        check_edited(
            "\"under-way\"",
            "\"ended\"",
            "it says that the meeting ended, but after turn 2 the meeting goes on",
        );
    }

    #[test]
    fn an_override_that_lost_its_reason_is_seen() {
        check_edited(
            "A late answer",
            "",
            "the review by `Nora`: the override of the finding at turn 1, responsivity, CueMet of `clock` needs a reason",
        );
    }

    #[test]
    fn a_value_that_cannot_be_is_said_of_its_field() {
        check_edited(
            "\"took_ms\": ",
            "\"took_ms\": -",
            "line 20, column 24: `took_ms` is -2000, and a whole number from 0 on was wanted",
        );
    }

    #[test]
    fn a_file_of_a_newer_version_says_so_whatever_else_it_holds() {
        let error = import(br#"{"polyphony_run": 2, "voices": []}"#).expect_err("it is newer");
        assert_eq!(error.to_string(), "this run has format 2, and this program reads formats up to 1");
        let error = import(br#"{"polyphony_run": 0, "voices": []}"#).expect_err("there is none");
        assert_eq!(error.to_string(), "this run has format 0, and this program reads format 1");
    }

    #[test]
    fn other_files_are_no_runs() {
        for other in [&b"{}"[..], b"[]", b"3", b"{\"polyphony_run\": \"one\"}", b"{\"polyphony_run\": -1}"] {
            assert!(matches!(import(other), Err(FileError::NotARun)), "{}", String::from_utf8_lossy(other));
        }
        for broken in
            [&b""[..], b"{\"polyphony_run\"", b"Scenario(", b"\x00\x01", b"{\"polyphony_run\": 1, \"\xff\": 1}"]
        {
            assert!(matches!(import(broken), Err(FileError::Syntax { .. })), "{}", String::from_utf8_lossy(broken));
        }
        let deep = [b"{\"polyphony_run\": 1, \"run\": ".as_slice(), &[b'['; 100_000]].concat();
        assert!(matches!(import(&deep), Err(FileError::Syntax { .. })));
    }

    #[test]
    fn a_file_cut_short_says_where() {
        let text = export(&file());
        let error = import(&text.as_bytes()[..text.len() / 2]).expect_err("it was cut");
        assert!(error.to_string().contains("the file ends in the middle of a text"), "{error}");
    }

    #[test]
    fn a_mark_before_the_text_is_passed_over() {
        let text = ["\u{feff}", &export(&file())].concat();
        assert!(import(text.as_bytes()).is_ok());
    }
}
