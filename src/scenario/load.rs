//! Loading: from the text of a scenario file to a checked scenario, or to everything that is wrong with it.
//!
//! The way of a file: it is parsed whole; where that fails, `recover` reads it piece by piece and says what is wrong
//! with each; what could be read becomes a `draft`; `collect` numbers everything that has an id; `lower` settles what
//! the words refer to; `graph` looks for moments without a way on. All of them put what they find into one `report`,
//! and every text that they say stands in `message`.
//!
//! No file is opened here: text comes in. Every step takes time linear in the length of the text.

mod bracket;
mod collect;
mod concern;
mod draft;
mod graph;
mod kind;
mod limit;
mod lower;
mod message;
mod names;
mod recover;
mod report;
mod reword;
mod source;
mod talk;
#[cfg(test)]
mod tests;
mod token;

pub use kind::is_course;
pub(super) use kind::{misread, unknown_format};
pub use message::CODES;
pub(crate) use names::nearest;
pub use source::{Source, Span};

use super::{Scenario, text_hash};
use crate::diagnostic::Diagnostic;
use draft::Draft;
use report::Report;

/// What became of a file.
#[derive(Debug)]
pub struct Loaded {
    /// The scenario, if there is no error among the diagnostics.
    pub scenario: Option<Scenario>,
    /// What is wrong or could be better, in the order of the file; of very much, the worst 200 and how many more.
    pub diagnostics: Vec<Diagnostic>,
}

/// Loads a scenario; `file` is what diagnostics call it.
#[must_use]
pub fn load(file: &str, text: &str) -> Loaded {
    read(file, text, |_, _| ()).0
}

/// Loads a scenario, and tells where everything in it stands; no places where there is no scenario.
#[must_use]
pub fn load_with_source(file: &str, text: &str) -> (Loaded, Option<Source>) {
    let (loaded, source) = read(file, text, |draft, report| {
        let mut source = Source::of(file, text, draft);
        source.let_pass = report.let_pass().to_vec();
        source
    });
    let source = source.filter(|_| loaded.scenario.is_some());
    (loaded, source)
}

/// Loads a scenario, and takes from its draft and from what was found in it what else is wanted.
fn read<T>(file: &str, text: &str, take: impl FnOnce(&Draft<'_>, &Report<'_>) -> T) -> (Loaded, Option<T>) {
    let mut report = Report::new(file, text);
    let read = Draft::read(text, &mut report).map(|draft| {
        let scenario = lower::lower(text, &draft, &mut report);
        (scenario, take(&draft, &report))
    });
    let (scenario, taken) = read.unzip();
    let diagnostics = report.finish();
    let is_good = diagnostics.iter().all(|d| !d.is_error());
    let scenario = scenario.filter(|_| is_good).map(|scenario| Scenario { hash: text_hash(text), ..scenario });
    (Loaded { scenario, diagnostics }, taken)
}

/// Loads a scenario from bytes, which may be no text at all.
#[must_use]
pub fn load_bytes(file: &str, bytes: &[u8]) -> Loaded {
    let nul = bytes.iter().position(|byte| *byte == 0);
    let (valid, bad) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, nul),
        Err(e) => {
            let valid = &bytes[..nul.map_or(e.valid_up_to(), |nul| nul.min(e.valid_up_to()))];
            (std::str::from_utf8(valid).unwrap_or_default(), Some(valid.len()))
        }
    };
    let Some(bad) = bad else { return load(file, valid) };
    let mut report = Report::new(file, valid);
    let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let message = match nul {
        _ if is_utf16 => message::utf16(),
        Some(_) => message::binary(),
        None => message::not_utf8(bytes[bad]),
    };
    report.add(bad..bad + 1, message);
    Loaded { scenario: None, diagnostics: report.finish() }
}
