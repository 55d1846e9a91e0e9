//! What the lobby shows, in words.

use super::super::text;
use super::super::widgets::Banner;
use super::aim::{Aim, aims};
use super::look::Look;
use crate::codebook::{Code, Codebook};
use crate::diagnostic::{Diagnostic, Severity};
use crate::scenario::{Course, Scenario};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Faults of one file that are shown; the rest is counted.
const SHOWN_FAULTS: usize = 12;

/// Everything that the lobby shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LobbyView {
    /// The scenarios that can be played, the less hard before the harder, then by title.
    pub cards: Vec<ScenarioCard>,
    /// The order that is advised, where there is one.
    pub course: Option<Arc<Course>>,
    /// The ids of the scenarios that were played to an end.
    pub played: BTreeSet<String>,
    /// How the meetings are looked at.
    pub look: Look,
    /// The files that cannot.
    pub broken: Vec<BrokenScenario>,
    /// Messages above everything else: a store that cannot be opened, a folder that is missing.
    pub messages: Vec<Banner>,
    /// Where the scenarios are read from.
    pub scenario_folder: String,
    /// Where the runs are kept.
    pub store_path: String,
}

/// A scenario that can be played.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScenarioCard {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// Where and when.
    pub setting: String,
    /// Who comes.
    pub people: String,
    /// How long it takes.
    pub minutes: String,
    /// How hard it is.
    pub level: &'static str,
    /// The place of that among the levels, the least hard first.
    pub(super) nth_level: usize,
    /// What a person may want to know beforehand; empty for nothing.
    pub content_notes: String,
    /// The dimensions that it practises most.
    pub practises: Vec<String>,
    /// Everything that it practises.
    pub aims: Vec<Aim>,
    /// Warnings about the file, counted; empty for none.
    pub remarks: String,
    /// A run of it that was begun and not ended.
    pub unfinished: Option<Unfinished>,
}

/// A run that was begun and not ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfinished {
    /// The run's id.
    pub run: String,
    /// The turn that comes next, from 1.
    pub turn: u16,
    /// The turns of the hour.
    pub turns: u16,
}

/// A file that cannot be played.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrokenScenario {
    /// Its name.
    pub file: String,
    /// What is wrong with it, the first dozen.
    pub faults: Vec<Fault>,
    /// How many more there are.
    pub n_more: usize,
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// Where, such as `Error in line 12, column 3 (unknown-person)`.
    pub place: String,
    /// What was found and what was wanted.
    pub message: String,
    /// What to do; may be empty.
    pub hint: String,
}

impl LobbyView {
    /// A lobby without scenarios yet.
    #[must_use]
    pub fn of(scenario_folder: &str, store_path: &str) -> Self {
        Self { scenario_folder: scenario_folder.to_owned(), store_path: store_path.to_owned(), ..Self::default() }
    }

    /// Adds what became of a file: a card, or its faults.
    pub fn add(
        &mut self,
        file: &str,
        scenario: Option<&Scenario>,
        diagnostics: &[Diagnostic],
        unfinished: Option<Unfinished>,
        codebook: &Codebook,
    ) {
        match scenario {
            Some(scenario) => {
                let card = ScenarioCard::of(scenario, diagnostics, unfinished, codebook);
                let place = |card: &ScenarioCard| (card.nth_level, card.title.clone());
                let at = self.cards.partition_point(|other| place(other) <= place(&card));
                self.cards.insert(at, card);
            }
            None => self.broken.push(BrokenScenario::of(file, diagnostics)),
        }
    }
}

impl ScenarioCard {
    /// The card of a scenario; `diagnostics` are the warnings and advice about its file.
    #[must_use]
    pub fn of(
        scenario: &Scenario,
        diagnostics: &[Diagnostic],
        unfinished: Option<Unfinished>,
        codebook: &Codebook,
    ) -> Self {
        let about = &scenario.about;
        let people: Vec<String> = scenario.people.iter().map(text::person).collect();
        let warnings = diagnostics.iter().filter(|d| d.severity == Severity::Warning).count();
        Self {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            summary: scenario.summary.clone(),
            setting: text::setting(scenario.setting.place, scenario.setting.hours_since_contact),
            people: people.join("; "),
            minutes: format!("About {}", text::count(about.minutes as usize, "minute", "minutes")),
            level: text::difficulty(about.level),
            nth_level: about.level.index(),
            content_notes: text::content_notes(scenario),
            practises: about.practises.iter().map(|d| codebook.dimensions[d.index()].name.clone()).collect(),
            aims: aims(about, codebook),
            remarks: match warnings {
                0 => String::new(),
                n => format!("{} about this file; `polyphony check` lists them", text::count(n, "warning", "warnings")),
            },
            unfinished,
        }
    }

    /// Every word on it, in small letters, to look for words in.
    pub(super) fn words(&self) -> String {
        let texts = [&self.title, &self.summary, &self.setting, &self.people, &self.content_notes];
        let aims = self.aims.iter().map(|aim| &aim.name);
        texts
            .into_iter()
            .chain(aims)
            .flat_map(|text| [text.as_str(), "\n"])
            .chain([self.level])
            .collect::<String>()
            .to_lowercase()
    }
}

impl BrokenScenario {
    /// A file with what is wrong with it, errors first.
    #[must_use]
    pub fn of(file: &str, diagnostics: &[Diagnostic]) -> Self {
        let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
        sorted.sort_by_key(|d| d.severity);
        Self {
            file: file.to_owned(),
            faults: sorted.iter().take(SHOWN_FAULTS).map(|d| Fault::of(d)).collect(),
            n_more: sorted.len().saturating_sub(SHOWN_FAULTS),
        }
    }
}

impl Fault {
    fn of(diagnostic: &Diagnostic) -> Self {
        let severity = text::capital(diagnostic.severity.word());
        let start = diagnostic.start;
        Self {
            place: format!("{severity} in line {}, column {} ({})", start.line, start.column, diagnostic.code),
            message: text::capital(&diagnostic.message),
            hint: diagnostic.hint.clone(),
        }
    }
}
