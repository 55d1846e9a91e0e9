//! What the engine sees that authors do not code: exposure, needless questions, steps beyond what is called for.

use super::event::{Event, OverStepWhy, StepStand};
use super::sink::Sink;
use super::state::State;
use super::turn::{Deeds, Stage};
use crate::codebook::{Band, Codebook, Step, StepKind};
use crate::scenario::{CallId, ConcernId};

/// Questions running without a cue met that are one too many (readings, 10).
const TOO_MANY_QUESTIONS: u8 = 4;

/// A step taken in this turn, as it stood when the offer was made.
#[derive(Debug)]
pub(super) struct Deed {
    pub concern: ConcernId,
    pub step: Step,
    pub stand: StepStand,
    /// In what ways it was more than was called for.
    pub too_much: Vec<OverStepWhy>,
}

impl State {
    /// In what ways a step is more than is called for, by the state that the offer was made in.
    pub(super) fn too_much(&self, codebook: &Codebook, deeds: &[Deed], place: usize) -> Vec<OverStepWhy> {
        let Deed { concern, step, stand, .. } = deeds[place];
        let kind = step.kind();
        if codebook.is_decoy(stand.heard) {
            let asked_before = deeds[..place].iter().any(|d| d.concern == concern && d.step.kind() == StepKind::Ask);
            return self.too_much_on_decoy(concern, step, asked_before).into_iter().collect();
        }
        if kind.is_failing() {
            return vec![OverStepWhy::Failing];
        }
        let known = &self.concerns[concern.index()];
        let mut too_much = Vec::new();
        if !stand.due && known.questioned && !known.sign_since_question && self.brings_nothing(deeds, place) {
            too_much.push(OverStepWhy::Repeated);
        }
        let band = codebook.band(stand.heard, !known.anywhere.routes.is_empty());
        if Band::rank(step).is_some_and(|rank| rank > band) {
            too_much.push(OverStepWhy::AboveBand);
        }
        if kind == StepKind::Act && stand.due && !stand.person_present && !stand.private_by_right {
            too_much.push(OverStepWhy::BehindTheScenes);
        }
        too_much
    }

    /// On a decoy naming it, returning, confirming, setting it aside and one question are free (readings, 11).
    fn too_much_on_decoy(&self, concern: ConcernId, step: Step, asked_before: bool) -> Option<OverStepWhy> {
        let known = &self.concerns[concern.index()];
        match step {
            Step::Notice | Step::Confirm | Step::Return | Step::Dismiss => None,
            Step::Ask(form) => {
                let again = asked_before || !known.forms.is_empty();
                let better = known.forms.iter().all(|before| form.is_better_than(before));
                again.then_some(OverStepWhy::OnDecoy { repeats: !better })
            }
            Step::Clarify(_) | Step::Share | Step::Plan(_) | Step::Act(_) | Step::HandOver => {
                Some(OverStepWhy::OnDecoy { repeats: false })
            }
            Step::Contract | Step::Grade | Step::Coerce | Step::Abandon | Step::MethodDetail => {
                Some(OverStepWhy::Failing)
            }
        }
    }

    /// Whether a risk question brings no better form and no new part (readings, 9). The first return after a
    /// retraction, and an Ask beside it, are no repetition.
    fn brings_nothing(&self, deeds: &[Deed], place: usize) -> bool {
        let Deed { concern, step, .. } = deeds[place];
        let known = &self.concerns[concern.index()];
        let returned = known.taken.contains(StepKind::Return);
        match step {
            Step::Ask(form) => {
                let better = known.forms.iter().all(|before| form.is_better_than(before));
                let beside_first_return =
                    !returned && deeds.iter().any(|d| d.concern == concern && d.step == Step::Return);
                !better && !beside_first_return
            }
            Step::Clarify(parts) => parts.without(known.anywhere.clarified).is_empty(),
            Step::Return => returned,
            _ => false,
        }
    }
}

impl<S: Sink> Stage<'_, S> {
    /// Notes what was seen in the steps of a turn.
    pub(super) fn observe(&mut self, deeds: &mut Deeds, counted: &[CallId]) {
        for deed in &deeds.steps {
            let (concern, step) = (deed.concern, deed.step.kind());
            let person = self.state.person_of(self.scenario, concern);
            if matches!(step, StepKind::Ask | StepKind::Clarify | StepKind::Share) && !deed.stand.private {
                self.events.push(Event::Exposed { concern, step });
                deeds.moves.hurt(self.codebook, person);
            }
            if step == StepKind::Coerce {
                deeds.moves.hurt(self.codebook, person);
            }
            for why in &deed.too_much {
                self.events.push(Event::OverStep { concern: Some(concern), step, why: *why });
            }
        }
        self.count_questions(deeds, counted);
    }

    /// Counts turns running with a risk question and no cue met, where the question was not due or a cue lay open that
    /// something in the offer could have met.
    fn count_questions(&mut self, deeds: &Deeds, counted: &[CallId]) {
        let mut questions =
            deeds.steps.iter().filter(|d| matches!(d.step.kind(), StepKind::Ask | StepKind::Clarify)).peekable();
        let Some(first) = questions.peek().map(|d| d.step.kind()) else {
            self.state.questions_running = 0;
            return;
        };
        let due = questions.any(|d| d.stand.due);
        let cue_lay_open = counted.iter().any(|call| self.scenario.call(*call).is_cue());
        if deeds.met_a_cue || (due && !cue_lay_open) {
            self.state.questions_running = 0;
            return;
        }
        self.state.questions_running += 1;
        if self.state.questions_running == TOO_MANY_QUESTIONS {
            self.state.questions_running = 0;
            self.events.push(Event::OverStep { concern: None, step: first, why: OverStepWhy::FourInARow });
        }
    }
}
