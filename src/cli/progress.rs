//! Progress of long work: one line on stderr, for people only, and only once it has taken a while.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// Work that is over sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);
/// Between two lines about the same thing.
const PACE: Duration = Duration::from_millis(100);

/// How far the work is.
pub(super) struct Progress {
    doing: &'static str,
    done: usize,
    all: usize,
    begun: Instant,
    said: Instant,
    is_shown: bool,
    is_watched: bool,
}

impl Progress {
    /// Work on so many things.
    #[expect(clippy::disallowed_methods, reason = "how long people have waited is no part of any result")]
    pub(super) fn new(doing: &'static str, all: usize) -> Self {
        let is_watched = std::io::stderr().is_terminal();
        let now = Instant::now();
        Self { doing, done: 0, all, begun: now, said: now, is_shown: false, is_watched }
    }

    /// Turns to the next thing.
    pub(super) fn step(&mut self, thing: &Path) {
        self.done += 1;
        if self.is_watched && self.begun.elapsed() >= PATIENCE {
            self.is_shown = true;
            // Nobody is harmed if progress cannot be shown.
            let _ =
                write!(std::io::stderr(), "\r\x1b[K{} {} of {}: {}", self.doing, self.done, self.all, thing.display());
        }
    }

    /// Says how far the present thing is; no more often than can be read.
    #[expect(clippy::disallowed_methods, reason = "how long people have waited is no part of any result")]
    pub(super) fn say(&mut self, what: std::fmt::Arguments<'_>) {
        let now = Instant::now();
        if self.is_watched && now - self.begun >= PATIENCE && now - self.said >= PACE {
            (self.is_shown, self.said) = (true, now);
            let _ = write!(std::io::stderr(), "\r\x1b[K{what}");
        }
    }

    /// Takes the line away, for something else to be printed.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
