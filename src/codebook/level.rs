//! Levels: how well a cue was answered, from 0 (left, or closed hard) to 4.
//!
//! The level decides whether a cue is met and how openness moves; what it is worth is the rubric's.

use super::code::CodeSet;
use super::words::{AnswerWay, CueKind, HoldSide, HoldWay, WayKind};
use super::{CallsFor, Codebook};

/// A level of answering, 0 to 4.
pub type Level = u8;

/// How one response answers one cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CueAnswer {
    /// The ways that the response answers this cue with, united.
    pub ways: CodeSet<AnswerWay>,
    /// Whether the response invites anyone, which opens too.
    pub invites: bool,
    /// Whether it invites the person of this cue.
    pub invites_person: bool,
    /// Whether it answers by a reflecting conversation for which nobody gave leave.
    pub reflects_without_leave: bool,
    /// Habits in the response; each costs a level.
    pub n_habits: u8,
    /// Whether it is the second silence running, which is level 1 at most.
    pub is_second_silence: bool,
}

impl Codebook {
    /// Whether a press is held whole: by saying where we stand and how we go on.
    #[must_use]
    pub fn holds_whole(&self, ways: CodeSet<HoldWay>) -> bool {
        let has = |side| ways.iter().any(|way| self.hold(way).side == side);
        has(HoldSide::WhereWeStand) && has(HoldSide::HowWeGoOn)
    }

    /// The level of an answer to a cue (design §5, readings 18 and 19).
    #[must_use]
    pub fn level(&self, cue: CueKind, answer: &CueAnswer) -> Level {
        let has = |kind| answer.ways.iter().any(|way| self.answer(way).kind == kind);
        let entry = self.cue(cue);
        let called_for = match entry.calls_for {
            CallsFor::Way(way) => answer.ways.contains(way),
            CallsFor::Invite => answer.invites_person,
        };
        let receiving = has(WayKind::Receiving);
        let opening = has(WayKind::Opening) || (answer.invites && receiving);
        let level = if has(WayKind::ClosingHard) {
            0
        } else if has(WayKind::ClosingSoftly) {
            1
        } else if called_for && (entry.alone || (receiving && opening)) {
            4
        } else if receiving && opening {
            3
        } else if receiving || (opening && !self.only_asks(answer.ways)) {
            2
        } else {
            u8::from(!answer.ways.is_empty())
        };
        self.after_habits(level, answer)
    }

    /// What habits, a reflecting conversation without leave and a second silence leave of a level.
    #[must_use]
    pub fn after_habits(&self, level: Level, answer: &CueAnswer) -> Level {
        let level = level.saturating_sub(answer.n_habits + u8::from(answer.reflects_without_leave));
        if answer.is_second_silence { level.min(1) } else { level }
    }

    /// Whether a closing way is among these.
    #[must_use]
    pub fn closes(&self, ways: CodeSet<AnswerWay>) -> bool {
        ways.iter().any(|way| matches!(self.answer(way).kind, WayKind::ClosingSoftly | WayKind::ClosingHard))
    }

    /// Whether the only opening way among these is the open question.
    fn only_asks(&self, ways: CodeSet<AnswerWay>) -> bool {
        ways.iter().filter(|way| self.answer(*way).kind == WayKind::Opening).eq([AnswerWay::OpenQuestion])
    }
}
