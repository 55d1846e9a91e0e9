//! At most three moments to look at, chosen by rule: the largest unanswered cue, the first overdue turn, the best move.

use super::transcript::{Entry, EntryKind};
use super::wording;
use super::worth::Alternatives;
use crate::codebook::Dimension;
use crate::meeting::{Event, Meeting, OpenedCall};
use crate::scenario::{ConcernId, LineId, LineKind, ResponseId};
use crate::scoring::{Finding, Rubric, Rule, Scorecard, Why, reason};

/// A moment to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenMoment {
    /// The turn.
    pub turn: u16,
    /// By which rule it was chosen.
    pub why: WhyChosen,
    /// What had been said just before, with names.
    pub said: Vec<String>,
    /// What the trainee did.
    pub you: String,
    /// What stayed unanswered, in the words that carried it; none for a good move.
    pub unanswered: Option<String>,
    /// The rule, and why it counts as it does.
    pub reason: String,
    /// What else was possible, in words: an offered response, and what the author says about it.
    pub alternative: Option<String>,
    /// One question.
    pub question: &'static str,
}

/// By which rule a moment was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyChosen {
    /// The largest cue that was not heard.
    LargestUnanswered,
    /// The first turn with an overdue concern.
    FirstOverdue,
    /// The move that gave most.
    BestMove,
}

pub(super) fn moments(
    meeting: &Meeting,
    card: &Scorecard,
    rubric: &Rubric,
    transcript: &[Entry],
    alternatives: &Alternatives,
) -> Vec<ChosenMoment> {
    let look = Look { meeting, card, rubric, transcript, alternatives };
    let mut moments: Vec<ChosenMoment> = Vec::new();
    for moment in [look.largest_unanswered(), look.first_overdue(), look.best_move()].into_iter().flatten() {
        if moments.iter().all(|other| other.turn != moment.turn) {
            moments.push(moment);
        }
    }
    moments
}

struct Look<'a> {
    meeting: &'a Meeting,
    card: &'a Scorecard,
    rubric: &'a Rubric,
    transcript: &'a [Entry],
    alternatives: &'a Alternatives,
}

impl Look<'_> {
    fn largest_unanswered(&self) -> Option<ChosenMoment> {
        let finding = self
            .card
            .findings_of(Dimension::Responsivity)
            .filter(|f| matches!(f.rule, Rule::CueLeft | Rule::CueThin | Rule::CueClosed | Rule::HeldWhileOpen))
            .max_by_key(|f| (f.of - f.points, std::cmp::Reverse(f.turn)))?;
        let unanswered = finding.call.and_then(|call| self.words_of(call));
        Some(self.moment(WhyChosen::LargestUnanswered, finding, unanswered))
    }

    fn first_overdue(&self) -> Option<ChosenMoment> {
        let mut turn = 0;
        let concern = self.meeting.events().iter().find_map(|event| match event {
            Event::Responded { concerns, .. } => {
                turn += 1;
                concerns.iter().find(|at| at.overdue).map(|at| at.concern)
            }
            _ => None,
        })?;
        // What happened in that turn, where something did; else what it was late or missing for.
        let about = |f: &&Finding| f.concern == Some(concern) && matches!(f.rule, Rule::StepLate | Rule::StepMissing);
        let then = self.card.findings.iter().find(|f| f.turn == turn && f.rule == Rule::HeldWhileOpen);
        let finding = then.or_else(|| self.card.findings_of(Dimension::SafetyEscalation).find(about))?;
        let mut moment = self.moment(WhyChosen::FirstOverdue, finding, self.last_sign_before(concern, turn));
        moment.turn = turn;
        moment.said = self.said_before(turn);
        moment.you = self.you(turn);
        moment.alternative = self.alternative(turn, Dimension::SafetyEscalation);
        Some(moment)
    }

    fn best_move(&self) -> Option<ChosenMoment> {
        let gain = |turn: u16| -> i32 {
            let counts = |f: &&Finding| f.turn == turn && f.rule != Rule::NothingDue;
            self.card.findings.iter().filter(counts).map(|f| 2 * f.points - f.of).sum()
        };
        let turn = (1..=self.meeting.turn()).max_by_key(|turn| (gain(*turn), std::cmp::Reverse(*turn)))?;
        let finding = self
            .card
            .findings
            .iter()
            .filter(|f| f.turn == turn)
            .filter(|f| f.rule != Rule::NothingDue)
            .max_by_key(|f| (f.points, f.of))?;
        (finding.points > 0).then(|| {
            let mut moment = self.moment(WhyChosen::BestMove, finding, None);
            moment.alternative = None;
            moment
        })
    }

    fn moment(&self, why: WhyChosen, finding: &Finding, unanswered: Option<String>) -> ChosenMoment {
        ChosenMoment {
            turn: finding.turn,
            why,
            said: self.said_before(finding.turn),
            you: self.you(finding.turn),
            unanswered,
            reason: reason(finding, self.meeting.codebook(), self.rubric),
            alternative: self.alternative(finding.turn, finding.dimension),
            question: wording::moment_question(why, matches!(finding.why, Why::Kind(_) | Why::Step(_))),
        }
    }

    /// The last things said and done before the trainee answered in a turn.
    fn said_before(&self, turn: u16) -> Vec<String> {
        let before = |e: &&Entry| e.turn + 1 == turn && matches!(e.kind, EntryKind::Said | EntryKind::Did);
        let mut lines: Vec<String> = self
            .transcript
            .iter()
            .filter(before)
            .map(|e| said_or_done(e.kind == EntryKind::Said, &e.name, &e.text))
            .collect();
        lines.split_off(lines.len().saturating_sub(4))
    }

    fn you(&self, turn: u16) -> String {
        let mine =
            |e: &&Entry| e.turn == turn && matches!(e.kind, EntryKind::You | EntryKind::YouDid | EntryKind::Silent);
        let words = |e: &Entry| match e.kind {
            EntryKind::You => format!("“{}”", e.text),
            EntryKind::YouDid => format!("(You {})", e.text),
            _ => e.text.clone(),
        };
        self.transcript.iter().filter(mine).map(words).collect::<Vec<_>>().join(" ")
    }

    /// The words that showed a concern last before a turn.
    fn last_sign_before(&self, concern: ConcernId, turn: u16) -> Option<String> {
        let mut now = 0;
        let mut last = None;
        for event in self.meeting.events() {
            match event {
                Event::Responded { .. } if now + 1 >= turn => break,
                Event::Responded { .. } => now += 1,
                Event::CallOpened { call, what: OpenedCall::Signal { concern: of, .. }, .. } if *of == concern => {
                    last = self.words_of(*call);
                }
                _ => {}
            }
        }
        last
    }

    fn words_of(&self, call: crate::scenario::CallId) -> Option<String> {
        let line: LineId = self.meeting.events().iter().find_map(|event| match event {
            Event::CallOpened { call: opened, line, .. } if *opened == call => Some(*line),
            _ => None,
        })?;
        let scenario = self.meeting.scenario();
        let line = scenario.line(line);
        let name = line.person.map_or("", |p| &scenario.person(p).name);
        Some(said_or_done(line.kind == LineKind::Says, name, &line.text))
    }

    /// What else was possible: the author's words for the response given, or the offered response that would have
    /// earned more, with its reason.
    fn alternative(&self, turn: u16, dimension: Dimension) -> Option<String> {
        let scenario = self.meeting.scenario();
        let (given, _) = self.alternatives.turn(turn)?;
        if let Some(text) = authored(self.meeting, *given) {
            return Some(text);
        }
        let better = scenario.response(self.alternatives.better(turn, dimension)?);
        let words = if better.is_silence {
            "Staying silent".to_owned()
        } else if better.say.is_empty() {
            format!("(You {})", better.gesture)
        } else {
            format!("“{}”", better.say)
        };
        Some(format!("{words} — {}", better.because))
    }
}

fn said_or_done(said: bool, name: &str, text: &str) -> String {
    if said { format!("{name}: {text}") } else { format!("{name} {text}") }
}

/// What the scenario itself says was possible instead of a response.
fn authored(meeting: &Meeting, given: ResponseId) -> Option<String> {
    let scenario = meeting.scenario();
    let of_meeting = scenario.debrief.alternatives.iter().find(|(id, _)| *id == given).map(|(_, text)| text.clone());
    of_meeting.or_else(|| scenario.response(given).alternative.clone())
}
