//! Everything with an id gets its number, in file order; ids that are badly written or used twice are reported.

use super::draft::Draft;
use super::message;
use super::names::Names;
use super::report::{At, Report};
use super::talk::{call_id, each, talk_of};
use crate::scenario::format::{Call, Part, Talk};
use crate::scenario::model::{CallId, Destination, EndingId, MomentId, PersonId, ResponseId};
use crate::scenario::word::Word;
use std::collections::HashMap;
use std::ops::Range;

/// Turns that a cue or a press stays open, at most: as many as a meeting can have.
const LONGEST_CALL: u16 = 1000;

/// The numbers of everything with an id.
pub(super) struct Index<'d, 't> {
    pub people: Names<'d, PersonId>,
    pub places: Names<'d, Destination>,
    pub responses: Names<'d, ResponseId>,
    pub calls: Names<'d, CallId>,
    /// Per call, where it stands first.
    pub carried: Vec<Carried<'d, 't>>,
}

/// A call and the line that carries it first.
pub(super) struct Carried<'d, 't> {
    pub call: &'d Call<'t>,
    pub person: &'d Word<'t>,
    /// The words that an answer could take up, of all its lines.
    pub words: Vec<&'d str>,
}

/// Numbers everything.
pub(super) fn collect<'d, 't>(draft: &'d Draft<'t>, report: &mut Report<'t>) -> Index<'d, 't> {
    let mut index = Index {
        people: Names::new(),
        places: Names::new(),
        responses: Names::new(),
        calls: Names::new(),
        carried: Vec::new(),
    };
    if let Some(id) = &draft.id {
        check_id(id, &(0..0), report);
    }
    people(draft, &mut index, report);
    places(draft, &mut index, report);
    for moment in &draft.moments {
        let near = report.span(&moment.id, &(0..0));
        for talk in talk_of(moment) {
            each(talk, &mut |piece| {
                if let Talk::Says(person, _, calls) | Talk::Does(person, _, calls) = piece {
                    for call in calls {
                        carry(call, person, &near, &mut index, report);
                    }
                }
            });
        }
    }
    index
}

fn people<'d>(draft: &'d Draft<'_>, index: &mut Index<'d, '_>, report: &mut Report<'_>) {
    let mut centre = None;
    for (person, number) in draft.people.iter().zip(0..) {
        let span = check_id(&person.id, &(0..0), report);
        if index.people.add(person.id.as_str(), PersonId(number)).is_some() {
            report.add(span.clone(), message::duplicate("person", person.id.as_str()));
        }
        if matches!(person.part, Part::AtTheCentre) {
            if let Some(first) = centre {
                report.add(span, message::second_at_the_centre(person.id.as_str(), first));
            } else {
                centre = Some(person.id.as_str());
            }
        }
    }
    if centre.is_none() && !draft.lost.someone {
        report.add(At::Top("people"), message::no_one_at_the_centre());
    }
}

fn places<'d>(draft: &'d Draft<'_>, index: &mut Index<'d, '_>, report: &mut Report<'_>) {
    let mut n_responses = 0;
    let mut first: HashMap<&str, &'static str> = HashMap::new();
    for (moment, number) in draft.moments.iter().zip(0..) {
        let span = check_id(&moment.id, &(0..0), report);
        first.entry(moment.id.as_str()).or_insert("moment");
        if index.places.add(moment.id.as_str(), Destination::Moment(MomentId(number))).is_some() {
            report.add(span.clone(), message::duplicate("moment", moment.id.as_str()));
        }
        for response in &moment.responses {
            let span = check_id(&response.id, &span, report);
            if index.responses.add(response.id.as_str(), ResponseId(n_responses)).is_some() {
                report.add(span, message::duplicate("response", response.id.as_str()));
            }
            n_responses += 1;
        }
        // The silence of each moment has a number too.
        n_responses += 1;
    }
    for (ending, number) in draft.endings.iter().zip(0..) {
        let span = check_id(&ending.id, &(0..0), report);
        if index.places.add(ending.id.as_str(), Destination::Ending(EndingId(number))).is_some() {
            let kind = first.get(ending.id.as_str()).copied().unwrap_or("ending");
            report.add(span, message::duplicate(kind, ending.id.as_str()));
        }
    }
}

/// Numbers a call, or compares it with what the same id was before.
fn carry<'d, 't>(
    call: &'d Call<'t>,
    person: &'d Word<'t>,
    near: &Range<usize>,
    index: &mut Index<'d, 't>,
    report: &mut Report<'_>,
) {
    let id = call_id(call);
    let words: Vec<&str> = match call {
        Call::Cue { words, .. } => words.iter().map(Word::as_str).collect(),
        Call::Press { .. } | Call::Signal { .. } => Vec::new(),
    };
    let number = CallId(u32::try_from(index.carried.len()).unwrap_or(u32::MAX));
    if let Some(first) = index.calls.add(id.as_str(), number) {
        let first = &mut index.carried[first.index()];
        // Someone whom nobody knows is missed where the line is.
        let is_known = |person: &Word<'_>| index.people.get(person.as_str()).is_some();
        if first.person.as_str() != person.as_str() && is_known(first.person) && is_known(person) {
            let message = message::call_of_another(id.as_str(), first.person.as_str());
            report.add(report.span(id, near), message);
        }
        if let Some(difference) = difference(first.call, call) {
            report.add(report.span(id, near), message::call_differs(id.as_str(), difference));
        }
        for word in words {
            if !first.words.contains(&word) {
                first.words.push(word);
            }
        }
    } else {
        let span = check_id(id, near, report);
        check_numbers(call, &span, report);
        index.carried.push(Carried { call, person, words });
    }
}

fn check_numbers(call: &Call<'_>, span: &Range<usize>, report: &mut Report<'_>) {
    match call {
        Call::Cue { id, salience, lasts, .. } | Call::Press { id, salience, lasts, .. } => {
            if !(1..=3).contains(salience) {
                report.add(At::Field(span.clone(), "salience"), message::salience(id.as_str(), *salience));
            }
            if !(1..=LONGEST_CALL).contains(lasts) {
                report.add(At::Field(span.clone(), "lasts"), message::lasts(id.as_str(), *lasts, LONGEST_CALL));
            }
        }
        Call::Signal { .. } => {}
    }
}

/// What two definitions of a call differ in; the words of a cue may differ from line to line.
fn difference(first: &Call<'_>, second: &Call<'_>) -> Option<&'static str> {
    let different = |pairs: &[(bool, &'static str)]| pairs.iter().find(|(is, _)| *is).map(|(_, what)| *what);
    match (first, second) {
        (Call::Cue { of, salience, lasts, .. }, Call::Cue { of: o, salience: s, lasts: l, .. }) => {
            different(&[(of != o, "of"), (salience != s, "salience"), (lasts != l, "lasts")])
        }
        (Call::Press { demands, salience, lasts, .. }, Call::Press { demands: d, salience: s, lasts: l, .. }) => {
            different(&[(demands != d, "demands"), (salience != s, "salience"), (lasts != l, "lasts")])
        }
        (
            Call::Signal { class, shown, about, deepens, private_from, .. },
            Call::Signal { class: c, shown: s, about: a, deepens: d, private_from: p, .. },
        ) => different(&[
            (class != c, "class"),
            (shown != s, "shown"),
            (about != a, "about"),
            (deepens != d, "deepens"),
            (private_from != p, "private_from"),
        ]),
        _ => Some("kind"),
    }
}

/// Checks how an id is written; gives its place.
pub(super) fn check_id(id: &Word<'_>, near: &Range<usize>, report: &mut Report<'_>) -> Range<usize> {
    let span = report.span(id, near);
    let name = id.as_str();
    let is_fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() {
        report.add(span.clone(), message::empty_id());
    } else if name.len() > 64 {
        report.add(span.clone(), message::long_id(name));
    } else if !name.chars().all(is_fine) {
        report.add(span.clone(), message::bad_id(name));
    } else if matches!(name, "silence" | "you") {
        report.add(span.clone(), message::reserved(name));
    }
    span
}
