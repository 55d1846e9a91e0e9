//! The walk from finding to finding: one at a time, in the order of the scorecard, all of them or those of a dimension.

use super::{ReviewAction, ReviewView, ReviewedFindingView, decide};
use crate::codebook::Dimension;
use crate::ui::after::disclosure::disclosure;
use crate::ui::after::finding::finding_details_ui;
use crate::ui::after::lines::turn_ui;
use crate::ui::theme::{self, Space};
use crate::ui::widgets::{ActionButton, ActionText, Shortcut, card, choice, quiet, row, section, small, subsection};
use egui::{Id, Key, Ui};

/// Where the reviewer is.
#[derive(Clone, Copy, Default)]
struct Place {
    /// The finding at hand, among those that are shown.
    nth: usize,
    /// Whether only one dimension's are shown.
    only: Option<Dimension>,
    /// Whether the reviewer has come to the findings yet.
    is_begun: bool,
}

/// Shows the finding at hand; `to_turn` goes to the first finding of a turn.
pub(super) fn walk_ui(ui: &mut Ui, view: &ReviewView, to_turn: Option<u16>) -> Option<ReviewAction> {
    let id = Id::new(("review walk", &view.run));
    let mut place: Place = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if let Some(turn) = to_turn {
        let first = view.findings.iter().position(|f| f.finding.turn == turn);
        place = Place { nth: first.unwrap_or(place.nth), only: None, is_begun: true };
    }
    let before = (place.nth, place.only);
    let mut is_come_to = false;
    let response = ui.scope(|ui| {
        card(ui, "Findings", |ui| {
            section(ui, "Findings, one by one");
            filter_ui(ui, view, &mut place);
            let shown: Vec<&ReviewedFindingView> =
                view.findings.iter().filter(|f| place.only.is_none_or(|only| f.finding.dimension == only)).collect();
            place.nth = place.nth.min(shown.len().saturating_sub(1));
            let Some(at_hand) = shown.get(place.nth).copied() else {
                quiet(ui, "There are no findings here");
                return super::name_ui(ui, view);
            };
            small(ui, &format!("{} of {}", place.nth + 1, shown.len()));
            is_come_to = steps_ui(ui, &mut place, shown.len());
            // A step taken just now is shown in the next frame, with everything in its place.
            finding_ui(ui, view, at_hand)
        })
    });
    // Keys work from anywhere on the page: what they did is brought into view.
    if to_turn.is_some() || is_come_to || before != (place.nth, place.only) {
        response.response.scroll_to_me(Some(egui::Align::TOP));
    }
    ui.data_mut(|data| data.insert_temp(id, place));
    response.inner
}

fn filter_ui(ui: &mut Ui, view: &ReviewView, place: &mut Place) {
    let names: Vec<&str> = std::iter::once("All").chain(view.scores.iter().map(|both| both.name.as_str())).collect();
    let chosen = view.scores.iter().position(|both| Some(both.dimension) == place.only).map_or(0, |nth| nth + 1);
    if let Some(nth) = choice(ui, "Show", names, Some(chosen)) {
        let only = nth.checked_sub(1).map(|nth| view.scores[nth].dimension);
        *place = Place { nth: 0, only, is_begun: true };
    }
}

/// The steps back and on; true where the finding at hand is only to be brought into view.
///
/// Its key works from the top of the page, where the first finding has not been seen yet: there it comes to that one.
fn steps_ui(ui: &mut Ui, place: &mut Place, n_shown: usize) -> bool {
    let is_ahead = place.nth == 0 && !place.is_begun && ui.cursor().top() > ui.clip_rect().bottom();
    let mut is_come_to = false;
    let back = ActionText::new("Previous finding", "").key(Shortcut::plain(Key::B));
    let next = ActionText::new("Next finding", "").key(Shortcut::plain(Key::N));
    row(ui, |ui| {
        if ActionButton::new(&back).enabled(place.nth > 0).show(ui) {
            place.nth -= 1;
        }
        let (is_pressed, response) =
            ActionButton::new(&next).enabled(is_ahead || place.nth + 1 < n_shown).show_response(ui);
        if is_pressed {
            is_come_to = is_ahead && !response.clicked();
            if !is_come_to {
                place.nth = (place.nth + 1).min(n_shown.saturating_sub(1));
            }
            place.is_begun = true;
        }
    });
    ui.add_space(theme::of(ui).space(Space::Small));
    is_come_to
}

fn finding_ui(ui: &mut Ui, view: &ReviewView, at_hand: &ReviewedFindingView) -> Option<ReviewAction> {
    let finding = &at_hand.finding;
    subsection(ui, &finding.title());
    finding_details_ui(ui, finding);
    ui.add_space(theme::of(ui).space(Space::Medium));
    let named = super::name_ui(ui, view);
    let decided = decide::decide_ui(ui, &view.run, &at_hand.verdict, !view.reviewer.trim().is_empty());
    ui.add_space(theme::of(ui).space(Space::Medium));
    let turn = view.turns.iter().find(|turn| turn.turn.turn == finding.turn);
    let commented = turn.and_then(|turn| {
        let id = Id::new(("walk turn", &view.run, finding.turn));
        disclosure(ui, id, &format!("The whole of turn {}", finding.turn), |ui| turn_ui(ui, &turn.turn));
        super::comment_ui(ui, view, turn, "walk")
    });
    decided.or(named).or(commented)
}
