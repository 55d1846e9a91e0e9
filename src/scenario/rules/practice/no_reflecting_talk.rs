//! `no-reflecting-talk`: a meeting in which the team never thinks aloud with each other.

use crate::diagnostic::Severity;
use crate::scenario::model::Act;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "no-reflecting-talk",
    severity: Severity::Advice,
    page: Page {
        finds: "No response that can be come to opens a reflecting conversation, though a colleague is there.",
        wrong: r#"
people: [.., (id: "mikko", name: "Mikko", part: Colleague("nurse"), age: 44, starts: Open)],
// and no `Reflect(..)` in the whole file"#,
        why: "That the professionals talk with each other in front of the family, and not behind a door, is one of the \
              twelve elements (Olson, Seikkula & Ziedonis 2014) and what this way of working is best known for \
              (reflecting talk: Andersen). Without it a trainee never practises it.",
        mend: "Let a response ask leave and turn to the colleague: \
               `Reflect(leave: true, takes_up: [\"wall\"], press: \"name-it\")`, with the colleague's own view in the \
               reply. A meeting that practises something else may say so under `allow`.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, flow, .. } = sheet;
    let reflects = scenario.responses.iter().any(|response| {
        flow.depth(response.moment).is_some() && response.acts.iter().any(|act| matches!(act, Act::Reflect { .. }))
    });
    let Some(colleague) = scenario.team().next() else { return };
    if !reflects {
        finder.add(
            sheet.source.person(colleague),
            "nothing that can be come to opens a reflecting conversation",
            format!(
                "Let a response ask leave and think aloud with {}, with `Reflect`.",
                scenario.person(colleague).name
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const CODE: &str = "no-reflecting-talk";
    const REFLECT: &str = "Reflect(leave: true, takes_up: [\"waiter\"], press: \"tonight\")";

    #[test]
    fn a_meeting_without_it_is_told_at_the_colleague() {
        finds(CODE, &[(REFLECT, "Answer(\"waiter\", [Acknowledge])")], &["cleo"]);
    }

    #[test]
    fn what_nobody_comes_to_does_not_count() {
        let orphan = "moments: [Moment(id: \"nowhere\", responses: [Response(id: \"aside\", to: Colleague, say: \"Cleo?\", \
                      does: [Reflect(leave: false)], because: \"It is there.\", next: To(\"arriving\"))]),";
        let changes = [(REFLECT, "Answer(\"waiter\", [Acknowledge])"), ("moments: [", orphan)];
        finds(CODE, &changes, &["cleo"]);
    }
}
