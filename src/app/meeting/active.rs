//! The meeting under way: the run, the engine, and how far its talk has been shown.
//!
//! Time is handed in, as the time since the app began; nothing here reads a clock, and nothing here decides what
//! happens in the meeting.

use crate::app::sitting::{Sitter, Sitting};
use crate::meeting::{Event, Input, InputError, Meeting};
use crate::run::{Reflection, Run, RunInput, Stirred};
use crate::scenario::local::LocalPack;
use crate::scoring::Rubric;
use crate::ui::meeting::{LineLook, MeetingProgress, MeetingView, Transcript, TranscriptLine};
use crate::ui::settings::ReadingPace;
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
    /// How far the talk has come, and what has been written.
    pub(in crate::app) progress: MeetingProgress,
    transcript: Transcript,
    /// The number of the event behind each line.
    events: Vec<usize>,
    /// When the last line was shown.
    shown_at: Duration,
    /// Since when the trainee has been asked to answer, pauses left out; none while talk is being shown.
    asked_at: Option<Duration>,
    /// Since when the meeting is paused.
    paused_at: Option<Duration>,
}

impl ActiveMeeting {
    /// A meeting that begins, or goes on where its run stands. What was said up to the last answer is there at once;
    /// what people said to it is heard again.
    pub(in crate::app) fn new(run: Run, meeting: Meeting, rubric: Arc<Rubric>, now: Duration) -> Self {
        let mut active = Self {
            run,
            meeting,
            rubric,
            progress: MeetingProgress::default(),
            transcript: Transcript::default(),
            events: Vec::new(),
            shown_at: now,
            asked_at: None,
            paused_at: None,
        };
        active.write_down();
        active.take_up_again();
        active.show_next(now);
        active
    }

    /// Adds the lines of what has happened since last time, each with its event.
    fn write_down(&mut self) {
        let (events, local) = (self.meeting.events(), LocalPack::shipped());
        for n in self.events.last().map_or(0, |last| last + 1)..events.len() {
            self.transcript.extend(self.meeting.scenario(), &local, &events[..=n]);
            self.events.resize(self.transcript.lines().len(), n);
        }
    }

    /// Shows everything up to the last answer. A question from there on that was left open is asked again.
    fn take_up_again(&mut self) {
        let lines = self.transcript.lines();
        let is_answer = |line: &TranscriptLine| matches!(line.look, LineLook::Yours | LineLook::YourSilence);
        let n_heard = lines.iter().rposition(is_answer).map_or(0, |last| last + 1);
        for (nth, line) in lines.iter().enumerate() {
            if let LineLook::Asks { line, turn } = &line.look {
                let text = self.run.reflections.stirred_by(*turn, line).to_owned();
                if nth < n_heard || !text.is_empty() {
                    self.progress.stirred_done.push((line.clone(), *turn));
                }
                self.progress.stirred.push((line.clone(), *turn, text));
            }
        }
        self.progress.n_revealed = n_heard;
    }

    fn n_lines(&self) -> usize {
        self.transcript.lines().len()
    }

    /// The lines that have been shown.
    pub(in crate::app) fn shown(&self) -> &[TranscriptLine] {
        &self.transcript.lines()[..self.progress.n_revealed]
    }

    /// Whether there is talk left to show.
    pub(in crate::app) fn is_talking(&self) -> bool {
        self.progress.n_revealed < self.n_lines()
    }

    /// Whether the meeting has ended and its last words have been shown.
    pub(in crate::app) fn is_over(&self) -> bool {
        self.meeting.ending().is_some() && !self.is_talking()
    }

    /// What the panel shows.
    pub(in crate::app) fn view(&self) -> MeetingView {
        MeetingView::of(&self.meeting, &self.transcript, &self.progress)
    }

    /// Shows what is due, and returns how long it is until more is; none where the trainee is to do something.
    pub(in crate::app) fn tick(&mut self, now: Duration, pace: ReadingPace) -> Option<Duration> {
        while self.is_talking() && self.paused_at.is_none() && !self.progress.waits(&self.transcript) {
            // A pace that is set by hand has no next time.
            let beat_ms = self.shown().last().map_or(0, |line| line.beat.ms);
            let due = self.shown_at + Duration::from_millis(u64::from(pace.wait_ms(beat_ms)?));
            if due > now {
                return Some(due - now);
            }
            self.show_next(due);
        }
        None
    }

    /// Shows the next line.
    pub(in crate::app) fn show_next(&mut self, now: Duration) {
        self.progress.n_revealed = (self.progress.n_revealed + 1).min(self.n_lines());
        self.rest(now);
    }

    /// Shows everything up to where the trainee is to do something.
    pub(in crate::app) fn show_all(&mut self, now: Duration) {
        while self.is_talking() && !self.progress.waits(&self.transcript) {
            self.show_next(now);
        }
    }

    /// A line stands since now; where it was the last, the trainee is asked.
    fn rest(&mut self, now: Duration) {
        self.shown_at = now;
        if !self.is_talking() && self.asked_at.is_none() && self.meeting.ending().is_none() {
            self.asked_at = Some(now);
        }
    }

    /// Stops the time, or lets it go on.
    pub(in crate::app) fn set_paused(&mut self, paused: bool, now: Duration) {
        self.progress.is_paused = paused;
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

    /// Takes in what a line stirs; the talk goes on when the trainee is done. Returns what is to be kept.
    pub(in crate::app) fn write_stirred(
        &mut self,
        line: &str,
        text: &str,
        is_done: bool,
        now: Duration,
    ) -> Option<Reflection> {
        let asked = self.shown().iter().rev().find_map(|shown| match &shown.look {
            LineLook::Asks { line: asking, turn } if asking == line => Some(*turn),
            _ => None,
        });
        let turn = asked?;
        self.progress.stirred.retain(|(l, t, _)| (l.as_str(), *t) != (line, turn));
        self.progress.stirred.push((line.to_owned(), turn, text.to_owned()));
        if is_done {
            self.progress.stirred_done.push((line.to_owned(), turn));
            self.rest(now);
        }
        let piece = Reflection::Stirred(Stirred { turn, line: line.to_owned(), text: text.to_owned() });
        self.run.reflections.set(piece.clone());
        Some(piece)
    }

    /// Answers, and returns what is to be kept: the turn, and the input with the time that it took.
    ///
    /// # Errors
    /// Where the engine does not take the input; nothing has changed then.
    pub(in crate::app) fn answer(&mut self, input: Input, now: Duration) -> Result<(u16, RunInput), InputError> {
        self.meeting.respond(input)?;
        let took = self.asked_at.take().map_or(Duration::ZERO, |asked| now.saturating_sub(asked));
        let took_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let own_words = std::mem::take(&mut self.progress.own_words);
        self.progress.has_own_words = false;
        let kept = RunInput::of(input, self.meeting.scenario(), took_ms, Some(own_words));
        let turn = self.run.next_turn();
        self.run.inputs.push(kept.clone());
        self.progress.n_revealed = self.n_lines();
        self.write_down();
        self.show_next(now);
        Ok((turn, kept))
    }

    /// Who sits in the room, as far as the talk has been shown.
    pub(in crate::app) fn sitting(&self) -> Sitting {
        let people = self.meeting.scenario().people.iter();
        let mut people: Vec<Sitter> = people
            .map(|person| Sitter {
                name: person.name.clone(),
                is_team: person.part.is_team(),
                is_present: person.part.is_team(),
                openness: person.starts,
                is_speaking: false,
            })
            .collect();
        // What happens from the next line on has not happened yet for the one who watches.
        let until = self.events.get(self.progress.n_revealed).copied().unwrap_or(self.meeting.events().len());
        for event in &self.meeting.events()[..until] {
            match event {
                Event::PersonCame { person } => people[person.index()].is_present = true,
                Event::PersonLeft { person } => people[person.index()].is_present = false,
                Event::OpennessMoved { person, to, .. } => people[person.index()].openness = *to,
                _ => {}
            }
        }
        if let Some(TranscriptLine { look: LineLook::Said | LineLook::Did, person: Some(person), .. }) =
            self.shown().last()
        {
            people[person.index()].is_speaking = !self.is_over();
        }
        Sitting { people }
    }
}

#[cfg(test)]
mod tests;
