//! `turns-too-few`: an ending that is further away than the meeting has turns.

use crate::diagnostic::Severity;
use crate::scenario::model::{Destination, EndingId, MomentId};
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "turns-too-few",
    severity: Severity::Error,
    page: Page {
        finds: "The shortest path to an ending takes more turns of the trainee than the meeting has.",
        wrong: r#"turns: 5, out_of_time: "hour-over",  // and `End("tomorrow")` stands seven answers from the start"#,
        why: "Whatever is chosen, the hour is over before that ending: everybody plays the same end, and what comes \
              late in the meeting is never met.",
        mend: "Write more `turns`: the trainee's answers on the longest path and three or four more. Or make the way \
               shorter.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, flow, .. } = sheet;
    let mut fewest: Vec<Option<u16>> = vec![None; scenario.endings.len()];
    for moment in (0..).take(scenario.moments.len()).map(MomentId) {
        let Some(depth) = flow.depth(moment) else { continue };
        for (_, to) in flow.ways(moment) {
            if let Destination::Ending(ending) = to {
                let turns = depth.saturating_add(1);
                let known = &mut fewest[ending.index()];
                *known = Some(known.map_or(turns, |known| known.min(turns)));
            }
        }
    }
    for (ending, id) in scenario.endings.iter().zip((0..).map(EndingId)) {
        let Some(turns) = fewest[id.index()] else { continue };
        if id != scenario.out_of_time && turns > scenario.turns {
            finder.add(
                sheet.source.ending(id),
                format!("`{}` is {turns} turns away at the least, and the meeting has {}", ending.id, scenario.turns),
                format!("Write at least `turns: {turns}`, and three or four more than the longest path has."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    #[test]
    fn an_ending_that_comes_after_the_hour_is_an_error() {
        finds("turns-too-few", &[("turns: 10", "turns: 5")], &["tomorrow"]);
    }

    #[test]
    fn an_ending_in_the_last_turn_comes_in_time() {
        finds("turns-too-few", &[("turns: 10", "turns: 6")], &[]);
    }
}
