//! Rules: what one pass over a sound file can know of its structure, its practice and its care.
//!
//! A rule is a code, a severity, a page that explains it, and a function that looks. One file holds one rule with its
//! tests, in the folder of its group. A file may allow itself a rule, with a reason: that is settled where everything
//! that is found in a file comes together, in `analysis::check`.

mod care;
mod conditions;
mod finder;
#[cfg(test)]
mod fixture;
mod flow;
pub(crate) mod offers;
pub(crate) mod own_words;
mod practice;
mod shown;
mod structure;

pub use finder::{Finder, finish};
pub use flow::Flow;
pub use offers::Offers;

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
    /// The text of its file.
    pub text: &'a str,
    /// Where everything in it stands.
    pub source: &'a Source,
    /// The codebook.
    pub codebook: &'a Codebook,
    /// What leads where.
    pub flow: &'a Flow,
    /// What responses do to calls and concerns.
    pub offers: &'a Offers,
    /// The words that a list knows.
    wording: &'a care::Wording<'a>,
}

type Look = fn(&Sheet<'_>, &mut Finder<'_>);

/// Every rule, in groups and in the order of design.
const RULES: [(&str, &[(&Rule, Look)]); 3] =
    [("structure", structure::RULES), ("practice", practice::RULES), ("care", care::RULES)];

/// Every rule of this pass, by the name of its group.
pub fn groups() -> impl Iterator<Item = (&'static str, Vec<&'static Rule>)> {
    RULES.into_iter().map(|(group, rules)| (group, rules.iter().map(|(rule, _)| *rule).collect()))
}

/// Looks through a scenario with every rule; in the order of the file.
///
/// What the file allows itself is found too: only so it can be said what it allows itself for nothing.
#[must_use]
pub fn check(scenario: &Scenario, source: &Source, text: &str, codebook: &Codebook) -> Vec<Diagnostic> {
    let flow = Flow::of(scenario);
    let offers = Offers::of(scenario, &flow);
    let wording = care::Wording::of(scenario, source, text);
    let sheet = Sheet { scenario, text, source, codebook, flow: &flow, offers: &offers, wording: &wording };
    let mut found = Vec::new();
    for (rule, look) in RULES.iter().flat_map(|(_, rules)| *rules) {
        look(&sheet, &mut Finder::new(rule, &mut found));
    }
    finish(found, source, text)
}
