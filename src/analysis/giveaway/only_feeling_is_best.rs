//! `only-feeling-is-best`: where one response alone names a feeling, it is the best one.

use super::Sheet;
use super::pattern::{Pattern, only};
use crate::diagnostic::Severity;
use crate::scenario::Response;
use crate::scenario::rules::own_words::words;
use crate::scenario::rules::{Finder, Page, Rule};

/// Meetings in which chance alone may do it, one of so many.
const ONE_IN: u64 = 50;

/// Beginnings of words for feelings; a word is one if it begins so.
const FEELINGS: [&str; 42] = [
    "afraid", "anger", "angry", "anxi", "ashamed", "asham", "bitter", "brave", "cry", "dread", "despair", "exhaust",
    "fear", "feel", "felt", "fright", "furious", "glad", "grie", "guilt", "happy", "hate", "helpless", "hope", "hurt",
    "joy", "lonel", "longing", "miss", "pain", "panic", "proud", "relie", "sad", "scare", "shame", "sorrow", "sorry",
    "terrif", "tired", "upset", "worr",
];

pub(super) const RULE: Rule = Rule {
    code: "only-feeling-is-best",
    severity: Severity::Warning,
    page: Page {
        finds: "In the moments in which exactly one response has a word for a feeling, that one is best more often \
                than chance: so often that fewer than one in fifty meetings would have it so if what is best were put \
                anywhere. In a single moment it is no fault.",
        wrong: r#"
say: "Four nights, and afraid all the while.",     // best, and the only feeling
say: "You could try earplugs.",
say: "How many hours did you sleep?","#,
        why: "“Pick the one that names a feeling” is a trick that works without hearing anybody. There are moments in \
              which the warm answer is wrong: it reassures, it hurries past, it thanks somebody for a farewell.",
        mend: "Let a lesser response be warm (“That must be such a relief for you”), or let the good one stay with a \
               word, a fact or the room.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let pattern = Pattern::of(sheet, |_, said| only(said, names_a_feeling));
    let mend = "Let something lesser be warm as well, or let some of these stay with a word of theirs.";
    pattern.tell(sheet, finder, ONE_IN, "the only response that names a feeling", mend);
}

fn names_a_feeling(response: &Response) -> bool {
    let said = response.say.to_lowercase();
    words(&said).any(|word| FEELINGS.iter().any(|feeling| word.starts_with(feeling)))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good, poor, speaks};

    const CODE: &str = "only-feeling-is-best";

    #[test]
    fn where_only_what_is_best_names_a_feeling_it_is_told() {
        speaks(CODE, &[(5, &[poor("Now, now."), good("At night, and you were afraid."), poor("It passes.")])], true);
    }

    #[test]
    fn where_the_warm_answer_is_lesser_it_is_not() {
        speaks(CODE, &[(9, &[poor("How frightening!"), good("At night."), poor("It passes.")])], false);
    }
}
