//! A word of a scenario file that knows its place in the file.

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// Text as written in the file.
///
/// A string without escapes is borrowed from the file, and its place is where it is borrowed from. A string with
/// escapes has to be rewritten and loses its place; callers fall back to the nearest word that has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a>(Cow<'a, str>);

impl<'a> Word<'a> {
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes of `file` that hold it, without the quotes.
    #[must_use]
    pub fn span(&self, file: &str) -> Option<Range<usize>> {
        let Cow::Borrowed(text) = self.0 else { return None };
        let start = (text.as_ptr() as usize).checked_sub(file.as_ptr() as usize)?;
        let end = start + text.len();
        (end <= file.len()).then_some(start..end)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Word<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'de> Visitor<'de> for Words {
            type Value = Word<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text in quotes")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Word(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Word(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Words)
    }
}
