//! What the meeting's panel shows, computed from the meeting and from how far the talk has come.

use super::transcript::{LineLook, Transcript, TranscriptLine, your_words};
use crate::meeting::Meeting;
use crate::scenario::{PersonId, ResponseId, To};
use std::sync::Arc;

/// How far the talk has come, and what has been written: what the caller keeps beside the meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingProgress {
    /// Lines that are shown.
    pub n_revealed: usize,
    /// Whether the talk is stopped for a while.
    pub is_paused: bool,
    /// Whether it is being asked whether to leave.
    pub asks_to_leave: bool,
    /// Whether the trainee wants to write what they would say before the responses are shown.
    pub asks_own_words: bool,
    /// Whether they have done so this turn.
    pub has_own_words: bool,
    /// What they have written this turn so far.
    pub own_words: String,
    /// What they have written about what stirs in them, by the line's id in words and its turn.
    pub stirred: Vec<(String, u16, String)>,
    /// The lines that asked and that they are done with.
    pub stirred_done: Vec<(String, u16)>,
}

impl MeetingProgress {
    /// Whether the talk waits for what the trainee writes about what stirs in them: then no further line is shown.
    #[must_use]
    pub fn waits(&self, transcript: &Transcript) -> bool {
        self.open_question(transcript).is_some()
    }

    fn open_question<'t>(&self, transcript: &'t Transcript) -> Option<(&'t str, u16, &'t str)> {
        let last = transcript.lines().get(self.n_revealed.checked_sub(1)?)?;
        let LineLook::Asks { line, turn } = &last.look else { return None };
        let is_done = self.stirred_done.iter().any(|(done, at)| done == line && at == turn);
        (!is_done).then_some((line, *turn, &last.text))
    }

    fn written(&self, line: &str, turn: u16) -> &str {
        self.stirred.iter().find(|(l, t, _)| l == line && *t == turn).map_or("", |(_, _, text)| text)
    }
}

/// Everything that the meeting's panel shows. Built when something happens, not every frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingView {
    /// What the meeting is called.
    pub title: String,
    /// The turn that comes next, from 1.
    pub turn: u16,
    /// The turns of the hour.
    pub turns: u16,
    /// Everybody but the trainee, in file order.
    pub people: Vec<PersonTag>,
    /// The lines that are shown; a question that is open stands in the stage instead.
    pub lines: Arc<[TranscriptLine]>,
    /// What is wanted of the trainee now.
    pub stage: Stage,
    /// Whether the talk is stopped for a while.
    pub is_paused: bool,
    /// Whether it is being asked whether to leave.
    pub asks_to_leave: bool,
    /// Whether the run is kept; the caller says so where the store cannot be written.
    pub is_kept: bool,
}

/// Somebody in the room, or who was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonTag {
    /// Their name.
    pub name: String,
    /// Their part in a word or two.
    pub part: String,
    /// Whether they are in the room, as far as the talk has come.
    pub is_present: bool,
    /// Whether the last line is theirs, and of words: a gesture is not speech.
    pub is_speaking: bool,
}

/// What is wanted of the trainee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// To listen: more lines are to come.
    Talking,
    /// To write, if they like, what this stirs in them.
    Stirring {
        /// The line that asks, by its id in words.
        line: String,
        /// The turn after which it asks.
        turn: u16,
        /// What it asks.
        question: String,
        /// What they have written.
        text: String,
    },
    /// To write, if they like, what they would say.
    OwnWords {
        /// What they have written.
        text: String,
    },
    /// To answer.
    Answering {
        /// What can be said or done, in the order of the screen.
        offers: Vec<Offer>,
        /// What they wrote that they would say; empty for nothing.
        own_words: String,
    },
    /// To look back: the meeting is over.
    Over {
        /// How it ended.
        ending: String,
    },
}

/// One thing that can be said or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub response: ResponseId,
    /// To whom.
    pub to: String,
    /// The words, a gesture in brackets before them.
    pub words: String,
}

impl MeetingView {
    /// The view of a meeting whose lines are `transcript`.
    #[must_use]
    pub fn of(meeting: &Meeting, transcript: &Transcript, progress: &MeetingProgress) -> Self {
        let scenario = meeting.scenario();
        let shown = progress.n_revealed.min(transcript.lines().len());
        let (lines, hidden) = transcript.lines().split_at(shown);
        let speaker = lines.last().filter(|line| line.look == LineLook::Said).and_then(|line| line.person);
        let stage = stage(meeting, transcript, progress, hidden.is_empty());
        // While it is open, a question stands above the field for its answer and nowhere else.
        let lines = if let (Stage::Stirring { .. }, [earlier @ .., _]) = (&stage, lines) { earlier } else { lines };
        let people = (0..).map(PersonId).zip(&scenario.people);
        Self {
            title: scenario.title.clone(),
            turn: meeting.turn() + 1,
            turns: scenario.turns,
            people: people
                .map(|(id, person)| PersonTag {
                    name: person.name.clone(),
                    part: person.part.word().to_owned(),
                    is_present: is_present(meeting, id, hidden),
                    is_speaking: speaker == Some(id),
                })
                .collect(),
            lines: lines.into(),
            stage,
            is_paused: progress.is_paused,
            asks_to_leave: progress.asks_to_leave,
            is_kept: true,
        }
    }

    /// Which turn it is, in words.
    #[must_use]
    pub fn turn_words(&self) -> String {
        match &self.stage {
            Stage::Over { .. } => "The meeting is over".to_owned(),
            _ => format!("Turn {} of at most {}", self.turn.min(self.turns), self.turns),
        }
    }
}

/// Whoever comes in a line that is not shown yet is not there yet, and whoever leaves in one is still there.
fn is_present(meeting: &Meeting, person: PersonId, hidden: &[TranscriptLine]) -> bool {
    let next = hidden.iter().find_map(|line| match line.look {
        LineLook::CameOrLeft { came } if line.person == Some(person) => Some(came),
        _ => None,
    });
    next.map_or_else(|| meeting.is_present(person), |comes| !comes)
}

fn stage(meeting: &Meeting, transcript: &Transcript, progress: &MeetingProgress, is_all_shown: bool) -> Stage {
    if let Some((line, turn, question)) = progress.open_question(transcript) {
        let text = progress.written(line, turn).to_owned();
        return Stage::Stirring { line: line.to_owned(), turn, question: question.to_owned(), text };
    }
    if !is_all_shown {
        return Stage::Talking;
    }
    if let Some(ending) = meeting.ending() {
        return Stage::Over { ending: meeting.scenario().ending(ending).title.clone() };
    }
    if progress.asks_own_words && !progress.has_own_words {
        return Stage::OwnWords { text: progress.own_words.clone() };
    }
    Stage::Answering {
        offers: meeting.offer().iter().map(|id| offer(meeting, *id)).collect(),
        own_words: progress.own_words.clone(),
    }
}

fn offer(meeting: &Meeting, id: ResponseId) -> Offer {
    let scenario = meeting.scenario();
    let response = scenario.response(id);
    let to = match response.to {
        To::One(person) => format!("to {}", scenario.person(person).name),
        To::Room => "to everybody".to_owned(),
        To::Colleague => match scenario.team().next() {
            Some(colleague) => format!("to {}, your colleague", scenario.person(colleague).name),
            None => "to your colleague".to_owned(),
        },
    };
    Offer { response: id, to, words: your_words(&response.say, &response.gesture) }
}
