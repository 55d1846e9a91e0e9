//! Against chance: how often something was best, beside how often it would be if what is best were put anywhere.
//!
//! In whole numbers throughout: chances are kept in parts of 2⁴⁰, rounded down.

/// One.
const WHOLE: u64 = 1 << 40;

/// What was picked in some moments, and how often that was best.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// Per moment, how many of how many responses were best.
    trials: Vec<(u64, u64)>,
    hits: usize,
}

impl Tally {
    /// Counts a moment in which one of `offered` responses was picked, `best` of them being best.
    pub(super) fn add(&mut self, best: usize, offered: usize, is_hit: bool) {
        self.trials.push((best as u64, offered as u64));
        self.hits += usize::from(is_hit);
    }

    /// How often what was picked was best.
    pub(super) fn hits(&self) -> usize {
        self.hits
    }

    /// In how many moments something was picked.
    pub(super) fn moments(&self) -> usize {
        self.trials.len()
    }

    /// How often chance would have picked what was best, in tenths, halves up.
    pub(super) fn expected_tenths(&self) -> u64 {
        let parts: u64 = self.trials.iter().map(|(best, offered)| best * WHOLE / offered).sum();
        (parts * 10 + WHOLE / 2) / WHOLE
    }

    /// Whether it was best a quarter more often than chance would have it, and so often that chance alone does it in
    /// fewer than one of `one_in` meetings.
    pub(super) fn is_beyond_chance(&self, one_in: u64) -> bool {
        self.hits as u64 * 40 > self.expected_tenths() * 5 && self.tail() < WHOLE / one_in
    }

    /// The chance of as many hits or more, in parts of [`WHOLE`].
    fn tail(&self) -> u64 {
        // Of each number of hits below ours, the chance; the rest is the tail.
        let mut below = vec![0; self.hits];
        let Some(none) = below.first_mut() else { return WHOLE };
        *none = WHOLE;
        for (best, offered) in &self.trials {
            let mut of_one_less = 0;
            for chance in &mut below {
                let hit = *chance * best / offered;
                let miss = *chance - hit;
                *chance = miss + of_one_less;
                of_one_less = hit;
            }
        }
        WHOLE - below.iter().sum::<u64>().min(WHOLE)
    }
}

/// Tenths as they are written.
pub(super) fn tenths(tenths: u64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(moments: usize, best: usize, offered: usize, hits: usize) -> Tally {
        let mut tally = Tally::default();
        (0..moments).for_each(|moment| tally.add(best, offered, moment < hits));
        tally
    }

    #[test]
    fn the_tail_is_the_binomial_one() {
        // Ten throws of a coin: 8 heads or more are 56 of 1,024.
        assert_eq!(tally(10, 1, 2, 8).tail(), WHOLE / 1024 * 56);
        // Four of a kind of five: 1 of 625.
        assert_eq!(tally(4, 1, 5, 4).tail() / (WHOLE / 62_500), 100);
        assert_eq!(tally(3, 1, 5, 0).tail(), WHOLE);
    }

    #[test]
    fn what_is_always_best_is_never_beyond_chance() {
        assert!(!tally(10, 5, 5, 10).is_beyond_chance(100));
    }

    #[test]
    fn a_few_more_than_chance_are_chance() {
        assert_eq!(tenths(tally(15, 2, 5, 9).expected_tenths()), "6.0");
        assert!(!tally(15, 2, 5, 9).is_beyond_chance(100));
        assert!(tally(15, 2, 5, 12).is_beyond_chance(100));
    }

    #[test]
    fn a_thousand_moments_have_room() {
        assert!(!tally(2000, 2, 5, 820).is_beyond_chance(100));
        assert!(tally(2000, 2, 5, 1100).is_beyond_chance(100));
    }
}
