//! What the signs of the drawing mean.

use super::card::{SHARE, SIGN, TEXT};
use super::chart::Sign;
use super::svg::Svg;

/// Between two entries.
const BETWEEN: i32 = 22;
/// Between two lines of entries.
const LINE: i32 = 20;
/// The room of a picture and the space after it.
const PICTURE: i32 = 34;

/// A picture with what it means.
enum Picture {
    Sign(Sign),
    Beginning,
    Entry,
    Card(&'static str, &'static str),
    Way(&'static str, &'static str),
    /// The numbers of a door.
    Numbers,
}

const ENTRIES: [(Picture, &str); 11] = [
    (Picture::Sign(Sign::Cue), "opens a cue"),
    (Picture::Sign(Sign::Press), "opens a press"),
    (Picture::Sign(Sign::Signal), "shows a signal"),
    (Picture::Beginning, "the meeting begins"),
    (Picture::Entry, "reached also from where it says “to …”"),
    (Picture::Card("card ending", "9"), "an ending"),
    (Picture::Card("card ending early", "9"), "an ending where the meeting breaks off"),
    (Picture::Way("way", "0.8"), "few of the plays go there"),
    (Picture::Way("way", "4.8"), "all do"),
    (Picture::Way("way idle", "1.0"), "none does"),
    (
        Picture::Numbers,
        "share of the plays that go there, and their mean scores at the end: responsivity · tolerance of uncertainty · \
         safety escalation; – is not rated",
    ),
];

/// Entries in lines.
pub(super) struct Legend {
    /// Per entry, its left edge, its line, and its words in lines.
    places: Vec<(i32, i32, Vec<String>)>,
    pub height: i32,
}

impl Legend {
    /// Lays the entries out in so much width.
    pub(super) fn new(width: i32) -> Self {
        let (mut places, mut x, mut line) = (Vec::new(), 0, 0);
        for (picture, text) in &ENTRIES {
            let room = picture.room();
            let lines = TEXT.wrap(text, width - room);
            let wanted = room + lines.iter().map(|line| TEXT.width(line)).max().unwrap_or(0);
            if x > 0 && x + wanted > width {
                (x, line) = (0, line + 1);
            }
            let n = lines.len() as i32;
            places.push((x, line, lines));
            x += wanted + BETWEEN;
            line += n - 1;
        }
        Self { places, height: (line + 1) * LINE + 10 }
    }

    /// Draws them below a rule.
    pub(super) fn draw(&self, svg: &mut Svg) {
        for ((picture, _), (x, line, words)) in ENTRIES.iter().zip(&self.places) {
            let y = 20 + line * LINE;
            svg.add(format_args!("<g transform=\"translate({x} {y})\">"));
            picture.draw(svg);
            for (nth, words) in (0..).zip(words) {
                svg.text("", TEXT, (picture.room(), nth * LINE), words);
            }
            svg.add(format_args!("</g>"));
        }
    }
}

const EXAMPLE: (&str, &str) = ("34\u{a0}%", "81·72·–");

impl Picture {
    fn room(&self) -> i32 {
        match self {
            Self::Sign(_) => SIGN + 2,
            Self::Beginning | Self::Entry => 18,
            Self::Card(..) | Self::Way(..) => PICTURE,
            Self::Numbers => SHARE.width(EXAMPLE.0) + TEXT.width(EXAMPLE.1) + 16,
        }
    }

    fn draw(&self, svg: &mut Svg) {
        match self {
            Self::Sign(sign) => svg.sign(*sign, (0, 0)),
            Self::Beginning => svg.add(format_args!("<circle class=\"begin\" cx=\"6\" cy=\"-3\" r=\"5\"/>")),
            Self::Entry => {
                svg.add(format_args!("<g transform=\"translate(0 4)\">"));
                svg.entry(6);
                svg.add(format_args!("</g>"));
            }
            Self::Card(class, corner) => svg.add(format_args!(
                "<rect class=\"{class}\" x=\"1\" y=\"-11\" width=\"26\" height=\"15\" rx=\"{corner}\"/>"
            )),
            Self::Way(class, width) => {
                svg.add(format_args!("<path class=\"{class}\" stroke-width=\"{width}\" d=\"M0 -3h26\"/>"));
            }
            Self::Numbers => {
                svg.text("", SHARE, (0, 0), EXAMPLE.0);
                svg.text("", TEXT, (SHARE.width(EXAMPLE.0) + 6, 0), EXAMPLE.1);
            }
        }
    }
}
