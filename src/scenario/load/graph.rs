//! Moments without a way on, whatever is chosen; conditions are not looked at.

use super::message;
use super::report::Report;
use crate::scenario::model::Destination;
use std::ops::Range;

/// Where one moment can lead.
pub(super) struct Ways {
    pub place: Range<usize>,
    pub id: String,
    /// Where its responses and its silence lead; staying leads nowhere.
    pub to: Vec<Destination>,
    /// Whether it may lead elsewhere too: something in it could not be read or settled.
    pub is_uncertain: bool,
}

/// Reports moments that nothing leads out of, and those from which no ending can be reached.
pub(super) fn check(moments: &[Ways], report: &mut Report<'_>) {
    let n = moments.len();
    // Backwards from what ends the meeting; a moment without any way on has its own fault and spoils no other.
    let mut from: Vec<Vec<usize>> = vec![Vec::new(); n];
    let mut ends = vec![false; n];
    let mut queue = Vec::new();
    for (number, moment) in moments.iter().enumerate() {
        let is_stuck = !moment.is_uncertain
            && moment.to.iter().all(|to| matches!(to, Destination::Moment(m) if m.index() == number));
        if is_stuck {
            report.add(moment.place.clone(), message::no_way_on(&moment.id));
        }
        if is_stuck || moment.is_uncertain || moment.to.iter().any(|to| matches!(to, Destination::Ending(_))) {
            ends[number] = true;
            queue.push(number);
        }
        for to in &moment.to {
            if let Destination::Moment(to) = to {
                from[to.index()].push(number);
            }
        }
    }
    while let Some(number) = queue.pop() {
        for before in &from[number] {
            if !ends[*before] {
                ends[*before] = true;
                queue.push(*before);
            }
        }
    }
    // Moments that circle among themselves are one fault, told at the first of them.
    let mut is_told = ends;
    for first in 0..n {
        if is_told[first] {
            continue;
        }
        is_told[first] = true;
        let mut circle = vec![first];
        let mut next = 0;
        while let Some(number) = circle.get(next).copied() {
            next += 1;
            let onward = moments[number].to.iter().filter_map(|to| match to {
                Destination::Moment(to) => Some(to.index()),
                Destination::Ending(_) => None,
            });
            for other in onward.chain(from[number].iter().copied()) {
                if !is_told[other] {
                    is_told[other] = true;
                    circle.push(other);
                }
            }
        }
        circle.sort_unstable();
        let others: Vec<_> = circle.iter().filter(|m| **m != first).map(|m| moments[*m].id.as_str()).collect();
        report.add(moments[first].place.clone(), message::no_ending_reachable(&moments[first].id, &others));
    }
}
