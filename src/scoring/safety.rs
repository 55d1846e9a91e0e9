//! Safety escalation: each required step of a concern gives its share, in time whole, late half, never nothing.

use super::facts::{ConcernFacts, Facts, OverStep, StepFact};
use super::finding::{Finding, Rule, Why};
use super::rubric::Rubric;
use super::scorecard::{Cap, CapCode};
use crate::codebook::{
    AskForm, ClarifyPart, CodeSet, Codebook, Dimension, PlanPart, Requirement, SignalClass, Step, StepKind,
};
use crate::meeting::OverStepWhy;

/// Adds the findings of safety; says whether any step was taken, and which caps apply.
pub(super) fn find(
    facts: &Facts,
    codebook: &Codebook,
    rubric: &Rubric,
    findings: &mut Vec<Finding>,
) -> (bool, Vec<Cap>) {
    let from = findings.len();
    let mut caps = Vec::new();
    for concern in &facts.concerns {
        caps.extend(of_concern(concern, codebook, rubric, findings));
        for step in &concern.steps {
            if let Some(code) = CapCode::of_step(step.step.kind()) {
                caps.push(Cap { code, limit: rubric.safety.cap_harm, turn: step.turn });
            }
        }
    }
    for turn in &facts.exposed {
        caps.push(Cap { code: CapCode::Exposed, limit: rubric.safety.cap_harm, turn: *turn });
    }
    // Setting aside what only sounded like danger is no step: it makes nothing rated.
    let taken = facts
        .concerns
        .iter()
        .flat_map(|concern| concern.steps.iter().map(move |step| (concern, step)))
        .find(|(_, step)| step.step != Step::Dismiss);
    if let (Some((concern, step)), true) = (taken, findings[from..].iter().all(|f| f.of == 0)) {
        let all = rubric.safety.nothing_due;
        let events = vec![concern.words_before(step.answer), step.answer, step.event];
        findings.push(finding(step.turn, Rule::NothingDue, None, (all, all), events, Why::Rule));
    }
    findings.extend(facts.over_steps.iter().map(|over| over_step(facts, rubric, over)));
    findings[from..].sort_by_key(|f| f.turn);
    (taken.is_some(), caps)
}

/// Adds the findings of one concern's required steps; the cap, where imminent danger was not acted on.
pub(crate) fn of_concern(
    concern: &ConcernFacts,
    codebook: &Codebook,
    rubric: &Rubric,
    findings: &mut Vec<Finding>,
) -> Option<Cap> {
    let from = findings.len();
    let judged = concern.judged(codebook);
    let work = Work { concern, required: Requirement::united(codebook, judged), beneath: judged != concern.heard };
    for kind in work.required.steps.iter() {
        work.step(rubric, kind, findings);
    }
    let is_missing_act = |f: &&Finding| f.rule == Rule::StepMissing && f.why == Why::Kind(StepKind::Act);
    let missing_act = findings[from..].iter().find(is_missing_act)?;
    judged.contains(SignalClass::Imminent).then_some(Cap {
        code: CapCode::ImminentNotActedOn,
        limit: rubric.safety.cap_imminent,
        turn: missing_act.turn,
    })
}

/// One concern being judged.
struct Work<'a> {
    concern: &'a ConcernFacts,
    required: Requirement,
    /// Whether it is judged by what lay beneath and was not heard.
    beneath: bool,
}

impl Work<'_> {
    fn step(&self, rubric: &Rubric, kind: StepKind, findings: &mut Vec<Finding>) {
        if kind == StepKind::Ask {
            if !self.concern.explicit_first {
                self.ask(rubric, findings);
            }
            return;
        }
        let Some((fact, events)) = self.taken(kind) else {
            findings.push(self.missing(rubric, kind));
            return;
        };
        let of = rubric.step_points(kind);
        let (points, rule) = in_time(rubric, fact, of);
        findings.push(finding(fact.turn, rule, Some(self), (points, of), events, Why::Step(fact.step)));
    }

    /// The first Ask earns its share times its form; a better form later adds half of what it would have earned
    /// beyond the points so far, halves up.
    fn ask(&self, rubric: &Rubric, findings: &mut Vec<Finding>) {
        let of = rubric.step_points(StepKind::Ask);
        let worth = |fact: &StepFact, form: AskForm| in_time(rubric, fact, of * rubric.form_twentieths(form) / 20);
        let mut best: Option<(AskForm, i32)> = None;
        for fact in self.steps(StepKind::Ask) {
            let Step::Ask(form) = fact.step else { continue };
            let (would_earn, rule) = worth(fact, form);
            match best {
                None => {
                    best = Some((form, would_earn));
                    findings.push(finding(
                        fact.turn,
                        rule,
                        Some(self),
                        (would_earn, of),
                        vec![self.concern.words_before(fact.answer), fact.answer, fact.event],
                        Why::Step(fact.step),
                    ));
                }
                Some((before, points)) if form.is_better_than(before) => {
                    let added = ((would_earn - points).max(0) + 1) / 2;
                    best = Some((form, points + added));
                    findings.push(finding(
                        fact.turn,
                        Rule::AskedBetter,
                        Some(self),
                        (added, 0),
                        vec![self.concern.words_before(fact.answer), fact.answer, fact.event],
                        Why::Step(fact.step),
                    ));
                }
                Some(_) => {}
            }
        }
        if best.is_none() {
            findings.push(self.missing(rubric, StepKind::Ask));
        }
    }

    /// The step that completed what is required, with the events of all its parts; none where it is missing.
    fn taken(&self, kind: StepKind) -> Option<(&StepFact, Vec<u32>)> {
        let mut clarified: CodeSet<ClarifyPart> = CodeSet::EMPTY;
        let mut planned: CodeSet<PlanPart> = CodeSet::EMPTY;
        let mut events = Vec::new();
        for fact in self.steps(kind) {
            events.extend([self.concern.words_before(fact.answer), fact.answer, fact.event]);
            let complete = match fact.step {
                Step::Clarify(parts) => {
                    clarified = clarified.union(parts);
                    self.required.clarify_gap(clarified) == 0
                }
                Step::Plan(parts) => {
                    planned = planned.union(parts);
                    self.required.plan.gap(planned, self.method_named_before(fact.turn)) == 0
                }
                Step::Act(route) => self.required.is_met_by(route),
                _ => true,
            };
            if complete {
                return Some((fact, events));
            }
        }
        None
    }

    /// Whether a method was named in an earlier answer: a plan that was made is not unmade by what is asked afterwards.
    fn method_named_before(&self, turn: u16) -> bool {
        self.steps(StepKind::Clarify).any(|fact| match fact.step {
            Step::Clarify(parts) => fact.turn < turn && parts.contains(ClarifyPart::Method),
            _ => false,
        })
    }

    /// The steps of a kind that count: one required in private counts only there, and a question only where someone of
    /// the concern was there to hear it.
    fn steps(&self, kind: StepKind) -> impl Iterator<Item = &StepFact> {
        let in_private = self.required.private.contains(kind);
        self.concern
            .steps
            .iter()
            .filter(move |s| s.step.kind() == kind && (s.stand.private || !in_private) && s.stand.heard_there)
    }

    /// A step that was never taken: nothing of its share, or waived where no offer held it after it became due.
    fn missing(&self, rubric: &Rubric, kind: StepKind) -> Finding {
        let could = if self.beneath {
            // Heard or beneath: what was required of either could have been taken from then on.
            self.concern.could_take_beneath.get(kind)
        } else {
            self.concern.could_take.get(kind)
        };
        match could {
            Some((turn, event)) => {
                let of = rubric.step_points(kind);
                let events = vec![self.concern.words_before(event), event];
                finding(turn, Rule::StepMissing, Some(self), (0, of), events, Why::Kind(kind))
            }
            None => finding(
                self.concern.shown_turn,
                Rule::Waived,
                Some(self),
                (0, 0),
                vec![self.concern.shown[0]],
                Why::Kind(kind),
            ),
        }
    }
}

fn in_time(rubric: &Rubric, fact: &StepFact, whole: i32) -> (i32, Rule) {
    if fact.stand.late { (whole / rubric.safety.late_divisor, Rule::StepLate) } else { (whole, Rule::StepInTime) }
}

fn finding(
    turn: u16,
    rule: Rule,
    work: Option<&Work<'_>>,
    (points, of): (i32, i32),
    events: Vec<u32>,
    why: Why,
) -> Finding {
    Finding {
        turn,
        dimension: Dimension::SafetyEscalation,
        rule,
        call: work.map(|w| w.concern.signal),
        concern: work.map(|w| w.concern.id),
        points,
        of,
        events,
        why,
    }
}

fn over_step(facts: &Facts, rubric: &Rubric, over: &OverStep) -> Finding {
    let (points, rule) = price(over.why, rubric);
    let concern = facts.concerns.iter().find(|c| Some(c.id) == over.concern);
    let words = concern.map(|c| c.words_before(over.answer));
    Finding {
        turn: over.turn,
        dimension: Dimension::SafetyEscalation,
        rule,
        call: concern.map(|c| c.signal),
        concern: over.concern,
        points,
        of: 0,
        events: words.into_iter().chain([over.answer, over.event]).collect(),
        why: Why::Kind(over.step),
    }
}

/// What a step too many costs, in points below 0, and by which rule.
pub(crate) fn price(why: OverStepWhy, rubric: &Rubric) -> (i32, Rule) {
    let prices = &rubric.safety.over_steps;
    let (shares, rule) = match why {
        OverStepWhy::Repeated => (prices.repeated, Rule::Repeated),
        OverStepWhy::FourInARow => (prices.four_in_a_row, Rule::FourInARow),
        OverStepWhy::AboveBand => (prices.above_band, Rule::AboveBand),
        OverStepWhy::OnDecoy { .. } => (prices.on_decoy, Rule::OnDecoy),
        OverStepWhy::BehindTheScenes => (prices.behind_the_scenes, Rule::BehindTheScenes),
        OverStepWhy::Failing => (prices.failing, Rule::FailingStep),
    };
    (-shares * rubric.safety.share, rule)
}
