//! What the word lists of all rules find, in one reading of everything that is shown.

use super::phrases::Phrases;
use super::{content_note_missing, jargon_at_home, method_detail, sensational_word};
use crate::scenario::about::ContentNote;
use crate::scenario::load::{Source, Span};
use crate::scenario::model::Scenario;
use crate::scenario::rules::shown::{self, Whose};
use std::sync::LazyLock;

/// What a list says of a word.
#[derive(Clone, Copy)]
pub(super) enum Says {
    /// It is sensational.
    Sensational(&'static sensational_word::Entry),
    /// It tells a method: what it tells.
    Method(&'static str),
    /// It is of the trade: what people say instead.
    Jargon(&'static str),
    /// It calls for one of these notes.
    Note(&'static [ContentNote]),
    /// It calls for one of these notes where somebody does it.
    NoteOfDeed(&'static [ContentNote]),
}

/// A word that a list knows.
pub(super) struct Hit<'s> {
    pub says: Says,
    pub whose: Whose,
    pub words: &'s str,
    pub span: Span,
}

/// Every word that a list knows, in the order in which texts are shown.
pub(in crate::scenario::rules) struct Wording<'s>(Vec<Hit<'s>>);

static PHRASES: LazyLock<Phrases<Says>> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    sensational_word::WORDS.iter().for_each(|entry| phrases.add(entry.phrases, Says::Sensational(entry)));
    method_detail::WORDS.iter().for_each(|(words, tells)| phrases.add(words, Says::Method(tells)));
    jargon_at_home::WORDS.iter().for_each(|(words, instead)| phrases.add(words, Says::Jargon(instead)));
    content_note_missing::WORDS.iter().for_each(|(words, notes)| phrases.add(words, Says::Note(notes)));
    content_note_missing::DEEDS.iter().for_each(|(words, notes)| phrases.add(words, Says::NoteOfDeed(notes)));
    phrases
});

impl<'s> Wording<'s> {
    /// Reads everything that is shown.
    pub(in crate::scenario::rules) fn of(scenario: &'s Scenario, source: &Source, file: &str) -> Self {
        let mut hits = Vec::new();
        shown::each(scenario, source, &mut |text| {
            PHRASES.each(text.words, |place, says| {
                let (whose, words) = (text.whose, &text.words[place.clone()]);
                hits.push(Hit { says, whose, words, span: text.part(file, &place) });
            });
        });
        Self(hits)
    }

    pub(super) fn hits(&self) -> &[Hit<'s>] {
        &self.0
    }
}
