//! What happens in the meeting, as it is told in the terminal.
//!
//! Only what the trainee could see and hear: inner voices and what the codebook makes of it wait for the debrief.

use crate::meeting::Event;
use crate::report::wrap::wrap;
use crate::scenario::{Line, LineId, PersonId, Response, Scenario, To};
use std::io::{self, Write};

/// Tells a meeting to a terminal of some width.
pub(super) struct Teller<'a> {
    pub scenario: &'a Scenario,
    pub width: usize,
}

impl Teller<'_> {
    /// Who is here and where, before anything is said.
    pub(super) fn opening(&self, out: &mut dyn Write) -> io::Result<()> {
        let scenario = self.scenario;
        writeln!(out, "{}\n{}\n", scenario.title, "=".repeat(scenario.title.chars().count().min(self.width)))?;
        self.line(out, &scenario.summary, "", "")?;
        writeln!(out)?;
        self.line(out, &scenario.setting.scene, "", "")?;
        if let Some(alone) = &scenario.setting.alone {
            self.line(out, alone, "", "")?;
        }
        writeln!(out)?;
        let people = scenario.people.iter().map(|p| format!("{} ({}, {})", p.name, p.part.word(), p.age));
        self.line(out, &people.collect::<Vec<_>>().join(" · "), "", "")?;
        writeln!(out)
    }

    /// Tells what happened; what the trainee is asked to look at in themselves is left to who asks.
    pub(super) fn tell(&self, out: &mut dyn Write, events: &[Event]) -> io::Result<()> {
        events.iter().try_for_each(|event| self.event(out, event))
    }

    fn event(&self, out: &mut dyn Write, event: &Event) -> io::Result<()> {
        match event {
            Event::Said { line } => {
                let line = self.scenario.line(*line);
                self.line(out, &line.text, &format!("{}: ", self.speaker(line)), "    ")
            }
            Event::Did { line } => {
                let line = self.scenario.line(*line);
                self.line(out, &format!("({} {})", self.speaker(line), line.text), "", "    ")
            }
            Event::Paused { .. } => writeln!(out, "…"),
            Event::PersonCame { person } => self.line(out, &format!("({} comes in)", self.name(*person)), "", "    "),
            Event::PersonLeft { person } => self.line(out, &format!("({} leaves the room)", self.name(*person)), "", "    "),
            Event::Informed { line } => self.informed(out, *line),
            Event::Responded { response, .. } => {
                writeln!(out)?;
                self.line(out, &self.answer(self.scenario.response(*response)), "You: ", "    ")?;
                writeln!(out)
            }
            Event::MeetingEnded { ending, .. } => {
                writeln!(out, "\n— {} —", self.scenario.ending(*ending).title)
            }
            Event::MeetingBegan { .. }
            | Event::MomentEntered { .. }
            | Event::Thought { .. }
            | Event::Stirred { .. }
            | Event::CallOpened { .. }
            | Event::Offered { .. }
            | Event::CueAnswered { .. }
            | Event::CueMet { .. }
            | Event::PressHeld { .. }
            | Event::PressClosed { .. }
            | Event::CallLeft { .. }
            | Event::CallWaived { .. }
            | Event::StepTaken { .. }
            | Event::Overdue { .. }
            | Event::OverStep { .. }
            | Event::Exposed { .. }
            | Event::HabitSeen { .. }
            | Event::OpennessMoved { .. }
            | Event::FlagSet { .. }
            | Event::Agreed { .. }
            | Event::ActMissed { .. } => Ok(()),
        }
    }

    fn informed(&self, out: &mut dyn Write, line: LineId) -> io::Result<()> {
        self.line(out, &self.scenario.line(line).text, "[", "    ")
    }

    /// A response as it is offered and as it is told: words, gesture, and to whom where that is one person.
    pub(super) fn answer(&self, response: &Response) -> String {
        let words = match (response.say.is_empty(), response.gesture.is_empty()) {
            (true, true) => "(silence)".to_owned(),
            (true, false) => format!("({})", response.gesture),
            (false, true) => response.say.clone(),
            (false, false) => format!("({}) {}", response.gesture, response.say),
        };
        match response.to {
            _ if response.is_silence => words,
            To::One(person) => format!("[to {}] {words}", self.name(person)),
            To::Colleague => format!("[to {}] {words}", self.colleague()),
            To::Room => words,
        }
    }

    fn colleague(&self) -> &str {
        self.scenario.team().next().map_or("the team", |person| self.name(person))
    }

    fn speaker(&self, line: &Line) -> &str {
        line.person.map_or("", |person| self.name(person))
    }

    fn name(&self, person: PersonId) -> &str {
        &self.scenario.person(person).name
    }

    fn line(&self, out: &mut dyn Write, text: &str, first: &str, rest: &str) -> io::Result<()> {
        writeln!(out, "{}", wrap(text, self.width, first, rest))
    }
}
