//! Whether anything serves a call while it can be open: what the rules on cues and on presses share.

use crate::scenario::model::{CallId, Destination, MomentId, ResponseId};
use crate::scenario::rules::Sheet;
use crate::scenario::rules::flow::responses_of;
use crate::scenario::rules::offers::{serves, settles};
use std::collections::{HashMap, VecDeque};

/// Moments looked at, per moment of the file, before nothing more is said: a rule stays linear, and silent where it
/// would not be.
const LOOKS_PER_MOMENT: usize = 16;

/// What became of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Served {
    /// Some response serves it where it can be open, or nobody knows.
    Perhaps,
    /// No response of the file serves it.
    Nowhere,
    /// This one serves it, but only where it has been left by then, or before it opens.
    OutOfReach(ResponseId),
}

/// A search through all calls of one rule.
pub(super) struct Search<'s> {
    sheet: &'s Sheet<'s>,
    looks_left: usize,
}

impl<'s> Search<'s> {
    pub(super) fn new(sheet: &'s Sheet<'s>) -> Self {
        Self { sheet, looks_left: LOOKS_PER_MOMENT * sheet.scenario.moments.len() }
    }

    /// Looks for a response that serves a cue or press, beginning where it opens. A call that nothing could settle stays
    /// open, as in a meeting; conditions are not looked at, in its favour.
    pub(super) fn look(&mut self, call: CallId) -> Served {
        let Sheet { scenario, codebook, offers, .. } = self.sheet;
        let by_name = offers.on(call).iter().copied();
        let serving = by_name.clone().find(|id| serves(scenario, codebook, scenario.response(*id), call));
        let known = scenario.call(call);
        if serving.is_none() && !(known.is_cue() && offers.invites(known.person)) {
            return Served::Nowhere;
        }
        match (self.reaches(call), serving) {
            (true, _) => Served::Perhaps,
            (false, Some(response)) => Served::OutOfReach(response),
            (false, None) => Served::Nowhere,
        }
    }

    /// Whether a moment that serves the call can be come to before it has been left.
    fn reaches(&mut self, call: CallId) -> bool {
        let Sheet { scenario, codebook, flow, offers, .. } = self.sheet;
        let mut queue: VecDeque<_> =
            offers.shown_in(call).iter().map(|moment| (*moment, scenario.call(call).lasts)).collect();
        // Where it opens only as the meeting ends, nobody is to answer it.
        if queue.is_empty() {
            return true;
        }
        let mut turns_left: HashMap<MomentId, u16> = HashMap::new();
        while let Some((moment, left)) = queue.pop_front() {
            if turns_left.get(&moment).is_some_and(|known| *known >= left) {
                continue;
            }
            turns_left.insert(moment, left);
            if self.looks_left == 0 {
                return true;
            }
            self.looks_left -= 1;
            let there = scenario.moment(moment);
            let mut counts = false;
            for (_, response) in responses_of(scenario, there) {
                if serves(scenario, codebook, response, call) {
                    return true;
                }
                counts |= response.when.is_none() && settles(scenario, codebook, response, call);
            }
            let left = left - u16::from(counts && there.present.contains(&scenario.call(call).person));
            if left > 0 {
                let onward = flow.ways(moment).iter().filter_map(|(_, to)| match to {
                    Destination::Moment(to) => Some((*to, left)),
                    Destination::Ending(_) => None,
                });
                queue.extend(onward);
            }
        }
        false
    }
}
