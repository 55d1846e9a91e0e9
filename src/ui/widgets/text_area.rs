//! A field to write in, with its label; what is written leaves it as it is typed, and is never lost.

use super::action::{show_focus, was_typing};
use super::small;
use egui::{Id, Key, TextEdit, Ui};

/// A field to write in.
#[derive(Clone, Copy, Debug)]
pub struct TextArea<'a> {
    /// What tells it apart from every other field: the question's key, the turn.
    ///
    /// A field that is to begin empty again needs a new one.
    pub id: Id,
    /// The question, or what is wanted.
    pub label: &'a str,
    /// What has been written so far, as the program knows it.
    pub text: &'a str,
    /// A hint in the empty field; may be empty.
    pub hint: &'a str,
    /// Lines that are shown at least; 1 for a single line, where Enter hands in.
    pub rows: usize,
}

/// What became of a field in this frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// What stands in the field now.
    pub text: String,
    /// Whether that is not yet what the program knows: hand it on.
    pub is_new: bool,
    /// Whether Enter was pressed in a single line.
    pub is_handed_in: bool,
    /// Whether the field has the keyboard.
    pub has_focus: bool,
}

impl Written {
    /// The text, where the program does not know it yet.
    #[must_use]
    pub fn news(self) -> Option<String> {
        self.is_new.then_some(self.text)
    }
}

/// What stands in a field, until the program knows it too.
#[derive(Clone, Default)]
struct Draft {
    text: String,
    /// What the program knew when the two last agreed.
    agreed: String,
}

impl TextArea<'_> {
    /// Shows it.
    ///
    /// A panel hands on one action a frame, and the program may take a frame or two to come back with it; until then
    /// the draft is kept here and handed on again, so that no letter is lost.
    pub fn show(self, ui: &mut Ui) -> Written {
        let mut draft: Draft = ui.data(|data| data.get_temp(self.id)).unwrap_or_default();
        let is_ours = ui.memory(|memory| memory.has_focus(self.id)) || draft.agreed == self.text;
        if !is_ours || draft.text == self.text {
            draft = Draft { text: self.text.to_owned(), agreed: self.text.to_owned() };
        }
        let label = (!self.label.is_empty()).then(|| small(ui, self.label));
        let edit =
            if self.rows <= 1 { TextEdit::singleline(&mut draft.text) } else { TextEdit::multiline(&mut draft.text) };
        let width = ui.available_width();
        let response =
            ui.add(edit.id(self.id).hint_text(self.hint.to_owned()).desired_width(width).desired_rows(self.rows));
        if let Some(label) = label {
            response.clone().labelled_by(label.id);
        }
        ui.ctx().accesskit_node_builder(self.id, |node| node.set_label(self.label));
        show_focus(ui, &response);
        if response.has_focus() {
            was_typing(ui);
        }
        let is_handed_in = self.rows <= 1 && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let written = Written {
            text: draft.text.clone(),
            is_new: draft.text != self.text,
            is_handed_in,
            has_focus: response.has_focus(),
        };
        ui.data_mut(|data| data.insert_temp(self.id, draft));
        written
    }
}
