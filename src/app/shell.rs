//! The shell: the one place where panels are put on the screen.

use super::notices::{NoticeClosed, Notices};
use super::panel::{Acted, Panel};
use super::screen::Screen;
use super::settings::Settings;
use super::sitting::RoomArea;
use crate::ui::about::{AboutAction, AboutView, about_ui};
use crate::ui::before::{BeforeAction, BeforeView, before_ui};
use crate::ui::debrief::{DebriefAction, DebriefView, debrief_ui};
use crate::ui::first_reaction::{FirstReactionAction, FirstReactionView, first_reaction_ui};
use crate::ui::lobby::{LobbyAction, LobbyView, lobby_ui};
use crate::ui::meeting::{MeetingAction, MeetingView, meeting_ui};
use crate::ui::review::{ReviewAction, ReviewView, review_ui};
use crate::ui::runs::{RunsAction, RunsView, runs_ui};
use crate::ui::settings::{SettingsAction, SettingsView, settings_ui};
use crate::ui::supervision::{SupervisionAction, SupervisionView, supervision_ui};
use crate::ui::theme;
use crate::ui::widgets::{ActionText, Shortcut, banner};
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, draw);
    app.add_systems(Update, paint_the_paper.run_if(resource_changed::<Settings>));
}

/// Points of width from which the room stands beside the words, at 100 % text.
const WIDE: f32 = 960.0;
/// Points of height below which a narrow window is all words.
const HIGH: f32 = 620.0;
/// The part of the width that the room takes beside the words, and of the height above them.
const ROOM_BESIDE: f32 = 0.38;
const ROOM_ABOVE: f32 = 0.24;

/// Closes the newest notice.
const CLOSES_A_NOTICE: Shortcut = Shortcut::plain(egui::Key::Escape);

/// Everything that can be on the screen.
#[derive(SystemParam)]
struct Shown<'w> {
    screen: Res<'w, State<Screen>>,
    settings: Res<'w, Settings>,
    notices: Res<'w, Notices>,
    lobby: Res<'w, Panel<LobbyView>>,
    first_reaction: Res<'w, Panel<FirstReactionView>>,
    look: Res<'w, Panel<SettingsView>>,
    before: Res<'w, Panel<BeforeView>>,
    meeting: Res<'w, Panel<MeetingView>>,
    debrief: Res<'w, Panel<DebriefView>>,
    supervision: Res<'w, Panel<SupervisionView>>,
    runs: Res<'w, Panel<RunsView>>,
    review: Res<'w, Panel<ReviewView>>,
    about: Res<'w, Panel<AboutView>>,
}

/// Everything that can come back.
#[derive(SystemParam)]
struct Back<'w> {
    lobby: MessageWriter<'w, Acted<LobbyAction>>,
    first_reaction: MessageWriter<'w, Acted<FirstReactionAction>>,
    look: MessageWriter<'w, Acted<SettingsAction>>,
    before: MessageWriter<'w, Acted<BeforeAction>>,
    meeting: MessageWriter<'w, Acted<MeetingAction>>,
    debrief: MessageWriter<'w, Acted<DebriefAction>>,
    supervision: MessageWriter<'w, Acted<SupervisionAction>>,
    runs: MessageWriter<'w, Acted<RunsAction>>,
    review: MessageWriter<'w, Acted<ReviewAction>>,
    about: MessageWriter<'w, Acted<AboutAction>>,
    notice_closed: MessageWriter<'w, NoticeClosed>,
    redraw: MessageWriter<'w, RequestRedraw>,
    exit: MessageWriter<'w, AppExit>,
}

fn draw(mut contexts: EguiContexts, shown: Shown, mut back: Back, mut area: ResMut<RoomArea>) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    theme::apply(&ctx, &shown.settings.look);
    keep_the_cursor_still(&ctx);
    let whole = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = egui::Ui::new(ctx.clone(), "polyphony".into(), whole);
    close_a_notice_by_key(&ui, &shown, &mut back);
    let above = room_for_notices(&mut ui, &shown);
    let left = room_ui(&mut ui, &shown);
    area.set_if_neq(RoomArea(left));
    egui::CentralPanel::default().show(&mut ui, |ui| {
        screen_ui(ui, &shown, &mut back);
    });
    if let Some(above) = above {
        notices_ui(&mut ui, above, &shown, &mut back);
    }
    if Shortcut::command(egui::Key::Q).pressed(&ui) {
        back.exit.write(AppExit::Success);
    }
    Ok(())
}

/// A blinking cursor asks for a frame after a while, and bevy_egui 0.42 takes every such wish for one that cannot wait:
/// a window with the keyboard in a field would never sleep.
fn keep_the_cursor_still(ctx: &egui::Context) {
    if ctx.global_style().visuals.text_cursor.blink {
        ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
    }
}

/// Escape closes the newest notice before it means anything to the page, except where a dialog stands over both.
fn close_a_notice_by_key(ui: &egui::Ui, shown: &Shown, back: &mut Back) {
    let asks_to_leave = shown.meeting.0.as_ref().is_some_and(|view| view.asks_to_leave);
    let asks_to_delete = shown.runs.0.as_ref().is_some_and(|view| view.asks_to_delete.is_some());
    if let Some(newest) = shown.notices.banners.len().checked_sub(1)
        && !asks_to_leave
        && !asks_to_delete
        && CLOSES_A_NOTICE.pressed(ui)
    {
        back.notice_closed.write(NoticeClosed(newest));
        back.redraw.write(RequestRedraw);
    }
}

/// Leaves the top of the window to the notices; they are drawn after the page, for Tab comes to them last.
fn room_for_notices(ui: &mut egui::Ui, shown: &Shown) -> Option<egui::Rect> {
    if shown.notices.banners.is_empty() {
        return None;
    }
    let height: f32 = ui.data(|data| data.get_temp(notices_height())).unwrap_or_default();
    let panel = egui::Panel::top("notices").resizable(false).frame(egui::Frame::NONE).exact_size(height);
    Some(panel.show(ui, |ui| ui.max_rect()).inner)
}

fn notices_ui(ui: &mut egui::Ui, above: egui::Rect, shown: &Shown, back: &mut Back) {
    let mut inside = ui.new_child(egui::UiBuilder::new().id_salt("what the notices say").max_rect(above));
    let drawn = egui::Frame::side_top_panel(inside.style()).show(&mut inside, |ui| {
        for (nth, notice) in shown.notices.banners.iter().enumerate() {
            let close = ActionText::new("Close this message", "");
            let is_newest = nth + 1 == shown.notices.banners.len();
            let close = if is_newest { close.key(CLOSES_A_NOTICE) } else { close };
            if banner(ui, notice, Some(&close)) {
                back.notice_closed.write(NoticeClosed(nth));
                back.redraw.write(RequestRedraw);
            }
        }
    });
    let height = drawn.response.rect.height();
    if (height - above.height()).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(notices_height(), height));
        back.redraw.write(RequestRedraw);
    }
}

/// The place where the notices' height of the frame before is kept.
fn notices_height() -> egui::Id {
    egui::Id::new("height of the notices")
}

fn screen_ui(ui: &mut egui::Ui, shown: &Shown, back: &mut Back) {
    if shown.look.0.is_some() {
        return panel_ui(ui, &shown.look, &mut back.look, &mut back.redraw, settings_ui);
    }
    match shown.screen.get() {
        Screen::Lobby => panel_ui(ui, &shown.lobby, &mut back.lobby, &mut back.redraw, lobby_ui),
        Screen::Debrief if shown.first_reaction.0.is_some() => {
            panel_ui(ui, &shown.first_reaction, &mut back.first_reaction, &mut back.redraw, first_reaction_ui);
        }
        Screen::Debrief => panel_ui(ui, &shown.debrief, &mut back.debrief, &mut back.redraw, debrief_ui),
        Screen::Meeting => panel_ui(ui, &shown.meeting, &mut back.meeting, &mut back.redraw, meeting_ui),
        Screen::Supervision => {
            panel_ui(ui, &shown.supervision, &mut back.supervision, &mut back.redraw, supervision_ui);
        }
        Screen::Review => panel_ui(ui, &shown.review, &mut back.review, &mut back.redraw, review_ui),
        Screen::Before => panel_ui(ui, &shown.before, &mut back.before, &mut back.redraw, before_ui),
        Screen::Runs => panel_ui(ui, &shown.runs, &mut back.runs, &mut back.redraw, runs_ui),
        Screen::About => panel_ui(ui, &shown.about, &mut back.about, &mut back.redraw, about_ui),
    }
}

/// Leaves a part of the window to the room while there is a meeting: beside the words where it is wide, above them
/// where it is high, and none where it is neither; words come first.
fn room_ui(ui: &mut egui::Ui, shown: &Shown) -> Option<Rect> {
    if *shown.screen.get() != Screen::Meeting {
        return None;
    }
    let (size, scale) = (ui.available_size(), theme::of(ui).scale);
    let panel = if size.x >= WIDE * scale {
        egui::Panel::right("room").exact_size(size.x * ROOM_BESIDE)
    } else if size.y >= HIGH * scale {
        egui::Panel::top("room").exact_size(size.y * ROOM_ABOVE)
    } else {
        return None;
    };
    let left = panel.resizable(false).frame(egui::Frame::NONE).show(ui, |ui| ui.max_rect()).inner;
    Some(Rect::new(left.min.x, left.min.y, left.max.x, left.max.y))
}

/// Draws a view and sends on what was done; the next frame acts on it, so there has to be one. A new view gets a second
/// frame too: egui's panels have the size of what was in them the frame before.
fn panel_ui<V: Send + Sync + 'static, A: Send + Sync + 'static>(
    ui: &mut egui::Ui,
    panel: &Res<Panel<V>>,
    back: &mut MessageWriter<Acted<A>>,
    redraw: &mut MessageWriter<RequestRedraw>,
    draw: impl FnOnce(&mut egui::Ui, &V) -> Option<A>,
) {
    if let Some(action) = panel.0.as_ref().and_then(|view| draw(ui, view)) {
        back.write(Acted(action));
        redraw.write(RequestRedraw);
    }
    if panel.is_changed() {
        redraw.write(RequestRedraw);
    }
}

/// What lies behind everything, the room included.
fn paint_the_paper(settings: Res<Settings>, mut clear: ResMut<ClearColor>) {
    let [r, g, b, _] = theme::Colours::of(settings.look.dark).paper.to_array();
    clear.0 = Color::srgb_u8(r, g, b);
}
