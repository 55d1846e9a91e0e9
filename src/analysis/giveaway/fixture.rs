//! What tests of these rules share: meetings made of rows of answers, and what is found in them.

use super::{RULES, check};
use crate::codebook::Codebook;
use crate::scenario::load::load_with_source;
use crate::scoring::Rubric;
use std::fmt::Write as _;

/// Something that can be said to “The wall talks at night.”, in a moment of its own.
#[derive(Clone, Copy)]
pub(super) struct Answer<'a> {
    pub say: &'a str,
    /// Further fields of the response, `does` among them; `CUE` stands for the moment's cue.
    pub fields: &'a str,
}

/// An answer at level 4, which nothing beats.
pub(super) fn good(say: &str) -> Answer<'_> {
    Answer { say, fields: r#"does: [Answer("CUE", [OwnWords, OpenQuestion])]"# }
}

/// An answer that closes softly, and says what is tempting in it.
pub(super) fn poor(say: &str) -> Answer<'_> {
    Answer { say, fields: r#"does: [Answer("CUE", [Reassure])], tempting: "It is kind.""# }
}

/// A meeting of moments in a row; every moment can be left by every answer.
pub(super) fn meeting(moments: &[Vec<Answer<'_>>]) -> String {
    let mut text = r#"Scenario(format: 1, id: "rows", title: "Rows", summary: "A row of moments.",
        about: (themes: [AcuteCrisis], practises: [Responsivity], minutes: 1, level: Foundation),
        setting: (place: Home, hours_since_contact: 1, called_by: "bela", scene: "A room."),
        people: [(id: "anna", name: "Anna", part: AtTheCentre, age: 30, starts: Present),
            (id: "cleo", name: "Cleo", part: Colleague("nurse"), age: 40, starts: Open)],
        turns: 1000, out_of_time: "over", start: "m0", moments: ["#
        .to_owned();
    for (m, answers) in moments.iter().enumerate() {
        let next = if m + 1 < moments.len() { format!("To(\"m{}\")", m + 1) } else { "End(\"end\")".to_owned() };
        let cue = format!("wall-{m}");
        let talk = format!("Cue(id: \"{cue}\", of: Story, salience: 2, words: [\"wall\", \"talks\"])");
        write!(
            text,
            "Moment(id: \"m{m}\", talk: [Says(\"anna\", \"The wall talks at night.\", [{talk}])], responses: ["
        )
        .expect("a string");
        for (r, Answer { say, fields }) in answers.iter().enumerate() {
            let fields = fields.replace("CUE", &cue);
            let to = if fields.contains("to:") { "" } else { "to: One(\"anna\")," };
            let say = if say.is_empty() { String::new() } else { format!("say: \"{say}\",") };
            write!(text, "Response(id: \"r{m}-{r}\", {to} {say} {fields}, because: \"So it is.\", next: {next}),")
                .expect("a string");
        }
        write!(text, "], silence: (does: [], because: \"\u{2026}\", tempting: \"It is quiet.\", next: {next})),")
            .expect("a string");
    }
    text.push_str(r#"], endings: [Ending(id: "end", title: "The end"), Ending(id: "over", title: "Out of time")])"#);
    text
}

/// What one rule says of a meeting, each with the words at fault.
#[track_caller]
pub(super) fn said(code: &str, text: &str) -> Vec<(String, String)> {
    assert!(RULES.iter().any(|(rule, _)| rule.code == code), "there is no rule `{code}`");
    let (loaded, source) = load_with_source("rows.ron", text);
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    let (scenario, source) = loaded.scenario.zip(source).expect("it has no errors");
    let found = check(&scenario, &source, text, &Codebook::shipped(), &Rubric::shipped());
    let of_it = found.into_iter().filter(|d| d.code == code);
    of_it.map(|d| (text[d.span].to_owned(), d.message)).collect()
}

/// Moments of one kind, and of another.
pub(super) fn rows<'a>(kinds: &[(usize, &[Answer<'a>])]) -> Vec<Vec<Answer<'a>>> {
    kinds.iter().flat_map(|(n, answers)| std::iter::repeat_n(answers.to_vec(), *n)).collect()
}

/// Checks that a rule speaks of these moments, or that it is silent.
#[track_caller]
pub(super) fn speaks(code: &str, moments: &[(usize, &[Answer<'_>])], speaks: bool) {
    let said = said(code, &meeting(&rows(moments)));
    assert_eq!(!said.is_empty(), speaks, "{said:?}");
}
