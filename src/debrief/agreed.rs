//! What was agreed: unscored, but what the family goes home with.

use crate::codebook::AgreedWhat;
use crate::meeting::{Event, Meeting};
use crate::scenario::Who;

/// Something agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The turn in which it was agreed.
    pub turn: u16,
    /// What.
    pub what: AgreedWhat,
    /// With whom, by name; `you` for the trainee.
    pub who: Vec<String>,
    /// Within how many hours.
    pub within_hours: Option<u32>,
}

impl Agreement {
    /// The agreement as a sentence, without a full stop.
    #[must_use]
    pub fn line(&self) -> String {
        sentence(self.what, &self.who, self.within_hours)
    }
}

/// Everything agreed in a meeting, in order.
#[must_use]
pub fn agreements(meeting: &Meeting) -> Vec<Agreement> {
    let name = |who: &Who| match who {
        Who::You => "you".to_owned(),
        Who::Person(person) => meeting.scenario().person(*person).name.clone(),
    };
    let mut turn = 0;
    let mut agreed = Vec::new();
    for event in meeting.events() {
        match event {
            Event::Responded { .. } => turn += 1,
            Event::Agreed { what, who, within_hours } => agreed.push(Agreement {
                turn,
                what: *what,
                who: who.iter().map(name).collect(),
                within_hours: *within_hours,
            }),
            _ => {}
        }
    }
    agreed
}

fn sentence(what: AgreedWhat, names: &[String], within_hours: Option<u32>) -> String {
    let mut sentence = match what {
        AgreedWhat::NextMeeting => "The next meeting is settled",
        AgreedWhat::SameTeam => "The same team will come back",
        AgreedWhat::Place => "Where to meet is settled",
        AgreedWhat::Bring => "Who or what comes along is settled",
        AgreedWhat::Reach => "How to reach somebody in between is settled",
        AgreedWhat::MedicationTalk => "Medication will be talked about",
        AgreedWhat::CareTalk => "Other kinds of care will be talked about",
        AgreedWhat::SmallStep => "A small step will be tried",
        AgreedWhat::MissedContact => "What happens if somebody does not come is settled",
    }
    .to_owned();
    let joined = match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    };
    if !joined.is_empty() {
        let with = if what == AgreedWhat::SameTeam { ": " } else { ", with " };
        sentence.push_str(&format!("{with}{joined}"));
    }
    if let Some(hours) = within_hours {
        sentence.push_str(&format!(", within {hours} {}", if hours == 1 { "hour" } else { "hours" }));
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agreement_reads_as_a_sentence() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            sentence(AgreedWhat::NextMeeting, &names(&["you", "Ida", "Max"]), Some(24)),
            "The next meeting is settled, with you, Ida and Max, within 24 hours"
        );
        assert_eq!(
            sentence(AgreedWhat::SameTeam, &names(&["you", "Max"]), None),
            "The same team will come back: you and Max"
        );
        assert_eq!(sentence(AgreedWhat::SmallStep, &[], Some(1)), "A small step will be tried, within 1 hour");
    }
}
