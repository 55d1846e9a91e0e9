//! Earlier runs: the list, and what can be done with one.

use super::desk::{Answer, Desk, ListedRun};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<KeptRuns>();
    app.add_systems(PreUpdate, hear_the_list.after(super::desk::take_answers));
}

/// The runs that the store keeps, as they were listed last.
#[derive(Resource, Debug, Default)]
pub(super) struct KeptRuns {
    /// The newest first.
    pub(super) runs: Vec<ListedRun>,
    /// Where they are kept, in words.
    pub(super) path: String,
}

fn hear_the_list(mut answers: MessageReader<Answer>, mut kept: ResMut<KeptRuns>) {
    for answer in answers.read() {
        if let Answer::Listed { runs, path } = answer {
            *kept = KeptRuns { runs: runs.clone(), path: path.display().to_string() };
        }
    }
}
