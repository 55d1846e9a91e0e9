//! The panel, driven through the accessibility tree, with an app that keeps what it is told.

use super::*;
use crate::review::Decision;
use crate::run::UnixMs;
use crate::ui::after::fixture::{Played, everything_has_a_label, harness, nothing_is_cut_off};
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// A review panel that keeps the review as the app would.
fn kept(played: Played, reviewer: &str, text_percent: u16) -> Harness<'static, Vec<ReviewAction>> {
    let mut review = Review::begin(reviewer, UnixMs(1));
    harness(text_percent, move |ui| {
        let action = review_ui(ui, &ReviewView::of(&played.scored(), &review));
        match action.clone() {
            Some(ReviewAction::Name(name)) => review.reviewer = name,
            Some(ReviewAction::Decide(verdict)) => review.decide(verdict, UnixMs(2)).expect("the panel gives a reason"),
            Some(ReviewAction::TakeBack(finding)) => review.take_back(&finding, UnixMs(2)),
            Some(ReviewAction::Comment { turn, text }) => review.set_comment(turn, text, UnixMs(2)),
            Some(ReviewAction::View { dimension, text }) => *review.views.get_mut(dimension) = Some(text),
            Some(ReviewAction::Done) | None => {}
        }
        action
    })
}

#[track_caller]
fn write(harness: &mut Harness<'_, Vec<ReviewAction>>, label: &str, text: &str) {
    harness.get_all_by_label(label).last().expect("there is such a field").focus();
    harness.run_steps(2);
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run_steps(3);
}

fn is_enabled(harness: &Harness<'_, Vec<ReviewAction>>, label: &str) -> bool {
    use egui_kittest::kittest::NodeT;
    !harness.get_by_role_and_label(Role::Button, label).accesskit_node().is_disabled()
}

#[test]
fn moments_come_first_and_both_scores_are_always_there() {
    let played = Played::kitchen();
    let view = ReviewView::of(&played.scored(), &Review::begin("Nora", UnixMs(1)));
    assert!(!view.moments.is_empty());
    let line = view.scores[0].line();
    let score = played.card.responsivity.score.expect("it is rated");
    assert_eq!(line, format!("Responsivity: original {score}, reviewed {score}"));
    let harness = kept(played, "Nora", 100);
    let standing = harness.get_all_by_label(&line).map(|node| node.rect().top()).fold(f32::MAX, f32::min);
    let moments = harness.get_by_label("Moments that matter").rect().top();
    let findings = harness.get_by_label("Findings, one by one").rect().top();
    assert!(standing < moments && moments < findings);
}

#[test]
fn the_walk_goes_on_and_back_by_keys() {
    let played = Played::kitchen();
    let titles: Vec<String> =
        FindingView::all(&played.scored(), Reader::Supervisor).iter().map(FindingView::title).collect();
    let mut harness = kept(played, "Nora", 100);
    assert!(harness.query_by_label(&titles[0]).is_some());
    harness.key_press(Key::N);
    harness.run_steps(3);
    let first = harness.get_by_label(&titles[0]).rect();
    assert!(first.top() > 0.0 && first.bottom() < 600.0, "the first finding is come to first: {first:?}");
    harness.key_press(Key::N);
    harness.run_steps(3);
    assert!(harness.query_by_label(&titles[1]).is_some() && harness.query_by_label(&titles[0]).is_none());
    harness.key_press(Key::B);
    harness.run_steps(3);
    assert!(harness.query_by_label(&titles[0]).is_some());
}

#[test]
fn one_dimension_can_be_walked_alone() {
    let played = Played::kitchen();
    let safety: Vec<_> = FindingView::all(&played.scored(), Reader::Supervisor)
        .into_iter()
        .filter(|f| f.dimension == Dimension::SafetyEscalation)
        .collect();
    let mut harness = kept(played, "Nora", 100);
    harness.get_by_role_and_label(Role::RadioButton, "Safety escalation").click_accesskit();
    harness.run_steps(3);
    assert!(harness.query_by_label(&safety[0].title()).is_some());
    assert!(harness.query_by_label(&format!("1 of {}", safety.len())).is_some());
}

#[test]
fn confirming_is_a_chord_and_the_panel_says_what_was_done() {
    let mut harness = kept(Played::kitchen(), "Nora", 100);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run_steps(3);
    assert!(matches!(&harness.state()[..], [ReviewAction::Decide(v)] if v.decision == Decision::Confirm));
    assert!(harness.query_by_label("Confirmed").is_some());
    let said = harness.get_by_label_contains("You confirmed this finding: ").rect();
    assert!(said.top() > 0.0 && said.bottom() < 600.0, "it is in view: {said:?}");
    harness.get_by_label("Take back").click_accesskit();
    harness.run_steps(3);
    assert!(harness.query_by_label("You took your verdict back: nothing is decided here").is_some());
}

#[test]
fn letters_that_missed_their_field_decide_nothing() {
    let mut harness = kept(Played::kitchen(), "Nora", 100);
    for key in [Key::C, Key::O, Key::G, Key::R] {
        harness.key_press(key);
        harness.run_steps(2);
    }
    assert_eq!(harness.state(), &[]);
}

#[test]
fn handing_in_the_reason_overrides_and_never_closes_the_review() {
    let mut harness = kept(Played::kitchen(), "Nora", 100);
    write(&mut harness, "Reason", "He had already said it");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_steps(3);
    assert_eq!(harness.state(), &[], "the points are not changed yet");
    harness.get_by_role(Role::Slider).focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(3);
    harness.get_all_by_label("Reason").last().expect("there is such a field").focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_steps(3);
    let [ReviewAction::Decide(verdict)] = &harness.state()[..] else { panic!("{:?}", harness.state()) };
    assert_eq!(verdict.reason, "He had already said it");
    assert!(harness.query_by_label_contains("You overrode this finding: ").is_some());
}

#[test]
fn an_override_says_what_it_still_needs_and_then_both_scores_differ() {
    let played = Played::kitchen();
    let view = ReviewView::of(&played.scored(), &Review::begin("Nora", UnixMs(1)));
    let (points, of) = (view.findings[0].verdict.original, view.findings[0].verdict.of);
    let original = view.scores[0].original.clone();
    let mut harness = kept(played, "Nora", 100);
    assert!(harness.query_by_label("To override, first change the points").is_some());
    harness.get_by_role(Role::Slider).focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(3);
    let label = format!("Override: {}", points_of(points - 1, of));
    assert!(harness.query_by_label("To override, write a reason").is_some());
    assert!(!is_enabled(&harness, &label));
    write(&mut harness, "Reason", "He had already said it");
    assert!(is_enabled(&harness, &label));
    harness.get_by_role_and_label(Role::Button, &label).click_accesskit();
    harness.run_steps(3);
    let Some(ReviewAction::Decide(verdict)) = harness.state().last() else { panic!("{:?}", harness.state()) };
    assert_eq!(verdict.decision, Decision::Override { points: points - 1 });
    assert_eq!(verdict.reason, "He had already said it");
    let both = format!("Responsivity: original {original}, reviewed ");
    let unchanged = format!("{both}{original}");
    assert!(harness.query_all_by_label_contains(&both).count() > 0);
    assert_eq!(harness.query_all_by_label(&unchanged).count(), 0);
    harness.get_by_label("Take back").click_accesskit();
    harness.run_steps(3);
    assert!(harness.query_all_by_label(&unchanged).count() > 0);
}

fn points_of(points: i32, of: i32) -> String {
    crate::ui::after::finding::points_words(points, of)
}

#[test]
fn without_a_name_nothing_is_decided_and_the_panel_says_why() {
    let mut harness = kept(Played::kitchen(), "", 100);
    assert!(!is_enabled(&harness, "Confirm"));
    assert!(harness.query_by_label("Write your name first").is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run_steps(2);
    assert_eq!(harness.state(), &[]);
    write(&mut harness, "Your name, as the trainee will read it", "Nora");
    assert!(is_enabled(&harness, "Confirm"));
    let name = harness.get_all_by_label("Your name, as the trainee will read it").last().expect("it is there").rect();
    let confirm = harness.get_by_role_and_label(Role::Button, "Confirm").rect();
    assert!(confirm.top() - name.bottom() < 400.0, "they stand in one view: {name:?} {confirm:?}");
}

#[test]
fn comments_and_views_are_handed_on_as_they_are_typed() {
    let mut harness = kept(Played::kitchen(), "Nora", 100);
    write(&mut harness, "Comment on turn 1", "Well waited");
    let comment = ReviewAction::Comment { turn: 1, text: "Well waited".to_owned() };
    assert_eq!(harness.state().last(), Some(&comment));
    write(&mut harness, "How you see responsivity", "Close to her words");
    let said = ReviewAction::View { dimension: Dimension::Responsivity, text: "Close to her words".to_owned() };
    assert_eq!(harness.state().last(), Some(&said));
}

#[test]
fn what_the_trainee_wrote_can_be_read() {
    let mut played = Played::kitchen();
    played.run.reflections.first_reaction = "I was in a hurry".to_owned();
    let harness = kept(played, "Nora", 100);
    assert!(harness.query_by_label("I was in a hurry").is_some());
}

#[test]
fn at_twice_the_size_nothing_is_cut_off() {
    let mut harness = kept(Played::long(), "Nora", 200);
    nothing_is_cut_off(&mut harness);
    everything_has_a_label(&harness);
}
