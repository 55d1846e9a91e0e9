//! Recovery.

use super::draft::{Draft, Lost};
use super::message;
use super::report::Report;
use crate::diagnostic::{Places, Position};

pub(super) fn recover<'t>(text: &'t str, base: usize, error: &ron::error::SpannedError, report: &mut Report<'t>) -> Draft<'t> {
    let places = Places::new(&text[base..]);
    let at = places.offset(Position { line: error.span.start.line as u32, column: error.span.start.col as u32 }) + base;
    report.add(at..at, message::syntax(&error.code.to_string()));
    Draft { lost: Lost { anything: true, people: true, places: true, responses: true, calls: true, ..Lost::default() }, ..Draft::default() }
}
