//! Settings: how things look and how fast talk comes, kept in a small file beside the store.

mod file;

use super::panel::{Acted, Panel, add_panel};
use crate::ui::settings::{ReadingPace, SettingsAction, SettingsView};
use crate::ui::theme::ThemeSettings;
use bevy::prelude::*;
use bevy::tasks::IoTaskPool;
use file::SettingsFile;
use std::path::PathBuf;

pub(super) fn plugin(app: &mut App) {
    add_panel::<SettingsView, SettingsAction>(app);
    app.init_resource::<Settings>().init_resource::<SettingsShown>();
    app.add_systems(Update, (act, show).chain());
    app.add_systems(Last, keep.run_if(resource_changed::<Settings>.and_then(resource_exists::<KeptAt>)));
}

/// Reads what was chosen last, from the folder of the store; nobody is stopped by a file that cannot be read.
pub(super) fn read(app: &mut App, store: Option<&str>) {
    let Ok(store) = crate::store::path_of(store) else { return };
    let path = store.with_file_name(file::NAME);
    let settings = std::fs::read_to_string(&path).ok().map(|text| Settings::from(SettingsFile::parse(&text)));
    app.insert_resource(settings.unwrap_or_default()).insert_resource(KeptAt { path, as_it_stands: None });
}

/// What a person has chosen.
#[derive(Resource, Clone, Debug, PartialEq)]
pub(super) struct Settings {
    /// How things look.
    pub(super) look: ThemeSettings,
    /// How fast talk comes.
    pub(super) pace: ReadingPace,
    /// Whether to ask what the trainee would say before the responses are shown.
    pub(super) asks_own_words: bool,
    /// Who reviews on this machine; empty until somebody did.
    pub(super) reviewer: String,
}

impl Default for Settings {
    fn default() -> Self {
        SettingsFile::default().into()
    }
}

/// Whether the settings are open, over whatever screen.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct SettingsShown(pub(super) bool);

/// The file that the settings are kept in.
#[derive(Resource, Debug)]
struct KeptAt {
    path: PathBuf,
    /// What is known to stand in it.
    as_it_stands: Option<Settings>,
}

fn act(
    mut acted: MessageReader<Acted<SettingsAction>>,
    mut settings: ResMut<Settings>,
    mut shown: ResMut<SettingsShown>,
) {
    for Acted(action) in acted.read() {
        match action {
            SettingsAction::Look(look) => settings.look = *look,
            SettingsAction::Pace(pace) => settings.pace = *pace,
            SettingsAction::AskOwnWords(asks) => settings.asks_own_words = *asks,
            SettingsAction::Back => shown.0 = false,
        }
    }
}

fn show(
    settings: Res<Settings>,
    shown: Res<SettingsShown>,
    kept: Option<Res<KeptAt>>,
    mut panel: ResMut<Panel<SettingsView>>,
) {
    if !settings.is_changed() && !shown.is_changed() {
        return;
    }
    panel.0 = shown.0.then(|| SettingsView {
        look: settings.look,
        pace: settings.pace,
        asks_own_words: settings.asks_own_words,
        path: kept.map_or_else(String::new, |kept| kept.path.display().to_string()),
    });
}

fn keep(settings: Res<Settings>, mut kept: ResMut<KeptAt>) {
    let is_first = kept.as_it_stands.is_none();
    if kept.as_it_stands.as_ref() == Some(&*settings) {
        return;
    }
    kept.as_it_stands = Some(settings.clone());
    // What was just read, or never changed, needs no writing.
    if is_first {
        return;
    }
    let (path, text) = (kept.path.clone(), SettingsFile::from(&*settings).text());
    IoTaskPool::get()
        .spawn(async move {
            if let Err(error) = file::write(&path, &text) {
                warn!("the settings cannot be kept ({error}): {}", path.display());
            }
        })
        .detach();
}
