//! What came up on any way through a meeting.

use crate::codebook::{CodeSet, StepKind};
use crate::meeting::{Event, State, StepStand, holds};
use crate::scenario::{CallId, ConcernId, Condition, Debrief, EndingId, MomentId, Next, ResponseId, Scenario, Talk};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// Whether a condition was ever found to hold, and ever not to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// It held.
    pub held: bool,
    /// It did not hold.
    pub failed: bool,
}

/// Where a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionAt {
    /// On a response: when it is offered.
    When(ResponseId),
    /// On the `nth` way of a response's branch, from 0.
    Branch(ResponseId, usize),
    /// On talk whose first line this is.
    Line(crate::scenario::LineId),
    /// On talk without a line, in a response's reply.
    Reply(ResponseId),
    /// On talk without a line, in a moment.
    Moment(MomentId),
    /// On talk without a line, in an ending.
    Ending(EndingId),
    /// On a question of the debrief, from 0.
    Question(usize),
}

/// What came up.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Moments entered.
    pub moments: Vec<bool>,
    /// Responses offered; a moment's silence is, once the moment was entered.
    pub responses: Vec<bool>,
    /// Lines performed.
    pub lines: Vec<bool>,
    /// Endings reached.
    pub endings: Vec<bool>,
    /// Signals shown.
    pub signals: Vec<bool>,
    /// Per concern, the kinds of steps that counted as taken, whole.
    pub steps: Vec<CodeSet<StepKind>>,
    /// Every condition, with where it stands.
    pub conditions: Vec<(ConditionAt, Judged)>,
    places: HashMap<usize, usize, FixedState>,
}

impl Seen {
    pub(super) fn new(scenario: &Scenario) -> Self {
        let mut conditions = Conditions::default();
        conditions.scenario(scenario);
        Self {
            moments: vec![false; scenario.moments.len()],
            responses: vec![false; scenario.responses.len()],
            lines: vec![false; scenario.lines.len()],
            endings: vec![false; scenario.endings.len()],
            signals: vec![false; scenario.calls.len()],
            steps: vec![CodeSet::EMPTY; scenario.concerns.len()],
            conditions: conditions.found.iter().map(|at| (*at, Judged::default())).collect(),
            places: conditions.places,
        }
    }

    pub(super) fn event(&mut self, event: &Event) {
        match event {
            Event::MomentEntered { moment, .. } => self.moments[moment.index()] = true,
            Event::Said { line }
            | Event::Did { line }
            | Event::Thought { line }
            | Event::Stirred { line }
            | Event::Informed { line } => self.lines[line.index()] = true,
            Event::MeetingEnded { ending, .. } => self.endings[ending.index()] = true,
            _ => {}
        }
    }

    pub(super) fn signal(&mut self, call: CallId) {
        self.signals[call.index()] = true;
    }

    pub(super) fn step(&mut self, concern: ConcernId, kind: StepKind, stand: &StepStand) {
        if stand.completes || stand.completes_beneath {
            self.steps[concern.index()].insert(kind);
        }
    }

    pub(super) fn judged(&mut self, condition: &Condition, held: bool) {
        if let Some(place) = self.places.get(&address(condition)) {
            let judged = &mut self.conditions[*place].1;
            judged.held |= held;
            judged.failed |= !held;
        }
    }

    /// Luck may perform any of these variants.
    pub(super) fn variants(&mut self, state: &State, variants: &[Vec<Talk>]) {
        variants.iter().for_each(|talk| self.performed(state, talk));
    }

    fn performed(&mut self, state: &State, talk: &[Talk]) {
        for piece in talk {
            match piece {
                Talk::Line(line) => self.lines[line.index()] = true,
                Talk::If(condition, inner) => {
                    let held = holds(state, condition);
                    self.judged(condition, held);
                    if held {
                        self.performed(state, inner);
                    }
                }
                Talk::OneOf(_, variants) => self.variants(state, variants),
                Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
            }
        }
    }

    /// What could be offered at a state.
    pub(super) fn offered(&mut self, scenario: &Scenario, state: &State) {
        let moment = scenario.moment(state.moment);
        for id in moment.spoken() {
            let response = scenario.response(id);
            if let Some(when) = &response.when {
                self.judged(when, holds(state, when));
            }
        }
        for id in &state.offer {
            self.responses[id.index()] = true;
        }
        self.responses[moment.silence().index()] = true;
    }

    /// What the debrief could ask at the end.
    pub(super) fn ended(&mut self, debrief: &Debrief, state: &State) {
        for (when, _) in &debrief.questions {
            self.judged(when, holds(state, when));
        }
    }

    /// Adds what was seen elsewhere.
    pub(super) fn add_steps(&mut self, other: &Self) {
        for (mine, theirs) in self.signals.iter_mut().zip(&other.signals) {
            *mine |= theirs;
        }
        for (mine, theirs) in self.steps.iter_mut().zip(&other.steps) {
            *mine = mine.union(*theirs);
        }
    }
}

/// Conditions know no number, but they stay where they are as long as their scenario does.
fn address(condition: &Condition) -> usize {
    std::ptr::from_ref(condition) as usize
}

#[derive(Default)]
struct Conditions {
    found: Vec<ConditionAt>,
    places: HashMap<usize, usize, FixedState>,
}

impl Conditions {
    fn add(&mut self, condition: &Condition, at: ConditionAt) {
        self.places.insert(address(condition), self.found.len());
        self.found.push(at);
    }

    fn scenario(&mut self, scenario: &Scenario) {
        for (moment, id) in scenario.moments.iter().zip((0..).map(MomentId)) {
            self.talk(&moment.talk, ConditionAt::Moment(id));
            self.talk(&moment.again, ConditionAt::Moment(id));
            for id in moment.responses.clone().map(ResponseId) {
                let response = scenario.response(id);
                if let Some(when) = &response.when {
                    self.add(when, ConditionAt::When(id));
                }
                self.talk(&response.reply, ConditionAt::Reply(id));
                if let Next::Branch(ways, _) = &response.next {
                    for (nth, (when, _)) in ways.iter().enumerate() {
                        self.add(when, ConditionAt::Branch(id, nth));
                    }
                }
            }
        }
        for (ending, id) in scenario.endings.iter().zip((0..).map(EndingId)) {
            self.talk(&ending.talk, ConditionAt::Ending(id));
        }
        for (nth, (when, _)) in scenario.debrief.questions.iter().enumerate() {
            self.add(when, ConditionAt::Question(nth));
        }
    }

    fn talk(&mut self, talk: &[Talk], near: ConditionAt) {
        for piece in talk {
            match piece {
                Talk::If(condition, inner) => {
                    self.add(condition, first_line(inner).map_or(near, ConditionAt::Line));
                    self.talk(inner, near);
                }
                Talk::OneOf(_, variants) => variants.iter().for_each(|inner| self.talk(inner, near)),
                Talk::Line(_) | Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
            }
        }
    }
}

fn first_line(talk: &[Talk]) -> Option<crate::scenario::LineId> {
    talk.iter().find_map(|piece| match piece {
        Talk::Line(line) => Some(*line),
        Talk::If(_, inner) => first_line(inner),
        Talk::OneOf(_, variants) => variants.iter().find_map(|inner| first_line(inner)),
        Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => None,
    })
}
