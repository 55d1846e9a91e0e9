//! The report as one page of HTML that needs nothing else: no script, no request, light or dark as the reader has it,
//! and fit for paper.
//!
//! Every text passes through [`escape`]: scenarios and answers are written by people, and may hold anything.

use super::Report;
use super::content::{DimensionPart, Row, ScoreWords};
use super::timeline_svg;
use super::words::{WAITING, concern_words, press_words, turns_words, voice_words, when, why_chosen, your_gesture};
use crate::debrief::{Entry, EntryKind};
use crate::scenario::local::LocalPack;

const STYLE: &str = include_str!("html/style.css");

/// The whole report as one page; of a meeting that waits, only what was said so far.
#[must_use]
pub fn report(report: &Report<'_>) -> String {
    let mut page = Page(String::with_capacity(64 * 1024));
    let (title, ending) = report.heading();
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<meta name=\"robots\" content=\"noindex\">\n");
    page.element("title", "", &format!("{title} – Polyphony"));
    page.raw(&format!("<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"));
    page.element("h1", "", title);
    page.element("p", "soft", &ending);
    page.raw("<dl class=\"facts\">\n");
    for (label, value) in report.facts() {
        page.raw(&format!("<div><dt>{}</dt><dd>{}</dd></div>\n", escape(label), escape(&value)));
    }
    page.raw("</dl>\n");
    if report.is_waiting() {
        page.element("p", "", WAITING);
    } else {
        page.results(report);
    }
    page.transcript(report);
    page.raw("</main>\n</body>\n</html>\n");
    page.0
}

/// A text that means itself in HTML, in an attribute too.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if c.is_control() && !matches!(c, '\n' | '\t') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

struct Page(String);

impl Page {
    fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    fn element(&mut self, name: &str, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.raw(&format!("<{name}{class}>{}</{name}>\n", escape(text)));
    }

    /// A label and what belongs to it.
    fn labelled(&mut self, label: &str, text: &str) {
        self.raw(&format!("<p><span class=\"soft\">{}</span> {}</p>\n", escape(label), escape(text)));
    }

    /// All that waits for the end of the meeting.
    fn results(&mut self, report: &Report<'_>) {
        self.first_reaction(report);
        let parts = report.dimensions();
        self.scores(&parts, &report.rubric.note);
        parts.iter().for_each(|part| self.dimension(part));
        self.moments(report);
        self.timeline(report);
        self.thoughts(report);
        self.agreements(report);
        self.comments(report);
        self.questions(report);
    }

    fn first_reaction(&mut self, report: &Report<'_>) {
        let ratings = report.self_ratings();
        if report.first_reaction().is_none() && ratings.is_empty() {
            return;
        }
        self.element("h2", "", "Before the scores");
        if let Some(text) = report.first_reaction() {
            self.element("p", "answer", text);
        }
        self.raw("<ul>\n");
        for (name, rating) in ratings {
            self.element("li", "", &format!("{name}: {rating} of 5, as you saw it yourself"));
        }
        self.raw("</ul>\n");
    }

    fn scores(&mut self, parts: &[DimensionPart], note: &str) {
        self.element("h2", "", "Three scores");
        self.raw("<div class=\"scores\">\n");
        for part in parts {
            self.raw("<div class=\"score\">\n");
            self.element("h3", "", &part.name);
            self.score(&part.score);
            if let Some(cap) = part.caps.first() {
                self.element("p", "cap", cap);
            }
            for reviewed in &part.reviewed {
                self.raw("<div class=\"review\">\n");
                self.labelled("As seen by", &reviewed.reviewer);
                self.score(&reviewed.score);
                self.element("p", "soft", &reviewed.decided);
                if let Some(view) = &reviewed.view {
                    self.element("p", "", view);
                }
                self.raw("</div>\n");
            }
            self.raw("</div>\n");
        }
        self.raw("</div>\n");
        self.element("p", "soft", note);
    }

    fn score(&mut self, score: &ScoreWords) {
        self.element("p", "value", &score.value);
        if let Some(because) = &score.because {
            self.element("p", "soft", because);
        }
    }

    fn dimension(&mut self, part: &DimensionPart) {
        self.element("h2", "", &part.name);
        self.element("p", "soft", &part.meaning);
        for cap in &part.caps {
            self.element("p", "cap", cap);
        }
        if part.rows.is_empty() {
            self.element("p", "", "Nothing was found that counts here.");
            return;
        }
        // The roles say again what the elements say: where a narrow page stacks the cells, some browsers forget it.
        self.raw("<table role=\"table\">\n");
        self.element("caption", "", &format!("What it is made of: {}", part.sum));
        self.raw("<thead role=\"rowgroup\"><tr role=\"row\">");
        for (class, name) in [
            (" class=\"number\"", "Turn"),
            ("", "What was there, and what you did"),
            ("", "Why it counts as it does"),
            (" class=\"number\"", "Points"),
        ] {
            self.raw(&format!("<th role=\"columnheader\" scope=\"col\"{class}>{name}</th>"));
        }
        self.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        part.rows.iter().for_each(|row| self.row(row));
        self.raw("</tbody>\n</table>\n");
    }

    fn row(&mut self, row: &Row) {
        let turn = row.turn;
        self.raw(&format!(
            "<tr role=\"row\"><td role=\"cell\" class=\"number\"><span class=\"stacked\">Turn </span>{turn}</td>\
             <td role=\"cell\" class=\"words\">"
        ));
        if let Some(about) = &row.about {
            self.element("p", "", about);
        }
        row.you.iter().for_each(|line| self.element("p", "you", line));
        self.raw(&format!("</td><td role=\"cell\" class=\"words\"><p><strong>{}</strong></p>\n", escape(&row.rule)));
        self.element("p", "", &row.reason);
        if let Some(alternative) = &row.alternative {
            self.labelled("Also possible", alternative);
        }
        for verdict in &row.verdicts {
            self.element("p", "answer", verdict);
        }
        self.raw(&format!(
            "</td><td role=\"cell\" class=\"number\"><span class=\"stacked\">Points </span>{}</td></tr>\n",
            escape(&row.points)
        ));
    }

    fn moments(&mut self, report: &Report<'_>) {
        if report.debrief.moments.is_empty() {
            return;
        }
        self.element("h2", "", "Moments to look at");
        for moment in &report.debrief.moments {
            self.element("h3", "", &format!("Turn {} – {}", moment.turn, why_chosen(moment.why)));
            report.before(moment).iter().for_each(|line| self.element("p", "", line));
            report.yours(moment.turn).iter().for_each(|line| self.element("p", "you", line));
            if let Some(unanswered) = &moment.unanswered {
                self.labelled("Unanswered", unanswered);
            }
            self.labelled("Why", &moment.reason);
            if let Some(alternative) = &moment.alternative {
                self.labelled("Also possible", alternative);
            }
            self.raw(&format!("<p><strong>{}</strong></p>\n", escape(moment.question)));
        }
    }

    fn timeline(&mut self, report: &Report<'_>) {
        let timeline = &report.debrief.timeline;
        self.element("h2", "", "Voices, presses and concerns");
        self.raw("<figure>\n");
        self.raw(&timeline_svg::draw(timeline, report.meeting.codebook()));
        self.raw("</figure>\n");
        self.element(
            "p",
            "soft",
            "Circles are words, larger for more. Bars are presses, filled where they were held. Broken lines are \
             concerns: a triangle is a step, a cross a failing step, a square a turn in which one was overdue.",
        );
        self.raw("<ul>\n");
        for voice in &timeline.voices {
            self.element("li", "", &voice_words(voice));
        }
        for press in &timeline.presses {
            self.element("li", "", &press_words(press));
        }
        for concern in &timeline.concerns {
            self.element("li", "", &concern_words(concern, report.meeting.codebook()));
        }
        self.raw("</ul>\n");
    }

    fn thoughts(&mut self, report: &Report<'_>) {
        if report.thoughts().next().is_none() {
            return;
        }
        self.element("h2", "", "Inner voices");
        self.raw("<ul>\n");
        for thought in report.thoughts() {
            let when = format!("{}, {}:", thought.name, when(thought.turn));
            self.raw(&format!("<li>{} <span class=\"thought\">{}</span></li>\n", escape(&when), escape(&thought.text)));
        }
        self.raw("</ul>\n");
    }

    fn agreements(&mut self, report: &Report<'_>) {
        self.element("h2", "", "What was agreed");
        let agreed = &report.debrief.agreements;
        if agreed.is_empty() {
            self.element("p", "", "Nothing was agreed.");
            return;
        }
        self.raw("<ul>\n");
        for agreement in agreed {
            self.element("li", "", &format!("{} (turn {})", agreement.line(), agreement.turn));
        }
        self.raw("</ul>\n");
    }

    fn comments(&mut self, report: &Report<'_>) {
        let comments = report.comments();
        if comments.is_empty() {
            return;
        }
        self.element("h2", "", "Comments of reviewers");
        self.raw("<ul>\n");
        for comment in comments {
            self.element("li", "", &format!("{}, turn {}: {}", comment.reviewer, comment.turn, comment.text));
        }
        self.raw("</ul>\n");
    }

    fn questions(&mut self, report: &Report<'_>) {
        self.element("h2", "", "Questions for supervision");
        self.raw("<ol>\n");
        for (question, answer) in report.questions() {
            self.raw(&format!(
                "<li><p>{}</p>\n",
                escape(&format!("{}{}", question.asks, turns_words(&question.turns)))
            ));
            if !answer.is_empty() {
                self.element("p", "answer", answer);
            }
            self.raw("</li>\n");
        }
        self.raw("</ol>\n");
        if let Some(text) = report.one_thing() {
            self.element("h2", "", "One thing to try");
            self.element("p", "answer", text);
        }
    }

    fn transcript(&mut self, report: &Report<'_>) {
        self.element("h2", "", "The meeting");
        self.raw("<ol class=\"transcript\">\n");
        let mut turn = 0;
        for entry in report.transcript() {
            let is_new = entry.turn > turn;
            turn = entry.turn;
            self.raw(if is_new { "<li class=\"mine\">" } else { "<li>" });
            if is_new {
                self.raw(&format!("<span class=\"turn-number\">Turn {turn}</span><br>"));
            }
            self.entry(entry);
            if let Some(written) = report.written(entry) {
                self.element("p", "answer", written);
            }
            self.raw("</li>\n");
        }
        self.raw("</ol>\n");
    }

    fn entry(&mut self, entry: &Entry) {
        let (name, text) = (escape(&entry.name), escape(&entry.text));
        self.raw(&match entry.kind {
            EntryKind::Said | EntryKind::You => format!("<strong>{name}</strong> {text}"),
            EntryKind::Did | EntryKind::Came | EntryKind::Left => {
                format!("<em>(<strong>{name}</strong> {text})</em>")
            }
            EntryKind::YouDid => format!("<em>{}</em>", escape(&your_gesture(&entry.text))),
            EntryKind::Silent => format!("<em>({text})</em>"),
            EntryKind::Thought => format!("<span class=\"thought\">{name}, thinking: {text}</span>"),
            EntryKind::Pause => "…".to_owned(),
            EntryKind::Stirred => format!("<span class=\"soft\">{text}</span>"),
            EntryKind::Informed => {
                format!("<span class=\"soft\">{}</span>", escape(&LocalPack::shipped().words(&entry.text)))
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_people_write_stays_text() {
        assert_eq!(escape("<b onclick='x'>\"&\u{1b}"), "&lt;b onclick=&#39;x&#39;&gt;&quot;&amp; ");
    }
}
