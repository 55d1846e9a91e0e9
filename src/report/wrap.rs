//! Text wrapped between words at a width in characters.

/// The text in lines of at most `width` characters; the first begins with `first`, the others with `rest`.
///
/// A word that is longer than a line stands on a line of its own. Control characters, which a terminal would obey,
/// become spaces.
#[must_use]
pub fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    let mut wrapped = String::with_capacity(text.len() + text.len() / 40);
    for (nth, paragraph) in text.trim_end().split('\n').enumerate() {
        let margin = if nth == 0 { first } else { rest };
        if nth > 0 {
            wrapped.push('\n');
        }
        wrapped.push_str(margin);
        let mut column = length(margin);
        let mut is_empty = true;
        for word in
            paragraph.split(|c: char| c.is_whitespace() && c != '\u{a0}' || c.is_control()).filter(|w| !w.is_empty())
        {
            let wanted = length(word) + usize::from(!is_empty);
            if !is_empty && column + wanted > width {
                wrapped.push('\n');
                wrapped.push_str(rest);
                column = length(rest);
                is_empty = true;
            }
            if !is_empty {
                wrapped.push(' ');
                column += 1;
            }
            wrapped.push_str(word);
            column += length(word);
            is_empty = false;
        }
    }
    wrapped
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_and_margins_are_kept() {
        assert_eq!(
            wrap("Thank you for coming so soon.", 20, "Liisa: ", "  "),
            "Liisa: Thank you for\n  coming so soon."
        );
        assert_eq!(wrap("one\n\ntwo", 20, "- ", "  "), "- one\n  \n  two");
        assert_eq!(wrap("a-word-far-too-long b", 8, "", ""), "a-word-far-too-long\nb");
        assert_eq!(wrap("", 8, "> ", ""), "> ");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(wrap("red\u{1b}[31m", 20, "", ""), "red [31m");
    }
}
