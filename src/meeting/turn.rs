//! One turn, in the order of design §4; and the beginning, which is the end of a turn without its answer.

use super::chance::{Chance, Stream};
use super::coding::PressTouch;
use super::condition::holds;
use super::event::{ConcernAtOffer, Event};
use super::observe::Deed;
use super::openness::Moves;
use super::perform::Occasion;
use super::sink::Sink;
use super::state::{CallStand, State};
use crate::codebook::{AnswerWay, Codebook, CueKind, Step};
use crate::scenario::{Act, CallId, CallWhat, Destination, EndingId, MomentId, Next, Response, ResponseId, Scenario};

/// What a turn works on.
pub(super) struct Stage<'a, S: Sink> {
    pub scenario: &'a Scenario,
    pub codebook: &'a Codebook,
    pub state: &'a mut State,
    /// Who is told what happens.
    pub events: &'a mut S,
}

/// What counts in a turn, judged before anything happens in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct AtOffer {
    /// The open cues and presses that something in the offer could meet.
    pub counted: Vec<CallId>,
    /// The concerns known.
    pub concerns: Vec<ConcernAtOffer>,
}

impl State {
    /// Puts into the offer what can be said now, in file order.
    pub(crate) fn freeze_offer(&mut self, scenario: &Scenario) {
        let mut offer = std::mem::take(&mut self.offer);
        offer.clear();
        offer.extend(scenario.moment(self.moment).spoken().filter(|id| {
            let response = scenario.response(*id);
            (response.repeats || !self.chosen[id.index()])
                && response.when.as_ref().is_none_or(|when| holds(self, when))
        }));
        self.offer = offer;
    }

    /// What counts this turn, by the offer.
    pub(crate) fn weigh_offer(&self, scenario: &Scenario, codebook: &Codebook) -> AtOffer {
        let silence = scenario.moment(self.moment).silence();
        let counted = self.open.iter().copied().filter(|call| {
            self.is_present(scenario.call(*call).person)
                && self
                    .offer
                    .iter()
                    .chain([&silence])
                    .any(|r| self.could_meet(scenario, codebook, scenario.response(*r), *call))
        });
        let concerns = self.known.iter().map(|concern| self.at_offer(scenario, *concern));
        AtOffer { counted: counted.collect(), concerns: concerns.collect() }
    }
}

/// What the acts of one response came to.
#[derive(Default)]
pub(super) struct Deeds {
    /// Steps taken, in written order.
    pub steps: Vec<Deed>,
    /// Cues and presses that an act of the response was on.
    pub touched: Vec<CallId>,
    /// Whether a cue was met other than by closing it: closing one would else buy a question more.
    pub met_a_cue: bool,
    pub moves: Moves,
}

impl<S: Sink> Stage<'_, S> {
    /// Enters the first moment and offers its responses.
    pub(super) fn begin(&mut self, seed: u64) {
        self.events.push(Event::MeetingBegan { seed });
        self.enter_first();
        self.offer();
    }

    /// Enters the first moment.
    pub(super) fn enter_first(&mut self) {
        self.enter(self.scenario.start);
    }

    /// Plays one turn with an offered response, or with the moment's silence, and offers what can be said then.
    pub(super) fn turn(&mut self, id: ResponseId) {
        let at_offer = self.state.weigh_offer(self.scenario, self.codebook);
        self.answer(id, &at_offer);
        if self.state.ended.is_none() {
            self.offer();
        }
    }

    /// Plays one turn up to the next offer.
    pub(super) fn answer(&mut self, id: ResponseId, at_offer: &AtOffer) {
        let scenario = self.scenario;
        let response = scenario.response(id);
        let open = self.state.open.clone();
        self.state.turn += 1;
        self.state.chosen[id.index()] = true;
        self.events.responded(id, at_offer);

        let mut deeds = self.apply(response);
        self.observe(&mut deeds, &at_offer.counted);
        self.age(&open, &at_offer.counted, &mut deeds);
        self.run_clocks(&at_offer.concerns, &deeds);
        self.move_openness(response, deeds.moves);
        self.perform(&response.reply, Occasion::Reply);
        self.state.last_was_silence = response.is_silence;
        self.go_on(&response.next);
    }

    /// Applies the acts in written order; ways for one call unite at its first act.
    fn apply(&mut self, response: &Response) -> Deeds {
        let mut deeds = Deeds::default();
        let open = self.state.open.clone();
        let is_open = |call: &CallId| open.contains(call);
        let answers_a_cue =
            open.iter().any(|cue| self.state.answer(self.scenario, self.codebook, response, *cue).is_some());
        for act in &response.acts {
            match act {
                Act::Answer(call, _) | Act::Hold(call, _) | Act::Close(call, _) => {
                    if is_open(call) {
                        self.touch(response, *call, &mut deeds);
                    } else {
                        self.events.push(Event::ActMissed { call: *call });
                    }
                }
                Act::Reflect { takes_up, press, .. } => {
                    for call in takes_up.iter().chain(press) {
                        if is_open(call) {
                            self.touch(response, *call, &mut deeds);
                        } else {
                            self.events.push(Event::ActMissed { call: *call });
                        }
                    }
                }
                Act::Invite(person) => {
                    for call in &open {
                        let asked = self.scenario.call(*call);
                        if asked.person == *person && matches!(asked.what, CallWhat::Cue { of: CueKind::Quiet, .. }) {
                            self.touch(response, *call, &mut deeds);
                        }
                    }
                }
                Act::Unasked(way) => {
                    self.events.push(Event::PressClosed { call: None, way: *way });
                }
                Act::Safety(signal, step) => self.take_step(*signal, *step, &mut deeds),
                Act::Agree { what, who, within_hours } => {
                    self.events.push(Event::Agreed { what: *what, who: who.clone(), within_hours: *within_hours });
                }
                Act::Habit(habit, towards) => {
                    self.events.push(Event::HabitSeen { habit: *habit, towards: *towards, meets_cue: answers_a_cue });
                }
                Act::Set(flag) => {
                    self.state.flags[flag.index()] = true;
                    self.events.push(Event::FlagSet { flag: *flag });
                }
            }
        }
        for place in 0..deeds.steps.len() {
            deeds.steps[place].too_much = self.state.too_much(self.codebook, &deeds.steps, place);
        }
        for deed in &deeds.steps {
            self.state.concerns[deed.concern.index()].take(deed.step, &deed.stand);
        }
        deeds
    }

    /// Answers, holds or closes an open call, once a turn.
    fn touch(&mut self, response: &Response, id: CallId, deeds: &mut Deeds) {
        if deeds.touched.contains(&id) {
            return;
        }
        deeds.touched.push(id);
        let call = self.scenario.call(id);
        match call.what {
            CallWhat::Cue { salience, .. } => {
                let Some(coded) = self.state.answer(self.scenario, self.codebook, response, id) else { return };
                let ways = coded.answer.ways;
                if coded.meets() {
                    self.settle(id, CallStand::Met);
                    deeds.met_a_cue |= !coded.closed;
                    self.events.push(Event::CueMet {
                        call: id,
                        ways,
                        level: coded.level,
                        asked_in_own_words: coded.asked_in_own_words,
                        closed: coded.closed,
                    });
                } else {
                    let stand = &mut self.state.calls[id.index()];
                    stand.answered = true;
                    stand.best = stand.best.max(coded.level);
                    if ways.contains(AnswerWay::Postpone) && !stand.postponed {
                        stand.postponed = true;
                        stand.lasts = stand.lasts.saturating_add(self.codebook.postpone_turns);
                    }
                    self.events.push(Event::CueAnswered { call: id, ways, level: coded.level });
                }
                deeds.moves.cue_answered(self.codebook, call.person, salience, &coded);
            }
            CallWhat::Press { .. } => {
                let Some(coded) = self.state.press(self.codebook, response, id) else { return };
                self.settle(id, CallStand::Met);
                self.events.push(match coded {
                    PressTouch::Held(ways) => Event::PressHeld { call: id, ways },
                    PressTouch::Closed(way) => Event::PressClosed { call: Some(id), way },
                });
            }
            CallWhat::Signal { .. } => {}
        }
    }

    /// Takes a step; what it stands for is judged by the offer, so the state learns of it after all acts.
    fn take_step(&mut self, signal: CallId, step: Step, deeds: &mut Deeds) {
        let concern = self.scenario.concern_of(signal).filter(|_| self.state.is_open(signal));
        let Some(concern) = concern else {
            self.events.push(Event::ActMissed { call: signal });
            return;
        };
        let stand = self.state.stand(self.scenario, concern, step);
        self.events.push(Event::StepTaken { signal, concern, step, stand });
        deeds.steps.push(Deed { concern, step, stand, too_much: Vec::new() });
    }

    /// Ages the calls of the offer that were not met, and lets those go that ran out.
    fn age(&mut self, open: &[CallId], counted: &[CallId], deeds: &mut Deeds) {
        let due_step = deeds.steps.iter().any(|deed| deed.stand.due);
        for id in open {
            let stand = &mut self.state.calls[id.index()];
            if stand.stand != CallStand::Open {
                continue;
            }
            let excused = due_step && !deeds.touched.contains(id);
            stand.excused |= excused;
            if excused || !counted.contains(id) {
                continue;
            }
            stand.age += 1;
            if stand.age >= stand.lasts {
                let person = self.scenario.call(*id).person;
                if self.let_go(*id) {
                    deeds.moves.cue_left(self.codebook, person, self.scenario.call(*id).what);
                }
            }
        }
    }

    /// Lets an open call go; true where it was left, unanswered, and not waived.
    fn let_go(&mut self, id: CallId) -> bool {
        let stand = self.state.calls[id.index()];
        self.settle(id, CallStand::Gone);
        let waived = !stand.answered && (stand.excused || stand.age == 0);
        self.events.push(if waived {
            Event::CallWaived { call: id }
        } else {
            Event::CallLeft { call: id, best: stand.best }
        });
        !waived && !stand.answered
    }

    fn settle(&mut self, id: CallId, stand: CallStand) {
        self.state.calls[id.index()].stand = stand;
        self.state.open.retain(|open| *open != id);
    }

    /// Runs the clocks of the concerns that counted, before the reply can restart them. A restart does not forgive
    /// (readings, 1): what was missing when a concern became overdue stays late.
    fn run_clocks(&mut self, at_offer: &[ConcernAtOffer], deeds: &Deeds) {
        for at in at_offer {
            let moved_on = deeds.steps.iter().any(|deed| deed.concern == at.concern && deed.stand.due);
            let concern = &mut self.state.concerns[at.concern.index()];
            if moved_on {
                concern.clock = 0;
            } else if at.counted {
                concern.clock += 1;
            }
            let overdue = concern.is_overdue();
            if overdue {
                concern.lock_missing();
                if !concern.announced {
                    self.events.push(Event::Overdue { concern: at.concern });
                }
            }
            concern.announced = overdue;
        }
    }

    /// Resolves `next` and offers what can be said there.
    fn go_on(&mut self, next: &Next) {
        let destination = match next {
            Next::Stay => None,
            Next::To(there) => Some(*there),
            Next::Branch(branches, otherwise) => {
                Some(branches.iter().find(|(when, _)| self.judge(when)).map_or(*otherwise, |(_, there)| *there))
            }
        };
        match destination {
            Some(Destination::Ending(ending)) => self.end(ending),
            _ if self.state.turn >= self.scenario.turns => self.end(self.scenario.out_of_time),
            Some(Destination::Moment(moment)) => self.enter(moment),
            None => {}
        }
    }

    fn enter(&mut self, moment: MomentId) {
        let scenario = self.scenario;
        let there = scenario.moment(moment);
        self.state.moment = moment;
        self.state.visits[moment.index()] += 1;
        let visit = self.state.visits[moment.index()];
        self.events.push(Event::MomentEntered { moment, visit });
        self.come_and_go(&there.present);
        self.perform(if visit == 1 { &there.talk } else { &there.again }, Occasion::Moment);
    }

    /// Freezes the offer, in the order of the screen.
    fn offer(&mut self) {
        self.state.freeze_offer(self.scenario);
        Chance::new(self.state.seed, Stream::Order(self.state.turn)).shuffle(&mut self.state.offer);
        self.events.push(Event::Offered { responses: self.state.offer.clone() });
    }

    fn end(&mut self, ending: EndingId) {
        let scenario = self.scenario;
        self.perform(&scenario.ending(ending).talk, Occasion::Moment);
        for call in self.state.open.clone() {
            self.let_go(call);
        }
        self.state.offer.clear();
        self.state.ended = Some(ending);
        self.events.push(Event::MeetingEnded { ending, early: scenario.ending(ending).early });
    }
}
