//! What the panels after a meeting share: the run that they look at, its words turn by turn, its findings, and parts
//! that open and close.
//!
//! Where a person is looking (an open turn, the finding at hand) is kept by egui, as for any part that opens; what
//! they write or decide leaves as an action.

pub mod disclosure;
pub mod finding;
#[cfg(test)]
pub(super) mod fixture;
pub mod lines;

use crate::codebook::{Code, Dimension};
use crate::debrief::Debrief;
use crate::meeting::Meeting;
use crate::run::Run;
use crate::scoring::{Rubric, Score, Scorecard, cap_reason, not_rated_reason};

use super::text::count;
use super::widgets::ScoreText;

/// A run, replayed and scored, that the views after a meeting are made from.
#[derive(Clone, Copy, Debug)]
pub struct Scored<'a> {
    /// The run.
    pub run: &'a Run,
    /// The meeting that it was.
    pub meeting: &'a Meeting,
    /// What it is worth by.
    pub rubric: &'a Rubric,
    /// Its scores and findings.
    pub card: &'a Scorecard,
    /// What there is to look at.
    pub debrief: &'a Debrief,
}

/// Who reads: the trainee reads about themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The one who played.
    Trainee,
    /// Someone else, who looks at the run with them.
    Supervisor,
}

impl Scored<'_> {
    /// What a dimension is called on screen.
    #[must_use]
    pub fn dimension(&self, dimension: Dimension) -> &str {
        &self.meeting.codebook().dimensions[dimension.index()].name
    }

    /// What the trainee would have said in a turn in their own words, under its heading; none where nothing was
    /// written.
    #[must_use]
    pub fn own_words(&self, turn: u16, reader: Reader) -> Option<(&'static str, String)> {
        let heading = match reader {
            Reader::Trainee => "In your own words",
            Reader::Supervisor => "In the trainee's own words",
        };
        let input = usize::from(turn).checked_sub(1).and_then(|nth| self.run.inputs.get(nth))?;
        let text = input.own_words.as_deref()?;
        (!text.trim().is_empty()).then(|| (heading, text.to_owned()))
    }

    /// How the meeting ended, in words.
    #[must_use]
    pub fn ending(&self) -> String {
        let turns = count(usize::from(self.meeting.turn()), "turn", "turns");
        match self.meeting.ending() {
            Some(ending) => format!("{}, after {turns}", self.meeting.scenario().ending(ending).title),
            None => format!("Not ended, after {turns}"),
        }
    }

    /// A score in words; `score` may be that of a review.
    #[must_use]
    pub fn score_text(&self, dimension: Dimension, score: &Score) -> ScoreText {
        let entry = &self.meeting.codebook().dimensions[dimension.index()];
        let n_findings = self.card.findings_of(dimension).count();
        let limit = |cap: &crate::scoring::Cap| {
            format!("Held to {} at most, by turn {}: {}", cap.limit, cap.turn, cap_reason(*cap))
        };
        ScoreText {
            name: entry.name.clone(),
            meaning: entry.meaning.clone(),
            value: score.score.map(|tenths| tenths.to_string()),
            not_rated: score.not_rated.map_or_else(String::new, not_rated_reason),
            limits: score.caps.iter().map(limit).collect(),
            made_of: match n_findings {
                0 => "No findings".to_owned(),
                n => format!("{} of {} points, from {}", score.points, score.of, count(n, "finding", "findings")),
            },
        }
    }
}

/// A turn in words, within a sentence: `turn 3`, or `the beginning` for what came before the first answer.
#[must_use]
pub fn turn_words(turn: u16) -> String {
    if turn == 0 { "the beginning".to_owned() } else { format!("turn {turn}") }
}

/// Several turns in words: `turn 3`, `turns 2, 5 and 6`.
#[must_use]
pub fn turns_words(turns: &[u16]) -> String {
    let numbers: Vec<String> = turns.iter().map(u16::to_string).collect();
    let list = super::text::list(numbers.iter().map(String::as_str));
    if turns.len() == 1 { format!("turn {list}") } else { format!("turns {list}") }
}
