//! The authoring guide: its examples are loaded, its tables are whole.

use super::bare::words;
use super::frame::Frame;
use polyphony::analysis::check::{ALLOW_CODES, check, groups, groups_of_analysis};
use polyphony::analysis::policies::NAMES;
use polyphony::codebook::{Code, Codebook, SignalClass};
use polyphony::diagnostic::Diagnostic;
use polyphony::scenario::about::{
    CanOffer, ContentNote, Difficulty, Element, Misconception, Place, Principle, SupervisionTopic, Theme,
};
use polyphony::scenario::load;
use polyphony::scenario::load::CODES;
use polyphony::scenario::local::LocalPack;
use polyphony::scoring::Rubric;
use std::collections::{BTreeMap, BTreeSet};

const GUIDE: &str = include_str!("../../../scenarios/README.md");

/// Given by what looks at a whole folder.
const OF_FOLDERS: &str = "duplicate-scenario-id";

/// A fenced block.
struct Block<'g> {
    /// The heading of the second rank that it stands under.
    section: &'g str,
    line: usize,
    /// What stands behind the fence.
    kind: &'g str,
    text: String,
}

fn blocks() -> Vec<Block<'static>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let (mut section, mut is_inside) = ("", false);
    for (line, number) in GUIDE.lines().zip(1..) {
        if let Some(kind) = line.strip_prefix("```") {
            is_inside = !is_inside;
            if is_inside {
                blocks.push(Block { section, line: number, kind, text: String::new() });
            }
        } else if is_inside {
            let block = blocks.last_mut().expect("it was opened");
            block.text.push_str(line);
            block.text.push('\n');
        } else if let Some(heading) = line.strip_prefix("## ") {
            section = heading;
        }
    }
    assert!(!is_inside, "the last fence stays open");
    blocks
}

fn checked(text: &str) -> Vec<Diagnostic> {
    check("guide.ron", text, &Codebook::shipped(), &Rubric::shipped()).diagnostics
}

/// What is wrong with a text, each with the line at fault.
fn told(text: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    let tell = |d: &Diagnostic| format!("{}: {}\n    {}", d.code, d.message, lines[d.start.line as usize - 1].trim());
    load("guide.ron", text).diagnostics.iter().map(tell).collect::<Vec<_>>().join("\n  ")
}

#[test]
fn every_example_of_a_section_loads_together_with_the_others() {
    let mut frames: BTreeMap<&str, Frame> = BTreeMap::new();
    let mut n_examples = 0;
    for block in blocks().iter().filter(|block| block.kind == "ron") {
        n_examples += 1;
        if block.text.starts_with("Scenario(") {
            assert_eq!(told(&block.text), "", "line {}", block.line);
            continue;
        }
        let frame = frames.entry(block.section).or_default();
        frame.add(&block.text).unwrap_or_else(|why| panic!("line {}: {why}", block.line));
    }
    assert!(n_examples > 15, "{n_examples}");
    for (section, frame) in frames {
        let told = told(&frame.scenario());
        assert!(told.is_empty(), "{section}\n  {told}");
    }
}

#[test]
fn every_wrong_example_is_told_so_in_the_words_that_stand_beside_it() {
    let blocks = blocks();
    let mut n_wrong = 0;
    for (block, next) in blocks.iter().zip(blocks.iter().skip(1).map(Some).chain([None])) {
        if block.kind != "ron,wrong" {
            continue;
        }
        n_wrong += 1;
        let mut frame = Frame::default();
        frame.add(&block.text).unwrap_or_else(|why| panic!("line {}: {why}", block.line));
        let text = frame.scenario();
        let found = checked(&text);
        let lines: Vec<_> = text.lines().collect();
        let wanted = block.text.lines().filter_map(|line| Some((line, line.split("// ← ").nth(1)?.trim())));
        let wanted: Vec<_> = wanted.collect();
        assert!(!wanted.is_empty(), "line {} names no code", block.line);
        for (line, code) in wanted {
            let is_there = |d: &Diagnostic| d.code == code && near(&lines, d.start.line as usize, line);
            assert!(found.iter().any(is_there), "line {}: {code}, found {found:#?}", block.line);
        }
        // What the program is shown to say, it says.
        let Some(said) = next.filter(|next| next.kind == "text" && next.text.starts_with("error[")) else { continue };
        let told = |d: &Diagnostic| {
            let begins = format!("{}[{}]: {}\n", d.severity.word(), d.code, d.message);
            said.text.starts_with(&begins) && said.text.contains(&format!("= hint: {}\n", d.hint))
        };
        assert!(found.iter().any(told), "line {}: {found:#?}", said.line);
    }
    assert!(n_wrong >= 4, "{n_wrong}");
}

/// Whether a line of a text is this one, or stands in the same response a line or two before it.
fn near(lines: &[&str], number: usize, wanted: &str) -> bool {
    lines.iter().skip(number.saturating_sub(4)).take(8).any(|line| line.trim().ends_with(wanted.trim()))
}

#[test]
fn every_rule_has_a_line_that_says_what_it_wants_and_nothing_else_has() {
    let rules = groups().into_iter().chain(groups_of_analysis()).flat_map(|(_, rules)| rules);
    let mut wanted: BTreeSet<&str> = rules.map(|rule| rule.code).collect();
    wanted.extend(ALLOW_CODES.iter().map(|(code, _)| *code));
    wanted.insert(OF_FOLDERS);
    let section = section("## 18.");
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let mut told = BTreeSet::new();
    for (code, wants) in rows {
        assert!(told.insert(code), "`{code}` is there twice");
        assert!(wants.len() > 8, "{code}: {wants}");
    }
    let missing: Vec<_> = wanted.difference(&told).collect();
    let unknown: Vec<_> = told.difference(&wanted).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "missing {missing:?}, unknown {unknown:?}");
}

#[test]
fn every_code_that_is_named_anywhere_is_known() {
    let rules = groups().into_iter().chain(groups_of_analysis()).flat_map(|(_, rules)| rules);
    let mut known: BTreeSet<&str> = rules.map(|rule| rule.code).collect();
    known.extend(CODES.iter().chain(&ALLOW_CODES).map(|(code, _)| *code));
    let named = GUIDE.split("--explain ").skip(1).filter_map(|rest| rest.split(['`', ' ']).next());
    let book = Codebook::shipped();
    let is_word = |word: &str| book.texts().iter().any(|text| text.code == word) || ["all", "CODE"].contains(&word);
    for code in named {
        assert!(known.contains(code) || is_word(code), "{code}");
    }
}

#[test]
fn every_word_of_the_format_stands_in_it() {
    let mut told = BTreeSet::new();
    for block in blocks().iter().filter(|block| block.kind == "ron") {
        told.extend(words(&block.text).map(str::to_owned));
    }
    let spans = GUIDE.split('`').skip(1).step_by(2);
    told.extend(spans.flat_map(words).map(str::to_owned));
    let book = Codebook::shipped();
    let mut wanted: Vec<&str> = book.texts().iter().map(|text| text.code).collect();
    fn names<T: Code>() -> impl Iterator<Item = &'static str> {
        T::ALL.iter().map(|word| word.name())
    }
    wanted.extend(names::<Theme>().chain(names::<Principle>()).chain(names::<Element>()).chain(names::<Place>()));
    wanted.extend(names::<Misconception>().chain(names::<SupervisionTopic>()).chain(names::<ContentNote>()));
    wanted.extend(names::<Difficulty>().chain(names::<CanOffer>()));
    let missing: Vec<_> = wanted.into_iter().filter(|word| !told.contains(*word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for (policy, _) in NAMES {
        assert!(GUIDE.contains(&format!("`{policy}`")), "{policy}");
    }
    for entry in &LocalPack::shipped().entries {
        assert!(GUIDE.contains(&format!("`{}`", entry.key)), "{}", entry.key);
    }
}

#[test]
fn what_each_class_requires_is_what_the_codebook_requires() {
    let book = Codebook::shipped();
    for class in SignalClass::ALL {
        let start = format!("| `{}` |", class.name());
        let row = section("## 10.")
            .lines()
            .find(|line| line.starts_with(&start))
            .unwrap_or_else(|| panic!("no row for `{}`", class.name()));
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let entry = book.class(*class);
        let requires: BTreeSet<_> = words(cells[3]).collect();
        for step in entry.requires.steps.iter().map(|step| step.name()) {
            assert!(requires.contains(step), "{} requires {step}: {}", class.name(), cells[3]);
        }
        let in_time = if entry.requires.steps.is_empty() { "–".to_owned() } else { (entry.grace + 1).to_string() };
        assert_eq!(cells[5], in_time, "{}", class.name());
    }
}

#[test]
fn every_link_in_it_leads_somewhere() {
    let headings = GUIDE.lines().filter_map(|line| line.strip_prefix("## "));
    let anchor = |heading: &str| {
        let plain = heading.to_lowercase().replace(' ', "-");
        plain.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect::<String>()
    };
    let anchors: BTreeSet<_> = headings.map(anchor).collect();
    for link in GUIDE.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(anchors.contains(link), "{link}");
    }
}

/// A section, by how its heading begins.
fn section(begins: &str) -> &'static str {
    let start = GUIDE.find(&format!("\n{begins}")).expect("there is such a section");
    let rest = &GUIDE[start + 1..];
    rest[3..].find("\n## ").map_or(rest, |end| &rest[..end + 3])
}
