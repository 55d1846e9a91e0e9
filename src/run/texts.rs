//! The texts that a run was played with: scenario, codebook and rubric, each named by its hash.

use super::record::Run;
use crate::scenario::text_hash;
use serde::{Deserialize, Serialize};

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
    use crate::run::{RunId, UnixMs};

    #[test]
    fn an_edited_scenario_is_seen_by_its_hash() {
        let texts = Texts::with_shipped(Text::new("a.ron", "Scenario()"));
        let scenario = crate::run::fixture::scenario();
        let run = Run::begin(RunId::from_text("r-1"), UnixMs(0), &scenario, texts.hashes(), 7);
        assert_eq!(changed_texts(&run, &texts.hashes()), []);
        let edited = Texts { scenario: Text::new("a.ron", "Scenario( )"), ..texts };
        assert_eq!(changed_texts(&run, &edited.hashes()), [TextKind::Scenario]);
    }
}
