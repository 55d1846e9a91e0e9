//! The panel, driven through the accessibility tree.

use super::*;
use crate::run::{Answer, Reflection};
use crate::ui::after::fixture::{Played, everything_has_a_label, harness, nothing_is_cut_off};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

fn shown(played: &Played, text_percent: u16) -> Harness<'static, Vec<SupervisionAction>> {
    let view = SupervisionView::of(&played.scored());
    harness(text_percent, move |ui| supervision_ui(ui, &view))
}

#[test]
fn what_this_run_calls_for_comes_first_and_the_five_are_always_there() {
    let view = SupervisionView::of(&Played::long().scored());
    let called_for: Vec<bool> = view.questions.iter().map(|q| q.called_for).collect();
    assert!(called_for.is_sorted_by(|a, b| a >= b), "{called_for:?}");
    assert!(called_for[0], "this run calls for something");
    assert_eq!(view.questions.iter().filter(|q| q.key.starts_with("five.")).count(), 5);
}

#[test]
fn progress_counts_what_is_answered() {
    let mut played = Played::kitchen();
    let key = SupervisionView::of(&played.scored()).questions[0].key.clone();
    played.run.reflections.set(Reflection::Answer(Answer { question: key, text: "Her tiredness".to_owned() }));
    let view = SupervisionView::of(&played.scored());
    assert_eq!(view.progress(), format!("1 of {} answered", view.questions.len()));
    let harness = shown(&played, 100);
    assert_eq!(harness.query_all_by_label(&view.progress()).count(), 2);
}

#[test]
fn an_answer_is_handed_on_as_it_is_typed() {
    let view = SupervisionView::of(&Played::kitchen().scored());
    let first = &view.questions[0];
    let mut harness = shown(&Played::kitchen(), 100);
    harness.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, &first.asks).focus();
    harness.run_steps(2);
    harness.event(egui::Event::Text("I hurried".to_owned()));
    harness.run_steps(2);
    let answer = SupervisionAction::Answer { key: first.key.clone(), text: "I hurried".to_owned() };
    assert!(harness.state().contains(&answer), "{:?}", harness.state());
}

#[test]
fn a_turn_of_a_question_is_read_by_keyboard() {
    let played = Played::long();
    let mut harness = shown(&played, 100);
    let view = SupervisionView::of(&played.scored());
    let turn = &view.questions.iter().find(|q| !q.turns.is_empty()).expect("one is tied to a turn").turns[0];
    let line = turn.lines[0].text.clone();
    assert!(harness.query_by_label(&line).is_none());
    harness.get_all_by_label(&format!("Read turn {}", turn.turn)).next().expect("it has a button").focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(3);
    assert!(harness.query_all_by_label(&line).count() > 0, "{line}");
}

#[test]
fn done_is_reached_by_key() {
    let mut harness = shown(&Played::kitchen(), 100);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    harness.run_steps(2);
    assert_eq!(harness.state(), &[SupervisionAction::Done]);
}

#[test]
fn at_twice_the_size_nothing_is_cut_off() {
    let mut harness = shown(&Played::long(), 200);
    nothing_is_cut_off(&mut harness);
    everything_has_a_label(&harness);
}
