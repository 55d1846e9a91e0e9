//! The annotated reference: every part of the format stands in it at least once, and it is sound.

use super::bare::{bare, words};
use polyphony::analysis::check::check;
use polyphony::codebook::{Code, CodeSet, Codebook, Step};
use polyphony::scenario::about::{Difficulty, Place};
use polyphony::scenario::{Act, CallWhat, Scenario};
use polyphony::scoring::Rubric;
use std::collections::BTreeSet;

const TEXT: &str = include_str!("../../../assets/reference.ron");
/// The shape of a file, as it is read.
const SHAPES: [&str; 2] =
    [include_str!("../../../src/scenario/format.rs"), include_str!("../../../src/scenario/about.rs")];

fn scenario() -> Scenario {
    let checked = check("assets/reference.ron", TEXT, &Codebook::shipped(), &Rubric::shipped());
    assert_eq!(checked.diagnostics, []);
    checked.scenario.expect("it loads")
}

/// The words of a list that are missing.
#[track_caller]
fn all<T: Code>(there: impl IntoIterator<Item = T>) {
    let there: CodeSet<T> = there.into_iter().collect();
    let missing: Vec<_> = T::ALL.iter().filter(|word| !there.contains(**word)).map(|word| word.name()).collect();
    assert!(missing.is_empty(), "the reference lacks {missing:?}");
}

#[test]
fn every_word_of_what_it_is_about_stands_in_it() {
    let Scenario { about, setting, .. } = scenario();
    all(about.themes);
    all(about.practises);
    all(about.principles);
    all(about.elements);
    all(about.misconceptions);
    all(about.questions);
    all(about.content_notes);
    all(setting.can_offer);
    // A file has one place and one level; the others stand in the comment above.
    let comments: String = TEXT.lines().filter(|line| line.trim_start().starts_with("//")).collect();
    let told: BTreeSet<_> = words(&comments).collect();
    assert!(Place::ALL.iter().all(|place| told.contains(place.name())));
    assert!(Difficulty::ALL.iter().all(|level| told.contains(level.name())));
}

#[test]
fn every_word_of_the_calls_stands_in_it() {
    let scenario = scenario();
    let (mut cues, mut demands, mut classes, mut ways_shown) = (vec![], vec![], vec![], vec![]);
    for call in &scenario.calls {
        match call.what {
            CallWhat::Cue { of, .. } => cues.push(of),
            CallWhat::Press { demands: demand, .. } => demands.push(demand),
            CallWhat::Signal { class, shown, .. } => {
                classes.push(class);
                ways_shown.push(shown);
            }
        }
    }
    all(cues);
    all(demands);
    all(classes);
    all(ways_shown);
    all(scenario.people.iter().map(|person| person.starts));
}

#[test]
fn every_word_of_the_acts_stands_in_it() {
    let scenario = scenario();
    let (mut answers, mut holds, mut closings, mut habits, mut agreed) = (vec![], vec![], vec![], vec![], vec![]);
    let (mut steps, mut forms, mut routes, mut clarified, mut planned) = (vec![], vec![], vec![], vec![], vec![]);
    for act in scenario.responses.iter().flat_map(|response| &response.acts) {
        match act {
            Act::Answer(_, ways) => answers.extend(ways.iter()),
            Act::Hold(_, ways) => holds.extend(ways.iter()),
            Act::Close(_, way) => closings.push(*way),
            Act::Habit(habit, _) => habits.push(*habit),
            Act::Agree { what, .. } => agreed.push(*what),
            Act::Safety(_, step) => {
                steps.push(step.kind());
                match step {
                    Step::Ask(form) => forms.push(*form),
                    Step::Act(route) => routes.push(*route),
                    Step::Clarify(parts) => clarified.extend(parts.iter()),
                    Step::Plan(parts) => planned.extend(parts.iter()),
                    _ => {}
                }
            }
            Act::Unasked(_) | Act::Invite(_) | Act::Reflect { .. } | Act::Set(_) => {}
        }
    }
    all(answers);
    all(holds);
    all(closings);
    all(habits);
    all(agreed);
    all(steps);
    all(forms);
    all(routes);
    all(clarified);
    all(planned);
}

#[test]
fn every_field_and_every_word_of_the_format_stands_in_it() {
    let code = bare(TEXT, false);
    let there: BTreeSet<_> = words(&code).collect();
    let mut parts = BTreeSet::new();
    for shape in SHAPES {
        parts.extend(parts_of(shape));
    }
    assert!(parts.len() > 100, "{parts:?}");
    let missing: Vec<_> = parts.iter().filter(|part| !there.contains(**part)).collect();
    // `Foundation`, `Home` and so on: of a list of which a file has one word, the comment tells the others.
    let one_of: Vec<&str> =
        Place::ALL.iter().map(|p| p.name()).chain(Difficulty::ALL.iter().map(|d| d.name())).collect();
    let missing: Vec<_> = missing.into_iter().filter(|part| !one_of.contains(part)).collect();
    assert!(missing.is_empty(), "the reference lacks {missing:?}");
}

/// The names of fields and of the words that a file is made of, as the source of its shape declares them.
fn parts_of(shape: &'static str) -> impl Iterator<Item = &'static str> {
    let mut is_inside = false;
    shape.lines().filter_map(move |line| {
        let text = line.trim();
        if line.starts_with("pub enum ") || line.starts_with("pub struct ") {
            is_inside = true;
        } else if line.starts_with('}') {
            is_inside = false;
        }
        let is_declared = is_inside && !text.starts_with(['/', '#']) && line.starts_with("    ");
        let text = text.strip_prefix("pub ").unwrap_or(text);
        let name = text.split(|c: char| !c.is_alphanumeric() && c != '_').next().filter(|name| !name.is_empty())?;
        let after = text[name.len()..].trim_start();
        let declares = after.starts_with([':', '(', '{', ',']) || after.is_empty();
        let is_part = is_declared && declares && !matches!(name, "struct" | "enum");
        is_part.then_some(name)
    })
}

#[test]
fn nearly_everything_has_a_comment() {
    let is_comment = |line: &&str| line.contains("// ");
    let comments = TEXT.lines().filter(is_comment).count();
    let words: usize = scenario().responses.len();
    assert!(comments > words, "{comments} comments for {words} responses");
}
