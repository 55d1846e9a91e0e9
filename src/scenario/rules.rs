//! Rules: what one pass over a sound file can know of its structure, its practice and its care.
//!
//! A rule is a code, a severity, a page that explains it, and a function that looks. One file holds one rule with its
//! tests. A file may allow itself a rule, with a reason; loading and `allow` are told there.

mod finder;
#[cfg(test)]
mod fixture;
mod flow;
mod present;

pub use finder::{Finder, finish};
pub use flow::Flow;

use super::load::Source;
use super::model::Scenario;
use crate::codebook::Codebook;
use crate::diagnostic::{Diagnostic, Severity};

/// What is known of a rule without running it.
#[derive(Debug)]
pub struct Rule {
    /// The kind of fault, in kebab-case; stays the same from version to version.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What `check --explain` prints.
    pub page: Page,
}

/// A page about a rule.
#[derive(Debug)]
pub struct Page {
    /// What the rule finds, as a sentence.
    pub finds: &'static str,
    /// A wrong example, as it would stand in a file.
    pub wrong: &'static str,
    /// Why it matters, with the source where it is anyone's.
    pub why: &'static str,
    /// What to do, and where it helps a right example.
    pub mend: &'static str,
}

/// What a rule looks at.
pub struct Sheet<'a> {
    /// The scenario, without errors.
    pub scenario: &'a Scenario,
    /// Where everything in it stands.
    pub source: &'a Source,
    /// The codebook.
    pub codebook: &'a Codebook,
    /// What leads where.
    pub flow: &'a Flow,
}

type Look = fn(&Sheet<'_>, &mut Finder<'_>);

/// Every rule, in the order of design: structure, practice, care.
const RULES: &[(&Rule, Look)] = &[(&present::RULE, present::look)];

/// Every rule of this pass.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().map(|(rule, _)| *rule)
}

/// Looks through a scenario with every rule that its file does not allow itself; in the order of the file.
#[must_use]
pub fn check(scenario: &Scenario, source: &Source, text: &str, codebook: &Codebook) -> Vec<Diagnostic> {
    let flow = Flow::of(scenario);
    let sheet = Sheet { scenario, source, codebook, flow: &flow };
    let mut found = Vec::new();
    for (rule, look) in RULES {
        if !source.allows(rule.code) {
            look(&sheet, &mut Finder::new(rule, &mut found));
        }
    }
    finish(found, source, text)
}
