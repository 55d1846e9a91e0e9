//! Earlier runs: the list, and what can be done with one.

use super::desk::{Answer, Desk, ListedRun, Order, Purpose};
use super::notices::Notices;
use super::panel::{Acted, Panel, add_panel, clear};
use super::screen::Screen;
use crate::codebook::{Code, Codebook, Dimension};
use crate::run::{RunId, Standing};
use crate::ui::runs::{RunRow, RunsAction, RunsView};
use crate::ui::text::count;
use bevy::prelude::*;
use bevy::window::FileDragAndDrop;

pub(super) fn plugin(app: &mut App) {
    add_panel::<RunsView, RunsAction>(app);
    app.init_resource::<KeptRuns>().add_message::<FileDragAndDrop>();
    app.add_systems(PreUpdate, hear_the_list.after(super::desk::take_answers));
    app.add_systems(OnEnter(Screen::Runs), (ask_for_the_runs, show).chain());
    app.add_systems(OnExit(Screen::Runs), clear::<RunsView>);
    app.add_systems(
        Update,
        (act, take_in_what_is_dropped, show.run_if(resource_changed::<KeptRuns>))
            .chain()
            .run_if(in_state(Screen::Runs)),
    );
}

/// The runs that the store keeps, as they were listed last.
#[derive(Resource, Debug)]
pub(super) struct KeptRuns {
    /// The newest first.
    pub(super) runs: Vec<ListedRun>,
    /// Where they are kept, in words; empty where no store could be opened.
    pub(super) path: String,
}

/// Where runs are kept, until the desk has said it.
const NOT_KNOWN_YET: &str = "…";

impl Default for KeptRuns {
    fn default() -> Self {
        Self { runs: Vec::new(), path: NOT_KNOWN_YET.to_owned() }
    }
}

fn hear_the_list(mut answers: MessageReader<Answer>, mut kept: ResMut<KeptRuns>) {
    for answer in answers.read() {
        if let Answer::Listed { runs, path } = answer {
            *kept = KeptRuns { runs: runs.clone(), path: path.display().to_string() };
        } else if matches!(answer, Answer::NotKeeping(_)) && kept.path == NOT_KNOWN_YET {
            // Nothing has been listed before: the store itself is what failed.
            kept.path.clear();
        }
    }
}

fn ask_for_the_runs(desk: Res<Desk>) {
    desk.hand_in(Order::List);
}

fn show(kept: Res<KeptRuns>, mut panel: ResMut<Panel<RunsView>>) {
    let runs = kept.runs.iter().map(row).collect();
    panel.0 = Some(RunsView { runs, asks_to_delete: None, message: None, store_path: kept.path.clone() });
}

fn row(run: &ListedRun) -> RunRow {
    let summary = &run.summary;
    let turns = count(usize::from(summary.turns), "turn", "turns");
    let codebook = Codebook::shipped();
    let scores = run.scorecard.iter().flat_map(|card| {
        let score = |dimension: &Dimension| {
            let score =
                card.score(*dimension).score.map_or_else(|| "not rated".to_owned(), |tenths| tenths.to_string());
            (codebook.dimensions[dimension.index()].name.clone(), score)
        };
        Dimension::ALL.iter().map(score).collect::<Vec<_>>()
    });
    RunRow {
        id: summary.id.to_string(),
        title: summary.title.clone(),
        when: summary.began.to_string(),
        standing: match summary.standing {
            Standing::UnderWay => format!("Under way after {turns}"),
            Standing::Ended => format!("Ended after {turns}"),
            Standing::Left => format!("Left after {turns}"),
        },
        is_unfinished: summary.standing != Standing::Ended,
        scores: scores.collect(),
        n_reviews: summary.n_reviews,
    }
}

fn act(
    mut acted: MessageReader<Acted<RunsAction>>,
    desk: Res<Desk>,
    mut panel: ResMut<Panel<RunsView>>,
    mut notices: ResMut<Notices>,
    mut next: ResMut<NextState<Screen>>,
) {
    for Acted(action) in acted.read() {
        let open = |run: &str, purpose| desk.hand_in(Order::Open(RunId::from_text(run), purpose));
        match action {
            RunsAction::Continue(run) => open(run, Purpose::Continue),
            RunsAction::Open(run) => open(run, Purpose::Debrief),
            RunsAction::OpenAsSupervisor(run) => open(run, Purpose::Review),
            RunsAction::Export(run) => desk.hand_in(Order::Export(RunId::from_text(run))),
            RunsAction::Import => {
                notices.note("Drop a run’s file onto this window, or use `polyphony runs import FILE`");
            }
            RunsAction::AskToDelete(run) => ask(&mut panel, Some(run.clone())),
            RunsAction::Keep => ask(&mut panel, None),
            RunsAction::Delete(run) => {
                ask(&mut panel, None);
                desk.hand_in(Order::Delete(RunId::from_text(run)));
                desk.hand_in(Order::List);
            }
            RunsAction::Back => next.set(Screen::Lobby),
        }
    }
}

fn ask(panel: &mut Panel<RunsView>, about: Option<String>) {
    if let Some(view) = &mut panel.0 {
        view.asks_to_delete = about;
    }
}

fn take_in_what_is_dropped(mut dropped: MessageReader<FileDragAndDrop>, desk: Res<Desk>) {
    for file in dropped.read() {
        if let FileDragAndDrop::DroppedFile { path_buf, .. } = file {
            desk.hand_in(Order::Import(path_buf.clone()));
            desk.hand_in(Order::List);
        }
    }
}
