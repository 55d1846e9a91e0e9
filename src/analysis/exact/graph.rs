//! The graph of all states of one slice, layer by layer: a turn is a layer, so nothing goes round in a circle.

use super::account::{Account, Books, Gain, Room, Tally};
use super::key::{Keys, Standing};
use super::seen::Seen;
use crate::analysis::slice::{Slice, Slicing};
use crate::meeting::{AtOffer, CallStand, Rehearsal, State};
use crate::scenario::{EndingId, MomentId, ResponseId};
use crate::scoring::turn::Turn;
use foldhash::fast::FixedState;
use hashbrown::HashTable;
use std::hash::BuildHasher as _;

/// How a meeting can end, for a score: whether it is rated, and how far it can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Broke off.
    BrokeOff,
    /// Too little came up.
    NotRated,
    /// Rated, without a limit.
    Free,
    /// Rated, someone having been exposed, coerced, abandoned or told too much.
    Harm,
    /// Rated, imminent danger not having been acted on.
    Imminent,
    /// Both.
    Both,
}

impl Class {
    pub(super) const RATED: [Self; 4] = [Self::Free, Self::Harm, Self::Imminent, Self::Both];
}

/// Where an edge leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum To {
    /// A state of the next layer, by its number.
    State(u32),
    /// The end.
    End(Class),
}

/// One answer at one state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub to: To,
    /// Which of its moment's responses, the silence last.
    pub response: u16,
    pub gain: Gain,
}

/// A graph of states; states are numbered in the order in which they were met, a layer after the other.
pub(super) struct Graph {
    /// What came of the talk before the first answer.
    pub first: Gain,
    /// Per layer, its first state; one more at the end.
    pub layers: Vec<u32>,
    /// Per state, its moment.
    pub moments: Vec<MomentId>,
    /// Per state, its first edge; one more at the end.
    pub starts: Vec<u32>,
    pub edges: Vec<Edge>,
    /// Whether every state was met; else the last layer was left as it was.
    pub is_whole: bool,
    /// Bytes that all states took while they were written down.
    pub key_bytes: u64,
    pub seen: Seen,
}

impl Graph {
    pub(super) fn states(&self) -> usize {
        self.moments.len()
    }

    /// The answers at a state; none where the graph is not whole and the state was not looked at.
    pub(super) fn edges_of(&self, state: usize) -> &[Edge] {
        match self.starts.get(state..state + 2) {
            Some([from, to]) => &self.edges[*from as usize..*to as usize],
            _ => &[],
        }
    }
}

/// What exploring may cost, and who may stop it.
pub(super) struct Bounds<'a> {
    /// States at most.
    pub states: usize,
    /// Bytes of states and answers at most.
    pub bytes: usize,
    /// Asked now and then: whether to go on, given the turn and the states so far.
    pub goes_on: &'a (dyn Fn(u16, usize) -> bool + Sync),
}

/// Explores one slice.
pub(super) fn explore(books: Books<'_>, slicing: &Slicing<'_>, bounds: &Bounds<'_>) -> Graph {
    Explorer::new(books, slicing, bounds).run()
}

/// States between two looks at whether to go on.
const BREATH: usize = 4096;

struct Explorer<'a> {
    books: Books<'a>,
    slicing: &'a Slicing<'a>,
    bounds: &'a Bounds<'a>,
    keys: Keys<'a>,
    rehearsal: Rehearsal<'a>,
    /// The state before anything happened.
    blank: State,
    /// What reading a state begins with: nothing that a slice leaves out is there.
    empty: Standing,
    base: Standing,
    work: Standing,
    room: Room,
    layer: Layer,
    graph: Graph,
}

/// The states of a layer while they are being found.
#[derive(Default)]
struct Layer {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    table: HashTable<u32>,
}

impl Layer {
    fn key(&self, nth: usize) -> &[u8] {
        let from = nth.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[from as usize..self.ends[nth] as usize]
    }

    /// The number of a state in this layer, and whether it is new.
    fn find(&mut self, key: &[u8], hashes: &FixedState) -> (u32, bool) {
        let hash = hashes.hash_one(key);
        let Self { bytes, ends, table } = self;
        let key_of = |nth: u32| {
            let from = (nth as usize).checked_sub(1).map_or(0, |before| ends[before]);
            &bytes[from as usize..ends[nth as usize] as usize]
        };
        if let Some(known) = table.find(hash, |nth| key_of(*nth) == key) {
            return (*known, false);
        }
        let nth = ends.len() as u32;
        table.insert_unique(hash, nth, |nth| hashes.hash_one(key_of(*nth)));
        bytes.extend_from_slice(key);
        ends.push(bytes.len() as u32);
        (nth, true)
    }
}

impl<'a> Explorer<'a> {
    fn new(books: Books<'a>, slicing: &'a Slicing<'a>, bounds: &'a Bounds<'a>) -> Self {
        let Books { scenario, codebook, .. } = books;
        let blank = State::new(scenario, codebook, 0);
        let mut nothing = blank.clone();
        nothing.calls.iter_mut().for_each(|call| call.stand = CallStand::Gone);
        nothing.variants.fill(0);
        let empty = Standing { state: nothing, outcomes: vec![None; scenario.concerns.len()], tally: Tally::default() };
        let copy = || Standing { state: empty.state.clone(), outcomes: empty.outcomes.clone(), tally: empty.tally };
        Self {
            books,
            slicing,
            bounds,
            keys: Keys::new(slicing, codebook),
            rehearsal: Rehearsal { scenario, codebook },
            base: copy(),
            work: copy(),
            empty,
            blank,
            room: Room::default(),
            layer: Layer::default(),
            graph: Graph {
                first: Gain::default(),
                layers: vec![0],
                moments: Vec::new(),
                starts: Vec::new(),
                edges: Vec::new(),
                is_whole: true,
                key_bytes: 0,
                seen: Seen::new(scenario),
            },
        }
    }

    fn run(mut self) -> Graph {
        let hashes = FixedState::default();
        let mut key = Vec::with_capacity(64);
        self.begin();
        self.keys.write(&self.work, &mut key);
        let mut before = Layer::default();
        before.find(&key, &hashes);
        self.graph.moments.push(self.work.state.moment);
        self.graph.layers.push(1);
        let mut turn = 0;
        'layers: while !before.ends.is_empty() {
            self.graph.key_bytes += before.bytes.len() as u64;
            for nth in 0..before.ends.len() {
                let states = self.graph.states();
                let keys = before.bytes.len() + self.layer.bytes.len();
                let bytes = keys + self.graph.edges.len() * size_of::<Edge>();
                let is_too_much = states > self.bounds.states || bytes > self.bounds.bytes;
                if is_too_much || (nth % BREATH == 0 && !(self.bounds.goes_on)(turn, states)) {
                    self.graph.is_whole = false;
                    break 'layers;
                }
                self.open(before.key(nth), turn);
                self.answer_all(&hashes, &mut key);
            }
            turn += 1;
            self.graph.layers.push(self.graph.states() as u32);
            before = std::mem::take(&mut self.layer);
        }
        if self.graph.is_whole {
            self.graph.layers.pop();
        }
        self.graph.starts.push(self.graph.edges.len() as u32);
        self.graph
    }

    /// Plays up to the first offer.
    fn begin(&mut self) {
        let mut account = Account {
            books: self.books,
            slicing: self.slicing,
            before: &self.blank,
            outcomes: &mut self.work.outcomes,
            tally: &mut self.work.tally,
            room: &mut self.room,
            seen: &mut self.graph.seen,
            gain: Gain::default(),
            turn: Turn::default(),
            ended: None,
        };
        let state = self.rehearsal.begin(&mut account);
        self.graph.first = account.close(&state);
        self.work.state = state;
        self.slicing.normalise(&mut self.work.state);
    }

    /// Reads a state and makes its offer.
    fn open(&mut self, key: &[u8], turn: u16) {
        self.base.copy_from(&self.empty);
        self.keys.read(key, turn, &mut self.base);
        self.base.state.freeze_offer(self.books.scenario);
        if self.slicing.slice == Slice::Ways {
            self.graph.seen.offered(self.books.scenario, &self.base.state);
        }
    }

    /// Gives every answer that the offer holds, silence last.
    fn answer_all(&mut self, hashes: &FixedState, key: &mut Vec<u8>) {
        let scenario = self.books.scenario;
        self.graph.starts.push(self.graph.edges.len() as u32);
        let at_offer = self.base.state.weigh_offer(scenario, self.books.codebook);
        let moment = scenario.moment(self.base.state.moment);
        for place in 0..=self.base.state.offer.len() {
            let response = self.base.state.offer.get(place).copied().unwrap_or_else(|| moment.silence());
            let edge = self.answer(response, &at_offer, hashes, key);
            let nth = response.0 - moment.responses.start;
            self.graph.edges.push(Edge { response: nth as u16, ..edge });
        }
    }

    fn answer(&mut self, response: ResponseId, at_offer: &AtOffer, hashes: &FixedState, key: &mut Vec<u8>) -> Edge {
        self.work.copy_from(&self.base);
        self.room.clear();
        let Standing { state, outcomes, tally } = &mut self.work;
        let mut account = Account {
            books: self.books,
            slicing: self.slicing,
            before: &self.base.state,
            outcomes,
            tally,
            room: &mut self.room,
            seen: &mut self.graph.seen,
            gain: Gain::default(),
            turn: Turn::default(),
            ended: None,
        };
        self.rehearsal.answer(state, response, at_offer, &mut account);
        let gain = account.close(state);
        if let Some((ending, early)) = account.ended {
            return Edge { to: To::End(self.end(ending, early)), response: 0, gain };
        }
        self.slicing.normalise(state);
        key.clear();
        self.keys.write(&self.work, key);
        let (nth, is_new) = self.layer.find(key, hashes);
        let first = self.graph.layers.last().copied().unwrap_or(0);
        if is_new {
            self.graph.moments.push(self.work.state.moment);
        }
        Edge { to: To::State(first + nth), response: 0, gain }
    }

    fn end(&mut self, _: EndingId, early: bool) -> Class {
        let tally = self.work.tally;
        let rubric = self.books.rubric;
        if self.slicing.slice == Slice::Ways {
            self.graph.seen.ended(&self.books.scenario.debrief, &self.work.state);
        }
        if early {
            return Class::BrokeOff;
        }
        let is_rated = match self.slicing.slice {
            Slice::Ways => true,
            Slice::Heard => u32::from(tally.items) >= rubric.responsivity.rated_from,
            Slice::Held => u32::from(tally.items) >= rubric.tolerance.rated_from,
            Slice::Safe => tally.due || tally.taken,
        };
        match (is_rated, tally.harm, tally.imminent) {
            (false, ..) => Class::NotRated,
            (true, false, false) => Class::Free,
            (true, true, false) => Class::Harm,
            (true, false, true) => Class::Imminent,
            (true, true, true) => Class::Both,
        }
    }
}
