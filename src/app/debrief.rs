//! The debrief: a first reaction before any score, then what happened.

use super::clock;
use super::desk::{Desk, Order};
use super::panel::{Acted, Panel, add_panel, clear};
use super::scored::ScoredRun;
use super::screen::Screen;
use crate::run::{Reflection, RunId};
use crate::ui::debrief::{DebriefAction, DebriefView};
use crate::ui::first_reaction::{FirstReactionAction, FirstReactionView};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    add_panel::<FirstReactionView, FirstReactionAction>(app);
    add_panel::<DebriefView, DebriefAction>(app);
    app.add_systems(OnEnter(Screen::Debrief), show);
    app.add_systems(OnExit(Screen::Debrief), (clear::<FirstReactionView>, clear::<DebriefView>));
    app.add_systems(
        Update,
        (react, act).chain().run_if(in_state(Screen::Debrief).and_then(resource_exists::<ScoredRun>)),
    );
}

/// Someone who has said nothing about the meeting yet is asked first, and sees no score until they went on.
fn show(
    scored: If<Res<ScoredRun>>,
    mut first: ResMut<Panel<FirstReactionView>>,
    mut debrief: ResMut<Panel<DebriefView>>,
) {
    let written = &scored.run.reflections;
    let is_rated = written.self_rating.iter().any(|(_, rating)| rating.is_some());
    if written.first_reaction.trim().is_empty() && !is_rated {
        first.0 = Some(FirstReactionView::of(&scored.view()));
    } else {
        debrief.0 = Some(DebriefView::of(&scored.view(), &scored.reviews));
    }
}

fn react(
    mut acted: MessageReader<Acted<FirstReactionAction>>,
    mut scored: ResMut<ScoredRun>,
    desk: Res<Desk>,
    mut first: ResMut<Panel<FirstReactionView>>,
    mut debrief: ResMut<Panel<DebriefView>>,
) {
    for Acted(action) in acted.read() {
        match action {
            FirstReactionAction::Write(piece) => {
                write(&mut scored, &desk, piece);
                first.0 = Some(FirstReactionView::of(&scored.view()));
            }
            FirstReactionAction::ShowWhatHappened => {
                first.0 = None;
                debrief.0 = Some(DebriefView::of(&scored.view(), &scored.reviews));
            }
        }
    }
}

fn act(
    mut acted: MessageReader<Acted<DebriefAction>>,
    mut scored: ResMut<ScoredRun>,
    desk: Res<Desk>,
    mut panel: ResMut<Panel<DebriefView>>,
    mut next: ResMut<NextState<Screen>>,
) {
    for Acted(action) in acted.read() {
        match action {
            DebriefAction::Write(piece) => {
                write(&mut scored, &desk, piece);
                if let (Some(view), Reflection::OneThing(text)) = (&mut panel.0, piece) {
                    view.one_thing.clone_from(text);
                }
            }
            DebriefAction::AnswerQuestions => next.set(Screen::Supervision),
            DebriefAction::ReplayFrom(turn) => {
                let began = clock::now();
                let new = RunId::at(began, clock::salt());
                desk.hand_in(Order::PlayFrom { run: scored.run.id.clone(), turn: *turn, new, began });
            }
            DebriefAction::Close => next.set(Screen::Lobby),
        }
    }
}

/// Takes in what was written, and has it kept.
pub(super) fn write(scored: &mut ScoredRun, desk: &Desk, piece: &Reflection) {
    scored.run.reflections.set(piece.clone());
    desk.hand_in(Order::Reflect(scored.run.id.clone(), piece.clone()));
}
