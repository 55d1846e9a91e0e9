//! The lobby: what can be played, what was begun, and the ways to everything else.

use super::before::Chosen;
use super::desk::{Desk, Order, Purpose};
use super::library::{Library, ReadLibrary};
use super::panel::{Acted, Panel, add_panel, clear};
use super::runs::KeptRuns;
use super::screen::Screen;
use super::settings::SettingsShown;
use crate::codebook::Codebook;
use crate::run::{RunId, Standing};
use crate::store::library::scenario_folder;
use crate::ui::lobby::{LobbyAction, LobbyView, Look, Unfinished};
use crate::ui::widgets::{Banner, BannerKind};
use bevy::prelude::*;
use std::path::Path;

pub(super) fn plugin(app: &mut App) {
    add_panel::<LobbyView, LobbyAction>(app);
    app.init_resource::<Looking>();
    app.add_systems(OnEnter(Screen::Lobby), (ask_for_the_runs, show).chain());
    app.add_systems(OnExit(Screen::Lobby), clear::<LobbyView>);
    app.add_systems(
        Update,
        (
            act,
            show.run_if(
                resource_changed::<Library>.or_else(resource_changed::<KeptRuns>).or_else(resource_changed::<Looking>),
            ),
        )
            .chain()
            .run_if(in_state(Screen::Lobby)),
    );
}

/// How the meetings are looked at; kept while the program runs.
#[derive(Resource, Debug, Default)]
struct Looking(Look);

fn ask_for_the_runs(desk: Res<Desk>) {
    desk.hand_in(Order::List);
}

fn show(library: Res<Library>, kept: Res<KeptRuns>, looking: Res<Looking>, mut panel: ResMut<Panel<LobbyView>>) {
    let codebook = Codebook::shipped();
    let folder = match library.asked_for.as_slice() {
        [] => scenario_folder().map_or_else(|error| error.to_string(), |folder| folder.display().to_string()),
        places => places.iter().map(|place| whole(place)).collect::<Vec<_>>().join(", "),
    };
    let mut view = LobbyView::of(&folder, &kept.path);
    view.course.clone_from(&library.course);
    view.look.clone_from(&looking.0);
    let ended = kept.runs.iter().map(|run| &run.summary).filter(|run| run.standing == Standing::Ended);
    view.played = ended.map(|run| run.scenario.clone()).collect();
    if let Some(trouble) = &library.trouble {
        view.messages.push(Banner {
            kind: BannerKind::Error,
            what: crate::ui::text::capital(trouble),
            place: String::new(),
            what_to_do: "Name a folder with scenarios on the command line, or in POLYPHONY_SCENARIOS.".to_owned(),
        });
    }
    for file in &library.shelf {
        let scenario = file.scenario.as_deref();
        let unfinished = scenario.and_then(|scenario| {
            let mut runs = kept.runs.iter().map(|run| &run.summary);
            let run = runs.find(|run| run.scenario == scenario.id && run.standing == Standing::UnderWay)?;
            Some(Unfinished { run: run.id.to_string(), turn: run.turns + 1, turns: scenario.turns })
        });
        view.add(&file.text.name, scenario, &file.diagnostics, unfinished, &codebook);
    }
    panel.0 = Some(view);
}

/// A path from the root on, so that it says where; as it was named where there is no such path.
fn whole(place: &Path) -> String {
    std::path::absolute(place).unwrap_or_else(|_| place.to_owned()).display().to_string()
}

fn act(
    mut commands: Commands,
    mut acted: MessageReader<Acted<LobbyAction>>,
    library: Res<Library>,
    desk: Res<Desk>,
    mut next: ResMut<NextState<Screen>>,
    mut settings: ResMut<SettingsShown>,
    mut looking: ResMut<Looking>,
    mut read: MessageWriter<ReadLibrary>,
    mut exit: MessageWriter<AppExit>,
) {
    for Acted(action) in acted.read() {
        match action {
            LobbyAction::Begin(id) | LobbyAction::BeginAnew(id) => {
                if let Some((text, scenario)) = library.playable(id) {
                    commands.insert_resource(Chosen { text: text.clone(), scenario: scenario.clone() });
                    next.set(Screen::Before);
                }
            }
            LobbyAction::Continue(run) => desk.hand_in(Order::Open(RunId::from_text(run), Purpose::Continue)),
            LobbyAction::Look(look) => looking.0.clone_from(look),
            LobbyAction::Runs => next.set(Screen::Runs),
            LobbyAction::About => next.set(Screen::About),
            LobbyAction::Settings => settings.0 = true,
            LobbyAction::ReadAgain => {
                read.write(ReadLibrary);
            }
            LobbyAction::Quit => {
                exit.write(AppExit::Success);
            }
        }
    }
}
