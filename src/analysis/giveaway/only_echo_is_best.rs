//! `only-echo-is-best`: where one response alone takes up a word of the one who spoke, it is the best one.

use super::Sheet;
use super::pattern::{Pattern, only};
use crate::diagnostic::Severity;
use crate::scenario::rules::own_words::takes_up;
use crate::scenario::rules::{Finder, Page, Rule};

/// Meetings in which chance alone may do it, one of so many.
const ONE_IN: u64 = 50;

pub(super) const RULE: Rule = Rule {
    code: "only-echo-is-best",
    severity: Severity::Warning,
    page: Page {
        finds: "In the moments in which exactly one response holds a word of a cue that is open, that one is best more \
                often than chance: so often that fewer than one in fifty meetings would have it so if what is best were \
                put anywhere. In a single moment it is no fault.",
        wrong: r#"
Cue(id: "wall", of: Experience, salience: 3, words: ["wall", "talks"]),
say: "The wall talks before you do.",        // best, and the only one with his word
say: "When did you begin to hear things?",
say: "That must be frightening for you.","#,
        why: "Taking up a word is most of what is practised here; if only the best response does it, matching words on \
              the screen is enough, and nobody needs to hear what they mean. People take up a word and dispute it, \
              explain it or agree with it as a fact, too.",
        mend: "Let lesser responses use the word: “There is nobody in the wall, Eero.” Or let a good one answer with \
               presence, with a feeling or with silence.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    let pattern = Pattern::of(sheet, |played, said| {
        let cues: Vec<_> = played.open.iter().map(|call| scenario.call(*call)).filter(|call| call.is_cue()).collect();
        only(said, |response| {
            let said = response.say.to_lowercase();
            cues.iter().any(|cue| takes_up(&said, cue))
        })
    });
    let mend = "Let something lesser use the word as well, or let some of these answer in another way.";
    pattern.tell(sheet, finder, ONE_IN, "the only response with a word of theirs", mend);
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good, poor, speaks};

    const CODE: &str = "only-echo-is-best";

    #[test]
    fn where_only_what_is_best_takes_up_their_word_it_is_told() {
        speaks(CODE, &[(5, &[poor("Now, now."), good("The wall, at night."), poor("It passes.")])], true);
    }

    #[test]
    fn where_something_lesser_takes_it_up_as_well_it_is_not() {
        speaks(CODE, &[(9, &[poor("Nobody is in the wall."), good("The wall, at night."), poor("It passes.")])], false);
    }
}
