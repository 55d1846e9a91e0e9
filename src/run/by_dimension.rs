//! One thing per dimension, under the keys that all JSON of the project uses.

use crate::codebook::Dimension;
use serde::{Deserialize, Serialize};

/// One thing per dimension.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByDimension<T> {
    /// For responsivity.
    pub responsivity: T,
    /// For tolerance of uncertainty.
    pub tolerance: T,
    /// For safety escalation.
    pub safety: T,
}

impl<T> ByDimension<T> {
    /// Makes each from its dimension.
    pub fn from_fn(mut make: impl FnMut(Dimension) -> T) -> Self {
        Self {
            responsivity: make(Dimension::Responsivity),
            tolerance: make(Dimension::ToleranceOfUncertainty),
            safety: make(Dimension::SafetyEscalation),
        }
    }

    /// The one of a dimension.
    #[must_use]
    pub fn get(&self, dimension: Dimension) -> &T {
        match dimension {
            Dimension::Responsivity => &self.responsivity,
            Dimension::ToleranceOfUncertainty => &self.tolerance,
            Dimension::SafetyEscalation => &self.safety,
        }
    }

    /// The one of a dimension, to be changed.
    pub fn get_mut(&mut self, dimension: Dimension) -> &mut T {
        match dimension {
            Dimension::Responsivity => &mut self.responsivity,
            Dimension::ToleranceOfUncertainty => &mut self.tolerance,
            Dimension::SafetyEscalation => &mut self.safety,
        }
    }

    /// All three with their dimensions, in the order of the codebook.
    pub fn iter(&self) -> impl Iterator<Item = (Dimension, &T)> {
        [
            (Dimension::Responsivity, &self.responsivity),
            (Dimension::ToleranceOfUncertainty, &self.tolerance),
            (Dimension::SafetyEscalation, &self.safety),
        ]
        .into_iter()
    }
}
