//! Keys of findings: which finding a verdict is about, in words that outlive a replay.

use crate::codebook::{Code, Dimension};
use crate::scenario::Scenario;
use crate::scoring::{Rule, Scorecard};
use serde::{Deserialize, Serialize};

/// A finding, named so that it is found again when the run is replayed and scored by the same rubric.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingKey {
    /// Its dimension.
    #[serde(with = "crate::run::dimension_key")]
    pub dimension: Dimension,
    /// Its rule.
    pub rule: Rule,
    /// Its turn.
    pub turn: u16,
    /// The id of the call that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<String>,
    /// Which of several that are alike in all this, from 0, in the order of the scorecard.
    #[serde(default, skip_serializing_if = "is_first")]
    pub nth: u16,
}

/// The key of each finding of a scorecard, in its order.
#[must_use]
pub fn keys(scorecard: &Scorecard, scenario: &Scenario) -> Vec<FindingKey> {
    let mut keys: Vec<FindingKey> = Vec::with_capacity(scorecard.findings.len());
    for finding in &scorecard.findings {
        let call = finding.call.map(|call| scenario.call(call).id.clone());
        let mut key = FindingKey { dimension: finding.dimension, rule: finding.rule, turn: finding.turn, call, nth: 0 };
        while keys.contains(&key) {
            key.nth += 1;
        }
        keys.push(key);
    }
    keys
}

impl std::fmt::Display for FindingKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "turn {}, {}, {}", self.turn, self.dimension.key(), self.rule.name())?;
        if let Some(call) = &self.call {
            write!(f, " of `{call}`")?;
        }
        if self.nth > 0 {
            write!(f, " (number {})", self.nth + 1)?;
        }
        Ok(())
    }
}

fn is_first(nth: &u16) -> bool {
    *nth == 0
}
