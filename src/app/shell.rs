//! The shell: the one place where panels are put on the screen.

use super::notices::{NoticeClosed, Notices};
use super::panel::{Acted, Panel};
use super::screen::Screen;
use super::settings::Settings;
use super::sitting::RoomArea;
use crate::ui::lobby::{LobbyAction, LobbyView, lobby_ui};
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

/// Everything that can be on the screen.
#[derive(SystemParam)]
struct Shown<'w> {
    screen: Res<'w, State<Screen>>,
    settings: Res<'w, Settings>,
    notices: Res<'w, Notices>,
    lobby: Res<'w, Panel<LobbyView>>,
}

/// Everything that can come back.
#[derive(SystemParam)]
struct Back<'w> {
    lobby: MessageWriter<'w, Acted<LobbyAction>>,
    notice_closed: MessageWriter<'w, NoticeClosed>,
    redraw: MessageWriter<'w, RequestRedraw>,
}

fn draw(mut contexts: EguiContexts, shown: Shown, mut back: Back, mut area: ResMut<RoomArea>) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    theme::apply(&ctx, &shown.settings.look);
    let whole = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = egui::Ui::new(ctx.clone(), "polyphony".into(), whole);
    notices_ui(&mut ui, &shown, &mut back);
    let _ = &mut area;
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
        Screen::Before | Screen::Meeting | Screen::Debrief | Screen::Supervision | Screen::Runs | Screen::Review | Screen::About => {}
    }
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
