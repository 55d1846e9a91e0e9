//! The debrief: three scores side by side with their findings, the timeline, chosen moments, the words turn by turn
//! with what each person was thinking, what was agreed, whose voices were heard, and one thing to try.
//!
//! The three scores are never summed.

mod moments;
mod reviews;
mod scores;
mod turns;

pub use moments::MomentView;
pub(super) use moments::moment_ui;
pub use reviews::ReviewSummaryView;
pub use scores::DimensionView;

use super::after::finding::FindingView;
use super::after::lines::TurnView;
use super::after::{Reader, Scored, disclosure};
use super::text::count;
use super::theme::{self, Space};
use super::timeline::{TimelineView, timeline_ui};
use super::widgets::{
    ActionButton, ActionText, Shortcut, TextArea, card, paragraph, quiet, row, section, small, title, wide_page,
};
use crate::codebook::{Code, Dimension};
use crate::review::Review;
use crate::run::Reflection;
use egui::{Id, Key, Ui};

/// What the panel shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebriefView {
    /// The run.
    pub run: String,
    /// The title of the meeting.
    pub title: String,
    /// How it ended.
    pub ending: String,
    /// What the numbers are, and are not.
    pub note: String,
    /// The three scores with their findings.
    pub dimensions: Vec<DimensionView>,
    /// The lanes.
    pub timeline: TimelineView,
    /// At most three moments.
    pub moments: Vec<MomentView>,
    /// The words, turn by turn.
    pub turns: Vec<TurnView>,
    /// What was agreed, a line each.
    pub agreed: Vec<String>,
    /// Whose voice was heard, a line each.
    pub voices: Vec<String>,
    /// What the trainee wrote first; empty where nothing was written.
    pub first_reaction: String,
    /// One thing to try, as far as it is written.
    pub one_thing: String,
    /// What supervisors said.
    pub reviews: Vec<ReviewSummaryView>,
    /// How many supervision questions there are.
    pub n_questions: usize,
}

/// What the trainee did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DebriefAction {
    /// Wrote something: to be saved as it stands.
    Write(Reflection),
    /// Wants to answer the supervision questions.
    AnswerQuestions,
    /// Wants to play on from before the answer of a turn, as a run of its own.
    ReplayFrom(u16),
    /// Wants to leave the debrief.
    Close,
}

impl DebriefAction {
    /// What its button says; what is typed has none.
    #[must_use]
    pub fn text(&self) -> ActionText {
        match self {
            Self::Write(_) => ActionText::new("Write", "Saved as you type"),
            Self::AnswerQuestions => ActionText::new(
                "Answer the supervision questions",
                "Questions for yourself and your supervisor, each tied to turns of this meeting",
            )
            .key(Shortcut::command(Key::Enter)),
            Self::ReplayFrom(turn) => ActionText::new(
                format!("Play again from turn {turn}"),
                "Begins a run of its own that is the same up to there; this one stays as it is",
            ),
            Self::Close => ActionText::new("Back to the lobby", "The run is kept").key(Shortcut::command(Key::L)),
        }
    }
}

impl DebriefView {
    /// What the panel shows of a run and its reviews.
    #[must_use]
    pub fn of(scored: &Scored<'_>, reviews: &[Review]) -> Self {
        let mut findings = FindingView::all(scored, Reader::Trainee);
        let summaries = reviews.iter().map(|review| ReviewSummaryView::of(scored, review, &findings)).collect();
        reviews::add_overrides(scored, reviews, &mut findings);
        let debrief = scored.debrief;
        let voice = |voice: &crate::debrief::VoiceLane| {
            let said = format!("{}: {} % of the words", voice.name, voice.percent);
            match (voice.person, voice.addressed) {
                (None, _) => said,
                (Some(_), 0) => format!("{said}; you did not speak to them directly"),
                (Some(_), n) => format!("{said}; you spoke to them {}", times(n)),
            }
        };
        Self {
            run: scored.run.id.to_string(),
            title: scored.run.title.clone(),
            ending: scored.ending(),
            note: scored.rubric.note.clone(),
            dimensions: Dimension::ALL.iter().map(|d| DimensionView::of(scored, *d, &findings, reviews)).collect(),
            timeline: TimelineView::of(scored),
            moments: debrief.moments.iter().map(|moment| MomentView::of(scored, moment, Reader::Trainee)).collect(),
            turns: TurnView::all(scored, Reader::Trainee),
            agreed: debrief.agreements.iter().map(|a| format!("{} (turn {})", a.line(), a.turn)).collect(),
            voices: debrief.timeline.voices.iter().map(voice).collect(),
            first_reaction: scored.run.reflections.first_reaction.clone(),
            one_thing: scored.run.reflections.one_thing.clone(),
            reviews: summaries,
            n_questions: debrief.questions.len(),
        }
    }
}

fn times(n: u32) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// Shows the debrief.
pub fn debrief_ui(ui: &mut Ui, view: &DebriefView) -> Option<DebriefAction> {
    wide_page(ui, "debrief", |ui| {
        title(ui, "What happened");
        quiet(ui, &format!("{}: {}", view.title, view.ending));
        small(ui, &view.note);
        ui.add_space(theme::of(ui).space(Space::Medium));
        scores::scores_ui(ui, &view.run, &view.dimensions);
        let mut turn_to_read = None;
        card(ui, "The meeting, turn by turn", |ui| {
            section(ui, "The meeting, turn by turn");
            turn_to_read = timeline_ui(ui, &view.timeline);
        });
        let of_moments = measured(ui, |ui| moments_ui(ui, view, &mut turn_to_read));
        let of_turns = measured(ui, |ui| turns::turns_ui(ui, &view.run, &view.turns));
        let of_rest = measured(ui, |ui| {
            lines_card(ui, "What was agreed", &view.agreed, "Nothing was agreed");
            lines_card(ui, "Voices", &view.voices, "Nobody spoke");
            reviews::reviews_ui(ui, &view.reviews);
            onward_ui(ui, view)
        });
        if let Some(turn) = turn_to_read {
            disclosure::bring_into_view(ui, turns::turn_id(&view.run, turn));
        }
        of_rest.or(of_moments).or(of_turns)
    })
}

/// Holds running text to the measure.
fn measured<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme::of(ui);
    let width = (theme.measure() + 2.0 * theme.card_margin().leftf()).min(ui.available_width());
    ui.vertical(|ui| {
        ui.set_max_width(width);
        contents(ui)
    })
    .inner
}

fn moments_ui(ui: &mut Ui, view: &DebriefView, turn_to_read: &mut Option<u16>) -> Option<DebriefAction> {
    if view.moments.is_empty() {
        return None;
    }
    section(ui, "Moments to look at");
    let mut action = None;
    for moment in &view.moments {
        card(ui, &moment.title, |ui| {
            moment_ui(ui, moment, Reader::Trainee);
            row(ui, |ui| {
                let read = ActionText::new(format!("Read turn {} with inner voices", moment.turn), "");
                if ActionButton::new(&read).show(ui) {
                    *turn_to_read = Some(moment.turn);
                }
                let replay = DebriefAction::ReplayFrom(moment.turn);
                if ActionButton::new(&replay.text()).show(ui) {
                    action = Some(replay);
                }
            });
        });
    }
    action
}

fn lines_card(ui: &mut Ui, heading: &str, lines: &[String], none: &str) {
    card(ui, heading, |ui| {
        section(ui, heading);
        if lines.is_empty() {
            quiet(ui, none);
        }
        for line in lines {
            paragraph(ui, line);
        }
    });
}

fn onward_ui(ui: &mut Ui, view: &DebriefView) -> Option<DebriefAction> {
    let mut action = None;
    if !view.first_reaction.is_empty() {
        card(ui, "Your first reaction", |ui| {
            section(ui, "Your first reaction");
            paragraph(ui, &view.first_reaction);
        });
    }
    card(ui, "One thing to try next time", |ui| {
        section(ui, "One thing to try next time");
        let id = Id::new(("one thing", &view.run));
        // The heading is the field's label too: it is shown once, and read out with the field.
        let field = TextArea {
            id,
            label: "",
            text: &view.one_thing,
            hint: "Small enough for tomorrow. You can leave this open",
            rows: 2,
        };
        action = field.show(ui).news().map(|text| DebriefAction::Write(Reflection::OneThing(text)));
        ui.ctx().accesskit_node_builder(id, |node| node.set_label("One thing to try next time"));
    });
    small(ui, &format!("There are {} to answer in writing", count(view.n_questions, "question", "questions")));
    row(ui, |ui| {
        for (nth, next) in [DebriefAction::AnswerQuestions, DebriefAction::Close].into_iter().enumerate() {
            let text = next.text();
            let button = ActionButton::new(&text);
            let button = if nth == 0 { button.primary() } else { button };
            if button.show(ui) {
                action = action.take().or(Some(next));
            }
        }
    });
    action
}

#[cfg(test)]
mod tests;
