//! The word lists of the codebook: what the network offers and presses for, what a response does, the steps of safety.

use super::code::{CodeSet, codes};

codes!(
    /// What is scored, each by itself; there is never one combined number.
    Dimension {
        Responsivity,
        ToleranceOfUncertainty,
        SafetyEscalation,
    }
);

impl Dimension {
    /// The short key of JSON documents.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Responsivity => "responsivity",
            Self::ToleranceOfUncertainty => "tolerance",
            Self::SafetyEscalation => "safety",
        }
    }
}

codes!(
    /// What a cue is of: an experience, a feeling, a word, a silence that asks to be heard.
    CueKind { Story, Feeling, Body, Silence, Experience, OwnAct, Absent, Quiet, Conflict, Alliance, Consent, Hope }
);

codes!(
    /// What a press demands: certainty of one kind or another.
    Demand { Diagnosis, Medication, Hospital, Advice, Promise, Prediction, Verdict, Credentials, Belief, Ultimatum }
);

codes!(
    /// The class of a signal; the order within suicidality and within commands is depth.
    SignalClass {
        Idiom, OldHistory, Veiled, SelfHarm, WishToBeDead, Thoughts, IntentOrRecent, Imminent,
        CommandResisted, CommandCompelled, Threat, MeansAtHand, ViolenceAtHome, ChildAffected,
        Perinatal, Medical, AcuteNeed, Reported,
    }
);

codes!(
    /// How a signal is shown.
    Shown { Explicit, Veiled, Unspoken, ThirdParty }
);

codes!(
    /// A way of answering a cue.
    AnswerWay {
        OwnWords, Feeling, Acknowledge, Affirm, Present, Honest, StandBy, Repair,
        OpenQuestion, Space, Tentative, SecondVoice, Offer,
        BackChannel, Postpone,
        Reassure, Interpret, Compare, Generalise, SpeakFor, Lecture,
        Switch, Correct, Collude, Minimise, Shame, Defend,
    }
);

codes!(
    /// What a way of answering does to the cue.
    WayKind { Receiving, Opening, Thin, ClosingSoftly, ClosingHard }
);

codes!(
    /// A way of holding a press.
    HoldWay { NotKnowing, SeveralViews, Aloud, Honest, Slow, Options, TurnTo, FindOut, NextContact }
);

codes!(
    /// Which half of a good hold a way gives.
    HoldSide { WhereWeStand, HowWeGoOn }
);

codes!(
    /// A way of closing a press; softest last, so that the hardest of several is the least.
    CloseWay { Label, Prescribe, Admit, Predict, Promise, RuleOut, BehindTheScenes, Advise, Drift }
);

codes!(
    /// How firmly a closing closes.
    Hardness { Hard, Soft }
);

codes!(
    /// How a risk question is put, most inviting first.
    AskForm { InvitesYes, Neutral, Narrow, Euphemism, InvitesNo }
);

impl AskForm {
    /// Whether a yes is at least as easy as a no.
    #[must_use]
    pub fn is_at_least_neutral(self) -> bool {
        matches!(self, Self::InvitesYes | Self::Neutral)
    }

    /// Whether this form makes a yes easier than the other does.
    #[must_use]
    pub fn is_better_than(self, other: Self) -> bool {
        self < other
    }
}

codes!(
    /// A part of clarifying.
    ClarifyPart {
        Thoughts, Method, Plan, Intent, Timeframe, Means, Behaviour, WhyNow, Protection, Resistance, Child, Target,
    }
);

codes!(
    /// A part of a safety plan (Stanley & Brown 2012, and who does what when).
    PlanPart { WarningSigns, Coping, People, Help, Professionals, Means, WhoAndWhen }
);

codes!(
    /// Where an act of safety leads, in order of restriction, least first.
    Route {
        CrisisTeam, SameDay, SpecialistService, Safeguarding, Medical, MotherAndBaby, HomeTreatment,
        Emergency, Police, Compulsory,
    }
);

codes!(
    /// A step of safety without what it holds; the first six are the ladder, in order of rank.
    StepKind {
        Notice, Ask, Clarify, Share, Plan, Act, HandOver, Confirm, Return,
        Dismiss, Contract, Grade, Coerce, Abandon, MethodDetail,
    }
);

impl StepKind {
    /// Whether the step has a rank that a band can bound.
    #[must_use]
    pub fn is_ranked(self) -> bool {
        self <= Self::Act
    }

    /// Whether the step is one that a class can require.
    #[must_use]
    pub fn can_be_required(self) -> bool {
        self <= Self::HandOver
    }

    /// Whether taking the step fails the person, whatever the class.
    #[must_use]
    pub fn is_failing(self) -> bool {
        self >= Self::Dismiss
    }

    /// Whether the step is a risk question (readings, 9).
    #[must_use]
    pub fn is_risk_question(self) -> bool {
        matches!(self, Self::Ask | Self::Clarify | Self::Return)
    }
}

/// A step of safety, with what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Names the sign itself.
    Notice,
    /// Asks, in one of five forms.
    Ask(AskForm),
    /// Clarifies these parts.
    Clarify(CodeSet<ClarifyPart>),
    /// Shares it in the room, or asks for it in private where that is safer.
    Share,
    /// Agrees these parts of a plan.
    Plan(CodeSet<PlanPart>),
    /// Acts by this route.
    Act(Route),
    /// Hands over and is heard back, or begins to.
    HandOver,
    /// Heard back.
    Confirm,
    /// Gently returns after a retraction.
    Return,
    /// Plays down, argues with or sets aside what the signal says.
    Dismiss,
    /// Asks for a contract to stay alive.
    Contract,
    /// Grades the person by risk.
    Grade,
    /// Threatens or forces.
    Coerce,
    /// Leaves the person alone with it.
    Abandon,
    /// Gives detail about a method.
    MethodDetail,
}

impl Step {
    /// The step without what it holds.
    #[must_use]
    pub fn kind(self) -> StepKind {
        match self {
            Self::Notice => StepKind::Notice,
            Self::Ask(_) => StepKind::Ask,
            Self::Clarify(_) => StepKind::Clarify,
            Self::Share => StepKind::Share,
            Self::Plan(_) => StepKind::Plan,
            Self::Act(_) => StepKind::Act,
            Self::HandOver => StepKind::HandOver,
            Self::Confirm => StepKind::Confirm,
            Self::Return => StepKind::Return,
            Self::Dismiss => StepKind::Dismiss,
            Self::Contract => StepKind::Contract,
            Self::Grade => StepKind::Grade,
            Self::Coerce => StepKind::Coerce,
            Self::Abandon => StepKind::Abandon,
            Self::MethodDetail => StepKind::MethodDetail,
        }
    }
}

codes!(
    /// A habit that costs every cue answered in the same response a level.
    HabitKind { Jargon, Stacked, ClosedQuestion, Side, PullRank, Interrupt }
);

codes!(
    /// How far a person can speak now, least first.
    Openness { Closed, Guarded, Present, Open, Trusting }
);

impl Openness {
    /// The openness that many steps away, held to the ends of the ladder.
    #[must_use]
    pub fn moved(self, by: i8) -> Self {
        const LADDER: [Openness; 5] =
            [Openness::Closed, Openness::Guarded, Openness::Present, Openness::Open, Openness::Trusting];
        LADDER[(self as i8 + by).clamp(0, 4) as usize]
    }
}

codes!(
    /// What is agreed in the meeting; listed in the debrief, never scored.
    AgreedWhat { NextMeeting, SameTeam, Place, Bring, Reach, MedicationTalk, CareTalk, SmallStep, MissedContact }
);
