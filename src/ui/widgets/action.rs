//! Actions as buttons: what they are called, what they do and the key for them, together in one place.

use super::super::theme::{self, Letters};
use egui::{Button, Id, Key, KeyboardShortcut, Modifiers, Response, RichText, Stroke, TextStyle, TextWrapMode, Ui};
use std::borrow::Cow;

/// What an action is called, what it does, and the key for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionText {
    /// The words on the button; a screen reader reads them too.
    pub label: Cow<'static, str>,
    /// What it is about, where the same label stands on several buttons; read out after the label, empty for none.
    pub about: Cow<'static, str>,
    /// What it does, where the label does not say it all; empty for none.
    pub tooltip: Cow<'static, str>,
    /// The key for it.
    pub shortcut: Option<Shortcut>,
}

impl ActionText {
    /// An action without a key of its own; Tab reaches it, Enter and Space press it.
    pub fn new(label: impl Into<Cow<'static, str>>, tooltip: impl Into<Cow<'static, str>>) -> Self {
        Self { label: label.into(), about: Cow::Borrowed(""), tooltip: tooltip.into(), shortcut: None }
    }

    /// The same, about one of several things.
    #[must_use]
    pub fn about(self, what: impl Into<Cow<'static, str>>) -> Self {
        Self { about: what.into(), ..self }
    }

    /// What a screen reader reads: the label, and what it is about.
    #[must_use]
    pub fn spoken(&self) -> String {
        if self.about.is_empty() { self.label.to_string() } else { format!("{}, {}", self.label, self.about) }
    }

    /// The same with a key.
    #[must_use]
    pub fn key(self, shortcut: Shortcut) -> Self {
        Self { shortcut: Some(shortcut), ..self }
    }
}

/// A key, or one of two keys, alone or with Ctrl (⌘ on a Mac).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    key: Key,
    or: Option<Key>,
    with_command: bool,
}

impl Shortcut {
    /// A key by itself; it does nothing while somebody is typing.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self { key, or: None, with_command: false }
    }

    /// Either of two keys.
    #[must_use]
    pub const fn either(key: Key, or: Key) -> Self {
        Self { key, or: Some(or), with_command: false }
    }

    /// A key with Ctrl (⌘ on a Mac); it works while typing too.
    #[must_use]
    pub const fn command(key: Key) -> Self {
        Self { key, or: None, with_command: true }
    }

    /// How it is written where there is room for both keys.
    #[must_use]
    pub fn words(self, ui: &Ui) -> String {
        let first = self.first(ui);
        self.or.map_or(first.clone(), |or| format!("{first} or {}", self.written(ui, or)))
    }

    /// How the first of its keys is written.
    #[must_use]
    pub fn first(self, ui: &Ui) -> String {
        self.written(ui, self.key)
    }

    /// The sign that stands on a key is written, not its name.
    fn written(self, ui: &Ui, key: Key) -> String {
        let words = ui.ctx().format_shortcut(&self.full(key));
        if key == Key::Comma { words.replace(key.name(), ",") } else { words }
    }

    /// Whether it was pressed; the press is used up.
    ///
    /// Space and Enter belong to whatever has the keyboard: as shortcuts they work only while nothing has it.
    #[must_use]
    pub fn pressed(self, ui: &Ui) -> bool {
        if !self.with_command && is_typing(ui) {
            return false;
        }
        let has_focus = ui.memory(|memory| memory.focused().is_some());
        [Some(self.key), self.or].into_iter().flatten().any(|key| {
            let belongs_to_focus = !self.with_command && matches!(key, Key::Space | Key::Enter);
            !(belongs_to_focus && has_focus) && ui.input_mut(|input| input.consume_shortcut(&self.full(key)))
        })
    }

    fn full(self, key: Key) -> KeyboardShortcut {
        KeyboardShortcut::new(if self.with_command { Modifiers::COMMAND } else { Modifiers::NONE }, key)
    }
}

/// Whether a field to write in has the keyboard, so that letters are text and not shortcuts.
///
/// egui takes the keyboard from a field before any panel sees Escape; so the frame after counts too, and Escape leaves
/// the field and nothing else.
#[must_use]
pub fn is_typing(ui: &Ui) -> bool {
    let last: Option<u64> = ui.data(|data| data.get_temp(typed_id()));
    ui.ctx().text_edit_focused() || last.is_some_and(|pass| pass + 1 >= ui.ctx().cumulative_pass_nr())
}

/// Remembers that a field had the keyboard in this pass.
pub(super) fn was_typing(ui: &Ui) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(typed_id(), pass));
}

fn typed_id() -> Id {
    Id::new("polyphony last pass with a field that has the keyboard")
}

/// A button for an action.
#[must_use = "a button is seen only where it is shown"]
pub struct ActionButton<'a> {
    text: &'a ActionText,
    is_primary: bool,
    is_wide: bool,
    enabled: bool,
    selected: bool,
}

impl<'a> ActionButton<'a> {
    /// A button with the action's words.
    pub fn new(text: &'a ActionText) -> Self {
        Self { text, is_primary: false, is_wide: false, enabled: true, selected: false }
    }

    /// The one thing on a page that is most likely wanted.
    pub fn primary(self) -> Self {
        Self { is_primary: true, ..self }
    }

    /// As wide as there is room, its words at the left: for things to choose between.
    pub fn wide(self) -> Self {
        Self { is_wide: true, ..self }
    }

    /// Whether it can be pressed now.
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// Whether it is the chosen one of several.
    pub fn selected(self, selected: bool) -> Self {
        Self { selected, ..self }
    }

    /// Shows it; true where it was pressed, by pointer, by its key or by a screen reader.
    pub fn show(self, ui: &mut Ui) -> bool {
        self.show_response(ui).0
    }

    /// The same, with the response, for what should be scrolled to or given the keyboard.
    pub fn show_response(self, ui: &mut Ui) -> (bool, Response) {
        let theme = theme::of(ui);
        let keys = self.text.shortcut.map(|s| s.words(ui));
        let colour = if self.is_primary { theme.colours.on_accent } else { theme.colours.ink };
        let size = TextStyle::Button.resolve(ui.style()).size;
        let rich = RichText::new(self.text.label.as_ref()).color(colour).line_height(Some(size * 1.35));
        let button = match self.shown_key(ui) {
            None => Button::new(rich),
            Some(key) => {
                let colour = if self.is_primary { theme.colours.on_accent } else { theme.colours.ink_soft };
                Button::new((rich, RichText::new(key).font(theme.font(Letters::Small)).color(colour)))
            }
        };
        let mut button = button.wrap_mode(self.wrap_mode(ui)).selected(self.selected);
        if self.is_primary {
            button = button.fill(theme.colours.accent).stroke(Stroke::new(1.0, theme.colours.accent));
        }
        self.break_row(ui);
        let width = if self.is_wide { ui.available_width() } else { 0.0 };
        let button = button.min_size(egui::vec2(width, theme.target()));
        let response = ui
            .scope(|ui| {
                if self.is_wide {
                    ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| ui.add_enabled(self.enabled, button))
                        .inner
                } else {
                    ui.add_enabled(self.enabled, button)
                }
            })
            .inner;
        describe(ui, &response, self.text, keys.as_deref());
        show_focus(ui, &response);
        let by_key = self.enabled && ui.is_enabled() && self.text.shortcut.is_some_and(|s| s.pressed(ui));
        let pressed = response.clicked() || by_key;
        // What is chosen from a list says everything already, and a tooltip would lie over the next thing on it.
        (pressed, if self.is_wide { response } else { with_tooltip(response, self.text, keys) })
    }

    /// In a row that breaks, a button that no longer fits begins the next one; egui does not see through the scope that
    /// a button stands in.
    fn break_row(&self, ui: &mut Ui) {
        let left = ui.cursor().left();
        if ui.layout().main_wrap && left > ui.max_rect().left() && left + self.width(ui) > ui.max_rect().right() {
            ui.end_row();
        }
    }

    /// Its width with its words in one line.
    fn width(&self, ui: &Ui) -> f32 {
        let font = TextStyle::Button.resolve(ui.style());
        let words = format!("{}    {}", self.text.label, self.shown_key(ui).unwrap_or_default());
        let galley = ui.painter().layout_no_wrap(words, font, theme::of(ui).colours.ink);
        galley.size().x + 2.0 * ui.spacing().button_padding.x
    }

    /// The key that stands on the button; a wide one begins with its number instead.
    fn shown_key(&self, ui: &Ui) -> Option<String> {
        self.text.shortcut.filter(|_| !self.is_wide).map(|shortcut| shortcut.first(ui))
    }

    /// A button breaks its words only where they are wider than a whole row.
    fn wrap_mode(&self, ui: &Ui) -> TextWrapMode {
        if self.width(ui) > ui.max_rect().width() || self.is_wide { TextWrapMode::Wrap } else { TextWrapMode::Extend }
    }
}

fn describe(ui: &Ui, response: &Response, text: &ActionText, keys: Option<&str>) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(text.spoken());
        if !text.tooltip.is_empty() {
            node.set_description(text.tooltip.as_ref());
        }
        if let Some(keys) = keys {
            node.set_keyboard_shortcut(keys);
        }
    });
}

fn with_tooltip(response: Response, text: &ActionText, keys: Option<String>) -> Response {
    let tip = match (text.tooltip.as_ref(), keys) {
        ("", None) => return response,
        ("", Some(keys)) => keys,
        (tip, None) => tip.to_owned(),
        (tip, Some(keys)) => format!("{tip} ({keys})"),
    };
    response.on_hover_text(tip)
}

/// A ring around what has the keyboard, and the page moved so that it is seen.
pub(in crate::ui) fn show_focus(ui: &Ui, response: &Response) {
    if !response.has_focus() {
        return;
    }
    let theme = theme::of(ui);
    let ring = response.rect.expand(2.0);
    ui.painter().rect_stroke(ring, theme.corner(), Stroke::new(2.0, theme.colours.focus), egui::StrokeKind::Outside);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}
