//! `speaks-elsewhere`: somebody speaks in a moment in which they are not there.

use crate::diagnostic::Severity;
use crate::scenario::model::{LineKind, Moment, Talk};
use crate::scenario::rules::flow::{each_line, responses_of};
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "speaks-elsewhere",
    severity: Severity::Warning,
    page: Page {
        finds: "Somebody speaks, or does something that asks to be answered, in a moment whose `present` leaves them \
                out. What is only heard or seen of somebody from there is let pass.",
        wrong: r#"Moment(id: "kitchen", present: ["liisa"], talk: [Says("eero", "I can hear you.")], ..)"#,
        why: "The room shows who is there, and safety steps are judged by who can hear them: a voice out of nowhere \
              makes both untrue.",
        mend: "Add the person to `present`, give the line to someone who is there, or let them come in: a moment of \
               its own, in which they are present. What an absent person thinks may stand anywhere, and what is heard \
               of them through a door is a `Does` without calls.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    for moment in &sheet.scenario.moments {
        talk(sheet, moment, &moment.talk, finder);
        talk(sheet, moment, &moment.again, finder);
        for (_, response) in responses_of(sheet.scenario, moment) {
            talk(sheet, moment, &response.reply, finder);
        }
    }
}

fn talk(sheet: &Sheet<'_>, moment: &Moment, talk: &[Talk], finder: &mut Finder<'_>) {
    each_line(sheet.scenario, talk, &mut |line_id, line| {
        let does = match line.kind {
            LineKind::Says => "speaks",
            // What is done elsewhere may be heard or seen from here, but nobody can answer it.
            LineKind::Does if !line.calls.is_empty() => "opens a call",
            LineKind::Does | LineKind::Thinks | LineKind::Stirs | LineKind::Local => return,
        };
        if let Some(person) = line.person.filter(|person| !moment.present.contains(person)) {
            let (name, place) = (&sheet.scenario.person(person).id, &moment.id);
            finder.add(
                sheet.source.line(line_id),
                format!("`{name}` {does} in `{place}`, where `present` leaves them out"),
                format!("Add `{name}` to `present` of `{place}`, or give the line to someone who is there."),
            );
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const HE_LIKES_FISH: &str = "Says(\"anna\", \"He likes fish.\")";

    #[test]
    fn a_line_of_somebody_who_is_not_there_is_told_in_talk_and_in_replies() {
        let changes = [
            ("Thinks(\"cleo\", \"Whatever comes.\")", "Says(\"bela\", \"Tea?\")"),
            (HE_LIKES_FISH, "Says(\"bela\", \"I can hear you.\")"),
        ];
        finds("speaks-elsewhere", &changes, &["Tea?", "I can hear you."]);
    }

    #[test]
    fn what_is_heard_of_somebody_is_let_pass_until_it_asks_to_be_answered() {
        finds("speaks-elsewhere", &[(HE_LIKES_FISH, "Does(\"bela\", \"drops a cup in the kitchen\")")], &[]);
        let cue = "Does(\"bela\", \"weeps in the kitchen\", [Cue(id: \"weeps\", of: Body, salience: 2)])";
        finds("speaks-elsewhere", &[(HE_LIKES_FISH, cue)], &["weeps in the kitchen"]);
    }

    #[test]
    fn a_thought_may_come_from_anywhere_and_the_team_is_always_there() {
        let both = "Thinks(\"bela\", \"Tea.\"), Says(\"cleo\", \"Tea.\")";
        finds("speaks-elsewhere", &[("Thinks(\"cleo\", \"Whatever comes.\")", both)], &[]);
    }
}
