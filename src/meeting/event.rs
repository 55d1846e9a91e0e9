//! Events: the numbered list of what happened, which is the truth about a meeting.
//!
//! Events carry ids, not text. They carry all that scoring needs (readings, 24), so that a scorecard is a function of
//! events, codebook and rubric alone.

use crate::codebook::{
    AgreedWhat, AnswerWay, CloseWay, CodeSet, CueKind, Demand, HabitKind, HoldWay, Level, Openness, Shown, SignalClass,
    Step, StepKind,
};
use crate::scenario::{CallId, ConcernId, EndingId, FlagId, LineId, MomentId, PersonId, ResponseId, Who};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The meeting began, with this seed.
    MeetingBegan {
        /// What every draw of the meeting comes from.
        seed: u64,
    },
    /// A moment was entered, for the n-th time, from 1.
    MomentEntered {
        /// The moment.
        moment: MomentId,
        /// How often it has been entered, this time included.
        visit: u32,
    },
    /// Someone came into the room.
    PersonCame {
        /// Who.
        person: PersonId,
    },
    /// Someone left the room.
    PersonLeft {
        /// Who.
        person: PersonId,
    },
    /// Something was said.
    Said {
        /// The line.
        line: LineId,
    },
    /// Something was done.
    Did {
        /// The line.
        line: LineId,
    },
    /// Something was thought; shown only in the debrief.
    Thought {
        /// The line.
        line: LineId,
    },
    /// Nothing was said for a while.
    Paused {
        /// For so many milliseconds.
        ms: u32,
    },
    /// The trainee was asked what this stirs in them.
    Stirred {
        /// The line that asks.
        line: LineId,
    },
    /// A text of the local pack was shown.
    Informed {
        /// The line that names its key.
        line: LineId,
    },
    /// A call was opened by a line.
    CallOpened {
        /// The call.
        call: CallId,
        /// The line that opened it.
        line: LineId,
        /// What kind of call it is.
        what: OpenedCall,
    },
    /// Responses were offered, in the order of the screen; silence always is.
    Offered {
        /// Their ids.
        responses: Vec<ResponseId>,
    },
    /// The trainee answered.
    Responded {
        /// With what; a moment's silence has an id too.
        response: ResponseId,
        /// The cues and presses for which this turn counted.
        counted: Vec<CallId>,
        /// The concerns known when the offer was made.
        concerns: Vec<ConcernAtOffer>,
    },
    /// A cue was answered, but not so that it was met; the best level counts.
    CueAnswered {
        /// The cue.
        call: CallId,
        /// In these ways.
        ways: CodeSet<AnswerWay>,
        /// At this level.
        level: Level,
    },
    /// A cue was met, or closed.
    CueMet {
        /// The cue.
        call: CallId,
        /// In these ways.
        ways: CodeSet<AnswerWay>,
        /// At the level that ways, habits and silence come to.
        level: Level,
        /// The level that a due question in the person's own words comes to, where this was one.
        asked_in_own_words: Option<Level>,
        /// Whether a closing way is among the ways.
        closed: bool,
    },
    /// A press was held.
    PressHeld {
        /// The press.
        call: CallId,
        /// In these ways.
        ways: CodeSet<HoldWay>,
    },
    /// A press was closed, or something was closed that nobody had pressed for.
    PressClosed {
        /// The press; none where nobody had pressed.
        call: Option<CallId>,
        /// How, the hardest of several.
        way: CloseWay,
    },
    /// A cue or press ran out, or was open at the end.
    CallLeft {
        /// The call.
        call: CallId,
        /// The best level that a cue was answered at; 0 for a press.
        best: Level,
    },
    /// A cue or press was let go without blame.
    CallWaived {
        /// The call.
        call: CallId,
    },
    /// A step of safety was taken.
    StepTaken {
        /// The signal that it names.
        signal: CallId,
        /// The concern.
        concern: ConcernId,
        /// The step.
        step: Step,
        /// How it stood when the offer was made.
        stand: StepStand,
    },
    /// A concern became overdue.
    Overdue {
        /// The concern.
        concern: ConcernId,
    },
    /// A step was more than was called for.
    OverStep {
        /// The concern; none for four questions running, which can be about several.
        concern: Option<ConcernId>,
        /// The step.
        step: StepKind,
        /// In what way it was too much.
        why: OverStepWhy,
    },
    /// Someone was asked, or something shared, in front of a person who makes that unsafe.
    Exposed {
        /// The concern.
        concern: ConcernId,
        /// The step that exposed.
        step: StepKind,
    },
    /// A habit was seen.
    HabitSeen {
        /// Which.
        habit: HabitKind,
        /// Towards whom, where it is siding.
        towards: Option<PersonId>,
        /// Whether any open cue was answered in the response, and so lost a level to it.
        meets_cue: bool,
    },
    /// A person opened up or closed.
    OpennessMoved {
        /// Who.
        person: PersonId,
        /// From where.
        from: Openness,
        /// To where.
        to: Openness,
    },
    /// A flag was set.
    FlagSet {
        /// Which.
        flag: FlagId,
    },
    /// Something was agreed.
    Agreed {
        /// What.
        what: AgreedWhat,
        /// With whom.
        who: Vec<Who>,
        /// Within how many hours.
        within_hours: Option<u32>,
    },
    /// An act was on a call that was not open when the offer was made.
    ActMissed {
        /// The call.
        call: CallId,
    },
    /// The meeting ended.
    MeetingEnded {
        /// How.
        ending: EndingId,
        /// Whether it broke off.
        early: bool,
    },
}

/// What kind of call was opened, with what scoring needs to know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenedCall {
    /// A cue.
    Cue {
        /// What it is of.
        of: CueKind,
        /// How much it weighs, 1–3.
        salience: u8,
    },
    /// A press.
    Press {
        /// What it demands.
        demands: Demand,
        /// How much it weighs, 1–3.
        salience: u8,
    },
    /// A signal.
    Signal {
        /// Its concern.
        concern: ConcernId,
        /// Its class.
        class: SignalClass,
        /// How it was shown.
        shown: Shown,
        /// All classes of the concern: what is there to be heard.
        beneath: CodeSet<SignalClass>,
    },
}

/// A concern as it stood when an offer was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConcernAtOffer {
    /// The concern.
    pub concern: ConcernId,
    /// Whether its clock ran this turn.
    pub counted: bool,
    /// Whether it was overdue.
    pub overdue: bool,
    /// Missing steps, required by the classes heard, that a response of the offer takes or takes part of.
    pub can_take: CodeSet<StepKind>,
    /// The same by the classes beneath.
    pub can_take_beneath: CodeSet<StepKind>,
    /// Whether any response of the offer asks about it.
    pub can_ask: bool,
}

/// How a step stood when the offer that it answers was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepStand {
    /// Whether it takes a missing required step, or part of one, by the classes heard.
    pub due: bool,
    /// Whether it leaves nothing missing of its kind, by the classes heard.
    pub completes: bool,
    /// The same by the classes beneath.
    pub completes_beneath: bool,
    /// Whether it comes late.
    pub late: bool,
    /// Whether someone of the concern was there to hear it; other steps than questions need nobody.
    pub heard_there: bool,
    /// Whether nobody was there who makes it unsafe.
    pub private: bool,
    /// Whether the concern's person was in the room.
    pub person_present: bool,
    /// Whether the person is one of those who make it unsafe, so that acting without them is right.
    pub private_by_right: bool,
    /// Whether the person was less open than when the meeting began.
    pub less_open: bool,
    /// The classes heard of the concern until then.
    pub heard: CodeSet<SignalClass>,
}

/// In what way a step was more than was called for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverStepWhy {
    /// The same question again: no better form, no new part, no new sign.
    Repeated,
    /// Four turns running with a risk question and no cue met.
    FourInARow,
    /// Above the band of the classes heard.
    AboveBand,
    /// On a decoy; `repeats` where it is a further question in no better form.
    OnDecoy {
        /// Whether it is a needless repeat for the other two dimensions.
        repeats: bool,
    },
    /// A due act while its person was out of the room.
    BehindTheScenes,
    /// A step that fails the person.
    Failing,
}
