//! `only-question-is-best`: where one response alone asks something, it is the best one.

use super::Sheet;
use super::pattern::{Pattern, only};
use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule};

/// Meetings in which chance alone may do it, one of so many.
const ONE_IN: u64 = 50;

pub(super) const RULE: Rule = Rule {
    code: "only-question-is-best",
    severity: Severity::Warning,
    page: Page {
        finds: "In the moments in which exactly one response has a question mark, that one is best more often than \
                chance: so often that fewer than one in fifty meetings would have it so if what is best were put \
                anywhere. In a single moment it is no fault.",
        wrong: r#"
say: "What is that like, standing here with us?",   // best, and the only question
say: "That sounds hard.",
say: "Your mother is worried about you.","#,
        why: "“Pick the one with the question mark” is what people learn from multiple choice about conversation. A \
              good turn is often a statement, a repeated word or a silence, and a lesser one is often a question.",
        mend: "Let a lesser response ask something too (when did it begin, have you considered…), or let the good one \
               end without a question.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let pattern = Pattern::of(sheet, |_, said| only(said, |response| response.say.contains(['?', '？'])));
    let mend = "Let something lesser ask as well, or let some of these end without a question.";
    pattern.tell(sheet, finder, ONE_IN, "the only question", mend);
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good, poor, speaks};

    const CODE: &str = "only-question-is-best";

    #[test]
    fn where_only_what_is_best_asks_it_is_told() {
        speaks(CODE, &[(5, &[poor("Now, now."), good("At night?"), poor("It passes.")])], true);
    }

    #[test]
    fn where_something_lesser_asks_as_well_it_is_not() {
        speaks(CODE, &[(9, &[poor("Have you tried to sleep?"), good("At night?"), poor("It passes.")])], false);
    }

    #[test]
    fn one_moment_is_no_fault() {
        let plain = [poor("Now, now."), good("At night."), poor("It passes.")];
        speaks(CODE, &[(1, &[poor("Now, now."), good("At night?"), poor("It passes.")]), (6, &plain)], false);
    }
}
