//! Faults of practice.

use super::lay;

const THIN_WALLS: &str = "thin-walls";
const NOTHING: &str = "nothing-to-worry-about";
const VOICE: &str = "what-the-voice-wants";
const ANSWERS: &str = "he-answers-for-her";

#[test]
fn a_sign_that_is_shown_when_everybody_is_leaving() {
    let last = "Says(\"joel\", \"In the morning. All right, Dad.\")";
    let sign = "Says(\"viktor\", \"Give the dog my chair.\", [Signal(id: \"my-chair\", class: Veiled, shown: Veiled, deepens: \"folder\")])";
    let next = "next: Branch([(Done(\"folder\", Act), \"nine-o-clock\")], \"hour-is-over\"),";
    let from = format!("reply: [{last}],\n                {next}");
    let to = format!("reply: [{sign}],\n                {next}");
    lay(NOTHING, &[(&from, &to)], &[("no-step-where-shown", "my-chair")]);
}

#[test]
fn words_that_are_meant_and_for_which_nobody_brings_help() {
    let class = "Signal(id: \"kill-for-quiet\", class: Idiom, shown: Veiled)";
    let meant = "Signal(id: \"kill-for-quiet\", class: MeansAtHand, shown: Veiled)";
    lay(
        THIN_WALLS,
        &[(class, meant)],
        &[("required-step-missing", "kill-for-quiet"), ("untempting", "what-kind-of-quiet")],
    );
}

/// In these moments of the quarter of an hour the mother-in-law sits there as well.
#[track_caller]
fn lay_overheard(moments: &[&str], wanted: &[(&str, &str)]) {
    let alone = |moment: &str| {
        let group = if moment == "to-the-gate" { "At the gate" } else { "A quarter of an hour" };
        format!("id: \"{moment}\",\n            group: \"{group}\",\n            present: [\"rosina\"],")
    };
    let changes: Vec<_> = moments
        .iter()
        .map(|moment| (alone(moment), alone(moment).replace("[\"rosina\"]", "[\"rosina\", \"hedy\"]")))
        .collect();
    let changes: Vec<_> = changes.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    lay(ANSWERS, &changes, wanted);
}

#[test]
fn help_that_is_only_offered_in_front_of_one_who_tells() {
    let moments = ["good-to-me", "not-going", "mopped", "to-the-gate"];
    lay_overheard(&moments, &[("step-only-exposes", "looks-first")]);
}

#[test]
fn violence_that_is_only_asked_about_in_front_of_one_who_tells() {
    let moments = ["landing", "only-hot-once", "good-to-me", "mopped", "to-the-gate"];
    lay_overheard(&moments, &[("never-asked-alone", "looks-first")]);
}

#[test]
fn an_order_that_is_only_heard_after_a_question_that_nobody_asks() {
    let line = "Says(\"maren\", \"He reads the list. All of it, in order, over the loudspeaker, like in the gym. And at the end he says, one still to come.\"),";
    let sign =
        "Signal(id: \"the-list\", class: CommandResisted, shown: Explicit, about: \"maren\", deepens: \"wants\")";
    let says = line.replace("\"),", &format!("\", [{sign}]),"));
    let waits = format!("If(AskedAs(\"wants\", [Euphemism]), [{says}]),");
    let changes = [(line, waits.as_str())];
    let words = "He reads the list. All of it, in order, over the loudspeaker, like in the gym. And at the end he says, one still to come.";
    lay(VOICE, &changes, &[("waits-for-nothing", words), ("disclosure-out-of-reach", "the-list")]);
}

#[test]
fn a_figure_of_speech_that_everything_said_takes_for_danger() {
    let changes = [
        (
            "does: [Answer(\"listening\", [OwnWords, Feeling, Space])]",
            "does: [Answer(\"listening\", [OwnWords, Reassure])]",
        ),
        (
            "does: [Answer(\"listening\", [OwnWords, Feeling, OpenQuestion])]",
            "does: [Answer(\"listening\", [OwnWords, Feeling]), Safety(\"dead-tired\", Share)]",
        ),
        (
            "does: [Safety(\"dead-tired\", Notice), Safety(\"dead-tired\", Ask(Neutral))]",
            "does: [Safety(\"dead-tired\", Notice), Safety(\"dead-tired\", Ask(Neutral)), Safety(\"dead-tired\", Plan([Coping]))]",
        ),
    ];
    let wanted = [("no-way-past-decoy", "dead-tired"), ("untempting", "both-true"), ("untempting", "afraid-to-hear")];
    lay(THIN_WALLS, &changes, &wanted);
}

#[test]
fn a_hand_on_the_wall_that_nobody_sees() {
    let changes = [
        ("Answer(\"palm\", [Present, StandBy])", "Answer(\"palm\", [Postpone])"),
        ("Answer(\"palm\", [Present])", "Answer(\"palm\", [BackChannel])"),
        ("Answer(\"palm\", [Space])", "Habit(Jargon)"),
    ];
    lay(THIN_WALLS, &changes, &[("cue-never-answered", "palm"), ("untempting", "mother-rang")]);
}

#[test]
fn a_word_that_is_not_his() {
    let changes = [
        ("say: \"Crowded, I see. Though", "say: \"Quite so, I see. Though"),
        (
            "both, in a crowd like that, and whether there’s something lonely under it all",
            "both, in there, and whether there’s something else under it all",
        ),
    ];
    lay(THIN_WALLS, &changes, &[("not-their-words", "crowded-word")]);
}

#[test]
fn a_question_about_us_that_nobody_answers_straight() {
    let changes = [
        ("does: [Hold(\"who-sent-you\", [Honest]), Unasked(Promise)]", "does: [Close(\"who-sent-you\", Promise)]"),
        ("does: [Hold(\"who-sent-you\", [Honest, NextContact]), ", "does: [Close(\"who-sent-you\", Drift), "),
        ("does: [Hold(\"who-sent-you\", [Honest, NotKnowing, TurnTo]), ", "does: ["),
    ];
    lay(THIN_WALLS, &changes, &[("press-never-held", "who-sent-you"), ("untempting", "mother-rang")]);
}

#[test]
fn a_mother_and_a_son_of_whom_one_is_always_left() {
    let changes = [
        (
            "does: [Hold(\"name-it\", [NotKnowing, FindOut]), Answer(\"wall\", [OwnWords, Space])]",
            "does: [Hold(\"name-it\", [NotKnowing, FindOut])]",
        ),
        (
            "does: [Hold(\"name-it\", [NotKnowing, Aloud, FindOut]), Answer(\"wall\", [OwnWords, Space])]",
            "does: [Hold(\"name-it\", [NotKnowing, Aloud, FindOut])]",
        ),
    ];
    lay(THIN_WALLS, &changes, &[("torn-between-two", "wall")]);
}

#[test]
fn a_team_that_never_thinks_aloud() {
    let changes = [
        (
            "Reflect(leave: true, takes_up: [\"next-room\"], press: \"something\"),",
            "Answer(\"next-room\", [Acknowledge, SecondVoice]), Hold(\"something\", [Aloud]),",
        ),
        (
            "does: [Reflect(leave: false, takes_up: [\"next-room\"], press: \"something\")]",
            "does: [Answer(\"next-room\", [Interpret])]",
        ),
        (
            "does: [Reflect(leave: true, takes_up: [\"no-room-in-it\"]), Answer(\"no-room-in-it\", [OwnWords, Offer])]",
            "does: [Answer(\"no-room-in-it\", [OwnWords, Offer])]",
        ),
    ];
    lay(THIN_WALLS, &changes, &[("no-reflecting-talk", "mikko")]);
}

#[test]
fn a_second_colleague_who_only_sits_there() {
    let people = "    people: [\n        (id: \"eero\",";
    let more = "    people: [\n        (id: \"sanna\", name: \"Sanna\", part: PeerWorker(\"peer worker\"), age: 38, starts: Open),\n        (id: \"eero\",";
    lay(THIN_WALLS, &[(people, more)], &[("silent-colleague", "sanna")]);
}
