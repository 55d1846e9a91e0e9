//! `polyphony runs rescore`: the same meeting by another rubric, both shown; nothing is changed.

use super::super::files;
use super::super::kept::Kept;
use super::super::trouble::Trouble;
use crate::codebook::{Code, Dimension};
use crate::report::wrap::wrap;
use crate::scoring::{Rubric, Score, Scorecard, not_rated_reason};
use std::io::Write;
use std::path::Path;

pub(super) fn rescore(kept: &Kept, path: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
    let text = files::read_text(path)?;
    let rubric = Rubric::from_ron(&text).map_err(|error| {
        let help = "Compare it with `assets/rubric.ron`, which has all that a rubric needs.";
        Trouble::new(format!("the rubric cannot be read: {error}")).at(path.display()).help(help)
    })?;
    let again = kept.rescored(&rubric);
    let (was, now) = (&kept.opened.rubric.name, &rubric.name);
    let width = super::super::width();
    writeln!(out, "{}, {}\n", kept.run.id, kept.run.title)?;
    writeln!(out, "{}", wrap(was, width, "as played:  ", "            "))?;
    writeln!(out, "{}\n", wrap(now, width, "by another: ", "            "))?;
    for dimension in Dimension::ALL {
        let name = &kept.opened.codebook.dimensions[dimension.index()].name;
        let both = format!(
            "{}, {}",
            words("as played", kept.scorecard.score(*dimension)),
            words("by another", again.score(*dimension))
        );
        writeln!(out, "{}", wrap(&both, width, &format!("{name:<26}"), "    "))?;
        for change in changes(kept, &kept.scorecard, &again, *dimension) {
            writeln!(out, "{}", wrap(&change, width, "  ", "    "))?;
        }
    }
    writeln!(out, "\nThe run is as it was.")?;
    Ok(())
}

fn words(which: &str, score: &Score) -> String {
    match (score.score, score.not_rated) {
        (Some(tenths), _) => format!("{which} {tenths}"),
        (None, Some(why)) => format!("{which} not rated ({})", not_rated_reason(why)),
        (None, None) => format!("{which} not rated"),
    }
}

/// The findings that both have and that count otherwise now, and those that only one has.
fn changes(kept: &Kept, was: &Scorecard, now: &Scorecard, dimension: Dimension) -> Vec<String> {
    let scenario = &kept.opened.scenario;
    let keys = |card: &Scorecard| crate::review::keys(card, scenario).into_iter().zip(card.findings.clone());
    let here = |card: &Scorecard| keys(card).filter(|(key, _)| key.dimension == dimension).collect::<Vec<_>>();
    let (was, now) = (here(was), here(now));
    let mut changes = Vec::new();
    for (key, old) in &was {
        let line = match now.iter().find(|(other, _)| other == key) {
            Some((_, new)) if (new.points, new.of) == (old.points, old.of) => continue,
            Some((_, new)) => {
                format!("{key}: {} of {} as played, {} of {} now", old.points, old.of, new.points, new.of)
            }
            None => format!("{key}: {} of {} as played, not found now", old.points, old.of),
        };
        changes.push(line);
    }
    let added = now.iter().filter(|(key, _)| was.iter().all(|(other, _)| other != key));
    changes.extend(added.map(|(key, new)| format!("{key}: not found as played, {} of {} now", new.points, new.of)));
    changes
}
