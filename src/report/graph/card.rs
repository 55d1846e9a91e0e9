//! Cards: what stands in the box of a moment or an ending, line by line, and how much room that takes.

use super::chart::{Chart, Kind, Link, Node, Sign};
use super::layered;
use super::letters::Face;
use std::collections::BTreeMap;

/// The id of a moment, or the title of an ending.
pub(super) const NAME: Face = Face::bold(12);
/// Everything else in a card.
pub(super) const TEXT: Face = Face::plain(9);
/// Shares.
pub(super) const SHARE: Face = Face::bold(9);
/// Names of groups.
pub(super) const GROUP: Face = Face::bold(10);

/// Between two lines of the name.
pub(super) const NAME_LINE: i32 = 14;
/// Between two lines of anything else.
pub(super) const LINE: i32 = 11;
/// Between two lines of a group's name.
pub(super) const GROUP_LINE: i32 = 13;
/// Between the edge of a card and what stands in it.
pub(super) const PAD: i32 = 7;
/// The same in a door.
pub(super) const DOOR_PAD: i32 = 5;
/// A sign and the space after it.
pub(super) const SIGN: i32 = 10;
/// Between a call and the next.
const BETWEEN_CALLS: i32 = 8;

/// Cards are at least as wide, for their lines to be told apart.
const LEAST: i32 = 150;
/// Beyond this width names are broken.
const WIDEST_NAME: i32 = 230;
/// Beyond this width answers are broken into lines.
const WIDEST_DOOR: i32 = 190;
/// Beyond this width the words that say where a door leads are broken into lines.
const WIDEST_WORDS: i32 = 90;
/// Lines of answers that a block aims at.
const ANSWER_LINES: i32 = 3;
/// Lines of answers that a block has at most; of more, it says how many more there are.
const MOST_ANSWER_LINES: usize = 6;
/// Between a share and the scores after it.
pub(super) const GAP: i32 = 6;
/// The length of a line of a group's name, which stands upright beside its first row.
const GROUP_LENGTH: i32 = 92;

/// What a card shows.
pub(super) struct Card {
    /// The id of a moment, or the title of an ending, in lines.
    pub name: Vec<String>,
    /// The share of the plays that come there.
    pub share: String,
    /// Lines below the name: an ending's id, and what there is to say of it.
    pub notes: Vec<String>,
    /// Calls that are opened there: each with its place.
    pub calls: Vec<Call>,
    /// Where the doors begin, from the upper edge; the height of a card without doors.
    pub doors_at: i32,
    pub room: layered::Box,
    /// The group's name in lines, which stand upright in the margin.
    pub group_lines: Vec<String>,
}

/// A call in a card.
pub(super) struct Call {
    /// None where a long id goes on.
    pub sign: Option<Sign>,
    pub id: String,
    /// Where its sign begins, from the card's corner, and the line that it stands on.
    pub at: (i32, i32),
}

/// Doors that the same answers open, beside each other below their ids: which of them opens depends on how the meeting
/// stands.
pub(super) struct Block {
    /// The links, in the order of the file.
    pub links: Vec<usize>,
    /// The ids of the answers in lines.
    pub answers: Vec<String>,
    /// How much room the ids would like.
    wanted: i32,
}

/// What a door shows.
pub(super) struct Door {
    /// Where it leads, where no line shows it, in lines.
    pub told: Vec<String>,
    /// The same before it is broken into lines.
    words: String,
    pub share: String,
    /// The mean scores, where there are any.
    pub scores: String,
}

impl Block {
    /// The blocks of all links, in the order of the file; those of one moment with the same answers are one.
    pub(super) fn all(chart: &Chart<'_>) -> Vec<Self> {
        let mut blocks: Vec<Self> = Vec::new();
        let mut known = BTreeMap::new();
        for (nth, link) in chart.links.iter().enumerate() {
            let block = *known.entry((link.from, &link.responses)).or_insert_with(|| {
                let width = |id: &&str| TEXT.width(&format!("{id}, "));
                let longest = link.responses.iter().map(width).max().unwrap_or(0);
                let wanted = longest.max(link.responses.iter().map(width).sum::<i32>() / ANSWER_LINES + longest / 2);
                blocks.push(Self { links: Vec::new(), answers: Vec::new(), wanted: wanted.min(WIDEST_DOOR) });
                blocks.len() - 1
            });
            blocks[block].links.push(nth);
        }
        blocks
    }

    /// How wide one of its doors is at least.
    pub(super) fn door_width(&self, door: &Door) -> i32 {
        let numbers = SHARE.width(&door.share) + GAP + TEXT.width(&door.scores);
        let told = SHARE.width(&door.words).min(WIDEST_WORDS);
        (self.wanted / self.links.len() as i32).max(numbers).max(told) + 2 * DOOR_PAD
    }

    /// Breaks its ids into lines at the width that all its doors came to.
    pub(super) fn set(&mut self, responses: &[&str], width: i32) {
        let room = width - 2 * DOOR_PAD;
        let mut n = responses.len();
        loop {
            let mut words = responses[..n].join(", ");
            if n < responses.len() {
                words.push_str(&format!(" and {} more", responses.len() - n));
            }
            self.answers = TEXT.wrap(&words, room);
            if self.answers.len() <= MOST_ANSWER_LINES || n <= 1 {
                return;
            }
            n -= 1;
        }
    }

    /// Its height with all its doors.
    pub(super) fn height(&self, doors: &[Door]) -> i32 {
        let told = self.links.iter().map(|link| doors[*link].told.len()).max().unwrap_or(0);
        (self.answers.len() + told + 1) as i32 * LINE + 2 * DOOR_PAD - 1
    }
}

impl Door {
    pub(super) fn new(chart: &Chart<'_>, link: &Link<'_>) -> Self {
        let scores = if link.plays == 0 { String::new() } else { link.scores() };
        Self { told: Vec::new(), words: String::new(), share: chart.share(link.plays), scores }
    }

    /// Says in words where it leads.
    pub(super) fn tell(&mut self, to: &str) {
        self.words = format!("to {to}");
    }

    /// Breaks its words into lines at the width that it came to.
    pub(super) fn set(&mut self, width: i32) {
        if !self.words.is_empty() {
            self.told = SHARE.wrap(&self.words, width - 2 * DOOR_PAD);
        }
    }
}

impl Card {
    /// Measures a card whose doors take so much width together.
    pub(super) fn new(chart: &Chart<'_>, node: &Node<'_>, doors: i32) -> Self {
        let share = chart.share(node.plays);
        let for_share = SHARE.width(&share) + 8;
        let name = if let Kind::Ending { title, .. } = node.kind { title } else { node.id };
        let wanted = NAME.width(name).min(WIDEST_NAME) + for_share + 2 * PAD;
        let width = wanted.max(doors).max(LEAST);
        let name = NAME.wrap(name, width - 2 * PAD - for_share);
        let notes = notes(chart, node, width - 2 * PAD);
        let mut y = PAD + name.len() as i32 * NAME_LINE + notes.len() as i32 * LINE;
        let calls = calls(node, width, &mut y);
        let doors_at = y + PAD - 2;
        let group_lines = node.group.map_or_else(Vec::new, |group| GROUP.wrap(chart.groups[group], GROUP_LENGTH));
        let margin = group_lines.len() as i32 * GROUP_LINE;
        let longest = group_lines.iter().map(|line| GROUP.width(line)).max().unwrap_or(0);
        let room = layered::Box {
            width,
            height: doors_at.max(longest),
            margin: if margin > 0 { margin + 4 } else { 0 },
            group: node.group,
        };
        Self { name, share, notes, calls, doors_at, room, group_lines }
    }
}

fn notes(chart: &Chart<'_>, node: &Node<'_>, room: i32) -> Vec<String> {
    let Kind::Ending { early, out_of_time, .. } = node.kind else { return Vec::new() };
    let mut notes = TEXT.wrap(node.id, room);
    if early {
        notes.extend(TEXT.wrap("breaks off: not rated", room));
    }
    if let Some(plays) = out_of_time {
        let text = format!("also when the hour is over: {}", chart.share(plays));
        notes.extend(TEXT.wrap(&text, room));
    }
    notes
}

/// Lays the calls out in lines below `y`, and moves it below them.
fn calls(node: &Node<'_>, width: i32, y: &mut i32) -> Vec<Call> {
    let (mut calls, mut x) = (Vec::new(), PAD);
    if node.calls.is_empty() {
        return calls;
    }
    *y += LINE;
    for (sign, id) in &node.calls {
        let pieces = TEXT.wrap(id, width - 2 * PAD - SIGN);
        for (nth, piece) in pieces.into_iter().enumerate() {
            let needed = SIGN + TEXT.width(&piece);
            if nth > 0 || (x > PAD && x + needed > width - PAD) {
                (x, *y) = (PAD, *y + LINE);
            }
            calls.push(Call { sign: (nth == 0).then_some(*sign), id: piece, at: (x, *y) });
            x += needed + BETWEEN_CALLS;
        }
    }
    calls
}
