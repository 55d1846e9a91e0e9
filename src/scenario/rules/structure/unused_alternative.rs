//! `unused-alternative`: an alternative that the debrief never shows.

use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    code: "unused-alternative",
    severity: Severity::Warning,
    page: Page {
        finds: "The debrief has two alternatives for one response, hides the one that the response carries itself, or \
                has one for a response of a moment that nothing leads to.",
        wrong: r#"
debrief: (alternatives: [
    (instead_of: "name-psychosis", try_this: "..."),
    (instead_of: "name-psychosis", try_this: "..."),  // only the first is ever shown
])"#,
        why: "Practice without feedback does not teach, and an alternative is the part of it that people can try \
              (CARE 2025): one that was written should be read.",
        mend: "Keep one for each response, or name the response that the second one was meant for.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    let mut seen = HashSet::new();
    for (nth, (id, _)) in scenario.debrief.alternatives.iter().enumerate() {
        let response = scenario.response(*id);
        let (text, hint) = if !seen.insert(*id) {
            (
                format!("`{}` has an alternative already, and only the first is shown", response.id),
                "Name another response, or keep one of the two.".to_owned(),
            )
        } else if response.alternative.is_some() {
            (
                format!("`{}` carries an `alternative` of its own, which this one hides", response.id),
                "Keep one of the two.".to_owned(),
            )
        } else if sheet.flow.depth(response.moment).is_none() {
            let moment = &scenario.moment(response.moment).id;
            (
                format!("`{}` stands in `{moment}`, which nothing leads to", response.id),
                format!("Let a response lead to `{moment}`, or take the alternative away."),
            )
        } else {
            continue;
        };
        finder.add(sheet.source.alternative(nth), text, hint);
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const FIRST: &str = "alternatives: [(instead_of: \"not-that\"";

    #[test]
    fn of_two_alternatives_the_second_is_told() {
        let changes =
            [(FIRST, "alternatives: [(instead_of: \"not-that\", try_this: \"Wait.\"), (instead_of: \"not-that\"")];
        finds("unused-alternative", &changes, &["not-that"]);
    }

    #[test]
    fn one_that_hides_another_is_told() {
        let own = "because: \"A question that hopes for a no gets one.\"";
        let changes = [(own, &*format!("{own}, alternative: \"Ask so that a yes is easy.\""))];
        finds("unused-alternative", &changes, &["not-that"]);
    }

    #[test]
    fn two_responses_have_one_each() {
        let changes =
            [(FIRST, "alternatives: [(instead_of: \"good-home\", try_this: \"Wait.\"), (instead_of: \"not-that\"")];
        finds("unused-alternative", &changes, &[]);
    }
}
