//! Folding: a long drawing is cut between rows into columns that stand side by side, so that a page is used well.

use super::rank::Ranks;
use super::{Box, Fold, Gaps, Link};

/// What a link that the fold cuts costs.
const CUT_LINK: i64 = 10;
/// What a group that the fold cuts costs.
const CUT_GROUP: i64 = 20;

/// The first rows of the second column and of those after it: near where the columns would be even, and where little is
/// cut.
pub(super) fn folds(boxes: &[Box], links: &[Link], ranks: &Ranks, gaps: Gaps, fold: Fold) -> Vec<usize> {
    let n_rows = ranks.of.iter().max().map_or(0, |last| last + 1);
    let n_columns = fold.n_columns.min(n_rows);
    if n_columns < 2 {
        return Vec::new();
    }
    let mut heights = vec![0; n_rows];
    for (found, row) in boxes.iter().zip(&ranks.of) {
        heights[*row] = heights[*row].max(found.height);
    }
    let mut tops = vec![0_i64];
    for height in heights {
        let top = tops.last().copied().unwrap_or(0);
        tops.push(top + i64::from(height + gaps.below));
    }
    let costs = costs(boxes, links, ranks, n_rows);
    let column = (tops[n_rows] / n_columns as i64).max(1);
    let mut folds: Vec<usize> = Vec::new();
    for nth in 1..n_columns {
        let (after, left) = (folds.last().copied().unwrap_or(0), n_columns - nth);
        let cost =
            |row: &usize| costs[*row] + CUT_LINK * fold.evenness * (tops[*row] - column * nth as i64).abs() / column;
        folds.extend((after + 1..=n_rows - left).min_by_key(cost));
    }
    folds
}

/// Per row, what it costs to fold above it.
fn costs(boxes: &[Box], links: &[Link], ranks: &Ranks, n_rows: usize) -> Vec<i64> {
    // What spans rows from one to another is cut by every fold above a row after the first, up to the last.
    let mut changes = vec![0; n_rows + 1];
    let mut spans = |first: usize, last: usize, cost: i64| {
        if first < last {
            changes[first + 1] += cost;
            changes[last + 1] -= cost;
        }
    };
    for (link, _) in links.iter().zip(&ranks.is_back).filter(|(_, back)| !**back) {
        spans(ranks.of[link.from], ranks.of[link.to], CUT_LINK);
    }
    let mut groups = std::collections::BTreeMap::<usize, (usize, usize)>::new();
    for (found, row) in boxes.iter().zip(&ranks.of) {
        if let Some(group) = found.group {
            let span = groups.entry(group).or_insert((*row, *row));
            *span = (span.0.min(*row), span.1.max(*row));
        }
    }
    groups.into_values().for_each(|(first, last)| spans(first, last, CUT_GROUP));
    let mut sum = 0;
    changes
        .into_iter()
        .map(|change| {
            sum += change;
            sum
        })
        .collect()
}
