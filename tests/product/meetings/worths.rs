//! What "best" rests on: what a response is worth in its turn, where an item can only cost.

use crate::script::Script;
use polyphony::codebook::{Codebook, Dimension};
use polyphony::debrief::turn_worth;
use polyphony::meeting::Meeting;
use polyphony::scoring::Rubric;

/// What the only response offered and silence are worth in a dimension, at the beginning.
fn worths(script: &Script, dimension: Dimension) -> [i32; 2] {
    let meeting = Meeting::begin(&script.load(), &Codebook::shipped(), 7);
    let worths = turn_worth(&meeting, &Rubric::shipped());
    [worths[0].points[dimension as usize], worths[1].points[dimension as usize]]
}

#[test]
fn a_closing_that_nobody_asked_for_is_worth_less_than_not_closing() {
    let script = Script::new().says("").offers("advise", "Unasked(Advise)");
    let [advice, silence] = worths(&script, Dimension::ToleranceOfUncertainty);
    assert!(advice < silence, "{advice} and {silence}");
}

#[test]
fn a_question_about_a_figure_of_speech_is_worth_no_more_than_none() {
    let script = Script::new()
        .says(r#"Signal(id: "dead", class: Idiom, shown: Veiled)"#)
        .offers("ask", r#"Safety("dead", Ask(Neutral))"#);
    let [question, silence] = worths(&script, Dimension::SafetyEscalation);
    assert_eq!(question, silence);
}

#[test]
fn a_habit_that_meets_no_cue_is_worth_less_than_none() {
    let script = Script::new().says("").offers("stack", "Habit(Stacked)");
    let [stacked, silence] = worths(&script, Dimension::Responsivity);
    assert!(stacked < silence, "{stacked} and {silence}");
}
