//! `polyphony check`: what one pass over the files can know.

mod ids;

use super::progress::Progress;
use super::trouble::Trouble;
use super::{Exit, Terminal, files};
use crate::codebook::Codebook;
use crate::diagnostic::{Severity, render};
use crate::scenario::load::{CODES, load_bytes};
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
    /// Say what a code means, and check nothing
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
}

/// What is not let pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Denied {
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

pub(super) fn run(options: &Options, terminal: &mut Terminal<'_>) -> anyhow::Result<Exit> {
    let Terminal { out, err, .. } = terminal;
    if let Some(code) = &options.explain {
        return explain(code, *out);
    }
    let paths = if options.paths.is_empty() { vec![files::folder()?] } else { options.paths.clone() };
    let files = files::files_of(&paths)?;
    let is_text = options.format == Format::Text;
    let mut found = Vec::new();
    let mut ids = Ids::default();
    let mut read = Vec::new();
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
        let loaded = load_bytes(&file, &bytes);
        let mut diagnostics = loaded.diagnostics;
        diagnostics.extend(loaded.scenario.and_then(|scenario| ids.another(path, &file, &scenario.id, &bytes)));
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
    let document = render::json(&found);
    if is_text && !read.is_empty() {
        let places = places(&paths, &read);
        writeln!(out, "{}", summary(read.len(), &places, document.errors, document.warnings))?;
    } else if !is_text {
        serde_json::to_writer_pretty(&mut **out, &document)?;
        writeln!(out)?;
    }
    let is_denied = |severity| match severity {
        Severity::Error => true,
        Severity::Warning => options.deny == Some(Denied::Warning),
        Severity::Advice => false,
    };
    Ok(match (files.len() - read.len(), found.iter().any(|d| is_denied(d.severity))) {
        (1.., _) => Exit::CouldNot,
        (0, true) => Exit::Errors,
        (0, false) => Exit::Good,
    })
}

/// Explains the code of a diagnostic, or a word of the codebook: the same text as in the debrief.
fn explain(code: &str, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let book = Codebook::shipped();
    let known = || CODES.iter().chain([&ids::CODE]);
    if let Some((_, meaning)) = known().find(|(known, _)| *known == code) {
        writeln!(out, "{code}\n  {meaning}")?;
        return Ok(Exit::Good);
    }
    let texts = book.texts();
    let words: Vec<_> = texts.iter().filter(|text| text.code == code).collect();
    if words.is_empty() {
        let codes: Vec<_> = known().map(|(code, _)| *code).chain(texts.iter().map(|text| text.code)).collect();
        return Err(Trouble::new(format!("there is no code `{code}`")).help(files::suggestion(code, &codes)).into());
    }
    for text in words {
        writeln!(out, "{code} ({}): {}", text.list.replace('_', " "), text.name)?;
        for line in [text.meaning, text.border, text.example] {
            writeln!(out, "  {line}")?;
        }
    }
    Ok(Exit::Good)
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

    #[test]
    fn a_code_is_explained_and_an_unknown_one_suggested() {
        let mut out = Vec::new();
        explain("no-way-on", &mut out).unwrap();
        assert!(String::from_utf8(out).unwrap().starts_with("no-way-on\n  Every response"));
        let error = explain("no-way-no", &mut Vec::new()).err().unwrap().to_string();
        assert_eq!(error, "there is no code `no-way-no`\n  help: Did you mean `no-way-on`?");
    }
}
