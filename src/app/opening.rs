//! Opening: when the store hands over a run, the screen that it was asked for.

use super::desk::{Answer, Purpose};
use super::meeting::active::ActiveMeeting;
use super::scored::ScoredRun;
use super::screen::Screen;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, open.run_if(on_message::<Answer>));
}

fn open(
    mut commands: Commands,
    mut answers: MessageReader<Answer>,
    time: Res<Time<Real>>,
    mut next: ResMut<NextState<Screen>>,
) {
    for answer in answers.read() {
        let Answer::Opened(run, purpose) = answer else { continue };
        let run = run.as_ref().clone();
        match purpose {
            // A run whose meeting came to its end just before the program was closed goes on with its debrief.
            Purpose::Continue if run.opened.meeting.ending().is_none() => {
                commands.insert_resource(ActiveMeeting::new(
                    run.run,
                    run.opened.meeting,
                    run.opened.rubric,
                    time.elapsed(),
                ));
                next.set(Screen::Meeting);
            }
            Purpose::Continue | Purpose::Debrief => {
                commands.insert_resource(ScoredRun::from(run));
                next.set(Screen::Debrief);
            }
            Purpose::Review => {
                commands.insert_resource(ScoredRun::from(run));
                next.set(Screen::Review);
            }
        }
    }
}
