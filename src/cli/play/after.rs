//! After the meeting: a first reaction before any score, then what came of it, then the questions.

use super::Results;
use super::ask::Asker;
use super::keep::Keep;
use super::talk::Teller;
use crate::codebook::{Code, Dimension};
use crate::meeting::Meeting;
use crate::report::{Report, text, words};
use crate::run::{Answer, Rating, Reflection};
use crate::scenario::local::{AFTER_PLAYING, LocalPack};
use std::io;

/// What is asked and shown once a meeting is over.
pub(super) struct After<'a, 't> {
    pub asker: &'a mut Asker<'t>,
    pub meeting: &'a Meeting,
    pub keep: &'a mut Keep,
    pub teller: Teller,
}

impl After<'_, '_> {
    /// Asks for the first reaction, shows the results, asks the questions.
    pub(super) fn run(&mut self) -> anyhow::Result<()> {
        self.first_reaction()?;
        let results = Results::of(self.meeting);
        {
            let Results { rubric, scorecard, debrief } = &results;
            let report =
                Report { meeting: self.meeting, scorecard, rubric, debrief, run: Some(&self.keep.run), reviews: &[] };
            self.asker.out.write_all(text::results(&report, self.teller.width).as_bytes())?;
        }
        self.questions(&results)?;
        writeln!(self.asker.out)?;
        self.teller.line(self.asker.out, &LocalPack::shipped().words(AFTER_PLAYING), "", "")?;
        Ok(())
    }

    fn first_reaction(&mut self) -> anyhow::Result<()> {
        writeln!(self.asker.out, "\nBefore any score; Enter skips a question.")?;
        if let Some(text) = self.asker.words("Your first reaction > ")? {
            self.write(Reflection::FirstReaction(text))?;
        }
        for dimension in Dimension::ALL {
            let name = &self.meeting.codebook().dimensions[dimension.index()].name;
            let prompt = format!("{name}, as you see it yourself, 1 to 5 > ");
            if let Some(rating) = self.rating(&prompt)? {
                self.write(Reflection::SelfRating(*dimension, Some(rating)))?;
            }
        }
        Ok(())
    }

    fn rating(&mut self, prompt: &str) -> io::Result<Option<Rating>> {
        while let Some(words) = self.asker.words(prompt)? {
            match words.parse().ok().and_then(Rating::new) {
                Some(rating) => return Ok(Some(rating)),
                None => writeln!(self.asker.out, "`{words}` is not 1 to 5")?,
            }
        }
        Ok(None)
    }

    fn questions(&mut self, results: &Results) -> anyhow::Result<()> {
        writeln!(self.asker.out, "\n{}\n{}", text::QUESTIONS, "-".repeat(text::QUESTIONS.len()))?;
        let is_listed = self.asker.is_over;
        if !is_listed {
            writeln!(self.asker.out, "Write an answer, or skip with Enter; q skips all that follow.")?;
        }
        let mut is_asking = true;
        for (number, question) in (1..).zip(&results.debrief.questions) {
            let number: u32 = number;
            let asks = format!("{}{}", question.asks, words::turns_words(&question.turns));
            self.teller.line(self.asker.out, &asks, &format!("{number:>2}. "), "    ")?;
            if !is_asking || is_listed {
                continue;
            }
            match self.asker.words("    > ")? {
                Some(q) if q == "q" => is_asking = false,
                Some(answer) => {
                    self.write(Reflection::Answer(Answer { question: question.key.clone(), text: answer }))?;
                }
                None => {}
            }
        }
        if is_asking && let Some(text) = self.asker.words("\nOne thing to try next time > ")? {
            self.write(Reflection::OneThing(text))?;
        }
        Ok(())
    }

    fn write(&mut self, piece: Reflection) -> anyhow::Result<()> {
        if let Some(complaint) = self.keep.write(piece) {
            self.teller.line(self.asker.out, &format!("This could not be kept: {complaint}"), "! ", "  ")?;
        }
        Ok(())
    }
}
