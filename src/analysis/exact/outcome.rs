//! What was done for a concern, down to what a score can still tell apart.

use crate::codebook::{AskForm, ClarifyPart, Code, CodeSet, Codebook, Requirement, Step, StepKind};
use crate::meeting::StepStand;
use crate::scoring::facts::{ConcernFacts, FirstTurns, StepFact};
use std::ops::{Deref, DerefMut};

/// The facts of a concern, tidied after every turn.
#[derive(Clone, Debug)]
pub(super) struct Outcome(pub ConcernFacts);

impl Outcome {
    /// The turn of steps that are just being taken; those of earlier turns have lower numbers.
    pub(super) const NOW: u16 = 3;

    /// Becomes like another of the same concern, in the room that this one has.
    pub(super) fn copy_from(&mut self, other: &Self) {
        let Self(mine) = self;
        let ConcernFacts {
            id: _,
            signal: _,
            shown_turn: _,
            shown,
            explicit_first,
            said_outright,
            decoy_so_far,
            heard,
            beneath,
            steps,
            could_ask,
            could_take,
            could_take_beneath,
        } = &other.0;
        mine.shown.clone_from(shown);
        mine.explicit_first = *explicit_first;
        mine.said_outright = *said_outright;
        mine.decoy_so_far = *decoy_so_far;
        mine.heard = *heard;
        mine.beneath = *beneath;
        mine.steps.clone_from(steps);
        mine.could_ask = *could_ask;
        mine.could_take.copy_from(could_take);
        mine.could_take_beneath.copy_from(could_take_beneath);
    }
}

impl Deref for Outcome {
    type Target = ConcernFacts;
    fn deref(&self) -> &ConcernFacts {
        &self.0
    }
}

impl DerefMut for Outcome {
    fn deref_mut(&mut self) -> &mut ConcernFacts {
        &mut self.0
    }
}

/// Forgets what no score can tell apart: turns, events, and steps that change nothing beside those before them.
pub(super) fn tidy(outcome: &mut Outcome, codebook: &Codebook) {
    outcome.shown.truncate(1);
    if outcome.steps.iter().all(|fact| fact.turn < Outcome::NOW) {
        return;
    }
    let all = outcome.heard.union(outcome.beneath);
    // Whatever the concern is judged by, it requires no more than all its classes do together.
    let required: Vec<&Requirement> = all.iter().map(|class| &codebook.class(class).requires).collect();
    let kinds = required.iter().fold(CodeSet::EMPTY, |kinds, row| kinds.union(row.steps));
    let private = required.iter().fold(CodeSet::EMPTY, |kinds, row| kinds.union(row.private));
    let method = required.iter().any(|row| row.plan.means_if_method);
    let names_method = |f: &StepFact| matches!(f.step, Step::Clarify(parts) if parts.contains(ClarifyPart::Method));
    let method_named = outcome.steps.iter().any(|f| f.turn < Outcome::NOW && names_method(f));
    let mut tidied = Tidied { kinds, private, method, method_named, steps: Vec::with_capacity(outcome.steps.len()) };
    for fact in &outcome.steps {
        tidied.add(*fact);
    }
    outcome.steps = tidied.steps;
}

/// Kinds of steps that an offer could have taken; when that was makes no difference to a score.
pub(super) fn first_turns(kinds: CodeSet<StepKind>) -> FirstTurns {
    let mut turns = FirstTurns::default();
    turns.note(kinds, 0, 0);
    turns
}

struct Tidied {
    /// The kinds of steps that anything requires.
    kinds: CodeSet<StepKind>,
    /// Of these, those that may count in private only.
    private: CodeSet<StepKind>,
    /// Whether a plan may need the means once a method was named.
    method: bool,
    /// Whether one was, in an earlier turn than this.
    method_named: bool,
    steps: Vec<StepFact>,
}

impl Tidied {
    fn add(&mut self, fact: StepFact) {
        let kind = fact.step.kind();
        let names_method = matches!(fact.step, Step::Clarify(_)) && self.method;
        if !(self.kinds.contains(kind) || names_method) || !fact.stand.heard_there {
            return;
        }
        let privacy_counts = self.private.contains(kind);
        let is_private = fact.stand.private || !privacy_counts;
        let same_kind = self.steps.iter().filter(|earlier| earlier.step.kind() == kind);
        // Beside what came before, does it add anything: to all of them, or to those in private?
        let adds_to = |earlier: &[&StepFact]| adds(fact, earlier);
        let everywhere: Vec<&StepFact> = same_kind.collect();
        let in_private: Vec<&StepFact> = everywhere.iter().copied().filter(|f| f.stand.private).collect();
        if !(adds_to(&everywhere) || (privacy_counts && fact.stand.private && adds_to(&in_private))) {
            return;
        }
        let turn = match fact.step {
            Step::Plan(_) => 1 + u16::from(fact.turn == 2 || (fact.turn == Outcome::NOW && self.method_named)),
            _ => 1,
        };
        let stand = StepStand {
            due: false,
            completes: false,
            completes_beneath: false,
            late: fact.stand.late,
            heard_there: true,
            private: is_private,
            person_present: false,
            private_by_right: false,
            less_open: fact.stand.less_open && kind == StepKind::Ask,
            heard: CodeSet::EMPTY,
        };
        let fact = StepFact { turn, event: 0, answer: 0, stand, ..fact };
        if let Some(last) = self.steps.iter_mut().rev().find(|earlier| earlier.step.kind() == kind)
            && let Some(both) = merged(last, &fact)
        {
            last.step = both;
            return;
        }
        self.steps.push(fact);
        // Within a kind the order counts; between kinds it does not.
        self.steps.sort_by_key(|fact| fact.step.kind());
    }
}

/// Whether a step changes anything beside earlier ones of its kind.
fn adds(fact: StepFact, earlier: &[&StepFact]) -> bool {
    match fact.step {
        Step::Ask(form) => {
            let forms = |known: &dyn Fn(AskForm, &StepFact) -> bool| {
                earlier.iter().any(|f| matches!(f.step, Step::Ask(form) if known(form, f)))
            };
            let well = |form: AskForm, f: &StepFact| form.is_at_least_neutral() && !f.stand.less_open;
            let is_better = !forms(&|before, _| !form.is_better_than(before));
            let first_well = form.is_at_least_neutral() && !forms(&|form, _| form.is_at_least_neutral());
            let first_well_when_open = well(form, &fact) && !forms(&|form, f| well(form, f));
            let first_less_open = fact.stand.less_open && !forms(&|_, f| f.stand.less_open);
            is_better || first_well || first_well_when_open || first_less_open
        }
        Step::Clarify(parts) => {
            let said = said(earlier, |step| if let Step::Clarify(parts) = step { parts.bits() } else { 0 });
            !parts.without(said).is_empty()
        }
        Step::Plan(parts) => {
            let said = said(earlier, |step| if let Step::Plan(parts) = step { parts.bits() } else { 0 });
            !parts.without(said).is_empty()
        }
        Step::Act(route) => !earlier.iter().any(|f| f.step == Step::Act(route)),
        _ => earlier.is_empty(),
    }
}

/// The parts that earlier steps hold together.
fn said<T: Code>(earlier: &[&StepFact], bits: impl Fn(Step) -> u32) -> CodeSet<T> {
    CodeSet::from_bits(earlier.iter().fold(0, |all, f| all | bits(f.step)))
}

/// Two steps of a kind as one, where nothing can tell them apart: parts said in a row, equally in time.
fn merged(one: &StepFact, other: &StepFact) -> Option<Step> {
    if one.stand != other.stand || one.turn != other.turn {
        return None;
    }
    match (one.step, other.step) {
        (Step::Clarify(some), Step::Clarify(more)) => Some(Step::Clarify(some.union(more))),
        (Step::Plan(some), Step::Plan(more)) => Some(Step::Plan(some.union(more))),
        _ => None,
    }
}
