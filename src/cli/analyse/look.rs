//! One scenario being analysed: checked, played by the policies, explored in every way.

use crate::analysis::check::check;
use crate::analysis::exact::{self, Effort, Exact, MOST_STATES, Watch};
use crate::analysis::groups::{self, Groups};
use crate::analysis::proved;
use crate::analysis::reach::Reach;
use crate::cli::files;
use crate::cli::progress::Progress;
use crate::codebook::{Codebook, Dimension};
use crate::diagnostic::Diagnostic;
use crate::scenario::Scenario;
use crate::scenario::load::load_with_source;
use crate::scoring::Rubric;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// What was found of one file.
pub(super) struct Analysis {
    /// The file, as diagnostics call it.
    pub file: String,
    /// Its text; what of it is no text is replaced.
    pub text: String,
    /// What is wrong with it or could be better, in its order.
    pub diagnostics: Vec<Diagnostic>,
    /// What came of playing it; none where it cannot be played.
    pub played: Option<Played>,
    /// Whether somebody stopped it before it was through.
    pub is_stopped: bool,
}

/// What came of playing a scenario.
pub(super) struct Played {
    pub scenario: Arc<Scenario>,
    pub groups: Groups,
    /// None where it was stopped before.
    pub exact: Option<Exact>,
    pub coverage: Reach,
}

impl Analysis {
    /// A file that nobody looked at before it was stopped.
    pub(super) fn not_begun(path: &Path) -> Self {
        let file = path.display().to_string();
        Self { file, text: String::new(), diagnostics: Vec::new(), played: None, is_stopped: true }
    }
}

/// How is analysed, and who is told.
#[derive(Clone, Copy)]
pub(super) struct Looking<'a> {
    pub seeds: u32,
    pub stop: &'a AtomicBool,
    pub progress: &'a Mutex<Progress>,
}

impl Looking<'_> {
    /// Analyses the bytes of a file.
    pub(super) fn at(&self, path: &Path, bytes: &[u8]) -> Analysis {
        self.tell(|progress| progress.step(path));
        let file = path.display().to_string();
        let (codebook, rubric) = (Codebook::shipped(), Rubric::shipped());
        let Ok(text) = std::str::from_utf8(bytes) else {
            let checked = crate::analysis::check::check_bytes(&file, bytes, &codebook, &rubric);
            let text = String::from_utf8_lossy(bytes).into_owned();
            return Analysis { file, text, diagnostics: checked.diagnostics, played: None, is_stopped: false };
        };
        let mut diagnostics = check(&file, text, &codebook, &rubric).diagnostics;
        let (loaded, source) = load_with_source(&file, text);
        let played = loaded.scenario.zip(source).map(|(scenario, source)| {
            let scenario = Arc::new(scenario);
            let groups = self.play(&scenario, &codebook, &rubric);
            let name = files::play_name(path, &scenario.id);
            diagnostics.extend(groups::check(&scenario, &source, text, &codebook, &groups, &name));
            let exact = (!self.is_stopped()).then(|| self.explore(&scenario, &codebook, &rubric));
            if let Some(exact) = &exact {
                diagnostics.extend(proved::check(&scenario, &source, text, exact));
            }
            let coverage = Reach::of(&scenario, &groups.traffic, exact.as_ref().map(|exact| &exact.seen));
            Played { scenario, groups, exact, coverage }
        });
        diagnostics.sort_by_key(|d| (d.span.start, d.span.end));
        let is_stopped = played.is_some() && self.is_stopped();
        Analysis { file, text: text.to_owned(), diagnostics, played, is_stopped }
    }

    fn play(&self, scenario: &Arc<Scenario>, codebook: &Arc<Codebook>, rubric: &Rubric) -> Groups {
        let id = &scenario.id;
        let progress = |played, of| {
            self.tell(|progress| progress.say(format_args!("playing {id}: {played} of {of} meetings")));
        };
        let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        let effort = groups::Effort { seeds: self.seeds, threads, stop: self.stop, progress: &progress };
        groups::play(scenario, codebook, rubric, effort)
    }

    fn explore(&self, scenario: &Scenario, codebook: &Codebook, rubric: &Rubric) -> Exact {
        let watch = Watcher { looking: self, id: &scenario.id };
        let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        exact::explore(scenario, codebook, rubric, &Effort { states: MOST_STATES, threads, watch: &watch })
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn tell(&self, say: impl FnOnce(&mut Progress)) {
        // Progress that cannot be told is no reason to stop.
        if let Ok(mut progress) = self.progress.lock() {
            say(&mut progress);
        }
    }
}

struct Watcher<'a> {
    looking: &'a Looking<'a>,
    id: &'a str,
}

impl Watch for Watcher<'_> {
    fn goes_on(&self, dimension: Option<Dimension>, turn: u16, states: usize) -> bool {
        let what = dimension.map_or("all ways", Dimension::key);
        let id = self.id;
        self.looking.tell(|progress| {
            progress.say(format_args!("exploring {id}: {what}, turn {turn}, {states} states"));
        });
        !self.looking.is_stopped()
    }
}
