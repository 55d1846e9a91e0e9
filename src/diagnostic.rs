//! Diagnostics: what is wrong with a file, where, and what to do about it.
//!
//! Plain data that the command line, the panels and the tests read alike. Nothing here opens a file: a diagnostic
//! carries the bytes at fault and their lines and columns, and [`render`] is given the text again to draw it.

mod places;
pub mod render;

pub use places::{Places, Position};

use std::ops::Range;

/// How much a diagnostic matters, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, and something in it is hardly meant.
    Warning,
    /// Something could be better.
    Advice,
}

impl Severity {
    /// The word for it, as it stands in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file's name, as whoever loaded it called it.
    pub file: String,
    /// The bytes at fault.
    pub span: Range<usize>,
    /// Where they begin.
    pub start: Position,
    /// Where they end; the character there is no longer at fault.
    pub end: Position,
    /// How much it matters.
    pub severity: Severity,
    /// The kind of fault, in kebab-case; stays the same from version to version.
    pub code: &'static str,
    /// What was found and what was wanted.
    pub message: String,
    /// What to do, as a sentence; empty where there is nothing to add.
    pub hint: String,
}

impl Diagnostic {
    /// Whether the file cannot be used because of this.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
