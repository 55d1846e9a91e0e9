//! The text of every code: hover help, reason in the debrief and documentation are the same words.

use super::Codebook;
use super::code::Code;

/// A code in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeText<'a> {
    /// The list that it is of, such as `answers`.
    pub list: &'static str,
    /// The code as written in a scenario.
    pub code: &'static str,
    /// What it is called on screen.
    pub name: &'a str,
    /// What it means, in a sentence.
    pub meaning: &'a str,
    /// Where it ends and its neighbour begins.
    pub border: &'a str,
    /// A small example.
    pub example: &'a str,
}

impl Codebook {
    /// Every code of every list, in the order of the lists; a word of two lists comes twice.
    #[must_use]
    pub fn texts(&self) -> Vec<CodeText<'_>> {
        let mut texts = Vec::with_capacity(160);
        macro_rules! add {
            ($($list:ident),+) => {$(
                texts.extend(self.$list.iter().map(|entry| CodeText {
                    list: stringify!($list),
                    code: entry.code.name(),
                    name: &entry.name,
                    meaning: &entry.meaning,
                    border: &entry.border,
                    example: &entry.example,
                }));
            )+};
        }
        add!(dimensions, cues, demands, answers, holds, closings, classes, shown, steps, forms);
        add!(clarify_parts, plan_parts, routes, habits, openness, agreements);
        texts
    }

    /// The text of a code of one list.
    #[must_use]
    pub fn text<T: Code>(&self, list: &'static str, code: T) -> Option<CodeText<'_>> {
        self.texts().into_iter().find(|text| text.list == list && text.code == code.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_meaning_a_border_and_an_example() {
        let book = Codebook::shipped();
        let texts = book.texts();
        assert!(texts.len() > 150, "{}", texts.len());
        for text in texts {
            let whole = [text.name, text.meaning, text.border, text.example];
            assert!(whole.iter().all(|words| !words.trim().is_empty()), "{}: {}", text.list, text.code);
        }
    }
}
