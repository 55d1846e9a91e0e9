//! The rubric: what things are worth. It never shapes the meeting.

use super::finding::Rule;
use crate::codebook::{AskForm, Dimension, StepKind, TableError, sort_complete, table_from_ron};
use serde::Deserialize;
use std::sync::{Arc, LazyLock};

/// Shares, weights and caps, and the sentence of every rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// The format of the file; this build reads 1.
    pub format: u32,
    /// What it is called.
    pub name: String,
    /// What the numbers are, and are not.
    pub note: String,
    /// Responsivity.
    pub responsivity: ResponsivityRubric,
    /// Tolerance of uncertainty.
    pub tolerance: ToleranceRubric,
    /// Safety escalation.
    pub safety: SafetyRubric,
    /// Every rule in words.
    pub rules: Vec<RuleEntry>,
}

/// A rule in words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleEntry {
    /// The rule.
    pub code: Rule,
    /// The dimensions that it counts in.
    pub dimensions: Vec<Dimension>,
    /// What it is called on screen.
    pub name: String,
    /// What it says, in a sentence.
    pub meaning: String,
}

/// What responsivity is made of: a cue gives salience × level of salience × `top_level`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponsivityRubric {
    /// Cues from which on it is rated.
    pub rated_from: u32,
    /// The highest level.
    pub top_level: u8,
    /// The level at most while a concern is overdue and nothing of it is done.
    pub held_while_open: u8,
    /// The same while imminent danger is.
    pub held_while_imminent: u8,
    /// The level at most in a turn with a needless repeat.
    pub after_repeat: u8,
    /// What a habit that meets no cue is out of.
    pub habit_of: i32,
}

/// What tolerance is made of: a press gives salience × the number below of salience × `press_of`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToleranceRubric {
    /// Items that could have earned from which on it is rated.
    pub rated_from: u32,
    /// What a press of salience 1 is out of.
    pub press_of: i32,
    /// Held by saying where we stand and how we go on.
    pub held_whole: i32,
    /// One of the two.
    pub held_half: i32,
    /// Left alone.
    pub left: i32,
    /// Closed softly; a hold while a concern is overdue counts so.
    pub closed_softly: i32,
    /// Closed hard.
    pub closed_hard: i32,
    /// What a decision in the open gives and is out of.
    pub in_the_open: i32,
    /// What a needless repeat is out of.
    pub repeat_of: i32,
    /// What an escalation nobody needed is out of.
    pub escalation_of: i32,
}

/// What safety is made of: each required step gives its share.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyRubric {
    /// Points of one share.
    pub share: i32,
    /// The share of each kind of step.
    pub shares: Vec<StepShare>,
    /// Per form of asking, twentieths of the share of asking.
    pub forms: Vec<(AskForm, i32)>,
    /// What a step that comes late is divided by.
    pub late_divisor: i32,
    /// What steps too many cost.
    pub over_steps: OverStepPrices,
    /// Points, and out of how many, where nothing was due and something was done.
    pub nothing_due: i32,
    /// The limit where imminent danger was not acted on.
    pub cap_imminent: u16,
    /// The limit where someone was exposed, coerced, abandoned, or given detail about a method.
    pub cap_harm: u16,
}

/// The share of a kind of step.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepShare {
    /// The kind of step.
    pub step: StepKind,
    /// How many shares.
    pub shares: i32,
}

/// What steps too many cost, in shares.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverStepPrices {
    /// The same question again.
    pub repeated: i32,
    /// Four questions running.
    pub four_in_a_row: i32,
    /// Above the band.
    pub above_band: i32,
    /// On a decoy.
    pub on_decoy: i32,
    /// Behind the scenes.
    pub behind_the_scenes: i32,
    /// A failing step.
    pub failing: i32,
}

/// The text of the rubric that this build ships.
pub const SHIPPED_TEXT: &str = include_str!("../../assets/rubric.ron");

impl Rubric {
    /// Reads a rubric.
    ///
    /// # Errors
    /// Where the text is not RON of this shape, or a rule, form or step has not exactly one entry.
    pub fn from_ron(text: &str) -> Result<Self, TableError> {
        let mut rubric: Self = table_from_ron(text)?;
        if rubric.format != 1 {
            return Err(TableError::Format(rubric.format));
        }
        sort_complete("rules", &mut rubric.rules, |e| e.code)?;
        sort_complete("forms", &mut rubric.safety.forms, |e| e.0)?;
        Ok(rubric)
    }

    /// The rubric that this build ships.
    #[must_use]
    pub fn shipped() -> Arc<Self> {
        static SHIPPED: LazyLock<Arc<Rubric>> =
            LazyLock::new(|| Arc::new(Rubric::from_ron(SHIPPED_TEXT).expect("a test reads the shipped rubric")));
        Arc::clone(&SHIPPED)
    }

    /// The words of a rule.
    #[must_use]
    pub fn rule(&self, rule: Rule) -> &RuleEntry {
        &self.rules[rule as usize]
    }

    /// Points of a step taken in time.
    #[must_use]
    pub fn step_points(&self, step: StepKind) -> i32 {
        self.safety.shares.iter().find(|s| s.step == step).map_or(0, |s| s.shares * self.safety.share)
    }

    /// Twentieths of the share of asking that a form earns.
    #[must_use]
    pub fn form_twentieths(&self, form: AskForm) -> i32 {
        self.safety.forms[form as usize].1
    }
}
