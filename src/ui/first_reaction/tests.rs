//! The panel, driven through the accessibility tree.

use super::*;
use crate::ui::after::fixture::{Played, everything_has_a_label, harness, nothing_is_cut_off};
use egui_kittest::kittest::Queryable;

fn view() -> FirstReactionView {
    FirstReactionView::of(&Played::kitchen().scored())
}

#[test]
fn no_score_is_known_or_shown_before_the_reaction() {
    let played = Played::kitchen();
    let shown = format!("{:?}", FirstReactionView::of(&played.scored()));
    let value = played.card.responsivity.score.expect("it is rated").to_string();
    assert!(!shown.contains(&value), "{shown}");
    let harness = harness(100, |ui| first_reaction_ui(ui, &view()));
    assert!(harness.query_by_label_contains("of 100").is_none());
    assert!(harness.query_by_label_contains("points").is_none());
    assert!(harness.query_by_label_contains(&value).is_none());
}

#[test]
fn everything_can_be_skipped_and_the_way_on_is_by_key() {
    let mut harness = harness(100, |ui| first_reaction_ui(ui, &view()));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    harness.run_steps(2);
    assert_eq!(harness.state(), &[FirstReactionAction::ShowWhatHappened]);
}

#[test]
fn what_is_typed_is_handed_on_as_it_is_typed() {
    let mut harness = harness(100, |ui| first_reaction_ui(ui, &view()));
    harness.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "What stays with you?").focus();
    harness.run_steps(2);
    harness.event(egui::Event::Text("Tired".to_owned()));
    harness.run_steps(2);
    let written = FirstReactionAction::Write(Reflection::FirstReaction("Tired".to_owned()));
    assert!(harness.state().contains(&written), "{:?}", harness.state());
}

#[test]
fn a_rating_is_chosen_by_keyboard() {
    let mut harness = harness(100, |ui| first_reaction_ui(ui, &view()));
    harness.get_all_by_label("4 · Mostly").last().expect("there are three").focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(2);
    let rated = Reflection::SelfRating(Dimension::SafetyEscalation, Rating::new(4));
    assert!(harness.state().contains(&FirstReactionAction::Write(rated)), "{:?}", harness.state());
}

#[test]
fn a_rating_can_be_left_open_again() {
    let mut rated = view();
    rated.ratings[0].rating = Rating::new(2);
    let mut harness = harness(100, move |ui| first_reaction_ui(ui, &rated));
    harness.get_all_by_label("Leave it open").next().expect("there are three").click_accesskit();
    harness.run_steps(2);
    let open = FirstReactionAction::Write(Reflection::SelfRating(Dimension::Responsivity, None));
    assert!(harness.state().contains(&open), "{:?}", harness.state());
}

#[test]
fn at_twice_the_size_nothing_is_cut_off() {
    let mut harness = harness(200, |ui| first_reaction_ui(ui, &view()));
    nothing_is_cut_off(&mut harness);
    everything_has_a_label(&harness);
}
