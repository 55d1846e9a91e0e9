//! `waits-for-nothing`: a condition that reads what no response can bring about.

use crate::codebook::{AskForm, Code, CodeSet, CueKind, Step, StepKind};
use crate::diagnostic::Severity;
use crate::scenario::Bound;
use crate::scenario::model::{Act, CallWhat, ConcernId, Condition, Scenario};
use crate::scenario::rules::{Finder, Page, Rule, Sheet, conditions};

pub(super) const RULE: Rule = Rule {
    code: "waits-for-nothing",
    severity: Severity::Warning,
    page: Page {
        finds: "A condition reads a question, a step, an answer or a turn that no response of the file can bring about.",
        wrong: r#"If(AskedAs("goodbye", [InvitesYes]), [Says("antti", "Yes. Since the autumn.")])  // and no `Ask(InvitesYes)`"#,
        why: "What waits for it never happens, or always where it stands inside `Not`: a disclosure that nobody can \
              hear, a response that is never offered.",
        mend: "Write the response that brings it about, or read what one does bring about.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    let deeds = Deeds::of(scenario);
    conditions::each(sheet, &mut |standing| {
        conditions::each_part(standing.condition, &mut |part| {
            if let Some(what) = missing(scenario, &deeds, part) {
                let hint = "Write the response that brings it about, or read something else here.";
                finder.add(standing.stands.span(sheet.source), what, hint);
            }
        });
    });
}

/// What a part of a condition reads that cannot come about.
fn missing(scenario: &Scenario, deeds: &Deeds, part: &Condition) -> Option<String> {
    let sign = |concern: ConcernId| {
        let first = scenario.concern(concern).signals.first();
        first.map_or("?", |signal| scenario.call(*signal).id.as_str())
    };
    match part {
        Condition::Asked(concern) if deeds.forms[concern.index()].is_empty() => {
            Some(format!("a condition waits for a question about `{}`, and no response asks one", sign(*concern)))
        }
        Condition::AskedAs(concern, forms) if deeds.forms[concern.index()].intersection(*forms).is_empty() => {
            let forms: Vec<_> = forms.iter().map(|form| format!("`{}`", form.name())).collect();
            let sign = sign(*concern);
            Some(format!(
                "a condition waits for a question about `{sign}` as {}, and no response asks so",
                forms.join(" or ")
            ))
        }
        Condition::Done(concern, step) if !deeds.steps[concern.index()].contains(*step) => {
            let sign = sign(*concern);
            Some(format!("a condition waits for the step `{}` for `{sign}`, and no response takes it", step.name()))
        }
        Condition::Met(call) if !deeds.met[call.index()] => {
            Some(format!("a condition waits for `{}` to be met, and no response answers it", scenario.call(*call).id))
        }
        Condition::Turn(Bound::AtLeast(turn)) if *turn > u32::from(scenario.turns) => {
            Some(format!("a condition waits for turn {turn}, and the meeting has {}", scenario.turns))
        }
        _ => None,
    }
}

/// What the responses of a scenario can bring about.
struct Deeds {
    forms: Vec<CodeSet<AskForm>>,
    steps: Vec<CodeSet<StepKind>>,
    met: Vec<bool>,
}

impl Deeds {
    fn of(scenario: &Scenario) -> Self {
        let n_concerns = scenario.concerns.len();
        let (mut forms, mut steps) = (vec![CodeSet::default(); n_concerns], vec![CodeSet::default(); n_concerns]);
        let mut met = vec![false; scenario.calls.len()];
        let mut is_invited = vec![false; scenario.people.len()];
        for act in scenario.responses.iter().flat_map(|response| &response.acts) {
            match act {
                Act::Answer(call, _) | Act::Hold(call, _) | Act::Close(call, _) => met[call.index()] = true,
                Act::Reflect { takes_up, press, .. } => {
                    takes_up.iter().chain(press).for_each(|call| met[call.index()] = true);
                }
                Act::Safety(signal, step) => {
                    let Some(concern) = scenario.concern_of(*signal) else { continue };
                    steps[concern.index()].insert(step.kind());
                    if let Step::Ask(form) = step {
                        forms[concern.index()].insert(*form);
                    }
                }
                Act::Invite(person) => is_invited[person.index()] = true,
                Act::Unasked(_) | Act::Agree { .. } | Act::Habit(..) | Act::Set(_) => {}
            }
        }
        for (call, met) in scenario.calls.iter().zip(&mut met) {
            let is_quiet = matches!(call.what, CallWhat::Cue { of: CueKind::Quiet, .. });
            *met |= is_quiet && is_invited[call.person.index()];
        }
        Self { forms, steps, met }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const WHEN: &str = "when: Visited(\"not-said\")";

    #[track_caller]
    fn check(condition: &str, is_told: bool) {
        let question = "What did you hear in “whatever comes”, and what did you do with it?";
        let wanted: &[&str] = if is_told { &[question] } else { &[] };
        finds("waits-for-nothing", &[(WHEN, &format!("when: {condition}"))], wanted);
    }

    #[test]
    fn what_no_response_brings_about_is_told() {
        check("Asked(\"death-of-me\")", true);
        check("AskedAs(\"cat\", [Narrow, Euphemism])", true);
        check("Not(Done(\"cat\", Plan))", true);
        check("Turn(AtLeast(11))", true);
    }

    #[test]
    fn what_one_response_brings_about_is_not() {
        check("AskedAs(\"cat\", [Narrow, Neutral])", false);
        check("Done(\"not-wake\", Share)", false);
        check("Any([Met(\"waiter\"), Turn(AtLeast(10))])", false);
    }
}
