//! How wide text is, without a font at hand: as wide as in the widest of the usual sans-serif fonts.
//!
//! Whatever font the reader's machine puts in its place, a text stays inside the room that was measured for it.

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Face {
    /// Height of the letters in units of the drawing.
    pub size: i32,
    /// Whether it is bold.
    pub is_bold: bool,
}

/// Widths of the printable ASCII letters in thousandths of the size, as in DejaVu Sans, the widest of its kind.
const WIDTHS: [u16; 95] = [
    317, 400, 459, 837, 636, 950, 779, 274, 390, 390, 500, 837, 317, 360, 317, 336, // space to /
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 336, 336, 837, 837, 837, 530, // 0 to ?
    1000, 684, 686, 698, 770, 631, 575, 774, 751, 294, 294, 655, 557, 862, 748, 787, // @ to O
    603, 787, 694, 634, 610, 731, 684, 988, 685, 610, 685, 390, 336, 390, 837, 500, // P to _
    500, 612, 634, 549, 634, 615, 352, 634, 633, 277, 277, 579, 277, 974, 633, 611, // ` to o
    634, 634, 411, 520, 392, 633, 591, 817, 591, 591, 524, 636, 336, 636, 837, // p to ~
];

impl Face {
    pub(super) const fn plain(size: i32) -> Self {
        Self { size, is_bold: false }
    }

    pub(super) const fn bold(size: i32) -> Self {
        Self { size, is_bold: true }
    }

    /// How wide a text is at most, rounded up.
    pub(super) fn width(self, text: &str) -> i32 {
        let thousandths: i64 = text.chars().map(|c| i64::from(thousandths(c))).sum();
        // Bold letters are wider, narrow ones by more.
        let n = text.chars().count() as i64;
        let thousandths = if self.is_bold { thousandths * 11 / 10 + 30 * n } else { thousandths };
        i32::try_from((thousandths * i64::from(self.size) + 999) / 1000).unwrap_or(i32::MAX / 4)
    }

    /// The text in lines no wider than `room`: broken between words, inside a word only where it would not fit on a
    /// line of its own, and then after a hyphen if it can be.
    pub(super) fn wrap(self, text: &str, room: i32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        // A space that does not break stays where it is.
        for word in text.split(|c: char| c.is_whitespace() && c != '\u{a0}').filter(|word| !word.is_empty()) {
            let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&joined) <= room {
                line = joined;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            let mut pieces = self.pieces(word, room);
            line = pieces.pop().unwrap_or_default();
            lines.append(&mut pieces);
        }
        lines.push(line);
        lines
    }

    /// A word in pieces that each fit.
    fn pieces(self, word: &str, room: i32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for part in word.split_inclusive('-') {
            if self.width(part) > room {
                for c in part.chars() {
                    self.append(&mut pieces, c.encode_utf8(&mut [0; 4]), room);
                }
            } else {
                self.append(&mut pieces, part, room);
            }
        }
        pieces
    }

    fn append(self, pieces: &mut Vec<String>, part: &str, room: i32) {
        match pieces.last_mut() {
            Some(last) if last.is_empty() || self.width(&format!("{last}{part}")) <= room => last.push_str(part),
            _ => pieces.push(part.to_owned()),
        }
    }
}

fn thousandths(c: char) -> u16 {
    match c {
        ' '..='~' => WIDTHS[c as usize - ' ' as usize],
        '’' | '·' | '\u{a0}' => 317,
        '–' | '“' | '”' => 520,
        '\u{300}'..='\u{36f}' => 0,
        '\u{a0}'..='\u{24f}' => 700,
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face::plain(10);

    #[test]
    fn a_text_is_as_wide_as_its_letters() {
        assert_eq!(FACE.width(""), 0);
        assert_eq!(FACE.width("iiii"), 12);
        assert_eq!(FACE.width("mmmm"), 39);
        assert!(Face::bold(10).width("wall") > FACE.width("wall"));
    }

    #[track_caller]
    fn wraps(text: &str, room: i32, lines: &[&str]) {
        let wrapped = FACE.wrap(text, room);
        assert_eq!(wrapped, lines);
        assert!(wrapped.iter().all(|line| FACE.width(line) <= room), "{wrapped:?}");
    }

    #[test]
    fn ids_stay_whole_where_they_fit_on_a_line() {
        wraps("since-when, ask-wall, silence", 80, &["since-when,", "ask-wall,", "silence"]);
        wraps("since-when, ask-wall, silence", 120, &["since-when, ask-wall,", "silence"]);
        wraps("", 80, &[""]);
    }

    #[test]
    fn long_ids_break_after_a_hyphen_and_endless_ones_anywhere() {
        wraps("a-very-long-way-to-say-no b", 70, &["a-very-long-", "way-to-say-", "no b"]);
        wraps("aaaaaaaaaaaaaaaaaaaa", 70, &["aaaaaaaaaaa", "aaaaaaaaa"]);
    }
}
