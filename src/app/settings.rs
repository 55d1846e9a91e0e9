//! Settings: how things look and how fast talk comes, kept in a small file beside the store.

mod file;

use super::meeting::pace::Pace;
use crate::ui::theme::ThemeSettings;
use bevy::prelude::*;
use bevy::tasks::IoTaskPool;
use file::SettingsFile;
use std::path::PathBuf;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Settings>().init_resource::<SettingsShown>();
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
    pub(super) pace: Pace,
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
