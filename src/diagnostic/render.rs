//! Diagnostics as people and programs read them: text as compilers draw it, and one JSON document.

use super::{Diagnostic, Severity};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;
use std::ops::Range;

/// Characters of a line that are drawn at most; of a longer one, those around the fault.
const WIDEST: usize = 160;
/// Characters that are kept before the fault in a line that is cut.
const BEFORE: usize = 60;

/// One diagnostic with the line at fault, as compilers draw it; ends without a line break.
///
/// `source` is the text that was loaded.
#[must_use]
pub fn human(diagnostic: &Diagnostic, source: &str, is_coloured: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    };
    let cut = cut_line(source, &diagnostic.span);
    let group = level.primary_title(&diagnostic.message).id(diagnostic.code).element(
        Snippet::source(cut.text)
            .path(&diagnostic.file)
            .line_start(diagnostic.start.line as usize)
            .annotation(AnnotationKind::Primary.span(cut.span)),
    );
    let group = if diagnostic.hint.is_empty() {
        group
    } else {
        group.element(Level::HELP.with_name("hint").message(&diagnostic.hint))
    };
    let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
    // The column of a line that was cut would be wrong in the drawing, so the place is put right by hand.
    let drawn = renderer.decor_style(DecorStyle::Ascii).render(&[group]);
    let drawn_place = format!("{}:{}:{}", diagnostic.file, diagnostic.start.line, cut.column);
    let place = format!("{}:{}:{}", diagnostic.file, diagnostic.start.line, diagnostic.start.column);
    drawn.replacen(&drawn_place, &place, 1)
}

/// All diagnostics as the one JSON document of `check`.
#[must_use]
pub fn json(diagnostics: &[Diagnostic]) -> Document<'_> {
    let n = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    Document {
        diagnostics: diagnostics.iter().map(Entry::of).collect(),
        errors: n(Severity::Error),
        warnings: n(Severity::Warning),
    }
}

/// What `check --format json` prints.
#[derive(Debug, Serialize)]
pub struct Document<'d> {
    /// The diagnostics, in the order of the files.
    pub diagnostics: Vec<Entry<'d>>,
    /// How many of them are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
}

/// A diagnostic in JSON; lines and columns from 1, columns in characters.
#[derive(Debug, Serialize)]
pub struct Entry<'d> {
    file: &'d str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    severity: Severity,
    code: &'d str,
    message: &'d str,
    hint: &'d str,
}

impl<'d> Entry<'d> {
    /// A diagnostic as an entry of the document.
    #[must_use]
    pub fn of(diagnostic: &'d Diagnostic) -> Self {
        Self {
            file: &diagnostic.file,
            line: diagnostic.start.line,
            column: diagnostic.start.column,
            end_line: diagnostic.end.line,
            end_column: diagnostic.end.column,
            severity: diagnostic.severity,
            code: diagnostic.code,
            message: &diagnostic.message,
            hint: &diagnostic.hint,
        }
    }
}

/// The line at fault, cut to a width that can be read.
struct Cut {
    text: String,
    span: Range<usize>,
    /// The column of the fault in `text`, from 1.
    column: usize,
}

fn cut_line(source: &str, span: &Range<usize>) -> Cut {
    let start = floor(source, span.start.min(source.len()));
    let line_start = source[..start].rfind('\n').map_or(0, |n| n + 1);
    let line_end = source[start..].find('\n').map_or(source.len(), |n| start + n);
    let end = floor(source, span.end.clamp(start, line_end)).max(start);

    let from =
        source[line_start..start].char_indices().rev().nth(BEFORE - 1).map_or(line_start, |(n, _)| line_start + n);
    let to = source[from..line_end].char_indices().nth(WIDEST).map_or(line_end, |(n, _)| from + n);
    let is_short = source[line_start..].char_indices().nth(WIDEST).is_none_or(|(n, _)| line_start + n >= line_end);
    let (from, to) = if is_short { (line_start, line_end) } else { (from, to) };

    let before = if from > line_start { "…" } else { "" };
    let after = if to < line_end { "…" } else { "" };
    // Control characters would be drawn by the terminal, and a byte-order mark would move the mark under the line.
    let clean = |text: &str| text.replace(|c: char| c.is_control() && c != '\t' || c == '\u{feff}', " ");
    let (head, fault, tail) =
        (clean(&source[from..start]), clean(&source[start..end.min(to)]), clean(&source[end.min(to)..to]));
    let begin = before.len() + head.len();
    Cut {
        span: begin..begin + fault.len(),
        column: before.chars().count() + head.chars().count() + 1,
        text: format!("{before}{head}{fault}{tail}{after}"),
    }
}

/// The last character boundary at or before a byte.
fn floor(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
