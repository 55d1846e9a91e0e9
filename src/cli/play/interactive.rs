//! A meeting played by hand: told, asked, answered, turn by turn, until it ends or the trainee leaves.
//!
//! Nothing that the codebook makes of it is shown here: that waits for the debrief.

use super::super::outside;
use super::ask::Asker;
use super::keep::Keep;
use super::talk::Teller;
use crate::debrief::{Entry, EntryKind, turn_entries};
use crate::meeting::{Input, Meeting};
use crate::run::{Reflection, RunInput, Standing, Stirred};
use std::io;

const HELP: &str = "
  1–9    say or do what stands under that number
  s      stay silent
  ?      this help
  q      leave, for now or for good";

/// How the meeting is told and asked.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    /// Tells it.
    pub teller: Teller,
    /// Whether to ask what the trainee would say in their own words.
    pub asks_own_words: bool,
}

/// A meeting being played.
pub(super) struct Table<'a, 't> {
    pub asker: &'a mut Asker<'t>,
    pub meeting: &'a mut Meeting,
    pub keep: &'a mut Keep,
    pub manner: Manner,
}

/// What the trainee decides in a turn.
enum Decision {
    Answer { input: Input, own_words: Option<String> },
    Pause,
    EndHere,
}

impl Table<'_, '_> {
    /// Plays from where the meeting stands; says how the run then stands.
    pub(super) fn play(&mut self) -> anyhow::Result<Standing> {
        let mut told = 0;
        if self.meeting.turn() > 0 {
            told = self.meeting.events().len();
            self.manner.teller.tell(self.asker.out, self.meeting, 0)?;
        }
        while self.meeting.ending().is_none() {
            self.tell(told)?;
            told = self.meeting.events().len();
            let offered = outside::now();
            let (input, own_words) = match self.decide()? {
                Decision::Answer { input, own_words } => (input, own_words),
                // Nobody goes on with a meeting in which they answered nothing yet.
                Decision::Pause if self.meeting.turn() == 0 => return Ok(Standing::Left),
                Decision::Pause => return Ok(Standing::UnderWay),
                Decision::EndHere => return Ok(Standing::Left),
            };
            let took_ms = outside::now().0.saturating_sub(offered.0);
            let record = RunInput::of(input, self.meeting.scenario(), took_ms, own_words);
            self.meeting.respond(input)?;
            let complaint = self.keep.input(self.meeting.turn(), record);
            self.complain(complaint)?;
        }
        if told < self.meeting.events().len() {
            self.tell(told)?;
        }
        Ok(Standing::Ended)
    }

    /// Tells what happened since, and asks what it stirs where the meeting asks that.
    ///
    /// It does not wait between lines: what is typed ahead meanwhile would answer the next question.
    fn tell(&mut self, from: usize) -> anyhow::Result<()> {
        let entries = turn_entries(self.meeting, from);
        for entry in &entries {
            // What the trainee just chose need not be told to them; a line apart is enough.
            if matches!(entry.kind, EntryKind::You | EntryKind::YouDid | EntryKind::Silent) {
                continue;
            }
            self.manner.teller.entry(self.asker.out, entry)?;
            if entry.kind == EntryKind::Stirred {
                self.ask_what_it_stirs(entry)?;
            }
        }
        self.manner.teller.ending(self.asker.out, self.meeting)?;
        Ok(())
    }

    fn ask_what_it_stirs(&mut self, entry: &Entry) -> anyhow::Result<()> {
        let Some(text) = self.asker.words("  for yourself, unscored; Enter goes on > ")? else { return Ok(()) };
        let Some(line) = entry.line else { return Ok(()) };
        let line = self.meeting.scenario().line(line).id.clone();
        let complaint = self.keep.write(Reflection::Stirred(Stirred { turn: entry.turn, line, text }));
        self.complain(complaint)
    }

    fn decide(&mut self) -> anyhow::Result<Decision> {
        let own_words = if self.manner.asks_own_words {
            writeln!(self.asker.out)?;
            self.asker.words("What I would say (Enter goes on) > ")?
        } else {
            None
        };
        self.offer()?;
        loop {
            let Some(line) = self.asker.line("> ")? else { return Ok(Decision::Pause) };
            let input = match line.to_lowercase().as_str() {
                "" => continue,
                "s" => Input::Silence,
                "?" => {
                    writeln!(self.asker.out, "{HELP}")?;
                    self.offer()?;
                    continue;
                }
                "q" => match self.leave()? {
                    Some(decision) => return Ok(decision),
                    None => continue,
                },
                key => match self.numbered(key) {
                    Some(input) => input,
                    None => {
                        let n = self.meeting.offer().len();
                        writeln!(self.asker.out, "`{key}` is none of these: 1 to {n}, s, ? or q")?;
                        continue;
                    }
                },
            };
            writeln!(self.asker.out)?;
            return Ok(Decision::Answer { input, own_words });
        }
    }

    fn offer(&mut self) -> io::Result<()> {
        writeln!(self.asker.out)?;
        let scenario = self.meeting.scenario();
        for (number, id) in (1..).zip(self.meeting.offer()) {
            let number: u32 = number;
            self.manner.teller.offer(self.asker.out, &number.to_string(), scenario.response(*id), scenario)?;
        }
        writeln!(self.asker.out, "  s  stay silent      ?  help      q  leave")
    }

    fn numbered(&self, key: &str) -> Option<Input> {
        let number: usize = key.parse().ok()?;
        self.meeting.offer().get(number.checked_sub(1)?).map(|id| Input::Choose(*id))
    }

    /// Asks whether to leave, and how; none to stay.
    fn leave(&mut self) -> anyhow::Result<Option<Decision>> {
        // Before the first answer there is nothing to go on with.
        let can_wait = self.keep.place().is_some() && self.meeting.turn() > 0;
        let later = if can_wait { "l  leave, and go on another time      " } else { "" };
        writeln!(self.asker.out, "  {later}e  end it here      Enter  stay")?;
        Ok(match self.asker.line("> ")?.map(|line| line.to_lowercase()).as_deref() {
            Some("l") if can_wait => Some(Decision::Pause),
            Some("e") => Some(Decision::EndHere),
            Some(_) => None,
            None => Some(Decision::Pause),
        })
    }

    /// Says that something could not be kept, and that the meeting goes on.
    fn complain(&mut self, complaint: Option<String>) -> anyhow::Result<()> {
        if let Some(complaint) = complaint {
            let text = format!("This could not be kept: {complaint} The meeting goes on.");
            self.manner.teller.line(self.asker.out, &text, "! ", "  ")?;
        }
        Ok(())
    }
}
