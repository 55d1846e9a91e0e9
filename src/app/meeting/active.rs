//! The meeting under way: the run, the engine, and how far its talk has been shown.
//!
//! Time is handed in, as the time since the app began; nothing here reads a clock, and nothing here decides what
//! happens in the meeting.

use crate::app::sitting::{Sitter, Sitting};
use crate::debrief::{Entry, EntryKind, turn_entries};
use crate::meeting::{Event, Input, InputError, Meeting};
use crate::run::{Run, RunInput};
use crate::scoring::Rubric;
use bevy::prelude::Resource;
use std::sync::Arc;
use std::time::Duration;

/// A meeting that is played now.
#[derive(Resource, Debug)]
pub(in crate::app) struct ActiveMeeting {
    /// The run, as it is being kept.
    pub(in crate::app) run: Run,
    /// The engine.
    pub(in crate::app) meeting: Meeting,
    /// What it will be scored with.
    pub(in crate::app) rubric: Arc<Rubric>,
    /// Everything that is shown of it, in order.
    entries: Vec<Entry>,
    /// How many of the entries have been shown.
    n_shown: usize,
    /// When the last of them was shown.
    shown_at: Duration,
    /// Since when the trainee has been asked to answer, pauses left out; none while talk is being shown.
    asked_at: Option<Duration>,
    /// Since when the meeting is paused.
    paused_at: Option<Duration>,
}

impl ActiveMeeting {
    /// A meeting that begins, or goes on where its run stands; what was said before is there at once.
    pub(in crate::app) fn new(run: Run, meeting: Meeting, rubric: Arc<Rubric>, now: Duration) -> Self {
        let mut active = Self {
            run,
            rubric,
            entries: Vec::new(),
            n_shown: 0,
            shown_at: now,
            asked_at: None,
            paused_at: None,
            meeting,
        };
        active.add_entries(0);
        if active.meeting.turn() > 0 {
            active.show_all(now);
        } else {
            active.show(1, now);
        }
        active
    }

    fn add_entries(&mut self, from_event: usize) {
        // Inner voices wait for the debrief.
        self.entries.extend(turn_entries(&self.meeting, from_event).into_iter().filter(|e| e.kind != EntryKind::Thought));
    }

    /// What has been shown so far.
    pub(in crate::app) fn shown(&self) -> &[Entry] {
        &self.entries[..self.n_shown]
    }

    /// Whether there is talk left to show.
    pub(in crate::app) fn is_talking(&self) -> bool {
        self.n_shown < self.entries.len()
    }

    /// Whether the meeting is paused.
    pub(in crate::app) fn is_paused(&self) -> bool {
        self.paused_at.is_some()
    }

    /// Whether the meeting has ended and its last words have been shown.
    pub(in crate::app) fn is_over(&self) -> bool {
        self.meeting.ending().is_some() && !self.is_talking()
    }

    /// Shows what is due, and returns how long it is until more is; none where the trainee is to answer.
    pub(in crate::app) fn tick(&mut self, now: Duration, pace: Pace) -> Option<Duration> {
        if self.is_paused() {
            return None;
        }
        while self.is_talking() {
            let due = self.shown_at + self.shown().last().map_or(Duration::ZERO, |entry| pace.time_for(entry));
            if due > now {
                return Some(due - now);
            }
            self.show(self.n_shown + 1, due.max(self.shown_at));
        }
        None
    }

    /// Shows the next line at once.
    pub(in crate::app) fn show_next(&mut self, now: Duration) {
        self.show((self.n_shown + 1).min(self.entries.len()), now);
    }

    /// Shows everything at once, up to where the trainee is to answer.
    pub(in crate::app) fn show_all(&mut self, now: Duration) {
        self.show(self.entries.len(), now);
    }

    fn show(&mut self, n: usize, now: Duration) {
        self.n_shown = n.min(self.entries.len());
        self.shown_at = now;
        if !self.is_talking() && self.asked_at.is_none() && self.meeting.ending().is_none() {
            self.asked_at = Some(now);
        }
    }

    /// Stops the time, or lets it go on.
    pub(in crate::app) fn set_paused(&mut self, paused: bool, now: Duration) {
        match (self.paused_at, paused) {
            (None, true) => self.paused_at = Some(now),
            (Some(since), false) => {
                let stood = now.saturating_sub(since);
                self.shown_at += stood;
                self.asked_at = self.asked_at.map(|at| at + stood);
                self.paused_at = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }

    /// Answers, and returns what is to be kept: the turn, and the input with the time that it took.
    ///
    /// # Errors
    /// Where the engine does not take the input; nothing has changed then.
    pub(in crate::app) fn answer(
        &mut self,
        input: Input,
        own_words: Option<String>,
        now: Duration,
    ) -> Result<(u16, RunInput), InputError> {
        let from = self.meeting.events().len();
        self.meeting.respond(input)?;
        let took = self.asked_at.take().map_or(Duration::ZERO, |asked| now.saturating_sub(asked));
        let took_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let kept = RunInput::of(input, self.meeting.scenario(), took_ms, own_words);
        let turn = self.run.next_turn();
        self.run.inputs.push(kept.clone());
        self.show_all(now);
        self.asked_at = None;
        self.add_entries(from);
        self.show(self.n_shown + 1, now);
        Ok((turn, kept))
    }

    /// Who sits in the room, as far as the talk has been shown.
    pub(in crate::app) fn sitting(&self) -> Sitting {
        let scenario = self.meeting.scenario();
        let last = self.shown().last();
        let mut people: Vec<Sitter> = scenario
            .people
            .iter()
            .map(|person| Sitter {
                name: person.name.clone(),
                is_team: person.part.is_team(),
                is_present: person.part.is_team(),
                openness: person.starts,
                is_speaking: false,
            })
            .collect();
        // Events behind the next line that is still to be shown have not happened yet for the one who watches.
        let until = self.entries.get(self.n_shown).map_or(self.meeting.events().len(), |next| next.event as usize);
        for event in &self.meeting.events()[..until] {
            match event {
                Event::PersonCame { person } => people[person.index()].is_present = true,
                Event::PersonLeft { person } => people[person.index()].is_present = false,
                Event::OpennessMoved { person, to, .. } => people[person.index()].openness = *to,
                _ => {}
            }
        }
        if let Some(Entry { kind: EntryKind::Said | EntryKind::Did, person: Some(person), .. }) = last {
            people[person.index()].is_speaking = self.meeting.ending().is_none() || self.is_talking();
        }
        Sitting { people }
    }
}

/// How fast talk comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) struct Pace {
    /// Characters per second; none shows everything at once.
    pub(in crate::app) characters_per_second: Option<u32>,
}

impl Pace {
    /// How long an entry stands before the next one follows.
    fn time_for(self, entry: &Entry) -> Duration {
        let Some(speed) = self.characters_per_second else { return Duration::ZERO };
        let reading = |text: &str| 500 + 1000 * text.chars().count() as u64 / u64::from(speed.max(1));
        let ms = match entry.kind {
            EntryKind::Pause => u64::from(entry.ms),
            EntryKind::Said | EntryKind::Did | EntryKind::Informed | EntryKind::Stirred => reading(&entry.text),
            // The trainee knows what they chose.
            EntryKind::You | EntryKind::YouDid | EntryKind::Silent => 700,
            EntryKind::Came | EntryKind::Left => 900,
            EntryKind::Thought => 0,
        };
        Duration::from_millis(ms)
    }
}

#[cfg(test)]
mod tests;
