//! `not-their-words`: an answer coded as taking up their words, which takes up none of them.

use crate::codebook::AnswerWay;
use crate::diagnostic::Severity;
use crate::scenario::model::{Act, ResponseId};
use crate::scenario::rules::own_words::takes_up;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "not-their-words",
    severity: Severity::Warning,
    page: Page {
        finds: "A response is coded `Answer(.., [OwnWords, ..])`, and neither what it says nor its gesture holds any of \
                the cue's `words`. Endings of words, capitals and punctuation do not matter, nor does a word of a \
                longer phrase have to come with the others.",
        wrong: r#"
Cue(id: "wall", of: Experience, salience: 3, words: ["wall", "talks"]),
Response(id: "how-strange", say: "That sounds very strange. How is it for you?", does: [Answer("wall", [OwnWords, OpenQuestion])], ..)"#,
        why: "Taking up a person's own word is what dialogue is made of (responding to what was said: Olson, Seikkula & \
              Ziedonis 2014), and it is scored. If the answer is in our words, the trainee learns that ours are as \
              good.",
        mend: "Say one of their words, or code what it is: your own word for it is `Acknowledge`. Where the word is \
               theirs and only missing from the cue, add it to `words`.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    let mut own = Vec::new();
    for (response, id) in scenario.responses.iter().zip((0..).map(ResponseId)) {
        let in_own_words = response.acts.iter().enumerate().filter_map(|(nth, act)| match act {
            Act::Answer(cue, ways) if ways.contains(AnswerWay::OwnWords) => Some((nth, *cue)),
            _ => None,
        });
        own.clear();
        own.extend(in_own_words);
        if own.is_empty() {
            continue;
        }
        let said = format!("{} {}", response.say, response.gesture).to_lowercase();
        for (nth, cue) in &own {
            let call = scenario.call(*cue);
            if call.words.is_empty() || takes_up(&said, call) {
                continue;
            }
            let words: Vec<_> = call.words.iter().map(|word| format!("“{word}”")).collect();
            finder.add(
                sheet.source.act(id, *nth),
                format!("`{}` takes up none of the words of `{}`: {}", response.id, call.id, words.join(", ")),
                "Say one of their words, add the word that is said to the cue's `words`, or take `OwnWords` away.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const CODE: &str = "not-their-words";
    const SAID: &str =
        "Tired of being wet, and worn out. When is the wish strongest, what holds you here, and who may know of it?";

    #[test]
    fn an_answer_in_our_words_is_told_at_the_act() {
        let ours = "That sounds exhausting. When is the wish strongest, what holds you here, and who may know of it?";
        finds(CODE, &[(SAID, ours)], &["tired-of-wet"]);
    }

    #[test]
    fn endings_capitals_and_marks_do_not_matter() {
        let theirs = "WETTER than ever? When is the wish strongest, what holds you here, and who may know of it?";
        finds(CODE, &[(SAID, theirs)], &[]);
    }

    #[test]
    fn a_word_in_the_gesture_is_taken_up_too() {
        let theirs =
            "That sounds exhausting. What holds you here, and who may know of it?\", gesture: \"touch the wet sleeve";
        finds(CODE, &[(SAID, theirs)], &[]);
    }

    #[test]
    fn a_cue_without_words_is_left_alone() {
        let ours = "That sounds exhausting. When is the wish strongest, what holds you here, and who may know of it?";
        finds(CODE, &[(SAID, ours), (", words: [\"tired\", \"wet\"]", "")], &[]);
    }
}
