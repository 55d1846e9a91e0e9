//! Plugins that others wrote, one file each, with the mends that they need.

pub(super) mod egui;

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(egui::plugin);
}
