//! How much a policy likes a response: what never changes during a meeting, and what the meeting adds.

use super::{Policy, WARM_WORDS};
use crate::codebook::{AnswerWay, AskForm, CloseWay, Codebook, HabitKind, Step, StepKind};
use crate::meeting::{CodedPress, Meeting};
use crate::scenario::{Act, Response, ResponseId};

/// What one closing, habit or failing step weighs: more than anything that can be done well.
const HARM: i64 = 1_000_000;
/// What a step weighs: more than any press, and any press more than any cue.
const STEP: i64 = 5_000;
/// What a press held in half weighs, at salience 1.
const PRESS: i64 = 100;
/// How much the best of due steps is reached for.
const MOST_DUE: i64 = 5;
/// What the most weighty press that is held whole adds, and more than any cue adds.
const MOST_OF_A_CALL: i64 = 6 * PRESS;

/// What a policy makes of a response before any meeting.
#[derive(Clone, Copy, Debug)]
pub(super) struct Liking {
    /// What never changes.
    fixed: i64,
    /// For those who look at what a response would do now, how many steps are in it.
    looks: Option<i64>,
}

impl Liking {
    /// Weighs a response; `id` says where in the file it stands.
    pub(super) fn of(policy: Policy, book: &Codebook, id: ResponseId, response: &Response) -> Self {
        let place = i64::from(id.0);
        let length = || (response.say.chars().count() + response.gesture.chars().count()) as i64;
        let fixed = match policy {
            Policy::Dialogical | Policy::Holder => {
                let steps = response.acts.iter().filter(|act| matches!(act, Act::Safety(..))).count() as i64;
                let harm = harm(book, response);
                return if policy == Policy::Holder && steps > 0 {
                    Self { fixed: i64::MIN / 2 + harm, looks: None }
                } else {
                    Self { fixed: -harm * HARM, looks: Some(steps) }
                };
            }
            Policy::Closer => closing(book, response),
            Policy::Interrogator => interrogation(response),
            Policy::Alarmist => alarm(response),
            Policy::Reassurer => reassurance(response),
            Policy::Silent | Policy::Random => 0,
            Policy::First => -place,
            Policy::Last => place,
            Policy::Longest => length(),
            Policy::Shortest => -length(),
            Policy::MostQuestions => response.say.matches('?').count() as i64,
            Policy::Warmest => {
                let said = response.say.to_lowercase();
                WARM_WORDS.iter().map(|word| said.matches(word).count() as i64).sum()
            }
        };
        Self { fixed, looks: None }
    }

    /// How much it is liked now; none where it cannot be liked as much as `best`, which saves looking.
    pub(super) fn now(self, meeting: &Meeting, id: ResponseId, best: i64) -> Option<i64> {
        let Some(steps) = self.looks else { return Some(self.fixed) };
        let most = self.fixed + 2 * MOST_DUE * STEP * steps + MOST_OF_A_CALL * meeting.open_calls().len() as i64;
        (most >= best).then(|| self.fixed + dialogue(meeting, id, steps))
    }
}

/// No needless step before anything; then due steps, then presses held, then cues answered.
fn dialogue(meeting: &Meeting, id: ResponseId, steps: i64) -> i64 {
    let coded = meeting.coded(id);
    let due: i64 = coded.due_steps.iter().map(|step| due_worth(*step)).sum();
    let salience = |call| i64::from(meeting.salience(call));
    let held: i64 = coded
        .presses
        .iter()
        .map(|(call, press)| match press {
            CodedPress::Held { whole: true } => 2 * salience(*call),
            CodedPress::Held { whole: false } => salience(*call),
            CodedPress::Closed => -2 * salience(*call),
        })
        .sum();
    let heard: i64 = coded.cues.iter().map(|(call, level)| i64::from(*level) * salience(*call)).sum();
    let undue = steps - coded.due_steps.len() as i64;
    (2 * due - undue) * STEP + held * PRESS + heard - i64::from(coded.needless_steps) * HARM
}

/// How much a due step is reached for: the question itself first, in its best form.
fn due_worth(step: Step) -> i64 {
    match step {
        Step::Ask(AskForm::InvitesYes) => MOST_DUE,
        Step::Ask(AskForm::Neutral) => 4,
        Step::Ask(AskForm::Narrow | AskForm::Euphemism | AskForm::InvitesNo) => 0,
        Step::Act(_) => 4,
        _ => 1,
    }
}

/// Closings, closing ways, habits and failing steps: what a dialogical clinician leaves.
fn harm(book: &Codebook, response: &Response) -> i64 {
    sum(response, |act| match act {
        Act::Close(..) | Act::Unasked(_) | Act::Habit(..) => 1,
        Act::Answer(_, ways) if book.closes(*ways) => 1,
        Act::Safety(_, step) if step.kind().is_failing() => 3,
        Act::Safety(_, Step::Ask(AskForm::InvitesNo)) => 1,
        _ => 0,
    })
}

fn closing(book: &Codebook, response: &Response) -> i64 {
    sum(response, |act| match act {
        Act::Close(..) | Act::Unasked(_) => 3,
        Act::Answer(_, ways) if book.closes(*ways) => 1,
        _ => 0,
    })
}

fn interrogation(response: &Response) -> i64 {
    sum(response, |act| match act {
        Act::Safety(_, step) if step.kind().is_risk_question() => 10,
        Act::Habit(HabitKind::ClosedQuestion, _) => 4,
        Act::Habit(HabitKind::Stacked, _) => 3,
        _ => 0,
    })
}

fn alarm(response: &Response) -> i64 {
    sum(response, |act| match act {
        Act::Safety(_, Step::Act(_) | Step::Coerce) => 20,
        Act::Safety(_, step) if step.kind() >= StepKind::Clarify && step.kind() <= StepKind::HandOver => 4,
        Act::Close(_, CloseWay::Admit | CloseWay::Prescribe) | Act::Unasked(CloseWay::Admit | CloseWay::Prescribe) => 8,
        Act::Close(..) | Act::Unasked(_) => 5,
        Act::Safety(..) => 2,
        _ => 0,
    })
}

fn reassurance(response: &Response) -> i64 {
    sum(response, |act| match act {
        Act::Safety(_, Step::Ask(AskForm::InvitesNo)) => 10,
        Act::Safety(_, Step::Dismiss) => 6,
        Act::Safety(..) => -10,
        Act::Answer(_, ways) if ways.contains(AnswerWay::Reassure) || ways.contains(AnswerWay::Minimise) => 4,
        Act::Close(_, CloseWay::Promise) | Act::Unasked(CloseWay::Promise) => 3,
        _ => 0,
    })
}

fn sum(response: &Response, worth: impl Fn(&Act) -> i64) -> i64 {
    response.acts.iter().map(worth).sum()
}
