//! A test only: what the rules of practice say of an answer without playing is what the engine says of it in a meeting.

use crate::codebook::{Codebook, Step, StepKind};
use crate::meeting::{Chance, Input, Meeting, Stream};
use crate::scenario::rules::offers::answers;
use crate::scenario::{Act, Response};

fn asks(response: &Response) -> bool {
    let is_question = |step: &Step| matches!(step.kind(), StepKind::Ask | StepKind::Clarify);
    response.acts.iter().any(|act| matches!(act, Act::Safety(_, step) if is_question(step)))
}

#[test]
fn rules_and_engine_give_an_answer_the_same_level() {
    let codebook = Codebook::shipped();
    let mut n_answers = 0;
    for scenario in super::shipped() {
        for seed in 0..10 {
            let mut chance = Chance::new(seed, Stream::Policy);
            let mut meeting = Meeting::begin(&scenario, &codebook, seed);
            while meeting.ending().is_none() {
                for id in meeting.offer().to_vec() {
                    let response = scenario.response(id);
                    for (cue, level) in meeting.coded(id).cues {
                        let said = answers(&scenario, &codebook, response, cue).map(|(level, _)| level);
                        let place = format!("{} `{}` on `{}`", scenario.id, response.id, scenario.call(cue).id);
                        // Whether a question is due is only known in a meeting: rules take it to be.
                        let agrees = if asks(response) { said >= Some(level) } else { said == Some(level) };
                        assert!(agrees, "{place}: {said:?} and {level}");
                        n_answers += 1;
                    }
                }
                let offer = meeting.offer();
                let input = offer.get(chance.below(offer.len() as u64 + 1) as usize);
                meeting.respond(input.map_or(Input::Silence, |id| Input::Choose(*id))).unwrap();
            }
        }
    }
    assert!(n_answers > 1000, "{n_answers}");
}
