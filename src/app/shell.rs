//! The shell: the one place where panels are put on the screen.

use super::notices::{NoticeClosed, Notices};
use super::panel::{Acted, Panel};
use super::screen::Screen;
use super::settings::Settings;
use super::sitting::RoomArea;
use crate::ui::debrief::{DebriefAction, DebriefView, debrief_ui};
use crate::ui::first_reaction::{FirstReactionAction, FirstReactionView, first_reaction_ui};
use crate::ui::lobby::{LobbyAction, LobbyView, lobby_ui};
use crate::ui::meeting::{MeetingAction, MeetingView, meeting_ui};
use crate::ui::review::{ReviewAction, ReviewView, review_ui};
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

/// Points of height below which a window is all words.
const LOWEST_WITH_ROOM: f32 = 420.0;
/// The part of the height that the room takes.
const ROOM_PART: f32 = 0.3;
/// Points of height that it takes at most.
const HIGHEST_ROOM: f32 = 300.0;

/// Everything that can be on the screen.
#[derive(SystemParam)]
struct Shown<'w> {
    screen: Res<'w, State<Screen>>,
    settings: Res<'w, Settings>,
    notices: Res<'w, Notices>,
    lobby: Res<'w, Panel<LobbyView>>,
    first_reaction: Res<'w, Panel<FirstReactionView>>,
    meeting: Res<'w, Panel<MeetingView>>,
    debrief: Res<'w, Panel<DebriefView>>,
    supervision: Res<'w, Panel<SupervisionView>>,
    review: Res<'w, Panel<ReviewView>>,
}

/// Everything that can come back.
#[derive(SystemParam)]
struct Back<'w> {
    lobby: MessageWriter<'w, Acted<LobbyAction>>,
    first_reaction: MessageWriter<'w, Acted<FirstReactionAction>>,
    meeting: MessageWriter<'w, Acted<MeetingAction>>,
    debrief: MessageWriter<'w, Acted<DebriefAction>>,
    supervision: MessageWriter<'w, Acted<SupervisionAction>>,
    review: MessageWriter<'w, Acted<ReviewAction>>,
    notice_closed: MessageWriter<'w, NoticeClosed>,
    redraw: MessageWriter<'w, RequestRedraw>,
}

fn draw(mut contexts: EguiContexts, shown: Shown, mut back: Back, mut area: ResMut<RoomArea>) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    theme::apply(&ctx, &shown.settings.look);
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
    match shown.screen.get() {
        Screen::Lobby => panel_ui(ui, &shown.lobby, &mut back.lobby, &mut back.redraw, lobby_ui),
        Screen::Debrief if shown.first_reaction.0.is_some() => {
            panel_ui(ui, &shown.first_reaction, &mut back.first_reaction, &mut back.redraw, first_reaction_ui);
        }
        Screen::Debrief => panel_ui(ui, &shown.debrief, &mut back.debrief, &mut back.redraw, debrief_ui),
        Screen::Meeting => panel_ui(ui, &shown.meeting, &mut back.meeting, &mut back.redraw, meeting_ui),
        Screen::Supervision => panel_ui(ui, &shown.supervision, &mut back.supervision, &mut back.redraw, supervision_ui),
        Screen::Review => panel_ui(ui, &shown.review, &mut back.review, &mut back.redraw, review_ui),
        Screen::Before | Screen::Runs | Screen::About => {}
    }
}

/// Leaves the upper part of the window to the room while there is a meeting; what part that is.
fn room_ui(ui: &mut egui::Ui, shown: &Shown) -> Option<Rect> {
    let height = ui.ctx().viewport_rect().height();
    if *shown.screen.get() != Screen::Meeting || height < LOWEST_WITH_ROOM {
        return None;
    }
    let panel = egui::Panel::top("room").exact_size((height * ROOM_PART).min(HIGHEST_ROOM)).resizable(false);
    let left = panel.frame(egui::Frame::NONE).show(ui, |ui| ui.max_rect()).inner;
    Some(Rect::new(left.min.x, left.min.y, left.max.x, left.max.y))
}

/// Draws a view and sends on what was done; the next frame acts on it, so there has to be one.
fn panel_ui<V: Send + Sync + 'static, A: Send + Sync + 'static>(
    ui: &mut egui::Ui,
    panel: &Panel<V>,
    back: &mut MessageWriter<Acted<A>>,
    redraw: &mut MessageWriter<RequestRedraw>,
    draw: impl FnOnce(&mut egui::Ui, &V) -> Option<A>,
) {
    if let Some(action) = panel.0.as_ref().and_then(|view| draw(ui, view)) {
        back.write(Acted(action));
        redraw.write(RequestRedraw);
    }
}

/// What lies behind everything, the room included.
fn paint_the_paper(settings: Res<Settings>, mut clear: ResMut<ClearColor>) {
    let [r, g, b, _] = theme::Colours::of(settings.look.dark).paper.to_array();
    clear.0 = Color::srgb_u8(r, g, b);
}
