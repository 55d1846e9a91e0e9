//! Lines and columns of the bytes of a text, found fast however long its lines are.

/// Bytes between two counted places: a column costs at most this many bytes of counting.
const STRIDE: usize = 1024;

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// The lines and columns of one text, counted once.
pub struct Places<'t> {
    text: &'t str,
    /// Where each line begins, in bytes.
    lines: Vec<usize>,
    /// Characters before each multiple of [`STRIDE`].
    chars: Vec<usize>,
}

impl<'t> Places<'t> {
    /// Counts a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        // A byte-order mark is no character of the first line.
        let mut lines = vec![if text.starts_with('\u{feff}') { 3 } else { 0 }];
        let mut chars = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut n_chars = 0;
        for (nth, block) in bytes.chunks(STRIDE).enumerate() {
            chars.push(n_chars);
            n_chars += count_chars(block);
            lines.extend(block.iter().zip(nth * STRIDE + 1..).filter(|(b, _)| **b == b'\n').map(|(_, after)| after));
        }
        chars.push(n_chars);
        Self { text, lines, chars }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The place of a byte; past the end, the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let column = self.chars_before(offset).saturating_sub(self.chars_before(self.lines[line - 1])) + 1;
        Position { line: small(line), column: small(column) }
    }

    /// The byte of a place; past the end of its line, the end of the line.
    #[must_use]
    pub fn offset(&self, position: Position) -> usize {
        let line = (position.line as usize).clamp(1, self.lines.len());
        let start = self.lines[line - 1];
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        let wanted = self.chars_before(start) + (position.column as usize).saturating_sub(1);
        let block = self.chars.partition_point(|n| *n <= wanted).saturating_sub(1);
        let from = (block * STRIDE).max(start).min(end);
        let missing = wanted.saturating_sub(self.chars_before(from));
        self.text.as_bytes()[from..end]
            .iter()
            .zip(from..)
            .filter(|(byte, _)| is_first(**byte))
            .nth(missing)
            .map_or(end, |(_, offset)| offset)
    }

    fn chars_before(&self, offset: usize) -> usize {
        let block = offset / STRIDE;
        self.chars[block] + count_chars(&self.text.as_bytes()[block * STRIDE..offset])
    }
}

/// Whether a byte begins a character.
fn is_first(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn count_chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_first(**byte)).count()
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, offset: usize, line: u32, column: u32) {
        let places = Places::new(text);
        let position = places.position(offset);
        assert_eq!((position.line, position.column), (line, column));
        assert_eq!(places.offset(position), offset, "and back");
    }

    #[test]
    fn columns_count_characters() {
        check("äö x", 5, 1, 4);
        check("one\ntwö three", 9, 2, 5);
        check("one\n", 4, 2, 1);
        check("", 0, 1, 1);
        check("\u{feff}one", 3, 1, 1);
    }

    #[test]
    fn every_place_of_a_long_line_is_found_and_found_again() {
        let text = format!("a\n{}\nb", "ü".repeat(5000));
        for n in (0..5000).step_by(7) {
            check(&text, 2 + 2 * n, 2, n as u32 + 1);
        }
        check(&text, 10_003, 3, 1);
    }

    #[test]
    fn past_the_end_is_the_end() {
        assert_eq!(Places::new("ab").position(99), Position { line: 1, column: 3 });
        assert_eq!(Places::new("ab\nc").offset(Position { line: 1, column: 99 }), 2);
        assert_eq!(Places::new("ab\nc").offset(Position { line: 9, column: 1 }), 3);
    }
}
