//! What cannot be scored as it should: dimensions that are never rated, cannot be won, or cannot be lost.

use super::Proof;
use crate::analysis::exact::Rated;
use crate::codebook::{Code, Codebook};
use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule};
use crate::scoring::Tenths;

/// The lowest highest score with which a dimension can be won (issue 4; a considered bound, not a clinical one).
const WON: Tenths = Tenths(900);
/// The highest lowest score with which it can be lost.
const LOST: Tenths = Tenths(600);

pub(super) const NEVER_RATED: Rule = Rule {
    code: "never-rated",
    severity: Severity::Warning,
    page: Page {
        finds: "A dimension that the scenario says it practises is rated on no way of playing.",
        wrong: r#"practises: [ToleranceOfUncertainty] // and only two presses in the whole meeting"#,
        why: "Responsivity is rated from three cues, tolerance of uncertainty from three presses, safety where something \
              is due or a step is taken. A trainee who chose the meeting for that dimension gets no answer.",
        mend: "Let more come up that asks for it, on every way; or take the dimension out of `practises`.",
    },
};

pub(super) fn never_rated(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    for found in &proof.exact.attainable {
        if found.rated == Rated::Never && proof.scenario.about.practises.contains(&found.dimension) {
            finder.add(
                proof.source.id(),
                format!("{} is practised, says `practises`, and rated on no way of playing", name(found.dimension)),
                "Let more come up that asks for it, or take it out of `practises`.",
            );
        }
    }
}

pub(super) const CANNOT_BE_WON: Rule = Rule {
    code: "cannot-be-won",
    severity: Severity::Warning,
    page: Page {
        finds: "The highest score that any way of playing attains in a dimension is below 90.",
        wrong: "(a moment in which two people each ask to be heard, and every response hears one and closes the other)",
        why: "Whatever a trainee does, it is not good enough, and they cannot find out what would have been. A meeting \
              may be hard; it must be possible.",
        mend: "Play the way that `analyse --json` gives as `max_path` and look at what it loses: a cue that nobody can \
               answer well, a press nobody can hold, a step that always comes late.",
    },
};

pub(super) fn cannot_be_won(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    for found in &proof.exact.attainable {
        if let Some(highest) = found.highest.as_ref().filter(|highest| highest.score < WON) {
            finder.add(
                proof.source.id(),
                format!("{} attains {} at most, and 90 was wanted", name(found.dimension), highest.score),
                "Play the `max_path` of `analyse --json` with `play --choose` and look at what it loses.",
            );
        }
    }
}

pub(super) const CANNOT_BE_LOST: Rule = Rule {
    code: "cannot-be-lost",
    severity: Severity::Warning,
    page: Page {
        finds: "The lowest score that any way of playing attains in a dimension is above 60.",
        wrong: "(every response answers the cue; they differ only in how warmly)",
        why: "Where nothing can go wrong nothing is practised: the lesser responses are not what tired and hurried \
              people really say.",
        mend: "Write lesser responses that do what one would be sorry for afterwards, each with its reason why it tempts.",
    },
};

pub(super) fn cannot_be_lost(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    for found in &proof.exact.attainable {
        if let Some(lowest) = found.lowest.as_ref().filter(|lowest| lowest.score > LOST) {
            finder.add(
                proof.source.id(),
                format!("{} attains {} at least, and 60 was wanted", name(found.dimension), lowest.score),
                "Write lesser responses that do what one would be sorry for afterwards.",
            );
        }
    }
}

fn name(dimension: crate::codebook::Dimension) -> String {
    let codebook = Codebook::shipped();
    codebook.dimensions.get(dimension.index()).map_or_else(|| dimension.name().to_owned(), |entry| entry.name.clone())
}
