//! Single lines that both reports say alike: a voice, a press, a concern, and when something was.

use crate::codebook::{Code, Codebook, StepKind};
use crate::debrief::{ConcernLane, PressLane, VoiceLane, WhyChosen};

/// Why a moment was chosen.
pub(super) fn why_chosen(why: WhyChosen) -> &'static str {
    match why {
        WhyChosen::LargestUnanswered => "the most that went unheard",
        WhyChosen::FirstOverdue => "a concern had waited too long",
        WhyChosen::BestMove => "what went best",
    }
}

/// A voice in a line.
pub(super) fn voice_words(voice: &VoiceLane) -> String {
    let addressed = match voice.addressed {
        _ if voice.person.is_none() => String::new(),
        0 => ", never addressed by name".to_owned(),
        1 => ", addressed once".to_owned(),
        times => format!(", addressed {times} times"),
    };
    format!("{}: {} words, {} % of the talk{addressed}", voice.name, voice.total, voice.percent)
}

/// A press in a line.
pub(super) fn press_words(press: &PressLane) -> String {
    let until = press.to.map_or_else(String::new, |to| format!(" in turn {to}"));
    format!("{} pressed ({}) {}: {}{until}", press.name, press.demands, when(press.from), press.end)
}

/// A concern in a line.
pub(super) fn concern_words(concern: &ConcernLane, codebook: &Codebook) -> String {
    let name = |step: &StepKind| &codebook.steps[step.index()].name;
    let steps: Vec<_> = concern.steps.iter().map(|(turn, step)| format!("{} in turn {turn}", name(step))).collect();
    let steps = if steps.is_empty() { "no step was taken".to_owned() } else { steps.join(", ") };
    let overdue: Vec<_> = concern.overdue.iter().map(u16::to_string).collect();
    let overdue = if overdue.is_empty() { String::new() } else { format!("; overdue in turn {}", overdue.join(", ")) };
    format!("About {}, {}: “{}” – {steps}{overdue}", concern.name, when(concern.from), concern.words)
}

/// When something came up: after a turn, or before the first answer.
pub(super) fn when(turn: u16) -> String {
    if turn == 0 { "at the start".to_owned() } else { format!("after turn {turn}") }
}

/// The turns that call for a question, in brackets.
#[must_use]
pub fn turns_words(turns: &[u16]) -> String {
    match turns {
        [] => String::new(),
        [one] => format!(" (turn {one})"),
        more => format!(" (turns {})", more.iter().map(u16::to_string).collect::<Vec<_>>().join(", ")),
    }
}
