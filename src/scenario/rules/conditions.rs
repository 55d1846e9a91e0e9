//! Every condition of a scenario, with the place nearest to it: conditions have none of their own.

use super::Sheet;
use super::flow::responses_of;
use crate::scenario::load::{Source, Span};
use crate::scenario::model::{Condition, EndingId, LineId, Moment, MomentId, Next, ResponseId, Scenario, Talk};

/// Where a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// Around this line.
    Line(LineId),
    /// In the talk of a moment, around nothing that is said.
    Moment(MomentId),
    /// In the talk of an ending, around nothing that is said.
    Ending(EndingId),
    /// In the `when` or the `next` of a response, or in its reply around nothing that is said.
    Response(ResponseId),
    /// In a question of the debrief.
    Question(usize),
}

impl Stands {
    /// The bytes to show.
    pub(super) fn span(self, source: &Source) -> Span {
        match self {
            Self::Line(line) => source.line(line),
            Self::Moment(moment) => source.moment(moment),
            Self::Ending(ending) => source.ending(ending),
            Self::Response(response) => source.response(response),
            Self::Question(nth) => source.question(nth),
        }
    }
}

/// A condition as it stands, with what is inside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing<'s> {
    pub condition: &'s Condition,
    pub stands: Stands,
    /// How many `If`s of talk it stands in, itself not counted.
    pub depth: usize,
}

/// Calls `look` for each condition of a sheet, in file order: those of talk, of `when`, of `next` and of the debrief.
pub(super) fn each<'s>(sheet: &Sheet<'s>, look: &mut impl FnMut(Standing<'s>)) {
    let scenario = sheet.scenario;
    for (moment, id) in scenario.moments.iter().zip((0..).map(MomentId)) {
        of_moment(scenario, moment, id, look);
    }
    for (ending, id) in scenario.endings.iter().zip((0..).map(EndingId)) {
        of_talk(&ending.talk, Stands::Ending(id), 0, look);
    }
    for (nth, (condition, _)) in scenario.debrief.questions.iter().enumerate() {
        look(Standing { condition, stands: Stands::Question(nth), depth: 0 });
    }
}

fn of_moment<'s>(scenario: &'s Scenario, moment: &'s Moment, id: MomentId, look: &mut impl FnMut(Standing<'s>)) {
    of_talk(&moment.talk, Stands::Moment(id), 0, look);
    of_talk(&moment.again, Stands::Moment(id), 0, look);
    for (id, response) in responses_of(scenario, moment) {
        let stands = Stands::Response(id);
        if let Some(condition) = &response.when {
            look(Standing { condition, stands, depth: 0 });
        }
        of_talk(&response.reply, stands, 0, look);
        if let Next::Branch(ways, _) = &response.next {
            ways.iter().for_each(|(condition, _)| look(Standing { condition, stands, depth: 0 }));
        }
    }
}

fn of_talk<'s>(talk: &'s [Talk], around: Stands, depth: usize, look: &mut impl FnMut(Standing<'s>)) {
    for piece in talk {
        match piece {
            Talk::If(condition, inner) => {
                let stands = first_line(inner).map_or(around, Stands::Line);
                look(Standing { condition, stands, depth });
                of_talk(inner, stands, depth + 1, look);
            }
            Talk::OneOf(_, variants) => variants.iter().for_each(|inner| of_talk(inner, around, depth, look)),
            Talk::Line(_) | Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
        }
    }
}

/// The first line of some talk.
fn first_line(talk: &[Talk]) -> Option<LineId> {
    talk.iter().find_map(|piece| match piece {
        Talk::Line(id) => Some(*id),
        Talk::If(_, inner) => first_line(inner),
        Talk::OneOf(_, variants) => variants.iter().find_map(|inner| first_line(inner)),
        Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => None,
    })
}

/// Calls `look` for each part of a condition that is made of no others.
pub(super) fn each_part<'s>(condition: &'s Condition, look: &mut impl FnMut(&'s Condition)) {
    match condition {
        Condition::All(inner) | Condition::Any(inner) => inner.iter().for_each(|part| each_part(part, look)),
        Condition::Not(inner) => each_part(inner, look),
        part => look(part),
    }
}

/// How many conditions stand inside each other, the outermost counted.
pub(super) fn depth(condition: &Condition) -> usize {
    match condition {
        Condition::All(inner) | Condition::Any(inner) => 1 + inner.iter().map(depth).max().unwrap_or(0),
        Condition::Not(inner) => 1 + depth(inner),
        _ => 1,
    }
}
