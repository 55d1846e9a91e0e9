//! One of several, and on or off.

use super::action::show_focus;
use super::frame::group;
use super::small;
use egui::accesskit::Role;
use egui::{Checkbox, RadioButton, Ui};

/// One of several, with a label above; gives the place of the one that was chosen just now.
///
/// `chosen` may be none, for a question that nobody has answered yet.
pub fn choice<'a>(
    ui: &mut Ui,
    label: &str,
    options: impl IntoIterator<Item = &'a str>,
    chosen: Option<usize>,
) -> Option<usize> {
    ui.scope(|ui| {
        group(ui, label);
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_role(Role::RadioGroup));
        small(ui, label);
        let mut now = None;
        ui.horizontal_wrapped(|ui| {
            for (nth, option) in options.into_iter().enumerate() {
                let response = ui.add(RadioButton::new(chosen == Some(nth), option));
                show_focus(ui, &response);
                if response.clicked() && chosen != Some(nth) {
                    now = Some(nth);
                }
            }
        });
        now
    })
    .inner
}

/// On or off; gives the new state where it was changed just now.
pub fn toggle(ui: &mut Ui, label: &str, is_on: bool) -> Option<bool> {
    let mut now = is_on;
    let response = ui.add(Checkbox::new(&mut now, label));
    show_focus(ui, &response);
    (now != is_on).then_some(now)
}
