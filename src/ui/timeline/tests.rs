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
