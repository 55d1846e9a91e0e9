//! How much of a kind there may be: more is no meeting that anyone could read, and would make playing it slow.

use super::draft::Draft;
use super::message;
use super::report::{At, Report};
use super::talk::{call_id, each, talk_of};
use crate::scenario::format::{Act, Moment, Talk};
use std::ops::Range;

/// Acts in a response, calls in a line and responses in a moment, at most.
const MOST: usize = 64;

/// Reports whatever there is too much of.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report<'_>) {
    for moment in &draft.moments {
        let place = report.span(&moment.id, &(0..0));
        responses(moment, &place, report);
        for talk in talk_of(moment) {
            each(talk, &mut |piece| line(piece, &place, report));
        }
    }
}

fn responses(moment: &Moment<'_>, place: &Range<usize>, report: &mut Report<'_>) {
    if let Some(first) = moment.responses.get(MOST) {
        let what = format!("the moment `{}`", moment.id.as_str());
        let message = message::too_many(&what, moment.responses.len(), "responses", MOST);
        report.add(report.span(&first.id, place), message);
    }
    for response in &moment.responses {
        let place = report.span(&response.id, place);
        acts(&response.does, &format!("the response `{}`", response.id.as_str()), &place, report);
    }
    if let Some(silence) = &moment.silence {
        acts(&silence.does, &format!("the silence of `{}`", moment.id.as_str()), place, report);
    }
}

fn acts(acts: &[Act<'_>], whose: &str, place: &Range<usize>, report: &mut Report<'_>) {
    if acts.len() > MOST {
        report.add(At::Span(place.clone()), message::too_many(whose, acts.len(), "acts", MOST));
    }
    for act in acts {
        if let Act::Reflect { takes_up, .. } = act
            && let Some(first) = takes_up.get(MOST)
        {
            report.add(report.span(first, place), message::too_many("`takes_up`", takes_up.len(), "cues", MOST));
        }
    }
}

fn line(piece: &Talk<'_>, place: &Range<usize>, report: &mut Report<'_>) {
    if let Talk::Says(_, _, calls) | Talk::Does(_, _, calls) = piece
        && let Some(first) = calls.get(MOST)
    {
        report.add(report.span(call_id(first), place), message::too_many("the line", calls.len(), "calls", MOST));
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::load::load;

    /// A small meeting with so many calls, acts and responses.
    #[track_caller]
    fn check(calls: usize, acts: usize, responses: usize, wanted: &[&str]) {
        let many = |n: usize, item: &dyn Fn(usize) -> String| (0..n).map(item).collect::<Vec<_>>().join(", ");
        let calls = many(calls, &|n| format!(r#"Press(id: "p{n}", demands: Advice, salience: 1)"#));
        let acts = many(acts, &|_| "Habit(Jargon)".to_owned());
        let responses = many(responses, &|n| {
            format!(r#"Response(id: "r{n}", to: Room, say: "So.", because: "So.", next: End("over"))"#)
        });
        let text = format!(
            r#"Scenario(
                format: 1, id: "crowd", title: "Crowd", summary: "Too much.",
                about: (themes: [AcuteCrisis], practises: [Responsivity], minutes: 5, level: Foundation),
                setting: (place: Home, hours_since_contact: 1, called_by: "eero", scene: "Noise."),
                people: [(id: "eero", name: "Eero", part: AtTheCentre, age: 19, starts: Open)],
                turns: 5, out_of_time: "over", start: "all",
                moments: [Moment(
                    id: "all", talk: [Says("eero", "Well?", [{calls}])], responses: [{responses}],
                    silence: (does: [{acts}], because: "Waits.", next: To("over")),
                )],
                endings: [Ending(id: "over", title: "Over")],
            )"#
        );
        let found: Vec<_> = load("x.ron", &text).diagnostics.into_iter().map(|d| (d.code, d.message)).collect();
        let wanted: Vec<_> = wanted.iter().map(|message| ("too-many", (*message).to_owned())).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn sixty_four_are_enough() {
        check(64, 64, 64, &[]);
        check(65, 64, 64, &["the line has 65 calls, and at most 64 were wanted"]);
        check(64, 65, 64, &["the silence of `all` has 65 acts, and at most 64 were wanted"]);
        check(64, 64, 70, &["the moment `all` has 70 responses, and at most 64 were wanted"]);
    }
}
