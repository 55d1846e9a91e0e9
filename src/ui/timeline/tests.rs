//! The timeline, driven through the accessibility tree.

use super::*;
use crate::ui::after::fixture::{Played, everything_has_a_label, harness, nothing_is_cut_off};
use crate::ui::widgets::page;
use egui::Key;
use egui_kittest::kittest::Queryable;

fn shown(view: &TimelineView, text_percent: u16) -> egui_kittest::Harness<'_, Vec<u16>> {
    harness(text_percent, |ui| page(ui, "timeline", |ui| timeline_ui(ui, view)))
}

#[test]
fn lanes_say_who_spoke_what_pressed_and_what_was_done() {
    let view = TimelineView::of(&Played::kitchen().scored());
    let names: Vec<&str> = view.lanes.iter().map(|lane| lane.name.as_str()).collect();
    assert_eq!(names[..4], ["You", "Ada", "Ben", "Cleo (team)"]);
    assert!(names[4].starts_with("Ben: "), "{names:?}");
    assert_eq!(names[5], "Concern: Ada");
    let of_concern: Vec<&str> = view.lanes[5].segments.iter().map(|s| s.label.as_str()).collect();
    assert!(of_concern[0].starts_with("Turn 1: “It asks how long"), "{of_concern:?}");
    assert!(of_concern[1].starts_with("Turn 2: concern about Ada: "), "{of_concern:?}");
}

#[test]
fn presses_and_concerns_have_the_colour_of_the_person_whose_they_are() {
    let view = TimelineView::of(&Played::kitchen().scored());
    let named = |nth: usize| (view.lanes[nth].name.as_str(), view.lanes[nth].lane);
    let (ada, ben) = (named(1).1, named(2).1);
    assert!(named(4).0.starts_with("Ben: ") && named(4).1 == ben, "{:?}", named(4));
    assert_eq!(named(5), ("Concern: Ada", ada));
    assert_eq!(view.lanes[5].segments[0].shape, Shape::Dot);
}

#[test]
fn a_press_half_held_and_a_figure_of_speech_say_so() {
    let mut played = Played::kitchen();
    played.debrief.timeline.presses[0].end = "half held";
    played.debrief.timeline.concerns[0].figure_of_speech = true;
    let view = TimelineView::of(&played.scored());
    let press = &view.lanes[4].segments[0];
    assert!(press.label.contains("; half held in ") && press.shape == Shape::Half, "{press:?}");
    assert_eq!(view.lanes[5].name, "Figure of speech: Ada");
    assert!(view.lanes[5].segments[0].label.ends_with("a figure of speech, nothing was required"));
}

#[test]
fn the_keyboard_comes_in_once_and_walks_by_arrows() {
    let view = TimelineView::of(&Played::kitchen().scored());
    let mut harness = shown(&view, 100);
    harness.key_press(Key::Tab);
    harness.run_steps(2);
    assert!(harness.get_by_label("Read the beginning").is_focused());
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    assert!(harness.get_by_label_contains("Turn 1: You").is_focused());
    harness.key_press(Key::ArrowRight);
    harness.run_steps(3);
    assert!(harness.get_by_label_contains("Turn 2: You").is_focused());
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    assert_eq!(harness.state(), &[2]);
}

#[test]
fn the_list_says_the_same_as_the_lanes() {
    let view = TimelineView::of(&Played::kitchen().scored());
    let mut harness = shown(&view, 100);
    harness.get_by_label("The same as a list").click_accesskit();
    harness.run_steps(3);
    for segment in view.lanes.iter().flat_map(|lane| &lane.segments) {
        assert_eq!(harness.query_all_by_label(&segment.label).count(), 2, "{}", segment.label);
    }
}

#[test]
fn a_long_meeting_fits_at_twice_the_size() {
    let view = TimelineView::of(&Played::long().scored());
    let mut harness = shown(&view, 200);
    nothing_is_cut_off(&mut harness);
    everything_has_a_label(&harness);
}
