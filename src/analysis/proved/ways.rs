//! What never comes up on any way through a meeting.

use super::Proof;
use crate::analysis::exact::{ConditionAt, Judged};
use crate::codebook::{Code, Codebook, Requirement};
use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule};
use crate::scenario::{
    CallId, CallWhat, ConcernId, EndingId, LineId, MomentId, Next, ResponseId, Scenario, Span, Talk,
};
use std::collections::HashSet;

pub(super) const STUCK: Rule = Rule {
    code: "stuck",
    severity: Severity::Error,
    page: Page {
        finds: "From some point on, nothing that can be answered in a moment leads anywhere; only the hour runs out.",
        wrong: r#"Response(id: "on", when: Flag("asked"), next: To("supper"), ..), silence: (next: Stay, ..)"#,
        why: "The trainee sits in a room in which nothing they do changes anything.",
        mend: "Give the moment one way on that is always offered, or let its silence lead on.",
    },
};

pub(super) fn stuck(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    for moment in &proof.exact.stuck {
        let id = &proof.scenario.moment(*moment).id;
        finder.add(
            proof.source.moment(*moment),
            format!("one can get stuck in `{id}`: whatever is answered there, the meeting stays"),
            "Give it a response without `when` that leads on, or let its silence lead on.",
        );
    }
}

pub(super) const NEVER_ENTERED: Rule = Rule {
    code: "never-entered",
    severity: Severity::Warning,
    page: Page {
        finds: "A moment that something leads to is entered on no way of playing.",
        wrong: r#"next: Branch([(All([Flag("left"), Not(Flag("left"))]), "bridge")], "supper")"#,
        why: "Work that nobody will ever see, and a branch that was meant to mean something.",
        mend: "Look at the conditions on the ways that lead there: one of them can never hold.",
    },
};

pub(super) fn never_entered(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    let led_to = led_to(proof.scenario);
    for (id, _) in unseen(&proof.exact.seen.moments) {
        let moment = MomentId(id);
        // Where nothing leads to it, a rule of `check` has said so.
        if led_to.contains(&moment) {
            let name = &proof.scenario.moment(moment).id;
            finder.add(
                proof.source.moment(moment),
                format!("`{name}` is entered on no way of playing"),
                "Look at the conditions on the ways that lead there; `check --explain never-entered` says more.",
            );
        }
    }
}

/// The moments that a response of another leads to.
fn led_to(scenario: &Scenario) -> HashSet<MomentId> {
    let mut led_to = HashSet::new();
    for response in &scenario.responses {
        let mut add = |to: &crate::scenario::Destination| {
            if let crate::scenario::Destination::Moment(moment) = to {
                led_to.insert(*moment);
            }
        };
        match &response.next {
            Next::To(to) => add(to),
            Next::Branch(ways, last) => {
                ways.iter().for_each(|(_, to)| add(to));
                add(last);
            }
            Next::Stay => {}
        }
    }
    led_to
}

pub(super) const NEVER_REACHED: Rule = Rule {
    code: "never-reached",
    severity: Severity::Warning,
    page: Page {
        finds: "An ending is reached on no way of playing; or the hour can never run out.",
        wrong: r#"turns: 30, out_of_time: "clock" // where no way takes more than 14 turns"#,
        why: "An ending is what the meeting came to. One that cannot come is no ending, and trainees look for it.",
        mend: "Look at the conditions before it; for the hour, bring `turns` down to a turn or two above the longest \
               way, or let a real ending be the `out_of_time` one.",
    },
};

pub(super) fn never_reached(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    for (id, _) in unseen(&proof.exact.seen.endings) {
        let ending = EndingId(id);
        let name = &proof.scenario.ending(ending).id;
        let (message, hint) = if ending == proof.scenario.out_of_time {
            (
                format!("the hour never runs out, so nobody reaches `{name}`"),
                "Bring `turns` down towards the longest way, or name an ending that is reached.".to_owned(),
            )
        } else {
            (format!("no way of playing ends in `{name}`"), format!("Look at the conditions on the ways to `{name}`."))
        };
        finder.add(proof.source.ending(ending), message, hint);
    }
}

pub(super) const NEVER_OFFERED: Rule = Rule {
    code: "never-offered",
    severity: Severity::Warning,
    page: Page {
        finds: "A response is offered on no way of playing, although its moment is entered.",
        wrong: r#"Response(id: "return", when: Openness("eero", AtLeast(Trusting)), ..) // he can be Open at most"#,
        why: "The response that was meant for those who got that far is the one that they miss.",
        mend: "Loosen its `when`, or give people the turns that it takes to get there.",
    },
};

pub(super) fn never_offered(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    for (id, _) in unseen(&proof.exact.seen.responses) {
        let response = ResponseId(id);
        let moment = proof.scenario.response(response).moment;
        if proof.exact.seen.moments[moment.index()] {
            finder.add(
                proof.source.response(response),
                format!("`{}` is offered on no way of playing", proof.scenario.response(response).id),
                "Its `when` can never hold there; loosen it.",
            );
        }
    }
}

pub(super) const NEVER_HOLDS: Rule = Rule {
    code: "never-holds",
    severity: Severity::Warning,
    page: Page {
        finds: "A condition on talk, on a branch or on a question of the debrief never holds when it is judged.",
        wrong: r#"If(Openness("eero", AtLeast(Open)), [Says("eero", "..")]) // in the reply to a response that closes him"#,
        why: "The words behind it are never heard. A reply is performed after openness has moved, and `Opens` and \
              `Closes` in it replace the usual move by exactly one.",
        mend: "Loosen the condition by one, or move the words to the moment that follows.",
    },
};

pub(super) fn never_holds(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    for (at, judged) in &proof.exact.seen.conditions {
        // What is never offered is told there.
        if *judged == (Judged { held: false, failed: true }) && !matches!(at, ConditionAt::When(_)) {
            let (span, what) = place(proof, *at);
            finder.add(span, format!("{what} never holds"), "Loosen the condition, or drop it with what it stands on.");
        }
    }
}

pub(super) const ALWAYS_HOLDS: Rule = Rule {
    code: "always-holds",
    severity: Severity::Advice,
    page: Page {
        finds: "A condition on a response, on talk or on a branch holds whenever it is judged.",
        wrong: r#"If(Visited("arriving"), [Says("liisa", "..")]) // everybody has been there"#,
        why: "It does nothing, and whoever reads the file will believe that it does.",
        mend: "Drop the condition and keep what stands behind it, or tighten it to what was meant.",
    },
};

pub(super) fn always_holds(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    for (at, judged) in &proof.exact.seen.conditions {
        // Questions of the debrief may well be put to everyone.
        if *judged == (Judged { held: true, failed: false }) && !matches!(at, ConditionAt::Question(_)) {
            let (span, what) = place(proof, *at);
            finder.add(span, format!("{what} always holds"), "Drop the condition, or tighten it to what was meant.");
        }
    }
}

/// Where a condition stands, in bytes and in words.
fn place(proof: &Proof<'_>, at: ConditionAt) -> (Span, String) {
    let (source, scenario) = (proof.source, proof.scenario);
    match at {
        ConditionAt::When(id) => (source.response(id), format!("the `when` of `{}`", scenario.response(id).id)),
        ConditionAt::Branch(id, nth) => {
            let response = scenario.response(id);
            let whose = if response.is_silence {
                format!("the silence of `{}`", scenario.moment(response.moment).id)
            } else {
                format!("`{}`", response.id)
            };
            (source.response(id), format!("way {} of the branch of {whose}", nth + 1))
        }
        ConditionAt::Line(id) => (source.line(id), "the condition on these words".to_owned()),
        ConditionAt::Reply(id) => {
            (source.response(id), format!("a condition in the reply to `{}`", scenario.response(id).id))
        }
        ConditionAt::Moment(id) => {
            (source.moment(id), format!("a condition in the talk of `{}`", scenario.moment(id).id))
        }
        ConditionAt::Ending(id) => {
            (source.ending(id), format!("a condition in the talk of `{}`", scenario.ending(id).id))
        }
        ConditionAt::Question(nth) => (source.question(nth), "the condition of this question".to_owned()),
    }
}

pub(super) const NEVER_SAID: Rule = Rule {
    code: "never-said",
    severity: Severity::Warning,
    page: Page {
        finds: "A line is performed on no way of playing, though no condition of its own keeps it back.",
        wrong: r#"again: [Says("eero", "You again.")] // in a moment that nobody enters twice"#,
        why: "Somebody wrote it to be heard.",
        mend: "Let a way lead there, or drop the line.",
    },
};

pub(super) fn never_said(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    let (scenario, seen) = (proof.scenario, &proof.exact.seen);
    let mut behind = Behind { seen_lines: &seen.lines, lines: HashSet::new() };
    for (moment, entered) in scenario.moments.iter().zip(&seen.moments) {
        behind.talk(&moment.talk, !entered);
        behind.talk(&moment.again, !entered);
        for id in moment.responses.clone().map(ResponseId) {
            behind.talk(&scenario.response(id).reply, !seen.responses[id.index()]);
        }
    }
    for (ending, reached) in scenario.endings.iter().zip(&seen.endings) {
        behind.talk(&ending.talk, !reached);
    }
    for (id, _) in unseen(&seen.lines) {
        let line = LineId(id);
        if !behind.lines.contains(&line) {
            finder.add(
                proof.source.line(line),
                "these words are said on no way of playing",
                "Let a way lead to them, or drop them.",
            );
        }
    }
}

/// Lines of which something else already says why they are never performed.
struct Behind<'a> {
    seen_lines: &'a [bool],
    lines: HashSet<LineId>,
}

impl Behind<'_> {
    fn talk(&mut self, talk: &[Talk], is_told: bool) {
        for piece in talk {
            match piece {
                Talk::Line(line) if is_told => {
                    self.lines.insert(*line);
                }
                // A condition behind which nothing was ever performed never held.
                Talk::If(_, inner) => {
                    let nothing = !self.any_seen(inner);
                    self.talk(inner, is_told || nothing);
                }
                Talk::OneOf(_, variants) => variants.iter().for_each(|inner| self.talk(inner, is_told)),
                Talk::Line(_) | Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
            }
        }
    }

    fn any_seen(&self, talk: &[Talk]) -> bool {
        talk.iter().any(|piece| match piece {
            Talk::Line(line) => self.seen_lines[line.index()],
            Talk::If(_, inner) => self.any_seen(inner),
            Talk::OneOf(_, variants) => variants.iter().any(|inner| self.any_seen(inner)),
            Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => false,
        })
    }
}

pub(super) const NEVER_DISCLOSED: Rule = Rule {
    code: "never-disclosed",
    severity: Severity::Warning,
    page: Page {
        finds: "A sign of danger is shown on no way of playing.",
        wrong: r#"If(All([AskedAs("goodbye", [InvitesYes]), Turn(AtMost(1))]), [Says("eero", "..", [Signal(..)])])"#,
        why: "However well one asks, it is never said, and yet the concern is judged by what lay beneath.",
        mend: "Let asking in a form that makes a yes easy, while the person is no less open than at the beginning, \
               lead to it.",
    },
};

pub(super) fn never_disclosed(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    for (id, call) in (0..).map(CallId).zip(&proof.scenario.calls) {
        if let CallWhat::Signal { .. } = call.what
            && !proof.exact.seen.signals[id.index()]
        {
            finder.add(
                proof.source.call(id),
                format!("the signal `{}` is shown on no way of playing", call.id),
                "Let a good question, at a good time, lead to it.",
            );
        }
    }
}

pub(super) const NEVER_TAKEN: Rule = Rule {
    code: "never-taken",
    severity: Severity::Warning,
    page: Page {
        finds: "A step that a class of the concern requires can be taken, whole, on no way of playing.",
        wrong: r#"Signal(id: "voice", class: CommandResisted, ..) // and no response ever clarifies Resistance"#,
        why: "What is required and never offered is waived, so the meeting practises less than its class asks for, and \
              nobody learns the missing step.",
        mend: "Offer the step, all its parts, after the class was heard and in a moment where it can be said.",
    },
};

pub(super) fn never_taken(proof: &Proof<'_>, finder: &mut Finder<'_>) {
    let codebook = Codebook::shipped();
    for (id, concern) in (0..).map(ConcernId).zip(&proof.scenario.concerns) {
        let required = Requirement::united(&codebook, concern.beneath).steps;
        let missing = required.without(proof.exact.seen.steps[id.index()]);
        let Some(first) = concern.signals.first().copied() else { continue };
        // What is said outright at once needs no asking.
        let outright =
            matches!(proof.scenario.call(first).what, CallWhat::Signal { shown: crate::codebook::Shown::Explicit, .. });
        for kind in missing.iter().filter(|kind| !(outright && *kind == crate::codebook::StepKind::Ask)) {
            finder.add(
                proof.source.call(first),
                format!(
                    "{} is required for `{}` and can be taken, whole, on no way",
                    kind.name(),
                    proof.scenario.call(first).id
                ),
                "Offer the step, with all its parts, where the class that requires it was heard.",
            );
        }
    }
}

/// What was never seen, by number.
fn unseen(seen: &[bool]) -> impl Iterator<Item = (u32, ())> + '_ {
    (0..).zip(seen).filter(|(_, seen)| !**seen).map(|(id, _)| (id, ()))
}
