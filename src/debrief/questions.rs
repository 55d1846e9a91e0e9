//! The supervision questions: those that this run calls for, each tied to its turns; the meeting's own; and the five.

use super::timeline::Timeline;
use super::wording::{FIVE, evoked};
use crate::codebook::{AskForm, CloseWay, Code, CueKind, Dimension, Step, StepKind};
use crate::meeting::{Event, Meeting, OpenedCall, OverStepWhy};
use crate::scenario::CallId;
use crate::scenario::about::SupervisionTopic;
use crate::scoring::{Rule, Scorecard, Tenths};

/// A question to be answered in writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisionQuestion {
    /// What the answer is kept under, such as `five.uncertainty`.
    pub key: String,
    /// The question.
    pub asks: String,
    /// Which of the five it is, or belongs to.
    pub topic: Option<SupervisionTopic>,
    /// The turns of this run that call for it; none where it is put in any case.
    pub turns: Vec<u16>,
}

/// A score from which safety counts as high, and one below which responsivity counts as low, when they are compared.
const HIGH_SAFETY: Tenths = Tenths(800);
const LOW_RESPONSIVITY: Tenths = Tenths(500);

/// All questions of a run, those that it calls for first.
#[must_use]
pub fn questions(meeting: &Meeting, card: &Scorecard, timeline: &Timeline) -> Vec<SupervisionQuestion> {
    let mut run = Run { five: Default::default(), called_for: Vec::new() };
    run.note_findings(card);
    run.note_events(meeting, card);
    if timeline.voices.iter().any(|voice| voice.percent > 50) {
        run.call("one-voice", evoked::ONE_VOICE, Some(SupervisionTopic::Voices), 0);
    }
    if let (Some(safety), Some(heard)) = (card.safety.score, card.responsivity.score)
        && safety >= HIGH_SAFETY
        && heard < LOW_RESPONSIVITY
    {
        run.call("form", evoked::FORM, None, 0);
    }
    let mut questions = run.called_for;
    for (number, (when, asks)) in (1..).zip(&meeting.scenario().debrief.questions) {
        if meeting.ending().is_some() && meeting.holds(when) {
            questions.push(SupervisionQuestion {
                key: format!("own.{number}"),
                asks: asks.clone(),
                topic: None,
                turns: Vec::new(),
            });
        }
    }
    questions.extend(FIVE.iter().map(|(topic, asks)| SupervisionQuestion {
        key: format!("five.{}", topic.name()),
        asks: (*asks).to_owned(),
        topic: Some(*topic),
        turns: run.five[topic.index()].clone(),
    }));
    questions
}

struct Run {
    /// Per question of the five, the turns that call for it.
    five: [Vec<u16>; 5],
    called_for: Vec<SupervisionQuestion>,
}

impl Run {
    fn five(&mut self, topic: SupervisionTopic, turn: u16) {
        let turns = &mut self.five[topic.index()];
        if !turns.contains(&turn) {
            turns.push(turn);
        }
    }

    /// Adds a turn to a question that the run calls for; turn 0 stands for the whole meeting.
    fn call(&mut self, key: &str, asks: &str, topic: Option<SupervisionTopic>, turn: u16) {
        let key = format!("run.{key}");
        let place = self.called_for.iter().position(|q| q.key == key).unwrap_or_else(|| {
            self.called_for.push(SupervisionQuestion { key, asks: asks.to_owned(), topic, turns: Vec::new() });
            self.called_for.len() - 1
        });
        let turns = &mut self.called_for[place].turns;
        if turn > 0 && !turns.contains(&turn) {
            turns.push(turn);
        }
    }

    fn note_findings(&mut self, card: &Scorecard) {
        for finding in &card.findings {
            match finding.rule {
                Rule::HeldWhileOpen => self.five(SupervisionTopic::Uncertainty, finding.turn),
                Rule::PressClosed | Rule::ClosedUnasked => {
                    self.call("closed", evoked::CLOSED, None, finding.turn);
                }
                Rule::BehindTheScenes | Rule::DecidedBehindTheScenes => {
                    self.call("behind", evoked::BEHIND, Some(SupervisionTopic::Voices), finding.turn);
                }
                _ => {}
            }
        }
    }

    fn note_events(&mut self, meeting: &Meeting, card: &Scorecard) {
        let mut turn = 0;
        let mut cues: Vec<(CallId, CueKind)> = Vec::new();
        let mut asked_well = None;
        for event in meeting.events() {
            match event {
                Event::Responded { .. } => turn += 1,
                Event::CallOpened { call, what: OpenedCall::Cue { of, .. }, .. } => cues.push((*call, *of)),
                Event::CallLeft { call, best: 0 } => self.unheard(&cues, *call, turn),
                Event::CueMet { call, closed: true, .. } => self.unheard(&cues, *call, turn),
                Event::CueMet { level, .. } if asked_well.is_some_and(|asked| asked + 1 == turn) && *level >= 3 => {
                    self.call("came-back", evoked::CAME_BACK, None, turn);
                }
                Event::PressClosed { way: CloseWay::Promise, .. } => {
                    self.five(SupervisionTopic::Evidence, turn);
                    self.five(SupervisionTopic::Setting, turn);
                }
                Event::StepTaken { step: Step::Ask(AskForm::InvitesNo), .. } => {
                    self.call("invited-no", evoked::INVITED_NO, None, turn);
                }
                Event::StepTaken { step: Step::Ask(form), stand, .. } if form.is_at_least_neutral() && stand.due => {
                    asked_well = Some(turn);
                }
                Event::OverStep { why: OverStepWhy::OnDecoy { .. }, .. } => {
                    self.call("needless", evoked::NEEDLESS, None, turn);
                }
                Event::Exposed { .. } => self.five(SupervisionTopic::Voices, turn),
                Event::PersonLeft { .. } if turn > 0 => self.five(SupervisionTopic::Voices, turn),
                _ => {}
            }
        }
        let acted = card
            .findings_of(Dimension::SafetyEscalation)
            .filter(|f| f.rule == Rule::AboveBand && f.why == crate::scoring::Why::Kind(StepKind::Act));
        for finding in acted {
            self.call("needless", evoked::NEEDLESS, None, finding.turn);
        }
    }

    fn unheard(&mut self, cues: &[(CallId, CueKind)], call: CallId, turn: u16) {
        match cues.iter().find(|(id, _)| *id == call).map(|(_, kind)| *kind) {
            Some(CueKind::OwnAct) => self.call("own-act", evoked::OWN_ACT, None, turn),
            Some(CueKind::Consent) => self.five(SupervisionTopic::WhoseInterest, turn),
            _ => {}
        }
    }
}
