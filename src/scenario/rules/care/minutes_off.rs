//! `minutes-off`: a length in the lobby that no way of playing the meeting comes near.

use crate::diagnostic::Severity;
use crate::scenario::local::LocalPack;
use crate::scenario::model::{Destination, LineKind, MomentId, Response, Scenario, Talk};
use crate::scenario::pace;
use crate::scenario::rules::{Finder, Flow, Page, Rule, Sheet};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

pub(super) const RULE: Rule = Rule {
    code: "minutes-off",
    severity: Severity::Warning,
    page: Page {
        finds: "`about.minutes` is below three quarters of the shortest path, or above five quarters of the longest, \
                at the pace of speech. A path is read as it is played: talk, pauses, what the trainee says and the \
                replies; not the choosing, and not the thoughts, which wait for the debrief. Two minutes more or less \
                are let pass.",
        wrong: r#"about: (minutes: 45, ..),  // and the longest path takes nineteen minutes to hear"#,
        why: "People choose a meeting by the time that they have, and a course is planned by it. The pace is an \
              assumption of this project's own: a third of a second for a word and a breath before each line, about \
              150 words a minute.",
        mend: "Write the minutes that a path takes when it is heard line by line, between the shortest and the \
               longest that the message names.",
    },
};

const MINUTE_MS: u64 = 60_000;
/// Off by less than this is near enough, however short a meeting is.
const SLACK_MS: u64 = 2 * MINUTE_MS;

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, flow, .. } = sheet;
    let times = Times::of(scenario);
    let Some(shortest) = shortest(scenario, flow, &times) else { return };
    let longest = longest(scenario, flow, &times).max(shortest);
    let told = u64::from(scenario.about.minutes) * MINUTE_MS;
    let is_too_short = told + SLACK_MS < shortest / 4 * 3;
    let is_too_long = told > longest / 4 * 5 + SLACK_MS;
    if is_too_short || is_too_long {
        let (shortest, longest) = (rounded(shortest), rounded(longest));
        let range = if shortest == longest { shortest.to_string() } else { format!("{shortest} to {longest}") };
        finder.add(
            place(sheet).unwrap_or_else(|| sheet.source.title()),
            format!("`minutes` is {}, and a path takes {range} at the pace of speech", scenario.about.minutes),
            format!("Write {}, or as many minutes as a usual path takes.", u64::midpoint(shortest, longest)),
        );
    }
}

/// Where the number stands: `about` keeps no places.
fn place(sheet: &Sheet<'_>) -> Option<std::ops::Range<usize>> {
    const FIELD: &str = "minutes";
    let told = sheet.scenario.about.minutes.to_string();
    sheet.text.match_indices(FIELD).find_map(|(at, _)| {
        let value = sheet.text[at + FIELD.len()..].trim_start().strip_prefix(':')?.trim_start();
        let after = value.strip_prefix(&*told)?;
        let start = sheet.text.len() - value.len();
        (!after.starts_with(|c: char| c.is_alphanumeric())).then_some(start..start + told.len())
    })
}

fn rounded(ms: u64) -> u64 {
    ((ms + MINUTE_MS / 2) / MINUTE_MS).max(1)
}

/// The least and the most milliseconds that something can take, by what is said in it.
#[derive(Clone, Copy, Default)]
struct Span {
    least: u64,
    most: u64,
}

/// How long everything takes.
struct Times {
    moments: Vec<Span>,
    responses: Vec<Span>,
    endings: Vec<Span>,
}

impl Times {
    fn of(scenario: &Scenario) -> Self {
        let local = LocalPack::shipped();
        let of_response = |response: &Response| {
            let said = [&response.say, &response.gesture].into_iter().filter(|text| !text.is_empty());
            let own: u64 = said.map(|text| u64::from(pace::ms_of(text))).sum();
            let reply = of_talk(scenario, &local, &response.reply);
            Span { least: own + reply.least, most: own + reply.most }
        };
        Self {
            moments: scenario.moments.iter().map(|moment| of_talk(scenario, &local, &moment.talk)).collect(),
            responses: scenario.responses.iter().map(of_response).collect(),
            endings: scenario.endings.iter().map(|ending| of_talk(scenario, &local, &ending.talk)).collect(),
        }
    }
}

fn of_talk(scenario: &Scenario, local: &LocalPack, talk: &[Talk]) -> Span {
    let mut whole = Span::default();
    for piece in talk {
        let span = match piece {
            Talk::Line(id) => {
                let line = scenario.line(*id);
                let ms = match line.kind {
                    LineKind::Says | LineKind::Does | LineKind::Stirs => pace::ms_of(&line.text),
                    LineKind::Local => pace::ms_of(&local.words(&line.text)),
                    LineKind::Thinks => 0,
                };
                Span { least: ms.into(), most: ms.into() }
            }
            Talk::Pause(ms) => Span { least: (*ms).into(), most: (*ms).into() },
            Talk::If(_, inner) => Span { least: 0, ..of_talk(scenario, local, inner) },
            Talk::OneOf(_, variants) => {
                let spans = || variants.iter().map(|inner| of_talk(scenario, local, inner));
                let least = spans().map(|span| span.least).min();
                let most = spans().map(|span| span.most).max();
                Span { least: least.unwrap_or(0), most: most.unwrap_or(0) }
            }
            Talk::Opens(_) | Talk::Closes(_) => Span::default(),
        };
        whole.least += span.least;
        whole.most += span.most;
    }
    whole
}

/// The shortest path to an ending that is not early; conditions are not looked at.
fn shortest(scenario: &Scenario, flow: &Flow, times: &Times) -> Option<u64> {
    let mut best = vec![u64::MAX; scenario.moments.len()];
    let start = times.moments[scenario.start.index()].least;
    best[scenario.start.index()] = start;
    let mut queue = BinaryHeap::from([Reverse((start, scenario.start))]);
    let mut whole: Option<u64> = None;
    while let Some(Reverse((ms, moment))) = queue.pop() {
        if ms > best[moment.index()] {
            continue;
        }
        for (response, to) in flow.ways(moment) {
            let after = ms + times.responses[response.index()].least;
            match to {
                Destination::Ending(ending) if !scenario.ending(*ending).early => {
                    let end = after + times.endings[ending.index()].least;
                    whole = Some(whole.map_or(end, |known| known.min(end)));
                }
                Destination::Ending(_) => {}
                Destination::Moment(to) => {
                    let there = after + times.moments[to.index()].least;
                    if there < best[to.index()] {
                        best[to.index()] = there;
                        queue.push(Reverse((there, *to)));
                    }
                }
            }
        }
    }
    whole
}

/// The longest path that comes to no moment twice, near enough: ways back are not gone.
fn longest(scenario: &Scenario, flow: &Flow, times: &Times) -> u64 {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        OnTheWay,
        Left,
    }
    let mut seen = vec![Seen::Not; scenario.moments.len()];
    // From each moment to the end.
    let mut rest = vec![0; scenario.moments.len()];
    // The moments on the way, each with how many of its ways were gone.
    let mut path: Vec<(MomentId, usize)> = vec![(scenario.start, 0)];
    seen[scenario.start.index()] = Seen::OnTheWay;
    while let Some((moment, gone)) = path.last_mut() {
        let moment = *moment;
        let Some((response, to)) = flow.ways(moment).get(*gone) else {
            rest[moment.index()] += times.moments[moment.index()].most;
            seen[moment.index()] = Seen::Left;
            path.pop();
            continue;
        };
        let onward = match to {
            Destination::Ending(ending) => Some(times.endings[ending.index()].most),
            Destination::Moment(to) => match seen[to.index()] {
                Seen::Not => {
                    seen[to.index()] = Seen::OnTheWay;
                    path.push((*to, 0));
                    // This way is looked at again when the moment that it leads to is left.
                    continue;
                }
                Seen::OnTheWay => None,
                Seen::Left => Some(rest[to.index()]),
            },
        };
        *gone += 1;
        if let Some(onward) = onward {
            let through = times.responses[response.index()].most + onward;
            rest[moment.index()] = rest[moment.index()].max(through);
        }
    }
    rest[scenario.start.index()]
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const MINUTES: &str = "minutes: 2";
    /// A pause, and half an hour of pauses.
    const PAUSE: (&str, &str) = ("Pause(3000)", "Pause(60000), Pause(60000), Pause(60000), Pause(60000)");

    #[test]
    fn more_than_the_longest_path_takes_is_told() {
        finds("minutes-off", &[(MINUTES, "minutes: 12")], &["12"]);
        finds("minutes-off", &[(MINUTES, "minutes: 5")], &[]);
    }

    #[test]
    fn less_than_the_shortest_path_takes_is_told() {
        let pauses = "moments: [Moment(id: \"doorstep\", talk: [Pause(60000), Pause(60000), Pause(60000), \
                      Pause(60000)], silence: (because: \"It is early.\", next: To(\"arriving\"))),";
        let later = [("start: \"arriving\"", "start: \"doorstep\""), ("moments: [", pauses)];
        finds("minutes-off", &[later[0], later[1], (MINUTES, "minutes: 1")], &["1"]);
        finds("minutes-off", &[later[0], later[1], (MINUTES, "minutes: 3")], &[]);
    }

    #[test]
    fn a_pause_on_one_path_makes_the_longest_longer() {
        finds("minutes-off", &[(MINUTES, "minutes: 8"), PAUSE], &[]);
        finds("minutes-off", &[(MINUTES, "minutes: 11"), PAUSE], &["11"]);
    }

    #[test]
    fn ways_back_are_not_gone() {
        let back = (
            "next: Branch([(AskedAs(\"cat\", [InvitesYes, Neutral]), \"said-it\")], \"not-said\")",
            "next: To(\"arriving\")",
        );
        finds("minutes-off", &[(MINUTES, "minutes: 6"), back], &["6"]);
    }
}
