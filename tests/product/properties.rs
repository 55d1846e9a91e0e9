//! Properties of the scoring, on hundreds of generated meetings, each played twice: as drawn, and changed in one way.
//!
//! They hold in the form that the readings give them. A failing meeting is named by its seed.

use crate::script::{Played, Script};
use polyphony::codebook::{AnswerWay, Code, CueKind};
use polyphony::meeting::{Chance, Stream};

const MEETINGS: u64 = 300;

/// A meeting before it is written down: moments in a row, and which response is given in each.
#[derive(Clone)]
struct Drawn {
    moments: Vec<Moment>,
}

#[derive(Clone)]
struct Moment {
    calls: Vec<String>,
    responses: Vec<Vec<Act>>,
    /// The response that is given; none for silence.
    given: Option<usize>,
}

#[derive(Clone, PartialEq)]
enum Act {
    Answer(String, Vec<&'static str>),
    Other(String),
    Ask(usize),
}

const FORMS: [&str; 5] = ["InvitesYes", "Neutral", "Narrow", "Euphemism", "InvitesNo"];
const SUICIDALITY: [&str; 6] = ["OldHistory", "Veiled", "WishToBeDead", "Thoughts", "IntentOrRecent", "Imminent"];
const STEPS: [&str; 8] = [
    "Notice",
    "Clarify([WhyNow])",
    "Clarify([Means])",
    "Share",
    "Plan([People])",
    "Plan([WhoAndWhen, Coping])",
    "Act(CrisisTeam)",
    "HandOver",
];

impl Drawn {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed, Stream::Policy);
        let mut pick = |n: usize| chance.below(n as u64) as usize;
        let n_moments = 4 + pick(5);
        let shown_at = pick(n_moments);
        let deeper_at = shown_at + 1 + pick(n_moments);
        let class = pick(SUICIDALITY.len());
        let deeper = (class + 1 + pick(3)).min(SUICIDALITY.len() - 1);
        let mut open: Vec<(String, bool)> = Vec::new();
        let mut moments = Vec::new();
        for at in 0..n_moments {
            let mut calls = Vec::new();
            open.retain(|_| pick(2) == 0);
            for n in 0..pick(3) {
                let (id, salience, lasts) = (format!("c{at}-{n}"), 1 + pick(3), 1 + pick(2));
                let cue = pick(3) > 0;
                calls.push(if cue {
                    // A silence stands on something done; all other kinds may be said.
                    let kinds: Vec<_> = CueKind::ALL.iter().filter(|k| **k != CueKind::Silence).collect();
                    let kind = kinds[pick(kinds.len())].name();
                    format!(r#"Cue(id: "{id}", of: {kind}, salience: {salience}, lasts: {lasts})"#)
                } else {
                    format!(r#"Press(id: "{id}", demands: Advice, salience: {salience}, lasts: {lasts})"#)
                });
                open.push((id, cue));
            }
            let shown = ["Explicit", "Veiled", "Unspoken"][pick(3)];
            if at == shown_at {
                calls.push(format!(r#"Signal(id: "sign", class: {}, shown: {shown})"#, SUICIDALITY[class]));
            }
            if at == deeper_at {
                calls.push(format!(
                    r#"Signal(id: "more", class: {}, shown: {shown}, deepens: "sign")"#,
                    SUICIDALITY[deeper]
                ));
            }
            let n_responses = 1 + pick(3);
            let responses: Vec<Vec<Act>> = (0..n_responses)
                .map(|_| {
                    let mut acts = Vec::new();
                    for (id, cue) in &open {
                        match (pick(2), *cue) {
                            (0, true) => {
                                let ways = (0..1 + pick(2)).map(|_| AnswerWay::ALL[pick(AnswerWay::ALL.len())].name());
                                acts.push(Act::Answer(id.clone(), ways.collect()));
                            }
                            (0, false) => acts.push(Act::Other(match pick(4) {
                                0 => format!(r#"Close("{id}", Label)"#),
                                1 => format!(r#"Hold("{id}", [NotKnowing])"#),
                                2 => format!(r#"Hold("{id}", [Aloud, FindOut])"#),
                                _ => format!(r#"Close("{id}", Advise)"#),
                            })),
                            _ => {}
                        }
                    }
                    if at >= shown_at && pick(2) == 0 {
                        acts.push(if pick(2) == 0 {
                            Act::Ask(pick(FORMS.len()))
                        } else {
                            Act::Other(format!(r#"Safety("sign", {})"#, STEPS[pick(STEPS.len())]))
                        });
                    }
                    if pick(8) == 0 {
                        acts.push(Act::Other("Habit(Jargon)".to_owned()));
                    }
                    acts
                })
                .collect();
            let given = (pick(6) > 0).then(|| pick(n_responses));
            moments.push(Moment { calls, responses, given });
        }
        Self { moments }
    }

    fn script(&self) -> Script {
        let mut script = Script::new();
        for (at, moment) in self.moments.iter().enumerate() {
            script = script.says(&moment.calls.join(", "));
            for (n, acts) in moment.responses.iter().enumerate() {
                let text: Vec<String> = acts.iter().map(Act::text).collect();
                script = script.offers(&format!("r{at}-{n}"), &text.join(", "));
            }
        }
        script
    }

    fn choices(&self) -> String {
        let name = |(at, moment): (usize, &Moment)| {
            moment.given.map_or("silence".to_owned(), |given| format!("r{at}-{given}"))
        };
        self.moments.iter().enumerate().map(name).collect::<Vec<_>>().join(" ")
    }

    fn play(&self) -> Played {
        self.script().play(&self.choices())
    }

    /// The acts of the response given in a moment.
    fn given(&mut self, at: usize) -> Option<&mut Vec<Act>> {
        let moment = &mut self.moments[at];
        moment.given.map(|given| &mut moment.responses[given])
    }
}

impl Act {
    fn text(&self) -> String {
        match self {
            Self::Answer(cue, ways) => format!(r#"Answer("{cue}", [{}])"#, ways.join(", ")),
            Self::Other(text) => text.clone(),
            Self::Ask(form) => format!(r#"Safety("sign", Ask({}))"#, FORMS[*form]),
        }
    }
}

/// Scores in tenths, none where not rated.
fn tenths(played: &Played) -> [Option<u16>; 3] {
    [&played.card.responsivity, &played.card.tolerance, &played.card.safety].map(|s| s.score.map(|t| t.0))
}

fn not_above(changed: Option<u16>, drawn: Option<u16>) -> bool {
    match (changed, drawn) {
        (Some(changed), Some(drawn)) => changed <= drawn,
        _ => true,
    }
}

/// Plays every drawn meeting beside a changed one; says how many there were to compare.
fn on_all(change: impl Fn(&Drawn) -> Option<Drawn>, check: impl Fn(&Played, &Played) -> bool) -> usize {
    let mut compared = 0;
    for seed in 0..MEETINGS {
        let drawn = Drawn::new(seed);
        let Some(changed) = change(&drawn) else { continue };
        let (before, after) = (drawn.play(), changed.play());
        compared += 1;
        assert!(
            check(&before, &after),
            "seed {seed}: {:?} became {:?}\n{}\n--\n{}\n{}\n{}",
            before.scores(),
            after.scores(),
            [before.responsivity(), before.tolerance(), before.steps()].join("\n"),
            [after.responsivity(), after.tolerance(), after.steps()].join("\n"),
            drawn.choices(),
            drawn.script().text(),
        );
    }
    compared
}

/// The class judged stays the same: what is out of how much is then the same, waived steps aside.
fn same_requirements(before: &Played, after: &Played) -> bool {
    before.card.safety.of == after.card.safety.of
}

#[test]
fn the_findings_of_a_dimension_add_up_to_its_score() {
    let n = on_all(
        |drawn| Some(drawn.clone()),
        |_, played| {
            [&played.card.responsivity, &played.card.tolerance, &played.card.safety]
                .into_iter()
                .zip([played.responsivity(), played.tolerance(), played.steps()])
                .all(|(score, findings)| {
                    let sums = findings.split(", ").filter(|f| !f.is_empty()).fold((0, 0), |(points, of), finding| {
                        let (p, o) = finding.rsplit(' ').next().expect("it has points").split_once('/').expect("of");
                        (points + p.parse::<i32>().expect("points"), of + o.parse::<i32>().expect("of"))
                    });
                    let cap = score.caps.first().map_or(1000, |cap| i64::from(cap.limit) * 10);
                    let (points, of) = (i64::from(sums.0.max(0)), i64::from(sums.1));
                    let expected = (of > 0).then(|| ((2000 * points + of) / (2 * of)).min(1000).min(cap));
                    (score.points, score.of) == sums
                        && score.score.is_none_or(|tenths| Some(i64::from(tenths.0)) == expected)
                })
        },
    );
    assert_eq!(n as u64, MEETINGS);
}

#[test]
fn the_same_inputs_give_the_same_events() {
    on_all(|drawn| Some(drawn.clone()), |one, other| one.meeting.events() == other.meeting.events());
}

#[test]
fn options_in_another_order_change_nothing() {
    for seed in 0..MEETINGS {
        let drawn = Drawn::new(seed);
        let one = drawn.script().play(&drawn.choices());
        let other = drawn.script().reversed().play(&drawn.choices());
        assert_eq!(
            [one.responsivity(), one.tolerance(), one.steps()],
            [other.responsivity(), other.tolerance(), other.steps()],
            "seed {seed}"
        );
    }
}

#[test]
fn the_first_due_ask_one_turn_later_never_raises_safety() {
    let n = on_all(
        |drawn| {
            let at = drawn.moments.iter().position(|moment| {
                moment.given.is_some_and(|given| moment.responses[given].iter().any(|a| matches!(a, Act::Ask(_))))
            })?;
            // The talk comes when it came; the offer stands once more, and everything later moves with it.
            let mut changed = drawn.clone();
            let mut later = changed.moments[at].clone();
            later.calls.clear();
            changed.moments[at].given = None;
            changed.moments.insert(at + 1, later);
            Some(changed)
        },
        |before, after| not_above(tenths(after)[2], tenths(before)[2]),
    );
    assert!(n > 50, "only {n} meetings had a question");
}

#[test]
fn a_more_inviting_form_never_lowers_safety() {
    let n = on_all(
        |drawn| {
            let mut changed = drawn.clone();
            for at in 0..changed.moments.len() {
                if let Some(Act::Ask(form)) =
                    changed.given(at)?.iter_mut().find(|a| matches!(a, Act::Ask(form) if *form > 0))
                {
                    *form -= 1;
                    return Some(changed);
                }
            }
            None
        },
        |before, after| {
            let repeats = |played: &Played| played.steps().matches("Repeated").count();
            !same_requirements(before, after)
                || repeats(after) > repeats(before)
                || not_above(tenths(before)[2], tenths(after)[2])
        },
    );
    assert!(n > 20, "only {n} meetings had a question to better");
}

#[test]
fn a_closing_way_added_to_an_answer_never_raises_a_score() {
    for closing in ["Reassure", "Correct", "Switch"] {
        let n = on_all(
            |drawn| {
                let mut changed = drawn.clone();
                for at in 0..changed.moments.len() {
                    let answer = changed.given(at).and_then(|acts| {
                        acts.iter_mut().find_map(|a| match a {
                            Act::Answer(_, ways) => Some(ways),
                            _ => None,
                        })
                    });
                    if let Some(ways) = answer {
                        ways.push(closing);
                        return Some(changed);
                    }
                }
                None
            },
            |before, after| {
                let (before_t, after_t) = (tenths(before), tenths(after));
                not_above(after_t[0], before_t[0])
                    && not_above(after_t[1], before_t[1])
                    && (!same_requirements(before, after) || not_above(after_t[2], before_t[2]))
            },
        );
        assert!(n > 100, "only {n} meetings had an answer");
    }
}

#[test]
fn a_hold_that_counts_as_drift_taken_out_never_lowers_tolerance() {
    let mut compared = 0;
    for seed in 0..20 * MEETINGS {
        let drawn = Drawn::new(seed);
        let before = drawn.play();
        let drift = before.card.findings.iter().find_map(|f| {
            (f.dimension == polyphony::codebook::Dimension::ToleranceOfUncertainty
                && f.rule == polyphony::scoring::Rule::HeldWhileOpen)
                .then(|| (usize::from(f.turn) - 1, before.meeting.scenario().call(f.call.expect("a press")).id.clone()))
        });
        let Some((at, press)) = drift else { continue };
        let reaches = |act: &Act| matches!(act, Act::Other(text) if text.contains(&format!("\"{press}\"")));
        let mut changed = drawn.clone();
        let reached_later = (at + 1..changed.moments.len())
            .any(|later| changed.given(later).is_some_and(|acts| acts.iter().any(reaches)));
        if reached_later {
            continue;
        }
        // The response is given without its hold; the one with it is still offered.
        let moment = &mut changed.moments[at];
        let given = moment.given.expect("something was held");
        let without = moment.responses[given].iter().filter(|a| !reaches(a)).cloned().collect();
        moment.responses.push(without);
        moment.given = Some(moment.responses.len() - 1);
        let after = changed.play();
        compared += 1;
        assert!(
            not_above(tenths(&before)[1], tenths(&after)[1]),
            "seed {seed}: {} became {}\n{}",
            before.tolerance(),
            after.tolerance(),
            drawn.script().text()
        );
    }
    assert!(compared > 10, "only {compared} meetings held while a signal was open");
}

#[test]
fn an_idiom_decoy_added_never_raises_a_rated_safety() {
    on_all(
        |drawn| {
            let mut changed = drawn.clone();
            changed.moments[0].calls.push(r#"Signal(id: "idiom", class: Idiom, shown: Explicit)"#.to_owned());
            Some(changed)
        },
        |before, after| tenths(before)[2].is_none() || not_above(tenths(after)[2], tenths(before)[2]),
    );
}
