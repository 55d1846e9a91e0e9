//! Settings: how things look and how fast talk comes, kept in a small file beside the store.

use super::meeting::active::Pace;
use crate::ui::theme::ThemeSettings;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Settings>().init_resource::<SettingsShown>();
}

/// What a person has chosen.
#[derive(Resource, Clone, Debug, PartialEq)]
pub(super) struct Settings {
    /// How things look.
    pub(super) look: ThemeSettings,
    /// How fast talk comes.
    pub(super) pace: Pace,
}

impl Default for Settings {
    fn default() -> Self {
        Self { look: ThemeSettings::default(), pace: Pace { characters_per_second: Some(24) } }
    }
}

/// Whether the settings are open, over whatever screen.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct SettingsShown(pub(super) bool);
