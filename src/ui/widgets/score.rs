//! One score with its words; three stand side by side, and there is never one combined number.

use super::super::theme::{self, Letters, Space};
use super::{card, paragraph, quiet, section, small};
use egui::{Label, RichText, Ui};

/// A score in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreText {
    /// The dimension.
    pub name: String,
    /// What it looks at, in a sentence.
    pub meaning: String,
    /// The score, such as `81.8`; none where it is not rated.
    pub value: Option<String>,
    /// Why it is not rated; empty where it is.
    pub not_rated: String,
    /// Why it is limited, one sentence each; mostly none.
    pub limits: Vec<String>,
    /// What it is made of, such as `54 of 66 points, from 12 findings`; may be empty.
    pub made_of: String,
}

/// Shows a score as a card of its own; `below` adds what belongs to it.
pub fn score<R>(ui: &mut Ui, text: &ScoreText, below: impl FnOnce(&mut Ui) -> R) -> R {
    card(ui, &text.name, |ui| {
        section(ui, &text.name);
        quiet(ui, &text.meaning);
        match &text.value {
            Some(value) => figure(ui, &text.name, value),
            None => not_rated(ui, &text.not_rated),
        }
        for limit in &text.limits {
            paragraph(ui, limit);
        }
        if !text.made_of.is_empty() {
            small(ui, &text.made_of);
        }
        below(ui)
    })
}

fn figure(ui: &mut Ui, name: &str, value: &str) {
    let theme = theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space(Space::Small);
        let rich = RichText::new(value).font(theme.font(Letters::Figure)).color(theme.colours.ink);
        let response = ui.add(Label::new(rich));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(format!("{name}: {value} of 100")));
        quiet(ui, "of 100");
    });
}

fn not_rated(ui: &mut Ui, why: &str) {
    paragraph(ui, &if why.is_empty() { "Not rated".to_owned() } else { format!("Not rated: {why}") });
}
