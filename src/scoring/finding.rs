//! A finding: points, out of how many, by which rule, from which events.

use crate::codebook::{AnswerWay, CloseWay, CodeSet, Dimension, HabitKind, HoldWay, Level, Step, StepKind, codes};
use crate::scenario::{CallId, ConcernId};

/// A scored observation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The trainee turn that it belongs to, from 1; for a step that was never taken, the first that could have.
    pub turn: u16,
    /// The dimension that it counts in.
    pub dimension: Dimension,
    /// The rule that it follows.
    pub rule: Rule,
    /// The call that it is about; for a step, the signal.
    pub call: Option<CallId>,
    /// The concern that it is about.
    pub concern: Option<ConcernId>,
    /// Points, below 0 for a step too many.
    pub points: i32,
    /// Out of how many; 0 where it can only cost, or was waived.
    pub of: i32,
    /// The numbers of the events that it rests on.
    pub events: Vec<u32>,
    /// What the reason is made of.
    pub why: Why,
}

impl Finding {
    /// Whether it is a cue that counts towards being rated.
    #[must_use]
    pub fn is_cue(&self) -> bool {
        self.dimension == Dimension::Responsivity && self.of > 0 && self.call.is_some()
    }

    /// Whether it is an item of tolerance that could have earned (readings, 21).
    #[must_use]
    pub fn is_tolerance_item(&self) -> bool {
        self.dimension == Dimension::ToleranceOfUncertainty
            && self.of > 0
            && (self.call.is_some() || self.rule == Rule::DecidedInTheOpen)
    }
}

/// What the reason for a finding is made of; the words are put to it by [`super::reason`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The rule says it all.
    Rule,
    /// A cue answered at a level, in these ways.
    Level(Level, CodeSet<AnswerWay>),
    /// A press held in these ways.
    Held(CodeSet<HoldWay>),
    /// Closed in this way.
    Closed(CloseWay),
    /// A step taken.
    Step(Step),
    /// A kind of step, taken or not.
    Kind(StepKind),
    /// A habit.
    Habit(HabitKind),
}

codes!(
    /// The rules of scoring; what each says stands in `assets/rubric.ron`.
    Rule {
        CueMet, CueThin, CueLeft, CueClosed, AskedInOwnWords, HeldWhileOpen, AfterRepeat, HabitAlone, Waived,
        PressHeld, PressHalfHeld, PressLeft, PressClosed, ClosedUnasked, DecidedInTheOpen, DecidedBehindTheScenes,
        NeedlessRepeat, NeedlessEscalation,
        StepInTime, StepLate, StepMissing, AskedBetter, NothingDue,
        Repeated, FourInARow, AboveBand, OnDecoy, BehindTheScenes, FailingStep,
    }
);
