//! The lobby: the meetings that can be practised, as cards; what is wrong with those that cannot be read.

mod aim;
mod card;
mod choose;
mod look;
mod view;

pub use aim::{Aim, AimKind};
pub use look::{Look, Order};
pub use view::{BrokenScenario, Fault, LobbyView, ScenarioCard, Unfinished};

use super::text;
use super::theme::{self, Space};
use super::widgets::{
    ActionButton, ActionText, Shortcut, banner, page, paragraph, quiet, row, section, small, subsection, title,
};
use egui::{Key, Ui};

/// What can be done in the lobby.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LobbyAction {
    /// Read what to know before this scenario, by its id.
    Begin(String),
    /// Go on with this run.
    Continue(String),
    /// Begin this scenario, by its id, though a run of it is unfinished; that one is kept.
    BeginAnew(String),
    /// Look at the meetings in this way.
    Look(Look),
    /// See the earlier runs.
    Runs,
    /// Read about the practice and the scores.
    About,
    /// Change how things look and how fast talk comes.
    Settings,
    /// Look for scenarios again.
    ReadAgain,
    /// Close the window.
    Quit,
}

impl LobbyAction {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> ActionText {
        match self {
            Self::Begin(_) => ActionText::new("Begin", "First what to know beforehand, then the meeting"),
            Self::Continue(_) => ActionText::new("Continue", "Go on where you stopped; nothing was lost"),
            Self::BeginAnew(_) => ActionText::new("Begin anew", "The unfinished run is kept under Earlier runs"),
            Self::Look(_) => ActionText::new("Show all meetings", "Clears the filter and the words"),
            Self::Runs => ActionText::new("Earlier runs", "").key(Shortcut::plain(Key::R)),
            Self::About => {
                ActionText::new("About", "The practice, the evidence, the scores").key(Shortcut::plain(Key::A))
            }
            Self::Settings => ActionText::new("Settings", "Size of text, light or dark, motion, pace")
                .key(Shortcut::plain(Key::Comma)),
            Self::ReadAgain => ActionText::new("Read the files again", "").key(Shortcut::plain(Key::F5)),
            Self::Quit => ActionText::new("Quit", "").key(Shortcut::command(Key::Q)),
        }
    }
}

/// Draws the lobby.
pub fn lobby_ui(ui: &mut Ui, view: &LobbyView) -> Option<LobbyAction> {
    page(ui, "lobby", |ui| {
        let mut action = None;
        title(ui, "Polyphony");
        quiet(
            ui,
            "Practise meetings with people in crisis and those around them, where many voices are heard and each is answered.",
        );
        let space = theme::of(ui).space(Space::Medium);
        ui.add_space(space);
        if let Some(run) = unfinished_ui(ui, view) {
            action = Some(run);
        }
        row(ui, |ui| {
            for to in [LobbyAction::Runs, LobbyAction::About, LobbyAction::Settings, LobbyAction::Quit] {
                if ActionButton::new(&to.text()).show(ui) {
                    action = Some(to);
                }
            }
        });
        ui.add_space(space);
        for message in &view.messages {
            banner(ui, message, None);
        }
        section(ui, "Meetings");
        if view.cards.is_empty() {
            paragraph(ui, "There is no meeting here to practise yet.");
            quiet(ui, "Put scenario files, whose names end in .ron, into the folder below.");
        }
        if !view.cards.is_empty() {
            action = meetings_ui(ui, view).or(action.take());
        }
        action = broken_ui(ui, view).or(action.take());
        small(ui, &format!("Scenarios are read from {}", view.scenario_folder));
        small(ui, &text::kept("Your runs are kept in", &view.store_path));
        action
    })
}

/// The choices, and the meetings that they leave, in groups.
fn meetings_ui(ui: &mut Ui, view: &LobbyView) -> Option<LobbyAction> {
    let mut action = choose::look_ui(ui, view);
    let groups = view.groups();
    let n_shown: usize = groups.iter().map(|group| group.cards.len()).sum();
    if view.look.is_filter() {
        match n_shown {
            0 => paragraph(ui, "No meeting here has all of this."),
            n => quiet(ui, &format!("{n} of {} shown", text::count(view.cards.len(), "meeting", "meetings"))),
        };
        let clear = LobbyAction::Look(view.look.cleared());
        if ActionButton::new(&clear.text()).show(ui) {
            choose::leave_words(ui);
            action = Some(clear);
        }
        ui.add_space(theme::of(ui).space(Space::Medium));
    }
    let mut nth = 0;
    for group in groups {
        section(ui, &format!("{} ({})", group.title, group.cards.len()));
        for scenario in group.cards {
            action = card::card_ui(ui, nth, scenario, view).or(action.take());
            nth += 1;
        }
    }
    action
}

/// What was begun and not ended, before anything else; the first of it has a key.
fn unfinished_ui(ui: &mut Ui, view: &LobbyView) -> Option<LobbyAction> {
    let unfinished = view.cards.iter().filter_map(|card| Some((card, card.unfinished.as_ref()?)));
    let mut action = None;
    for (nth, (card, run)) in unfinished.enumerate() {
        let to = LobbyAction::Continue(run.run.clone());
        let mut text = to.text();
        text.label = format!("Continue {}, turn {} of {}", card.title, run.turn, run.turns).into();
        text.shortcut = (nth == 0).then_some(Shortcut::plain(Key::C));
        let button = ActionButton::new(&text);
        if (if nth == 0 { button.primary() } else { button }).show(ui) {
            action = Some(to);
        }
        ui.add_space(theme::of(ui).space(Space::Small));
    }
    action
}

fn broken_ui(ui: &mut Ui, view: &LobbyView) -> Option<LobbyAction> {
    if view.broken.is_empty() {
        return None;
    }
    section(ui, "Files that cannot be played yet");
    quiet(ui, "Everything else can be played meanwhile. Mend what is named here, then read the files again.");
    let again = LobbyAction::ReadAgain;
    let is_pressed = ActionButton::new(&again.text()).show(ui);
    for file in &view.broken {
        super::widgets::card(ui, &file.file, |ui| {
            subsection(ui, &file.file);
            for fault in &file.faults {
                small(ui, &fault.place);
                paragraph(ui, &fault.message);
                if !fault.hint.is_empty() {
                    quiet(ui, &fault.hint);
                }
            }
            if file.n_more > 0 {
                quiet(ui, &format!("And {} more; `polyphony check` lists them all", file.n_more));
            }
        });
    }
    is_pressed.then_some(again)
}

#[cfg(test)]
mod tests;
