//! What is kept, and found again.

use super::{begun, folder, store};
use crate::codebook::Dimension;
use crate::review::{Review, TurnComment};
use crate::run::{Answer, Rating, Reflection, Run, RunId, Standing, UnixMs, fixture, open};
use crate::store::Store;

#[test]
fn each_input_is_there_for_another_program_as_soon_as_it_is_made() {
    let (_folder, path) = folder();
    let first = Store::open(&path).expect("the store opens");
    let run = begun(&first, "r-1");
    for (turn, input) in (1..).zip(fixture::run().inputs) {
        first.add_input(&run.id, turn, &input).expect("the turn is kept");
        let second = Store::open(&path).expect("the store opens a second time");
        let found = second.run(&run.id).expect("the run is there");
        assert_eq!(found.inputs, fixture::run().inputs[..usize::from(turn)]);
    }
}

#[test]
fn a_run_cut_off_at_any_turn_resumes_there() {
    let whole = [fixture::input("silence", None), fixture::input("wait", None), fixture::input("meet-again", None)];
    for n_turns in 0..=whole.len() {
        let (_folder, path) = folder();
        {
            let store = Store::open(&path).expect("the store opens");
            let run = begun(&store, "r-1");
            for (turn, input) in (1..).zip(&whole[..n_turns]) {
                store.add_input(&run.id, turn, input).expect("the turn is kept");
            }
        }
        let store = Store::open(&path).expect("the store opens again");
        let unfinished = store.unfinished().expect("runs are listed");
        assert_eq!(usize::from(unfinished[0].turns), n_turns);
        let run = store.run(&unfinished[0].id).expect("the run is there");
        let opened = open(&run, &store.texts(&run.id).expect("its texts are there")).expect("it replays");
        assert_eq!(usize::from(opened.meeting.turn()), n_turns);
        assert_eq!(opened.meeting.ending().is_some(), n_turns == whole.len());
    }
}

#[test]
fn a_run_comes_back_as_it_was() {
    let (_folder, store) = store();
    let mut run = Run { seed: u64::MAX, coached: true, standing: Standing::Left, ..fixture::run() };
    run.reflections.set(Reflection::OneThing("Wait longer".to_owned()));
    store.begin_run(&run, &fixture::texts()).expect("the run is kept");
    assert_eq!(store.run(&run.id).expect("the run is there"), run);
    assert_eq!(store.texts(&run.id).expect("its texts are there"), fixture::texts());
}

#[test]
fn a_scenario_edited_under_a_run_leaves_the_run_its_own() {
    let (_folder, store) = store();
    let run = begun(&store, "r-1");
    let mut texts = fixture::texts();
    texts.scenario.text = texts.scenario.text.replace("Is she ill?", "Is she unwell?");
    let later = Run { texts: texts.hashes(), ..fixture::begun("r-2") };
    store.begin_run(&later, &texts).expect("the run is kept");
    assert!(store.texts(&run.id).is_ok_and(|texts| texts.scenario.text == fixture::SCENARIO));
    assert!(store.texts(&later.id).is_ok_and(|texts| texts.scenario.text.contains("unwell")));
}

#[test]
fn reflections_are_kept_as_they_are_typed() {
    let (_folder, store) = store();
    let run = begun(&store, "r-1");
    let answer = |text: &str| Reflection::Answer(Answer { question: "uncertainty".to_owned(), text: text.to_owned() });
    let mut expected = run.reflections.clone();
    for piece in [
        answer("I"),
        answer("I wait"),
        Reflection::FirstReaction("Tired".to_owned()),
        Reflection::SelfRating(Dimension::SafetyEscalation, Rating::new(4)),
        Reflection::SelfRating(Dimension::Responsivity, Rating::new(2)),
        Reflection::SelfRating(Dimension::Responsivity, None),
        Reflection::FirstReaction(String::new()),
    ] {
        store.save_reflection(&run.id, &piece).expect("it is kept");
        expected.set(piece);
    }
    let found = store.run(&run.id).expect("the run is there").reflections;
    assert_eq!(found, expected);
    assert_eq!((found.answer("uncertainty"), found.pieces().count()), ("I wait", 2));
}

#[test]
fn a_review_saved_again_takes_its_own_place_beside_others() {
    let (_folder, store) = store();
    let run = begun(&store, "r-1");
    let mut nora = Review::begin("Nora", UnixMs(20));
    let pavel = Review::begin("Pavel", UnixMs(10));
    store.save_review(&run.id, &nora).expect("it is kept");
    store.save_review(&run.id, &pavel).expect("it is kept");
    nora.comments.push(TurnComment { turn: 1, text: "A good beginning".to_owned() });
    store.save_review(&run.id, &nora).expect("it is kept");
    assert_eq!(store.reviews(&run.id).expect("they are there"), [pavel, nora]);
    assert_eq!(store.run(&run.id).expect("the run is there"), run);
    assert_eq!(store.runs().expect("runs are listed")[0].n_reviews, 2);
}

#[test]
fn runs_are_listed_newest_first_and_found_by_the_beginning_of_their_names() {
    let (_folder, store) = store();
    for (began, id) in [(5, "r-20261123-142233-7f3a"), (9, "r-20261124-090000-0001"), (9, "r-20261124-090000-0002")] {
        let run = Run { began: UnixMs(began), ..fixture::begun(id) };
        store.begin_run(&run, &fixture::texts()).expect("the run is kept");
    }
    let listed: Vec<_> = store.runs().expect("runs are listed").into_iter().map(|run| run.id.to_string()).collect();
    assert_eq!(listed, ["r-20261124-090000-0002", "r-20261124-090000-0001", "r-20261123-142233-7f3a"]);
    let find = |prefix: &str| store.find(prefix).map_or_else(|e| e.to_string(), |id| id.to_string());
    assert_eq!(find("r-20261123"), "r-20261123-142233-7f3a");
    assert_eq!(find("20261123"), "r-20261123-142233-7f3a");
    assert_eq!(find("r-20261124-090000-0001"), "r-20261124-090000-0001");
    assert_eq!(
        find("20261124"),
        "several runs begin with `20261124`: `r-20261124-090000-0002`, `r-20261124-090000-0001`"
    );
    assert_eq!(find("%"), "there is no run `%` in the store");
    assert_eq!(find(""), "there is no run `` in the store");
}

#[test]
fn a_deleted_run_leaves_nothing_behind() {
    let (folder, store) = store();
    let gone = Run { began: UnixMs(1), ..fixture::run() };
    store.begin_run(&gone, &fixture::texts()).expect("the run is kept");
    let secret = "My own mother said the same";
    store.save_reflection(&gone.id, &Reflection::FirstReaction(secret.to_owned())).expect("it is kept");
    store.save_review(&gone.id, &Review::begin("Nora", UnixMs(2))).expect("it is kept");
    let other = begun(&store, "r-other");
    store.delete_run(&gone.id).expect("it is deleted");
    assert_eq!(
        store.find(gone.id.as_str()).expect_err("it is gone").to_string(),
        format!("there is no run `{}` in the store", gone.id)
    );
    assert!(store.texts(&other.id).is_ok());
    for file in std::fs::read_dir(folder.path().join("data")).expect("the folder is there") {
        let path = file.expect("it can be listed").path();
        let bytes = std::fs::read(&path).expect("it can be read");
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{}", path.display());
    }
    store.delete_run(&other.id).expect("it is deleted");
    assert!(store.delete_run(&RunId::from_text("r-other")).is_err());
}

#[test]
fn a_standing_is_kept() {
    let (_folder, store) = store();
    let run = begun(&store, "r-1");
    for standing in Standing::ALL {
        store.set_standing(&run.id, standing).expect("it is kept");
        assert_eq!(store.run(&run.id).expect("the run is there").standing, standing);
    }
}
