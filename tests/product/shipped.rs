//! The meetings that this project ships, read from their folder.

use polyphony::scenario::{Scenario, load};
use polyphony::store::library::is_course_file;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files, by name.
pub(crate) fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|e| e == "ron") && !is_course_file(path))
        .collect();
    files.sort();
    files
}

/// The scenarios.
pub(crate) fn scenarios() -> Vec<Arc<Scenario>> {
    files()
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("it can be read");
            let loaded = load(&path.display().to_string(), &text);
            let errors: Vec<_> = loaded.diagnostics.iter().map(|d| (d.start.line, &d.message)).collect();
            Arc::new(loaded.scenario.unwrap_or_else(|| panic!("{} does not load: {errors:#?}", path.display())))
        })
        .collect()
}
