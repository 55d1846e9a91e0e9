//! A layered layout: boxes in rows, links from row to row, as few crossings and as straight lines as come cheaply.
//!
//! Rows go down by the longest way from the start, and may be folded into columns. Of all links into one box, those from
//! further up share a trunk that goes down beside the rows between. Links that lead back up or into another column, and
//! of a very large graph those that span too many rows, have no line: whoever draws says in words where they lead. Whole
//! numbers only, so the same graph is the same drawing everywhere.

mod fold;
mod order;
mod place;
mod rank;

/// A box to be placed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Box {
    /// Its width, without the margin.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Room to its left that belongs to it.
    pub margin: i32,
    /// Boxes of one group stand side by side.
    pub group: Option<usize>,
}

/// A link to be drawn, from a door at the lower edge of one box to the upper edge of another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub from: usize,
    pub to: usize,
    /// Room that its door takes; doors of a box stand side by side, and a box is at least as wide as all of them.
    pub door: i32,
    /// Doors of one block stand side by side.
    pub block: usize,
}

/// Distances.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gaps {
    /// Between two boxes of a row.
    pub beside: i32,
    /// Between two boxes of a row that are not of one group, beyond that.
    pub between_groups: i32,
    /// Between two rows, at least.
    pub below: i32,
    /// Between two columns of rows.
    pub columns: i32,
}

/// How rows are put in columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fold {
    /// So many, or fewer where there are too few rows.
    pub n_columns: usize,
    /// How many links may rather be cut than one column be higher than another by a column's height.
    pub evenness: i64,
}

/// Where everything stands.
#[derive(Debug)]
pub(super) struct Layout {
    /// Per box, its left and upper edge, without the margin.
    pub corners: Vec<(i32, i32)>,
    /// Per box, its row.
    pub rows_of: Vec<usize>,
    /// Per row, its upper and lower edge.
    pub rows: Vec<(i32, i32)>,
    /// Per link, the left edge of its door and its width.
    pub door_places: Vec<(i32, i32)>,
    /// Lines, each from row to row.
    pub lines: Vec<Line>,
    /// The left and right edges of the columns.
    pub columns: Vec<(i32, i32)>,
    pub width: i32,
    pub height: i32,
}

/// A line: down from the lower edge of a box, or from the end of another line; then from the lower edge of a row to the
/// upper edge of the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it begins.
    pub from: (i32, i32),
    /// The lower edge of its row.
    pub bend: i32,
    /// Where it ends.
    pub to: (i32, i32),
    /// Whether it ends at a box; else another line goes on from there.
    pub arrives: bool,
    /// The links that it is part of.
    pub links: Vec<usize>,
}

/// Which boxes stand in which rows, and which links have lines: what is known before anything is measured finely.
pub(super) struct Frame {
    /// Per box, its row.
    rows_of: Vec<usize>,
    /// The first rows of the second column and of those after it.
    folds: Vec<usize>,
    /// Per link, whether it has no line.
    pub is_told: Vec<bool>,
}

impl Frame {
    /// Puts boxes in rows, and rows in columns; `start` comes first.
    pub(super) fn new(boxes: &[Box], links: &[Link], start: usize, gaps: Gaps, fold: Fold) -> Self {
        let ranks = rank::ranks(boxes.len(), links, start);
        let folds = fold::folds(boxes, links, &ranks, gaps, fold);
        let rows_of = ranks.of;
        let span = |link: &Link| rows_of[link.to] - rows_of[link.from];
        let column = |vertex: usize| folds.partition_point(|fold| *fold <= rows_of[vertex]);
        let mut is_told: Vec<bool> = links
            .iter()
            .zip(&ranks.is_back)
            .map(|(link, back)| *back || column(link.from) != column(link.to))
            .collect();
        let lined = || links.iter().zip(&is_told).filter(|(_, told)| !**told).map(|(link, _)| link);
        let mut reach = lined().map(span).max().unwrap_or(1);
        let needed = |reach: usize| {
            let mut trunks = vec![0; boxes.len()];
            for link in lined().filter(|link| span(link) <= reach) {
                trunks[link.to] = trunks[link.to].max(span(link) - 1);
            }
            trunks.iter().sum::<usize>()
        };
        while reach > 1 && needed(reach) > MOST_TRUNKS {
            reach /= 2;
        }
        for (told, link) in is_told.iter_mut().zip(links) {
            *told = *told || span(link) > reach;
        }
        Self { rows_of, folds, is_told }
    }

    /// Places the boxes, whose heights and widths may have been measured again.
    pub(super) fn lay_out(&self, boxes: &[Box], links: &[Link], gaps: Gaps) -> Layout {
        let mut net = Net::new(self, links);
        order::order(&mut net, boxes, links);
        place::place(&net, boxes, links, gaps)
    }
}

/// How wide the doors are: together as wide as their box.
pub(super) fn doors(boxes: &[Box], links: &[Link]) -> Vec<i32> {
    let mut spare: Vec<i32> = boxes.iter().map(|owner| owner.width).collect();
    let mut n = vec![0; boxes.len()];
    for link in links {
        spare[link.from] -= link.door;
        n[link.from] += 1;
    }
    let mut nth = vec![0; boxes.len()];
    let widths = links.iter().map(|link| {
        let (spare, n, nth) = (spare[link.from].max(0), n[link.from], &mut nth[link.from]);
        *nth += 1;
        link.door + spare / n + i32::from(*nth <= spare % n)
    });
    widths.collect()
}

/// Boxes and trunks in rows, with the pieces of links between neighbouring rows.
struct Net<'a> {
    frame: &'a Frame,
    /// Per vertex, its row; boxes first, then pieces of trunks.
    rows_of: Vec<usize>,
    /// Per row, its vertices from left to right.
    rows: Vec<Vec<usize>>,
    pieces: Vec<Piece>,
    /// Per vertex, the pieces that end there, and those that begin there.
    above: Vec<Vec<usize>>,
    below: Vec<Vec<usize>>,
}

/// A piece of a link, from a row to the next.
struct Piece {
    from: usize,
    to: usize,
    /// The link whose door it begins at; none where it goes on from a trunk.
    door: Option<usize>,
    /// The links that it is part of.
    links: Vec<usize>,
}

/// Pieces of trunks at most; of a graph that needs more, the longest links are told in words.
const MOST_TRUNKS: usize = 20_000;

impl<'a> Net<'a> {
    fn new(frame: &'a Frame, links: &[Link]) -> Self {
        let mut net = Self {
            rows_of: frame.rows_of.clone(),
            rows: vec![Vec::new(); frame.rows_of.iter().max().map_or(0, |last| last + 1)],
            pieces: Vec::new(),
            above: Vec::new(),
            below: Vec::new(),
            frame,
        };
        net.trunks(links);
        net.above = vec![Vec::new(); net.rows_of.len()];
        net.below = vec![Vec::new(); net.rows_of.len()];
        for (nth, piece) in net.pieces.iter().enumerate() {
            net.above[piece.to].push(nth);
            net.below[piece.from].push(nth);
        }
        net
    }

    /// Cuts links into pieces; those that lead to the same box from further up share theirs.
    fn trunks(&mut self, links: &[Link]) {
        let mut by_target: Vec<Vec<usize>> = vec![Vec::new(); self.frame.rows_of.len()];
        for (nth, link) in links.iter().enumerate().filter(|(nth, _)| !self.frame.is_told[*nth]) {
            by_target[link.to].push(nth);
        }
        for (to, mine) in by_target.into_iter().enumerate() {
            let last = self.rows_of[to];
            let Some(first) = mine.iter().map(|nth| self.rows_of[links[*nth].from]).min() else { continue };
            // One trunk vertex in each row strictly between the first source and the target.
            let trunk: Vec<usize> = (first + 1..last).map(|row| self.vertex(row)).collect();
            let next = |row: usize| if row + 1 == last { to } else { trunk[row - first] };
            let mut carried: Vec<usize> = Vec::new();
            for row in first..last {
                if row > first && !carried.is_empty() {
                    let from = trunk[row - first - 1];
                    self.pieces.push(Piece { from, to: next(row), door: None, links: carried.clone() });
                }
                for nth in mine.iter().copied().filter(|nth| self.rows_of[links[*nth].from] == row) {
                    self.pieces.push(Piece { from: links[nth].from, to: next(row), door: Some(nth), links: vec![nth] });
                    carried.push(nth);
                }
            }
        }
    }

    fn vertex(&mut self, row: usize) -> usize {
        self.rows_of.push(row);
        self.rows_of.len() - 1
    }

    /// Whether a vertex belongs to nothing: no line leads to it or from it, and it has no group to stand with.
    fn is_loose(&self, vertex: usize, boxes: &[Box]) -> bool {
        self.above[vertex].is_empty() && self.below[vertex].is_empty() && boxes[vertex].group.is_none()
    }

    fn is_box(&self, vertex: usize) -> bool {
        vertex < self.frame.rows_of.len()
    }
}
