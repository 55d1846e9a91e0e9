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
use crate::ui::widgets::{ActionText, banner};
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
}

fn draw(mut contexts: EguiContexts, shown: Shown, mut back: Back, mut area: ResMut<RoomArea>) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    theme::apply(&ctx, &shown.settings.look);
    keep_the_cursor_still(&ctx);
    let whole = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = egui::Ui::new(ctx.clone(), "polyphony".into(), whole);
    notices_ui(&mut ui, &shown, &mut back);
    let left = room_ui(&mut ui, &shown);
    area.set_if_neq(RoomArea(left));
    egui::CentralPanel::default().show(&mut ui, |ui| {
        screen_ui(ui, &shown, &mut back);
    });
    Ok(())
}

/// A blinking cursor asks for a frame after a while, and bevy_egui 0.42 takes every such wish for one that cannot wait:
/// a window with the keyboard in a field would never sleep.
fn keep_the_cursor_still(ctx: &egui::Context) {
    if ctx.global_style().visuals.text_cursor.blink {
        ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
    }
}

fn notices_ui(ui: &mut egui::Ui, shown: &Shown, back: &mut Back) {
    if shown.notices.banners.is_empty() {
        return;
    }
    egui::Panel::top("notices").show(ui, |ui| {
        for (nth, notice) in shown.notices.banners.iter().enumerate() {
            if banner(ui, notice, Some(&ActionText::new("Close this message", ""))) {
                back.notice_closed.write(NoticeClosed(nth));
                back.redraw.write(RequestRedraw);
            }
        }
    });
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
