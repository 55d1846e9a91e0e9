//! Every text of a scenario that people read, with its place and whose words it is.

use crate::scenario::load::{Source, Span};
use crate::scenario::model::{EndingId, LineId, LineKind, PersonId, ResponseId, Scenario};
use std::ops::Range;

/// Whose words a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Somebody says it.
    Says(PersonId),
    /// Somebody does it.
    Does(PersonId),
    /// Somebody thinks it.
    Thinks(PersonId),
    /// The trainee says or does it.
    Trainee,
    /// The author tells it: title, scene, reasons, questions, alternatives.
    Author,
}

/// A text that is shown to somebody at some time.
#[derive(Clone, Debug)]
pub(super) struct Shown<'s> {
    pub words: &'s str,
    pub whose: Whose,
    /// The text in the file; what stands nearest where it has escapes in it.
    pub span: Span,
}

impl Shown<'_> {
    /// The place of some bytes of the words; of all of them where the file writes them otherwise.
    pub(super) fn part(&self, file: &str, part: &Range<usize>) -> Span {
        let is_as_written = file.get(self.span.clone()) == Some(self.words);
        if is_as_written { self.span.start + part.start..self.span.start + part.end } else { self.span.clone() }
    }
}

/// Calls `look` for each text that is shown, talk before what is told about it; empty ones are left out.
pub(super) fn each<'s>(scenario: &'s Scenario, source: &Source, look: &mut impl FnMut(Shown<'s>)) {
    let mut look = |words: &'s str, whose: Whose, span: Span| {
        if !words.is_empty() {
            look(Shown { words, whose, span });
        }
    };
    look(&scenario.title, Whose::Author, source.title());
    look(&scenario.summary, Whose::Author, source.summary());
    look(&scenario.setting.scene, Whose::Author, source.scene());
    if let Some(alone) = &scenario.setting.alone {
        look(alone, Whose::Author, source.scene());
    }
    for (line, id) in scenario.lines.iter().zip((0..).map(LineId)) {
        let whose = match (line.kind, line.person) {
            (LineKind::Says, Some(person)) => Whose::Says(person),
            (LineKind::Does, Some(person)) => Whose::Does(person),
            (LineKind::Thinks, Some(person)) => Whose::Thinks(person),
            (LineKind::Stirs, _) => Whose::Author,
            // A key of the local pack is no text of this file.
            (LineKind::Local | LineKind::Says | LineKind::Does | LineKind::Thinks, _) => continue,
        };
        look(&line.text, whose, source.line(id));
    }
    for (response, id) in scenario.responses.iter().zip((0..).map(ResponseId)) {
        look(&response.say, Whose::Trainee, source.said(id));
        look(&response.gesture, Whose::Trainee, source.gesture(id));
        look(&response.because, Whose::Author, source.because(id));
        look(response.tempting.as_deref().unwrap_or_default(), Whose::Author, source.tempting(id));
        look(response.alternative.as_deref().unwrap_or_default(), Whose::Author, source.own_alternative(id));
    }
    for (ending, id) in scenario.endings.iter().zip((0..).map(EndingId)) {
        look(&ending.title, Whose::Author, source.ending_title(id));
    }
    for (nth, (_, text)) in scenario.debrief.alternatives.iter().enumerate() {
        look(text, Whose::Author, source.alternative_text(nth));
    }
    for (nth, (_, text)) in scenario.debrief.questions.iter().enumerate() {
        look(text, Whose::Author, source.question(nth));
    }
}
