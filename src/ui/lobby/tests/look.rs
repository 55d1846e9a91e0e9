//! Groups, filters and the course, driven as a person would.

use super::*;
use crate::scenario::Course;
use egui_kittest::Harness;
use std::cell::RefCell;
use std::sync::Arc;

/// Three meetings in a course: Yew, then Ash and Moss after it.
fn three() -> LobbyView {
    let mut view = LobbyView::of("/home/me/scenarios", "/tmp/store");
    for (title, level, theme) in [
        ("Yew", "Foundation", "FirstEpisodePsychosis"),
        ("Moss", "Intermediate", "HollowService"),
        ("Ash", "Hard", "HollowService"),
    ] {
        let id = title.to_lowercase();
        let text = THIN_WALLS.replace("title: \"Thin walls\"", &format!("title: \"{title}\""));
        let text = text.replace("id: \"thin-walls\"", &format!("id: \"{id}\""));
        let text = text.replace("level: Foundation", &format!("level: {level}"));
        let text = text.replace("themes: [FirstEpisodePsychosis, ", &format!("themes: [{theme}, "));
        let loaded = scenario::load("a.ron", &text);
        view.add("a.ron", loaded.scenario.as_ref(), &[], None, &Codebook::shipped());
    }
    let course = r#"Course(format: 1, title: "All", steps: [
        (scenario: "yew", because: "It is first."),
        (scenario: "ash", because: "It is second.", after: ["yew"]),
        (scenario: "moss", because: "It is third.", after: ["yew", "ash"]),
    ])"#;
    view.course = Some(Arc::new(Course::load("course.ron", course).unwrap()));
    view
}

/// A window that takes in what is chosen about the look, as the program does.
fn looking(text_percent: u16, view: LobbyView) -> Harness<'static, Option<LobbyAction>> {
    window(text_percent, RefCell::new(view), |ui, view: &RefCell<LobbyView>| {
        let action = lobby_ui(ui, &view.borrow());
        if let Some(LobbyAction::Look(look)) = &action {
            view.borrow_mut().look.clone_from(look);
        }
        action
    })
}

fn press(window: &mut Harness<'_, Option<LobbyAction>>, label: &str) {
    window.get_by_label(label).click_accesskit();
    window.run();
}

/// The titles, from the top of the page down.
fn titles(window: &Harness<'_, Option<LobbyAction>>) -> Vec<&'static str> {
    let mut found: Vec<_> = ["Yew", "Moss", "Ash"]
        .into_iter()
        .filter_map(|title| Some((window.query_by_role_and_label(Role::Heading, title)?.rect().top(), title)))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, title)| title).collect()
}

#[test]
fn meetings_stand_in_groups_by_level_or_by_theme() {
    let mut window = looking(100, three());
    for group in ["Foundation (1)", "Intermediate (1)", "Hard (1)"] {
        window.get_by_role_and_label(Role::Heading, group);
    }
    press(&mut window, "By theme");
    window.get_by_role_and_label(Role::Heading, "A first episode of psychosis (1)");
    window.get_by_role_and_label(Role::Heading, "A service without the means (2)");
    assert_eq!(titles(&window), ["Yew", "Moss", "Ash"]);
}

#[test]
fn a_filter_by_what_is_practised_leaves_those_that_practise_it() {
    let mut window = looking(100, three());
    press(&mut window, "Theme");
    press(&mut window, "A service without the means");
    window.get_by_label("2 of 3 meetings shown");
    assert_eq!(titles(&window), ["Moss", "Ash"]);
    for kind in ["Dimension", "Misunderstanding", "Supervision question"] {
        press(&mut window, kind);
        assert_eq!(titles(&window), ["Yew", "Moss", "Ash"], "{kind}");
    }
}

#[test]
fn a_filter_to_nothing_says_so_and_is_cleared() {
    let mut window = looking(100, three());
    window.get_by_role_and_label(Role::TextInput, "With these words").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "With these words").type_text("yew submarine");
    window.run();
    window.get_by_label("No meeting here has all of this.");
    assert!(titles(&window).is_empty());
    press(&mut window, "Show all meetings");
    assert_eq!(titles(&window), ["Yew", "Moss", "Ash"]);
    assert!(window.query_by_label("Show all meetings").is_none());
}

#[test]
fn in_the_order_of_the_course_the_next_one_is_advised_first() {
    let mut view = three();
    view.played.insert("yew".to_owned());
    let mut window = looking(100, view);
    press(&mut window, "In the order of the course");
    assert_eq!(titles(&window), ["Ash", "Moss", "Yew"]);
    for group in ["Advised next (1)", "Later in the course (1)", "Played already (1)"] {
        window.get_by_role_and_label(Role::Heading, group);
    }
    window.get_by_label("It is second.");
    window.get_by_label("You have played this meeting.");
}

#[test]
fn advice_says_what_was_played_and_locks_nothing() {
    let mut view = three();
    view.played.insert("yew".to_owned());
    let mut window = looking(100, view);
    window.get_by_label("Advised after Yew (played)");
    window.get_by_label("Advised after Yew (played) and Ash (not played yet)");
    press(&mut window, "Begin, Moss");
    assert_eq!(*window.state(), Some(LobbyAction::Begin("moss".to_owned())));
}

#[test]
fn without_a_course_there_is_no_order_of_it() {
    let mut view = three();
    (view.course, view.look.order) = (None, Order::Course);
    let window = looking(100, view);
    assert!(window.query_by_label("In the order of the course").is_none());
    window.get_by_role_and_label(Role::Heading, "Foundation (1)");
}

#[test]
fn the_choices_are_not_cut_off_at_twice_the_size() {
    let mut view = three();
    view.look = Look { order: Order::Course, kind: Some(AimKind::Theme), ..Look::default() };
    nothing_is_cut_off(&mut looking(200, view.clone()));
    view.look.words = "nothing has these".to_owned();
    nothing_is_cut_off(&mut looking(200, view));
}
