//! A row of bits for each of many things.

/// Rows of bits, all of the same width.
#[derive(Clone, Debug)]
pub(super) struct Bits {
    words: usize,
    bits: Vec<u64>,
}

impl Bits {
    pub(super) fn new(rows: usize, width: usize) -> Self {
        let words = width.div_ceil(64);
        Self { words, bits: vec![0; rows * words] }
    }

    pub(super) fn set(&mut self, row: usize, bit: usize) {
        self.bits[row * self.words + bit / 64] |= 1 << (bit % 64);
    }

    pub(super) fn has(&self, row: usize, bit: usize) -> bool {
        self.bits[row * self.words + bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Adds one row to another; whether that changed it.
    pub(super) fn add(&mut self, to: usize, from: usize) -> bool {
        let mut changed = false;
        for word in 0..self.words {
            let more = self.bits[from * self.words + word];
            let mine = &mut self.bits[to * self.words + word];
            changed |= more & !*mine != 0;
            *mine |= more;
        }
        changed
    }

    /// Adds a row of other bits of the same width; whether that changed anything.
    pub(super) fn add_from(&mut self, to: usize, other: &Self, from: usize) -> bool {
        let mut changed = false;
        for word in 0..self.words {
            let more = other.bits[from * other.words + word];
            let mine = &mut self.bits[to * self.words + word];
            changed |= more & !*mine != 0;
            *mine |= more;
        }
        changed
    }

    /// The bits of a row, from the lowest.
    pub(super) fn iter(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        self.bits[row * self.words..(row + 1) * self.words].iter().enumerate().flat_map(|(word, bits)| {
            let mut left = *bits;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.checked_sub(1)?;
                Some(word * 64 + bit as usize)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_there_and_rows_add_up() {
        let mut bits = Bits::new(3, 130);
        for bit in [0, 63, 64, 129] {
            bits.set(1, bit);
        }
        assert!(bits.add(2, 1) && !bits.add(2, 1), "the second time nothing changes");
        assert_eq!(bits.iter(2).collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert!(bits.iter(0).next().is_none() && bits.has(2, 129) && !bits.has(0, 129));
    }
}
