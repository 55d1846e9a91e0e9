//! The supervision questions, those that this run calls for first, each tied to its turns; answers are handed on as
//! they are typed.

use super::after::disclosure::disclosure;
use super::after::lines::{TurnView, turn_ui};
use super::after::{Reader, Scored, turns_words};
use super::text::capital;
use super::widgets::{
    ActionButton, ActionText, Shortcut, TextArea, card, page, paragraph, quiet, section, small, title,
};
use egui::{Id, Key, Ui};

/// What the panel shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisionView {
    /// The run.
    pub run: String,
    /// The title of the meeting.
    pub title: String,
    /// The questions, those that this run calls for first.
    pub questions: Vec<QuestionView>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionView {
    /// What its answer is kept under.
    pub key: String,
    /// The question.
    pub asks: String,
    /// Whether this run calls for it.
    pub called_for: bool,
    /// The turns that it is tied to, with their lines.
    pub turns: Vec<TurnView>,
    /// What has been written so far.
    pub answer: String,
}

/// What the trainee did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SupervisionAction {
    /// Wrote in an answer: to be saved as it stands.
    Answer {
        /// The key of the question.
        key: String,
        /// The answer so far.
        text: String,
    },
    /// Is done for now.
    Done,
}

impl SupervisionAction {
    /// What the button for going on says.
    #[must_use]
    pub fn done() -> ActionText {
        ActionText::new("Done", "Everything is saved as you typed it; you can come back to it")
            .key(Shortcut::command(Key::Enter))
    }
}

impl SupervisionView {
    /// What the panel shows of a run.
    #[must_use]
    pub fn of(scored: &Scored<'_>) -> Self {
        let question = |question: &crate::debrief::SupervisionQuestion| QuestionView {
            key: question.key.clone(),
            asks: question.asks.clone(),
            // Only the five are put in any case; the others are there because something in this run asks for them.
            called_for: !question.turns.is_empty() || !question.key.starts_with("five."),
            turns: question.turns.iter().map(|turn| TurnView::of(scored, *turn, Reader::Trainee)).collect(),
            answer: scored.run.reflections.answer(&question.key).to_owned(),
        };
        let mut questions: Vec<_> = scored.debrief.questions.iter().map(question).collect();
        questions.sort_by_key(|question| !question.called_for);
        Self { run: scored.run.id.to_string(), title: scored.run.title.clone(), questions }
    }

    /// How far the trainee has come: `3 of 9 answered`.
    #[must_use]
    pub fn progress(&self) -> String {
        let n_answered = self.questions.iter().filter(|question| !question.answer.trim().is_empty()).count();
        format!("{n_answered} of {} answered", self.questions.len())
    }
}

/// Shows the questions.
pub fn supervision_ui(ui: &mut Ui, view: &SupervisionView) -> Option<SupervisionAction> {
    page(ui, "supervision", |ui| {
        title(ui, "Supervision questions");
        quiet(ui, &view.title);
        paragraph(ui, "There is no right answer, and none of this is scored. Each may be left open");
        small(ui, &view.progress());
        let mut action = None;
        let mut shown = None;
        for question in &view.questions {
            if shown != Some(question.called_for) {
                section(ui, if question.called_for { "What this meeting asks" } else { "What every meeting asks" });
                shown = Some(question.called_for);
            }
            if let Some(text) = question_ui(ui, &view.run, question) {
                action = Some(SupervisionAction::Answer { key: question.key.clone(), text });
            }
        }
        small(ui, &view.progress());
        if ActionButton::new(&SupervisionAction::done()).primary().show(ui) {
            action = action.take().or(Some(SupervisionAction::Done));
        }
        action
    })
}

fn question_ui(ui: &mut Ui, run: &str, question: &QuestionView) -> Option<String> {
    card(ui, &question.asks, |ui| {
        paragraph(ui, &question.asks);
        if !question.turns.is_empty() {
            let turns: Vec<u16> = question.turns.iter().map(|turn| turn.turn).collect();
            small(ui, &capital(&turns_words(&turns)));
        }
        let field = TextArea {
            id: Id::new(("answer", run, &question.key)),
            label: "Your answer",
            text: &question.answer,
            hint: "Saved as you type",
            rows: 3,
        };
        let written = field.show(ui).news();
        // Seen, the question stands above the field; heard, it is what the field is called.
        ui.ctx().accesskit_node_builder(field.id, |node| {
            node.set_labelled_by(Vec::new());
            node.set_label(question.asks.as_str());
        });
        for turn in &question.turns {
            let id = Id::new(("question turn", run, &question.key, turn.turn));
            disclosure(ui, id, &format!("Read turn {}", turn.turn), |ui| turn_ui(ui, turn));
        }
        written
    })
}

#[cfg(test)]
mod tests;
