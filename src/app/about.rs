//! About: where the practice comes from, what the scores are not, and where to turn after playing.

use super::panel::{Acted, Panel, add_panel, clear};
use super::runs::KeptRuns;
use super::screen::Screen;
use crate::scenario::local::LocalPack;
use crate::ui::about::{AboutAction, AboutView};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    add_panel::<AboutView, AboutAction>(app);
    app.add_systems(OnEnter(Screen::About), show);
    app.add_systems(OnExit(Screen::About), clear::<AboutView>);
    app.add_systems(Update, act.run_if(in_state(Screen::About)));
}

fn show(kept: Res<KeptRuns>, mut panel: ResMut<Panel<AboutView>>) {
    panel.0 = Some(AboutView::of(&LocalPack::shipped(), &kept.path));
}

fn act(mut acted: MessageReader<Acted<AboutAction>>, mut next: ResMut<NextState<Screen>>) {
    for Acted(action) in acted.read() {
        match action {
            AboutAction::Back => next.set(Screen::Lobby),
        }
    }
}
