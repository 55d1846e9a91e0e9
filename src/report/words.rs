//! Single lines that both reports say alike: a voice, a press, a concern, a gesture, points, and when something was.

use crate::codebook::{Code, Codebook, StepKind};
use crate::debrief::{ConcernLane, PressLane, VoiceLane, WhyChosen};

/// What a report says in place of scores while the meeting is under way.
pub(super) const WAITING: &str = "The meeting is waiting to go on. Nothing is scored while you sit there: scores, inner \
     voices and questions come when it is over. This is what was said so far.";

/// Why a moment was chosen.
pub(super) fn why_chosen(why: WhyChosen) -> &'static str {
    match why {
        WhyChosen::LargestUnanswered => "the most that went unheard",
        WhyChosen::FirstOverdue => "a concern had waited too long",
        WhyChosen::BestMove => "what went best",
    }
}

/// What the trainee did without words, as scenarios write it: `wait for him`, or a sentence that begins with `You`.
#[must_use]
pub fn your_gesture(gesture: &str) -> String {
    if gesture.starts_with("You ") || gesture.starts_with("you ") {
        format!("({gesture})")
    } else {
        format!("(You {gesture})")
    }
}

/// Points as people read them: `8 of 12`, `−20`, `+6`, or a dash where nothing counts.
#[must_use]
pub fn points_words(points: i32, of: i32) -> String {
    match (points, of) {
        (0, 0) => "–".to_owned(),
        (1.., 0) => format!("+{points}"),
        (_, 0) => signed(points),
        _ => format!("{} of {of}", signed(points)),
    }
}

/// A number with a minus that is one.
pub(super) fn signed(points: i32) -> String {
    if points < 0 { format!("−{}", points.unsigned_abs()) } else { points.to_string() }
}

/// A voice in a line; what is counted are the responses that were addressed to it.
pub(super) fn voice_words(voice: &VoiceLane) -> String {
    let addressed = match voice.addressed {
        _ if voice.person.is_none() => String::new(),
        0 => ", not turned to".to_owned(),
        1 => ", turned to once".to_owned(),
        times => format!(", turned to {times} times"),
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
    let steps: Vec<_> = concern.steps.iter().map(|(turn, step)| step_words(*turn, *step, codebook)).collect();
    let steps = if steps.is_empty() { "no step was taken".to_owned() } else { steps.join(", ") };
    let overdue: Vec<_> = concern.overdue.iter().map(u16::to_string).collect();
    let overdue = if overdue.is_empty() { String::new() } else { format!("; overdue in turn {}", overdue.join(", ")) };
    format!("About {}, {}: “{}” – {steps}{overdue}", concern.name, when(concern.from), concern.words)
}

/// A step in words; one that fails the person is called so.
pub(super) fn step_words(turn: u16, step: StepKind, codebook: &Codebook) -> String {
    let failing = if step.is_failing() { "failing step: " } else { "" };
    format!("{failing}{} in turn {turn}", codebook.steps[step.index()].name)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_read_as_people_write_them() {
        let shown = [(8, 12), (0, 12), (-20, 0), (6, 0), (0, 0)].map(|(points, of)| points_words(points, of));
        assert_eq!(shown, ["8 of 12", "0 of 12", "−20", "+6", "–"]);
    }

    #[test]
    fn a_gesture_has_one_you() {
        assert_eq!(your_gesture("wait for him"), "(You wait for him)");
        assert_eq!(your_gesture("You lay your hand on the table."), "(You lay your hand on the table.)");
    }

    #[test]
    fn a_failing_step_is_called_so() {
        let codebook = Codebook::shipped();
        assert_eq!(step_words(2, StepKind::Ask, &codebook), "Ask in turn 2");
        assert_eq!(step_words(3, StepKind::Contract, &codebook), "failing step: Contract in turn 3");
    }
}
