//! A part that opens and closes: a button that says whether it is open, and what lies under it.

use crate::ui::theme::{self, Space};
use crate::ui::widgets::{ActionButton, ActionText};
use egui::{Id, Response, Stroke, Ui, Vec2};

/// Whether it is open, and whether it was asked for from elsewhere.
#[derive(Clone, Copy, Default)]
struct Standing {
    is_open: bool,
    comes_into_view: bool,
}

/// Shows a part that opens and closes under a button with these words; `contents` is called only where it is open.
pub fn disclosure<R>(ui: &mut Ui, id: Id, label: &str, contents: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let mut standing: Standing = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let text = ActionText::new(label.to_owned(), if standing.is_open { "Close" } else { "Open" });
    let (pressed, response) = ActionButton::new(&text).wide().selected(standing.is_open).show_response(ui);
    if pressed {
        standing.is_open = !standing.is_open;
    }
    if standing.comes_into_view {
        response.scroll_to_me(Some(egui::Align::TOP));
        response.request_focus();
        standing.comes_into_view = false;
    }
    arrow(ui, &response, standing.is_open);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(standing.is_open));
    ui.data_mut(|data| data.insert_temp(id, standing));
    standing.is_open.then(|| {
        let margin = theme::of(ui).space(Space::Medium);
        egui::Frame::new()
            .inner_margin(egui::Margin { left: 8, ..egui::Margin::ZERO })
            .show(ui, |ui| {
                let inner = contents(ui);
                ui.add_space(margin);
                inner
            })
            .inner
    })
}

/// A small arrow in the button's margin: to the right where it is closed, down where it is open.
fn arrow(ui: &Ui, response: &Response, is_open: bool) {
    let padding = ui.spacing().button_padding.x;
    let at = response.rect.right_center() - Vec2::new(padding * 0.6, 0.0);
    let arm = padding * 0.3;
    let tip = if is_open { Vec2::new(0.0, arm) } else { Vec2::new(arm, 0.0) };
    let stroke = Stroke::new(1.5, theme::of(ui).colours.control);
    for side in [tip.rot90(), -tip.rot90()] {
        ui.painter().line_segment([at + tip * 0.5, at - tip * 0.5 + side], stroke);
    }
}

/// Opens a part from elsewhere and brings it into view with the keyboard on it.
pub fn bring_into_view(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.insert_temp(id, Standing { is_open: true, comes_into_view: true }));
    ui.ctx().request_repaint();
}
