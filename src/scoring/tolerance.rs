//! Tolerance of uncertainty: a press gives salience × (p + 2) of salience × 4, p from −2 (closed hard) to +2 (held
//! whole).

use super::facts::{CallEnd, End, Facts};
use super::finding::{Finding, Rule, Why};
use super::rubric::Rubric;
use super::turn::{Decision, Turn};
use crate::codebook::{Codebook, Dimension, Hardness};

pub(super) fn find(facts: &Facts, codebook: &Codebook, rubric: &Rubric, findings: &mut Vec<Finding>) {
    let from = findings.len();
    findings.extend(facts.ends.iter().filter_map(|end| press(facts, codebook, rubric, end)));
    for turn in &facts.turns {
        findings.extend(items(turn, rubric).map(|(rule, points, of)| {
            let decided = matches!(rule, Rule::DecidedInTheOpen | Rule::DecidedBehindTheScenes);
            Finding {
                turn: turn.number,
                dimension: Dimension::ToleranceOfUncertainty,
                rule,
                call: None,
                concern: None,
                points,
                of,
                events: if decided { vec![turn.event, turn.decision_event] } else { vec![turn.event] },
                why: Why::Rule,
            }
        }));
    }
    findings[from..].sort_by_key(|f| f.turn);
}

/// The items of a turn that are no press's: rule, points, out of how many.
pub(crate) fn items(turn: &Turn, rubric: &Rubric) -> impl Iterator<Item = (Rule, i32, i32)> + use<> {
    let numbers = &rubric.tolerance;
    let decision = match turn.decision {
        Decision::InTheOpen => Some((Rule::DecidedInTheOpen, numbers.in_the_open, numbers.in_the_open)),
        Decision::BehindTheScenes => Some((Rule::DecidedBehindTheScenes, 0, numbers.in_the_open)),
        Decision::None | Decision::PrivateByRight => None,
    };
    let repeat = turn.repeats.then_some((Rule::NeedlessRepeat, 0, numbers.repeat_of));
    let needless = (Rule::NeedlessEscalation, 0, numbers.escalation_of);
    decision.into_iter().chain(repeat).chain((0..turn.needless_acts).map(move |_| needless))
}

fn press(facts: &Facts, codebook: &Codebook, rubric: &Rubric, end: &CallEnd) -> Option<Finding> {
    let worth = worth(facts.turn(end.turn), codebook, rubric, (end.salience, end.call.is_none()), &end.end)?;
    Some(Finding {
        turn: end.turn,
        dimension: Dimension::ToleranceOfUncertainty,
        rule: worth.rule,
        call: end.call,
        concern: None,
        points: worth.points,
        of: worth.of,
        events: end.events.clone(),
        why: worth.why,
    })
}

/// What the end of a press, or a closing, is worth.
pub(crate) struct PressWorth {
    pub rule: Rule,
    pub points: i32,
    pub of: i32,
    why: Why,
}

/// What the end of a press is worth in its turn, by its salience and whether nobody had pressed; none where it is no
/// press's.
pub(crate) fn worth(
    turn: Option<&Turn>,
    codebook: &Codebook,
    rubric: &Rubric,
    (salience, unasked): (i32, bool),
    end: &End,
) -> Option<PressWorth> {
    let numbers = &rubric.tolerance;
    let decision = turn.map_or(Decision::None, |t| t.decision);
    let elsewhere = turn.is_some_and(|t| t.elsewhere);
    let (worth, rule, why) = match *end {
        End::Held(ways) if elsewhere => (Some(numbers.closed_softly), Rule::HeldWhileOpen, Why::Held(ways)),
        End::Held(ways) => {
            let whole = codebook.holds_whole(ways);
            let rule = if whole { Rule::PressHeld } else { Rule::PressHalfHeld };
            (Some(if whole { numbers.held_whole } else { numbers.held_half }), rule, Why::Held(ways))
        }
        // The decision that a concern requires waives what it closes; one made behind the scenes is an item of its own.
        End::Closed(way) if decision != Decision::None => (None, Rule::Waived, Why::Closed(way)),
        End::Closed(way) => {
            let worth = match codebook.closing(way).hardness {
                Hardness::Hard => numbers.closed_hard,
                Hardness::Soft => numbers.closed_softly,
            };
            let rule = if unasked { Rule::ClosedUnasked } else { Rule::PressClosed };
            (Some(worth), rule, Why::Closed(way))
        }
        End::PressLeft => (Some(numbers.left), Rule::PressLeft, Why::Rule),
        End::Waived { cue: false } => (None, Rule::Waived, Why::Rule),
        End::Waived { cue: true } | End::Met { .. } | End::CueLeft { .. } => return None,
    };
    Some(PressWorth {
        rule,
        points: worth.map_or(0, |worth| salience * worth),
        of: worth.map_or(0, |_| salience * numbers.press_of),
        why,
    })
}
