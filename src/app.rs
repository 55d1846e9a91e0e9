//! The desktop application: a Bevy window around the panels and the drawn room.
//!
//! A thin client, as the terminal player is: it hands inputs to the meeting and draws what comes back, and decides
//! nothing about a meeting. This file lists the plugins and their order, and no more.

mod screen;
mod third_party;
mod window;

use bevy::prelude::*;
use bevy::state::app::StatesPlugin;
use std::path::PathBuf;

/// What the command line says about the app.
#[derive(Clone, Debug, Default)]
pub struct AppOptions {
    /// Scenario files or folders of them; the folder that came with the program where empty.
    pub scenarios: Vec<PathBuf>,
    /// Which store to use; the one in the platform's data folder where none is given.
    pub store: Option<String>,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// Where there is no display or nothing to draw with, in words.
pub fn run(options: AppOptions) -> anyhow::Result<()> {
    window::run_guarded(|| {
        let mut app = App::new();
        app.add_plugins((window::plugin, third_party::plugin));
        add_product(&mut app, options);
        app
    })
}

/// All that is ours, without a window: what a headless test walks.
fn add_product(app: &mut App, options: AppOptions) {
    if !app.is_plugin_added::<StatesPlugin>() {
        app.add_plugins(StatesPlugin);
    }
    app.add_plugins(screen::plugin);
    let _ = options;
}
