//! The list of runs, driven and queried as a screen reader would.

use super::super::testing::{long, nothing_is_cut_off, window};
use super::*;
use egui_kittest::kittest::Queryable;

fn view() -> RunsView {
    let scores = [("Responsivity", "81.8"), ("Tolerance of uncertainty", "64.0"), ("Safety escalation", "not rated")];
    let ended = RunRow {
        id: "r-1".to_owned(),
        title: "Thin walls".to_owned(),
        when: "23 November 2026, 14:22".to_owned(),
        standing: "Ended after 12 turns".to_owned(),
        is_unfinished: false,
        scores: scores.map(|(name, score)| (name.to_owned(), score.to_owned())).to_vec(),
        n_reviews: 1,
    };
    let open = RunRow {
        id: "r-2".to_owned(),
        when: "24 November 2026, 09:10".to_owned(),
        standing: "Under way, turn 5".to_owned(),
        is_unfinished: true,
        scores: Vec::new(),
        n_reviews: 0,
        ..ended.clone()
    };
    RunsView { runs: vec![open, ended], store_path: "/home/me/runs.sqlite".to_owned(), ..RunsView::default() }
}

#[track_caller]
fn check_press(label: &str, expected: RunsAction) {
    let mut window = window(100, view(), runs_ui);
    window.get_by_label(label).focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(*window.state(), Some(expected));
}

#[test]
fn a_run_shows_three_scores_and_no_other_number() {
    let window = window(100, view(), runs_ui);
    window.get_by_label("Responsivity: 81.8");
    window.get_by_label("Tolerance of uncertainty: 64.0");
    window.get_by_label("Safety escalation: not rated");
    window.get_by_label("Reviewed");
    window.get_by_label("23 November 2026, 14:22. Ended after 12 turns");
}

#[test]
fn every_button_of_a_run_is_pressed_by_keyboard() {
    let one = || "r-1".to_owned();
    check_press("Continue, Thin walls, 24 November 2026, 09:10", RunsAction::Continue("r-2".to_owned()));
    check_press("Open, Thin walls, 23 November 2026, 14:22", RunsAction::Open(one()));
    check_press("Open as supervisor, Thin walls, 23 November 2026, 14:22", RunsAction::OpenAsSupervisor(one()));
    check_press("Export…, Thin walls, 23 November 2026, 14:22", RunsAction::Export(one()));
    check_press("Delete…, Thin walls, 23 November 2026, 14:22", RunsAction::AskToDelete(one()));
    check_press("Import a run…", RunsAction::Import);
    check_press("Back", RunsAction::Back);
}

#[test]
fn deleting_is_asked_and_escape_keeps() {
    let asked = RunsView { asks_to_delete: Some("r-1".to_owned()), ..view() };
    for (key, expected) in [(Key::Escape, RunsAction::Keep), (Key::Delete, RunsAction::Delete("r-1".to_owned()))] {
        let mut window = window(100, asked.clone(), runs_ui);
        window.key_press(key);
        window.run();
        assert_eq!(*window.state(), Some(expected));
    }
}

#[test]
fn without_runs_it_says_so() {
    let window = window(100, RunsView::default(), runs_ui);
    window.get_by_label("There is no run yet.");
}

#[test]
fn at_twice_the_size_nothing_is_cut_off() {
    nothing_is_cut_off(&mut window(200, view(), runs_ui));
    let mut longest = view();
    longest.runs[1].title = long(8);
    longest.runs[1].scores[0].0 = long(5);
    nothing_is_cut_off(&mut window(200, longest, runs_ui));
}
