//! How the meetings are looked at: their order, and which of them.

use super::aim::{Aim, AimKind};
use super::{LobbyView, ScenarioCard};

/// The order of the meetings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By how hard they are.
    #[default]
    Level,
    /// By the theme that each names first.
    Theme,
    /// As the course has them.
    Course,
}

impl Order {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Level => "By level",
            Self::Theme => "By theme",
            Self::Course => "In the order of the course",
        }
    }
}

/// What was chosen about how the meetings are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Their order.
    pub order: Order,
    /// The list to filter by; none for everything.
    pub kind: Option<AimKind>,
    /// What of that list is wanted, by its place; none for everything.
    pub aim: Option<usize>,
    /// Words that a meeting must have, parted by spaces; empty for any.
    pub words: String,
}

impl Look {
    /// Whether it leaves anything out.
    #[must_use]
    pub fn is_filter(&self) -> bool {
        (self.kind.is_some() && self.aim.is_some()) || !self.words.trim().is_empty()
    }

    /// The same order without a filter.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { order: self.order, ..Self::default() }
    }

    fn shows(&self, card: &ScenarioCard) -> bool {
        let has_aim = match (self.kind, self.aim) {
            (Some(kind), Some(place)) => card.aims.iter().any(|aim| aim.kind == kind && aim.place == place),
            _ => true,
        };
        let text = card.words();
        has_aim && self.words.split_whitespace().all(|word| text.contains(&word.to_lowercase()))
    }
}

/// Meetings that stand together, under what they have in common.
pub(super) struct Group<'v> {
    pub title: String,
    pub cards: Vec<&'v ScenarioCard>,
}

impl LobbyView {
    /// The order that is really shown: without a course there is none to follow.
    pub(super) fn order(&self) -> Order {
        if self.course.is_none() && self.look.order == Order::Course { Order::Level } else { self.look.order }
    }

    /// Whether a scenario was played to an end.
    pub(super) fn is_played(&self, scenario: &str) -> bool {
        self.played.contains(scenario)
    }

    /// Everything of a list that some meeting practises, in the order of the list.
    pub(super) fn aims_of(&self, kind: AimKind) -> Vec<&Aim> {
        let mut aims: Vec<_> = self.cards.iter().flat_map(|card| &card.aims).filter(|aim| aim.kind == kind).collect();
        aims.sort_by_key(|aim| aim.place);
        aims.dedup_by_key(|aim| aim.place);
        aims
    }

    /// The meetings that are shown, in groups.
    pub(super) fn groups(&self) -> Vec<Group<'_>> {
        let shown: Vec<&ScenarioCard> = self.cards.iter().filter(|card| self.look.shows(card)).collect();
        match self.order() {
            Order::Level => by(shown, |card| (card.nth_level, card.level.to_owned())),
            Order::Theme => by(shown, |card| {
                let first = card.aims.iter().find(|aim| aim.kind == AimKind::Theme);
                first.map_or((usize::MAX, "Without a theme".to_owned()), |aim| (aim.place, aim.name.clone()))
            }),
            Order::Course => self.by_course(shown),
        }
    }

    fn by_course<'v>(&self, mut shown: Vec<&'v ScenarioCard>) -> Vec<Group<'v>> {
        let steps = self.course.as_ref().map_or(&[][..], |course| course.steps.as_slice());
        let place = |card: &ScenarioCard| steps.iter().position(|step| step.scenario == card.id);
        shown.sort_by_key(|card| place(card).unwrap_or(usize::MAX));
        // Of the course and not of what a filter leaves; a step that has no file here cannot be advised.
        let is_done = |id: &str| self.is_played(id) || self.cards.iter().all(|card| card.id != id);
        let next = self.course.as_ref().and_then(|course| course.next(is_done)).map(|step| step.scenario.as_str());
        by(shown, |card| {
            let (nth, title) = match place(card) {
                _ if next == Some(card.id.as_str()) => (0, "Advised next"),
                Some(_) if !self.is_played(&card.id) => (1, "Later in the course"),
                Some(_) => (2, "Played already"),
                None => (3, "Not in the course"),
            };
            (nth, title.to_owned())
        })
    }
}

/// Puts cards into groups; within one they keep their order.
fn by<'v>(mut cards: Vec<&'v ScenarioCard>, key: impl Fn(&ScenarioCard) -> (usize, String)) -> Vec<Group<'v>> {
    cards.sort_by_key(|card| key(card).0);
    let mut groups: Vec<Group<'v>> = Vec::new();
    for card in cards {
        let (_, title) = key(card);
        match groups.last_mut() {
            Some(group) if group.title == title => group.cards.push(card),
            _ => groups.push(Group { title, cards: vec![card] }),
        }
    }
    groups
}
