//! `required-step-missing`: a danger can be heard, and the whole file offers no way to do all that it requires.

use crate::codebook::{ClarifyPart, Code, CodeSet, PlanPart, Requirement, Route, Shown, SignalClass, Step, StepKind};
use crate::diagnostic::Severity;
use crate::scenario::model::{CallId, CallWhat, ConcernId};
use crate::scenario::rules::offers::dangers;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "required-step-missing",
    severity: Severity::Warning,
    page: Page {
        finds: "A class of signal requires a step, and no response of the whole file takes it: no `Ask` in a form that \
                makes a yes at least as easy, no `HandOver`, parts of `Clarify` or `Plan` that nobody can say, only \
                routes that do not meet the `Act`. What is required is what the deepest classes of the concern \
                require together.",
        wrong: r#"
Signal(id: "tonight", class: Imminent, shown: Explicit, deepens: "folder"),
// and on "folder" and "tonight" there are Notice, Ask, Clarify, Share, Plan and Act(CrisisTeam), but no HandOver"#,
        why: "A step that no offer holds is waived, so whoever plays gets full points for half the help. What a class \
              requires is in the codebook and follows the guidance on safety planning and on asking (Stanley & Brown \
              2012; McCabe 2017 and 2023; NICE NG225).",
        mend: "Offer the step in some response, or show a class that requires less. A plan for `Thoughts` has three \
               parts, among them `WhoAndWhen` and one of `People`, `Help`, `Professionals`, and `Means` once a method \
               can be named.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, codebook, .. } = sheet;
    for concern in (0..).take(scenario.concerns.len()).map(ConcernId) {
        let classes = dangers(scenario, codebook, concern);
        let required = Requirement::united(codebook, classes);
        for kind in required.steps.iter() {
            let Some(what) = missing(sheet, concern, &required, kind) else { continue };
            let (signal, class) = who_requires(sheet, concern, kind);
            finder.add(
                sheet.source.call(signal),
                format!("`{}` is {} and requires {what}", scenario.call(signal).id, class.name()),
                "Let a response take the step, wherever in the meeting it belongs.",
            );
        }
    }
}

/// The first signal that requires a step of this kind; of steps with parts or routes, the first of the deepest classes,
/// whose parts and routes they are.
fn who_requires(sheet: &Sheet<'_>, concern: ConcernId, kind: StepKind) -> (CallId, SignalClass) {
    let Sheet { scenario, codebook, .. } = sheet;
    let classes = dangers(scenario, codebook, concern);
    let deepest = codebook.deepest(classes).map(|class| class.code).collect();
    let among: CodeSet<SignalClass> = match kind {
        StepKind::Clarify | StepKind::Plan | StepKind::Act => deepest,
        _ => classes,
    };
    let requires = |class| among.contains(class) && codebook.class(class).requires.steps.contains(kind);
    let all = &scenario.concern(concern).signals;
    let signals = all.iter().filter_map(|signal| match scenario.call(*signal).what {
        CallWhat::Signal { class, .. } => Some((*signal, class)),
        CallWhat::Cue { .. } | CallWhat::Press { .. } => None,
    });
    let mut signals = signals.filter(|(_, class)| requires(*class));
    signals.next().unwrap_or((all[0], SignalClass::Idiom))
}

/// What of a kind of step nothing in the file gives; none where all of it can be done.
fn missing(sheet: &Sheet<'_>, concern: ConcernId, required: &Requirement, kind: StepKind) -> Option<String> {
    let Sheet { scenario, offers, .. } = sheet;
    let steps = || offers.steps_of(concern, kind).map(|offer| offer.step);
    let name = kind.name();
    match kind {
        StepKind::Ask => {
            let first = scenario.concern(concern).signals[0];
            let is_said = matches!(scenario.call(first).what, CallWhat::Signal { shown: Shown::Explicit, .. });
            let well = |step| matches!(step, Step::Ask(form) if form.is_at_least_neutral());
            let missing = !is_said && !steps().any(well);
            missing.then(|| {
                let offered = if steps().next().is_some() { "only in lesser forms" } else { "nowhere" };
                format!("an `Ask` of at least `Neutral` form, which is offered {offered}")
            })
        }
        StepKind::Clarify => {
            let said = steps().fold(CodeSet::EMPTY, |said: CodeSet<ClarifyPart>, step| match step {
                Step::Clarify(parts) => said.union(parts),
                _ => said,
            });
            let parts = names(required.clarify.without(said));
            (required.clarify_gap(said) > 0).then(|| match (said.is_empty(), &parts[..]) {
                (true, "") => "`Clarify`, which nothing in the file does".to_owned(),
                (_, parts) => format!("`Clarify` to reach {parts}, which nothing in the file does"),
            })
        }
        StepKind::Plan => plan_gap(sheet, concern, required),
        StepKind::Act => {
            let met = steps().any(|step| matches!(step, Step::Act(route) if required.is_met_by(route)));
            let routes = names::<Route>(required.routes);
            (!met).then(|| match &routes[..] {
                "" => "an `Act`, which nothing in the file takes".to_owned(),
                routes => format!("an `Act` by {routes}, which nothing in the file takes"),
            })
        }
        _ => steps().next().is_none().then(|| format!("`{name}`, which nothing in the file does")),
    }
}

/// What a plan must hold, and no response gives.
fn plan_gap(sheet: &Sheet<'_>, concern: ConcernId, required: &Requirement) -> Option<String> {
    let offers = sheet.offers;
    let said = offers.steps_of(concern, StepKind::Plan).fold(CodeSet::EMPTY, |said: CodeSet<PlanPart>, offer| {
        if let Step::Plan(parts) = offer.step { said.union(parts) } else { said }
    });
    if said.is_empty() {
        return Some("a `Plan`, which nothing in the file makes".to_owned());
    }
    let asks_for_method = |step| matches!(step, Step::Clarify(parts) if parts.contains(ClarifyPart::Method));
    let method = offers.steps_of(concern, StepKind::Clarify).any(|offer| asks_for_method(offer.step));
    let need = &required.plan;
    let gap = need.gap(said, method);
    let mut wanted = need.all;
    if need.means_if_method && method {
        wanted.insert(PlanPart::Means);
    }
    let lacking = wanted.without(said);
    (gap > 0).then(|| {
        if !lacking.is_empty() {
            format!("a `Plan` with {}, which nothing in the file adds", names(lacking))
        } else if need.one_of.intersection(said).is_empty() && !need.one_of.is_empty() {
            format!("a `Plan` with one of {}, which nothing in the file adds", names(need.one_of))
        } else {
            format!("a `Plan` of {} parts, and the file has {} in all", need.at_least, said.len())
        }
    })
}

/// Codes in back-ticks.
fn names<T: Code>(codes: CodeSet<T>) -> String {
    codes.iter().map(|code| format!("`{}`", code.name())).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::{finds, found_after};

    const CODE: &str = "required-step-missing";
    const WISH: &str = "class: WishToBeDead, shown: Explicit";

    /// What is said of the sound meeting with a deeper class beneath.
    fn said_of(class: &str) -> Vec<String> {
        let deeper = format!("class: {class}, shown: Explicit");
        let found = found_after(&[(WISH, &deeper)]);
        found.into_iter().filter(|(code, _)| *code == CODE).map(|(_, words)| words).collect()
    }

    #[test]
    fn each_step_that_nothing_takes_is_told_at_the_sign_that_requires_it() {
        assert_eq!(said_of("Thoughts"), ["not-wake"]); // the plan
        assert_eq!(said_of("IntentOrRecent"), ["not-wake", "not-wake"]); // and the act
        assert_eq!(said_of("Imminent"), ["not-wake", "not-wake", "not-wake"]); // and handing over
    }

    #[test]
    fn a_step_anywhere_in_the_file_is_enough() {
        let plan = "Safety(\"cat\", Plan([Coping, Help, WhoAndWhen])), Safety(\"cat\", Notice), Safety(\"cat\", Ask(Neutral)), Safety(\"cat\", Share)]";
        let here = "Safety(\"cat\", Notice), Safety(\"cat\", Ask(Neutral)), Safety(\"cat\", Share)]";
        finds(CODE, &[(WISH, "class: Thoughts, shown: Explicit"), (here, plan)], &[]);
    }

    #[test]
    fn a_plan_lacks_the_means_once_a_method_can_be_named() {
        let here = "Safety(\"cat\", Notice), Safety(\"cat\", Ask(Neutral)), Safety(\"cat\", Share)]";
        let plan = |parts: &str| {
            format!("Safety(\"cat\", Plan([{parts}])), Safety(\"cat\", Clarify([Method])), Safety(\"cat\", Share)]")
        };
        let thoughts = (WISH, "class: Thoughts, shown: Explicit");
        finds(CODE, &[thoughts, (here, &plan("Coping, Help, WhoAndWhen"))], &["not-wake"]);
        finds(CODE, &[thoughts, (here, &plan("Means, Help, WhoAndWhen"))], &[]);
    }

    #[test]
    fn a_question_only_in_lesser_forms_is_told() {
        let text = crate::scenario::rules::fixture::SOUND
            .replace("Ask(InvitesYes)", "Ask(Narrow)")
            .replace("Ask(Neutral)", "Ask(Euphemism)");
        let found = crate::scenario::rules::fixture::found_in(&text);
        let told: Vec<_> = found.iter().filter(|(code, _)| *code == CODE).map(|(_, words)| words.as_str()).collect();
        assert_eq!(told, ["cat"]);
    }

    #[test]
    fn what_was_said_outright_need_not_be_asked() {
        let text = crate::scenario::rules::fixture::SOUND
            .replace("Ask(InvitesYes)", "Ask(Narrow)")
            .replace("Ask(Neutral)", "Ask(Euphemism)")
            .replace("id: \"cat\", class: Veiled, shown: Veiled", "id: \"cat\", class: Veiled, shown: Explicit");
        let found = crate::scenario::rules::fixture::found_in(&text);
        assert!(found.iter().all(|(code, _)| *code != CODE), "{found:?}");
    }

    #[test]
    fn clarifying_must_reach_the_parts_that_the_class_names() {
        let commands = (WISH, "class: CommandResisted, shown: Explicit");
        assert!(said_of("CommandResisted").len() >= 2, "clarifying and the plan");
        let here = "Safety(\"cat\", Notice), Safety(\"cat\", Ask(Neutral)), Safety(\"cat\", Share)]";
        let whole = "Safety(\"cat\", Clarify([Behaviour, Resistance])), Safety(\"cat\", Plan([Coping]))]";
        finds(CODE, &[commands, (here, whole)], &[]);
    }
}
