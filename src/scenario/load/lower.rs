//! Lowering: a draft becomes a scenario, every word settled to what it refers to.
//!
//! It goes on past every fault with the first thing of the kind in place of what is missing; whoever calls it throws
//! the scenario away if there was an error.

mod acts;
mod refs;
mod talk;

use super::collect::{Index, collect};
use super::concern::{Concerns, concerns};
use super::draft::Draft;
use super::graph::{self, Ways};
use super::limit;
use super::message;
use super::names::nearest;
use super::report::{At, Report};
use super::talk::TalkCheck;
use crate::scenario::about::{About, Difficulty, Place};
use crate::scenario::format;
use crate::scenario::model::{
    Call, CallWhat, ConcernId, Debrief, Destination, Ending, EndingId, FlagId, Line, Moment, MomentId, Next, Part,
    Person, PersonId, Response, Scenario, Setting, To,
};
use crate::scenario::word::Word;
use std::collections::HashMap;
use std::ops::Range;

/// Conditions inside conditions, at most: more is not a thought that anyone could follow.
const DEEPEST_CONDITION: usize = 32;
/// Trainee turns, at most.
const MOST_TURNS: u32 = 1000;

/// Settles a draft; the hash is left to the caller.
pub(super) fn lower<'t>(text: &'t str, draft: &Draft<'t>, report: &mut Report<'t>) -> Scenario {
    let index = collect(draft, report);
    limit::check(draft, report);
    let mut lowering = Lowering {
        text,
        draft,
        index: &index,
        concerns: Concerns { list: Vec::new(), of_call: Vec::new() },
        report,
        near: 0..0,
        lines: Vec::new(),
        draws: Vec::new(),
        flags: HashMap::new(),
        flag_list: Vec::new(),
        talk_check: TalkCheck::default(),
        is_unsettled: false,
    };
    lowering.scenario()
}

/// A flag, and whether anything sets it.
struct Flag<'d> {
    name: &'d str,
    is_set: bool,
    first_read: Range<usize>,
}

/// What kind of call an act or a condition wants.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Cue,
    Press,
    Signal,
    CueOrPress,
}

impl Wanted {
    fn word(self) -> &'static str {
        match self {
            Self::Cue => "cue",
            Self::Press => "press",
            Self::Signal => "signal",
            Self::CueOrPress => "cue or press",
        }
    }
}

struct Lowering<'a, 'd, 't> {
    text: &'t str,
    draft: &'d Draft<'t>,
    index: &'a Index<'d, 't>,
    concerns: Concerns,
    report: &'a mut Report<'t>,
    /// The last word that knew its place: where faults are that have none of their own.
    near: Range<usize>,
    lines: Vec<Line>,
    draws: Vec<Vec<u64>>,
    flags: HashMap<&'d str, FlagId>,
    flag_list: Vec<Flag<'d>>,
    talk_check: TalkCheck,
    /// Whether this moment leads to places that are not there.
    is_unsettled: bool,
}

impl<'d, 't> Lowering<'_, 'd, 't> {
    fn scenario(&mut self) -> Scenario {
        let draft = self.draft;
        self.head();
        let people = self.people();
        let calls = self.calls();
        let (moments, responses, ways) = self.moments();
        let endings = self.endings();
        let start = self.start();
        let out_of_time = self.out_of_time();
        let debrief = self.debrief();
        let setting = self.setting();
        graph::check(&ways, self.report);
        if !draft.lost.anything {
            self.flags_are_set();
        }
        self.allowed();
        Scenario {
            id: text_of(draft.id.as_ref()),
            title: text_of(draft.title.as_ref()),
            summary: text_of(draft.summary.as_ref()),
            about: draft.about.clone().unwrap_or_else(no_about),
            setting,
            people,
            turns: u16::try_from(draft.turns.unwrap_or(1)).unwrap_or(u16::MAX),
            out_of_time,
            start,
            moments,
            responses,
            endings,
            lines: std::mem::take(&mut self.lines),
            calls,
            concerns: std::mem::take(&mut self.concerns.list),
            flags: self.flag_list.iter().map(|flag| flag.name.to_owned()).collect(),
            draws: std::mem::take(&mut self.draws),
            debrief,
            hash: String::new(),
        }
    }

    fn head(&mut self) {
        let draft = self.draft;
        if let Some(format) = draft.format
            && format != 1
        {
            self.report.add(At::Top("format"), message::format(format));
        }
        if let Some(turns) = draft.turns
            && !(1..=MOST_TURNS).contains(&turns)
        {
            self.report.add(At::Top("turns"), message::turns(turns, MOST_TURNS));
        }
        for (name, word) in [("title", &draft.title), ("summary", &draft.summary)] {
            if let Some(word) = word {
                self.full(word, name);
            }
        }
    }

    fn people(&mut self) -> Vec<Person> {
        let draft = self.draft;
        let people = draft.people.iter().map(|person| {
            self.span(&person.id);
            self.full(&person.name, "name");
            let part = match &person.part {
                format::Part::AtTheCentre => Part::AtTheCentre,
                format::Part::Family(word) => Part::Family(self.full(word, "part")),
                format::Part::Friend(word) => Part::Friend(self.full(word, "part")),
                format::Part::Professional(word) => Part::Professional(self.full(word, "part")),
                format::Part::Colleague(word) => Part::Colleague(self.full(word, "part")),
                format::Part::PeerWorker(word) => Part::PeerWorker(self.full(word, "part")),
            };
            Person { id: owned(&person.id), name: owned(&person.name), part, age: person.age, starts: person.starts }
        });
        people.collect()
    }

    fn setting(&mut self) -> Setting {
        let Some(setting) = &self.draft.setting else {
            return Setting {
                place: Place::Home,
                hours_since_contact: 0,
                called_by: String::new(),
                scene: String::new(),
                can_offer: Vec::new(),
                alone: None,
            };
        };
        let called_by = self.full(&setting.called_by, "called_by");
        let caller = self.index.people.get(&called_by).and_then(|id| self.draft.people.get(id.index()));
        Setting {
            place: setting.place,
            hours_since_contact: setting.hours_since_contact,
            called_by: caller.map_or(called_by, |person| owned(&person.name)),
            scene: self.full(&setting.scene, "scene"),
            can_offer: setting.can_offer.clone(),
            alone: self.optional(setting.alone.as_ref(), "alone"),
        }
    }

    fn calls(&mut self) -> Vec<Call> {
        let index = self.index;
        let mut deepens = Vec::with_capacity(index.carried.len());
        let mut private_from = Vec::with_capacity(index.carried.len());
        for carried in &index.carried {
            let (mut deeper, mut private) = (None, Vec::new());
            match carried.call {
                format::Call::Signal { id, about: whom, deepens: of, private_from: from, .. } => {
                    self.span(id);
                    if let Some(whom) = whom {
                        self.full(whom, "about");
                    }
                    deeper = of.as_ref().and_then(|of| self.call(of, Wanted::Signal, "deepens"));
                    private = from.iter().filter_map(|person| self.person(person)).collect();
                }
                format::Call::Cue { id, words, .. } => {
                    self.span(id);
                    for word in words {
                        self.full(word, "words");
                    }
                }
                format::Call::Press { .. } => {}
            }
            deepens.push(deeper);
            private_from.push(private);
        }
        self.concerns = concerns(index, &deepens, &private_from, self.report);
        let calls = index.carried.iter().enumerate().map(|(number, carried)| {
            let (id, what, lasts) = match carried.call {
                format::Call::Cue { id, of, salience, lasts, .. } => {
                    (id, CallWhat::Cue { of: *of, salience: *salience }, *lasts)
                }
                format::Call::Press { id, demands, salience, lasts } => {
                    (id, CallWhat::Press { demands: *demands, salience: *salience }, *lasts)
                }
                format::Call::Signal { id, class, shown, .. } => {
                    let concern = self.concerns.of_call[number].unwrap_or(ConcernId(0));
                    (id, CallWhat::Signal { class: *class, shown: *shown, concern }, 1)
                }
            };
            Call {
                id: owned(id),
                what,
                // Who speaks is settled, and missed, where the line is.
                person: index.people.get(carried.person.as_str()).unwrap_or(PersonId(0)),
                lasts,
                words: carried.words.iter().map(|word| (*word).to_owned()).collect(),
            }
        });
        calls.collect()
    }

    fn moments(&mut self) -> (Vec<Moment>, Vec<Response>, Vec<Ways>) {
        let draft = self.draft;
        let mut moments = Vec::with_capacity(draft.moments.len());
        let mut responses = Vec::new();
        let mut ways = Vec::with_capacity(draft.moments.len());
        if draft.moments.is_empty() && !draft.lost.anything {
            self.report.add(At::Top("moments"), message::no_moments());
        }
        for (moment, number) in draft.moments.iter().zip(0..) {
            let place = self.span(&moment.id);
            let name = moment.id.as_str();
            let first = small(responses.len());
            self.is_unsettled = false;
            let present = self.present(moment.present.as_deref());
            let group = self.optional(moment.group.as_ref(), "group");
            let talk = self.talk(&moment.talk, name);
            let again = self.talk(&moment.again, &format!("{name}.again"));
            for response in &moment.responses {
                let response = self.response(response, MomentId(number), name);
                responses.push(response);
            }
            self.near = place.clone();
            let silence = self.silence(moment.silence.as_ref(), MomentId(number), name);
            responses.push(silence);
            let own = first..small(responses.len());
            let to = responses[first as usize..].iter().flat_map(|response| destinations(&response.next)).collect();
            let is_uncertain = self.is_unsettled || draft.lost.moments.contains(&(number as usize));
            ways.push(Ways { place, id: name.to_owned(), to, is_uncertain });
            moments.push(Moment { id: name.to_owned(), group, present, talk, again, responses: own });
        }
        (moments, responses, ways)
    }

    fn present(&mut self, present: Option<&'d [Word<'t>]>) -> Vec<PersonId> {
        let people = &self.draft.people;
        let is_team = |person: &format::Person<'_>| {
            matches!(person.part, format::Part::Colleague(_) | format::Part::PeerWorker(_))
        };
        let everyone = || (0..small(people.len())).map(PersonId);
        let Some(present) = present else { return everyone().collect() };
        let mut is_there: Vec<bool> = people.iter().map(is_team).collect();
        for word in present {
            let Some(person) = self.person(word) else { continue };
            let span = self.span(word);
            let who = &people[person.index()];
            if is_team(who) {
                self.report.add(span, message::team_in_present(word.as_str()));
            } else if is_there[person.index()] {
                self.report.add(span, message::twice_present(word.as_str()));
            }
            is_there[person.index()] = true;
        }
        everyone().filter(|person| is_there[person.index()]).collect()
    }

    fn response(&mut self, response: &'d format::Response<'t>, moment: MomentId, name: &str) -> Response {
        let place = self.span(&response.id);
        if response.say.is_none() && response.gesture.is_none() {
            self.report.add(place.clone(), message::nothing_said(response.id.as_str()));
        }
        let to = match &response.to {
            format::To::One(person) => To::One(self.person(person).unwrap_or(PersonId(0))),
            format::To::Room => To::Room,
            format::To::Colleague => To::Colleague,
        };
        let say = self.optional(response.say.as_ref(), "say").unwrap_or_default();
        let gesture = self.optional(response.gesture.as_ref(), "gesture").unwrap_or_default();
        let acts = self.acts(&response.does);
        let because = self.full(&response.because, "because");
        let tempting = self.optional(response.tempting.as_ref(), "tempting");
        let alternative = self.optional(response.alternative.as_ref(), "alternative");
        self.near = place.clone();
        let when = response.when.as_ref().map(|when| self.condition(when));
        let reply = self.talk(&response.reply, &format!("{name}.{}", response.id.as_str()));
        self.near = place;
        let next = self.next(&response.next);
        Response {
            id: owned(&response.id),
            moment,
            is_silence: false,
            to,
            say,
            gesture,
            acts,
            because,
            tempting,
            alternative,
            when,
            reply,
            next,
            repeats: response.repeats,
        }
    }

    fn silence(&mut self, silence: Option<&'d format::Silence<'t>>, moment: MomentId, name: &str) -> Response {
        let bare = Response {
            id: "silence".to_owned(),
            moment,
            is_silence: true,
            to: To::Room,
            say: String::new(),
            gesture: String::new(),
            acts: Vec::new(),
            because: "Says nothing.".to_owned(),
            tempting: None,
            alternative: None,
            when: None,
            reply: Vec::new(),
            next: Next::Stay,
            // Staying silent is always possible.
            repeats: true,
        };
        let Some(silence) = silence else { return bare };
        Response {
            acts: self.acts(&silence.does),
            because: self.full(&silence.because, "because"),
            tempting: self.optional(silence.tempting.as_ref(), "tempting"),
            alternative: self.optional(silence.alternative.as_ref(), "alternative"),
            reply: self.talk(&silence.reply, &format!("{name}.silence")),
            next: self.next(&silence.next),
            ..bare
        }
    }

    fn endings(&mut self) -> Vec<Ending> {
        let draft = self.draft;
        if draft.endings.is_empty() && !draft.lost.anything {
            self.report.add(At::Top("endings"), message::no_endings());
        }
        let endings = draft.endings.iter().map(|ending| {
            let near = self.span(&ending.id);
            super::talk::each(&ending.talk, &mut |piece| {
                if let format::Talk::Says(_, _, calls) | format::Talk::Does(_, _, calls) = piece {
                    for call in calls {
                        let id = super::talk::call_id(call);
                        let span = self.report.span(id, &near);
                        self.report.add(span, message::call_in_ending(id.as_str(), ending.id.as_str()));
                    }
                }
            });
            Ending {
                id: owned(&ending.id),
                title: self.full(&ending.title, "title"),
                talk: self.talk(&ending.talk, ending.id.as_str()),
                early: ending.early,
            }
        });
        endings.collect()
    }

    fn start(&mut self) -> MomentId {
        let start = self.draft.start.as_ref().and_then(|start| self.moment(start, "start"));
        start.unwrap_or(MomentId(0))
    }

    fn out_of_time(&mut self) -> EndingId {
        let draft = self.draft;
        let Some(word) = &draft.out_of_time else { return EndingId(0) };
        let Some(ending) = self.ending(word, "out_of_time") else { return EndingId(0) };
        if draft.endings[ending.index()].early {
            let span = self.span(word);
            self.report.add(span, message::out_of_time_early(word.as_str()));
        }
        ending
    }

    fn debrief(&mut self) -> Debrief {
        let debrief = &self.draft.debrief;
        let alternatives = debrief.alternatives.iter().filter_map(|alternative| {
            let text = self.full(&alternative.try_this, "try_this");
            Some((self.response_id(&alternative.instead_of)?, text))
        });
        let alternatives = alternatives.collect();
        let questions = debrief.questions.iter().map(|question| {
            self.span(&question.asks);
            (self.condition(&question.when), self.full(&question.asks, "asks"))
        });
        Debrief { alternatives, questions: questions.collect() }
    }

    fn allowed(&mut self) {
        for allow in &self.draft.allow {
            self.full(&allow.because, "because");
            self.report.allow(allow.code.as_str());
        }
    }

    fn flags_are_set(&mut self) {
        let set: Vec<&str> = self.flag_list.iter().filter(|flag| flag.is_set).map(|flag| flag.name).collect();
        // A handful of names is worth comparing; thousands are not.
        let known = if set.len() <= 200 { &set[..] } else { &[] };
        for flag in self.flag_list.iter().filter(|flag| !flag.is_set) {
            let meant = nearest(flag.name, known.iter().copied());
            self.report.add(flag.first_read.clone(), message::flag_never_set(flag.name, meant));
        }
    }

    // What words refer to. A word that stands in a piece that could not be read is missing for that reason.
}

/// Where a `next` can lead.
fn destinations(next: &Next) -> Vec<Destination> {
    match next {
        Next::To(to) => vec![*to],
        Next::Branch(ways, last) => ways.iter().map(|(_, to)| *to).chain([*last]).collect(),
        Next::Stay => Vec::new(),
    }
}

fn owned(word: &Word<'_>) -> String {
    word.as_str().to_owned()
}

fn text_of(word: Option<&Word<'_>>) -> String {
    word.map(owned).unwrap_or_default()
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn no_about() -> About {
    About {
        themes: Vec::new(),
        practises: Vec::new(),
        principles: Vec::new(),
        elements: Vec::new(),
        misconceptions: Vec::new(),
        questions: Vec::new(),
        content_notes: Vec::new(),
        minutes: 0,
        level: Difficulty::Foundation,
    }
}
