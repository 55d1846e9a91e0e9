//! The words of a meeting as they are read afterwards: turn by turn, with what each person was thinking.

use super::{Reader, Scored};
use crate::debrief::{Entry, EntryKind};
use crate::ui::widgets::{fact, paragraph, quiet, small, voice_bar, voice_name};
use egui::Ui;

/// A line of the transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineView {
    /// Whose colour it has: the place of the person, the trainee's after the last.
    pub voice: usize,
    /// Who, and how: `Liisa`, `Eero thinks`; empty for a pause.
    pub name: String,
    /// The words.
    pub text: String,
    /// Whether it was only thought, or only done: such lines stand back.
    pub is_quiet: bool,
}

/// A turn: what the trainee did, and all that followed until the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnView {
    /// The turn; 0 is what came before the first answer.
    pub turn: u16,
    /// Its lines.
    pub lines: Vec<LineView>,
    /// What the trainee would have said in their own words; empty where nothing was written.
    pub own_words: String,
    /// What its lines stirred, as the trainee wrote it.
    pub stirred: Vec<String>,
}

impl TurnView {
    /// Every turn of a run, from what came before the first answer.
    #[must_use]
    pub fn all(scored: &Scored<'_>, reader: Reader) -> Vec<Self> {
        (0..=scored.meeting.turn()).map(|turn| Self::of(scored, turn, reader)).collect()
    }

    /// One turn.
    #[must_use]
    pub fn of(scored: &Scored<'_>, turn: u16, reader: Reader) -> Self {
        let entries = scored.debrief.transcript.iter().filter(|entry| entry.turn == turn);
        let input = usize::from(turn).checked_sub(1).and_then(|n| scored.run.inputs.get(n));
        let written = &scored.run.reflections.stirred;
        Self {
            turn,
            lines: entries.map(|entry| LineView::of(scored, entry, reader)).collect(),
            own_words: input.and_then(|input| input.own_words.clone()).unwrap_or_default(),
            stirred: written.iter().filter(|s| s.turn == turn).map(|s| s.text.clone()).collect(),
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> String {
        if self.turn == 0 { "Before the first answer".to_owned() } else { format!("Turn {}", self.turn) }
    }
}

impl LineView {
    /// A line from an entry of the transcript.
    #[must_use]
    pub fn of(scored: &Scored<'_>, entry: &Entry, reader: Reader) -> Self {
        let people = scored.meeting.scenario().people.len();
        let (me, silent, asked) = match reader {
            Reader::Trainee => ("You", "You stay silent", "A question to you"),
            Reader::Supervisor => ("The trainee", "The trainee stays silent", "A question to the trainee"),
        };
        let name = &entry.name;
        let (name, text, is_quiet) = match entry.kind {
            EntryKind::Said => (name.clone(), entry.text.clone(), false),
            EntryKind::Thought => (format!("{name} thinks"), entry.text.clone(), true),
            EntryKind::Did | EntryKind::Came | EntryKind::Left => {
                (String::new(), format!("{name} {}", entry.text), true)
            }
            EntryKind::You => (me.to_owned(), entry.text.clone(), false),
            EntryKind::YouDid => (me.to_owned(), entry.text.clone(), true),
            EntryKind::Silent => (String::new(), silent.to_owned(), true),
            EntryKind::Pause => (String::new(), pause(entry.ms), true),
            EntryKind::Stirred => (asked.to_owned(), entry.text.clone(), true),
            EntryKind::Informed => ("Local information".to_owned(), entry.text.clone(), true),
        };
        Self { voice: entry.person.map_or(people, |person| person.index()), name, text, is_quiet }
    }
}

/// A pause in words.
fn pause(ms: u32) -> String {
    match (ms + 500) / 1000 {
        0 | 1 => "A pause of a second".to_owned(),
        seconds => format!("A pause of {seconds} seconds"),
    }
}

/// Shows a line beside a bar in the colour of its voice.
pub fn line_ui(ui: &mut Ui, line: &LineView) {
    voice_bar(ui, line.voice, |ui| {
        if !line.name.is_empty() {
            voice_name(ui, &line.name, line.voice);
        }
        if line.is_quiet {
            quiet(ui, &line.text)
        } else {
            paragraph(ui, &line.text)
        };
    });
}

/// Shows the lines of a turn, and what the trainee wrote in it.
pub fn turn_ui(ui: &mut Ui, turn: &TurnView) {
    if turn.lines.is_empty() {
        small(ui, "Nothing was said");
    }
    for line in &turn.lines {
        line_ui(ui, line);
    }
    if !turn.own_words.is_empty() {
        fact(ui, "In own words, before the responses were shown", &turn.own_words);
    }
    for stirred in &turn.stirred {
        fact(ui, "What it stirred", stirred);
    }
}
