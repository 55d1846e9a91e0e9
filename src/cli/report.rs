//! `polyphony report`: a run as text, or as one page of HTML that can be mailed and printed.

use super::kept::{self, Kept};
use super::{Exit, Terminal};
use crate::report::{html, text};

/// What `report` is asked for.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The run, by its name or the beginning of it
    run: String,
    /// Text for the terminal, or one page of HTML
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How the report is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Text for the terminal
    Text,
    /// One self-contained page
    Html,
}

pub(super) fn run(options: &Options, store: Option<&str>, terminal: &mut Terminal<'_>) -> anyhow::Result<Exit> {
    let kept = Kept::open(&kept::store(store)?, &options.run)?;
    let page = match options.format {
        Format::Text => text::report(&kept.report(), super::width()),
        Format::Html => html::report(&kept.report()),
    };
    terminal.out.write_all(page.as_bytes())?;
    Ok(Exit::Good)
}
