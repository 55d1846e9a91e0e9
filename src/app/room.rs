//! The drawn room: the people where they sit, named, and visibly speaking.
//!
//! It reads [`Sitting`], [`RoomArea`] and the look, and nobody reads it: without this plugin a meeting runs as well.
//! Figures are retained shapes that are moved only when something changed, so that a room at rest costs nothing.

mod figure;
mod layout;
mod motion;
mod pose;

use super::screen::Screen;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, figure::load_font);
    app.add_systems(
        Update,
        (figure::seat_people, motion::aim, motion::settle)
            .chain()
            .in_set(RoomSystems)
            .after(super::meeting::MeetingSystems::Show)
            .run_if(in_state(Screen::Meeting)),
    );
}

/// Everything that draws the room; runs after the meeting has said who sits in it.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct RoomSystems;
