//! `addresses-absent`: a response speaks to somebody who is not there.

use crate::diagnostic::Severity;
use crate::scenario::model::{Act, Destination, Moment, MomentId, PersonId, ResponseId, To};
use crate::scenario::rules::flow::responses_of;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "addresses-absent",
    severity: Severity::Warning,
    page: Page {
        finds: "A response is addressed to somebody, or invites somebody to speak, whom `present` leaves out; or it \
                is addressed to a colleague in a meeting that has none.",
        wrong: r#"Moment(id: "kitchen", present: ["liisa"], responses: [Response(id: "ask-eero", to: One("eero"), ..)], ..)"#,
        why: "Nobody can answer, and the meeting counts a voice as addressed that heard nothing.",
        mend: "Add the person to `present`, or address someone who is there. Inviting somebody in is right where the \
               response leads to a moment in which they are present.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    let has_team = scenario.team().next().is_some();
    for (moment, moment_id) in scenario.moments.iter().zip((0..).map(MomentId)) {
        let is_there = |person: PersonId| moment.present.contains(&person);
        for (id, response) in responses_of(scenario, moment) {
            if response.is_silence {
                continue;
            }
            match response.to {
                To::One(person) if !is_there(person) => absent(sheet, id, moment, person, "is addressed to", finder),
                To::Colleague if !has_team => finder.add(
                    sheet.source.response(id),
                    format!("`{}` is addressed to a colleague, and nobody in `people` is one", response.id),
                    "Add the colleague to `people`, or address somebody else.",
                ),
                To::One(_) | To::Room | To::Colleague => {}
            }
            for act in &response.acts {
                if let Act::Invite(person) = act
                    && !is_there(*person)
                    && !comes(sheet, moment_id, id, *person)
                {
                    absent(sheet, id, moment, *person, "invites", finder);
                }
            }
        }
    }
}

fn absent(sheet: &Sheet<'_>, id: ResponseId, moment: &Moment, person: PersonId, how: &str, finder: &mut Finder<'_>) {
    let (response, name) = (sheet.scenario.response(id), &sheet.scenario.person(person).id);
    finder.add(
        sheet.source.response(id),
        format!("`{}` {how} `{name}`, whom `present` of `{}` leaves out", response.id, moment.id),
        format!("Add `{name}` to `present` of `{}`, or address someone who is there.", moment.id),
    );
}

/// Whether a response leads to a moment in which somebody is there.
fn comes(sheet: &Sheet<'_>, moment: MomentId, response: ResponseId, person: PersonId) -> bool {
    sheet.flow.ways(moment).iter().any(|(way, to)| match to {
        Destination::Moment(to) => *way == response && sheet.scenario.moment(*to).present.contains(&person),
        Destination::Ending(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    #[test]
    fn whoever_is_addressed_must_be_there() {
        let changes = [("id: \"not-that\", to: One(\"anna\")", "id: \"not-that\", to: One(\"bela\")")];
        finds("addresses-absent", &changes, &["not-that"]);
    }

    #[test]
    fn an_invitation_into_the_next_moment_is_right_and_one_into_nothing_is_not() {
        let answer = "does: [Answer(\"afraid-for-him\", [Switch])";
        let changes = [(answer, "does: [Answer(\"afraid-for-him\", [Switch]), Invite(\"bela\")")];
        finds("addresses-absent", &changes, &[]);
        let answer = "does: [Safety(\"cat\", Ask(InvitesNo))";
        let changes = [(answer, "does: [Safety(\"cat\", Ask(InvitesNo)), Invite(\"bela\")")];
        finds("addresses-absent", &changes, &["not-that"]);
    }

    #[test]
    fn without_a_team_nobody_turns_to_a_colleague() {
        let changes = [("part: Colleague(\"nurse\")", "part: Friend(\"neighbour\")")];
        finds("addresses-absent", &changes, &["say-so-to-cleo", "aloud-with-cleo"]);
    }
}
