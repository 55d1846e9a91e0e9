//! The local pack: services, law and numbers of a place, by the keys that `Local` names in a scenario.
//!
//! The shipped pack is fictional and says so; a service that trains with Polyphony writes its own with the same keys.

use crate::codebook::{TableError, table_from_ron};
use serde::Deserialize;
use std::sync::{Arc, LazyLock};

/// The text of the local pack that this build ships.
pub const SHIPPED_TEXT: &str = include_str!("../../assets/local/fictional.ron");

/// The key of where to turn after playing; every pack has it.
pub const AFTER_PLAYING: &str = "after-playing";

/// What is so in one place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalPack {
    /// The format of the file; this build reads 1.
    pub format: u32,
    /// The place.
    pub name: String,
    /// What the pack is, and is not.
    pub note: String,
    /// The texts.
    pub entries: Vec<LocalEntry>,
}

/// One text of a local pack.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalEntry {
    /// What scenarios call it.
    pub key: String,
    /// What it is.
    pub title: String,
    /// What there is to know about it.
    pub text: String,
}

impl LocalPack {
    /// Reads a local pack.
    ///
    /// # Errors
    /// Where the text is not RON of this shape.
    pub fn from_ron(text: &str) -> Result<Self, TableError> {
        let pack: Self = table_from_ron(text)?;
        if pack.format == 1 { Ok(pack) } else { Err(TableError::Format(pack.format)) }
    }

    /// The local pack that this build ships.
    #[must_use]
    pub fn shipped() -> Arc<Self> {
        static SHIPPED: LazyLock<Arc<LocalPack>> =
            LazyLock::new(|| Arc::new(LocalPack::from_ron(SHIPPED_TEXT).expect("a test reads the shipped local pack")));
        Arc::clone(&SHIPPED)
    }

    /// The entry of a key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&LocalEntry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// What to show where a scenario names a key: title and text, or the key itself where this place lacks it.
    #[must_use]
    pub fn words(&self, key: &str) -> String {
        self.entry(key).map_or_else(|| key.to_owned(), |entry| format!("{}: {}", entry.title, entry.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_pack_says_that_it_is_fictional_and_where_to_turn() {
        let pack = LocalPack::shipped();
        assert!(pack.name.contains("fictional"));
        assert!(pack.entry(AFTER_PLAYING).is_some());
        assert!(pack.words("crisis-team").starts_with("Fennmark crisis team (fictional): "));
        assert_eq!(pack.words("nowhere"), "nowhere");
    }
}
