//! The meeting: talk at reading pace, an answer, and every answer kept the moment it is given.
//!
//! The store's work is done by the desk, so no frame waits for it; where it fails, the notices say so and the meeting
//! goes on.

pub(super) mod active;

use super::desk::{Desk, Order};
use super::scored::ScoredRun;
use super::screen::Screen;
use super::settings::Settings;
use super::sitting::Sitting;
use super::wake::Wake;
use crate::meeting::Input;
use crate::run::Standing;
use active::ActiveMeeting;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.configure_sets(
        Update,
        (MeetingSystems::Act, MeetingSystems::Talk, MeetingSystems::Show)
            .chain()
            .run_if(in_state(Screen::Meeting).and_then(resource_exists::<ActiveMeeting>)),
    );
    app.add_systems(
        Update,
        (talk.in_set(MeetingSystems::Talk), seat.in_set(MeetingSystems::Show)),
    );
    app.add_systems(OnExit(Screen::Meeting), rise);
}

/// What happens in a frame of a meeting, in this order.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum MeetingSystems {
    /// Does what the trainee asked for.
    Act,
    /// Shows the talk that is due.
    Talk,
    /// Says to everybody who draws what there is to be seen.
    Show,
}

fn talk(mut active: ResMut<ActiveMeeting>, time: Res<Time<Real>>, settings: Res<Settings>, mut wake: ResMut<Wake>) {
    let before = active.shown().len();
    // Looking at the clock changes nothing; only a new line does.
    let wait = active.bypass_change_detection().tick(time.elapsed(), settings.pace);
    if active.shown().len() != before {
        active.set_changed();
    }
    if let Some(wait) = wait {
        wake.after(wait);
    }
}

fn seat(active: Res<ActiveMeeting>, mut sitting: ResMut<Sitting>) {
    if active.is_changed() {
        sitting.set_if_neq(active.sitting());
    }
}

fn rise(mut commands: Commands, mut sitting: ResMut<Sitting>) {
    commands.remove_resource::<ActiveMeeting>();
    *sitting = Sitting::default();
}

/// Gives an answer to the meeting, and has it kept.
fn answer(active: &mut ActiveMeeting, desk: &Desk, input: Input, own_words: Option<String>, now: std::time::Duration) {
    match active.answer(input, own_words, now) {
        Ok((turn, kept)) => {
            desk.hand_in(Order::Input(active.run.id.clone(), turn, kept));
            if active.meeting.ending().is_some() {
                active.run.standing = Standing::Ended;
                desk.hand_in(Order::Standing(active.run.id.clone(), Standing::Ended));
            }
        }
        // The panel offers what the meeting offers; a key pressed twice in one frame comes too late.
        Err(error) => debug!("{error}"),
    }
}

/// The run as it is looked at afterwards.
fn scored(active: &ActiveMeeting) -> ScoredRun {
    ScoredRun::new(active.run.clone(), active.meeting.clone(), active.rubric.clone(), Vec::new())
}
