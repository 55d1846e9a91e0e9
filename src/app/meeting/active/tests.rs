//! A meeting under way: revealing, answering, keeping.

use super::*;
use crate::codebook::Codebook;
use crate::run::fixture;
use crate::ui::meeting::Stage;

fn at(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

fn begun() -> ActiveMeeting {
    let meeting = Meeting::begin(&fixture::scenario(), &Codebook::shipped(), 7);
    ActiveMeeting::new(fixture::begun("r-1"), meeting, Rubric::shipped(), at(0))
}

fn choose(active: &mut ActiveMeeting, choice: &str, now: u64) -> RunInput {
    let input = active.meeting.input_named(choice).unwrap();
    active.answer(input, at(now)).unwrap().1
}

#[test]
fn talk_comes_line_by_line_at_the_pace_of_speech() {
    let mut active = begun();
    assert_eq!(active.shown().len(), 1);
    let wait = active.tick(at(0), ReadingPace::Speech).unwrap();
    assert_eq!(wait, at(u64::from(active.shown()[0].beat.ms)));
    assert_eq!(active.tick(wait, ReadingPace::Speech), None);
    assert_eq!(active.shown().len(), 2);
    assert!(!active.is_talking());
}

#[test]
fn by_hand_no_line_comes_by_itself_and_at_once_all_do() {
    let mut active = begun();
    assert_eq!(active.tick(at(900_000), ReadingPace::ByHand), None);
    assert_eq!(active.shown().len(), 1);
    assert_eq!(active.tick(at(0), ReadingPace::AtOnce), None);
    assert!(!active.is_talking());
}

#[test]
fn an_answer_takes_the_time_from_the_offer_on_and_pauses_do_not_count() {
    let mut active = begun();
    active.show_all(at(1000));
    active.set_paused(true, at(2000));
    active.set_paused(false, at(9000));
    active.progress.own_words = "What does it ask?".to_owned();
    let kept = choose(&mut active, "ask-clock", 9500);
    assert_eq!((kept.took_ms, kept.own_words.as_deref()), (1500, Some("What does it ask?")));
    assert_eq!(active.run.inputs, [kept]);
    assert!(active.progress.own_words.is_empty());
}

#[test]
fn a_paused_meeting_says_nothing() {
    let mut active = begun();
    active.set_paused(true, at(0));
    assert_eq!(active.tick(at(60_000), ReadingPace::Speech), None);
    assert_eq!(active.shown().len(), 1);
    active.set_paused(false, at(60_000));
    assert!(active.tick(at(60_000), ReadingPace::Speech).is_some());
}

#[test]
fn who_speaks_is_who_was_shown_last() {
    let mut active = begun();
    let speaking = |active: &ActiveMeeting| active.sitting().people.iter().map(|p| p.is_speaking).collect::<Vec<_>>();
    assert_eq!(speaking(&active), [true, false, false]);
    active.show_next(at(10));
    assert_eq!(speaking(&active), [false, true, false]);
    assert!(active.sitting().people.iter().all(|p| p.is_present));
}

#[test]
fn when_everything_is_shown_people_sit_as_the_engine_says() {
    let mut active = begun();
    choose(&mut active, "ask-clock", 2);
    active.show_all(at(3));
    let engine = active.meeting.view().seats;
    assert!(active.meeting.events().iter().any(|e| matches!(e, Event::OpennessMoved { .. })));
    for (seat, sitter) in engine.iter().zip(active.sitting().people) {
        assert_eq!((seat.present, seat.openness), (sitter.is_present, sitter.openness), "{}", sitter.name);
    }
}

#[test]
fn a_run_goes_on_with_what_people_say_to_the_last_answer() {
    let run = fixture::run();
    let meeting = crate::run::replay(&run, &fixture::scenario(), &Codebook::shipped()).unwrap();
    let mut active = ActiveMeeting::new(run, meeting, Rubric::shipped(), at(5));
    let all: Vec<_> = active.transcript.lines().to_vec();
    let answer = all.iter().rposition(|line| matches!(line.look, LineLook::Yours | LineLook::YourSilence)).unwrap();
    assert_eq!(active.shown(), &all[..answer + 2], "up to the answer, and the first line after it");
    assert!(active.shown().iter().any(|line| line.text == "The clock keeps asking me."));
    active.show_all(at(6));
    assert!(!active.is_talking() && !active.is_over());
    assert!(matches!(active.view().stage, Stage::Answering { .. }));
}

#[test]
fn the_meeting_is_over_when_its_last_words_were_shown() {
    let mut active = begun();
    for choice in ["ask-clock", "ask-window", "stop-here"] {
        choose(&mut active, choice, 7);
    }
    active.show_all(at(100));
    assert!(active.is_over());
    assert!(active.sitting().people.iter().all(|p| !p.is_speaking));
    assert!(active.answer(Input::Silence, at(101)).is_err());
}
