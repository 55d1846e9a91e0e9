//! Reflections: what the trainee wrote around a meeting. None of it is scored, and all of it may be left out.

use super::by_dimension::ByDimension;
use crate::codebook::Dimension;
use serde::{Deserialize, Serialize};

/// Everything that a trainee wrote around one run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Reflections {
    /// What a line of the meeting stirred.
    pub stirred: Vec<Stirred>,
    /// The first reaction, written before any score was shown.
    pub first_reaction: String,
    /// How they rate themselves, before any score was shown.
    pub self_rating: ByDimension<Option<Rating>>,
    /// Answers to the supervision questions.
    pub answers: Vec<Answer>,
    /// One thing to try next time.
    pub one_thing: String,
}

/// What a line of the meeting stirred in the trainee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stirred {
    /// The turns answered when the line asked.
    pub turn: u16,
    /// The id of the line.
    pub line: String,
    /// What they wrote.
    pub text: String,
}

/// An answer to a supervision question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The key of the question.
    pub question: String,
    /// What they wrote.
    pub text: String,
}

/// How someone rates themselves, 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Rating(u8);

impl Rating {
    /// A rating; none outside of 1 to 5.
    #[must_use]
    pub fn new(value: u8) -> Option<Self> {
        (1..=5).contains(&value).then_some(Self(value))
    }

    /// 1 to 5.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Rating {
    type Error = String;

    fn try_from(value: u8) -> Result<Self, String> {
        Self::new(value).ok_or_else(|| format!("a self-rating is 1 to 5, not {value}"))
    }
}

impl From<Rating> for u8 {
    fn from(rating: Rating) -> Self {
        rating.0
    }
}

/// One piece of what a trainee writes, saved by itself as it is typed; an empty text takes the piece back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reflection {
    /// What a line stirred.
    Stirred(Stirred),
    /// The first reaction.
    FirstReaction(String),
    /// The rating in a dimension; none takes it back.
    SelfRating(Dimension, Option<Rating>),
    /// An answer to a supervision question.
    Answer(Answer),
    /// One thing to try.
    OneThing(String),
}

impl Reflections {
    /// Puts a piece in the place of what stood there.
    pub fn set(&mut self, piece: Reflection) {
        match piece {
            Reflection::Stirred(new) => {
                self.stirred.retain(|old| (old.turn, &old.line) != (new.turn, &new.line));
                if !new.text.is_empty() {
                    self.stirred.push(new);
                    self.stirred.sort_by(|a, b| (a.turn, &a.line).cmp(&(b.turn, &b.line)));
                }
            }
            Reflection::FirstReaction(text) => self.first_reaction = text,
            Reflection::SelfRating(dimension, rating) => *self.self_rating.get_mut(dimension) = rating,
            Reflection::Answer(new) => {
                self.answers.retain(|old| old.question != new.question);
                if !new.text.is_empty() {
                    self.answers.push(new);
                    self.answers.sort_by(|a, b| a.question.cmp(&b.question));
                }
            }
            Reflection::OneThing(text) => self.one_thing = text,
        }
    }

    /// All that was written, piece by piece.
    pub fn pieces(&self) -> impl Iterator<Item = Reflection> {
        let texts =
            [Reflection::FirstReaction(self.first_reaction.clone()), Reflection::OneThing(self.one_thing.clone())];
        let ratings = self.self_rating.iter().map(|(dimension, rating)| Reflection::SelfRating(dimension, *rating));
        let lists = self.stirred.iter().cloned().map(Reflection::Stirred);
        let answers = self.answers.iter().cloned().map(Reflection::Answer);
        texts.into_iter().chain(ratings).chain(lists).chain(answers).filter(|piece| !piece.is_empty())
    }

    /// The answer to a supervision question; empty where there is none.
    #[must_use]
    pub fn answer(&self, question: &str) -> &str {
        self.answers.iter().find(|a| a.question == question).map_or("", |a| &a.text)
    }

    /// What a line stirred; empty where nothing was written.
    #[must_use]
    pub fn stirred_by(&self, turn: u16, line: &str) -> &str {
        self.stirred.iter().find(|s| s.turn == turn && s.line == line).map_or("", |s| &s.text)
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces().next().is_none()
    }
}

impl Reflection {
    /// Whether one would take the place of the other.
    #[must_use]
    pub fn has_place_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Stirred(a), Self::Stirred(b)) => (a.turn, &a.line) == (b.turn, &b.line),
            (Self::SelfRating(a, _), Self::SelfRating(b, _)) => a == b,
            (Self::Answer(a), Self::Answer(b)) => a.question == b.question,
            (Self::FirstReaction(_), Self::FirstReaction(_)) | (Self::OneThing(_), Self::OneThing(_)) => true,
            _ => false,
        }
    }

    /// Whether it takes a piece back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Stirred(stirred) => stirred.text.is_empty(),
            Self::FirstReaction(text) | Self::OneThing(text) => text.is_empty(),
            Self::SelfRating(_, rating) => rating.is_none(),
            Self::Answer(answer) => answer.text.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(question: &str, text: &str) -> Reflection {
        Reflection::Answer(Answer { question: question.to_owned(), text: text.to_owned() })
    }

    #[test]
    fn a_piece_typed_again_takes_the_place_of_the_first() {
        let mut written = Reflections::default();
        written.set(answer("whose-voice", "The father"));
        written.set(answer("whose-voice", "The father’s, and mine"));
        assert_eq!(written.answer("whose-voice"), "The father’s, and mine");
        written.set(answer("whose-voice", ""));
        assert!(written.is_empty());
    }

    #[test]
    fn the_pieces_make_up_the_whole() {
        let mut written = Reflections::default();
        written.set(Reflection::FirstReaction("Tired".to_owned()));
        written.set(Reflection::SelfRating(Dimension::SafetyEscalation, Rating::new(2)));
        written.set(Reflection::Stirred(Stirred { turn: 3, line: "wall.2".to_owned(), text: "My brother".to_owned() }));
        written.set(answer("b", "two"));
        written.set(answer("a", "one"));
        let mut again = Reflections::default();
        written.pieces().for_each(|piece| again.set(piece));
        assert_eq!(again, written);
        assert_eq!(again.stirred_by(3, "wall.2"), "My brother");
    }

    #[test]
    fn a_rating_is_one_to_five() {
        assert_eq!([0, 1, 5, 6].map(|n| Rating::new(n).is_some()), [false, true, true, false]);
        assert!(serde_json::from_str::<Rating>("9").is_err());
    }
}
