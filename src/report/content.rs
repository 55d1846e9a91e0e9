//! What a report says, gathered once for both ways of laying it out.

use super::Report;
use super::words::{points_words, signed, your_gesture};
use crate::codebook::{Code, Dimension};
use crate::debrief::{ChosenMoment, Entry, EntryKind, SupervisionQuestion};
use crate::meeting::Event;
use crate::review::{Decision, Review, Reviewed, ReviewedScore, reviewed};
use crate::run::Standing;
use crate::scenario::{CallId, Response, ResponseId};
use crate::scoring::{Cap, Finding, Rule, Score, Tenths, cap_reason, not_rated_reason, reason};

/// A dimension: its score, what limits it, and what it is made of.
pub(super) struct DimensionPart {
    pub name: String,
    pub meaning: String,
    pub score: ScoreWords,
    /// `27 of 33 points`.
    pub sum: String,
    pub caps: Vec<String>,
    pub rows: Vec<Row>,
    pub reviewed: Vec<ReviewedPart>,
}

/// A score in words.
pub(super) struct ScoreWords {
    /// `81.8`, or `not rated`.
    pub value: String,
    /// Why it is not rated.
    pub because: Option<String>,
}

/// What one reviewer makes of a dimension.
pub(super) struct ReviewedPart {
    pub reviewer: String,
    pub score: ScoreWords,
    /// `2 confirmed, 1 overridden`.
    pub decided: String,
    pub view: Option<String>,
}

/// A finding.
pub(super) struct Row {
    pub turn: u16,
    pub rule: String,
    /// Whether it does not count at all.
    pub is_waived: bool,
    /// `8 of 12`; with a sign where it can only cost or add.
    pub points: String,
    /// The words that it is about, with the name.
    pub about: Option<String>,
    /// What the trainee did and said, each on a line of its own.
    pub you: Vec<String>,
    pub reason: String,
    pub alternative: Option<String>,
    /// What reviewers decided about it.
    pub verdicts: Vec<String>,
}

/// A comment of a reviewer on a turn.
pub(super) struct Comment<'a> {
    pub reviewer: &'a str,
    pub turn: u16,
    pub text: &'a str,
}

impl<'a> Report<'a> {
    /// The title of the scenario and how the meeting ended.
    pub(super) fn heading(&self) -> (&'a str, String) {
        let scenario = self.meeting.scenario();
        let turns = self.meeting.turn();
        let after = format!("after {turns} {}", if turns == 1 { "turn" } else { "turns" });
        let ending = match self.meeting.ending() {
            Some(ending) => format!("{}, {after}", scenario.ending(ending).title),
            None if self.is_waiting() => format!("Under way, {after}"),
            None => format!("Left early, {after}"),
        };
        (&self.meeting.scenario().title, ending)
    }

    /// Whether the meeting waits to go on: nothing is scored until it has ended or was left for good.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.meeting.ending().is_none() && self.run.is_some_and(|run| run.standing == Standing::UnderWay)
    }

    /// What identifies the run, label by label.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = Vec::new();
        if let Some(run) = self.run {
            facts.push(("Run", run.id.to_string()));
            facts.push(("Began", run.began.to_string()));
            facts.push(("Standing", run.standing.word().to_owned()));
            if run.coached {
                facts.push(("Coached", "yes, so it is not comparable with others".to_owned()));
            }
        }
        facts.push(("Scenario", self.meeting.scenario().id.clone()));
        if let Some(Event::MeetingBegan { seed }) = self.meeting.events().first() {
            facts.push(("Seed", seed.to_string()));
        }
        if !self.is_waiting() {
            facts.push(("Scored by", self.rubric.name.clone()));
        }
        facts
    }

    /// The first reaction, if one was written.
    pub(super) fn first_reaction(&self) -> Option<&'a str> {
        self.run.map(|run| run.reflections.first_reaction.trim()).filter(|text| !text.is_empty())
    }

    /// The one thing to try, if it was written.
    pub(super) fn one_thing(&self) -> Option<&'a str> {
        self.run.map(|run| run.reflections.one_thing.trim()).filter(|text| !text.is_empty())
    }

    /// How the trainee rated themselves, 1 to 5.
    pub(super) fn self_ratings(&self) -> Vec<(String, u8)> {
        let rated = self.run.into_iter().flat_map(|run| run.reflections.self_rating.iter());
        rated.filter_map(|(dimension, rating)| Some((self.name(dimension), rating.as_ref()?.get()))).collect()
    }

    /// The three dimensions.
    pub(super) fn dimensions(&self) -> Vec<DimensionPart> {
        let reviews: Vec<_> =
            self.reviews.iter().map(|review| reviewed(self.scorecard, review, self.meeting.scenario())).collect();
        Dimension::ALL.iter().map(|dimension| self.dimension(*dimension, &reviews)).collect()
    }

    /// What was said and done; while the meeting waits, without what anyone was thinking.
    pub(super) fn transcript(&self) -> impl Iterator<Item = &'a Entry> {
        let is_waiting = self.is_waiting();
        self.debrief.transcript.iter().filter(move |entry| !is_waiting || entry.kind != EntryKind::Thought)
    }

    /// What the person of a turn was thinking, in order.
    pub(super) fn thoughts(&self) -> impl Iterator<Item = &'a Entry> {
        self.debrief.transcript.iter().filter(|entry| entry.kind == EntryKind::Thought)
    }

    /// The supervision questions with their answers; an unanswered one has an empty answer.
    pub(super) fn questions(&self) -> impl Iterator<Item = (&'a SupervisionQuestion, &'a str)> {
        let run = self.run;
        self.debrief.questions.iter().map(move |q| (q, run.map_or("", |run| run.reflections.answer(&q.key))))
    }

    /// The ids of what was chosen, turn by turn.
    pub(super) fn choices(&self) -> impl Iterator<Item = (u32, &'a str)> {
        let meeting = self.meeting;
        (1..).zip(meeting.events().iter().filter_map(|event| match event {
            Event::Responded { response, .. } => Some(meeting.scenario().response(*response).id.as_str()),
            _ => None,
        }))
    }

    /// What reviewers said about turns, by turn.
    pub(super) fn comments(&self) -> Vec<Comment<'a>> {
        let of = |review: &'a Review| {
            review.comments.iter().map(|c| Comment { reviewer: &review.reviewer, turn: c.turn, text: &c.text })
        };
        let mut comments: Vec<_> = self.reviews.iter().flat_map(of).collect();
        comments.sort_by_key(|comment| comment.turn);
        comments
    }

    /// What had been said and done just before a chosen moment, each on a line of its own.
    pub(super) fn before(&self, moment: &ChosenMoment) -> Vec<String> {
        let is_before = |e: &&Entry| e.turn + 1 == moment.turn && matches!(e.kind, EntryKind::Said | EntryKind::Did);
        let mut lines: Vec<String> = self.debrief.transcript.iter().filter(is_before).map(line_of).collect();
        lines.split_off(lines.len().saturating_sub(moment.said.len()))
    }

    /// What the trainee did and said in a turn, each on a line of its own.
    pub(super) fn yours(&self, turn: u16) -> Vec<String> {
        let is_yours = |e: &&Entry| turn > 0 && e.turn == turn && is_yours(e);
        self.debrief.transcript.iter().filter(is_yours).map(line_of).collect()
    }

    /// Which finding it is, in words: its turn, its rule, and what it is about.
    #[must_use]
    pub fn finding_words(&self, finding: &Finding) -> String {
        let about = finding.call.and_then(|call| self.words_of(call));
        let about = about.map_or_else(String::new, |words| match words.starts_with('(') {
            true => format!(" {words}"),
            false => format!(", “{words}”"),
        });
        format!("turn {}, {}{about}", finding.turn, self.rubric.rule(finding.rule).name)
    }

    /// What the trainee would have said in a turn, and what a line stirred in them.
    pub(super) fn written(&self, entry: &Entry) -> Option<&'a str> {
        let run = self.run?;
        let text = match entry.kind {
            EntryKind::Stirred => {
                let line = &self.meeting.scenario().line(entry.line?).id;
                run.reflections.stirred_by(entry.turn, line)
            }
            _ if is_yours(entry) && !self.is_followed(entry) => {
                run.inputs.get(usize::from(entry.turn).checked_sub(1)?)?.own_words.as_deref()?
            }
            _ => "",
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// Whether the trainee's words follow on this gesture, in the same answer.
    fn is_followed(&self, entry: &Entry) -> bool {
        let is_said = |other: &Entry| other.kind == EntryKind::You && other.event == entry.event;
        entry.kind == EntryKind::YouDid && self.debrief.transcript.iter().any(is_said)
    }

    fn name(&self, dimension: Dimension) -> String {
        self.meeting.codebook().dimensions[dimension.index()].name.clone()
    }

    fn dimension(&self, dimension: Dimension, reviews: &[Reviewed]) -> DimensionPart {
        let score = self.scorecard.score(dimension);
        let cap = |cap: &Cap| format!("Held to at most {} by turn {}: {}", cap.limit, cap.turn, cap_reason(*cap));
        DimensionPart {
            name: self.name(dimension),
            meaning: self.meeting.codebook().dimensions[dimension.index()].meaning.clone(),
            score: score_words(score.score, score),
            sum: format!("{} of {} points", signed(score.points), score.of),
            caps: score.caps.iter().map(cap).collect(),
            rows: self.rows(dimension, reviews),
            reviewed: self
                .reviews
                .iter()
                .zip(reviews)
                .filter_map(|(review, made)| reviewed_part(review, made.scores.get(dimension), dimension))
                .collect(),
        }
    }

    fn rows(&self, dimension: Dimension, reviews: &[Reviewed]) -> Vec<Row> {
        let mine = self.scorecard.findings.iter().enumerate().filter(|(_, finding)| finding.dimension == dimension);
        let mut rows: Vec<Row> = mine.map(|(n, finding)| self.row(n, finding, reviews)).collect();
        // One turn has one alternative in a dimension, and saying it once is enough.
        for n in (1..rows.len()).rev() {
            let is_said =
                rows[..n].iter().any(|row| row.turn == rows[n].turn && row.alternative == rows[n].alternative);
            if is_said {
                rows[n].alternative = None;
            }
        }
        rows
    }

    fn row(&self, n: usize, finding: &Finding, reviews: &[Reviewed]) -> Row {
        let verdict = |(review, made): (&Review, &Reviewed)| {
            let found = made.findings.get(n)?;
            let decided = match found.decision? {
                Decision::Confirm => "confirms".to_owned(),
                Decision::Override { .. } => format!("gives {} instead", points_words(found.points, found.of)),
            };
            let why = if found.reason.is_empty() { String::new() } else { format!(": {}", found.reason) };
            Some(format!("{} {decided}{why}", review.reviewer))
        };
        Row {
            turn: finding.turn,
            rule: self.rubric.rule(finding.rule).name.clone(),
            is_waived: finding.rule == Rule::Waived,
            points: points_words(finding.points, finding.of),
            about: finding.call.and_then(|call| self.words_of(call)),
            you: self.yours(finding.turn),
            reason: reason(finding, self.meeting.codebook(), self.rubric),
            alternative: self
                .debrief
                .alternative(finding)
                .filter(|_| finding.rule != Rule::Waived && finding.points < finding.of.max(1))
                .map(|response| self.offered(response)),
            verdicts: self.reviews.iter().zip(reviews).filter_map(verdict).collect(),
        }
    }

    /// The words that opened a call, with the name.
    fn words_of(&self, call: CallId) -> Option<String> {
        let line = self.meeting.events().iter().find_map(|event| match event {
            Event::CallOpened { call: opened, line, .. } if *opened == call => Some(*line),
            _ => None,
        })?;
        let (scenario, line) = (self.meeting.scenario(), self.meeting.scenario().line(line));
        let name = line.person.map_or("", |person| &scenario.person(person).name);
        Some(match line.kind {
            crate::scenario::LineKind::Does => format!("({name} {})", line.text),
            _ => format!("{name}: {}", line.text),
        })
    }

    fn offered(&self, response: ResponseId) -> String {
        let response: &Response = self.meeting.scenario().response(response);
        let words = match (response.is_silence, response.say.is_empty()) {
            (true, _) => "Staying silent".to_owned(),
            (false, true) => your_gesture(&response.gesture),
            (false, false) if response.gesture.is_empty() => format!("“{}”", response.say),
            (false, false) => format!("{} “{}”", your_gesture(&response.gesture), response.say),
        };
        format!("{words} — {}", response.because)
    }
}

/// What a reviewer makes of a dimension, where they said anything about it.
fn reviewed_part(review: &Review, both: &ReviewedScore, dimension: Dimension) -> Option<ReviewedPart> {
    let view = review.views.get(dimension).clone();
    (view.is_some() || both.n_confirmed + both.n_overridden > 0).then(|| ReviewedPart {
        reviewer: review.reviewer.clone(),
        score: score_words(both.reviewed.score, &both.reviewed),
        decided: format!("{} confirmed, {} overridden", both.n_confirmed, both.n_overridden),
        view,
    })
}

fn score_words(value: Option<Tenths>, score: &Score) -> ScoreWords {
    ScoreWords {
        value: value.map_or_else(|| "not rated".to_owned(), |tenths| tenths.to_string()),
        because: score.not_rated.map(not_rated_reason),
    }
}

/// Whether it is what the trainee said or did.
pub(super) fn is_yours(entry: &Entry) -> bool {
    matches!(entry.kind, EntryKind::You | EntryKind::YouDid | EntryKind::Silent)
}

/// An entry on a line of its own: speech with its name, what was done in brackets.
fn line_of(entry: &Entry) -> String {
    match entry.kind {
        EntryKind::YouDid => your_gesture(&entry.text),
        EntryKind::Silent => format!("({})", entry.text),
        EntryKind::Did => format!("({} {})", entry.name, entry.text),
        _ => format!("{}: {}", entry.name, entry.text),
    }
}
