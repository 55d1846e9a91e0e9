//! Slices: what of a meeting's state can still be felt, by moment and by what is looked for.
//!
//! Two states that differ only in what nothing ahead reads are one state. For each dimension, and for the ways through
//! the meeting themselves, a slice says at every moment which calls, concerns, flags, people's openness and visits are
//! still read; the rest is put to one common value. It may keep too much, which only costs states, and never too little,
//! which would be a wrong answer: meetings played out by brute force are the test.

mod ahead;
mod bits;

use ahead::Ahead;

use crate::codebook::{CodeSet, Dimension, StepKind};
use crate::meeting::{CallStand, CallState, ConcernState, State};
use crate::scenario::{Act, Call, CallId, CallWhat, ConcernId, MomentId, Scenario};

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slice {
    /// The ways through the meeting: what can be said, offered and reached.
    Ways,
    /// The score of responsivity.
    Heard,
    /// The score of tolerance of uncertainty.
    Held,
    /// The score of safety escalation.
    Safe,
}

impl Slice {
    /// The dimension whose score is looked for.
    pub(crate) fn dimension(self) -> Option<Dimension> {
        match self {
            Self::Ways => None,
            Self::Heard => Some(Dimension::Responsivity),
            Self::Held => Some(Dimension::ToleranceOfUncertainty),
            Self::Safe => Some(Dimension::SafetyEscalation),
        }
    }
}

/// Which parts of a state a slice keeps at one moment.
pub(crate) struct Kept {
    /// The cues and presses of which anything is kept, in order.
    pub calls: Vec<KeptCall>,
    pub concerns: Vec<KeptConcern>,
    /// People whose openness is kept.
    pub people: Vec<usize>,
    pub flags: Vec<usize>,
    /// Moments of which it matters whether they were visited.
    pub visited: Vec<usize>,
    /// Responses of which it matters whether they were chosen.
    pub chosen: Vec<usize>,
    /// Whether a second silence running would count.
    pub silence: bool,
    /// Turns with a question that can follow each other from here, up to four; 0 where nobody counts them.
    pub questions: u8,
}

/// What is kept of a cue or press at one moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeptCall {
    pub id: CallId,
    /// Whether it matters while it is open.
    pub open: bool,
    /// Whether it matters even then, as long as it may still be waived: nothing can touch it any more, but a due step
    /// that passes over it would excuse it.
    pub waits: bool,
    /// Whether it matters that it may open later.
    pub ahead: bool,
    /// Whether a condition ahead reads that it was met.
    pub met: bool,
}

/// What is kept of a concern at one moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeptConcern {
    pub id: ConcernId,
    /// Whether a step on it may still be taken, and anybody cares.
    pub acts: bool,
    /// The kinds of steps that may.
    pub steps: CodeSet<StepKind>,
    /// Whether a sign of it may still be shown.
    pub signs: bool,
    /// Whether a condition ahead reads how it was asked about.
    pub asked: bool,
    /// The kinds of steps of which a condition ahead reads whether they were taken.
    pub done: CodeSet<StepKind>,
    /// Whether its being overdue is felt after the last step on it.
    pub overdue: bool,
}

/// A slice of one scenario: what is kept at each moment.
///
/// What lies behind, such as what was chosen before a detour, is a question for the plain table: in the others the way
/// that was just taken is closed already.
///
/// Authors write detours that can be taken once (`Not(Visited("x"))`). Whether one was taken decides what lies ahead, so
/// there is one table for each choice of the first few such moments.
pub(crate) struct Slicing<'a> {
    pub slice: Slice,
    pub scenario: &'a Scenario,
    detours: &'a Detours,
    kept: Vec<Vec<Kept>>,
}

/// The moments that lie on a way back to themselves and of which conditions read whether they were visited; and what
/// lies ahead, by which of them were.
pub(crate) struct Detours {
    moments: Vec<MomentId>,
    ahead: Vec<Ahead>,
}

/// Detours that are told apart at most: each doubles the tables.
const MOST_DETOURS: usize = 8;
/// Rows of all tables together, at most: of a long meeting fewer detours are told apart.
const MOST_ROWS: usize = 8192;

impl Detours {
    pub(crate) fn of(scenario: &Scenario) -> Self {
        let plain = Ahead::of(scenario, &[]);
        let n = scenario.moments.len();
        let is_detour = |moment: &usize| {
            plain.may_enter(*moment, *moment) && (0..n).any(|from| plain.reads(from, false).visited(*moment))
        };
        let most = (0..MOST_DETOURS).take_while(|more| n << (more + 1) <= MOST_ROWS).count();
        let moments: Vec<_> = (0..n).filter(is_detour).take(most).map(|at| MomentId(at as u32)).collect();
        let mut ahead = vec![plain];
        for table in 1..1_usize << moments.len() {
            let visited: Vec<_> = of_table(&moments, table).collect();
            ahead.push(Ahead::of(scenario, &visited));
        }
        Self { moments, ahead }
    }

    /// The table of a state: of the detours that conditions ahead still read, those that were taken.
    fn table(&self, state: &State, words_too: bool) -> usize {
        let reads = self.ahead[0].reads(state.moment.index(), words_too);
        let taken = |moment: &MomentId| state.visits[moment.index()] > 0 && reads.visited(moment.index());
        self.moments.iter().enumerate().filter(|(_, moment)| taken(moment)).map(|(nth, _)| 1 << nth).sum()
    }
}

/// The moments of a table: a bit for each.
fn of_table(moments: &[MomentId], table: usize) -> impl Iterator<Item = MomentId> + '_ {
    moments.iter().enumerate().filter(move |(nth, _)| table >> nth & 1 == 1).map(|(_, moment)| *moment)
}

impl<'a> Slicing<'a> {
    pub(crate) fn new(slice: Slice, scenario: &'a Scenario, detours: &'a Detours) -> Self {
        let moments = 0..scenario.moments.len();
        let table =
            |ahead| moments.clone().map(|moment| Look { slice, scenario, detours, ahead, moment }.kept()).collect();
        let kept = detours.ahead.iter().map(table).collect();
        Self { slice, scenario, detours, kept }
    }

    /// What is kept at a state.
    pub(crate) fn at(&self, state: &State) -> &Kept {
        self.in_table(self.table(state), state.moment)
    }

    /// The table that says what is kept at a state.
    pub(crate) fn table(&self, state: &State) -> usize {
        self.detours.table(state, is_ways(self.slice))
    }

    /// What is kept at a moment by a table.
    pub(crate) fn in_table(&self, table: usize, moment: MomentId) -> &Kept {
        &self.kept[table][moment.index()]
    }

    /// The cues and presses that are open and of which nothing is kept: nothing ahead can touch them any more, or nobody
    /// cares.
    pub(crate) fn let_go<'s>(&'s self, state: &'s State) -> impl Iterator<Item = (CallId, &'s CallState)> {
        let kept = self.at(state);
        let is_kept = |id: CallId| {
            let place = kept.calls.binary_search_by_key(&id, |call| call.id);
            place.is_ok_and(|place| kept.calls[place].keeps(&state.calls[id.index()]))
        };
        state.open.iter().filter(move |id| !is_kept(**id)).map(|id| (*id, &state.calls[id.index()]))
    }

    /// Puts what is kept of a state to values that only differ where that is felt; whatever is not kept may be anything.
    pub(crate) fn normalise(&self, state: &mut State) {
        let kept = self.at(state);
        state.last_was_silence &= kept.silence;
        if kept.questions == 0 || state.questions_running + kept.questions < 4 {
            state.questions_running = 0;
        }
        state.known.clear();
        for keeps in &kept.concerns {
            let concern = &mut state.concerns[keeps.id.index()];
            let is_known = !concern.heard.is_empty();
            let is_felt = keeps.acts
                || (keeps.signs && self.slice == Slice::Safe)
                || (keeps.overdue && is_known && concern.is_overdue());
            if is_felt {
                self.concern(concern, *keeps);
                if is_known {
                    state.known.push(keeps.id);
                }
            } else {
                concern.taken = concern.taken.intersection(keeps.done);
                if !keeps.asked {
                    concern.forms = CodeSet::EMPTY;
                }
            }
        }
    }

    /// A cue or press as far as it is kept.
    pub(crate) fn call(&self, keeps: &KeptCall, call: &CallState) -> CallState {
        match call.stand {
            CallStand::Open if keeps.keeps(call) => {
                CallState { best: if self.slice == Slice::Heard { call.best } else { 0 }, ..*call }
            }
            stand => CallState { stand: keeps.gone(stand), ..*call },
        }
    }

    fn concern(&self, concern: &mut ConcernState, keeps: KeptConcern) {
        concern.announced = false;
        let may_ask = keeps.steps.contains(StepKind::Ask);
        let counts_late = self.slice == Slice::Safe && may_ask;
        match self.slice {
            Slice::Ways => {
                concern.clock = 0;
                concern.said_outright = false;
                concern.questioned = false;
            }
            Slice::Safe | Slice::Heard | Slice::Held => {
                let counts = concern.is_live() || counts_late;
                concern.clock = if counts { concern.clock.min(concern.grace + 1) } else { 0 };
            }
        }
        let is_safe = self.slice == Slice::Safe;
        concern.locked_late = if is_safe { concern.locked_late.intersection(keeps.steps) } else { CodeSet::EMPTY };
        let may_return = !is_ways(self.slice) && keeps.steps.contains(StepKind::Return);
        let returned = may_return && concern.taken.contains(StepKind::Return);
        concern.taken = concern.taken.intersection(keeps.done);
        if returned {
            concern.taken.insert(StepKind::Return);
        }
        if !keeps.asked {
            concern.forms =
                match concern.forms.iter().reduce(|best, form| if form.is_better_than(best) { form } else { best }) {
                    // Whether a form is better than all before it is whether it is better than the best.
                    Some(best) if may_ask && !is_ways(self.slice) => CodeSet::of(best),
                    _ => CodeSet::EMPTY,
                };
        }
        concern.questioned &= keeps.steps.iter().any(StepKind::is_risk_question);
        concern.sign_since_question &= concern.questioned;
        if !keeps.signs {
            self.forget_done(concern, keeps.steps);
        }
    }

    /// Of steps that can be taken no more it only matters whether any is missing: then the concern stays live.
    fn forget_done(&self, concern: &mut ConcernState, ahead: CodeSet<StepKind>) {
        let mut missing = concern.missing(&concern.required).without(ahead);
        if concern.said_outright {
            missing.remove(StepKind::Ask);
        }
        // Where nobody looks at the clock, nor is the concern live for anyone.
        let all_done = missing.is_empty() && !is_ways(self.slice);
        let required = concern.required;
        // What a band, a repetition or a plan looks at beside what is required.
        let no_acts = !ahead.contains(StepKind::Act);
        let no_questions = !ahead.contains(StepKind::Clarify);
        let no_plans = !ahead.contains(StepKind::Plan);
        concern.method_named &= !no_plans;
        for taken in [&mut concern.anywhere, &mut concern.in_private] {
            let done = taken.done.intersection(ahead);
            taken.done = if all_done { done.union(required.steps.without(ahead)) } else { done };
            if no_acts {
                taken.routes = if all_done { required.any_route() } else { CodeSet::EMPTY };
            }
            if no_questions {
                taken.clarified = if all_done { required.every_part() } else { CodeSet::EMPTY };
            }
            if no_plans {
                taken.planned = if all_done { CodeSet::all() } else { CodeSet::EMPTY };
            }
        }
    }
}

fn is_ways(slice: Slice) -> bool {
    slice == Slice::Ways
}

/// Looks from one moment ahead for one slice.
struct Look<'a> {
    slice: Slice,
    scenario: &'a Scenario,
    detours: &'a Detours,
    ahead: &'a Ahead,
    moment: usize,
}

impl KeptCall {
    /// Whether an open call is kept.
    fn keeps(&self, call: &CallState) -> bool {
        let may_be_waived = !call.answered && !call.excused && call.age > 0;
        self.open || (self.waits && may_be_waived)
    }

    /// Where a call stands that is not kept open: ahead, met or gone, as far as that matters.
    fn gone(&self, stand: CallStand) -> CallStand {
        match stand {
            CallStand::Ahead if self.ahead => CallStand::Ahead,
            CallStand::Met if self.met => CallStand::Met,
            _ => CallStand::Gone,
        }
    }
}

impl Look<'_> {
    fn kept(&self) -> Kept {
        let people = (0..self.scenario.people.len()).filter(|person| self.feels_openness(*person)).collect();
        let reads = self.reads();
        let n_moments = self.scenario.moments.len();
        let enters_again = |moment: usize| {
            (moment == self.moment || self.ahead.may_enter(self.moment, moment))
                && self.detours.ahead[0].comes_again(moment)
        };
        let chosen = |moment: usize| {
            let responses = self.scenario.moments[moment].responses.clone();
            let once = move |r: &u32| !self.scenario.responses[*r as usize].repeats;
            responses.filter(once).map(|r| r as usize)
        };
        let silence = &self.scenario.response(self.scenario.moments[self.moment].silence()).acts;
        let hears = |act: &Act| matches!(act, Act::Answer(..) | Act::Reflect { .. } | Act::Invite(_));
        Kept {
            calls: self.calls(),
            concerns: (0..self.scenario.concerns.len() as u32).map(|id| self.concern(ConcernId(id))).collect(),
            people,
            flags: (0..self.scenario.flags.len()).filter(|flag| reads.flag(*flag)).collect(),
            visited: (0..n_moments)
                .filter(|moment| reads.visited(*moment) || enters_again(*moment) || self.is_told_apart(*moment))
                .collect(),
            chosen: (0..n_moments).filter(|moment| enters_again(*moment)).flat_map(chosen).collect(),
            silence: silence.iter().any(hears),
            questions: if self.counts_questions() { self.ahead.questions(self.moment) } else { 0 },
        }
    }

    /// What conditions ahead read; only the ways through the meeting care for conditions that decide about words.
    fn reads(&self) -> ahead::Reads<'_> {
        self.ahead.reads(self.moment, self.slice == Slice::Ways)
    }

    /// Whether a moment's having been visited chooses the table.
    fn is_told_apart(&self, moment: usize) -> bool {
        let plain = self.detours.ahead[0].reads(self.moment, is_ways(self.slice));
        self.detours.moments.contains(&MomentId(moment as u32)) && plain.visited(moment)
    }

    fn counts_questions(&self) -> bool {
        self.slice == Slice::Safe && self.detours.ahead[0].four_in_a_row(self.moment)
    }

    /// Whether anything ahead feels how open someone is: a condition; for safety also a question, where less was heard
    /// than lies beneath because they were less open when asked (readings, 17).
    fn feels_openness(&self, person: usize) -> bool {
        let is_asked = || {
            (0..).map(ConcernId).zip(&self.scenario.concerns).any(|(id, concern)| {
                let is_theirs = |signal: &CallId| self.scenario.call(*signal).person.index() == person;
                let about = match concern.about {
                    Some(about) => about.index() == person,
                    None => concern.signals.iter().any(is_theirs),
                };
                about && concern.beneath.len() > 1 && self.ahead.steps(self.moment, id).contains(StepKind::Ask)
            })
        };
        self.reads().openness(person) || (self.slice == Slice::Safe && is_asked())
    }

    fn calls(&self) -> Vec<KeptCall> {
        let reads = self.reads();
        let calls = (0..).map(CallId).zip(&self.scenario.calls).filter(|(_, call)| !call.is_signal());
        let kept = calls.map(|(id, call)| {
            let is_met_read = reads.met(id);
            let is_scored = match self.slice {
                Slice::Heard => call.is_cue(),
                Slice::Held => !call.is_cue(),
                Slice::Safe => call.is_cue() && self.counts_questions(),
                Slice::Ways => false,
            };
            let moves = call.is_cue() && self.feels_openness(call.person.index());
            // What nothing ahead acts on is never met, counts in no turn and so runs out in none.
            let open = (is_met_read || is_scored || moves) && self.ahead.may_act_on(self.moment, id);
            let waits = is_scored && self.slice != Slice::Safe && self.may_take_a_step();
            KeptCall { id, open, waits, ahead: open && self.ahead.may_open(self.moment, id), met: is_met_read }
        });
        kept.filter(|kept| kept.open || kept.waits || kept.met).collect()
    }

    fn may_take_a_step(&self) -> bool {
        let concerns = (0..self.scenario.concerns.len() as u32).map(ConcernId);
        concerns.into_iter().any(|id| !self.ahead.steps(self.moment, id).is_empty())
    }

    fn concern(&self, id: ConcernId) -> KeptConcern {
        let signals = &self.scenario.concern(id).signals;
        let steps = self.ahead.steps(self.moment, id);
        let anyone_moves = || (0..self.scenario.people.len()).any(|person| self.feels_openness(person));
        let reads = self.reads();
        let (asked, done) = (reads.asked(id), reads.done(id));
        let cares = self.slice != Slice::Ways || asked || !done.is_empty() || anyone_moves() || reads.any_met();
        KeptConcern {
            id,
            acts: !steps.is_empty() && cares,
            steps,
            signs: signals.iter().any(|signal| self.ahead.may_open(self.moment, *signal)),
            asked,
            done,
            overdue: matches!(self.slice, Slice::Heard | Slice::Held),
        }
    }
}

impl Call {
    /// Whether it is a sign of danger, or a decoy.
    fn is_signal(&self) -> bool {
        matches!(self.what, CallWhat::Signal { .. })
    }
}
