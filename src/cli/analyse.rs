//! `polyphony analyse`: what needs every way of playing.

mod json;
mod look;
mod text;

use super::progress::Progress;
use super::{Exit, Terminal, files, interrupt};
use crate::diagnostic::Severity;
use look::{Analysis, Looking};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// What `analyse` is asked for.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Scenario files, folders of them, or ids of scenarios in the folder of scenarios
    #[arg(required = true, value_name = "SCENARIO")]
    scenarios: Vec<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Draw everything that is found where it stands, before the summary
    #[arg(long, conflicts_with = "json")]
    all: bool,
    /// How many meetings each policy plays
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    seeds: u32,
    /// Treat warnings as errors in the exit code
    #[arg(long, value_name = "SEVERITY")]
    deny: Option<super::check::Denied>,
}

pub(super) fn run(options: &Options, terminal: &mut Terminal<'_>) -> anyhow::Result<Exit> {
    let Terminal { out, err, .. } = terminal;
    let files = files_of(&options.scenarios)?;
    let stop = interrupt::stop();
    let progress = Mutex::new(Progress::new("analysing", files.len()));
    let looking = Looking { seeds: options.seeds, stop, progress: &progress };
    let (mut found, mut unread, mut not_begun) = (Vec::new(), 0, 0);
    for path in &files {
        // Of the first file something is always said, however soon somebody stops it.
        if stop.load(Ordering::Relaxed) && !found.is_empty() {
            not_begun += 1;
            found.push(Analysis::not_begun(path));
            continue;
        }
        match files::read(path) {
            Ok(bytes) => {
                let analysis = looking.at(path, &bytes);
                clear(&progress);
                if !options.json {
                    print(&analysis, options.all, found.is_empty(), &mut **out)?;
                }
                found.push(analysis);
            }
            Err(error) => {
                unread += 1;
                clear(&progress);
                writeln!(err, "error: {error}")?;
            }
        }
    }
    if options.json {
        serde_json::to_writer_pretty(&mut **out, &json::document(&found))?;
        writeln!(out)?;
    } else {
        out.write_all(text::library(&found, super::width()).as_bytes())?;
    }
    if !options.json && stop.load(Ordering::Relaxed) {
        writeln!(out, "\nStopped: this is what was found so far.{}", not_looked_at(not_begun))?;
    }
    Ok(exit(options, &found, unread, stop))
}

fn exit(options: &Options, found: &[Analysis], unread: usize, stop: &AtomicBool) -> Exit {
    let is_denied = |severity| match severity {
        Severity::Error => true,
        Severity::Warning => options.deny.is_some(),
        Severity::Advice => false,
    };
    let mut diagnostics = found.iter().flat_map(|analysis| &analysis.diagnostics);
    if unread > 0 || stop.load(Ordering::Relaxed) {
        Exit::CouldNot
    } else if diagnostics.any(|d| is_denied(d.severity)) {
        Exit::Errors
    } else {
        Exit::Good
    }
}

fn print(analysis: &Analysis, all: bool, is_first: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    if !is_first {
        writeln!(out)?;
    }
    if all && !analysis.diagnostics.is_empty() {
        let diagnostics: Vec<_> = analysis.diagnostics.iter().collect();
        writeln!(out, "{}\n", files::drawn(&diagnostics, analysis.text.as_bytes(), super::colours_stdout()))?;
    }
    Ok(out.write_all(text::summary(analysis, super::width()).as_bytes())?)
}

fn not_looked_at(n: usize) -> String {
    match n {
        0 => String::new(),
        1 => " One file was not looked at.".to_owned(),
        n => format!(" {n} files were not looked at."),
    }
}

/// The files that names stand for: of a folder its `.ron` files, else a file or the file of an id; each once.
fn files_of(names: &[String]) -> anyhow::Result<Vec<PathBuf>> {
    let path = |name: &String| {
        if Path::new(name).is_dir() { Ok(PathBuf::from(name)) } else { files::scenario_file(name) }
    };
    files::files_of(&names.iter().map(path).collect::<anyhow::Result<Vec<_>>>()?)
}

fn clear(progress: &Mutex<Progress>) {
    if let Ok(mut progress) = progress.lock() {
        progress.clear();
    }
}
