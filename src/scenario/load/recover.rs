//! Recovery: a file that does not parse is read piece by piece, so that every piece at fault is told and the rest is
//! checked as if nothing had happened.
//!
//! A thing that parses is taken whole. One that does not is read field by field and item by item, down to single pieces
//! of talk and single acts; what stands in the place of a missing field is harmless and never leaves the loader.

use super::draft::{Draft, Lost};
use super::message;
use super::names::nearest;
use super::report::Report;
use super::reword::{article, describe, named, reword};
use super::token::{FaultKind, Kind, Tokens, bare};
use crate::codebook::ron_options;
use crate::diagnostic::{Places, Position};
use crate::scenario::about::About;
use crate::scenario::format::{
    Alternative, Debrief, Ending, Moment, Next, Person, Question, Response, Setting, Silence, To,
};
use crate::scenario::word::Word;
use ron::error::SpannedError;
use serde::Deserialize;
use std::ops::Range;

/// Reads what can be read of a file that does not parse as a whole.
pub(super) fn recover<'t>(text: &'t str, base: usize, error: &SpannedError, report: &mut Report<'t>) -> Draft<'t> {
    let tokens = Tokens::of(text);
    let n_before = report.len();
    tell_brackets(&tokens, report);
    let mut reader = Reader { tokens: &tokens, report, lost: Lost::default() };
    reader.lost.anything = true;
    let mut draft = reader.scenario();
    draft.lost = reader.lost;
    if report.len() == n_before {
        // Every piece is fine by itself, and the whole is not: it nests too deep, or something stands between pieces.
        let (place, message) = reword(&tokens, &error.code, &bytes_of(error, text, base));
        report.add(place, message);
    }
    draft
}

/// Says what begins and never ends, or ends and never began.
pub(super) fn tell_brackets(tokens: &Tokens<'_>, report: &mut Report<'_>) {
    let text = tokens.text;
    for fault in &tokens.faults {
        let bracket = &text[fault.span.clone()];
        let message = match fault.kind {
            FaultKind::OpenBracket => message::open_bracket(bracket),
            FaultKind::StrayBracket => message::stray_bracket(bracket),
            FaultKind::OpenText => message::endless_text(&text[fault.span.start..]),
            FaultKind::OpenComment => message::endless_comment(),
            FaultKind::AfterEnd => message::after_the_end(bracket),
        };
        report.add(fault.span.clone(), message);
    }
}

/// Values, by the indexes of their tokens.
type Value = Range<usize>;

/// A thing that is read field by field.
struct Thing<'t> {
    fields: Vec<(&'t str, Value)>,
    /// Names of fields that such a thing does not have.
    strange: Vec<&'t str>,
    /// Whether something in it is no field at all, so that fields may only seem to be missing.
    is_garbled: bool,
}

struct Reader<'a, 't> {
    tokens: &'a Tokens<'t>,
    report: &'a mut Report<'t>,
    lost: Lost<'t>,
}

const SCENARIO: &[&str] = &[
    "format",
    "id",
    "title",
    "summary",
    "about",
    "setting",
    "people",
    "turns",
    "out_of_time",
    "start",
    "moments",
    "endings",
];
const MOMENT: &[&str] = &["group", "present", "talk", "again", "responses", "silence"];
const RESPONSE: &[&str] = &["say", "gesture", "does", "tempting", "alternative", "when", "reply", "repeats"];
const SILENCE: &[&str] = &["does", "tempting", "alternative", "reply", "next"];

impl<'t> Reader<'_, 't> {
    fn scenario(&mut self) -> Draft<'t> {
        // Attributes such as `#![enable(...)]` stand before the scenario.
        let tokens = self.tokens;
        let is_start = |i: &usize| tokens.str(*i) == "Scenario" && tokens.str(i + 1) == "(";
        let Some(start) = (0..tokens.list.len()).find(is_start) else { return Draft::default() };
        let scenario = self.thing(start, "Scenario", SCENARIO, &["debrief", "allow"]);
        let mut draft = Draft {
            format: self.field(&scenario, "format"),
            id: self.field(&scenario, "id"),
            title: self.field(&scenario, "title"),
            summary: self.field(&scenario, "summary"),
            about: self.read(&scenario, "about", Self::about),
            setting: self.read(&scenario, "setting", Self::setting),
            turns: self.field(&scenario, "turns"),
            out_of_time: self.field(&scenario, "out_of_time"),
            start: self.field(&scenario, "start"),
            ..Draft::default()
        };
        draft.people = self.list(&scenario, "people", |reader, value| {
            let has_id = reader.has_id(&value);
            let person = reader.value::<Person<'t>>(value);
            reader.lost.someone |= person.is_none();
            reader.lost.people |= person.is_none() && !has_id;
            person
        });
        // Whoever refers to someone in a list that is not there is not the one at fault.
        let is_there = |name: &str| {
            scenario.fields.iter().any(|(field, value)| *field == name && self.tokens.str(value.start) == "[")
        };
        let (people, moments, endings) = (is_there("people"), is_there("moments"), is_there("endings"));
        self.lost.someone |= !people;
        self.lost.people |= !people;
        self.lost.places |= !moments || !endings;
        self.lost.responses |= !moments;
        self.lost.calls |= !moments;
        let mut n_read = 0;
        draft.moments = self.list(&scenario, "moments", |reader, value| {
            let moment = reader.moment(value, n_read);
            if moment.is_none() {
                reader.lost.moments.remove(&n_read);
                reader.lost.places = true;
            }
            n_read += usize::from(moment.is_some());
            moment
        });
        draft.endings = self.list(&scenario, "endings", |reader, value| {
            let has_id = reader.has_id(&value);
            let ending = reader.value::<Ending<'t>>(value);
            reader.lost.places |= ending.is_none() && !has_id;
            ending
        });
        if let Some(debrief) = self.read(&scenario, "debrief", Self::debrief) {
            draft.debrief = debrief;
        }
        draft.allow = self.list(&scenario, "allow", |reader, value| reader.value(value));
        draft
    }

    fn about(&mut self, value: Value) -> Option<About> {
        if let Some(about) = self.quietly(&value) {
            return Some(about);
        }
        let required = &["themes", "practises", "minutes", "level"];
        let about = self.thing(
            value.start,
            "About",
            required,
            &["principles", "elements", "misconceptions", "questions", "content_notes"],
        );
        Some(About {
            themes: self.list(&about, "themes", Self::value),
            practises: self.list(&about, "practises", Self::value),
            principles: self.list(&about, "principles", Self::value),
            elements: self.list(&about, "elements", Self::value),
            misconceptions: self.list(&about, "misconceptions", Self::value),
            questions: self.list(&about, "questions", Self::value),
            content_notes: self.list(&about, "content_notes", Self::value),
            minutes: self.field(&about, "minutes").unwrap_or_default(),
            level: self.field(&about, "level")?,
        })
    }

    fn setting(&mut self, value: Value) -> Option<Setting<'t>> {
        if let Some(setting) = self.quietly(&value) {
            return Some(setting);
        }
        let setting = self.thing(
            value.start,
            "Setting",
            &["place", "hours_since_contact", "called_by", "scene"],
            &["can_offer", "alone"],
        );
        let place = self.field(&setting, "place");
        let hours_since_contact = self.field(&setting, "hours_since_contact");
        let called_by = self.field(&setting, "called_by");
        let scene = self.field(&setting, "scene");
        let can_offer = self.list(&setting, "can_offer", Self::value);
        let alone = self.field(&setting, "alone");
        Some(Setting {
            place: place?,
            hours_since_contact: hours_since_contact?,
            called_by: called_by?,
            scene: scene?,
            can_offer,
            alone,
        })
    }

    fn moment(&mut self, value: Value, number: usize) -> Option<Moment<'t>> {
        if let Some(moment) = self.quietly(&value) {
            return Some(moment);
        }
        self.lost.moments.insert(number);
        let moment = self.thing(value.start, "Moment", &["id"], MOMENT);
        let id = self.field(&moment, "id");
        let group = self.field(&moment, "group");
        let present = self.field(&moment, "present");
        let talk = self.list(&moment, "talk", Self::value);
        let again = self.list(&moment, "again", Self::value);
        let responses = self.list(&moment, "responses", |reader, value| {
            let response = reader.response(value);
            reader.lost.responses |= response.is_none();
            response
        });
        let silence = self.read(&moment, "silence", Self::silence);
        Some(Moment { id: id?, group, present, talk, again, responses, silence })
    }

    fn response(&mut self, value: Value) -> Option<Response<'t>> {
        if let Some(response) = self.quietly(&value) {
            return Some(response);
        }
        let response = self.thing(value.start, "Response", &["id", "to", "because", "next"], RESPONSE);
        let id: Option<Word<'t>> = self.field(&response, "id");
        let to = self.field(&response, "to").unwrap_or(To::Room);
        let say = self.field(&response, "say");
        let gesture = self.field(&response, "gesture");
        let is_spoken = response.fields.iter().any(|(name, _)| matches!(*name, "say" | "gesture"));
        let is_spoken = is_spoken || !response.strange.is_empty() || response.is_garbled;
        let does = self.list(&response, "does", Self::value);
        let because = self.field(&response, "because");
        let tempting = self.field(&response, "tempting");
        let alternative = self.field(&response, "alternative");
        let when = self.field(&response, "when");
        let reply = self.list(&response, "reply", Self::value);
        let next = self.field(&response, "next").unwrap_or(Next::Stay);
        let repeats = self.field(&response, "repeats").unwrap_or_default();
        let id = id?;
        // What is there and could not be read is not missing.
        let say = say.or_else(|| Some(&id).filter(|_| is_spoken && gesture.is_none()).cloned());
        let because = because.unwrap_or_else(|| id.clone());
        Some(Response { id, to, say, gesture, does, because, tempting, alternative, when, reply, next, repeats })
    }

    fn silence(&mut self, value: Value) -> Option<Silence<'t>> {
        if let Some(silence) = self.quietly(&value) {
            return Some(silence);
        }
        let silence = self.thing(value.start, "Silence", &["because"], SILENCE);
        let does = self.list(&silence, "does", Self::value);
        let because = self.field(&silence, "because");
        let tempting = self.field(&silence, "tempting");
        let alternative = self.field(&silence, "alternative");
        let reply = self.list(&silence, "reply", Self::value);
        let next = self.field(&silence, "next").unwrap_or(Next::Stay);
        Some(Silence { does, because: because?, tempting, alternative, reply, next })
    }

    fn debrief(&mut self, value: Value) -> Option<Debrief<'t>> {
        if let Some(debrief) = self.quietly(&value) {
            return Some(debrief);
        }
        let debrief = self.thing(value.start, "Debrief", &[], &["alternatives", "questions"]);
        Some(Debrief {
            alternatives: self.list(&debrief, "alternatives", |reader, value| reader.value::<Alternative<'t>>(value)),
            questions: self.list(&debrief, "questions", |reader, value| reader.value::<Question<'t>>(value)),
        })
    }

    /// The fields of a thing that begins here, by its name or its parenthesis.
    fn thing(&mut self, start: usize, name: &str, required: &[&'static str], optional: &[&'static str]) -> Thing<'t> {
        let tokens = self.tokens;
        let mut thing = Thing { fields: Vec::new(), strange: Vec::new(), is_garbled: false };
        let is_named = tokens.list.get(start).is_some_and(|token| token.kind == Kind::Word);
        let opening = start + usize::from(is_named);
        if is_named && tokens.str(start) != name {
            self.report.add(tokens.list[start].span.clone(), message::wrong_name(tokens.str(start), name));
        }
        let Some(end) = tokens.list.get(opening).filter(|_| tokens.str(opening) == "(").and_then(|token| token.partner)
        else {
            let place = tokens.list.get(start).map_or(0..0, |token| token.span.clone());
            self.report.add(place, message::wrong_type(&describe(tokens, start), "a thing in parentheses"));
            return thing;
        };
        let known: Vec<_> = required.iter().chain(optional).copied().collect();
        let is_field = |index: usize| {
            tokens.list[index].kind == Kind::Word
                && tokens.list.get(index + 1).is_some_and(|token| token.kind == Kind::Colon)
        };
        let mut index = opening + 1;
        while index < end {
            if !is_field(index) {
                thing.is_garbled = true;
                self.report.add(tokens.list[index].span.clone(), message::no_field(&describe(tokens, index)));
                index = tokens.after(index).max(index + 1);
                index += usize::from(index < end && tokens.list[index].kind == Kind::Comma);
                continue;
            }
            let (field, value) = (tokens.str(index), index + 2);
            let mut after = value;
            while after < end && tokens.list[after].kind != Kind::Comma && !(after > value && is_field(after)) {
                after = tokens.skip(after);
            }
            self.check_field(index, &mut thing, &known, name);
            thing.fields.push((field, value..after));
            index = after;
            if index < end && tokens.list[index].kind == Kind::Comma {
                index += 1;
            } else if index < end {
                self.no_comma(value, index);
            }
        }
        // What follows the scenario may be what seems to be missing in it.
        let last = if name == "Scenario" { tokens.text.len() } else { tokens.list[end].span.end };
        let whole = tokens.list[opening].span.start..last;
        for field in required {
            // A field that seems to be missing may be behind the bracket or the quote at fault.
            let is_misspelt =
                thing.strange.iter().any(|strange| nearest(strange, known.iter().copied()) == Some(*field));
            let is_there = thing.fields.iter().any(|(name, _)| name == field);
            if !is_there && !is_misspelt && !thing.is_garbled && !tokens.has_fault(&whole) {
                let (place, thing) = named(tokens, opening, article(name));
                self.report.add(place, message::missing_field(field, &thing));
            }
        }
        thing
    }

    /// Reports that no comma stands before this token; where a bracket or a quote is at fault, it may be behind that.
    fn no_comma(&mut self, start: usize, index: usize) {
        let list = &self.tokens.list;
        let place = list[index].span.clone();
        if !self.tokens.has_fault(&(list[start].span.start..place.start)) {
            self.report.add(place, message::missing_comma(&describe(self.tokens, index)));
        }
    }

    fn check_field(&mut self, index: usize, thing: &mut Thing<'t>, known: &[&'static str], name: &str) {
        let field = self.tokens.str(index);
        let span = self.tokens.list[index].span.clone();
        if !known.contains(&field) {
            let near = nearest(field, known.iter().copied());
            thing.strange.push(field);
            self.report.add(span, message::unknown_field(field, article(name), near, known));
        } else if thing.fields.iter().any(|(name, _)| *name == field) {
            self.report.add(span, message::duplicate_field(field, article(name)));
        }
    }

    fn read<T>(
        &mut self,
        thing: &Thing<'t>,
        name: &str,
        read: impl FnOnce(&mut Self, Value) -> Option<T>,
    ) -> Option<T> {
        let (_, value) = thing.fields.iter().find(|(field, _)| *field == name)?;
        read(self, value.clone())
    }

    fn field<T: Deserialize<'t>>(&mut self, thing: &Thing<'t>, name: &str) -> Option<T> {
        self.read(thing, name, Self::value)
    }

    /// The items of a list that can be read.
    fn list<T>(
        &mut self,
        thing: &Thing<'t>,
        name: &str,
        mut read: impl FnMut(&mut Self, Value) -> Option<T>,
    ) -> Vec<T> {
        let tokens = self.tokens;
        let Some((_, value)) = thing.fields.iter().find(|(field, _)| *field == name) else { return Vec::new() };
        let Some(end) = tokens.list.get(value.start).filter(|_| tokens.str(value.start) == "[").and_then(|t| t.partner)
        else {
            let place = tokens.list.get(value.start).map_or(0..0, |token| token.span.clone());
            self.report.add(place, message::wrong_type(&describe(tokens, value.start), "a list in square brackets"));
            self.lose(value);
            return Vec::new();
        };
        let mut items = Vec::new();
        let mut index = value.start + 1;
        while index < end {
            if tokens.list[index].kind == Kind::Comma {
                self.report.add(tokens.list[index].span.clone(), message::wrong_type("`,`", "an item of the list"));
                index += 1;
                continue;
            }
            // A name and its parentheses are one item; anything after them needs a comma.
            let is_name = tokens.list[index].kind == Kind::Word && tokens.list[index + 1].kind == Kind::Open;
            let start = index;
            index = tokens.skip(index + usize::from(is_name));
            items.extend(read(self, start..index));
            if index < end && tokens.list[index].kind == Kind::Comma {
                index += 1;
            } else if index < end {
                self.no_comma(start, index);
            }
        }
        items
    }

    /// A value, if it parses; says nothing if it does not.
    fn quietly<T: Deserialize<'t>>(&self, value: &Value) -> Option<T> {
        ron_options().from_str(&self.tokens.text[self.bytes(value)?]).ok()
    }

    /// A value; says what is wrong with it if it does not parse.
    fn value<T: Deserialize<'t>>(&mut self, value: Value) -> Option<T> {
        let tokens = self.tokens;
        let Some(bytes) = self.bytes(&value) else {
            let place = tokens.list.get(value.start).map_or(0..0, |token| token.span.clone());
            if !place.is_empty() {
                self.report.add(place, message::wrong_type("nothing", "a value"));
            }
            return None;
        };
        match ron_options().from_str(&tokens.text[bytes.clone()]) {
            Ok(read) => Some(read),
            Err(error) => {
                // A bracket or a quote at fault was told already.
                if !tokens.has_fault(&bytes) {
                    let found = bytes_of(&error, &tokens.text[..bytes.end], bytes.start);
                    let (place, message) = reword(tokens, &error.code, &found);
                    self.report.add(place, message);
                }
                self.lose(&value);
                None
            }
        }
    }

    /// Remembers the ids in what could not be read.
    fn lose(&mut self, value: &Value) {
        let tokens = self.tokens;
        // A text without an end may have swallowed calls, with their ids.
        self.lost.calls |= self.bytes(value).is_some_and(|bytes| tokens.has_open_text(&bytes));
        for index in value.clone() {
            if tokens.str(index) == "id" && tokens.list.get(index + 1).is_some_and(|token| token.kind == Kind::Colon) {
                self.lost.ids.insert(bare(tokens.str(index + 2)));
            }
            let is_call = matches!(tokens.str(index), "Cue" | "Press" | "Signal");
            self.lost.calls |= is_call && tokens.str(index + 1) == "(" && tokens.field(index + 1, "id").is_none();
        }
    }

    /// Whether the thing that begins here has an id that can be read.
    fn has_id(&self, value: &Value) -> bool {
        let is_named = self.tokens.str(value.start) != "(";
        let id = self.tokens.field(value.start + usize::from(is_named), "id");
        id.is_some_and(|id| self.tokens.list.get(id).is_some_and(|token| token.kind == Kind::Text))
    }

    fn bytes(&self, value: &Value) -> Option<Range<usize>> {
        let last = value.end.checked_sub(1).filter(|last| *last >= value.start)?;
        Some(self.tokens.list.get(value.start)?.span.start..self.tokens.list.get(last)?.span.end)
    }
}

/// The bytes that an error speaks of; `text` from `base` on is what was parsed.
pub(super) fn bytes_of(error: &SpannedError, text: &str, base: usize) -> Range<usize> {
    let places = Places::new(&text[base..]);
    let offset = |position: &ron::error::Position| {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        base + places.offset(Position { line: small(position.line), column: small(position.col) })
    };
    offset(&error.span.start)..offset(&error.span.end)
}
