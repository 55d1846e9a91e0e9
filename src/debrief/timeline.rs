//! Lanes over the turns: voices, presses and concerns. It shows open concerns and their steps, never a level of risk.

use super::transcript::{Entry, EntryKind};
use crate::codebook::{Code, StepKind};
use crate::meeting::{Event, Meeting, OpenedCall};
use crate::scenario::{CallId, ConcernId, PersonId};

/// A meeting as lanes; turn 0 is what came before the first answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Trainee turns taken.
    pub turns: u16,
    /// One lane per voice, the trainee's first; those who never spoke have theirs too.
    pub voices: Vec<VoiceLane>,
    /// One lane per press.
    pub presses: Vec<PressLane>,
    /// One lane per concern.
    pub concerns: Vec<ConcernLane>,
}

/// How much a voice said, turn by turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceLane {
    /// Who; none for the trainee.
    pub person: Option<PersonId>,
    /// The name to show.
    pub name: String,
    /// Whether this is the team's side.
    pub team: bool,
    /// Words per turn, from turn 0.
    pub words: Vec<u32>,
    /// Words in all.
    pub total: u32,
    /// Percent of all words, halves up.
    pub percent: u32,
    /// How often the trainee addressed them.
    pub addressed: u32,
}

/// A press, from the turn after which it was open to the turn that ended it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PressLane {
    /// The press.
    pub call: CallId,
    /// What it demanded, in the codebook's word.
    pub demands: &'static str,
    /// Whose it was.
    pub name: String,
    /// The turn after which it was open.
    pub from: u16,
    /// The turn that ended it; none while it is open.
    pub to: Option<u16>,
    /// How it ended: held, half held, closed, left, waived or open.
    pub end: &'static str,
}

/// A concern: when it was shown, what was done, when it was overdue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcernLane {
    /// The concern.
    pub concern: ConcernId,
    /// Its first signal, by the words that showed it.
    pub words: String,
    /// Whom it is about.
    pub name: String,
    /// The turn after which it was shown.
    pub from: u16,
    /// Steps taken, with their turns.
    pub steps: Vec<(u16, StepKind)>,
    /// Turns in which it was overdue.
    pub overdue: Vec<u16>,
    /// Whether it only sounded like danger, and nothing was required.
    pub figure_of_speech: bool,
}

impl Timeline {
    pub(super) fn of(meeting: &Meeting, transcript: &[Entry]) -> Self {
        let mut timeline = Self {
            turns: meeting.turn(),
            voices: voices(meeting, transcript),
            presses: Vec::new(),
            concerns: Vec::new(),
        };
        let mut turn = 0;
        for event in meeting.events() {
            match event {
                Event::Responded { concerns, .. } => {
                    turn += 1;
                    for at in concerns.iter().filter(|at| at.overdue) {
                        if let Some(lane) = timeline.concern(at.concern) {
                            lane.overdue.push(turn);
                        }
                    }
                }
                Event::CallOpened { call, what, line } => timeline.open(meeting, turn, *call, *what, *line),
                Event::PressHeld { call, ways } => {
                    let whole = meeting.codebook().holds_whole(*ways);
                    timeline.end(*call, turn, if whole { "held" } else { "half held" });
                }
                Event::PressClosed { call: Some(call), .. } => timeline.end(*call, turn, "closed"),
                Event::CallLeft { call, .. } => timeline.end(*call, turn, "left"),
                Event::CallWaived { call } => timeline.end(*call, turn, "waived"),
                Event::StepTaken { concern, step, .. } => {
                    if let Some(lane) = timeline.concern(*concern) {
                        lane.steps.push((turn, step.kind()));
                    }
                }
                _ => {}
            }
        }
        timeline
    }

    fn open(&mut self, meeting: &Meeting, turn: u16, call: CallId, what: OpenedCall, line: crate::scenario::LineId) {
        let scenario = meeting.scenario();
        let name = scenario.person(scenario.call(call).person).name.clone();
        match what {
            OpenedCall::Cue { .. } => {}
            OpenedCall::Press { demands, .. } => {
                self.presses.push(PressLane { call, demands: demands.name(), name, from: turn, to: None, end: "open" });
            }
            OpenedCall::Signal { concern, .. } => {
                if self.concern(concern).is_none() {
                    let about = scenario.concern(concern).about;
                    self.concerns.push(ConcernLane {
                        concern,
                        words: scenario.line(line).text.clone(),
                        name: about.map_or(name, |p| scenario.person(p).name.clone()),
                        from: turn,
                        steps: Vec::new(),
                        overdue: Vec::new(),
                        figure_of_speech: meeting.codebook().is_decoy(scenario.concern(concern).beneath),
                    });
                }
            }
        }
    }

    fn end(&mut self, call: CallId, turn: u16, end: &'static str) {
        if let Some(lane) = self.presses.iter_mut().find(|lane| lane.call == call) {
            lane.to = Some(turn);
            lane.end = end;
        }
    }

    fn concern(&mut self, concern: ConcernId) -> Option<&mut ConcernLane> {
        self.concerns.iter_mut().find(|lane| lane.concern == concern)
    }
}

fn voices(meeting: &Meeting, transcript: &[Entry]) -> Vec<VoiceLane> {
    let scenario = meeting.scenario();
    let n_turns = usize::from(meeting.turn()) + 1;
    let lane = |person, name: &str, team| VoiceLane {
        person,
        name: name.to_owned(),
        team,
        words: vec![0; n_turns],
        total: 0,
        percent: 0,
        addressed: 0,
    };
    let mut lanes = vec![lane(None, "You", true)];
    for (index, person) in (0..).zip(&scenario.people) {
        lanes.push(lane(Some(PersonId(index)), &person.name, person.part.is_team()));
    }
    for entry in transcript {
        let speaker = match entry.kind {
            EntryKind::Said => entry.person,
            EntryKind::You => None,
            _ => continue,
        };
        let n_words = entry.text.split_whitespace().count() as u32;
        if let Some(lane) = lanes.iter_mut().find(|lane| lane.person == speaker) {
            lane.words[usize::from(entry.turn)] += n_words;
            lane.total += n_words;
        }
    }
    let all: u32 = lanes.iter().map(|lane| lane.total).sum();
    for lane in &mut lanes {
        lane.percent = (200 * lane.total + all).checked_div(2 * all).unwrap_or(0);
        lane.addressed = addressed(meeting, lane.person);
    }
    lanes
}

fn addressed(meeting: &Meeting, person: Option<PersonId>) -> u32 {
    let scenario = meeting.scenario();
    let to = |event: &Event| match event {
        Event::Responded { response, .. } if !scenario.response(*response).is_silence => {
            match scenario.response(*response).to {
                crate::scenario::To::One(one) => person == Some(one),
                crate::scenario::To::Colleague => person.is_some_and(|p| Some(p) == scenario.team().next()),
                crate::scenario::To::Room => false,
            }
        }
        _ => false,
    };
    meeting.events().iter().filter(|event| to(event)).count() as u32
}
