//! The record of a run: what it was played with, and every input in order.

use super::reflection::Reflections;
use super::texts::TextHashes;
use super::time::UnixMs;
use crate::meeting::Input;
use crate::scenario::Scenario;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One played meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its name, the same in every store.
    pub id: RunId,
    /// When it began.
    pub began: UnixMs,
    /// The id of the scenario.
    pub scenario: String,
    /// The title of the scenario.
    pub title: String,
    /// The texts that it was played with, by hash.
    pub texts: TextHashes,
    /// The version of the program that played it.
    pub program: String,
    /// What every draw of the meeting comes from.
    pub seed: u64,
    /// Whether the coach spoke during the meeting; such a run is not comparable.
    pub coached: bool,
    /// Whether it goes on.
    pub standing: Standing,
    /// What the trainee did, turn by turn; the first is turn 1.
    pub inputs: Vec<RunInput>,
    /// What the trainee wrote around it.
    pub reflections: Reflections,
}

impl Run {
    /// A run without inputs, of a scenario that begins now.
    #[must_use]
    pub fn begin(id: RunId, began: UnixMs, scenario: &Scenario, texts: TextHashes, seed: u64) -> Self {
        Self {
            id,
            began,
            scenario: scenario.id.clone(),
            title: scenario.title.clone(),
            texts,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            seed,
            coached: false,
            standing: Standing::UnderWay,
            inputs: Vec::new(),
            reflections: Reflections::default(),
        }
    }

    /// The turn that the next input is for, from 1.
    #[must_use]
    pub fn next_turn(&self) -> u16 {
        u16::try_from(self.inputs.len() + 1).unwrap_or(u16::MAX)
    }
}

/// The name of a run, such as `r-20261123-142233-7f3a`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RunId(String);

impl RunId {
    /// The name of a run that begins now; `salt` keeps two of the same second apart.
    #[must_use]
    pub fn at(began: UnixMs, salt: u64) -> Self {
        let utc = began.utc();
        Self(format!(
            "r-{:04}{:02}{:02}-{:02}{:02}{:02}-{:04x}",
            utc.year,
            utc.month,
            utc.day,
            utc.hour,
            utc.minute,
            utc.second,
            salt & 0xffff
        ))
    }

    /// The name in words, as it was written somewhere.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RunId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the trainee did in a turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunInput {
    /// The id of the response, or `silence`.
    pub choice: String,
    /// Milliseconds from the offer to the answer; never scored.
    pub took_ms: u64,
    /// What they would have said in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<String>,
}

impl RunInput {
    /// The record of an input of the engine.
    #[must_use]
    pub fn of(input: Input, scenario: &Scenario, took_ms: u64, own_words: Option<String>) -> Self {
        let choice = match input {
            Input::Choose(response) => scenario.response(response).id.clone(),
            Input::Silence => "silence".to_owned(),
        };
        Self { choice, took_ms, own_words: own_words.filter(|words| !words.trim().is_empty()) }
    }
}

/// Whether a run goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The meeting goes on, or was cut off; it can be continued.
    UnderWay,
    /// The meeting came to an ending.
    Ended,
    /// The trainee left.
    Left,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 3] = [Self::UnderWay, Self::Ended, Self::Left];

    /// The word for it in JSON and in the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::UnderWay => "under-way",
            Self::Ended => "ended",
            Self::Left => "left",
        }
    }

    /// The word for it on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::UnderWay => "under way",
            Self::Ended => "ended",
            Self::Left => "left early",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_named_after_the_second_in_which_it_began() {
        assert_eq!(RunId::at(UnixMs(1_795_443_753_999), 0x1_7f3a).as_str(), "r-20261123-142233-7f3a");
    }

    #[test]
    fn own_words_of_nothing_but_spaces_are_none() {
        let scenario = crate::run::fixture::scenario();
        assert_eq!(RunInput::of(Input::Silence, &scenario, 5, Some("  ".to_owned())).own_words, None);
    }
}
