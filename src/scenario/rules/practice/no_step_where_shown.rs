//! `no-step-where-shown`: a sign of danger, and nothing offered there that a clinician would do about it.

use crate::codebook::{CodeSet, Requirement, Step, StepKind};
use crate::diagnostic::Severity;
use crate::scenario::model::{Act, CallId, CallWhat, ConcernId, Destination, MomentId};
use crate::scenario::rules::flow::responses_of;
use crate::scenario::rules::offers::dangers;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "no-step-where-shown",
    severity: Severity::Warning,
    page: Page {
        finds: "A sign of danger is shown, and neither in that moment nor in those that follow it directly does a \
                response take a step that its concern requires; or it is shown as the meeting ends. A moment in which \
                somebody sits who makes it unsafe is left out: there waiting is right.",
        wrong: r#"
Moment(id: "the-folder", talk: [
    Says("viktor", "There’s nothing in there she’d need me for.", [Signal(id: "folder", class: Veiled, shown: Veiled)]),
], responses: [
    // one answers him, one praises him, one opens the folder; none notices, none asks, nor does any in the next moment
])"#,
        why: "The clock of a concern runs only where something could be done, so nothing is lost in the score; what is \
              lost is the practice. Whoever hears the sign and wants to ask finds that they cannot, and whoever misses \
              it is never told.",
        mend: "Offer a response that names the sign or asks: `Safety(\"folder\", Notice)`, \
               `Safety(\"folder\", Ask(InvitesYes))`. If the sign is meant to pass unanswered here, show it where it \
               can be answered.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, codebook, offers, .. } = sheet;
    let required: Vec<_> = (0..)
        .take(scenario.concerns.len())
        .map(ConcernId)
        .map(|concern| Requirement::united(codebook, dangers(scenario, codebook, concern)))
        .collect();
    for (call, id) in scenario.calls.iter().zip((0..).map(CallId)) {
        let CallWhat::Signal { class, concern, .. } = call.what else { continue };
        let steps = required[concern.index()].steps;
        if codebook.is_decoy(CodeSet::of(class)) || steps.is_empty() {
            continue;
        }
        let sign = Sign { id, concern, steps };
        let shown = offers.shown_in(id);
        let found = match shown.iter().find(|moment| !sign.is_answered_soon(sheet, **moment)) {
            Some(moment) => {
                let moment = &scenario.moment(*moment).id;
                format!(
                    "the sign `{}` stands open in `{moment}`, and nothing there or next takes a step for it",
                    call.id
                )
            }
            None if shown.is_empty() => {
                format!("the sign `{}` is shown as the meeting ends, and nothing can be done for it", call.id)
            }
            None => continue,
        };
        finder.add(sheet.source.call(id), found, "Let a response there name the sign or ask about it.");
    }
}

/// A sign, with the steps that its concern can require.
struct Sign {
    id: CallId,
    concern: ConcernId,
    steps: CodeSet<StepKind>,
}

impl Sign {
    /// Whether a moment offers a step for it, or whatever is said there leads to one that does.
    fn is_answered_soon(&self, sheet: &Sheet<'_>, moment: MomentId) -> bool {
        let mut next =
            sheet.flow.ways(moment).iter().map(|(_, to)| to).filter(|to| **to != Destination::Moment(moment));
        self.is_answered(sheet, moment)
            || next.all(|to| match to {
                Destination::Moment(to) => self.is_answered(sheet, *to),
                Destination::Ending(_) => false,
            })
    }

    /// Whether a moment offers a step for it, or must not.
    fn is_answered(&self, sheet: &Sheet<'_>, moment: MomentId) -> bool {
        let Sheet { scenario, offers, .. } = sheet;
        let moment = scenario.moment(moment);
        let takes = |act: &Act| match act {
            Act::Safety(on, step) => {
                let is_one = self.steps.contains(step.kind()) || *step == Step::Return;
                is_one && scenario.concern_of(*on) == Some(self.concern)
            }
            _ => false,
        };
        offers.private_from(scenario, self.id).iter().any(|person| moment.present.contains(person))
            || responses_of(scenario, moment).any(|(_, response)| response.acts.iter().any(takes))
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const CODE: &str = "no-step-where-shown";
    const WAITER: &str = "[Cue(id: \"waiter\", of: Conflict, salience: 2, words: [\"tea\", \"waiter\"])]";
    const HERE: &str = "Safety(\"cat\", Notice), Safety(\"cat\", Ask(Neutral)), Safety(\"cat\", Share)]";
    const NEXT: &str = "Safety(\"cat\", Notice), Safety(\"cat\", Ask(Neutral)), Safety(\"cat\", Share), Safety(\"cat\", Clarify([Thoughts]))";

    fn shows(more: &str) -> String {
        WAITER.replacen(
            '[',
            &format!("[Signal(id: \"more\", class: Veiled, shown: Veiled, deepens: \"cat\"{more}), "),
            1,
        )
    }

    #[test]
    fn a_sign_for_which_nothing_can_be_done_is_told() {
        finds(CODE, &[(WAITER, &shows("")), (HERE, "Habit(Jargon)]"), (NEXT, "Habit(Jargon)")], &["more"]);
    }

    #[test]
    fn a_step_in_the_moment_itself_is_enough() {
        finds(CODE, &[(WAITER, &shows("")), (NEXT, "Habit(Jargon)")], &[]);
    }

    #[test]
    fn a_step_in_whatever_follows_is_enough() {
        finds(CODE, &[(WAITER, &shows("")), (HERE, "Habit(Jargon)]")], &[]);
    }

    #[test]
    fn in_front_of_somebody_who_makes_it_unsafe_waiting_is_right() {
        let shows = shows(", private_from: [\"bela\"]");
        finds(CODE, &[(WAITER, &shows), (HERE, "Habit(Jargon)]"), (NEXT, "Habit(Jargon)")], &[]);
    }

    #[test]
    fn a_sign_in_the_last_words_is_told() {
        let last =
            "Says(\"anna\", \"A basket.\", [Signal(id: \"basket\", class: Veiled, shown: Veiled, deepens: \"cat\")])";
        finds(CODE, &[("Says(\"anna\", \"A basket.\")", last)], &["basket"]);
    }

    #[test]
    fn a_figure_of_speech_wants_no_step() {
        finds(CODE, &[("Safety(\"death-of-me\", Act(CrisisTeam)), ", "")], &[]);
    }
}
