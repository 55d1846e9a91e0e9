//! Where words stand: the page, cards on it, badges, and rows that break.

use super::super::theme::{self, Letters, Space};
use super::{is_typing, small};
use egui::accesskit::Role;
use egui::{Align, Frame, Key, Layout, Margin, Modifiers, Rect, ScrollArea, Stroke, Ui, UiBuilder, Vec2};

/// A page that scrolls, by keyboard too, its words in a column that can be read, in the middle where there is room.
///
/// `name` tells pages apart, so that each keeps its own place.
pub fn page<R>(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let measure = theme::of(ui).measure();
    page_of(ui, name, measure, contents)
}

/// A page with room for things side by side; running text on it is held to the measure by who puts it there.
pub fn wide_page<R>(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let measure = theme::of(ui).measure();
    page_of(ui, name, measure * 1.75, contents)
}

fn page_of<R>(ui: &mut Ui, name: &str, measure: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    let height = ui.available_height();
    ScrollArea::vertical()
        .id_salt(("page", name))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let margin = theme.space(Space::Large).min(ui.available_width() * 0.05);
            let room = ui.available_width() - 2.0 * margin;
            let width = room.min(measure + 2.0 * theme.card_margin().leftf()).max(40.0);
            let left = margin + (room - width).max(0.0) / 2.0;
            let column =
                Rect::from_min_size(ui.cursor().min + Vec2::new(left, margin), Vec2::new(width, f32::INFINITY));
            let inner = ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
                ui.set_width(width);
                let result = contents(ui);
                ui.add_space(margin);
                // What stands on the page has had its chance to take the key.
                scroll_by_key(ui, height);
                result
            });
            inner.inner
        })
        .inner
}

/// Moves a page of which `height` is seen by the keys that move a page, where nothing else takes them.
///
/// Up and Down belong to what has the keyboard: egui goes from one thing to the next with them.
fn scroll_by_key(ui: &Ui, height: f32) {
    if is_typing(ui) || !ui.is_enabled() || ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let line = theme::of(ui).font(Letters::Body).size * 3.0;
    let (page, whole) = (height * 0.85, ui.min_rect().height());
    let is_free = ui.memory(|memory| memory.focused().is_none());
    let keys = [
        (Key::ArrowDown, line, is_free),
        (Key::ArrowUp, -line, is_free),
        (Key::PageDown, page, true),
        (Key::PageUp, -page, true),
        (Key::End, whole, true),
        (Key::Home, -whole, true),
    ];
    let by: f32 = ui.input_mut(|input| {
        let pressed = keys.iter().filter(|(key, _, can)| *can && input.consume_key(Modifiers::NONE, *key));
        pressed.map(|(_, by, _)| by).sum()
    });
    if by != 0.0 {
        ui.scroll_with_delta(Vec2::new(0.0, -by));
    }
}

/// A card: things that belong together. A screen reader hears `label` on entering it.
pub fn card<R>(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    let shown = Frame::new()
        .fill(theme.colours.card)
        .stroke(theme.divider())
        .corner_radius(theme.corner())
        .inner_margin(theme.card_margin())
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            group(ui, label);
            ui.with_layout(Layout::top_down(Align::Min), contents).inner
        });
    ui.add_space(theme.space(Space::Medium));
    shown.inner
}

/// A row of things that breaks where it does not fit.
pub fn row<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_wrapped(contents).inner
}

/// A word or two set off from the rest; not a button.
pub fn badge(ui: &mut Ui, text: &str) {
    let theme = theme::of(ui);
    Frame::new()
        .fill(theme.colours.quiet_fill)
        .corner_radius(theme.corner())
        .inner_margin(Margin::symmetric(8, 3))
        .show(ui, |ui| small(ui, text));
}

/// Several badges, in rows that break between them.
pub fn badges<'a>(ui: &mut Ui, texts: impl IntoIterator<Item = &'a str>) {
    let width = ui.available_width();
    let theme = theme::of(ui);
    let gap = theme.space(Space::Small);
    ui.vertical(|ui| {
        let mut rest = texts.into_iter().peekable();
        while rest.peek().is_some() {
            ui.horizontal(|ui| {
                let mut used = 0.0;
                while let Some(text) = rest.peek() {
                    let wide = badge_width(ui, text) + gap;
                    if used > 0.0 && used + wide > width {
                        break;
                    }
                    used += wide;
                    ui.spacing_mut().item_spacing.x = gap;
                    badge(ui, text);
                    rest.next();
                }
            });
        }
    });
}

/// A bar in the colour of a voice, beside what it says; the name stands there too.
pub fn voice_bar<R>(ui: &mut Ui, nth: usize, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    let room = theme.space(Space::Medium);
    let shown = Frame::new().inner_margin(Margin { left: 12, ..Margin::ZERO }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.vertical(contents).inner
    });
    let x = shown.response.rect.left() + room / 4.0;
    ui.painter().vline(x, shown.response.rect.y_range(), Stroke::new(3.0, theme.colours.voice(nth)));
    shown.inner
}

fn badge_width(ui: &Ui, text: &str) -> f32 {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, theme::of(ui).colours.ink);
    galley.size().x + 16.0
}

/// Says to AccessKit that what this part of the screen holds belongs together.
pub(super) fn group(ui: &Ui, label: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Group);
        node.set_label(label);
    });
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::window;
    use super::*;
    use crate::ui::widgets::paragraph;
    use egui_kittest::kittest::Queryable;

    #[test]
    fn a_page_is_moved_by_keys_and_comes_back() {
        let mut window = window(100, (), |ui, ()| {
            page(ui, "long", |ui| {
                for nth in 0..200 {
                    paragraph(ui, &format!("Line {nth}"));
                }
                None::<()>
            })
        });
        let mut top_after = |key: Key| {
            window.key_press(key);
            window.run();
            window.get_by_label("Line 0").rect().top()
        };
        let begin = top_after(Key::Home);
        let line = top_after(Key::ArrowDown);
        assert!(line < begin, "Down moves it: {line} from {begin}");
        assert!((top_after(Key::ArrowUp) - begin).abs() < 1.0);
        assert!(top_after(Key::PageDown) < begin - 400.0);
        assert!((top_after(Key::PageUp) - begin).abs() < 1.0);
        assert!(top_after(Key::End) < begin - 2000.0);
        assert!((top_after(Key::Home) - begin).abs() < 1.0);
    }
}
