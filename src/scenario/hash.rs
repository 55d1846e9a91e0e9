//! The name of a text by its content.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// SHA-256 of a text, in hexadecimal: how runs name the scenario, codebook and rubric that they were played with.
#[must_use]
pub fn text_hash(text: &str) -> String {
    let mut name = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        write!(name, "{byte:02x}").expect("writing to a string cannot fail");
    }
    name
}
