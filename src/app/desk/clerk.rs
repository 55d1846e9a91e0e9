//! The clerk: carries out orders one after another, and keeps what could not be written until it can be.

use super::order::{Answer, ListedRun, OpenedRun, Order, Purpose, Trouble};
use crate::review::file::{self, RunFile};
use crate::run::{self, Reflections, Run, RunId, Standing, UnixMs};
use crate::scoring::{Scorecard, score};
use crate::store::library::read_file;
use crate::store::{Store, StoreError};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

/// Works until no more orders can come.
pub(super) fn work(store: Option<&str>, orders: &Receiver<Order>, mut answer: impl FnMut(Answer)) {
    let mut clerk = Clerk {
        named: store,
        store: None,
        unwritten: VecDeque::new(),
        scored: BTreeMap::new(),
        last: None,
        is_keeping: true,
        apart: BTreeSet::new(),
    };
    let mut at_hand: VecDeque<Order> = VecDeque::new();
    loop {
        if at_hand.is_empty() {
            match orders.recv() {
                Ok(order) => at_hand.push_back(order),
                Err(_) => break,
            }
        }
        at_hand.extend(orders.try_iter());
        let Some(order) = at_hand.pop_front() else { continue };
        if at_hand.iter().any(|later| order.is_overtaken_by(later)) {
            continue;
        }
        clerk.carry_out(order, &mut answer);
    }
    clerk.catch_up(&mut answer);
}

struct Clerk<'a> {
    named: Option<&'a str>,
    store: Option<Store>,
    /// What could not be written, in order.
    unwritten: VecDeque<Order>,
    /// Scorecards of ended runs, which no longer change.
    scored: BTreeMap<RunId, Scorecard>,
    /// The trouble that was reported last, so that each is said once.
    last: Option<Trouble>,
    /// Whether the store can be opened and written, as far as has been seen.
    is_keeping: bool,
    /// Runs that another window has taken another way; what this window does is kept elsewhere.
    apart: BTreeSet<RunId>,
}

impl Clerk<'_> {
    fn carry_out(&mut self, order: Order, answer: &mut impl FnMut(Answer)) {
        let is_caught_up = self.catch_up(answer);
        if order.is_writing() && !is_caught_up {
            // Nothing overtakes what waits: turns are kept in order.
            self.unwritten.push_back(order);
            return;
        }
        match self.attempt(&order, answer) {
            Ok(()) => self.keep_again(answer),
            Err(error) => {
                self.report(&error, order.is_writing(), answer);
                if order.is_writing() && may_pass(&error) {
                    self.unwritten.push_back(order);
                }
            }
        }
    }

    /// Writes what waits; whether nothing waits any more.
    fn catch_up(&mut self, answer: &mut impl FnMut(Answer)) -> bool {
        if self.unwritten.is_empty() {
            return true;
        }
        while let Some(order) = self.unwritten.pop_front() {
            match self.attempt(&order, answer) {
                Ok(()) => {}
                Err(error) if may_pass(&error) => {
                    self.unwritten.push_front(order);
                    self.report(&error, true, answer);
                    return false;
                }
                Err(error) => self.report(&error, true, answer),
            }
        }
        self.keep_again(answer);
        true
    }

    /// Says that everything is kept again, where it was not; called when the store has just done something.
    fn keep_again(&mut self, answer: &mut impl FnMut(Answer)) {
        if !self.is_keeping && self.unwritten.is_empty() {
            self.is_keeping = true;
            self.last = None;
            answer(Answer::CaughtUp);
        }
    }

    fn report(&mut self, error: &StoreError, is_writing: bool, answer: &mut impl FnMut(Answer)) {
        let trouble = Trouble::from(error);
        let stops_keeping = may_pass(error) && (is_writing || self.store.is_none());
        let is_news = !may_pass(error) || self.last.as_ref() != Some(&trouble) || (stops_keeping && self.is_keeping);
        if is_news {
            self.last = Some(trouble.clone());
            self.is_keeping &= !stops_keeping;
            answer(if stops_keeping { Answer::NotKeeping(trouble) } else { Answer::Failed(trouble) });
        }
    }

    fn store(&mut self) -> Result<&Store, StoreError> {
        match self.store {
            Some(ref store) => Ok(store),
            None => Ok(self.store.insert(Store::open_named(self.named)?)),
        }
    }

    fn attempt(&mut self, order: &Order, answer: &mut impl FnMut(Answer)) -> Result<(), StoreError> {
        if order.adds_to().is_some_and(|run| self.apart.contains(run)) {
            return Ok(());
        }
        let done = self.try_to(order, answer);
        if let (Order::Input(run, ..), Err(error)) = (order, &done)
            && !may_pass(error)
        {
            // A later turn would fit by its number, and be another meeting's: from here on nothing is added.
            self.apart.insert(run.clone());
            answer(Answer::GoneApart(run.clone()));
            return Ok(());
        }
        done
    }

    fn try_to(&mut self, order: &Order, answer: &mut impl FnMut(Answer)) -> Result<(), StoreError> {
        let store = self.store()?;
        match order {
            Order::Begin(run, texts) => store.begin_run(run, texts),
            Order::Fork { from, run } => store.begin_run(run, &store.texts(from)?),
            Order::Input(run, turn, input) => store.add_input(run, *turn, input),
            Order::Standing(run, standing) => store.set_standing(run, *standing),
            Order::Reflect(run, piece) => store.save_reflection(run, piece),
            Order::Review(run, review) => store.save_review(run, review),
            Order::Delete(run) => store.delete_run(run),
            Order::List => self.list(answer),
            Order::Open(run, purpose) => self.open(run, *purpose, answer),
            Order::PlayFrom { run, turn, new, began } => self.play_from(run, *turn, new, *began, answer),
            Order::Export(run) => self.export(run, answer),
            Order::Import(path) => self.import(path, answer),
        }
    }

    fn list(&mut self, answer: &mut impl FnMut(Answer)) -> Result<(), StoreError> {
        let store = self.store()?;
        let (path, summaries) = (store.path().to_owned(), store.runs()?);
        let runs = summaries
            .into_iter()
            .map(|summary| ListedRun {
                scorecard: if summary.standing == Standing::Ended { self.scorecard(&summary.id) } else { None },
                summary,
            })
            .collect();
        answer(Answer::Listed { runs, path });
        Ok(())
    }

    /// The scorecard of an ended run; none where it cannot be replayed, which opening it will say.
    fn scorecard(&mut self, id: &RunId) -> Option<Scorecard> {
        if !self.scored.contains_key(id) {
            let store = self.store().ok()?;
            let opened = run::open(&store.run(id).ok()?, &store.texts(id).ok()?).ok()?;
            self.scored.insert(id.clone(), score(opened.meeting.events(), &opened.codebook, &opened.rubric));
        }
        self.scored.get(id).cloned()
    }

    fn open(&mut self, id: &RunId, purpose: Purpose, answer: &mut impl FnMut(Answer)) -> Result<(), StoreError> {
        let store = self.store()?;
        let (run, texts, reviews) = (store.run(id)?, store.texts(id)?, store.reviews(id)?);
        answer(match run::open(&run, &texts) {
            Ok(opened) => Answer::Opened(Box::new(OpenedRun { run, reviews, opened }), purpose),
            Err(error) => {
                let what = format!("run `{id}` cannot be opened: {error}");
                Answer::Failed(Trouble { what, hint: error.hint().to_owned() })
            }
        });
        Ok(())
    }

    fn play_from(
        &mut self,
        from: &RunId,
        turn: u16,
        new: &RunId,
        began: UnixMs,
        answer: &mut impl FnMut(Answer),
    ) -> Result<(), StoreError> {
        let store = self.store()?;
        let (old, texts) = (store.run(from)?, store.texts(from)?);
        let kept = usize::from(turn.saturating_sub(1)).min(old.inputs.len());
        let run = Run {
            id: new.clone(),
            began,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            standing: Standing::UnderWay,
            inputs: old.inputs[..kept].to_vec(),
            reflections: Reflections::default(),
            ..old
        };
        store.begin_run(&run, &texts)?;
        self.open(new, Purpose::Continue, answer)
    }

    /// Writes a run beside the store, under its own name.
    fn export(&mut self, id: &RunId, answer: &mut impl FnMut(Answer)) -> Result<(), StoreError> {
        let store = self.store()?;
        let exported: RunFile = store.export(id)?;
        let folder = store.path().parent().map(PathBuf::from).unwrap_or_default();
        let path = folder.join(format!("{id}.json"));
        answer(match std::fs::write(&path, file::export(&exported)) {
            Ok(()) => Answer::Exported(path),
            Err(error) => Answer::Failed(Trouble {
                what: format!("the run cannot be written ({error}): {}", path.display()),
                hint: "Make room in the folder, or use `polyphony runs export` with another file.".to_owned(),
            }),
        });
        Ok(())
    }

    fn import(&mut self, path: &Path, answer: &mut impl FnMut(Answer)) -> Result<(), StoreError> {
        let trouble = |what: String, hint: &str| {
            let what = format!("{what}: {}", path.display());
            Answer::Failed(Trouble { what, hint: hint.to_owned() })
        };
        let bytes = match read_file(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let what = format!("the file cannot be read ({error})");
                answer(trouble(what, "Check that it is there and that you may read it."));
                return Ok(());
            }
        };
        match file::import(&bytes) {
            Ok(run) => {
                self.store()?.import(&run)?;
                answer(Answer::Imported(run.run.id));
            }
            Err(error) => answer(trouble(error.to_string(), error.hint())),
        }
        Ok(())
    }
}

/// Whether it may pass by itself: then what was to be written waits.
fn may_pass(error: &StoreError) -> bool {
    match error {
        StoreError::NoDataFolder
        | StoreError::UnknownStore(_)
        | StoreError::Folder { .. }
        | StoreError::CannotOpen { .. }
        | StoreError::ReadOnly { .. }
        | StoreError::Full { .. }
        | StoreError::Busy { .. }
        | StoreError::Damaged { .. }
        | StoreError::NotAStore { .. }
        | StoreError::Newer { .. }
        | StoreError::Failed { .. } => true,
        StoreError::NoSuchRun(_)
        | StoreError::Ambiguous { .. }
        | StoreError::NameTaken(_)
        | StoreError::TurnTaken { .. }
        | StoreError::TurnSkipped { .. }
        | StoreError::RunEnded(_)
        | StoreError::TextChanged { .. }
        | StoreError::Review(_) => false,
    }
}
