//! Playing without asking: the choices of `--choose`, and where they end the policy of `--policy`.

use super::super::files::suggestion;
use super::super::trouble::Trouble;
use crate::analysis::policies::{NAMES, Policy};
use crate::meeting::{Chance, InputError, Meeting, Stream};

/// What is played without asking.
pub(super) struct Script<'a> {
    choices: &'a [String],
    policy: Option<(Policy, Chance)>,
}

impl<'a> Script<'a> {
    pub(super) fn new(choices: &'a [String], policy: Option<&str>, seed: u64) -> anyhow::Result<Self> {
        let policy = policy.map(|name| {
            let unknown = || {
                Trouble::new(format!("there is no policy `{name}`"))
                    .help(suggestion(name, &NAMES.map(|(name, _)| name)))
            };
            Policy::named(name).map(|policy| (policy, Chance::new(seed, Stream::Policy))).ok_or_else(unknown)
        });
        Ok(Self { choices, policy: policy.transpose()? })
    }

    /// Plays the meeting to its end.
    pub(super) fn play(&mut self, meeting: &mut Meeting) -> anyhow::Result<()> {
        for (nth, choice) in self.choices.iter().enumerate() {
            let choice = choice.trim();
            let place = format!("choice {} of {} in `--choose`", nth + 1, self.choices.len());
            let input = meeting.input_named(choice).map_err(|error| refused(meeting, choice, error).at(place))?;
            meeting.respond(input)?;
        }
        let Some((policy, chance)) = &mut self.policy else {
            return if meeting.ending().is_some() { Ok(()) } else { Err(unfinished(meeting).into()) };
        };
        while meeting.ending().is_none() {
            meeting.respond(policy.choose(meeting, chance))?;
        }
        Ok(())
    }
}

fn refused(meeting: &Meeting, choice: &str, error: InputError) -> Trouble {
    let help = match error {
        InputError::NotOffered { .. } => {
            let offered: Vec<_> = offered(meeting);
            suggestion(choice, &offered)
        }
        InputError::Ended(_) => format!("Leave it out, and all after it; the meeting took {} turns.", meeting.turn()),
    };
    let moment = &meeting.scenario().moment(meeting.moment()).id;
    match error {
        InputError::NotOffered { chosen, .. } => Trouble::new(format!("`{chosen}` is not offered in `{moment}`")),
        InputError::Ended(_) => Trouble::new(error.to_string()),
    }
    .help(help)
}

fn unfinished(meeting: &Meeting) -> Trouble {
    let names: Vec<_> = offered(meeting).iter().map(|id| format!("`{id}`")).collect();
    Trouble::new("the choices end before the meeting does")
        .at(format!("in `{}`, after turn {}", meeting.scenario().moment(meeting.moment()).id, meeting.turn()))
        .help(format!("Choose on from {}, or name a policy with `--policy`.", names.join(", ")))
}

/// The ids that can be chosen now, in the order of the file, `silence` last.
fn offered(meeting: &Meeting) -> Vec<&str> {
    let mut offer = meeting.offer().to_vec();
    offer.sort();
    let ids = offer.into_iter().map(|response| meeting.scenario().response(response).id.as_str());
    ids.chain(["silence"]).collect()
}
