//! What happens in the meeting, as it is told in the terminal.
//!
//! Only what the trainee could see and hear: inner voices, and what the codebook makes of it, wait for the debrief.

use crate::codebook::Code;
use crate::debrief::{Entry, EntryKind, turn_entries};
use crate::meeting::{Event, Meeting};
use crate::report::words::your_gesture;
use crate::report::wrap::wrap;
use crate::scenario::local::LocalPack;
use crate::scenario::{Response, Scenario, To};
use std::io::{self, Write};

/// Tells a meeting to a terminal of some width.
#[derive(Clone, Copy)]
pub(super) struct Teller {
    /// Columns.
    pub width: usize,
}

impl Teller {
    /// Where we are and who is here, before anything is said.
    pub(super) fn opening(self, out: &mut dyn Write, meeting: &Meeting, seed: u64) -> io::Result<()> {
        let scenario = meeting.scenario();
        self.line(out, &scenario.title, "", "")?;
        writeln!(out, "{}", "=".repeat(scenario.title.chars().count().min(self.width)))?;
        self.line(out, &scenario.summary, "", "")?;
        writeln!(out)?;
        self.line(out, &scenario.setting.scene, "", "")?;
        if let Some(alone) = &scenario.setting.alone {
            self.line(out, alone, "", "")?;
        }
        writeln!(out)?;
        // Those who were there first came before anything else happened.
        let first = meeting.events().iter().take_while(|event| !matches!(event, Event::Offered { .. }));
        for event in first {
            if let Event::PersonCame { person } = event {
                let person = scenario.person(*person);
                self.line(out, &format!("{}, {}, {}", person.name, person.part.word(), person.age), "- ", "  ")?;
            }
        }
        let notes = &scenario.about.content_notes;
        if !notes.is_empty() {
            let notes: Vec<_> = notes.iter().map(|note| words_of(note.name())).collect();
            writeln!(out)?;
            self.line(out, &notes.join(", "), "In this meeting there is: ", "  ")?;
        }
        writeln!(out, "\nseed {seed}\n")
    }

    /// Tells what happened from an event on.
    pub(super) fn tell(self, out: &mut dyn Write, meeting: &Meeting, from: usize) -> io::Result<()> {
        let mut turn = None;
        for entry in turn_entries(meeting, from) {
            let is_mine = matches!(entry.kind, EntryKind::You | EntryKind::YouDid | EntryKind::Silent);
            if is_mine && turn != Some(entry.turn) {
                writeln!(out)?;
                turn = Some(entry.turn);
            }
            self.entry(out, &entry)?;
            if is_mine && !follows(meeting, &entry) {
                writeln!(out)?;
            }
        }
        self.ending(out, meeting)
    }

    /// Tells how it ended, if it has.
    pub(super) fn ending(self, out: &mut dyn Write, meeting: &Meeting) -> io::Result<()> {
        match meeting.ending() {
            Some(ending) => {
                writeln!(out)?;
                self.line(out, &format!("— {} —", meeting.scenario().ending(ending).title), "", "  ")
            }
            None => Ok(()),
        }
    }

    /// Tells one thing that happened.
    pub(super) fn entry(self, out: &mut dyn Write, entry: &Entry) -> io::Result<()> {
        match entry.kind {
            EntryKind::Said | EntryKind::You => self.line(out, &entry.text, &format!("{}: ", entry.name), "    "),
            EntryKind::Did | EntryKind::Came | EntryKind::Left => {
                self.line(out, &format!("({} {})", entry.name, entry.text), "", "    ")
            }
            EntryKind::YouDid => self.line(out, &your_gesture(&entry.text), "", "    "),
            EntryKind::Silent => writeln!(out, "({})", entry.text),
            EntryKind::Pause => writeln!(out, "…"),
            EntryKind::Informed => self.line(out, &LocalPack::shipped().words(&entry.text), "[i] ", "    "),
            EntryKind::Stirred => self.line(out, &entry.text, "[to yourself] ", "  "),
            EntryKind::Thought => Ok(()),
        }
    }

    /// A numbered response, as it is offered.
    pub(super) fn offer(
        self,
        out: &mut dyn Write,
        key: &str,
        response: &Response,
        scenario: &Scenario,
    ) -> io::Result<()> {
        let to = match response.to {
            To::One(person) => format!("to {}: ", scenario.person(person).name),
            To::Colleague => {
                let colleague = scenario.team().next();
                format!("to {}: ", colleague.map_or("your colleague", |person| &scenario.person(person).name))
            }
            To::Room => String::new(),
        };
        let gesture = if response.gesture.is_empty() { String::new() } else { your_gesture(&response.gesture) + " " };
        self.line(out, &format!("{to}{gesture}{}", response.say), &format!("  {key}  "), "     ")
    }

    /// A text, wrapped.
    pub(super) fn line(self, out: &mut dyn Write, text: &str, first: &str, rest: &str) -> io::Result<()> {
        writeln!(out, "{}", wrap(text, self.width, first, rest))
    }
}

/// A code as words: `FrighteningBeliefs` is `frightening beliefs`.
fn words_of(code: &str) -> String {
    let mut words = String::with_capacity(code.len() + 4);
    for c in code.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

/// Whether words of the trainee follow on this gesture, in the same answer.
fn follows(meeting: &Meeting, entry: &Entry) -> bool {
    let Some(Event::Responded { response, .. }) = meeting.events().get(entry.event as usize) else { return false };
    entry.kind == EntryKind::YouDid && !meeting.scenario().response(*response).say.is_empty()
}
