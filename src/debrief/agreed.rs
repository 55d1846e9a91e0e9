//! What was agreed: unscored, but what the family goes home with.

use crate::codebook::Code;
use crate::meeting::{Event, Meeting};
use crate::scenario::Who;

/// Something agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The turn in which it was agreed.
    pub turn: u16,
    /// What, in the codebook's words.
    pub what: String,
    /// With whom, by name; `you` for the trainee.
    pub who: Vec<String>,
    /// Within how many hours.
    pub within_hours: Option<u32>,
}

impl Agreement {
    /// The agreement in one line.
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = self.what.clone();
        if !self.who.is_empty() {
            line.push_str(&format!(", with {}", listed(&self.who)));
        }
        if let Some(hours) = self.within_hours {
            line.push_str(&format!(", within {hours} hours"));
        }
        line
    }
}

/// Names in a row, with an `and` before the last.
fn listed(names: &[String]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.join(""),
    }
}

/// Everything agreed in a meeting, in order.
#[must_use]
pub fn agreements(meeting: &Meeting) -> Vec<Agreement> {
    let (scenario, book) = (meeting.scenario(), meeting.codebook());
    let mut turn = 0;
    let mut agreed = Vec::new();
    for event in meeting.events() {
        match event {
            Event::Responded { .. } => turn += 1,
            Event::Agreed { what, who, within_hours } => agreed.push(Agreement {
                turn,
                what: book.agreements[what.index()].name.clone(),
                who: who
                    .iter()
                    .map(|who| match who {
                        Who::You => "you".to_owned(),
                        Who::Person(person) => scenario.person(*person).name.clone(),
                    })
                    .collect(),
                within_hours: *within_hours,
            }),
            _ => {}
        }
    }
    agreed
}
