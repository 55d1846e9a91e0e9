//! Coverage of a library: which of the things that Open Dialogue is for, and must be careful about, come up in which
//! meetings, and where there is a hole.

use crate::codebook::{Code, Codebook, Family, SignalClass};
use crate::scenario::about::{Element, Misconception, Principle, SupervisionTopic, Theme};
use crate::scenario::{CallWhat, Scenario};
use std::collections::{BTreeMap, BTreeSet};

/// Meetings in which each theme, principle, element, misconception and supervision question is wanted.
const WANTED: usize = 2;
/// Meetings in which each class of signal is wanted.
const WANTED_OF_CLASS: usize = 1;
/// Meetings in which a decoy is wanted.
const WANTED_OF_DECOY: usize = 4;

/// What comes up in the meetings of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// How many meetings there are, counted by their ids.
    pub n_meetings: usize,
    /// Everything that is counted, in the order of its lists.
    pub rows: Vec<Row>,
}

/// One thing that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The list that it is of.
    pub list: &'static str,
    /// The word for it, as a scenario has it.
    pub code: &'static str,
    /// In how many meetings it is wanted.
    pub wanted: usize,
    /// The ids of the meetings that have it, in order.
    pub meetings: Vec<String>,
}

impl Row {
    /// Whether it comes up too seldom.
    #[must_use]
    pub fn is_hole(&self) -> bool {
        self.meetings.len() < self.wanted
    }
}

impl Coverage {
    /// Counts what comes up in these scenarios.
    #[must_use]
    pub fn of<'s>(scenarios: impl IntoIterator<Item = &'s Scenario>, codebook: &Codebook) -> Self {
        let mut count = Count::default();
        let mut ids = BTreeSet::new();
        for scenario in scenarios {
            ids.insert(&scenario.id);
            count.scenario(scenario);
        }
        Self { n_meetings: ids.len(), rows: count.rows(codebook) }
    }

    /// What comes up too seldom.
    pub fn holes(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_hole())
    }
}

const THEMES: &str = "themes";
const PRINCIPLES: &str = "principles";
const ELEMENTS: &str = "elements";
const MISCONCEPTIONS: &str = "misconceptions";
const QUESTIONS: &str = "questions";
const CLASSES: &str = "classes";

/// The meetings of each thing, by its list and its word.
#[derive(Default)]
struct Count<'s>(BTreeMap<(&'static str, &'static str), BTreeSet<&'s str>>);

impl<'s> Count<'s> {
    fn scenario(&mut self, scenario: &'s Scenario) {
        let about = &scenario.about;
        self.list(scenario, THEMES, &about.themes);
        self.list(scenario, PRINCIPLES, &about.principles);
        self.list(scenario, ELEMENTS, &about.elements);
        self.list(scenario, MISCONCEPTIONS, &about.misconceptions);
        self.list(scenario, QUESTIONS, &about.questions);
        let classes = scenario.calls.iter().filter_map(|call| match call.what {
            CallWhat::Signal { class, .. } => Some(class),
            CallWhat::Cue { .. } | CallWhat::Press { .. } => None,
        });
        self.list(scenario, CLASSES, &classes.collect::<Vec<_>>());
    }

    fn list<T: Code>(&mut self, scenario: &'s Scenario, list: &'static str, codes: &[T]) {
        for code in codes {
            self.0.entry((list, code.name())).or_default().insert(&scenario.id);
        }
    }

    fn rows(&self, codebook: &Codebook) -> Vec<Row> {
        let mut rows = Vec::new();
        self.add::<Theme>(THEMES, |_| WANTED, &mut rows);
        self.add::<Principle>(PRINCIPLES, |_| WANTED, &mut rows);
        self.add::<Element>(ELEMENTS, |_| WANTED, &mut rows);
        self.add::<Misconception>(MISCONCEPTIONS, |_| WANTED, &mut rows);
        self.add::<SupervisionTopic>(QUESTIONS, |_| WANTED, &mut rows);
        let wanted_of = |class: SignalClass| match codebook.class(class).family {
            Family::Decoy => WANTED_OF_DECOY,
            Family::Suicidality | Family::Commands | Family::Own | Family::Reported => WANTED_OF_CLASS,
        };
        self.add::<SignalClass>(CLASSES, wanted_of, &mut rows);
        rows
    }

    fn add<T: Code>(&self, list: &'static str, wanted: impl Fn(T) -> usize, rows: &mut Vec<Row>) {
        rows.extend(T::ALL.iter().map(|code| {
            let meetings = self.0.get(&(list, code.name()));
            let meetings = meetings.into_iter().flatten().map(|id| (*id).to_owned()).collect();
            Row { list, code: code.name(), wanted: wanted(*code), meetings }
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::load;

    fn meeting(id: &str, about: &str, signal: &str) -> Scenario {
        let text = format!(
            r#"Scenario(format: 1, id: "{id}", title: "Attic", summary: "Small.",
            about: ({about}, practises: [Responsivity], minutes: 1, level: Foundation),
            setting: (place: Home, hours_since_contact: 1, called_by: "bela", scene: "A room."),
            people: [(id: "anna", name: "Anna", part: AtTheCentre, age: 30, starts: Present)],
            turns: 4, out_of_time: "over", start: "a",
            moments: [Moment(id: "a", talk: [Says("anna", "Oh.", [{signal}])], silence: (because: "Ends.", next: End("over")))],
            endings: [Ending(id: "over", title: "Over")])"#
        );
        load(id, &text).scenario.expect("it has no errors")
    }

    #[test]
    fn each_thing_is_counted_once_a_meeting() {
        let about = "themes: [AcuteCrisis, AcuteCrisis], questions: [Voices]";
        let decoy = r#"Signal(id: "x", class: Idiom, shown: Veiled)"#;
        let two = [meeting("b", about, decoy), meeting("a", about, ""), meeting("a", "themes: [LongIllness]", decoy)];
        let coverage = Coverage::of(&two, &Codebook::shipped());
        let row = |list: &str, code: &str| {
            let row = coverage.rows.iter().find(|row| row.list == list && row.code == code).expect("it is counted");
            (row.meetings.join(" "), row.wanted, row.is_hole())
        };
        assert_eq!(coverage.n_meetings, 2);
        assert_eq!(row("themes", "AcuteCrisis"), ("a b".to_owned(), 2, false));
        assert_eq!(row("themes", "LongIllness"), ("a".to_owned(), 2, true));
        assert_eq!(row("questions", "Voices"), ("a b".to_owned(), 2, false));
        assert_eq!(row("classes", "Idiom"), ("a b".to_owned(), 4, true));
        assert_eq!(row("classes", "Threat"), (String::new(), 1, true));
    }

    #[test]
    fn every_word_of_every_list_is_wanted() {
        let coverage = Coverage::of(&[], &Codebook::shipped());
        assert_eq!(coverage.rows.len(), 15 + 7 + 12 + 4 + 5 + 18);
        assert_eq!(coverage.holes().count(), coverage.rows.len());
    }
}
