//! The three scores, side by side where there is room, each with the self-rating and the findings it is made of.

use crate::codebook::Dimension;
use crate::review::{Review, reviewed};
use crate::ui::after::Scored;
use crate::ui::after::finding::{FindingView, finding_ui};
use crate::ui::first_reaction::rating_words;
use crate::ui::widgets::{ScoreText, paragraph, quiet, score, small};
use egui::{Id, Ui};

/// A dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DimensionView {
    /// Which.
    pub dimension: Dimension,
    /// Its score in words.
    pub score: ScoreText,
    /// The score beside that of each review that overrides a finding of it.
    pub reviewed: Vec<String>,
    /// How the trainee rated themselves, as a sentence.
    pub self_rating: String,
    /// What the score is made of.
    pub findings: Vec<FindingView>,
}

impl DimensionView {
    pub(super) fn of(scored: &Scored<'_>, dimension: Dimension, findings: &[FindingView], reviews: &[Review]) -> Self {
        let rating = *scored.run.reflections.self_rating.get(dimension);
        Self {
            dimension,
            score: scored.score_text(dimension, scored.card.score(dimension)),
            reviewed: reviews.iter().filter_map(|review| both_scores(scored, dimension, review)).collect(),
            self_rating: rating.map_or_else(
                || "You left your own rating open".to_owned(),
                |rating| format!("Your own rating: {}", rating_words(rating)),
            ),
            findings: findings.iter().filter(|f| f.dimension == dimension).cloned().collect(),
        }
    }
}

/// The score and, beside it, that of a review; none where the review leaves its findings as they are.
fn both_scores(scored: &Scored<'_>, dimension: Dimension, review: &Review) -> Option<String> {
    let made = reviewed(scored.card, review, scored.meeting.scenario());
    let both = made.scores.get(dimension);
    let (original, reviewed) = (both.original.score?, both.reviewed.score?);
    (both.n_overridden > 0).then(|| format!("{original} of 100 · with {}'s review {reviewed}", review.reviewer))
}

/// The narrowest that a score can be read in beside others, in heights of text.
const NARROWEST: f32 = 15.0;

/// Shows the three.
pub(super) fn scores_ui(ui: &mut Ui, run: &str, dimensions: &[DimensionView]) {
    let wanted = NARROWEST * egui::TextStyle::Body.resolve(ui.style()).size;
    #[expect(clippy::cast_precision_loss, reason = "three")]
    let n_columns = dimensions.len().max(1) as f32;
    if ui.available_width() / n_columns >= wanted {
        ui.columns(dimensions.len().max(1), |columns| {
            for (ui, dimension) in columns.iter_mut().zip(dimensions) {
                dimension_ui(ui, run, dimension);
            }
        });
    } else {
        for dimension in dimensions {
            dimension_ui(ui, run, dimension);
        }
    }
}

fn dimension_ui(ui: &mut Ui, run: &str, view: &DimensionView) {
    score(ui, &view.score, |ui| {
        for both in &view.reviewed {
            paragraph(ui, both);
        }
        quiet(ui, &view.self_rating);
        if !view.findings.is_empty() {
            small(ui, "What it is made of; open one for its rule and the words behind it");
        }
        for finding in &view.findings {
            finding_ui(ui, Id::new(("finding", run, finding.place)), finding);
        }
    });
}
