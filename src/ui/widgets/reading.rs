//! Words to read: headings that a screen reader can jump between, paragraphs, and what stands back.

use super::super::theme::{self, Letters};
use egui::accesskit::Role;
use egui::{Color32, Label, Response, RichText, Ui};

/// A page's title, a heading of the first level.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    heading(ui, text, Letters::Title, 1)
}

/// The heading of a part of a page, of the second level.
pub fn section(ui: &mut Ui, text: &str) -> Response {
    heading(ui, text, Letters::Section, 2)
}

/// A heading within a part, of the third level.
pub fn subsection(ui: &mut Ui, text: &str) -> Response {
    heading(ui, text, Letters::Body, 3)
}

/// Running text.
pub fn paragraph(ui: &mut Ui, text: &str) -> Response {
    let ink = theme::of(ui).colours.ink;
    words(ui, text, Letters::Body, ink)
}

/// Running text that stands back.
pub fn quiet(ui: &mut Ui, text: &str) -> Response {
    let ink = theme::of(ui).colours.ink_soft;
    words(ui, text, Letters::Body, ink)
}

/// A remark in small letters.
pub fn small(ui: &mut Ui, text: &str) -> Response {
    let ink = theme::of(ui).colours.ink_soft;
    words(ui, text, Letters::Small, ink)
}

/// What something is, and under it the thing, as in a list of facts.
pub fn fact(ui: &mut Ui, what: &str, text: &str) {
    small(ui, what);
    paragraph(ui, text);
}

/// A person's name in the colour of their voice.
pub fn voice_name(ui: &mut Ui, name: &str, nth: usize) -> Response {
    let colour = theme::of(ui).colours.voice(nth);
    words(ui, name, Letters::Body, colour)
}

fn words(ui: &mut Ui, text: &str, letters: Letters, colour: Color32) -> Response {
    let font = theme::of(ui).font(letters);
    let line_height = font.size * 1.45;
    ui.add(Label::new(RichText::new(text).font(font).color(colour).line_height(Some(line_height))).wrap())
}

fn heading(ui: &mut Ui, text: &str, letters: Letters, level: usize) -> Response {
    let theme = theme::of(ui);
    let font = theme.font(letters);
    let line_height = font.size * 1.3;
    let rich = RichText::new(text).font(font).color(theme.colours.ink).line_height(Some(line_height));
    // The default face has no bold cut; a heading of body size is told apart by a line under it.
    let rich = if level == 3 { rich.underline() } else { rich };
    let response = ui.add(Label::new(rich).wrap());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        node.set_label(text);
        node.clear_value();
    });
    response
}
