//! Concerns: a signal and all signals that deepen it, whom they are about and what lies beneath.

use super::collect::Index;
use super::message;
use super::report::Report;
use super::talk::call_id;
use crate::codebook::{CodeSet, SignalClass};
use crate::scenario::format::Call;
use crate::scenario::model::{CallId, Concern, ConcernId, PersonId};
use std::collections::HashMap;

/// The concerns, and per call the concern of a signal.
pub(super) struct Concerns {
    pub list: Vec<Concern>,
    pub of_call: Vec<Option<ConcernId>>,
}

/// Gathers the signals into concerns; `deepens` and `private_from` are settled already.
pub(super) fn concerns(
    index: &Index<'_, '_>,
    deepens: &[Option<CallId>],
    private_from: &[Vec<PersonId>],
    report: &mut Report<'_>,
) -> Concerns {
    let roots = roots(index, deepens, report);
    let mut concerns = Concerns { list: Vec::new(), of_call: vec![None; roots.len()] };
    let mut of_root: HashMap<CallId, ConcernId> = HashMap::new();
    // Numbers go by the first signal in the file; the root is put first afterwards.
    for (number, root) in roots.iter().enumerate() {
        let (Some(root), Call::Signal { class, .. }) = (root, index.carried[number].call) else { continue };
        let id = *of_root.entry(*root).or_insert_with(|| {
            concerns.list.push(Concern {
                signals: vec![*root],
                about: None,
                beneath: CodeSet::<SignalClass>::EMPTY,
                private_from: vec![private_from[root.index()].clone()],
            });
            ConcernId(small(concerns.list.len() - 1))
        });
        let concern = &mut concerns.list[id.index()];
        concern.beneath.insert(*class);
        let call = CallId(small(number));
        if call != *root {
            concern.signals.push(call);
            concern.private_from.push(private_from[number].clone());
        }
        concerns.of_call[number] = Some(id);
    }
    for concern in &mut concerns.list {
        concern.about = about(index, &concern.signals);
    }
    concerns
}

/// Whom a concern is about: whoever the first signal names, else whoever one that deepens it names, as far as they are
/// in `people`; whose line carries the first signal, where none of them names anybody.
fn about(index: &Index<'_, '_>, signals: &[CallId]) -> Option<PersonId> {
    let named = |call: &CallId| match index.carried[call.index()].call {
        Call::Signal { about, .. } => about.as_ref().map(|word| word.as_str()),
        Call::Cue { .. } | Call::Press { .. } => None,
    };
    if signals.iter().any(|signal| named(signal).is_some()) {
        return signals.iter().filter_map(named).find_map(|name| index.people.get(name));
    }
    index.people.get(index.carried[signals.first()?.index()].person.as_str())
}

/// Per call, the signal that it goes back to; none for cues, presses and circles.
fn roots(index: &Index<'_, '_>, deepens: &[Option<CallId>], report: &mut Report<'_>) -> Vec<Option<CallId>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnPath,
        Known(Option<CallId>),
    }
    let mut states = vec![State::New; deepens.len()];
    for start in 0..deepens.len() {
        if !matches!(index.carried[start].call, Call::Signal { .. }) {
            states[start] = State::Known(None);
            continue;
        }
        let mut path = Vec::new();
        let mut at = start;
        let root = loop {
            match states[at] {
                State::Known(root) => break root,
                State::OnPath => {
                    if let Call::Signal { id, deepens: Some(word), .. } = index.carried[at].call {
                        let near = report.span(call_id(index.carried[at].call), &(0..0));
                        report.add(report.span(word, &near), message::deepens_circle(id.as_str()));
                    }
                    break None;
                }
                State::New => {
                    states[at] = State::OnPath;
                    path.push(at);
                    match deepens[at] {
                        Some(next) => at = next.index(),
                        None => break Some(CallId(small(at))),
                    }
                }
            }
        };
        for call in path {
            states[call] = State::Known(root);
        }
    }
    states.into_iter().map(|state| if let State::Known(root) = state { root } else { None }).collect()
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
