//! The record of a run: what it was played with, and every input in order.

use super::reflection::Reflections;
use super::time::UnixMs;
use crate::meeting::Input;
use crate::scenario::{Scenario, text_hash};
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

/// The texts that a run was played with, by SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextHashes {
    /// Of the scenario.
    pub scenario: String,
    /// Of the codebook.
    pub codebook: String,
    /// Of the rubric.
    pub rubric: String,
}

impl TextHashes {
    /// The hash of one of the three.
    #[must_use]
    pub fn of(&self, kind: TextKind) -> &str {
        match kind {
            TextKind::Scenario => &self.scenario,
            TextKind::Codebook => &self.codebook,
            TextKind::Rubric => &self.rubric,
        }
    }
}

/// Which of the three texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// The scenario.
    Scenario,
    /// The codebook.
    Codebook,
    /// The rubric.
    Rubric,
}

impl TextKind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Scenario, Self::Codebook, Self::Rubric];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Scenario => "scenario",
            Self::Codebook => "codebook",
            Self::Rubric => "rubric",
        }
    }
}

/// The texts that differ now from those that a run was played with; none where it still fits.
///
/// A run whose scenario was edited since is replayed with the text that the store kept, not with the edited one.
#[must_use]
pub fn changed_texts(run: &Run, now: &TextHashes) -> Vec<TextKind> {
    TextKind::ALL.into_iter().filter(|kind| run.texts.of(*kind) != now.of(*kind)).collect()
}

/// A text by its name; the name is for people, the hash is what counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The file that it came from, or `shipped`.
    pub name: String,
    /// The text, byte for byte.
    pub text: String,
}

impl Text {
    /// A text and its name.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// SHA-256 of the text, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        text_hash(&self.text)
    }
}

/// The texts that a run was played with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// The scenario.
    pub scenario: Text,
    /// The codebook.
    pub codebook: Text,
    /// The rubric.
    pub rubric: Text,
}

impl Texts {
    /// A scenario with the codebook and the rubric that this build ships.
    #[must_use]
    pub fn with_shipped(scenario: Text) -> Self {
        Self {
            scenario,
            codebook: Text::new("shipped", crate::codebook::SHIPPED_TEXT),
            rubric: Text::new("shipped", crate::scoring::SHIPPED_TEXT),
        }
    }

    /// One of the three.
    #[must_use]
    pub fn of(&self, kind: TextKind) -> &Text {
        match kind {
            TextKind::Scenario => &self.scenario,
            TextKind::Codebook => &self.codebook,
            TextKind::Rubric => &self.rubric,
        }
    }

    /// Their hashes.
    #[must_use]
    pub fn hashes(&self) -> TextHashes {
        TextHashes { scenario: self.scenario.hash(), codebook: self.codebook.hash(), rubric: self.rubric.hash() }
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
    fn an_edited_scenario_is_seen_by_its_hash() {
        let texts = Texts::with_shipped(Text::new("a.ron", "Scenario()"));
        let scenario = crate::run::fixture::scenario();
        let run = Run::begin(RunId::from_text("r-1"), UnixMs(0), &scenario, texts.hashes(), 7);
        assert_eq!(changed_texts(&run, &texts.hashes()), []);
        let edited = Texts { scenario: Text::new("a.ron", "Scenario( )"), ..texts };
        assert_eq!(changed_texts(&run, &edited.hashes()), [TextKind::Scenario]);
    }

    #[test]
    fn own_words_of_nothing_but_spaces_are_none() {
        let scenario = crate::run::fixture::scenario();
        assert_eq!(RunInput::of(Input::Silence, &scenario, 5, Some("  ".to_owned())).own_words, None);
    }
}
