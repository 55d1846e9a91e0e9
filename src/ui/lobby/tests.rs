//! The lobby, driven and queried as a screen reader would.

mod look;

use super::super::testing::{long, nothing_is_cut_off, window};
use super::super::widgets::{Banner, BannerKind};
use super::*;
use crate::codebook::Codebook;
use crate::scenario;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

const THIN_WALLS: &str = include_str!("../../../scenarios/thin-walls.ron");

fn view() -> LobbyView {
    let mut view = LobbyView::of("/home/me/scenarios", "/home/me/.local/share/polyphony/runs.sqlite");
    let good = scenario::load("thin-walls.ron", THIN_WALLS);
    let bad = scenario::load("supper.ron", "Scenario(\n    format: 1,\n    tilte: \"Supper\",\n)");
    let codebook = Codebook::shipped();
    view.add("thin-walls.ron", good.scenario.as_ref(), &good.diagnostics, None, &codebook);
    view.add("supper.ron", bad.scenario.as_ref(), &bad.diagnostics, None, &codebook);
    view
}

fn unfinished() -> LobbyView {
    let mut view = view();
    view.cards[0].unfinished = Some(Unfinished { run: "r-1".to_owned(), turn: 5, turns: 16 });
    view
}

#[test]
fn a_card_says_what_there_is_to_know() {
    let window = window(100, view(), lobby_ui);
    window.get_by_role_and_label(Role::Group, "Thin walls");
    window.get_by_role_and_label(Role::Heading, "Thin walls");
    window.get_by_label("At home, 20 hours after the first call");
    window.get_by_label("About 7 minutes");
    window.get_by_label("Foundation");
    window.get_by_label("Responsivity");
    assert!(window.query_by_label_contains("Frightening beliefs, hearing voices").is_some());
}

#[test]
fn begin_is_pressed_by_its_key_by_enter_and_by_pointer() {
    let begin = Some(LobbyAction::Begin("thin-walls".to_owned()));
    let mut by_key = window(100, view(), lobby_ui);
    by_key.key_press(Key::Num1);
    by_key.run();
    assert_eq!(*by_key.state(), begin);

    let mut by_enter = window(100, view(), lobby_ui);
    by_enter.get_by_label("Begin, Thin walls").focus();
    by_enter.run();
    by_enter.key_press(Key::Enter);
    by_enter.run();
    assert_eq!(*by_enter.state(), begin);

    let mut by_pointer = window(100, view(), lobby_ui);
    by_pointer.get_by_label("Begin, Thin walls").scroll_to_me();
    by_pointer.run();
    by_pointer.get_by_label("Begin, Thin walls").click();
    by_pointer.run();
    assert_eq!(*by_pointer.state(), begin);
}

#[test]
fn an_unfinished_run_is_continued_or_begun_anew() {
    let mut window = window(100, unfinished(), lobby_ui);
    window.get_by_label("Continue (turn 5 of 16), Thin walls").click_accesskit();
    window.run();
    assert_eq!(*window.state(), Some(LobbyAction::Continue("r-1".to_owned())));
    window.get_by_label("Begin anew, Thin walls").click_accesskit();
    window.run();
    assert_eq!(*window.state(), Some(LobbyAction::BeginAnew("thin-walls".to_owned())));
}

#[test]
fn an_unfinished_run_stands_first_and_has_a_key() {
    let mut window = window(100, unfinished(), lobby_ui);
    let first = window.get_by_label("Continue Thin walls, turn 5 of 16").rect();
    assert!(first.bottom() <= window.get_by_label("Earlier runs").rect().top());
    window.key_press(Key::C);
    window.run();
    assert_eq!(*window.state(), Some(LobbyAction::Continue("r-1".to_owned())));
}

#[test]
fn meetings_stand_by_how_hard_they_are_and_then_by_title() {
    let mut view = LobbyView::default();
    for (title, level) in [("Zinc", "Hard"), ("Ash", "Hard"), ("Moss", "Intermediate"), ("Yew", "Foundation")] {
        let text = THIN_WALLS.replace("title: \"Thin walls\"", &format!("title: \"{title}\""));
        let text = text.replace("level: Foundation", &format!("level: {level}"));
        let loaded = scenario::load("a.ron", &text);
        view.add("a.ron", loaded.scenario.as_ref(), &[], None, &Codebook::shipped());
    }
    let titles: Vec<&str> = view.cards.iter().map(|card| card.title.as_str()).collect();
    assert_eq!(titles, ["Yew", "Moss", "Ash", "Zinc"]);
}

#[test]
fn without_a_store_it_says_that_nothing_is_kept() {
    let window = window(100, LobbyView::of("/home/me/scenarios", ""), lobby_ui);
    window.get_by_label("No store could be opened: nothing played now is kept");
}

#[test]
fn the_sign_on_a_key_is_shown_and_not_its_name() {
    let window = window(100, view(), lobby_ui);
    let settings = window.get_by_label("Settings");
    assert_eq!(settings.accesskit_node().data().keyboard_shortcut(), Some(","));
}

#[test]
fn a_broken_file_shows_what_is_wrong_and_stops_nobody() {
    let view = view();
    let fault = view.broken[0].faults[0].clone();
    let window = window(100, view, lobby_ui);
    window.get_by_role_and_label(Role::Group, "supper.ron");
    assert!(fault.place.starts_with("Error in line "), "{}", fault.place);
    assert!(window.query_all_by_label(&fault.place).next().is_some());
    assert!(window.query_all_by_label(&fault.message).next().is_some());
    window.get_by_label("Begin, Thin walls");
}

#[test]
fn the_other_pages_have_keys() {
    for (key, expected) in
        [(Key::R, LobbyAction::Runs), (Key::A, LobbyAction::About), (Key::Comma, LobbyAction::Settings)]
    {
        let mut window = window(100, view(), lobby_ui);
        window.key_press(key);
        window.run();
        assert_eq!(*window.state(), Some(expected));
    }
    let mut window = window(100, view(), lobby_ui);
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::Q);
    window.run();
    assert_eq!(*window.state(), Some(LobbyAction::Quit));
}

#[test]
fn an_empty_lobby_says_where_scenarios_go() {
    let window = window(100, LobbyView::of("/home/me/scenarios", "/tmp/store"), lobby_ui);
    window.get_by_label("There is no meeting here to practise yet.");
    window.get_by_label("Scenarios are read from /home/me/scenarios");
    window.get_by_label("Your runs are kept in /tmp/store");
}

#[test]
fn at_twice_the_size_nothing_is_cut_off() {
    nothing_is_cut_off(&mut window(200, unfinished(), lobby_ui));
}

#[test]
fn long_texts_are_not_cut_off_either() {
    let mut view = unfinished();
    view.cards[0].title = long(12);
    view.cards[0].practises = vec![long(6)];
    view.cards[0].summary = long(200);
    view.store_path = "/a".repeat(120);
    view.broken[0].file = "x".repeat(200);
    view.messages =
        vec![Banner { kind: BannerKind::Error, what: long(40), place: "/y".repeat(100), what_to_do: long(40) }];
    nothing_is_cut_off(&mut window(200, view, lobby_ui));
}
