//! Words on screen for the closed lists that a scenario's `about` and `setting` are written in, and for times.
//!
//! What the codebook names (dimensions, ways, steps) is not here: its own text is shown.

use crate::scenario::about::{CanOffer, ContentNote, Difficulty, Place};
use crate::scenario::{Part, Person, Scenario};

/// What a person may want to know before they play.
#[must_use]
pub fn content_note(note: ContentNote) -> &'static str {
    match note {
        ContentNote::Suicide => "thoughts of suicide",
        ContentNote::SelfHarm => "self-harm",
        ContentNote::Violence => "violence",
        ContentNote::Coercion => "coercion",
        ContentNote::FrighteningBeliefs => "frightening beliefs",
        ContentNote::HearingVoices => "hearing voices",
        ContentNote::RaisedVoices => "raised voices",
        ContentNote::ChildAtRisk => "a child at risk",
        ContentNote::Bereavement => "bereavement",
        ContentNote::BirthAndBaby => "birth and a baby",
        ContentNote::MedicalEmergency => "a medical emergency",
        ContentNote::Sleeplessness => "sleeplessness",
        ContentNote::Substances => "alcohol or drugs",
        ContentNote::Money => "worry about money",
        ContentNote::Separation => "separation",
    }
}

/// The content notes of a scenario in a sentence; empty for none.
#[must_use]
pub fn content_notes(scenario: &Scenario) -> String {
    capital(&list(scenario.about.content_notes.iter().map(|note| content_note(*note))))
}

/// Where runs are kept, in a sentence that begins with `begins`; without a store, that they are not.
#[must_use]
pub fn kept(begins: &str, store_path: &str) -> String {
    match store_path {
        "" => "No store could be opened: nothing played now is kept".to_owned(),
        path => format!("{begins} {path}"),
    }
}

/// How hard a scenario is.
#[must_use]
pub fn difficulty(level: Difficulty) -> &'static str {
    match level {
        Difficulty::Foundation => "Foundation",
        Difficulty::Intermediate => "Intermediate",
        Difficulty::Hard => "Hard",
    }
}

/// Where a meeting is.
#[must_use]
pub fn place(place: Place) -> &'static str {
    match place {
        Place::Home => "At home",
        Place::Clinic => "At the clinic",
        Place::Ward => "On the ward",
        Place::School => "At school",
        Place::Workplace => "At work",
        Place::Shop => "In a shop",
        Place::Outdoors => "Out of doors",
        Place::Online => "On a video call",
    }
}

/// What the service can offer.
#[must_use]
pub fn can_offer(offer: CanOffer) -> &'static str {
    match offer {
        CanOffer::WithinADay => "a first meeting within a day",
        CanOffer::SameTeam => "the same team throughout",
        CanOffer::SecondClinician => "a second clinician",
        CanOffer::HomeVisits => "visits at home",
        CanOffer::PeerWorker => "a peer worker",
        CanOffer::Interpreter => "an interpreter",
        CanOffer::EveningCall => "a call in the evening",
        CanOffer::NightTeam => "a night team",
        CanOffer::DailyMeetings => "a meeting every day",
    }
}

/// A setting in a sentence: where it is, and how long after the first call.
#[must_use]
pub fn setting(at: Place, hours_since_contact: u32) -> String {
    let after = match hours_since_contact {
        0 => "within the hour of the first call".to_owned(),
        1 => "an hour after the first call".to_owned(),
        hours @ 2..=47 => format!("{hours} hours after the first call"),
        hours => format!("{} days after the first call", hours / 24),
    };
    format!("{}, {after}", place(at))
}

/// A person with their age and part: `Eero, 19, at the centre`.
#[must_use]
pub fn person(person: &Person) -> String {
    match &person.part {
        Part::Colleague(_) | Part::PeerWorker(_) => format!("{}, {}, your colleague", person.name, person.part.word()),
        Part::AtTheCentre | Part::Family(_) | Part::Friend(_) | Part::Professional(_) => {
            format!("{}, {}, {}", person.name, person.age, person.part.word())
        }
    }
}

/// Several things in a sentence: `a, b and c`.
#[must_use]
pub fn list<'a>(things: impl IntoIterator<Item = &'a str>) -> String {
    let things: Vec<&str> = things.into_iter().collect();
    match things.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A sentence that began with a small letter, with a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A count with its word: `1 turn`, `3 turns`.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_a_sentence() {
        assert_eq!(list([]), "");
        assert_eq!(list(["one"]), "one");
        assert_eq!(list(["one", "two", "three"]), "one, two and three");
    }

    #[test]
    fn a_setting_says_how_long_people_have_waited() {
        assert_eq!(setting(Place::Home, 20), "At home, 20 hours after the first call");
        assert_eq!(setting(Place::Ward, 72), "On the ward, 3 days after the first call");
        assert_eq!(setting(Place::Shop, 1), "In a shop, an hour after the first call");
    }
}
