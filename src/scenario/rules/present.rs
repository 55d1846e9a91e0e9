//! `speaks-elsewhere`: somebody speaks or acts in a moment in which they are not there.

use super::flow::each_line;
use super::{Finder, Page, Rule, Sheet};
use crate::diagnostic::Severity;
use crate::scenario::model::{LineKind, PersonId, Talk};

pub(super) const RULE: Rule = Rule {
    code: "speaks-elsewhere",
    severity: Severity::Warning,
    page: Page {
        finds: "Somebody speaks or does something in a moment whose `present` leaves them out.",
        wrong: r#"Moment(id: "kitchen", present: ["liisa"], talk: [Says("eero", "I can hear you.")], ..)"#,
        why: "The room shows who is there, and safety steps are judged by who can hear them: a voice out of nowhere \
              makes both untrue.",
        mend: "Add the person to `present`, give the line to someone who is there, or let them come in: a moment of \
               its own, in which they are present.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    for moment in &scenario.moments {
        let is_there = |person: PersonId| moment.present.contains(&person);
        let mut check = |talk: &[Talk]| {
            each_line(scenario, talk, &mut |line_id, line| {
                if let (LineKind::Says | LineKind::Does, Some(person)) = (line.kind, line.person)
                    && !is_there(person)
                {
                    let name = &scenario.person(person).id;
                    finder.add(
                        sheet.source.line(line_id),
                        format!("`{name}` speaks in `{}`, where `present` leaves them out", moment.id),
                        format!(
                            "Add `{name}` to `present` of `{}`, or give the line to someone who is there.",
                            moment.id
                        ),
                    );
                }
            });
        };
        check(&moment.talk);
        check(&moment.again);
        let own = scenario.responses[moment.responses.start as usize..moment.responses.end as usize].iter();
        own.for_each(|response| check(&response.reply));
    }
}
