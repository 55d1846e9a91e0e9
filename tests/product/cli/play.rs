//! `polyphony play`.

use super::Desk;

#[test]
fn choices_play_the_meeting_and_the_scores_follow() {
    let out = Desk::new().run(&["play", "kitchen", "--choose", "ask,agree", "--seed", "7"]).good();
    let (meeting, results) = out.split_once("\nThree scores\n").unwrap();
    assert_eq!(
        meeting,
        "The kitchen
===========
Two sisters and a clock.

The kettle is on.

- Anna, at the centre, 30
- Ida, sister, 34
- Max, nurse, 50

In this meeting there is: raised voices

seed 7

Anna: The clock has stopped saying my name.
Ida: Is she ill?
…
[to yourself] What does the clock stir in you?

(You turn to her)
You: Your name. What did it say?

(Ida pours the tea)

You: We come back tomorrow.


— Until tomorrow —
"
    );
    assert!(results.contains("Inner voices\n------------\n- Ida, at the start: Not again.\n"), "{results}");
    assert!(
        results
            .contains("What was agreed\n---------------\n- The next meeting is settled, with you and Ida, within 24 hours (turn 2)\n"),
        "{results}"
    );
    assert!(results.contains("- Anna: 7 words, 35 % of the talk, turned to once\n"), "{results}");
    assert!(results.contains("- Max: 0 words, 0 % of the talk, not turned to\n"), "{results}");
    assert!(
        results
            .contains("    Ida: Is she ill?\n    (You turn to her)\n    You: Your name. What did it say?\n    Why: "),
        "{results}"
    );
    assert!(results.ends_with("\n\nNothing was kept: plays with --choose or --policy are not.\n"), "{results}");
}

#[test]
fn the_help_lists_the_policies_and_says_what_is_kept() {
    let help = Desk::new().run(&["play", "--help"]).good();
    for wanted in ["is not kept", "dialogical, closer, holder", "warmest", "--store <FILE>"] {
        assert!(help.split_whitespace().collect::<Vec<_>>().join(" ").contains(wanted), "{wanted} in {help}");
    }
}

#[test]
fn spaces_between_choices_and_a_gesture_that_says_you_change_nothing() {
    let desk = Desk::new();
    desk.write("scenarios/kitchen.ron", super::KITCHEN.replace("\"turn to her\"", "\"You turn to her\""));
    let out = desk.run(&["play", "kitchen", "--choose", " ask, agree ", "--seed", "7"]).good();
    assert!(out.contains("\n(You turn to her)\nYou: Your name."), "{out}");
    let offer = desk.run(&["play", "kitchen", "--seed", "7"]).good();
    assert!(offer.contains("to Anna: (You turn to her) Your name."), "{offer}");
    assert!(!(out + &offer).contains("You You"));
}

#[test]
fn json_is_one_document_with_ids_in_words() {
    let desk = Desk::new();
    let out = desk
        .run(&["play", "kitchen", "--choose", "label,silence", "--policy", "first", "--seed", "7", "--json"])
        .good();
    let played: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(played["choices"], serde_json::json!(["label", "silence", "agree"]));
    assert_eq!(
        (&played["scenario"], &played["ending"], &played["seed"]),
        (&"kitchen".into(), &"tomorrow".into(), &7.into())
    );
    assert_eq!(played["scenario_hash"].as_str().unwrap().len(), 64);
    let keys = [
        "scenario",
        "scenario_hash",
        "codebook_hash",
        "rubric_hash",
        "seed",
        "choices",
        "ending",
        "turns",
        "scores",
        "findings",
        "events",
    ];
    let tops = out.lines().filter_map(|line| line.strip_prefix("  \"")?.split('"').next());
    assert_eq!(tops.collect::<Vec<_>>(), keys);
    let press = played["findings"].as_array().unwrap().iter().find(|f| f["call"] == "ill").unwrap();
    assert_eq!((&press["rule"], &press["dimension"]), (&"PressClosed".into(), &"tolerance".into()));
    assert_eq!((&press["points"], &press["of"], &press["turn"]), (&0.into(), &4.into(), &1.into()));
    let event = |n: &serde_json::Value| played["events"][n.as_u64().unwrap() as usize].clone();
    let events: Vec<_> = press["events"].as_array().unwrap().iter().map(|n| (n, event(n))).collect();
    assert!(events.iter().all(|(n, event)| event["n"] == **n));
    let closed = events.iter().find(|(_, event)| event["event"] == "PressClosed").unwrap();
    assert_eq!((&closed.1["call"], &closed.1["way"]), (&"ill".into(), &"Label".into()));
    assert_eq!(played["scores"]["tolerance"]["score"], serde_json::Value::Null);
    assert!(played["scores"]["tolerance"]["not_rated"].is_string());
}

#[test]
fn the_same_seed_and_choices_give_the_same_document() {
    let desk = Desk::new();
    let play = || desk.run(&["play", "kitchen", "--policy", "random", "--seed", "99", "--json"]).good();
    assert_eq!(play(), play());
}

#[test]
fn choices_that_are_not_offered_are_named_with_what_is() {
    let desk = Desk::new();
    assert_eq!(
        desk.run(&["play", "kitchen", "--choose", "ask,agre"]).complaint(),
        "error: `agre` is not offered in `tea`\n  choice 2 of 2 in `--choose`\n  help: Did you mean `agree`?\n"
    );
    assert_eq!(
        desk.run(&["play", "kitchen", "--choose", "ask", "--json"]).complaint(),
        "error: the choices end before the meeting does\n  in `tea`, after turn 1\n  \
         help: Choose on from `agree`, `silence`, or name a policy with `--policy`.\n"
    );
    assert_eq!(
        desk.run(&["play", "kitchen", "--choose", "ask,agree,ask"]).complaint(),
        "error: the meeting has ended, with `tomorrow`\n  choice 3 of 3 in `--choose`\n  \
         help: Leave it out, and all after it; the meeting took 2 turns.\n"
    );
    assert!(
        desk.run(&["play", "kitchen", "--policy", "dialogic"])
            .complaint()
            .ends_with("help: Did you mean `dialogical`?\n")
    );
    assert!(desk.run(&["play", "kitchen", "--json"]).complaint().contains("nothing says what to choose"));
}

#[test]
fn a_scenario_that_is_not_there_or_has_errors_is_not_played() {
    let desk = Desk::new();
    assert_eq!(
        desk.run(&["play", "kitchens", "--policy", "first"]).complaint(),
        "error: there is no scenario `kitchens`\n  in scenarios\n  help: Did you mean `kitchen`?\n"
    );
    desk.write("bad.ron", "Scenario(");
    let complaint = desk.run(&["play", "bad.ron", "--policy", "first"]).complaint();
    assert!(complaint.starts_with("error: the scenario cannot be played: it has "), "{complaint}");
    assert!(complaint.ends_with("  bad.ron\n  help: Mend it, and look again with `polyphony check`.\n"), "{complaint}");
}

#[test]
fn a_meeting_is_played_by_hand_and_kept() {
    let desk = Desk::new();
    let numbered = "A clock of my own\n?\n7\ns\n1\nQuiet now\n3\n6\n2\n\n";
    let out = desk.type_in(&["play", "kitchen", "--seed", "7"], numbered).good();
    assert!(out.contains("[to yourself] What does the clock stir in you?\n  for yourself, unscored; Enter goes on > A clock of my own\n"), "{out}");
    assert!(out.contains("> 7\n`7` is none of these: 1 to 2, s, ? or q\n> s\n"), "{out}");
    assert!(out.contains("Your first reaction > Quiet now\n"), "{out}");
    assert!(out.contains("1 to 5 > 6\n`6` is not 1 to 5\n"), "{out}");
    assert!(out.contains("\nThree scores\n"), "{out}");
    assert!(out.contains("Where to turn after playing"), "{out}");
    let list = desk.run(&["runs", "list"]).good();
    assert!(list.contains("  ended     "), "{list}");
}

#[test]
fn a_meeting_that_was_left_goes_on_where_it_stood() {
    let desk = Desk::new();
    let out = desk.type_in(&["play", "kitchen", "--seed", "7"], "\ns\n").good();
    assert!(out.contains("The meeting waits for you as r-"), "{out}");
    // An edited file changes nothing about a meeting that was begun.
    desk.write("scenarios/kitchen.ron", super::KITCHEN.replace("The kettle is on.", "The kettle is off."));
    let out = desk.type_in(&["play", "kitchen"], "\nq\ne\n").good();
    assert!(out.starts_with("You were in this meeting on "), "{out}");
    assert!(
        out.contains("left it after 1 turn.\nThe scenario was edited since; that meeting goes on with the text"),
        "{out}"
    );
    assert!(out.contains("The kettle is on."), "{out}");
    assert!(out.contains("not rated"), "{out}");
    assert!(desk.run(&["runs", "list"]).good().contains("left early"));
}

#[test]
fn looking_in_and_leaving_keeps_nothing() {
    let desk = Desk::new();
    for arguments in [&["play", "kitchen"][..], &["play", "kitchen", "--no-save"]] {
        let out = desk.run(arguments).good();
        assert!(out.ends_with("Nothing of this meeting was kept.\n"), "{out}");
    }
    assert!(desk.run(&["runs", "list"]).good().starts_with("No runs yet"));
}

#[test]
fn a_meeting_without_an_answer_is_not_offered_again() {
    let desk = Desk::new();
    // A note on what it stirs is kept; nobody goes on with a meeting for that.
    let out = desk.type_in(&["play", "kitchen"], "A clock of my own\nq\nl\ne\nq\ne\n").good();
    assert!(out.contains("> q\n  e  end it here      Enter  stay\n> l\n> e\n"), "{out}");
    assert!(out.contains("Kept as r-") && !out.contains("Three scores"), "{out}");
    assert!(desk.run(&["runs", "list"]).good().contains("  left early  0 "));
    assert!(desk.run(&["play", "kitchen"]).good().starts_with("The kitchen\n"));
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_said_once_and_the_meeting_goes_on() {
    let desk = Desk::new();
    desk.run(&["runs", "list"]).good();
    // The texts of a run need more room in the store's log than this.
    let done = desk.type_in_without_room("play kitchen", "A clock\ns\n1\nCalm\n3\n", 40);
    let out = done.out;
    assert_eq!(out.matches("could not be kept").count(), 1, "{out}");
    assert!(
        out.ends_with("\n! Not kept: all 2 turns, and 3 of your notes.\nNothing of this meeting was kept.\n"),
        "{out}"
    );
    assert_eq!((done.code, done.err.as_str()), (Some(2), ""));
}

#[test]
fn a_store_that_cannot_be_used_is_said_before_the_meeting() {
    let desk = Desk::new();
    desk.write("file", "not a folder");
    let complaint = desk.run(&["play", "kitchen", "--store", "file/runs.db"]).complaint();
    assert!(complaint.contains("--no-save"), "{complaint}");
    assert!(desk.run(&["play", "kitchen", "--store", "file"]).complaint().contains("is no store of Polyphony"));
}

#[test]
fn without_a_display_the_app_says_so() {
    let complaint = Desk::new().run(&[]).complaint();
    let (first, _) = complaint.split_once('\n').unwrap();
    let wanted = if cfg!(feature = "app") {
        "error: there is no display to open a window on"
    } else {
        "error: this build has no app"
    };
    assert_eq!(first, wanted);
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    let desk = Desk::new();
    let mut child = desk.command(&["play", "kitchen", "--policy", "first", "--json"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}
