//! The reason for a finding, in a sentence: the rule, and what it was applied to.

use super::finding::{Finding, Rule, Why};
use super::rubric::Rubric;
use super::scorecard::{Cap, CapCode, NotRated};
use crate::codebook::{Code, CodeSet, CodeText, Codebook, Step, StepKind};

/// Why a finding counts as it does.
#[must_use]
pub fn reason(finding: &Finding, codebook: &Codebook, rubric: &Rubric) -> String {
    let rule = rubric.rule(finding.rule);
    let what = what(finding, codebook, rubric);
    if what.is_empty() { rule.meaning.clone() } else { format!("{} ({what})", rule.meaning) }
}

fn what(finding: &Finding, codebook: &Codebook, rubric: &Rubric) -> String {
    if finding.rule == Rule::Waived {
        return waived(finding, codebook);
    }
    match finding.why {
        Why::Rule => String::new(),
        Why::Level(_, _) if matches!(finding.rule, Rule::CueLeft) => String::new(),
        Why::Level(level, ways) if ways.is_empty() => format!("level {level} of 4"),
        Why::Level(level, ways) => {
            format!("{}; level {level} of 4", names(ways, |way| codebook.answer(way).name.as_str()))
        }
        Why::Held(ways) => names(ways, |way| &codebook.hold(way).name),
        Why::Closed(way) => codebook.closing(way).name.clone(),
        Why::Step(Step::Ask(form)) => {
            let name = step_name(Step::Ask(form), codebook);
            match rubric.form_twentieths(form) {
                20 => name,
                0 => format!("{name}; asked like this it earns nothing"),
                twentieths => format!("{name}; asked like this it earns {} of 100", twentieths * 5),
            }
        }
        Why::Step(step) => step_name(step, codebook),
        Why::Kind(kind) => kind_name(kind, codebook).to_owned(),
        Why::Habit(habit) => codebook.habits[habit.index()].name.clone(),
    }
}

/// The codes that a finding rests on, in the codebook's own words: the cue's kind is not among them, what was done is.
#[must_use]
pub fn codes<'a>(finding: &Finding, codebook: &'a Codebook) -> Vec<CodeText<'a>> {
    let one = |text: Option<CodeText<'a>>| text.into_iter().collect();
    match finding.why {
        Why::Rule => Vec::new(),
        Why::Level(_, ways) => ways.iter().filter_map(|way| codebook.text("answers", way)).collect(),
        Why::Held(ways) => ways.iter().filter_map(|way| codebook.text("holds", way)).collect(),
        Why::Closed(way) => one(codebook.text("closings", way)),
        Why::Kind(kind) => one(codebook.text("steps", kind)),
        Why::Habit(habit) => one(codebook.text("habits", habit)),
        Why::Step(step) => {
            let kind = codebook.text("steps", step.kind());
            let within: Vec<CodeText<'a>> = match step {
                Step::Ask(form) => one(codebook.text("forms", form)),
                Step::Act(route) => one(codebook.text("routes", route)),
                Step::Clarify(parts) => parts.iter().filter_map(|p| codebook.text("clarify_parts", p)).collect(),
                Step::Plan(parts) => parts.iter().filter_map(|p| codebook.text("plan_parts", p)).collect(),
                _ => Vec::new(),
            };
            kind.into_iter().chain(within).collect()
        }
    }
}

/// Why a finding was waived, which the rule alone does not say.
fn waived(finding: &Finding, codebook: &Codebook) -> String {
    match finding.why {
        Why::Closed(_) => "the decision that this danger required was made in the same answer".to_owned(),
        Why::Kind(kind) => format!("nothing on offer took this step: {}", kind_name(kind, codebook)),
        _ => "a due step came first, or the meeting ended before it could be answered".to_owned(),
    }
}

fn names<'a, T: Code>(codes: CodeSet<T>, name: impl Fn(T) -> &'a str) -> String {
    codes.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn kind_name(kind: StepKind, codebook: &Codebook) -> &str {
    &codebook.steps[kind.index()].name
}

fn step_name(step: Step, codebook: &Codebook) -> String {
    let kind = kind_name(step.kind(), codebook);
    match step {
        Step::Ask(form) => format!("{kind}: {}", codebook.forms[form.index()].name),
        Step::Act(route) => format!("{kind}: {}", codebook.routes[route.index()].name),
        Step::Clarify(parts) => format!("{kind}: {}", names(parts, |p| &codebook.clarify_parts[p.index()].name)),
        Step::Plan(parts) => format!("{kind}: {}", names(parts, |p| &codebook.plan_parts[p.index()].name)),
        _ => kind.to_owned(),
    }
}

/// Why a dimension is not rated, in a sentence without a full stop.
#[must_use]
pub fn not_rated_reason(why: NotRated) -> String {
    match why {
        NotRated::BrokeOff => "the meeting broke off, so these are findings so far".to_owned(),
        NotRated::TooFewCues { found, wanted } => too_few(found, "cue", "cues", wanted),
        NotRated::TooFewPresses { found, wanted } => too_few(found, "press", "presses", wanted),
        NotRated::NothingDue => "nothing here called for a safety step, and none was taken".to_owned(),
    }
}

fn too_few(found: u32, one: &str, several: &str, wanted: u32) -> String {
    let came_up = match found {
        0 => format!("no {one}"),
        1 => format!("one {one}"),
        n => format!("{n} {several}"),
    };
    format!("{came_up} came up, and it takes {wanted} to say anything")
}

/// Why a score is limited, in a sentence without a full stop.
#[must_use]
pub fn cap_reason(cap: Cap) -> &'static str {
    match cap.code {
        CapCode::ImminentNotActedOn => "imminent danger was there to be heard, and was not acted on",
        CapCode::Exposed => "someone was asked, or something shared, in front of the one who makes that unsafe",
        CapCode::Coerced => "someone was threatened or forced",
        CapCode::Abandoned => "someone in danger was left alone with it",
        CapCode::MethodDetail => "detail about a method was given",
    }
}
