//! The library: where scenarios are looked for, and how their files are read.
//!
//! The folder is `POLYPHONY_SCENARIOS` where that is set, else `scenarios` in the current folder, else the one beside
//! the program; a debug build falls back on the folder that it was built from. What is read stays bytes: a file that is
//! no text becomes a diagnostic when it is loaded, not an error here.

use crate::scenario::load::is_course;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The variable that names another folder of scenarios.
pub const FOLDER_VARIABLE: &str = "POLYPHONY_SCENARIOS";

/// Bytes of a scenario file at most; a meeting of 50,000 moments has about 70 MB.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Why there is nothing to read.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The variable names a folder that is not there.
    #[error("`POLYPHONY_SCENARIOS` names `{}`, which is no folder", .0.display())]
    NamedFolder(PathBuf),
    /// No folder was found in any of the places.
    #[error("no folder of scenarios was found; looked for {}", places(.0))]
    NoFolder(Vec<PathBuf>),
    /// A folder could not be listed.
    #[error("the folder `{}` cannot be read: {source}", folder.display())]
    Unlisted {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
}

fn places(folders: &[PathBuf]) -> String {
    folders.iter().map(|folder| format!("`{}`", folder.display())).collect::<Vec<_>>().join(", ")
}

/// The folder that scenarios are looked for in.
///
/// # Errors
/// Where there is none.
pub fn scenario_folder() -> Result<PathBuf, LibraryError> {
    if let Some(named) = std::env::var_os(FOLDER_VARIABLE).filter(|name| !name.is_empty()) {
        let named = PathBuf::from(named);
        return if named.is_dir() { Ok(named) } else { Err(LibraryError::NamedFolder(named)) };
    }
    first_folder(places_to_look())
}

fn places_to_look() -> Vec<PathBuf> {
    let mut places = vec![PathBuf::from("scenarios")];
    if let Some(beside) = std::env::current_exe().ok().as_deref().and_then(Path::parent) {
        places.push(beside.join("scenarios"));
    }
    if cfg!(debug_assertions) {
        places.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"));
    }
    places
}

fn first_folder(places: Vec<PathBuf>) -> Result<PathBuf, LibraryError> {
    let found = places.iter().find(|place| place.is_dir()).cloned();
    found.ok_or(LibraryError::NoFolder(places))
}

/// Bytes of a file that are looked at to see what it is; notes may stand before its first word.
const BEGINNING: u64 = 64 * 1024;

/// The scenario files of a folder, by name: its `.ron` files that are no course.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn scenario_files(folder: &Path) -> Result<Vec<PathBuf>, LibraryError> {
    let mut files = ron_files(folder)?;
    files.retain(|path| !is_course_file(path));
    Ok(files)
}

/// The courses of a folder, by name.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn course_files(folder: &Path) -> Result<Vec<PathBuf>, LibraryError> {
    let mut files = ron_files(folder)?;
    files.retain(|path| is_course_file(path));
    Ok(files)
}

/// Whether a file begins as a course does; one that cannot be read does not.
#[must_use]
pub fn is_course_file(path: &Path) -> bool {
    // As with a whole file: a pipe is not opened.
    if !fs::metadata(path).is_ok_and(|kind| kind.is_file()) {
        return false;
    }
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut bytes));
    read.is_ok() && is_course(&bytes)
}

/// The `.ron` files of a folder, scenarios and courses, by name; folders inside it are not looked into.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn ron_files(folder: &Path) -> Result<Vec<PathBuf>, LibraryError> {
    let unlisted = |source| LibraryError::Unlisted { folder: folder.to_owned(), source };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unlisted)? {
        let path = entry.map_err(unlisted)?.path();
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.extension().is_some_and(|end| end == "ron") && !is_hidden && !path.is_dir() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Every scenario file of a folder with its bytes, or with why it could not be read; one that cannot stops no other.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn read_folder(folder: &Path) -> Result<Vec<(PathBuf, io::Result<Vec<u8>>)>, LibraryError> {
    let files = scenario_files(folder)?;
    Ok(files.into_iter().map(|path| (path.clone(), read_file(&path))).collect())
}

/// The bytes of a file, if there are not far too many for a scenario.
///
/// # Errors
/// Where it cannot be read, is no regular file, or has more than 256 MB.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    // Looked at before it is opened: opening a pipe waits until somebody writes into it.
    let kind = fs::metadata(path)?;
    if kind.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is a pipe or a device, and a file was wanted"));
    }
    let mut bytes = Vec::new();
    // The limit is on what is read and not on what the file says of itself: it may grow meanwhile.
    fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it has more than 256 MB, so it is hardly a scenario"));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_by_name_and_only_those_that_end_in_ron() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.ron", "a.ron", "notes.txt", ".#a.ron"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        fs::create_dir(folder.path().join("folder.ron")).unwrap();
        let read = read_folder(folder.path()).unwrap();
        let read: Vec<_> =
            read.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes.unwrap()).unwrap())).collect();
        let file = |name: &str| (folder.path().join(name), name.to_owned());
        assert_eq!(read, [file("a.ron"), file("b.ron")]);
    }

    #[test]
    fn a_course_is_never_among_the_scenarios() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.ron"), "Scenario(").unwrap();
        fs::write(folder.path().join("b.ron"), "// An order.\nCourse(").unwrap();
        assert_eq!(scenario_files(folder.path()).unwrap(), [folder.path().join("a.ron")]);
        assert_eq!(course_files(folder.path()).unwrap(), [folder.path().join("b.ron")]);
        assert_eq!(ron_files(folder.path()).unwrap().len(), 2);
    }

    #[test]
    fn what_is_no_regular_file_is_not_opened() {
        assert_eq!(read_file(Path::new("/")).unwrap_err().kind(), io::ErrorKind::IsADirectory);
        if cfg!(unix) {
            let error = read_file(Path::new("/dev/zero")).unwrap_err();
            assert_eq!(error.to_string(), "it is a pipe or a device, and a file was wanted");
        }
    }

    #[test]
    fn where_no_folder_is_the_places_are_named() {
        let error = first_folder(vec![PathBuf::from("/nowhere/a"), PathBuf::from("/nowhere/b")]).unwrap_err();
        assert_eq!(error.to_string(), "no folder of scenarios was found; looked for `/nowhere/a`, `/nowhere/b`");
        let error = scenario_files(Path::new("/nowhere")).unwrap_err().to_string();
        assert!(error.starts_with("the folder `/nowhere` cannot be read: "), "{error}");
    }
}
