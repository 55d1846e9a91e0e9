//! Runs that go from one store to another and back.

use super::{begun, store};
use crate::review::Review;
use crate::review::file::{export, import};
use crate::run::{Answer, Reflection, Run, Standing, UnixMs, fixture};
use crate::store::{Imported, Store};

/// Carries a run from one store to another, as a file.
#[track_caller]
fn carry(from: &Store, to: &Store, run: &Run) -> Imported {
    let file = export(&from.export(&run.id).expect("it goes out"));
    to.import(&import(file.as_bytes()).expect("the file holds")).expect("it comes in")
}

fn answer(text: &str) -> Reflection {
    Reflection::Answer(Answer { question: "uncertainty".to_owned(), text: text.to_owned() })
}

#[test]
fn a_run_comes_into_another_store_as_it_was() {
    let ((_here, here), (_there, there)) = (store(), store());
    let mut run = fixture::run();
    run.reflections.set(answer("I waited"));
    here.begin_run(&run, &fixture::texts()).expect("the run is kept");
    here.save_review(&run.id, &Review::begin("Nora", UnixMs(5))).expect("it is kept");
    let expected = Imported { is_new: true, n_turns: 2, n_reflections: 1, n_reviews: 1, ..Imported::default() };
    assert_eq!(carry(&here, &there, &run), expected);
    assert_eq!(there.export(&run.id).expect("it goes out"), here.export(&run.id).expect("it goes out"));
    assert_eq!(carry(&here, &there, &run), Imported::default());
}

#[test]
fn a_review_travels_back_and_its_newer_state_stays() {
    let ((_trainee, trainee), (_supervisor, supervisor)) = (store(), store());
    let run = begun(&trainee, "r-1");
    carry(&trainee, &supervisor, &run);
    let mut review = Review::begin("Nora", UnixMs(5));
    supervisor.save_review(&run.id, &review).expect("it is kept");
    assert_eq!(carry(&supervisor, &trainee, &run).n_reviews, 1);
    review.set_comment(1, "Here I would have waited", UnixMs(6));
    supervisor.save_review(&run.id, &review).expect("it is kept");
    assert_eq!(carry(&supervisor, &trainee, &run).n_reviews, 1);
    assert_eq!(carry(&trainee, &supervisor, &run).n_reviews, 0);
    assert_eq!(trainee.reviews(&run.id).expect("they are there"), [review]);
}

#[test]
fn a_run_that_went_on_elsewhere_is_added_to() {
    let ((_here, here), (_there, there)) = (store(), store());
    let run = begun(&here, "r-1");
    here.save_reflection(&run.id, &answer("Mine")).expect("it is kept");
    carry(&here, &there, &run);
    for (turn, choice) in [(1, "silence"), (2, "wait"), (3, "silence")] {
        there.add_input(&run.id, turn, &fixture::input(choice, None)).expect("the turn is kept");
    }
    there.set_standing(&run.id, Standing::Ended).expect("it is kept");
    there.save_reflection(&run.id, &answer("Another")).expect("it is kept");
    there.save_reflection(&run.id, &Reflection::OneThing("Wait".to_owned())).expect("it is kept");
    let brought = carry(&there, &here, &run);
    assert_eq!(brought, Imported { n_turns: 3, n_reflections: 1, n_reflections_kept: 1, ..Imported::default() });
    let found = here.run(&run.id).expect("it is there");
    assert_eq!(
        (found.standing, found.inputs.len(), found.reflections.answer("uncertainty")),
        (Standing::Ended, 3, "Mine")
    );
    assert_eq!(carry(&here, &there, &run).n_turns, 0);
}

#[test]
fn another_run_of_the_same_name_is_refused() {
    let ((_here, here), (_there, there)) = (store(), store());
    let run = begun(&here, "r-1");
    here.add_input(&run.id, 1, &fixture::input("silence", None)).expect("the turn is kept");
    begun(&there, "r-1");
    there.add_input(&run.id, 1, &fixture::input("name-it", None)).expect("the turn is kept");
    let error = there.import(&here.export(&run.id).expect("it goes out")).expect_err("it is another");
    assert_eq!(error.to_string(), "another run `r-1` is in the store already");
    assert_eq!(there.run(&run.id).expect("it is there").inputs[0].choice, "name-it");
}
