//! The graph in the language of Graphviz, with the same words and numbers as the drawing.

use super::chart::{Chart, Kind, Node};
use std::fmt::Write as _;

/// Answers that a label lists at most; of more, how many there are.
const MOST_ANSWERS: usize = 6;

pub(super) fn write(chart: &Chart<'_>, subtitle: &str) -> String {
    let mut dot = String::new();
    let title = format!("{}\n{} – {subtitle}", chart.scenario.title, chart.scenario.id);
    add(&mut dot, &format!("digraph {} {{", quoted(&chart.scenario.id)));
    add(&mut dot, &format!("  graph [label={}, labelloc=t, rankdir=TB, fontname=\"Helvetica\"];", quoted(&title)));
    add(&mut dot, "  node [shape=box, fontname=\"Helvetica\", fontsize=11];");
    add(&mut dot, "  edge [fontname=\"Helvetica\", fontsize=9];");
    add(&mut dot, "  begin [shape=point, width=0.15, label=\"\"];");
    for (nth, name) in chart.groups.iter().enumerate() {
        add(&mut dot, &format!("  subgraph cluster_{nth} {{"));
        add(&mut dot, &format!("    graph [label={}, style=filled, fillcolor=\"#eef1f5\"];", quoted(name)));
        chart.nodes.iter().enumerate().filter(|(_, node)| node.group == Some(nth)).for_each(|(place, node)| {
            add(&mut dot, &format!("    {}", entry(chart, place, node)));
        });
        add(&mut dot, "  }");
    }
    chart.nodes.iter().enumerate().filter(|(_, node)| node.group.is_none()).for_each(|(place, node)| {
        add(&mut dot, &format!("  {}", entry(chart, place, node)));
    });
    add(&mut dot, &format!("  begin -> n{};", chart.scenario.start.index()));
    for link in &chart.links {
        let mut answers: Vec<String> = link.responses.iter().take(MOST_ANSWERS).map(|id| (*id).to_owned()).collect();
        if link.responses.len() > MOST_ANSWERS {
            answers.push(format!("and {} more", link.responses.len() - MOST_ANSWERS));
        }
        let numbers = match link.plays {
            0 => chart.share(0),
            plays => format!("{}  {}", chart.share(plays), link.scores()),
        };
        let label = quoted(&format!("{}\n{numbers}", answers.join("\n")));
        let style = if link.plays == 0 { ", style=dotted" } else { "" };
        let tenths = 8 + 40 * u64::from(link.plays) / u64::from(chart.plays).max(1);
        let (from, to) = (link.from, link.to);
        add(&mut dot, &format!("  n{from} -> n{to} [label={label}, penwidth={}.{}{style}];", tenths / 10, tenths % 10));
    }
    add(&mut dot, "}");
    dot
}

fn entry(chart: &Chart<'_>, place: usize, node: &Node<'_>) -> String {
    let share = chart.share(node.plays);
    let (label, style) = match node.kind {
        Kind::Start => (format!("{}  {share}", node.id), ", penwidth=2.6"),
        Kind::Moment => (format!("{}  {share}", node.id), ""),
        Kind::Ending { title, early, out_of_time } => {
            let mut label = format!("{title}  {share}\n{}", node.id);
            if early {
                label.push_str("\nbreaks off: not rated");
            }
            if let Some(plays) = out_of_time {
                label.push_str(&format!("\nalso when the hour is over: {}", chart.share(plays)));
            }
            (label, if early { ", style=\"rounded,dashed\", penwidth=2.6" } else { ", style=rounded, penwidth=2.6" })
        }
    };
    let calls: String = node.calls.iter().map(|(sign, id)| format!("\n{} {id}", sign.word())).collect();
    format!("n{place} [label={}{style}];", quoted(&format!("{label}{calls}")))
}

fn add(dot: &mut String, line: &str) {
    writeln!(dot, "{line}").expect("a string takes whatever is written");
}

/// A quoted text of the language; a line break becomes its own.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
