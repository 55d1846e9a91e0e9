//! Faults that give the answer away. They lie in a whole meeting, so they are laid into every moment of it.

use super::{differs, lay, shipped};
use polyphony::analysis::best::{Played, played};
use polyphony::codebook::Codebook;
use polyphony::scenario::{Response, ResponseId, Scenario, load};
use polyphony::scoring::Rubric;
use std::ops::Range;

const THIN_WALLS: &str = "thin-walls";

/// A shipped meeting while it is being changed.
struct Draft {
    sound: String,
    text: String,
    scenario: Scenario,
    played: Vec<Played>,
}

impl Draft {
    fn of(meeting: &str) -> Self {
        let sound = shipped(meeting);
        let scenario = load("meeting.ron", &sound).scenario.expect("it is sound");
        let played = played(&scenario, &Codebook::shipped(), &Rubric::shipped()).expect("it is small");
        Self { text: sound.clone(), sound, scenario, played }
    }

    /// What can be said in each moment in which something that is said is best, each with the best of it that `prefers`
    /// least of.
    fn moments<K: Ord>(&self, prefers: impl Fn(&Response) -> K) -> Vec<(ResponseId, Vec<ResponseId>)> {
        let moments = self.played.iter().filter_map(|played| {
            let spoken = |id: &ResponseId| !self.scenario.response(*id).is_silence;
            let best = played.best().filter(spoken).min_by_key(|id| prefers(self.scenario.response(*id)))?;
            let others = played.worths.iter().map(|worth| worth.response).filter(spoken);
            Some((best, others.filter(|id| *id != best).collect()))
        });
        moments.collect()
    }

    /// Where a response stands in the text as it is now.
    fn place(&self, id: ResponseId) -> Range<usize> {
        let name = format!("id: \"{}\", to:", self.scenario.response(id).id);
        assert_eq!(self.text.matches(&name).count(), 1, "{name}");
        let inside = self.text.find(&name).expect("it is there");
        let start = self.text[..inside].rfind("Response(").expect("it stands in a response");
        let (mut depth, mut quoted) = (0, false);
        for (at, c) in self.text[start..].char_indices() {
            match c {
                '"' => quoted = !quoted,
                '(' if !quoted => depth += 1,
                ')' if !quoted && depth == 1 => return start..start + at + 1,
                ')' if !quoted => depth -= 1,
                _ => {}
            }
        }
        panic!("{name} is not closed");
    }

    fn edit(&mut self, id: ResponseId, edit: impl Fn(&str) -> String) {
        let place = self.place(id);
        let changed = edit(&self.text[place.clone()]);
        self.text.replace_range(place, &changed);
    }

    /// Says something else in place of what a response says.
    fn say(&mut self, id: ResponseId, say: impl Fn(&str) -> String) {
        let said = self.scenario.response(id).say.clone();
        if !said.is_empty() {
            let (from, to) = (format!("say: \"{said}\""), format!("say: \"{}\"", say(&said)));
            self.edit(id, |response| response.replacen(&from, &to, 1));
        }
    }

    #[track_caller]
    fn differs(&self, wanted: &[(&str, &str)]) {
        differs(&self.sound, &self.text, wanted);
    }
}

fn length(response: &Response) -> usize {
    response.say.chars().count() + response.gesture.chars().count()
}

/// Something longer, which says no more.
fn at_least(said: &str, length: usize) -> String {
    let mut longer = said.to_owned();
    while longer.chars().count() <= length {
        longer.push_str(" So it is, and so it goes on.");
    }
    longer
}

/// A response that says what is tempting in it.
fn tempts(response: &str) -> String {
    if response.contains("tempting:") {
        response.to_owned()
    } else {
        response.replacen("because:", "tempting: \"It is so.\", because:", 1)
    }
}

#[test]
fn the_longest_is_best_everywhere() {
    let mut draft = Draft::of(THIN_WALLS);
    for (best, others) in draft.moments(|_| 0) {
        let longest = others.iter().map(|id| length(draft.scenario.response(*id))).max().unwrap_or(0);
        draft.say(best, |said| at_least(said, longest));
    }
    draft.differs(&[("longest-is-best", "thin-walls")]);
}

#[test]
fn the_shortest_is_best_everywhere() {
    let mut draft = Draft::of(THIN_WALLS);
    for (best, others) in draft.moments(length) {
        let shortest = length(draft.scenario.response(best));
        others.iter().for_each(|id| draft.say(*id, |said| at_least(said, shortest)));
    }
    draft.differs(&[("shortest-is-best", "thin-walls")]);
}

#[test]
fn the_first_is_best_everywhere() {
    let mut draft = Draft::of(THIN_WALLS);
    for (best, others) in draft.moments(|_| 0) {
        let first = others[0].min(best);
        let [one, other] = [first, best].map(|id| draft.text[draft.place(id)].to_owned());
        draft.edit(first, |_| "@".to_owned());
        if first != best {
            draft.edit(best, |_| one.clone());
        }
        draft.text = draft.text.replacen('@', &other, 1);
    }
    draft.differs(&[("first-is-best", "thin-walls")]);
}

#[test]
fn nothing_but_what_is_best_asks() {
    let mut draft = Draft::of(THIN_WALLS);
    for (best, others) in draft.moments(|_| 0) {
        draft.say(best, |said| if said.contains('?') { said.to_owned() } else { format!("{said} Yes?") });
        others.iter().for_each(|id| draft.say(*id, |said| said.replace('?', ".")));
    }
    draft.differs(&[("only-question-is-best", "thin-walls")]);
}

#[test]
fn nothing_but_what_is_best_names_a_feeling() {
    let mut draft = Draft::of(THIN_WALLS);
    for (best, _) in draft.moments(|_| 0) {
        draft.say(best, |said| format!("{said} You are afraid."));
    }
    draft.differs(&[("only-feeling-is-best", "thin-walls")]);
}

#[test]
fn nothing_but_what_is_best_takes_up_a_word() {
    let mut draft = Draft::of(THIN_WALLS);
    for (_, others) in draft.moments(|_| 0) {
        for id in others {
            draft.say(id, |said| at_least("Well? How sad.", said.chars().count()));
            draft.edit(id, |response| {
                let own =
                    response.replace("[OwnWords]", "[Acknowledge]").replace("OwnWords, ", "").replace(", OwnWords", "");
                tempts(&own)
            });
        }
    }
    draft.differs(&[("only-echo-is-best", "thin-walls")]);
}

#[test]
fn to_turn_to_the_colleague_is_best_everywhere() {
    let mut draft = Draft::of(THIN_WALLS);
    for (best, _) in draft.moments(|_| 0) {
        draft.edit(best, |response| {
            let to = response.find("to: ").expect("it is to somebody");
            let end = to + response[to..].find(",\n").expect("the line ends");
            format!("{}to: Colleague{}", &response[..to], &response[end..])
        });
    }
    draft.differs(&[("same-form-best", "thin-walls")]);
}

#[test]
fn one_answer_is_best_everywhere() {
    let mut draft = Draft::of(THIN_WALLS);
    let others = draft.played.iter().flat_map(|played| played.best().skip(1).collect::<Vec<_>>());
    for id in others.collect::<Vec<_>>() {
        let jargon = |response: &str| response.replacen("does: [", "does: [Habit(Jargon), ", 1);
        if draft.scenario.response(id).is_silence {
            let moment = format!("id: \"{}\",", draft.scenario.moment(draft.scenario.response(id).moment).id);
            let begins = draft.text.find(&moment).expect("the moment is there");
            let silence = begins + draft.text[begins..].find("silence: (").expect("its silence is given");
            let rest = jargon(&draft.text[silence..]).replacen("because:", "tempting: \"It is quiet.\", because:", 1);
            draft.text.replace_range(silence.., &rest);
        } else {
            draft.edit(id, |response| tempts(&jargon(response)));
        }
    }
    draft.differs(&[("one-best-everywhere", "thin-walls")]);
}

#[test]
fn a_mistake_that_nobody_would_make() {
    let tempting =
        "\n                    tempting: \"A history has to be taken some time, and these are fair questions.\",";
    lay(THIN_WALLS, &[(tempting, "")], &[("untempting", "since-when")]);
}

#[test]
fn more_moments_than_anybody_plays() {
    let row: String = (0..2000)
        .map(|n| {
            let next = if n < 1999 { format!("row-{}", n + 1) } else { "settled".to_owned() };
            format!("Moment(id: \"row-{n}\", talk: [Pause(1)], silence: (does: [], because: \"On.\", next: To(\"{next}\"))),\n")
        })
        .collect();
    let last = "// 2a ── He says what it is like";
    let changes = [("next: To(\"settled\"),", "next: To(\"row-0\"),"), (last, &format!("{row}{last}"))];
    lay(THIN_WALLS, &changes, &[("too-large-for-giveaways", "thin-walls")]);
}
