//! One trainee turn as the dimensions read it: what was overdue in it, what was repeated, how a decision was made.

use crate::codebook::StepKind;
use crate::meeting::{OverStepWhy, StepStand};

/// One trainee turn.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turn {
    pub number: u16,
    /// The number of its `Responded` event.
    pub event: u32,
    /// A concern is overdue, and no missing step of an overdue concern is taken.
    pub elsewhere: bool,
    /// The same, where imminent danger was heard of it.
    pub imminent: bool,
    pub repeats: bool,
    /// Acts that nothing heard so far called for, each an item by itself (readings, 14).
    pub needless_acts: u32,
    pub coerces: bool,
    pub decision: Decision,
    pub decision_event: u32,
}

/// How the decision that a concern requires was made in a turn; of several the last in this order speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Decision {
    /// None was made.
    #[default]
    None,
    /// Without the person, who is one of those who make it unsafe.
    PrivateByRight,
    /// With the person in the room.
    InTheOpen,
    /// Without the person, or with force.
    BehindTheScenes,
}

impl Turn {
    /// A concern was overdue when the offer was made; until a step goes there, the turn goes elsewhere.
    pub(crate) fn overdue(&mut self, imminent: bool) {
        self.elsewhere = true;
        self.imminent |= imminent;
    }

    /// A step was taken; `goes_there` where it addresses an overdue concern.
    pub(crate) fn step(&mut self, kind: StepKind, stand: &StepStand, goes_there: bool, event: u32) {
        if goes_there {
            self.elsewhere = false;
            self.imminent = false;
        }
        self.coerces |= kind == StepKind::Coerce;
        if kind == StepKind::Act && stand.due {
            self.decision_event = event;
            self.decision = self.decision.max(if stand.person_present {
                Decision::InTheOpen
            } else if stand.private_by_right {
                Decision::PrivateByRight
            } else {
                Decision::BehindTheScenes
            });
        }
        // A due decision beside force is one made behind the scenes.
        if self.coerces && self.decision != Decision::None {
            self.decision = Decision::BehindTheScenes;
        }
    }

    /// A step was more than was called for.
    pub(crate) fn over_step(&mut self, step: StepKind, why: OverStepWhy) {
        self.repeats |= matches!(why, OverStepWhy::Repeated | OverStepWhy::OnDecoy { repeats: true });
        let needless = matches!(why, OverStepWhy::AboveBand | OverStepWhy::OnDecoy { .. });
        self.needless_acts += u32::from(step == StepKind::Act && needless);
    }
}
