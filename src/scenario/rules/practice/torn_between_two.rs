//! `torn-between-two`: two people ask at once, and whoever is answered, the other is left.

use crate::codebook::{AnswerWay, Requirement};
use crate::diagnostic::Severity;
use crate::scenario::model::{Act, CallId, Destination, Moment, MomentId, Response, ResponseId, Talk};
use crate::scenario::rules::flow::responses_of;
use crate::scenario::rules::offers::serves;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

/// Calls of a moment that are looked at: whoever opens more has other worries.
const MOST_CALLS: usize = 16;

pub(super) const RULE: Rule = Rule {
    code: "torn-between-two",
    severity: Severity::Warning,
    page: Page {
        finds: "Two people's calls open together, each can be answered, no response answers both, none of the moments \
                that follow answers the one that was left while it is still open, and no due step excuses it.",
        wrong: r#"
Says("liisa", "Just tell us what this is.", [Press(id: "name-it", demands: Diagnosis, salience: 2)]),
Says("eero", "The wall talks before I do.", [Cue(id: "wall", of: Experience, salience: 3, words: ["wall"])]),
// and one response holds "name-it", another answers "wall", and none does both"#,
        why: "One of the two is then left whatever is done, and the score charges for it. To be torn is true to a \
              network; that there is no way at all to keep both in the room is not: answering one aloud, and telling \
              the other when it is their turn, is what is to be learnt.",
        mend: "Let one response answer both, let it postpone the other with `Postpone`, or let the other call stay \
               open with `lasts: 2` and be answered in the next moment. A reflecting conversation can take up both.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    for (moment, id) in sheet.scenario.moments.iter().zip((0..).map(MomentId)) {
        let Some((one, other)) = torn(sheet, moment, id) else { continue };
        let call = |id: CallId| sheet.scenario.call(id);
        let name = |id: CallId| &sheet.scenario.person(call(id).person).name;
        finder.add(
            sheet.source.call(other),
            format!(
                "`{}` of {} and `{}` of {} open together in `{}`, and no response answers both",
                call(one).id,
                name(one),
                call(other).id,
                name(other),
                moment.id
            ),
            "Let a response answer both, or let one of them stay open and be answered next.",
        );
    }
}

/// The first two calls of a moment between which one is torn.
fn torn(sheet: &Sheet<'_>, moment: &Moment, id: MomentId) -> Option<(CallId, CallId)> {
    let Sheet { scenario, codebook, .. } = sheet;
    let mut calls = Vec::new();
    always_opened(sheet, &moment.talk, &mut calls);
    calls.truncate(MOST_CALLS);
    let is_answered =
        |call: &CallId| responses_of(scenario, moment).any(|(_, response)| serves(scenario, codebook, response, *call));
    if calls.len() > 1 {
        calls.retain(is_answered);
    }
    let pairs = calls.iter().enumerate().flat_map(|(n, one)| calls[n + 1..].iter().map(move |other| (*one, *other)));
    pairs
        .filter(|(one, other)| scenario.call(*one).person != scenario.call(*other).person)
        .find(|(one, other)| !can_keep_both(sheet, moment, id, *one, *other))
}

/// Whether both can be answered: by one response, or one after the other.
fn can_keep_both(sheet: &Sheet<'_>, moment: &Moment, id: MomentId, one: CallId, other: CallId) -> bool {
    let Sheet { scenario, codebook, .. } = sheet;
    responses_of(scenario, moment).any(|(way, response)| {
        let (first, second) = (serves(scenario, codebook, response, one), serves(scenario, codebook, response, other));
        match (first, second) {
            (true, true) => true,
            (true, false) => is_excused(sheet, response) || is_answered_after(sheet, id, (way, response), other),
            (false, true) => is_excused(sheet, response) || is_answered_after(sheet, id, (way, response), one),
            (false, false) => false,
        }
    })
}

/// Whether a response takes a step that a danger can require: what is passed over beside a due step is waived.
fn is_excused(sheet: &Sheet<'_>, response: &Response) -> bool {
    let Sheet { scenario, codebook, .. } = sheet;
    response.acts.iter().any(|act| match act {
        Act::Safety(signal, step) => scenario.concern_of(*signal).is_some_and(|concern| {
            let required = Requirement::united(codebook, scenario.concern(concern).beneath);
            required.steps.contains(step.kind())
        }),
        _ => false,
    })
}

/// Whether a call that a response leaves open can be answered in the next moment.
fn is_answered_after(sheet: &Sheet<'_>, id: MomentId, (way, response): (ResponseId, &Response), call: CallId) -> bool {
    let Sheet { scenario, codebook, flow, .. } = sheet;
    let postpones =
        |act: &Act| matches!(act, Act::Answer(on, ways) if *on == call && ways.contains(AnswerWay::Postpone));
    let stays_open = scenario.call(call).lasts > 1 || response.acts.iter().any(postpones);
    stays_open
        && flow.ways(id).iter().filter(|(other, _)| *other == way).any(|(_, to)| match to {
            Destination::Moment(to) => responses_of(scenario, scenario.moment(*to))
                .any(|(_, response)| serves(scenario, codebook, response, call)),
            Destination::Ending(_) => false,
        })
}

/// The cues and presses that some talk opens whatever holds; all variants open the same.
fn always_opened(sheet: &Sheet<'_>, talk: &[Talk], calls: &mut Vec<CallId>) {
    for piece in talk {
        match piece {
            Talk::Line(line) => calls.extend(&sheet.scenario.line(*line).calls),
            Talk::OneOf(_, variants) => {
                if let Some(first) = variants.first() {
                    always_opened(sheet, first, calls);
                }
            }
            Talk::If(..) | Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const CODE: &str = "torn-between-two";
    const WET: &str = "Hold(\"what-is-it\", [NotKnowing, NextContact]), Answer(\"rain\", [OwnWords, OpenQuestion])";
    const CLEO: &str = "Hold(\"what-is-it\", [NotKnowing, Aloud, NextContact]), Answer(\"rain\", [OwnWords, Space])";
    const HER: &str = "Answer(\"rain\", [OwnWords, OpenQuestion])";
    const HIM: &str = "Hold(\"what-is-it\", [NotKnowing, Aloud, NextContact])";

    #[test]
    fn two_who_cannot_both_be_answered_are_told_at_the_second() {
        finds(CODE, &[(WET, HER), (CLEO, HIM)], &["rain"]);
    }

    #[test]
    fn one_response_for_both_is_enough() {
        finds(CODE, &[(WET, HER)], &[]);
    }

    #[test]
    fn a_call_that_stays_open_can_be_answered_next() {
        let stays = "Cue(id: \"rain\", of: Experience, salience: 3, lasts: 2, words: [\"rains\", \"wet\"])";
        let changes = [
            (WET, HER),
            (CLEO, HIM),
            ("Cue(id: \"rain\", of: Experience, salience: 3, words: [\"rains\", \"wet\"])", stays),
        ];
        finds(CODE, &changes, &["rain"]);
        let next = (
            "Hold(\"believe\", [Honest, TurnTo]), Answer(\"roof\", [OwnWords, Space])",
            "Hold(\"believe\", [Honest, TurnTo]), Answer(\"rain\", [OwnWords]), Answer(\"roof\", [OwnWords, Space])",
        );
        finds(CODE, &[&changes[..], &[next]].concat(), &[]);
    }

    #[test]
    fn to_postpone_one_keeps_it_open() {
        let postponed = "Hold(\"what-is-it\", [NotKnowing, Aloud, NextContact]), Answer(\"rain\", [Postpone])";
        let next = (
            "Hold(\"believe\", [Honest, TurnTo]), Answer(\"roof\", [OwnWords, Space])",
            "Hold(\"believe\", [Honest, TurnTo]), Answer(\"rain\", [OwnWords]), Answer(\"roof\", [OwnWords, Space])",
        );
        finds(CODE, &[(WET, HER), (CLEO, postponed), next], &[]);
    }

    #[test]
    fn what_is_passed_over_beside_a_due_step_tears_nobody() {
        let talk = "Says(\"anna\", \"It rains in the kitchen, and nobody else gets wet.\", [";
        let sign = "Says(\"anna\", \"It rains in the kitchen, and nobody else gets wet.\", [Signal(id: \"drown\", class: Veiled, shown: Veiled, deepens: \"cat\"), ";
        finds(CODE, &[(talk, sign), (WET, HER), (CLEO, HIM)], &["rain"]);
        let notices = "Safety(\"cat\", Notice), Answer(\"rain\", [OwnWords, OpenQuestion])";
        finds(CODE, &[(talk, sign), (WET, notices), (CLEO, HIM)], &[]);
    }

    #[test]
    fn two_calls_of_one_person_tear_nobody() {
        let hers = "Says(\"anna\", \"She says that it rains in here. Please, just tell us what that is.\"";
        let his = "Says(\"bela\", \"She says that it rains in here. Please, just tell us what that is.\"";
        finds(CODE, &[(WET, HER), (CLEO, HIM), (his, hers)], &[]);
    }
}
