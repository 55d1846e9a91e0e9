//! `same-form-best`: the same form is best in every moment.

use super::Sheet;
use super::form::Form;
use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule};

/// Moments from which on it is told: fewer may be so by the nature of a small meeting.
const FROM_MOMENTS: usize = 5;

pub(super) const RULE: Rule = Rule {
    code: "same-form-best",
    severity: Severity::Warning,
    page: Page {
        finds: "In every moment in which anything is best, and in five at least, something of one form is among the \
                best. Forms are: silence, turning to the colleague, a step of safety, a gesture without words, a \
                question, a statement.",
        wrong: r#"
// In each of nine moments the best response, or one of the best, asks an open question."#,
        why: "The best move changes its form: a question, a silence, a repeated word, a statement, a direct act. Whoever \
              may answer every moment with a question learns to interview.",
        mend: "Let silence be best somewhere, and a plain statement, and a reflecting conversation; let the question be \
               the lesser answer where something has just been said that needs no question.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    let mut always = Form::ALL.to_vec();
    let mut moments = 0;
    for played in sheet.moments() {
        let forms: Vec<_> = played.best().map(|best| Form::of(scenario.response(best))).collect();
        if !forms.is_empty() {
            moments += 1;
            always.retain(|form| forms.contains(form));
        }
    }
    for form in always.into_iter().filter(|_| moments >= FROM_MOMENTS) {
        finder.add(
            sheet.source.id(),
            format!("{} is among the best in all {moments} moments", form.name()),
            "Let something of another form be best in some of them.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Answer, good, meeting, poor, rows, said, speaks};

    const CODE: &str = "same-form-best";

    fn asks() -> [Answer<'static>; 3] {
        [poor("Now, now."), good("At night?"), poor("It passes.")]
    }

    #[test]
    fn a_question_everywhere_is_told() {
        let text = meeting(&rows(&[(5, &asks())]));
        let message = "a question is among the best in all 5 moments";
        assert_eq!(said(CODE, &text), [("rows".to_owned(), message.to_owned())]);
    }

    #[test]
    fn one_moment_of_another_form_is_enough() {
        let colleague =
            Answer { say: "Cleo?", fields: "to: Colleague, does: [Reflect(leave: true, takes_up: [\"CUE\"])]" };
        let aloud = [poor("Now, now?"), colleague, poor("It passes.")];
        speaks(CODE, &[(5, &asks()), (1, &aloud)], false);
    }

    #[test]
    fn forms_are_told_apart() {
        let gesture = Answer { say: "", fields: "gesture: \"wait\", does: [Answer(\"CUE\", [OwnWords, Space])]" };
        speaks(CODE, &[(3, &asks()), (3, &[poor("Now, now?"), gesture])], false);
        speaks(CODE, &[(5, &[poor("Now, now?"), gesture])], true);
    }
}
