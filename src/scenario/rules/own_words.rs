//! Whose words an answer is in: whether something said takes up a word of a cue.

use crate::scenario::model::Call;

/// Words that carry a sentence and say nothing of their own: taking up one of these alone takes up nothing.
const SMALL: [&str; 56] = [
    "a", "about", "all", "am", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do", "for",
    "from", "had", "has", "have", "he", "her", "him", "his", "i", "in", "is", "it", "its", "me", "my", "not", "of",
    "on", "or", "our", "she", "so", "that", "the", "their", "them", "they", "this", "to", "us", "was", "we", "were",
    "what", "will", "with", "would", "you", "your",
];

/// What an apostrophe cuts off: no words.
const ENDINGS: [&str; 7] = ["d", "ll", "m", "re", "s", "t", "ve"];

/// Whether something said, in lower case, holds a word of a cue: of a phrase any word that says something by itself, in
/// any of its forms.
pub(crate) fn takes_up(said: &str, cue: &Call) -> bool {
    cue.words.iter().any(|phrase| is_taken_up(&phrase.to_lowercase(), said))
}

fn is_taken_up(phrase: &str, said: &str) -> bool {
    let mut telling = words(phrase).filter(|word| !SMALL.contains(word)).peekable();
    if telling.peek().is_none() {
        // A phrase of small words is taken up whole.
        return words(phrase).all(|word| words(said).any(|other| other == word));
    }
    telling.any(|word| words(said).any(|other| are_alike(word, other)))
}

/// The words of a text; of what is drawn together, such as “it’s”, the first.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !ENDINGS.contains(word))
}

/// Whether two words are forms of one: the same, or the same but for their endings.
pub(crate) fn are_alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let shorter = one.chars().count().min(other.chars().count());
    (shared >= 3 && shared + 1 >= shorter) || (shared >= 5 && shared + 3 >= shorter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_alike_and_other_words_are_not() {
        assert!(are_alike("talks", "talk") && are_alike("carry", "carried") && are_alike("squared", "square"));
        assert!(are_alike("breathing", "breathes") && are_alike("labelled", "labels"));
        assert!(!are_alike("wall", "was") && !are_alike("letter", "lend") && !are_alike("he", "her"));
    }

    #[test]
    fn a_phrase_of_small_words_is_taken_up_whole() {
        let words: Vec<_> = words("it’s so, and you’ll see").collect();
        assert_eq!(words, ["it", "so", "and", "you", "see"]);
        let phrase = |said: &str| is_taken_up("it’s so", said);
        assert!(phrase("where it isn’t so yet") && !phrase("so, then"));
    }
}
