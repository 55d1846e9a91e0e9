//! Who sits in the room now, as the meeting says: what the drawn room reads, and all that it knows.

use crate::codebook::Openness;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Sitting>().init_resource::<RoomArea>();
}

/// The people of the meeting, in file order; empty outside of a meeting. The meeting screen owns it.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub(super) struct Sitting {
    /// Everybody but the trainee.
    pub(super) people: Vec<Sitter>,
}

/// Someone who sits in the room, or could.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sitter {
    /// Their name.
    pub(super) name: String,
    /// Whether they sit on the team's side.
    pub(super) is_team: bool,
    /// Whether they are in the room, as far as the talk has come.
    pub(super) is_present: bool,
    /// How far they can speak.
    pub(super) openness: Openness,
    /// Whether the line that was shown last is theirs.
    pub(super) is_speaking: bool,
}

/// The part of the window that the panels leave to the room, in points from the top left; none outside of a meeting.
/// The shell owns it.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct RoomArea(pub(super) Option<Rect>);
