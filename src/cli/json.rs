//! The one JSON document of `play --json` (design §7): ids in words, points with one decimal, `null` where nothing is.

mod event;

pub(super) use event::EventJson;

use crate::codebook::{Code, Codebook, Dimension};
use crate::debrief::Debrief;
use crate::meeting::{Event, Meeting};
use crate::scenario::Scenario;
use crate::scoring::{Cap, Finding, Rubric, Score, Scorecard, cap_reason, not_rated_reason, reason};
use serde::Serialize;

/// A meeting that was played, with its scores and what they are made of.
#[derive(Debug, Serialize)]
pub(super) struct Played<'a> {
    scenario: &'a str,
    scenario_hash: &'a str,
    codebook_hash: &'a str,
    rubric_hash: &'a str,
    seed: u64,
    choices: Vec<&'a str>,
    ending: Option<&'a str>,
    turns: u16,
    scores: Scores,
    findings: Vec<FindingJson<'a>>,
    events: Vec<EventJson<'a>>,
}

#[derive(Debug, Serialize)]
struct Scores {
    responsivity: ScoreJson,
    tolerance: ScoreJson,
    safety: ScoreJson,
}

/// A score in points, or why there is none.
#[derive(Debug, Serialize)]
struct ScoreJson {
    score: Option<f64>,
    not_rated: Option<String>,
    caps: Vec<CapJson>,
}

#[derive(Debug, Serialize)]
struct CapJson {
    code: &'static str,
    limit: u16,
    turn: u16,
    reason: &'static str,
}

#[derive(Debug, Serialize)]
struct FindingJson<'a> {
    turn: u16,
    dimension: &'static str,
    rule: &'static str,
    call: Option<&'a str>,
    points: i32,
    of: i32,
    reason: String,
    alternative: Option<&'a str>,
    events: &'a [u32],
}

/// The hashes of the texts that a meeting was played and scored with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hashes<'a> {
    /// Of the codebook.
    pub codebook: &'a str,
    /// Of the rubric.
    pub rubric: &'a str,
}

/// The document; the debrief names, per finding, the response that would have earned most.
pub(super) fn played<'a>(
    meeting: &'a Meeting,
    seed: u64,
    scorecard: &'a Scorecard,
    rubric: &Rubric,
    hashes: Hashes<'a>,
    debrief: &Debrief,
) -> Played<'a> {
    let scenario: &Scenario = meeting.scenario();
    let finding = |finding| FindingJson::of(finding, scenario, meeting.codebook(), rubric, debrief);
    let score = |dimension| ScoreJson::of(scorecard.score(dimension));
    Played {
        scenario: &scenario.id,
        scenario_hash: &scenario.hash,
        codebook_hash: hashes.codebook,
        rubric_hash: hashes.rubric,
        seed,
        choices: choices(meeting),
        ending: meeting.ending().map(|ending| scenario.ending(ending).id.as_str()),
        turns: meeting.turn(),
        scores: Scores {
            responsivity: score(Dimension::Responsivity),
            tolerance: score(Dimension::ToleranceOfUncertainty),
            safety: score(Dimension::SafetyEscalation),
        },
        findings: scorecard.findings.iter().map(finding).collect(),
        events: meeting.events().iter().zip(0..).map(|(event, number)| EventJson { scenario, number, event }).collect(),
    }
}

/// What the trainee did, by id, `silence` for staying silent.
pub(super) fn choices(meeting: &Meeting) -> Vec<&str> {
    let scenario = meeting.scenario();
    let responded = meeting.events().iter().filter_map(|event| match event {
        Event::Responded { response, .. } => Some(scenario.response(*response).id.as_str()),
        _ => None,
    });
    responded.collect()
}

impl ScoreJson {
    fn of(score: &Score) -> Self {
        Self {
            score: score.score.map(|tenths| f64::from(tenths.0) / 10.0),
            not_rated: score.not_rated.map(not_rated_reason),
            caps: score.caps.iter().map(CapJson::of).collect(),
        }
    }
}

impl CapJson {
    fn of(cap: &Cap) -> Self {
        Self { code: cap.code.name(), limit: cap.limit, turn: cap.turn, reason: cap_reason(*cap) }
    }
}

impl<'a> FindingJson<'a> {
    fn of(
        finding: &'a Finding,
        scenario: &'a Scenario,
        codebook: &Codebook,
        rubric: &Rubric,
        debrief: &Debrief,
    ) -> Self {
        Self {
            turn: finding.turn,
            dimension: finding.dimension.key(),
            rule: finding.rule.name(),
            call: finding.call.map(|call| scenario.call(call).id.as_str()),
            points: finding.points,
            of: finding.of,
            reason: reason(finding, codebook, rubric),
            alternative: debrief.alternative(finding).map(|response| scenario.response(response).id.as_str()),
            events: &finding.events,
        }
    }
}
