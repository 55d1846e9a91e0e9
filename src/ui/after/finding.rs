//! A finding as it is read: its turn, its rule, its points, why, the words that earned it, and what else was possible.

use super::disclosure::disclosure;
use super::lines::{LineView, line_ui};
use super::{Reader, Scored};
use crate::codebook::Dimension;
use crate::debrief::EntryKind;
use crate::meeting::Event;
use crate::scenario::ResponseId;
use crate::scoring::{Finding, codes, reason};
use crate::ui::widgets::{fact, quiet, small};
use egui::{Id, Ui};

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingView {
    /// Its place in the scorecard.
    pub place: usize,
    /// Its turn.
    pub turn: u16,
    /// Its dimension.
    pub dimension: Dimension,
    /// What its rule is called.
    pub rule: String,
    /// What the rule says.
    pub meaning: String,
    /// Its points in words, such as `8 of 12 points`.
    pub points: String,
    /// Why it counts as it does.
    pub reason: String,
    /// What was done, in the codebook's own words: what it means and where its border lies; then how it can sound.
    pub codes: Vec<(String, String)>,
    /// The words that it rests on.
    pub words: Vec<LineView>,
    /// What else was possible; none where nothing offered would have earned more.
    pub alternative: Option<String>,
    /// What the trainee would have said in that turn in their own words, under its heading; none where nothing was
    /// written.
    pub own_words: Option<(&'static str, String)>,
    /// The reviews that give it other points.
    pub overrides: Vec<OverrideView>,
}

/// What a review gives a finding in place of its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverrideView {
    /// Who says so.
    pub reviewer: String,
    /// The points, as a number beside those of the scorecard.
    pub points: String,
    /// The verdict with its reason, in a line.
    pub verdict: String,
}

impl FindingView {
    /// Every finding of a scorecard, in its order.
    #[must_use]
    pub fn all(scored: &Scored<'_>, reader: Reader) -> Vec<Self> {
        scored
            .card
            .findings
            .iter()
            .enumerate()
            .map(|(place, finding)| Self::of(scored, place, finding, reader))
            .collect()
    }

    fn of(scored: &Scored<'_>, place: usize, finding: &Finding, reader: Reader) -> Self {
        let rule = scored.rubric.rule(finding.rule);
        Self {
            place,
            turn: finding.turn,
            dimension: finding.dimension,
            rule: rule.name.clone(),
            meaning: rule.meaning.clone(),
            points: points_words(finding.points, finding.of),
            reason: reason(finding, scored.meeting.codebook(), scored.rubric),
            codes: codes(finding, scored.meeting.codebook())
                .into_iter()
                .map(|text| (format!("{}. {} {}", text.name, text.meaning, text.border), text.example.to_owned()))
                .collect(),
            words: words(scored, finding, reader),
            alternative: scored.debrief.alternative(finding).map(|response| offered(scored, response)),
            own_words: scored.own_words(finding.turn, reader),
            overrides: Vec::new(),
        }
    }

    /// Turn, rule and points in one line, with the points that reviews give in their place.
    #[must_use]
    pub fn title(&self) -> String {
        let given = match self.overrides.as_slice() {
            [] => String::new(),
            [only] => format!(", {} by review", only.points),
            several => {
                let each = several.iter().map(|one| format!("{} by {}'s review", one.points, one.reviewer));
                format!(", {}", each.collect::<Vec<_>>().join(", "))
            }
        };
        format!("Turn {} · {} · {}{given}", self.turn, self.rule, self.points)
    }
}

/// Points as people read them; one that can only cost or add says so.
#[must_use]
pub fn points_words(points: i32, of: i32) -> String {
    match (points, of) {
        (0, 0) => "does not count".to_owned(),
        (1.., 0) => format!("adds {points} points"),
        (_, 0) => format!("costs {} points", points.unsigned_abs()),
        _ => format!("{points} of {of} points"),
    }
}

/// The points of a review beside those of the scorecard, as short as they can be: `4`, or `costs 5` where the
/// finding is out of nothing.
#[must_use]
pub fn points_beside(points: i32, of: i32) -> String {
    match (points, of) {
        (..0, 0) => format!("costs {}", points.unsigned_abs()),
        _ => points.to_string(),
    }
}

/// The lines of the transcript that a finding's events stand for, in the order of the meeting.
fn words(scored: &Scored<'_>, finding: &Finding, reader: Reader) -> Vec<LineView> {
    let numbers = finding.events.iter().map(|number| *number as usize);
    let mut places: Vec<usize> = numbers.flat_map(|number| entries_behind(scored, number)).collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|place| LineView::of(scored, &scored.debrief.transcript[place], reader)).collect()
}

/// The places in the transcript of what was said or done where an event came about: the line that opened a call, or
/// else the trainee's answer that the event followed from.
fn entries_behind(scored: &Scored<'_>, number: usize) -> Vec<usize> {
    let transcript = &scored.debrief.transcript;
    let events = scored.meeting.events();
    let line = match events.get(number) {
        Some(Event::CallOpened { line, .. } | Event::Said { line } | Event::Did { line }) => Some(*line),
        _ => None,
    };
    let is_behind = |entry: &crate::debrief::Entry| entry.event as usize <= number;
    if line.is_some() {
        let last = transcript.iter().rposition(|entry| entry.line == line && is_behind(entry));
        return last.into_iter().collect();
    }
    let upto = events.len().min(number + 1);
    let Some(answer) = events[..upto].iter().rposition(|event| matches!(event, Event::Responded { .. })) else {
        return Vec::new();
    };
    let mine = |kind| matches!(kind, EntryKind::You | EntryKind::YouDid | EntryKind::Silent);
    let answered = transcript.iter().enumerate().filter(|(_, e)| e.event as usize == answer && mine(e.kind));
    answered.map(|(place, _)| place).collect()
}

/// An offered response with what its author says about it.
fn offered(scored: &Scored<'_>, response: ResponseId) -> String {
    let response = scored.meeting.scenario().response(response);
    let words = match (response.is_silence, response.say.is_empty()) {
        (true, _) => "Staying silent.".to_owned(),
        (false, true) => format!("Without words: {}.", response.gesture),
        (false, false) => format!("“{}”", response.say),
    };
    format!("{words} {}", response.because)
}

/// Shows a finding as one line that opens.
pub fn finding_ui(ui: &mut Ui, id: Id, finding: &FindingView) {
    disclosure(ui, id, &finding.title(), |ui| finding_details_ui(ui, finding));
}

/// Shows everything about a finding but its title.
pub fn finding_details_ui(ui: &mut Ui, finding: &FindingView) {
    fact(ui, "Why", &finding.reason);
    for given in &finding.overrides {
        fact(ui, &format!("With {}'s review", given.reviewer), &given.verdict);
    }
    if !finding.codes.is_empty() {
        small(ui, "In the codebook");
        for (meaning, example) in &finding.codes {
            quiet(ui, meaning).on_hover_text(example);
        }
    }
    if !finding.words.is_empty() {
        small(ui, "The words that it rests on");
        for line in &finding.words {
            line_ui(ui, line);
        }
    }
    if let Some((heading, text)) = &finding.own_words {
        fact(ui, heading, text);
    }
    if let Some(alternative) = &finding.alternative {
        fact(ui, "What else was possible", alternative);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::after::fixture::Played;

    #[test]
    fn points_say_what_they_can_do() {
        let shown = [(8, 12), (0, 12), (-20, 0), (6, 0), (0, 0)].map(|(points, of)| points_words(points, of));
        assert_eq!(shown, ["8 of 12 points", "0 of 12 points", "costs 20 points", "adds 6 points", "does not count"]);
    }

    #[test]
    fn every_finding_rests_on_words_and_those_of_a_cue_are_both_sides() {
        let played = Played::kitchen();
        let findings = FindingView::all(&played.scored(), Reader::Trainee);
        assert!(findings.iter().all(|f| !f.words.is_empty()), "{findings:#?}");
        let clock = &findings[0].words;
        let texts: Vec<&str> = clock.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["The clock keeps asking me.", "The clock keeps asking you. What does it ask?"]);
    }

    #[test]
    fn an_alternative_comes_with_its_reason() {
        let played = Played::kitchen();
        let findings = FindingView::all(&played.scored(), Reader::Trainee);
        let last = findings.iter().rfind(|f| f.turn == 3).expect("the third turn has a finding");
        assert_eq!(last.alternative.as_deref(), Some("“So tired. We come again tomorrow.” Goes on."));
    }
}
