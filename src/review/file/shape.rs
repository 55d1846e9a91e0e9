//! The JSON of a run file, as serde writes and reads it.

use super::checksum::checksum;
use super::error::FileError;
use super::reword::reword;
use super::{FORMAT, RunFile};
use crate::review::Review;
use crate::run::{Reflections, Run, RunId, RunInput, Standing, TextHashes, Texts, UnixMs};
use serde::{Deserialize, Serialize};

/// A run file, in the order in which somebody would read it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shape {
    polyphony_run: u32,
    run: RunShape,
    checksum: String,
    reflections: Reflections,
    reviews: Vec<Review>,
    texts: Texts,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RunShape {
    id: RunId,
    began_unix_ms: UnixMs,
    scenario: String,
    title: String,
    program: String,
    seed: u64,
    coached: bool,
    standing: Standing,
    hashes: TextHashes,
    inputs: Vec<RunInput>,
}

/// What is looked at first; whatever else a newer file holds is not.
#[derive(Deserialize)]
struct Marker {
    polyphony_run: Option<u64>,
}

/// Reads the shape and checks that the run is as it was written.
pub(super) fn read(bytes: &[u8]) -> Result<RunFile, FileError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let marker: Marker = serde_json::from_slice(bytes).map_err(|e| match e.classify() {
        serde_json::error::Category::Data => FileError::NotARun,
        _ => syntax(&e, bytes),
    })?;
    let found = marker.polyphony_run.ok_or(FileError::NotARun)?;
    if found > u64::from(FORMAT) {
        return Err(FileError::NewerFormat { found, newest: FORMAT });
    }
    if found != u64::from(FORMAT) {
        return Err(FileError::NoSuchFormat { found, known: FORMAT });
    }
    let shape: Shape = serde_json::from_slice(bytes).map_err(|e| syntax(&e, bytes))?;
    let expected = shape.checksum.clone();
    let file = shape.into_file();
    if checksum(&file.run) != expected {
        return Err(FileError::RunChanged);
    }
    Ok(file)
}

fn syntax(e: &serde_json::Error, bytes: &[u8]) -> FileError {
    let text = e.to_string();
    // serde_json ends its message with the place, which stands in front here.
    let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    let line = bytes.split(|byte| *byte == b'\n').nth(e.line().saturating_sub(1)).unwrap_or_default();
    let before = String::from_utf8_lossy(&line[..e.column().min(line.len())]);
    FileError::Syntax { line: e.line(), column: e.column(), message: reword(message, &before) }
}

impl Shape {
    pub(super) fn of(file: &RunFile) -> Self {
        let run = &file.run;
        Self {
            polyphony_run: FORMAT,
            run: RunShape {
                id: run.id.clone(),
                began_unix_ms: run.began,
                scenario: run.scenario.clone(),
                title: run.title.clone(),
                program: run.program.clone(),
                seed: run.seed,
                coached: run.coached,
                standing: run.standing,
                hashes: run.texts.clone(),
                inputs: run.inputs.clone(),
            },
            checksum: checksum(run),
            reflections: run.reflections.clone(),
            reviews: file.reviews.clone(),
            texts: file.texts.clone(),
        }
    }

    fn into_file(self) -> RunFile {
        let run = self.run;
        RunFile {
            run: Run {
                id: run.id,
                began: run.began_unix_ms,
                scenario: run.scenario,
                title: run.title,
                texts: run.hashes,
                program: run.program,
                seed: run.seed,
                coached: run.coached,
                standing: run.standing,
                inputs: run.inputs,
                reflections: self.reflections,
            },
            reviews: self.reviews,
            texts: self.texts,
        }
    }
}
