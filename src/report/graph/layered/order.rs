//! The order within rows: each vertex near the middle of what it is linked to, groups kept together.

use super::{Box, Link, Net, Piece};
use std::collections::BTreeMap;

/// Times that the rows are gone through, down and up.
const SWEEPS: usize = 12;
/// Middles are compared this finely.
const FINE: i64 = 1000;

/// Of larger graphs neighbours are not tried the other way round.
const MANY: usize = 400;

/// Orders the rows so that few pieces cross.
pub(super) fn order(net: &mut Net<'_>, boxes: &[Box], links: &[Link]) {
    first(net);
    (0..net.rows.len()).for_each(|row| sort(net, boxes, links, row, By::Itself));
    let mut best = net.rows.clone();
    let mut least = crossings(net, links);
    for sweep in 0..SWEEPS {
        let is_down = sweep % 2 == 0;
        let n = net.rows.len();
        for step in 0..n {
            let row = if is_down { step } else { n - 1 - step };
            sort(net, boxes, links, row, if is_down { By::Above } else { By::Below });
        }
        let crossings = crossings(net, links);
        if crossings < least {
            (least, best) = (crossings, net.rows.clone());
        }
        if least == 0 {
            break;
        }
    }
    net.rows = best;
    if least > 0 && net.rows_of.len() <= MANY {
        exchange(net, boxes, links, least);
    }
}

/// Tries neighbours the other way round, as long as that helps; a group stays together.
fn exchange(net: &mut Net<'_>, boxes: &[Box], links: &[Link], mut least: u64) {
    let group = |vertex: usize| boxes.get(vertex).and_then(|found| found.group);
    let mut helps = true;
    while std::mem::take(&mut helps) {
        for row in 0..net.rows.len() {
            for place in 1..net.rows[row].len() {
                let of = |at: usize| net.rows[row].get(at).copied().and_then(group);
                let is_alone = |at: usize| {
                    let mine = of(at);
                    mine.is_none() || (at.checked_sub(1).and_then(of) != mine && of(at + 1) != mine)
                };
                let may = of(place - 1) == of(place) || (is_alone(place - 1) && is_alone(place));
                // A loose vertex stands last, and none that stands between those of a group may come between them.
                let is_loose = |at: usize| net.is_loose(net.rows[row][at], boxes);
                if !may || is_loose(place - 1) || is_loose(place) {
                    continue;
                }
                net.rows[row].swap(place - 1, place);
                let crossings = crossings(net, links);
                if crossings < least {
                    (least, helps) = (crossings, true);
                } else {
                    net.rows[row].swap(place - 1, place);
                }
            }
        }
    }
}

/// The first order: as one comes by when every way is gone to its end before the next, the file's first way first.
fn first(net: &mut Net<'_>) {
    let n = net.rows_of.len();
    let mut is_placed = vec![false; n];
    let mut waiting = Vec::new();
    for root in 0..n {
        waiting.push(root);
        while let Some(vertex) = waiting.pop() {
            if std::mem::replace(&mut is_placed[vertex], true) {
                continue;
            }
            net.rows[net.rows_of[vertex]].push(vertex);
            waiting.extend(net.below[vertex].iter().rev().map(|piece| net.pieces[*piece].to));
        }
    }
}

/// Per vertex, its place in its row.
fn positions(net: &Net<'_>) -> Vec<usize> {
    let mut positions = vec![0; net.rows_of.len()];
    for row in &net.rows {
        row.iter().enumerate().for_each(|(place, vertex)| positions[*vertex] = place);
    }
    positions
}

/// What a row is ordered by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// The order that it has; only groups are brought together.
    Itself,
    Above,
    Below,
}

/// Orders one row.
fn sort(net: &mut Net<'_>, boxes: &[Box], links: &[Link], row: usize, by: By) {
    let positions = positions_near(net, row);
    let middle = |vertex: usize, place: usize| -> i64 {
        let (pieces, is_above): (&[usize], _) = match by {
            By::Itself => (&[], true),
            By::Above => (&net.above[vertex], true),
            By::Below => (&net.below[vertex], false),
        };
        let others = pieces.iter().map(|piece| {
            let piece = &net.pieces[*piece];
            positions.get(if is_above { piece.from } else { piece.to }) as i64
        });
        let (sum, n) = others.fold((0, 0), |(sum, n), other| (sum + other, n + 1));
        if n == 0 { place as i64 * FINE } else { sum * FINE / n }
    };
    let group = |vertex: usize| boxes.get(vertex).and_then(|found| found.group);
    // Of those that come from one box, those of one block of doors stay together.
    let block = |vertex: usize| match net.above[vertex][..] {
        [only] => net.pieces[only].door.map_or(0, |link| links[link].block),
        _ => 0,
    };
    let mut entries: Vec<(i64, Option<usize>, i64, usize, usize, usize)> = net.rows[row]
        .iter()
        .enumerate()
        .map(|(place, vertex)| (0, group(*vertex), middle(*vertex, place), block(*vertex), place, *vertex))
        .collect();
    // Those of one group go by the middle of all of them, so that none stands between them.
    let mut sums = BTreeMap::<usize, (i64, i64)>::new();
    for (_, group, middle, ..) in &entries {
        if let Some(group) = group {
            let sum = sums.entry(*group).or_default();
            *sum = (sum.0 + middle, sum.1 + 1);
        }
    }
    for entry in &mut entries {
        // What belongs to nothing stands last.
        if net.is_loose(entry.5, boxes) {
            entry.0 = i64::MAX;
            continue;
        }
        entry.0 = entry.1.and_then(|group| sums.get(&group)).map_or(entry.2, |(sum, n)| sum / n);
    }
    entries.sort_unstable();
    net.rows[row] = entries.into_iter().map(|(.., vertex)| vertex).collect();
}

/// Places in the rows above and below a row.
struct Near(BTreeMap<usize, usize>);

impl Near {
    fn get(&self, vertex: usize) -> usize {
        self.0.get(&vertex).copied().unwrap_or(0)
    }
}

fn positions_near(net: &Net<'_>, row: usize) -> Near {
    let rows = [row.checked_sub(1), Some(row + 1)].into_iter().flatten().filter_map(|row| net.rows.get(row));
    Near(rows.flat_map(|row| row.iter().enumerate().map(|(place, vertex)| (*vertex, place))).collect())
}

/// How many pieces cross, when the doors of each box stand as their blocks let them.
fn crossings(net: &Net<'_>, links: &[Link]) -> u64 {
    let positions = positions(net);
    let block = |piece: &Piece| piece.door.map(|link| links[link].block);
    let mut firsts: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for piece in net.pieces.iter().filter(|piece| piece.door.is_some()) {
        let first = firsts.entry(block(piece)).or_insert(usize::MAX);
        *first = (*first).min(positions[piece.to]);
    }
    let mut by_row: Vec<Vec<(usize, usize, Option<usize>, usize)>> = vec![Vec::new(); net.rows.len()];
    for piece in &net.pieces {
        let (block, to) = (block(piece), positions[piece.to]);
        let first = firsts.get(&block).copied().unwrap_or(to);
        by_row[net.rows_of[piece.from]].push((positions[piece.from], first, block, to));
    }
    by_row
        .into_iter()
        .map(|mut ends| {
            ends.sort_unstable();
            inversions(&ends.into_iter().map(|(.., to)| to).collect::<Vec<_>>())
        })
        .sum()
}

/// Pairs of which the first is greater.
fn inversions(list: &[usize]) -> u64 {
    let n = list.iter().max().map_or(0, |most| most + 1);
    // A tree of counts: `counts[i]` holds those of a power of two of places that end at i.
    let mut counts = vec![0_u64; n + 1];
    let mut found = 0;
    for (before, value) in list.iter().enumerate() {
        let (mut at, mut not_greater) = (value + 1, 0);
        while at > 0 {
            not_greater += counts[at];
            at &= at - 1;
        }
        found += before as u64 - not_greater;
        let mut at = value + 1;
        while at <= n {
            counts[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inversions_are_counted() {
        assert_eq!(inversions(&[]), 0);
        assert_eq!(inversions(&[0, 1, 2]), 0);
        assert_eq!(inversions(&[2, 1, 0]), 3);
        assert_eq!(inversions(&[1, 1, 0]), 2);
    }
}
