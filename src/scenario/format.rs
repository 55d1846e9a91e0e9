//! Format 1 of a scenario, as serde reads it: the shape of the file and nothing more.
//!
//! Text is borrowed from the file, so that every word knows its place (see [`Word`]). Lists carry ids and are never
//! maps, unknown fields are errors, and trailing empty lists may be left out. What the words refer to is settled by
//! [`mod@super::load`], which turns this into the checked [`super::Scenario`].

use super::about::{About, CanOffer, Place};
use super::word::Word;
use crate::codebook::{
    AgreedWhat, AnswerWay, AskForm, ClarifyPart, CloseWay, CueKind, Demand, HoldWay, Openness, PlanPart, Route, Shown,
    SignalClass, StepKind,
};
use serde::Deserialize;

/// A whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Scenario<'a> {
    /// The format of the file; this build reads 1.
    pub format: u32,
    /// The scenario's id, in lower case with hyphens; the file is named after it.
    pub id: Word<'a>,
    /// What it is called in the lobby.
    pub title: Word<'a>,
    /// Two or three sentences for the card in the lobby.
    pub summary: Word<'a>,
    /// What it practises, and what it asks of the one who plays it.
    pub about: About,
    /// Where and when the meeting is.
    pub setting: Setting<'a>,
    /// Everybody who speaks or is spoken of as present, the team included, the trainee not.
    pub people: Vec<Person<'a>>,
    /// Trainee turns after which the hour is over.
    pub turns: u32,
    /// The ending when the hour is over.
    pub out_of_time: Word<'a>,
    /// The first moment.
    pub start: Word<'a>,
    /// The moments.
    pub moments: Vec<Moment<'a>>,
    /// The endings.
    pub endings: Vec<Ending<'a>>,
    /// What the debrief says that only this meeting can say.
    #[serde(default)]
    pub debrief: Debrief<'a>,
    /// Diagnostics that this file allows itself, each with a reason.
    #[serde(default)]
    pub allow: Vec<Allow<'a>>,
}

/// Where and when the meeting is, and what the service can really offer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Setting<'a> {
    /// The place.
    pub place: Place,
    /// Hours since somebody first called.
    pub hours_since_contact: u32,
    /// Who called: a person's id, or words for someone who is not here.
    pub called_by: Word<'a>,
    /// The scene in a sentence or two.
    pub scene: Word<'a>,
    /// What may be offered here without promising more than the service has.
    #[serde(default)]
    pub can_offer: Vec<CanOffer>,
    /// Why there is no second clinician, where there is none.
    #[serde(default)]
    pub alone: Option<Word<'a>>,
}

/// Someone in the room, or who may come into it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Person<'a> {
    /// The person's id.
    pub id: Word<'a>,
    /// Their name on screen.
    pub name: Word<'a>,
    /// Their part in the meeting.
    pub part: Part<'a>,
    /// Years.
    pub age: u32,
    /// How far they can speak when the meeting begins.
    pub starts: Openness,
}

/// A person's part in the meeting.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub enum Part<'a> {
    /// The person in crisis.
    AtTheCentre,
    /// Family; the word says which.
    Family(Word<'a>),
    /// A friend, a neighbour, a shopkeeper.
    Friend(Word<'a>),
    /// Another professional who belongs to the network.
    Professional(Word<'a>),
    /// A clinician of the team.
    Colleague(Word<'a>),
    /// A peer worker of the team.
    PeerWorker(Word<'a>),
}

/// A node of the scenario: some talk, then the responses offered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Moment<'a> {
    /// The moment's id.
    pub id: Word<'a>,
    /// A name to group moments under when the scenario is drawn.
    #[serde(default)]
    pub group: Option<Word<'a>>,
    /// Who of the network is there; everybody unless given. The team is always there.
    #[serde(default)]
    pub present: Option<Vec<Word<'a>>>,
    /// What is said and done on the first visit.
    #[serde(default)]
    pub talk: Vec<Talk<'a>>,
    /// What is said and done on later visits.
    #[serde(default)]
    pub again: Vec<Talk<'a>>,
    /// What the trainee can say or do.
    #[serde(default)]
    pub responses: Vec<Response<'a>>,
    /// What staying silent does; no acts, and stay, unless given.
    #[serde(default)]
    pub silence: Option<Silence<'a>>,
}

/// Something that happens while people talk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub enum Talk<'a> {
    /// Someone says something, which may open calls.
    Says(Word<'a>, Word<'a>, #[serde(default)] Vec<Call<'a>>),
    /// Someone does something, which may open calls.
    Does(Word<'a>, Word<'a>, #[serde(default)] Vec<Call<'a>>),
    /// Nothing is said for that many milliseconds.
    Pause(u32),
    /// What someone thinks; shown only in the debrief.
    Thinks(Word<'a>, Word<'a>),
    /// Talk that happens only if the condition holds.
    If(Condition<'a>, Vec<Talk<'a>>),
    /// One of several variants, by whole weights from 1; luck never touches a score.
    OneOf(Vec<(u64, Vec<Talk<'a>>)>),
    /// A person opens up by exactly one.
    Opens(Word<'a>),
    /// A person closes by exactly one.
    Closes(Word<'a>),
    /// Asks the trainee, unscored and skippable, what this stirs in them.
    Stirs(Word<'a>),
    /// A text of the local pack: services, law, numbers.
    Local(Word<'a>),
}

/// Something in the talk that asks to be answered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub enum Call<'a> {
    /// Asks to be heard.
    Cue {
        /// The call's id.
        id: Word<'a>,
        /// What it is of.
        of: CueKind,
        /// How much it weighs, 1–3.
        salience: u8,
        /// The words that an answer in the speaker's own words could take up.
        #[serde(default)]
        words: Vec<Word<'a>>,
        /// Trainee turns that it stays open.
        #[serde(default = "one")]
        lasts: u16,
    },
    /// Presses for certainty.
    Press {
        /// The call's id.
        id: Word<'a>,
        /// What it demands.
        demands: Demand,
        /// How much it weighs, 1–3.
        salience: u8,
        /// Trainee turns that it stays open.
        #[serde(default = "one")]
        lasts: u16,
    },
    /// A sign of danger, or a decoy; never expires.
    Signal {
        /// The call's id.
        id: Word<'a>,
        /// Its class.
        class: SignalClass,
        /// How it is shown.
        shown: Shown,
        /// Whom the danger concerns; the one whose line carries it unless given.
        #[serde(default)]
        about: Option<Word<'a>>,
        /// The signal that it makes deeper: more of that concern.
        #[serde(default)]
        deepens: Option<Word<'a>>,
        /// Whose presence makes it unsafe to ask.
        #[serde(default)]
        private_from: Vec<Word<'a>>,
    },
}

fn one() -> u16 {
    1
}

/// One thing that the trainee can say or do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Response<'a> {
    /// The response's id, unique in the file.
    pub id: Word<'a>,
    /// Whom it is addressed to.
    pub to: To<'a>,
    /// What the trainee says.
    #[serde(default)]
    pub say: Option<Word<'a>>,
    /// What the trainee does, beside or in place of words.
    #[serde(default)]
    pub gesture: Option<Word<'a>>,
    /// What it does, in the codebook's terms.
    #[serde(default)]
    pub does: Vec<Act<'a>>,
    /// Why it counts as it does, in a sentence.
    pub because: Word<'a>,
    /// What makes a lesser response tempting.
    #[serde(default)]
    pub tempting: Option<Word<'a>>,
    /// What else was possible, in words of the author's.
    #[serde(default)]
    pub alternative: Option<Word<'a>>,
    /// When it is offered; always unless given.
    #[serde(default)]
    pub when: Option<Condition<'a>>,
    /// What happens at once.
    #[serde(default)]
    pub reply: Vec<Talk<'a>>,
    /// Where the meeting goes.
    pub next: Next<'a>,
    /// Whether it is offered again after it was chosen.
    #[serde(default)]
    pub repeats: bool,
}

/// What staying silent does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Silence<'a> {
    /// What it does, in the codebook's terms.
    #[serde(default)]
    pub does: Vec<Act<'a>>,
    /// Why it counts as it does.
    pub because: Word<'a>,
    /// What makes it tempting where it is lesser.
    #[serde(default)]
    pub tempting: Option<Word<'a>>,
    /// What else was possible.
    #[serde(default)]
    pub alternative: Option<Word<'a>>,
    /// What happens at once.
    #[serde(default)]
    pub reply: Vec<Talk<'a>>,
    /// Where the meeting goes.
    #[serde(default = "stay")]
    pub next: Next<'a>,
}

fn stay<'a>() -> Next<'a> {
    Next::Stay
}

/// Whom a response is addressed to.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub enum To<'a> {
    /// One person.
    One(Word<'a>),
    /// Everybody.
    Room,
    /// The colleague at the trainee's side.
    Colleague,
}

/// What a response does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub enum Act<'a> {
    /// Answers a cue in these ways.
    Answer(Word<'a>, Vec<AnswerWay>),
    /// Holds a press in these ways.
    Hold(Word<'a>, Vec<HoldWay>),
    /// Closes a press.
    Close(Word<'a>, CloseWay),
    /// Closes where nobody pressed.
    Unasked(CloseWay),
    /// Takes a step of safety for a signal.
    Safety(Word<'a>, Step),
    /// Invites someone to speak.
    Invite(Word<'a>),
    /// Opens a reflecting conversation.
    Reflect {
        /// Whether leave was asked.
        leave: bool,
        /// The cues that it takes up.
        #[serde(default)]
        takes_up: Vec<Word<'a>>,
        /// The press that it holds.
        #[serde(default)]
        press: Option<Word<'a>>,
    },
    /// Agrees something: what, with whom, within how many hours.
    Agree(AgreedWhat, #[serde(default)] Vec<Word<'a>>, #[serde(default)] u32),
    /// Has a habit.
    Habit(Habit<'a>),
    /// Sets a flag.
    Set(Word<'a>),
}

/// A step of safety as written in a file.
#[derive(Clone, Debug, Deserialize)]
pub enum Step {
    /// Names the sign itself.
    Notice,
    /// Asks in a form.
    Ask(AskForm),
    /// Clarifies parts.
    Clarify(Vec<ClarifyPart>),
    /// Shares it.
    Share,
    /// Agrees parts of a plan.
    Plan(Vec<PlanPart>),
    /// Acts by a route.
    Act(Route),
    /// Hands over.
    HandOver,
    /// Heard back.
    Confirm,
    /// Gently returns after a retraction.
    Return,
    /// Sets the signal aside.
    Dismiss,
    /// Asks for a contract.
    Contract,
    /// Grades the person.
    Grade,
    /// Threatens or forces.
    Coerce,
    /// Leaves the person alone with it.
    Abandon,
    /// Gives detail about a method.
    MethodDetail,
}

/// A habit as written in a file.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub enum Habit<'a> {
    /// Words of the trade.
    Jargon,
    /// Different questions at once.
    Stacked,
    /// A question for yes, no or a fact.
    ClosedQuestion,
    /// Sides with someone here or against someone absent.
    Side(Word<'a>),
    /// "It's my job".
    PullRank,
    /// Cuts someone short.
    Interrupt,
}

/// Where the meeting goes.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub enum Next<'a> {
    /// To a moment, or to an ending.
    To(Word<'a>),
    /// To the first whose condition holds, else to the last.
    Branch(Vec<(Condition<'a>, Word<'a>)>, Word<'a>),
    /// Nowhere: the same moment, performing nothing.
    Stay,
    /// To an ending.
    End(Word<'a>),
}

/// Something that holds or does not, at a point of the meeting.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub enum Condition<'a> {
    /// How far a person can speak now.
    Openness(Word<'a>, Bound<Openness>),
    /// A flag was set.
    Flag(Word<'a>),
    /// The concern of this signal was asked about.
    Asked(Word<'a>),
    /// It was asked about in one of these forms.
    AskedAs(Word<'a>, Vec<AskForm>),
    /// A step was taken for the concern of this signal.
    Done(Word<'a>, StepKind),
    /// A cue or press was met, by a closing too.
    Met(Word<'a>),
    /// A moment was visited.
    Visited(Word<'a>),
    /// How many answers were given so far.
    Turn(Bound<u32>),
    /// All hold.
    All(Vec<Condition<'a>>),
    /// Any holds.
    Any(Vec<Condition<'a>>),
    /// It does not hold.
    Not(Box<Condition<'a>>),
}

/// A lower or an upper bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Bound<T> {
    /// This or more.
    AtLeast(T),
    /// This or less.
    AtMost(T),
}

/// How the meeting can end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Ending<'a> {
    /// The ending's id.
    pub id: Word<'a>,
    /// What it is called.
    pub title: Word<'a>,
    /// What is said and done last; it holds no calls.
    #[serde(default)]
    pub talk: Vec<Talk<'a>>,
    /// Whether the meeting broke off; then it is not scored.
    #[serde(default)]
    pub early: bool,
}

/// What the debrief says that only this meeting can say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Debrief<'a> {
    /// What else was possible, for chosen moments.
    #[serde(default)]
    pub alternatives: Vec<Alternative<'a>>,
    /// Supervision questions of this meeting's own.
    #[serde(default)]
    pub questions: Vec<Question<'a>>,
}

/// What else was possible when a response was given.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Alternative<'a> {
    /// The response, by its id.
    pub instead_of: Word<'a>,
    /// What else was possible, and why.
    pub try_this: Word<'a>,
}

/// A supervision question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Question<'a> {
    /// When it is asked, judged at the end of the meeting.
    pub when: Condition<'a>,
    /// The question.
    pub asks: Word<'a>,
}

/// A diagnostic that a file allows itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct Allow<'a> {
    /// The code of the diagnostic.
    pub code: Word<'a>,
    /// Why it is right here.
    pub because: Word<'a>,
}
