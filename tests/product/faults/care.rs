//! Faults of care, and of what a file allows itself.

use super::lay;

const THIN_WALLS: &str = "thin-walls";
const NOTHING: &str = "nothing-to-worry-about";
const VOICE: &str = "what-the-voice-wants";

#[test]
fn a_note_that_the_theme_calls_for() {
    let changes = [("content_notes: [Suicide, Bereavement,", "content_notes: [Bereavement,")];
    lay(NOTHING, &changes, &[("content-note-missing", "Nothing to worry about")]);
}

#[test]
fn a_note_that_a_class_of_signal_calls_for() {
    let changes = [
        ("themes: [BriefPsychoticDisorder, AcuteCrisis,", "themes: [AcuteCrisis,"),
        ("content_notes: [HearingVoices, FrighteningBeliefs,", "content_notes: [FrighteningBeliefs,"),
    ];
    lay(VOICE, &changes, &[("content-note-missing", "wants")]);
}

#[test]
fn a_word_that_makes_a_death_a_crime() {
    let because = "because: \"Settles the question for everyone before anyone has been heard, and speaks past the one it is about.\"";
    let changes = [(because, "because: \"People commit suicide after less.\"")];
    lay(THIN_WALLS, &changes, &[("sensational-word", "commit suicide")]);
}

#[test]
fn a_name_that_people_in_crisis_are_called() {
    let changes = [(
        "Thinks(\"eero\", \"There’s somebody with a pram. They aren’t looking up.\")",
        "Thinks(\"eero\", \"Psycho, they say.\")",
    )];
    lay(THIN_WALLS, &changes, &[("sensational-word", "Psycho")]);
}

#[test]
fn a_method() {
    let changes = [("The boathouse key’s on my ring.", "I know which knot makes a noose.")];
    lay(NOTHING, &changes, &[("method-detail", "noose")]);
}

#[test]
fn a_mother_who_talks_like_a_case_note() {
    let changes = [(
        "Says(\"liisa\", \"That’s what I keep telling him.\")",
        "Says(\"liisa\", \"He lacks insight, that’s what I keep telling him.\")",
    )];
    lay(THIN_WALLS, &changes, &[("jargon-at-home", "lacks insight")]);
}

#[test]
fn three_quarters_of_an_hour_that_take_a_quarter() {
    lay(NOTHING, &[("minutes: 17,", "minutes: 45,")], &[("minutes-off", "45")]);
}

#[test]
fn a_code_that_does_not_exist_and_one_that_finds_nothing() {
    let changes = [(
        "    allow: [],\n)",
        "    allow: [(code: \"orphan-momment\", because: \"x\"), (code: \"orphan-moment\", because: \"x\")],\n)",
    )];
    lay(THIN_WALLS, &changes, &[("unknown-allow", "orphan-momment"), ("idle-allow", "orphan-moment")]);
}
