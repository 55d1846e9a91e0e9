//! Who is in the room, in a row: the drawn room shows the same, and this is for whoever cannot see it.

use super::PersonTag;
use crate::ui::theme::{self, Space};
use egui::accesskit::Role;
use egui::{Label, RichText, TextStyle, Ui};

pub(super) fn people_ui(ui: &mut Ui, people: &[PersonTag]) {
    let theme = theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space(Space::Medium);
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Group);
            node.set_label("In the room");
        });
        for (nth, person) in people.iter().enumerate() {
            let (colour, words) = if person.is_present {
                (theme.colours.voice(nth), words(person))
            } else {
                (theme.colours.ink_soft, format!("{} (not here now)", person.name))
            };
            let rich = RichText::new(words).text_style(TextStyle::Small).color(colour);
            // Who speaks has a line under the name, and the word for it: colour alone says nothing.
            let rich = if person.is_speaking { rich.underline() } else { rich };
            ui.add(Label::new(rich).extend());
        }
    });
}

fn words(person: &PersonTag) -> String {
    let now = if person.is_speaking { ", speaking" } else { "" };
    format!("{} ({}{now})", person.name, person.part)
}
