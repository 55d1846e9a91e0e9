//! What tests of rules share: a small sound meeting, and what is found in it after a change.

use super::check;
use crate::codebook::Codebook;
use crate::scenario::load::load_with_source;

/// A small meeting of which no rule complains.
pub(super) const SOUND: &str = include_str!("sound.ron");

/// What the rules find in the sound meeting after these texts, each there once, were replaced: codes, with the words at
/// fault.
#[track_caller]
pub(super) fn found_after(changes: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let mut text = SOUND.to_owned();
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "`{from}` is not there once");
        text = text.replacen(from, to, 1);
    }
    found_in(&text)
}

/// What the rules find in a meeting that loads without a remark.
#[track_caller]
pub(super) fn found_in(text: &str) -> Vec<(&'static str, String)> {
    let (loaded, source) = load_with_source("sound.ron", text);
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    let (scenario, source) = loaded.scenario.zip(source).expect("it has no errors");
    let found = check(&scenario, &source, text, &Codebook::shipped());
    found.into_iter().map(|d| (d.code, text[d.span].to_owned())).collect()
}

/// Checks that after these changes one rule finds exactly these words.
#[track_caller]
pub(super) fn finds(code: &str, changes: &[(&str, &str)], words: &[&str]) {
    let found = found_after(changes);
    let of_it: Vec<_> = found.iter().filter(|(found, _)| *found == code).map(|(_, words)| words.as_str()).collect();
    assert_eq!(of_it, words, "all that was found: {found:#?}");
}

#[test]
fn no_rule_complains_of_the_sound_meeting() {
    assert_eq!(found_after(&[]), []);
}
