//! What can be wrong with the order of a course.

use super::{CourseFile, Page, StepFile};
use crate::diagnostic::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is wrong with the steps, in the order of the file.
pub(super) fn faults(course: &CourseFile<'_>, page: &Page<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let empty = |what: &str| (format!("the text of `{what}` is empty"), "Write it.");
    if course.title.as_str().trim().is_empty() {
        let (message, hint) = empty("title");
        found.push(page.error(&course.title, "course-empty-text", message, hint));
    }
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (nth, step) in course.steps.iter().enumerate() {
        let id = step.scenario.as_str();
        if at.contains_key(id) {
            let message = format!("`{id}` is a step of this course already");
            found.push(page.error(&step.scenario, "course-step-twice", message, "Leave one of the two out."));
        }
        at.entry(id).or_insert(nth);
        if step.because.as_str().trim().is_empty() {
            let (message, hint) = empty("because");
            found.push(page.error(&step.because, "course-empty-text", message, hint));
        }
    }
    for (nth, step) in course.steps.iter().enumerate() {
        let id = step.scenario.as_str();
        for before in &step.after {
            let name = before.as_str();
            let fault = match at.get(name) {
                Some(other) if *other < nth => continue,
                _ if name == id => ("course-circle", format!("`{id}` is to come after itself"), "Take it away."),
                None => (
                    "course-later-step",
                    format!("`{name}` is no step of this course"),
                    "Name an earlier step, or list it as one.",
                ),
                Some(other) if leads_to(&course.steps, &at, *other, id) => (
                    "course-circle",
                    format!("`{id}` and `{name}` are to come after each other, in a circle"),
                    "Take one of the two away.",
                ),
                Some(_) => (
                    "course-later-step",
                    format!("`{id}` is to come after `{name}`, which comes later"),
                    "Move one of the two steps, or take this away.",
                ),
            };
            let (code, message, hint) = fault;
            found.push(page.error(before, code, message, hint));
        }
    }
    found.sort_by_key(|d| (d.span.start, d.span.end));
    found
}

/// Whether a step leans on this scenario, straight or by way of others.
fn leads_to(steps: &[StepFile<'_>], at: &BTreeMap<&str, usize>, from: usize, wanted: &str) -> bool {
    let (mut seen, mut rest) = (BTreeSet::from([from]), vec![from]);
    while let Some(nth) = rest.pop() {
        for before in &steps[nth].after {
            if before.as_str() == wanted {
                return true;
            }
            rest.extend(at.get(before.as_str()).copied().filter(|next| seen.insert(*next)));
        }
    }
    false
}
