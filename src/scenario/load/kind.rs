//! What a `.ron` file is, by its first word, and what RON says of one that is no scenario but a course.

use super::message;
use super::recover::{bytes_of, tell_brackets};
use super::report::Report;
use super::reword::reword;
use super::token::{Tokens, first_token};
use crate::diagnostic::Diagnostic;
use ron::error::SpannedError;
use std::ops::Range;

/// Whether these bytes begin with `Course(`, comments aside; the beginning of a file is enough.
#[must_use]
pub fn is_course(bytes: &[u8]) -> bool {
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    };
    let body = valid.strip_prefix('\u{feff}').unwrap_or(valid);
    let first = first_token(body);
    let rest = body.get(first.span.end..).unwrap_or_default();
    body.get(first.span) == Some("Course") && rest.trim_start().starts_with('(')
}

/// What is wrong with a text that RON could not read, in the words of those who write it.
pub(in crate::scenario) fn misread(file: &str, text: &str, error: &SpannedError) -> Vec<Diagnostic> {
    let mut report = Report::new(file, text);
    let tokens = Tokens::of(text);
    tell_brackets(&tokens, &mut report);
    if report.len() == 0 {
        let base = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
        let (place, message) = reword(&tokens, &error.code, &bytes_of(error, text, base));
        report.add(place, message);
    }
    report.finish()
}

/// Says that this build does not read the format that stands at these bytes.
pub(in crate::scenario) fn unknown_format(file: &str, text: &str, at: Range<usize>, found: u32) -> Vec<Diagnostic> {
    let mut report = Report::new(file, text);
    report.add(at, message::format(found));
    report.finish()
}
