//! How the engine codes a response in this turn: which cue it answers how well, which press it touches.
//!
//! Used for the response that was chosen, and for those that were only offered: a call counts in a turn in which one
//! of them could have met it (readings, 2).

use super::observe::Deed;
use super::state::State;
use crate::codebook::{
    AnswerWay, AskForm, CloseWay, CodeSet, Codebook, CueAnswer, CueKind, HoldWay, Level, Step, StepKind,
};
use crate::scenario::{Act, CallId, CallWhat, Response, Scenario};

/// What an offered response would do, were it chosen now; for those who play by what responses do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coded {
    /// The open cues that it answers, with the level.
    pub cues: Vec<(CallId, Level)>,
    /// The open presses that it touches.
    pub presses: Vec<(CallId, CodedPress)>,
    /// The due steps that it takes.
    pub due_steps: Vec<Step>,
    /// How many of its steps are more than is called for, or expose someone.
    pub needless_steps: u8,
}

/// How a response touches a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodedPress {
    /// It holds it; whole where it says where we stand and how we go on.
    Held {
        /// Whether both halves are there.
        whole: bool,
    },
    /// It closes it.
    Closed,
}

/// How a response answers a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct CodedAnswer {
    pub answer: CueAnswer,
    /// By ways, habits and silence alone; openness goes by it.
    pub level: Level,
    /// The level of a due question in the person's own words, where this is one.
    pub asked_in_own_words: Option<Level>,
    pub closed: bool,
}

impl CodedAnswer {
    pub(super) fn meets(&self) -> bool {
        self.closed || self.level.max(self.asked_in_own_words.unwrap_or(0)) >= 2
    }
}

/// How a response touches a press; a closing wins over holds beside it.
#[derive(Clone, Copy, Debug)]
pub(super) enum PressTouch {
    Held(CodeSet<HoldWay>),
    Closed(CloseWay),
}

impl State {
    /// How a response answers an open cue; none where no act of it is on that cue.
    pub(super) fn answer(
        &self,
        scenario: &Scenario,
        book: &Codebook,
        response: &Response,
        cue: CallId,
    ) -> Option<CodedAnswer> {
        let call = scenario.call(cue);
        let CallWhat::Cue { of, .. } = call.what else { return None };
        let mut answer =
            CueAnswer { is_second_silence: response.is_silence && self.last_was_silence, ..CueAnswer::default() };
        let mut touched = false;
        for act in &response.acts {
            match act {
                Act::Answer(on, ways) if *on == cue => {
                    answer.ways = answer.ways.union(*ways);
                    touched = true;
                }
                Act::Reflect { leave, takes_up, .. } if takes_up.contains(&cue) => {
                    answer.ways.insert(AnswerWay::SecondVoice);
                    answer.ways.insert(AnswerWay::Acknowledge);
                    answer.reflects_without_leave |= !leave;
                    touched = true;
                }
                Act::Invite(person) => {
                    answer.invites = true;
                    if *person == call.person {
                        answer.invites_person = true;
                        touched |= of == CueKind::Quiet;
                    }
                }
                Act::Habit(..) => answer.n_habits = answer.n_habits.saturating_add(1),
                _ => {}
            }
        }
        touched.then(|| CodedAnswer {
            level: book.level(of, &answer),
            closed: book.closes(answer.ways),
            asked_in_own_words: self.asked_in_own_words(scenario, book, response, cue, &answer),
            answer,
        })
    }

    /// How a response touches an open press; none where no act of it is on that press.
    pub(super) fn press(&self, book: &Codebook, response: &Response, press: CallId) -> Option<PressTouch> {
        let mut ways = CodeSet::EMPTY;
        let mut touched = false;
        let mut closing: Option<CloseWay> = None;
        for act in &response.acts {
            match act {
                Act::Hold(on, held) if *on == press => {
                    ways = ways.union(*held);
                    touched = true;
                }
                Act::Reflect { press: Some(on), .. } if *on == press => {
                    ways.insert(HoldWay::Aloud);
                    touched = true;
                }
                Act::Close(on, way) if *on == press => {
                    closing = Some(closing.map_or(*way, |other| harder(book, other, *way)));
                }
                _ => {}
            }
        }
        closing.map(PressTouch::Closed).or(touched.then_some(PressTouch::Held(ways)))
    }

    /// What a response would do, were it chosen now.
    pub(super) fn coded(&self, scenario: &Scenario, book: &Codebook, response: &Response) -> Coded {
        let mut coded = Coded::default();
        for call in &self.open {
            if let Some(answer) = self.answer(scenario, book, response, *call) {
                coded.cues.push((*call, answer.level.max(answer.asked_in_own_words.unwrap_or(0))));
            } else if let Some(touch) = self.press(book, response, *call) {
                let press = match touch {
                    PressTouch::Held(ways) => CodedPress::Held { whole: book.holds_whole(ways) },
                    PressTouch::Closed(_) => CodedPress::Closed,
                };
                coded.presses.push((*call, press));
            }
        }
        let deeds: Vec<Deed> = self
            .steps(scenario, response)
            .map(|(_, concern, step)| Deed {
                concern,
                step,
                stand: self.stand(scenario, concern, step),
                too_much: Vec::new(),
            })
            .collect();
        for (place, deed) in deeds.iter().enumerate() {
            if deed.stand.due {
                coded.due_steps.push(deed.step);
            }
            // What exposes is never called for, however due it is.
            let exposes = matches!(deed.step.kind(), StepKind::Ask | StepKind::Clarify | StepKind::Share);
            let needless = !self.too_much(book, &deeds, place).is_empty() || (exposes && !deed.stand.private);
            coded.needless_steps = coded.needless_steps.saturating_add(u8::from(needless));
        }
        coded
    }

    /// Whether a response could meet an open call, were it chosen now.
    pub(super) fn could_meet(&self, scenario: &Scenario, book: &Codebook, response: &Response, call: CallId) -> bool {
        match scenario.call(call).what {
            CallWhat::Cue { .. } => self.answer(scenario, book, response, call).is_some_and(|a| a.meets()),
            CallWhat::Press { .. } => self.press(book, response, call).is_some(),
            CallWhat::Signal { .. } => false,
        }
    }

    /// A due Ask of at least neutral form, or a due Clarify, beside an answer in the words of a cue that the signal's
    /// line opened: that cue is met at 4, less habits (readings, 18).
    fn asked_in_own_words(
        &self,
        scenario: &Scenario,
        book: &Codebook,
        response: &Response,
        cue: CallId,
        answer: &CueAnswer,
    ) -> Option<Level> {
        if !answer.ways.contains(AnswerWay::OwnWords) || book.closes(answer.ways) {
            return None;
        }
        let line = self.calls[cue.index()].line;
        let asked = self.steps(scenario, response).any(|(_, concern, step)| {
            let asks = match step {
                Step::Ask(form) => AskForm::is_at_least_neutral(form),
                Step::Clarify(_) => true,
                _ => false,
            };
            // An act may name any signal of its concern; the words are those of the line that showed one of them.
            let shown_there = |sign: &CallId| self.is_open(*sign) && self.calls[sign.index()].line == line;
            asks && scenario.concern(concern).signals.iter().any(shown_there) && self.is_due(scenario, concern, step)
        });
        asked.then(|| book.after_habits(4, answer))
    }
}

/// The harder of two closings.
pub(super) fn harder(book: &Codebook, one: CloseWay, other: CloseWay) -> CloseWay {
    let rank = |way| (book.closing(way).hardness, way);
    if rank(one) <= rank(other) { one } else { other }
}
