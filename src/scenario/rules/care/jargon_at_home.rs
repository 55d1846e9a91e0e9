//! `jargon-at-home`: a word of the trade in the mouth of the person or of somebody close to them.

use super::wording::Says;
use crate::diagnostic::Severity;
use crate::scenario::model::Part;
use crate::scenario::rules::shown::Whose;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "jargon-at-home",
    severity: Severity::Advice,
    page: Page {
        finds: "The person at the centre, somebody of the family or a friend says a word that professionals use among \
                themselves.",
        wrong: r#"Says("liisa", "His affect has been flat, and he lacks insight.")"#,
        why: "The language of the meeting is the language of those who came (the person's own words and stories \
              rather than symptoms: Olson, Seikkula & Ziedonis 2014). A mother who talks like a case note leaves \
              nothing to ask and nothing to take up, and no clinician has met her.",
        mend: "Let them say what they saw: `Says(\"liisa\", \"He doesn’t smile any more, and he says there’s nothing \
               wrong.\")` Where somebody quotes a professional, allow the rule in the file and say so.",
    },
};

/// Words of the trade, and what people say instead.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("symptom, symptoms, symptomatic, asymptomatic, symptomatology", "what they see or feel"),
    ("ideation, suicidality, self-injurious, parasuicidal", "what the person said or did"),
    (
        "delusion, delusions, delusional, hallucination, hallucinations, hallucinating, hallucinated",
        "what the person hears, sees or is sure of",
    ),
    (
        "psychotic episode, manic episode, depressive episode, mood episode, prodromal, hypomanic, hypomania, \
         catatonic",
        "how the person was in those weeks",
    ),
    (
        "lacks insight, lack of insight, poor insight, no insight, blunted affect, flat affect, his affect, her \
         affect, my affect",
        "that the person says there is nothing wrong, or does not smile any more",
    ),
    (
        "decompensate, decompensated, decompensating, decompensation, dysregulated, dysregulation, dissociating, \
         dissociative",
        "what happens to the person then",
    ),
    (
        "comorbid, comorbidity, differential diagnosis, prognosis, aetiology, etiology",
        "what else there is, or how it will go",
    ),
    (
        "compliant, non-compliant, noncompliant, compliance, adherence, treatment-resistant",
        "that the person takes the tablets, or does not",
    ),
    ("neuroleptic, neuroleptics, anxiolytic, anxiolytics, titrate, titrated, titration", "the tablets, the injection"),
    (
        "risk assessment, risk factor, risk factors, protective factor, protective factors, risk level, high risk, \
         low risk",
        "what they are afraid of, and what holds",
    ),
    ("safety plan, care plan, treatment plan, crisis plan, care pathway", "what was agreed, and with whom"),
    (
        "intervention, interventions, psychoeducation, coping strategy, coping strategies, coping mechanism, coping \
         mechanisms, therapeutic",
        "what helps",
    ),
    (
        "presenting problem, presentation of, presents with, service user, service users, multidisciplinary",
        "the person, by name",
    ),
    (
        "reflecting team, reflecting conversation, tolerance of uncertainty, polyphony, dialogical",
        "this meeting, this talk",
    ),
];

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    for hit in sheet.wording.hits() {
        let (Says::Jargon(instead), Whose::Says(person)) = (hit.says, hit.whose) else { continue };
        let speaker = sheet.scenario.person(person);
        match &speaker.part {
            Part::AtTheCentre | Part::Family(_) | Part::Friend(_) => finder.add(
                hit.span.clone(),
                format!("`{}` is a word of the trade, and `{}` says it", hit.words, speaker.id),
                format!("Let {} say it in words of the house: {instead}.", speaker.name),
            ),
            Part::Professional(_) | Part::Colleague(_) | Part::PeerWorker(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    #[test]
    fn words_of_the_trade_are_told_at_home() {
        let changes = [(
            "Says(\"bela\", \"Well?\")",
            "Says(\"bela\", \"Is that a symptom, or non-compliance? She lacks insight.\")",
        )];
        finds("jargon-at-home", &changes, &["symptom", "compliance", "lacks insight"]);
    }

    #[test]
    fn a_colleague_may_have_them_and_a_thought_may_hold_them() {
        let changes = [
            ("Says(\"cleo\", \"Either way.\")", "Says(\"cleo\", \"We have no care plan yet.\")"),
            ("Thinks(\"anna\", \"They did not want to hear it.\")", "Thinks(\"anna\", \"A symptom, they think.\")"),
            ("Says(\"anna\", \"He likes fish.\")", "Says(\"anna\", \"I’m in no plan of theirs, I take my tablets.\")"),
        ];
        finds("jargon-at-home", &changes, &[]);
    }
}
