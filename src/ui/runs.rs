//! Earlier runs: when, what, how far, the three scores; open one, alone or as its supervisor.

use super::text;
use super::theme::{self, Space};
use super::widgets::{
    ActionButton, ActionText, Banner, Shortcut, badges, banner, card, page, paragraph, quiet, row, section, small,
    title,
};
use egui::{Id, Key, Modal, Ui};

/// What can be done with earlier runs; each run by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunsAction {
    /// Go on with it.
    Continue(String),
    /// Look back at it.
    Open(String),
    /// Go through its findings as a supervisor.
    OpenAsSupervisor(String),
    /// Write it to a file.
    Export(String),
    /// Read a run from a file.
    Import,
    /// Ask whether to delete it.
    AskToDelete(String),
    /// Delete it, and everything that was written about it.
    Delete(String),
    /// Keep it after all.
    Keep,
    /// Go back.
    Back,
}

impl RunsAction {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> ActionText {
        match self {
            Self::Continue(_) => ActionText::new("Continue", "Go on where you stopped"),
            Self::Open(_) => ActionText::new("Open", "Look back at it"),
            Self::OpenAsSupervisor(_) => ActionText::new(
                "Open as supervisor",
                "Go from finding to finding; the scores themselves stay as they are",
            ),
            Self::Export(_) => ActionText::new("Export…", "One file that opens anywhere"),
            Self::Import => ActionText::new("Import a run…", "").key(Shortcut::plain(Key::I)),
            Self::AskToDelete(_) => ActionText::new("Delete…", ""),
            Self::Delete(_) => ActionText::new("Delete for good", "").key(Shortcut::plain(Key::Delete)),
            Self::Keep => ActionText::new("Keep it", "").key(Shortcut::plain(Key::Escape)),
            Self::Back => ActionText::new("Back", "").key(Shortcut::plain(Key::Escape)),
        }
    }
}

/// Earlier runs, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunsView {
    /// The runs.
    pub runs: Vec<RunRow>,
    /// The run of which it is being asked whether to delete it.
    pub asks_to_delete: Option<String>,
    /// A message above the runs: where one was exported to, what could not be read.
    pub message: Option<Banner>,
    /// Where the runs are kept.
    pub store_path: String,
}

/// One run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunRow {
    /// Its id.
    pub id: String,
    /// The scenario's title.
    pub title: String,
    /// When it began, in words of the place where the program runs.
    pub when: String,
    /// How far it went, such as `Ended after 12 turns`.
    pub standing: String,
    /// Whether it can go on.
    pub is_unfinished: bool,
    /// The three scores, a name and `81.8` or `not rated`; empty before the end.
    pub scores: Vec<(String, String)>,
    /// Reviews of it; 0 for none.
    pub n_reviews: u32,
}

impl RunRow {
    /// What tells it apart in speech: several runs can be of one scenario.
    fn spoken(&self) -> String {
        format!("{}, {}", self.title, self.when)
    }
}

/// Draws the earlier runs.
pub fn runs_ui(ui: &mut Ui, view: &RunsView) -> Option<RunsAction> {
    let asked = view.asks_to_delete.as_ref().and_then(|id| view.runs.iter().find(|run| run.id == *id));
    let mut action = None;
    ui.add_enabled_ui(asked.is_none(), |ui| action = list_ui(ui, view));
    match asked {
        Some(run) => deleting_ui(ui, run),
        None => action,
    }
}

fn list_ui(ui: &mut Ui, view: &RunsView) -> Option<RunsAction> {
    page(ui, "runs", |ui| {
        let mut action = None;
        title(ui, "Earlier runs");
        row(ui, |ui| {
            for offered in [RunsAction::Back, RunsAction::Import] {
                if ActionButton::new(&offered.text()).show(ui) {
                    action = Some(offered);
                }
            }
        });
        ui.add_space(theme::of(ui).space(Space::Medium));
        if let Some(message) = &view.message {
            banner(ui, message, None);
        }
        if view.runs.is_empty() {
            paragraph(ui, "There is no run yet.");
            quiet(ui, "Once you have begun a meeting, it is found here, with everything you did and wrote.");
        }
        for run in &view.runs {
            action = run_ui(ui, run).or(action.take());
        }
        let yours = if view.store_path.is_empty() { "" } else { ". They are yours until you share them." };
        small(ui, &format!("{}{yours}", text::kept("Runs are kept in", &view.store_path)));
        action
    })
}

fn run_ui(ui: &mut Ui, run: &RunRow) -> Option<RunsAction> {
    card(ui, &run.spoken(), |ui| {
        section(ui, &run.title);
        small(ui, &format!("{}. {}", run.when, run.standing));
        let mut words: Vec<String> = run.scores.iter().map(|(name, score)| format!("{name}: {score}")).collect();
        match run.n_reviews {
            0 => {}
            1 => words.push("Reviewed".to_owned()),
            n => words.push(format!("Reviewed {n} times")),
        }
        badges(ui, words.iter().map(String::as_str));
        ui.add_space(theme::of(ui).space(Space::Small));
        row(ui, |ui| buttons(ui, run))
    })
}

fn buttons(ui: &mut Ui, run: &RunRow) -> Option<RunsAction> {
    let id = || run.id.clone();
    let first = if run.is_unfinished { RunsAction::Continue(id()) } else { RunsAction::Open(id()) };
    let mut offered = vec![first];
    if !run.is_unfinished {
        offered.push(RunsAction::OpenAsSupervisor(id()));
    }
    offered.extend([RunsAction::Export(id()), RunsAction::AskToDelete(id())]);
    offered.into_iter().filter(|action| ActionButton::new(&action.text().about(run.spoken())).show(ui)).last()
}

fn deleting_ui(ui: &Ui, run: &RunRow) -> Option<RunsAction> {
    Modal::new(Id::new("delete a run"))
        .show(ui.ctx(), |ui| {
            ui.set_width((theme::of(ui).measure() * 0.7).min(ui.ctx().content_rect().width() * 0.8));
            section(ui, "Delete this run?");
            paragraph(ui, &run.spoken());
            paragraph(ui, "What you did, what you wrote and what was said about it are deleted with it, for good. Files that you exported stay where they are.");
            row(ui, |ui| {
                let offered = [RunsAction::Keep, RunsAction::Delete(run.id.clone())];
                offered.into_iter().filter(|action| ActionButton::new(&action.text()).show(ui)).last()
            })
        })
        .inner
}

#[cfg(test)]
mod tests;
