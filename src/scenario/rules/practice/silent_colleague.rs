//! `silent-colleague`: a colleague who never says a word.

use crate::diagnostic::Severity;
use crate::scenario::model::{LineKind, PersonId};
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "silent-colleague",
    severity: Severity::Warning,
    page: Page {
        finds: "Somebody of the team is in the room and never says anything aloud. Gestures and thoughts are not \
                counted.",
        wrong: r#"
people: [.., (id: "mikko", name: "Mikko", part: Colleague("nurse"), age: 44, starts: Open)],
// and of Mikko's there is one Does and three Thinks, and no Says"#,
        why: "Two clinicians are there so that there are two views, and so that they can be heard to differ (two or \
              more therapists, and conversation among them: Olson, Seikkula & Ziedonis 2014). A colleague who only \
              watches is an observer, and a family notices.",
        mend: "Let the colleague say something of their own, above all where the trainee turns to them: \
               `reply: [Says(\"mikko\", \"I was caught by “before”, too.\")]`. Where the clinician is alone, leave the \
               colleague out and say why in `setting`, with `alone`.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    let mut speaks = vec![false; scenario.people.len()];
    for line in &scenario.lines {
        if let (LineKind::Says, Some(person)) = (line.kind, line.person) {
            speaks[person.index()] = true;
        }
    }
    for (person, id) in scenario.people.iter().zip((0..).map(PersonId)) {
        if person.part.is_team() && !speaks[id.index()] {
            finder.add(
                sheet.source.person(id),
                format!("`{}` is of the team and never says anything", person.id),
                format!("Let {} say something of their own, above all where the trainee turns to them.", person.name),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const RUE: &str =
        "people: [(id: \"rue\", name: \"Rue\", part: PeerWorker(\"peer worker\"), age: 39, starts: Open),";

    #[test]
    fn a_second_colleague_without_a_word_is_told() {
        let does = "talk: [Does(\"rue\", \"nods\"), Says(\"cleo\", \"We have to go; I’ll ring";
        let changes = [("people: [", RUE), ("talk: [Says(\"cleo\", \"We have to go; I’ll ring", does)];
        finds("silent-colleague", &changes, &["rue"]);
    }

    #[test]
    fn one_word_is_enough() {
        let says = "talk: [Says(\"rue\", \"Mm.\"), Says(\"cleo\", \"We have to go; I’ll ring";
        let changes = [("people: [", RUE), ("talk: [Says(\"cleo\", \"We have to go; I’ll ring", says)];
        finds("silent-colleague", &changes, &[]);
    }
}
