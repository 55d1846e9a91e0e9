//! Opening: from a run and the texts that it was played with to the meeting that it was.

use super::record::Run;
use super::replay::{ReplayError, replay};
use super::texts::{TextKind, Texts};
use crate::codebook::{Codebook, TableError};
use crate::diagnostic::Diagnostic;
use crate::meeting::Meeting;
use crate::scenario::{Scenario, load};
use crate::scoring::Rubric;
use std::sync::Arc;

/// What a run was played with, and the meeting that it was.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The codebook.
    pub codebook: Arc<Codebook>,
    /// The rubric.
    pub rubric: Arc<Rubric>,
    /// The meeting, where the run stands; it can go on from there.
    pub meeting: Meeting,
}

/// Why a run cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A text is not the one that the run names.
    #[error("the {} is not the one that the run was played with: its hash is another", .0.name())]
    TextChanged(TextKind),
    /// The scenario cannot be loaded.
    #[error("the scenario of the run cannot be loaded: line {line}: {message}")]
    Scenario {
        /// Line of the first error, from 1.
        line: u32,
        /// What is wrong there.
        message: String,
    },
    /// The codebook or the rubric cannot be read.
    #[error("the {} of the run cannot be read: {source}", .kind.name())]
    Table {
        /// Which of the two.
        kind: TextKind,
        /// Why.
        source: TableError,
    },
    /// The inputs do not fit the scenario.
    #[error(transparent)]
    Replay(#[from] ReplayError),
}

impl OpenError {
    /// What to do about it, as a sentence.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::TextChanged(_) => "Export the run again from where it was played, with its texts as they were.",
            Self::Scenario { .. } | Self::Table { .. } | Self::Replay(_) => {
                "Open the run with the version of Polyphony that played it, or export it again from there."
            }
        }
    }
}

/// Opens a run with the texts that it was played with, and replays it.
///
/// # Errors
/// Where a text is not the one that the run names, cannot be used, or the run does not replay with it.
pub fn open(run: &Run, texts: &Texts) -> Result<Opened, OpenError> {
    for kind in TextKind::ALL {
        if texts.of(kind).hash() != run.texts.of(kind) {
            return Err(OpenError::TextChanged(kind));
        }
    }
    let loaded = load(&texts.scenario.name, &texts.scenario.text);
    let scenario = loaded.scenario.map(Arc::new).ok_or_else(|| broken(&loaded.diagnostics))?;
    let codebook = table(TextKind::Codebook, Codebook::from_ron(&texts.codebook.text))?;
    let rubric = table(TextKind::Rubric, Rubric::from_ron(&texts.rubric.text))?;
    let meeting = replay(run, &scenario, &codebook)?;
    Ok(Opened { scenario, codebook, rubric, meeting })
}

fn broken(diagnostics: &[Diagnostic]) -> OpenError {
    let first = diagnostics.iter().find(|d| d.is_error());
    let (line, message) = first.map_or((1, String::new()), |d| (d.start.line, d.message.clone()));
    OpenError::Scenario { line, message }
}

fn table<T>(kind: TextKind, read: Result<T, TableError>) -> Result<Arc<T>, OpenError> {
    read.map(Arc::new).map_err(|source| OpenError::Table { kind, source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::{Text, fixture};

    #[test]
    fn a_run_opens_with_its_own_texts() {
        let opened = open(&fixture::run(), &fixture::texts()).expect("it opens");
        assert_eq!((opened.meeting.turn(), opened.scenario.id.as_str()), (2, "kitchen"));
    }

    #[test]
    fn a_scenario_edited_under_an_open_run_is_named() {
        let edited = fixture::SCENARIO.replace("Is she ill?", "Is she mad?");
        let texts = Texts { scenario: Text::new("kitchen.ron", edited), ..fixture::texts() };
        let error = open(&fixture::run(), &texts).expect_err("it was edited");
        assert_eq!(error.to_string(), "the scenario is not the one that the run was played with: its hash is another");
    }

    #[test]
    fn a_scenario_that_this_build_cannot_load_is_named_with_its_line() {
        let mut run = fixture::run();
        let texts = Texts { scenario: Text::new("kitchen.ron", "Scenario(\n    format: 9"), ..fixture::texts() };
        run.texts = texts.hashes();
        let error = open(&run, &texts).expect_err("it is broken");
        assert!(matches!(error, OpenError::Scenario { .. }), "{error}");
    }
}
