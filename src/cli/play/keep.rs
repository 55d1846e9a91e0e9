//! Keeping a run while it is played: every input goes to the store as it is made.
//!
//! A run is in the store from its first input or note on, so that looking in and leaving again leaves nothing behind.
//! A store that fails stops no meeting: it is said once, and what could not be kept is tried again with what comes next.

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
    /// What could not be kept yet, in order.
    waiting: Vec<Piece>,
    /// Whether it was said already that something could not be kept.
    is_warned: bool,
}

/// Something to keep.
#[derive(Clone)]
enum Piece {
    /// The answer to a turn.
    Input(u16, RunInput),
    /// What the trainee wrote.
    Note(Reflection),
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
        Self { store, unkept: Some(texts), run, waiting: Vec::new(), is_warned: false }
    }

    /// Goes on with a run, with the texts that it was begun with.
    pub(super) fn resume(store: Store, id: &RunId) -> anyhow::Result<(Self, Meeting)> {
        let run = store.run(id).map_err(|error| no_store(&error))?;
        let texts = store.texts(id).map_err(|error| no_store(&error))?;
        let opened = open(&run, &texts)
            .map_err(|error| Trouble::new(error.to_string()).at(format!("run {id}")).help(error.hint()))?;
        Ok((Self { store: Some(store), unkept: None, run, waiting: Vec::new(), is_warned: false }, opened.meeting))
    }

    /// Keeps an input; says why where it could not, the first time.
    pub(super) fn input(&mut self, turn: u16, input: RunInput) -> Option<String> {
        self.waiting.push(Piece::Input(turn, input.clone()));
        let kept = self.catch_up();
        self.run.inputs.push(input);
        self.complaint(kept)
    }

    /// Keeps a piece of what the trainee writes; says why where it could not, the first time.
    pub(super) fn write(&mut self, piece: Reflection) -> Option<String> {
        self.waiting.push(Piece::Note(piece.clone()));
        let kept = self.catch_up();
        self.run.reflections.set(piece);
        self.complaint(kept)
    }

    /// Keeps how the run stands; says why where it could not, the first time.
    pub(super) fn stands(&mut self, standing: Standing) -> Option<String> {
        self.run.standing = standing;
        let mut kept = self.catch_up();
        if kept.is_ok() && self.is_kept() {
            kept = self.keep(|store, run| store.set_standing(&run.id, standing));
        }
        self.complaint(kept)
    }

    /// Keeps what waits; stops where it cannot.
    fn catch_up(&mut self) -> Result<(), StoreError> {
        while let Some(piece) = self.waiting.first().cloned() {
            self.keep(|store, run| match &piece {
                Piece::Input(turn, input) => store.add_input(&run.id, *turn, input),
                Piece::Note(note) => store.save_reflection(&run.id, note),
            })?;
            self.waiting.remove(0);
        }
        Ok(())
    }

    fn complaint(&mut self, kept: Result<(), StoreError>) -> Option<String> {
        let error = kept.err()?;
        let is_news = !std::mem::replace(&mut self.is_warned, true);
        is_news.then(|| format!("{error}. {}", error.hint()))
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

    /// What could not be kept, in words; none where all was.
    pub(super) fn unkept_words(&self) -> Option<String> {
        let n_turns = self.waiting.iter().filter(|piece| matches!(piece, Piece::Input(..))).count();
        let n_notes = self.waiting.len() - n_turns;
        let turns = match (n_turns, n_turns == self.run.inputs.len()) {
            (0, _) => None,
            (1, true) => Some("its only turn".to_owned()),
            (n, true) => Some(format!("all {n} turns")),
            (1, false) => Some("the last turn".to_owned()),
            (n, false) => Some(format!("the last {n} turns")),
        };
        let notes = match n_notes {
            0 => None,
            1 => Some("one of your notes".to_owned()),
            n => Some(format!("{n} of your notes")),
        };
        let lost: Vec<String> = turns.into_iter().chain(notes).collect();
        (!lost.is_empty()).then(|| lost.join(", and "))
    }

    /// Where it is kept; none where it is not.
    pub(super) fn place(&self) -> Option<&Path> {
        self.store.as_ref().map(Store::path)
    }
}

/// The newest run of a scenario that can go on; one without an answer was only looked into.
pub(super) fn unfinished(store: &Store, playable: &Playable) -> anyhow::Result<Option<Unfinished>> {
    let runs = store.unfinished().map_err(|error| no_store(&error))?;
    let newest = runs.into_iter().find(|run| run.scenario == playable.scenario.id && run.turns > 0);
    Ok(newest.map(|summary| Unfinished { is_edited: summary.scenario_hash != playable.scenario.hash, summary }))
}

/// The store that is asked for, or why nothing could be kept.
pub(super) fn store(url: Option<&str>) -> anyhow::Result<Store> {
    Store::open_named(url).map_err(|error| no_store(&error).into())
}

fn no_store(error: &StoreError) -> Trouble {
    Trouble::new(error.to_string()).help(format!("{} Or play with `--no-save`, and nothing is kept.", error.hint()))
}
