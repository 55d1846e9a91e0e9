//! Before a meeting: what may be hard in it, the scene, the people, and how to pause and to stop.

use super::text;
use super::theme::{self, Space};
use super::widgets::{ActionButton, ActionText, Shortcut, card, fact, page, paragraph, quiet, row, section, title};
use crate::scenario::Scenario;
use egui::{Key, Ui};

/// What can be done before a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BeforeAction {
    /// Begin the meeting.
    EnterTheRoom,
    /// Go back to the lobby.
    Back,
}

impl BeforeAction {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> ActionText {
        match self {
            Self::EnterTheRoom => ActionText::new("Enter the room", "").key(Shortcut::plain(Key::Enter)),
            Self::Back => ActionText::new("Not now", "Back to the lobby").key(Shortcut::plain(Key::Escape)),
        }
    }
}

/// What there is to know before a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeforeView {
    /// What it is called.
    pub title: String,
    /// What may be hard in it; empty for nothing.
    pub content_notes: String,
    /// Where and when, and who called.
    pub setting: String,
    /// The scene.
    pub scene: String,
    /// The people of the network.
    pub network: Vec<String>,
    /// The trainee's colleagues.
    pub team: Vec<String>,
    /// Why there is no colleague; empty where there is one.
    pub alone: String,
    /// What the service can offer; empty for nothing in particular.
    pub can_offer: String,
    /// How long the hour is.
    pub length: String,
    /// Whether the run will be kept; the caller says so where the store cannot be written.
    pub is_kept: bool,
}

impl BeforeView {
    /// The view of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let setting = &scenario.setting;
        let (team, network): (Vec<_>, Vec<_>) = scenario.people.iter().partition(|person| person.part.is_team());
        let caller = scenario.people.iter().find(|person| person.id == setting.called_by);
        let caller = caller.map_or(setting.called_by.as_str(), |person| person.name.as_str());
        let turns = text::count(usize::from(scenario.turns), "turn", "turns");
        Self {
            title: scenario.title.clone(),
            content_notes: text::content_notes(scenario),
            setting: format!("{}. {caller} called.", text::setting(setting.place, setting.hours_since_contact)),
            scene: setting.scene.clone(),
            network: network.into_iter().map(text::person).collect(),
            team: team.into_iter().map(text::person).collect(),
            alone: setting.alone.clone().unwrap_or_default(),
            can_offer: text::capital(&text::list(setting.can_offer.iter().map(|offer| text::can_offer(*offer)))),
            length: format!("The hour holds at most {turns} of yours. Take the time you need: no score looks at it."),
            is_kept: true,
        }
    }
}

/// Draws what there is to know before a meeting.
pub fn before_ui(ui: &mut Ui, view: &BeforeView) -> Option<BeforeAction> {
    page(ui, "before", |ui| {
        title(ui, &view.title);
        if !view.content_notes.is_empty() {
            card(ui, "Content notes", |ui| {
                section(ui, "Content notes");
                paragraph(ui, &view.content_notes);
                quiet(ui, "You may leave this for another day. Nobody is told.");
            });
        }
        section(ui, "The scene");
        paragraph(ui, &view.setting);
        paragraph(ui, &view.scene);
        ui.add_space(theme::of(ui).space(Space::Medium));
        people_ui(ui, view);
        section(ui, "In the room");
        paragraph(
            ui,
            "People talk, and then it is your turn: choose what you say or do, or stay silent. Numbers choose, 0 is silence, Space shows the next line.",
        );
        paragraph(
            ui,
            if view.is_kept {
                "P pauses the talk. Escape asks whether to leave; the run is kept and goes on where you stopped."
            } else {
                "P pauses the talk. Escape asks whether to leave. What you play now will not be kept: your runs cannot be written."
            },
        );
        quiet(ui, &view.length);
        quiet(ui, "No scores are shown until the meeting is over.");
        ui.add_space(theme::of(ui).space(Space::Medium));
        row(ui, |ui| {
            let enter = BeforeAction::EnterTheRoom;
            let is_entered = ActionButton::new(&enter.text()).primary().show(ui);
            let back = BeforeAction::Back;
            let is_back = ActionButton::new(&back.text()).show(ui);
            is_entered.then_some(enter).or(is_back.then_some(back))
        })
    })
}

fn people_ui(ui: &mut Ui, view: &BeforeView) {
    section(ui, "Who comes");
    for person in &view.network {
        paragraph(ui, person);
    }
    if !view.team.is_empty() {
        fact(ui, "On your side", &view.team.join("\n"));
    }
    if !view.alone.is_empty() {
        fact(ui, "No second clinician", &view.alone);
    }
    if !view.can_offer.is_empty() {
        fact(ui, "What your service can offer", &view.can_offer);
    }
    ui.add_space(theme::of(ui).space(Space::Medium));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{long, nothing_is_cut_off, window};
    use super::*;
    use crate::scenario;
    use egui_kittest::kittest::Queryable;

    fn view() -> BeforeView {
        let loaded = scenario::load("thin-walls.ron", include_str!("../../scenarios/thin-walls.ron"));
        BeforeView::of(&loaded.scenario.expect("the shipped scenario loads"))
    }

    #[test]
    fn content_notes_stand_before_the_scene() {
        let window = window(100, view(), before_ui);
        let notes = window.get_by_label_contains("Frightening beliefs").rect();
        let scene = window.get_by_label_contains("Thursday, late afternoon").rect();
        assert!(notes.bottom() < scene.top());
        window.get_by_label("At home, 20 hours after the first call. Liisa called.");
        window.get_by_label("Eero, 19, at the centre");
        assert!(window.query_by_label_contains("P pauses the talk").is_some());
    }

    #[test]
    fn no_run_is_promised_where_none_can_be_kept() {
        let window = window(100, BeforeView { is_kept: false, ..view() }, before_ui);
        assert!(window.query_by_label_contains("will not be kept").is_some());
        assert!(window.query_by_label_contains("the run is kept").is_none());
    }

    #[test]
    fn enter_enters_and_escape_goes_back() {
        for (key, expected) in [(Key::Enter, BeforeAction::EnterTheRoom), (Key::Escape, BeforeAction::Back)] {
            let mut window = window(100, view(), before_ui);
            window.key_press(key);
            window.run();
            assert_eq!(*window.state(), Some(expected));
        }
    }

    #[test]
    fn at_twice_the_size_nothing_is_cut_off() {
        nothing_is_cut_off(&mut window(200, view(), before_ui));
        let longest = BeforeView { title: long(9), scene: long(120), content_notes: long(30), ..view() };
        nothing_is_cut_off(&mut window(200, longest, before_ui));
    }
}
