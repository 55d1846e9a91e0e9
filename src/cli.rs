//! The command line: everything but the app, without a display.
//!
//! One file per subcommand; each takes its options and where to write, and says how to exit. Nothing here decides
//! anything about a meeting.

mod analyse;
mod check;
mod files;
mod graph;
mod interrupt;
mod json;
mod kept;
mod new;
mod outside;
mod play;
mod progress;
mod report;
mod runs;
mod trouble;
mod window;

pub use window::{no_app, require_display};

use std::io::{self, BufRead, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

/// Practise Open Dialogue crisis meetings.
///
/// Without a command, the app opens.
#[derive(Debug, clap::Parser)]
#[command(name = "polyphony", version, max_term_width = 100)]
pub struct Options {
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Where runs are kept: a file, or `sqlite:FILE`; the platform's data folder unless given
    #[arg(long, global = true, value_name = "FILE")]
    pub store: Option<String>,
    /// Scenario files or folders for the app; the folder of scenarios unless given
    #[arg(long, value_name = "PATH")]
    pub scenarios: Vec<PathBuf>,
}

/// What can be done without a display.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Play a meeting in the terminal
    ///
    /// A meeting that is played by hand is kept, answer by answer, and goes on where you left it. One that is played
    /// with `--choose` or `--policy` is not kept.
    Play(play::Options),
    /// Say what is wrong with scenario files
    Check(check::Options),
    /// Say what every way of playing a scenario comes to
    ///
    /// Checks the file, plays it by every policy, and explores every way of playing it. Ctrl-C stops and prints what
    /// was found so far.
    Analyse(analyse::Options),
    /// Write a first scenario to change, or print the authoring guide
    ///
    /// The scenario is a meeting of six moments that passes `check` and explains the format by its comments.
    New(new::Options),
    /// Draw how a meeting can go, for the wall or for Graphviz
    Graph(graph::Options),
    /// List, show, export, import and rescore runs
    #[command(subcommand)]
    Runs(runs::Command),
    /// Print the report of a run
    Report(report::Options),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It did what was asked.
    Good = 0,
    /// There are errors in the files.
    Errors = 1,
    /// It could not do it.
    CouldNot = 2,
}

/// Where a command reads and writes.
struct Terminal<'a> {
    /// What people type, or what is piped in.
    input: &'a mut dyn BufRead,
    /// What was asked for.
    out: &'a mut dyn Write,
    /// What went wrong, and what is going on.
    err: &'a mut dyn Write,
}

/// Does what a command says, on the real input and output, and says how it ended.
#[must_use]
pub fn run(command: &Command, store: Option<&str>) -> Exit {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut terminal = Terminal { input: &mut io::stdin().lock(), out: &mut out, err: &mut io::stderr() };
    let done = match command {
        Command::Play(options) => play::run(options, store, &mut terminal),
        Command::Check(options) => check::run(options, &mut terminal),
        Command::Analyse(options) => analyse::run(options, &mut terminal),
        Command::New(options) => new::run(options, &mut terminal),
        Command::Graph(options) => graph::run(options, &mut terminal),
        Command::Runs(command) => runs::run(command, store, &mut terminal),
        Command::Report(options) => report::run(options, store, &mut terminal),
    };
    // What was written before an error is shown before it.
    let done = out.flush().map_err(anyhow::Error::from).and(done);
    done.unwrap_or_else(|error| complain(&error))
}

/// Says on stderr what went wrong.
pub fn complain(error: &anyhow::Error) -> Exit {
    let Some(text) = trouble::report(error) else { return Exit::Good };
    // If even stderr is gone there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{text}");
    Exit::CouldNot
}

/// Columns where the terminal does not say how many it has.
const USUAL_WIDTH: usize = 80;

/// The width to write for: `COLUMNS`, held to what can be read, else 80.
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    columns.unwrap_or(USUAL_WIDTH).clamp(40, 120)
}

fn has_colours(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty())
}

fn colours_stdout() -> bool {
    has_colours(&io::stdout())
}

fn colours_stderr() -> bool {
    has_colours(&io::stderr())
}
