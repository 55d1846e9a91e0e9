//! Policies: ways of playing that a known group of people would, each an ordered list of what it looks for.
//!
//! A policy reads the offer and the open calls, never points. Where it prefers nothing, it draws from its own stream.
//! [`Player`] is for many meetings of one scenario, [`Policy::choose`] for a turn here and there; they choose alike.

mod weigh;

use crate::codebook::Codebook;
use crate::meeting::{Chance, Input, Meeting};
use crate::scenario::{ResponseId, Scenario};
use weigh::Liking;

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
        let (scenario, book) = (meeting.scenario(), meeting.codebook());
        self.pick(meeting, chance, |id| Liking::of(self, book, id, scenario.response(id)))
    }

    fn pick(self, meeting: &Meeting, chance: &mut Chance, liking: impl Fn(ResponseId) -> Liking) -> Input {
        let mut offer: Vec<ResponseId> = meeting.offer().to_vec();
        offer.sort_unstable();
        if self == Self::Silent || offer.is_empty() {
            return Input::Silence;
        }
        let silence = meeting.scenario().moment(meeting.moment()).silence();
        if self.may_stay_silent() {
            offer.push(silence);
        }
        let mut best = i64::MIN;
        let mut drawn_from = 0;
        let mut chosen = offer[0];
        // Drawing as we go keeps one pass: the n-th of equals takes the place with chance 1 ÷ n.
        for id in offer {
            let Some(liking) = liking(id).now(meeting, id, best) else { continue };
            if liking > best {
                (best, drawn_from, chosen) = (liking, 1, id);
            } else if liking == best {
                drawn_from += 1;
                if chance.below(drawn_from) == 0 {
                    chosen = id;
                }
            }
        }
        if chosen == silence { Input::Silence } else { Input::Choose(chosen) }
    }

    /// Whether silence is among what it picks from: the naive ones pick from what is written on the screen.
    fn may_stay_silent(self) -> bool {
        !matches!(self, Self::First | Self::Last | Self::Longest | Self::Shortest | Self::MostQuestions | Self::Warmest)
    }
}

/// A policy at play in one scenario: what it makes of each response before any meeting is worked out once.
#[derive(Clone, Debug)]
pub struct Player {
    policy: Policy,
    /// Per response.
    likings: Vec<Liking>,
}

impl Player {
    /// Reads through a scenario.
    #[must_use]
    pub fn new(policy: Policy, scenario: &Scenario, codebook: &Codebook) -> Self {
        let responses = (0..).map(ResponseId).zip(&scenario.responses);
        Self { policy, likings: responses.map(|(id, response)| Liking::of(policy, codebook, id, response)).collect() }
    }

    /// The policy.
    #[must_use]
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// What it does now in a meeting of its scenario; the same that [`Policy::choose`] would.
    pub fn choose(&self, meeting: &Meeting, chance: &mut Chance) -> Input {
        self.policy.pick(meeting, chance, |id| self.likings[id.index()])
    }
}
