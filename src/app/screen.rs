//! Which screen is shown: a bare state, without data.

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.init_state::<Screen>();
}

/// The screens; what each shows is owned by the file of its name.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Screen {
    /// The cards of the meetings that can be practised.
    #[default]
    Lobby,
    /// What to know before entering the room.
    Before,
    /// The meeting itself.
    Meeting,
    /// A first reaction, then the scores with their findings.
    Debrief,
    /// The reflective supervision questions.
    Supervision,
    /// Earlier runs.
    Runs,
    /// A run as its supervisor reads it.
    Review,
    /// Where the practice comes from, and what the scores are not.
    About,
}
