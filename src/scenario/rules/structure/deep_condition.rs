//! `deep-condition`: conditions inside conditions, deeper than a reader follows.

use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule, Sheet, conditions};

/// Conditions that may stand inside each other.
const DEEPEST: usize = 4;

pub(super) const RULE: Rule = Rule {
    code: "deep-condition",
    severity: Severity::Advice,
    page: Page {
        finds: "More than four conditions stand inside each other, or more than four `If`s.",
        wrong: r#"when: All([Any([Not(All([Not(Met("wall")), Flag("sat-down")])), Visited("settled")]), Turn(AtLeast(4))])"#,
        why: "Nobody can read when this holds, neither the author next year nor the clinician who is asked whether \
              the meeting is sound.",
        mend: "Set a flag in the response where part of it becomes true, and read the flag here. Two `Not`s around \
               each other say nothing; `Not(Any([a, b]))` is easier to read than `All([Not(a), Not(b)])`.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    conditions::each(sheet, &mut |standing| {
        let depth = conditions::depth(standing.condition);
        let ifs = standing.depth + 1;
        let what = if depth > DEEPEST {
            format!("{depth} conditions stand inside each other, and at most {DEEPEST} can be read")
        } else if ifs == DEEPEST + 1 {
            format!("more than {DEEPEST} `If`s stand inside each other")
        } else {
            return;
        };
        let hint = "Set a flag where part of it becomes true, and read the flag here.";
        finder.add(standing.stands.span(sheet.source), what, hint);
    });
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const WHEN: &str = "when: Visited(\"not-said\")";

    #[test]
    fn five_conditions_inside_each_other_are_told() {
        let deep = "when: All([Any([Not(All([Not(Visited(\"not-said\"))]))])])";
        let question = "What did you hear in “whatever comes”, and what did you do with it?";
        finds("deep-condition", &[(WHEN, deep)], &[question]);
    }

    #[test]
    fn four_are_not() {
        finds("deep-condition", &[(WHEN, "when: All([Any([Not(Visited(\"not-said\"))])])")], &[]);
    }

    #[test]
    fn five_ifs_inside_each_other_are_told_once() {
        let line = "Does(\"anna\", \"looks at you\")";
        let open = "If(Turn(AtLeast(1)), [".repeat(5);
        let deep = format!("{open}{line}{}", "])".repeat(5));
        finds("deep-condition", &[(line, &deep)], &["looks at you"]);
    }
}
