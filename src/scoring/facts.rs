//! The facts of a meeting as scoring needs them: turns, calls and concerns, gathered from the events in one pass.

use super::turn::Turn;
use crate::codebook::{AnswerWay, CloseWay, HoldWay};
use crate::codebook::{CodeSet, Codebook, HabitKind, Level, Shown, SignalClass, Step, StepKind};
use crate::meeting::{ConcernAtOffer, Event, OpenedCall, OverStepWhy, StepStand};
use crate::scenario::{CallId, ConcernId};

/// Everything that the three dimensions read.
pub(super) struct Facts {
    pub turns: Vec<Turn>,
    /// What happened to calls, in order.
    pub ends: Vec<CallEnd>,
    pub concerns: Vec<ConcernFacts>,
    pub habits: Vec<(u16, [u32; 2], HabitKind)>,
    pub over_steps: Vec<OverStep>,
    /// The turn of each exposure.
    pub exposed: Vec<u16>,
    /// Whether the meeting came to an ending that is not early.
    pub ended_in_time: bool,
}

/// The end of a call, or a closing where nobody pressed.
pub(super) struct CallEnd {
    pub turn: u16,
    /// The events that it rests on: the words that opened the call, the answer, what came of it.
    pub events: Vec<u32>,
    pub call: Option<CallId>,
    /// 1–3; 1 for a closing that nobody asked for.
    pub salience: i32,
    pub end: End,
}

pub(crate) enum End {
    Met {
        level: Level,
        asked_in_own_words: Option<Level>,
        ways: CodeSet<AnswerWay>,
        closed: bool,
    },
    CueLeft {
        best: Level,
        /// However thinly.
        answered: bool,
    },
    Held(CodeSet<HoldWay>),
    Closed(CloseWay),
    PressLeft,
    Waived {
        cue: bool,
    },
}

/// A concern of which a signal was shown.
#[derive(Clone, Debug)]
pub(crate) struct ConcernFacts {
    pub id: ConcernId,
    /// Its first signal.
    pub signal: CallId,
    /// The turn after which it was first shown.
    pub shown_turn: u16,
    /// The events of the words that showed it, in order.
    pub shown: Vec<u32>,
    pub explicit_first: bool,
    pub said_outright: bool,
    /// Whether only figures of speech were heard so far.
    pub decoy_so_far: bool,
    pub heard: CodeSet<SignalClass>,
    pub beneath: CodeSet<SignalClass>,
    pub steps: Vec<StepFact>,
    pub could_ask: bool,
    /// Per missing step that an offer could have taken, by the classes heard and by those beneath, the first turn.
    pub could_take: FirstTurns,
    pub could_take_beneath: FirstTurns,
}

/// A step taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StepFact {
    pub turn: u16,
    /// The number of its event, and that of the answer in which it was taken.
    pub event: u32,
    pub answer: u32,
    pub step: Step,
    pub stand: StepStand,
}

pub(super) struct OverStep {
    pub turn: u16,
    pub event: u32,
    pub answer: u32,
    pub concern: Option<ConcernId>,
    pub step: StepKind,
    pub why: OverStepWhy,
}

/// The first turn, with its event, in which each kind of step could have been taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct FirstTurns(Vec<(StepKind, u16, u32)>);

impl FirstTurns {
    /// A step that was completed could not have been taken any more; it can again once more of it is required.
    fn forget(&mut self, kind: StepKind) {
        self.0.retain(|(k, ..)| *k != kind);
    }

    pub(crate) fn note(&mut self, kinds: CodeSet<StepKind>, turn: u16, event: u32) {
        for kind in kinds.iter() {
            if self.get(kind).is_none() {
                self.0.push((kind, turn, event));
            }
        }
    }

    /// Becomes like another, in the room that this one has.
    pub(crate) fn copy_from(&mut self, other: &Self) {
        self.0.clone_from(&other.0);
    }

    /// The kinds of which any turn is known.
    pub(crate) fn kinds(&self) -> CodeSet<StepKind> {
        self.0.iter().map(|(kind, ..)| *kind).collect()
    }

    pub(super) fn get(&self, kind: StepKind) -> Option<(u16, u32)> {
        self.0.iter().find(|(k, ..)| *k == kind).map(|(_, turn, event)| (*turn, *event))
    }
}

impl Facts {
    pub(super) fn gather(events: &[Event], codebook: &Codebook) -> Self {
        let mut gather = Gather {
            facts: Facts {
                turns: Vec::with_capacity(24),
                ends: Vec::with_capacity(32),
                concerns: Vec::new(),
                habits: Vec::new(),
                over_steps: Vec::new(),
                exposed: Vec::new(),
                ended_in_time: false,
            },
            codebook,
            opened: Vec::with_capacity(64),
            place_of_concern: Vec::new(),
            answered: Vec::new(),
            overdue: Vec::new(),
            words: 0,
        };
        for (number, event) in (0..).zip(events) {
            gather.note(number, event);
        }
        gather.facts
    }

    /// The facts of a turn, from 1; there are none of the beginning, before any answer.
    pub(super) fn turn(&self, number: u16) -> Option<&Turn> {
        self.turns.get(usize::from(number).checked_sub(1)?)
    }
}

struct Gather<'a> {
    codebook: &'a Codebook,
    facts: Facts,
    /// Cues and presses, by id, with the event of the words that opened them.
    opened: Vec<Option<(OpenedCall, u32)>>,
    /// The event of the words said or done last.
    words: u32,
    /// Per concern, its place among the facts.
    place_of_concern: Vec<u32>,
    /// Per cue, whether it was answered, however thinly.
    answered: Vec<CallId>,
    /// Concerns overdue at the offer of this turn.
    overdue: Vec<ConcernId>,
}

impl Gather<'_> {
    fn note(&mut self, number: u32, event: &Event) {
        let turn = self.facts.turns.len() as u16;
        match event {
            Event::Said { .. } | Event::Did { .. } => self.words = number,
            Event::CallOpened { call, what, .. } => self.opened(turn, *call, *what),
            Event::Responded { concerns, .. } => {
                let turn = turn + 1;
                self.overdue.clear();
                let mut new = Turn { number: turn, event: number, ..Turn::default() };
                for at in concerns {
                    let Some(concern) = self.concern(at.concern) else { continue };
                    concern.offered(at, turn, number);
                    if at.overdue {
                        new.overdue(concern.heard.contains(SignalClass::Imminent));
                        self.overdue.push(at.concern);
                    }
                }
                self.facts.turns.push(new);
            }
            Event::CueMet { call, ways, level, asked_in_own_words, closed } => self.end(
                number,
                turn,
                *call,
                End::Met { level: *level, asked_in_own_words: *asked_in_own_words, ways: *ways, closed: *closed },
            ),
            Event::PressHeld { call, ways } => self.end(number, turn, *call, End::Held(*ways)),
            Event::PressClosed { call: Some(call), way } => self.end(number, turn, *call, End::Closed(*way)),
            Event::PressClosed { call: None, way } => {
                let events = vec![self.answer(), number];
                self.facts.ends.push(CallEnd { turn, events, call: None, salience: 1, end: End::Closed(*way) });
            }
            Event::CallLeft { call, best } => {
                let answered = self.answered.contains(call);
                let end = if self.is_cue(*call) { End::CueLeft { best: *best, answered } } else { End::PressLeft };
                self.end(number, turn, *call, end);
            }
            Event::CueAnswered { call, .. } => self.answered.push(*call),
            Event::CallWaived { call } => {
                let cue = self.is_cue(*call);
                self.end(number, turn, *call, End::Waived { cue });
            }
            Event::StepTaken { concern, step, stand, .. } => {
                let fact = StepFact { turn, event: number, answer: self.answer(), step: *step, stand: *stand };
                self.step(fact, *concern);
            }
            Event::OverStep { concern, step, why } => {
                self.facts.over_steps.push(OverStep {
                    turn,
                    event: number,
                    answer: self.answer(),
                    concern: *concern,
                    step: *step,
                    why: *why,
                });
                if let Some(now) = self.facts.turns.last_mut() {
                    now.over_step(*step, *why);
                }
            }
            Event::Exposed { .. } => self.facts.exposed.push(turn),
            Event::HabitSeen { habit, meets_cue: false, .. } => {
                let events = [self.answer(), number];
                self.facts.habits.push((turn, events, *habit));
            }
            Event::MeetingEnded { early, .. } => self.facts.ended_in_time = !early,
            Event::MeetingBegan { .. }
            | Event::MomentEntered { .. }
            | Event::PersonCame { .. }
            | Event::PersonLeft { .. }
            | Event::Thought { .. }
            | Event::Paused { .. }
            | Event::Stirred { .. }
            | Event::Informed { .. }
            | Event::Offered { .. }
            | Event::HabitSeen { .. }
            | Event::Overdue { .. }
            | Event::OpennessMoved { .. }
            | Event::FlagSet { .. }
            | Event::Agreed { .. }
            | Event::ActMissed { .. } => {}
        }
    }

    fn opened(&mut self, turn: u16, call: CallId, what: OpenedCall) {
        let OpenedCall::Signal { concern, class, shown, beneath } = what else {
            if self.opened.len() <= call.index() {
                self.opened.resize(call.index() + 1, None);
            }
            self.opened[call.index()] = Some((what, self.words));
            return;
        };
        let sign = Sign { class, shown, words: self.words };
        let codebook = self.codebook;
        if let Some(known) = self.concern(concern) {
            known.sign(sign, codebook);
            return;
        }
        if self.place_of_concern.len() <= concern.index() {
            self.place_of_concern.resize(concern.index() + 1, u32::MAX);
        }
        self.place_of_concern[concern.index()] = self.facts.concerns.len() as u32;
        let mut known = ConcernFacts::new(concern, call, turn, beneath);
        known.sign(sign, codebook);
        self.facts.concerns.push(known);
    }

    fn step(&mut self, fact: StepFact, concern: ConcernId) {
        let (kind, stand) = (fact.step.kind(), fact.stand);
        let goes_there =
            self.overdue.contains(&concern) && self.concern(concern).is_some_and(|c| c.is_addressed_by(&fact));
        if let Some(now) = self.facts.turns.last_mut() {
            now.step(kind, &stand, goes_there, fact.event);
        }
        if let Some(known) = self.concern(concern) {
            known.step(fact);
        }
    }

    fn concern(&mut self, id: ConcernId) -> Option<&mut ConcernFacts> {
        let place = *self.place_of_concern.get(id.index())?;
        self.facts.concerns.get_mut(place as usize)
    }

    fn end(&mut self, event: u32, turn: u16, call: CallId, end: End) {
        let (salience, words) = self.find(call).map_or((0, 0), |(what, words)| match what {
            OpenedCall::Cue { salience, .. } | OpenedCall::Press { salience, .. } => (i32::from(salience), words),
            OpenedCall::Signal { .. } => (0, words),
        });
        let events = vec![words, self.answer(), event];
        self.facts.ends.push(CallEnd { turn, events, call: Some(call), salience, end });
    }

    /// The event of the answer given last.
    fn answer(&self) -> u32 {
        self.facts.turns.last().map_or(0, |turn| turn.event)
    }

    fn is_cue(&self, call: CallId) -> bool {
        matches!(self.find(call), Some((OpenedCall::Cue { .. }, _)))
    }

    fn find(&self, call: CallId) -> Option<(OpenedCall, u32)> {
        self.opened.get(call.index()).copied().flatten()
    }
}

/// A sign of a concern.
#[derive(Clone, Copy)]
pub(crate) struct Sign {
    pub class: SignalClass,
    pub shown: Shown,
    /// The event of the words that showed it.
    pub words: u32,
}

impl ConcernFacts {
    /// A concern of which nothing was shown yet.
    pub(crate) fn new(id: ConcernId, signal: CallId, shown_turn: u16, beneath: CodeSet<SignalClass>) -> Self {
        Self {
            id,
            signal,
            shown_turn,
            shown: Vec::new(),
            explicit_first: false,
            said_outright: false,
            decoy_so_far: true,
            heard: CodeSet::EMPTY,
            beneath,
            steps: Vec::new(),
            could_ask: false,
            could_take: FirstTurns::default(),
            could_take_beneath: FirstTurns::default(),
        }
    }

    /// A sign of it was shown.
    pub(crate) fn sign(&mut self, sign: Sign, codebook: &Codebook) {
        let decoy = codebook.is_decoy(CodeSet::of(sign.class));
        // A figure of speech says nothing outright, however loudly it is said.
        let explicit = sign.shown == Shown::Explicit && !decoy;
        self.shown.push(sign.words);
        self.heard.insert(sign.class);
        self.explicit_first |= explicit && self.decoy_so_far;
        self.said_outright |= explicit;
        self.decoy_so_far &= decoy;
    }

    /// What of it something in an offer could have taken.
    pub(crate) fn offered(&mut self, at: &ConcernAtOffer, turn: u16, event: u32) {
        self.could_ask |= at.can_ask;
        self.could_take.note(at.can_take, turn, event);
        self.could_take_beneath.note(at.can_take_beneath, turn, event);
    }

    /// A step was taken for it.
    pub(crate) fn step(&mut self, fact: StepFact) {
        let kind = fact.step.kind();
        if fact.stand.completes {
            self.could_take.forget(kind);
        }
        if fact.stand.completes_beneath {
            self.could_take_beneath.forget(kind);
        }
        self.steps.push(fact);
    }

    /// Whether a step goes to the concern and not elsewhere: it takes something missing, asks again so that a yes is
    /// easier, or is the first return to it.
    pub(crate) fn is_addressed_by(&self, fact: &StepFact) -> bool {
        let before = |is: fn(&Step) -> bool| self.steps.iter().any(|s| is(&s.step));
        fact.stand.due
            || match fact.step {
                Step::Ask(form) => self.steps.iter().all(|s| match s.step {
                    Step::Ask(earlier) => form.is_better_than(earlier),
                    _ => true,
                }),
                Step::Return => !before(|step| *step == Step::Return),
                _ => false,
            }
    }

    /// The words that showed it last before an event: what was there to be answered then.
    pub(super) fn words_before(&self, event: u32) -> u32 {
        self.shown.iter().copied().rfind(|words| *words < event).unwrap_or(self.shown[0])
    }

    /// The classes that the concern is judged by (design §5; readings, 4, 8 and 17).
    pub(super) fn judged(&self, codebook: &Codebook) -> CodeSet<SignalClass> {
        let private = crate::codebook::Requirement::united(codebook, self.heard).private;
        let asks = || {
            self.steps.iter().filter_map(|s| match s.step {
                Step::Ask(form) if s.stand.heard_there && (s.stand.private || !private.contains(StepKind::Ask)) => {
                    Some((form, s.stand))
                }
                _ => None,
            })
        };
        let well = || asks().filter(|(form, _)| form.is_at_least_neutral());
        let asked_about = self.said_outright || well().next().is_some();
        let unheard = self.beneath.iter().any(|class| codebook.deepens(self.heard, class));
        // Whoever has said it outright was not made to by how they were asked.
        let only_when_less_open = !self.said_outright
            && asks().any(|(_, stand)| stand.less_open)
            && !well().any(|(_, stand)| !stand.less_open);
        let by_what_lay_beneath = self.could_ask && (!asked_about || (unheard && only_when_less_open));
        if by_what_lay_beneath { self.heard.union(self.beneath) } else { self.heard }
    }
}
