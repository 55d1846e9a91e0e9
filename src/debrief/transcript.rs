//! The words of a meeting, in order: events put back into the talk that they stand for.

use crate::meeting::{Event, Meeting};
use crate::scenario::{LineId, PersonId, ResponseId, Scenario};

/// One entry of the transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of its event.
    pub event: u32,
    /// The trainee turn that it belongs to; 0 before the first answer.
    pub turn: u16,
    /// What kind of entry it is.
    pub kind: EntryKind,
    /// Whose it is; nobody's for pauses, and the trainee's where [`EntryKind::You`] or [`EntryKind::Silent`].
    pub person: Option<PersonId>,
    /// The name to show, `You` for the trainee.
    pub name: String,
    /// The words; empty for a pause.
    pub text: String,
    /// The line that it comes from.
    pub line: Option<LineId>,
    /// Milliseconds of a pause.
    pub ms: u32,
}

/// What kind of entry it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// Someone said it.
    Said,
    /// Someone did it.
    Did,
    /// Someone thought it; for the debrief only.
    Thought,
    /// Nothing was said.
    Pause,
    /// The trainee was asked what this stirs in them.
    Stirred,
    /// A key of the local pack.
    Informed,
    /// What the trainee said.
    You,
    /// What the trainee did, beside or in place of words.
    YouDid,
    /// The trainee stayed silent.
    Silent,
    /// Someone came in.
    Came,
    /// Someone left.
    Left,
}

/// The whole transcript.
#[must_use]
pub fn transcript(meeting: &Meeting) -> Vec<Entry> {
    entries(meeting.scenario(), 0, 0, meeting.events())
}

/// The entries of the events that came last, as [`Meeting::respond`] returned them; `from` is the number of the first.
#[must_use]
pub fn turn_entries(meeting: &Meeting, from: usize) -> Vec<Entry> {
    let before = meeting.events()[..from].iter().filter(|e| matches!(e, Event::Responded { .. })).count();
    entries(meeting.scenario(), from as u32, before as u16, &meeting.events()[from..])
}

fn entries(scenario: &Scenario, first: u32, mut turn: u16, events: &[Event]) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(events.len() / 2);
    let mut begun = first > 0;
    for (event, what) in (first..).zip(events) {
        let mut add = |kind, person: Option<PersonId>, text: &str, line, ms| {
            let name = match kind {
                EntryKind::You | EntryKind::YouDid | EntryKind::Silent => "You".to_owned(),
                _ => person.map_or_else(String::new, |p| scenario.person(p).name.clone()),
            };
            entries.push(Entry { event, turn, kind, person, name, text: text.to_owned(), line, ms });
        };
        match what {
            Event::Said { line } => of_line(scenario, *line, EntryKind::Said, &mut add),
            Event::Did { line } => of_line(scenario, *line, EntryKind::Did, &mut add),
            Event::Thought { line } => of_line(scenario, *line, EntryKind::Thought, &mut add),
            Event::Stirred { line } => of_line(scenario, *line, EntryKind::Stirred, &mut add),
            Event::Informed { line } => of_line(scenario, *line, EntryKind::Informed, &mut add),
            Event::Paused { ms } => add(EntryKind::Pause, None, "", None, *ms),
            Event::PersonCame { person } if begun => add(EntryKind::Came, Some(*person), "comes in", None, 0),
            Event::PersonLeft { person } => add(EntryKind::Left, Some(*person), "leaves the room", None, 0),
            Event::Responded { response, .. } => {
                begun = true;
                turn += 1;
                of_response(scenario, *response, event, turn, &mut entries);
            }
            _ => {}
        }
    }
    entries
}

fn of_line(
    scenario: &Scenario,
    id: LineId,
    kind: EntryKind,
    add: &mut impl FnMut(EntryKind, Option<PersonId>, &str, Option<LineId>, u32),
) {
    let line = scenario.line(id);
    add(kind, line.person, &line.text, Some(id), 0);
}

fn of_response(scenario: &Scenario, id: ResponseId, event: u32, turn: u16, entries: &mut Vec<Entry>) {
    let response = scenario.response(id);
    let mut add = |kind, text: &str| {
        entries.push(Entry {
            event,
            turn,
            kind,
            person: None,
            name: "You".to_owned(),
            text: text.to_owned(),
            line: None,
            ms: 0,
        });
    };
    if response.is_silence {
        add(EntryKind::Silent, "You stay silent");
    }
    if !response.gesture.is_empty() {
        add(EntryKind::YouDid, &response.gesture);
    }
    if !response.say.is_empty() {
        add(EntryKind::You, &response.say);
    }
}
