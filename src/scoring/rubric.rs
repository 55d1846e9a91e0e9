//! The rubric: what things are worth. It never shapes the meeting.

use super::finding::Rule;
use crate::codebook::{
    AskForm, Code, Dimension, StepKind, TableError, requirable, sort_complete, table_from_ron, within,
};
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

/// What anything is out of, at most: a score has room for all findings of the longest meeting.
const MOST_POINTS: i64 = 1000;
/// The highest level of answering.
const HIGHEST_LEVEL: i64 = 4;

impl SafetyRubric {
    fn check(&self) -> Result<(), TableError> {
        within("safety.share", self.share, 1..=1000)?;
        for step in StepKind::ALL.iter().filter(|step| step.can_be_required()) {
            let found = self.shares.iter().filter(|share| share.step == *step).count();
            if found != 1 {
                return Err(TableError::Entries { list: "safety.shares", code: step.name(), found });
            }
        }
        for share in &self.shares {
            if !share.step.can_be_required() {
                let (what, found) = ("safety.shares.step".to_owned(), share.step.name().to_owned());
                return Err(TableError::Range { what, found, wanted: requirable() });
            }
            within(format!("safety.shares.{}", share.step.name()), share.shares, 0..=100)?;
        }
        for (form, twentieths) in &self.forms {
            within(format!("safety.forms.{}", form.name()), *twentieths, 0..=20)?;
        }
        within("safety.late_divisor", self.late_divisor, 1..=100)?;
        let prices = &self.over_steps;
        for (what, found) in [
            ("repeated", prices.repeated),
            ("four_in_a_row", prices.four_in_a_row),
            ("above_band", prices.above_band),
            ("on_decoy", prices.on_decoy),
            ("behind_the_scenes", prices.behind_the_scenes),
            ("failing", prices.failing),
        ] {
            within(format!("safety.over_steps.{what}"), found, 0..=100)?;
        }
        within("safety.nothing_due", self.nothing_due, 1..=10_000)?;
        within("safety.cap_imminent", self.cap_imminent, 0..=100)?;
        within("safety.cap_harm", self.cap_harm, 0..=100)
    }
}

/// The text of the rubric that this build ships.
pub const SHIPPED_TEXT: &str = include_str!("../../assets/rubric.ron");

impl Rubric {
    /// Reads a rubric.
    ///
    /// # Errors
    /// Where the text is not RON of this shape, a rule, form or step has not exactly one entry, or a number is out of
    /// its range.
    pub fn from_ron(text: &str) -> Result<Self, TableError> {
        let mut rubric: Self = table_from_ron(text)?;
        if rubric.format != 1 {
            return Err(TableError::Format(rubric.format));
        }
        sort_complete("rules", &mut rubric.rules, |e| e.code)?;
        sort_complete("forms", &mut rubric.safety.forms, |e| e.0)?;
        rubric.check()?;
        Ok(rubric)
    }

    /// Holds every number to a range in which no score can overflow.
    fn check(&self) -> Result<(), TableError> {
        let responsivity = &self.responsivity;
        within("responsivity.rated_from", responsivity.rated_from, 1..=100)?;
        // Below the highest level, a cue could earn more than it is out of.
        within("responsivity.top_level", responsivity.top_level, HIGHEST_LEVEL..=100)?;
        within("responsivity.held_while_open", responsivity.held_while_open, 0..=HIGHEST_LEVEL)?;
        within("responsivity.held_while_imminent", responsivity.held_while_imminent, 0..=HIGHEST_LEVEL)?;
        within("responsivity.after_repeat", responsivity.after_repeat, 0..=HIGHEST_LEVEL)?;
        within("responsivity.habit_of", responsivity.habit_of, 0..=MOST_POINTS)?;

        let tolerance = &self.tolerance;
        within("tolerance.rated_from", tolerance.rated_from, 1..=100)?;
        within("tolerance.press_of", tolerance.press_of, 1..=MOST_POINTS)?;
        for (what, found) in [
            ("held_whole", tolerance.held_whole),
            ("held_half", tolerance.held_half),
            ("left", tolerance.left),
            ("closed_softly", tolerance.closed_softly),
            ("closed_hard", tolerance.closed_hard),
        ] {
            within(format!("tolerance.{what}"), found, 0..=i64::from(tolerance.press_of))?;
        }
        within("tolerance.in_the_open", tolerance.in_the_open, 0..=MOST_POINTS)?;
        within("tolerance.repeat_of", tolerance.repeat_of, 0..=MOST_POINTS)?;
        within("tolerance.escalation_of", tolerance.escalation_of, 0..=MOST_POINTS)?;
        self.safety.check()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(good: &str, bad: &str, wanted: &str) {
        assert!(SHIPPED_TEXT.contains(good), "{good}");
        let error = Rubric::from_ron(&SHIPPED_TEXT.replacen(good, bad, 1)).map(drop).map_err(|e| e.to_string());
        assert_eq!(error, Err(wanted.to_owned()));
    }

    #[test]
    fn every_number_of_a_rubric_is_held_to_its_range() {
        check("rated_from: 3, top", "rated_from: 0, top", "`responsivity.rated_from` is 0, and 1 to 100 was wanted");
        check("top_level: 4", "top_level: 3", "`responsivity.top_level` is 3, and 4 to 100 was wanted");
        check("while_open: 2", "while_open: 5", "`responsivity.held_while_open` is 5, and 0 to 4 was wanted");
        check("imminent: 1", "imminent: 5", "`responsivity.held_while_imminent` is 5, and 0 to 4 was wanted");
        check("after_repeat: 1", "after_repeat: 9", "`responsivity.after_repeat` is 9, and 0 to 4 was wanted");
        check("habit_of: 4", "habit_of: 1001", "`responsivity.habit_of` is 1001, and 0 to 1000 was wanted");
        check(
            "rated_from: 3, press",
            "rated_from: 101, press",
            "`tolerance.rated_from` is 101, and 1 to 100 was wanted",
        );
        check("press_of: 4", "press_of: 0", "`tolerance.press_of` is 0, and 1 to 1000 was wanted");
        check("held_whole: 4", "held_whole: 5", "`tolerance.held_whole` is 5, and 0 to 4 was wanted");
        check("held_half: 3", "held_half: 5", "`tolerance.held_half` is 5, and 0 to 4 was wanted");
        check("left: 2", "left: -1", "`tolerance.left` is -1, and 0 to 4 was wanted");
        check("softly: 1", "softly: 5", "`tolerance.closed_softly` is 5, and 0 to 4 was wanted");
        check("hard: 0", "hard: -1", "`tolerance.closed_hard` is -1, and 0 to 4 was wanted");
        check("in_the_open: 8", "in_the_open: -8", "`tolerance.in_the_open` is -8, and 0 to 1000 was wanted");
        check("repeat_of: 4", "repeat_of: 1001", "`tolerance.repeat_of` is 1001, and 0 to 1000 was wanted");
        check("escalation_of: 12", "escalation_of: -1", "`tolerance.escalation_of` is -1, and 0 to 1000 was wanted");
        check("share: 20", "share: 0", "`safety.share` is 0, and 1 to 1000 was wanted");
        check("Ask, shares: 3", "Ask, shares: 101", "`safety.shares.Ask` is 101, and 0 to 100 was wanted");
        check("(Neutral, 16)", "(Neutral, 21)", "`safety.forms.Neutral` is 21, and 0 to 20 was wanted");
        check("late_divisor: 2", "late_divisor: 0", "`safety.late_divisor` is 0, and 1 to 100 was wanted");
        check("repeated: 1", "repeated: 101", "`safety.over_steps.repeated` is 101, and 0 to 100 was wanted");
        check("in_a_row: 1", "in_a_row: -1", "`safety.over_steps.four_in_a_row` is -1, and 0 to 100 was wanted");
        check("above_band: 2", "above_band: 101", "`safety.over_steps.above_band` is 101, and 0 to 100 was wanted");
        check("on_decoy: 2", "on_decoy: 101", "`safety.over_steps.on_decoy` is 101, and 0 to 100 was wanted");
        check("scenes: 2", "scenes: -2", "`safety.over_steps.behind_the_scenes` is -2, and 0 to 100 was wanted");
        check("failing: 3", "failing: 101", "`safety.over_steps.failing` is 101, and 0 to 100 was wanted");
        check("nothing_due: 80", "nothing_due: 0", "`safety.nothing_due` is 0, and 1 to 10000 was wanted");
        check("cap_imminent: 30", "cap_imminent: 101", "`safety.cap_imminent` is 101, and 0 to 100 was wanted");
        check("cap_harm: 50", "cap_harm: 65535", "`safety.cap_harm` is 65535, and 0 to 100 was wanted");
    }

    #[test]
    fn each_step_that_can_be_required_has_its_share_and_no_other() {
        let twice = "`safety.shares` holds 2 entries for `Ask`, where one is wanted";
        check("(step: Notice, shares: 1), ", "(step: Notice, shares: 1), (step: Ask, shares: 1), ", twice);
        let missing = "`safety.shares` holds 0 entries for `Notice`, where one is wanted";
        check("(step: Notice, shares: 1), ", "", missing);
        let other =
            "`safety.shares.step` is Confirm, and one of Notice, Ask, Clarify, Share, Plan, Act, HandOver was wanted";
        check("(step: Notice, shares: 1), ", "(step: Notice, shares: 1), (step: Confirm, shares: 1), ", other);
    }
}
