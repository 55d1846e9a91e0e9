//! What the drawing promises: well-formed, complete, and nothing over anything else.

use super::letters::Face;
use super::{dot, svg};
use crate::analysis::groups::{self, Effort, Groups};
use crate::codebook::Codebook;
use crate::scenario::load::is_course;
use crate::scenario::{Scenario, load};
use crate::scoring::Rubric;
use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

fn played(text: &str) -> (Arc<Scenario>, Groups) {
    let loaded = load("graph.ron", text);
    let scenario = Arc::new(loaded.scenario.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics)));
    let effort = Effort { seeds: 2, threads: NonZeroUsize::MIN, stop: &AtomicBool::new(false), progress: &|_, _| () };
    let groups = groups::play(&scenario, &Codebook::shipped(), &Rubric::shipped(), effort);
    (scenario, groups)
}

/// The shipped meetings.
fn shipped() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "ron"));
    texts.map(|path| std::fs::read_to_string(path).unwrap()).filter(|text| !is_course(text.as_bytes())).collect()
}

/// A meeting with loops, jumps, long ids, a group that comes apart, endings of all kinds, and a moment that nothing
/// leads to.
fn tangled(n: usize) -> String {
    let mut text = String::from(
        r#"Scenario(format: 1, id: "tangled", title: "Salt & <pepper> \"twice\"", summary: "A tangle.",
        about: (themes: [AcuteCrisis], practises: [Responsivity], minutes: 1, level: Foundation),
        setting: (place: Home, hours_since_contact: 1, called_by: "bela", scene: "A room."),
        people: [(id: "anna", name: "Anna", part: AtTheCentre, age: 30, starts: Present),
            (id: "cleo", name: "Cleo", part: Colleague("nurse"), age: 40, starts: Open)],
        turns: 30, out_of_time: "over", start: "m0", moments: ["#,
    );
    // A small congruence, so that the tangle is the same everywhere.
    let mut state = n as u64;
    let mut below = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n.max(1)
    };
    for k in 0..n {
        let long = ["", "-and-an-id-that-goes-on-for-longer-than-anyone", "-b"];
        let next = |below: &mut dyn FnMut(usize) -> usize| match below(10) {
            _ if k + 1 == n => r#"End("end")"#.to_owned(),
            0 => r#"End("broken")"#.to_owned(),
            1 => format!(r#"To("m{}")"#, below(k + 1)),
            2 => format!(r#"Branch([(Turn(AtLeast(3)), "m{}")], "m{}")"#, below(n), below(n)),
            3 => "Stay".to_owned(),
            4 => format!(r#"To("m{}")"#, k + 1 + below(n - k - 1)),
            _ => format!(r#"To("m{}")"#, k + 1),
        };
        let group = if below(4) > 0 {
            format!(r#"group: "Group {} <of & a long name>","#, below(n / 4))
        } else {
            String::new()
        };
        write!(
            text,
            r#"Moment(id: "m{k}", {group} talk: [Says("anna", "So it is.", [
                Cue(id: "cue-{k}{}", of: Story, salience: 1), Press(id: "p{k}", demands: Advice, salience: 1)])], responses: ["#,
            long[below(3)]
        )
        .unwrap();
        for r in 0..1 + below(6) {
            let (id, next) = (long[below(3)], next(&mut below));
            write!(text, r#"Response(id: "r{k}-{r}{id}", to: Room, say: "Yes.", because: "It is so.", next: {next}),"#)
                .unwrap();
        }
        let next = format!(r#"To("m{}")"#, (k + 1).min(n - 1));
        let next = if k + 1 == n { r#"End("end")"#.to_owned() } else { next };
        write!(text, r#"], silence: (because: "Quiet.", next: {next})),"#).unwrap();
    }
    text.push_str(
        r#"Moment(id: "orphan", group: "Alone", talk: [Says("anna", "Nobody comes here.")],
            responses: [Response(id: "on", to: Room, say: "On.", because: "So.", next: To("m0"))])],
        endings: [Ending(id: "end", title: "The end"), Ending(id: "broken", title: "Broken off", early: true),
            Ending(id: "over", title: "An ending with a title that is far longer than the line that it has to stand in")])"#,
    );
    text
}

/// A piece of the drawing that takes room.
#[derive(Debug)]
struct Room {
    what: String,
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Room {
    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// What a drawing is made of, read back from its elements.
#[derive(Default)]
struct Read {
    size: (i32, i32),
    cards: Vec<Room>,
    texts: Vec<Room>,
    bands: Vec<Room>,
}

/// Reads a drawing, strictly: every element is closed, every entity and attribute is XML.
fn read(svg: &str) -> Read {
    let mut read = Read::default();
    let mut open: Vec<(String, (i32, i32))> = Vec::new();
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        assert!(!text.contains('>'), "{text}");
        check_entities(text);
        let end = at + rest[at..].find('>').expect("an element ends");
        let element = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = element.strip_prefix('/') {
            let (opened, _) = open.pop().expect("something is open");
            assert_eq!(name, opened);
            continue;
        }
        let (body, is_empty) = element.strip_suffix('/').map_or((element, false), |body| (body, true));
        let (name, attributes) = body.split_once(' ').unwrap_or((body, ""));
        let attributes = parse(attributes);
        let get = |key: &str| attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
        let number = |key: &str| get(key).map_or(0, |value| value.parse::<i32>().unwrap());
        let (x, y) = open.last().map_or((0, 0), |(_, at)| *at);
        let moved = get("transform").and_then(|t| t.strip_prefix("translate(")).map_or((x, y), |t| {
            let (dx, dy) = t.trim_end_matches(')').split_once(' ').unwrap();
            (x + dx.parse::<i32>().unwrap(), y + dy.parse::<i32>().unwrap())
        });
        let (left, top) = (x + number("x"), y + number("y"));
        let room = |what: &str| Room {
            what: what.to_owned(),
            left,
            top,
            right: left + number("width"),
            bottom: top + number("height"),
        };
        match name {
            "svg" => read.size = (number("width"), number("height")),
            "rect" if get("class") == Some("band") => read.bands.push(room("band")),
            "rect" if get("data-node").is_some() => read.cards.push(room(get("data-node").unwrap())),
            "text" => {
                let said = unescape(&rest[..rest.find('<').unwrap()]);
                let face = Face { size: number("font-size"), is_bold: get("font-weight").is_some() };
                let width = face.width(&said);
                let (above, below) = (face.size * 3 / 4, face.size / 5);
                let (what, is_turned) = (said, get("transform").is_some());
                read.texts.push(match get("text-anchor") {
                    _ if is_turned => {
                        Room { what, left: left - above, right: left + below, top: top - width, bottom: top }
                    }
                    Some(_) => Room { what, left: left - width, right: left, top: top - above, bottom: top + below },
                    None => Room { what, left, right: left + width, top: top - above, bottom: top + below },
                });
            }
            _ => {}
        }
        if !is_empty {
            open.push((name.to_owned(), moved));
        }
    }
    assert!(open.is_empty(), "{open:?} is never closed");
    read
}

fn parse(attributes: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut rest = attributes.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"").expect("attributes have quoted values");
        let (value, after) = after.split_once('"').expect("a value ends");
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-:".contains(c)), "{name}");
        assert!(found.iter().all(|(known, _)| known != name), "{name} is there twice");
        check_entities(value);
        found.push((name.to_owned(), value.to_owned()));
        rest = after.trim_start();
    }
    found
}

fn check_entities(text: &str) {
    assert!(text.chars().all(|c| !c.is_control() || c == '\n'), "{text}");
    for entity in text.split('&').skip(1) {
        let name = entity.split_once(';').map(|(name, _)| name);
        assert!(name.is_some_and(|name| ["amp", "lt", "gt", "quot", "#39"].contains(&name)), "{text}");
    }
}

fn unescape(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    plain.replace("&amp;", "&")
}

/// Checks everything that is promised of a drawing.
#[track_caller]
fn check(text: &str) {
    let (scenario, groups) = played(text);
    let drawn = svg(&scenario, &groups);
    assert_eq!(drawn, svg(&scenario, &groups), "the same plays give the same bytes");
    let read = read(&drawn);
    let mut ids: Vec<&str> = read.cards.iter().map(|card| card.what.as_str()).collect();
    let mut wanted: Vec<&str> = scenario.moments.iter().map(|moment| moment.id.as_str()).collect();
    wanted.extend(scenario.endings.iter().map(|ending| ending.id.as_str()));
    ids.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(ids, wanted, "{}", scenario.id);
    apart(&read.cards, &scenario.id);
    apart(&read.texts, &scenario.id);
    apart(&read.bands, &scenario.id);
    for room in read.texts.iter().chain(&read.cards).chain(&read.bands) {
        let (width, height) = read.size;
        assert!(room.left >= 0 && room.top >= 0 && room.right <= width && room.bottom <= height, "{room:?}");
    }
    // A text is in a card or beside all of them.
    for text in &read.texts {
        for card in read.cards.iter().filter(|card| card.overlaps(text)) {
            let is_inside = text.left >= card.left && text.right <= card.right && text.bottom <= card.bottom;
            assert!(is_inside, "{} in {}: {text:?} {card:?}", text.what, card.what);
        }
    }
    // A band holds cards whole or not at all.
    for band in &read.bands {
        for card in read.cards.iter().filter(|card| card.overlaps(band)) {
            assert!(card.left >= band.left && card.right <= band.right, "{}: {card:?} {band:?}", scenario.id);
        }
    }
    let dot = dot(&scenario, &groups);
    for id in wanted {
        assert!(dot.contains(id), "{id}");
    }
    assert_eq!(dot.matches(" -> ").count(), groups.traffic.ways.len() + 1, "{dot}");
    assert_eq!(dot.matches('{').count(), dot.matches('}').count());
}

#[track_caller]
fn apart(rooms: &[Room], id: &str) {
    for (nth, one) in rooms.iter().enumerate() {
        for other in &rooms[..nth] {
            assert!(!one.overlaps(other), "{id}: {one:?} lies over {other:?}");
        }
    }
}

#[test]
fn every_shipped_meeting_is_drawn_whole_and_nothing_lies_over_anything() {
    shipped().iter().for_each(|text| check(text));
}

#[test]
fn so_is_a_tangle() {
    for n in [1, 2, 3, 7, 12, 20, 33] {
        check(&tangled(n));
    }
}

#[test]
fn a_very_long_meeting_is_drawn_too() {
    let (scenario, groups) = played(&tangled(150));
    assert_eq!(read(&svg(&scenario, &groups)).cards.len(), 154);
}

#[test]
fn shares_and_scores_stand_on_the_doors_and_ways_are_told_to_readers_of_screens() {
    let (scenario, groups) = played(include_str!("../../scenario/rules/sound.ron"));
    let drawn = svg(&scenario, &groups);
    assert!(drawn.contains("<title id=\"graph-title\">Rain indoors: how the meeting can go</title>"));
    assert!(drawn.contains("28 meetings played: 14 ways of playing with 2 seeds each"));
    assert!(
        drawn.contains("The meeting begins: arriving, 100\u{a0}% of the plays; opens press what-is-it, cue rain"),
        "{drawn}"
    );
    assert!(drawn.contains(">100\u{a0}%</text>"));
}
