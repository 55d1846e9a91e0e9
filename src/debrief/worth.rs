//! What each offered response would have earned in its turn: the counterfactuals that alternatives are chosen from.
//!
//! A response is played from the very point of the meeting where it was offered, and the findings of that turn alone
//! are summed. What it would have led to later is another meeting.

use crate::codebook::{Code, Dimension};
use crate::meeting::{Event, Input, Meeting};
use crate::scenario::ResponseId;
use crate::scoring::{Finding, Rubric, Rule, score};

/// What a response earns in the turn in which it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// The response, or the moment's silence.
    pub response: ResponseId,
    /// Points per dimension, in the order of [`Dimension::ALL`].
    pub points: [i32; 3],
    /// Whether a step in it was more than was called for.
    pub too_much: bool,
}

impl Worth {
    /// Whether it is not below another in any dimension, and above it in one.
    #[must_use]
    pub fn is_better_than(&self, other: &Self) -> bool {
        self.points.iter().zip(&other.points).all(|(mine, theirs)| mine >= theirs) && self.points != other.points
    }
}

/// What every response that can be given now would earn in this turn, silence last.
#[must_use]
pub fn turn_worth(meeting: &Meeting, rubric: &Rubric) -> Vec<Worth> {
    if meeting.ending().is_some() {
        return Vec::new();
    }
    let mut offer = meeting.offer().to_vec();
    offer.sort_unstable();
    let silence = meeting.scenario().moment(meeting.moment()).silence();
    let inputs = offer.into_iter().map(|id| (id, Input::Choose(id))).chain([(silence, Input::Silence)]);
    inputs.map(|(id, input)| worth(meeting, rubric, id, input)).collect()
}

fn worth(meeting: &Meeting, rubric: &Rubric, response: ResponseId, input: Input) -> Worth {
    let mut tried = meeting.clone();
    let events = tried.respond(input).map(<[Event]>::to_vec).unwrap_or_default();
    let turn = tried.turn();
    let card = score(tried.events(), tried.codebook(), rubric);
    let mut points = [0; 3];
    for finding in card.findings.iter().filter(|f| f.turn == turn) {
        points[finding.dimension.index()] += earned(finding);
    }
    Worth { response, points, too_much: events.iter().any(|e| matches!(e, Event::OverStep { .. })) }
}

/// What a finding says for the response that brought it. An item that can only cost counts as what it cost: a soft
/// closing that nobody had asked for keeps a point of four, and is no gain over not closing. That nothing was due is said
/// of the whole meeting and earned by no single turn.
fn earned(finding: &Finding) -> i32 {
    let only_costs = finding.of > 0
        && match finding.dimension {
            Dimension::Responsivity => !finding.is_cue(),
            Dimension::ToleranceOfUncertainty => !finding.is_tolerance_item(),
            Dimension::SafetyEscalation => false,
        };
    match finding.rule {
        Rule::NothingDue => 0,
        _ if only_costs => finding.points - finding.of,
        _ => finding.points,
    }
}

/// Per turn of a meeting, what every offered response would have earned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alternatives {
    turns: Vec<(ResponseId, Vec<Worth>)>,
}

impl Alternatives {
    pub(super) fn of(meeting: &Meeting, rubric: &Rubric) -> Self {
        let mut played = Meeting::begin(meeting.scenario(), meeting.codebook(), seed(meeting));
        let mut turns = Vec::with_capacity(usize::from(meeting.turn()));
        for event in meeting.events() {
            let Event::Responded { response, .. } = event else { continue };
            turns.push((*response, turn_worth(&played, rubric)));
            let silent = meeting.scenario().response(*response).is_silence;
            let input = if silent { Input::Silence } else { Input::Choose(*response) };
            if played.respond(input).is_err() {
                break;
            }
        }
        Self { turns }
    }

    /// Everything that could be given in a turn, from 1; what was given is the first of the pair.
    #[must_use]
    pub fn turn(&self, turn: u16) -> Option<&(ResponseId, Vec<Worth>)> {
        self.turns.get(usize::from(turn).checked_sub(1)?)
    }

    /// The response that would have earned most in a dimension, more than what was given and no less in safety, without a
    /// step too many.
    #[must_use]
    pub fn better(&self, turn: u16, dimension: Dimension) -> Option<ResponseId> {
        let (given, offered) = self.turn(turn)?;
        let given = offered.iter().find(|w| w.response == *given)?;
        let safety = Dimension::SafetyEscalation.index();
        offered
            .iter()
            .filter(|w| !w.too_much && w.points[dimension.index()] > given.points[dimension.index()])
            // What would have left a due step out is no advice, however well it listens.
            .filter(|w| w.points[safety] >= given.points[safety])
            .max_by_key(|w| (w.points[dimension.index()], w.points.iter().sum::<i32>(), std::cmp::Reverse(w.response)))
            .map(|w| w.response)
    }
}

fn seed(meeting: &Meeting) -> u64 {
    match meeting.events().first() {
        Some(Event::MeetingBegan { seed }) => *seed,
        _ => 0,
    }
}
