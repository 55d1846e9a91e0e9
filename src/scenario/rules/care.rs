//! Rules of care: what people are told before they play, and the words that are used of people in crisis.

mod content_note_missing;
mod jargon_at_home;
mod method_detail;
mod minutes_off;
mod phrases;
mod sensational_word;
mod wording;

pub(super) use wording::Wording;

use super::{Look, Rule};

/// In the order in which they are explained.
pub(super) const RULES: &[(&Rule, Look)] = &[
    (&content_note_missing::RULE, content_note_missing::look),
    (&sensational_word::RULE, sensational_word::look),
    (&method_detail::RULE, method_detail::look),
    (&jargon_at_home::RULE, jargon_at_home::look),
    (&minutes_off::RULE, minutes_off::look),
];
