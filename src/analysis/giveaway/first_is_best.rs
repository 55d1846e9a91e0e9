//! `first-is-best`: what stands first in the file is best.

use super::Sheet;
use super::pattern::Pattern;
use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule};

/// Meetings in which chance alone may do it, one of so many.
const ONE_IN: u64 = 100;

pub(super) const RULE: Rule = Rule {
    code: "first-is-best",
    severity: Severity::Warning,
    page: Page {
        finds: "Over the meeting, the response that stands first in the file is best more often than chance: so often \
                that fewer than one in a hundred meetings would have it so if what is best were put anywhere, and a \
                quarter more often than that would give. Of what is offered only sometimes, what is offered counts.",
        wrong: r#"
responses: [
    Response(id: "ask-wall", ..),       // best
    Response(id: "name-psychosis", ..), // lesser
    Response(id: "earplugs", ..),       // lesser, and so in every moment
]"#,
        why: "The screen shows responses in an order that is drawn, so no trainee sees it. Whoever reads the file does, \
              as a reviewer or as an author who copies a moment; and what is written first is often written with more \
              care than what is added so that there is something wrong.",
        mend: "Put the responses of each moment in another order, by the alphabet of their ids for instance.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let pattern = Pattern::of(sheet, |_, said| said.first().map(|(id, _)| *id));
    let mend = "Put what is offered in another order.";
    pattern.tell(sheet, finder, ONE_IN, "the first response in the file", mend);
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good, poor, speaks};

    const CODE: &str = "first-is-best";

    #[test]
    fn always_the_first_is_told() {
        speaks(CODE, &[(6, &[good("At night?"), poor("There, there."), poor("It passes."), poor("Now, now.")])], true);
    }

    #[test]
    fn now_here_now_there_is_not() {
        let first = [good("At night?"), poor("There, there."), poor("It passes."), poor("Now, now.")];
        let last = [poor("There, there."), poor("It passes."), poor("Now, now."), good("At night?")];
        speaks(CODE, &[(2, &first), (4, &last)], false);
    }
}
