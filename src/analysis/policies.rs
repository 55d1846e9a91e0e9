//! Policies: ways of playing that a known group of people would, each an ordered list of what it looks for.
//!
//! A policy reads the offer and the open calls, never points. Where it prefers nothing, it draws from its own stream.

use crate::codebook::{AskForm, HabitKind, Step, StepKind};
use crate::meeting::{Chance, CodedPress, Input, Meeting};
use crate::scenario::{Act, Response, ResponseId};

/// A way of playing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Takes due steps, holds what presses, answers what is offered, and closes nothing.
    Dialogical,
    /// Settles whatever can be settled.
    Closer,
    /// Holds and answers always, and never takes a step of safety.
    Holder,
    /// Asks about risk whenever it can.
    Interrogator,
    /// Acts, admits and plans whenever it can.
    Alarmist,
    /// Asks only to hear a no, and comforts.
    Reassurer,
    /// Says nothing.
    Silent,
    /// Draws.
    Random,
    /// The first in file order.
    First,
    /// The last in file order.
    Last,
    /// The longest text.
    Longest,
    /// The shortest text.
    Shortest,
    /// The most question marks.
    MostQuestions,
    /// The most warm words.
    Warmest,
}

/// Every policy with its name on the command line.
pub const NAMES: [(&str, Policy); 14] = [
    ("dialogical", Policy::Dialogical),
    ("closer", Policy::Closer),
    ("holder", Policy::Holder),
    ("interrogator", Policy::Interrogator),
    ("alarmist", Policy::Alarmist),
    ("reassurer", Policy::Reassurer),
    ("silent", Policy::Silent),
    ("random", Policy::Random),
    ("first", Policy::First),
    ("last", Policy::Last),
    ("longest", Policy::Longest),
    ("shortest", Policy::Shortest),
    ("most-questions", Policy::MostQuestions),
    ("warmest", Policy::Warmest),
];

/// Words by which `warmest` picks: what sounds kind, whatever it does.
const WARM_WORDS: [&str; 16] = [
    "sorry",
    "feel",
    "hear",
    "understand",
    "together",
    "thank",
    "glad",
    "care",
    "courage",
    "brave",
    "hard",
    "safe",
    "here for",
    "of course",
    "alone",
    "must be",
];

impl Policy {
    /// The policy of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, policy)| *policy)
    }

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, policy)| *policy == self).map_or("", |(name, _)| name)
    }

    /// What it does now. The draws are its own; the same stream and the same meeting give the same choice.
    pub fn choose(self, meeting: &Meeting, chance: &mut Chance) -> Input {
        let scenario = meeting.scenario();
        let mut offer: Vec<ResponseId> = meeting.offer().to_vec();
        offer.sort_unstable();
        if self == Self::Silent || offer.is_empty() {
            return Input::Silence;
        }
        if self.may_stay_silent() {
            offer.push(scenario.moment(meeting.moment()).silence());
        }
        let mut best = i64::MIN;
        let mut drawn_from = 0;
        let mut chosen = offer[0];
        // Drawing as we go keeps one pass: the n-th of equals takes the place with chance 1 ÷ n.
        for (place, id) in (0..).zip(&offer) {
            let liking = self.liking(meeting, *id, place, offer.len() as i64);
            if liking > best {
                (best, drawn_from, chosen) = (liking, 1, *id);
            } else if liking == best {
                drawn_from += 1;
                if chance.below(drawn_from) == 0 {
                    chosen = *id;
                }
            }
        }
        if scenario.response(chosen).is_silence { Input::Silence } else { Input::Choose(chosen) }
    }

    /// Whether silence is among what it picks from: the naive ones pick from what is written on the screen.
    fn may_stay_silent(self) -> bool {
        !matches!(self, Self::First | Self::Last | Self::Longest | Self::Shortest | Self::MostQuestions | Self::Warmest)
    }

    fn liking(self, meeting: &Meeting, id: ResponseId, place: i64, n: i64) -> i64 {
        let response = meeting.scenario().response(id);
        let length = (response.say.chars().count() + response.gesture.chars().count()) as i64;
        match self {
            Self::Dialogical => dialogue(meeting, id, response, true),
            Self::Holder => dialogue(meeting, id, response, false),
            Self::Closer => closing(meeting, response),
            Self::Interrogator => interrogation(meeting, response),
            Self::Alarmist => alarm(meeting, response),
            Self::Reassurer => reassurance(meeting, response),
            Self::Silent | Self::Random => 0,
            Self::First => -place,
            Self::Last => place - n,
            Self::Longest => length,
            Self::Shortest => -length,
            Self::MostQuestions => response.say.matches('?').count() as i64,
            Self::Warmest => {
                let said = response.say.to_lowercase();
                WARM_WORDS.iter().map(|word| said.matches(word).count() as i64).sum()
            }
        }
    }
}

/// No closing and no needless step before anything; then due steps, then presses held, then cues answered.
fn dialogue(meeting: &Meeting, id: ResponseId, response: &Response, takes_steps: bool) -> i64 {
    let coded = meeting.coded(id);
    let steps = safety(response);
    if !takes_steps && steps.clone().next().is_some() {
        return i64::MIN / 2 + harm(meeting, response);
    }
    let due: i64 = coded.due_steps.iter().map(|step| due_worth(*step)).sum();
    let needless = coded.needless_steps;
    let held: i64 = coded
        .presses
        .iter()
        .map(|(call, press)| match press {
            CodedPress::Held { whole: true } => 2 * i64::from(meeting.salience(*call)),
            CodedPress::Held { whole: false } => i64::from(meeting.salience(*call)),
            CodedPress::Closed => -2 * i64::from(meeting.salience(*call)),
        })
        .sum();
    let heard: i64 =
        coded.cues.iter().map(|(call, level)| i64::from(*level) * i64::from(meeting.salience(*call))).sum();
    let harm = harm(meeting, response) + i64::from(needless);
    let undue = steps.count() as i64 - coded.due_steps.len() as i64;
    -harm * 1_000_000 + (2 * due - undue) * 5_000 + held * 100 + heard
}

/// How much a due step is reached for: the question itself first, in its best form.
fn due_worth(step: Step) -> i64 {
    match step {
        Step::Ask(AskForm::InvitesYes) => 5,
        Step::Ask(AskForm::Neutral) => 4,
        Step::Ask(AskForm::Narrow | AskForm::Euphemism | AskForm::InvitesNo) => 0,
        Step::Act(_) => 4,
        _ => 1,
    }
}

/// Closings, closing ways, habits and failing steps: what a dialogical clinician leaves.
fn harm(meeting: &Meeting, response: &Response) -> i64 {
    let book = meeting.codebook();
    response
        .acts
        .iter()
        .map(|act| match act {
            Act::Close(..) | Act::Unasked(_) | Act::Habit(..) => 1,
            Act::Answer(_, ways) if book.closes(*ways) => 1,
            Act::Safety(_, step) if step.kind().is_failing() => 3,
            Act::Safety(_, Step::Ask(AskForm::InvitesNo)) => 1,
            _ => 0,
        })
        .sum()
}

fn closing(meeting: &Meeting, response: &Response) -> i64 {
    let book = meeting.codebook();
    let closes = |act: &Act| match act {
        Act::Close(..) | Act::Unasked(_) => 3,
        Act::Answer(_, ways) if book.closes(*ways) => 1,
        _ => 0,
    };
    response.acts.iter().map(closes).sum()
}

fn interrogation(_: &Meeting, response: &Response) -> i64 {
    let asks = |act: &Act| match act {
        Act::Safety(_, step) if step.kind().is_risk_question() => 10,
        Act::Habit(HabitKind::ClosedQuestion, _) => 4,
        Act::Habit(HabitKind::Stacked, _) => 3,
        _ => 0,
    };
    response.acts.iter().map(asks).sum()
}

fn alarm(_: &Meeting, response: &Response) -> i64 {
    use crate::codebook::CloseWay;
    let alarms = |act: &Act| match act {
        Act::Safety(_, Step::Act(_) | Step::Coerce) => 20,
        Act::Safety(_, step) if step.kind() >= StepKind::Clarify && step.kind() <= StepKind::HandOver => 4,
        Act::Close(_, CloseWay::Admit | CloseWay::Prescribe) | Act::Unasked(CloseWay::Admit | CloseWay::Prescribe) => 8,
        Act::Close(..) | Act::Unasked(_) => 5,
        Act::Safety(..) => 2,
        _ => 0,
    };
    response.acts.iter().map(alarms).sum()
}

fn reassurance(_: &Meeting, response: &Response) -> i64 {
    use crate::codebook::{AnswerWay, CloseWay};
    let comforts = |act: &Act| match act {
        Act::Safety(_, Step::Ask(AskForm::InvitesNo)) => 10,
        Act::Safety(_, Step::Dismiss) => 6,
        Act::Safety(..) => -10,
        Act::Answer(_, ways) if ways.contains(AnswerWay::Reassure) || ways.contains(AnswerWay::Minimise) => 4,
        Act::Close(_, CloseWay::Promise) | Act::Unasked(CloseWay::Promise) => 3,
        _ => 0,
    };
    response.acts.iter().map(comforts).sum()
}

fn safety(response: &Response) -> impl Iterator<Item = Step> + Clone {
    response.acts.iter().filter_map(|act| match act {
        Act::Safety(_, step) => Some(*step),
        _ => None,
    })
}
