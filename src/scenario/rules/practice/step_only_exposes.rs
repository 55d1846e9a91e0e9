//! `step-only-exposes`: a step that is offered only where it would expose the person.

use crate::codebook::{Code, Requirement, SignalClass, StepKind};
use crate::diagnostic::Severity;
use crate::scenario::model::ConcernId;
use crate::scenario::rules::offers::{StepOffer, dangers};
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "step-only-exposes",
    severity: Severity::Warning,
    page: Page {
        finds: "A required step (asking, clarifying or sharing, or one that counts only in private) is offered only in \
                moments in which somebody sits whom `private_from` of its signal names.",
        wrong: r#"
Signal(id: "the-bus", class: Threat, shown: Veiled, private_from: ["foreman"]),
// and Safety("the-bus", Clarify([Target])) is offered in one moment, with present: ["ravi", "foreman"]"#,
        why: "Asking, clarifying or sharing in front of somebody who makes it unsafe exposes the person; the score is \
              capped for it. Where that is the only place, doing right and doing harm are the same answer.",
        mend: "Offer the step in a moment without that person, too: a moment with `present: [..]`, to which a \
               response leads that asks for a word alone.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, codebook, offers, .. } = sheet;
    for concern in (0..).take(scenario.concerns.len()).map(ConcernId) {
        if scenario.concern(concern).private_from.iter().all(Vec::is_empty) {
            continue;
        }
        let classes = dangers(scenario, codebook, concern);
        let required = Requirement::united(codebook, classes);
        for kind in required.steps.iter() {
            // Of violence at home the question is a rule of its own.
            let is_told_elsewhere = kind == StepKind::Ask && classes.contains(SignalClass::ViolenceAtHome);
            let exposes = matches!(kind, StepKind::Ask | StepKind::Clarify | StepKind::Share);
            if is_told_elsewhere || !(exposes || required.private.contains(kind)) {
                continue;
            }
            let mut offered = offers.steps_of(concern, kind).peekable();
            let Some(first) = offered.peek().copied() else { continue };
            if offered.all(|offer| is_overheard(sheet, offer)) {
                finder.add(
                    sheet.source.act(first.response, first.nth),
                    format!(
                        "`{}` on `{}` is offered only in front of somebody in `private_from`",
                        kind.name(),
                        scenario.call(first.signal).id
                    ),
                    "Offer it in a moment in which they are not there, too.",
                );
            }
        }
    }
}

/// Whether somebody is there who makes it unsafe to speak of the signal that a step names.
fn is_overheard(sheet: &Sheet<'_>, offer: &StepOffer) -> bool {
    let Sheet { scenario, offers, .. } = sheet;
    let present = &scenario.moment(scenario.response(offer.response).moment).present;
    offers.private_from(scenario, offer.signal).iter().any(|person| present.contains(person))
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const CODE: &str = "step-only-exposes";
    const SIGN: &str = "Signal(id: \"cat\", class: Veiled, shown: Veiled)";
    const FROM_BELA: &str = "Signal(id: \"cat\", class: Veiled, shown: Veiled, private_from: [\"bela\"])";
    const ASIDE: &str = "Safety(\"cat\", Clarify([Thoughts, Protection])), Safety(\"cat\", Share), Answer(\"tired-of-wet\", [OwnWords, Feeling, ";

    #[test]
    fn a_step_that_is_only_offered_in_front_of_the_other_is_told_where_it_is_taken_first() {
        let bare = |last: &str| format!("Answer(\"tired-of-wet\", [OwnWords, Feeling, {last}");
        let (one, other) = (format!("{ASIDE}OpenQuestion"), format!("{ASIDE}Space"));
        let changes = [(SIGN, FROM_BELA), (&one, &bare("OpenQuestion")), (&other, &bare("Space"))];
        finds(CODE, &changes, &["cat", "cat"]); // sharing before the tea, clarifying before going
    }

    #[test]
    fn a_step_that_is_offered_aside_as_well_is_not() {
        finds(CODE, &[(SIGN, FROM_BELA)], &[]);
    }

    #[test]
    fn where_nobody_makes_it_unsafe_anything_may_be_said_in_front_of_anyone() {
        let bare = |last: &str| format!("Answer(\"tired-of-wet\", [OwnWords, Feeling, {last}");
        let (one, other) = (format!("{ASIDE}OpenQuestion"), format!("{ASIDE}Space"));
        finds(CODE, &[(&one, &bare("OpenQuestion")), (&other, &bare("Space"))], &[]);
    }
}
