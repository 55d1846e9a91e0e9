//! The timeline as a drawing: voices, presses and concerns as lanes over the turns.
//!
//! Colours come from the page's style, and nothing is told by colour alone: lengths, shapes and titles say it too. The
//! same is told in words beside it.

use super::html::escape;
use super::words::{step_words, when};
use crate::codebook::Codebook;
use crate::debrief::{ConcernLane, PressLane, Timeline, VoiceLane};
use std::fmt::Write as _;

/// Where the lanes begin, after their labels.
const LEFT: u32 = 150;
/// The width of a turn.
const TURN: u32 = 30;
/// The height of a lane.
const LANE: u32 = 30;
/// The height of the turns' numbers.
const TOP: u32 = 28;
/// Room after the last turn, for how a press ended.
const RIGHT: u32 = 150;
/// Words in a turn that fill its circle.
const MANY_WORDS: u32 = 60;

/// The drawing as an `svg` element.
pub(super) fn draw(timeline: &Timeline, codebook: &Codebook) -> String {
    let n_lanes = timeline.voices.len() + timeline.presses.len() + timeline.concerns.len();
    let width = LEFT + (u32::from(timeline.turns) + 1) * TURN + RIGHT;
    let height = TOP + n_lanes as u32 * LANE + 10;
    let mut svg = format!(
        "<svg role=\"img\" aria-labelledby=\"lanes-title\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\
         <title id=\"lanes-title\">Voices, presses and concerns over {} turns; the lists below say the same in words</title>\n",
        timeline.turns
    );
    for turn in 0..=timeline.turns {
        let x = middle(turn);
        let name = if turn == 0 { "start".to_owned() } else { turn.to_string() };
        add(&mut svg, format_args!("<text class=\"turn\" x=\"{x}\" y=\"18\">{name}</text>"));
        add(&mut svg, format_args!("<line class=\"grid\" x1=\"{x}\" x2=\"{x}\" y1=\"{TOP}\" y2=\"{height}\"/>"));
    }
    let mut y = TOP + LANE / 2;
    for voice in &timeline.voices {
        voice_lane(&mut svg, voice, y);
        y += LANE;
    }
    for press in &timeline.presses {
        press_lane(&mut svg, press, timeline.turns, y);
        y += LANE;
    }
    for concern in &timeline.concerns {
        concern_lane(&mut svg, concern, timeline.turns, y, codebook);
        y += LANE;
    }
    svg.push_str("</svg>\n");
    svg
}

fn voice_lane(svg: &mut String, voice: &VoiceLane, y: u32) {
    label(svg, &voice.name, y);
    for (turn, words) in (0..).zip(&voice.words).filter(|(_, words)| **words > 0) {
        // The area, not the radius, stands for the number of words.
        let filled = f64::from((*words).min(MANY_WORDS)) / f64::from(MANY_WORDS);
        let radius = 3.0 + 10.0 * filled.sqrt();
        let class = if voice.person.is_none() { "you" } else { "voice" };
        add(
            svg,
            format_args!(
                "<circle class=\"{class}\" cx=\"{}\" cy=\"{y}\" r=\"{radius:.1}\"><title>{}, turn {turn}: {words} words</title></circle>",
                middle(turn),
                escape(&voice.name)
            ),
        );
    }
}

fn press_lane(svg: &mut String, press: &PressLane, turns: u16, y: u32) {
    label(svg, &format!("{} presses", press.name), y);
    let (from, to) = (middle(press.from), middle(press.to.unwrap_or(turns)));
    let end = escape(press.end);
    add(
        svg,
        format_args!(
            "<rect class=\"press {end}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"14\" rx=\"7\"><title>{} presses for {}: {end}</title></rect>",
            from.saturating_sub(7),
            y - 7,
            to - from + 14,
            escape(&press.name),
            escape(press.demands)
        ),
    );
    add(
        svg,
        format_args!("<text class=\"end\" x=\"{}\" y=\"{}\">{}: {end}</text>", to + 11, y + 4, escape(press.demands)),
    );
}

fn concern_lane(svg: &mut String, concern: &ConcernLane, turns: u16, y: u32, codebook: &Codebook) {
    label(svg, &format!("About {}", concern.name), y);
    let (from, to) = (middle(concern.from), middle(turns));
    add(svg, format_args!("<line class=\"concern\" x1=\"{from}\" x2=\"{to}\" y1=\"{y}\" y2=\"{y}\"/>"));
    add(
        svg,
        format_args!(
            "<circle class=\"sign\" cx=\"{from}\" cy=\"{y}\" r=\"5\"><title>Shown {}</title></circle>",
            when(concern.from)
        ),
    );
    for turn in &concern.overdue {
        add(
            svg,
            format_args!(
                "<rect class=\"overdue\" x=\"{}\" y=\"{}\" width=\"16\" height=\"16\"><title>Overdue in turn {turn}</title></rect>",
                middle(*turn) - 8,
                y - 8
            ),
        );
    }
    for (turn, step) in &concern.steps {
        let (x, title) = (middle(*turn), escape(&step_words(*turn, *step, codebook)));
        let (class, shape) = if step.is_failing() {
            ("failing", format!("M{} {} l12 12 m0 -12 l-12 12", x - 6, y - 6))
        } else {
            ("step", format!("M{x} {} l7 12 h-14 z", y - 7))
        };
        add(svg, format_args!("<path class=\"{class}\" d=\"{shape}\"><title>{title}</title></path>"));
    }
}

fn label(svg: &mut String, name: &str, y: u32) {
    let short: String =
        if name.chars().count() > 20 { name.chars().take(19).chain(['…']).collect() } else { name.to_owned() };
    add(svg, format_args!("<text class=\"label\" x=\"0\" y=\"{}\">{}</text>", y + 4, escape(&short)));
}

fn middle(turn: u16) -> u32 {
    LEFT + u32::from(turn) * TURN + TURN / 2
}

fn add(svg: &mut String, element: std::fmt::Arguments<'_>) {
    writeln!(svg, "{element}").expect("writing to a string cannot fail");
}
