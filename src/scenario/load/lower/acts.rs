//! What a response does, and where it leads.

use super::super::collect::check_id;
use super::super::message;
use super::{Lowering, Wanted};
use crate::codebook::{HabitKind, Step};
use crate::scenario::format;
use crate::scenario::model::{Act, Destination, Next};
use crate::scenario::word::Word;

impl<'d, 't> Lowering<'_, 'd, 't> {
    pub(super) fn acts(&mut self, acts: &'d [format::Act<'t>]) -> Vec<Act> {
        acts.iter().filter_map(|act| self.act(act)).collect()
    }

    pub(super) fn act(&mut self, act: &'d format::Act<'t>) -> Option<Act> {
        Some(match act {
            format::Act::Answer(cue, ways) => {
                self.some(ways, cue, "Answer");
                Act::Answer(self.call(cue, Wanted::Cue, "Answer")?, ways.iter().copied().collect())
            }
            format::Act::Hold(press, ways) => {
                self.some(ways, press, "Hold");
                Act::Hold(self.call(press, Wanted::Press, "Hold")?, ways.iter().copied().collect())
            }
            format::Act::Close(press, way) => Act::Close(self.call(press, Wanted::Press, "Close")?, *way),
            format::Act::Unasked(way) => Act::Unasked(*way),
            format::Act::Safety(signal, step) => {
                let step = self.step(step, signal);
                Act::Safety(self.call(signal, Wanted::Signal, "Safety")?, step)
            }
            format::Act::Invite(person) => Act::Invite(self.person(person)?),
            format::Act::Reflect { leave, takes_up, press } => Act::Reflect {
                leave: *leave,
                takes_up: takes_up.iter().filter_map(|cue| self.call(cue, Wanted::Cue, "Reflect")).collect(),
                press: press.as_ref().and_then(|press| self.call(press, Wanted::Press, "Reflect")),
            },
            format::Act::Agree(what, who, hours) => Act::Agree {
                what: *what,
                who: who.iter().filter_map(|who| self.who(who)).collect(),
                within_hours: Some(*hours).filter(|hours| *hours > 0),
            },
            format::Act::Habit(habit) => match habit {
                format::Habit::Jargon => Act::Habit(HabitKind::Jargon, None),
                format::Habit::Stacked => Act::Habit(HabitKind::Stacked, None),
                format::Habit::ClosedQuestion => Act::Habit(HabitKind::ClosedQuestion, None),
                format::Habit::Side(person) => Act::Habit(HabitKind::Side, Some(self.person(person)?)),
                format::Habit::PullRank => Act::Habit(HabitKind::PullRank, None),
                format::Habit::Interrupt => Act::Habit(HabitKind::Interrupt, None),
            },
            format::Act::Set(flag) => {
                let near = self.near.clone();
                check_id(flag, &near, self.report);
                let id = self.flag(flag);
                self.flag_list[id.index()].is_set = true;
                Act::Set(id)
            }
        })
    }

    pub(super) fn step(&mut self, step: &format::Step, signal: &Word<'t>) -> Step {
        match step {
            format::Step::Notice => Step::Notice,
            format::Step::Ask(form) => Step::Ask(*form),
            format::Step::Clarify(parts) => {
                self.some(parts, signal, "Clarify");
                Step::Clarify(parts.iter().copied().collect())
            }
            format::Step::Share => Step::Share,
            format::Step::Plan(parts) => {
                self.some(parts, signal, "Plan");
                Step::Plan(parts.iter().copied().collect())
            }
            format::Step::Act(route) => Step::Act(*route),
            format::Step::HandOver => Step::HandOver,
            format::Step::Confirm => Step::Confirm,
            format::Step::Return => Step::Return,
            format::Step::Dismiss => Step::Dismiss,
            format::Step::Contract => Step::Contract,
            format::Step::Grade => Step::Grade,
            format::Step::Coerce => Step::Coerce,
            format::Step::Abandon => Step::Abandon,
            format::Step::MethodDetail => Step::MethodDetail,
        }
    }

    /// Reports a list of ways or parts that holds none.
    pub(super) fn some<T>(&mut self, list: &[T], word: &Word<'t>, what: &'static str) {
        if list.is_empty() {
            let span = self.span(word);
            self.report.add(span, message::empty_list(what, word.as_str()));
        }
    }

    pub(super) fn next(&mut self, next: &'d format::Next<'t>) -> Next {
        let settled = self.settled_next(next);
        self.is_unsettled |= settled.is_none();
        settled.unwrap_or(Next::Stay)
    }

    pub(super) fn settled_next(&mut self, next: &'d format::Next<'t>) -> Option<Next> {
        Some(match next {
            format::Next::To(place) => Next::To(self.place(place)?),
            format::Next::Branch(ways, last) => {
                let ways: Vec<_> = ways.iter().map(|(when, place)| (self.condition(when), self.place(place))).collect();
                let last = self.place(last);
                let ways: Option<Vec<_>> = ways.into_iter().map(|(when, place)| Some((when, place?))).collect();
                Next::Branch(ways?, last?)
            }
            format::Next::Stay => Next::Stay,
            format::Next::End(ending) => Next::To(Destination::Ending(self.ending(ending, "End")?)),
        })
    }
}
