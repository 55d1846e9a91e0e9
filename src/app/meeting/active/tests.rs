use super::*;
use crate::codebook::Codebook;
use crate::run::fixture;

const AT_LEISURE: Pace = Pace { characters_per_second: Some(20) };

fn at(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

fn begun() -> ActiveMeeting {
    let meeting = Meeting::begin(&fixture::scenario(), &Codebook::shipped(), 7);
    ActiveMeeting::new(fixture::begun("r-1"), meeting, Rubric::shipped(), at(0))
}

#[test]
fn talk_comes_line_by_line_at_reading_pace() {
    let mut active = begun();
    assert_eq!(active.shown().len(), 1);
    let wait = active.tick(at(0), AT_LEISURE).unwrap();
    // 26 characters at 20 a second, and half a second to take a breath.
    assert_eq!(wait, at(1800));
    assert_eq!(active.tick(at(1800), AT_LEISURE), None);
    assert_eq!(active.shown().len(), 2);
    assert!(!active.is_talking());
}

#[test]
fn without_a_pace_everything_is_there_at_once() {
    let mut active = begun();
    assert_eq!(active.tick(at(0), Pace { characters_per_second: None }), None);
    assert!(!active.is_talking());
}

#[test]
fn an_answer_takes_the_time_from_the_offer_on_and_pauses_do_not_count() {
    let mut active = begun();
    active.show_all(at(1000));
    active.set_paused(true, at(2000));
    assert_eq!(active.tick(at(9000), AT_LEISURE), None);
    active.set_paused(false, at(9000));
    let input = active.meeting.input_named("ask-clock").unwrap();
    let (turn, kept) = active.answer(input, Some("What does it ask?".to_owned()), at(9500)).unwrap();
    assert_eq!((turn, kept.took_ms, kept.own_words.as_deref()), (1, 1500, Some("What does it ask?")));
    assert_eq!(active.run.inputs, [kept]);
    assert!(active.is_talking());
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
fn a_run_goes_on_where_it_stood_with_everything_said_before() {
    let run = fixture::run();
    let meeting = crate::run::replay(&run, &fixture::scenario(), &Codebook::shipped()).unwrap();
    let active = ActiveMeeting::new(run, meeting, Rubric::shipped(), at(5));
    assert!(!active.is_talking() && !active.is_over());
    assert_eq!(active.meeting.turn(), 2);
    assert!(active.shown().iter().any(|entry| entry.text == "The clock keeps asking me."));
}

#[test]
fn the_meeting_is_over_when_its_last_words_were_shown() {
    let mut active = begun();
    for (n, choice) in ["ask-clock", "ask-window", "stop-here"].into_iter().enumerate() {
        let input = active.meeting.input_named(choice).unwrap();
        active.answer(input, None, at(n as u64)).unwrap();
    }
    active.show_all(at(100));
    assert!(active.is_over());
    assert!(active.sitting().people.iter().all(|p| !p.is_speaking));
    assert!(active.answer(Input::Silence, None, at(101)).is_err());
}
