//! `untempting`: a lesser response that does not say why anybody would choose it.

use super::Sheet;
use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule};

pub(super) const RULE: Rule = Rule {
    code: "untempting",
    severity: Severity::Warning,
    page: Page {
        finds: "A response to which another of its moment is better in some dimension and worse in none has no \
                `tempting`; a silence too, where the file gives one. Two that do different good things are neither \
                better than the other.",
        wrong: r#"
Response(id: "since-when", say: "When did it begin?", does: [Answer("wall", [Switch])],
    because: "A fact is asked for before the sentence has been answered.", next: ..),  // and no `tempting`"#,
        why: "If nobody can say what makes it tempting, it is there to be wrong, and the right one is obvious. The \
              debrief reads the sentence to whoever chose it: they had a reason, and it is met before the mend is.",
        mend: "Say what speaks for it, as somebody would who means well: \
               `tempting: \"A history has to be taken some time.\"`. If nothing does, write a better mistake.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    for played in sheet.moments() {
        for worth in &played.worths {
            let response = scenario.response(worth.response);
            let place = sheet.source.response(worth.response);
            // A silence that the file does not give stands where its moment does, and nobody wrote it.
            let is_given = !response.is_silence || place != sheet.source.moment(played.moment);
            if !is_given || response.tempting.is_some() || !played.is_lesser(worth.response) {
                continue;
            }
            let what = if response.is_silence {
                format!("silence in `{}`", scenario.moment(played.moment).id)
            } else {
                format!("`{}`", response.id)
            };
            finder.add(
                place,
                format!("{what} is lesser than something beside it, and does not say what makes it tempting"),
                "Say in `tempting` what speaks for it, as somebody would who means well.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Answer, good, meeting, rows, said};

    const CODE: &str = "untempting";
    const BARE: Answer<'_> = Answer { say: "It passes.", fields: "does: [Answer(\"CUE\", [Reassure])]" };

    #[test]
    fn a_lesser_response_that_tempts_nobody_is_told_at_its_id() {
        let text = meeting(&rows(&[(2, &[BARE, good("At night?")])]));
        let found: Vec<_> = said(CODE, &text).into_iter().map(|(words, _)| words).collect();
        assert_eq!(found, ["r0-0", "r1-0"]);
    }

    #[test]
    fn of_two_that_do_different_good_things_neither_is() {
        let holds = Answer { say: "I wonder.", fields: "does: [Hold(\"PRESS\", [NotKnowing, NextContact])]" };
        let text = meeting(&rows(&[(1, &[holds, good("At night?")])]));
        let press = "[Press(id: \"what\", demands: Diagnosis, salience: 2), Cue(";
        assert!(said(CODE, &text.replace("PRESS", "what").replacen("[Cue(", press, 1)).is_empty());
    }

    #[test]
    fn a_silence_that_the_file_gives_is_looked_at_too() {
        let text = meeting(&rows(&[(1, &[good("At night?")])]));
        assert!(said(CODE, &text).is_empty());
        let bare = text.replace("tempting: \"It is quiet.\", ", "");
        assert_eq!(
            said(CODE, &bare)[0].1,
            "silence in `m0` is lesser than something beside it, and does not say what makes it tempting"
        );
        let given = text.find("silence: (").unwrap();
        let left_out = format!("{}{}", &text[..given], &text[text[given..].find("))").unwrap() + given + 2..]);
        assert!(said(CODE, &left_out).is_empty());
    }
}
