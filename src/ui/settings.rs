//! Settings: how things look, how fast talk comes, whether one's own words come first.

use super::theme::ThemeSettings;
use super::widgets::{ActionButton, ActionText, Shortcut, choice, page, quiet, section, small, title, toggle};
use egui::{Key, Ui};

/// The sizes of text that can be chosen, in per cent.
pub const TEXT_SIZES: [u16; 5] = [100, 125, 150, 175, 200];

/// How fast talk comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReadingPace {
    /// Half as fast again as people speak.
    Brisk,
    /// As people speak.
    #[default]
    Speech,
    /// Half as fast as people speak.
    Slow,
    /// Each line waits until it is asked for.
    ByHand,
    /// All lines at once.
    AtOnce,
}

impl ReadingPace {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 5] = [Self::Speech, Self::Brisk, Self::Slow, Self::ByHand, Self::AtOnce];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Speech => "At the pace of speech",
            Self::Brisk => "A little faster",
            Self::Slow => "Slowly",
            Self::ByHand => "Line by line, when I ask",
            Self::AtOnce => "All at once",
        }
    }

    /// How long a line stands that would take so many milliseconds at the pace of speech; none where it waits.
    #[must_use]
    pub fn wait_ms(self, beat_ms: u32) -> Option<u32> {
        match self {
            Self::Speech => Some(beat_ms),
            Self::Brisk => Some(beat_ms / 3 * 2),
            Self::Slow => Some(beat_ms.saturating_mul(2)),
            Self::ByHand => None,
            Self::AtOnce => Some(0),
        }
    }
}

/// What has been chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsView {
    /// How things look.
    pub look: ThemeSettings,
    /// How fast talk comes.
    pub pace: ReadingPace,
    /// Whether the trainee writes what they would say before the responses are shown.
    pub asks_own_words: bool,
    /// Where the settings are kept.
    pub path: String,
}

/// What can be done with settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsAction {
    /// Things are to look like this.
    Look(ThemeSettings),
    /// Talk is to come this fast.
    Pace(ReadingPace),
    /// Whether one's own words come first.
    AskOwnWords(bool),
    /// Go back.
    Back,
}

impl SettingsAction {
    /// Its words; those of a choice are the choice's.
    #[must_use]
    pub fn text(&self) -> ActionText {
        match self {
            Self::Look(_) => ActionText::new("How things look", ""),
            Self::Pace(_) => ActionText::new("How fast talk comes", ""),
            Self::AskOwnWords(_) => ActionText::new("Ask what I would say before the responses are shown", ""),
            Self::Back => ActionText::new("Back", "").key(Shortcut::plain(Key::Escape)),
        }
    }
}

/// Draws the settings.
pub fn settings_ui(ui: &mut Ui, view: &SettingsView) -> Option<SettingsAction> {
    page(ui, "settings", |ui| {
        let look = view.look;
        let mut action = None;
        title(ui, "Settings");
        section(ui, &SettingsAction::Look(look).text().label);
        let sizes = TEXT_SIZES.map(|size| format!("{size} %"));
        let size = TEXT_SIZES.iter().position(|size| *size == look.text_percent);
        if let Some(nth) = choice(ui, "Size of text", sizes.iter().map(String::as_str), size) {
            action = Some(SettingsAction::Look(ThemeSettings { text_percent: TEXT_SIZES[nth], ..look }));
        }
        if let Some(nth) = choice(ui, "Paper", ["Light", "Dark"], Some(usize::from(look.dark))) {
            action = Some(SettingsAction::Look(ThemeSettings { dark: nth == 1, ..look }));
        }
        if let Some(reduced_motion) = toggle(ui, "Nothing slides, fades or blinks", look.reduced_motion) {
            action = Some(SettingsAction::Look(ThemeSettings { reduced_motion, ..look }));
        }
        section(ui, "In the meeting");
        let pace = ReadingPace::ALL.iter().position(|pace| *pace == view.pace);
        let label = SettingsAction::Pace(view.pace).text().label;
        if let Some(nth) = choice(ui, &label, ReadingPace::ALL.map(ReadingPace::name), pace) {
            action = Some(SettingsAction::Pace(ReadingPace::ALL[nth]));
        }
        let asks = SettingsAction::AskOwnWords(!view.asks_own_words);
        if toggle(ui, &asks.text().label, view.asks_own_words).is_some() {
            action = Some(asks);
        }
        quiet(ui, "What you write there is kept with your answer and is never scored.");
        small(ui, &format!("Settings are kept in {}", view.path));
        let back = SettingsAction::Back;
        if ActionButton::new(&back.text()).show(ui) {
            action = Some(back);
        }
        action
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{nothing_is_cut_off, window};
    use super::*;
    use egui::accesskit::Role;
    use egui_kittest::kittest::Queryable;

    #[track_caller]
    fn check(role: Role, label: &str, expected: SettingsAction) {
        let mut window = window(100, SettingsView::default(), settings_ui);
        window.get_by_role_and_label(role, label).focus();
        window.run();
        window.key_press(Key::Space);
        window.run();
        assert_eq!(*window.state(), Some(expected));
    }

    #[test]
    fn every_setting_is_changed_by_keyboard() {
        let look = ThemeSettings::default();
        check(Role::RadioButton, "200 %", SettingsAction::Look(ThemeSettings { text_percent: 200, ..look }));
        check(Role::RadioButton, "Dark", SettingsAction::Look(ThemeSettings { dark: true, ..look }));
        check(
            Role::CheckBox,
            "Nothing slides, fades or blinks",
            SettingsAction::Look(ThemeSettings { reduced_motion: true, ..look }),
        );
        check(Role::RadioButton, "Slowly", SettingsAction::Pace(ReadingPace::Slow));
        check(Role::CheckBox, "Ask what I would say before the responses are shown", SettingsAction::AskOwnWords(true));
        check(Role::Button, "Back", SettingsAction::Back);
    }

    #[test]
    fn a_pace_says_how_long_a_line_stands() {
        assert_eq!(
            ReadingPace::ALL.map(|pace| pace.wait_ms(3000)),
            [Some(3000), Some(2000), Some(6000), None, Some(0)]
        );
    }

    #[test]
    fn at_twice_the_size_nothing_is_cut_off() {
        nothing_is_cut_off(&mut window(200, SettingsView::default(), settings_ui));
    }
}
