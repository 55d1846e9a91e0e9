//! Where rules put what they find.

use super::Rule;
use crate::diagnostic::{Diagnostic, Places, Severity};
use crate::scenario::load::{Source, Span};

/// Diagnostics of one rule in one file, at most: whoever reads them has understood it by then.
const MOST_OF_A_RULE: usize = 40;

/// Something found, before its line and column are known.
#[derive(Debug)]
pub struct Found {
    rule: (&'static str, Severity),
    span: Span,
    message: String,
    hint: String,
}

/// What one rule puts its findings into.
pub struct Finder<'a> {
    rule: &'static Rule,
    found: &'a mut Vec<Found>,
    left: usize,
}

impl<'a> Finder<'a> {
    /// For one rule.
    #[must_use]
    pub fn new(rule: &'static Rule, found: &'a mut Vec<Found>) -> Self {
        Self { rule, found, left: MOST_OF_A_RULE }
    }

    /// Whether there is room for more.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.left > 0
    }

    /// Something is found: what, in lower case with names in back-ticks and no full stop; and what to do, as a sentence.
    pub fn add(&mut self, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        if self.left > 0 {
            self.left -= 1;
            let rule = (self.rule.code, self.rule.severity);
            self.found.push(Found { rule, span, message: message.into(), hint: hint.into() });
        }
    }
}

/// Everything found, in the order of the file.
#[must_use]
pub fn finish(found: Vec<Found>, source: &Source, text: &str) -> Vec<Diagnostic> {
    if found.is_empty() {
        return Vec::new();
    }
    let places = Places::new(text);
    let mut diagnostics: Vec<_> = found
        .into_iter()
        .map(|found| Diagnostic {
            file: source.file.clone(),
            start: places.position(found.span.start),
            end: places.position(found.span.end),
            span: found.span,
            severity: found.rule.1,
            code: found.rule.0,
            message: found.message,
            hint: found.hint,
        })
        .collect();
    diagnostics.sort_by_key(|d| (d.span.start, d.span.end));
    diagnostics
}
