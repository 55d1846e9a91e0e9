//! The desktop application: a Bevy window around the panels and the drawn room.
//!
//! A thin client, as the terminal player is: it hands inputs to the meeting and draws what comes back, and decides
//! nothing about a meeting. This file lists the plugins and their order, and no more.

mod about;
mod before;
mod clock;
mod debrief;
mod desk;
mod library;
mod lobby;
mod meeting;
mod notices;
mod opening;
mod panel;
mod review;
mod room;
mod runs;
mod scored;
mod screen;
mod settings;
mod shell;
mod sitting;
mod supervision;
mod third_party;
mod wake;
#[cfg(test)]
mod walk;
mod window;

use bevy::prelude::*;
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
    window::run_guarded(move || {
        let mut app = App::new();
        app.add_plugins((window::plugin, third_party::plugin));
        add_product(&mut app, options);
        app.add_plugins((shell::plugin, room::plugin));
        app
    })
}

/// All that is ours and needs no window: what a headless test walks.
fn add_product(app: &mut App, options: AppOptions) {
    app.add_plugins((screen::plugin, settings::plugin, sitting::plugin, wake::plugin));
    app.add_plugins((desk::plugin, notices::plugin, library::plugin));
    app.add_plugins((
        lobby::plugin,
        before::plugin,
        meeting::plugin,
        debrief::plugin,
        supervision::plugin,
        review::plugin,
    ));
    app.add_plugins((runs::plugin, about::plugin, opening::plugin));
    settings::read(app, options.store.as_deref());
    desk::open(app, options.store);
    library::ask_for(app, options.scenarios);
}
