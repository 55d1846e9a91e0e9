//! The summary of an analysis: one screen of 80 by 24, and first what to mend.

use super::look::{Analysis, Played};
use crate::analysis::exact::{Attainable, Exact, Rated};
use crate::analysis::groups::{self, Group, Groups};
use crate::analysis::reach::Part;
use crate::cli::files;
use crate::codebook::{Code, Dimension};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::wrap::wrap;
use crate::scoring::Tenths;
use std::collections::BTreeMap;
use std::path::Path;

/// Lines of a screen, but for the line of the prompt.
const SCREEN: usize = 23;
/// The width of a dimension's column of ranges.
const COLUMN: usize = 19;

/// The summary of one file.
pub(super) fn summary(analysis: &Analysis, width: usize) -> String {
    let head = head(analysis, width) + "\n";
    let figures = analysis.played.as_ref().map_or_else(String::new, |played| {
        format!("\n{}{}{}", ranges(played), means(&played.groups), coverage(played))
    });
    let room = SCREEN - head.lines().count() - figures.lines().count();
    head + &to_mend(analysis, width, room) + &figures
}

/// Scenarios that make a library: of fewer, how answers look is a matter of chance.
const LIBRARY: usize = 3;

/// What several scenarios together give away: ways of playing that look only at how answers look, and do better or
/// worse than chance.
pub(super) fn library(found: &[Analysis], width: usize) -> String {
    let played: Vec<_> = found.iter().filter_map(|analysis| Some(&analysis.played.as_ref()?.groups)).collect();
    if played.len() < LIBRARY {
        return String::new();
    }
    let failures = groups::naive_failures(&played).into_iter().map(|(policy, dimension, mean, random)| {
        let (name, dimension, n) = (policy.name(), dimension.key(), played.len());
        let told = format!(
            "Over these {n} scenarios `{name}` comes to {mean} on {dimension} and `random` to {random}, more than 10 \
             apart: how an answer looks says too much about what it is worth."
        );
        format!("\n{}\n", wrap(&told, width, "", "  "))
    });
    failures.collect()
}

fn head(analysis: &Analysis, width: usize) -> String {
    let Some(played) = &analysis.played else {
        return format!("{}\nIt cannot be played before its errors are mended.\n", analysis.file);
    };
    let scenario = &played.scenario;
    let title: String = format!("{}: {}", scenario.id, scenario.title).chars().take(width).collect();
    let responses = scenario.responses.len() - scenario.moments.len();
    let meetings = played.groups.traffic.plays;
    let mut facts = format!(
        "{} moments, {responses} responses; {} meetings played",
        scenario.moments.len(),
        grouped(meetings.into())
    );
    if let Some(exact) = &played.exact {
        if exact.is_exact {
            facts.push_str(&format!("; all {} ways explored", ways(exact)));
        } else {
            facts.push_str("; not every way explored");
        }
    }
    if analysis.is_stopped {
        facts.push_str("; INCOMPLETE, it was stopped");
    }
    format!("{title}\n{}\n", wrap(&facts, width, "", ""))
}

/// How many ways of playing there are, in as few characters as say it.
fn ways(exact: &Exact) -> String {
    match exact.meetings {
        u64::MAX => "of more than 10^19".to_owned(),
        n if n >= 1_000_000_000 => {
            let power = n.ilog10();
            format!("{}.{} × 10^{power}", n / 10_u64.pow(power), n / 10_u64.pow(power - 1) % 10)
        }
        n => grouped(n),
    }
}

/// What is worst first, of each kind one before the second of any; as much as there is room for.
fn to_mend(analysis: &Analysis, width: usize, room: usize) -> String {
    let diagnostics = &analysis.diagnostics;
    if diagnostics.is_empty() {
        let nothing = if analysis.is_stopped { "Nothing found so far.\n" } else { "Nothing to mend.\n" };
        return nothing.to_owned();
    }
    let mut text = format!("To mend: {}\n", counted(diagnostics));
    let mut room = room - 1;
    let ordered = worst_first(diagnostics);
    for (nth, diagnostic) in ordered.iter().enumerate() {
        let told = told(diagnostic, width);
        let left = ordered.len() - nth;
        let for_the_rest = usize::from(left > 1);
        if nth > 0 && told.len() + for_the_rest > room {
            let name = files::play_name(Path::new(&analysis.file), id(analysis));
            text.push_str(&format!("  and {left} more: `polyphony analyse --all {name}`\n"));
            break;
        }
        // What is worst is told whatever its length, as far as the screen goes.
        let lines = &told[..told.len().min(room - for_the_rest)];
        room -= lines.len();
        lines.iter().for_each(|line| text.push_str(&format!("{line}\n")));
    }
    text
}

fn id(analysis: &Analysis) -> &str {
    analysis.played.as_ref().map_or(&analysis.file, |played| &played.scenario.id)
}

fn told(diagnostic: &Diagnostic, width: usize) -> Vec<String> {
    let Diagnostic { file, start, severity, code, message, hint, .. } = diagnostic;
    let place = format!("  {}[{code}] {file}:{}:{}", severity.word(), start.line, start.column);
    let words = if hint.is_empty() { message.clone() } else { format!("{message}. {hint}") };
    let wrapped = wrap(&words, width, "    ", "    ");
    std::iter::once(place.as_str()).chain(wrapped.lines()).map(str::to_owned).collect()
}

fn worst_first(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut ordered: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| {
            let nth = seen.entry(diagnostic.code).or_default();
            *nth += 1;
            ((diagnostic.severity, *nth), diagnostic)
        })
        .collect();
    ordered.sort_by_key(|(rank, _)| *rank);
    ordered.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

fn counted(diagnostics: &[Diagnostic]) -> String {
    let count = |severity: Severity, many: &str| {
        let n = diagnostics.iter().filter(|d| d.severity == severity).count();
        (n > 0).then(|| format!("{n} {}", if n == 1 { severity.word() } else { many }))
    };
    let counts = [
        count(Severity::Error, "errors"),
        count(Severity::Warning, "warnings"),
        count(Severity::Advice, "pieces of advice"),
    ];
    counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What can be attained at all, and how far apart the ways of playing lie.
fn ranges(played: &Played) -> String {
    let names = Dimension::ALL.iter().map(|dimension| dimension.key().to_owned());
    let attainable = Dimension::ALL.iter().map(|dimension| {
        let mut found = played.exact.iter().flat_map(|exact| &exact.attainable);
        found.find(|found| found.dimension == *dimension).map_or_else(|| "not explored".to_owned(), range)
    });
    let means = Dimension::ALL.iter().map(|dimension| match played.groups.range(*dimension) {
        Some((low, high)) => format!("{low} to {high}"),
        None => "not rated".to_owned(),
    });
    row("", names) + &row("  attainable", attainable) + &row("  means of policies", means)
}

fn range(found: &Attainable) -> String {
    let ends = found.lowest.as_ref().zip(found.highest.as_ref());
    let shown = ends.map(|(lowest, highest)| format!("{} to {}", lowest.score, highest.score));
    match (shown, found.is_exact, found.rated) {
        (Some(shown), true, Rated::Sometimes) => format!("{shown} or –"),
        (Some(shown), true, Rated::Always | Rated::Never) => shown,
        (Some(shown), false, _) => format!("{shown} so far"),
        (None, true, _) => "never rated".to_owned(),
        (None, false, _) => "none so far".to_owned(),
    }
}

fn row(name: &str, cells: impl Iterator<Item = String>) -> String {
    let cells: String = cells.map(|cell| format!("{cell:>COLUMN$}")).collect();
    format!("{name:21}{cells}\n")
}

/// The mean of each policy on each dimension, in two columns.
fn means(groups: &Groups) -> String {
    let heading = format!("{:>7}{:>7}{:>7}", "resp.", "tol.", "safety");
    let mut text = format!("  {:16}{heading}    {:16}{heading}\n", "policy", "");
    let half = groups.policies.len().div_ceil(2);
    for (left, right) in groups.policies[..half].iter().zip(&groups.policies[half..]) {
        text.push_str(&format!("  {}    {}\n", mean_row(left), mean_row(right)));
    }
    text
}

fn mean_row(group: &Group) -> String {
    let shown = |mean: Option<Tenths>| mean.map_or_else(|| "–".to_owned(), |mean| mean.to_string());
    let cells: String = group.scores.iter().map(|spread| format!("{:>7}", shown(spread.mean.rounded()))).collect();
    format!("{:16}{cells}", group.policy.name())
}

fn coverage(played: &Played) -> String {
    let part = |part: Part, what: &str| format!("{} of {} {what}", part.reached, part.of);
    let coverage = &played.coverage;
    let [moments, responses, talk] =
        [part(coverage.moments, "moments"), part(coverage.responses, "answers"), part(coverage.talk, "lines")];
    format!("Came up: {moments}, {responses}, {talk}\n")
}

/// A number with its thousands apart.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}
