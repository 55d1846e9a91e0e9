//! The card of one scenario.

use super::super::theme::{self, Space};
use super::super::widgets::{ActionButton, Shortcut, badges, card, fact, paragraph, row, small, subsection};
use super::{LobbyAction, LobbyView, Order, ScenarioCard};
use crate::ui::text;
use egui::{Key, Ui};

/// The keys of the first nine cards.
const KEYS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

pub(super) fn card_ui(ui: &mut Ui, nth: usize, scenario: &ScenarioCard, view: &LobbyView) -> Option<LobbyAction> {
    card(ui, &scenario.title, |ui| {
        subsection(ui, &scenario.title);
        badges(
            ui,
            [scenario.level, scenario.minutes.as_str()]
                .into_iter()
                .chain(scenario.practises.iter().map(String::as_str)),
        );
        paragraph(ui, &scenario.summary);
        fact(ui, "Where and when", &scenario.setting);
        fact(ui, "Who comes", &scenario.people);
        if !scenario.content_notes.is_empty() {
            fact(ui, "Content notes", &scenario.content_notes);
        }
        course_ui(ui, scenario, view);
        if !scenario.remarks.is_empty() {
            small(ui, &scenario.remarks);
        }
        ui.add_space(theme::of(ui).space(Space::Small));
        row(ui, |ui| buttons(ui, nth, scenario))
    })
}

/// What the course advises about it, and whether it was played; nothing is locked.
fn course_ui(ui: &mut Ui, scenario: &ScenarioCard, view: &LobbyView) {
    if view.is_played(&scenario.id) {
        small(ui, "You have played this meeting.");
    }
    let Some(step) = view.course.as_ref().and_then(|course| course.step(&scenario.id)) else { return };
    if view.order() == Order::Course {
        fact(ui, "Why now", &step.because);
    }
    let before = step.after.iter().filter_map(|id| view.cards.iter().find(|card| card.id == *id));
    let before: Vec<String> = before
        .map(|card| {
            let played = if view.is_played(&card.id) { "played" } else { "not played yet" };
            format!("{} ({played})", card.title)
        })
        .collect();
    if !before.is_empty() {
        small(ui, &format!("Advised after {}", text::list(before.iter().map(String::as_str))));
    }
}

fn buttons(ui: &mut Ui, nth: usize, scenario: &ScenarioCard) -> Option<LobbyAction> {
    let first = match &scenario.unfinished {
        Some(run) => LobbyAction::Continue(run.run.clone()),
        None => LobbyAction::Begin(scenario.id.clone()),
    };
    let mut text = first.text().about(scenario.title.clone());
    if let Some(run) = &scenario.unfinished {
        text.label = format!("Continue (turn {} of {})", run.turn, run.turns).into();
    }
    text.shortcut = KEYS.get(nth).map(|key| Shortcut::plain(*key));
    let is_first = ActionButton::new(&text).primary().show(ui);
    let anew = LobbyAction::BeginAnew(scenario.id.clone());
    let is_anew =
        scenario.unfinished.is_some() && ActionButton::new(&anew.text().about(scenario.title.clone())).show(ui);
    is_first.then_some(first).or(is_anew.then_some(anew))
}
