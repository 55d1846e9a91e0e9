//! `polyphony runs`: what is in the store, in and out of it.

mod list;
mod rescore;

use super::kept::{self, Kept};
use super::trouble::Trouble;
use super::{Exit, Terminal, files};
use crate::report::text;
use crate::review::file;
use crate::store::{Imported, Store};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What can be done with runs; a run is named by its name or the beginning of it.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List all runs, the newest first
    List,
    /// Show a run: what was chosen, its scores and its reviews
    Show {
        /// The run
        run: String,
    },
    /// Write a run, with all that belongs to it, to a file that opens anywhere
    Export {
        /// The run
        run: String,
        /// The file, which must not be there yet; `-` is the terminal; RUN.json unless given
        file: Option<PathBuf>,
        /// Write over a file that is there
        #[arg(long)]
        force: bool,
    },
    /// Read a run from a file; what is here already stays
    Import {
        /// The file; `-` is what is piped in
        file: PathBuf,
    },
    /// Score a run by another rubric and show both; nothing is changed
    Rescore {
        /// The run
        run: String,
        /// The rubric
        #[arg(long, value_name = "FILE")]
        rubric: PathBuf,
    },
}

pub(super) fn run(command: &Command, store: Option<&str>, terminal: &mut Terminal<'_>) -> anyhow::Result<Exit> {
    let store = kept::store(store)?;
    match command {
        Command::List => list::list(&store, terminal.out)?,
        Command::Show { run } => show(&Kept::open(&store, run)?, terminal.out)?,
        Command::Export { run, file, force } => export(&store, run, file.as_deref(), *force, terminal)?,
        Command::Import { file } => import(&store, file, terminal)?,
        Command::Rescore { run, rubric } => rescore::rescore(&Kept::open(&store, run)?, rubric, terminal.out)?,
    }
    Ok(Exit::Good)
}

fn show(kept: &Kept, out: &mut dyn Write) -> anyhow::Result<()> {
    Ok(out.write_all(text::summary(&kept.report(), super::width()).as_bytes())?)
}

fn export(
    store: &Store,
    run: &str,
    path: Option<&Path>,
    force: bool,
    terminal: &mut Terminal<'_>,
) -> anyhow::Result<()> {
    let id = kept::named(store, run)?;
    let text = file::export(&store.export(&id).map_err(kept::trouble)?);
    if path == Some(Path::new("-")) {
        return Ok(terminal.out.write_all(text.as_bytes())?);
    }
    let path = path.map_or_else(|| PathBuf::from(format!("{id}.json")), Path::to_owned);
    let mut options = OpenOptions::new();
    // A file that is there is not written over by accident, nor by two programs at once.
    options.write(true).create(true).create_new(!force).truncate(force);
    let written = options.open(&path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|error| unwritten(&path, &error))?;
    writeln!(terminal.out, "{id} is in {}", path.display())?;
    Ok(())
}

fn unwritten(path: &Path, error: &io::Error) -> Trouble {
    let (what, help) = match error.kind() {
        io::ErrorKind::AlreadyExists => {
            ("there is such a file already".to_owned(), "Name another, or add `--force` to write over it.")
        }
        io::ErrorKind::NotFound => ("there is no such folder".to_owned(), "Make the folder, or name another."),
        io::ErrorKind::PermissionDenied => {
            ("the file may not be written".to_owned(), "Name a file where you may write.")
        }
        _ => (format!("the file cannot be written: {error}"), "Check the disk, or name another file."),
    };
    Trouble::new(what).at(path.display()).help(help)
}

fn import(store: &Store, path: &Path, terminal: &mut Terminal<'_>) -> anyhow::Result<()> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        terminal.input.read_to_end(&mut bytes)?;
        bytes
    } else {
        files::read(path)?
    };
    let place = || path.display().to_string();
    let file = file::import(&bytes).map_err(|error| Trouble::new(error.to_string()).at(place()).help(error.hint()))?;
    let imported =
        store.import(&file).map_err(|error| Trouble::new(error.to_string()).at(place()).help(error.hint()))?;
    writeln!(terminal.out, "{}: {}", file.run.id, imported_words(imported))?;
    Ok(())
}

/// What an import brought, in words.
fn imported_words(imported: Imported) -> String {
    let Imported { is_new, n_turns, n_reflections, n_reflections_kept, n_reviews } = imported;
    let count = |n: usize, one: &str, many: &str| (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }));
    let added = [
        count(n_turns, "turn", "turns"),
        count(n_reflections, "note of the trainee", "notes of the trainee"),
        count(n_reviews, "review", "reviews"),
    ];
    let added: Vec<_> = added.into_iter().flatten().collect();
    let mut words = match (is_new, added.is_empty()) {
        (true, true) => "new here, without a turn yet".to_owned(),
        (true, false) => format!("new here, with {}", added.join(", ")),
        (false, true) => "all of it was here already".to_owned(),
        (false, false) => format!("was here already; added {}", added.join(", ")),
    };
    if let Some(kept) = count(n_reflections_kept, "note reads", "notes read") {
        words.push_str(&format!("; {kept} otherwise here, and stayed as here"));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_says_what_it_brought() {
        let none = Imported::default();
        assert_eq!(imported_words(none), "all of it was here already");
        let new = Imported { is_new: true, n_turns: 9, n_reflections: 1, ..none };
        assert_eq!(imported_words(new), "new here, with 9 turns, 1 note of the trainee");
        let more = Imported { n_reviews: 2, n_reflections_kept: 1, ..none };
        assert_eq!(
            imported_words(more),
            "was here already; added 2 reviews; 1 note reads otherwise here, and stayed as here"
        );
    }
}
