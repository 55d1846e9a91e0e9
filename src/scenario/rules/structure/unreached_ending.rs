//! `unreached-ending`: an ending that nothing leads to.

use crate::diagnostic::Severity;
use crate::scenario::model::{Destination, EndingId, MomentId};
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "unreached-ending",
    severity: Severity::Warning,
    page: Page {
        finds: "No response leads to an ending, and it is not the one of `out_of_time` either.",
        wrong: r#"
out_of_time: "hour-over",
endings: [
    Ending(id: "hour-over", title: "The hour is over"),
    Ending(id: "tomorrow", title: "We meet again tomorrow"),  // no `End("tomorrow")` anywhere
]"#,
        why: "The meeting can only run out of time where an ending was written for it.",
        mend: "Let a response lead to it with `End`, or take the ending away.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, flow, .. } = sheet;
    let mut is_led_to = vec![false; scenario.endings.len()];
    is_led_to[scenario.out_of_time.index()] = true;
    for moment in (0..).take(scenario.moments.len()).map(MomentId) {
        for (_, to) in flow.ways(moment) {
            if let Destination::Ending(ending) = to {
                is_led_to[ending.index()] = true;
            }
        }
    }
    for (ending, id) in scenario.endings.iter().zip((0..).map(EndingId)) {
        if !is_led_to[id.index()] {
            finder.add(
                sheet.source.ending(id),
                format!("nothing leads to the ending `{}`", ending.id),
                format!("Let a response lead to it with `End(\"{}\")`, or take it away.", ending.id),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    #[test]
    fn an_ending_that_nothing_leads_to_is_told() {
        let changes = [("endings: [", "endings: [Ending(id: \"asked-to-go\", title: \"Asked to go\"),")];
        finds("unreached-ending", &changes, &["asked-to-go"]);
    }

    #[test]
    fn the_ending_of_out_of_time_needs_no_response() {
        let changes = [("reply: [Says(\"bela\", \"So, well.\")], next: End(\"hour-over\")", "next: End(\"tomorrow\")")];
        finds("unreached-ending", &changes, &[]);
    }
}
