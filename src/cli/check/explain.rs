//! `polyphony check --explain`: the page of a rule, the meaning of a code, a word of the codebook.

use super::ids;
use crate::analysis::check::{ALLOW_CODES, Group, groups, groups_of_analysis};
use crate::cli::trouble::Trouble;
use crate::cli::{Exit, files, width};
use crate::codebook::{CodeText, Codebook};
use crate::report::wrap::wrap;
use crate::scenario::rules::Rule;
use crate::scenario::{course, load};
use std::io::{self, Write};

/// What stands in place of a code for a list of all.
const ALL: &str = "all";

/// Explains the code of a diagnostic, or a word of the codebook: the same text as in the debrief.
pub(super) fn explain(code: &str, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let book = Codebook::shipped();
    let texts = book.texts();
    if code == ALL {
        list(out)?;
    } else if let Some((group, rule)) = rules().find(|(_, rule)| rule.code == code) {
        page(group, rule, out)?;
    } else if let Some((_, meaning)) = sentences().find(|(known, _)| *known == code) {
        writeln!(out, "{code}\n{}", indented(meaning))?;
    } else if texts.iter().any(|text| text.code == code) {
        texts.iter().filter(|text| text.code == code).try_for_each(|text| word(text, out))?;
    } else {
        let codes = rules().map(|(_, rule)| rule.code).chain(sentences().map(|(code, _)| code));
        let known: Vec<_> = codes.chain(texts.iter().map(|text| text.code)).collect();
        let help = match files::nearest(code, &known) {
            Some(name) => format!("Did you mean `{name}`?"),
            None => "`polyphony check --explain all` lists the codes.".to_owned(),
        };
        return Err(Trouble::new(format!("there is no code `{code}`")).help(help).into());
    }
    Ok(Exit::Good)
}

/// Every rule that has a page, in groups.
fn all_groups() -> impl Iterator<Item = Group> {
    groups().into_iter().chain(groups_of_analysis())
}

fn rules() -> impl Iterator<Item = (&'static str, &'static Rule)> {
    all_groups().flat_map(|(group, rules)| rules.into_iter().map(move |rule| (group, rule)))
}

/// Codes that have a sentence and no page.
fn sentences() -> impl Iterator<Item = (&'static str, &'static str)> {
    load::CODES.iter().chain(course::CODES).chain(&ALLOW_CODES).chain([&ids::CODE]).copied()
}

fn indented(text: &str) -> String {
    wrap(text, width(), "  ", "  ")
}

fn page(group: &str, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    let Rule { code, severity, page } = rule;
    writeln!(out, "{code} ({}, {group})\n{}\n", severity.word(), indented(page.finds))?;
    writeln!(out, "Wrong")?;
    for line in page.wrong.trim_matches('\n').lines() {
        writeln!(out, "  {line}")?;
    }
    writeln!(out, "\nWhy it matters\n{}\n\nThe mend\n{}", indented(page.why), indented(page.mend))
}

fn word(text: &CodeText<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} ({}): {}", text.code, text.list.replace('_', " "), text.name)?;
    [text.meaning, text.border, text.example].iter().try_for_each(|line| writeln!(out, "  {line}"))
}

/// Every code by its group, with the first sentence about it.
fn list(out: &mut dyn Write) -> io::Result<()> {
    let of_rules = all_groups().map(|(group, rules)| {
        let entries = rules.into_iter().map(|rule| (rule.code, rule.page.finds)).collect::<Vec<_>>();
        (group, entries)
    });
    let rest = [
        ("loading", load::CODES.to_vec()),
        ("course", course::CODES.to_vec()),
        ("allow", ALLOW_CODES.to_vec()),
        ("folder", vec![ids::CODE]),
    ];
    let groups: Vec<_> = of_rules.chain(rest).collect();
    let longest = groups.iter().flat_map(|(_, entries)| entries).map(|(code, _)| code.len()).max().unwrap_or(0);
    for (group, entries) in groups {
        writeln!(out, "{group}")?;
        for (code, text) in entries {
            let sentence = text.split_inclusive(". ").next().unwrap_or(text).trim_end();
            let (first, rest) = (format!("  {code:longest$}  "), " ".repeat(longest + 4));
            writeln!(out, "{}", wrap(sentence, width(), &first, &rest))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "`--explain CODE` says more, and explains the words of the codebook too.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(code: &str) -> String {
        let mut out = Vec::new();
        explain(code, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_code_is_explained_and_an_unknown_one_suggested() {
        assert!(explained("no-way-on").starts_with("no-way-on\n  Every response"));
        let error = explain("no-way-no", &mut Vec::new()).err().unwrap().to_string();
        assert_eq!(error, "there is no code `no-way-no`\n  help: Did you mean `no-way-on`?");
        let error = explain("xyz", &mut Vec::new()).err().unwrap().to_string();
        assert_eq!(error, "there is no code `xyz`\n  help: `polyphony check --explain all` lists the codes.");
    }

    #[test]
    fn a_rule_has_a_page() {
        let page = explained("orphan-moment");
        assert!(page.starts_with("orphan-moment (warning, structure)\n  Nothing leads to a moment"), "{page}");
        for part in ["\nWrong\n  start: ", "\nWhy it matters\n  Nobody", "\nThe mend\n  Let a"] {
            assert!(page.contains(part), "{page}");
        }
    }

    #[test]
    fn all_codes_are_listed_by_their_groups() {
        let list = explained("all");
        let codes = rules().map(|(_, rule)| rule.code).chain(sentences().map(|(code, _)| code));
        for code in codes {
            assert!(list.contains(&format!("\n  {code} ")), "{code}: {list}");
        }
    }
}
