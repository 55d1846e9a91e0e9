//! Scoring: from the events of a meeting to three scores, each with the findings that add up to it.
//!
//! Scoring reads events, codebook and rubric and nothing else: not the screen, the order of the options or the time
//! taken. Each dimension is one fraction, 100 × Σ points ÷ Σ of, held to 0–100, then the lowest cap. There is never one
//! combined number. The rubric is a considered start that no study has validated.

pub(crate) mod facts;
mod finding;
mod reason;
pub(crate) mod responsivity;
mod rubric;
pub(crate) mod safety;
mod scorecard;
pub(crate) mod tolerance;
pub(crate) mod turn;

pub use finding::{Finding, Rule, Why};
pub use reason::{cap_reason, codes, not_rated_reason, reason};
pub use rubric::{
    OverStepPrices, ResponsivityRubric, Rubric, RuleEntry, SHIPPED_TEXT, SafetyRubric, StepShare, ToleranceRubric,
};
pub(crate) use scorecard::fraction;
pub use scorecard::{Cap, CapCode, NotRated, Score, Scorecard, Tenths};

use crate::codebook::{Codebook, Dimension};
use crate::meeting::Event;
use facts::Facts;

/// Scores a meeting from its events. A meeting that has not ended, or broke off, gets its findings so far and no
/// scores.
#[must_use]
pub fn score(events: &[Event], codebook: &Codebook, rubric: &Rubric) -> Scorecard {
    let facts = Facts::gather(events, codebook);
    let mut findings = Vec::with_capacity(facts.turns.len() * 2);
    responsivity::find(&facts, rubric, &mut findings);
    tolerance::find(&facts, codebook, rubric, &mut findings);
    let (steps_taken, caps) = safety::find(&facts, codebook, rubric, &mut findings);

    let count = |rules: fn(&Finding) -> bool| findings.iter().filter(|f| rules(f)).count() as u32;
    let cues = count(Finding::is_cue);
    let items = count(Finding::is_tolerance_item);
    let broke_off = !facts.ended_in_time;
    let rated = |enough: bool, why: NotRated| match (broke_off, enough) {
        (true, _) => Some(NotRated::BrokeOff),
        (false, false) => Some(why),
        (false, true) => None,
    };
    let sum = |dimension| Score::of(&findings, dimension);
    let something_due = findings.iter().any(|f| f.dimension == Dimension::SafetyEscalation && f.of > 0);
    Scorecard {
        responsivity: sum(Dimension::Responsivity).unless(rated(
            cues >= rubric.responsivity.rated_from,
            NotRated::TooFewCues { found: cues, wanted: rubric.responsivity.rated_from },
        )),
        tolerance: sum(Dimension::ToleranceOfUncertainty).unless(rated(
            items >= rubric.tolerance.rated_from,
            NotRated::TooFewPresses { found: items, wanted: rubric.tolerance.rated_from },
        )),
        safety: sum(Dimension::SafetyEscalation)
            .capped(caps)
            .unless(rated(something_due || steps_taken, NotRated::NothingDue)),
        findings,
    }
}
