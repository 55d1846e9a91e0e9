//! Where everything of a checked scenario stands in its file, for those who complain of it.

use super::draft::Draft;
use crate::scenario::format::{Act, Call, Talk};
use crate::scenario::model::{CallId, EndingId, LineId, MomentId, PersonId, ResponseId};
use crate::scenario::word::Word;
use std::collections::HashSet;
use std::ops::Range;

/// Bytes of a file.
pub type Span = Range<usize>;

/// The places of a file's people, moments, responses, lines and calls, by their numbers.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The file's name, as whoever loaded it called it.
    pub file: String,
    /// The codes that the file allows itself, each with its place and the reason.
    pub allowed: Vec<(String, Span, String)>,
    /// Codes of what loading found and left out, because the file allows it.
    pub let_pass: Vec<String>,
    people: Vec<Span>,
    moments: Vec<Span>,
    endings: Vec<(Span, Span)>,
    responses: Vec<ResponseSource>,
    lines: Vec<Span>,
    calls: Vec<Span>,
    alternatives: Vec<(Span, Span)>,
    questions: Vec<Span>,
    id: Span,
    title: Span,
    summary: Span,
    scene: Span,
}

#[derive(Clone, Debug, Default)]
struct ResponseSource {
    id: Span,
    said: Span,
    gesture: Span,
    because: Span,
    tempting: Span,
    alternative: Span,
    acts: Vec<Span>,
}

impl Source {
    /// Walks a file in the order in which loading numbers what is in it.
    pub(super) fn of(file: &str, text: &str, draft: &Draft<'_>) -> Self {
        let mut walk = Walk { text, near: 0..0, source: Self { file: file.to_owned(), ..Self::default() } };
        walk.scenario(draft);
        walk.source
    }

    /// A person's id.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Span {
        self.people[id.index()].clone()
    }

    /// A moment's id.
    #[must_use]
    pub fn moment(&self, id: MomentId) -> Span {
        self.moments[id.index()].clone()
    }

    /// An ending's id.
    #[must_use]
    pub fn ending(&self, id: EndingId) -> Span {
        self.endings[id.index()].0.clone()
    }

    /// What an ending is called.
    #[must_use]
    pub fn ending_title(&self, id: EndingId) -> Span {
        self.endings[id.index()].1.clone()
    }

    /// A response's id; the moment's id for its silence.
    #[must_use]
    pub fn response(&self, id: ResponseId) -> Span {
        self.responses[id.index()].id.clone()
    }

    /// What a response says, or does where it says nothing; the moment's id for its silence.
    #[must_use]
    pub fn said(&self, id: ResponseId) -> Span {
        self.responses[id.index()].said.clone()
    }

    /// What a response does beside its words or in place of them; its id where it does nothing.
    #[must_use]
    pub fn gesture(&self, id: ResponseId) -> Span {
        self.responses[id.index()].gesture.clone()
    }

    /// What else was possible in place of a response; its id where it says nothing of that.
    #[must_use]
    pub fn own_alternative(&self, id: ResponseId) -> Span {
        self.responses[id.index()].alternative.clone()
    }

    /// Why a response counts as it does.
    #[must_use]
    pub fn because(&self, id: ResponseId) -> Span {
        self.responses[id.index()].because.clone()
    }

    /// What makes a response tempting; its id where it says nothing of that.
    #[must_use]
    pub fn tempting(&self, id: ResponseId) -> Span {
        self.responses[id.index()].tempting.clone()
    }

    /// The name in the `nth` act of a response; the response's id where the act names nothing.
    #[must_use]
    pub fn act(&self, id: ResponseId, nth: usize) -> Span {
        let response = &self.responses[id.index()];
        response.acts.get(nth).unwrap_or(&response.id).clone()
    }

    /// The words of a line.
    #[must_use]
    pub fn line(&self, id: LineId) -> Span {
        self.lines[id.index()].clone()
    }

    /// A call's id, where it stands first.
    #[must_use]
    pub fn call(&self, id: CallId) -> Span {
        self.calls[id.index()].clone()
    }

    /// The response that an alternative of the debrief names, from 0.
    #[must_use]
    pub fn alternative(&self, nth: usize) -> Span {
        self.alternatives[nth].0.clone()
    }

    /// What an alternative of the debrief says, from 0.
    #[must_use]
    pub fn alternative_text(&self, nth: usize) -> Span {
        self.alternatives[nth].1.clone()
    }

    /// A question of the debrief, from 0.
    #[must_use]
    pub fn question(&self, nth: usize) -> Span {
        self.questions[nth].clone()
    }

    /// The scenario's id.
    #[must_use]
    pub fn id(&self) -> Span {
        self.id.clone()
    }

    /// The scenario's title.
    #[must_use]
    pub fn title(&self) -> Span {
        self.title.clone()
    }

    /// The scenario's summary.
    #[must_use]
    pub fn summary(&self) -> Span {
        self.summary.clone()
    }

    /// The scene.
    #[must_use]
    pub fn scene(&self) -> Span {
        self.scene.clone()
    }

    /// Whether the file allows itself what this code complains of.
    #[must_use]
    pub fn allows(&self, code: &str) -> bool {
        self.allowed.iter().any(|(allowed, ..)| allowed == code)
    }
}

struct Walk<'a> {
    text: &'a str,
    /// The last word that knew its place: where a word with escapes stands, which does not.
    near: Span,
    source: Source,
}

impl Walk<'_> {
    fn span(&mut self, word: &Word<'_>) -> Span {
        if let Some(span) = word.span(self.text) {
            self.near = span;
        }
        self.near.clone()
    }

    fn optional(&mut self, word: Option<&Word<'_>>) -> Span {
        match word {
            Some(word) => self.span(word),
            None => self.near.clone(),
        }
    }

    fn scenario(&mut self, draft: &Draft<'_>) {
        self.source.id = self.optional(draft.id.as_ref());
        self.source.title = self.optional(draft.title.as_ref());
        self.source.summary = self.optional(draft.summary.as_ref());
        self.source.scene = self.optional(draft.setting.as_ref().map(|setting| &setting.scene));
        for person in &draft.people {
            let span = self.span(&person.id);
            self.source.people.push(span);
        }
        let mut seen = HashSet::new();
        for moment in &draft.moments {
            let place = self.span(&moment.id);
            self.source.moments.push(place.clone());
            self.talk(&moment.talk, &mut seen);
            self.talk(&moment.again, &mut seen);
            for response in &moment.responses {
                let id = self.span(&response.id);
                let said = response.say.as_ref().map(|said| self.span(said));
                let gesture = response.gesture.as_ref().map_or_else(|| id.clone(), |word| self.span(word));
                let acts = self.acts(&response.does, &id);
                let because = self.span(&response.because);
                let tempting = response.tempting.as_ref().map_or_else(|| id.clone(), |word| self.span(word));
                let alternative = response.alternative.as_ref().map_or_else(|| id.clone(), |word| self.span(word));
                self.talk(&response.reply, &mut seen);
                let said = said.unwrap_or_else(|| gesture.clone());
                self.source.responses.push(ResponseSource { id, said, gesture, because, tempting, alternative, acts });
            }
            self.near = place.clone();
            let mut silence = ResponseSource { id: place.clone(), said: place.clone(), ..ResponseSource::default() };
            (silence.because, silence.tempting) = (place.clone(), place.clone());
            (silence.gesture, silence.alternative) = (place.clone(), place.clone());
            if let Some(given) = &moment.silence {
                silence.acts = self.acts(&given.does, &place);
                silence.because = self.span(&given.because);
                silence.id = silence.because.clone();
                silence.tempting = given.tempting.as_ref().map_or_else(|| silence.id.clone(), |word| self.span(word));
                silence.alternative =
                    given.alternative.as_ref().map_or_else(|| silence.id.clone(), |word| self.span(word));
                self.talk(&given.reply, &mut seen);
            }
            self.source.responses.push(silence);
        }
        for ending in &draft.endings {
            let id = self.span(&ending.id);
            let title = self.span(&ending.title);
            self.source.endings.push((id, title));
            self.talk(&ending.talk, &mut seen);
        }
        for alternative in &draft.debrief.alternatives {
            let instead_of = self.span(&alternative.instead_of);
            let try_this = self.span(&alternative.try_this);
            self.source.alternatives.push((instead_of, try_this));
        }
        for question in &draft.debrief.questions {
            let span = self.span(&question.asks);
            self.source.questions.push(span);
        }
        for allow in &draft.allow {
            let span = self.span(&allow.code);
            let because = allow.because.as_str().to_owned();
            self.source.allowed.push((allow.code.as_str().to_owned(), span, because));
        }
    }

    fn acts(&mut self, acts: &[Act<'_>], near: &Span) -> Vec<Span> {
        let places = acts.iter().map(|act| match act {
            Act::Answer(word, _)
            | Act::Hold(word, _)
            | Act::Close(word, _)
            | Act::Safety(word, _)
            | Act::Invite(word)
            | Act::Set(word) => self.span(word),
            Act::Reflect { takes_up, press, .. } => {
                takes_up.first().or(press.as_ref()).map_or_else(|| near.clone(), |word| self.span(word))
            }
            Act::Unasked(_) | Act::Agree(..) | Act::Habit(_) => near.clone(),
        });
        places.collect()
    }

    fn talk<'d>(&mut self, talk: &'d [Talk<'_>], seen: &mut HashSet<&'d str>) {
        for piece in talk {
            match piece {
                Talk::Says(_, words, calls) | Talk::Does(_, words, calls) => {
                    let span = self.span(words);
                    self.source.lines.push(span);
                    for call in calls {
                        let (Call::Cue { id, .. } | Call::Press { id, .. } | Call::Signal { id, .. }) = call;
                        if seen.insert(id.as_str()) {
                            let span = self.span(id);
                            self.source.calls.push(span);
                        }
                    }
                }
                Talk::Thinks(_, words) | Talk::Stirs(words) | Talk::Local(words) => {
                    let span = self.span(words);
                    self.source.lines.push(span);
                }
                Talk::If(_, inner) => self.talk(inner, seen),
                Talk::OneOf(variants) => variants.iter().for_each(|(_, inner)| self.talk(inner, seen)),
                Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
            }
        }
    }
}
