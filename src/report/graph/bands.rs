//! The bands behind the moments of a group: no band covers a card of others, and no two bands overlap.

use super::layered::{Box, Layout};
use std::collections::BTreeMap;

/// A rectangle behind cards of one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Band {
    /// The group; none for a card by itself.
    pub group: Option<usize>,
    /// The leftmost card of its first row, beside which the name stands.
    pub first: usize,
    /// Its first and last row.
    rows: (usize, usize),
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

/// Around the cards.
const BORDER: i32 = 7;
/// Of more than this, bands stay row by row: every pair would be looked at.
const MANY: usize = 500;

/// The bands, from the top.
pub(super) fn bands(boxes: &[Box], layout: &Layout) -> Vec<Band> {
    let rows = by_row(boxes, layout);
    if rows.len() > MANY {
        return rows;
    }
    let grown = grown(&rows, boxes, layout);
    // Where two overlap all the same, both go back to rows.
    let is_clear = |band: &Band| grown.iter().all(|other| other == band || !band.overlaps(other));
    let pieces = |band: &Band| match is_clear(band) {
        true => vec![*band],
        false => rows.iter().filter(|row| band.holds(row)).copied().collect(),
    };
    grown.iter().flat_map(pieces).collect()
}

/// One band for each group in each row; those of a group stand side by side there.
fn by_row(boxes: &[Box], layout: &Layout) -> Vec<Band> {
    let mut bands: BTreeMap<(usize, usize), Band> = BTreeMap::new();
    for nth in (0..boxes.len()).filter(|nth| boxes[*nth].group.is_some()) {
        let card = card(nth, boxes, layout);
        let (row, group) = (card.rows.0, boxes[nth].group);
        let (top, bottom) = layout.rows[row];
        let (left, right) = (card.left - BORDER, card.right + BORDER);
        let new = Band { group, left, right, top: top - BORDER, bottom: bottom + BORDER, ..card };
        let band = bands.entry((row, group.unwrap_or(usize::MAX))).or_insert(new);
        if left < band.left {
            (band.left, band.first) = (left, nth);
        }
        band.right = band.right.max(right);
    }
    bands.into_values().collect()
}

/// Joins the rows of a group where they follow each other and nobody else's card would be covered.
fn grown(rows: &[Band], boxes: &[Box], layout: &Layout) -> Vec<Band> {
    let cards: Vec<_> = (0..boxes.len()).map(|nth| (boxes[nth].group, card(nth, boxes, layout))).collect();
    let covers = |band: &Band| cards.iter().any(|(group, card)| *group != band.group && band.overlaps(card));
    let mut grown: Vec<Band> = Vec::new();
    let mut last: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for row in rows {
        let before = last.get(&row.group).map(|place| grown[*place]).filter(|band| {
            // In the next column the next row stands above.
            band.rows.1 + 1 == row.rows.0 && band.bottom < row.top
        });
        let joined = before.map(|band| Band {
            rows: (band.rows.0, row.rows.1),
            left: band.left.min(row.left),
            right: band.right.max(row.right),
            bottom: row.bottom,
            ..band
        });
        match joined.filter(|band| !covers(band)) {
            Some(band) => grown[last[&row.group]] = band,
            None => {
                last.insert(row.group, grown.len());
                grown.push(*row);
            }
        }
    }
    grown
}

/// A card with its margin.
fn card(nth: usize, boxes: &[Box], layout: &Layout) -> Band {
    let ((x, y), row, found) = (layout.corners[nth], layout.rows_of[nth], &boxes[nth]);
    Band {
        group: None,
        first: nth,
        rows: (row, row),
        left: x - found.margin,
        top: y,
        right: x + found.width,
        bottom: y + found.height,
    }
}

impl Band {
    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn holds(&self, row: &Self) -> bool {
        self.group == row.group && self.rows.0 <= row.rows.0 && row.rows.1 <= self.rows.1
    }
}
