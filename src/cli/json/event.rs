//! An event in JSON: its number, its name, and what it carries, with the ids of the scenario in words.
//!
//! A concern is named by its first signal, as conditions name it.

use crate::codebook::{Code, CodeSet, Step};
use crate::meeting::{ConcernAtOffer, Event, OpenedCall, OverStepWhy, StepStand};
use crate::scenario::{CallId, ConcernId, PersonId, ResponseId, Scenario, Who};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};

/// An event to be written.
#[derive(Debug)]
pub(in crate::cli) struct EventJson<'a> {
    /// The scenario whose ids it carries.
    pub scenario: &'a Scenario,
    /// Its place in the list, from 0.
    pub number: u32,
    /// The event.
    pub event: &'a Event,
}

impl Serialize for EventJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (name, fields) = Names(self.scenario).event(self.event);
        let mut map = serializer.serialize_map(Some(fields.len() + 2))?;
        map.serialize_entry("n", &self.number)?;
        map.serialize_entry("event", name)?;
        for (key, value) in fields {
            map.serialize_entry(key, &value)?;
        }
        map.end()
    }
}

type Fields = Vec<(&'static str, Value)>;

struct Names<'a>(&'a Scenario);

impl Names<'_> {
    fn event(&self, event: &Event) -> (&'static str, Fields) {
        let line = |line| self.0.line(line).id.as_str();
        match event {
            Event::MeetingBegan { seed } => ("MeetingBegan", vec![("seed", json!(seed))]),
            Event::MomentEntered { moment, visit } => {
                ("MomentEntered", vec![("moment", json!(self.0.moment(*moment).id)), ("visit", json!(visit))])
            }
            Event::PersonCame { person } => ("PersonCame", vec![("person", self.person(*person))]),
            Event::PersonLeft { person } => ("PersonLeft", vec![("person", self.person(*person))]),
            Event::Said { line: l } => ("Said", vec![("line", json!(line(*l)))]),
            Event::Did { line: l } => ("Did", vec![("line", json!(line(*l)))]),
            Event::Thought { line: l } => ("Thought", vec![("line", json!(line(*l)))]),
            Event::Paused { ms } => ("Paused", vec![("ms", json!(ms))]),
            Event::Stirred { line: l } => ("Stirred", vec![("line", json!(line(*l)))]),
            Event::Informed { line: l } => ("Informed", vec![("line", json!(line(*l)))]),
            Event::CallOpened { call, line: l, what } => {
                let mut fields = vec![("call", self.call(*call)), ("line", json!(line(*l)))];
                fields.extend(self.opened(what));
                ("CallOpened", fields)
            }
            Event::Offered { responses } => {
                ("Offered", vec![("responses", responses.iter().map(|r| self.response(*r)).collect())])
            }
            Event::Responded { response, counted, concerns } => (
                "Responded",
                vec![
                    ("response", self.response(*response)),
                    ("counted", counted.iter().map(|call| self.call(*call)).collect()),
                    ("concerns", concerns.iter().map(|concern| self.at_offer(concern)).collect()),
                ],
            ),
            Event::CueAnswered { call, ways, level } => {
                ("CueAnswered", vec![("call", self.call(*call)), ("ways", codes(*ways)), ("level", json!(level))])
            }
            Event::CueMet { call, ways, level, asked_in_own_words, closed } => (
                "CueMet",
                vec![
                    ("call", self.call(*call)),
                    ("ways", codes(*ways)),
                    ("level", json!(level)),
                    ("asked_in_own_words", json!(asked_in_own_words)),
                    ("closed", json!(closed)),
                ],
            ),
            Event::PressHeld { call, ways } => ("PressHeld", vec![("call", self.call(*call)), ("ways", codes(*ways))]),
            Event::PressClosed { call, way } => {
                ("PressClosed", vec![("call", json!(call.map(|call| self.call(call)))), ("way", json!(way.name()))])
            }
            Event::CallLeft { call, best } => ("CallLeft", vec![("call", self.call(*call)), ("best", json!(best))]),
            Event::CallWaived { call } => ("CallWaived", vec![("call", self.call(*call))]),
            Event::StepTaken { signal, concern, step, stand } => {
                let mut fields = vec![("signal", self.call(*signal)), ("concern", self.concern(*concern))];
                fields.extend(taken(*step));
                fields.extend(standing(stand));
                ("StepTaken", fields)
            }
            Event::Overdue { concern } => ("Overdue", vec![("concern", self.concern(*concern))]),
            Event::OverStep { concern, step, why } => {
                let mut fields = vec![
                    ("concern", json!(concern.map(|concern| self.concern(concern)))),
                    ("step", json!(step.name())),
                    ("why", json!(why_name(*why))),
                ];
                if let OverStepWhy::OnDecoy { repeats } = why {
                    fields.push(("repeats", json!(repeats)));
                }
                ("OverStep", fields)
            }
            Event::Exposed { concern, step } => {
                ("Exposed", vec![("concern", self.concern(*concern)), ("step", json!(step.name()))])
            }
            Event::HabitSeen { habit, towards, meets_cue } => (
                "HabitSeen",
                vec![
                    ("habit", json!(habit.name())),
                    ("towards", json!(towards.map(|person| self.person(person)))),
                    ("meets_cue", json!(meets_cue)),
                ],
            ),
            Event::OpennessMoved { person, from, to } => (
                "OpennessMoved",
                vec![("person", self.person(*person)), ("from", json!(from.name())), ("to", json!(to.name()))],
            ),
            Event::FlagSet { flag } => ("FlagSet", vec![("flag", json!(self.0.flags[flag.index()]))]),
            Event::Agreed { what, who, within_hours } => (
                "Agreed",
                vec![
                    ("what", json!(what.name())),
                    ("who", who.iter().map(|who| self.who(*who)).collect()),
                    ("within_hours", json!(within_hours)),
                ],
            ),
            Event::ActMissed { call } => ("ActMissed", vec![("call", self.call(*call))]),
            Event::MeetingEnded { ending, early } => {
                ("MeetingEnded", vec![("ending", json!(self.0.ending(*ending).id)), ("early", json!(early))])
            }
        }
    }

    fn opened(&self, what: &OpenedCall) -> Fields {
        match what {
            OpenedCall::Cue { of, salience } => {
                vec![("kind", json!("cue")), ("of", json!(of.name())), ("salience", json!(salience))]
            }
            OpenedCall::Press { demands, salience } => {
                vec![("kind", json!("press")), ("demands", json!(demands.name())), ("salience", json!(salience))]
            }
            OpenedCall::Signal { concern, class, shown, beneath } => vec![
                ("kind", json!("signal")),
                ("concern", self.concern(*concern)),
                ("class", json!(class.name())),
                ("shown", json!(shown.name())),
                ("beneath", codes(*beneath)),
            ],
        }
    }

    /// The keys stand in the order of the alphabet, because `serde_json` puts them so unless some other crate of the
    /// build asks it to keep the order they came in; so it is one text in every build.
    fn at_offer(&self, at: &ConcernAtOffer) -> Value {
        json!({
            "can_ask": at.can_ask,
            "can_take": codes(at.can_take),
            "can_take_beneath": codes(at.can_take_beneath),
            "concern": self.concern(at.concern),
            "counted": at.counted,
            "overdue": at.overdue,
        })
    }

    fn person(&self, id: PersonId) -> Value {
        json!(self.0.person(id).id)
    }

    fn who(&self, who: Who) -> Value {
        match who {
            Who::You => json!("you"),
            Who::Person(person) => self.person(person),
        }
    }

    fn call(&self, id: CallId) -> Value {
        json!(self.0.call(id).id)
    }

    fn concern(&self, id: ConcernId) -> Value {
        self.0.concern(id).signals.first().map_or(Value::Null, |signal| self.call(*signal))
    }

    /// A response by its id; a silence, whose id every moment has, by that alone.
    fn response(&self, id: ResponseId) -> Value {
        json!(self.0.response(id).id)
    }
}

fn taken(step: Step) -> Fields {
    let mut fields = vec![("step", json!(step.kind().name()))];
    match step {
        Step::Ask(form) => fields.push(("form", json!(form.name()))),
        Step::Clarify(parts) => fields.push(("parts", codes(parts))),
        Step::Plan(parts) => fields.push(("parts", codes(parts))),
        Step::Act(route) => fields.push(("route", json!(route.name()))),
        _ => {}
    }
    fields
}

fn standing(stand: &StepStand) -> Fields {
    vec![
        ("due", json!(stand.due)),
        ("late", json!(stand.late)),
        ("private", json!(stand.private)),
        ("person_present", json!(stand.person_present)),
        ("private_by_right", json!(stand.private_by_right)),
        ("less_open", json!(stand.less_open)),
        ("heard", codes(stand.heard)),
    ]
}

fn why_name(why: OverStepWhy) -> &'static str {
    match why {
        OverStepWhy::Repeated => "Repeated",
        OverStepWhy::FourInARow => "FourInARow",
        OverStepWhy::AboveBand => "AboveBand",
        OverStepWhy::OnDecoy { .. } => "OnDecoy",
        OverStepWhy::BehindTheScenes => "BehindTheScenes",
        OverStepWhy::Failing => "Failing",
    }
}

fn codes<T: Code>(set: CodeSet<T>) -> Value {
    set.iter().map(Code::name).collect()
}
