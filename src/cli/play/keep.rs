//! Keeping a run while it is played: every input goes to the store as it is made.
//!
//! A run is in the store from its first input or note on, so that looking in and leaving again leaves nothing behind.
//! A store that fails stops no meeting: it is said once, and what could not be kept is tried again with the next turn.

use super::super::files::Playable;
use super::super::outside;
use super::super::trouble::Trouble;
use crate::meeting::Meeting;
use crate::run::{Reflection, Run, RunId, RunInput, Standing, Text, Texts, open};
use crate::store::{RunSummary, Store, StoreError};
use std::path::Path;

/// A run in the making.
pub(super) struct Keep {
    store: Option<Store>,
    /// The texts of a run that is not in the store yet.
    unkept: Option<Texts>,
    /// The run as it stands, kept or not.
    pub run: Run,
    waiting: Vec<(u16, RunInput)>,
}

/// A run that was begun earlier and can go on.
pub(super) struct Unfinished {
    /// What is told of it.
    pub summary: RunSummary,
    /// Whether the scenario's file is another by now.
    pub is_edited: bool,
}

impl Keep {
    /// Begins a run, for a store or without one.
    pub(super) fn begin(store: Option<Store>, playable: &Playable, seed: u64) -> Self {
        let name = Path::new(&playable.file).file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let texts = Texts::with_shipped(Text::new(name, playable.text.as_str()));
        let now = outside::now();
        let run = Run::begin(RunId::at(now, outside::salt()), now, &playable.scenario, texts.hashes(), seed);
        Self { store, unkept: Some(texts), run, waiting: Vec::new() }
    }

    /// Goes on with a run, with the texts that it was begun with.
    pub(super) fn resume(store: Store, id: &RunId) -> anyhow::Result<(Self, Meeting)> {
        let run = store.run(id).map_err(|error| no_store(&error))?;
        let texts = store.texts(id).map_err(|error| no_store(&error))?;
        let opened = open(&run, &texts)
            .map_err(|error| Trouble::new(error.to_string()).at(format!("run {id}")).help(error.hint()))?;
        Ok((Self { store: Some(store), unkept: None, run, waiting: Vec::new() }, opened.meeting))
    }

    /// Keeps an input; says why where it could not.
    pub(super) fn input(&mut self, turn: u16, input: RunInput) -> Option<String> {
        self.waiting.push((turn, input.clone()));
        let complaint = self.catch_up();
        self.run.inputs.push(input);
        complaint
    }

    /// Keeps a piece of what the trainee writes; says why where it could not.
    pub(super) fn write(&mut self, piece: Reflection) -> Option<String> {
        let kept = self.keep(|store, run| store.save_reflection(&run.id, &piece));
        self.run.reflections.set(piece);
        kept.err().map(|error| words(&error))
    }

    /// Keeps how the run stands; says why where it could not.
    pub(super) fn stands(&mut self, standing: Standing) -> Option<String> {
        self.run.standing = standing;
        let complaint = self.catch_up();
        if !self.is_kept() {
            return complaint;
        }
        complaint.or(self.keep(|store, run| store.set_standing(&run.id, standing)).err().map(|error| words(&error)))
    }

    /// Keeps the inputs that could not be kept before.
    fn catch_up(&mut self) -> Option<String> {
        while let Some((turn, input)) = self.waiting.first().cloned() {
            if let Err(error) = self.keep(|store, run| store.add_input(&run.id, turn, &input)) {
                return Some(words(&error));
            }
            self.waiting.remove(0);
        }
        None
    }

    /// Does something with the store, where there is one, and puts the run in first where it is not there yet.
    fn keep(&mut self, work: impl FnOnce(&Store, &Run) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let Some(store) = &self.store else { return Ok(()) };
        if let Some(texts) = &self.unkept {
            let bare = Run { inputs: Vec::new(), standing: Standing::UnderWay, ..self.run.clone() };
            store.begin_run(&bare, texts)?;
            self.unkept = None;
        }
        work(store, &self.run)
    }

    /// Whether anything of the run is in the store.
    pub(super) fn is_kept(&self) -> bool {
        self.store.is_some() && self.unkept.is_none()
    }

    /// Turns that could not be kept.
    pub(super) fn n_waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Where it is kept; none where it is not.
    pub(super) fn place(&self) -> Option<&Path> {
        self.store.as_ref().map(Store::path)
    }
}

/// The newest run of a scenario that can go on.
pub(super) fn unfinished(store: &Store, playable: &Playable) -> anyhow::Result<Option<Unfinished>> {
    let runs = store.unfinished().map_err(|error| no_store(&error))?;
    let newest = runs.into_iter().find(|run| run.scenario == playable.scenario.id);
    Ok(newest.map(|summary| Unfinished { is_edited: summary.scenario_hash != playable.scenario.hash, summary }))
}

/// The store that is asked for, or why nothing could be kept.
pub(super) fn store(url: Option<&str>) -> anyhow::Result<Store> {
    Store::open_named(url).map_err(|error| no_store(&error).into())
}

fn no_store(error: &StoreError) -> Trouble {
    Trouble::new(error.to_string()).help(format!("{} Or play with `--no-save`, and nothing is kept.", error.hint()))
}

fn words(error: &StoreError) -> String {
    format!("{error}. {}", error.hint())
}
