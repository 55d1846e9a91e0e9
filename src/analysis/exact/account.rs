//! The account of one turn: what it gave and cost in the dimension of a slice.
//!
//! What things are worth is said by [`crate::scoring`] alone; here it is only taken as it comes, turn by turn. A step of
//! safety is worth what the whole meeting makes of it, so it is kept with its concern until nothing more can come of
//! that, and settled then.

use super::outcome::{Outcome, tidy};
use super::seen::Seen;
use crate::analysis::slice::{Slice, Slicing};
use crate::codebook::{AskForm, Codebook, SignalClass, Step, StepKind};
use crate::meeting::{AtOffer, CallState, Event, OpenedCall, Sink, State};
use crate::scenario::{CallId, CallWhat, ConcernId, Condition, EndingId, ResponseId, Scenario, Talk};
use crate::scoring::facts::{ConcernFacts, End, Sign, StepFact};
use crate::scoring::turn::Turn;
use crate::scoring::{CapCode, Finding, Rubric, responsivity, safety, tolerance};

/// What a meeting is played and scored by.
#[derive(Clone, Copy)]
pub(super) struct Books<'a> {
    pub scenario: &'a Scenario,
    pub codebook: &'a Codebook,
    pub rubric: &'a Rubric,
}

/// Points, and out of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gain {
    pub points: i32,
    pub of: i32,
}

impl Gain {
    fn add(&mut self, points: i32, of: i32) {
        self.points = self.points.saturating_add(points);
        self.of = self.of.saturating_add(of);
    }
}

/// What decides at the end whether a dimension is rated, and how far its score can go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Rated items, up to as many as it takes.
    pub items: u8,
    /// Whether anything of safety was due.
    pub due: bool,
    /// Whether any step of safety was taken.
    pub taken: bool,
    /// Whether someone was exposed, coerced, abandoned or given detail about a method.
    pub harm: bool,
    /// Whether imminent danger was not acted on.
    pub imminent: bool,
}

/// Room that is used again from turn to turn.
#[derive(Default)]
pub(super) struct Room {
    ends: Vec<(i32, bool, End)>,
    answered: Vec<CallId>,
    overdue: Vec<ConcernId>,
    asked: Vec<(ConcernId, AskForm)>,
    returned: Vec<ConcernId>,
    findings: Vec<Finding>,
}

/// What a turn comes to in one slice.
pub(super) struct Account<'a> {
    pub books: Books<'a>,
    pub slicing: &'a Slicing<'a>,
    /// The state that the turn began with.
    pub before: &'a State,
    pub outcomes: &'a mut [Option<Outcome>],
    pub tally: &'a mut Tally,
    pub room: &'a mut Room,
    pub seen: &'a mut Seen,
    pub gain: Gain,
    pub turn: Turn,
    pub ended: Option<(EndingId, bool)>,
}

impl Account<'_> {
    fn slice(&self) -> Slice {
        self.slicing.slice
    }

    /// Adds up the turn, and what can change no more at the state that it led to.
    pub(super) fn close(&mut self, after: &State) -> Gain {
        let mut ends = std::mem::take(&mut self.room.ends);
        if self.ended.is_none() {
            for (id, call) in self.slicing.let_go(after) {
                let salience = salience(self.books.scenario, id);
                ends.push((salience, false, let_go(self.books.scenario, id, call, call.answered)));
            }
        }
        match self.slice() {
            Slice::Heard => self.heard(&ends),
            Slice::Held => self.held(&ends),
            Slice::Safe => self.settle(after),
            Slice::Ways => {}
        }
        ends.clear();
        self.room.ends = ends;
        self.gain
    }

    fn heard(&mut self, ends: &[(i32, bool, End)]) {
        let rubric = self.books.rubric;
        for (salience, _, end) in ends {
            if let Some(worth) = responsivity::worth(Some(&self.turn), rubric, *salience, end) {
                self.gain.add(worth.points, worth.of);
                self.item(worth.of > 0, rubric.responsivity.rated_from);
            }
        }
    }

    fn held(&mut self, ends: &[(i32, bool, End)]) {
        let Books { codebook, rubric, .. } = self.books;
        for (salience, unasked, end) in ends {
            let sized = (*salience, *unasked);
            if let Some(worth) = tolerance::worth(Some(&self.turn), codebook, rubric, sized, end) {
                self.gain.add(worth.points, worth.of);
                self.item(worth.of > 0 && !unasked, rubric.tolerance.rated_from);
            }
        }
        for (rule, points, of) in tolerance::items(&self.turn, rubric) {
            self.gain.add(points, of);
            self.item(of > 0 && rule == crate::scoring::Rule::DecidedInTheOpen, rubric.tolerance.rated_from);
        }
    }

    fn item(&mut self, counts: bool, wanted: u32) {
        let most = u8::try_from(wanted).unwrap_or(u8::MAX);
        self.tally.items = self.tally.items.saturating_add(u8::from(counts)).min(most);
    }

    /// Settles the concerns of which nothing more can come; all of them at the end.
    fn settle(&mut self, after: &State) {
        let Books { codebook, rubric, .. } = self.books;
        let kept = self.slicing.at(after);
        for (place, keeps) in kept.concerns.iter().enumerate() {
            let over = self.ended.is_some() || !(keeps.acts || keeps.signs);
            let Some(outcome) = self.outcomes[place].take_if(|_| over) else {
                if let Some(outcome) = &mut self.outcomes[place] {
                    tidy(outcome, codebook);
                }
                continue;
            };
            let findings = &mut self.room.findings;
            findings.clear();
            let cap = safety::of_concern(&outcome, codebook, rubric, findings);
            for finding in findings.iter() {
                self.gain.add(finding.points, finding.of);
                self.tally.due |= finding.of > 0;
            }
            self.tally.imminent |= cap.is_some();
        }
        if self.ended.is_some() && self.tally.taken && !self.tally.due {
            self.gain.add(rubric.safety.nothing_due, rubric.safety.nothing_due);
        }
    }

    fn end(&mut self, call: CallId, end: End) {
        let salience = salience(self.books.scenario, call);
        self.room.ends.push((salience, false, end));
    }

    /// A step was taken, in a slice that counts turns.
    fn step(&mut self, concern: ConcernId, step: Step, stand: &crate::meeting::StepStand) {
        let before = &self.before.concerns[concern.index()];
        let asked_now = self.room.asked.iter().filter(|(about, _)| *about == concern).map(|(_, form)| *form);
        let addressed = stand.due
            || match step {
                Step::Ask(form) => before.forms.iter().chain(asked_now).all(|earlier| form.is_better_than(earlier)),
                Step::Return => !before.taken.contains(StepKind::Return) && !self.room.returned.contains(&concern),
                _ => false,
            };
        let goes_there = addressed && self.room.overdue.contains(&concern);
        self.turn.step(step.kind(), stand, goes_there, 0);
        match step {
            Step::Ask(form) => self.room.asked.push((concern, form)),
            Step::Return => self.room.returned.push(concern),
            _ => {}
        }
    }
}

impl Sink for Account<'_> {
    fn responded(&mut self, _: ResponseId, at_offer: &AtOffer) {
        match self.slice() {
            Slice::Heard | Slice::Held => {
                for at in at_offer.concerns.iter().filter(|at| at.overdue) {
                    let heard = self.before.concerns[at.concern.index()].heard;
                    self.turn.overdue(heard.contains(SignalClass::Imminent));
                    self.room.overdue.push(at.concern);
                }
            }
            Slice::Safe => {
                for at in &at_offer.concerns {
                    if let Some(outcome) = &mut self.outcomes[at.concern.index()] {
                        outcome.offered(at, 0, 0);
                    }
                }
            }
            Slice::Ways => {}
        }
    }

    fn push(&mut self, event: Event) {
        if self.slice() == Slice::Ways {
            self.seen.event(&event);
        }
        match event {
            Event::CueMet { call, ways, level, asked_in_own_words, closed } => {
                self.end(call, End::Met { level, asked_in_own_words, ways, closed });
            }
            Event::CueAnswered { call, .. } => self.room.answered.push(call),
            Event::PressHeld { call, ways } => self.end(call, End::Held(ways)),
            Event::PressClosed { call: Some(call), way } => self.end(call, End::Closed(way)),
            Event::PressClosed { call: None, way } => self.room.ends.push((1, true, End::Closed(way))),
            Event::CallLeft { call, best } => {
                let answered = self.before.calls[call.index()].answered || self.room.answered.contains(&call);
                let is_cue = self.books.scenario.call(call).is_cue();
                self.end(call, if is_cue { End::CueLeft { best, answered } } else { End::PressLeft });
            }
            Event::CallWaived { call } => {
                let cue = self.books.scenario.call(call).is_cue();
                self.end(call, End::Waived { cue });
            }
            Event::HabitSeen { meets_cue: false, .. } if self.slice() == Slice::Heard => {
                self.gain.add(0, self.books.rubric.responsivity.habit_of);
            }
            Event::StepTaken { concern, step, stand, .. } => match self.slice() {
                Slice::Heard | Slice::Held => self.step(concern, step, &stand),
                Slice::Safe => {
                    self.tally.taken |= step != Step::Dismiss;
                    self.tally.harm |= CapCode::of_step(step.kind()).is_some();
                    self.seen.step(concern, step.kind(), &stand);
                    if let Some(outcome) = &mut self.outcomes[concern.index()] {
                        outcome.step(StepFact { turn: Outcome::NOW, event: 0, answer: 0, step, stand });
                    }
                }
                Slice::Ways => {}
            },
            Event::OverStep { step, why, .. } => match self.slice() {
                Slice::Heard | Slice::Held => self.turn.over_step(step, why),
                Slice::Safe => self.gain.add(safety::price(why, self.books.rubric).0, 0),
                Slice::Ways => {}
            },
            Event::Exposed { .. } => self.tally.harm |= self.slice() == Slice::Safe,
            Event::CallOpened { call, what: OpenedCall::Signal { concern, class, shown, beneath }, .. }
                if self.slice() == Slice::Safe =>
            {
                self.seen.signal(call);
                let sign = Sign { class, shown, words: 0 };
                let outcome = &mut self.outcomes[concern.index()];
                outcome
                    .get_or_insert_with(|| Outcome(ConcernFacts::new(concern, call, 0, beneath)))
                    .sign(sign, self.books.codebook);
            }
            Event::MeetingEnded { ending, early } => self.ended = Some((ending, early)),
            _ => {}
        }
    }

    fn judged(&mut self, condition: &Condition, held: bool) {
        if self.slice() == Slice::Ways {
            self.seen.judged(condition, held);
        }
    }

    fn drawn_from(&mut self, state: &State, variants: &[Vec<Talk>]) {
        if self.slice() == Slice::Ways {
            self.seen.variants(state, variants);
        }
    }
}

impl Room {
    pub(super) fn clear(&mut self) {
        self.ends.clear();
        self.answered.clear();
        self.overdue.clear();
        self.asked.clear();
        self.returned.clear();
    }
}

fn salience(scenario: &Scenario, call: CallId) -> i32 {
    match scenario.call(call).what {
        CallWhat::Cue { salience, .. } | CallWhat::Press { salience, .. } => i32::from(salience),
        CallWhat::Signal { .. } => 0,
    }
}

/// How an open call ends that nothing can touch any more.
fn let_go(scenario: &Scenario, id: CallId, call: &CallState, answered: bool) -> End {
    let is_cue = scenario.call(id).is_cue();
    if !answered && (call.excused || call.age == 0) {
        End::Waived { cue: is_cue }
    } else if is_cue {
        End::CueLeft { best: call.best, answered }
    } else {
        End::PressLeft
    }
}
