//! Concerns: what was heard, what was done, what is missing, and the clock.

use super::event::{ConcernAtOffer, StepStand};
use super::state::State;
use crate::codebook::{
    AskForm, ClarifyPart, CodeSet, Codebook, PlanPart, Requirement, Route, SignalClass, Step, StepKind,
};
use crate::scenario::{Act, CallId, ConcernId, PersonId, Response, Scenario};

/// A concern in the meeting.
#[derive(Clone, Debug)]
pub(crate) struct ConcernState {
    /// The classes heard.
    pub heard: CodeSet<SignalClass>,
    /// What the classes heard require.
    pub required: Requirement,
    /// What the classes beneath require.
    pub beneath: Requirement,
    /// Counted turns that may pass by the classes heard.
    pub grace: u16,
    /// Counted turns since it was shown, became deeper or moved on.
    pub clock: u16,
    /// Whether its first signal was shown explicitly.
    pub explicit_first: bool,
    /// Whether any signal was shown explicitly.
    pub said_outright: bool,
    /// What was taken towards what it requires, wherever that was.
    pub anywhere: Taken,
    /// What of it was taken in private.
    pub in_private: Taken,
    /// Whether a method was named before the plan was made; the plan needs the means then.
    pub method_named: bool,
    /// Every kind of step taken, whether it counts or not; what conditions speak of.
    pub taken: CodeSet<StepKind>,
    /// The forms in which it was asked about.
    pub forms: CodeSet<AskForm>,
    /// Steps that were missing when the concern was overdue: they stay late, whatever restarts the clock.
    pub locked_late: CodeSet<StepKind>,
    /// Whether its being overdue has been said.
    pub announced: bool,
    /// Whether a signal of it was shown since the last risk question.
    pub sign_since_question: bool,
    /// Whether there was a risk question about it.
    pub questioned: bool,
    /// Whose line carried its first signal.
    pub first_carrier: Option<PersonId>,
}

/// What was taken of a concern, towards what it requires.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Taken {
    /// Steps without parts or routes.
    pub done: CodeSet<StepKind>,
    pub clarified: CodeSet<ClarifyPart>,
    pub planned: CodeSet<PlanPart>,
    pub routes: CodeSet<Route>,
}

impl Taken {
    fn note(&mut self, step: Step) {
        match step {
            Step::Clarify(parts) => self.clarified = self.clarified.union(parts),
            Step::Plan(parts) => self.planned = self.planned.union(parts),
            Step::Act(route) => self.routes.insert(route),
            other => self.done.insert(other.kind()),
        }
    }
}

impl ConcernState {
    pub(crate) fn new(book: &Codebook, beneath: CodeSet<SignalClass>) -> Self {
        Self {
            heard: CodeSet::EMPTY,
            required: Requirement::default(),
            beneath: Requirement::united(book, beneath),
            grace: 0,
            clock: 0,
            explicit_first: false,
            said_outright: false,
            anywhere: Taken::default(),
            in_private: Taken::default(),
            method_named: false,
            taken: CodeSet::EMPTY,
            forms: CodeSet::EMPTY,
            locked_late: CodeSet::EMPTY,
            announced: false,
            sign_since_question: false,
            questioned: false,
            first_carrier: None,
        }
    }

    /// The steps that are required and not taken; an Ask stays among them even after the person said it outright,
    /// for taking it then is an ordinary step (readings, 8).
    pub(crate) fn missing(&self, required: &Requirement) -> CodeSet<StepKind> {
        required.steps.iter().filter(|kind| self.lacks(required, *kind)).collect()
    }

    fn lacks(&self, required: &Requirement, kind: StepKind) -> bool {
        let taken = self.towards(required, kind);
        match kind {
            StepKind::Ask => !self.explicit_first && !taken.done.contains(StepKind::Ask),
            StepKind::Clarify => required.clarify_gap(taken.clarified) > 0,
            StepKind::Plan => required.plan.gap(taken.planned, self.method_named) > 0,
            StepKind::Act => !taken.routes.iter().any(|route| required.is_met_by(route)),
            other => !taken.done.contains(other),
        }
    }

    /// What was taken where it counts: a step that is required in private counts only there.
    fn towards(&self, required: &Requirement, kind: StepKind) -> &Taken {
        if required.private.contains(kind) { &self.in_private } else { &self.anywhere }
    }

    /// Whether a step takes a missing required step, or part of one.
    pub(crate) fn advances(&self, required: &Requirement, step: Step) -> bool {
        let kind = step.kind();
        if !required.steps.contains(kind) || !self.lacks(required, kind) {
            return false;
        }
        let taken = self.towards(required, kind);
        match step {
            Step::Clarify(parts) => {
                required.clarify_gap(taken.clarified.union(parts)) < required.clarify_gap(taken.clarified)
            }
            Step::Plan(parts) => {
                let gap = |said| required.plan.gap(said, self.method_named);
                gap(taken.planned.union(parts)) < gap(taken.planned)
            }
            Step::Act(route) => required.is_met_by(route),
            _ => true,
        }
    }

    /// Whether a step leaves nothing missing of its kind.
    pub(crate) fn completes(&self, required: &Requirement, step: Step) -> bool {
        let taken = self.towards(required, step.kind());
        self.advances(required, step)
            && match step {
                Step::Clarify(parts) => required.clarify_gap(taken.clarified.union(parts)) == 0,
                Step::Plan(parts) => required.plan.gap(taken.planned.union(parts), self.method_named) == 0,
                _ => true,
            }
    }

    /// Live: a required step is missing. Asking is done where the person said it outright.
    pub(crate) fn is_live(&self) -> bool {
        let mut missing = self.missing(&self.required);
        if self.said_outright {
            missing.remove(StepKind::Ask);
        }
        !missing.is_empty()
    }

    pub(crate) fn is_overdue(&self) -> bool {
        self.clock > self.grace && self.is_live()
    }

    /// Remembers that what is missing now comes late, whatever restarts the clock.
    pub(crate) fn lock_missing(&mut self) {
        self.locked_late = self.locked_late.union(self.missing(&self.required));
    }

    /// Whether a step of this kind comes late now. Asking waits for nobody: it is late by the clock even where the
    /// person has said it outright meanwhile and the concern is no longer live for want of it (readings, 8).
    fn is_late(&self, kind: StepKind) -> bool {
        self.is_overdue()
            || self.locked_late.contains(kind)
            || (kind == StepKind::Ask && !self.heard.is_empty() && self.clock > self.grace)
    }

    /// Notes a step as taken, as it stood when the offer was made.
    pub(crate) fn take(&mut self, step: Step, stand: &StepStand) {
        self.taken.insert(step.kind());
        if let Step::Ask(form) = step {
            self.forms.insert(form);
        }
        if step.kind().is_risk_question() {
            self.questioned = true;
            self.sign_since_question = false;
        }
        if !stand.heard_there {
            return;
        }
        if let Step::Clarify(parts) = step
            && parts.contains(ClarifyPart::Method)
        {
            // A plan that was made is not unmade by what is asked afterwards.
            let made = self.required.steps.contains(StepKind::Plan) && !self.lacks(&self.required, StepKind::Plan);
            self.method_named |= !made;
        }
        self.anywhere.note(step);
        if stand.private {
            self.in_private.note(step);
        }
    }
}

impl State {
    /// Whom a concern is about: someone in the room's list, else the one whose line carried it first.
    pub(crate) fn person_of(&self, scenario: &Scenario, concern: ConcernId) -> Option<PersonId> {
        scenario.concern(concern).about.or_else(|| self.concerns[concern.index()].first_carrier)
    }

    /// Whether either of a concern's people is there: the one it is about, or one who showed it.
    pub(crate) fn concern_is_present(&self, scenario: &Scenario, concern: ConcernId) -> bool {
        let about = scenario.concern(concern);
        let carriers = about.signals.iter().filter(|s| self.is_open(**s)).map(|s| scenario.call(*s).person);
        about.about.into_iter().chain(carriers).any(|p| self.is_present(p))
    }

    /// Those who make it unsafe to ask about a concern, by the signals shown so far.
    fn private_from<'s>(&'s self, scenario: &'s Scenario, concern: ConcernId) -> impl Iterator<Item = PersonId> + 's {
        let about = scenario.concern(concern);
        let shown = about.signals.iter().zip(&about.private_from).filter(|(signal, _)| self.is_open(**signal));
        shown.flat_map(|(_, from)| from.iter().copied())
    }

    /// Whether nobody is there who makes it unsafe to ask.
    fn is_private(&self, scenario: &Scenario, concern: ConcernId) -> bool {
        !self.private_from(scenario, concern).any(|p| self.is_present(p))
    }

    /// Whether a step on an open signal counts: a step that is required in private counts only there, and a question
    /// only where someone of the concern is there to hear it.
    fn counts(&self, scenario: &Scenario, concern: ConcernId, step: Step, required: &Requirement) -> bool {
        let kind = step.kind();
        (!required.private.contains(kind) || self.is_private(scenario, concern))
            && self.is_heard_there(scenario, concern, kind)
    }

    fn is_heard_there(&self, scenario: &Scenario, concern: ConcernId, kind: StepKind) -> bool {
        !matches!(kind, StepKind::Ask | StepKind::Clarify) || self.concern_is_present(scenario, concern)
    }

    /// Whether a step on an open signal is due: it takes a missing step that the classes heard require, or part of it.
    pub(crate) fn is_due(&self, scenario: &Scenario, concern: ConcernId, step: Step) -> bool {
        let stand = &self.concerns[concern.index()];
        stand.advances(&stand.required, step) && self.counts(scenario, concern, step, &stand.required)
    }

    /// How a step on a known concern stands at this offer.
    pub(crate) fn stand(&self, scenario: &Scenario, concern: ConcernId, step: Step) -> StepStand {
        let known = &self.concerns[concern.index()];
        let person = self.person_of(scenario, concern);
        StepStand {
            due: self.is_due(scenario, concern, step),
            completes: known.completes(&known.required, step),
            completes_beneath: known.completes(&known.beneath, step),
            late: known.is_late(step.kind()),
            heard_there: self.is_heard_there(scenario, concern, step.kind()),
            private: self.is_private(scenario, concern),
            person_present: person.is_some_and(|p| self.is_present(p)),
            private_by_right: person.is_some_and(|p| self.private_from(scenario, concern).any(|from| from == p)),
            less_open: person.is_some_and(|p| self.openness[p.index()] < scenario.person(p).starts),
            heard: known.heard,
        }
    }

    /// The steps of a response that are on signals open now.
    pub(crate) fn steps<'a>(
        &'a self,
        scenario: &'a Scenario,
        response: &'a Response,
    ) -> impl Iterator<Item = (CallId, ConcernId, Step)> + 'a {
        response.acts.iter().filter_map(move |act| match act {
            Act::Safety(signal, step) if self.is_open(*signal) => {
                scenario.concern_of(*signal).map(|concern| (*signal, concern, *step))
            }
            _ => None,
        })
    }

    /// A concern as it stands at this offer.
    pub(crate) fn at_offer(&self, scenario: &Scenario, concern: ConcernId) -> ConcernAtOffer {
        let stand = &self.concerns[concern.index()];
        let mut at = ConcernAtOffer {
            concern,
            counted: false,
            overdue: stand.is_overdue(),
            can_take: CodeSet::EMPTY,
            can_take_beneath: CodeSet::EMPTY,
            can_ask: false,
        };
        if !self.concern_is_present(scenario, concern) {
            return at;
        }
        let silence = scenario.moment(self.moment).silence();
        for response in self.offer.iter().copied().chain([silence]) {
            for (_, about, step) in self.steps(scenario, scenario.response(response)) {
                if about != concern {
                    continue;
                }
                if stand.advances(&stand.required, step) && self.counts(scenario, concern, step, &stand.required) {
                    at.can_take.insert(step.kind());
                }
                if stand.advances(&stand.beneath, step) && self.counts(scenario, concern, step, &stand.beneath) {
                    at.can_take_beneath.insert(step.kind());
                }
                at.can_ask |= step.kind() == StepKind::Ask;
            }
        }
        at.counted = !at.can_take.is_empty();
        at
    }
}
