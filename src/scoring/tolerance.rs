//! Tolerance of uncertainty: a press gives salience × (p + 2) of salience × 4, p from −2 (closed hard) to +2 (held
//! whole).

use super::facts::{CallEnd, Decision, End, Facts};
use super::finding::{Finding, Rule, Why};
use super::rubric::Rubric;
use crate::codebook::{Codebook, Dimension, Hardness};

pub(super) fn find(facts: &Facts, codebook: &Codebook, rubric: &Rubric, findings: &mut Vec<Finding>) {
    let from = findings.len();
    findings.extend(facts.ends.iter().filter_map(|end| press(facts, codebook, rubric, end)));
    let numbers = &rubric.tolerance;
    for turn in &facts.turns {
        let mut item = |rule, points, of, events| {
            findings.push(Finding {
                turn: turn.number,
                dimension: Dimension::ToleranceOfUncertainty,
                rule,
                call: None,
                concern: None,
                points,
                of,
                events,
                why: Why::Rule,
            });
        };
        match turn.decision {
            Decision::InTheOpen => {
                item(
                    Rule::DecidedInTheOpen,
                    numbers.in_the_open,
                    numbers.in_the_open,
                    vec![turn.event, turn.decision_event],
                );
            }
            Decision::BehindTheScenes => {
                item(Rule::DecidedBehindTheScenes, 0, numbers.in_the_open, vec![turn.event, turn.decision_event]);
            }
            Decision::None | Decision::PrivateByRight => {}
        }
        if turn.repeats {
            item(Rule::NeedlessRepeat, 0, numbers.repeat_of, vec![turn.event]);
        }
        for _ in 0..turn.needless_acts {
            item(Rule::NeedlessEscalation, 0, numbers.escalation_of, vec![turn.event]);
        }
    }
    findings[from..].sort_by_key(|f| f.turn);
}

fn press(facts: &Facts, codebook: &Codebook, rubric: &Rubric, end: &CallEnd) -> Option<Finding> {
    let numbers = &rubric.tolerance;
    let turn = facts.turn(end.turn);
    let decision = turn.map_or(Decision::None, |t| t.decision);
    let elsewhere = turn.is_some_and(|t| t.elsewhere);
    let (worth, rule, why) = match end.end {
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
            let rule = if end.call.is_some() { Rule::PressClosed } else { Rule::ClosedUnasked };
            (Some(worth), rule, Why::Closed(way))
        }
        End::PressLeft => (Some(numbers.left), Rule::PressLeft, Why::Rule),
        End::Waived { cue: false } => (None, Rule::Waived, Why::Rule),
        End::Waived { cue: true } | End::Met { .. } | End::CueLeft { .. } => return None,
    };
    Some(Finding {
        turn: end.turn,
        dimension: Dimension::ToleranceOfUncertainty,
        rule,
        call: end.call,
        concern: None,
        points: worth.map_or(0, |worth| end.salience * worth),
        of: worth.map_or(0, |_| end.salience * numbers.press_of),
        events: end.events.clone(),
        why,
    })
}
