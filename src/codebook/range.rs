//! Range checks of hand-made tables: numbers outside would make a meeting or a score overflow, or mean nothing.

use super::{Code, Codebook, PlanPart, SignalClass, StepKind, TableError};
use std::ops::RangeInclusive;

/// Turns at most, as a meeting has at most that many.
const MOST_TURNS: i64 = 1000;

/// Checks one number of a table.
///
/// # Errors
/// Where it lies outside.
pub(crate) fn within(
    what: impl Into<String>,
    found: impl Into<i64>,
    wanted: RangeInclusive<i64>,
) -> Result<(), TableError> {
    let found = found.into();
    if wanted.contains(&found) {
        return Ok(());
    }
    let wanted = if wanted.start() == wanted.end() {
        wanted.end().to_string()
    } else {
        format!("{} to {}", wanted.start(), wanted.end())
    };
    Err(TableError::Range { what: what.into(), found: found.to_string(), wanted })
}

/// Checks every number of a codebook.
///
/// # Errors
/// Where one lies outside its range, or a class requires a step that cannot be required.
pub(super) fn check(book: &Codebook) -> Result<(), TableError> {
    let moves = &book.moves;
    for (what, found) in [("met_well", moves.met_well), ("left_or_closed", moves.left_or_closed), ("hurt", moves.hurt)]
    {
        within(format!("moves.{what}"), found, -4..=4)?;
    }
    within("moves.lowest", moves.lowest, -4..=0)?;
    within("moves.highest", moves.highest, 0..=4)?;
    within("moves.from_salience", moves.from_salience, 1..=3)?;
    within("postpone_turns", book.postpone_turns, 0..=MOST_TURNS)?;
    for class in &book.classes {
        let what = |field: &str| format!("classes.{}.{field}", SignalClass::name(class.code));
        within(what("grace"), class.grace, 0..=MOST_TURNS)?;
        let parts = i64::try_from(PlanPart::ALL.len()).unwrap_or(i64::MAX);
        within(what("requires.plan.at_least"), class.requires.plan.at_least, 0..=parts)?;
        if let Some(step) = class.requires.steps.iter().find(|step| !step.can_be_required()) {
            return Err(TableError::Range {
                what: what("requires.steps"),
                found: step.name().to_owned(),
                wanted: requirable(),
            });
        }
    }
    Ok(())
}

/// The steps that a class can require, as a list of words.
pub(crate) fn requirable() -> String {
    let steps: Vec<_> = StepKind::ALL.iter().filter(|step| step.can_be_required()).map(|step| step.name()).collect();
    format!("one of {}", steps.join(", "))
}

#[cfg(test)]
mod tests {
    use crate::codebook::{Codebook, SHIPPED_TEXT};

    #[track_caller]
    fn check(good: &str, bad: &str, wanted: &str) {
        assert!(SHIPPED_TEXT.contains(good), "{good}");
        let error = Codebook::from_ron(&SHIPPED_TEXT.replacen(good, bad, 1)).map(drop).map_err(|e| e.to_string());
        assert_eq!(error, Err(wanted.to_owned()));
    }

    #[test]
    fn every_number_of_a_codebook_is_held_to_its_range() {
        check("met_well: 1", "met_well: 5", "`moves.met_well` is 5, and -4 to 4 was wanted");
        check("left_or_closed: -1", "left_or_closed: -5", "`moves.left_or_closed` is -5, and -4 to 4 was wanted");
        check("hurt: -1", "hurt: 127", "`moves.hurt` is 127, and -4 to 4 was wanted");
        check("lowest: -2", "lowest: 1", "`moves.lowest` is 1, and -4 to 0 was wanted");
        check("highest: 1", "highest: -1", "`moves.highest` is -1, and 0 to 4 was wanted");
        check("from_salience: 2", "from_salience: 0", "`moves.from_salience` is 0, and 1 to 3 was wanted");
        check("postpone_turns: 3", "postpone_turns: 1001", "`postpone_turns` is 1001, and 0 to 1000 was wanted");
        check("grace: 0", "grace: 1001", "`classes.Idiom.grace` is 1001, and 0 to 1000 was wanted");
        check("at_least: 3", "at_least: 9", "`classes.Thoughts.requires.plan.at_least` is 9, and 0 to 7 was wanted");
        let wanted = "`classes.OldHistory.requires.steps` is Confirm, and one of Notice, Ask, Clarify, Share, Plan, Act, \
                      HandOver was wanted";
        check("steps: [Notice, Ask]", "steps: [Notice, Confirm]", wanted);
    }
}
