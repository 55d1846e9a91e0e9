//! The review: a supervisor walks from finding to finding, and says where they disagree.

use super::clock;
use super::desk::{Desk, Order, Trouble};
use super::notices::Notices;
use super::panel::{Acted, Panel, add_panel, clear};
use super::scored::ScoredRun;
use super::screen::Screen;
use super::settings::Settings;
use crate::review::{Review, ReviewFault};
use crate::ui::review::{ReviewAction, ReviewView};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    add_panel::<ReviewView, ReviewAction>(app);
    app.add_systems(OnEnter(Screen::Review), begin);
    app.add_systems(OnExit(Screen::Review), (clear::<ReviewView>, end));
    app.add_systems(Update, act.run_if(in_state(Screen::Review).and_then(resource_exists::<ActiveReview>)));
}

/// The review that is being written.
#[derive(Resource, Debug)]
struct ActiveReview {
    review: Review,
    /// Whether there is anything in it that the store does not have yet.
    is_unsaved: bool,
}

/// Goes on with the review that was written on this machine before, or begins one.
fn begin(
    mut commands: Commands,
    scored: If<Res<ScoredRun>>,
    settings: Res<Settings>,
    mut panel: ResMut<Panel<ReviewView>>,
) {
    let own = |review: &&Review| review.reviewer == settings.reviewer;
    let review = scored.reviews.iter().rev().find(own).cloned();
    let review = review.unwrap_or_else(|| Review::begin(settings.reviewer.clone(), clock::now()));
    panel.0 = Some(ReviewView::of(&scored.view(), &review));
    commands.insert_resource(ActiveReview { review, is_unsaved: false });
}

fn act(
    mut acted: MessageReader<Acted<ReviewAction>>,
    mut active: ResMut<ActiveReview>,
    scored: If<Res<ScoredRun>>,
    desk: Res<Desk>,
    mut notices: ResMut<Notices>,
    mut settings: ResMut<Settings>,
    mut panel: ResMut<Panel<ReviewView>>,
    mut next: ResMut<NextState<Screen>>,
) {
    let now = clock::now();
    for Acted(action) in acted.read() {
        let review = &mut active.review;
        let done = match action {
            ReviewAction::Name(name) => {
                review.reviewer.clone_from(name);
                settings.reviewer.clone_from(name);
                Ok(())
            }
            ReviewAction::Decide(verdict) => review.decide(verdict.clone(), now),
            ReviewAction::TakeBack(finding) => {
                review.take_back(finding, now);
                Ok(())
            }
            ReviewAction::Comment { turn, text } => {
                review.set_comment(*turn, text.clone(), now);
                Ok(())
            }
            ReviewAction::View { dimension, text } => {
                *review.views.get_mut(*dimension) = Some(text.clone()).filter(|text| !text.trim().is_empty());
                review.changed = now;
                Ok(())
            }
            ReviewAction::Done => {
                next.set(Screen::Runs);
                Ok(())
            }
        };
        if let Err(fault) = done {
            notices.trouble(&in_words(&fault));
        }
        if !matches!(action, ReviewAction::Name(_) | ReviewAction::Done) {
            active.is_unsaved = true;
        }
        // A name is saved with the first thing that is said, not letter by letter.
        if active.is_unsaved && !matches!(action, ReviewAction::Name(_)) {
            save(&mut active, &scored, &desk, &mut notices);
        }
        panel.0 = Some(ReviewView::of(&scored.view(), &active.review));
    }
}

fn save(active: &mut ActiveReview, scored: &ScoredRun, desk: &Desk, notices: &mut Notices) {
    match active.review.check() {
        Ok(()) => {
            desk.hand_in(Order::Review(scored.run.id.clone(), Box::new(active.review.clone())));
            active.is_unsaved = false;
        }
        Err(fault) => notices.trouble(&in_words(&fault)),
    }
}

fn in_words(fault: &ReviewFault) -> Trouble {
    let hint = match fault {
        ReviewFault::Nameless => "Write your name at the top; then the review is kept.",
        ReviewFault::NoReason(_) => "Write why, and decide again.",
        ReviewFault::Twice(_) => "Take one of the two back.",
    };
    Trouble { what: fault.to_string(), hint: hint.to_owned() }
}

/// What was said before a name was written is kept when the screen is left, if there is a name by then.
fn end(
    mut commands: Commands,
    active: Option<ResMut<ActiveReview>>,
    scored: If<Res<ScoredRun>>,
    desk: Res<Desk>,
    mut notices: ResMut<Notices>,
) {
    if let Some(mut active) = active.filter(|active| active.is_unsaved) {
        save(&mut active, &scored, &desk, &mut notices);
    }
    commands.remove_resource::<ActiveReview>();
}
