//! `longest-is-best`: whoever picks the longest text does well.

use super::Sheet;
use super::pattern::{Pattern, greatest, length};
use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule};

/// Meetings in which chance alone may do it, one of so many.
const ONE_IN: u64 = 100;

pub(super) const RULE: Rule = Rule {
    code: "longest-is-best",
    severity: Severity::Warning,
    page: Page {
        finds: "Over the meeting, the longest response is best more often than chance: so often that fewer than one in \
                a hundred meetings would have it so if what is best were put anywhere, and a quarter more often than \
                that would give. Chance in a moment is the best among what can be said, divided by all that can be \
                said; letters of `say` and `gesture` are counted, and moments in which two are equally long are not.",
        wrong: r#"
say: "What would help?",                                                                 // lesser, 16 letters
say: "You said four nights. I’d like to hear what you lay there listening for, if you’re able to say.",  // best, 95"#,
        why: "People who read multiple choice pick the longest text, and are usually right: authors take more care over \
              what is right. In real skilled talk the better turn is often the shorter one.",
        mend: "Cut the best responses down to what has to be said, and let lesser ones go on as people do when they are \
               sure of themselves. Lengths within about a fifth of each other give nothing away.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let pattern = Pattern::of(sheet, |_, said| greatest(said, length));
    let mend = "Shorten some of these, or lengthen what is lesser beside them.";
    pattern.tell(sheet, finder, ONE_IN, "the longest response", mend);
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Answer, good, meeting, poor, rows, said, speaks};

    const CODE: &str = "longest-is-best";

    fn long() -> [Answer<'static>; 4] {
        [poor("Now, now."), good("At night the wall talks: what then?"), poor("Dear me."), poor("It passes.")]
    }

    fn short() -> [Answer<'static>; 4] {
        [
            poor("It passes, I am quite sure that it does."),
            good("At night?"),
            poor("There, there."),
            poor("It gets better."),
        ]
    }

    #[test]
    fn always_the_longest_is_told_once_with_where() {
        let text = meeting(&rows(&[(6, &long())]));
        let message = "the longest response is best in 6 of 6 moments, where chance would give 1.5";
        assert_eq!(said(CODE, &text), [("rows".to_owned(), message.to_owned())]);
    }

    #[test]
    fn about_as_often_as_chance_is_not() {
        speaks(CODE, &[(2, &long()), (4, &short())], false);
    }

    #[test]
    fn three_moments_prove_nothing() {
        speaks(CODE, &[(3, &long())], false);
    }

    #[test]
    fn where_two_are_equally_long_nothing_is_picked() {
        let even = [poor("Now, now."), good("At night?"), poor("There, t."), poor("Good.")];
        speaks(CODE, &[(9, &even)], false);
    }
}
