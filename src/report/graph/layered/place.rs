//! Places: every vertex as near as its neighbours let it come to where its lines run straight.

use super::{Box, Gaps, Layout, Line, Link, Net};
use std::collections::BTreeMap;

/// Times that the rows are gone through, down and up.
const SWEEPS: usize = 24;
/// Room for a trunk.
const TRUNK: i32 = 6;
/// Two lines that arrive at a box stand so far apart, where there is room.
const ARRIVALS: i32 = 16;
/// Lines arrive so far from the corners of a box at least.
const CORNER: i32 = 26;
/// A wide bend takes a deeper gap: one unit more for so many across.
const STEEPNESS: i32 = 10;
/// What a bend deepens a gap by, at most.
const DEEPEST: i32 = 46;

pub(super) fn place(net: &Net<'_>, boxes: &[Box], links: &[Link], gaps: Gaps) -> Layout {
    let mut table = Table::new(net, boxes, links, gaps);
    for sweep in 0..SWEEPS {
        for step in 0..net.rows.len() {
            let row = if sweep % 2 == 0 { step } else { net.rows.len() - 1 - step };
            table.settle(row, sweep);
        }
    }
    table.layout()
}

struct Table<'a> {
    net: &'a Net<'a>,
    boxes: &'a [Box],
    links: &'a [Link],
    gaps: Gaps,
    /// Per vertex, its left edge without the margin.
    left: Vec<i32>,
    /// Per link, its door from the left edge of its box, and its width.
    door_at: Vec<(i32, i32)>,
}

impl<'a> Table<'a> {
    fn new(net: &'a Net<'a>, boxes: &'a [Box], links: &'a [Link], gaps: Gaps) -> Self {
        let mut places = vec![0; net.rows_of.len()];
        for row in &net.rows {
            row.iter().enumerate().for_each(|(place, vertex)| places[*vertex] = place);
        }
        let mut leads_to = vec![usize::MAX; links.len()];
        for piece in &net.pieces {
            if let Some(link) = piece.door {
                leads_to[link] = places[piece.to];
            }
        }
        let mut doors: Vec<Vec<usize>> = vec![Vec::new(); boxes.len()];
        (0..links.len()).for_each(|link| doors[links[link].from].push(link));
        // A block stands where the first of its doors leads; what has no line is told at the right end.
        let mut block_leads_to = BTreeMap::new();
        for (link, leads_to) in links.iter().zip(&leads_to) {
            let first = block_leads_to.entry(link.block).or_insert(usize::MAX);
            *first = (*first).min(*leads_to);
        }
        let order = |link: &usize| {
            let block = links[*link].block;
            (block_leads_to[&block], block, leads_to[*link])
        };
        doors.iter_mut().for_each(|doors| doors.sort_by_key(order));
        let widths = super::doors(boxes, links);
        let mut door_at = vec![(0, 0); links.len()];
        for doors in &doors {
            let mut at = 0;
            for link in doors {
                door_at[*link] = (at, widths[*link]);
                at += widths[*link];
            }
        }
        let mut table = Self { net, boxes, links, gaps, left: vec![0; net.rows_of.len()], door_at };
        (0..net.rows.len()).for_each(|row| table.pack(row));
        table
    }

    /// The room that a vertex takes, its margin included.
    fn room(&self, vertex: usize) -> i32 {
        self.boxes.get(vertex).map_or(TRUNK, |owner| owner.margin + owner.width)
    }

    fn margin(&self, vertex: usize) -> i32 {
        self.boxes.get(vertex).map_or(0, |owner| owner.margin)
    }

    /// How far the left edges, margins included, of a vertex and its right neighbour are apart at least.
    fn apart(&self, vertex: usize, next: usize) -> i32 {
        let group = |vertex: usize| self.boxes.get(vertex).map(|owner| owner.group);
        let differs = match (group(vertex), group(next)) {
            (Some(one), Some(other)) => one.is_none() || one != other,
            (None, None) => false,
            (Some(_), None) | (None, Some(_)) => true,
        };
        self.room(vertex) + self.gaps.beside + if differs { self.gaps.between_groups } else { 0 }
    }

    fn pack(&mut self, row: usize) {
        let mut at = 0;
        let row = &self.net.rows[row];
        for (nth, vertex) in row.iter().enumerate() {
            self.left[*vertex] = at + self.margin(*vertex);
            at += row.get(nth + 1).map_or(0, |next| self.apart(*vertex, *next));
        }
    }

    /// Where pieces arrive at a vertex, from its left edge.
    fn arrival(&self, vertex: usize) -> i32 {
        self.boxes.get(vertex).map_or(TRUNK, |owner| owner.width) / 2
    }

    /// Where a piece leaves its vertex, from its left edge.
    fn departure(&self, piece: usize) -> i32 {
        match self.net.pieces[piece].door {
            Some(link) => self.door_at[link].0 + self.door_at[link].1 / 2,
            None => TRUNK / 2,
        }
    }

    /// Moves a row to where its lines run as straight as they can, the order kept: of all such places those with the
    /// least squares, by pooling neighbours that would pass each other.
    fn settle(&mut self, row: usize, sweep: usize) {
        let linked = self.net.rows[row].partition_point(|vertex| !self.net.is_loose(*vertex, self.boxes));
        let (row, alone) = self.net.rows[row].split_at(linked);
        let (above, below) = match sweep {
            sweep if sweep + 4 >= SWEEPS => (true, true),
            sweep => (sweep % 2 == 0, sweep % 2 == 1),
        };
        // (sum of weighted places, weight, vertices) of those that move together; places are taken as if all stood in
        // one point.
        let mut pools: Vec<(i64, i64, usize)> = Vec::with_capacity(row.len());
        let mut offset = 0;
        for (nth, vertex) in row.iter().enumerate() {
            let (wish, weight) = self.wish(*vertex, above, below);
            let wish = i64::from(wish - self.margin(*vertex) - offset);
            pools.push((wish * weight, weight, 1));
            while let [.., one, other] = pools[..]
                && one.0 * other.1 > other.0 * one.1
            {
                pools.truncate(pools.len() - 2);
                pools.push((one.0 + other.0, one.1 + other.1, one.2 + other.2));
            }
            offset += row.get(nth + 1).map_or(0, |next| self.apart(*vertex, *next));
        }
        let mut offset = 0;
        let mut vertices = row.iter().enumerate();
        for (sum, weight, n) in pools {
            let place = sum.div_euclid(weight) as i32;
            for (nth, vertex) in vertices.by_ref().take(n) {
                self.left[*vertex] = place + offset + self.margin(*vertex);
                offset += row.get(nth + 1).map_or(0, |next| self.apart(*vertex, *next));
            }
        }
        // Those that belong to nothing stand beside the others, wherever that is.
        let mut before = row.last().copied();
        for vertex in alone {
            if let Some(before) = before {
                let left = self.left[before] - self.margin(before) + self.apart(before, *vertex);
                self.left[*vertex] = left + self.margin(*vertex);
            }
            before = Some(*vertex);
        }
    }

    /// Where a vertex would stand for its lines to run straight, and how much that matters.
    fn wish(&self, vertex: usize, above: bool, below: bool) -> (i32, i64) {
        let (mut sum, mut weight) = (0, 0);
        let mut add = |place: i32, of: usize| {
            // Trunks are straight before anything.
            let w = match (self.net.is_box(vertex), self.net.is_box(of)) {
                (false, false) => 8,
                (true, true) => 2,
                (true, false) | (false, true) => 1,
            };
            sum += i64::from(place) * w;
            weight += w;
        };
        if above {
            for nth in &self.net.above[vertex] {
                let from = self.net.pieces[*nth].from;
                add(self.left[from] + self.departure(*nth) - self.arrival(vertex), from);
            }
        }
        if below {
            for nth in &self.net.below[vertex] {
                let to = self.net.pieces[*nth].to;
                add(self.left[to] + self.arrival(to) - self.departure(*nth), to);
            }
        }
        if weight == 0 { (self.left[vertex], 1) } else { (sum.div_euclid(weight) as i32, weight) }
    }

    fn layout(mut self) -> Layout {
        let net = self.net;
        let columns = self.stand_side_by_side();
        let arrivals = self.arrivals();
        let ends: Vec<(i32, i32)> = (0..net.pieces.len())
            .map(|nth| {
                let from = net.pieces[nth].from;
                (self.left[from] + self.departure(nth), arrivals[nth])
            })
            .collect();
        let rows = self.rows(&ends);
        let corner = |vertex: usize| (self.left[vertex], rows[net.rows_of[vertex]].0);
        let lines = net.pieces.iter().zip(&ends).map(|(piece, (from, to))| {
            let (top, bend) = rows[net.rows_of[piece.from]];
            let begins = top + self.boxes.get(piece.from).map_or(0, |owner| owner.height);
            Line {
                from: (*from, begins),
                bend,
                to: (*to, rows[net.rows_of[piece.to]].0),
                arrives: net.is_box(piece.to),
                links: piece.links.clone(),
            }
        });
        Layout {
            lines: lines.collect(),
            corners: (0..self.boxes.len()).map(corner).collect(),
            rows_of: net.frame.rows_of.clone(),
            door_places: (0..self.links.len())
                .map(|link| (self.left[self.links[link].from] + self.door_at[link].0, self.door_at[link].1))
                .collect(),
            width: columns.last().map_or(0, |column| column.1),
            columns,
            height: rows.iter().map(|row| row.1).max().unwrap_or(0),
            rows,
        }
    }

    /// Puts the columns beside each other; returns their left and right edges.
    fn stand_side_by_side(&mut self) -> Vec<(i32, i32)> {
        let net = self.net;
        let folds = &net.frame.folds;
        let mut columns: Vec<(i32, i32)> = Vec::new();
        for column in 0..=folds.len() {
            let first = column.checked_sub(1).map_or(0, |before| folds[before]);
            let last = folds.get(column).copied().unwrap_or(net.rows.len());
            let vertices = || net.rows[first..last].iter().flatten().copied();
            let left = vertices().map(|vertex| self.left[vertex] - self.margin(vertex)).min().unwrap_or(0);
            let at = columns.last().map_or(0, |before| before.1 + self.gaps.columns);
            vertices().for_each(|vertex| self.left[vertex] += at - left);
            let right = |vertex| self.left[vertex] - self.margin(vertex) + self.room(vertex);
            columns.push((at, vertices().map(right).max().unwrap_or(at)));
        }
        columns
    }

    /// Per piece, where it arrives: side by side in the order in which they come.
    fn arrivals(&self) -> Vec<i32> {
        let net = self.net;
        let mut arrivals = vec![0; net.pieces.len()];
        for (vertex, above) in net.above.iter().enumerate() {
            let mut coming: Vec<(i32, usize)> =
                above.iter().map(|nth| (self.left[net.pieces[*nth].from] + self.departure(*nth), *nth)).collect();
            coming.sort_unstable();
            let n = coming.len() as i32;
            let width = self.boxes.get(vertex).map_or(0, |owner| owner.width);
            let room = (width - 2 * CORNER).max(0);
            let apart = if n > 1 { ARRIVALS.min(room / (n - 1)) } else { 0 };
            let middle = self.left[vertex] + self.arrival(vertex);
            // One alone comes straight down where it can.
            let shift = match coming[..] {
                [(from, _)] if room > 0 => (from - middle).clamp(-room / 2, room / 2),
                _ => 0,
            };
            for (place, (_, nth)) in (0..).zip(coming) {
                arrivals[nth] = middle + shift + place * apart - (n - 1) * apart / 2;
            }
        }
        arrivals
    }

    /// The upper and lower edges of the rows: as high as what is in them, as far apart as their lines need.
    fn rows(&self, ends: &[(i32, i32)]) -> Vec<(i32, i32)> {
        let net = self.net;
        let mut across = vec![0; net.rows.len()];
        for (piece, (from, to)) in net.pieces.iter().zip(ends) {
            let row = net.rows_of[piece.from];
            across[row] = across[row].max((from - to).abs());
        }
        let mut top = 0;
        let rows = net.rows.iter().zip(across).enumerate().map(|(nth, (row, across))| {
            if net.frame.folds.contains(&nth) {
                top = 0;
            }
            let height = row.iter().filter_map(|vertex| self.boxes.get(*vertex)).map(|owner| owner.height).max();
            let edges = (top, top + height.unwrap_or(0));
            top = edges.1 + self.gaps.below + (across / STEEPNESS).min(DEEPEST);
            edges
        });
        rows.collect()
    }
}
