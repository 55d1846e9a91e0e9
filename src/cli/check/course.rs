//! A course among the files: checked by itself, and against the scenarios beside it.

use super::super::files;
use crate::diagnostic::Diagnostic;
use crate::scenario::Course;
use crate::scenario::load::load_bytes;
use crate::store::library;
use std::path::Path;

/// What is wrong with a course.
pub(super) fn check(path: &Path, file: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    match Course::load_bytes(file, bytes) {
        Ok(course) => course.missing(&ids_beside(path)),
        Err(found) => found,
    }
}

/// The ids of the scenarios of its folder; a broken one goes by the name of its file, so that it is told only once.
fn ids_beside(path: &Path) -> Vec<String> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = library::scenario_files(folder).unwrap_or_default();
    let id = |path: &Path| {
        let scenario = files::read(path).ok().and_then(|bytes| load_bytes("", &bytes).scenario);
        let name = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        scenario.map_or_else(name, |scenario| scenario.id)
    };
    beside.iter().map(|path| id(path)).collect()
}
