//! The settings as a file: JSON with words that a person can edit; what is missing or unknown is as it ships.

use super::Settings;
use crate::ui::settings::ReadingPace;
use crate::ui::theme::ThemeSettings;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::{fs, io};

/// The file's name, beside the store.
pub(super) const NAME: &str = "settings.json";

/// What stands in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SettingsFile {
    text_percent: u16,
    dark: bool,
    reduced_motion: bool,
    pace: String,
    asks_own_words: bool,
    reviewer: String,
}

impl Default for SettingsFile {
    fn default() -> Self {
        Self {
            text_percent: 100,
            dark: false,
            reduced_motion: false,
            pace: word(ReadingPace::default()).to_owned(),
            asks_own_words: true,
            reviewer: String::new(),
        }
    }
}

impl SettingsFile {
    /// Reads the file's text; one that is no settings is as if it were not there.
    pub(super) fn parse(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The file's text.
    pub(super) fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl From<SettingsFile> for Settings {
    fn from(file: SettingsFile) -> Self {
        let SettingsFile { text_percent, dark, reduced_motion, pace, asks_own_words, reviewer } = file;
        Self {
            look: ThemeSettings { text_percent: text_percent.clamp(100, 200), dark, reduced_motion },
            pace: ReadingPace::ALL.into_iter().find(|p| word(*p) == pace).unwrap_or_default(),
            asks_own_words,
            reviewer,
        }
    }
}

impl From<&Settings> for SettingsFile {
    fn from(settings: &Settings) -> Self {
        Self {
            text_percent: settings.look.text_percent,
            dark: settings.look.dark,
            reduced_motion: settings.look.reduced_motion,
            pace: word(settings.pace).to_owned(),
            asks_own_words: settings.asks_own_words,
            reviewer: settings.reviewer.clone(),
        }
    }
}

/// The word for a pace in the file.
fn word(pace: ReadingPace) -> &'static str {
    match pace {
        ReadingPace::Brisk => "brisk",
        ReadingPace::Speech => "speech",
        ReadingPace::Slow => "slow",
        ReadingPace::ByHand => "by-hand",
        ReadingPace::AtOnce => "at-once",
    }
}

/// Writes the file so that it is whole at any moment: beside it first, then in its place.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension("json.new");
    fs::write(&beside, text)?;
    fs::rename(&beside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_comes_back() {
        let mut settings = Settings::default();
        settings.look.text_percent = 150;
        settings.pace = ReadingPace::ByHand;
        let text = SettingsFile::from(&settings).text();
        assert_eq!(Settings::from(SettingsFile::parse(&text)), settings);
    }

    #[test]
    fn a_file_that_is_no_settings_stops_nobody() {
        for text in ["", "not json", "[]", r#"{"text_percent": "big"}"#] {
            assert_eq!(Settings::from(SettingsFile::parse(text)), Settings::default(), "{text}");
        }
        let partly = Settings::from(SettingsFile::parse(r#"{"text_percent": 9000, "from_a_newer_version": 1}"#));
        assert_eq!(partly.look.text_percent, 200);
    }

    #[test]
    fn the_file_is_written_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new").join(NAME);
        write(&path, "one").expect("it is written");
        write(&path, "two").expect("and again");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "two");
    }
}
