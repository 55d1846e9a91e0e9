//! The checked scenario: every reference settled, ready to be played.
//!
//! Things are numbered in file order and refer to each other by number; their ids in words stand beside them, for
//! people. Only [`super::load`] makes one, and only from a file without errors.

use super::about::{About, CanOffer, Place};
use super::format::Bound;
use crate::codebook::{
    AgreedWhat, AnswerWay, AskForm, CloseWay, CodeSet, CueKind, Demand, HabitKind, HoldWay, Openness, Shown,
    SignalClass, Step, StepKind,
};
use std::ops::Range;

/// Declares a number that stands for one kind of thing.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The number as an index.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids!(
    /// Someone in [`Scenario::people`].
    PersonId,
    /// A moment in [`Scenario::moments`].
    MomentId,
    /// A response, or a moment's silence, in [`Scenario::responses`].
    ResponseId,
    /// A call in [`Scenario::calls`].
    CallId,
    /// A concern in [`Scenario::concerns`].
    ConcernId,
    /// A line in [`Scenario::lines`].
    LineId,
    /// An ending in [`Scenario::endings`].
    EndingId,
    /// A flag in [`Scenario::flags`].
    FlagId,
    /// A choice between variants in [`Scenario::draws`].
    DrawId,
);

/// A scenario without errors.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The scenario's id.
    pub id: String,
    /// What it is called in the lobby.
    pub title: String,
    /// Two or three sentences for the card in the lobby.
    pub summary: String,
    /// What it practises.
    pub about: About,
    /// Where and when it is.
    pub setting: Setting,
    /// Everybody but the trainee.
    pub people: Vec<Person>,
    /// Trainee turns after which the hour is over.
    pub turns: u16,
    /// The ending when the hour is over.
    pub out_of_time: EndingId,
    /// The first moment.
    pub start: MomentId,
    /// The moments, in file order.
    pub moments: Vec<Moment>,
    /// Responses of all moments, in file order, each moment's silence after its responses.
    pub responses: Vec<Response>,
    /// The endings.
    pub endings: Vec<Ending>,
    /// Every line that can be said, done or thought.
    pub lines: Vec<Line>,
    /// Every call.
    pub calls: Vec<Call>,
    /// Every concern: a signal and what deepens it.
    pub concerns: Vec<Concern>,
    /// The flags, by name.
    pub flags: Vec<String>,
    /// Per choice between variants, the weights; all are drawn when the meeting begins.
    pub draws: Vec<Vec<u64>>,
    /// What the debrief says that only this meeting can say.
    pub debrief: Debrief,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
}

/// Where and when the meeting is.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The place.
    pub place: Place,
    /// Hours since somebody first called.
    pub hours_since_contact: u32,
    /// Who called, in words.
    pub called_by: String,
    /// The scene.
    pub scene: String,
    /// What may be offered here.
    pub can_offer: Vec<CanOffer>,
    /// Why there is no second clinician, where there is none.
    pub alone: Option<String>,
}

/// Someone in the room, or who may come into it.
#[derive(Clone, Debug)]
pub struct Person {
    /// The id in words.
    pub id: String,
    /// Their name on screen.
    pub name: String,
    /// Their part in the meeting.
    pub part: Part,
    /// Years.
    pub age: u32,
    /// How far they can speak when the meeting begins.
    pub starts: Openness,
}

/// A person's part in the meeting, with the word for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The person in crisis.
    AtTheCentre,
    /// Family.
    Family(String),
    /// A friend.
    Friend(String),
    /// Another professional of the network.
    Professional(String),
    /// A clinician of the team.
    Colleague(String),
    /// A peer worker of the team.
    PeerWorker(String),
}

impl Part {
    /// Whether this is the team's side, which is always there.
    #[must_use]
    pub fn is_team(&self) -> bool {
        matches!(self, Self::Colleague(_) | Self::PeerWorker(_))
    }

    /// The part in a word or two.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::AtTheCentre => "at the centre",
            Self::Family(word)
            | Self::Friend(word)
            | Self::Professional(word)
            | Self::Colleague(word)
            | Self::PeerWorker(word) => word,
        }
    }
}

/// A node of the scenario.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The id in words.
    pub id: String,
    /// A name to group moments under.
    pub group: Option<String>,
    /// Who is there, the team included.
    pub present: Vec<PersonId>,
    /// Talk on the first visit.
    pub talk: Vec<Talk>,
    /// Talk on later visits.
    pub again: Vec<Talk>,
    /// Its responses and, last, its silence.
    pub responses: Range<u32>,
}

impl Moment {
    /// What the trainee can say or do here, in file order, without the silence.
    pub fn spoken(&self) -> impl Iterator<Item = ResponseId> + use<> {
        (self.responses.start..self.responses.end - 1).map(ResponseId)
    }

    /// Staying silent here.
    #[must_use]
    pub fn silence(&self) -> ResponseId {
        ResponseId(self.responses.end - 1)
    }
}

/// Talk, performed in order.
#[derive(Clone, Debug)]
pub enum Talk {
    /// A line.
    Line(LineId),
    /// Nothing is said for that many milliseconds.
    Pause(u32),
    /// Talk that happens only if the condition holds.
    If(Condition, Vec<Talk>),
    /// One of several variants.
    OneOf(DrawId, Vec<Vec<Talk>>),
    /// A person opens up by one.
    Opens(PersonId),
    /// A person closes by one.
    Closes(PersonId),
}

/// A line of talk.
#[derive(Clone, Debug)]
pub struct Line {
    /// Where it stands, such as `arriving.2` or `arriving.ask-wall.1`: the id that events carry in JSON.
    pub id: String,
    /// What happens in it.
    pub kind: LineKind,
    /// Whose line it is; nobody's where it asks the trainee or comes from the local pack.
    pub person: Option<PersonId>,
    /// The words, or the key of the local pack.
    pub text: String,
    /// The calls that it opens.
    pub calls: Vec<CallId>,
}

/// What happens in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Someone says it.
    Says,
    /// Someone does it.
    Does,
    /// Someone thinks it; shown only in the debrief.
    Thinks,
    /// It asks what this stirs in the trainee.
    Stirs,
    /// It is a key of the local pack.
    Local,
}

/// A call.
#[derive(Clone, Debug)]
pub struct Call {
    /// The id in words.
    pub id: String,
    /// What kind of call it is.
    pub what: CallWhat,
    /// Whose line carries it first.
    pub person: PersonId,
    /// Trainee turns that it stays open; signals never expire.
    pub lasts: u16,
    /// The words that an answer could take up.
    pub words: Vec<String>,
}

impl Call {
    /// Whether it asks to be heard.
    #[must_use]
    pub fn is_cue(&self) -> bool {
        matches!(self.what, CallWhat::Cue { .. })
    }
}

/// What kind of call it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallWhat {
    /// Asks to be heard.
    Cue {
        /// What it is of.
        of: CueKind,
        /// How much it weighs, 1–3.
        salience: u8,
    },
    /// Presses for certainty.
    Press {
        /// What it demands.
        demands: Demand,
        /// How much it weighs, 1–3.
        salience: u8,
    },
    /// A sign of danger, or a decoy.
    Signal {
        /// Its class.
        class: SignalClass,
        /// How it is shown.
        shown: Shown,
        /// The concern that it belongs to.
        concern: ConcernId,
    },
}

/// A signal and all signals that deepen it.
#[derive(Clone, Debug)]
pub struct Concern {
    /// Its signals, the first being the one that deepens no other.
    pub signals: Vec<CallId>,
    /// Whom it is about: whoever its first signal names, else whoever one that deepens it names, as far as they are in
    /// `people`; whose line carries the first signal, where none of them names anybody. None where they name only
    /// people who are not here.
    pub about: Option<PersonId>,
    /// The classes of all its signals: what is there to be heard.
    pub beneath: CodeSet<SignalClass>,
    /// Per signal, in the order of `signals`, those whose presence makes it unsafe to ask.
    pub private_from: Vec<Vec<PersonId>>,
}

/// One thing that the trainee can say or do, or staying silent.
#[derive(Clone, Debug)]
pub struct Response {
    /// The id in words; `silence` for every silence.
    pub id: String,
    /// The moment that it belongs to.
    pub moment: MomentId,
    /// Whether this is the moment's silence.
    pub is_silence: bool,
    /// Whom it is addressed to.
    pub to: To,
    /// What the trainee says.
    pub say: String,
    /// What the trainee does, beside or in place of words.
    pub gesture: String,
    /// What it does.
    pub acts: Vec<Act>,
    /// Why it counts as it does.
    pub because: String,
    /// What makes it tempting where it is lesser.
    pub tempting: Option<String>,
    /// What else was possible.
    pub alternative: Option<String>,
    /// When it is offered.
    pub when: Option<Condition>,
    /// What happens at once.
    pub reply: Vec<Talk>,
    /// Where the meeting goes.
    pub next: Next,
    /// Whether it is offered again after it was chosen.
    pub repeats: bool,
}

/// Whom a response is addressed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// One person.
    One(PersonId),
    /// Everybody.
    Room,
    /// The colleague.
    Colleague,
}

/// What a response does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Answers a cue.
    Answer(CallId, CodeSet<AnswerWay>),
    /// Holds a press.
    Hold(CallId, CodeSet<HoldWay>),
    /// Closes a press.
    Close(CallId, CloseWay),
    /// Closes where nobody pressed.
    Unasked(CloseWay),
    /// Takes a step of safety.
    Safety(CallId, Step),
    /// Invites someone to speak.
    Invite(PersonId),
    /// Opens a reflecting conversation.
    Reflect {
        /// Whether leave was asked.
        leave: bool,
        /// The cues that it takes up.
        takes_up: Vec<CallId>,
        /// The press that it holds.
        press: Option<CallId>,
    },
    /// Agrees something.
    Agree {
        /// What.
        what: AgreedWhat,
        /// With whom.
        who: Vec<Who>,
        /// Within how many hours; none where 0 was written.
        within_hours: Option<u32>,
    },
    /// Has a habit, towards a person where it is siding.
    Habit(HabitKind, Option<PersonId>),
    /// Sets a flag.
    Set(FlagId),
}

/// Someone in the room, the trainee included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The trainee; `you` in a file.
    You,
    /// Someone in `people`.
    Person(PersonId),
}

/// Where the meeting goes.
#[derive(Clone, Debug)]
pub enum Next {
    /// To there.
    To(Destination),
    /// To the first whose condition holds, else to the last.
    Branch(Vec<(Condition, Destination)>, Destination),
    /// Nowhere.
    Stay,
}

/// A moment or an ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A moment.
    Moment(MomentId),
    /// An ending.
    Ending(EndingId),
}

/// Something that holds or does not.
#[derive(Clone, Debug)]
pub enum Condition {
    /// How far a person can speak now.
    Openness(PersonId, Bound<Openness>),
    /// A flag was set.
    Flag(FlagId),
    /// An Ask was taken on the concern.
    Asked(ConcernId),
    /// An Ask was taken in one of these forms.
    AskedAs(ConcernId, CodeSet<AskForm>),
    /// A step was taken for the concern.
    Done(ConcernId, StepKind),
    /// A cue or press was met, by a closing too.
    Met(CallId),
    /// A moment was visited.
    Visited(MomentId),
    /// How many answers were given so far.
    Turn(Bound<u32>),
    /// All hold.
    All(Vec<Condition>),
    /// Any holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// How the meeting can end.
#[derive(Clone, Debug)]
pub struct Ending {
    /// The id in words.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is said and done last.
    pub talk: Vec<Talk>,
    /// Whether the meeting broke off.
    pub early: bool,
}

/// What the debrief says that only this meeting can say.
#[derive(Clone, Debug, Default)]
pub struct Debrief {
    /// What else was possible instead of a response.
    pub alternatives: Vec<(ResponseId, String)>,
    /// Questions, each with when it is asked.
    pub questions: Vec<(Condition, String)>,
}

impl Scenario {
    /// A person.
    #[must_use]
    pub fn person(&self, id: PersonId) -> &Person {
        &self.people[id.index()]
    }

    /// A moment.
    #[must_use]
    pub fn moment(&self, id: MomentId) -> &Moment {
        &self.moments[id.index()]
    }

    /// A response.
    #[must_use]
    pub fn response(&self, id: ResponseId) -> &Response {
        &self.responses[id.index()]
    }

    /// A line.
    #[must_use]
    pub fn line(&self, id: LineId) -> &Line {
        &self.lines[id.index()]
    }

    /// A call.
    #[must_use]
    pub fn call(&self, id: CallId) -> &Call {
        &self.calls[id.index()]
    }

    /// A concern.
    #[must_use]
    pub fn concern(&self, id: ConcernId) -> &Concern {
        &self.concerns[id.index()]
    }

    /// An ending.
    #[must_use]
    pub fn ending(&self, id: EndingId) -> &Ending {
        &self.endings[id.index()]
    }

    /// The concern that a signal belongs to.
    #[must_use]
    pub fn concern_of(&self, signal: CallId) -> Option<ConcernId> {
        match self.call(signal).what {
            CallWhat::Signal { concern, .. } => Some(concern),
            CallWhat::Cue { .. } | CallWhat::Press { .. } => None,
        }
    }

    /// The people of the team.
    pub fn team(&self) -> impl Iterator<Item = PersonId> {
        self.people.iter().zip(0..).filter(|(p, _)| p.part.is_team()).map(|(_, i)| PersonId(i))
    }
}
