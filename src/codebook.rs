//! The codebook: what happens in a meeting and what it is called.
//!
//! It shapes the meeting (levels decide what is met, classes what is due, grace when it is late) and never says what
//! anything is worth; that is the rubric's. The words are Rust enums, so that a new one lights up every `match`; what
//! they mean, where their borders lie and how they sound is data, in `assets/codebook.ron`, shown as it stands there
//! as hover help, as a reason in the debrief and as documentation.

mod class;
mod code;
mod level;
mod range;
mod text;
mod words;

pub use class::{Band, Class, Family, PlanNeed, Requirement};
pub(crate) use code::codes;
pub use code::{Code, CodeSet};
pub use level::{CueAnswer, Level};
pub(crate) use range::{requirable, within};
pub use text::CodeText;
pub use words::{
    AgreedWhat, AnswerWay, AskForm, ClarifyPart, CloseWay, CueKind, Demand, Dimension, HabitKind, Hardness, HoldSide,
    HoldWay, Openness, PlanPart, Route, Shown, SignalClass, Step, StepKind, WayKind,
};

use serde::Deserialize;
use std::sync::{Arc, LazyLock};

/// The text of the codebook that this build ships.
pub const SHIPPED_TEXT: &str = include_str!("../assets/codebook.ron");

/// A loaded codebook: every code with its text, and the tables that shape a meeting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codebook {
    /// The format of the file; this build reads 1.
    pub format: u32,
    /// The three dimensions.
    pub dimensions: Vec<Entry<Dimension>>,
    /// What cues are of, and what each kind calls for.
    pub cues: Vec<CueEntry>,
    /// What presses demand.
    pub demands: Vec<Entry<Demand>>,
    /// The ways of answering a cue.
    pub answers: Vec<AnswerEntry>,
    /// The ways of holding a press.
    pub holds: Vec<HoldEntry>,
    /// The ways of closing a press.
    pub closings: Vec<CloseEntry>,
    /// What each level of answering means.
    pub levels: Vec<LevelEntry>,
    /// The classes of signal, and what each requires.
    pub classes: Vec<Class>,
    /// How signals are shown.
    pub shown: Vec<Entry<Shown>>,
    /// The steps of safety.
    pub steps: Vec<Entry<StepKind>>,
    /// The forms of asking.
    pub forms: Vec<Entry<AskForm>>,
    /// The parts of clarifying.
    pub clarify_parts: Vec<Entry<ClarifyPart>>,
    /// The parts of a safety plan.
    pub plan_parts: Vec<Entry<PlanPart>>,
    /// The routes of acting, least restrictive first.
    pub routes: Vec<Entry<Route>>,
    /// The habits.
    pub habits: Vec<Entry<HabitKind>>,
    /// The five places of openness.
    pub openness: Vec<Entry<Openness>>,
    /// What can be agreed.
    pub agreements: Vec<Entry<AgreedWhat>>,
    /// How openness moves.
    pub moves: OpennessMoves,
    /// Turns that `Postpone` adds to a cue, once.
    pub postpone_turns: u16,
}

/// One code with its text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry<T> {
    /// The code.
    pub code: T,
    /// What it is called on screen.
    pub name: String,
    /// One sentence: what it means.
    pub meaning: String,
    /// Where it ends and its neighbour begins.
    pub border: String,
    /// A small example, in our own words.
    pub example: String,
}

/// A kind of cue and what it calls for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueEntry {
    /// The kind of cue.
    pub code: CueKind,
    /// What it is called on screen.
    pub name: String,
    /// What lifts a level 3 to level 4 for this kind.
    pub calls_for: CallsFor,
    /// Whether that alone, without a receiving and an opening way, is level 4.
    #[serde(default)]
    pub alone: bool,
    /// One sentence: what it means.
    pub meaning: String,
    /// Where it ends and its neighbour begins.
    pub border: String,
    /// A small example, in our own words.
    pub example: String,
}

/// What a kind of cue calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum CallsFor {
    /// A way of answering.
    Way(AnswerWay),
    /// An invitation to the one who is quiet.
    Invite,
}

/// A way of answering, and what it does to a cue.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerEntry {
    /// The way.
    pub code: AnswerWay,
    /// What it is called on screen.
    pub name: String,
    /// What it does to the cue.
    pub kind: WayKind,
    /// One sentence: what it means.
    pub meaning: String,
    /// Where it ends and its neighbour begins.
    pub border: String,
    /// A small example, in our own words.
    pub example: String,
}

/// A way of holding, and which half of a good hold it gives.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldEntry {
    /// The way.
    pub code: HoldWay,
    /// What it is called on screen.
    pub name: String,
    /// Which half it gives.
    pub side: HoldSide,
    /// One sentence: what it means.
    pub meaning: String,
    /// Where it ends and its neighbour begins.
    pub border: String,
    /// A small example, in our own words.
    pub example: String,
}

/// A way of closing, and how firmly it closes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseEntry {
    /// The way.
    pub code: CloseWay,
    /// What it is called on screen.
    pub name: String,
    /// How firmly it closes.
    pub hardness: Hardness,
    /// One sentence: what it means.
    pub meaning: String,
    /// Where it ends and its neighbour begins.
    pub border: String,
    /// A small example, in our own words.
    pub example: String,
}

/// What a level of answering means, in words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelEntry {
    /// 0 to 4.
    pub level: Level,
    /// What it is called on screen.
    pub name: String,
    /// One sentence: what it means.
    pub meaning: String,
}

/// How a person's openness moves in one turn; the sum of its causes is held between `lowest` and `highest`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpennessMoves {
    /// For a cue met at level 3 or 4.
    pub met_well: i8,
    /// For a cue left or closed, from `from_salience` on.
    pub left_or_closed: i8,
    /// One more, for being corrected, shamed, coerced or exposed.
    pub hurt: i8,
    /// The salience (1–3) from which a cue left or closed costs openness.
    pub from_salience: u8,
    /// The lowest sum in a turn.
    pub lowest: i8,
    /// The highest sum in a turn.
    pub highest: i8,
}

/// Why a codebook or a rubric could not be used.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The file is not the RON that it should be.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What was found and what was wanted.
        message: String,
    },
    /// A code has no entry, or two.
    #[error("`{list}` holds {found} entries for `{code}`, where one is wanted")]
    Entries {
        /// The list at fault.
        list: &'static str,
        /// The code at fault.
        code: &'static str,
        /// How many there are.
        found: usize,
    },
    /// A value lies outside what it can be.
    #[error("`{what}` is {found}, and {wanted} was wanted")]
    Range {
        /// The value at fault, as a path through the table.
        what: String,
        /// What it is.
        found: String,
        /// What it can be.
        wanted: String,
    },
    /// The file has a format that this build does not read.
    #[error("format {0} is not one that this build reads (it reads 1)")]
    Format(u32),
}

impl Codebook {
    /// Reads a codebook; its lists come out in the order of their codes.
    ///
    /// # Errors
    /// Where the text is not RON of this shape, a code has not exactly one entry, or a number is out of its range.
    pub fn from_ron(text: &str) -> Result<Self, TableError> {
        let mut book: Self = table_from_ron(text)?;
        if book.format != 1 {
            return Err(TableError::Format(book.format));
        }
        sort_complete("dimensions", &mut book.dimensions, |e| e.code)?;
        sort_complete("cues", &mut book.cues, |e| e.code)?;
        sort_complete("demands", &mut book.demands, |e| e.code)?;
        sort_complete("answers", &mut book.answers, |e| e.code)?;
        sort_complete("holds", &mut book.holds, |e| e.code)?;
        sort_complete("closings", &mut book.closings, |e| e.code)?;
        sort_complete("classes", &mut book.classes, |e| e.code)?;
        sort_complete("shown", &mut book.shown, |e| e.code)?;
        sort_complete("steps", &mut book.steps, |e| e.code)?;
        sort_complete("forms", &mut book.forms, |e| e.code)?;
        sort_complete("clarify_parts", &mut book.clarify_parts, |e| e.code)?;
        sort_complete("plan_parts", &mut book.plan_parts, |e| e.code)?;
        sort_complete("routes", &mut book.routes, |e| e.code)?;
        sort_complete("habits", &mut book.habits, |e| e.code)?;
        sort_complete("openness", &mut book.openness, |e| e.code)?;
        sort_complete("agreements", &mut book.agreements, |e| e.code)?;
        book.levels.sort_by_key(|e| e.level);
        if !book.levels.iter().map(|e| e.level).eq(0..=4) {
            return Err(TableError::Entries { list: "levels", code: "0 to 4", found: book.levels.len() });
        }
        range::check(&book)?;
        Ok(book)
    }

    /// The codebook that this build ships.
    #[must_use]
    pub fn shipped() -> Arc<Self> {
        static SHIPPED: LazyLock<Arc<Codebook>> =
            LazyLock::new(|| Arc::new(Codebook::from_ron(SHIPPED_TEXT).expect("a test reads the shipped codebook")));
        Arc::clone(&SHIPPED)
    }

    /// The entry of a kind of cue.
    #[must_use]
    pub fn cue(&self, code: CueKind) -> &CueEntry {
        &self.cues[code.index()]
    }

    /// The entry of a way of answering.
    #[must_use]
    pub fn answer(&self, code: AnswerWay) -> &AnswerEntry {
        &self.answers[code.index()]
    }

    /// The entry of a way of holding.
    #[must_use]
    pub fn hold(&self, code: HoldWay) -> &HoldEntry {
        &self.holds[code.index()]
    }

    /// The entry of a way of closing.
    #[must_use]
    pub fn closing(&self, code: CloseWay) -> &CloseEntry {
        &self.closings[code.index()]
    }

    /// The entry of a class of signal.
    #[must_use]
    pub fn class(&self, code: SignalClass) -> &Class {
        &self.classes[code.index()]
    }
}

/// Reads RON of the house's dialect, with the place of a mistake.
pub(crate) fn table_from_ron<T: for<'a> Deserialize<'a>>(text: &str) -> Result<T, TableError> {
    ron_options().from_str(text).map_err(|e| TableError::Syntax {
        line: e.span.start.line,
        column: e.span.start.col,
        message: e.code.to_string(),
    })
}

/// The dialect of RON that every file of the project is read with: optional values without `Some`, newtypes bare.
#[must_use]
pub fn ron_options() -> ron::Options {
    use ron::extensions::Extensions;
    ron::Options::default().with_default_extension(
        Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES | Extensions::UNWRAP_VARIANT_NEWTYPES,
    )
}

/// Puts a list in the order of its codes, each exactly once.
pub(crate) fn sort_complete<E, T: Code>(
    list: &'static str,
    entries: &mut [E],
    code: impl Fn(&E) -> T,
) -> Result<(), TableError> {
    for wanted in T::ALL {
        let found = entries.iter().filter(|e| code(e) == *wanted).count();
        if found != 1 {
            return Err(TableError::Entries { list, code: wanted.name(), found });
        }
    }
    entries.sort_by_key(|e| code(e).index());
    Ok(())
}
