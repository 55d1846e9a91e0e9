//! `shortest-is-best`: whoever picks the shortest text does well.

use super::Sheet;
use super::pattern::{Pattern, greatest, length};
use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule};
use std::cmp::Reverse;

/// Meetings in which chance alone may do it, one of so many.
const ONE_IN: u64 = 100;

pub(super) const RULE: Rule = Rule {
    code: "shortest-is-best",
    severity: Severity::Warning,
    page: Page {
        finds: "Over the meeting, the shortest response is best more often than chance: so often that fewer than one \
                in a hundred meetings would have it so if what is best were put anywhere, and a quarter more often than \
                that would give. It is counted as in `longest-is-best`.",
        wrong: r#"
say: "When people have slept badly for a while, the mind can do this. It comes from inside.",  // lesser
say: "Four nights.",                                                                           // best, everywhere"#,
        why: "Once somebody has noticed that lesser responses explain and good ones are brief, they need not read \
              either.",
        mend: "Let some lesser responses be brief, too: “You poor thing.” And let some good ones take the room that \
               they need.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let pattern = Pattern::of(sheet, |_, said| greatest(said, |response| Reverse(length(response))));
    let mend = "Shorten what is lesser beside these, or let some of them take more room.";
    pattern.tell(sheet, finder, ONE_IN, "the shortest response", mend);
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good, poor, speaks};

    const CODE: &str = "shortest-is-best";

    #[test]
    fn always_the_shortest_is_told() {
        let short = [
            poor("It passes, I am sure."),
            good("At night?"),
            poor("There, there, it passes."),
            poor("It gets better."),
        ];
        speaks(CODE, &[(6, &short)], true);
    }

    #[test]
    fn neither_long_nor_short_is_not() {
        let middling = [
            poor("Oh."),
            good("At night? The wall?"),
            poor("There, there, it passes."),
            poor("It gets better, you will see."),
        ];
        speaks(CODE, &[(6, &middling)], false);
    }
}
