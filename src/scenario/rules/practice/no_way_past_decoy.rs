//! `no-way-past-decoy`: a figure of speech that whatever is said treats as danger, or closes.

use crate::codebook::StepKind;
use crate::diagnostic::Severity;
use crate::scenario::model::{Act, CallId, CallWhat, ConcernId, MomentId, Response};
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "no-way-past-decoy",
    severity: Severity::Warning,
    page: Page {
        finds: "A decoy stands open in a moment in which everything that can be said either goes further on it than \
                one question, or closes what somebody offered or pressed for. Silence is not counted as a way past.",
        wrong: r#"
Says("liisa", "I could lie down and not get up again.", [Signal(id: "dead-tired", class: Idiom, shown: Veiled)]),
// and the responses have Act(SameDay), Plan([People]) and Answer("listening", [Reassure])"#,
        why: "A decoy is there so that one can tell strain from danger and answer the strain. Where every answer \
              escalates or hurries past, only silence is right, and nothing is learnt.",
        mend: "Offer an answer that hears the strain, `Answer(\"listening\", [OwnWords, Feeling])`, or one plain \
               question: one `Ask` on a decoy is no harm.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, codebook, offers, .. } = sheet;
    for (call, id) in scenario.calls.iter().zip((0..).map(CallId)) {
        let CallWhat::Signal { concern, .. } = call.what else { continue };
        if !codebook.is_decoy(scenario.concern(concern).beneath) {
            continue;
        }
        let trap = offers.shown_in(id).iter().find(|moment| !has_way_past(sheet, concern, **moment));
        if let Some(moment) = trap {
            finder.add(
                sheet.source.call(id),
                format!(
                    "everything that can be said in `{}` goes too far on the decoy `{}`, or closes",
                    scenario.moment(*moment).id,
                    call.id
                ),
                "Offer an answer that hears what was meant, or one plain question.",
            );
        }
    }
}

/// Whether something can be said in a moment that neither escalates on the decoy nor closes; a moment in which nothing
/// can be said at all has other faults.
fn has_way_past(sheet: &Sheet<'_>, concern: ConcernId, moment: MomentId) -> bool {
    let scenario = sheet.scenario;
    let mut spoken = scenario.moment(moment).spoken().peekable();
    spoken.peek().is_none() || spoken.any(|id| is_harmless(sheet, concern, scenario.response(id)))
}

fn is_harmless(sheet: &Sheet<'_>, decoy: ConcernId, response: &Response) -> bool {
    let Sheet { scenario, codebook, .. } = sheet;
    let mut questions = 0;
    response.acts.iter().all(|act| match act {
        Act::Safety(signal, step) if scenario.concern_of(*signal) == Some(decoy) => match step.kind() {
            StepKind::Ask => {
                questions += 1;
                questions == 1
            }
            StepKind::Notice | StepKind::Confirm | StepKind::Return | StepKind::Dismiss => true,
            _ => false,
        },
        Act::Safety(_, step) => !step.kind().is_failing(),
        Act::Answer(_, ways) => !codebook.closes(*ways),
        Act::Close(..) | Act::Unasked(_) => false,
        Act::Hold(..) | Act::Invite(_) | Act::Reflect { .. } | Act::Agree { .. } | Act::Habit(..) | Act::Set(_) => true,
    })
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const CODE: &str = "no-way-past-decoy";
    const ONE: &str = "Hold(\"believe\", [Honest, TurnTo]), Answer(\"roof\", [OwnWords, Space])";
    const OTHER: &str = "Hold(\"believe\", [Honest, TurnTo]), Answer(\"roof\", [OwnWords, OpenQuestion])";

    #[test]
    fn a_decoy_that_everything_said_escalates_or_closes_is_told() {
        let share = "Hold(\"believe\", [Honest, TurnTo]), Safety(\"death-of-me\", Share)";
        let closes = "Hold(\"believe\", [Honest, TurnTo]), Answer(\"roof\", [OwnWords, Reassure])";
        finds(CODE, &[(ONE, share), (OTHER, closes)], &["death-of-me"]);
    }

    #[test]
    fn one_plain_question_is_a_way_past() {
        let asks = "Safety(\"death-of-me\", Notice), Safety(\"death-of-me\", Ask(Neutral))";
        let closes = "Hold(\"believe\", [Honest, TurnTo]), Answer(\"roof\", [OwnWords, Reassure])";
        finds(CODE, &[(ONE, asks), (OTHER, closes)], &[]);
    }

    #[test]
    fn a_second_question_is_none() {
        let asks = "Safety(\"death-of-me\", Ask(Narrow)), Safety(\"death-of-me\", Ask(Neutral))";
        let closes = "Hold(\"believe\", [Honest, TurnTo]), Answer(\"roof\", [OwnWords, Reassure])";
        finds(CODE, &[(ONE, asks), (OTHER, closes)], &["death-of-me"]);
    }

    #[test]
    fn danger_beneath_is_no_decoy() {
        let share = "Hold(\"believe\", [Honest, TurnTo]), Safety(\"death-of-me\", Share)";
        let closes = "Hold(\"believe\", [Honest, TurnTo]), Answer(\"roof\", [OwnWords, Reassure])";
        let deeper = "Signal(id: \"not-wake\", class: WishToBeDead, shown: Explicit, deepens: \"death-of-me\")";
        let changes = [
            (ONE, share),
            (OTHER, closes),
            ("Signal(id: \"not-wake\", class: WishToBeDead, shown: Explicit, deepens: \"cat\")", deeper),
        ];
        finds(CODE, &changes, &[]);
    }
}
