//! Replay: from a run to the meeting that it was.

use super::record::Run;
use crate::codebook::Codebook;
use crate::meeting::{InputError, Meeting};
use crate::scenario::Scenario;
use std::sync::Arc;

/// Plays a run again, to where it stands; the meeting can go on from there.
///
/// Whether the scenario and codebook are those of the run is for the caller to see, with [`super::changed_texts`]: a run
/// may be tried on an edited scenario on purpose.
///
/// # Errors
/// At the first input that is not offered there.
pub fn replay(run: &Run, scenario: &Arc<Scenario>, codebook: &Arc<Codebook>) -> Result<Meeting, ReplayError> {
    let mut meeting = Meeting::begin(scenario, codebook, run.seed);
    for (turn, input) in (1..).zip(&run.inputs) {
        let answered = meeting.input_named(&input.choice).and_then(|input| meeting.respond(input).map(|_| ()));
        answered.map_err(|source| ReplayError::AtInput { turn, choice: input.choice.clone(), source })?;
    }
    Ok(meeting)
}

/// Why a run does not replay.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    /// An input no longer fits where it stands.
    #[error("the run no longer fits from turn {turn} on: {source}")]
    AtInput {
        /// The turn, from 1.
        turn: u16,
        /// The choice as it was recorded.
        choice: String,
        /// Why the meeting did not take it.
        source: InputError,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::fixture;

    #[test]
    fn a_run_replays_to_where_it_stands() {
        let (run, scenario, codebook) = (fixture::run(), fixture::scenario(), Codebook::shipped());
        let meeting = replay(&run, &scenario, &codebook).expect("the fixture replays");
        assert_eq!(usize::from(meeting.turn()), run.inputs.len());
        let again = replay(&run, &scenario, &codebook).expect("the fixture replays");
        assert_eq!(again.events(), meeting.events());
    }

    #[test]
    fn the_first_input_that_no_longer_fits_is_named() {
        let mut run = fixture::run();
        run.inputs[1].choice = "say-nothing-of-it".to_owned();
        let error = replay(&run, &fixture::scenario(), &Codebook::shipped()).expect_err("it was changed");
        let ReplayError::AtInput { turn, choice, .. } = &error;
        assert_eq!((*turn, choice.as_str()), (2, "say-nothing-of-it"));
        assert!(error.to_string().starts_with("the run no longer fits from turn 2 on: `say-nothing-of-it` is not"));
    }
}
