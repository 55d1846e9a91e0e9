//! `polyphony runs list`: a line for each run.

use super::super::kept::trouble;
use crate::store::{RunSummary, Store};
use std::io::Write;

pub(super) fn list(store: &Store, out: &mut dyn Write) -> anyhow::Result<()> {
    let runs = store.runs().map_err(trouble)?;
    if runs.is_empty() {
        writeln!(out, "No runs yet; play one with `polyphony play SCENARIO`.")?;
    } else {
        write!(out, "{}", table(&runs))?;
    }
    writeln!(out, "\nKept in {}", store.path().display())?;
    Ok(())
}

/// The runs in columns as wide as what stands in them.
fn table(runs: &[RunSummary]) -> String {
    let header = ["run", "began", "standing", "turns", "reviews", "scenario"].map(str::to_owned);
    let rows: Vec<_> = std::iter::once(header).chain(runs.iter().map(row)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let mut table = String::new();
    for row in &rows {
        let cells: Vec<_> = row.iter().enumerate().map(|(n, cell)| format!("{cell:<0$}", width(n))).collect();
        table.push_str(cells.join("  ").trim_end());
        table.push('\n');
    }
    table
}

fn row(run: &RunSummary) -> [String; 6] {
    [
        run.id.to_string(),
        run.began.to_string(),
        run.standing.word().to_owned(),
        run.turns.to_string(),
        run.n_reviews.to_string(),
        // A title may hold anything; a terminal would obey what is not meant to be read.
        run.title.replace(char::is_control, " "),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::{RunId, Standing, UnixMs};

    #[test]
    fn columns_are_as_wide_as_what_stands_in_them() {
        let run = RunSummary {
            id: RunId::from_text("r-1"),
            began: UnixMs(0),
            scenario: "thin-walls".to_owned(),
            title: "Thin walls".to_owned(),
            scenario_hash: String::new(),
            coached: false,
            standing: Standing::Left,
            turns: 12,
            n_reviews: 0,
        };
        assert_eq!(
            table(&[run]),
            "run  began                 standing    turns  reviews  scenario\n\
             r-1  1970-01-01 00:00 UTC  left early  12     0        Thin walls\n"
        );
    }
}
