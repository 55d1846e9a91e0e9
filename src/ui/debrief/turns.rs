//! The words of the meeting, turn by turn, with inner voices; each turn opens by itself.

use super::DebriefAction;
use crate::ui::after::disclosure::disclosure;
use crate::ui::after::lines::{TurnView, turn_ui};
use crate::ui::widgets::{ActionButton, card, quiet, section};
use egui::{Id, Ui};

/// What a turn's part is known under, to be brought into view from elsewhere.
pub(super) fn turn_id(run: &str, turn: u16) -> Id {
    Id::new(("turn", run, turn))
}

/// Shows every turn as a line that opens.
pub(super) fn turns_ui(ui: &mut Ui, run: &str, turns: &[TurnView]) -> Option<DebriefAction> {
    card(ui, "What was said, and what people were thinking", |ui| {
        section(ui, "What was said, and what people were thinking");
        quiet(ui, "Nobody in the room heard these inner voices. They are one way in which it might have been");
        let mut action = None;
        for turn in turns {
            disclosure(ui, turn_id(run, turn.turn), &turn.title(), |ui| {
                turn_ui(ui, turn);
                let replay = DebriefAction::ReplayFrom(turn.turn);
                if turn.turn > 0 && ActionButton::new(&replay.text()).show(ui) {
                    action = Some(replay);
                }
            });
        }
        action
    })
}
