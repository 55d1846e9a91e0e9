//! `polyphony graph`: the graph of a scenario, drawn.

use super::progress::Progress;
use super::trouble::Trouble;
use super::{Exit, Terminal, files, interrupt};
use crate::analysis::groups::{self, Effort, Groups};
use crate::codebook::Codebook;
use crate::report::graph;
use crate::scoring::Rubric;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::Ordering;

/// What `graph` is asked for.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A scenario file, or the id of one in the folder of scenarios
    scenario: String,
    /// A drawing for people, or text for Graphviz
    #[arg(long, value_enum, default_value = "svg")]
    format: Format,
    /// Where to write it; what was there is replaced; the terminal unless given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// How many meetings each policy plays for the numbers
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    seeds: u32,
}

/// How it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A drawing that browsers show and print, on A3 or A4
    Svg,
    /// The language of Graphviz
    Dot,
}

pub(super) fn run(options: &Options, terminal: &mut Terminal<'_>) -> anyhow::Result<Exit> {
    let playable = files::playable(&options.scenario)?;
    let stop = interrupt::stop();
    let groups = played(options, &playable, stop);
    let drawn = match options.format {
        Format::Svg => graph::svg(&playable.scenario, &groups),
        Format::Dot => graph::dot(&playable.scenario, &groups),
    };
    match &options.out {
        None => terminal.out.write_all(drawn.as_bytes())?,
        Some(path) => {
            std::fs::write(path, drawn).map_err(|error| unwritable(path, &error))?;
            writeln!(terminal.out, "{} is drawn in {}.", playable.scenario.id, path.display())?;
        }
    }
    if groups.is_complete() {
        return Ok(Exit::Good);
    }
    writeln!(terminal.err, "Stopped: the numbers are of what was played so far.")?;
    Ok(Exit::CouldNot)
}

fn played(options: &Options, playable: &files::Playable, stop: &std::sync::atomic::AtomicBool) -> Groups {
    let progress = Mutex::new(Progress::new("playing", 1));
    let say = |played, of| {
        if let Ok(mut progress) = progress.lock() {
            let id = &playable.scenario.id;
            progress.say(format_args!("playing {id}: {played} of {of} meetings"));
        }
    };
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let effort = Effort { seeds: options.seeds, threads, stop, progress: &say };
    let groups = groups::play(&playable.scenario, &Codebook::shipped(), &Rubric::shipped(), effort);
    if let Ok(mut progress) = progress.lock() {
        progress.clear();
    }
    debug_assert!(groups.is_complete() || stop.load(Ordering::Relaxed), "only being stopped leaves anything out");
    groups
}

fn unwritable(path: &Path, error: &std::io::Error) -> Trouble {
    Trouble::new(format!("the drawing cannot be written: {error}"))
        .at(path.display())
        .help("Name a file in a folder that you may write to.")
}
