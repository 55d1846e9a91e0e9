//! The house rules that a compiler does not keep (design §9): who may use whom, and what the core may not read.

use std::path::{Path, PathBuf};

/// The modules in reading order; each uses only those above it.
const ORDER: [&str; 14] = [
    "diagnostic",
    "codebook",
    "scenario",
    "meeting",
    "scoring",
    "debrief",
    "analysis",
    "run",
    "review",
    "store",
    "report",
    "cli",
    "ui",
    "app",
];

/// From `diagnostic` to `review` nothing reads a clock, a file, the network or ambient chance, and nothing draws.
const FORBIDDEN_IN_CORE: [&str; 10] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::time",
    "SystemTime",
    "Instant::now",
    "rand::rng()",
    "bevy",
    "egui",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the source is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

/// Every source file with its module and the lines that are code.
fn files() -> Vec<(PathBuf, String, Vec<(usize, String)>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&root).expect("it is under src").to_path_buf();
            let first = inside.iter().next().expect("it has a name").to_string_lossy().into_owned();
            let module = first.trim_end_matches(".rs").to_owned();
            let text = std::fs::read_to_string(&path).expect("it is text");
            let code = (1..)
                .zip(text.lines())
                .filter(|(_, line)| !line.trim_start().starts_with("//"))
                .map(|(number, line)| (number, line.to_owned()))
                .collect();
            (inside, module, code)
        })
        .collect()
}

#[test]
fn a_module_uses_only_those_above_it() {
    let mut broken = Vec::new();
    for (path, module, code) in files() {
        let Some(mine) = ORDER.iter().position(|m| *m == module) else {
            assert!(module == "main" || module == "lib", "{} is no module of the house", path.display());
            continue;
        };
        for (number, line) in code {
            for used in line.split("crate::").skip(1) {
                let name: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if ORDER.iter().position(|m| *m == name).is_some_and(|theirs| theirs > mine) {
                    broken.push(format!("src/{}:{number} uses `{name}`", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_core_reads_no_clock_no_file_no_network_and_draws_nothing() {
    let core = &ORDER[..=ORDER.iter().position(|m| *m == "review").expect("it is there")];
    let mut broken = Vec::new();
    for (path, module, code) in files() {
        // Tests of the core may read the meetings that they play.
        let code = code.into_iter().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        for (number, line) in code.filter(|_| core.contains(&module.as_str())) {
            if let Some(word) = FORBIDDEN_IN_CORE.iter().find(|word| line.contains(**word)) {
                broken.push(format!("src/{}:{number} has `{word}`", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_top_level_is_what_the_owner_asked_for() {
    let wanted = ["Cargo.lock", "Cargo.toml", "README.md", "assets", "scenarios", "src", "target", "tests"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut odd: Vec<String> = std::fs::read_dir(root)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !wanted.contains(&name.as_str()))
        .collect();
    odd.sort();
    assert_eq!(odd, Vec::<String>::new());
}

#[test]
fn every_file_says_in_its_first_line_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let silent: Vec<_> =
        paths.iter().filter(|path| !std::fs::read_to_string(path).expect("it is text").starts_with("//! ")).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}
