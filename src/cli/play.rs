//! `polyphony play`: a meeting in the terminal, asked for turn by turn, or played from a list or by a policy.

mod after;
mod ask;
mod interactive;
mod keep;
mod script;
mod talk;

use super::files::{self, Playable};
use super::json::{self, Hashes};
use super::trouble::Trouble;
use super::{Exit, Terminal, outside};
use crate::analysis::policies::NAMES;
use crate::codebook::{self, Codebook};
use crate::debrief::Debrief;
use crate::meeting::Meeting;
use crate::report::{Report, text};
use crate::run::Standing;
use crate::scenario::text_hash;
use crate::scoring::{self, Rubric, Scorecard};
use ask::Asker;
use interactive::{Manner, Table};
use keep::Keep;
use script::Script;
use std::io::{IsTerminal, Write};
use std::sync::Arc;
use talk::Teller;

/// What `play` is asked for.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A scenario file, or the id of one in the folder of scenarios
    scenario: String,
    /// What every draw of the meeting comes from; drawn and printed unless given
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Choose these responses in turn, by id; `silence` stays silent; nothing is kept
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    choose: Vec<String>,
    #[arg(long, value_name = "NAME", help = policy_help())]
    policy: Option<String>,
    /// Print one JSON document; needs `--choose` or `--policy`
    #[arg(long)]
    json: bool,
    /// Ask before each answer what you would say in your own words
    #[arg(long)]
    own_words: bool,
    /// Keep nothing of the meeting
    #[arg(long)]
    no_save: bool,
}

fn policy_help() -> String {
    let names = NAMES.map(|(name, _)| name).join(", ");
    format!("Play on by a policy, after the choices if there are any; nothing is kept. There are {names}")
}

pub(super) fn run(options: &Options, store: Option<&str>, terminal: &mut Terminal<'_>) -> anyhow::Result<Exit> {
    let is_scripted = !options.choose.is_empty() || options.policy.is_some();
    if options.json && !is_scripted {
        let help = "Name responses with `--choose` or a policy with `--policy`.";
        return Err(Trouble::new("`--json` plays without asking, and nothing says what to choose").help(help).into());
    }
    let playable = files::playable(&options.scenario)?;
    if is_scripted { scripted(options, &playable, terminal.out) } else { by_hand(options, store, &playable, terminal) }
}

fn scripted(options: &Options, playable: &Playable, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let seed = options.seed.unwrap_or_else(outside::seed);
    let mut script = Script::new(&options.choose, options.policy.as_deref(), seed)?;
    let mut meeting = Meeting::begin(&playable.scenario, &Codebook::shipped(), seed);
    script.play(&mut meeting)?;
    let results = Results::of(&meeting);
    if options.json {
        results.json(&meeting, seed, out)?;
    } else {
        let teller = Teller { width: super::width() };
        teller.opening(out, &meeting, seed)?;
        teller.tell(out, &meeting, 0)?;
        results.text(&meeting, out)?;
        writeln!(out, "\nNothing was kept: plays with --choose or --policy are not.")?;
    }
    Ok(Exit::Good)
}

fn by_hand(
    options: &Options,
    store: Option<&str>,
    playable: &Playable,
    terminal: &mut Terminal<'_>,
) -> anyhow::Result<Exit> {
    let mut asker = Asker::new(terminal.input, terminal.out, !std::io::stdin().is_terminal());
    let teller = Teller { width: super::width() };
    let (mut keep, mut meeting) = seat(options, store, playable, &mut asker, teller)?;
    let manner = Manner { teller, asks_own_words: options.own_words };
    teller.opening(asker.out, &meeting, keep.run.seed)?;
    let mut table = Table { asker: &mut asker, meeting: &mut meeting, keep: &mut keep, manner };
    let standing = table.play()?;
    if let Some(complaint) = keep.stands(standing) {
        teller.line(asker.out, &format!("This could not be kept: {complaint}"), "! ", "  ")?;
    }
    if standing != Standing::UnderWay && meeting.turn() > 0 {
        after::After { asker: &mut asker, meeting: &meeting, keep: &mut keep, teller }.run()?;
    }
    farewell(&keep, playable, teller, asker.out)?;
    let is_all_lost = !keep.is_kept() && keep.unkept_words().is_some();
    Ok(if is_all_lost { Exit::CouldNot } else { Exit::Good })
}

/// A new meeting, or one that was begun earlier, as the trainee likes.
fn seat(
    options: &Options,
    store: Option<&str>,
    playable: &Playable,
    asker: &mut Asker<'_>,
    teller: Teller,
) -> anyhow::Result<(Keep, Meeting)> {
    let store = if options.no_save { None } else { Some(keep::store(store)?) };
    if let Some(open) = &store
        && options.seed.is_none()
        && let Some(found) = keep::unfinished(open, playable)?
    {
        let run = &found.summary;
        let turns = if run.turns == 1 { "turn" } else { "turns" };
        let text = format!("You were in this meeting on {} and left it after {} {turns}.", run.began, run.turns);
        teller.line(asker.out, &text, "", "")?;
        if found.is_edited {
            teller.line(
                asker.out,
                "The scenario was edited since; that meeting goes on with the text it was begun with.",
                "",
                "",
            )?;
        }
        let answer = asker.line("Go on with it? Enter goes on, n begins anew > ")?;
        writeln!(asker.out)?;
        if answer.is_some_and(|answer| !answer.to_lowercase().starts_with('n')) {
            let id = run.id.clone();
            return Keep::resume(store.expect("it was opened above"), &id);
        }
    }
    let seed = options.seed.unwrap_or_else(outside::seed);
    let meeting = Meeting::begin(&playable.scenario, &Codebook::shipped(), seed);
    Ok((Keep::begin(store, playable, seed), meeting))
}

fn farewell(keep: &Keep, playable: &Playable, teller: Teller, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out)?;
    let id = &keep.run.id;
    if let Some(lost) = keep.unkept_words() {
        teller.line(out, &format!("Not kept: {lost}."), "! ", "  ")?;
    }
    let place = keep.place().filter(|_| keep.is_kept());
    let text = match (place, keep.run.standing) {
        (None, _) => "Nothing of this meeting was kept.".to_owned(),
        (Some(place), Standing::UnderWay) => format!(
            "The meeting waits for you as {id}, in {}. Go on with `polyphony play {}`.",
            place.display(),
            playable.scenario.id
        ),
        (Some(place), Standing::Ended | Standing::Left) => {
            format!("Kept as {id}, in {}. Read it again with `polyphony report {id}`.", place.display())
        }
    };
    Ok(teller.line(out, &text, "", "")?)
}

/// What comes out of a meeting, scored by the shipped rubric.
struct Results {
    rubric: Arc<Rubric>,
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
        let text = text::results(&report, super::width()) + &text::questions(&report, super::width());
        Ok(out.write_all(text.as_bytes())?)
    }

    fn json(&self, meeting: &Meeting, seed: u64, out: &mut dyn Write) -> anyhow::Result<()> {
        let (codebook, rubric) = (text_hash(codebook::SHIPPED_TEXT), text_hash(scoring::SHIPPED_TEXT));
        let hashes = Hashes { codebook: &codebook, rubric: &rubric };
        let document = json::played(meeting, seed, &self.scorecard, &self.rubric, hashes, &self.debrief);
        serde_json::to_writer_pretty(&mut *out, &document)?;
        Ok(writeln!(out)?)
    }
}
