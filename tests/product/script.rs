//! A small scenario written in a test: a row of moments, each with talk and offered responses, all leading on.
//!
//! Anna is at the centre and begins Present, Bela is her brother, Cleo the colleague. Ids are unique by hand; every
//! response and every silence leads to the next moment, the last one to the ending.

use polyphony::codebook::{Codebook, Dimension};
use polyphony::meeting::{Event, Meeting};
use polyphony::scenario::{Scenario, load};
use polyphony::scoring::{Finding, Rubric, Scorecard, score};
use std::fmt::Write as _;
use std::sync::Arc;

#[derive(Clone, Default)]
pub(crate) struct Script {
    moments: Vec<Moment>,
    turns: Option<u32>,
    early: bool,
}

#[derive(Clone, Default)]
struct Moment {
    present: Option<String>,
    talk: String,
    responses: Vec<Response>,
    silence: String,
}

#[derive(Clone)]
struct Response {
    id: String,
    acts: String,
    reply: String,
    extra: String,
}

impl Script {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Begins a moment in which Anna says something that opens these calls.
    pub(crate) fn says(self, calls: &str) -> Self {
        self.talk(&format!(r#"Says("anna", "…", [{calls}]),"#))
    }

    /// Begins a moment with this talk.
    pub(crate) fn talk(mut self, talk: &str) -> Self {
        self.moments.push(Moment { talk: talk.to_owned(), ..Moment::default() });
        self
    }

    /// The network people of this moment.
    pub(crate) fn present(mut self, people: &str) -> Self {
        self.last().present = Some(people.to_owned());
        self
    }

    /// Offers a response in this moment.
    pub(crate) fn offers(self, id: &str, acts: &str) -> Self {
        self.replies(id, acts, "")
    }

    /// Offers a response whose reply is this talk.
    pub(crate) fn replies(mut self, id: &str, acts: &str, reply: &str) -> Self {
        self.last().responses.push(Response {
            id: id.to_owned(),
            acts: acts.to_owned(),
            reply: reply.to_owned(),
            extra: String::new(),
        });
        self
    }

    /// Further fields of the response offered last, such as a `when`.
    pub(crate) fn with(mut self, extra: &str) -> Self {
        extra.clone_into(&mut self.last().responses.last_mut().expect("a response was offered").extra);
        self
    }

    /// What staying silent does in this moment.
    pub(crate) fn silence(mut self, acts: &str) -> Self {
        acts.clone_into(&mut self.last().silence);
        self
    }

    /// A limit of turns.
    pub(crate) fn turns(mut self, turns: u32) -> Self {
        self.turns = Some(turns);
        self
    }

    /// The ending is one at which the meeting broke off.
    pub(crate) fn early(mut self) -> Self {
        self.early = true;
        self
    }

    /// The same script with the responses of every moment the other way round in the file.
    pub(crate) fn reversed(mut self) -> Self {
        for moment in &mut self.moments {
            moment.responses.reverse();
        }
        self
    }

    fn last(&mut self) -> &mut Moment {
        self.moments.last_mut().expect("a moment was begun")
    }

    pub(crate) fn text(&self) -> String {
        let mut text = format!(
            r#"Scenario(format: 1, id: "script", title: "Script", summary: "A script.",
            about: (themes: [AcuteCrisis], practises: [Responsivity], minutes: 1, level: Foundation),
            setting: (place: Home, hours_since_contact: 1, called_by: "bela", scene: "A room."),
            people: [
                (id: "anna", name: "Anna", part: AtTheCentre, age: 30, starts: Present),
                (id: "bela", name: "Bela", part: Family("brother"), age: 33, starts: Open),
                (id: "cleo", name: "Cleo", part: Colleague("nurse"), age: 40, starts: Open),
            ],
            turns: {}, out_of_time: "over", start: "m0", moments: ["#,
            self.turns.unwrap_or(100)
        );
        for (index, moment) in self.moments.iter().enumerate() {
            let next = if index + 1 < self.moments.len() {
                format!(r#"To("m{}")"#, index + 1)
            } else {
                r#"End("end")"#.to_owned()
            };
            let present = moment.present.as_ref().map_or(String::new(), |p| format!("present: [{p}],"));
            write!(text, r#"Moment(id: "m{index}", {present} talk: [{}], responses: ["#, moment.talk)
                .expect("it is a string");
            for Response { id, acts, reply, extra } in &moment.responses {
                let next = if extra.contains("next:") { String::new() } else { format!("next: {next},") };
                write!(
                    text,
                    r#"Response(id: "{id}", to: Room, say: "{id}", does: [{acts}], because: "Because.",
                    reply: [{reply}], {next} {extra}),"#
                )
                .expect("it is a string");
            }
            write!(text, r#"], silence: (does: [{}], because: "Says nothing.", next: {next})),"#, moment.silence)
                .expect("it is a string");
        }
        write!(
            text,
            r#"], endings: [Ending(id: "end", title: "The end", early: {}), Ending(id: "over", title: "Out of time")])"#,
            self.early
        )
        .expect("it is a string");
        text
    }

    #[track_caller]
    pub(crate) fn load(&self) -> Arc<Scenario> {
        let text = self.text();
        let loaded = load("script.ron", &text);
        let errors: Vec<_> = loaded.diagnostics.iter().map(|d| (&d.message, &text[d.span.clone()])).collect();
        Arc::new(loaded.scenario.unwrap_or_else(|| panic!("the script does not load: {errors:#?}")))
    }

    /// Plays these choices, separated by spaces, and no further: a meeting that has not ended has findings so far.
    #[track_caller]
    pub(crate) fn play(&self, choices: &str) -> Played {
        self.play_seed(choices, 7)
    }

    #[track_caller]
    pub(crate) fn play_seed(&self, choices: &str, seed: u64) -> Played {
        let mut meeting = Meeting::begin(&self.load(), &Codebook::shipped(), seed);
        for choice in choices.split_whitespace() {
            let input = meeting.input_named(choice).unwrap_or_else(|e| panic!("{e}"));
            meeting.respond(input).unwrap_or_else(|e| panic!("{e}"));
        }
        Played::new(meeting)
    }
}

/// A meeting that was played, with its scorecard.
pub(crate) struct Played {
    pub(crate) meeting: Meeting,
    pub(crate) card: Scorecard,
}

impl Played {
    pub(crate) fn new(meeting: Meeting) -> Self {
        let card = score(meeting.events(), meeting.codebook(), &Rubric::shipped());
        Self { meeting, card }
    }

    /// The three scores, `-` where not rated.
    pub(crate) fn scores(&self) -> [String; 3] {
        [&self.card.responsivity, &self.card.tolerance, &self.card.safety]
            .map(|s| s.score.map_or("-".to_owned(), |score| score.to_string()))
    }

    pub(crate) fn safety(&self) -> String {
        self.scores()[2].clone()
    }

    /// The findings of a dimension, each as `turn rule points/of`.
    pub(crate) fn findings(&self, dimension: Dimension) -> String {
        self.list(|f| f.dimension == dimension)
    }

    pub(crate) fn responsivity(&self) -> String {
        self.findings(Dimension::Responsivity)
    }

    pub(crate) fn tolerance(&self) -> String {
        self.findings(Dimension::ToleranceOfUncertainty)
    }

    pub(crate) fn steps(&self) -> String {
        self.findings(Dimension::SafetyEscalation)
    }

    fn list(&self, pick: impl Fn(&Finding) -> bool) -> String {
        let show = |f: &Finding| format!("{} {:?} {}/{}", f.turn, f.rule, f.points, f.of);
        self.card.findings.iter().filter(|f| pick(f)).map(show).collect::<Vec<_>>().join(", ")
    }

    /// How many events satisfy this.
    pub(crate) fn count(&self, pick: impl Fn(&Event) -> bool) -> usize {
        self.meeting.events().iter().filter(|e| pick(e)).count()
    }
}
