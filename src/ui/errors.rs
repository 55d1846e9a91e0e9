//! Errors in words: what happened, where, what to do. As a banner above a page, or as a dialog that waits.

use super::theme;
use super::widgets::{ActionButton, ActionText, Banner, BannerKind, Shortcut, banner, paragraph, quiet, row, section};
use egui::{Id, Key, Modal, ScrollArea, Ui};

/// What can be done about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorAction {
    /// Try again what did not work.
    TryAgain,
    /// Put the message away.
    Close,
}

impl ErrorAction {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> ActionText {
        match self {
            Self::TryAgain => ActionText::new("Try again", ""),
            Self::Close => ActionText::new("Close this message", "").key(Shortcut::plain(Key::Escape)),
        }
    }
}

/// An error in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorView {
    /// What happened, in a sentence.
    pub what: String,
    /// Where: a file, a folder, a run; empty where there is no place.
    pub place: String,
    /// What to do; empty where there is nothing to do.
    pub what_to_do: String,
    /// Whether it can be tried again.
    pub can_try_again: bool,
}

impl ErrorView {
    /// The same as a message above a page.
    #[must_use]
    pub fn banner(&self) -> Banner {
        Banner {
            kind: BannerKind::Error,
            what: self.what.clone(),
            place: self.place.clone(),
            what_to_do: self.what_to_do.clone(),
        }
    }
}

/// Draws an error above a page; whatever is below goes on working, and keeps more than half of the height.
pub fn error_banner_ui(ui: &mut Ui, view: &ErrorView) -> Option<ErrorAction> {
    let highest = ui.available_height() * 0.45;
    let shown = ScrollArea::vertical().id_salt("error banner").max_height(highest).auto_shrink([false, true]);
    let is_closed = shown.show(ui, |ui| banner(ui, &view.banner(), Some(&ErrorAction::Close.text()))).inner;
    is_closed.then_some(ErrorAction::Close)
}

/// Draws an error as a dialog over everything.
pub fn error_dialog_ui(ui: &mut Ui, view: &ErrorView) -> Option<ErrorAction> {
    let shown = Modal::new(Id::new("error")).show(ui.ctx(), |ui| {
        ui.set_width((theme::of(ui).measure() * 0.8).min(ui.ctx().content_rect().width() * 0.85));
        ScrollArea::vertical().max_height(ui.ctx().content_rect().height() * 0.75).show(ui, |ui| {
            section(ui, "Something did not work");
            paragraph(ui, &view.what);
            if !view.place.is_empty() {
                quiet(ui, &view.place);
            }
            if !view.what_to_do.is_empty() {
                paragraph(ui, &view.what_to_do);
            }
            row(ui, |ui| {
                let again = ErrorAction::TryAgain;
                let is_again = view.can_try_again && ActionButton::new(&again.text()).primary().show(ui);
                let close = ErrorAction::Close;
                let is_closed = ActionButton::new(&close.text()).show(ui);
                is_again.then_some(again).or(is_closed.then_some(close))
            })
        })
    });
    shown.inner.inner
}

#[cfg(test)]
mod tests {
    use super::super::testing::{long, nothing_is_cut_off, window};
    use super::*;
    use egui::accesskit::{Live, Role};
    use egui_kittest::kittest::{NodeT, Queryable};

    fn view() -> ErrorView {
        ErrorView {
            what: "Your last answer could not be saved".to_owned(),
            place: "/home/me/.local/share/polyphony/runs.sqlite".to_owned(),
            what_to_do: "Make room on the disk, then try again. The meeting goes on meanwhile.".to_owned(),
            can_try_again: true,
        }
    }

    #[test]
    fn a_banner_says_what_where_and_what_to_do_at_once() {
        let window = window(100, view(), error_banner_ui);
        let alert = window.get_by_role_and_label(Role::Alert, "Your last answer could not be saved");
        assert_eq!(alert.accesskit_node().live(), Live::Assertive);
        window.get_by_label("/home/me/.local/share/polyphony/runs.sqlite");
        assert!(window.query_by_label_contains("Make room on the disk").is_some());
    }

    #[test]
    fn it_is_put_away_by_escape_or_tried_again() {
        for panel in [error_banner_ui, error_dialog_ui] {
            let mut window = window(100, view(), panel);
            window.key_press(Key::Escape);
            window.run();
            assert_eq!(*window.state(), Some(ErrorAction::Close));
        }
        let mut window = window(100, view(), error_dialog_ui);
        window.get_by_label("Try again").click();
        window.run();
        assert_eq!(*window.state(), Some(ErrorAction::TryAgain));
    }

    #[test]
    fn at_twice_the_size_nothing_is_cut_off() {
        let longest = ErrorView { what: long(30), place: "/x".repeat(200), ..view() };
        nothing_is_cut_off(&mut window(200, longest.clone(), error_banner_ui));
        nothing_is_cut_off(&mut window(200, longest, error_dialog_ui));
    }
}
