//! The review, for a supervisor with four minutes: the moments first, then from finding to finding, each with its words
//! and its rule; confirm or override, comment on a turn, say how each dimension looks as a whole.
//!
//! Both scores stand at the top all the time: the original, which never changes, and the reviewed one.

mod decide;
mod scores;
mod walk;

pub use decide::VerdictView;
pub use scores::BothScoresView;

use super::after::finding::FindingView;
use super::after::lines::TurnView;
use super::after::{Reader, Scored, disclosure::disclosure};
use super::debrief::{MomentView, moment_ui};
use super::theme::{self, Space};
use super::widgets::{ActionButton, ActionText, Shortcut, TextArea, card, fact, page, quiet, section, small, title};
use crate::codebook::{Code, Dimension};
use crate::review::{FindingKey, Review, Verdict, points_range, reviewed};
use egui::{Id, Key, Ui};

/// What the panel shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewView {
    /// The run and when its review was begun, so that drafts of two reviews are told apart.
    pub run: String,
    /// The title of the meeting.
    pub title: String,
    /// How it ended.
    pub ending: String,
    /// What the numbers are, and are not.
    pub note: String,
    /// Who reviews; empty until they say.
    pub reviewer: String,
    /// Both scores of each dimension.
    pub scores: Vec<BothScoresView>,
    /// At most three moments.
    pub moments: Vec<MomentView>,
    /// Every finding, with what was decided about it.
    pub findings: Vec<ReviewedFindingView>,
    /// Every turn, for the findings' context.
    pub turns: Vec<ReviewedTurnView>,
    /// What the trainee wrote: the first reaction, answers, one thing to try; question and text.
    pub written: Vec<(String, String)>,
    /// How many verdicts are about findings that this scorecard does not have.
    pub n_astray: usize,
}

/// A finding with what was decided about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewedFindingView {
    /// The finding.
    pub finding: FindingView,
    /// What is decided, and can be.
    pub verdict: VerdictView,
}

/// A turn with the reviewer's comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewedTurnView {
    /// The turn.
    pub turn: TurnView,
    /// What the reviewer says about it; empty where nothing.
    pub comment: String,
}

/// What the supervisor did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewAction {
    /// Wrote their name.
    Name(String),
    /// Confirmed or overrode a finding.
    Decide(Verdict),
    /// Took a verdict back.
    TakeBack(FindingKey),
    /// Wrote about a turn; an empty text takes it back.
    Comment {
        /// The turn.
        turn: u16,
        /// What they say.
        text: String,
    },
    /// Wrote how they see a dimension as a whole; an empty text takes it back.
    View {
        /// The dimension.
        dimension: Dimension,
        /// What they say.
        text: String,
    },
    /// Is done for now.
    Done,
}

impl ReviewAction {
    /// What the button for leaving says.
    #[must_use]
    pub fn done() -> ActionText {
        ActionText::new("Done", "The review is kept beside the run").key(Shortcut::command(Key::Enter))
    }
}

impl ReviewView {
    /// What the panel shows of a run and a review of it.
    #[must_use]
    pub fn of(scored: &Scored<'_>, review: &Review) -> Self {
        let made = reviewed(scored.card, review, scored.meeting.scenario());
        let verdicts = made.findings.iter().zip(&scored.card.findings);
        let verdicts = verdicts.map(|(reviewed, finding)| VerdictView::of(reviewed, points_range(finding)));
        let findings = FindingView::all(scored, Reader::Supervisor).into_iter().zip(verdicts);
        let turn = |turn: TurnView| ReviewedTurnView { comment: review.comment(turn.turn).to_owned(), turn };
        Self {
            run: format!("{} {}", scored.run.id, review.created.0),
            title: scored.run.title.clone(),
            ending: scored.ending(),
            note: scored.rubric.note.clone(),
            reviewer: review.reviewer.clone(),
            scores: Dimension::ALL
                .iter()
                .map(|d| BothScoresView::of(scored, *d, made.scores.get(*d), review))
                .collect(),
            moments: scored
                .debrief
                .moments
                .iter()
                .map(|moment| MomentView::of(scored, moment, Reader::Supervisor))
                .collect(),
            findings: findings.map(|(finding, verdict)| ReviewedFindingView { finding, verdict }).collect(),
            turns: TurnView::all(scored, Reader::Supervisor).into_iter().map(turn).collect(),
            written: written(scored),
            n_astray: made.astray.len(),
        }
    }
}

fn written(scored: &Scored<'_>) -> Vec<(String, String)> {
    let reflections = &scored.run.reflections;
    let first = ("First reaction".to_owned(), reflections.first_reaction.clone());
    let answers = scored.debrief.questions.iter().map(|q| (q.asks.clone(), reflections.answer(&q.key).to_owned()));
    let last = ("One thing to try".to_owned(), reflections.one_thing.clone());
    std::iter::once(first).chain(answers).chain([last]).filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// Shows the review: the scores stand, the rest scrolls.
pub fn review_ui(ui: &mut Ui, view: &ReviewView) -> Option<ReviewAction> {
    scores::standing_ui(ui, &view.scores);
    page(ui, "review", |ui| {
        title(ui, "Review");
        quiet(ui, &format!("{}: {}", view.title, view.ending));
        small(ui, &view.note);
        let mut actions = Vec::new();
        if view.n_astray > 0 {
            small(ui, "Some verdicts are about findings that this version does not make; they are kept as they are");
        }
        let mut to_turn = None;
        moments_ui(ui, view, &mut to_turn);
        actions.push(walk::walk_ui(ui, view, to_turn));
        actions.push(written_ui(ui, view));
        actions.push(scores::views_ui(ui, view));
        if ActionButton::new(&ReviewAction::done()).primary().show(ui) {
            actions.push(Some(ReviewAction::Done));
        }
        actions.into_iter().flatten().next()
    })
}

/// The field for the reviewer's name; it stands where the name is needed, beside the verdict.
fn name_ui(ui: &mut Ui, view: &ReviewView) -> Option<ReviewAction> {
    let field = TextArea {
        id: Id::new(("reviewer", &view.run)),
        label: "Your name, as the trainee will read it",
        text: &view.reviewer,
        hint: "",
        rows: 1,
    };
    let named = field.show(ui).news().map(ReviewAction::Name);
    ui.add_space(theme::of(ui).space(Space::Small));
    named
}

fn moments_ui(ui: &mut Ui, view: &ReviewView, to_turn: &mut Option<u16>) {
    if view.moments.is_empty() {
        return;
    }
    section(ui, "Moments that matter");
    for moment in &view.moments {
        card(ui, &moment.title, |ui| {
            moment_ui(ui, moment, Reader::Supervisor);
            let text = ActionText::new(format!("To the findings of turn {}", moment.turn), "");
            if ActionButton::new(&text).show(ui) {
                *to_turn = Some(moment.turn);
            }
        });
    }
}

fn written_ui(ui: &mut Ui, view: &ReviewView) -> Option<ReviewAction> {
    card(ui, "What the trainee wrote", |ui| {
        section(ui, "What the trainee wrote");
        if view.written.is_empty() {
            quiet(ui, "Nothing yet");
        }
        for (question, text) in &view.written {
            fact(ui, question, text);
        }
    });
    card(ui, "Comments on turns", |ui| {
        section(ui, "Comments on turns");
        let mut action = None;
        for turn in &view.turns {
            let mark = if turn.comment.is_empty() { "" } else { " · commented" };
            let id = Id::new(("review turn", &view.run, turn.turn.turn));
            let commented = disclosure(ui, id, &format!("{}{mark}", turn.turn.title()), |ui| {
                super::after::lines::turn_ui(ui, &turn.turn);
                comment_ui(ui, view, turn, "list")
            });
            action = action.or(commented.flatten());
        }
        action
    })
}

/// A field for the comment on a turn; `at` tells two fields for the same turn apart.
fn comment_ui(ui: &mut Ui, view: &ReviewView, turn: &ReviewedTurnView, at: &str) -> Option<ReviewAction> {
    let number = turn.turn.turn;
    let label = format!("Comment on {}", super::after::turn_words(number));
    let field = TextArea {
        id: Id::new(("comment", at, &view.run, number)),
        label: &label,
        text: &turn.comment,
        hint: "What you would say if you sat beside them",
        rows: 2,
    };
    field.show(ui).news().map(|text| ReviewAction::Comment { turn: number, text })
}

#[cfg(test)]
mod tests;
