//! What lies ahead of every moment: what can still be opened, acted on, read and reached.

use super::bits::Bits;
use crate::codebook::{Code, CodeSet, CueKind, Step, StepKind};
use crate::scenario::{
    Act, CallId, CallWhat, ConcernId, Condition, Destination, MomentId, Next, ResponseId, Scenario, Talk,
};

/// Per moment, what its responses and everything after them can do.
pub(crate) struct Ahead {
    scenario_people: usize,
    scenario_flags: usize,
    scenario_concerns: usize,
    scenario_calls: usize,
    /// Calls that may still be opened.
    opens: Bits,
    /// Calls on which something may still act.
    acts: Bits,
    /// Per concern, the kinds of steps that may still be taken.
    steps: Bits,
    /// Moments that may still be entered.
    reach: Bits,
    /// What any condition may still read.
    reads: Bits,
    /// The same without conditions that only decide about words.
    feels: Bits,
    /// Whether a moment can be offered a second time.
    again: Vec<bool>,
    /// Turns with a question that can follow each other from a moment, up to four.
    questions: Vec<u8>,
    /// Whether four of them in a row can still come.
    four_in_a_row: Vec<bool>,
}

/// Bits for a concern: one for each kind of step, and one for how it was asked about.
const CONCERN: usize = 16;

/// Something that a condition reads.
#[derive(Clone, Copy)]
enum Read {
    Openness(usize),
    Flag(usize),
    Asked(usize),
    Done(usize, StepKind),
    Met(usize),
    Visited(usize),
}

impl Ahead {
    /// Looks ahead from every moment, where these moments were visited and of the others nothing is known.
    pub(crate) fn of(scenario: &Scenario, visited: &[MomentId]) -> Self {
        let n = scenario.moments.len();
        let (calls, concerns) = (scenario.calls.len(), scenario.concerns.len());
        let vars = scenario.people.len() + scenario.flags.len() + concerns * CONCERN + calls + n;
        let mut ahead = Self {
            scenario_people: scenario.people.len(),
            scenario_flags: scenario.flags.len(),
            scenario_concerns: concerns,
            scenario_calls: calls,
            opens: Bits::new(n, calls),
            acts: Bits::new(n, calls),
            steps: Bits::new(n, concerns * CONCERN),
            reach: Bits::new(n, n),
            reads: Bits::new(n, vars),
            feels: Bits::new(n, vars),
            again: vec![false; n],
            questions: vec![0; n],
            four_in_a_row: vec![false; n],
        };
        ahead.look(scenario, visited);
        ahead
    }

    fn look(&mut self, scenario: &Scenario, visited: &[MomentId]) {
        let n = scenario.moments.len();
        // What entering a moment does; kept apart from what its responses do.
        let mut entry =
            Entry { opens: Bits::new(n, scenario.calls.len()), reads: self.reads.clone(), feels: self.feels.clone() };
        let mut ways: Vec<Vec<usize>> = Vec::with_capacity(n);
        for (moment, row) in scenario.moments.iter().zip(0..) {
            for talk in [&moment.talk, &moment.again] {
                let mut look = Look {
                    scenario,
                    row,
                    vars: self.vars(),
                    opens: &mut entry.opens,
                    reads: &mut entry.reads,
                    feels: &mut entry.feels,
                };
                look.talk(talk);
            }
            ways.push(self.own(scenario, MomentId(row as u32), visited));
        }
        for (when, _) in &scenario.debrief.questions {
            let vars = self.vars();
            let mut read = Vec::new();
            reads_of(when, &mut read);
            for row in 0..n {
                read.iter().for_each(|read| self.reads.set(row, vars.bit(*read)));
            }
        }
        // Backwards until nothing changes; a moment's row holds what lies ahead of its offer.
        let mut changed = true;
        while changed {
            changed = false;
            for row in (0..n).rev() {
                for to in &ways[row] {
                    let to = *to;
                    let mut add = |mine: &mut Bits| changed |= to != row && mine.add(row, to);
                    [
                        &mut self.opens,
                        &mut self.acts,
                        &mut self.steps,
                        &mut self.reach,
                        &mut self.reads,
                        &mut self.feels,
                    ]
                    .into_iter()
                    .for_each(&mut add);
                    changed |= self.opens.add_from(row, &entry.opens, to);
                    changed |= self.reads.add_from(row, &entry.reads, to);
                    changed |= self.feels.add_from(row, &entry.feels, to);
                    if !self.reach.has(row, to) {
                        self.reach.set(row, to);
                        changed = true;
                    }
                }
            }
        }
        self.count_questions(scenario, &ways);
    }

    /// What the responses of a moment do themselves; the moments that they lead to, without staying.
    fn own(&mut self, scenario: &Scenario, id: MomentId, visited: &[MomentId]) -> Vec<usize> {
        let row = id.index();
        let vars = self.vars();
        let mut to = Vec::new();
        let moment = scenario.moment(id);
        for response in moment.responses.clone().map(|r| scenario.response(ResponseId(r))) {
            if response.when.as_ref().is_some_and(|when| known(when, visited) == Some(false)) {
                continue;
            }
            for act in &response.acts {
                self.act(scenario, row, act);
            }
            let mut look =
                Look { scenario, row, vars, opens: &mut self.opens, reads: &mut self.reads, feels: &mut self.feels };
            look.talk(&response.reply);
            let mut go = |there: &Destination, look: &mut Look<'_>| match there {
                Destination::Moment(there) => to.push(there.index()),
                Destination::Ending(ending) => look.ending(&scenario.ending(*ending).talk),
            };
            response.when.iter().for_each(|when| look.felt(when));
            match &response.next {
                Next::To(there) => go(there, &mut look),
                Next::Branch(ways, last) => {
                    let mut is_decided = false;
                    for (when, there) in ways {
                        look.felt(when);
                        let known = known(when, visited);
                        if !is_decided && known != Some(false) {
                            go(there, &mut look);
                        }
                        is_decided |= known == Some(true);
                    }
                    if !is_decided {
                        go(last, &mut look);
                    }
                }
                Next::Stay => self.again[row] = true,
            }
            // The hour can be over after any turn.
            look.ending(&scenario.ending(scenario.out_of_time).talk);
        }
        to.sort_unstable();
        to.dedup();
        to
    }

    fn act(&mut self, scenario: &Scenario, row: usize, act: &Act) {
        match act {
            Act::Answer(call, _) | Act::Hold(call, _) | Act::Close(call, _) => self.acts.set(row, call.index()),
            Act::Safety(signal, step) => {
                self.acts.set(row, signal.index());
                if let Some(concern) = scenario.concern_of(*signal) {
                    self.steps.set(row, concern.index() * CONCERN + step.kind().index());
                }
            }
            Act::Reflect { takes_up, press, .. } => {
                takes_up.iter().chain(press).for_each(|call| self.acts.set(row, call.index()));
            }
            Act::Invite(person) => {
                for (call, id) in scenario.calls.iter().zip(0..) {
                    if call.person == *person && matches!(call.what, CallWhat::Cue { of: CueKind::Quiet, .. }) {
                        self.acts.set(row, id);
                    }
                }
            }
            Act::Unasked(_) | Act::Agree { .. } | Act::Habit(..) | Act::Set(_) => {}
        }
    }

    /// How many turns with a question can follow each other, from a moment on and up to it.
    fn count_questions(&mut self, scenario: &Scenario, ways: &[Vec<usize>]) {
        let n = scenario.moments.len();
        let asks: Vec<bool> = scenario
            .moments
            .iter()
            .map(|moment| {
                moment.responses.clone().any(|r| {
                    let acts = &scenario.response(ResponseId(r)).acts;
                    acts.iter().any(|act| matches!(act, Act::Safety(_, Step::Ask(_) | Step::Clarify(_))))
                })
            })
            .collect();
        let mut before = vec![0_u8; n];
        for _ in 0..4 {
            let (on, back) = (self.questions.clone(), before.clone());
            for row in 0..n {
                if !asks[row] {
                    continue;
                }
                let stays = if self.again[row] { on[row] } else { 0 };
                self.questions[row] = 1 + ways[row].iter().map(|to| on[*to]).max().unwrap_or(0).max(stays).min(3);
                before[row] = before[row].max(1 + stays_back(self.again[row], back[row]));
                for to in &ways[row] {
                    if asks[*to] {
                        before[*to] = before[*to].max(1 + before[row].min(3));
                    }
                }
            }
        }
        for row in 0..n {
            let risky = |row: usize| asks[row] && before[row] + self.questions[row] > 4;
            self.four_in_a_row[row] = risky(row) || self.reach.iter(row).any(risky);
        }
    }

    fn vars(&self) -> Vars {
        Vars {
            people: self.scenario_people,
            flags: self.scenario_flags,
            concerns: self.scenario_concerns,
            calls: self.scenario_calls,
        }
    }

    pub(crate) fn may_open(&self, moment: usize, call: CallId) -> bool {
        self.opens.has(moment, call.index())
    }

    pub(crate) fn may_act_on(&self, moment: usize, call: CallId) -> bool {
        self.acts.has(moment, call.index())
    }

    /// The kinds of steps that may still be taken for a concern.
    pub(crate) fn steps(&self, moment: usize, concern: ConcernId) -> CodeSet<StepKind> {
        let may = |kind: &StepKind| self.steps.has(moment, concern.index() * CONCERN + kind.index());
        StepKind::ALL.iter().copied().filter(may).collect()
    }

    pub(crate) fn may_enter(&self, moment: usize, other: usize) -> bool {
        self.reach.has(moment, other)
    }

    /// Whether a moment can be offered a second time.
    pub(crate) fn comes_again(&self, moment: usize) -> bool {
        self.again[moment] || self.reach.has(moment, moment)
    }

    /// Turns with a question that can follow each other from here, up to four.
    pub(crate) fn questions(&self, moment: usize) -> u8 {
        self.questions[moment]
    }

    /// Whether four questions in a row can still come.
    pub(crate) fn four_in_a_row(&self, moment: usize) -> bool {
        self.four_in_a_row[moment]
    }

    pub(crate) fn reads(&self, moment: usize, words_too: bool) -> Reads<'_> {
        Reads { bits: if words_too { &self.reads } else { &self.feels }, row: moment, vars: self.vars() }
    }
}

fn stays_back(stays: bool, before: u8) -> u8 {
    if stays { before.min(3) } else { 0 }
}

/// What conditions ahead of a moment read.
pub(crate) struct Reads<'a> {
    bits: &'a Bits,
    row: usize,
    vars: Vars,
}

impl Reads<'_> {
    fn has(&self, read: Read) -> bool {
        self.bits.has(self.row, self.vars.bit(read))
    }

    pub(crate) fn openness(&self, person: usize) -> bool {
        self.has(Read::Openness(person))
    }

    pub(crate) fn flag(&self, flag: usize) -> bool {
        self.has(Read::Flag(flag))
    }

    /// Whether it is read how a concern was asked about.
    pub(crate) fn asked(&self, concern: ConcernId) -> bool {
        self.has(Read::Asked(concern.index()))
    }

    /// The kinds of steps of which it is read whether they were taken for a concern.
    pub(crate) fn done(&self, concern: ConcernId) -> CodeSet<StepKind> {
        StepKind::ALL.iter().copied().filter(|kind| self.has(Read::Done(concern.index(), *kind))).collect()
    }

    pub(crate) fn met(&self, call: CallId) -> bool {
        self.has(Read::Met(call.index()))
    }

    /// Whether any condition reads that a call was met.
    pub(crate) fn any_met(&self) -> bool {
        (0..self.vars.calls).any(|call| self.has(Read::Met(call)))
    }

    pub(crate) fn visited(&self, moment: usize) -> bool {
        self.has(Read::Visited(moment))
    }
}

/// Where in a row of bits each thing that can be read stands.
#[derive(Clone, Copy)]
struct Vars {
    people: usize,
    flags: usize,
    concerns: usize,
    calls: usize,
}

impl Vars {
    fn bit(self, read: Read) -> usize {
        match read {
            Read::Openness(nth) => nth,
            Read::Flag(nth) => self.people + nth,
            Read::Done(nth, kind) => self.people + self.flags + nth * CONCERN + kind.index(),
            Read::Asked(nth) => self.people + self.flags + nth * CONCERN + CONCERN - 1,
            Read::Met(nth) => self.people + self.flags + self.concerns * CONCERN + nth,
            Read::Visited(nth) => self.people + self.flags + self.concerns * CONCERN + self.calls + nth,
        }
    }
}

/// What entering each moment does.
struct Entry {
    opens: Bits,
    reads: Bits,
    feels: Bits,
}

/// Notes what some talk opens and reads.
struct Look<'a> {
    scenario: &'a Scenario,
    row: usize,
    vars: Vars,
    opens: &'a mut Bits,
    reads: &'a mut Bits,
    feels: &'a mut Bits,
}

impl Look<'_> {
    fn talk(&mut self, talk: &[Talk]) {
        for piece in talk {
            match piece {
                Talk::Line(line) => {
                    for call in &self.scenario.line(*line).calls {
                        self.opens.set(self.row, call.index());
                    }
                }
                Talk::If(when, inner) => {
                    if does_anything(self.scenario, inner) {
                        self.felt(when);
                    } else {
                        self.read(when);
                    }
                    self.talk(inner);
                }
                Talk::OneOf(_, variants) => variants.iter().for_each(|inner| self.talk(inner)),
                Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
            }
        }
    }

    /// Endings open nothing; their conditions only decide about words.
    fn ending(&mut self, talk: &[Talk]) {
        for piece in talk {
            match piece {
                Talk::If(when, inner) => {
                    self.read(when);
                    self.ending(inner);
                }
                Talk::OneOf(_, variants) => variants.iter().for_each(|inner| self.ending(inner)),
                Talk::Line(_) | Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
            }
        }
    }

    /// A condition that decides about more than words.
    fn felt(&mut self, when: &Condition) {
        let mut read = Vec::new();
        reads_of(when, &mut read);
        for read in read {
            self.reads.set(self.row, self.vars.bit(read));
            self.feels.set(self.row, self.vars.bit(read));
        }
    }

    /// A condition that decides about words.
    fn read(&mut self, when: &Condition) {
        let mut read = Vec::new();
        reads_of(when, &mut read);
        for read in read {
            self.reads.set(self.row, self.vars.bit(read));
        }
    }
}

/// Whether talk opens calls or moves someone.
fn does_anything(scenario: &Scenario, talk: &[Talk]) -> bool {
    talk.iter().any(|piece| match piece {
        Talk::Line(line) => !scenario.line(*line).calls.is_empty(),
        Talk::Opens(_) | Talk::Closes(_) => true,
        Talk::If(_, inner) => does_anything(scenario, inner),
        Talk::OneOf(_, variants) => variants.iter().any(|inner| does_anything(scenario, inner)),
        Talk::Pause(_) => false,
    })
}

/// Whether a condition holds, as far as that follows from moments that were visited.
fn known(condition: &Condition, visited: &[MomentId]) -> Option<bool> {
    match condition {
        Condition::Visited(moment) => visited.contains(moment).then_some(true),
        Condition::Not(one) => known(one, visited).map(|held| !held),
        Condition::All(all) => decided(all, visited, false),
        Condition::Any(any) => decided(any, visited, true),
        Condition::Openness(..)
        | Condition::Flag(_)
        | Condition::Asked(_)
        | Condition::AskedAs(..)
        | Condition::Done(..)
        | Condition::Met(_)
        | Condition::Turn(_) => None,
    }
}

/// Whether several conditions together are known to hold: where one of them decides, that; where all are known and none
/// decides, the other.
fn decided(conditions: &[Condition], visited: &[MomentId], decides: bool) -> Option<bool> {
    let mut together = Some(!decides);
    for one in conditions {
        match known(one, visited) {
            Some(known) if known == decides => return Some(decides),
            Some(_) => {}
            None => together = None,
        }
    }
    together
}

/// Everything that a condition reads; the turn is no part of a state, for states are compared turn by turn.
fn reads_of(condition: &Condition, read: &mut Vec<Read>) {
    match condition {
        Condition::Openness(person, _) => read.push(Read::Openness(person.index())),
        Condition::Flag(flag) => read.push(Read::Flag(flag.index())),
        Condition::Asked(concern) | Condition::AskedAs(concern, _) => read.push(Read::Asked(concern.index())),
        Condition::Done(concern, kind) => read.push(Read::Done(concern.index(), *kind)),
        Condition::Met(call) => read.push(Read::Met(call.index())),
        Condition::Visited(moment) => read.push(Read::Visited(moment.index())),
        Condition::Turn(_) => {}
        Condition::All(all) | Condition::Any(all) => all.iter().for_each(|one| reads_of(one, read)),
        Condition::Not(one) => reads_of(one, read),
    }
}
