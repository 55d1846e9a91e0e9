//! What of the known order does not hold, as diagnostics: each names the group and a run that shows it.

use super::Groups;
use super::order::{Failure, Need, Wish, failures};
use crate::analysis::mean::Mean;
use crate::analysis::policies::Policy;
use crate::codebook::Codebook;
use crate::diagnostic::{Diagnostic, Severity};
use crate::scenario::Scenario;
use crate::scenario::load::Source;
use crate::scenario::rules::{Finder, Page, Rule, finish};

/// The rules of this analysis.
pub const RULES: [&Rule; 4] = [&ORDER, &DISTANCE, &LIMIT, &CHANCE];

const ORDER: Rule = Rule {
    code: "group-order",
    severity: Severity::Warning,
    page: Page {
        finds: "A way of playing that is known to be poorer scores above `dialogical` on a dimension, over many plays.",
        wrong: r#"Response(id: "it-will-pass", say: "It will pass, I promise.", does: [Hold("will-it-end", [NotKnowing, NextContact])], ..)"#,
        why: "`dialogical` takes the steps that are due, holds what presses and answers what is offered. If settling \
              everything, asking about risk all the time or always taking the longest answer scores higher, trainees \
              learn that instead. Most often a response is coded as more than it says; sometimes the good responses \
              lead past what could still be earned.",
        mend: "Play the run that the message names and read the findings turn by turn: look for the response that \
               earns more than it deserves and code what it does, or offer a better one beside it.",
    },
};

const DISTANCE: Rule = Rule {
    code: "group-distance",
    severity: Severity::Warning,
    page: Page {
        finds: "A way of playing that should fall into a trap of the meeting comes out less than 25 points below \
                `dialogical`.",
        wrong: r#"responses: [ /* three that hold the press, none that closes it */ ]"#,
        why: "The closer should fail at tolerance; whoever never asks, or asks only to hear a no, at safety; whoever \
              sounds the alarm where nothing calls for it, at both. Where they do not, the meeting hardly tells these \
              ways apart: the trap is offered too seldom, or costs nothing.",
        mend: "Offer the tempting answer at the moments that matter, with a `tempting` that says why, and let `does` \
               say what it closes or leaves out; or give those who fall into it fewer ways to make up for it.",
    },
};

const LIMIT: Rule = Rule {
    code: "group-limit",
    severity: Severity::Warning,
    page: Page {
        finds: "A way of playing that hardly listens, or escalates without need, scores higher than it can deserve.",
        wrong: r#"silence: (does: [Answer("wall", [Space, Acknowledge])], because: "Silence is golden.", next: To("on"))"#,
        why: "Whoever only asks about risk stays under 50 on responsivity, whoever says nothing under 40; whoever \
              sounds the alarm where nothing requires acting stays under 25 on tolerance; and where nothing is due, \
              neither of them comes above 50 on safety. A meeting that gives them more rewards something other than \
              answering.",
        mend: "Play the run that the message names and look at which answers earn: code silences and questions as \
               what they do for this person at this moment, and no better.",
    },
};

const CHANCE: Rule = Rule {
    code: "group-chance",
    severity: Severity::Warning,
    page: Page {
        finds: "Answering by the toss of a coin scores under 20 or over 60 on responsivity or tolerance, or 45 and more \
                on safety where something is due.",
        wrong: r#"responses: [ /* five good ones and one that is absurd */ ]"#,
        why: "Above, the meeting is won without listening, since most of what it offers is good; below, it is lost \
              whatever one does, since most of what it offers is bad or comes too late. Both teach nothing.",
        mend: "Balance what is offered: in most moments one or two responses that are good in different ways, one or \
               two that are well meant and thin, one or two that close.",
    },
};

/// Looks at what the groups came to; `name` is what `polyphony play` knows the scenario by.
#[must_use]
pub fn check(
    scenario: &Scenario,
    source: &Source,
    text: &str,
    codebook: &Codebook,
    groups: &Groups,
    name: &str,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for failure in failures(groups, Need::of(scenario, codebook)) {
        let rule = rule_of(&failure);
        if !source.allows(rule.code) {
            Finder::new(rule, &mut found).add(source.id(), message(&failure), hint(&failure, name));
        }
    }
    finish(found, source, text)
}

fn rule_of(failure: &Failure) -> &'static Rule {
    match failure.expected.wish {
        _ if failure.expected.policy == Policy::Random => &CHANCE,
        Wish::NotAbove => &ORDER,
        Wish::FarBelow => &DISTANCE,
        Wish::Below(_) | Wish::AtMost(_) | Wish::AtLeast(_) => &LIMIT,
    }
}

fn message(failure: &Failure) -> String {
    let dimension = failure.expected.dimension.key();
    let group = failure.expected.policy.name();
    let mean = shown(failure.mean);
    let top = failure.top.map(shown).unwrap_or_default();
    let wanted = match failure.expected.wish {
        Wish::NotAbove if mean == top => format!("a little above `dialogical`, which comes to {top} too"),
        Wish::NotAbove => format!("above `dialogical` with {top}"),
        Wish::FarBelow => format!("less than 25 below `dialogical` with {top}"),
        Wish::Below(limit) => format!("and {limit} should be out of its reach"),
        Wish::AtMost(limit) => format!("and {limit} is as much as it should"),
        Wish::AtLeast(limit) => format!("and {limit} is as little as it should"),
    };
    let n = failure.mean.n;
    let meetings = if n == 1 { "meeting" } else { "meetings" };
    format!("over {n} {meetings} `{group}` comes to {mean} on {dimension}, {wanted}")
}

fn hint(failure: &Failure, name: &str) -> String {
    let (score, seed) = failure.run;
    let group = failure.expected.policy.name();
    format!("Look at `polyphony play {name} --seed {seed} --policy {group}`, which comes to {score}.")
}

fn shown(mean: Mean) -> String {
    mean.rounded().map_or_else(|| "nothing".to_owned(), |mean| mean.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::groups::{Group, Spread};
    use crate::analysis::policies::NAMES;
    use crate::analysis::traffic::Traffic;
    use crate::scenario::load::load_with_source;
    use crate::scoring::Tenths;

    const SOUND: &str = include_str!("../../scenario/rules/sound.ron");

    /// The known order, by two runs of each policy: their scores on the three dimensions, in points.
    const GOOD: [(Policy, [u16; 3]); 14] = [
        (Policy::Dialogical, [90, 90, 90]),
        (Policy::Closer, [20, 20, 10]),
        (Policy::Holder, [80, 80, 0]),
        (Policy::Interrogator, [20, 40, 10]),
        (Policy::Alarmist, [20, 20, 10]),
        (Policy::Reassurer, [20, 40, 10]),
        (Policy::Silent, [20, 40, 0]),
        (Policy::Random, [40, 40, 10]),
        (Policy::First, [40, 40, 10]),
        (Policy::Last, [40, 40, 10]),
        (Policy::Longest, [40, 40, 10]),
        (Policy::Shortest, [40, 40, 10]),
        (Policy::MostQuestions, [40, 40, 10]),
        (Policy::Warmest, [40, 40, 10]),
    ];

    /// Checks what is said of groups that lie in the known order but for one.
    #[track_caller]
    fn finds(policy: Policy, scores: [u16; 3], allowed: &str, wanted: &[(&str, &str)]) {
        let text = SOUND.replacen("    allow: [],", &format!("    allow: [{allowed}],"), 1);
        let (loaded, source) = load_with_source("sound.ron", &text);
        let (scenario, source) = loaded.scenario.zip(source).expect("it is sound");
        let group = |(known, points): (Policy, [u16; 3])| {
            let points = if known == policy { scores } else { points };
            let scores = points.map(|points| {
                let mut spread = Spread::default();
                (0..2).for_each(|seed| spread.add(Tenths(points * 10 + seed), u64::from(seed)));
                spread
            });
            Group { policy: known, runs: 2, scores, presses: 0, overdue_presses: 0 }
        };
        assert_eq!(GOOD.map(|(policy, _)| policy), NAMES.map(|(_, policy)| policy));
        let groups = Groups { seeds: 2, policies: GOOD.map(group).to_vec(), traffic: Traffic::new(&scenario) };
        let found = check(&scenario, &source, &text, &Codebook::shipped(), &groups, "sound");
        let found: Vec<_> = found.iter().map(|d| (d.code, format!("{}. {}", d.message, d.hint))).collect();
        let wanted: Vec<_> = wanted.iter().map(|(code, words)| (*code, (*words).to_owned())).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn the_known_order_is_good() {
        finds(Policy::Dialogical, [90, 90, 90], "", &[]);
    }

    #[test]
    fn nobody_is_above_dialogical() {
        finds(
            Policy::Warmest,
            [91, 40, 10],
            "",
            &[(
                "group-order",
                "over 2 meetings `warmest` comes to 91.1 on responsivity, above `dialogical` with 90.1. \
                 Look at `polyphony play sound --seed 1 --policy warmest`, which comes to 91.1.",
            )],
        );
    }

    #[test]
    fn traps_keep_their_distance() {
        finds(
            Policy::Closer,
            [20, 70, 10],
            "",
            &[(
                "group-distance",
                "over 2 meetings `closer` comes to 70.1 on tolerance, less than 25 below `dialogical` with 90.1. \
                 Look at `polyphony play sound --seed 1 --policy closer`, which comes to 70.1.",
            )],
        );
    }

    #[test]
    fn whoever_says_nothing_stays_low() {
        finds(
            Policy::Silent,
            [40, 40, 0],
            "",
            &[(
                "group-limit",
                "over 2 meetings `silent` comes to 40.1 on responsivity, and 40.0 should be out of its reach. \
                 Look at `polyphony play sound --seed 1 --policy silent`, which comes to 40.1.",
            )],
        );
        finds(Policy::Silent, [40, 40, 0], r#"(code: "group-limit", because: "a meeting about silence")"#, &[]);
    }

    #[test]
    fn chance_neither_wins_nor_loses() {
        finds(
            Policy::Random,
            [15, 70, 10],
            "",
            &[
                (
                    "group-chance",
                    "over 2 meetings `random` comes to 15.1 on responsivity, and 20.0 is as little as it should. \
                     Look at `polyphony play sound --seed 0 --policy random`, which comes to 15.0.",
                ),
                (
                    "group-chance",
                    "over 2 meetings `random` comes to 70.1 on tolerance, and 60.0 is as much as it should. \
                     Look at `polyphony play sound --seed 1 --policy random`, which comes to 70.1.",
                ),
            ],
        );
    }
}
