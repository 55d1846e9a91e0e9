//! Overrides: what the scores would be with the points that a supervisor gives. The original scores stay as they are.

use super::key::{FindingKey, keys};
use super::notes::{Decision, Review};
use crate::codebook::Dimension;
use crate::run::ByDimension;
use crate::scenario::Scenario;
use crate::scoring::{Finding, Score, Scorecard, Tenths, fraction};
use std::ops::RangeInclusive;

/// The lowest that a finding can be set to: lower than the dearest step too many of the shipped rubric (−60).
const LOWEST: i32 = -100;

/// A scorecard, and beside it what a review makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// Per dimension, both scores.
    pub scores: ByDimension<ReviewedScore>,
    /// Every finding, in the order of the scorecard.
    pub findings: Vec<ReviewedFinding>,
    /// Verdicts on findings that this scorecard does not have: it was scored by another rubric or another version.
    pub astray: Vec<FindingKey>,
}

/// The score of a dimension before and after a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewedScore {
    /// As it was scored.
    pub original: Score,
    /// With the points that the reviewer gives; its caps are those of the original.
    pub reviewed: Score,
    /// How many findings were confirmed.
    pub n_confirmed: usize,
    /// How many were overridden.
    pub n_overridden: usize,
}

/// A finding before and after a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewedFinding {
    /// Its key.
    pub key: FindingKey,
    /// The points that it was scored with.
    pub original: i32,
    /// The points that the reviewer gives; the same where they do not override.
    pub points: i32,
    /// Out of how many.
    pub of: i32,
    /// What the reviewer decided, where they did.
    pub decision: Option<Decision>,
    /// Why.
    pub reason: String,
}

/// What a review makes of a scorecard. Points are held to what a finding can give.
#[must_use]
pub fn reviewed(scorecard: &Scorecard, review: &Review, scenario: &Scenario) -> Reviewed {
    let keys = keys(scorecard, scenario);
    let astray = review.verdicts.iter().map(|v| &v.finding).filter(|key| !keys.contains(key)).cloned().collect();
    let findings: Vec<_> =
        scorecard.findings.iter().zip(keys).map(|(finding, key)| reviewed_finding(finding, key, review)).collect();
    let scores = ByDimension::from_fn(|dimension| reviewed_score(scorecard.score(dimension), dimension, &findings));
    Reviewed { scores, findings, astray }
}

/// The points that a reviewer can give a finding: none to all of what it is out of; one that can only cost may cost
/// nothing, and a bonus may not grow.
#[must_use]
pub fn points_range(finding: &Finding) -> RangeInclusive<i32> {
    if finding.of > 0 { 0..=finding.of } else { LOWEST..=finding.points.max(0) }
}

fn reviewed_finding(finding: &Finding, key: FindingKey, review: &Review) -> ReviewedFinding {
    let verdict = review.verdict(&key);
    let range = points_range(finding);
    let points = match verdict.map(|v| v.decision) {
        Some(Decision::Override { points }) => points.clamp(*range.start(), *range.end()),
        Some(Decision::Confirm) | None => finding.points,
    };
    ReviewedFinding {
        key,
        original: finding.points,
        points,
        of: finding.of,
        decision: verdict.map(|v| v.decision),
        reason: verdict.map_or_else(String::new, |v| v.reason.clone()),
    }
}

fn reviewed_score(original: &Score, dimension: Dimension, findings: &[ReviewedFinding]) -> ReviewedScore {
    let mine = || findings.iter().filter(|f| f.key.dimension == dimension);
    let points = mine().fold(0_i32, |points, f| points.saturating_add(f.points));
    let limit = original.caps.first().map(|cap| Tenths(cap.limit * 10));
    let score = fraction(points, original.of).map(|score| limit.map_or(score, |limit| score.min(limit)));
    ReviewedScore {
        original: original.clone(),
        reviewed: Score { points, score: original.score.and(score), ..original.clone() },
        n_confirmed: mine().filter(|f| f.decision == Some(Decision::Confirm)).count(),
        n_overridden: mine().filter(|f| matches!(f.decision, Some(Decision::Override { .. }))).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::Codebook;
    use crate::review::Verdict;
    use crate::run::{UnixMs, fixture, replay};
    use crate::scoring::{Rubric, score};

    /// The scorecard of the fixture, played to its end.
    fn scored() -> Scorecard {
        let mut run = fixture::run();
        run.inputs.push(fixture::input("stop-here", None));
        let meeting = replay(&run, &fixture::scenario(), &Codebook::shipped()).expect("it replays");
        assert!(meeting.ending().is_some());
        score(meeting.events(), &Codebook::shipped(), &Rubric::shipped())
    }

    fn override_all(scorecard: &Scorecard, dimension: Dimension, points: i32) -> Review {
        let mut review = Review::begin("Nora", UnixMs(1));
        for finding in keys(scorecard, &fixture::scenario()).into_iter().filter(|k| k.dimension == dimension) {
            let decision = Decision::Override { points };
            review.verdicts.push(Verdict { finding, decision, reason: "Seen on video".to_owned() });
        }
        review
    }

    #[test]
    fn every_finding_has_a_key_of_its_own_that_a_replay_finds_again() {
        let keys = keys(&scored(), &fixture::scenario());
        for (n, key) in keys.iter().enumerate() {
            assert!(!keys[..n].contains(key), "{key}");
        }
        assert_eq!(keys, super::keys(&scored(), &fixture::scenario()));
        let json = serde_json::to_string(&keys).expect("keys are JSON");
        assert_eq!(serde_json::from_str::<Vec<FindingKey>>(&json).expect("and back"), keys);
    }

    #[test]
    fn without_verdicts_both_scores_are_the_same() {
        let scorecard = scored();
        let reviewed = reviewed(&scorecard, &Review::begin("Nora", UnixMs(1)), &fixture::scenario());
        for (dimension, both) in reviewed.scores.iter() {
            assert_eq!(both.original, *scorecard.score(dimension));
            assert_eq!(both.reviewed, both.original);
        }
    }

    #[test]
    fn overridden_points_make_another_score_beside_the_original() {
        let scorecard = scored();
        assert!(scorecard.responsivity.score.is_some_and(|s| s < Tenths(1000)), "{:?}", scorecard.responsivity);
        let review = override_all(&scorecard, Dimension::Responsivity, 99);
        let reviewed = reviewed(&scorecard, &review, &fixture::scenario());
        let both = &reviewed.scores.responsivity;
        assert_eq!(both.original, scorecard.responsivity);
        assert_eq!((both.reviewed.score, both.n_overridden), (Some(Tenths(1000)), 3));
        assert_eq!(reviewed.scores.safety.reviewed, scorecard.safety);
    }

    #[test]
    fn points_are_held_to_what_a_finding_can_give() {
        let scorecard = scored();
        let review = override_all(&scorecard, Dimension::Responsivity, -5);
        let reviewed = reviewed(&scorecard, &review, &fixture::scenario());
        assert_eq!(reviewed.scores.responsivity.reviewed.score, Some(Tenths(0)));
        let of_nothing = Finding { points: -20, of: 0, ..scorecard.findings[0].clone() };
        assert_eq!(points_range(&of_nothing), LOWEST..=0);
        let bonus = Finding { points: 6, of: 0, ..scorecard.findings[0].clone() };
        assert_eq!(points_range(&bonus), LOWEST..=6);
    }

    #[test]
    fn what_is_not_rated_stays_so() {
        let scorecard = scored();
        assert_eq!(scorecard.tolerance.score, None);
        let review = override_all(&scorecard, Dimension::ToleranceOfUncertainty, 8);
        let reviewed = reviewed(&scorecard, &review, &fixture::scenario());
        assert_eq!(reviewed.scores.tolerance.reviewed.score, None);
        assert_eq!(reviewed.scores.tolerance.reviewed.not_rated, scorecard.tolerance.not_rated);
    }

    #[test]
    fn caps_stay() {
        let mut scorecard = scored();
        let cap = crate::scoring::Cap { code: crate::scoring::CapCode::Exposed, limit: 50, turn: 2 };
        scorecard.safety.caps = vec![cap];
        scorecard.safety.score = Some(Tenths(500));
        let review = override_all(&scorecard, Dimension::SafetyEscalation, 99);
        let reviewed = reviewed(&scorecard, &review, &fixture::scenario());
        assert_eq!(reviewed.scores.safety.reviewed.score, Some(Tenths(500)));
    }

    #[test]
    fn a_verdict_on_a_finding_that_is_not_there_is_said() {
        let scorecard = scored();
        let mut review = override_all(&scorecard, Dimension::Responsivity, 1);
        review.verdicts[0].finding.turn = 40;
        let reviewed = reviewed(&scorecard, &review, &fixture::scenario());
        assert_eq!(reviewed.astray, [review.verdicts[0].finding.clone()]);
    }
}
