//! What is drawn: moments, endings and the ways between them, with what plays made of them.

use crate::analysis::traffic::Traffic;
use crate::scenario::{CallWhat, Destination, EndingId, MomentId, Scenario, Talk};
use crate::scoring::Tenths;
use std::collections::BTreeMap;

/// Everything that is drawn of a scenario; moments first, in file order, then endings.
pub(super) struct Chart<'a> {
    pub scenario: &'a Scenario,
    /// Plays that its numbers are of.
    pub plays: u32,
    pub nodes: Vec<Node<'a>>,
    /// In the order of the file.
    pub links: Vec<Link<'a>>,
    /// Names of groups, in the order in which they come up.
    pub groups: Vec<&'a str>,
}

/// A moment or an ending.
pub(super) struct Node<'a> {
    pub id: &'a str,
    pub kind: Kind<'a>,
    /// Its group's place in [`Chart::groups`].
    pub group: Option<usize>,
    /// Calls that are opened there, in the order of the file.
    pub calls: Vec<(Sign, &'a str)>,
    /// Plays that came there.
    pub plays: u32,
}

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// The first moment.
    Start,
    /// Another moment.
    Moment,
    /// An ending, with its title.
    Ending {
        /// What it is called.
        title: &'a str,
        /// Whether the meeting broke off.
        early: bool,
        /// Plays that came to it only because the hour was over; none where that ending is another.
        out_of_time: Option<u32>,
    },
}

/// What kind of call it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    Cue,
    Press,
    Signal,
}

/// All the ways from one node to another, as one.
pub(super) struct Link<'a> {
    pub from: usize,
    pub to: usize,
    /// The responses that lead there, `silence` last.
    pub responses: Vec<&'a str>,
    /// Plays that went there.
    pub plays: u32,
    /// The mean scores of those plays, by dimension.
    pub scores: [Option<Tenths>; 3],
}

impl Sign {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Cue => "cue",
            Self::Press => "press",
            Self::Signal => "signal",
        }
    }

    fn of(what: CallWhat) -> Self {
        match what {
            CallWhat::Cue { .. } => Self::Cue,
            CallWhat::Press { .. } => Self::Press,
            CallWhat::Signal { .. } => Self::Signal,
        }
    }
}

impl<'a> Chart<'a> {
    pub(super) fn of(scenario: &'a Scenario, traffic: &Traffic) -> Self {
        let mut groups: Vec<&str> = Vec::new();
        let mut known = BTreeMap::new();
        let mut nodes: Vec<Node<'_>> = Vec::new();
        for (id, moment) in (0..).map(MomentId).zip(&scenario.moments) {
            let group = moment.group.as_deref().map(|name| {
                *known.entry(name).or_insert_with(|| {
                    groups.push(name);
                    groups.len() - 1
                })
            });
            let kind = if id == scenario.start { Kind::Start } else { Kind::Moment };
            nodes.push(Node { id: &moment.id, kind, group, calls: calls(scenario, id), plays: traffic.moment(id) });
        }
        for (id, ending) in (0..).map(EndingId).zip(&scenario.endings) {
            let out_of_time = (id == scenario.out_of_time).then_some(traffic.out_of_time);
            let kind = Kind::Ending { title: &ending.title, early: ending.early, out_of_time };
            nodes.push(Node { id: &ending.id, kind, group: None, calls: Vec::new(), plays: traffic.ending(id) });
        }
        let place = |to: Destination| match to {
            Destination::Moment(id) => id.index(),
            Destination::Ending(id) => scenario.moments.len() + id.index(),
        };
        let links = traffic.ways.iter().map(|way| Link {
            from: way.from.index(),
            to: place(way.to),
            responses: way.responses.iter().map(|id| scenario.response(*id).id.as_str()).collect(),
            plays: way.passed.plays,
            scores: way.passed.scores.map(|mean| mean.rounded()),
        });
        Self { scenario, plays: traffic.plays, links: links.collect(), nodes, groups }
    }

    /// A share of the plays in words: `34 %`.
    pub(super) fn share(&self, plays: u32) -> String {
        let percent = (200 * u64::from(plays) + u64::from(self.plays)) / (2 * u64::from(self.plays).max(1));
        match (plays, percent) {
            (1.., 0) => "<1\u{a0}%".to_owned(),
            (_, 100) if plays < self.plays => ">99\u{a0}%".to_owned(),
            _ => format!("{percent}\u{a0}%"),
        }
    }
}

impl Link<'_> {
    /// Its mean scores in whole points, a dash where none is rated: `81·72·–`.
    pub(super) fn scores(&self) -> String {
        let whole = |score: Option<Tenths>| score.map_or_else(|| "–".to_owned(), |s| ((s.0 + 5) / 10).to_string());
        self.scores.map(whole).join("·")
    }
}

/// The calls that a moment's talk can open, and the replies to its responses, each once.
fn calls(scenario: &Scenario, id: MomentId) -> Vec<(Sign, &str)> {
    let moment = scenario.moment(id);
    let mut calls = Vec::new();
    let replies = moment.responses.clone().map(|nth| &scenario.responses[nth as usize].reply);
    for talk in [&moment.talk, &moment.again].into_iter().chain(replies) {
        collect(scenario, talk, &mut calls);
    }
    calls
}

fn collect<'a>(scenario: &'a Scenario, talk: &[Talk], calls: &mut Vec<(Sign, &'a str)>) {
    for piece in talk {
        match piece {
            Talk::Line(line) => {
                for id in &scenario.line(*line).calls {
                    let call = scenario.call(*id);
                    let entry = (Sign::of(call.what), call.id.as_str());
                    if !calls.contains(&entry) {
                        calls.push(entry);
                    }
                }
            }
            Talk::If(_, inner) => collect(scenario, inner, calls),
            Talk::OneOf(_, variants) => variants.iter().for_each(|inner| collect(scenario, inner, calls)),
            Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
        }
    }
}
