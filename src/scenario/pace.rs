//! The pace of speech: how long words stand before the next ones come.
//!
//! An assumption of this project's own: a third of a second for a word and a breath before each line come to about 150
//! words a minute in lines of ten words, which is the pace of an unhurried conversation.

/// Milliseconds that a word takes.
pub const WORD_MS: u32 = 330;
/// Milliseconds before anything is said or done.
pub const BREATH_MS: u32 = 600;

/// Milliseconds that a line of these words takes, the breath before it counted.
#[must_use]
pub fn ms_of(words: &str) -> u32 {
    let n_words = u32::try_from(words.split_ascii_whitespace().count()).unwrap_or(u32::MAX);
    BREATH_MS.saturating_add(n_words.saturating_mul(WORD_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_ten_words_make_about_150_words_a_minute() {
        let line = ms_of("one two three four five six seven eight nine ten");
        assert_eq!(10 * 60_000 / line, 153);
    }
}
