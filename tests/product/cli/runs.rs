//! `polyphony runs`: out of one store and into another.

use super::Desk;

/// A desk on which the kitchen was played once; and the name of the run.
fn played() -> (Desk, String) {
    let desk = Desk::new();
    desk.type_in(&["play", "kitchen", "--seed", "7"], "\ns\n1\nCalm\n").good();
    let list = desk.run(&["runs", "list"]).good();
    let run = list.lines().nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    (desk, run)
}

#[test]
fn a_run_is_found_by_the_beginning_of_its_name() {
    let (desk, run) = played();
    let shown = desk.run(&["runs", "show", &run[..12]]).good();
    assert!(shown.starts_with("The kitchen\n===========\nUntil tomorrow, after "), "{shown}");
    assert!(shown.contains(&format!("Run        {run}\n")), "{shown}");
    assert!(shown.contains("What was chosen\n---------------\n  1. silence\n"), "{shown}");
    assert_eq!(
        desk.run(&["runs", "show", "r-9"]).complaint(),
        "error: there is no run `r-9` in the store\n  DESK/data/polyphony.db\n  \
         help: See `polyphony runs list` for the runs that are there.\n"
    );
}

#[test]
fn what_goes_out_of_one_store_comes_into_another() {
    let (desk, run) = played();
    desk.run(&["runs", "export", &run, "out.json"]).is(0, &format!("{run} is in out.json\n"), "");
    let there = desk.run(&["runs", "export", &run, "out.json"]).complaint();
    assert_eq!(
        there,
        "error: there is such a file already\n  out.json\n  help: Name another, or add `--force` to write over it.\n"
    );
    let exported = desk.read("out.json");
    assert_eq!(desk.run(&["runs", "export", &run, "-"]).good(), exported);

    let other = ["--store", "other.db", "runs"];
    let with = |more: &[&str]| desk.run(&[&other[..], more].concat());
    let out = with(&["import", "out.json"]).good();
    assert!(out.starts_with(&format!("{run}: new here, with ")), "{out}");
    assert_eq!(with(&["import", "out.json"]).good(), format!("{run}: all of it was here already\n"));
    assert_eq!(with(&["export", &run, "-"]).good(), exported);
}

#[test]
fn a_file_edited_by_hand_is_refused() {
    let (desk, run) = played();
    desk.run(&["runs", "export", &run, "out.json"]).good();
    desk.write("edited.json", desk.read("out.json").replacen("\"silence\"", "\"ask\"", 1));
    let complaint = desk.run(&["runs", "import", "edited.json"]).complaint();
    assert!(complaint.contains("\n  edited.json\n  help: "), "{complaint}");
    desk.write("edited.json", desk.read("out.json").replacen("\"seed\": 7", "\"seed\": -6", 1));
    let complaint = desk.run(&["runs", "import", "edited.json"]).complaint();
    assert!(
        complaint.contains(": `seed` is -6, and a whole number from 0 on was wanted\n  edited.json\n"),
        "{complaint}"
    );
    desk.write("edited.json", desk.read("out.json").replacen("\"polyphony_run\": 1", "\"polyphony_run\": 0", 1));
    let complaint = desk.run(&["runs", "import", "edited.json"]).complaint();
    assert!(complaint.starts_with("error: this run has format 0, and this program reads format 1\n"), "{complaint}");
    desk.write("other.json", "[]");
    assert!(desk.run(&["runs", "import", "other.json"]).complaint().contains("\n  other.json\n  help: "));
}

#[test]
fn another_rubric_shows_both_and_changes_nothing() {
    let (desk, run) = played();
    let before = desk.run(&["runs", "export", &run, "-"]).good();
    let rubric = polyphony::scoring::SHIPPED_TEXT;
    desk.write("same.ron", rubric);
    let same = desk.run(&["runs", "rescore", &run, "--rubric", "same.ron"]).good();
    assert!(!same.contains("of 8 now"), "{same}");
    let hashes: Vec<_> =
        same.lines().filter_map(|line| line.split_once("Polyphony rubric 1 (")).map(|(_, h)| h).collect();
    assert_eq!((hashes.len(), hashes[0].len()), (2, "01234567)".len()), "{same}");
    assert_eq!(hashes[0], hashes[1]);
    desk.write(
        "strict.ron",
        rubric.replace("top_level: 4", "top_level: 8").replace("Polyphony rubric 1", "A stricter one"),
    );
    let strict = desk.run(&["runs", "rescore", &run, "--rubric", "strict.ron"]).good();
    assert!(strict.contains("by another: A stricter one\n"), "{strict}");
    assert!(
        strict.contains(
            "turn 1, Left unanswered, “Anna: The clock has stopped saying my name.”: 0 of 8\n    as played, 0 of 16 now\n"
        ),
        "{strict}"
    );
    assert!(strict.contains("turn 2, Heard (Ida pours the tea): 4 of 4 as played, 4 of 8 now\n"), "{strict}");
    assert!(strict.ends_with("The run is as it was.\n"), "{strict}");
    assert_eq!(desk.run(&["runs", "export", &run, "-"]).good(), before);
    let complaint = desk.run(&["runs", "rescore", &run, "--rubric", "scenarios/kitchen.ron"]).complaint();
    assert!(complaint.starts_with("error: the rubric cannot be read: line 1"), "{complaint}");
}
