//! The timeline: voices, presses and concerns as lanes over the turns, drawn, and the same as a list.
//!
//! It shows what was open and what was done, never a level of risk. Whatever the drawing says with a shape, a label
//! says in words.

mod lanes;

use super::after::{Scored, disclosure::disclosure, turn_words};
use super::text::{capital, count};
use super::theme::{self, Lane, Space};
use super::widgets::{ActionButton, ActionText, paragraph, small};
use crate::codebook::Code;
use crate::debrief::{ConcernLane, PressLane, VoiceLane};
use egui::{Id, Ui};

/// A meeting as lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineView {
    /// The run, so that two runs are told apart.
    pub run: String,
    /// The last turn; the first is 0, what came before the first answer.
    pub turns: u16,
    /// The lanes, from the top.
    pub lanes: Vec<LaneView>,
}

/// One lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneView {
    /// Whose colour it has: the person whose voice, press or concern it is.
    pub lane: Lane,
    /// Its name.
    pub name: String,
    /// The turns over which it lasted, as a thin line behind what happened; none for voices.
    pub lasted: Option<(u16, u16)>,
    /// What happened, in the order of the turns.
    pub segments: Vec<SegmentView>,
}

/// Something that happened in a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentView {
    /// Its first turn.
    pub from: u16,
    /// Its last turn.
    pub to: u16,
    /// What a screen reader reads, and the list shows.
    pub label: String,
    /// How it is drawn.
    pub shape: Shape,
}

/// How a segment is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Filled from the foot of the lane, to so many per cent of its height.
    Height(u32),
    /// Filled: held, or done.
    Full,
    /// An outline, its lower half filled: half held.
    Half,
    /// A dot: heard for the first time.
    Dot,
    /// An outline: open, left or overdue.
    Outline,
    /// Struck through: closed.
    Struck,
}

impl TimelineView {
    /// The lanes of a run.
    #[must_use]
    pub fn of(scored: &Scored<'_>) -> Self {
        let timeline = &scored.debrief.timeline;
        let most = timeline.voices.iter().flat_map(|voice| &voice.words).copied().max().unwrap_or(0).max(1);
        let people = scored.meeting.scenario().people.len();
        let voices = timeline.voices.iter().map(|voice| voice_lane(voice, most, people));
        let presses = timeline.presses.iter().map(|press| press_lane(scored, press));
        let concerns = timeline.concerns.iter().map(|concern| concern_lane(scored, concern));
        Self {
            run: scored.run.id.to_string(),
            turns: timeline.turns,
            lanes: voices.chain(presses).chain(concerns).collect(),
        }
    }

    /// What began in a turn, lane by lane.
    pub fn of_turn(&self, turn: u16) -> impl Iterator<Item = &str> {
        let segments = self.lanes.iter().flat_map(|lane| &lane.segments);
        segments.filter(move |segment| segment.from == turn).map(|segment| segment.label.as_str())
    }
}

fn voice_lane(voice: &VoiceLane, most: u32, people: usize) -> LaneView {
    let segment = |(turn, words): (u16, &u32)| SegmentView {
        from: turn,
        to: turn,
        label: format!("{}: {}, {}", capital(&turn_words(turn)), voice.name, count(*words as usize, "word", "words")),
        shape: Shape::Height((100 * words / most).max(12)),
    };
    LaneView {
        lane: Lane::Voice(voice.person.map_or(people, |person| person.index())),
        name: if voice.team && voice.person.is_some() { format!("{} (team)", voice.name) } else { voice.name.clone() },
        lasted: None,
        segments: (0..).zip(&voice.words).filter(|(_, words)| **words > 0).map(segment).collect(),
    }
}

fn press_lane(scored: &Scored<'_>, press: &PressLane) -> LaneView {
    let demands = &scored.meeting.codebook().demands;
    let entry = demands.iter().find(|entry| entry.code.name() == press.demands);
    let name = format!("{}: {}", press.name, entry.map_or(press.demands, |entry| &entry.name));
    let to = press.to.unwrap_or(scored.debrief.timeline.turns);
    let label = format!("{}: press, {name}; {} in {}", capital(&turn_words(press.from)), press.end, turn_words(to));
    let shape = match press.end {
        "held" => Shape::Full,
        "half held" => Shape::Half,
        "closed" => Shape::Struck,
        _ => Shape::Outline,
    };
    let segments = vec![SegmentView { from: press.from, to, label, shape }];
    LaneView {
        lane: lane_of(scored, &press.name).unwrap_or(Lane::Press),
        name,
        lasted: Some((press.from, to)),
        segments,
    }
}

/// The voice of a person by the name that a lane has; none where nobody has that name.
fn lane_of(scored: &Scored<'_>, name: &str) -> Option<Lane> {
    scored.meeting.scenario().people.iter().position(|person| person.name == name).map(Lane::Voice)
}

fn concern_lane(scored: &Scored<'_>, concern: &ConcernLane) -> LaneView {
    let name = |step: crate::codebook::StepKind| &scored.meeting.codebook().steps[step.index()].name;
    let last = scored.debrief.timeline.turns;
    let mut turns: Vec<u16> =
        concern.steps.iter().map(|(turn, _)| *turn).chain(concern.overdue.iter().copied()).collect();
    turns.sort_unstable();
    turns.dedup();
    let (kind, heard) = if concern.figure_of_speech {
        ("Figure of speech", "is heard: a figure of speech, nothing was required")
    } else {
        ("Concern", "is heard for the first time")
    };
    let mut segments = vec![SegmentView {
        from: concern.from,
        to: concern.from,
        label: format!("{}: “{}” {heard}", capital(&turn_words(concern.from)), concern.words),
        shape: Shape::Dot,
    }];
    for turn in turns {
        let steps: Vec<&str> =
            concern.steps.iter().filter(|(t, _)| *t == turn).map(|(_, step)| name(*step).as_str()).collect();
        let is_overdue = concern.overdue.contains(&turn);
        let what = match (steps.as_slice(), is_overdue) {
            ([], _) => "overdue".to_owned(),
            (_, true) => format!("{}, overdue", super::text::list(steps.iter().copied())),
            (_, false) => super::text::list(steps.iter().copied()),
        };
        segments.push(SegmentView {
            from: turn,
            to: turn,
            label: format!("{}: concern about {}: {what}", capital(&turn_words(turn)), concern.name),
            shape: if steps.is_empty() { Shape::Outline } else { Shape::Full },
        });
    }
    LaneView {
        lane: lane_of(scored, &concern.name).unwrap_or(Lane::Concern),
        name: format!("{kind}: {}", concern.name),
        // A figure of speech asks for nothing, so nothing stays open after it.
        lasted: Some((concern.from, if concern.figure_of_speech { concern.from } else { last })),
        segments,
    }
}

/// Shows the timeline; gives the turn that was chosen in it.
pub fn timeline_ui(ui: &mut Ui, view: &TimelineView) -> Option<u16> {
    small(ui, "Choose a turn to read it. In the lanes, arrow keys go from one to the next and Enter opens its turn");
    let mut chosen = lanes::lanes_ui(ui, view);
    ui.add_space(theme::of(ui).space(Space::Medium));
    small(
        ui,
        "Each lane has the colour of the person whose it is. Voices: the higher, the more words. Presses: filled where \
         they were held, half filled where they were half held, struck through where they were closed, an outline where \
         they were left. Concerns: a dot where one was first heard, filled where a step was taken, an outline where one \
         was overdue",
    );
    let listed = disclosure(ui, Id::new(("timeline list", &view.run)), "The same as a list", |ui| list_ui(ui, view));
    chosen = chosen.or(listed.flatten());
    chosen
}

fn list_ui(ui: &mut Ui, view: &TimelineView) -> Option<u16> {
    let mut chosen = None;
    for turn in 0..=view.turns {
        for label in view.of_turn(turn) {
            paragraph(ui, label);
        }
        if ActionButton::new(&ActionText::new(format!("Read {}", turn_words(turn)), "")).show(ui) {
            chosen = Some(turn);
        }
        ui.add_space(theme::of(ui).space(Space::Small));
    }
    chosen
}

#[cfg(test)]
mod tests;
