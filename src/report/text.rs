//! The report as text, for the terminal and for mail: 80 columns unless another width is wanted.

use super::Report;
use super::content::{DimensionPart, ReviewedPart, Row, is_yours};
use super::words::{WAITING, concern_words, press_words, turns_words, voice_words, when, why_chosen, your_gesture};
use super::wrap::wrap;
use crate::codebook::Codebook;
use crate::debrief::{EntryKind, Timeline};
use crate::scenario::local::LocalPack;

/// The whole report: what the trainee wrote first, then scores, moments, voices and questions, then the meeting. Of one
/// that waits, only the meeting so far.
#[must_use]
pub fn report(report: &Report<'_>, width: usize) -> String {
    let mut page = Page { text: String::new(), width };
    page.heading(report);
    if report.is_waiting() {
        page.waiting(report);
        return page.text;
    }
    page.first_reaction(report);
    page.results(report);
    page.answers(report);
    page.transcript(report);
    page.text
}

/// The run in short: what identifies it, what was chosen, its scores and its reviews. Of one that waits, the meeting so
/// far.
#[must_use]
pub fn summary(report: &Report<'_>, width: usize) -> String {
    let mut page = Page { text: String::new(), width };
    page.heading(report);
    if report.is_waiting() {
        page.waiting(report);
        return page.text;
    }
    page.scores(report, &report.dimensions());
    page.choices(report);
    page.comments(report);
    page.text
}

/// What comes after a meeting was played: scores, moments, voices and what was agreed.
#[must_use]
pub fn results(report: &Report<'_>, width: usize) -> String {
    let mut page = Page { text: String::new(), width };
    page.results(report);
    page.text
}

/// The questions for supervision, without answers.
#[must_use]
pub fn questions(report: &Report<'_>, width: usize) -> String {
    let mut page = Page { text: String::new(), width };
    page.questions(report);
    page.text
}

/// The heading of the questions.
pub const QUESTIONS: &str = "Questions for supervision";

struct Page {
    text: String,
    width: usize,
}

impl Page {
    fn heading(&mut self, report: &Report<'_>) {
        let (title, ending) = report.heading();
        self.line(title, "", "");
        self.line(&"=".repeat(title.chars().count().min(self.width)), "", "");
        self.line(&ending, "", "");
        self.blank();
        for (label, value) in report.facts() {
            self.line(&value, &format!("{label:<10} "), "           ");
        }
    }

    fn waiting(&mut self, report: &Report<'_>) {
        self.blank();
        self.line(WAITING, "", "");
        self.transcript(report);
    }

    fn first_reaction(&mut self, report: &Report<'_>) {
        let ratings = report.self_ratings();
        if report.first_reaction().is_none() && ratings.is_empty() {
            return;
        }
        self.section("Before the scores");
        if let Some(text) = report.first_reaction() {
            self.line(text, "", "");
        }
        for (name, rating) in ratings {
            self.line(&format!("{name}: {rating} of 5, as you saw it yourself"), "- ", "  ");
        }
    }

    fn results(&mut self, report: &Report<'_>) {
        let parts = report.dimensions();
        self.scores(report, &parts);
        for part in &parts {
            self.dimension(part);
        }
        self.moments(report);
        self.timeline(&report.debrief.timeline, report.meeting.codebook());
        self.thoughts(report);
        self.agreements(report);
        self.comments(report);
    }

    fn scores(&mut self, report: &Report<'_>, parts: &[DimensionPart]) {
        self.section("Three scores");
        for part in parts {
            let because = part.score.because.as_ref().map_or(String::new(), |why| format!(" – {why}"));
            self.line(&format!("{}{because}", part.score.value), &format!("{:<26} ", part.name), "    ");
            if let Some(cap) = part.caps.first() {
                self.line(cap, "    ", "    ");
            }
            for reviewed in &part.reviewed {
                self.line(&reviewed_words(reviewed), "    ", "    ");
            }
        }
        self.blank();
        self.line(&report.rubric.note, "", "");
    }

    fn choices(&mut self, report: &Report<'_>) {
        self.section("What was chosen");
        for (turn, choice) in report.choices() {
            self.line(choice, &format!("{turn:>3}. "), "     ");
        }
    }

    fn dimension(&mut self, part: &DimensionPart) {
        self.section(&format!("{}: {}", part.name, part.score.value));
        self.line(&part.meaning, "", "");
        if part.rows.is_empty() {
            self.line("Nothing was found that counts here.", "", "");
            return;
        }
        self.line(&part.sum, "", "");
        for cap in &part.caps {
            self.line(cap, "! ", "  ");
        }
        for reviewed in &part.reviewed {
            if let Some(view) = &reviewed.view {
                self.line(&format!("{}: {view}", reviewed.reviewer), "", "  ");
            }
        }
        let (counted, waived): (Vec<_>, Vec<_>) = part.rows.iter().partition(|row| !row.is_waived);
        counted.into_iter().for_each(|row| self.row(row));
        let Some(first) = waived.first() else { return };
        self.blank();
        self.line(&first.reason, &format!("{}: ", first.rule), "    ");
        for row in &waived {
            self.line(row.about.as_deref().unwrap_or(&row.rule), &format!("  - turn {}: ", row.turn), "    ");
        }
    }

    fn row(&mut self, row: &Row) {
        self.blank();
        self.line(&row.rule, &format!("turn {:<3} {:>9}  ", row.turn, row.points), "    ");
        for text in row.about.iter().chain(&row.you) {
            self.line(text, "    ", "      ");
        }
        self.line(&row.reason, "    Why: ", "      ");
        if let Some(alternative) = &row.alternative {
            self.line(alternative, "    Also possible: ", "      ");
        }
        for verdict in &row.verdicts {
            self.line(verdict, "    * ", "      ");
        }
    }

    fn moments(&mut self, report: &Report<'_>) {
        if report.debrief.moments.is_empty() {
            return;
        }
        self.section("Moments to look at");
        for moment in &report.debrief.moments {
            self.blank();
            self.line(&format!("Turn {} – {}", moment.turn, why_chosen(moment.why)), "", "");
            for line in report.before(moment).iter().chain(&report.yours(moment.turn)) {
                self.line(line, "    ", "      ");
            }
            if let Some(unanswered) = &moment.unanswered {
                self.line(unanswered, "    Unanswered: ", "      ");
            }
            self.line(&moment.reason, "    Why: ", "      ");
            if let Some(alternative) = &moment.alternative {
                self.line(alternative, "    Also possible: ", "      ");
            }
            self.line(moment.question, "    ? ", "      ");
        }
    }

    fn timeline(&mut self, timeline: &Timeline, codebook: &Codebook) {
        self.section("Voices, presses and concerns");
        for voice in &timeline.voices {
            self.line(&voice_words(voice), "- ", "  ");
        }
        for press in &timeline.presses {
            self.line(&press_words(press), "- ", "  ");
        }
        for concern in &timeline.concerns {
            self.line(&concern_words(concern, codebook), "- ", "  ");
        }
    }

    fn thoughts(&mut self, report: &Report<'_>) {
        if report.thoughts().next().is_some() {
            self.section("Inner voices");
        }
        for thought in report.thoughts() {
            self.line(&thought.text, &format!("- {}, {}: ", thought.name, when(thought.turn)), "  ");
        }
    }

    fn agreements(&mut self, report: &Report<'_>) {
        self.section("What was agreed");
        let agreed = &report.debrief.agreements;
        if agreed.is_empty() {
            self.line("Nothing was agreed.", "", "");
        }
        for agreement in agreed {
            self.line(&format!("{} (turn {})", agreement.line(), agreement.turn), "- ", "  ");
        }
    }

    fn comments(&mut self, report: &Report<'_>) {
        let comments = report.comments();
        if !comments.is_empty() {
            self.section("Comments of reviewers");
        }
        for comment in comments {
            self.line(comment.text, &format!("- {}, turn {}: ", comment.reviewer, comment.turn), "  ");
        }
    }

    fn questions(&mut self, report: &Report<'_>) {
        self.section(QUESTIONS);
        for (number, (question, _)) in (1..).zip(report.questions()) {
            self.line(&format!("{}{}", question.asks, turns_words(&question.turns)), &format!("{number:>2}. "), "    ");
        }
    }

    fn answers(&mut self, report: &Report<'_>) {
        self.section(QUESTIONS);
        for (number, (question, answer)) in (1..).zip(report.questions()) {
            self.line(&format!("{}{}", question.asks, turns_words(&question.turns)), &format!("{number:>2}. "), "    ");
            if !answer.is_empty() {
                self.line(answer, "    > ", "    > ");
            }
        }
        if let Some(text) = report.one_thing() {
            self.section("One thing to try");
            self.line(text, "", "");
        }
    }

    fn transcript(&mut self, report: &Report<'_>) {
        self.section("The meeting");
        let mut turn = 0;
        for entry in report.transcript() {
            let (first, text) = match entry.kind {
                EntryKind::Said | EntryKind::You => (format!("{}: ", entry.name), entry.text.clone()),
                EntryKind::Did | EntryKind::Came | EntryKind::Left => {
                    (String::new(), format!("({} {})", entry.name, entry.text))
                }
                EntryKind::YouDid => (String::new(), your_gesture(&entry.text)),
                EntryKind::Silent => (String::new(), format!("({})", entry.text)),
                EntryKind::Thought => (format!("{}, thinking: ", entry.name), entry.text.clone()),
                EntryKind::Pause => (String::new(), "…".to_owned()),
                EntryKind::Stirred => (String::new(), format!("[{}]", entry.text)),
                EntryKind::Informed => (String::new(), format!("[{}]", LocalPack::shipped().words(&entry.text))),
            };
            if is_yours(entry) && turn < entry.turn {
                turn = entry.turn;
                self.line(&format!("– turn {} –", entry.turn), "", "");
            }
            self.line(&text, &first, "    ");
            if let Some(written) = report.written(entry) {
                self.line(written, "    > ", "    > ");
            }
        }
    }

    fn section(&mut self, title: &str) {
        self.blank();
        self.line(title, "", "");
        self.line(&"-".repeat(title.chars().count().min(self.width)), "", "");
    }

    fn line(&mut self, text: &str, first: &str, rest: &str) {
        let wrapped = wrap(text, self.width, first, rest);
        self.text.push_str(wrapped.trim_end());
        self.text.push('\n');
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }
}

fn reviewed_words(reviewed: &ReviewedPart) -> String {
    format!("{} sees {} ({})", reviewed.reviewer, reviewed.score.value, reviewed.decided)
}
