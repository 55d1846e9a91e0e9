//! `polyphony play`: a meeting in the terminal, asked for turn by turn, or played from a list or by a policy.

mod script;
mod talk;

use super::files::{self, Playable};
use super::json::{self, Hashes};
use super::{Exit, trouble::Trouble};
use crate::codebook::{self, Codebook};
use crate::meeting::Meeting;
use crate::scenario::text_hash;
use crate::scoring::{self, Rubric, Scorecard};
use script::Script;
use std::io::Write;

/// What `play` is asked for.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A scenario file, or the id of one in the folder of scenarios
    scenario: String,
    /// What every draw of the meeting comes from; drawn and printed unless given
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Choose these responses in turn, by id; `silence` stays silent
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    choose: Vec<String>,
    /// Play on by a policy, after the choices if there are any
    #[arg(long, value_name = "NAME")]
    policy: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

pub(super) fn run(options: &Options, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let playable = files::playable(&options.scenario)?;
    let seed = options.seed.unwrap_or_else(super::seed::drawn);
    let mut script = Script::new(&options.choose, options.policy.as_deref(), seed)?;
    let mut meeting = Meeting::begin(&playable.scenario, &Codebook::shipped(), seed);
    script.play(&mut meeting)?;
    let rubric = Rubric::shipped();
    let scorecard = scoring::score(meeting.events(), meeting.codebook(), &rubric);
    if options.json {
        let (codebook, rubric_hash) = (text_hash(codebook::SHIPPED_TEXT), text_hash(scoring::SHIPPED_TEXT));
        let hashes = Hashes { codebook: &codebook, rubric: &rubric_hash };
        let document = json::played(&meeting, seed, &scorecard, &rubric, hashes, |_| None);
        serde_json::to_writer_pretty(&mut *out, &document)?;
        writeln!(out)?;
    } else {
        let teller = talk::Teller { scenario: &playable.scenario, width: super::width() };
        teller.opening(out)?;
        teller.tell(out, meeting.events())?;
    }
    Ok(Exit::Good)
}
