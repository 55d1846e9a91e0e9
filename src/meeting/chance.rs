//! Chance: streams of draws from one seed, and our own reduction to whole numbers.
//!
//! `rand` may change its ranges and shuffles in minor versions; the generator itself it keeps. So the layout of the
//! seed, the range and the shuffle are ours, and a test pins what they give.

use rand::Rng as _;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

/// Streams that never disturb each other: a draw more in one changes nothing in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Which variant of the talk is performed.
    Talk,
    /// In which order responses stand on the screen, after so many turns.
    Order(u16),
    /// What a policy falls back on.
    Policy,
}

/// Draws of one stream.
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of a seed.
    #[must_use]
    pub fn new(seed: u64, stream: Stream) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        let (tag, turn) = match stream {
            Stream::Talk => (1, 0),
            Stream::Order(turn) => (2, turn),
            Stream::Policy => (3, 0),
        };
        key[8] = tag;
        key[16..18].copy_from_slice(&turn.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A whole number below `n`, which is at least 1; the bias is below one in 2⁶⁴ ÷ n.
    pub fn below(&mut self, n: u64) -> u64 {
        ((u128::from(self.0.next_u64()) * u128::from(n)) >> 64) as u64
    }

    /// Puts things in a random order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last as u64 + 1) as usize);
        }
    }

    /// One of several, by whole weights of which at least one is above 0.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.below(weights.iter().sum::<u64>().max(1));
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        weights.len().saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_draws_in_every_version() {
        let mut talk = Chance::new(7, Stream::Talk);
        let draws: Vec<u64> = (0..8).map(|_| talk.below(100)).collect();
        let mut order = Chance::new(7, Stream::Order(3));
        let mut things = [1, 2, 3, 4, 5, 6];
        order.shuffle(&mut things);
        assert_eq!(format!("{draws:?} {things:?}"), "[86, 5, 0, 60, 44, 5, 41, 3] [2, 5, 1, 3, 6, 4]");
    }

    #[test]
    fn weights_are_kept_roughly() {
        let mut chance = Chance::new(1, Stream::Policy);
        let mut counts = [0; 3];
        for _ in 0..10_000 {
            counts[chance.weighted(&[1, 0, 3])] += 1;
        }
        assert_eq!(counts[1], 0);
        assert!((2300..2700).contains(&counts[0]), "{counts:?}");
    }
}
