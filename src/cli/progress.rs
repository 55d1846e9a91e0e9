//! Progress of long work: one line on stderr, for people only, and only once it has taken a while.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// Work that is over sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// How far the work is.
pub(super) struct Progress {
    doing: &'static str,
    done: usize,
    all: usize,
    begun: Instant,
    is_shown: bool,
    is_watched: bool,
}

impl Progress {
    /// Work on so many things.
    #[expect(clippy::disallowed_methods, reason = "how long people have waited is no part of any result")]
    pub(super) fn new(doing: &'static str, all: usize) -> Self {
        let is_watched = std::io::stderr().is_terminal();
        Self { doing, done: 0, all, begun: Instant::now(), is_shown: false, is_watched }
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

    /// Takes the line away, for something else to be printed.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
