//! The meeting: what has been said so far, who is here, and what the trainee can say or do now.
//!
//! No scores and no coach: a meeting is played in peace, and looked at afterwards. How many lines are shown is the
//! caller's business, and so is the clock; the panel says only that somebody wants to go on.

mod answering;
mod people;
mod transcript;
mod transcript_ui;
mod view;

pub use transcript::{Beat, LineLook, Transcript, TranscriptLine};
pub use view::{MeetingProgress, MeetingView, Offer, PersonTag, Stage};

use super::theme::{self, Space};
use super::widgets::{ActionButton, ActionText, Shortcut, paragraph, row, section, small};
use crate::scenario::ResponseId;
use egui::{Id, Key, Modal, Panel, ScrollArea, Ui};

/// What can be done in a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingAction {
    /// Show the next line.
    Next,
    /// Show everything up to the trainee's turn.
    ToMyTurn,
    /// Stop the talk for a while.
    Pause,
    /// Let it go on.
    Resume,
    /// The trainee is writing what they would say; this stands there now.
    OwnWordsTyped(String),
    /// The trainee has written it, or wants to go on without; then the responses are shown.
    OwnWordsDone(String),
    /// The trainee is writing what the line stirs in them.
    StirredTyped {
        /// The line's id in words.
        line: String,
        /// What stands there now.
        text: String,
    },
    /// The trainee has written it, or wants to go on without.
    StirredDone {
        /// The line's id in words.
        line: String,
        /// What stands there.
        text: String,
    },
    /// Say or do this.
    Choose(ResponseId),
    /// Say nothing.
    StaySilent,
    /// Ask whether to leave.
    AskToLeave,
    /// Not leave after all.
    StayHere,
    /// Leave; the run is kept.
    Leave,
    /// The meeting is over: look back at it.
    LookBack,
}

impl MeetingAction {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> ActionText {
        match self {
            Self::Next => ActionText::new("Next line", "").key(Shortcut::plain(Key::Space)),
            Self::ToMyTurn => {
                ActionText::new("To my turn", "Shows all lines up to there").key(Shortcut::plain(Key::Enter))
            }
            Self::Pause => ActionText::new("Pause", "Stops the talk until you go on").key(Shortcut::plain(Key::P)),
            Self::Resume => ActionText::new("Go on", "").key(Shortcut::either(Key::P, Key::Space)),
            Self::OwnWordsTyped(_) | Self::OwnWordsDone(_) => {
                ActionText::new("Show the responses", "With an empty line too").key(Shortcut::plain(Key::Enter))
            }
            Self::StirredTyped { .. } | Self::StirredDone { .. } => ActionText::new(
                "Go on",
                "With an empty field too; what you write is kept with your run and never scored",
            )
            .key(Shortcut::plain(Key::Enter)),
            // The words of a response are the scenario's; the view has them.
            Self::Choose(_) => ActionText::new("Say this", ""),
            Self::StaySilent => ActionText::new("Stay silent", "Say nothing, and stay with what is there")
                .key(Shortcut::plain(Key::Num0)),
            Self::AskToLeave => {
                ActionText::new("Leave…", "You may stop at any moment").key(Shortcut::plain(Key::Escape))
            }
            Self::StayHere => ActionText::new("Stay", "").key(Shortcut::plain(Key::Escape)),
            Self::Leave => ActionText::new("Leave for now", "The run is kept, and goes on at this turn")
                .key(Shortcut::plain(Key::L)),
            Self::LookBack => {
                ActionText::new("Look back at the meeting", "").key(Shortcut::either(Key::Enter, Key::Space))
            }
        }
    }
}

/// Draws the meeting into the part of the screen that it is given.
pub fn meeting_ui(ui: &mut Ui, view: &MeetingView) -> Option<MeetingAction> {
    let mut action = None;
    ui.add_enabled_ui(!view.asks_to_leave, |ui| {
        // The head is as high as what it holds, unless that is more than anybody writes. What can be answered takes what
        // it needs of the rest; what has been said gives way to both, and keeps a fifth of the rest at least.
        let highest_head = ui.available_height() * 0.45;
        let head = fitted(ui, "head", Panel::top, highest_head, |ui| head_ui(ui, view));
        let highest_answer = ui.available_height() * 0.8;
        let answer = fitted(ui, "answer", Panel::bottom, highest_answer, |ui| answering::answering_ui(ui, view));
        action = answer.or(head);
        transcript_ui::transcript_ui(ui, view);
    });
    if view.asks_to_leave { leaving_ui(ui, view.is_kept) } else { action }
}

/// A panel as high as what it holds, up to `highest`; what is more scrolls.
///
/// A scroll area takes the height that it is given and asks for no more, so the height of what it held last is kept.
fn fitted<R>(ui: &mut Ui, name: &str, panel: fn(Id) -> Panel, highest: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    let card = theme.card_margin();
    let margin = egui::Margin { top: card.top / 2, bottom: card.bottom / 2, ..card };
    let frame = egui::Frame::new().fill(theme.colours.paper).inner_margin(margin);
    let id = Id::new(("panel of the meeting", name));
    let held: f32 = ui.data(|data| data.get_temp(id.with("height"))).unwrap_or(highest);
    // Two points for the line between the panel and the transcript.
    let margins = frame.total_margin().sum().y + 2.0;
    let shown = panel(id).frame(frame).resizable(false).exact_size((held + margins).min(highest)).show(ui, |ui| {
        // A scroll area that may be lower than a few lines: it is as high as what it holds.
        let area = ScrollArea::vertical().id_salt("what the panel holds").min_scrolled_height(0.0);
        area.auto_shrink([false, false]).show(ui, contents)
    });
    let holds = shown.inner.content_size.y;
    if (holds - held).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id.with("height"), holds));
        ui.ctx().request_discard("a panel of the meeting has found its height");
    }
    shown.inner.inner
}

fn head_ui(ui: &mut Ui, view: &MeetingView) -> Option<MeetingAction> {
    let mut action = None;
    row(ui, |ui| {
        section(ui, &view.title);
        small(ui, &view.turn_words());
        let pause = if view.is_paused { MeetingAction::Resume } else { MeetingAction::Pause };
        for offered in [pause, MeetingAction::AskToLeave] {
            let can_be_paused = matches!(view.stage, Stage::Talking);
            if (can_be_paused || offered == MeetingAction::AskToLeave) && ActionButton::new(&offered.text()).show(ui) {
                action = Some(offered);
            }
        }
    });
    people::people_ui(ui, &view.people);
    action
}

/// Asks, gently, whether to leave.
fn leaving_ui(ui: &Ui, is_kept: bool) -> Option<MeetingAction> {
    let shown = Modal::new(Id::new("leave the meeting")).show(ui.ctx(), |ui| {
        ui.set_width((theme::of(ui).measure() * 0.7).min(ui.ctx().content_rect().width() * 0.8));
        section(ui, "Leave for now?");
        paragraph(ui, "You may stop here, for a minute or for good, and owe nobody a reason.");
        paragraph(
            ui,
            if is_kept {
                "The run is kept: it waits in the lobby and goes on at this turn whenever you like."
            } else {
                "This run cannot be kept now: it is lost when you close the window, unless your runs can be written by then."
            },
        );
        ui.add_space(theme::of(ui).space(Space::Small));
        let mut action = None;
        row(ui, |ui| {
            for (offered, is_primary) in [(MeetingAction::StayHere, true), (MeetingAction::Leave, false)] {
                let mut text = offered.text();
                if !is_kept {
                    text.tooltip = "".into();
                }
                let button = ActionButton::new(&text);
                let (is_pressed, response) = if is_primary { button.primary() } else { button }.show_response(ui);
                if is_primary && ui.memory(|memory| memory.focused().is_none()) {
                    response.request_focus();
                }
                if is_pressed {
                    action = Some(offered);
                }
            }
        });
        action
    });
    let is_closed = shown.backdrop_response.clicked();
    shown.inner.or(is_closed.then_some(MeetingAction::StayHere))
}

#[cfg(test)]
mod tests;
