//! The transcript on screen: it follows the talk, and only what can be seen is laid out.

use super::{LineLook, MeetingView, TranscriptLine};
use crate::ui::theme::{self, Letters, Space, Theme};
use crate::ui::widgets::is_typing;
use egui::accesskit::Live;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Id, Key, Label, Modifiers, Rect, ScrollArea, Ui, UiBuilder, Vec2};

/// How high each line is at one width and size of text.
#[derive(Clone, Default)]
struct Heights {
    /// The width and the font size, in whole points.
    at: (i32, i32),
    /// Of each line that has been laid out, in points.
    each: Vec<f32>,
    /// The words of the last of them: another meeting has others.
    last: String,
}

pub(super) fn transcript_ui(ui: &mut Ui, view: &MeetingView) {
    let theme = theme::of(ui);
    let margin = theme.card_margin().leftf();
    let by_key = scrolled_by_key(ui);
    ScrollArea::vertical().id_salt("transcript").auto_shrink([false, false]).stick_to_bottom(true).show_viewport(
        ui,
        |ui, visible| {
            if by_key != 0.0 {
                ui.scroll_with_delta(Vec2::new(0.0, -by_key));
            }
            let width = (ui.available_width() - 2.0 * margin).min(theme.measure()).max(40.0);
            let heights = measured(ui, view, width, &theme);
            ui.set_height(heights.each.iter().sum::<f32>() + margin);
            let origin = ui.max_rect().min + Vec2::new(margin, 0.0);
            let mut top = 0.0;
            // A screen's worth before and after is laid out too, so that a screen reader can go on reading there.
            let wanted = visible.y_range().expand(visible.height());
            for (nth, (line, height)) in view.lines.iter().zip(&heights.each).enumerate() {
                let is_wanted = wanted.intersects(egui::Rangef::new(top, top + height));
                if is_wanted || nth + 1 == view.lines.len() {
                    let rect = Rect::from_min_size(origin + Vec2::new(0.0, top), Vec2::new(width, *height));
                    line_ui(ui, rect, nth, line, nth + 1 == view.lines.len());
                }
                top += height;
            }
        },
    );
}

fn line_ui(ui: &mut Ui, rect: Rect, nth: usize, line: &TranscriptLine, is_last: bool) {
    let theme = theme::of(ui);
    let job = job(line, rect.width(), &theme);
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(("line", nth)), |ui| {
        let response = ui.add(Label::new(job).wrap());
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_value(spoken(line));
            if is_last {
                // A screen reader reads each new line when it has finished what it is reading.
                node.set_live(Live::Polite);
            }
        });
    });
}

/// The line as a screen reader reads it.
fn spoken(line: &TranscriptLine) -> String {
    match line.look {
        LineLook::Said | LineLook::Yours => format!("{}: {}", line.name, line.text),
        LineLook::Did | LineLook::YourSilence => format!("{} {}", line.name, line.text),
        LineLook::Silence | LineLook::CameOrLeft { .. } | LineLook::Known | LineLook::Asks { .. } => line.text.clone(),
    }
}

fn job(line: &TranscriptLine, width: f32, theme: &Theme) -> LayoutJob {
    let c = theme.colours;
    let voice = line.person.map_or(c.ink, |person| c.voice(person.index()));
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut add = |text: &str, colour: Color32, is_leaning: bool| {
        let font_id = theme.font(Letters::Body);
        let line_height = Some(font_id.size * 1.45);
        job.append(
            text,
            0.0,
            TextFormat { font_id, color: colour, italics: is_leaning, line_height, ..TextFormat::default() },
        );
    };
    match line.look {
        LineLook::Said => {
            add(&format!("{}  ", line.name), voice, false);
            add(&line.text, c.ink, false);
        }
        LineLook::Yours => {
            add(&format!("{}  ", line.name), c.accent, false);
            add(&line.text, c.ink, false);
        }
        LineLook::YourSilence => {
            add(&format!("{} ", line.name), c.accent, true);
            add(&line.text, c.ink, true);
        }
        LineLook::Did => {
            add(&format!("{} ", line.name), voice, true);
            add(&line.text, c.ink, true);
        }
        LineLook::Silence | LineLook::CameOrLeft { .. } => add(&line.text, c.ink_soft, true),
        LineLook::Known | LineLook::Asks { .. } => add(&line.text, c.ink_soft, false),
    }
    job
}

/// The heights of all lines; only those that are new, or all after a change of width or size, are laid out for it.
fn measured(ui: &Ui, view: &MeetingView, width: f32, theme: &Theme) -> Heights {
    let id = Id::new("transcript heights");
    let mut heights: Heights = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, reason = "whole points of a screen")]
    let at = (width as i32, theme.font(Letters::Body).size as i32);
    let n_known = heights.each.len();
    let is_same = n_known == 0 || view.lines.get(n_known - 1).is_some_and(|line| line.text == heights.last);
    let is_valid = heights.at == at && is_same;
    if !is_valid {
        heights = Heights { at, ..Heights::default() };
    }
    let gap = theme.space(Space::Medium);
    for line in view.lines.iter().skip(heights.each.len()) {
        let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job(line, width, theme)));
        heights.each.push(galley.size().y + gap);
    }
    if heights.each.len() != n_known || !is_valid {
        heights.last = view.lines.last().map_or(String::new(), |line| line.text.clone());
        ui.data_mut(|data| data.insert_temp(id, heights.clone()));
    }
    heights
}

/// How far Page Up, Page Down, Home and End move the transcript, in points.
fn scrolled_by_key(ui: &Ui) -> f32 {
    if is_typing(ui) || !ui.is_enabled() {
        return 0.0;
    }
    let page = ui.available_height() * 0.8;
    let keys = [(Key::PageDown, page), (Key::PageUp, -page), (Key::Home, -1e6), (Key::End, 1e6)];
    ui.input_mut(|input| {
        keys.iter().filter(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|(_, by)| by).sum()
    })
}
