//! The one JSON document of `analyse --json` (design §7): scores in points with one decimal, `null` where nothing is.
//!
//! Coverage is in percent. A path is what `play --choose` takes. Where the exploration was too large, or was stopped,
//! `exact` is false and `min` and `max` are as wide as is still possible; a path is given where it leads to just that.
//! `incomplete` is there, and true, only where Ctrl-C came before the end.

use super::look::{Analysis, Played};
use crate::analysis::exact::{Attainable, Rated, Witness};
use crate::analysis::groups::{Group, Spread};
use crate::analysis::reach::{Part, Reach};
use crate::codebook::{Code, Dimension};
use crate::diagnostic::render::Entry;
use crate::scenario::Scenario;
use crate::scoring::Tenths;
use serde::{Serialize, Serializer};

/// The document.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    scenarios: Vec<One<'a>>,
}

/// One scenario; of a file that cannot be played only its diagnostics.
#[derive(Serialize)]
struct One<'a> {
    /// Its id; the file's name where it cannot be played.
    scenario: &'a str,
    moments: Option<usize>,
    states: Option<u64>,
    exact: bool,
    meetings: Option<u64>,
    attainable: Option<ByDimension<Range<'a>>>,
    policies: Option<Policies<'a>>,
    coverage: Option<CoverageJson>,
    diagnostics: Vec<Entry<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    incomplete: bool,
}

/// One thing per dimension, by its key.
struct ByDimension<T>(Vec<T>);

impl<T: Serialize> Serialize for ByDimension<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Dimension::ALL.iter().map(|dimension| dimension.key()).zip(&self.0))
    }
}

/// What the policies came to, by their names.
struct Policies<'a>(&'a [Group]);

impl Serialize for Policies<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let figures = |group: &Group| ByDimension(group.scores.iter().map(Figures::of).collect());
        serializer.collect_map(self.0.iter().map(|group| (group.policy.name(), figures(group))))
    }
}

#[derive(Serialize)]
struct Figures {
    rated_runs: u32,
    mean: Option<f64>,
    min: Option<f64>,
    max: Option<f64>,
}

#[derive(Serialize)]
struct Range<'a> {
    rated: &'static str,
    min: Option<f64>,
    max: Option<f64>,
    min_path: Option<Vec<&'a str>>,
    max_path: Option<Vec<&'a str>>,
}

#[derive(Serialize)]
struct CoverageJson {
    moments: f64,
    responses: f64,
    talk: f64,
}

pub(super) fn document(found: &[Analysis]) -> Document<'_> {
    Document { scenarios: found.iter().map(One::of).collect() }
}

impl<'a> One<'a> {
    fn of(analysis: &'a Analysis) -> Self {
        let played = analysis.played.as_ref();
        let exact = played.and_then(|played| played.exact.as_ref());
        let range = |played: &'a Played, found: &'a Attainable| Range::of(&played.scenario, found);
        Self {
            scenario: played.map_or(&analysis.file, |played| &played.scenario.id),
            moments: played.map(|played| played.scenario.moments.len()),
            states: exact.map(|exact| exact.states),
            exact: exact.is_some_and(|exact| exact.is_exact),
            meetings: exact.filter(|exact| exact.is_exact).map(|exact| exact.meetings),
            attainable: played.zip(exact).map(|(played, exact)| {
                ByDimension(exact.attainable.iter().map(|found| range(played, found)).collect())
            }),
            policies: played.map(|played| Policies(&played.groups.policies)),
            coverage: played.map(|played| CoverageJson::of(&played.coverage)),
            diagnostics: analysis.diagnostics.iter().map(Entry::of).collect(),
            incomplete: analysis.is_stopped,
        }
    }
}

impl Figures {
    fn of(spread: &Spread) -> Self {
        Self {
            rated_runs: spread.mean.n,
            mean: spread.mean.rounded().map(points),
            min: spread.lowest.map(|(score, _)| points(score)),
            max: spread.highest.map(|(score, _)| points(score)),
        }
    }
}

impl<'a> Range<'a> {
    fn of(scenario: &'a Scenario, found: &'a Attainable) -> Self {
        let path = |witness: &'a Witness| {
            witness.answers.iter().map(|answer| scenario.response(*answer).id.as_str()).collect::<Vec<_>>()
        };
        // What was not explored may hold anything.
        let end = |witness: Option<&'a Witness>, widest: Tenths| {
            let score = if found.is_exact { witness.map(|witness| witness.score) } else { Some(widest) };
            let is_there = |witness: &&Witness| score == Some(witness.score);
            (score.map(points), witness.filter(is_there).map(path))
        };
        let (min, min_path) = end(found.lowest.as_ref(), Tenths(0));
        let (max, max_path) = end(found.highest.as_ref(), Tenths(1000));
        Self {
            rated: match found.rated {
                // Of all ways nothing can be said where some were not explored.
                _ if !found.is_exact => "sometimes",
                Rated::Always => "always",
                Rated::Sometimes => "sometimes",
                Rated::Never => "never",
            },
            min,
            max,
            min_path,
            max_path,
        }
    }
}

impl CoverageJson {
    fn of(coverage: &Reach) -> Self {
        let percent = |part: Part| f64::from(part.permille()) / 10.0;
        Self {
            moments: percent(coverage.moments),
            responses: percent(coverage.responses),
            talk: percent(coverage.talk),
        }
    }
}

fn points(score: Tenths) -> f64 {
    f64::from(score.0) / 10.0
}
