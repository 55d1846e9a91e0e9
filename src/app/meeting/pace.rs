//! Pace: how fast talk comes, against the pace of speech.

use crate::ui::meeting::Beat;
use std::time::Duration;

/// A pace, in per cent of the pace of speech; 0 shows everything at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) struct Pace {
    /// 100 is the pace of speech, 200 twice as fast.
    pub(in crate::app) percent: u16,
}

impl Default for Pace {
    fn default() -> Self {
        Self { percent: 100 }
    }
}

impl Pace {
    /// How long a line stands before the next one comes.
    pub(super) fn time_for(self, beat: Beat) -> Duration {
        let ms = (u64::from(beat.ms) * 100).checked_div(u64::from(self.percent));
        Duration::from_millis(ms.unwrap_or(0))
    }
}
