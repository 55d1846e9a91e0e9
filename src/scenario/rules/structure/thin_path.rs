//! `thin-path`: a path on which too little asks to be heard for a score to say anything.

use crate::codebook::CueKind;
use crate::diagnostic::Severity;
use crate::scenario::model::{Act, CallWhat, Destination, MomentId, ResponseId, Scenario, Talk};
use crate::scenario::rules::flow::each_line;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Cues that every path to a scored ending should hold.
const WANTED: u32 = 5;

pub(super) const RULE: Rule = Rule {
    code: "thin-path",
    severity: Severity::Warning,
    page: Page {
        finds: "A path to an ending that is not early holds fewer than five cues that some response answers. \
                Conditions are not looked at: every `If` counts as holding, and every `Branch` as open.",
        wrong: r#"
Moment(id: "arriving", talk: [Says("eero", "..", [Cue(id: "wall", ..)])], responses: [
    Response(id: "well-then", next: End("tomorrow"), ..),  // one cue, and the meeting is over and scored
])"#,
        why: "Responsivity is rated from three cues; with fewer than five one answer decides the score, and the \
              trainee has hardly met anybody.",
        mend: "Let more be said on that path that asks to be heard, lead it back into the meeting, or mark the ending \
               `early: true` if the meeting really breaks off there.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, flow, .. } = sheet;
    let is_answered = answered(scenario);
    let cues = |talk: &[Talk]| {
        let mut n = 0;
        each_line(scenario, talk, &mut |_, line| {
            n += line.calls.iter().filter(|call| is_answered[call.index()]).count() as u32;
        });
        n
    };
    // The fewest cues with which a moment can be reached, its own counted.
    let mut fewest = vec![u32::MAX; scenario.moments.len()];
    let mut from: Vec<Option<MomentId>> = vec![None; scenario.moments.len()];
    let mut thinnest: Vec<Option<(u32, MomentId)>> = vec![None; scenario.endings.len()];
    let own: Vec<u32> = scenario.moments.iter().map(|moment| cues(&moment.talk)).collect();
    let mut queue = BinaryHeap::from([Reverse((own[scenario.start.index()], scenario.start))]);
    fewest[scenario.start.index()] = own[scenario.start.index()];
    while let Some(Reverse((n, moment))) = queue.pop() {
        if n > fewest[moment.index()] {
            continue;
        }
        for (response, to) in flow.ways(moment) {
            match to {
                // What a last reply opens, nobody can answer.
                Destination::Ending(ending) => {
                    let known = &mut thinnest[ending.index()];
                    if known.is_none_or(|(known, _)| n < known) {
                        *known = Some((n, moment));
                    }
                }
                Destination::Moment(to) => {
                    let through = n + cues(&scenario.response(*response).reply) + own[to.index()];
                    if through < fewest[to.index()] {
                        fewest[to.index()] = through;
                        from[to.index()] = Some(moment);
                        queue.push(Reverse((through, *to)));
                    }
                }
            }
        }
    }
    for (nth, thinnest) in thinnest.iter().enumerate() {
        let Some((n, last)) = thinnest.filter(|_| finder.has_room()) else { continue };
        let ending = &scenario.endings[nth];
        if ending.early || n >= WANTED {
            continue;
        }
        let mut path: Vec<_> = std::iter::successors(Some(last), |moment| from[moment.index()]).collect();
        path.reverse();
        finder.add(
            sheet.source.response(way_out(sheet, last, nth)),
            format!("a path to `{}` holds {n} cues that can be answered, and at least {WANTED} were wanted", ending.id),
            format!("The path is {}: let more be said on it that asks to be heard.", named(scenario, &path)),
        );
    }
}

/// By which response of a moment the meeting ends so.
fn way_out(sheet: &Sheet<'_>, moment: MomentId, ending: usize) -> ResponseId {
    let leads_there = |to: &Destination| matches!(to, Destination::Ending(to) if to.index() == ending);
    let way = sheet.flow.ways(moment).iter().find(|(_, to)| leads_there(to));
    way.map_or(sheet.scenario.moment(moment).silence(), |(response, _)| *response)
}

/// A path as a sentence names it; of a long one, its beginning and its end.
fn named(scenario: &Scenario, path: &[MomentId]) -> String {
    let names = |path: &[MomentId]| {
        path.iter().map(|moment| format!("`{}`", scenario.moment(*moment).id)).collect::<Vec<_>>().join(", ")
    };
    match path {
        [begin @ .., last] if path.len() > 8 => format!("{}, …, {}", names(&begin[..5]), names(&[*last])),
        path => names(path),
    }
}

/// Per call, whether it is a cue that some response answers.
fn answered(scenario: &Scenario) -> Vec<bool> {
    let mut is_answered = vec![false; scenario.calls.len()];
    let mut is_invited = vec![false; scenario.people.len()];
    for act in scenario.responses.iter().flat_map(|response| &response.acts) {
        match act {
            Act::Answer(call, _) => is_answered[call.index()] = true,
            Act::Reflect { takes_up, .. } => takes_up.iter().for_each(|call| is_answered[call.index()] = true),
            Act::Invite(person) => is_invited[person.index()] = true,
            Act::Hold(..)
            | Act::Close(..)
            | Act::Unasked(_)
            | Act::Safety(..)
            | Act::Agree { .. }
            | Act::Habit(..)
            | Act::Set(_) => {}
        }
    }
    for (call, is_answered) in scenario.calls.iter().zip(&mut is_answered) {
        let is_quiet = matches!(call.what, CallWhat::Cue { of: CueKind::Quiet, .. });
        *is_answered = call.is_cue() && (*is_answered || is_quiet && is_invited[call.person.index()]);
    }
    is_answered
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const WELL: &str = "reply: [Says(\"bela\", \"Well?\")], next: To(\"the-roof\")";

    const THANK_YOU: &str = "reply: [Says(\"bela\", \"Thank you very much.\")], next: To(\"going\")";

    #[test]
    fn a_way_out_after_one_cue_is_told_at_the_response() {
        let changes = [(WELL, "reply: [Says(\"bela\", \"Well?\")], next: End(\"hour-over\")")];
        finds("thin-path", &changes, &["Her words have room; his question has no answer."]);
    }

    #[test]
    fn an_early_ending_may_come_early() {
        let early = "endings: [Ending(id: \"asked-to-go\", title: \"Asked to go\", early: true),";
        finds("thin-path", &[(WELL, "next: End(\"asked-to-go\")"), ("endings: [", early)], &[]);
    }

    #[test]
    fn five_cues_are_enough() {
        finds("thin-path", &[(THANK_YOU, "next: End(\"tomorrow\")")], &[]);
    }

    #[test]
    fn a_cue_that_nobody_answers_does_not_count() {
        let changes = [
            (THANK_YOU, "next: End(\"tomorrow\")"),
            ("Answer(\"waiter\", [OwnWords, Acknowledge, SecondVoice]), ", ""),
            ("takes_up: [\"waiter\"], ", ""),
        ];
        finds("thin-path", &changes, &["He asks, and is left with it."]);
    }
}
