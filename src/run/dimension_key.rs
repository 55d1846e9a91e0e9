//! Dimensions in JSON, by their short key: for `#[serde(with = "crate::run::dimension_key")]`.

use crate::codebook::{Code, Dimension};
use serde::{Deserialize, Deserializer, Serializer, de::Error};
use std::borrow::Cow;

/// Writes `responsivity`, `tolerance` or `safety`.
pub(crate) fn serialize<S: Serializer>(dimension: &Dimension, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(dimension.key())
}

/// Reads the key.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Dimension, D::Error> {
    let key = Cow::<str>::deserialize(deserializer)?;
    let dimension = Dimension::ALL.iter().find(|d| d.key() == key);
    dimension.copied().ok_or_else(|| {
        D::Error::custom(format!("`{key}` is no dimension; they are `responsivity`, `tolerance` and `safety`"))
    })
}
