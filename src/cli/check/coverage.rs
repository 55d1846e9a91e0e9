//! `polyphony check --coverage`: the table of what comes up in which meetings, for people and for programs.

use crate::analysis::coverage::{Coverage, Row};
use crate::cli::width;
use crate::report::wrap::wrap;
use serde::Serialize;
use std::io::{self, Write};

/// A row in JSON.
#[derive(Debug, Serialize)]
pub(super) struct RowJson<'c> {
    list: &'static str,
    code: &'static str,
    wanted: usize,
    meetings: &'c [String],
    is_hole: bool,
}

impl<'c> RowJson<'c> {
    fn of(row: &'c Row) -> Self {
        Self { list: row.list, code: row.code, wanted: row.wanted, meetings: &row.meetings, is_hole: row.is_hole() }
    }
}

pub(super) fn json(coverage: &Coverage) -> Vec<RowJson<'_>> {
    coverage.rows.iter().map(RowJson::of).collect()
}

/// The table, a list under each other; holes are marked, and told again at the end.
pub(super) fn table(coverage: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    let longest = coverage.rows.iter().map(|row| row.code.len()).max().unwrap_or(0);
    let mut list = "";
    for row in &coverage.rows {
        if row.list != list {
            list = row.list;
            writeln!(out, "{list:width$}  meetings (wanted)", width = longest + 2)?;
        }
        let mark = if row.is_hole() { '!' } else { ' ' };
        let first = format!("{mark} {:longest$}  {:>2} ({})  ", row.code, row.meetings.len(), row.wanted);
        let rest = " ".repeat(first.len());
        writeln!(out, "{}", wrap(&row.meetings.join(", "), width(), &first, &rest).trim_end())?;
    }
    writeln!(out)?;
    let holes: Vec<_> = coverage.holes().map(|row| format!("{} ({})", row.code, row.list)).collect();
    let meetings = count(coverage.n_meetings, "meeting");
    if holes.is_empty() {
        writeln!(out, "everything comes up in the {meetings} as often as it is wanted")
    } else {
        let text = format!("{} in {meetings}: {}", count(holes.len(), "hole"), holes.join(", "));
        writeln!(out, "{}", wrap(&text, width(), "", "  "))
    }
}

fn count(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(meetings: &[&str]) -> String {
        let row = |code, meetings: &[&str]| Row {
            list: "themes",
            code,
            wanted: 2,
            meetings: meetings.iter().map(|id| (*id).to_owned()).collect(),
        };
        let rows = vec![row("AcuteCrisis", &["attic", "kitchen"]), row("LongIllness", meetings)];
        let mut out = Vec::new();
        table(&Coverage { n_meetings: 2, rows }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_hole_is_marked_and_told_at_the_end() {
        let wanted = "themes         meetings (wanted)
  AcuteCrisis   2 (2)  attic, kitchen
! LongIllness   1 (2)  attic

1 hole in 2 meetings: LongIllness (themes)
";
        assert_eq!(drawn(&["attic"]), wanted);
    }

    #[test]
    fn without_a_hole_it_is_said_so() {
        assert!(
            drawn(&["attic", "kitchen"])
                .ends_with("\neverything comes up in the 2 meetings as often as it is wanted\n")
        );
    }
}
