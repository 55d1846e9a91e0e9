//! A draft: what could be read of a file, whole or in pieces, before anything is settled.

use super::message;
use super::recover::recover;
use super::report::Report;
use super::token::first_token;
use crate::codebook::ron_options;
use crate::scenario::about::About;
use crate::scenario::format::{Allow, Debrief, Ending, Moment, Person, Scenario, Setting};
use crate::scenario::word::Word;
use std::collections::HashSet;

/// What could be read of a file.
#[derive(Default)]
pub(super) struct Draft<'t> {
    pub format: Option<u32>,
    pub id: Option<Word<'t>>,
    pub title: Option<Word<'t>>,
    pub summary: Option<Word<'t>>,
    pub about: Option<About>,
    pub setting: Option<Setting<'t>>,
    pub people: Vec<Person<'t>>,
    pub turns: Option<u32>,
    pub out_of_time: Option<Word<'t>>,
    pub start: Option<Word<'t>>,
    pub moments: Vec<Moment<'t>>,
    pub endings: Vec<Ending<'t>>,
    pub debrief: Debrief<'t>,
    pub allow: Vec<Allow<'t>>,
    pub lost: Lost<'t>,
}

/// What could not be read, so that nobody complains of what only seems to be missing.
#[derive(Default)]
pub(super) struct Lost<'t> {
    /// Whether anything could not be read.
    pub anything: bool,
    /// The moments, by their number, in which something could not be read.
    pub moments: HashSet<usize>,
    /// Ids that stand in the pieces that could not be read.
    pub ids: HashSet<&'t str>,
    /// Whether someone is among them.
    pub someone: bool,
    /// Whether someone without a readable id is among them.
    pub people: bool,
    /// Whether a moment or an ending without a readable id is among them.
    pub places: bool,
    /// Whether a response without a readable id is among them.
    pub responses: bool,
    /// Whether a call without a readable id may be among them.
    pub calls: bool,
}

impl<'t> Draft<'t> {
    /// Reads a file; none where it is no scenario at all.
    pub(super) fn read(text: &'t str, report: &mut Report<'t>) -> Option<Self> {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let base = text.len() - body.len();
        let first = first_token(body);
        if first.is_endless {
            report.add(base + first.span.start..base + first.span.end, message::endless_comment());
            return None;
        }
        if !first.is_scenario {
            report.add(base + first.span.start..base + first.span.end, message::not_a_scenario(&body[first.span]));
            return None;
        }
        match ron_options().from_str::<Scenario<'t>>(body) {
            Ok(whole) => Some(Self::from(whole)),
            Err(error) => Some(recover(text, base, &error, report)),
        }
    }
}

impl<'t> From<Scenario<'t>> for Draft<'t> {
    fn from(whole: Scenario<'t>) -> Self {
        Self {
            format: Some(whole.format),
            id: Some(whole.id),
            title: Some(whole.title),
            summary: Some(whole.summary),
            about: Some(whole.about),
            setting: Some(whole.setting),
            people: whole.people,
            turns: Some(whole.turns),
            out_of_time: Some(whole.out_of_time),
            start: Some(whole.start),
            moments: whole.moments,
            endings: whole.endings,
            debrief: whole.debrief,
            allow: whole.allow,
            lost: Lost::default(),
        }
    }
}
