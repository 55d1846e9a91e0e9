//! Seeded faults: a few words are changed in a shipped meeting, and the rule for that fault finds it at its place, and
//! nothing else is found but what the change truly causes.

mod care;
mod giveaways;
mod practice;
mod proved;
mod structure;

use polyphony::analysis::check::check;
use polyphony::codebook::Codebook;
use polyphony::scoring::Rubric;
use std::path::Path;

/// What is found in a file: codes, with the words at fault.
type Found = Vec<(&'static str, String)>;

/// The text of a shipped meeting.
#[track_caller]
fn shipped(meeting: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(format!("{meeting}.ron"));
    std::fs::read_to_string(path).expect("the meeting is shipped")
}

fn found(text: &str) -> Found {
    let checked = check("meeting.ron", text, &Codebook::shipped(), &Rubric::shipped());
    assert!(checked.scenario.is_some(), "it can no longer be played: {:#?}", checked.diagnostics);
    checked.diagnostics.into_iter().map(|d| (d.code, text[d.span].to_owned())).collect()
}

/// Lays a fault into a shipped meeting by changing these texts, each there exactly once, and checks that just this is
/// found that was not found before: codes, with the words at fault, in the order of the file.
#[track_caller]
fn lay(meeting: &str, changes: &[(&str, &str)], wanted: &[(&str, &str)]) {
    let sound = shipped(meeting);
    let mut text = sound.clone();
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "`{from}` is not there exactly once in {meeting}");
        text = text.replacen(from, to, 1);
    }
    differs(&sound, &text, wanted);
}

/// Checks that just this is found in a changed text that is not found in the other.
#[track_caller]
fn differs(sound: &str, text: &str, wanted: &[(&str, &str)]) {
    let mut before = found(sound);
    let new: Vec<_> = found(text)
        .into_iter()
        .filter(|found| match before.iter().position(|known| known == found) {
            Some(known) => {
                before.swap_remove(known);
                false
            }
            None => true,
        })
        .collect();
    let new: Vec<_> = new.iter().map(|(code, words)| (*code, words.as_str())).collect();
    assert_eq!(new, wanted);
}
