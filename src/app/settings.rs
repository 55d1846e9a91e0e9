//! Settings: how things look and how fast talk comes, kept in a small file beside the store.

use crate::ui::theme::ThemeSettings;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Settings>();
}

/// What a person has chosen.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub(super) struct Settings {
    /// How things look.
    pub(super) look: ThemeSettings,
}
