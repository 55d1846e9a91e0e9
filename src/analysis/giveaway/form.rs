//! What form a response has, as anybody can see it.

use crate::scenario::{Act, Response, To};

/// The form of a response; of several the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Silence,
    /// It turns to the colleague, or opens a reflecting conversation.
    WithColleague,
    /// It takes a step of safety.
    DirectAct,
    /// Nothing is said.
    Gesture,
    Question,
    Statement,
}

impl Form {
    pub(super) const ALL: [Self; 6] =
        [Self::Silence, Self::WithColleague, Self::DirectAct, Self::Gesture, Self::Question, Self::Statement];

    pub(super) fn of(response: &Response) -> Self {
        let has = |is: fn(&Act) -> bool| response.acts.iter().any(is);
        if response.is_silence {
            Self::Silence
        } else if response.to == To::Colleague || has(|act| matches!(act, Act::Reflect { .. })) {
            Self::WithColleague
        } else if has(|act| matches!(act, Act::Safety(..))) {
            Self::DirectAct
        } else if response.say.is_empty() {
            Self::Gesture
        } else if response.say.contains(['?', '？']) {
            Self::Question
        } else {
            Self::Statement
        }
    }

    /// What it is called in a sentence.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Silence => "silence",
            Self::WithColleague => "turning to the colleague",
            Self::DirectAct => "a step of safety",
            Self::Gesture => "a gesture without words",
            Self::Question => "a question",
            Self::Statement => "a statement",
        }
    }
}
