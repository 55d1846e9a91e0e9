//! Lists of words and phrases, found in texts as whole words, whatever the case.

use std::collections::HashMap;
use std::ops::Range;

/// Phrases, each with what there is to say of it.
pub(super) struct Phrases<T> {
    /// By their longest word, which is the rarest.
    by_word: HashMap<String, Vec<Phrase<T>>>,
    begins: Begins,
}

/// A phrase without its longest word.
struct Phrase<T> {
    before: Vec<String>,
    after: Vec<String>,
    says: T,
}

/// Bytes before the longest word of a phrase in which its other words are looked for.
const FAR_BEFORE: usize = 120;

impl<T: Copy> Phrases<T> {
    pub(super) fn new() -> Self {
        Self { by_word: HashMap::new(), begins: Begins::new() }
    }

    /// Adds phrases, divided by commas.
    pub(super) fn add(&mut self, phrases: &str, says: T) {
        for phrase in phrases.split(',') {
            let mut before: Vec<_> = Words::of(phrase).map(|(_, word)| plain(word)).collect();
            let Some(longest) = (0..before.len()).max_by_key(|nth| before[*nth].len()) else { continue };
            let after = before.split_off(longest + 1);
            let Some(word) = before.pop() else { continue };
            self.begins.add(word.as_bytes());
            self.by_word.entry(word).or_default().push(Phrase { before, after, says });
        }
    }

    /// Calls `look` for each phrase in a text, with its place in it.
    pub(super) fn each(&self, text: &str, mut look: impl FnMut(Range<usize>, T)) {
        let mut words = Words::of(text);
        let mut spelled = String::new();
        while let Some((place, word)) = words.next() {
            if !self.begins.may_be(word.as_bytes()) {
                continue;
            }
            spell(word, &mut spelled);
            for phrase in self.by_word.get(&spelled).into_iter().flatten() {
                let start = stand_before(text, place.start, &phrase.before);
                let end = words.matches(place.end, &phrase.after);
                if let (Some(start), Some(end)) = (start, end) {
                    look(start..end, phrase.says);
                }
            }
        }
    }
}

/// Where these words begin, if they stand right before a byte.
fn stand_before(text: &str, end: usize, wanted: &[String]) -> Option<usize> {
    if wanted.is_empty() {
        return Some(end);
    }
    let from = text.floor_char_boundary(end.saturating_sub(FAR_BEFORE));
    let passed: Vec<_> = Words::of(&text[from..end]).collect();
    let mut start = end;
    for (wanted, (place, word)) in wanted.iter().rev().zip(passed.iter().rev()) {
        let is_next = is_one_sentence(&text[from + place.end..start]) && plain(word) == *wanted;
        start = is_next.then_some(from + place.start)?;
    }
    (passed.len() >= wanted.len()).then_some(start)
}

/// With which three letters the words begin, and how long they are: most words of a text are passed over by that alone.
struct Begins(Vec<u16>);

impl Begins {
    fn new() -> Self {
        Self(vec![0; 1 << 15])
    }

    fn add(&mut self, word: &[u8]) {
        self.0[Self::letters(word)] |= Self::length(word);
    }

    fn may_be(&self, word: &[u8]) -> bool {
        let lengths = self.0[Self::letters(word)];
        // An apostrophe may be spelled in two ways, and with an s it does not count.
        lengths & Self::length(word) != 0 || lengths != 0 && word.iter().any(|byte| !byte.is_ascii_alphanumeric())
    }

    /// Five bits of each letter are the same for small and capital ones.
    fn letters(word: &[u8]) -> usize {
        word.iter().take(3).fold(0, |letters, byte| letters << 5 | usize::from(byte & 31))
    }

    fn length(word: &[u8]) -> u16 {
        1 << word.len().min(15)
    }
}

/// The words of a text with their places: letters, digits and the apostrophes inside them.
#[derive(Clone)]
struct Words<'t> {
    text: &'t str,
    from: usize,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, from: 0 }
    }

    /// Where these words end, if they come next, after a byte.
    fn matches(&self, start: usize, wanted: &[String]) -> Option<usize> {
        let mut ahead = self.clone();
        let mut end = start;
        for wanted in wanted {
            let (place, word) = ahead.next()?;
            let is_next = is_one_sentence(&self.text[end..place.start]) && plain(word) == *wanted;
            end = is_next.then_some(place.end)?;
        }
        Some(end)
    }
}

/// Whether what stands between two words lets them be one phrase.
fn is_one_sentence(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || c == '-')
}

impl<'t> Iterator for Words<'t> {
    type Item = (Range<usize>, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        let mut start = self.from;
        loop {
            let byte = *bytes.get(start)?;
            if byte.is_ascii_alphanumeric() {
                break;
            }
            start += if byte.is_ascii() {
                1
            } else {
                let c = self.text[start..].chars().next()?;
                if c.is_alphanumeric() {
                    break;
                }
                c.len_utf8()
            };
        }
        let mut end = start;
        while let Some(byte) = bytes.get(end) {
            end += if byte.is_ascii_alphanumeric() || *byte == b'\'' {
                1
            } else if byte.is_ascii() {
                break;
            } else {
                match self.text[end..].chars().next() {
                    Some(c) if c.is_alphanumeric() || c == '’' => c.len_utf8(),
                    Some(_) | None => break,
                }
            };
        }
        self.from = end;
        let word = &self.text[start..end];
        let ends_in_letter = word.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
        let word = if ends_in_letter { word } else { word.trim_end_matches(['\'', '’']) };
        Some((start..start + word.len(), word))
    }
}

fn plain(word: &str) -> String {
    let mut spelled = String::new();
    spell(word, &mut spelled);
    spelled
}

/// Spells a word in small letters with straight apostrophes, and without an `'s`.
fn spell(word: &str, spelled: &mut String) {
    spelled.clear();
    spelled.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    if spelled.ends_with("'s") {
        spelled.truncate(spelled.len() - 2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &[(&str, &str)] = &[("no sleep, hasn't slept", "sleep"), ("sleep", "one word")];

    #[track_caller]
    fn check(text: &str, wanted: &[(&str, &str)]) {
        let mut found = Vec::new();
        let mut phrases = Phrases::new();
        LIST.iter().for_each(|(words, says)| phrases.add(words, *says));
        phrases.each(text, |place, says| found.push((text[place].to_owned(), says)));
        let found: Vec<_> = found.iter().map(|(words, says)| (words.as_str(), *says)).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn phrases_are_found_as_whole_words_whatever_the_case_and_the_apostrophe() {
        check("He hasn’t slept; no Sleep.", &[("hasn’t slept", "sleep"), ("no Sleep", "sleep"), ("Sleep", "one word")]);
        check("‘Sleep’, sleep's, asleep, sleeping", &[("Sleep", "one word"), ("sleep's", "one word")]);
        check("Schläft: no\n sleep", &[("no\n sleep", "sleep"), ("sleep", "one word")]);
        check("No, sleep, or no – sleep", &[("sleep", "one word"), ("sleep", "one word")]);
    }
}
