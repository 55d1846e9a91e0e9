//! `polyphony play`: a meeting in the terminal, asked for turn by turn, or played from a list or by a policy.

mod script;
mod talk;

use super::files;
use super::json::{self, Hashes};
use super::{Exit, Terminal};
use crate::codebook::{self, Codebook};
use crate::debrief::Debrief;
use crate::meeting::Meeting;
use crate::report::{Report, text};
use crate::scenario::text_hash;
use crate::scoring::{self, Rubric, Scorecard};
use script::Script;
use std::io::Write;
use talk::Teller;

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
    /// Print one JSON document; needs `--choose` or `--policy`
    #[arg(long)]
    json: bool,
}

pub(super) fn run(options: &Options, terminal: &mut Terminal<'_>) -> anyhow::Result<Exit> {
    let playable = files::playable(&options.scenario)?;
    let seed = options.seed.unwrap_or_else(super::seed::drawn);
    let mut script = Script::new(&options.choose, options.policy.as_deref(), seed)?;
    let mut meeting = Meeting::begin(&playable.scenario, &Codebook::shipped(), seed);
    script.play(&mut meeting)?;
    let results = Results::of(&meeting);
    let out = &mut *terminal.out;
    if options.json {
        results.json(&meeting, seed, out)?;
    } else {
        let teller = Teller { width: super::width() };
        teller.opening(out, &meeting, seed)?;
        teller.tell(out, &meeting, 0)?;
        results.text(&meeting, out)?;
    }
    Ok(Exit::Good)
}

/// What comes out of a meeting, scored by the shipped rubric.
struct Results {
    rubric: std::sync::Arc<Rubric>,
    scorecard: Scorecard,
    debrief: Debrief,
}

impl Results {
    fn of(meeting: &Meeting) -> Self {
        let rubric = Rubric::shipped();
        let scorecard = scoring::score(meeting.events(), meeting.codebook(), &rubric);
        let debrief = Debrief::of(meeting, &scorecard, &rubric);
        Self { rubric, scorecard, debrief }
    }

    fn text(&self, meeting: &Meeting, out: &mut dyn Write) -> anyhow::Result<()> {
        let Self { rubric, scorecard, debrief } = self;
        let report = Report { meeting, scorecard, rubric, debrief, run: None, reviews: &[] };
        Ok(out.write_all(text::results(&report, super::width()).as_bytes())?)
    }

    fn json(&self, meeting: &Meeting, seed: u64, out: &mut dyn Write) -> anyhow::Result<()> {
        let (codebook, rubric) = (text_hash(codebook::SHIPPED_TEXT), text_hash(scoring::SHIPPED_TEXT));
        let hashes = Hashes { codebook: &codebook, rubric: &rubric };
        let document = json::played(meeting, seed, &self.scorecard, &self.rubric, hashes, &self.debrief);
        serde_json::to_writer_pretty(&mut *out, &document)?;
        Ok(writeln!(out)?)
    }
}
