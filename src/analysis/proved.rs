//! What exact analysis proves to be wrong with a scenario: what never comes up, and what cannot be scored as it should.
//!
//! Nothing is said that was not proved: where the exploration was too large or was stopped, only that is said.

mod scores;
mod ways;

use super::exact::Exact;
use crate::diagnostic::{Diagnostic, Severity};
use crate::scenario::rules::{Finder, Page, Rule, finish};
use crate::scenario::{Scenario, Source};

/// What a proof looks at.
struct Proof<'a> {
    scenario: &'a Scenario,
    source: &'a Source,
    exact: &'a Exact,
}

type Look = fn(&Proof<'_>, &mut Finder<'_>);

const RULES: [(&Rule, Look); 13] = [
    (&ways::STUCK, ways::stuck),
    (&ways::NEVER_ENTERED, ways::never_entered),
    (&ways::NEVER_REACHED, ways::never_reached),
    (&ways::NEVER_OFFERED, ways::never_offered),
    (&ways::NEVER_SAID, ways::never_said),
    (&ways::NEVER_HOLDS, ways::never_holds),
    (&ways::ALWAYS_HOLDS, ways::always_holds),
    (&ways::NEVER_DISCLOSED, ways::never_disclosed),
    (&ways::NEVER_TAKEN, ways::never_taken),
    (&scores::NEVER_RATED, scores::never_rated),
    (&scores::CANNOT_BE_WON, scores::cannot_be_won),
    (&scores::CANNOT_BE_LOST, scores::cannot_be_lost),
    (&TOO_LARGE, too_large),
];

/// Everything that is proved, as rules with their pages.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().map(|(rule, _)| *rule)
}

/// What is proved to be wrong with a scenario; in the order of the file.
#[must_use]
pub fn check(scenario: &Scenario, source: &Source, text: &str, exact: &Exact) -> Vec<Diagnostic> {
    let proof = Proof { scenario, source, exact };
    let mut found = Vec::new();
    for (rule, look) in RULES {
        let is_allowed = rule.severity != Severity::Error && source.allows(rule.code);
        let is_known = exact.is_exact || rule.code == TOO_LARGE.code;
        if is_known && !is_allowed {
            look(&proof, &mut Finder::new(rule, &mut found));
        }
    }
    finish(found, source, text)
}

const TOO_LARGE: Rule = Rule {
    code: "not-exact",
    severity: Severity::Advice,
    page: Page {
        finds: "There are more states than can be explored, or exploring was stopped, so nothing is proved.",
        wrong: "(thirty moments with four concerns, all of them open to the end, and conditions on everyone's openness)",
        why: "What never comes up, and what can be attained, is known only where every way of playing was explored. \
              Beyond that the widest range still possible is given, and the policies only sample.",
        mend: "Let stages of the meeting settle what came before: moments that all ways pass, concerns that are handled, \
               conditions that are read soon after what they read. Or take it as it is: the meeting can be played.",
    },
};

fn too_large(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    if !proof.exact.is_exact {
        finder.add(
            proof.source.id(),
            format!("after {} states not every way of playing was explored", proof.exact.states),
            "Ranges are as wide as is still possible; `check --explain not-exact` says what would help.",
        );
    }
}
