//! The bytes that stand for a state: what its slice keeps, and nothing else.

use super::account::Tally;
use super::outcome::{Outcome, first_turns};
use crate::analysis::slice::{KeptCall, Slice, Slicing};
use crate::codebook::{Code, CodeSet, Openness, Requirement, Step, StepKind};
use crate::meeting::{CallStand, ConcernState, State, StepStand, Taken};
use crate::scenario::{CallId, CallWhat, ConcernId, LineId, MomentId, PersonId, Scenario, Talk};
use crate::scoring::facts::{ConcernFacts, StepFact};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// A state between two turns, with what a slice must remember beside it.
pub(super) struct Standing {
    pub state: State,
    pub outcomes: Vec<Option<Outcome>>,
    pub tally: Tally,
}

impl Standing {
    pub(super) fn copy_from(&mut self, other: &Self) {
        self.state.copy_from(&other.state);
        for (mine, theirs) in self.outcomes.iter_mut().zip(&other.outcomes) {
            match (&mut *mine, theirs) {
                (Some(mine), Some(theirs)) => mine.copy_from(theirs),
                (mine, theirs) => mine.clone_from(theirs),
            }
        }
        self.tally = other.tally;
    }
}

/// Writes and reads the states of one slice.
pub(super) struct Keys<'a> {
    slicing: &'a Slicing<'a>,
    /// Per call, the lines that can open it.
    lines: Vec<Vec<LineId>>,
    /// What classes heard together require, and their grace, by their bits.
    required: HashMap<u32, (Requirement, u16), FixedState>,
    codebook: &'a crate::codebook::Codebook,
}

impl<'a> Keys<'a> {
    pub(super) fn new(slicing: &'a Slicing<'a>, codebook: &'a crate::codebook::Codebook) -> Self {
        Self { slicing, lines: lines_of_calls(slicing.scenario), required: HashMap::default(), codebook }
    }

    /// Writes a normal state.
    pub(super) fn write(&self, standing: &Standing, bytes: &mut Vec<u8>) {
        let Standing { state, outcomes, tally } = standing;
        let table = self.slicing.table(state);
        let kept = self.slicing.in_table(table, state.moment);
        let mut out = Writer { bytes, bits: 0, n: 0 };
        out.number(state.moment.0);
        out.number(table as u32);
        out.bits(u32::from(state.last_was_silence), 1);
        out.bits(u32::from(state.questions_running), 3);
        out.bits(u32::from(tally.due), 1);
        out.bits(u32::from(tally.taken), 1);
        out.bits(u32::from(tally.harm), 1);
        out.bits(u32::from(tally.imminent), 1);
        out.bits(u32::from(tally.items), 8);
        kept.people.iter().for_each(|at| out.bits(state.openness[*at].index() as u32, 3));
        kept.flags.iter().for_each(|at| out.bits(u32::from(state.flags[*at]), 1));
        kept.visited.iter().for_each(|at| out.bits(u32::from(state.visits[*at] > 0), 1));
        kept.chosen.iter().for_each(|at| out.bits(u32::from(state.chosen[*at]), 1));
        for call in &kept.calls {
            self.write_call(state, *call, &mut out);
        }
        for keeps in &kept.concerns {
            let concern = &state.concerns[keeps.id.index()];
            let is_known = state.known.contains(&keeps.id);
            out.bits(u32::from(is_known), 1);
            if is_known {
                self.write_concern(state, keeps.id, &mut out);
                if self.slicing.slice == Slice::Safe
                    && let Some(outcome) = &outcomes[keeps.id.index()]
                {
                    write_outcome(outcome, &mut out);
                }
            } else {
                if keeps.asked {
                    out.bits(concern.forms.bits(), 5);
                }
                if !keeps.done.is_empty() {
                    out.bits(concern.taken.bits(), 15);
                }
            }
        }
        out.end();
    }

    fn write_call(&self, state: &State, keeps: KeptCall, out: &mut Writer<'_>) {
        let call = self.slicing.call(&keeps, &state.calls[keeps.id.index()]);
        out.bits(call.stand as u32, 2);
        if call.stand == CallStand::Open {
            out.bits(u32::from(call.answered), 1);
            out.bits(u32::from(call.excused), 1);
            out.bits(u32::from(call.postponed), 1);
            out.bits(u32::from(call.best), 3);
            out.small(u32::from(call.age));
            self.write_line(keeps.id, call.line, out);
        }
    }

    /// The line that opened a call, where more than one can.
    fn write_line(&self, call: CallId, line: u32, out: &mut Writer<'_>) {
        let lines = &self.lines[call.index()];
        if lines.len() > 1 {
            let at = lines.iter().position(|known| known.0 == line).unwrap_or(0);
            out.number(at as u32);
        }
    }

    fn write_concern(&self, state: &State, id: ConcernId, out: &mut Writer<'_>) {
        let concern = &state.concerns[id.index()];
        for signal in &self.slicing.scenario.concern(id).signals {
            let call = &state.calls[signal.index()];
            let is_open = call.stand == CallStand::Open;
            out.bits(u32::from(is_open), 1);
            if is_open {
                self.write_line(*signal, call.line, out);
            }
        }
        if self.slicing.scenario.concern(id).about.is_none() {
            out.number(concern.first_carrier.map_or(0, |person| person.0 + 1));
        }
        out.small(u32::from(concern.clock));
        for flag in [
            concern.explicit_first,
            concern.said_outright,
            concern.method_named,
            concern.sign_since_question,
            concern.questioned,
        ] {
            out.bits(u32::from(flag), 1);
        }
        write_taken(&concern.anywhere, out);
        let apart = !is_same(&concern.anywhere, &concern.in_private);
        out.bits(u32::from(apart), 1);
        if apart {
            write_taken(&concern.in_private, out);
        }
        out.bits(concern.taken.bits(), 15);
        out.bits(concern.forms.bits(), 5);
        out.bits(concern.locked_late.bits(), 15);
    }

    /// Reads a state back into a standing that is blank.
    pub(super) fn read(&mut self, bytes: &[u8], turn: u16, standing: &mut Standing) {
        let scenario = self.slicing.scenario;
        let Standing { state, outcomes, tally } = standing;
        let mut input = Reader { bytes, at: 0, bits: 0, n: 0 };
        state.turn = turn;
        state.moment = MomentId(input.number());
        let table = input.number() as usize;
        state.last_was_silence = input.bits(1) == 1;
        state.questions_running = input.bits(3) as u8;
        tally.due = input.bits(1) == 1;
        tally.taken = input.bits(1) == 1;
        tally.harm = input.bits(1) == 1;
        tally.imminent = input.bits(1) == 1;
        tally.items = input.bits(8) as u8;
        for there in &scenario.moment(state.moment).present {
            state.present[there.index()] = true;
        }
        let slicing = self.slicing;
        let kept = slicing.in_table(table, state.moment);
        for at in &kept.people {
            state.openness[*at] = Openness::ALL[input.bits(3) as usize];
        }
        for at in &kept.flags {
            state.flags[*at] = input.bits(1) == 1;
        }
        for at in &kept.visited {
            state.visits[*at] = input.bits(1);
        }
        for at in &kept.chosen {
            state.chosen[*at] = input.bits(1) == 1;
        }
        for keeps in &kept.calls {
            self.read_call(state, *keeps, &mut input);
        }
        for keeps in &kept.concerns {
            let at = keeps.id.index();
            if input.bits(1) == 1 {
                state.known.push(keeps.id);
                self.read_concern(state, keeps.id, &mut input);
                if slicing.slice == Slice::Safe {
                    outcomes[at] =
                        Some(read_outcome(scenario, keeps.id, &state.concerns[at], self.codebook, &mut input));
                }
                continue;
            }
            if keeps.asked {
                state.concerns[at].forms = CodeSet::from_bits(input.bits(5));
            }
            if !keeps.done.is_empty() {
                state.concerns[at].taken = CodeSet::from_bits(input.bits(15));
            }
            // A concern that is not shown yet waits for its signs where anything can come of them.
            let waits = keeps.acts || (keeps.signs && slicing.slice == Slice::Safe);
            if waits {
                for signal in &scenario.concern(keeps.id).signals {
                    state.calls[signal.index()].stand = CallStand::Ahead;
                }
            }
        }
    }

    fn read_call(&self, state: &mut State, keeps: KeptCall, input: &mut Reader<'_>) {
        let stand = match input.bits(2) {
            0 => CallStand::Ahead,
            1 => CallStand::Open,
            2 => CallStand::Met,
            _ => CallStand::Gone,
        };
        let call = &mut state.calls[keeps.id.index()];
        call.stand = stand;
        if stand == CallStand::Open {
            call.answered = input.bits(1) == 1;
            call.excused = input.bits(1) == 1;
            call.postponed = input.bits(1) == 1;
            call.best = input.bits(3) as u8;
            call.age = input.small() as u16;
            call.line = self.read_line(keeps.id, input);
            if call.postponed {
                call.lasts = call.lasts.saturating_add(self.codebook.postpone_turns);
            }
            state.open.push(keeps.id);
        }
    }

    fn read_line(&self, call: CallId, input: &mut Reader<'_>) -> u32 {
        let lines = &self.lines[call.index()];
        let at = if lines.len() > 1 { input.number() as usize } else { 0 };
        lines.get(at).map_or(0, |line| line.0)
    }

    fn read_concern(&mut self, state: &mut State, id: ConcernId, input: &mut Reader<'_>) {
        let scenario = self.slicing.scenario;
        let mut heard = CodeSet::EMPTY;
        for signal in &scenario.concern(id).signals {
            let is_open = input.bits(1) == 1;
            let line = if is_open { self.read_line(*signal, input) } else { 0 };
            let call = &mut state.calls[signal.index()];
            call.stand = if is_open { CallStand::Open } else { CallStand::Ahead };
            call.line = line;
            if let (true, CallWhat::Signal { class, .. }) = (is_open, scenario.call(*signal).what) {
                heard.insert(class);
            }
        }
        let codebook = self.codebook;
        let (required, grace) = *self
            .required
            .entry(heard.bits())
            .or_insert_with(|| (Requirement::united(codebook, heard), codebook.grace(heard)));
        let concern = &mut state.concerns[id.index()];
        concern.heard = heard;
        concern.required = required;
        concern.grace = grace;
        concern.first_carrier = match scenario.concern(id).about {
            Some(_) => None,
            None => input.number().checked_sub(1).map(PersonId),
        };
        concern.clock = input.small() as u16;
        concern.explicit_first = input.bits(1) == 1;
        concern.said_outright = input.bits(1) == 1;
        concern.method_named = input.bits(1) == 1;
        concern.sign_since_question = input.bits(1) == 1;
        concern.questioned = input.bits(1) == 1;
        concern.anywhere = read_taken(input);
        concern.in_private = if input.bits(1) == 1 { read_taken(input) } else { concern.anywhere };
        concern.taken = CodeSet::from_bits(input.bits(15));
        concern.forms = CodeSet::from_bits(input.bits(5));
        concern.locked_late = CodeSet::from_bits(input.bits(15));
    }
}

fn is_same(one: &Taken, other: &Taken) -> bool {
    one.done == other.done
        && one.clarified == other.clarified
        && one.planned == other.planned
        && one.routes == other.routes
}

fn write_taken(taken: &Taken, out: &mut Writer<'_>) {
    out.bits(taken.done.bits(), 15);
    out.bits(taken.clarified.bits(), 12);
    out.bits(taken.planned.bits(), 7);
    out.bits(taken.routes.bits(), 10);
}

fn read_taken(input: &mut Reader<'_>) -> Taken {
    Taken {
        done: CodeSet::from_bits(input.bits(15)),
        clarified: CodeSet::from_bits(input.bits(12)),
        planned: CodeSet::from_bits(input.bits(7)),
        routes: CodeSet::from_bits(input.bits(10)),
    }
}

fn write_outcome(outcome: &ConcernFacts, out: &mut Writer<'_>) {
    out.bits(u32::from(outcome.could_ask), 1);
    out.bits(outcome.could_take.kinds().bits(), 15);
    out.bits(outcome.could_take_beneath.kinds().bits(), 15);
    out.small(outcome.steps.len() as u32);
    for fact in &outcome.steps {
        out.bits(fact.step.kind().index() as u32, 4);
        match fact.step {
            Step::Ask(form) => out.bits(form.index() as u32, 3),
            Step::Clarify(parts) => out.bits(parts.bits(), 12),
            Step::Plan(parts) => out.bits(parts.bits(), 7),
            Step::Act(route) => out.bits(route.index() as u32, 4),
            _ => {}
        }
        out.bits(u32::from(fact.turn), 2);
        for flag in [fact.stand.late, fact.stand.private, fact.stand.less_open] {
            out.bits(u32::from(flag), 1);
        }
    }
}

fn read_outcome(
    scenario: &Scenario,
    id: ConcernId,
    concern: &ConcernState,
    codebook: &crate::codebook::Codebook,
    input: &mut Reader<'_>,
) -> Outcome {
    let about = scenario.concern(id);
    let mut facts = ConcernFacts::new(id, about.signals[0], 0, about.beneath);
    facts.heard = concern.heard;
    facts.explicit_first = concern.explicit_first;
    facts.said_outright = concern.said_outright;
    facts.decoy_so_far = codebook.is_decoy(concern.heard);
    facts.shown.push(0);
    facts.could_ask = input.bits(1) == 1;
    facts.could_take = first_turns(CodeSet::from_bits(input.bits(15)));
    facts.could_take_beneath = first_turns(CodeSet::from_bits(input.bits(15)));
    for _ in 0..input.small() {
        let step = match StepKind::ALL[input.bits(4) as usize] {
            StepKind::Ask => Step::Ask(crate::codebook::AskForm::ALL[input.bits(3) as usize]),
            StepKind::Clarify => Step::Clarify(CodeSet::from_bits(input.bits(12))),
            StepKind::Plan => Step::Plan(CodeSet::from_bits(input.bits(7))),
            StepKind::Act => Step::Act(crate::codebook::Route::ALL[input.bits(4) as usize]),
            StepKind::Notice => Step::Notice,
            StepKind::Share => Step::Share,
            StepKind::HandOver => Step::HandOver,
            // Nothing else is ever required, so nothing else is kept.
            _ => Step::Confirm,
        };
        let turn = input.bits(2) as u16;
        let stand = StepStand {
            due: false,
            completes: false,
            completes_beneath: false,
            late: input.bits(1) == 1,
            heard_there: true,
            private: input.bits(1) == 1,
            person_present: false,
            private_by_right: false,
            less_open: input.bits(1) == 1,
            heard: CodeSet::EMPTY,
        };
        facts.steps.push(StepFact { turn, event: 0, answer: 0, step, stand });
    }
    Outcome(facts)
}

/// Per call, the lines that can open it; of variants the first stands for all, for they open the same.
fn lines_of_calls(scenario: &Scenario) -> Vec<Vec<LineId>> {
    fn walk(scenario: &Scenario, talk: &[Talk], lines: &mut [Vec<LineId>]) {
        for piece in talk {
            match piece {
                Talk::Line(line) => {
                    for call in &scenario.line(*line).calls {
                        let known = &mut lines[call.index()];
                        if !known.contains(line) {
                            known.push(*line);
                        }
                    }
                }
                Talk::If(_, inner) => walk(scenario, inner, lines),
                Talk::OneOf(_, variants) => variants.first().into_iter().for_each(|inner| walk(scenario, inner, lines)),
                Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
            }
        }
    }
    let mut lines = vec![Vec::new(); scenario.calls.len()];
    for moment in &scenario.moments {
        walk(scenario, &moment.talk, &mut lines);
        walk(scenario, &moment.again, &mut lines);
    }
    scenario.responses.iter().for_each(|response| walk(scenario, &response.reply, &mut lines));
    lines
}

/// Puts numbers into bytes, a few bits each.
struct Writer<'a> {
    bytes: &'a mut Vec<u8>,
    bits: u64,
    n: u32,
}

impl Writer<'_> {
    fn bits(&mut self, value: u32, n: u32) {
        self.bits |= u64::from(value) << self.n;
        self.n += n;
        while self.n >= 8 {
            self.bytes.push(self.bits as u8);
            self.bits >>= 8;
            self.n -= 8;
        }
    }

    /// A number that is mostly below 3.
    fn small(&mut self, value: u32) {
        self.bits(value.min(3), 2);
        if value >= 3 {
            self.number(value);
        }
    }

    fn number(&mut self, mut value: u32) {
        loop {
            self.bits(value & 0x7f | if value > 0x7f { 0x80 } else { 0 }, 8);
            value >>= 7;
            if value == 0 {
                return;
            }
        }
    }

    fn end(&mut self) {
        if self.n > 0 {
            self.bytes.push(self.bits as u8);
        }
    }
}

/// Takes them out again.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    bits: u64,
    n: u32,
}

impl Reader<'_> {
    fn bits(&mut self, n: u32) -> u32 {
        while self.n < n {
            let byte = self.bytes.get(self.at).copied().unwrap_or(0);
            self.bits |= u64::from(byte) << self.n;
            self.at += 1;
            self.n += 8;
        }
        let value = (self.bits & ((1_u64 << n) - 1)) as u32;
        self.bits >>= n;
        self.n -= n;
        value
    }

    fn small(&mut self) -> u32 {
        match self.bits(2) {
            3 => self.number(),
            value => value,
        }
    }

    fn number(&mut self) -> u32 {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.bits(8);
            value |= (byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 || shift >= 32 {
                return value;
            }
        }
    }
}
