//! What a file allows itself: found and left out; and told where it allows itself nothing.

use super::{Group, groups, groups_of_analysis};
use crate::diagnostic::{Diagnostic, Places, Severity};
use crate::scenario::{Source, Span, load};
use std::collections::{BTreeMap, HashSet};

/// Unknown codes for which the nearest is looked for, at most: thousands are not worth the time.
const MOST_COMPARED: usize = 20;

/// The codes of what is said about `allow`, each with a sentence of explanation.
pub const CODES: [(&str, &str); 2] = [
    (UNKNOWN, "An entry of `allow` names a code that no loading, no rule and no analysis gives, so it allows nothing."),
    (
        IDLE,
        "An entry of `allow` allows nothing: what it names is not found in this file, is allowed already, or is an \
         error, which no file can allow itself.",
    ),
];

const UNKNOWN: &str = "unknown-allow";
const IDLE: &str = "idle-allow";

/// Leaves out what the file allows itself, and adds what there is to say of its `allow`.
pub(super) fn settle(found: Vec<Diagnostic>, source: &Source, text: &str) -> Vec<Diagnostic> {
    if source.allowed.is_empty() {
        return found;
    }
    let allowed: HashSet<&str> = source.allowed.iter().map(|(code, ..)| code.as_str()).collect();
    let mut passed: HashSet<&str> = source.let_pass.iter().map(String::as_str).collect();
    let mut errors = HashSet::new();
    let mut kept = Vec::with_capacity(found.len());
    for diagnostic in found {
        if !allowed.contains(diagnostic.code) {
            kept.push(diagnostic);
        } else if diagnostic.is_error() {
            errors.insert(diagnostic.code);
            kept.push(diagnostic);
        } else {
            passed.insert(diagnostic.code);
        }
    }
    let places = Places::new(text);
    let codes = Codes::new();
    let mut seen = HashSet::new();
    let mut patience = MOST_COMPARED;
    for (code, span, _) in &source.allowed {
        let remark = if !seen.insert(code.as_str()) {
            idle(format!("`{code}` is allowed already"), "Keep one of the two.")
        } else if passed.contains(code.as_str()) {
            continue;
        } else if errors.contains(code.as_str()) {
            idle(format!("`{code}` is an error, and no file can allow itself one"), "Mend what it finds.")
        } else {
            match codes.0.get(code.as_str()) {
                Some(Given::Here) => {
                    idle(format!("nothing in this file is `{code}`, so there is nothing to allow"), "Take it away.")
                }
                Some(Given::Elsewhere) => continue,
                None => {
                    let nearest = (patience > 0).then(|| codes.nearest(code)).flatten();
                    patience = patience.saturating_sub(1);
                    unknown(code, nearest)
                }
            }
        };
        kept.push(remark.at(span, source, &places));
    }
    kept
}

/// What is said of an entry.
struct Remark {
    severity: Severity,
    code: &'static str,
    message: String,
    hint: String,
}

fn idle(message: String, hint: &str) -> Remark {
    Remark { severity: Severity::Advice, code: IDLE, message, hint: hint.to_owned() }
}

fn unknown(code: &str, nearest: Option<&str>) -> Remark {
    let list = || "`polyphony check --explain all` lists the codes.".to_owned();
    Remark {
        severity: Severity::Warning,
        code: UNKNOWN,
        message: format!("there is no code `{code}`"),
        hint: nearest.map_or_else(list, |name| format!("Did you mean `{name}`?")),
    }
}

impl Remark {
    fn at(self, span: &Span, source: &Source, places: &Places<'_>) -> Diagnostic {
        Diagnostic {
            file: source.file.clone(),
            start: places.position(span.start),
            end: places.position(span.end),
            span: span.clone(),
            severity: self.severity,
            code: self.code,
            message: self.message,
            hint: self.hint,
        }
    }
}

/// Who gives a code.
#[derive(Clone, Copy)]
enum Given {
    /// Loading or a rule.
    Here,
    /// Something that looks at more than this pass does.
    Elsewhere,
}

/// Every code that a file may allow itself.
struct Codes(BTreeMap<&'static str, Given>);

impl Codes {
    fn new() -> Self {
        let of = |groups: Vec<Group>| groups.into_iter().flat_map(|(_, rules)| rules).map(|rule| rule.code);
        let here = load::CODES.iter().map(|(code, _)| *code).chain(of(groups())).map(|code| (code, Given::Here));
        let elsewhere = of(groups_of_analysis()).map(|code| (code, Given::Elsewhere));
        Self(here.chain(elsewhere).collect())
    }

    /// The code that was probably meant.
    fn nearest(&self, code: &str) -> Option<&'static str> {
        load::nearest(code, self.0.keys().copied())
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::check::check;
    use crate::codebook::Codebook;
    use crate::scoring::Rubric;

    /// A meeting in which somebody never speaks, and `present` names the team.
    fn found(allow: &str) -> Vec<(&'static str, String)> {
        let text = format!(
            r#"Scenario(format: 1, id: "attic", title: "Attic", summary: "Small.",
            about: (themes: [AcuteCrisis], practises: [Responsivity], minutes: 1, level: Foundation),
            setting: (place: Home, hours_since_contact: 1, called_by: "bela", scene: "A room."),
            people: [(id: "anna", name: "Anna", part: AtTheCentre, age: 30, starts: Present),
                (id: "cleo", name: "Cleo", part: Colleague("nurse"), age: 40, starts: Open)],
            turns: 4, out_of_time: "over", start: "a",
            moments: [Moment(id: "a", present: ["cleo"], responses: [
                Response(id: "go", to: Room, say: "Go.", because: "Ends.", next: End("over"))])],
            endings: [Ending(id: "over", title: "Over"), Ending(id: "never", title: "Never")], allow: [{allow}])"#
        );
        let checked = check("attic.ron", &text, &Codebook::shipped(), &Rubric::shipped());
        let wanted = ["never-speaks", "unreached-ending", "team-in-present", "idle-allow", "unknown-allow"];
        let found = checked.diagnostics.into_iter().filter(|d| wanted.contains(&d.code));
        found.map(|d| (d.code, d.message)).collect()
    }

    fn codes(allow: &str) -> Vec<&'static str> {
        found(allow).into_iter().map(|(code, _)| code).collect()
    }

    #[test]
    fn what_a_file_allows_itself_is_not_told() {
        assert_eq!(codes(""), ["never-speaks", "team-in-present", "unreached-ending"]);
        let both = r#"(code: "never-speaks", because: "x"), (code: "team-in-present", because: "x")"#;
        assert_eq!(codes(both), ["unreached-ending"]);
    }

    #[test]
    fn an_allow_that_allows_nothing_is_told() {
        let twice = r#"(code: "never-speaks", because: "x"), (code: "never-speaks", because: "x")"#;
        let told = found(twice).pop().expect("something");
        assert_eq!(told, ("idle-allow", "`never-speaks` is allowed already".to_owned()));
        let told = found(r#"(code: "flag-never-read", because: "x")"#).pop().expect("something");
        assert_eq!(
            told,
            ("idle-allow", "nothing in this file is `flag-never-read`, so there is nothing to allow".to_owned())
        );
    }

    #[test]
    fn what_only_an_analysis_finds_may_be_allowed() {
        assert_eq!(codes(r#"(code: "group-limit", because: "x")"#), codes(""));
    }

    #[test]
    fn an_unknown_code_is_told() {
        let told = found(r#"(code: "never-speak", because: "x")"#).pop().expect("something");
        assert_eq!(told, ("unknown-allow", "there is no code `never-speak`".to_owned()));
    }
}
