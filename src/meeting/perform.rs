//! Performing talk: lines happen, people come and go, calls open.

use super::condition::holds;
use super::event::{Event, OpenedCall};
use super::sink::Sink;
use super::state::CallStand;
use super::turn::Stage;
use crate::codebook::{CodeSet, Requirement, Shown};
use crate::scenario::{CallId, CallWhat, Condition, LineId, LineKind, PersonId, Talk};

/// Which talk is performed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    /// The chosen reply: its openness has moved already, in place of the table's.
    Reply,
    /// A moment's or an ending's own talk, where openness moves at once.
    Moment,
}

impl<S: Sink> Stage<'_, S> {
    /// Whether a condition of the talk or of the way on holds.
    pub(super) fn judge(&mut self, condition: &Condition) -> bool {
        let held = holds(self.state, condition);
        self.events.judged(condition, held);
        held
    }

    pub(super) fn perform(&mut self, talk: &[Talk], occasion: Occasion) {
        for part in talk {
            match part {
                Talk::Line(line) => self.line(*line),
                Talk::Pause(ms) => self.events.push(Event::Paused { ms: *ms }),
                Talk::If(condition, inner) => {
                    if self.judge(condition) {
                        self.perform(inner, occasion);
                    }
                }
                Talk::OneOf(draw, variants) => {
                    self.events.drawn_from(self.state, variants);
                    let drawn = self.state.variants[draw.index()] as usize;
                    if let Some(variant) = variants.get(drawn) {
                        self.perform(variant, occasion);
                    }
                }
                Talk::Opens(person) if occasion == Occasion::Moment => self.move_by(*person, 1),
                Talk::Closes(person) if occasion == Occasion::Moment => self.move_by(*person, -1),
                Talk::Opens(_) | Talk::Closes(_) => {}
            }
        }
    }

    /// People who are not in a moment leave, those who are come.
    pub(super) fn come_and_go(&mut self, there: &[PersonId]) {
        for person in (0..self.scenario.people.len() as u32).map(PersonId) {
            let is_there = there.contains(&person);
            let was_there = std::mem::replace(&mut self.state.present[person.index()], is_there);
            match (was_there, is_there) {
                (true, false) => self.events.push(Event::PersonLeft { person }),
                (false, true) => self.events.push(Event::PersonCame { person }),
                (true, true) | (false, false) => {}
            }
        }
    }

    fn line(&mut self, id: LineId) {
        let line = self.scenario.line(id);
        self.events.push(match line.kind {
            LineKind::Says => Event::Said { line: id },
            LineKind::Does => Event::Did { line: id },
            LineKind::Thinks => Event::Thought { line: id },
            LineKind::Stirs => Event::Stirred { line: id },
            LineKind::Local => Event::Informed { line: id },
        });
        for call in &line.calls {
            self.open_call(*call, id);
        }
    }

    /// Opens a call, once in a meeting.
    fn open_call(&mut self, id: CallId, line: LineId) {
        let stand = &mut self.state.calls[id.index()];
        if stand.stand != CallStand::Ahead {
            return;
        }
        stand.stand = CallStand::Open;
        stand.line = line.0;
        let what = match self.scenario.call(id).what {
            CallWhat::Cue { of, salience } => {
                self.state.open.push(id);
                OpenedCall::Cue { of, salience }
            }
            CallWhat::Press { demands, salience } => {
                self.state.open.push(id);
                OpenedCall::Press { demands, salience }
            }
            CallWhat::Signal { class, shown, concern } => {
                let about = self.scenario.concern(concern);
                let known = &mut self.state.concerns[concern.index()];
                if known.heard.is_empty() {
                    self.state.known.push(concern);
                }
                // A figure of speech says nothing outright, however loudly it is said.
                if !self.codebook.is_decoy(CodeSet::of(class)) {
                    let explicit = shown == Shown::Explicit;
                    known.explicit_first |= explicit && self.codebook.is_decoy(known.heard);
                    known.said_outright |= explicit;
                }
                known.sign_since_question = true;
                known.first_carrier = known.first_carrier.or(Some(self.scenario.call(id).person));
                if self.codebook.deepens(known.heard, class) {
                    known.clock = 0;
                }
                known.heard.insert(class);
                known.required = Requirement::united(self.codebook, known.heard);
                known.grace = self.codebook.grace(known.heard);
                OpenedCall::Signal { concern, class, shown, beneath: about.beneath }
            }
        };
        self.events.push(Event::CallOpened { call: id, line, what });
    }
}
