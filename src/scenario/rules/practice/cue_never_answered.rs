//! `cue-never-answered`: a cue that nothing offered hears.

use super::served::{Search, Served};
use crate::diagnostic::Severity;
use crate::scenario::model::CallId;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "cue-never-answered",
    severity: Severity::Warning,
    page: Page {
        finds: "No response that can be given while a cue is open hears it: none reaches level 2 without closing it. \
                Conditions are not looked at: every `when` counts as holding, and every `Branch` as open.",
        wrong: r#"
Says("eero", "The wall talks before I do.", [Cue(id: "wall", of: Experience, salience: 3, words: ["wall"])]),
// and of the responses one has Answer("wall", [Switch]), one Answer("wall", [OpenQuestion]), the others nothing"#,
        why: "Somebody says what matters to them, and whoever plays can only pass it over or close it: the debrief \
              then speaks of an omission that was no choice. A lone open question is thin, level 1.",
        mend: "Let at least one response receive it: `Answer(\"wall\", [OwnWords, OpenQuestion])`, or \
               `[Acknowledge]`, or a silence with `[Space]`. A cue that nobody is meant to answer is no cue: take it \
               off the line.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let mut search = Search::new(sheet);
    for (call, id) in sheet.scenario.calls.iter().zip((0..).map(CallId)) {
        if !call.is_cue() {
            continue;
        }
        let name = &call.id;
        match search.look(id) {
            Served::Perhaps => {}
            Served::Nowhere => finder.add(
                sheet.source.call(id),
                format!("no response hears the cue `{name}` at level 2 or more"),
                "Let a response receive it or open it up, with words of its own or with silence.",
            ),
            Served::OutOfReach(response) => finder.add(
                sheet.source.call(id),
                format!(
                    "the cue `{name}` is heard by `{}` only, which cannot be given while it is open",
                    sheet.scenario.response(response).id
                ),
                "Let a response hear it where it opens, or let the cue stay open longer with `lasts`.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const CODE: &str = "cue-never-answered";

    #[test]
    fn a_cue_that_is_only_closed_is_told() {
        let changes = [
            ("Answer(\"fetch\", [OwnWords, Affirm, Space])", "Answer(\"fetch\", [Reassure])"),
            ("Answer(\"fetch\", [OwnWords, Affirm, OpenQuestion])", "Answer(\"fetch\", [OpenQuestion])"),
            ("does: [Answer(\"fetch\", [Space])]", "does: []"),
        ];
        finds(CODE, &changes, &["fetch"]);
    }

    #[test]
    fn silence_that_leaves_room_is_enough() {
        let changes = [
            ("Answer(\"fetch\", [OwnWords, Affirm, Space])", "Answer(\"fetch\", [Reassure])"),
            ("Answer(\"fetch\", [OwnWords, Affirm, OpenQuestion])", "Answer(\"fetch\", [OpenQuestion])"),
        ];
        finds(CODE, &changes, &[]);
    }

    #[test]
    fn an_answer_that_comes_after_the_cue_was_left_is_told() {
        let changes = [
            ("Answer(\"waiter\", [OwnWords, Acknowledge, SecondVoice])", "Answer(\"waiter\", [Lecture])"),
            ("takes_up: [\"waiter\"], ", ""),
            ("does: [Answer(\"fetch\", [Space])]", "does: [Answer(\"waiter\", [Space])]"),
        ];
        finds(CODE, &changes, &["waiter"]);
    }

    #[test]
    fn an_answer_is_in_time_where_nothing_before_it_could_have_settled_the_cue() {
        let changes = [
            ("Answer(\"waiter\", [OwnWords, Acknowledge, SecondVoice]), ", ""),
            ("takes_up: [\"waiter\"], ", ""),
            ("does: [Answer(\"fetch\", [Space])]", "does: [Answer(\"waiter\", [Space])]"),
        ];
        finds(CODE, &changes, &[]);
    }

    #[test]
    fn whoever_is_quiet_is_answered_by_an_invitation() {
        let quiet = "Cue(id: \"waiter\", of: Quiet, salience: 2, words: [\"tea\", \"waiter\"])";
        let changes = [
            ("Cue(id: \"waiter\", of: Conflict, salience: 2, words: [\"tea\", \"waiter\"])", quiet),
            ("Answer(\"waiter\", [OwnWords, Acknowledge, SecondVoice])", "Invite(\"bela\")"),
            ("takes_up: [\"waiter\"], ", ""),
        ];
        finds(CODE, &changes, &[]);
    }
}
