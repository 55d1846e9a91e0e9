//! Words that refer to something: people, calls, places, flags.

use super::super::message;
use super::{Flag, Lowering, Wanted, owned, small};
use crate::scenario::format;
use crate::scenario::model::{CallId, ConcernId, Destination, EndingId, FlagId, MomentId, PersonId, ResponseId, Who};
use crate::scenario::word::Word;
use std::ops::Range;

impl<'d, 't> Lowering<'_, 'd, 't> {
    pub(super) fn person(&mut self, word: &Word<'t>) -> Option<PersonId> {
        let span = self.span(word);
        let name = word.as_str();
        let found = self.index.people.get(name);
        if found.is_none() && !self.draft.lost.people && !self.draft.lost.ids.contains(name) {
            self.report.add(span, message::unknown_person(name, self.index.people.nearest(name)));
        }
        found
    }

    pub(super) fn who(&mut self, word: &Word<'t>) -> Option<Who> {
        if word.as_str() == "you" { Some(Who::You) } else { self.person(word).map(Who::Person) }
    }

    pub(super) fn call(&mut self, word: &Word<'t>, wanted: Wanted, by: &'static str) -> Option<CallId> {
        let span = self.span(word);
        let name = word.as_str();
        let Some(id) = self.index.calls.get(name) else {
            if !self.draft.lost.calls && !self.draft.lost.ids.contains(name) {
                self.report.add(span, message::unknown_call(wanted.word(), name, self.index.calls.nearest(name)));
            }
            return None;
        };
        let (kind, fits) = match self.index.carried[id.index()].call {
            format::Call::Cue { .. } => ("cue", matches!(wanted, Wanted::Cue | Wanted::CueOrPress)),
            format::Call::Press { .. } => ("press", matches!(wanted, Wanted::Press | Wanted::CueOrPress)),
            format::Call::Signal { .. } => ("signal", wanted == Wanted::Signal),
        };
        if !fits {
            self.report.add(span, message::wrong_call(name, kind, by, wanted.word()));
            return None;
        }
        Some(id)
    }

    pub(super) fn concern(&mut self, word: &Word<'t>, by: &'static str) -> ConcernId {
        let signal = self.call(word, Wanted::Signal, by);
        signal.and_then(|signal| self.concerns.of_call[signal.index()]).unwrap_or(ConcernId(0))
    }

    pub(super) fn place(&mut self, word: &Word<'t>) -> Option<Destination> {
        let span = self.span(word);
        let name = word.as_str();
        let found = self.index.places.get(name);
        if found.is_none() && !self.draft.lost.places && !self.draft.lost.ids.contains(name) {
            self.report.add(span, message::unknown_place("moment or ending", name, self.index.places.nearest(name)));
        }
        found
    }

    pub(super) fn moment(&mut self, word: &Word<'t>, by: &'static str) -> Option<MomentId> {
        match self.place_of_kind(word, by, "moment")? {
            Destination::Moment(moment) => Some(moment),
            Destination::Ending(_) => None,
        }
    }

    pub(super) fn ending(&mut self, word: &Word<'t>, by: &'static str) -> Option<EndingId> {
        match self.place_of_kind(word, by, "ending")? {
            Destination::Ending(ending) => Some(ending),
            Destination::Moment(_) => None,
        }
    }

    pub(super) fn place_of_kind(
        &mut self,
        word: &Word<'t>,
        by: &'static str,
        wanted: &'static str,
    ) -> Option<Destination> {
        let span = self.span(word);
        let name = word.as_str();
        let Some(found) = self.index.places.get(name) else {
            if !self.draft.lost.places && !self.draft.lost.ids.contains(name) {
                self.report.add(span, message::unknown_place(wanted, name, self.index.places.nearest(name)));
            }
            return None;
        };
        let kind = match found {
            Destination::Moment(_) => "moment",
            Destination::Ending(_) => "ending",
        };
        if kind != wanted {
            self.report.add(span, message::wrong_place(name, kind, by, wanted));
        }
        Some(found)
    }

    pub(super) fn response_id(&mut self, word: &Word<'t>) -> Option<ResponseId> {
        let span = self.span(word);
        let name = word.as_str();
        let found = self.index.responses.get(name);
        if found.is_none() && !self.draft.lost.responses && !self.draft.lost.ids.contains(name) {
            self.report.add(span, message::unknown_response(name, self.index.responses.nearest(name)));
        }
        found
    }

    pub(super) fn flag(&mut self, word: &'d Word<'t>) -> FlagId {
        let first_read = self.span(word);
        *self.flags.entry(word.as_str()).or_insert_with(|| {
            self.flag_list.push(Flag { name: word.as_str(), is_set: false, first_read });
            FlagId(small(self.flag_list.len() - 1))
        })
    }

    // Words.

    /// Where a word stands, remembered for whatever comes next without a place of its own.
    pub(super) fn span(&mut self, word: &Word<'_>) -> Range<usize> {
        if let Some(span) = word.span(self.text) {
            self.near = span;
        }
        self.near.clone()
    }

    /// The text of a word that must not be empty.
    pub(super) fn full(&mut self, word: &Word<'_>, what: &'static str) -> String {
        let span = self.span(word);
        if word.as_str().trim().is_empty() {
            self.report.add(span, message::empty_text(what));
        }
        owned(word)
    }

    pub(super) fn optional(&mut self, word: Option<&Word<'_>>, what: &'static str) -> Option<String> {
        word.map(|word| self.full(word, what))
    }
}
