//! The notes of a review: verdicts on single findings, comments on turns, a view of each dimension.

use super::key::FindingKey;
use crate::run::{ByDimension, UnixMs};
use serde::{Deserialize, Serialize};

/// What one supervisor says about one run; several reviews of a run stand side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Who says it.
    pub reviewer: String,
    /// When it was begun; with the reviewer, this tells reviews of one run apart.
    pub created: UnixMs,
    /// When it was last changed.
    pub changed: UnixMs,
    /// What they say about single findings, at most one each.
    #[serde(default)]
    pub verdicts: Vec<Verdict>,
    /// What they say about turns.
    #[serde(default)]
    pub comments: Vec<TurnComment>,
    /// How they see each dimension as a whole.
    #[serde(default)]
    pub views: ByDimension<Option<String>>,
}

/// What a supervisor says about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// Which finding.
    pub finding: FindingKey,
    /// Whether it holds.
    pub decision: Decision,
    /// Why; an override needs one.
    #[serde(default)]
    pub reason: String,
}

/// Whether a finding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Decision {
    /// It holds.
    Confirm,
    /// It should have given other points.
    Override {
        /// So many.
        points: i32,
    },
}

/// What a supervisor says about a turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TurnComment {
    /// The turn, from 1; 0 for what came before the first answer.
    pub turn: u16,
    /// What they say.
    pub text: String,
}

/// What is wrong with a review.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReviewFault {
    /// Nobody's review.
    #[error("a review needs the name of who gives it")]
    Nameless,
    /// An override without a reason.
    #[error("the override of the finding at {0} needs a reason")]
    NoReason(FindingKey),
    /// Two verdicts on one finding.
    #[error("there are two verdicts on the finding at {0}")]
    Twice(FindingKey),
}

impl Review {
    /// An empty review.
    #[must_use]
    pub fn begin(reviewer: impl Into<String>, now: UnixMs) -> Self {
        Self {
            reviewer: reviewer.into(),
            created: now,
            changed: now,
            verdicts: Vec::new(),
            comments: Vec::new(),
            views: ByDimension::default(),
        }
    }

    /// The verdict on a finding.
    #[must_use]
    pub fn verdict(&self, finding: &FindingKey) -> Option<&Verdict> {
        self.verdicts.iter().find(|v| v.finding == *finding)
    }

    /// Puts a verdict in the place of the one on the same finding.
    ///
    /// # Errors
    /// Where it is an override without a reason; the review stands as it was.
    pub fn decide(&mut self, verdict: Verdict, now: UnixMs) -> Result<(), ReviewFault> {
        verdict.check()?;
        self.verdicts.retain(|v| v.finding != verdict.finding);
        self.verdicts.push(verdict);
        self.changed = now;
        Ok(())
    }

    /// Takes the verdict on a finding back.
    pub fn take_back(&mut self, finding: &FindingKey, now: UnixMs) {
        self.verdicts.retain(|v| v.finding != *finding);
        self.changed = now;
    }

    /// The comment on a turn; empty where there is none.
    #[must_use]
    pub fn comment(&self, turn: u16) -> &str {
        self.comments.iter().find(|c| c.turn == turn).map_or("", |c| &c.text)
    }

    /// Puts a comment in the place of the one on the same turn; an empty one takes it back.
    pub fn set_comment(&mut self, turn: u16, text: impl Into<String>, now: UnixMs) {
        let text = text.into();
        self.comments.retain(|c| c.turn != turn);
        if !text.trim().is_empty() {
            self.comments.push(TurnComment { turn, text });
            self.comments.sort_by_key(|c| c.turn);
        }
        self.changed = now;
    }

    /// Whether it can be kept.
    ///
    /// # Errors
    /// At the first thing that is wrong.
    pub fn check(&self) -> Result<(), ReviewFault> {
        if self.reviewer.trim().is_empty() {
            return Err(ReviewFault::Nameless);
        }
        for (n, verdict) in self.verdicts.iter().enumerate() {
            verdict.check()?;
            if self.verdicts[..n].iter().any(|before| before.finding == verdict.finding) {
                return Err(ReviewFault::Twice(verdict.finding.clone()));
            }
        }
        Ok(())
    }
}

impl Verdict {
    fn check(&self) -> Result<(), ReviewFault> {
        match self.decision {
            Decision::Override { .. } if self.reason.trim().is_empty() => {
                Err(ReviewFault::NoReason(self.finding.clone()))
            }
            Decision::Override { .. } | Decision::Confirm => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::Dimension;
    use crate::scoring::Rule;

    fn key(turn: u16) -> FindingKey {
        FindingKey { dimension: Dimension::Responsivity, rule: Rule::CueMet, turn, call: None, nth: 0 }
    }

    fn over(turn: u16, reason: &str) -> Verdict {
        Verdict { finding: key(turn), decision: Decision::Override { points: 3 }, reason: reason.to_owned() }
    }

    #[test]
    fn an_override_needs_a_reason() {
        let mut review = Review::begin("Nora", UnixMs(1));
        assert_eq!(review.decide(over(2, " "), UnixMs(2)), Err(ReviewFault::NoReason(key(2))));
        assert_eq!(review, Review::begin("Nora", UnixMs(1)));
        review.decide(over(2, "She did hear it"), UnixMs(2)).expect("it has a reason");
        assert_eq!(review.changed, UnixMs(2));
    }

    #[test]
    fn a_second_verdict_takes_the_place_of_the_first() {
        let mut review = Review::begin("Nora", UnixMs(1));
        review.decide(over(2, "Too strict"), UnixMs(2)).expect("it has a reason");
        let confirm = Verdict { finding: key(2), decision: Decision::Confirm, reason: String::new() };
        review.decide(confirm.clone(), UnixMs(3)).expect("confirming needs no reason");
        assert_eq!(review.verdicts, [confirm]);
        review.take_back(&key(2), UnixMs(4));
        assert_eq!(review.verdict(&key(2)), None);
    }

    #[test]
    fn what_a_file_brings_in_is_checked() {
        let mut review = Review::begin("Nora", UnixMs(1));
        review.verdicts = vec![over(1, "a"), over(1, "b")];
        assert_eq!(review.check(), Err(ReviewFault::Twice(key(1))));
        review.reviewer.clear();
        assert_eq!(review.check().expect_err("nobody").to_string(), "a review needs the name of who gives it");
    }

    #[test]
    fn an_empty_comment_takes_the_comment_back() {
        let mut review = Review::begin("Nora", UnixMs(1));
        review.set_comment(4, "Here I would have waited", UnixMs(2));
        review.set_comment(1, "A good beginning", UnixMs(2));
        assert_eq!((review.comment(4), review.comments[0].turn), ("Here I would have waited", 1));
        review.set_comment(4, "", UnixMs(3));
        assert_eq!(review.comment(4), "");
    }
}
