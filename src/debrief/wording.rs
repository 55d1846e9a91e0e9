//! The words of the debrief: supervision questions and the questions put to chosen moments, all in one place.

use super::chosen::WhyChosen;
use crate::scenario::about::SupervisionTopic;

/// The five reflective supervision questions, in our words.
pub(super) const FIVE: [(SupervisionTopic, &str); 5] = [
    (
        SupervisionTopic::Uncertainty,
        "When I call it tolerating uncertainty: am I making room for something to be understood, or am I keeping away \
         from a decision about risk that this situation asks of me?",
    ),
    (
        SupervisionTopic::WhoseInterest,
        "Whom does it serve that these people were gathered, and how do I know that it was the person's wish and not \
         my routine?",
    ),
    (
        SupervisionTopic::Evidence,
        "Was I honest about what is known: that this way of working is promising and still being tested, and that one \
         region's results are not mine to promise?",
    ),
    (
        SupervisionTopic::Setting,
        "Can the place where I work give what this asks for: a quick first meeting, two clinicians, the same team \
         throughout? If not, what am I offering under its name?",
    ),
    (
        SupervisionTopic::Voices,
        "How did culture, rank and safety decide what could be said in front of whom, and did I look after the quieter \
         and the more exposed voices?",
    ),
];

/// Questions that something in this run calls for.
pub(super) mod evoked {
    pub(crate) const INVITED_NO: &str =
        "You asked so that no was the easy answer. How would you ask if you wanted to hear a yes?";
    pub(crate) const NEEDLESS: &str = "Nothing said until then called for that step. Whose anxiety did it settle?";
    pub(crate) const OWN_ACT: &str = "They spoke about something frightening they had done, and it was not taken up. What might they have concluded?";
    pub(crate) const ONE_VOICE: &str =
        "One voice took more than half of the talk. Whose voice is missing, and what would make it safe to speak?";
    pub(crate) const CLOSED: &str = "You settled something that was still open. What else was possible at that point?";
    pub(crate) const BEHIND: &str =
        "The decision was made without the person. What kept you from saying it in the room?";
    pub(crate) const FORM: &str = "If they remember one sentence from this meeting, is it a question from a form?";
    pub(crate) const CAME_BACK: &str =
        "You asked what had to be asked, and then went back to listening. What let you come back?";
}

pub(super) fn moment_question(why: WhyChosen, safety: bool) -> &'static str {
    match (why, safety) {
        (WhyChosen::LargestUnanswered, _) => "What did you hear yourself, just then, and what did you do with it?",
        (WhyChosen::FirstOverdue, _) => "What made it hard to say it aloud at this point?",
        (WhyChosen::BestMove, true) => "What helped you to go there?",
        (WhyChosen::BestMove, false) => "What did you notice that let you answer like this?",
    }
}
