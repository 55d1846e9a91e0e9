//! The checksum of a run: over what it was played from, laid out by us, so that it is the same in every version.

use crate::run::Run;
use crate::scenario::text_hash;
use std::fmt::Write as _;

/// SHA-256 over name, time, hashes, seed and inputs; every text is preceded by its length, so that nothing can slip
/// from one into the next. Reflections and reviews are left out: they may go on.
pub(super) fn checksum(run: &Run) -> String {
    let mut laid_out = String::with_capacity(256 + run.inputs.len() * 48);
    let mut put = |text: &str| writeln!(laid_out, "{} {text}", text.len()).expect("writing to a string cannot fail");
    for text in [run.id.as_str(), &run.scenario, &run.texts.scenario, &run.texts.codebook, &run.texts.rubric] {
        put(text);
    }
    for number in [run.began.0, run.seed, u64::from(run.coached)] {
        put(&number.to_string());
    }
    for input in &run.inputs {
        put(&input.choice);
        put(&input.took_ms.to_string());
        put(input.own_words.as_deref().unwrap_or_default());
    }
    text_hash(&laid_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::fixture;

    #[test]
    fn the_layout_is_the_same_in_every_version() {
        let mut run = fixture::run();
        run.texts.scenario = "a".to_owned();
        run.texts.codebook = "b".to_owned();
        run.texts.rubric = "c".to_owned();
        assert_eq!(checksum(&run), "705e64e7d80518c959c0213e1325a4ebe7d02d096aca467942d79e14d3496658");
    }

    #[test]
    fn every_input_counts() {
        let run = fixture::run();
        let mut other = run.clone();
        other.inputs[0].took_ms += 1;
        assert_ne!(checksum(&run), checksum(&other));
    }
}
