//! What was agreed, as sentences.

use crate::codebook::AgreedWhat;
use crate::meeting::{Event, Meeting};
use crate::scenario::Who;

/// Everything agreed, each with its turn, as a sentence without a full stop.
pub(super) fn agreed(meeting: &Meeting) -> Vec<(u16, String)> {
    let name = |who: &Who| match who {
        Who::You => "you".to_owned(),
        Who::Person(person) => meeting.scenario().person(*person).name.clone(),
    };
    let mut turn = 0;
    let mut sentences = Vec::new();
    for event in meeting.events() {
        match event {
            Event::Responded { .. } => turn += 1,
            Event::Agreed { what, who, within_hours } => {
                let names: Vec<String> = who.iter().map(name).collect();
                sentences.push((turn, sentence(*what, &names, *within_hours)));
            }
            _ => {}
        }
    }
    sentences
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
