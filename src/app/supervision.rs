//! The supervision questions: answers, saved as they are typed.

use super::debrief::write;
use super::desk::Desk;
use super::panel::{Acted, Panel, add_panel, clear};
use super::scored::ScoredRun;
use super::screen::Screen;
use crate::run::{Answer, Reflection};
use crate::ui::supervision::{SupervisionAction, SupervisionView};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    add_panel::<SupervisionView, SupervisionAction>(app);
    app.add_systems(OnEnter(Screen::Supervision), show);
    app.add_systems(OnExit(Screen::Supervision), clear::<SupervisionView>);
    app.add_systems(Update, act.run_if(in_state(Screen::Supervision).and_then(resource_exists::<ScoredRun>)));
}

fn show(scored: If<Res<ScoredRun>>, mut panel: ResMut<Panel<SupervisionView>>) {
    panel.0 = Some(SupervisionView::of(&scored.view()));
}

fn act(
    mut acted: MessageReader<Acted<SupervisionAction>>,
    mut scored: ResMut<ScoredRun>,
    desk: Res<Desk>,
    mut panel: ResMut<Panel<SupervisionView>>,
    mut next: ResMut<NextState<Screen>>,
) {
    for Acted(action) in acted.read() {
        match action {
            SupervisionAction::Answer { key, text } => {
                let answer = Answer { question: key.clone(), text: text.clone() };
                write(&mut scored, &desk, &Reflection::Answer(answer));
                let mut questions = panel.0.iter_mut().flat_map(|view| &mut view.questions);
                if let Some(question) = questions.find(|question| question.key == *key) {
                    question.answer.clone_from(text);
                }
            }
            SupervisionAction::Done => next.set(Screen::Lobby),
        }
    }
}
