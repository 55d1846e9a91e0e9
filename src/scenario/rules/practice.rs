//! Rules of practice: whether what Open Dialogue is for, and what it must be careful about, can be done in the meeting.

mod cue_never_answered;
mod disclosure_out_of_reach;
mod never_asked_alone;
mod no_reflecting_talk;
mod no_step_where_shown;
mod no_way_past_decoy;
mod not_their_words;
mod press_never_held;
mod required_step_missing;
mod served;
mod silent_colleague;
mod step_only_exposes;
mod torn_between_two;

use super::{Look, Rule};

/// In the order in which they are explained.
pub(super) const RULES: &[(&Rule, Look)] = &[
    (&no_step_where_shown::RULE, no_step_where_shown::look),
    (&required_step_missing::RULE, required_step_missing::look),
    (&step_only_exposes::RULE, step_only_exposes::look),
    (&never_asked_alone::RULE, never_asked_alone::look),
    (&disclosure_out_of_reach::RULE, disclosure_out_of_reach::look),
    (&no_way_past_decoy::RULE, no_way_past_decoy::look),
    (&cue_never_answered::RULE, cue_never_answered::look),
    (&not_their_words::RULE, not_their_words::look),
    (&press_never_held::RULE, press_never_held::look),
    (&torn_between_two::RULE, torn_between_two::look),
    (&no_reflecting_talk::RULE, no_reflecting_talk::look),
    (&silent_colleague::RULE, silent_colleague::look),
];
