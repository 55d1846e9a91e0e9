//! The drawing: bands, then lines, then cards, with a title above and the signs explained below.

use super::bands::{Band, bands};
use super::card::{Block, Card, DOOR_PAD, Door, GAP, GROUP, GROUP_LINE, LINE, NAME, NAME_LINE, PAD, SHARE, SIGN, TEXT};
use super::chart::{Chart, Kind, Link, Node, Sign};
use super::layered::{self, Fold, Frame, Gaps, Layout, Line};
use super::legend;
use super::letters::Face;
use crate::report::html::escape;
use std::fmt::{Arguments, Write as _};

const GAPS: Gaps = Gaps { beside: 12, between_groups: 16, below: 32, columns: 56 };
/// Columns that the rows are folded into, at most.
const MOST_COLUMNS: usize = 4;
/// How even columns are tried.
const EVENNESS: [i64; 3] = [12, 30, 100];
/// A fold that cuts a link must let everything be drawn larger by so many thousandths for it.
const CUT: i64 = 15;
/// Of larger graphs only one way of folding is tried.
const MANY: usize = 1000;
/// How far from the corner of a card the sign of an entry stands.
const BESIDE: i32 = 13;
/// Around everything.
const MARGIN: i32 = 24;
const TITLE: Face = Face::bold(20);
const SUBTITLE: Face = Face::plain(11);
/// The height of the title and what stands below it.
const HEAD: i32 = 52;
/// Room for the sign of the beginning, above the first row.
const BEGINNING: i32 = 30;
/// From which it can be drawn without a card.
const NARROWEST: i32 = 760;

const STYLE: &str = "\
svg { background: #fff }
text { font-family: Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif; fill: #111 }
.band { fill: #eef1f5; stroke: #b9c2cf; stroke-width: 1 }
.card { fill: #fff; stroke: #222; stroke-width: 1.2 }
.first { stroke-width: 2.6 }
.ending { stroke-width: 2.6 }
.early { stroke-dasharray: 6 4 }
.unmet { stroke: #777 }
.rule { stroke: #999; stroke-width: 0.7 }
.part { stroke-dasharray: 2 2 }
.way { fill: none; stroke: #333 }
.fold { stroke: #bbb; stroke-width: 0.8; stroke-dasharray: 1 5 }
.idle { stroke-dasharray: 1.5 4; stroke-linecap: round }
.tip, .press, .signal, .begin { fill: #222 }
.cue { fill: #fff; stroke: #222; stroke-width: 1.4 }
.group, .note { fill: #333 }
";

/// The sides of A3 and A4 are as these, longer and shorter; what can be printed on is a little less.
const SIDES: (i64, i64) = (4000, 2770);

/// How large something can be drawn on a page, and whether the page lies for that.
fn on_page(width: i32, height: i32) -> (i64, bool) {
    let (width, height) = (i64::from(width.max(1)), i64::from(height.max(1)));
    let scale = |across: i64, down: i64| (1000 * across / width).min(1000 * down / height);
    let (lying, standing) = (scale(SIDES.0, SIDES.1), scale(SIDES.1, SIDES.0));
    (lying.max(standing), lying > standing)
}

pub(super) fn draw(chart: &Chart<'_>, subtitle: &str) -> String {
    let plan = best_plan(chart);
    let legend = plan.legend();
    let (width, height) = plan.size();
    let page = if on_page(width, height).1 { "landscape" } else { "portrait" };
    let mut svg = Svg(String::with_capacity(4096 + chart.links.len() * 1024));
    svg.add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"graphics-document\" aria-labelledby=\"graph-title graph-description\">"
    ));
    svg.add(format_args!("<title id=\"graph-title\">{}: how the meeting can go</title>", words(&chart.scenario.title)));
    svg.add(format_args!("<desc id=\"graph-description\">{}</desc>", words(&description(chart, subtitle))));
    svg.add(format_args!(
        "<style>{STYLE}@page {{ size: {page}; margin: 10mm }}\n@media print {{ svg:root {{ width: 100%; height: 100% }} }}</style>"
    ));
    svg.text("", TITLE, (MARGIN, MARGIN + 16), &chart.scenario.title);
    svg.text("note", SUBTITLE, (MARGIN, MARGIN + 34), &format!("{} – {subtitle}", chart.scenario.id));
    svg.add(format_args!("<g transform=\"translate({MARGIN} {})\">", HEAD + BEGINNING + MARGIN));
    for band in bands(&plan.boxes, &plan.layout) {
        plan.band(&mut svg, &band);
    }
    plan.lines(&mut svg);
    for between in plan.layout.columns.windows(2) {
        let x = (between[0].1 + between[1].0) / 2;
        svg.add(format_args!("<path class=\"fold\" d=\"M{x} -{BEGINNING}V{}\"/>", plan.layout.height));
    }
    for nth in 0..chart.nodes.len() {
        plan.card(&mut svg, nth);
    }
    svg.add(format_args!("</g>"));
    svg.add(format_args!("<g transform=\"translate({MARGIN} {})\">", height - MARGIN - legend.height));
    legend.draw(&mut svg);
    svg.add(format_args!("</g>"));
    svg.add(format_args!("</svg>"));
    svg.0
}

/// The plan that can be drawn largest on a page.
fn best_plan<'a>(chart: &'a Chart<'a>) -> Plan<'a> {
    let mut best = Plan::of(chart, Fold { n_columns: 1, evenness: 0 });
    let evenness = if chart.nodes.len() > MANY { &EVENNESS[..1] } else { &EVENNESS };
    for n_columns in 2..=MOST_COLUMNS {
        for evenness in evenness.iter().copied() {
            let other = Plan::of(chart, Fold { n_columns, evenness });
            if other.worth() > best.worth() {
                best = other;
            }
        }
    }
    best
}

/// Everything measured and placed.
struct Plan<'a> {
    chart: &'a Chart<'a>,
    cards: Vec<Card>,
    blocks: Vec<Block>,
    /// Per node, its blocks.
    blocks_of: Vec<Vec<usize>>,
    /// Per node, whether it is said in words somewhere that one comes to it.
    is_entered: Vec<bool>,
    /// Per node, whether the lines that arrive come rather from the left.
    leans_left: Vec<bool>,
    /// Links without a line.
    n_told: i64,
    doors: Vec<Door>,
    boxes: Vec<layered::Box>,
    layout: Layout,
}

impl<'a> Plan<'a> {
    fn of(chart: &'a Chart<'a>, fold: Fold) -> Self {
        let mut blocks = Block::all(chart);
        let mut doors: Vec<_> = chart.links.iter().map(|link| Door::new(chart, link)).collect();
        let (cards, links) = measured(chart, &blocks, &doors);
        let rough: Vec<_> = cards.iter().map(|card| card.room).collect();
        let frame = Frame::new(&rough, &links, chart.scenario.start.index(), GAPS, fold);
        // Doors that say in words where they lead are wider and higher.
        let to = |nth: usize| chart.nodes[chart.links[nth].to].id;
        (0..doors.len()).filter(|nth| frame.is_told[*nth]).for_each(|nth| doors[nth].tell(to(nth)));
        let (cards, links) = measured(chart, &blocks, &doors);
        let mut boxes: Vec<_> = cards.iter().map(|card| card.room).collect();
        let widths = layered::doors(&boxes, &links);
        for block in &mut blocks {
            let link = &chart.links[block.links[0]];
            block.links.iter().for_each(|nth| doors[*nth].set(widths[*nth]));
            block.set(&link.responses, block.links.iter().map(|nth| widths[*nth]).sum());
            let owner = &mut boxes[link.from];
            owner.height = owner.height.max(cards[link.from].doors_at + block.height(&doors));
        }
        let layout = frame.lay_out(&boxes, &links, GAPS);
        let mut blocks_of = vec![Vec::new(); chart.nodes.len()];
        for (nth, block) in blocks.iter().enumerate() {
            blocks_of[chart.links[block.links[0]].from].push(nth);
        }
        let mut is_entered = vec![false; chart.nodes.len()];
        for (link, told) in chart.links.iter().zip(&frame.is_told) {
            is_entered[link.to] |= told;
        }
        let mut leaning = vec![0; chart.nodes.len()];
        for line in layout.lines.iter().filter(|line| line.arrives) {
            let to = chart.links[line.links[0]].to;
            leaning[to] += (line.from.0 - line.to.0).signum();
        }
        let leans_left = leaning.into_iter().map(|sum| sum < 0).collect();
        let n_told = frame.is_told.iter().filter(|told| **told).count() as i64;
        Self { chart, cards, blocks, blocks_of, is_entered, leans_left, n_told, doors, boxes, layout }
    }

    fn legend(&self) -> legend::Legend {
        legend::Legend::new(self.size_of_middle().0)
    }

    /// The width between the margins, and the height of the rows.
    fn size_of_middle(&self) -> (i32, i32) {
        let title = TITLE.width(&self.chart.scenario.title);
        (self.layout.width.max(title).max(NARROWEST), self.layout.height)
    }

    fn size(&self) -> (i32, i32) {
        let (width, height) = self.size_of_middle();
        (width + 2 * MARGIN, HEAD + BEGINNING + height + self.legend().height + 3 * MARGIN)
    }

    /// How large it can be drawn on a page, less what it cuts.
    fn worth(&self) -> i64 {
        let (width, height) = self.size();
        1000 * on_page(width, height).0 / (1000 + CUT * self.n_told)
    }

    fn band(&self, svg: &mut Svg, band: &Band) {
        let (width, height) = (band.right - band.left, band.bottom - band.top);
        svg.add(format_args!(
            "<rect class=\"band\" x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>",
            band.left, band.top
        ));
        let card = &self.cards[band.first];
        let (x, y) = self.layout.corners[band.first];
        // Upright, read from below, in the margin that the card keeps free.
        let longest = card.group_lines.iter().map(|line| GROUP.width(line)).max().unwrap_or(0);
        for (nth, line) in (0..).zip(&card.group_lines) {
            let (x, y) = (x - card.room.margin + 10 + nth * GROUP_LINE, y + longest);
            svg.turned_text("group", GROUP, (x, y), line);
        }
    }

    fn lines(&self, svg: &mut Svg) {
        for line in &self.layout.lines {
            // A play passes no box twice on a way that never leads back, so shares of one trunk may be added.
            let plays: u32 = line.links.iter().map(|nth| self.chart.links[*nth].plays).sum();
            let (class, tenths) = match plays {
                0 => ("way idle", 10),
                plays => ("way", 8 + 40 * u64::from(plays) / u64::from(self.chart.plays).max(1)),
            };
            svg.add(format_args!(
                "<path class=\"{class}\" stroke-width=\"{}.{}\" d=\"{}\"/>",
                tenths / 10,
                tenths % 10,
                path(line)
            ));
            if line.arrives {
                let (x, y) = line.to;
                svg.add(format_args!("<path class=\"tip\" d=\"M{x} {y}l-4 -8h8z\"/>"));
            }
        }
    }

    fn card(&self, svg: &mut Svg, nth: usize) {
        let (node, card, room) = (&self.chart.nodes[nth], &self.cards[nth], &self.boxes[nth]);
        let (x, y) = self.layout.corners[nth];
        let is_ending = matches!(node.kind, Kind::Ending { .. });
        svg.add(format_args!(
            "<g role=\"graphics-object\" transform=\"translate({x} {y})\"><title>{}</title>",
            words(&told(self.chart, nth))
        ));
        svg.add(format_args!(
            "<rect class=\"{}\" data-node=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
            class(node),
            words(node.id),
            room.width,
            room.height,
            if is_ending { 14 } else { 3 }
        ));
        let mut at = PAD + 9;
        for line in &card.name {
            svg.text("", NAME, (PAD, at), line);
            at += NAME_LINE;
        }
        svg.end_text("", SHARE, (room.width - PAD, PAD + 9), &card.share);
        at -= 2;
        for line in &card.notes {
            svg.text("note", TEXT, (PAD, at), line);
            at += LINE;
        }
        for call in &card.calls {
            if let Some(sign) = call.sign {
                svg.sign(sign, (call.at.0, call.at.1));
            }
            svg.text("", TEXT, (call.at.0 + SIGN, call.at.1), &call.id);
        }
        for block in &self.blocks_of[nth] {
            self.block(svg, &self.blocks[*block], (card.doors_at, room.height), x);
        }
        if node.kind == Kind::Start {
            svg.beginning(room.width / 2);
        }
        if self.is_entered[nth] {
            svg.entry(if self.leans_left[nth] { room.width - BESIDE } else { BESIDE });
        }
        svg.add(format_args!("</g>"));
    }

    fn block(&self, svg: &mut Svg, block: &Block, (top, bottom): (i32, i32), x: i32) {
        let place = |link: &usize| self.layout.door_places[*link];
        let left = block.links.iter().map(|link| place(link).0).min().unwrap_or(0) - x;
        let width: i32 = block.links.iter().map(|link| place(link).1).sum();
        let between = if left > 0 { format!("M{left} {top}V{bottom}") } else { String::new() };
        svg.add(format_args!("<path class=\"rule\" d=\"M{left} {top}h{width}{between}\"/>"));
        let mut at = top + DOOR_PAD + 7;
        for line in &block.answers {
            svg.text("", TEXT, (left + DOOR_PAD, at), line);
            at += LINE;
        }
        for link in &block.links {
            let from = place(link).0 - x;
            if from > left {
                svg.add(format_args!("<path class=\"rule part\" d=\"M{from} {}V{bottom}\"/>", at - 7));
            }
            self.door(svg, *link, (from + DOOR_PAD, at));
        }
    }

    fn door(&self, svg: &mut Svg, nth: usize, (x, mut y): (i32, i32)) {
        let door = &self.doors[nth];
        svg.add(format_args!("<g><title>{}</title>", words(&way(self.chart, &self.chart.links[nth]))));
        for line in &door.told {
            svg.text("", SHARE, (x, y), line);
            y += LINE;
        }
        svg.text("", SHARE, (x, y), &door.share);
        svg.text("", TEXT, (x + SHARE.width(&door.share) + GAP, y), &door.scores);
        svg.add(format_args!("</g>"));
    }
}

/// Cards as wide as their doors, and links as wide as their doors must be.
fn measured(chart: &Chart<'_>, blocks: &[Block], doors: &[Door]) -> (Vec<Card>, Vec<layered::Link>) {
    let mut links: Vec<_> =
        chart.links.iter().map(|link| layered::Link { from: link.from, to: link.to, door: 0, block: 0 }).collect();
    let mut widths = vec![0; chart.nodes.len()];
    for (nth, block) in blocks.iter().enumerate() {
        for link in &block.links {
            let door = block.door_width(&doors[*link]);
            (links[*link].door, links[*link].block) = (door, nth);
            widths[links[*link].from] += door;
        }
    }
    (chart.nodes.iter().zip(widths).map(|(node, width)| Card::new(chart, node, width)).collect(), links)
}

fn class(node: &Node<'_>) -> String {
    let kind = match node.kind {
        Kind::Start => "card first",
        Kind::Moment => "card",
        Kind::Ending { early: false, .. } => "card ending",
        Kind::Ending { early: true, .. } => "card ending early",
    };
    format!("{kind}{}", if node.plays == 0 { " unmet" } else { "" })
}

/// Down to the lower edge of the row, then in one bend to where it leads.
fn path(line: &Line) -> String {
    let ((x, y), (to_x, to_y)) = (line.from, line.to);
    let to_y = if line.arrives { to_y - 6 } else { to_y };
    let middle = (line.bend + to_y) / 2;
    if x == to_x {
        format!("M{x} {y}V{to_y}")
    } else {
        format!("M{x} {y}V{}C{x} {middle} {to_x} {middle} {to_x} {to_y}", line.bend)
    }
}

/// A node in words.
fn told(chart: &Chart<'_>, nth: usize) -> String {
    let node = &chart.nodes[nth];
    let share = chart.share(node.plays);
    let calls: Vec<_> = node.calls.iter().map(|(sign, id)| format!("{} {id}", sign.word())).collect();
    let calls = if calls.is_empty() { String::new() } else { format!("; opens {}", calls.join(", ")) };
    let group = node.group.map_or_else(String::new, |group| format!(" ({})", chart.groups[group]));
    match node.kind {
        Kind::Start => format!("The meeting begins: {}{group}, {share} of the plays{calls}", node.id),
        Kind::Moment => format!("Moment {}{group}, {share} of the plays{calls}", node.id),
        Kind::Ending { title, early, .. } => {
            let early = if early { "; the meeting breaks off" } else { "" };
            format!("Ending {}: {title}, {share} of the plays{early}", node.id)
        }
    }
}

/// A link in words.
fn way(chart: &Chart<'_>, link: &Link<'_>) -> String {
    let scores = if link.plays == 0 { String::new() } else { format!(", mean scores {}", link.scores()) };
    format!(
        "{} leads to {} by {}: {} of the plays{scores}",
        chart.nodes[link.from].id,
        chart.nodes[link.to].id,
        link.responses.join(", "),
        chart.share(link.plays)
    )
}

/// The whole drawing in words, for whoever does not see it.
fn description(chart: &Chart<'_>, subtitle: &str) -> String {
    let mut text = format!("{subtitle}. ");
    for nth in 0..chart.nodes.len() {
        text.push_str(&told(chart, nth));
        text.push_str(". ");
    }
    for link in &chart.links {
        text.push_str(&way(chart, link));
        text.push_str(". ");
    }
    text
}

/// Text that may stand in XML.
fn words(text: &str) -> String {
    escape(&text.replace(['\u{fffe}', '\u{ffff}'], " "))
}

/// A drawing being written.
pub(super) struct Svg(String);

impl Svg {
    pub(super) fn add(&mut self, element: Arguments<'_>) {
        writeln!(self.0, "{element}").expect("a string takes whatever is written");
    }

    pub(super) fn text(&mut self, class: &str, face: Face, at: (i32, i32), text: &str) {
        self.any_text(class, face, at, text, "");
    }

    /// Text that ends at a place.
    fn end_text(&mut self, class: &str, face: Face, at: (i32, i32), text: &str) {
        self.any_text(class, face, at, text, " text-anchor=\"end\"");
    }

    /// Text that goes up.
    fn turned_text(&mut self, class: &str, face: Face, (x, y): (i32, i32), text: &str) {
        self.any_text(class, face, (x, y), text, &format!(" transform=\"rotate(-90 {x} {y})\""));
    }

    fn any_text(&mut self, class: &str, face: Face, (x, y): (i32, i32), text: &str, more: &str) {
        if text.is_empty() {
            return;
        }
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let bold = if face.is_bold { " font-weight=\"bold\"" } else { "" };
        let (size, text) = (face.size, words(text));
        self.add(format_args!("<text{class} x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{bold}{more}>{text}</text>"));
    }

    /// The sign of a call, on the line of the text that follows it.
    pub(super) fn sign(&mut self, sign: Sign, (x, y): (i32, i32)) {
        let shape = match sign {
            Sign::Cue => format!("<circle class=\"cue\" cx=\"{}\" cy=\"{}\" r=\"2.8\"/>", x + 4, y - 3),
            Sign::Press => format!("<rect class=\"press\" x=\"{}\" y=\"{}\" width=\"6\" height=\"6\"/>", x + 1, y - 6),
            Sign::Signal => format!("<path class=\"signal\" d=\"M{x} {y}h8l-4 -7.5z\"/>"),
        };
        self.add(format_args!("{shape}"));
    }

    /// That a card is entered from where it is said in words, above its corner.
    pub(super) fn entry(&mut self, x: i32) {
        self.add(format_args!("<circle class=\"cue\" cx=\"{x}\" cy=\"-17\" r=\"3\"/>"));
        self.add(format_args!("<path class=\"way\" stroke-width=\"1.2\" d=\"M{x} -14V-6\"/>"));
        self.add(format_args!("<path class=\"tip\" d=\"M{x} 0l-3.5 -7h7z\"/>"));
    }

    /// Where the meeting begins, above the middle of its card.
    pub(super) fn beginning(&mut self, x: i32) {
        self.add(format_args!("<circle class=\"begin\" cx=\"{x}\" cy=\"-22\" r=\"5\"/>"));
        self.add(format_args!("<path class=\"way\" stroke-width=\"2\" d=\"M{x} -22V-6\"/>"));
        self.add(format_args!("<path class=\"tip\" d=\"M{x} 0l-4 -8h8z\"/>"));
    }
}
