//! Reach: how much of a scenario came up at all, on any way that was played or explored.

use super::exact::Seen;
use super::traffic::Traffic;
use crate::scenario::{LineId, MomentId, ResponseId, Scenario};

/// How much of a scenario came up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Moments that were entered.
    pub moments: Part,
    /// Responses, silences among them, that could be chosen.
    pub responses: Part,
    /// Lines that were said, done or thought.
    pub talk: Part,
}

/// How many, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What came up.
    pub reached: usize,
    /// What there is.
    pub of: usize,
}

impl Reach {
    /// What came up in plays, and in an exploration where there was one.
    #[must_use]
    pub fn of(scenario: &Scenario, traffic: &Traffic, seen: Option<&Seen>) -> Self {
        let part = |n: usize, was_passed: &dyn Fn(u32) -> bool, was_seen: fn(&Seen) -> &[bool]| {
            let came_up = |id: &u32| was_passed(*id) || seen.is_some_and(|seen| was_seen(seen)[*id as usize]);
            Part { reached: (0..n as u32).filter(came_up).count(), of: n }
        };
        Self {
            moments: part(scenario.moments.len(), &|id| traffic.moment(MomentId(id)) > 0, |seen| &seen.moments),
            responses: part(scenario.responses.len(), &|id| traffic.response(ResponseId(id)) > 0, |seen| {
                &seen.responses
            }),
            talk: part(scenario.lines.len(), &|id| traffic.line(LineId(id)) > 0, |seen| &seen.lines),
        }
    }
}

impl Part {
    /// The share in tenths of a percent, rounded down so that only all is 1000; all of nothing.
    #[must_use]
    pub fn permille(self) -> u16 {
        (1000 * self.reached).checked_div(self.of).unwrap_or(1000).min(1000) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_all_is_all_and_all_of_nothing_is_all() {
        assert_eq!(Part { reached: 1999, of: 2000 }.permille(), 999);
        assert_eq!(Part { reached: 2000, of: 2000 }.permille(), 1000);
        assert_eq!(Part { reached: 0, of: 0 }.permille(), 1000);
    }
}
