//! Scenario files named on the command line: found, read, loaded.

use super::trouble::Trouble;
use crate::diagnostic::{Diagnostic, render};
use crate::scenario::{Scenario, load::load_bytes};
use crate::store::library::{self, LibraryError};
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A scenario that can be played, with the text that it was loaded from.
#[derive(Debug)]
pub(super) struct Playable {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its file, as diagnostics call it.
    pub file: String,
    /// Its text.
    pub text: String,
}

/// The files that paths stand for: a file itself, of a folder its scenarios by name; each once.
pub(super) fn files_of(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    listed(paths, library::scenario_files)
}

/// The same with the courses of a folder.
pub(super) fn files_and_courses_of(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    listed(paths, library::ron_files)
}

fn listed(
    paths: &[PathBuf],
    list: impl Fn(&Path) -> Result<Vec<PathBuf>, LibraryError>,
) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let found = list(path).map_err(library_trouble)?;
        if found.is_empty() {
            let trouble = Trouble::new("the folder holds no scenarios").at(path.display());
            return Err(trouble.help("Name a folder with `.ron` files, or a file.").into());
        }
        files.extend(found);
    }
    let mut seen = HashSet::new();
    files.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    Ok(files)
}

/// The folder that scenarios are looked for in.
pub(super) fn folder() -> anyhow::Result<PathBuf> {
    library::scenario_folder().map_err(library_trouble)
}

/// The bytes of a file.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    library::read_file(path).map_err(|error| unreadable(path, &error).into())
}

/// The text of a file that is no scenario.
pub(super) fn read_text(path: &Path) -> anyhow::Result<String> {
    let not_text =
        |_| Trouble::new("the file is not text in UTF-8").at(path.display()).help("Check that this is the right file.");
    Ok(String::from_utf8(read(path)?).map_err(not_text)?)
}

/// Why a file could not be read, in words.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Trouble {
    let (what, help) = match error.kind() {
        io::ErrorKind::NotFound => ("there is no such file".to_owned(), "Check the name and the current folder."),
        io::ErrorKind::IsADirectory => ("a file was wanted, and this is a folder".to_owned(), "Name a file in it."),
        io::ErrorKind::PermissionDenied => {
            ("the file may not be read".to_owned(), "Ask its owner, or copy it to where you may read it.")
        }
        io::ErrorKind::InvalidInput => (error.to_string(), "Save its content in a file, and name that."),
        _ => (format!("the file cannot be read: {error}"), "Check the disk that it lies on."),
    };
    Trouble::new(what).at(path.display()).help(help)
}

/// The scenario that a path, an id or the name of a file in the folder of scenarios stands for.
///
/// Says on stderr what is wrong with a scenario that has errors.
pub(super) fn playable(name: &str) -> anyhow::Result<Playable> {
    load_playable(&scenario_file(name)?)
}

/// The file that a path, an id or the name of a file in the folder of scenarios stands for; it may hold errors.
pub(super) fn scenario_file(name: &str) -> anyhow::Result<PathBuf> {
    let path = Path::new(name);
    if path.exists() && !path.is_dir() {
        return Ok(path.to_owned());
    }
    if path.is_dir() {
        return Err(Trouble::new("a scenario was wanted, and this is a folder")
            .at(name)
            .help("Name a file in it.")
            .into());
    }
    let looks_like_path = path.components().count() > 1 || path.extension().is_some_and(|end| end == "ron");
    if looks_like_path {
        return Err(unreadable(path, &io::ErrorKind::NotFound.into()).into());
    }
    let folder = folder()?;
    let known = library::read_folder(&folder).map_err(library_trouble)?;
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if let Some((path, _)) = known.iter().find(|(path, _)| stem(path) == name) {
        return Ok(path.clone());
    }
    // An id can only be seen in a file that loads; a broken one is found by the name of its file.
    let loaded = known.iter().filter_map(|(path, bytes)| Some((path, bytes.as_ref().ok()?)));
    let ids = loaded.filter_map(|(path, bytes)| Some((path, load_bytes("", bytes).scenario?.id)));
    if let Some((path, _)) = ids.into_iter().find(|(_, id)| id == name) {
        return Ok(path.clone());
    }
    let names: Vec<_> = known.iter().map(|(path, _)| stem(path)).collect();
    Err(Trouble::new(format!("there is no scenario `{name}`"))
        .at(format!("in {}", folder.display()))
        .help(suggestion(name, &names))
        .into())
}

/// What `polyphony play` knows a scenario by, fit to be typed: its id where its file lies in the folder of scenarios,
/// else its path.
pub(super) fn play_name(path: &Path, id: &str) -> String {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_there = folder().is_ok_and(|folder| match (folder.canonicalize(), parent.canonicalize()) {
        (Ok(folder), Ok(parent)) => folder == parent,
        _ => false,
    });
    if is_there { id.to_owned() } else { typed(&path.display().to_string()) }
}

/// Quoted for a shell, where it must be.
pub(super) fn typed(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:".contains(c) || (cfg!(windows) && c == '\\');
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// The name that was probably meant.
pub(super) fn nearest<'k, S: AsRef<str>>(name: &str, known: &'k [S]) -> Option<&'k str> {
    let near = |known: &&str| strsim::jaro_winkler(name, known) > 0.8;
    let all = known.iter().map(AsRef::as_ref);
    all.filter(near).max_by(|a, b| strsim::jaro_winkler(name, a).total_cmp(&strsim::jaro_winkler(name, b)))
}

/// "Did you mean", or what there is.
pub(super) fn suggestion<S: AsRef<str>>(name: &str, known: &[S]) -> String {
    match nearest(name, known) {
        Some(nearest) => format!("Did you mean `{nearest}`?"),
        None if known.is_empty() => "There are none yet.".to_owned(),
        None => {
            format!("There are {}.", known.iter().map(|k| format!("`{}`", k.as_ref())).collect::<Vec<_>>().join(", "))
        }
    }
}

fn load_playable(path: &Path) -> anyhow::Result<Playable> {
    let bytes = read(path)?;
    let file = path.display().to_string();
    let loaded = load_bytes(&file, &bytes);
    if let (Some(scenario), Ok(text)) = (loaded.scenario, std::str::from_utf8(&bytes)) {
        return Ok(Playable { scenario: Arc::new(scenario), file, text: text.to_owned() });
    }
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|d| d.is_error()).collect();
    let drawn = drawn(&errors, &bytes, super::colours_stderr());
    let n = errors.len();
    let what = format!("the scenario cannot be played: it has {n} {}", if n == 1 { "error" } else { "errors" });
    Err(Trouble::new(format!("{what}\n\n{drawn}\n"))
        .at(file)
        .help("Mend it, and look again with `polyphony check`.")
        .into())
}

/// Diagnostics as compilers draw them, a line between each two.
pub(super) fn drawn(diagnostics: &[&Diagnostic], bytes: &[u8], is_coloured: bool) -> String {
    let source = String::from_utf8_lossy(bytes);
    let drawn = diagnostics.iter().map(|d| render::human(d, &source, is_coloured));
    drawn.collect::<Vec<_>>().join("\n\n")
}

fn library_trouble(error: LibraryError) -> anyhow::Error {
    let help = match error {
        LibraryError::NamedFolder(_) => "Set it to a folder with `.ron` files, or unset it.",
        LibraryError::NoFolder(_) => "Go to the folder that holds `scenarios`, or set `POLYPHONY_SCENARIOS`.",
        LibraryError::Unlisted { .. } => "Check that the folder is there and may be read.",
    };
    Trouble::new(error.to_string()).help(help).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested_and_without_one_all_are_listed() {
        let known = ["thin-walls", "nothing-to-worry-about"];
        assert_eq!(suggestion("thin-wall", &known), "Did you mean `thin-walls`?");
        assert_eq!(suggestion("xyz", &known), "There are `thin-walls`, `nothing-to-worry-about`.");
        assert_eq!(suggestion::<&str>("xyz", &[]), "There are none yet.");
    }
}
