//! `disclosure-out-of-reach`: a sign that waits for a question which is never offered.

use crate::codebook::{AskForm, Code, CodeSet, Step, StepKind};
use crate::diagnostic::Severity;
use crate::scenario::model::{Act, CallId, CallWhat, Condition, Destination, MomentId, Next, Response, Talk};
use crate::scenario::rules::flow::responses_of;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "disclosure-out-of-reach",
    severity: Severity::Warning,
    page: Page {
        finds: "A sign is only shown after a question, in a form or by a step that nothing offers on the way to it. \
                Conditions on asking and on steps are looked at; all others count as holding.",
        wrong: r#"
next: Branch([(AskedAs("folder", [InvitesYes]), "said")], "tell-them"),
// and on "folder" there are only Ask(Narrow), Ask(Euphemism) and Ask(InvitesNo)"#,
        why: "What lies beneath is then judged and cannot be heard. How one asks decides what is disclosed (8 % after \
              a question that invites a no, 65 % after one that invites a yes: McCabe 2023): the trainee must be able \
              to find the form that reaches it.",
        mend: "Offer the question in a form that the condition names, before it is read; or let the condition name a \
               form that is offered: `AskedAs(\"folder\", [InvitesYes, Neutral])`.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, flow, offers, .. } = sheet;
    let mut reach = Reach::new(sheet);
    reach.go();
    for (call, id) in scenario.calls.iter().zip((0..).map(CallId)) {
        let CallWhat::Signal { concern, .. } = call.what else { continue };
        let is_led_to = || offers.shown_in(id).iter().any(|moment| flow.depth(*moment).is_some());
        if reach.shown[id.index()] || !is_led_to() {
            continue;
        }
        let facts = &reach.facts[concern.index()];
        let wanted = facts.wanted.without(facts.forms);
        let first = &scenario.call(scenario.concern(concern).signals[0]).id;
        let message = if wanted.is_empty() {
            format!("`{}` is never shown: what it waits for can never be done", call.id)
        } else {
            format!(
                "`{}` is never shown: it waits for `{first}` to be asked about as {}, and it is asked about {}",
                call.id,
                forms(wanted, " or "),
                if facts.forms.is_empty() {
                    "nowhere".to_owned()
                } else {
                    format!("as {} only", forms(facts.forms, ", "))
                }
            )
        };
        let hint = "Offer the question in a form that leads there, or let the condition name one that is offered.";
        finder.add(sheet.source.call(id), message, hint);
    }
}

fn forms(forms: CodeSet<AskForm>, between: &str) -> String {
    forms.iter().map(|form| format!("`{}`", form.name())).collect::<Vec<_>>().join(between)
}

/// What can have been done for a concern by the moments come to so far.
#[derive(Clone, Default)]
struct Facts {
    forms: CodeSet<AskForm>,
    taken: CodeSet<StepKind>,
    /// Forms that some condition waited for.
    wanted: CodeSet<AskForm>,
    /// Moments in which a condition on it did not hold yet.
    waiting: Vec<MomentId>,
}

/// How far one can come. Every moment is looked at again only when something new can have been done for a concern that
/// it waits for.
struct Reach<'s> {
    sheet: &'s Sheet<'s>,
    is_reached: Vec<bool>,
    shown: Vec<bool>,
    facts: Vec<Facts>,
    queue: Vec<MomentId>,
}

impl<'s> Reach<'s> {
    fn new(sheet: &'s Sheet<'s>) -> Self {
        let scenario = sheet.scenario;
        let mut reach = Self {
            sheet,
            is_reached: vec![false; scenario.moments.len()],
            shown: vec![false; scenario.calls.len()],
            facts: vec![Facts::default(); scenario.concerns.len()],
            queue: Vec::new(),
        };
        reach.come_to(scenario.start);
        reach
    }

    fn go(&mut self) {
        while let Some(moment) = self.queue.pop() {
            let there = self.sheet.scenario.moment(moment);
            self.talk(&there.talk, moment);
            self.talk(&there.again, moment);
            for (_, response) in responses_of(self.sheet.scenario, there) {
                if response.when.as_ref().is_none_or(|when| self.may_hold(when, moment)) {
                    self.respond(response, moment);
                }
            }
        }
    }

    fn come_to(&mut self, moment: MomentId) {
        if !std::mem::replace(&mut self.is_reached[moment.index()], true) {
            self.queue.push(moment);
        }
    }

    fn respond(&mut self, response: &Response, moment: MomentId) {
        for act in &response.acts {
            if let Act::Safety(signal, step) = act {
                self.take(*signal, *step);
            }
        }
        self.talk(&response.reply, moment);
        match &response.next {
            Next::To(to) => self.lead(*to),
            Next::Branch(ways, last) => {
                for (condition, to) in ways {
                    if self.may_hold(condition, moment) {
                        self.lead(*to);
                    }
                }
                self.lead(*last);
            }
            Next::Stay => {}
        }
    }

    fn lead(&mut self, to: Destination) {
        if let Destination::Moment(to) = to {
            self.come_to(to);
        }
    }

    fn take(&mut self, signal: CallId, step: Step) {
        let Some(concern) = self.sheet.scenario.concern_of(signal) else { return };
        let facts = &mut self.facts[concern.index()];
        let before = (facts.forms, facts.taken);
        facts.taken.insert(step.kind());
        if let Step::Ask(form) = step {
            facts.forms.insert(form);
        }
        if (facts.forms, facts.taken) != before {
            self.queue.append(&mut facts.waiting);
        }
    }

    fn talk(&mut self, talk: &[Talk], moment: MomentId) {
        for piece in talk {
            match piece {
                Talk::Line(line) => {
                    for call in &self.sheet.scenario.line(*line).calls {
                        self.shown[call.index()] = true;
                    }
                }
                Talk::If(condition, inner) => {
                    if self.may_hold(condition, moment) {
                        self.talk(inner, moment);
                    }
                }
                Talk::OneOf(_, variants) => variants.iter().for_each(|inner| self.talk(inner, moment)),
                Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
            }
        }
    }

    /// Whether a condition can hold by what can have been done so far; where not, its moment waits for that.
    fn may_hold(&mut self, condition: &Condition, moment: MomentId) -> bool {
        match condition {
            Condition::Asked(concern) => {
                let facts = &mut self.facts[concern.index()];
                let holds = !facts.forms.is_empty();
                facts.wait(holds, AskForm::ALL.iter().copied().collect(), moment)
            }
            Condition::AskedAs(concern, forms) => {
                let facts = &mut self.facts[concern.index()];
                let holds = !facts.forms.intersection(*forms).is_empty();
                facts.wait(holds, *forms, moment)
            }
            Condition::Done(concern, kind) => {
                let facts = &mut self.facts[concern.index()];
                let holds = facts.taken.contains(*kind);
                facts.wait(holds, CodeSet::EMPTY, moment)
            }
            // Where one of all does not hold, it is enough to wait for that one first.
            Condition::All(all) => all.iter().all(|one| self.may_hold(one, moment)),
            Condition::Any(any) => any.iter().any(|one| self.may_hold(one, moment)),
            Condition::Not(_)
            | Condition::Openness(..)
            | Condition::Flag(_)
            | Condition::Met(_)
            | Condition::Visited(_)
            | Condition::Turn(_) => true,
        }
    }
}

impl Facts {
    fn wait(&mut self, holds: bool, wanted: CodeSet<AskForm>, moment: MomentId) -> bool {
        if !holds {
            self.wanted = self.wanted.union(wanted);
            if self.waiting.last() != Some(&moment) {
                self.waiting.push(moment);
            }
        }
        holds
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::{SOUND, finds, found_in};

    const CODE: &str = "disclosure-out-of-reach";

    /// The sound meeting in which all ways to the disclosure ask how it was asked about.
    fn asking(forms: &str) -> String {
        let branch = format!("Branch([(AskedAs(\"cat\", [{forms}]), \"said-it\")], \"not-said\")");
        SOUND
            .replace("Branch([(AskedAs(\"cat\", [InvitesYes, Neutral]), \"said-it\")], \"not-said\")", &branch)
            .replace("To(\"said-it\")", &branch)
    }

    #[track_caller]
    fn told(text: &str) -> Vec<String> {
        found_in(text).into_iter().filter(|(code, _)| *code == CODE).map(|(_, words)| words).collect()
    }

    #[test]
    fn a_form_that_is_never_offered_discloses_nothing() {
        assert_eq!(told(&asking("Euphemism")), ["not-wake"]);
    }

    #[test]
    fn a_form_that_is_offered_does() {
        assert!(told(&asking("InvitesYes")).is_empty());
    }

    #[test]
    fn a_question_that_only_comes_after_the_disclosure_does_not_reach_it() {
        let text = asking("Euphemism").replace("Safety(\"cat\", Contract)", "Safety(\"cat\", Ask(Euphemism))");
        assert_eq!(told(&text), ["not-wake"]);
    }

    #[test]
    fn what_stands_under_an_if_waits_as_well() {
        let sign = "Signal(id: \"not-wake\", class: WishToBeDead, shown: Explicit, deepens: \"cat\"),";
        let says = "Says(\"anna\", \"I’d like not to wake up. I’m so tired of being wet.\", [";
        let under =
            format!("If(Done(\"cat\", HandOver), [Says(\"anna\", \"I’d like not to wake up.\", [{sign}])]), {says}");
        let cue = format!("{says}\n                    {sign}");
        finds(CODE, &[(&cue, &under)], &["not-wake"]);
    }

    #[test]
    fn other_conditions_count_as_holding() {
        let branch = "Branch([(Openness(\"anna\", AtLeast(Trusting)), \"said-it\")], \"not-said\")";
        assert!(told(&SOUND.replace("To(\"said-it\")", branch)).is_empty());
    }
}
