//! `polyphony runs rescore`: the same meeting by another rubric, both shown; nothing is changed.

use super::super::files;
use super::super::kept::Kept;
use super::super::trouble::Trouble;
use crate::codebook::{Code, Dimension};
use crate::report::Report;
use crate::report::words::points_words;
use crate::report::wrap::wrap;
use crate::run::TextKind;
use crate::scenario::text_hash;
use crate::scoring::{Finding, Rubric, Score, Scorecard, not_rated_reason};
use std::io::Write;
use std::path::Path;

/// Characters of a hash that tell two rubrics apart.
const SHORT_HASH: usize = 8;

pub(super) fn rescore(kept: &Kept, path: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
    if kept.report().is_waiting() {
        let trouble = Trouble::new("the meeting is under way, and nothing is scored until it is over");
        let help = format!("Go on with it, or end it, with `polyphony play {}`.", kept.run.scenario);
        return Err(trouble.at(format!("run {}", kept.run.id)).help(help).into());
    }
    let text = files::read_text(path)?;
    let rubric = Rubric::from_ron(&text).map_err(|error| {
        let help = "Compare it with `assets/rubric.ron`, which has all that a rubric needs.";
        Trouble::new(format!("the rubric cannot be read: {error}")).at(path.display()).help(help)
    })?;
    let again = kept.rescored(&rubric);
    let (was, now) = names(kept, &rubric, &text);
    let width = super::super::width();
    writeln!(out, "{}, {}\n", kept.run.id, kept.run.title)?;
    writeln!(out, "{}", wrap(&was, width, "as played:  ", "            "))?;
    writeln!(out, "{}\n", wrap(&now, width, "by another: ", "            "))?;
    for dimension in Dimension::ALL {
        let name = &kept.opened.codebook.dimensions[dimension.index()].name;
        let both = format!(
            "{}, {}",
            words("as played", kept.scorecard.score(*dimension)),
            words("by another", again.score(*dimension))
        );
        writeln!(out, "{}", wrap(&both, width, &format!("{name:<26}"), "    "))?;
        for change in changes(kept, &rubric, &again, *dimension) {
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

/// What the two rubrics are called, told apart by their hashes where they are called the same.
fn names(kept: &Kept, rubric: &Rubric, text: &str) -> (String, String) {
    let (was, now) = (kept.opened.rubric.name.clone(), rubric.name.clone());
    if was != now {
        return (was, now);
    }
    let with = |name: &str, hash: &str| format!("{name} ({})", hash.chars().take(SHORT_HASH).collect::<String>());
    (with(&was, kept.run.texts.of(TextKind::Rubric)), with(&now, &text_hash(text)))
}

/// The findings that both have and that count otherwise now, and those that only one has.
fn changes(kept: &Kept, rubric: &Rubric, again: &Scorecard, dimension: Dimension) -> Vec<String> {
    let scenario = &kept.opened.scenario;
    let keys = |card: &Scorecard| crate::review::keys(card, scenario).into_iter().zip(card.findings.clone());
    let here = |card: &Scorecard| keys(card).filter(|(key, _)| key.dimension == dimension).collect::<Vec<_>>();
    let (was, now) = (here(&kept.scorecard), here(again));
    let report = kept.report();
    let words = |finding: &Finding| report.finding_words(finding);
    let new_words = |finding: &Finding| Report { rubric, ..report }.finding_words(finding);
    let points = |finding: &Finding| points_words(finding.points, finding.of);
    let mut changes = Vec::new();
    for (key, old) in &was {
        let (what, before) = (words(old), points(old));
        let line = match now.iter().find(|(other, _)| other == key) {
            Some((_, new)) if (new.points, new.of) == (old.points, old.of) => continue,
            Some((_, new)) => format!("{what}: {before} as played, {} now", points(new)),
            None => format!("{what}: {before} as played, not found now"),
        };
        changes.push(line);
    }
    let added = now.iter().filter(|(key, _)| was.iter().all(|(other, _)| other != key));
    changes.extend(added.map(|(_, new)| format!("{}: not found as played, {} now", new_words(new), points(new))));
    changes
}
