//! `polyphony new`.

use super::Desk;

const GUIDE: &str = include_str!("../../../scenarios/README.md");

#[test]
fn a_new_meeting_is_written_and_what_comes_next_is_said() {
    let desk = Desk::new();
    desk.run(&["new", "the-last-stop"]).is(
        0,
        "Wrote the-last-stop.ron: a meeting of six moments, with a comment at each new thing.

Next
  polyphony play the-last-stop.ron
      sit in it yourself, before you change anything
  polyphony check the-last-stop.ron
      what does not hold together; again after each change
  polyphony analyse the-last-stop.ron
      what every way of playing it comes to
  polyphony graph the-last-stop.ron --out the-last-stop.svg
      the whole of it on one page
  polyphony new --guide
      the guide, from an idea to a sound meeting
",
        "",
    );
    let text = desk.read("the-last-stop.ron");
    assert!(text.contains("\n    id: \"the-last-stop\",\n    title: \"The last stop\",\n"), "{text}");
    desk.run(&["check", "the-last-stop.ron", "--deny", "warning"]).is(
        0,
        "1 file checked (the-last-stop.ron): 0 errors, 0 warnings\n",
        "",
    );
    desk.run(&["play", "the-last-stop.ron", "--policy", "dialogical", "--seed", "1"]).good();
}

#[test]
fn nothing_is_overwritten() {
    let desk = Desk::new();
    desk.write("mine.ron", "mine");
    desk.run(&["new", "mine"]).is(
        2,
        "",
        "error: the file is there already, and nothing is overwritten
  mine.ron
  help: Choose another id, or another file with `--out`.
",
    );
    assert_eq!(desk.read("mine.ron"), "mine");
}

#[test]
fn it_goes_where_it_is_sent() {
    let desk = Desk::new();
    desk.run(&["new", "mine", "--out", "scenarios"]).good();
    assert!(desk.read("scenarios/mine.ron").contains("id: \"mine\""));
    let said = desk.run(&["new", "mine", "--out", "for a friend.txt"]).good();
    assert!(said.contains("polyphony check 'for a friend.txt'\n"), "{said}");
    assert!(said.ends_with("\nThe lobby lists files that end in `.ron`; this one does not.\n"), "{said}");
    let missing = desk.run(&["new", "mine", "--out", "nowhere/mine.ron"]).complaint();
    assert!(missing.starts_with("error: there is no such folder\n  nowhere/mine.ron\n  help: "), "{missing}");
}

#[test]
fn a_bad_id_is_explained_and_leaves_no_file() {
    let desk = Desk::new();
    desk.run(&["new", "The Last Stop"]).is(
        2,
        "",
        "error: `The Last Stop` is no id: lower-case letters, digits and hyphens were wanted
  help: Write `the-last-stop`.
",
    );
    assert_eq!(desk.run(&["new", "silence"]).complaint().lines().count(), 2);
    assert_eq!(std::fs::read_dir(desk.path()).unwrap().count(), 1);
}

#[test]
fn the_reference_can_be_written_by_somebody_with_only_the_program() {
    let desk = Desk::new();
    let said = desk.run(&["new", "words", "--reference"]).good();
    assert!(said.starts_with("Wrote words.ron: every part of the format, each with a comment"), "{said}");
    desk.run(&["check", "words.ron", "--deny", "warning"]).good();
}

#[test]
fn the_guide_can_be_printed() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["new", "--guide"]).good(), GUIDE);
    assert_eq!(desk.run(&["new", "--guide", "mine"]).code, Some(2));
    assert_eq!(desk.run(&["new"]).code, Some(2));
}

#[test]
fn what_the_guide_shows_of_analyse_is_what_it_says() {
    let desk = Desk::new();
    desk.run(&["new", "my-meeting"]).good();
    let out = desk.run(&["analyse", "my-meeting.ron"]).good();
    let begins = out.lines().next().unwrap();
    let shown = &GUIDE[GUIDE.find(begins).expect("the guide shows the summary of the new meeting")..];
    for line in shown.lines().take_while(|line| *line != "```").filter(|line| line.trim() != "…") {
        assert!(out.lines().any(|said| said == line), "the guide shows “{line}”, and analyse says\n{out}");
    }
}
