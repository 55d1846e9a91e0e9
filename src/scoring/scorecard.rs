//! A scorecard: three scores with their findings; never one combined number.

use super::finding::Finding;
use crate::codebook::{Dimension, StepKind};

/// A score in tenths of a point, 0 to 1000; written with one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tenths(pub u16);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// Three scores, and everything that they are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    /// How far what was offered was heard.
    pub responsivity: Score,
    /// How far pressure for certainty was held.
    pub tolerance: Score,
    /// How far what was dangerous was asked about and acted on, no more and no less.
    pub safety: Score,
    /// The findings of all three, in the order of the dimensions and, within each, of the turns.
    pub findings: Vec<Finding>,
}

impl Scorecard {
    /// The score of a dimension.
    #[must_use]
    pub fn score(&self, dimension: Dimension) -> &Score {
        match dimension {
            Dimension::Responsivity => &self.responsivity,
            Dimension::ToleranceOfUncertainty => &self.tolerance,
            Dimension::SafetyEscalation => &self.safety,
        }
    }

    /// The findings of a dimension.
    pub fn findings_of(&self, dimension: Dimension) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |f| f.dimension == dimension)
    }
}

/// One score, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The sum of the findings' points.
    pub points: i32,
    /// The sum of what they are out of.
    pub of: i32,
    /// The score, where it is rated.
    pub score: Option<Tenths>,
    /// Why it is not rated, where it is not.
    pub not_rated: Option<NotRated>,
    /// The caps that apply, lowest first.
    pub caps: Vec<Cap>,
}

/// Why a dimension is not rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRated {
    /// The meeting has not ended, or broke off.
    BrokeOff,
    /// Too few cues came up.
    TooFewCues {
        /// How many did.
        found: u32,
        /// How many it takes.
        wanted: u32,
    },
    /// Too few presses came up.
    TooFewPresses {
        /// How many did.
        found: u32,
        /// How many it takes.
        wanted: u32,
    },
    /// Nothing called for a safety step, and none was taken.
    NothingDue,
}

/// A limit to a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// Why.
    pub code: CapCode,
    /// The limit, in points.
    pub limit: u16,
    /// The turn that it comes from.
    pub turn: u16,
}

/// Why a score is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CapCode {
    /// Imminent danger, by the class judged, was not acted on.
    ImminentNotActedOn,
    /// Someone was asked, or something shared, in front of the one to fear.
    Exposed,
    /// Someone was coerced.
    Coerced,
    /// Someone was left alone with it.
    Abandoned,
    /// Detail about a method was given.
    MethodDetail,
}

impl CapCode {
    /// The word for it in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ImminentNotActedOn => "imminent-not-acted-on",
            Self::Exposed => "exposed",
            Self::Coerced => "coerced",
            Self::Abandoned => "abandoned",
            Self::MethodDetail => "method-detail",
        }
    }

    /// The cap that a failing step brings, where it brings one.
    pub(crate) fn of_step(step: StepKind) -> Option<Self> {
        match step {
            StepKind::Coerce => Some(Self::Coerced),
            StepKind::Abandon => Some(Self::Abandoned),
            StepKind::MethodDetail => Some(Self::MethodDetail),
            _ => None,
        }
    }
}

impl Score {
    /// The fraction of the findings of a dimension: tenths, halves up, held to 0–100.
    pub(super) fn of(findings: &[Finding], dimension: Dimension) -> Self {
        let mine = findings.iter().filter(|f| f.dimension == dimension);
        // A table of prices may be written by hand, and the longest meeting under the highest of them would overflow.
        let (points, of) =
            mine.fold((0_i32, 0_i32), |(points, of), f| (points.saturating_add(f.points), of.saturating_add(f.of)));
        Self { points, of, score: fraction(points, of), not_rated: None, caps: Vec::new() }
    }

    pub(super) fn capped(mut self, mut caps: Vec<Cap>) -> Self {
        caps.sort_by_key(|cap| (cap.limit, cap.turn, cap.code));
        if let (Some(lowest), Some(score)) = (caps.first(), &mut self.score) {
            *score = (*score).min(Tenths(lowest.limit * 10));
        }
        self.caps = caps;
        self
    }

    pub(super) fn unless(mut self, not_rated: Option<NotRated>) -> Self {
        if not_rated.is_some() {
            self.score = None;
        }
        self.not_rated = not_rated;
        self
    }
}

/// 100 × points ÷ of in tenths, halves up, held to 0–100; none where `of` is 0.
pub(crate) fn fraction(points: i32, of: i32) -> Option<Tenths> {
    if of <= 0 {
        return None;
    }
    let (points, of) = (i64::from(points.max(0)), i64::from(of));
    let tenths = (2000 * points + of) / (2 * of);
    Some(Tenths(tenths.min(1000) as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_round_halves_up_and_are_held_to_the_scale() {
        let show = |points, of| fraction(points, of).map(|t| t.to_string());
        assert_eq!(show(9, 11).as_deref(), Some("81.8"));
        assert_eq!(show(1, 2000).as_deref(), Some("0.1"));
        assert_eq!(show(1, 2001).as_deref(), Some("0.0"));
        assert_eq!(show(-5, 4).as_deref(), Some("0.0"));
        assert_eq!(show(9, 4).as_deref(), Some("100.0"));
        assert_eq!(show(0, 0), None);
    }
}
