//! `polyphony check`: what one pass over the files can know.

mod course;
mod coverage;
mod explain;
mod ids;

use super::progress::Progress;
use super::{Exit, Terminal, files};
use crate::analysis::check::{Checked, check_bytes};
use crate::analysis::coverage::Coverage;
use crate::codebook::Codebook;
use crate::diagnostic::{Severity, render};
use crate::scenario::load::is_course;
use crate::scoring::Rubric;
use ids::Ids;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What `check` is asked for.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Files, or folders of `.ron` files; the folder of scenarios unless given
    paths: Vec<PathBuf>,
    /// Text for people, or one JSON document
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Treat warnings as errors in the exit code
    #[arg(long, value_name = "SEVERITY")]
    deny: Option<Denied>,
    /// Say what a code means, and check nothing; `all` lists the codes
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
    /// Say what comes up in which meetings of these files; a hole is an error in the exit code
    #[arg(long)]
    coverage: bool,
}

/// What is not let pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Denied {
    /// Warnings, beside errors
    Warning,
}

/// Text for people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Text for people
    Text,
    /// One JSON document
    Json,
}

/// What `check --format json` prints; with `--coverage` also what comes up where.
#[derive(Debug, serde::Serialize)]
struct Document<'d> {
    diagnostics: Vec<render::Entry<'d>>,
    errors: usize,
    warnings: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Vec<coverage::RowJson<'d>>>,
}

pub(super) fn run(options: &Options, terminal: &mut Terminal<'_>) -> anyhow::Result<Exit> {
    let Terminal { out, err, .. } = terminal;
    if let Some(code) = &options.explain {
        return explain::explain(code, *out);
    }
    let paths = if options.paths.is_empty() { vec![files::folder()?] } else { options.paths.clone() };
    let files = files::files_and_courses_of(&paths)?;
    let is_text = options.format == Format::Text;
    let (codebook, rubric) = (Codebook::shipped(), Rubric::shipped());
    let mut found = Vec::new();
    let mut ids = Ids::default();
    let (mut read, mut scenarios) = (Vec::new(), Vec::new());
    let mut progress = Progress::new("checking", files.len());
    for path in &files {
        progress.step(path);
        let bytes = match files::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                progress.clear();
                writeln!(err, "error: {error}")?;
                continue;
            }
        };
        read.push(path.as_path());
        let file = path.display().to_string();
        let Checked { scenario, mut diagnostics } = if is_course(&bytes) {
            Checked { scenario: None, diagnostics: course::check(path, &file, &bytes) }
        } else {
            check_bytes(&file, &bytes, &codebook, &rubric)
        };
        diagnostics.extend(scenario.as_ref().and_then(|scenario| ids.another(path, &file, &scenario.id, &bytes)));
        scenarios.extend(scenario.filter(|_| options.coverage));
        if is_text && !diagnostics.is_empty() {
            progress.clear();
            writeln!(
                out,
                "{}\n",
                files::drawn(&diagnostics.iter().collect::<Vec<_>>(), &bytes, super::colours_stdout())
            )?;
        }
        found.extend(diagnostics);
    }
    progress.clear();
    let coverage = options.coverage.then(|| Coverage::of(&scenarios, &codebook));
    let render::Document { diagnostics, errors, warnings } = render::json(&found);
    let document = Document { diagnostics, errors, warnings, coverage: coverage.as_ref().map(coverage::json) };
    if is_text && !read.is_empty() {
        if let Some(coverage) = &coverage {
            coverage::table(coverage, *out)?;
            writeln!(out)?;
        }
        let places = places(&paths, &read);
        writeln!(out, "{}", summary(read.len(), &places, errors, warnings))?;
    } else if !is_text {
        serde_json::to_writer_pretty(&mut **out, &document)?;
        writeln!(out)?;
    }
    let is_denied = |severity| match severity {
        Severity::Error => true,
        Severity::Warning => options.deny == Some(Denied::Warning),
        Severity::Advice => false,
    };
    let has_hole = coverage.as_ref().is_some_and(|coverage| coverage.holes().next().is_some());
    Ok(match (files.len() - read.len(), has_hole || found.iter().any(|d| is_denied(d.severity))) {
        (1.., _) => Exit::CouldNot,
        (0, true) => Exit::Errors,
        (0, false) => Exit::Good,
    })
}

/// Of what was asked for, that from which something was read.
fn places(paths: &[PathBuf], read: &[&Path]) -> Vec<String> {
    let is_read = |path: &&PathBuf| read.iter().any(|file| file.starts_with(path));
    paths.iter().filter(is_read).map(|path| path.display().to_string()).collect()
}

/// Places that are named at most; of more, how many there are.
const MOST_NAMED: usize = 3;

fn summary(files: usize, places: &[String], errors: usize, warnings: usize) -> String {
    let count = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let mut named = places.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ");
    if places.len() > MOST_NAMED {
        named.push_str(&format!(" and {} more", places.len() - MOST_NAMED));
    }
    let (files, errors, warnings) = (count(files, "file"), count(errors, "error"), count(warnings, "warning"));
    format!("{files} checked ({named}): {errors}, {warnings}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_in_words() {
        let places = ["a.ron", "b.ron", "c.ron", "d.ron", "e.ron"].map(str::to_owned);
        assert_eq!(summary(1, &places[..1], 0, 2), "1 file checked (a.ron): 0 errors, 2 warnings");
        assert_eq!(summary(5, &places, 1, 1), "5 files checked (a.ron, b.ron, c.ron and 2 more): 1 error, 1 warning");
    }
}
