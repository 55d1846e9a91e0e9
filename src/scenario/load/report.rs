//! The report: everything that loading found, with the places that words alone do not know.

use super::message::{self, Message};
use super::token::{self, Tokens};
use crate::diagnostic::{Diagnostic, Places, Severity};
use crate::scenario::word::Word;
use std::ops::Range;

/// Diagnostics of a file, at most: nobody reads more at once.
const MOST: usize = 200;

/// Where a fault is.
#[derive(Clone, Debug)]
pub(super) enum At {
    /// In these bytes.
    Span(Range<usize>),
    /// In the value of this field of the thing that the byte stands in; the byte's own place where it has none.
    Field(Range<usize>, &'static str),
    /// In the value of this field of the file.
    Top(&'static str),
    /// In the `nth` place of the file that looks like this, from 0; else in these bytes.
    Like(token::Pattern, usize, Range<usize>),
}

impl From<Range<usize>> for At {
    fn from(span: Range<usize>) -> Self {
        Self::Span(span)
    }
}

/// What loading found so far.
pub(super) struct Report<'t> {
    file: String,
    text: &'t str,
    found: Vec<(At, Message)>,
    /// Codes of what was found and is allowed.
    let_pass: Vec<String>,
}

impl<'t> Report<'t> {
    pub(super) fn new(file: &str, text: &'t str) -> Self {
        Self { file: file.to_owned(), text, found: Vec::new(), let_pass: Vec::new() }
    }

    pub(super) fn add(&mut self, at: impl Into<At>, message: Message) {
        self.found.push((at.into(), message));
    }

    /// Where a word stands; an escaped one does not know, and then it is where the other is.
    pub(super) fn span(&self, word: &Word<'_>, near: &Range<usize>) -> Range<usize> {
        word.span(self.text).unwrap_or_else(|| near.clone())
    }

    /// How much was found so far.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// Leaves out warnings and advice of this code.
    pub(super) fn allow(&mut self, code: &str) {
        let before = self.found.len();
        self.found.retain(|(_, message)| message.severity == Severity::Error || message.code != code);
        if self.found.len() < before {
            self.let_pass.push(code.to_owned());
        }
    }

    /// Codes of warnings and advice that were left out.
    pub(super) fn let_pass(&self) -> &[String] {
        &self.let_pass
    }

    /// Everything found, in the order of the file.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        if self.found.is_empty() {
            return Vec::new();
        }
        let places = Places::new(self.text);
        // Looking at the tokens costs as much as counting the lines, so it waits until something is wrong.
        let tokens = Tokens::of(self.text);
        let mut finder = token::Finder::new(&tokens);
        let mut diagnostics: Vec<_> = self
            .found
            .into_iter()
            .map(|(at, message)| {
                let span = finder.find(&at);
                Diagnostic {
                    file: self.file.clone(),
                    start: places.position(span.start),
                    end: places.position(span.end),
                    span,
                    severity: message.severity,
                    code: message.code,
                    message: message.text,
                    hint: message.hint,
                }
            })
            .collect();
        diagnostics.sort_by_key(|d| (d.span.start, d.span.end));
        // One mistake may be met twice, as when a call stands in two lines; saying it once is enough.
        diagnostics.dedup();
        self::cut(diagnostics, self.text, &places)
    }
}

/// Keeps the worst of too many, in the order of the file, and says how many more there are.
fn cut(mut diagnostics: Vec<Diagnostic>, text: &str, places: &Places<'_>) -> Vec<Diagnostic> {
    if diagnostics.len() <= MOST {
        return diagnostics;
    }
    diagnostics.sort_by_key(|d| d.severity);
    let rest = diagnostics.split_off(MOST);
    diagnostics.sort_by_key(|d| (d.span.start, d.span.end));
    // What is left out is no worse than what is kept, so a file with errors still has one.
    let worst = rest.iter().map(|d| d.severity).min().unwrap_or(Severity::Error);
    let message = message::and_more(rest.len(), worst);
    let end = places.position(text.len());
    diagnostics.extend(rest.into_iter().next().map(|first| Diagnostic {
        file: first.file,
        span: text.len()..text.len(),
        start: end,
        end,
        severity: message.severity,
        code: message.code,
        message: message.text,
        hint: message.hint,
    }));
    diagnostics
}
