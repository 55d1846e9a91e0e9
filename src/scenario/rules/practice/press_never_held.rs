//! `press-never-held`: pressure for certainty that nothing offered holds.

use super::served::{Search, Served};
use crate::diagnostic::Severity;
use crate::scenario::model::{CallId, CallWhat};
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "press-never-held",
    severity: Severity::Warning,
    page: Page {
        finds: "No response that can be given while a press is open holds it: they close it or pass it over. \
                Conditions are not looked at: every `when` counts as holding, and every `Branch` as open.",
        wrong: r#"
Says("liisa", "Just tell us what this is.", [Press(id: "name-it", demands: Diagnosis, salience: 2)]),
// and the responses have Close("name-it", Label), or nothing on it"#,
        why: "Tolerance of uncertainty is practised by standing in front of the question and not settling it. Where \
              nothing offered does, the choice is between a false answer and none.",
        mend: "Let a response say where we stand, or how we go on, or both: \
               `Hold(\"name-it\", [NotKnowing, NextContact])`. A reflecting conversation holds it aloud: \
               `Reflect(leave: true, press: \"name-it\")`.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let mut search = Search::new(sheet);
    for (call, id) in sheet.scenario.calls.iter().zip((0..).map(CallId)) {
        if !matches!(call.what, CallWhat::Press { .. }) {
            continue;
        }
        let name = &call.id;
        match search.look(id) {
            Served::Perhaps => {}
            Served::Nowhere => finder.add(
                sheet.source.call(id),
                format!("no response holds the press `{name}`"),
                "Let a response say where we stand and how we go on, with `Hold`.",
            ),
            Served::OutOfReach(response) => finder.add(
                sheet.source.call(id),
                format!(
                    "the press `{name}` is held by `{}` only, which cannot be given while it is open",
                    sheet.scenario.response(response).id
                ),
                "Let a response hold it where it opens, or let the press stay open longer with `lasts`.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const CODE: &str = "press-never-held";

    #[test]
    fn a_press_that_is_only_closed_is_told() {
        let changes = [
            (", Hold(\"by-sunday\", [Honest, NextContact]), Set(\"hour-named\")", ", Set(\"hour-named\")"),
            (", Hold(\"by-sunday\", [NotKnowing, NextContact]), Set(\"hour-named\")", ", Set(\"hour-named\")"),
        ];
        finds(CODE, &changes, &["by-sunday"]);
    }

    #[test]
    fn a_reflecting_conversation_holds_it() {
        let changes = [
            (", Hold(\"tonight\", [NextContact])]", "]"),
            (", Hold(\"tonight\", [NotKnowing, NextContact]), Agree", ", Agree"),
        ];
        finds(CODE, &changes, &[]);
    }

    #[test]
    fn a_hold_beside_a_closing_holds_nothing() {
        let changes = [
            (
                "press: \"tonight\"), Hold(\"tonight\", [NextContact])]",
                "press: \"tonight\"), Close(\"tonight\", Drift)]",
            ),
            ("Hold(\"tonight\", [NotKnowing, NextContact]), Agree", "Close(\"tonight\", Advise), Agree"),
        ];
        finds(CODE, &changes, &["tonight"]);
    }

    #[test]
    fn a_hold_that_comes_when_the_press_was_left_is_told_with_its_response() {
        let changes = [
            (
                "press: \"tonight\"), Hold(\"tonight\", [NextContact])]",
                "press: \"tonight\"), Close(\"tonight\", Drift)]",
            ),
            ("Hold(\"tonight\", [NotKnowing, NextContact]), Agree", "Close(\"tonight\", Advise), Agree"),
            (
                "Answer(\"fetch\", [OwnWords, Affirm, Space])",
                "Answer(\"fetch\", [OwnWords, Affirm, Space]), Hold(\"tonight\", [Slow])",
            ),
        ];
        finds(CODE, &changes, &["tonight"]);
    }
}
