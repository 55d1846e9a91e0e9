//! Classes of signal: what each requires, how far one may go, and how long there is.
//!
//! A concern is heard as several classes. Within a family the deepest row speaks alone; each row is written out whole.
//! Across families requirements are united per kind of step (readings, 15).

use super::Codebook;
use super::code::{Code, CodeSet};
use super::words::{ClarifyPart, PlanPart, Route, SignalClass, StepKind};
use serde::Deserialize;

/// A class of signal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// The class.
    pub code: SignalClass,
    /// What it is called on screen.
    pub name: String,
    /// The ladder that it is a rung of.
    pub family: Family,
    /// What it requires; nothing for a decoy.
    #[serde(default)]
    pub requires: Requirement,
    /// How far one may go without new information.
    pub at_most: Band,
    /// Counted turns that may pass before the concern is overdue.
    pub grace: u16,
    /// One sentence: what it means.
    pub meaning: String,
    /// Where it ends and its neighbour begins.
    pub border: String,
    /// A small example, in our own words.
    pub example: String,
}

/// A ladder of classes; depth runs down the classes of one family in the order of [`SignalClass`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Family {
    /// Sounds like danger and is none.
    Decoy,
    /// From an old history to imminent danger.
    Suicidality,
    /// Commanding voices.
    Commands,
    /// A class that is a family of its own.
    Own,
    /// What a relative reports; takes the band of the other classes heard.
    Reported,
}

/// How far one may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Band {
    /// No further than this step.
    Step(StepKind),
    /// As far as acting, by no more restrictive route than this one.
    Act(Route),
}

impl Band {
    /// The rank of a step, to compare with a band; none where the step has no rank.
    #[must_use]
    pub fn rank(step: super::Step) -> Option<Self> {
        match step {
            super::Step::Act(route) => Some(Self::Act(route)),
            other => other.kind().is_ranked().then(|| Self::Step(other.kind())),
        }
    }
}

/// The steps that a class, or several together, require.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The steps, each required once.
    #[serde(deserialize_with = "set")]
    pub steps: CodeSet<StepKind>,
    /// The parts that clarifying must reach; any one where none is named.
    #[serde(default, deserialize_with = "set")]
    pub clarify: CodeSet<ClarifyPart>,
    /// What the plan must hold.
    #[serde(default)]
    pub plan: PlanNeed,
    /// The routes that meet the act; any where none is named. Where one class of several names routes and another takes
    /// any, the named ones hold: danger that asks for one kind of help is not met by another.
    #[serde(default, deserialize_with = "set")]
    pub routes: CodeSet<Route>,
    /// The steps that count only in private.
    #[serde(default, deserialize_with = "set")]
    pub private: CodeSet<StepKind>,
}

/// What a safety plan must hold to count as made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanNeed {
    /// Parts in all; at least one in any case.
    #[serde(default)]
    pub at_least: u32,
    /// Parts that must be among them.
    #[serde(default, deserialize_with = "set")]
    pub all: CodeSet<PlanPart>,
    /// Parts of which one must be among them; none where empty.
    #[serde(default, deserialize_with = "set")]
    pub one_of: CodeSet<PlanPart>,
    /// Whether `Means` must be among them once a method was named.
    #[serde(default)]
    pub means_if_method: bool,
}

impl PlanNeed {
    /// How many further parts are needed, at the least.
    #[must_use]
    pub fn gap(&self, said: CodeSet<PlanPart>, method_named: bool) -> u32 {
        let mut all = self.all;
        if self.means_if_method && method_named {
            all.insert(PlanPart::Means);
        }
        let missing = all.without(said);
        let person = !self.one_of.is_empty() && self.one_of.intersection(said.union(all)).is_empty();
        (missing.len() + u32::from(person)).max(self.at_least.max(1).saturating_sub(said.len()))
    }
}

impl Requirement {
    /// One route that meets the act.
    pub(crate) fn any_route(&self) -> CodeSet<Route> {
        Route::ALL.iter().copied().filter(|route| self.is_met_by(*route)).take(1).collect()
    }

    /// Parts with which nothing is left to clarify.
    pub(crate) fn every_part(&self) -> CodeSet<ClarifyPart> {
        if self.clarify.is_empty() { CodeSet::of(ClarifyPart::ALL[0]) } else { self.clarify }
    }

    /// What several classes require together: the deepest of each family, united per kind of step.
    #[must_use]
    pub fn united(book: &Codebook, classes: CodeSet<SignalClass>) -> Self {
        let mut united = Self::default();
        for class in book.deepest(classes) {
            let row = &class.requires;
            united.steps = united.steps.union(row.steps);
            united.clarify = united.clarify.union(row.clarify);
            united.routes = united.routes.union(row.routes);
            united.private = united.private.union(row.private);
            united.plan.at_least = united.plan.at_least.max(row.plan.at_least);
            united.plan.all = united.plan.all.union(row.plan.all);
            united.plan.one_of = united.plan.one_of.union(row.plan.one_of);
            united.plan.means_if_method |= row.plan.means_if_method;
        }
        united
    }

    /// How many further parts of clarifying are needed, at the least.
    #[must_use]
    pub fn clarify_gap(&self, said: CodeSet<ClarifyPart>) -> u32 {
        if self.clarify.is_empty() { u32::from(said.is_empty()) } else { self.clarify.without(said).len() }
    }

    /// Whether the requirement is met by acting on this route.
    #[must_use]
    pub fn is_met_by(&self, route: Route) -> bool {
        self.routes.is_empty() || self.routes.contains(route)
    }
}

impl Codebook {
    /// The deepest class of each family among these; decoys are no family.
    pub fn deepest(&self, classes: CodeSet<SignalClass>) -> impl Iterator<Item = &Class> {
        classes.iter().map(|code| self.class(code)).filter(move |class| match class.family {
            Family::Decoy => false,
            Family::Own | Family::Reported => true,
            Family::Suicidality | Family::Commands => {
                !classes.iter().any(|other| other > class.code && self.class(other).family == class.family)
            }
        })
    }

    /// Whether hearing `class` after `heard` makes the concern deeper (readings, 1).
    #[must_use]
    pub fn deepens(&self, heard: CodeSet<SignalClass>, class: SignalClass) -> bool {
        match self.class(class).family {
            Family::Decoy => false,
            Family::Own | Family::Reported => !heard.contains(class),
            family => !heard.iter().any(|h| self.class(h).family == family && h >= class),
        }
    }

    /// Whether all of these are decoys.
    #[must_use]
    pub fn is_decoy(&self, classes: CodeSet<SignalClass>) -> bool {
        classes.iter().all(|class| self.class(class).family == Family::Decoy)
    }

    /// How far one may go after hearing these; `helped` says whether another act on the concern came in an earlier
    /// turn, before which the compulsory route is above the band (readings, 14).
    #[must_use]
    pub fn band(&self, classes: CodeSet<SignalClass>, helped: bool) -> Band {
        let highest = self
            .deepest(classes)
            .filter(|class| class.family != Family::Reported)
            .map(|class| match class.at_most {
                Band::Act(Route::Compulsory) if class.code == SignalClass::Imminent && !helped => {
                    Band::Act(Route::Police)
                }
                band => band,
            })
            .max();
        highest.unwrap_or(Band::Step(StepKind::Ask)).max(Band::Step(StepKind::Ask))
    }

    /// The shortest grace of these classes, in counted turns.
    #[must_use]
    pub fn grace(&self, classes: CodeSet<SignalClass>) -> u16 {
        self.deepest(classes).map(|class| class.grace).min().unwrap_or(0)
    }
}

/// Reads a list of words as a set.
pub(crate) fn set<'de, D, T>(deserializer: D) -> Result<CodeSet<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Code + Deserialize<'de>,
{
    Ok(Vec::<T>::deserialize(deserializer)?.into_iter().collect())
}
