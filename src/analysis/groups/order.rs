//! The order in which the groups are known to lie, as data, and what of it does not hold.

use super::Groups;
use crate::analysis::mean::Mean;
use crate::analysis::policies::{NAMES, Policy};
use crate::codebook::{Code, Codebook, Dimension, Requirement, StepKind};
use crate::scenario::Scenario;
use crate::scoring::Tenths;
use Dimension::{Responsivity as R, SafetyEscalation as S, ToleranceOfUncertainty as T};
use Policy::{Alarmist, Closer, Dialogical, Holder, Interrogator, Random, Reassurer, Silent};
use Which::{Always, Due, Free, OftenOverdue, OnlyAsking, Unforced};
use Wish::{AtLeast, AtMost, Below, FarBelow};

/// Tenths of a score by which a group lies below `dialogical` where the trap exists.
const FAR: i32 = 250;

/// Where a group is known to lie on a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The group.
    pub policy: Policy,
    /// The dimension.
    pub dimension: Dimension,
    /// Where its mean lies.
    pub wish: Wish,
    /// In which meetings.
    which: Which,
}

/// Where a mean lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Not above that of `dialogical`.
    NotAbove,
    /// By 25 points or more below that of `dialogical`.
    FarBelow,
    /// Below this score.
    Below(Tenths),
    /// At this score, or below.
    AtMost(Tenths),
    /// At this score, or above.
    AtLeast(Tenths),
}

/// In which meetings something is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    /// In all.
    Always,
    /// Where a danger requires any step.
    Due,
    /// Where it requires steps, and none beyond asking.
    OnlyAsking,
    /// Where nothing requires acting.
    Unforced,
    /// Where nothing requires anything.
    Free,
    /// Where a third of what the group holds or closes comes while a concern is overdue.
    OftenOverdue,
}

/// What is known of single groups; that none lies above `dialogical` is known of all.
const KNOWN: [Expectation; 17] = [
    known(Closer, T, FarBelow, Always),
    known(Holder, S, FarBelow, Due),
    known(Holder, T, FarBelow, OftenOverdue),
    known(Reassurer, S, FarBelow, Due),
    known(Interrogator, R, Below(Tenths(500)), Always),
    known(Interrogator, S, FarBelow, OnlyAsking),
    known(Interrogator, S, AtMost(Tenths(500)), Free),
    known(Alarmist, T, FarBelow, Unforced),
    known(Alarmist, T, Below(Tenths(250)), Unforced),
    known(Alarmist, S, FarBelow, Unforced),
    known(Alarmist, S, AtMost(Tenths(500)), Free),
    known(Silent, R, Below(Tenths(400)), Always),
    known(Random, S, Below(Tenths(450)), Due),
    known(Random, R, AtLeast(Tenths(200)), Always),
    known(Random, T, AtLeast(Tenths(200)), Always),
    known(Random, R, AtMost(Tenths(600)), Always),
    known(Random, T, AtMost(Tenths(600)), Always),
];

const fn known(policy: Policy, dimension: Dimension, wish: Wish, which: Which) -> Expectation {
    Expectation { policy, dimension, wish, which }
}

/// What the dangers of a meeting require, heard or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// Any step.
    pub anything: bool,
    /// A step beyond noticing and asking.
    pub beyond_asking: bool,
    /// Acting.
    pub an_act: bool,
}

impl Need {
    /// What a scenario's dangers require.
    #[must_use]
    pub fn of(scenario: &Scenario, codebook: &Codebook) -> Self {
        let required = scenario.concerns.iter().map(|concern| Requirement::united(codebook, concern.beneath).steps);
        required.flat_map(|steps| steps.iter().collect::<Vec<_>>()).fold(Self::default(), |need, step| Self {
            anything: true,
            beyond_asking: need.beyond_asking || !matches!(step, StepKind::Notice | StepKind::Ask),
            an_act: need.an_act || step == StepKind::Act,
        })
    }
}

/// An expectation that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What was expected.
    pub expected: Expectation,
    /// The mean of the group.
    pub mean: Mean,
    /// That of `dialogical`, where it was rated.
    pub top: Option<Mean>,
    /// The run that shows it best, by its score and its seed.
    pub run: (Tenths, u64),
}

/// What of the known order does not hold; where a group or `dialogical` was never rated there is nothing to compare.
#[must_use]
pub fn failures(groups: &Groups, need: Need) -> Vec<Failure> {
    let not_above = |policy| Dimension::ALL.iter().map(move |of| known(policy, *of, Wish::NotAbove, Always));
    let all = NAMES.iter().filter(|(_, policy)| *policy != Dialogical).flat_map(|(_, policy)| not_above(*policy));
    all.chain(KNOWN).filter_map(|expected| fails(groups, need, expected)).collect()
}

fn fails(groups: &Groups, need: Need, expected: Expectation) -> Option<Failure> {
    let Expectation { policy, dimension, wish, which } = expected;
    let group = groups.of(policy);
    let is_meant = match which {
        Always => true,
        Due => need.anything,
        OnlyAsking => need.anything && !need.beyond_asking,
        Unforced => !need.an_act,
        Free => !need.anything,
        OftenOverdue => group.is_often_overdue(),
    };
    let spread = group.spread(dimension);
    let (lowest, highest) = spread.lowest.zip(spread.highest).filter(|_| is_meant)?;
    let top = Some(groups.of(Dialogical).spread(dimension).mean).filter(|top| top.n > 0);
    let mean = spread.mean;
    let holds = match wish {
        Wish::NotAbove => mean.is_at_most(top?, 0),
        FarBelow => mean.is_at_most(top?, -FAR),
        Below(limit) => !Mean::of(limit).is_at_most(mean, 0),
        AtMost(limit) => mean.is_at_most(Mean::of(limit), 0),
        AtLeast(limit) => Mean::of(limit).is_at_most(mean, 0),
    };
    let run = if matches!(wish, AtLeast(_)) { lowest } else { highest };
    (!holds).then_some(Failure { expected, mean, top, run })
}

/// Ways of playing that look only at what is written, not at what it does.
const NAIVE: [Policy; 6] =
    [Policy::First, Policy::Last, Policy::Longest, Policy::Shortest, Policy::MostQuestions, Policy::Warmest];

/// By how much the naive groups may lie off `random` over a library, in [`FINE`]ths of a tenth.
const NEAR: u64 = 100 * FINE;
/// Means of means are taken this finely.
const FINE: u64 = 1_000_000;

/// The naive groups that over a library lie more than 10 points off `random`, each with its mean of means and that of
/// `random`; only meetings in which `dialogical` is rated are compared.
#[must_use]
pub fn naive_failures(library: &[&Groups]) -> Vec<(Policy, Dimension, Tenths, Tenths)> {
    let mut failures = Vec::new();
    for dimension in Dimension::ALL.iter().copied() {
        let mean_of = |groups: &&Groups, policy| groups.of(policy).spread(dimension).mean;
        let rated: Vec<_> = library.iter().filter(|groups| mean_of(groups, Dialogical).n > 0).collect();
        let mean = |policy| {
            let means = rated.iter().map(|groups| mean_of(groups, policy)).filter(|mean| mean.n > 0);
            let (sum, n) = means.fold((0, 0), |(sum, n), mean| (sum + mean.sum * FINE / u64::from(mean.n), n + 1));
            (n > 0).then(|| sum / n)
        };
        let Some(random) = mean(Random) else { continue };
        let rounded = |fine: u64| Tenths(((fine + FINE / 2) / FINE) as u16);
        let found = NAIVE.iter().filter_map(|policy| Some((*policy, mean(*policy)?)));
        let far = found.filter(|(_, mean)| mean.abs_diff(random) > NEAR);
        failures.extend(far.map(|(policy, mean)| (policy, dimension, rounded(mean), rounded(random))));
    }
    failures
}
