//! `sensational-word`: a word that makes people in crisis frightening, comic or a diagnosis.

use super::wording::Says;
use crate::diagnostic::Severity;
use crate::scenario::rules::shown::Whose;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "sensational-word",
    severity: Severity::Warning,
    page: Page {
        finds: "A word is shown that makes people in crisis frightening, comic or a diagnosis, or a death an act of \
                crime or of success. Some words are only looked for in what the author and the trainee say: people in \
                the room may be as harsh with themselves as people are.",
        wrong: r#"because: "His brother committed suicide, and nobody has asked yet.""#,
        why: "The tone is the first thing that a meeting teaches. What is to be avoided is after the World Health \
              Organization's resource for media professionals (2017), the Samaritans' media guidelines and \
              Mindframe's advice on language; the list is this project's own.",
        mend: "Say what the person does or goes through, in plain words: `because: \"His brother died by suicide, and \
               nobody has asked yet.\"` If somebody must be quoted, allow the rule in the file and say why.",
    },
};

/// Words, with why they are not to be shown and what to write.
pub(super) struct Entry {
    /// Divided by commas.
    pub(super) phrases: &'static str,
    /// Whether people of the network may say it.
    network_may: bool,
    /// What the word does.
    does: &'static str,
    /// What to write.
    instead: &'static str,
}

const fn never(phrases: &'static str, does: &'static str, instead: &'static str) -> Entry {
    Entry { phrases, network_may: false, does, instead }
}

const fn not_by_us(phrases: &'static str, does: &'static str, instead: &'static str) -> Entry {
    Entry { phrases, network_may: true, does, instead }
}

pub(super) const WORDS: &[Entry] = &[
    never(
        "psycho, psychos, schizo, schizos, nutter, nutters, nutcase, nutcases, loony, loonies, lunatic, lunatics, \
         maniac, maniacs, madman, madmen, madwoman, headcase, basket case, mental case",
        "calls names",
        "Say what the person does or goes through.",
    ),
    never(
        "madhouse, nuthouse, loony bin, funny farm, padded cell, straitjacket, straightjacket, men in white coats",
        "makes a place of care one of fear",
        "Call the place what it is.",
    ),
    never(
        "insane, insanity, deranged, demented, unhinged, crazed, berserk",
        "puts a person beyond understanding",
        "Say what the person does, and what is hard to understand in it.",
    ),
    never(
        "schizophrenics, psychotics, the mentally ill, mental patient, mental patients, is schizophrenic, is a \
         schizophrenic, am schizophrenic, am a schizophrenic, he's schizophrenic, she's schizophrenic, he's a \
         schizophrenic, she's a schizophrenic",
        "makes a person a diagnosis",
        "Say that somebody has been told a diagnosis, or lives with one.",
    ),
    never(
        "commit suicide, commits suicide, committed suicide, committing suicide",
        "speaks of a death as of a crime",
        "Write `died by suicide`, `took her life`, or ask about `ending your life`.",
    ),
    never(
        "successful suicide, completed suicide, failed suicide, unsuccessful suicide, botched suicide, successful \
         attempt, suicide bid",
        "counts a death as a success, or staying alive as a failure",
        "Write `died by suicide`, or `tried to end his life and lived`.",
    ),
    never(
        "suicide epidemic, epidemic of suicide, epidemic of suicides, suicide hotspot, suicide spot",
        "makes suicide spread, or gives it a place",
        "Leave the place and the number out.",
    ),
    not_by_us(
        "crazy, bonkers, barking mad, raving mad, stark raving, nutty",
        "makes fun of what is hard to understand",
        "Say what is hard to understand.",
    ),
    not_by_us(
        "attention seeking, attention seeker, attention seekers, seeking attention, manipulative, manipulating",
        "sets a sign aside as a performance",
        "Say what the person may be asking for.",
    ),
    not_by_us(
        "horrific, gruesome, grisly, blood curdling, spine chilling, bone chilling",
        "is there to frighten",
        "Use plain words, or fewer.",
    ),
];

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    for hit in sheet.wording.hits() {
        let Says::Sensational(entry) = hit.says else { continue };
        let is_of_network = match hit.whose {
            Whose::Says(person) | Whose::Thinks(person) => !sheet.scenario.person(person).part.is_team(),
            Whose::Does(_) | Whose::Trainee | Whose::Author => false,
        };
        if !(is_of_network && entry.network_may) {
            finder.add(hit.span.clone(), format!("`{}` {}", hit.words, entry.does), entry.instead);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    #[test]
    fn a_word_is_told_wherever_it_is_shown() {
        let changes = [
            ("title: \"Rain indoors\"", "title: \"The Madhouse\""),
            ("Says(\"bela\", \"Well?\")", "Says(\"bela\", \"Our uncle committed  suicide.\")"),
            ("gesture: \"take your time with the coats\"", "gesture: \"smile at the lunatic\""),
            ("because: \"Soothes about the cat.\"", "because: \"She is schizophrenic.\""),
            ("tempting: \"It is kind.\"", "tempting: \"Psycho’s cat.\""),
            ("title: \"Tomorrow at ten\"", "title: \"The maniac\""),
            ("try_this: \"“Whatever comes.”", "try_this: \"“Insane.”"),
            ("asks: \"What did you hear", "asks: \"What deranged"),
        ];
        let words = [
            "Madhouse",
            "committed  suicide",
            "is schizophrenic",
            "Psycho’s",
            "lunatic",
            "maniac",
            "Insane",
            "deranged",
        ];
        finds("sensational-word", &changes, &words);
    }

    #[test]
    fn people_may_be_harsh_with_themselves_and_plain_words_are_plain() {
        let changes = [
            ("Says(\"anna\", \"He likes fish.\")", "Says(\"anna\", \"You think I’m crazy, and mad at him.\")"),
            ("because: \"Soothes about the cat.\"", "because: \"She committed herself; suicide was named.\""),
        ];
        finds("sensational-word", &changes, &[]);
        let says_trainee = ("say: \"Then that is settled,", "say: \"That is crazy,");
        finds("sensational-word", &[says_trainee], &["crazy"]);
    }
}
