//! What the tests of panels share: a window around a panel, and the question whether anything is cut off in it.

use super::theme::{self, ThemeSettings};
use egui::{Rect, Ui, Vec2, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// A window of 800 × 600 around a panel, with what the panel gave back last.
pub(super) fn window<'a, View: 'a, Action: 'a>(
    text_percent: u16,
    view: View,
    panel: impl Fn(&mut Ui, &View) -> Option<Action> + 'a,
) -> Harness<'a, Option<Action>> {
    around(text_percent, None, move |ui, last: &mut Option<Action>| {
        if let Some(action) = panel(ui, &view) {
            *last = Some(action);
        }
    })
}

/// The same, with everything that the panel gave back: a field hands on what was typed until the view has it.
pub(super) fn every_action<'a, View: 'a, Action: 'a>(
    text_percent: u16,
    view: View,
    panel: impl Fn(&mut Ui, &View) -> Option<Action> + 'a,
) -> Harness<'a, Vec<Action>> {
    around(text_percent, Vec::new(), move |ui, all: &mut Vec<Action>| all.extend(panel(ui, &view)))
}

fn around<'a, State>(text_percent: u16, state: State, draw: impl Fn(&mut Ui, &mut State) + 'a) -> Harness<'a, State> {
    let settings = ThemeSettings { text_percent, reduced_motion: true, ..ThemeSettings::default() };
    let mut harness = Harness::builder().with_size(Vec2::new(800.0, 600.0)).with_max_steps(20).build_ui_state(
        move |ui, state: &mut State| {
            theme::apply(ui.ctx(), &settings);
            ui.set_style(ui.ctx().global_style());
            draw(ui, state);
        },
        state,
    );
    harness.run();
    harness
}

/// Every interactive thing fits in the window, and is there in full once it has the keyboard.
#[track_caller]
pub(super) fn nothing_is_cut_off<State>(harness: &mut Harness<'_, State>) {
    let screen = Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(800.0, 600.0));
    let roles = [Role::Button, Role::TextInput, Role::MultilineTextInput, Role::CheckBox, Role::RadioButton];
    let found: Vec<(Role, String)> = roles
        .into_iter()
        .flat_map(|role| {
            harness.query_all_by_role(role).map(move |n| (role, n.accesskit_node().label().unwrap_or_default()))
        })
        .collect();
    assert!(!found.is_empty(), "there is something to use");
    for (role, label) in found {
        assert!(!label.is_empty(), "a {role:?} has a label");
        harness.get_by_role_and_label(role, &label).focus();
        harness.run();
        let node = harness.get_by_role_and_label(role, &label);
        assert!(node.is_focused(), "the {role:?} `{label}` takes the keyboard");
        let rect = node.rect();
        assert!(screen.expand(0.5).contains_rect(rect), "the {role:?} `{label}` is cut off: {rect:?}");
    }
}

/// A text that is longer than anybody would write.
pub(super) fn long(words: usize) -> String {
    "unaccommodatingly ".repeat(words)
}
