//! `never-speaks`: somebody of the network who never says or does anything.

use crate::diagnostic::Severity;
use crate::scenario::model::{LineKind, PersonId};
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "never-speaks",
    severity: Severity::Warning,
    page: Page {
        finds: "Somebody of the network is in `people` and never says or does anything.",
        wrong: r#"people: [(id: "kari", name: "Kari", part: Family("father"), age: 52, starts: Closed), ..]  // and no line of his"#,
        why: "Whoever sits in the room is a voice, and a quiet one needs attending to (the network takes part: Olson, \
              Seikkula & Ziedonis 2014). Somebody who is only drawn is furniture.",
        mend: "Give them something to say, or a gesture: `Does(\"kari\", \"looks at the door\")`. Somebody who is \
               only spoken of is not in `people`. What a colleague says is a rule of its own.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    let mut is_heard = vec![false; scenario.people.len()];
    for line in &scenario.lines {
        if let (LineKind::Says | LineKind::Does, Some(person)) = (line.kind, line.person) {
            is_heard[person.index()] = true;
        }
    }
    for (person, id) in scenario.people.iter().zip((0..).map(PersonId)) {
        if !is_heard[id.index()] && !person.part.is_team() {
            finder.add(
                sheet.source.person(id),
                format!("`{}` never says or does anything", person.id),
                format!("Give {} a line or a gesture, or take them out of `people`.", person.name),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const DARIO: &str = r#"people: [(id: "dario", name: "Dario", part: Friend("neighbour"), age: 60, starts: Closed),"#;

    #[test]
    fn somebody_without_a_line_is_told() {
        finds("never-speaks", &[("people: [", DARIO)], &["dario"]);
    }

    #[test]
    fn a_thought_is_not_heard() {
        let thinks = r#"Thinks("dario", "I should go."), Thinks("cleo", "Whatever comes.")"#;
        let changes = [("people: [", DARIO), ("Thinks(\"cleo\", \"Whatever comes.\")", thinks)];
        finds("never-speaks", &changes, &["dario"]);
    }

    #[test]
    fn a_gesture_is_enough() {
        let does = r#"Does("dario", "holds the door"), Says("cleo", "We have to go"#;
        finds("never-speaks", &[("people: [", DARIO), ("Says(\"cleo\", \"We have to go", does)], &[]);
    }
}
