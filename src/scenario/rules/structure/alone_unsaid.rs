//! `alone-unsaid`: a meeting without a second clinician that does not say why.

use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "alone-unsaid",
    severity: Severity::Warning,
    page: Page {
        finds: "Nobody in `people` is of the team, and `setting` has no `alone`; or it has one, and somebody is.",
        wrong: r#"people: [(id: "eero", part: AtTheCentre, ..), (id: "liisa", part: Family("mother"), ..)]  // and no `alone:`"#,
        why: "Two or more clinicians are the first of the key elements of dialogic practice (Olson, Seikkula & \
              Ziedonis 2014): without a second one nobody can think aloud with you. A service that has the words and \
              not the structure should at least be seen to lack it.",
        mend: "Add a colleague to `people`, or say in `setting` why there is none: `alone: \"Your colleague was \
               called to the ward.\"`",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    let (text, hint) = match (scenario.team().next(), &scenario.setting.alone) {
        (None, None) => (
            "nobody in `people` is of the team, and `setting` does not say why".to_owned(),
            "Add a colleague to `people`, or write `alone: \"...\"` in `setting`.".to_owned(),
        ),
        (Some(person), Some(_)) => (
            format!("`alone` says why there is no second clinician, and `{}` is one", scenario.person(person).id),
            "Take `alone` away, or the colleague.".to_owned(),
        ),
        (Some(_), None) | (None, Some(_)) => return,
    };
    finder.add(sheet.source.scene(), text, hint);
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const SCENE: &str = "A kitchen in the evening; a bucket stands on the table.";

    #[test]
    fn a_team_of_one_says_why() {
        let no_team = ("part: Colleague(\"nurse\")", "part: Friend(\"neighbour\")");
        finds("alone-unsaid", &[no_team], &[SCENE]);
        let said = ("can_offer:", "alone: \"The second nurse is ill.\", can_offer:");
        finds("alone-unsaid", &[no_team, said], &[]);
    }

    #[test]
    fn nobody_is_alone_with_a_colleague() {
        finds("alone-unsaid", &[("can_offer:", "alone: \"The second nurse is ill.\", can_offer:")], &[SCENE]);
    }
}
