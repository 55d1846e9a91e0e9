//! Rules of structure: whether everything in the file can happen, and whether there is enough of it.

mod addresses_absent;
mod alone_unsaid;
mod deep_condition;
mod flag_never_read;
mod never_speaks;
mod only_silence_left;
mod orphan_moment;
mod speaks_elsewhere;
mod thin_path;
mod turns_too_few;
mod unreached_ending;
mod unused_alternative;
mod waits_for_nothing;

use super::{Look, Rule};

/// In the order in which they are explained.
pub(super) const RULES: &[(&Rule, Look)] = &[
    (&orphan_moment::RULE, orphan_moment::look),
    (&unreached_ending::RULE, unreached_ending::look),
    (&turns_too_few::RULE, turns_too_few::look),
    (&only_silence_left::RULE, only_silence_left::look),
    (&thin_path::RULE, thin_path::look),
    (&flag_never_read::RULE, flag_never_read::look),
    (&waits_for_nothing::RULE, waits_for_nothing::look),
    (&deep_condition::RULE, deep_condition::look),
    (&unused_alternative::RULE, unused_alternative::look),
    (&never_speaks::RULE, never_speaks::look),
    (&speaks_elsewhere::RULE, speaks_elsewhere::look),
    (&addresses_absent::RULE, addresses_absent::look),
    (&alone_unsaid::RULE, alone_unsaid::look),
];
