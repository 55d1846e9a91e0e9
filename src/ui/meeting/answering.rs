//! What the trainee can do now: listen, write, answer, look back.

use super::{MeetingAction, MeetingView, Offer, Stage};
use crate::ui::theme::{self, Space};
use crate::ui::widgets::{ActionButton, ActionText, Shortcut, TextArea, paragraph, quiet, row, section, small};
use egui::{Id, Key, Ui};

/// The keys of the first nine responses.
const KEYS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

pub(super) fn answering_ui(ui: &mut Ui, view: &MeetingView) -> Option<MeetingAction> {
    // Responses are read before they are pressed, so their lines are held to what can be read too.
    let width = ui.available_width().min(theme::of(ui).measure() * 1.25);
    ui.set_max_width(width);
    match &view.stage {
        Stage::Talking => talking_ui(ui, view.is_paused),
        Stage::Stirring { line, turn, question, text } => stirring_ui(ui, line, *turn, question, text),
        Stage::OwnWords { text } => own_words_ui(ui, view.turn, text),
        Stage::Answering { offers, own_words } => offers_ui(ui, offers, own_words),
        Stage::Over { ending } => over_ui(ui, ending),
    }
}

fn talking_ui(ui: &mut Ui, is_paused: bool) -> Option<MeetingAction> {
    if is_paused {
        quiet(ui, "Paused. Take the time you need.");
        return None;
    }
    row(ui, |ui| {
        [MeetingAction::Next, MeetingAction::ToMyTurn]
            .into_iter()
            .filter(|a| ActionButton::new(&a.text()).show(ui))
            .last()
    })
}

fn stirring_ui(ui: &mut Ui, line: &str, turn: u16, question: &str, text: &str) -> Option<MeetingAction> {
    let id = Id::new(("stirred", line, turn));
    let written = TextArea { id, label: question, text, hint: "Kept with your run, never scored", rows: 1 }.show(ui);
    take_keyboard_once(ui, id);
    let done = MeetingAction::StirredDone { line: line.to_owned(), text: written.text.clone() };
    let is_done = ActionButton::new(&done.text()).show(ui) || written.is_handed_in;
    let typed = written.news().map(|text| MeetingAction::StirredTyped { line: line.to_owned(), text });
    is_done.then_some(done).or(typed)
}

fn own_words_ui(ui: &mut Ui, turn: u16, text: &str) -> Option<MeetingAction> {
    let id = Id::new(("own words", turn));
    let area = TextArea {
        id,
        label: "What I would say",
        text,
        hint: "In your own words, before you see the responses; or leave it empty",
        rows: 1,
    };
    let written = area.show(ui);
    take_keyboard_once(ui, id);
    let done = MeetingAction::OwnWordsDone(written.text.clone());
    let is_done = ActionButton::new(&done.text()).show(ui) || written.is_handed_in;
    is_done.then_some(done).or(written.news().map(MeetingAction::OwnWordsTyped))
}

/// Gives the field the keyboard when it is new; whoever leaves it is not pulled back.
fn take_keyboard_once(ui: &Ui, id: Id) {
    let key = id.with("last pass that it was shown in");
    let pass = ui.ctx().cumulative_pass_nr();
    // The same turn of another meeting has the same field: it is new again once it has been away.
    let is_new = ui.data(|data| data.get_temp::<u64>(key)).is_none_or(|last| last + 1 < pass);
    if is_new && !ui.is_enabled() {
        return;
    }
    ui.data_mut(|data| data.insert_temp(key, pass));
    if is_new {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

fn offers_ui(ui: &mut Ui, offers: &[Offer], own_words: &str) -> Option<MeetingAction> {
    let theme = theme::of(ui);
    let mut action = None;
    if !own_words.trim().is_empty() {
        small(ui, "What you would say");
        paragraph(ui, own_words);
        ui.add_space(theme.space(Space::Small));
    }
    small(ui, "What do you say or do?");
    for (nth, offer) in offers.iter().enumerate() {
        let number = nth + 1;
        let mut text = ActionText::new(format!("{number}  {} ({})", offer.words, offer.to), "");
        text.shortcut = KEYS.get(nth).map(|key| Shortcut::plain(*key));
        if ActionButton::new(&text).wide().show(ui) {
            action = Some(MeetingAction::Choose(offer.response));
        }
    }
    let silence = MeetingAction::StaySilent;
    if ActionButton::new(&silence.text()).show(ui) {
        action = Some(silence);
    }
    action
}

fn over_ui(ui: &mut Ui, ending: &str) -> Option<MeetingAction> {
    section(ui, ending);
    quiet(ui, "The meeting is over. Take a breath before you look back.");
    let back = MeetingAction::LookBack;
    ActionButton::new(&back.text()).primary().show(ui).then_some(back)
}
