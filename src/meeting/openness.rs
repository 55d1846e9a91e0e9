//! How far people can speak: the sum of a turn's causes per person, or exactly what the reply says instead.

use super::coding::CodedAnswer;
use super::condition::holds;
use super::event::Event;
use super::sink::Sink;
use super::state::salience;
use super::turn::Stage;
use crate::codebook::{AnswerWay, Codebook};
use crate::scenario::{CallWhat, PersonId, Response, Talk};

/// The causes of a turn, summed per person.
#[derive(Default)]
pub(super) struct Moves(Vec<(PersonId, i8)>);

impl Moves {
    /// A cue was answered: met at level 3 or 4 it opens, closed from some salience on it closes, and being corrected
    /// or shamed closes by one more. A thin answer moves nothing.
    pub(super) fn cue_answered(&mut self, book: &Codebook, person: PersonId, salience: u8, coded: &CodedAnswer) {
        let moves = &book.moves;
        if coded.level >= 3 {
            self.add(person, moves.met_well);
        }
        if coded.closed && salience >= moves.from_salience {
            self.add(person, moves.left_or_closed);
        }
        if coded.answer.ways.contains(AnswerWay::Correct) || coded.answer.ways.contains(AnswerWay::Shame) {
            self.add(person, moves.hurt);
        }
    }

    /// A cue ran out unanswered.
    pub(super) fn cue_left(&mut self, book: &Codebook, person: PersonId, what: CallWhat) {
        if matches!(what, CallWhat::Cue { .. }) && salience(what) >= book.moves.from_salience {
            self.add(person, book.moves.left_or_closed);
        }
    }

    /// Someone was coerced or exposed.
    pub(super) fn hurt(&mut self, book: &Codebook, person: Option<PersonId>) {
        if let Some(person) = person {
            self.add(person, book.moves.hurt);
        }
    }

    fn add(&mut self, person: PersonId, by: i8) {
        match self.0.iter_mut().find(|(who, _)| *who == person) {
            Some((_, sum)) => *sum = sum.saturating_add(by),
            None => self.0.push((person, by)),
        }
    }

    fn set(&mut self, person: PersonId, by: i8) {
        self.0.retain(|(who, _)| *who != person);
        self.0.push((person, by));
    }
}

impl<S: Sink> Stage<'_, S> {
    /// Moves openness; what the chosen reply says with `Opens` and `Closes` replaces the table's move. Conditions
    /// around them are judged before anybody moves.
    pub(super) fn move_openness(&mut self, response: &Response, mut moves: Moves) {
        for (_, sum) in &mut moves.0 {
            *sum = (*sum).clamp(self.codebook.moves.lowest, self.codebook.moves.highest);
        }
        self.said_by_reply(&response.reply, &mut moves);
        for (person, by) in moves.0 {
            self.move_by(person, by);
        }
    }

    fn said_by_reply(&self, reply: &[Talk], moves: &mut Moves) {
        for talk in reply {
            match talk {
                Talk::Opens(person) => moves.set(*person, 1),
                Talk::Closes(person) => moves.set(*person, -1),
                Talk::If(condition, inner) if holds(self.state, condition) => self.said_by_reply(inner, moves),
                Talk::If(..) | Talk::Line(_) | Talk::Pause(_) | Talk::OneOf(..) => {}
            }
        }
    }

    /// Moves one person, and says so where anything changed.
    pub(super) fn move_by(&mut self, person: PersonId, by: i8) {
        let from = self.state.openness[person.index()];
        let to = from.moved(by);
        if from != to {
            self.state.openness[person.index()] = to;
            self.events.push(Event::OpennessMoved { person, from, to });
        }
    }
}
