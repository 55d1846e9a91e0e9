//! RON without what only people read.

/// The text with spaces in place of comments and, unless they are kept, of texts in quotes; as long as it was, in letters.
pub(super) fn bare(text: &str, keeps_texts: bool) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let blank = |c: char| if c == '\n' { '\n' } else { ' ' };
    while let Some(letter) = letters.next() {
        if letter == '/' && letters.peek() == Some(&'/') {
            bare.push(' ');
            while let Some(c) = letters.next_if(|c| *c != '\n') {
                bare.push(blank(c));
            }
        } else if letter == '"' {
            bare.push('"');
            let mut is_escaped = false;
            for c in letters.by_ref() {
                let ends = c == '"' && !is_escaped;
                is_escaped = c == '\\' && !is_escaped;
                bare.push(if ends || keeps_texts { c } else { blank(c) });
                if ends {
                    break;
                }
            }
        } else {
            bare.push(letter);
        }
    }
    bare
}

/// The words of a text: letters, digits and underscores.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

#[test]
fn comments_and_texts_become_spaces() {
    let text = "a: \"b // \\\" c\", // d \"e\n";
    assert_eq!(bare(text, false), "a: \"         \",        \n");
    assert_eq!(bare(text, true), "a: \"b // \\\" c\",        \n");
}
