//! Where the store is: a path, `sqlite:` and a path, or the usual place.

use super::error::StoreError;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The file's name in a data folder.
const FILE: &str = "polyphony.db";

/// The path that a `--store` option names; without one, the file in the folder that `POLYPHONY_DATA` names; without
/// that, the file in the platform's data folder.
///
/// # Errors
/// Where the option names a kind of store that this program does not know, or there is no data folder.
pub fn path_of(url: Option<&str>) -> Result<PathBuf, StoreError> {
    match url {
        Some(url) => named(url),
        None => usual(std::env::var_os("POLYPHONY_DATA")),
    }
}

fn named(url: &str) -> Result<PathBuf, StoreError> {
    let unknown = || StoreError::UnknownStore(url.to_owned());
    let path = match url.split_once(':') {
        Some(("sqlite", path)) => path.strip_prefix("//").unwrap_or(path),
        // One letter before the colon is a drive; a folder before it makes the colon part of a name.
        Some((scheme, _)) if scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric()) => {
            return Err(unknown());
        }
        Some(_) | None => url,
    };
    if path.is_empty() { Err(unknown()) } else { Ok(PathBuf::from(path)) }
}

fn usual(folder: Option<OsString>) -> Result<PathBuf, StoreError> {
    let folder = match folder.filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => {
            let folders = directories::ProjectDirs::from("", "", "Polyphony").ok_or(StoreError::NoDataFolder)?;
            folders.data_dir().to_owned()
        }
    };
    Ok(folder.join(FILE))
}

/// The whole path, which messages can show and which SQLite cannot take for a name of its own such as `:memory:`.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    std::path::absolute(path).map_err(|source| StoreError::Folder { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_stand_alone_or_after_sqlite() {
        for (url, path) in [
            ("runs.db", "runs.db"),
            ("/data/runs.db", "/data/runs.db"),
            ("C:\\data\\runs.db", "C:\\data\\runs.db"),
            ("./odd:name.db", "./odd:name.db"),
            ("sqlite:runs.db", "runs.db"),
            ("sqlite:/data/runs.db", "/data/runs.db"),
            ("sqlite:///data/runs.db", "/data/runs.db"),
        ] {
            assert_eq!(named(url).expect(url), Path::new(path));
        }
    }

    #[test]
    fn other_kinds_of_store_are_refused() {
        for url in ["postgres://host/runs", "mysql:runs", "sqlite:", ""] {
            let error = named(url).expect_err(url);
            assert_eq!(error.to_string(), format!("`{url}` is no store that this program can open"));
        }
    }

    #[test]
    fn a_named_data_folder_goes_before_the_platforms() {
        assert_eq!(usual(Some("/elsewhere".into())).expect("it is named"), Path::new("/elsewhere/polyphony.db"));
        assert!(usual(Some(OsString::new())).is_ok_and(|path| path.is_absolute()));
    }
}
