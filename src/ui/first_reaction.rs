//! The first reaction: what stays with the trainee, and how they rate themselves, before any score is shown.
//!
//! This view knows no score, so that none can be shown by mistake.

use super::after::Scored;
use super::theme::{self, Space};
use super::widgets::{ActionButton, ActionText, Shortcut, TextArea, card, choice, page, quiet, small, title};
use crate::codebook::{Code, Dimension};
use crate::run::{Rating, Reflection};
use egui::{Id, Key, Ui};

/// What the panel shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstReactionView {
    /// The run, so that fields of two runs are told apart.
    pub run: String,
    /// The title of the meeting.
    pub title: String,
    /// How it ended.
    pub ending: String,
    /// What has been written so far.
    pub reaction: String,
    /// The three dimensions.
    pub ratings: Vec<SelfRatingView>,
}

/// A dimension to rate oneself in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfRatingView {
    /// The dimension.
    pub dimension: Dimension,
    /// What it is called.
    pub name: String,
    /// What it looks at.
    pub meaning: String,
    /// The rating; none while it is left open.
    pub rating: Option<Rating>,
}

/// What the trainee did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FirstReactionAction {
    /// Wrote something, or rated themselves: to be saved as it stands.
    Write(Reflection),
    /// Wants to see what happened.
    ShowWhatHappened,
}

impl FirstReactionAction {
    /// What the button for going on says.
    #[must_use]
    pub fn go_on() -> ActionText {
        ActionText::new("Show what happened", "The scores, and what they come from; you can leave everything here open")
            .key(Shortcut::command(Key::Enter))
    }
}

impl FirstReactionView {
    /// What the panel shows of a run.
    #[must_use]
    pub fn of(scored: &Scored<'_>) -> Self {
        let written = &scored.run.reflections;
        let rating = |dimension: &Dimension| SelfRatingView {
            dimension: *dimension,
            name: scored.dimension(*dimension).to_owned(),
            meaning: scored.meeting.codebook().dimensions[dimension.index()].meaning.clone(),
            rating: *written.self_rating.get(*dimension),
        };
        Self {
            run: scored.run.id.to_string(),
            title: scored.run.title.clone(),
            ending: scored.ending(),
            reaction: written.first_reaction.clone(),
            ratings: Dimension::ALL.iter().map(rating).collect(),
        }
    }
}

/// A self-rating in words.
#[must_use]
pub fn rating_words(rating: Rating) -> &'static str {
    RATINGS[usize::from(rating.get()) - 1]
}

/// The five ratings, lowest first, and after them the choice to leave it open.
const RATINGS: [&str; 6] =
    ["1 · Hardly", "2 · A little", "3 · Partly", "4 · Mostly", "5 · Throughout", "Leave it open"];
const LEFT_OPEN: usize = RATINGS.len() - 1;

/// Shows the first reaction.
pub fn first_reaction_ui(ui: &mut Ui, view: &FirstReactionView) -> Option<FirstReactionAction> {
    page(ui, "first reaction", |ui| {
        title(ui, "The meeting is over");
        quiet(ui, &format!("{}: {}", view.title, view.ending));
        let mut action = None;
        card(ui, "What stays with you?", |ui| {
            let field = TextArea {
                id: Id::new(("first reaction", &view.run)),
                label: "What stays with you?",
                text: &view.reaction,
                hint: "A sentence, a picture, a feeling. You can skip this",
                rows: 4,
            };
            let written = field.show(ui).news();
            action = written.map(|text| FirstReactionAction::Write(Reflection::FirstReaction(text)));
        });
        card(ui, "How do you rate yourself?", |ui| {
            quiet(ui, "Rate yourself as you see this meeting now, before any score is shown. Each may be left open");
            for rating in &view.ratings {
                ui.add_space(theme::of(ui).space(Space::Medium));
                if let Some(rated) = self_rating_ui(ui, rating) {
                    action = Some(FirstReactionAction::Write(rated));
                }
            }
        });
        if ActionButton::new(&FirstReactionAction::go_on()).primary().show(ui) {
            action = action.take().or(Some(FirstReactionAction::ShowWhatHappened));
        }
        action
    })
}

fn self_rating_ui(ui: &mut Ui, view: &SelfRatingView) -> Option<Reflection> {
    ui.push_id(view.dimension, |ui| {
        let chosen = view.rating.map_or(LEFT_OPEN, |rating| usize::from(rating.get()) - 1);
        let now = choice(ui, &view.name, RATINGS, Some(chosen));
        small(ui, &view.meaning);
        let rating = |nth: usize| u8::try_from(nth + 1).ok().and_then(Rating::new);
        now.map(|nth| Reflection::SelfRating(view.dimension, rating(nth)))
    })
    .inner
}

#[cfg(test)]
mod tests;
