//! Codes: the closed word lists of the field, and small sets of them.
//!
//! Every list is written once, with the macro below, so that RON, Rust and the screen use one spelling.
//! What a code means stands in `assets/codebook.ron`, not here.

use std::fmt;
use std::marker::PhantomData;

/// A word from one of the codebook's closed lists.
pub trait Code: Copy + Eq + fmt::Debug + 'static {
    /// Every word of the list, in the order in which the codebook prints it.
    const ALL: &'static [Self];
    /// The word as it is written in RON and in JSON.
    fn name(self) -> &'static str;
    /// The word's place in [`Code::ALL`].
    fn index(self) -> usize;
}

/// Declares one closed list of words.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(
                #[doc = concat!("`", stringify!($variant), "`, as the codebook describes it.")]
                $(#[$variant_doc])*
                $variant,
            )+
        }

        impl $crate::codebook::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }
            fn index(self) -> usize {
                self as usize
            }
        }
    };
}
pub(crate) use codes;

/// A set of codes of one list; lists have at most 32 words.
pub struct CodeSet<T>(u32, PhantomData<T>);

impl<T: Code> CodeSet<T> {
    /// The set without words.
    pub const EMPTY: Self = Self(0, PhantomData);

    /// The set as bits, the first word of the list lowest.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// The set of these bits.
    pub(crate) fn from_bits(bits: u32) -> Self {
        Self(bits, PhantomData)
    }

    /// The set of one word.
    #[must_use]
    pub fn of(code: T) -> Self {
        Self(1 << code.index(), PhantomData)
    }

    /// Every word of the list.
    #[must_use]
    pub fn all() -> Self {
        T::ALL.iter().copied().collect()
    }

    /// Adds a word.
    pub fn insert(&mut self, code: T) {
        self.0 |= 1 << code.index();
    }

    /// Takes a word out.
    pub fn remove(&mut self, code: T) {
        self.0 &= !(1 << code.index());
    }

    /// Whether the word is in the set.
    #[must_use]
    pub fn contains(self, code: T) -> bool {
        self.0 & (1 << code.index()) != 0
    }

    /// The words of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0, PhantomData)
    }

    /// The words of both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0, PhantomData)
    }

    /// The words of this set that are not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0, PhantomData)
    }

    /// Whether there is no word in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many words are in it.
    #[must_use]
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The words, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = T> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            // Of an empty set this is 32, and no list is longer.
            let code = T::ALL.get(left.trailing_zeros() as usize).copied()?;
            left &= left - 1;
            Some(code)
        })
    }
}

impl<T: Code> FromIterator<T> for CodeSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(codes: I) -> Self {
        let mut set = Self::EMPTY;
        for code in codes {
            set.insert(code);
        }
        set
    }
}

impl<T> Clone for CodeSet<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for CodeSet<T> {}
impl<T> PartialEq for CodeSet<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for CodeSet<T> {}
impl<T> std::hash::Hash for CodeSet<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T: Code> Default for CodeSet<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}
impl<T: Code> fmt::Debug for CodeSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Code::name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::Demand;

    #[test]
    fn a_set_keeps_what_is_put_in_and_nothing_else() {
        let mut set = CodeSet::of(Demand::Advice);
        set.insert(Demand::Belief);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Demand::Advice, Demand::Belief]);
        set.remove(Demand::Advice);
        assert_eq!((set.len(), set.contains(Demand::Advice)), (1, false));
        assert_eq!(CodeSet::<Demand>::all().len() as usize, Demand::ALL.len());
    }
}
