//! Responsivity: a cue gives salience × level of salience × 4.

use super::facts::{CallEnd, End, Facts};
use super::finding::{Finding, Rule, Why};
use super::rubric::Rubric;
use super::turn::Turn;
use crate::codebook::{AnswerWay, CodeSet, Dimension};

pub(super) fn find(facts: &Facts, rubric: &Rubric, findings: &mut Vec<Finding>) {
    let from = findings.len();
    findings.extend(facts.ends.iter().filter_map(|end| cue(facts, rubric, end)));
    findings.extend(facts.habits.iter().map(|(turn, events, habit)| Finding {
        turn: *turn,
        dimension: Dimension::Responsivity,
        rule: Rule::HabitAlone,
        call: None,
        concern: None,
        points: 0,
        of: rubric.responsivity.habit_of,
        events: events.to_vec(),
        why: Why::Habit(*habit),
    }));
    findings[from..].sort_by_key(|f| f.turn);
}

fn cue(facts: &Facts, rubric: &Rubric, end: &CallEnd) -> Option<Finding> {
    let worth = worth(facts.turn(end.turn), rubric, end.salience, &end.end)?;
    Some(Finding {
        turn: end.turn,
        dimension: Dimension::Responsivity,
        rule: worth.rule,
        call: end.call,
        concern: None,
        points: worth.points,
        of: worth.of,
        events: end.events.clone(),
        why: Why::Level(worth.level, worth.ways),
    })
}

/// What the end of a cue is worth.
pub(crate) struct CueWorth {
    pub rule: Rule,
    pub points: i32,
    pub of: i32,
    level: u8,
    ways: CodeSet<AnswerWay>,
}

/// What the end of a cue is worth in its turn; none where it is no cue's.
pub(crate) fn worth(turn: Option<&Turn>, rubric: &Rubric, salience: i32, end: &End) -> Option<CueWorth> {
    let numbers = &rubric.responsivity;
    let (level, rule, ways) = match *end {
        End::Met { level, asked_in_own_words, ways, closed } => {
            let reached = asked_in_own_words.unwrap_or(0).max(level);
            let (level, cap) = capped(turn, rubric, reached);
            let rule = match cap {
                _ if closed => Rule::CueClosed,
                Some(rule) => rule,
                None if asked_in_own_words == Some(reached) => Rule::AskedInOwnWords,
                None => Rule::CueMet,
            };
            (level, rule, ways)
        }
        End::CueLeft { answered: false, .. } => (0, Rule::CueLeft, CodeSet::EMPTY),
        End::CueLeft { best, answered: true } => (best, Rule::CueThin, CodeSet::EMPTY),
        End::Waived { cue: true } => (0, Rule::Waived, CodeSet::EMPTY),
        End::Waived { cue: false } | End::Held(_) | End::Closed(_) | End::PressLeft => return None,
    };
    let of = if rule == Rule::Waived { 0 } else { salience * i32::from(numbers.top_level) };
    Some(CueWorth { rule, points: salience * i32::from(level), of, level, ways })
}

/// What an overdue concern elsewhere, or a needless repeat, leaves of a level, and which of them took it.
fn capped(turn: Option<&Turn>, rubric: &Rubric, level: u8) -> (u8, Option<Rule>) {
    let numbers = &rubric.responsivity;
    let Some(turn) = turn else { return (level, None) };
    let mut limits = [(u8::MAX, Rule::HeldWhileOpen), (u8::MAX, Rule::AfterRepeat)];
    if turn.elsewhere {
        limits[0].0 = if turn.imminent { numbers.held_while_imminent } else { numbers.held_while_open };
    }
    if turn.repeats {
        limits[1].0 = numbers.after_repeat;
    }
    let lowest = if limits[1].0 < limits[0].0 { limits[1] } else { limits[0] };
    if lowest.0 < level { (lowest.0, Some(lowest.1)) } else { (level, None) }
}
