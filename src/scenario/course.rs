//! A course: an order in which meetings may be practised, and what each leans on. It advises and locks nothing.
//!
//! Format 1 is one RON value, `Course(format: 1, title: "..", steps: [(scenario: "..", because: "..", after: [".."])])`.
//! Which scenarios there are is known by whoever knows the folder: see [`Course::missing`].

mod order;

use super::load::{Loaded, load_bytes, misread, nearest, unknown_format};
use super::word::Word;
use crate::codebook::ron_options;
use crate::diagnostic::{Diagnostic, Places, Severity};
use serde::Deserialize;
use std::ops::Range;

/// Every code of its own that a course can give, with a sentence of explanation.
pub const CODES: &[(&str, &str)] = &[
    ("course-circle", "Steps of a course lean on each other in a circle, so none of them could come first."),
    ("course-empty-text", "A title, or the sentence why a step comes now, is empty."),
    ("course-later-step", "A step leans on one that comes later in the course, or that is not in it."),
    ("course-step-twice", "A course lists the same scenario twice."),
    ("course-unknown-scenario", "A course names a scenario that no file of its folder has."),
];

/// The format that this build reads.
const FORMAT: u32 = 1;

/// An order of scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// What it is called.
    pub title: String,
    /// The steps, the first to be practised first.
    pub steps: Vec<Step>,
}

/// One scenario of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The id of the scenario.
    pub scenario: String,
    /// Why now, in a sentence.
    pub because: String,
    /// The scenarios that it leans on; each is an earlier step.
    pub after: Vec<String>,
    /// What to say where there is no such scenario.
    unknown: Diagnostic,
}

/// The file as serde reads it.
#[derive(Deserialize)]
#[serde(rename = "Course", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
struct CourseFile<'a> {
    format: u32,
    title: Word<'a>,
    steps: Vec<StepFile<'a>>,
}

/// A step as serde reads it.
#[derive(Deserialize)]
#[serde(rename = "Step", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
struct StepFile<'a> {
    scenario: Word<'a>,
    because: Word<'a>,
    #[serde(default)]
    after: Vec<Word<'a>>,
}

impl Course {
    /// Loads a course; `file` is what diagnostics call it.
    ///
    /// # Errors
    /// Everything that is wrong with the text, in the order of the file.
    pub fn load(file: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let read: CourseFile<'_> = ron_options().from_str(body).map_err(|error| misread(file, text, &error))?;
        if read.format != FORMAT {
            return Err(unknown_format(file, text, place_of_format(text), read.format));
        }
        let page = Page { file, text, places: Places::new(text) };
        let found = order::faults(&read, &page);
        if !found.is_empty() {
            return Err(found);
        }
        let word = |word: &Word<'_>| word.as_str().to_owned();
        let steps = read.steps.iter().map(|step| Step {
            scenario: word(&step.scenario),
            because: word(&step.because),
            after: step.after.iter().map(word).collect(),
            unknown: page.error(
                &step.scenario,
                "course-unknown-scenario",
                format!("there is no scenario `{}` in this folder", step.scenario.as_str()),
                "Write the id of a scenario of this folder, or take the step away.",
            ),
        });
        Ok(Self { title: word(&read.title), steps: steps.collect() })
    }

    /// Loads a course from bytes, which may be no text at all.
    ///
    /// # Errors
    /// As [`Course::load`].
    pub fn load_bytes(file: &str, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        match std::str::from_utf8(bytes) {
            Ok(text) if !bytes.contains(&0) => Self::load(file, text),
            Ok(_) | Err(_) => {
                let Loaded { diagnostics, .. } = load_bytes(file, bytes);
                Err(diagnostics)
            }
        }
    }

    /// The steps whose scenario is none of these; one error each.
    #[must_use]
    pub fn missing(&self, known_ids: &[String]) -> Vec<Diagnostic> {
        let strange = self.steps.iter().filter(|step| !known_ids.contains(&step.scenario));
        strange
            .map(|step| {
                let mut error = step.unknown.clone();
                if let Some(near) = nearest(&step.scenario, known_ids.iter().map(String::as_str)) {
                    error.hint = format!("Did you mean `{near}`?");
                }
                error
            })
            .collect()
    }

    /// The step of this scenario.
    #[must_use]
    pub fn step(&self, scenario: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.scenario == scenario)
    }

    /// The step that is advised next: the first that was not played and leans on nothing that was not.
    #[must_use]
    pub fn next(&self, is_played: impl Fn(&str) -> bool) -> Option<&Step> {
        let is_ready = |step: &&Step| !is_played(&step.scenario) && step.after.iter().all(|id| is_played(id));
        self.steps.iter().find(is_ready)
    }
}

/// Where the number of the format stands, as far as a look without reading can tell.
fn place_of_format(text: &str) -> Range<usize> {
    let start = text.find("format").unwrap_or(0);
    let end = text[start..].find([',', '\n', ')']).map_or(text.len(), |n| start + n);
    start..end
}

/// The file that diagnostics are about.
struct Page<'t> {
    file: &'t str,
    text: &'t str,
    places: Places<'t>,
}

impl Page<'_> {
    /// An error at a word; one written with escapes has no place of its own, and then it is the beginning.
    fn error(&self, at: &Word<'_>, code: &'static str, message: String, hint: &str) -> Diagnostic {
        let span = at.span(self.text).unwrap_or(0..0);
        Diagnostic {
            file: self.file.to_owned(),
            start: self.places.position(span.start),
            end: self.places.position(span.end),
            span,
            severity: Severity::Error,
            code,
            message,
            hint: hint.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
