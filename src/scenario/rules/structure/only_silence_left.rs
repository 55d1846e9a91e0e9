//! `only-silence-left`: a moment in which nothing may be offered but a silence that stays.

use crate::codebook::Openness;
use crate::diagnostic::Severity;
use crate::scenario::Bound;
use crate::scenario::model::{Condition, Destination, MomentId, Next, PersonId, Response};
use crate::scenario::rules::flow::responses_of;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

/// Unknowns that are tried together; of more, it is taken on trust that one of the conditions always holds.
const MOST_UNKNOWN: usize = 6;
/// Ways in which they are tried, at most.
const MOST_TRIED: usize = 1024;

pub(super) const RULE: Rule = Rule {
    code: "only-silence-left",
    severity: Severity::Warning,
    page: Page {
        finds: "Every response that leads on from a moment waits for a condition, the conditions do not exclude that \
                none of them holds, and silence stays.",
        wrong: r#"
responses: [
    Response(id: "go-on", when: Met("wall"), next: To("the-letter"), ..),
    Response(id: "mm", next: Stay, ..),
],
// no `silence:`, so silence stays"#,
        why: "Where the condition does not hold, the trainee can only be silent until the hour is over, and every \
              silence costs. Whether some path really comes there is what `polyphony analyse` proves; a way on that \
              waits for nothing is never wrong.",
        mend: "Give one response a way on without `when`, or let silence lead on: `silence: (because: \"...\", next: \
               To(\"the-letter\"))`.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let scenario = sheet.scenario;
    for (moment, id) in scenario.moments.iter().zip((0..).map(MomentId)) {
        if leads_on(scenario.response(moment.silence()), id) {
            continue;
        }
        let ways = || responses_of(scenario, moment).map(|(_, r)| r).filter(|response| leads_on(response, id));
        let conditions: Option<Vec<&Condition>> = ways().map(|response| response.when.as_ref()).collect();
        // Nothing that leads on at all is an error of its own, and one that waits for nothing is a way on.
        let Some(conditions) = conditions.filter(|conditions| !conditions.is_empty()) else { continue };
        if may_all_fail(&conditions) {
            finder.add(
                sheet.source.moment(id),
                format!("in `{}` nothing may be left but silence, which stays", moment.id),
                "Let one response lead on without `when`, or give the moment a `silence` that leads on.",
            );
        }
    }
}

/// Whether a response leads out of its moment, whatever holds.
fn leads_on(response: &Response, from: MomentId) -> bool {
    let elsewhere = |to: &Destination| *to != Destination::Moment(from);
    match &response.next {
        Next::To(to) => elsewhere(to),
        Next::Branch(ways, last) => elsewhere(last) && ways.iter().all(|(_, to)| elsewhere(to)),
        Next::Stay => false,
    }
}

/// A condition, with the unknowns that it is made of by their numbers.
enum Tree {
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
    /// How far a person can speak.
    Openness(usize, Bound<Openness>),
    /// Whether something happened.
    Happened(usize),
}

/// What can be one way or another while conditions are looked at.
#[derive(PartialEq)]
enum Unknown {
    /// How far a person can speak.
    Openness(PersonId),
    /// Whether something happened, by how it is written.
    Happened(String),
}

const LADDER: [Openness; 5] =
    [Openness::Closed, Openness::Guarded, Openness::Present, Openness::Open, Openness::Trusting];

/// Whether all of some conditions may fail together, as far as they can be understood by themselves.
fn may_all_fail(conditions: &[&Condition]) -> bool {
    let mut unknowns = Vec::new();
    let trees: Option<Vec<_>> = conditions.iter().map(|condition| plant(condition, &mut unknowns)).collect();
    let Some(trees) = trees else { return false };
    let values = |unknown: &Unknown| match unknown {
        Unknown::Openness(_) => LADDER.len(),
        Unknown::Happened(_) => 2,
    };
    let n_tried: usize = unknowns.iter().map(values).product();
    let mut tried = vec![0; unknowns.len()];
    (0..n_tried.min(MOST_TRIED)).any(|mut number| {
        for (value, unknown) in tried.iter_mut().zip(&unknowns) {
            *value = number % values(unknown);
            number /= values(unknown);
        }
        trees.iter().all(|tree| !tree.holds(&tried))
    })
}

/// Numbers what a condition is made of; none where that is too much to try.
fn plant(condition: &Condition, unknowns: &mut Vec<Unknown>) -> Option<Tree> {
    let mut number = |unknown: Unknown| {
        let known = unknowns.iter().position(|known| *known == unknown);
        let number = known.unwrap_or(unknowns.len());
        if known.is_none() {
            unknowns.push(unknown);
        }
        (number < MOST_UNKNOWN).then_some(number)
    };
    Some(match condition {
        Condition::All(inner) => Tree::All(inner.iter().map(|part| plant(part, unknowns)).collect::<Option<_>>()?),
        Condition::Any(inner) => Tree::Any(inner.iter().map(|part| plant(part, unknowns)).collect::<Option<_>>()?),
        Condition::Not(inner) => Tree::Not(Box::new(plant(inner, unknowns)?)),
        Condition::Openness(person, bound) => Tree::Openness(number(Unknown::Openness(*person))?, *bound),
        part => Tree::Happened(number(Unknown::Happened(format!("{part:?}")))?),
    })
}

impl Tree {
    fn holds(&self, tried: &[usize]) -> bool {
        match self {
            Self::All(inner) => inner.iter().all(|part| part.holds(tried)),
            Self::Any(inner) => inner.iter().any(|part| part.holds(tried)),
            Self::Not(inner) => !inner.holds(tried),
            Self::Openness(number, Bound::AtLeast(least)) => LADDER[tried[*number]] >= *least,
            Self::Openness(number, Bound::AtMost(most)) => LADDER[tried[*number]] <= *most,
            Self::Happened(number) => tried[*number] == 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const ATTIC: &str = r#"moments: [
        Moment(id: "attic", talk: [], responses: [
            Response(id: "down", to: Room, gesture: "go down", when: FIRST, because: "It is cold.", next: To("arriving")),
            Response(id: "jump", to: Room, gesture: "go to the ladder", when: SECOND, because: "It is cold.", next: To("arriving")),
        ]),"#;

    #[track_caller]
    fn check(first: &str, second: &str, is_told: bool) {
        let attic = ATTIC.replace("FIRST", first).replace("SECOND", second);
        let leads = "reply: [Says(\"bela\", \"Well?\")], next: To(\"the-roof\")";
        let branch = "next: Branch([(Turn(AtLeast(1)), \"attic\")], \"the-roof\")";
        let wanted: &[&str] = if is_told { &["attic"] } else { &[] };
        finds("only-silence-left", &[("moments: [", &attic), (leads, branch)], wanted);
    }

    #[test]
    fn conditions_that_may_all_fail_leave_only_silence() {
        check("Met(\"rain\")", "Visited(\"the-roof\")", true);
        check("Openness(\"anna\", AtLeast(Open))", "Openness(\"anna\", AtMost(Guarded))", true);
    }

    #[test]
    fn conditions_of_which_one_always_holds_do_not() {
        check("Met(\"rain\")", "Not(Met(\"rain\"))", false);
        check("Openness(\"anna\", AtLeast(Present))", "Openness(\"anna\", AtMost(Guarded))", false);
        check(
            "Any([Met(\"rain\"), Visited(\"the-roof\")])",
            "All([Not(Met(\"rain\")), Not(Visited(\"the-roof\"))])",
            false,
        );
    }
}
