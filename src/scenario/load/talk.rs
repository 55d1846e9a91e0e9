//! Walking through talk, and what may stand in it where.

use super::message;
use super::report::{At, Report};
use super::token::Pattern;
use crate::codebook::CueKind;
use crate::scenario::format::{Call, Moment, Talk};
use crate::scenario::word::Word;
use std::collections::BTreeMap;
use std::ops::Range;

/// A pause over this is a slip of the finger: no one waits a minute at a screen.
pub(super) const LONGEST_PAUSE_MS: u32 = 60_000;

/// All talk of a moment, in the order of the format.
pub(super) fn talk_of<'d, 't>(moment: &'d Moment<'t>) -> impl Iterator<Item = &'d [Talk<'t>]> {
    [&moment.talk[..], &moment.again[..]]
        .into_iter()
        .chain(moment.responses.iter().map(|response| &response.reply[..]))
        .chain(moment.silence.iter().map(|silence| &silence.reply[..]))
}

/// Calls `look` for each piece of talk, those inside others included, in file order.
pub(super) fn each<'d, 't>(talk: &'d [Talk<'t>], look: &mut impl FnMut(&'d Talk<'t>)) {
    for piece in talk {
        look(piece);
        match piece {
            Talk::If(_, inner) => each(inner, look),
            Talk::OneOf(variants) => variants.iter().for_each(|(_, inner)| each(inner, look)),
            Talk::Says(..)
            | Talk::Does(..)
            | Talk::Pause(_)
            | Talk::Thinks(..)
            | Talk::Opens(_)
            | Talk::Closes(_)
            | Talk::Stirs(_)
            | Talk::Local(_) => {}
        }
    }
}

/// The id of a call.
pub(super) fn call_id<'d, 't>(call: &'d Call<'t>) -> &'d Word<'t> {
    match call {
        Call::Cue { id, .. } | Call::Press { id, .. } | Call::Signal { id, .. } => id,
    }
}

/// Checks what does not depend on names; keeps count of what can only be found by its looks.
#[derive(Default)]
pub(super) struct TalkCheck {
    n_long_pauses: usize,
    n_no_weights: usize,
    n_no_variants: usize,
}

impl TalkCheck {
    pub(super) fn check(&mut self, talk: &[Talk<'_>], near: &Range<usize>, report: &mut Report<'_>) {
        each(talk, &mut |piece| self.piece(piece, near, report));
    }

    fn piece(&mut self, piece: &Talk<'_>, near: &Range<usize>, report: &mut Report<'_>) {
        match piece {
            Talk::Pause(ms) if *ms > LONGEST_PAUSE_MS => {
                report.add(At::Like(Pattern::LongPause, self.n_long_pauses, near.clone()), message::long_pause(*ms));
                self.n_long_pauses += 1;
            }
            Talk::Says(_, _, calls) => {
                for call in calls {
                    if let Call::Cue { id, of: CueKind::Silence, .. } = call {
                        report.add(report.span(id, near), message::silence_cue_on_says(id.as_str()));
                    }
                }
            }
            Talk::OneOf(variants) => self.variants(variants, near, report),
            Talk::Does(..)
            | Talk::Pause(_)
            | Talk::Thinks(..)
            | Talk::If(..)
            | Talk::Opens(_)
            | Talk::Closes(_)
            | Talk::Stirs(_)
            | Talk::Local(_) => {}
        }
    }

    /// Luck never touches a score: variants open the same calls, and move nobody.
    fn variants(&mut self, variants: &[(u64, Vec<Talk<'_>>)], near: &Range<usize>, report: &mut Report<'_>) {
        if variants.is_empty() {
            report.add(At::Like(Pattern::NoVariants, self.n_no_variants, near.clone()), message::no_variants());
            self.n_no_variants += 1;
        }
        for (weight, talk) in variants {
            if *weight == 0 {
                report.add(At::Like(Pattern::NoWeight, self.n_no_weights, near.clone()), message::no_weight());
                self.n_no_weights += 1;
            }
            each(talk, &mut |piece| match piece {
                Talk::Opens(person) | Talk::Closes(person) => {
                    report.add(report.span(person, near), message::variant_moves(person.as_str()));
                }
                Talk::If(_, inner) => each(inner, &mut |piece| {
                    if let Talk::Says(_, _, calls) | Talk::Does(_, _, calls) = piece {
                        for call in calls {
                            let id = call_id(call);
                            report.add(report.span(id, near), message::variant_if_opens(id.as_str()));
                        }
                    }
                }),
                Talk::Says(..)
                | Talk::Does(..)
                | Talk::Pause(_)
                | Talk::Thinks(..)
                | Talk::OneOf(_)
                | Talk::Stirs(_)
                | Talk::Local(_) => {}
            });
        }
        let calls: Vec<_> = variants.iter().map(|(_, talk)| calls_in(talk)).collect();
        let mut all = BTreeMap::new();
        for variant in &calls {
            all.extend(variant.iter().map(|(id, word)| (*id, *word)));
        }
        let mut is_same = true;
        for (id, word) in all {
            if let Some(without) = calls.iter().position(|variant| !variant.contains_key(id)) {
                report.add(report.span(word, near), message::variants_differ(id, without + 1));
                is_same = false;
            }
        }
        if is_same {
            lines_differ(variants, near, report);
        }
    }
}

/// The ids of the calls that a line opens.
type Line<'d, 't> = Vec<&'d Word<'t>>;

/// Reports variants whose lines do not open the same calls in the same order: they would open in another order, or be
/// told apart, by luck. That each call is opened by the same person everywhere is checked where calls are numbered.
fn lines_differ(variants: &[(u64, Vec<Talk<'_>>)], near: &Range<usize>, report: &mut Report<'_>) {
    let mut lines = variants.iter().map(|(_, talk)| {
        let mut lines = Vec::new();
        opening(talk, &mut lines);
        lines
    });
    let Some(first) = lines.next() else { return };
    for (variant, number) in lines.zip(2..) {
        let n_lines = first.len().max(variant.len());
        if let Some(at) = (0..n_lines).find(|at| first.get(*at) != variant.get(*at)) {
            let place = variant.get(at).or(first.get(at)).and_then(|calls| calls.first());
            let place = place.map_or_else(|| near.clone(), |id| report.span(id, near));
            let names = |lines: &[Line<'_, '_>]| -> Vec<String> {
                lines.get(at).into_iter().flatten().map(|id| id.as_str().to_owned()).collect()
            };
            report.add(place, message::variants_open_otherwise(number, &names(&variant), &names(&first)));
        }
    }
}

/// The calls of each line that opens any, in file order. Of variants inside, which are compared by themselves, the
/// first stands for all.
fn opening<'d, 't>(talk: &'d [Talk<'t>], lines: &mut Vec<Line<'d, 't>>) {
    for piece in talk {
        match piece {
            Talk::Says(_, _, calls) | Talk::Does(_, _, calls) if !calls.is_empty() => {
                lines.push(calls.iter().map(call_id).collect());
            }
            Talk::If(_, inner) => opening(inner, lines),
            Talk::OneOf(variants) => {
                if let Some((_, inner)) = variants.first() {
                    opening(inner, lines);
                }
            }
            Talk::Says(..)
            | Talk::Does(..)
            | Talk::Pause(_)
            | Talk::Thinks(..)
            | Talk::Opens(_)
            | Talk::Closes(_)
            | Talk::Stirs(_)
            | Talk::Local(_) => {}
        }
    }
}

fn calls_in<'d, 't>(talk: &'d [Talk<'t>]) -> BTreeMap<&'d str, &'d Word<'t>> {
    let mut calls = BTreeMap::new();
    each(talk, &mut |piece| {
        if let Talk::Says(_, _, opened) | Talk::Does(_, _, opened) = piece {
            calls.extend(opened.iter().map(|call| (call_id(call).as_str(), call_id(call))));
        }
    });
    calls
}
