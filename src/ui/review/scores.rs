//! Both scores of each dimension, standing at the top all the time, and how the reviewer sees each as a whole.

use super::{ReviewAction, ReviewView};
use crate::codebook::Dimension;
use crate::review::{Review, ReviewedScore};
use crate::scoring::{Score, not_rated_reason};
use crate::ui::after::Scored;
use crate::ui::theme::{self, Space};
use crate::ui::widgets::{TextArea, card, paragraph, section, small};
use egui::{Id, Ui};

/// Both scores of a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BothScoresView {
    /// The dimension.
    pub dimension: Dimension,
    /// What it is called.
    pub name: String,
    /// As it was scored, in words.
    pub original: String,
    /// With the reviewer's points, in words.
    pub reviewed: String,
    /// How many findings were confirmed and overridden, in words.
    pub decided: String,
    /// What limits the score, and why it is not rated, in words.
    pub remarks: Vec<String>,
    /// How the reviewer sees it as a whole; empty where they have not said.
    pub view: String,
}

impl BothScoresView {
    pub(in crate::ui) fn of(scored: &Scored<'_>, dimension: Dimension, both: &ReviewedScore, review: &Review) -> Self {
        let text = scored.score_text(dimension, &both.original);
        let not_rated = both.original.not_rated.map(|why| format!("Not rated: {}", not_rated_reason(why)));
        Self {
            dimension,
            name: text.name,
            original: value(&both.original),
            reviewed: value(&both.reviewed),
            decided: format!("{} confirmed, {} overridden", both.n_confirmed, both.n_overridden),
            remarks: text.limits.into_iter().chain(not_rated).collect(),
            view: review.views.get(dimension).clone().unwrap_or_default(),
        }
    }

    /// Both in one line.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}: original {}, reviewed {}", self.name, self.original, self.reviewed)
    }
}

fn value(score: &Score) -> String {
    score.score.map_or_else(|| "not rated".to_owned(), |tenths| tenths.to_string())
}

/// Shows the lines that stand while the rest scrolls.
pub(super) fn standing_ui(ui: &mut Ui, scores: &[BothScoresView]) {
    let theme = theme::of(ui);
    egui::Frame::new().inner_margin(theme.space(Space::Medium)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for both in scores {
            paragraph(ui, &both.line());
        }
    });
    ui.separator();
}

/// Shows each dimension as a whole, with what the reviewer says about it.
pub(super) fn views_ui(ui: &mut Ui, view: &ReviewView) -> Option<ReviewAction> {
    card(ui, "Each dimension as a whole", |ui| {
        section(ui, "Each dimension as a whole");
        let mut action = None;
        for both in &view.scores {
            paragraph(ui, &both.line());
            small(ui, &both.decided);
            for remark in &both.remarks {
                small(ui, remark);
            }
            let label = format!("How you see {}", both.name.to_lowercase());
            let field = TextArea {
                id: Id::new(("view", &view.run, both.dimension)),
                label: &label,
                text: &both.view,
                hint: "",
                rows: 2,
            };
            let written = field.show(ui).news();
            action = action.or(written.map(|text| ReviewAction::View { dimension: both.dimension, text }));
        }
        action
    })
}
