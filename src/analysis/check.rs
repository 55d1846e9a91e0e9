//! Checking: everything that one pass over a file can know.
//!
//! What loading says, what the rules find and what gives the answer away come together here, in the order of the file;
//! what a file allows itself is left out, and it is said where it allows itself nothing. No file is opened: text comes
//! in. The time grows with the length of the text and no faster.

mod allow;

pub use allow::CODES as ALLOW_CODES;

use super::{giveaway, groups as known_groups, proved};
use crate::codebook::Codebook;
use crate::diagnostic::Diagnostic;
use crate::scenario::load::{load_bytes, load_with_source};
use crate::scenario::rules::{self, Rule};
use crate::scenario::{Loaded, Scenario};
use crate::scoring::Rubric;

/// What became of a file.
#[derive(Debug)]
pub struct Checked {
    /// The scenario, if it can be played.
    pub scenario: Option<Scenario>,
    /// What is wrong or could be better, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// The rules of some group, with its name.
pub type Group = (&'static str, Vec<&'static Rule>);

/// Every rule of this pass, in groups.
#[must_use]
pub fn groups() -> Vec<Group> {
    let mut groups: Vec<_> = rules::groups().collect();
    let before_care = groups.len().saturating_sub(1);
    groups.insert(before_care, ("give-aways", giveaway::rules().collect()));
    groups
}

/// Every rule of `polyphony analyse`, in groups: a file may allow itself these too, and this pass does not give them.
#[must_use]
pub fn groups_of_analysis() -> Vec<Group> {
    vec![("proved", proved::rules().collect()), ("known groups", known_groups::RULES.to_vec())]
}

/// Checks the bytes of a file, which may be no text at all; `file` is what diagnostics call it.
#[must_use]
pub fn check_bytes(file: &str, bytes: &[u8], codebook: &Codebook, rubric: &Rubric) -> Checked {
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.contains(&0) => check(file, text, codebook, rubric),
        Ok(_) | Err(_) => {
            let Loaded { scenario, diagnostics } = load_bytes(file, bytes);
            Checked { scenario, diagnostics }
        }
    }
}

/// Checks the text of a file; `file` is what diagnostics call it.
///
/// Rules look at what can be played: of a file with errors only the loading speaks.
#[must_use]
pub fn check(file: &str, text: &str, codebook: &Codebook, rubric: &Rubric) -> Checked {
    let (Loaded { scenario, mut diagnostics }, source) = load_with_source(file, text);
    if let (Some(scenario), Some(source)) = (&scenario, &source) {
        let mut found = rules::check(scenario, source, text, codebook);
        found.extend(giveaway::check(scenario, source, text, codebook, rubric));
        diagnostics.extend(allow::settle(found, source, text));
        diagnostics.sort_by_key(|d| (d.span.start, d.span.end));
    }
    Checked { scenario, diagnostics }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_a_page_and_a_code_of_its_own() {
        let mut codes: BTreeSet<&str> = crate::scenario::load::CODES.iter().map(|(code, _)| *code).collect();
        for (group, rules) in groups().into_iter().chain(groups_of_analysis()) {
            for Rule { code, page, .. } in rules {
                assert!(codes.insert(code), "`{code}` of {group} is there twice");
                assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code}");
                assert!(!page.wrong.trim().is_empty(), "{code}");
                for text in [page.finds, page.why, page.mend] {
                    assert!(text.ends_with(['.', '`', '"', ')']), "{code}: {text}");
                    assert!(!text.contains("  "), "`{code}` has a gap in its text: {text}");
                }
            }
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_told_so() {
        let checked = check_bytes("x.ron", b"Scenario(\xe4", &Codebook::shipped(), &Rubric::shipped());
        assert_eq!(checked.diagnostics[0].code, "not-utf-8");
        let checked = check_bytes("x.ron", b"Scen\0ario(", &Codebook::shipped(), &Rubric::shipped());
        assert_eq!(checked.diagnostics[0].code, "binary");
    }
}
