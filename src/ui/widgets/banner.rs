//! A message that wants to be read: what happened, where, and what to do.

use super::super::theme::{self, Space};
use super::{ActionButton, ActionText, paragraph, quiet};
use egui::accesskit::{Live, Role};
use egui::{Frame, Stroke, Ui};

/// How much a message wants to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BannerKind {
    /// Good to know.
    Note,
    /// Something did not work.
    Error,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    /// How much it wants to be read.
    pub kind: BannerKind,
    /// What happened, in a sentence.
    pub what: String,
    /// Where: a file, a folder, a run; empty where there is no place.
    pub place: String,
    /// What to do; empty where there is nothing to do.
    pub what_to_do: String,
}

/// Shows a message; true where `close` was pressed.
pub fn banner(ui: &mut Ui, message: &Banner, close: Option<&ActionText>) -> bool {
    let theme = theme::of(ui);
    let colours = theme.colours;
    let (fill, edge) = match message.kind {
        BannerKind::Note => (colours.quiet_fill, colours.control),
        BannerKind::Error => (colours.attention_soft, colours.attention),
    };
    let shown = Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(theme.corner())
        .inner_margin(theme.card_margin())
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            announce(ui, message);
            paragraph(ui, &message.what);
            if !message.place.is_empty() {
                quiet(ui, &message.place);
            }
            if !message.what_to_do.is_empty() {
                paragraph(ui, &message.what_to_do);
            }
            close.is_some_and(|close| ActionButton::new(close).show(ui))
        });
    ui.add_space(theme.space(Space::Small));
    shown.inner
}

/// Errors are read out as soon as they come, notes when there is a pause.
fn announce(ui: &Ui, message: &Banner) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        let (role, live) = match message.kind {
            BannerKind::Note => (Role::Status, Live::Polite),
            BannerKind::Error => (Role::Alert, Live::Assertive),
        };
        node.set_role(role);
        node.set_live(live);
        node.set_label(message.what.as_str());
    });
}
