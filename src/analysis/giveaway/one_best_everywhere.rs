//! `one-best-everywhere`: every moment has one answer that is best in everything.

use super::Sheet;
use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule};

/// Moments from which on it is told.
const FROM_MOMENTS: usize = 5;

pub(super) const RULE: Rule = Rule {
    code: "one-best-everywhere",
    severity: Severity::Warning,
    page: Page {
        finds: "In every moment, and in five at least, exactly one response is best in all three dimensions, silence \
                counted.",
        wrong: r#"
// In each moment one response answers the cue, holds the press and takes the step; the others do one of these, or none."#,
        why: "There are several acceptable moves in most real moments, and some in which to hear one person is to leave \
              another waiting. With one right answer each time a meeting is a quiz, and what is practised is finding \
              it (trainers miss several acceptable moves in tools like this).",
        mend: "In some moments let two responses be as good in different forms, or let one serve responsivity and \
               another tolerance, so that there is something to weigh.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let moments = sheet.moments().count();
    if moments >= FROM_MOMENTS && sheet.moments().all(|played| played.best().count() == 1) {
        finder.add(
            sheet.source.id(),
            format!("in each of {moments} moments one response alone is best in everything"),
            "Let two be as good in some moments, or let each be better at something else.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good, poor, speaks};

    const CODE: &str = "one-best-everywhere";

    #[test]
    fn one_right_answer_each_time_is_told() {
        speaks(CODE, &[(5, &[poor("Now, now."), good("At night?"), poor("It passes.")])], true);
    }

    #[test]
    fn two_that_are_as_good_once_are_enough() {
        let one = [poor("Now, now."), good("At night?"), poor("It passes.")];
        let two = [good("The wall talks."), good("At night?"), poor("It passes.")];
        speaks(CODE, &[(5, &one), (1, &two)], false);
    }
}
