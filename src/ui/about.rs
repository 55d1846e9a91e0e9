//! About: where this practice comes from, what the evidence shows and does not, what the scores are and are not.

mod words;

use super::text;
use super::theme::{self, Space};
use super::widgets::{ActionButton, ActionText, Shortcut, card, page, paragraph, quiet, section, small, title};
use crate::scenario::local::{AFTER_PLAYING, LocalPack};
use egui::{Key, Ui};

/// What can be done here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AboutAction {
    /// Go back.
    Back,
}

impl AboutAction {
    /// Its words.
    #[must_use]
    pub fn text(self) -> ActionText {
        match self {
            Self::Back => ActionText::new("Back", "").key(Shortcut::plain(Key::Escape)),
        }
    }
}

/// What is not the same everywhere; the rest of the page is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AboutView {
    /// Where to turn after playing, from the local pack: a title and a text.
    pub after_playing: Option<(String, String)>,
    /// What the local pack is, and is not.
    pub local_note: String,
    /// The version of the program.
    pub version: String,
    /// Where the runs are kept.
    pub store_path: String,
}

impl AboutView {
    /// The view with a local pack.
    #[must_use]
    pub fn of(local: &LocalPack, store_path: &str) -> Self {
        Self {
            after_playing: local.entry(AFTER_PLAYING).map(|entry| (entry.title.clone(), entry.text.clone())),
            local_note: local.note.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            store_path: store_path.to_owned(),
        }
    }
}

/// Draws the page.
pub fn about_ui(ui: &mut Ui, view: &AboutView) -> Option<AboutAction> {
    page(ui, "about", |ui| {
        title(ui, "About this practice");
        let is_back = ActionButton::new(&AboutAction::Back.text()).show(ui);
        ui.add_space(theme::of(ui).space(Space::Medium));
        if let Some((title, text)) = &view.after_playing {
            card(ui, title, |ui| {
                section(ui, title);
                paragraph(ui, text);
                if !view.local_note.is_empty() {
                    small(ui, &view.local_note);
                }
            });
        }
        for part in words::PARTS {
            section(ui, part.heading);
            for text in part.paragraphs {
                paragraph(ui, text);
            }
            ui.add_space(theme::of(ui).space(Space::Medium));
        }
        section(ui, "Further reading");
        for work in words::READING {
            paragraph(ui, work);
        }
        ui.add_space(theme::of(ui).space(Space::Medium));
        let kept = text::kept("Your runs are kept on this machine, in", &view.store_path);
        quiet(ui, &format!("Polyphony {}. {kept}", view.version));
        is_back.then_some(AboutAction::Back)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{nothing_is_cut_off, window};
    use super::*;
    use egui::accesskit::Role;
    use egui_kittest::kittest::Queryable;

    fn view() -> AboutView {
        AboutView::of(&LocalPack::shipped(), "/home/me/runs.sqlite")
    }

    #[test]
    fn somewhere_to_turn_stands_first() {
        let window = window(100, view(), about_ui);
        let after = window.get_by_role_and_label(Role::Heading, "Where to turn after playing").rect();
        let first = window.get_by_role_and_label(Role::Heading, words::PARTS[0].heading).rect();
        assert!(after.bottom() < first.top());
    }

    #[test]
    fn the_evidence_is_told_with_its_limits() {
        let window = window(100, view(), about_ui);
        for limit in ["no control group", "one region", "ODDESSI", "not settled"] {
            assert!(window.query_all_by_label_contains(limit).next().is_some(), "{limit}");
        }
    }

    #[test]
    fn the_scores_are_called_what_they_are_not() {
        let window = window(100, view(), about_ui);
        for limit in ["no study has validated", "not a certificate", "never one combined"] {
            assert!(window.query_all_by_label_contains(limit).next().is_some(), "{limit}");
        }
    }

    #[test]
    fn escape_goes_back() {
        let mut window = window(100, view(), about_ui);
        window.key_press(Key::Escape);
        window.run();
        assert_eq!(*window.state(), Some(AboutAction::Back));
    }

    #[test]
    fn at_twice_the_size_nothing_is_cut_off() {
        nothing_is_cut_off(&mut window(200, view(), about_ui));
    }
}
