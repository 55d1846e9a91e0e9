//! What the responses of a file do to its calls and concerns, and where its calls open; conditions not looked at.

use super::flow::{Flow, calls_in, responses_of};
use crate::codebook::{AnswerWay, CodeSet, Codebook, CueAnswer, CueKind, Level, SignalClass, Step, StepKind};
use crate::scenario::model::{
    Act, Call, CallId, CallWhat, ConcernId, Destination, MomentId, PersonId, Response, ResponseId, Scenario,
};

/// What is offered to whom, gathered in one pass.
#[derive(Debug)]
pub struct Offers {
    /// Per call, the moments in whose offer it can first stand open.
    shown: Vec<Vec<MomentId>>,
    /// Per cue or press, the responses with an act that names it, in file order.
    on: Vec<Vec<ResponseId>>,
    /// Per concern, the steps on it, in file order.
    steps: Vec<Vec<StepOffer>>,
    /// Per person, whether anything invites them to speak.
    invited: Vec<bool>,
    /// Per signal, its place in its concern.
    place: Vec<usize>,
}

/// A step that a response takes.
#[derive(Clone, Copy, Debug)]
pub struct StepOffer {
    /// The response.
    pub response: ResponseId,
    /// The act's place in it.
    pub nth: usize,
    /// The signal that the act names.
    pub signal: CallId,
    /// The step.
    pub step: Step,
}

impl Offers {
    /// Looks through a scenario once.
    #[must_use]
    pub fn of(scenario: &Scenario, flow: &Flow) -> Self {
        let mut offers = Self {
            shown: vec![Vec::new(); scenario.calls.len()],
            on: vec![Vec::new(); scenario.calls.len()],
            steps: vec![Vec::new(); scenario.concerns.len()],
            invited: vec![false; scenario.people.len()],
            place: vec![0; scenario.calls.len()],
        };
        for concern in &scenario.concerns {
            for (place, signal) in concern.signals.iter().enumerate() {
                offers.place[signal.index()] = place;
            }
        }
        for (moment, id) in scenario.moments.iter().zip((0..).map(MomentId)) {
            offers.show(calls_in(scenario, &moment.talk), id);
            offers.show(calls_in(scenario, &moment.again), id);
            for (response, to) in flow.ways(id) {
                if let Destination::Moment(to) = to {
                    offers.show(calls_in(scenario, &scenario.response(*response).reply), *to);
                }
            }
            for (id, response) in responses_of(scenario, moment) {
                for (nth, act) in response.acts.iter().enumerate() {
                    offers.note(scenario, id, nth, act);
                }
            }
        }
        offers
    }

    fn show(&mut self, calls: Vec<CallId>, moment: MomentId) {
        for call in calls {
            let shown = &mut self.shown[call.index()];
            if shown.last() != Some(&moment) {
                shown.push(moment);
            }
        }
    }

    fn note(&mut self, scenario: &Scenario, response: ResponseId, nth: usize, act: &Act) {
        let mut touch = |call: CallId| {
            let on = &mut self.on[call.index()];
            if on.last() != Some(&response) {
                on.push(response);
            }
        };
        match act {
            Act::Answer(call, _) | Act::Hold(call, _) | Act::Close(call, _) => touch(*call),
            Act::Reflect { takes_up, press, .. } => takes_up.iter().chain(press).for_each(|call| touch(*call)),
            Act::Safety(signal, step) => {
                if let Some(concern) = scenario.concern_of(*signal) {
                    let offer = StepOffer { response, nth, signal: *signal, step: *step };
                    self.steps[concern.index()].push(offer);
                }
            }
            Act::Invite(person) => self.invited[person.index()] = true,
            Act::Unasked(_) | Act::Agree { .. } | Act::Habit(..) | Act::Set(_) => {}
        }
    }

    /// The moments in whose offer a call can first stand open; none where it opens as the meeting ends.
    #[must_use]
    pub fn shown_in(&self, call: CallId) -> &[MomentId] {
        &self.shown[call.index()]
    }

    /// The responses with an act that names a cue or press.
    #[must_use]
    pub fn on(&self, call: CallId) -> &[ResponseId] {
        &self.on[call.index()]
    }

    /// The steps on a concern.
    #[must_use]
    pub fn steps(&self, concern: ConcernId) -> &[StepOffer] {
        &self.steps[concern.index()]
    }

    /// The steps of a kind on a concern.
    pub fn steps_of(&self, concern: ConcernId, kind: StepKind) -> impl Iterator<Item = &StepOffer> {
        self.steps(concern).iter().filter(move |offer| offer.step.kind() == kind)
    }

    /// Those whose presence makes it unsafe to speak of a signal.
    #[must_use]
    pub fn private_from<'s>(&self, scenario: &'s Scenario, signal: CallId) -> &'s [PersonId] {
        let concern = scenario.concern_of(signal).map(|concern| scenario.concern(concern));
        concern.map_or(&[], |concern| &concern.private_from[self.place[signal.index()]])
    }

    /// Whether anything invites somebody to speak.
    #[must_use]
    pub fn invites(&self, person: PersonId) -> bool {
        self.invited[person.index()]
    }
}

/// How a response answers a cue by its ways and habits alone: the level, and whether it closes it. None where no act
/// of it is on the cue.
#[must_use]
pub(crate) fn answers(scenario: &Scenario, book: &Codebook, response: &Response, cue: CallId) -> Option<(Level, bool)> {
    let Call { what: CallWhat::Cue { of, .. }, person, .. } = scenario.call(cue) else { return None };
    let mut answer = CueAnswer::default();
    let mut touched = false;
    for act in &response.acts {
        match act {
            Act::Answer(on, ways) if *on == cue => {
                answer.ways = answer.ways.union(*ways);
                touched = true;
            }
            Act::Reflect { leave, takes_up, .. } if takes_up.contains(&cue) => {
                answer.ways = answer.ways.union([AnswerWay::SecondVoice, AnswerWay::Acknowledge].into_iter().collect());
                answer.reflects_without_leave |= !leave;
                touched = true;
            }
            Act::Invite(invited) => {
                answer.invites = true;
                answer.invites_person |= invited == person;
                touched |= invited == person && *of == CueKind::Quiet;
            }
            Act::Habit(..) => answer.n_habits = answer.n_habits.saturating_add(1),
            _ => {}
        }
    }
    touched.then(|| (book.level(*of, &answer).max(asked(scenario, book, response, &answer)), book.closes(answer.ways)))
}

/// The level of a risk question in the person's own words, which meets the cue (readings, 18).
fn asked(scenario: &Scenario, book: &Codebook, response: &Response, answer: &CueAnswer) -> Level {
    let asks = |act: &Act| match act {
        Act::Safety(_, Step::Ask(form)) => form.is_at_least_neutral(),
        Act::Safety(_, Step::Clarify(_)) => true,
        _ => false,
    };
    let in_own_words = answer.ways.contains(AnswerWay::OwnWords) && !book.closes(answer.ways);
    if in_own_words && !scenario.concerns.is_empty() && response.acts.iter().any(asks) {
        book.after_habits(4, answer)
    } else {
        0
    }
}

/// How a response touches a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touch {
    /// It holds it.
    Holds,
    /// It closes it, whatever it holds beside that.
    Closes,
}

/// How a response touches a press; none where no act of it is on that press.
#[must_use]
pub(super) fn touches(response: &Response, press: CallId) -> Option<Touch> {
    let on_it = response.acts.iter().filter_map(|act| match act {
        Act::Hold(on, _) if *on == press => Some(Touch::Holds),
        Act::Reflect { press: Some(on), .. } if *on == press => Some(Touch::Holds),
        Act::Close(on, _) if *on == press => Some(Touch::Closes),
        _ => None,
    });
    on_it.reduce(|one, other| if one == Touch::Closes { one } else { other })
}

/// Whether a response hears a cue at level 2 or more without closing it, or holds a press.
#[must_use]
pub(super) fn serves(scenario: &Scenario, book: &Codebook, response: &Response, call: CallId) -> bool {
    match scenario.call(call).what {
        CallWhat::Cue { .. } => {
            answers(scenario, book, response, call).is_some_and(|(level, closes)| level >= 2 && !closes)
        }
        CallWhat::Press { .. } => touches(response, call) == Some(Touch::Holds),
        CallWhat::Signal { .. } => false,
    }
}

/// Whether a call that is open counts in a turn for the sake of this response: it would meet it, by closing it too.
#[must_use]
pub(super) fn settles(scenario: &Scenario, book: &Codebook, response: &Response, call: CallId) -> bool {
    match scenario.call(call).what {
        CallWhat::Cue { .. } => {
            answers(scenario, book, response, call).is_some_and(|(level, closes)| level >= 2 || closes)
        }
        CallWhat::Press { .. } => touches(response, call).is_some(),
        CallWhat::Signal { .. } => false,
    }
}

/// The classes that a concern can be heard as, decoys left out; empty for a decoy.
#[must_use]
pub(super) fn dangers(scenario: &Scenario, book: &Codebook, concern: ConcernId) -> CodeSet<SignalClass> {
    let beneath = scenario.concern(concern).beneath;
    beneath.iter().filter(|class| !book.is_decoy(CodeSet::of(*class))).collect()
}
