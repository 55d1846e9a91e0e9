//! The graph of a scenario as a drawing that can be printed and pinned on a wall, or as DOT for other tools.
//!
//! `chart` says what is drawn, `card` how much room it takes, `layered` where it stands, `svg` draws it. Shares and mean
//! scores are those of the plays of [`crate::analysis::groups`]. Everything is whole numbers: the same plays give the
//! same bytes. Nothing is told by colour alone, and text is text.

mod bands;
mod card;
mod chart;
mod dot;
mod layered;
mod legend;
mod letters;
mod svg;
#[cfg(test)]
mod tests;

use crate::analysis::groups::Groups;
use crate::scenario::Scenario;
use chart::Chart;

/// The graph as one SVG document.
#[must_use]
pub fn svg(scenario: &Scenario, groups: &Groups) -> String {
    svg::draw(&Chart::of(scenario, &groups.traffic), &subtitle(groups))
}

/// The graph in the language of Graphviz.
#[must_use]
pub fn dot(scenario: &Scenario, groups: &Groups) -> String {
    dot::write(&Chart::of(scenario, &groups.traffic), &subtitle(groups))
}

/// What the numbers are of.
fn subtitle(groups: &Groups) -> String {
    let stopped = if groups.is_complete() { "" } else { "; stopped before the end" };
    let seeds = if groups.seeds == 1 { "seed" } else { "seeds" };
    format!(
        "{} meetings played: {} ways of playing with {} {seeds} each{stopped}",
        groups.traffic.plays,
        groups.policies.len(),
        groups.seeds
    )
}
