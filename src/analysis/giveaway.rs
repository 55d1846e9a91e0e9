//! What gives the answer away: whether somebody who reads no word of it could still pick what is best.
//!
//! Multiple choice leaks: people pick the longest, the politest, the one with the question mark. These rules look at a
//! whole meeting as [`super::best`] plays it. One moment proves nothing, so what is counted over moments is told only
//! where it is beyond chance, by how much is said on each page.

mod chance;
mod first_is_best;
#[cfg(test)]
mod fixture;
mod form;
mod longest_is_best;
mod one_best_everywhere;
mod only_echo_is_best;
mod only_feeling_is_best;
mod only_question_is_best;
mod pattern;
mod same_form_best;
mod shortest_is_best;
mod too_large;
mod untempting;

use super::best::{Played, played};
use crate::codebook::Codebook;
use crate::diagnostic::Diagnostic;
use crate::scenario::Scenario;
use crate::scenario::load::Source;
use crate::scenario::rules::{Finder, Rule, finish};
use crate::scoring::Rubric;

/// What a rule looks at.
struct Sheet<'a> {
    scenario: &'a Scenario,
    /// Where everything in it stands.
    source: &'a Source,
    /// The moments that were come to; none where there are too many.
    played: Option<&'a [Played]>,
}

impl<'a> Sheet<'a> {
    /// The moments that were come to.
    fn moments(&self) -> impl Iterator<Item = &'a Played> + use<'a> {
        self.played.into_iter().flatten()
    }
}

type Look = fn(&Sheet<'_>, &mut Finder<'_>);

/// In the order in which they are explained.
const RULES: &[(&Rule, Look)] = &[
    (&longest_is_best::RULE, longest_is_best::look),
    (&shortest_is_best::RULE, shortest_is_best::look),
    (&first_is_best::RULE, first_is_best::look),
    (&only_question_is_best::RULE, only_question_is_best::look),
    (&only_feeling_is_best::RULE, only_feeling_is_best::look),
    (&only_echo_is_best::RULE, only_echo_is_best::look),
    (&same_form_best::RULE, same_form_best::look),
    (&one_best_everywhere::RULE, one_best_everywhere::look),
    (&untempting::RULE, untempting::look),
    (&too_large::RULE, too_large::look),
];

/// Every rule about giving the answer away.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().map(|(rule, _)| *rule)
}

/// Looks through a scenario without errors with every rule; in the order of the file.
#[must_use]
pub fn check(
    scenario: &Scenario,
    source: &Source,
    text: &str,
    codebook: &Codebook,
    rubric: &Rubric,
) -> Vec<Diagnostic> {
    let played = played(scenario, codebook, rubric);
    let sheet = Sheet { scenario, source, played: played.as_deref() };
    let mut found = Vec::new();
    for (rule, look) in RULES {
        look(&sheet, &mut Finder::new(rule, &mut found));
    }
    finish(found, source, text)
}
