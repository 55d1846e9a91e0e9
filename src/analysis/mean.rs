//! A mean of scores as whole numbers: compared exactly, and rounded only where it is shown.

use crate::scoring::Tenths;

/// Scores of several plays, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mean {
    /// How many scores there are.
    pub n: u32,
    /// Their sum, in tenths.
    pub sum: u64,
}

impl Mean {
    /// Adds a score.
    pub fn add(&mut self, score: Tenths) {
        self.n += 1;
        self.sum += u64::from(score.0);
    }

    /// Adds scores that were added up elsewhere.
    pub fn unite(&mut self, other: Self) {
        self.n += other.n;
        self.sum += other.sum;
    }

    /// The mean, halves up; none of no scores.
    #[must_use]
    pub fn rounded(self) -> Option<Tenths> {
        let n = u64::from(self.n);
        (n > 0).then(|| Tenths(((2 * self.sum + n) / (2 * n)) as u16))
    }

    /// Whether it is at most so many tenths away above another; not where there is nothing to compare.
    #[must_use]
    pub fn is_at_most(self, other: Self, above: i32) -> bool {
        let (n, other_n) = (i128::from(self.n), i128::from(other.n));
        n > 0
            && other_n > 0
            && i128::from(self.sum) * other_n <= i128::from(other.sum) * n + i128::from(above) * n * other_n
    }

    /// A mean of exactly so many tenths.
    #[must_use]
    pub fn of(score: Tenths) -> Self {
        Self { n: 1, sum: u64::from(score.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(scores: &[u16]) -> Mean {
        let mut mean = Mean::default();
        scores.iter().for_each(|tenths| mean.add(Tenths(*tenths)));
        mean
    }

    #[test]
    fn a_mean_is_rounded_halves_up_and_of_nothing_there_is_none() {
        assert_eq!(mean(&[1, 2]).rounded(), Some(Tenths(2)));
        assert_eq!(mean(&[1, 1, 2]).rounded(), Some(Tenths(1)));
        assert_eq!(mean(&[1000, 1000]).rounded(), Some(Tenths(1000)));
        assert_eq!(mean(&[]).rounded(), None);
    }

    #[test]
    fn what_rounding_hides_is_compared_all_the_same() {
        let (a, b) = (mean(&[500, 500, 501]), mean(&[500]));
        assert_eq!(a.rounded(), b.rounded());
        assert!(!a.is_at_most(b, 0) && b.is_at_most(a, 0));
        assert!(mean(&[250]).is_at_most(b, -250) && !mean(&[251]).is_at_most(b, -250));
        assert!(!mean(&[]).is_at_most(b, 0) && !b.is_at_most(mean(&[]), 0));
    }
}
