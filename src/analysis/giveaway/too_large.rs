//! `too-large-for-giveaways`: a meeting with more moments than are played for this.

use super::Sheet;
use crate::analysis::best::MOST_MOMENTS;
use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule};

pub(super) const RULE: Rule = Rule {
    code: "too-large-for-giveaways",
    severity: Severity::Advice,
    page: Page {
        finds: "The file has more than 2,000 moments, so that what gives the answer away was not looked for.",
        wrong: "moments: [ .. ]  // 2,001 of them or more",
        why: "To know what is best in a moment it has to be played; beyond so many it would take longer than anybody \
              waits for a check.",
        mend: "Nothing needs to be done. Where a file is made of several meetings, check them one by one.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    if sheet.played.is_none() {
        finder.add(
            sheet.source.id(),
            format!("{} moments are too many to look for what gives the answer away", sheet.scenario.moments.len()),
            format!("It is looked for in files of up to {MOST_MOMENTS} moments."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good, meeting, poor, rows, said};

    const CODE: &str = "too-large-for-giveaways";

    #[test]
    fn of_a_very_large_meeting_it_is_said_that_nothing_was_looked_for() {
        let text = meeting(&rows(&[(2001, &[poor("Now, now."), good("At night?")])]));
        assert_eq!(said(CODE, &text).len(), 1);
        assert_eq!(said("one-best-everywhere", &text).len(), 0);
    }

    #[test]
    fn of_others_it_is_not() {
        assert!(said(CODE, &meeting(&rows(&[(20, &[poor("Now, now."), good("At night?")])]))).is_empty());
    }
}
