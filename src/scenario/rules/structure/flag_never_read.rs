//! `flag-never-read`: a flag that is set, and that nothing asks for.

use crate::diagnostic::Severity;
use crate::scenario::model::{Act, Condition, ResponseId};
use crate::scenario::rules::{Finder, Page, Rule, Sheet, conditions};

pub(super) const RULE: Rule = Rule {
    code: "flag-never-read",
    severity: Severity::Warning,
    page: Page {
        finds: "A response sets a flag that no condition reads.",
        wrong: r#"does: [Answer("wall", [OwnWords]), Set("heard-the-wall")]  // and no `Flag("heard-the-wall")` anywhere"#,
        why: "What the response changed changes nothing: a line that should remember it was forgotten, or reads a \
              flag of another name.",
        mend: "Read the flag where it should matter, with `If(Flag(\"heard-the-wall\"), [..])`, `when:` or a \
               `Branch`, or take the `Set` away.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    let mut is_settled = vec![false; scenario.flags.len()];
    conditions::each(sheet, &mut |standing| {
        conditions::each_part(standing.condition, &mut |part| {
            if let Condition::Flag(flag) = part {
                is_settled[flag.index()] = true;
            }
        });
    });
    for (response, id) in scenario.responses.iter().zip((0..).map(ResponseId)) {
        for (nth, act) in response.acts.iter().enumerate() {
            if let Act::Set(flag) = act
                && !std::mem::replace(&mut is_settled[flag.index()], true)
            {
                let name = &scenario.flags[flag.index()];
                finder.add(
                    sheet.source.act(id, nth),
                    format!("the flag `{name}` is set, and nothing reads it"),
                    format!("Read it in a condition, with `Flag(\"{name}\")`, or take the `Set` away."),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    #[test]
    fn a_flag_that_nothing_reads_is_told_where_it_is_set_first() {
        let changes = [("If(Flag(\"hour-named\"), [", "If(Turn(AtLeast(1)), [")];
        finds("flag-never-read", &changes, &["hour-named"]);
    }

    #[test]
    fn a_question_of_the_debrief_reads_a_flag_too() {
        let changes = [
            ("If(Flag(\"hour-named\"), [", "If(Turn(AtLeast(1)), ["),
            ("when: Visited(\"not-said\")", "when: All([Visited(\"not-said\"), Not(Flag(\"hour-named\"))])"),
        ];
        finds("flag-never-read", &changes, &[]);
    }
}
