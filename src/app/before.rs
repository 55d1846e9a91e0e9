//! Before the meeting: what to know, then in.

use super::clock;
use super::desk::{Desk, Keeping, Order};
use super::meeting::active::ActiveMeeting;
use super::panel::{Acted, Panel, add_panel, clear};
use super::screen::Screen;
use crate::codebook::Codebook;
use crate::meeting::Meeting;
use crate::run::{Run, RunId, Text, Texts};
use crate::scenario::Scenario;
use crate::scoring::Rubric;
use crate::ui::before::{BeforeAction, BeforeView};
use bevy::prelude::*;
use std::sync::Arc;
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    add_panel::<BeforeView, BeforeAction>(app);
    app.add_systems(OnEnter(Screen::Before), show);
    app.add_systems(OnExit(Screen::Before), clear::<BeforeView>);
    app.add_systems(
        Update,
        (act.run_if(resource_exists::<Chosen>), show.run_if(resource_changed::<Keeping>))
            .chain()
            .run_if(in_state(Screen::Before)),
    );
}

/// The scenario that was chosen in the lobby.
#[derive(Resource, Clone, Debug)]
pub(super) struct Chosen {
    /// Its text, which the run keeps.
    pub(super) text: Text,
    /// The scenario.
    pub(super) scenario: Arc<Scenario>,
}

fn show(chosen: If<Res<Chosen>>, keeping: Res<Keeping>, mut panel: ResMut<Panel<BeforeView>>) {
    panel.0 = Some(BeforeView { is_kept: keeping.is_kept(), ..BeforeView::of(&chosen.scenario) });
}

fn act(
    mut commands: Commands,
    mut acted: MessageReader<Acted<BeforeAction>>,
    chosen: Res<Chosen>,
    desk: Res<Desk>,
    time: Res<Time<Real>>,
    mut next: ResMut<NextState<Screen>>,
) {
    // Two presses in one frame are one: a second run is nobody's wish.
    match acted.read().next().map(|Acted(action)| action) {
        Some(BeforeAction::EnterTheRoom) => {
            commands.insert_resource(begin(&chosen, &desk, time.elapsed()));
            next.set(Screen::Meeting);
        }
        Some(BeforeAction::Back) => next.set(Screen::Lobby),
        None => {}
    }
    acted.clear();
}

/// Begins a run of what was chosen, and has it kept.
fn begin(chosen: &Chosen, desk: &Desk, now: Duration) -> ActiveMeeting {
    let texts = Texts::with_shipped(chosen.text.clone());
    let (began, seed) = (clock::now(), clock::seed());
    let run = Run::begin(RunId::at(began, clock::salt()), began, &chosen.scenario, texts.hashes(), seed);
    let meeting = Meeting::begin(&chosen.scenario, &Codebook::shipped(), seed);
    desk.hand_in(Order::Begin(Box::new(run.clone()), Box::new(texts)));
    ActiveMeeting::new(run, meeting, Rubric::shipped(), now)
}
