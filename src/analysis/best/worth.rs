//! What one response earns in its turn, played from a state: the same as [`crate::debrief::turn_worth`] says of a whole
//! meeting, at a cost that does not grow with the turns behind it.
//!
//! What things are worth is said by [`crate::scoring`] alone. Of the past only the concerns are kept, because a step is
//! judged by the steps before it; calls that are open stand in the state.

use crate::codebook::{Codebook, SignalClass};
use crate::debrief::Worth;
use crate::meeting::{AtOffer, Event, OpenedCall, Rehearsal, Sink, State, StepStand};
use crate::scenario::{CallId, CallWhat, ConcernId, ResponseId, Scenario};
use crate::scoring::facts::{ConcernFacts, End, Sign, StepFact};
use crate::scoring::turn::Turn;
use crate::scoring::{Finding, Rubric, Rule, responsivity, safety, tolerance};
use std::rc::Rc;

/// What a meeting is played and scored by.
#[derive(Clone, Copy)]
pub(super) struct Books<'a> {
    pub scenario: &'a Scenario,
    pub codebook: &'a Codebook,
    pub rubric: &'a Rubric,
}

/// A meeting at an offer, with as much of its past as a turn is judged by.
#[derive(Clone)]
pub(super) struct Point {
    pub state: State,
    /// The concerns shown so far, in the order of showing.
    concerns: Vec<Rc<ConcernFacts>>,
}

impl Point {
    /// The first offer.
    pub(super) fn first(books: Books<'_>) -> Self {
        let Books { scenario, codebook, .. } = books;
        let mut signs = Signs { books, concerns: Vec::new(), turn: 0 };
        let mut state = Rehearsal { scenario, codebook }.begin(&mut signs);
        state.freeze_offer(scenario);
        Self { state, concerns: signs.concerns }
    }

    /// The next offer after a response; none where the meeting ended.
    pub(super) fn after(mut self, books: Books<'_>, response: ResponseId) -> Option<Self> {
        let Books { scenario, codebook, .. } = books;
        let at_offer = self.state.weigh_offer(scenario, codebook);
        let turn = self.state.turn + 1;
        for at in &at_offer.concerns {
            if let Some(known) = self.concerns.iter_mut().find(|known| known.id == at.concern) {
                Rc::make_mut(known).offered(at, turn, 0);
            }
        }
        let mut signs = Signs { books, concerns: self.concerns, turn };
        Rehearsal { scenario, codebook }.answer(&mut self.state, response, &at_offer, &mut signs);
        self.concerns = signs.concerns;
        self.state.freeze_offer(scenario);
        self.state.ended.is_none().then_some(self)
    }

    /// What can be given now: what can be said in file order, then silence.
    pub(super) fn offer(&self, scenario: &Scenario) -> Vec<ResponseId> {
        self.state.offer.iter().copied().chain([scenario.moment(self.state.moment).silence()]).collect()
    }
}

/// Keeps of what happens only the concerns.
struct Signs<'a> {
    books: Books<'a>,
    concerns: Vec<Rc<ConcernFacts>>,
    turn: u16,
}

impl Signs<'_> {
    fn sign(&mut self, call: CallId, what: OpenedCall) {
        let OpenedCall::Signal { concern, class, shown, beneath } = what else { return };
        let sign = Sign { class, shown, words: 0 };
        let place = self.concerns.iter().position(|known| known.id == concern).unwrap_or_else(|| {
            self.concerns.push(Rc::new(ConcernFacts::new(concern, call, self.turn, beneath)));
            self.concerns.len() - 1
        });
        Rc::make_mut(&mut self.concerns[place]).sign(sign, self.books.codebook);
    }
}

impl Sink for Signs<'_> {
    fn responded(&mut self, _: ResponseId, _: &AtOffer) {}

    fn push(&mut self, event: Event) {
        match event {
            Event::CallOpened { call, what, .. } => self.sign(call, what),
            Event::StepTaken { concern, step, stand, .. } => {
                if let Some(known) = self.concerns.iter_mut().find(|known| known.id == concern) {
                    Rc::make_mut(known).step(StepFact { turn: self.turn, event: 0, answer: 0, step, stand });
                }
            }
            _ => {}
        }
    }
}

/// Values responses one after the other, in room that is used again.
pub(super) struct Scale<'a> {
    books: Books<'a>,
    /// The state after the response that was valued last.
    pub after: State,
    room: Room,
}

#[derive(Default)]
struct Room {
    ends: Vec<(i32, bool, End)>,
    answered: Vec<CallId>,
    touched: Vec<ConcernFacts>,
    findings: Vec<Finding>,
}

impl<'a> Scale<'a> {
    pub(super) fn new(books: Books<'a>, point: &Point) -> Self {
        Self { books, after: point.state.clone(), room: Room::default() }
    }

    /// What a response that can be given now earns; `after` is then the state that it leads to.
    pub(super) fn worth(&mut self, point: &Point, at_offer: &AtOffer, response: ResponseId) -> Worth {
        let Books { scenario, codebook, .. } = self.books;
        self.after.copy_from(&point.state);
        self.room.ends.clear();
        self.room.answered.clear();
        self.room.touched.clear();
        let mut account = Account {
            books: self.books,
            point,
            at_offer,
            room: &mut self.room,
            turn: Turn { number: point.state.turn + 1, ..Turn::default() },
            habits: 0,
            over_steps: 0,
            too_much: false,
        };
        Rehearsal { scenario, codebook }.answer(&mut self.after, response, at_offer, &mut account);
        account.close(response)
    }
}

/// The account of one turn.
struct Account<'a> {
    books: Books<'a>,
    point: &'a Point,
    at_offer: &'a AtOffer,
    room: &'a mut Room,
    turn: Turn,
    /// Habits that met no cue.
    habits: i32,
    /// Points that steps too many cost, below 0.
    over_steps: i32,
    too_much: bool,
}

impl Account<'_> {
    /// Adds up what a debrief would say of the turn. An item that can only cost counts as what it cost.
    fn close(self, response: ResponseId) -> Worth {
        let Books { codebook, rubric, .. } = self.books;
        let turn = Some(&self.turn);
        let mut heard = -self.habits * rubric.responsivity.habit_of;
        let mut held = 0;
        for (salience, unasked, end) in &self.room.ends {
            heard += responsivity::worth(turn, rubric, *salience, end).map_or(0, |worth| worth.points);
            let press = tolerance::worth(turn, codebook, rubric, (*salience, *unasked), end);
            held += press.map_or(0, |worth| if *unasked { worth.points - worth.of } else { worth.points });
        }
        for (rule, points, of) in tolerance::items(&self.turn, rubric) {
            held += if rule == Rule::DecidedInTheOpen { points } else { points - of };
        }
        let mut safe = self.over_steps;
        for concern in &self.room.touched {
            self.room.findings.clear();
            safety::of_concern(concern, codebook, rubric, &mut self.room.findings);
            let mine = self.room.findings.iter().filter(|finding| finding.turn == self.turn.number);
            safe += mine.map(|finding| finding.points).sum::<i32>();
        }
        Worth { response, points: [heard, held, safe], too_much: self.too_much }
    }

    fn end(&mut self, call: CallId, end: End) {
        let salience = match self.books.scenario.call(call).what {
            CallWhat::Cue { salience, .. } | CallWhat::Press { salience, .. } => i32::from(salience),
            CallWhat::Signal { .. } => 0,
        };
        self.room.ends.push((salience, false, end));
    }

    fn step(&mut self, concern: ConcernId, step: crate::codebook::Step, stand: StepStand) {
        let fact = StepFact { turn: self.turn.number, event: 0, answer: 0, step, stand };
        let at = self.at_offer.concerns.iter().find(|at| at.concern == concern);
        let place = self.room.touched.iter().position(|known| known.id == concern).or_else(|| {
            let known = self.point.concerns.iter().find(|known| known.id == concern)?;
            let mut known = ConcernFacts::clone(known);
            at.into_iter().for_each(|at| known.offered(at, self.turn.number, 0));
            self.room.touched.push(known);
            Some(self.room.touched.len() - 1)
        });
        let Some(place) = place else { return };
        let known = &mut self.room.touched[place];
        let goes_there = at.is_some_and(|at| at.overdue) && known.is_addressed_by(&fact);
        self.turn.step(step.kind(), &stand, goes_there, 0);
        known.step(fact);
    }
}

impl Sink for Account<'_> {
    fn responded(&mut self, _: ResponseId, at_offer: &AtOffer) {
        for at in at_offer.concerns.iter().filter(|at| at.overdue) {
            let heard = self.point.state.concerns[at.concern.index()].heard;
            self.turn.overdue(heard.contains(SignalClass::Imminent));
        }
    }

    fn push(&mut self, event: Event) {
        match event {
            Event::CueMet { call, ways, level, asked_in_own_words, closed } => {
                self.end(call, End::Met { level, asked_in_own_words, ways, closed });
            }
            Event::CueAnswered { call, .. } => self.room.answered.push(call),
            Event::PressHeld { call, ways } => self.end(call, End::Held(ways)),
            Event::PressClosed { call: Some(call), way } => self.end(call, End::Closed(way)),
            Event::PressClosed { call: None, way } => self.room.ends.push((1, true, End::Closed(way))),
            Event::CallLeft { call, best } => {
                let answered = self.point.state.calls[call.index()].answered || self.room.answered.contains(&call);
                let is_cue = self.books.scenario.call(call).is_cue();
                self.end(call, if is_cue { End::CueLeft { best, answered } } else { End::PressLeft });
            }
            Event::HabitSeen { meets_cue: false, .. } => self.habits += 1,
            Event::StepTaken { concern, step, stand, .. } => self.step(concern, step, stand),
            Event::OverStep { step, why, .. } => {
                self.turn.over_step(step, why);
                self.over_steps += safety::price(why, self.books.rubric).0;
                self.too_much = true;
            }
            Event::CallOpened { what: OpenedCall::Signal { concern, class, shown, .. }, .. } => {
                if let Some(known) = self.room.touched.iter_mut().find(|known| known.id == concern) {
                    known.sign(Sign { class, shown, words: 0 }, self.books.codebook);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::debrief::turn_worth;
    use crate::meeting::{Chance, Input, Meeting, Stream};

    #[test]
    fn a_turn_is_worth_what_the_debrief_says_of_the_whole_meeting() {
        let (codebook, rubric) = (Codebook::shipped(), Rubric::shipped());
        let mut n_turns = 0;
        for scenario in crate::analysis::best::shipped() {
            let books = Books { scenario: &scenario, codebook: &codebook, rubric: &rubric };
            for seed in 0..25 {
                let mut chance = Chance::new(seed, Stream::Policy);
                let mut meeting = Meeting::begin(&scenario, &codebook, seed);
                let mut point = Point::first(books);
                let mut scale = Scale::new(books, &point);
                loop {
                    let at_offer = point.state.weigh_offer(&scenario, &codebook);
                    let offer = point.offer(&scenario);
                    let worths: Vec<_> = offer.iter().map(|id| scale.worth(&point, &at_offer, *id)).collect();
                    assert_eq!(worths, turn_worth(&meeting, &rubric), "{} {seed} {}", scenario.id, meeting.turn());
                    n_turns += 1;
                    let given = offer[chance.below(offer.len() as u64) as usize];
                    let silent = scenario.response(given).is_silence;
                    meeting.respond(if silent { Input::Silence } else { Input::Choose(given) }).unwrap();
                    match point.after(books, given) {
                        Some(next) => point = next,
                        None => break,
                    }
                }
                assert!(meeting.ending().is_some());
            }
        }
        assert!(n_turns > 1000, "{n_turns}");
    }
}
