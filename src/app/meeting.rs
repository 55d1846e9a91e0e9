//! The meeting: talk at reading pace, an answer, and every answer kept the moment it is given.
//!
//! The store's work is done by the desk, so no frame waits for it; where it fails, the notices say so and the meeting
//! goes on.

pub(super) mod active;

use super::clock;
use super::desk::{Answer, Desk, Keeping, Order};
use super::panel::{Acted, Panel, add_panel, clear};
use super::scored::ScoredRun;
use super::screen::Screen;
use super::settings::Settings;
use super::sitting::Sitting;
use super::wake::Wake;
use crate::meeting::Input;
use crate::run::{RunId, Standing};
use crate::ui::meeting::{MeetingAction, MeetingView};
use active::ActiveMeeting;
use bevy::prelude::*;
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    add_panel::<MeetingView, MeetingAction>(app);
    app.configure_sets(
        Update,
        (MeetingSystems::Act, MeetingSystems::Talk, MeetingSystems::Show)
            .chain()
            .run_if(in_state(Screen::Meeting).and_then(resource_exists::<ActiveMeeting>)),
    );
    app.add_systems(
        Update,
        (
            (go_apart, act).chain().in_set(MeetingSystems::Act),
            talk.in_set(MeetingSystems::Talk),
            show.in_set(MeetingSystems::Show)
                .run_if(resource_exists_and_changed::<ActiveMeeting>.or_else(resource_changed::<Keeping>)),
        ),
    );
    app.add_systems(OnExit(Screen::Meeting), (rise, clear::<MeetingView>));
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

fn act(
    mut commands: Commands,
    mut acted: MessageReader<Acted<MeetingAction>>,
    mut active: ResMut<ActiveMeeting>,
    desk: Res<Desk>,
    time: Res<Time<Real>>,
    mut next: ResMut<NextState<Screen>>,
) {
    let now = time.elapsed();
    for Acted(action) in acted.read() {
        match action {
            MeetingAction::Next => active.show_next(now),
            MeetingAction::ToMyTurn => active.show_all(now),
            MeetingAction::Pause => active.set_paused(true, now),
            MeetingAction::Resume => active.set_paused(false, now),
            MeetingAction::OwnWordsTyped(text) => active.progress.own_words.clone_from(text),
            MeetingAction::OwnWordsDone(text) => {
                active.progress.own_words.clone_from(text);
                active.progress.has_own_words = true;
            }
            MeetingAction::StirredTyped { line, text } => write(&mut active, &desk, line, text, false, now),
            MeetingAction::StirredDone { line, text } => write(&mut active, &desk, line, text, true, now),
            MeetingAction::Choose(response) => answer(&mut active, &desk, Input::Choose(*response), now),
            MeetingAction::StaySilent => answer(&mut active, &desk, Input::Silence, now),
            MeetingAction::AskToLeave => {
                active.progress.asks_to_leave = true;
                active.set_paused(true, now);
            }
            MeetingAction::StayHere => {
                active.progress.asks_to_leave = false;
                active.set_paused(false, now);
            }
            // The run stays under way: it waits in the lobby.
            MeetingAction::Leave => next.set(Screen::Lobby),
            MeetingAction::LookBack if active.is_over() => {
                let (run, meeting) = (active.run.clone(), active.meeting.clone());
                commands.insert_resource(ScoredRun::new(run, meeting, active.rubric.clone(), Vec::new()));
                next.set(Screen::Debrief);
            }
            MeetingAction::LookBack => {}
        }
    }
}

/// Where another window has answered a turn of this run, the meeting here goes on as a run of its own.
fn go_apart(mut answers: MessageReader<Answer>, mut active: ResMut<ActiveMeeting>, desk: Res<Desk>) {
    for answer in answers.read() {
        let Answer::GoneApart(run) = answer else { continue };
        if active.run.id == *run {
            active.run.id = RunId::at(clock::now(), clock::salt());
            desk.hand_in(Order::Fork { from: run.clone(), run: Box::new(active.run.clone()) });
        }
    }
}

/// Gives an answer to the meeting, and has it kept.
fn answer(active: &mut ActiveMeeting, desk: &Desk, input: Input, now: Duration) {
    match active.answer(input, now) {
        Ok((turn, kept)) => {
            desk.hand_in(Order::Input(active.run.id.clone(), turn, kept));
            if active.meeting.ending().is_some() {
                active.run.standing = Standing::Ended;
                desk.hand_in(Order::Standing(active.run.id.clone(), Standing::Ended));
            }
        }
        // The panel offers what the meeting offers; only a key pressed twice in one frame comes too late.
        Err(error) => debug!("{error}"),
    }
}

fn write(active: &mut ActiveMeeting, desk: &Desk, line: &str, text: &str, is_done: bool, now: Duration) {
    if let Some(piece) = active.write_stirred(line, text, is_done, now) {
        desk.hand_in(Order::Reflect(active.run.id.clone(), piece));
    }
}

fn talk(mut active: ResMut<ActiveMeeting>, time: Res<Time<Real>>, settings: Res<Settings>, mut wake: ResMut<Wake>) {
    let before = active.progress.n_revealed;
    // Looking at the clock changes nothing; only a new line or a new setting does.
    let looked_at = active.bypass_change_detection();
    let wait = looked_at.tick(time.elapsed(), settings.pace);
    let asks = settings.asks_own_words;
    if looked_at.progress.n_revealed != before || looked_at.progress.asks_own_words != asks {
        active.progress.asks_own_words = asks;
    }
    if let Some(wait) = wait {
        wake.after(wait);
    }
}

fn show(
    active: Res<ActiveMeeting>,
    keeping: Res<Keeping>,
    mut sitting: ResMut<Sitting>,
    mut panel: ResMut<Panel<MeetingView>>,
) {
    sitting.set_if_neq(active.sitting());
    panel.0 = Some(MeetingView { is_kept: keeping.is_kept(), ..active.view() });
}

fn rise(mut commands: Commands, mut sitting: ResMut<Sitting>) {
    commands.remove_resource::<ActiveMeeting>();
    *sitting = Sitting::default();
}
