//! Scenarios of one folder that have the same id: only files that are looked at together can show it.

use crate::codebook::ron_options;
use crate::diagnostic::{Diagnostic, Places, Severity};
use crate::scenario::format;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The code, with what `--explain` says about it.
pub(super) const CODE: (&str, &str) = (
    "duplicate-scenario-id",
    "Two files of a folder have the same scenario id, so `play` and the lobby cannot tell which is meant.",
);

/// The ids that were seen, folder by folder.
#[derive(Default)]
pub(super) struct Ids(BTreeMap<(PathBuf, String), String>);

impl Ids {
    /// Notes the id of a file; a warning where another file of its folder has it.
    pub(super) fn another(&mut self, path: &Path, file: &str, id: &str, bytes: &[u8]) -> Option<Diagnostic> {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let Some(other) = self.0.get(&(folder.clone(), id.to_owned())) else {
            self.0.insert((folder, id.to_owned()), file.to_owned());
            return None;
        };
        let text = std::str::from_utf8(bytes).ok()?;
        let places = Places::new(text);
        let span = place_of_id(text).unwrap_or_default();
        Some(Diagnostic {
            file: file.to_owned(),
            start: places.position(span.start),
            end: places.position(span.end),
            span,
            severity: Severity::Warning,
            code: CODE.0,
            message: format!("the id `{id}` is that of `{other}` too"),
            hint: "Give each scenario of a folder an id of its own.".to_owned(),
        })
    }
}

/// Where the scenario's id stands; none where it has escapes in it and so no place of its own.
fn place_of_id(text: &str) -> Option<std::ops::Range<usize>> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let scenario: format::Scenario<'_> = ron_options().from_str(body).ok()?;
    scenario.id.span(text)
}
