//! Talk and conditions.

use super::super::message;
use super::super::names::nearest;
use super::{DEEPEST_CONDITION, Lowering, Wanted, small};
use crate::scenario::format;
use crate::scenario::local::LocalPack;
use crate::scenario::model::{CallId, Condition, DrawId, Line, LineId, LineKind, MomentId, PersonId, Talk};
use crate::scenario::word::Word;

impl<'d, 't> Lowering<'_, 'd, 't> {
    /// The talk of one list; the lines in it are numbered from 1.
    pub(super) fn talk(&mut self, talk: &'d [format::Talk<'t>], name: &str) -> Vec<Talk> {
        let near = self.near.clone();
        self.talk_check.check(talk, &near, self.report);
        let mut n_lines = 0;
        self.pieces(talk, name, &mut n_lines)
    }

    pub(super) fn pieces(&mut self, talk: &'d [format::Talk<'t>], name: &str, n_lines: &mut u32) -> Vec<Talk> {
        talk.iter().filter_map(|piece| self.piece(piece, name, n_lines)).collect()
    }

    pub(super) fn piece(&mut self, piece: &'d format::Talk<'t>, name: &str, n_lines: &mut u32) -> Option<Talk> {
        let mut line = |lowering: &mut Self,
                        kind,
                        person: Option<&'d Word<'t>>,
                        text: &'d Word<'t>,
                        what,
                        calls: &'d [format::Call<'t>]| {
            *n_lines += 1;
            let person = person.map(|person| lowering.person(person).unwrap_or(PersonId(0)));
            let text = lowering.full(text, what);
            let calls =
                calls.iter().filter_map(|call| lowering.index.calls.get(super::super::talk::call_id(call).as_str()));
            let line = Line { id: format!("{name}.{n_lines}"), kind, person, text, calls: calls.collect() };
            lowering.lines.push(line);
            Talk::Line(LineId(small(lowering.lines.len() - 1)))
        };
        Some(match piece {
            format::Talk::Says(who, text, calls) => line(self, LineKind::Says, Some(who), text, "Says", calls),
            format::Talk::Does(who, text, calls) => line(self, LineKind::Does, Some(who), text, "Does", calls),
            format::Talk::Thinks(who, text) => line(self, LineKind::Thinks, Some(who), text, "Thinks", &[]),
            format::Talk::Stirs(text) => line(self, LineKind::Stirs, None, text, "Stirs", &[]),
            format::Talk::Local(key) => {
                self.local(key);
                line(self, LineKind::Local, None, key, "Local", &[])
            }
            format::Talk::Pause(ms) => Talk::Pause(*ms),
            format::Talk::If(when, inner) => {
                let when = self.condition(when);
                Talk::If(when, self.pieces(inner, name, n_lines))
            }
            format::Talk::OneOf(variants) => {
                let draw = DrawId(small(self.draws.len()));
                self.draws.push(variants.iter().map(|(weight, _)| (*weight).min(u64::from(u32::MAX))).collect());
                Talk::OneOf(draw, variants.iter().map(|(_, inner)| self.pieces(inner, name, n_lines)).collect())
            }
            format::Talk::Opens(person) => Talk::Opens(self.person(person)?),
            format::Talk::Closes(person) => Talk::Closes(self.person(person)?),
        })
    }

    /// Reports a key that the shipped pack lacks: every pack has the same keys.
    pub(super) fn local(&mut self, key: &Word<'_>) {
        let pack = LocalPack::shipped();
        let name = key.as_str();
        if pack.entry(name).is_none() && !name.trim().is_empty() {
            let span = self.span(key);
            let meant = nearest(name, pack.entries.iter().map(|entry| entry.key.as_str()));
            self.report.add(span, message::unknown_local_key(name, meant));
        }
    }

    pub(super) fn condition(&mut self, condition: &'d format::Condition<'t>) -> Condition {
        let depth = depth(condition);
        if depth > DEEPEST_CONDITION {
            let near = self.near.clone();
            let place = first_word(condition).map_or(near, |word| self.span(word));
            self.report.add(place, message::deep_condition(depth, DEEPEST_CONDITION));
        }
        self.settle(condition)
    }

    pub(super) fn settle(&mut self, condition: &'d format::Condition<'t>) -> Condition {
        match condition {
            format::Condition::Openness(person, bound) => {
                Condition::Openness(self.person(person).unwrap_or(PersonId(0)), *bound)
            }
            format::Condition::Flag(flag) => Condition::Flag(self.flag(flag)),
            format::Condition::Asked(signal) => Condition::Asked(self.concern(signal, "Asked")),
            format::Condition::AskedAs(signal, forms) => {
                self.some(forms, signal, "AskedAs");
                Condition::AskedAs(self.concern(signal, "AskedAs"), forms.iter().copied().collect())
            }
            format::Condition::Done(signal, step) => Condition::Done(self.concern(signal, "Done"), *step),
            format::Condition::Met(call) => {
                Condition::Met(self.call(call, Wanted::CueOrPress, "Met").unwrap_or(CallId(0)))
            }
            format::Condition::Visited(moment) => {
                Condition::Visited(self.moment(moment, "Visited").unwrap_or(MomentId(0)))
            }
            format::Condition::Turn(bound) => Condition::Turn(*bound),
            format::Condition::All(all) => Condition::All(all.iter().map(|one| self.settle(one)).collect()),
            format::Condition::Any(any) => Condition::Any(any.iter().map(|one| self.settle(one)).collect()),
            format::Condition::Not(inner) => Condition::Not(Box::new(self.settle(inner))),
        }
    }
}

/// How many conditions stand inside each other; what RON reads is never deep enough to overflow the stack.
fn depth(condition: &format::Condition<'_>) -> usize {
    match condition {
        format::Condition::All(inner) | format::Condition::Any(inner) => 1 + inner.iter().map(depth).max().unwrap_or(0),
        format::Condition::Not(inner) => 1 + depth(inner),
        format::Condition::Openness(..)
        | format::Condition::Flag(_)
        | format::Condition::Asked(_)
        | format::Condition::AskedAs(..)
        | format::Condition::Done(..)
        | format::Condition::Met(_)
        | format::Condition::Visited(_)
        | format::Condition::Turn(_) => 1,
    }
}

/// The first word of a condition.
fn first_word<'d, 't>(condition: &'d format::Condition<'t>) -> Option<&'d Word<'t>> {
    match condition {
        format::Condition::Openness(word, _)
        | format::Condition::Flag(word)
        | format::Condition::Asked(word)
        | format::Condition::AskedAs(word, _)
        | format::Condition::Done(word, _)
        | format::Condition::Met(word)
        | format::Condition::Visited(word) => Some(word),
        format::Condition::All(inner) | format::Condition::Any(inner) => inner.iter().find_map(first_word),
        format::Condition::Not(inner) => first_word(inner),
        format::Condition::Turn(_) => None,
    }
}
