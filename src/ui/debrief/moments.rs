//! A moment to look at: what was said, what the trainee did, what stayed unanswered, the rule, what else was possible,
//! and one question.

use crate::debrief::{ChosenMoment, WhyChosen};
use crate::ui::after::{Reader, Scored};
use crate::ui::widgets::{fact, paragraph, small, subsection};
use egui::Ui;

/// A moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MomentView {
    /// Its turn.
    pub turn: u16,
    /// Its turn, and why it was chosen.
    pub title: String,
    /// What had just been said, a line each.
    pub said: Vec<String>,
    /// What the trainee did.
    pub you: String,
    /// What the trainee would have said in their own words, under its heading.
    pub own_words: Option<(&'static str, String)>,
    /// What stayed unanswered.
    pub unanswered: Option<String>,
    /// The rule and the reason.
    pub reason: String,
    /// What else was possible.
    pub alternative: Option<String>,
    /// One question.
    pub question: String,
}

impl MomentView {
    pub(in crate::ui) fn of(scored: &Scored<'_>, moment: &ChosenMoment, reader: Reader) -> Self {
        let why = match moment.why {
            WhyChosen::LargestUnanswered => "what asked most to be heard, and was not",
            WhyChosen::FirstOverdue => "where a concern first waited too long",
            WhyChosen::BestMove => "the move that gave most",
        };
        Self {
            turn: moment.turn,
            title: format!("Turn {}: {why}", moment.turn),
            said: moment.said.clone(),
            you: moment.you.clone(),
            own_words: scored.own_words(moment.turn, reader),
            unanswered: moment.unanswered.clone(),
            reason: moment.reason.clone(),
            alternative: moment.alternative.clone(),
            question: moment.question.to_owned(),
        }
    }
}

/// Shows a moment.
pub(in crate::ui) fn moment_ui(ui: &mut Ui, moment: &MomentView, reader: Reader) {
    subsection(ui, &moment.title);
    if !moment.said.is_empty() {
        small(ui, "What was said");
        for said in &moment.said {
            paragraph(ui, said);
        }
    }
    let did = match reader {
        Reader::Trainee => "What you did",
        Reader::Supervisor => "What the trainee did",
    };
    fact(ui, did, &moment.you);
    if let Some((heading, text)) = &moment.own_words {
        fact(ui, heading, text);
    }
    if let Some(unanswered) = &moment.unanswered {
        fact(ui, "What stayed unanswered", unanswered);
    }
    fact(ui, "Why it counts", &moment.reason);
    if let Some(alternative) = &moment.alternative {
        fact(ui, "What else was possible", alternative);
    }
    fact(ui, "A question", &moment.question);
}
