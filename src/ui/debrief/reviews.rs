//! What supervisors said about the run, for the trainee to read: both scores, and their reasons and comments.

use crate::codebook::{Code, Dimension};
use crate::review::{Decision, Review, points_range, reviewed};
use crate::ui::after::Scored;
use crate::ui::after::finding::{FindingView, OverrideView, points_beside};
use crate::ui::review::{BothScoresView, VerdictView};
use crate::ui::text::capital;
use crate::ui::widgets::{card, fact, paragraph, section};
use egui::Ui;

/// What one supervisor said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewSummaryView {
    /// Who.
    pub reviewer: String,
    /// Both scores of each dimension, a line each.
    pub scores: Vec<String>,
    /// What they said: about what, and the words.
    pub notes: Vec<(String, String)>,
}

impl ReviewSummaryView {
    pub(super) fn of(scored: &Scored<'_>, review: &Review, findings: &[FindingView]) -> Self {
        let made = reviewed(scored.card, review, scored.meeting.scenario());
        let both: Vec<_> =
            Dimension::ALL.iter().map(|d| BothScoresView::of(scored, *d, made.scores.get(*d), review)).collect();
        let views = both.iter().filter(|both| !both.view.is_empty()).map(|both| (both.name.clone(), both.view.clone()));
        let decided =
            made.findings.iter().zip(&scored.card.findings).zip(findings).filter_map(|((made, finding), view)| {
                let standing = VerdictView::of(made, points_range(finding)).standing()?;
                Some((view.title(), standing))
            });
        let comments = review
            .comments
            .iter()
            .map(|comment| (capital(&crate::ui::after::turn_words(comment.turn)), comment.text.clone()));
        Self {
            reviewer: review.reviewer.clone(),
            scores: both.iter().map(BothScoresView::line).collect(),
            notes: views.chain(decided).chain(comments).collect(),
        }
    }
}

/// Adds to every finding what reviews give in place of its points.
pub(super) fn add_overrides(scored: &Scored<'_>, reviews: &[Review], findings: &mut [FindingView]) {
    for review in reviews {
        let made = reviewed(scored.card, review, scored.meeting.scenario());
        for ((made, finding), view) in made.findings.iter().zip(&scored.card.findings).zip(findings.iter_mut()) {
            if !matches!(made.decision, Some(Decision::Override { .. })) {
                continue;
            }
            view.overrides.push(OverrideView {
                reviewer: review.reviewer.clone(),
                points: points_beside(made.points, made.of),
                verdict: VerdictView::of(made, points_range(finding)).standing().unwrap_or_default(),
            });
        }
    }
}

/// Shows what supervisors said; nothing where nobody has.
pub(super) fn reviews_ui(ui: &mut Ui, reviews: &[ReviewSummaryView]) {
    for review in reviews {
        let heading = format!("What {} says", review.reviewer);
        card(ui, &heading, |ui| {
            section(ui, &heading);
            for line in &review.scores {
                paragraph(ui, line);
            }
            for (about, said) in &review.notes {
                fact(ui, about, said);
            }
        });
    }
}
