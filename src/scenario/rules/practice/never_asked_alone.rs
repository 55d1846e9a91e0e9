//! `never-asked-alone`: violence at home, and the question about it is only ever asked in front of others.

use crate::codebook::{SignalClass, StepKind};
use crate::diagnostic::Severity;
use crate::scenario::model::{CallId, CallWhat, ConcernId, PersonId};
use crate::scenario::rules::offers::StepOffer;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "never-asked-alone",
    severity: Severity::Warning,
    page: Page {
        finds: "A signal of `ViolenceAtHome` whose only question is asked in front of the one to fear; or in front of \
                anybody of the network, where the signal names nobody in `private_from`.",
        wrong: r#"
Signal(id: "times-me", class: ViolenceAtHome, shown: Veiled, private_from: ["antti"]),
// and Safety("times-me", Ask(Neutral)) is offered only where present: ["jana", "antti"]"#,
        why: "Whoever lives in fear answers “no” in front of the one they fear, and pays afterwards for having been \
              asked. The class requires asking and acting in private; a question in front of the other is capped as \
              exposed.",
        mend: "Name the one to fear in `private_from`, let a response ask for a word alone, and offer the question in \
               a moment in which only the person is present: `Moment(id: \"on-the-landing\", present: [\"jana\"], ..)`.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, offers, .. } = sheet;
    let is_violence = |signal: &&CallId| {
        matches!(scenario.call(**signal).what, CallWhat::Signal { class: SignalClass::ViolenceAtHome, .. })
    };
    for (concern, id) in scenario.concerns.iter().zip((0..).map(ConcernId)) {
        let Some(sign) = concern.signals.iter().find(is_violence) else { continue };
        let mut asked = offers.steps_of(id, StepKind::Ask).peekable();
        if asked.peek().is_none() || asked.any(|offer| !is_overheard(sheet, *sign, id, offer)) {
            continue;
        }
        let (whom, hint) = if offers.private_from(scenario, *sign).is_empty() {
            ("others", "Name the one to fear in `private_from`, and offer the question where they are not there.")
        } else {
            ("somebody in `private_from`", "Offer the question in a moment in which they are not there.")
        };
        let name = &scenario.call(*sign).id;
        finder.add(sheet.source.call(*sign), format!("`{name}` is only ever asked about in front of {whom}"), hint);
    }
}

/// Whether the one to fear hears the question; where nobody is named, whether anybody else of the network does.
fn is_overheard(sheet: &Sheet<'_>, sign: CallId, concern: ConcernId, offer: &StepOffer) -> bool {
    let Sheet { scenario, offers, .. } = sheet;
    let moment = scenario.moment(scenario.response(offer.response).moment);
    let named = |signal: CallId| offers.private_from(scenario, signal);
    let is_anybody_named = !named(sign).is_empty() || !named(offer.signal).is_empty();
    let theirs = scenario.concern(concern).about.unwrap_or(scenario.call(sign).person);
    let is_heard_by = |person: &PersonId| {
        if is_anybody_named {
            named(sign).contains(person) || named(offer.signal).contains(person)
        } else {
            *person != theirs && !scenario.person(*person).part.is_team()
        }
    };
    moment.present.iter().any(is_heard_by)
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::{SOUND, found_in};

    const SIGN: &str = "Signal(id: \"cat\", class: Veiled, shown: Veiled)";

    /// What is found where the cat's sign is one of violence, and asked about in these moments' company.
    #[track_caller]
    fn found(private_from: &str, present: &str) -> Vec<String> {
        let violence = format!("Signal(id: \"cat\", class: ViolenceAtHome, shown: Veiled{private_from})");
        let text = SOUND.replace(SIGN, &violence).replace("present: [\"anna\"]", present);
        let found = found_in(&text);
        found.into_iter().filter(|(code, _)| *code == super::RULE.code).map(|(_, words)| words).collect()
    }

    #[test]
    fn a_question_that_is_only_asked_in_front_of_the_other_is_told() {
        assert_eq!(found(", private_from: [\"bela\"]", "present: [\"anna\", \"bela\"]"), ["cat"]);
    }

    #[test]
    fn one_question_alone_is_enough() {
        assert!(found(", private_from: [\"bela\"]", "present: [\"anna\"]").is_empty());
    }

    #[test]
    fn where_nobody_is_named_anybody_else_of_the_network_may_be_the_one_to_fear() {
        assert_eq!(found("", "present: [\"anna\", \"bela\"]"), ["cat"]);
        assert!(found("", "present: [\"anna\"]").is_empty());
    }
}
