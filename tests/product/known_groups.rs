//! Known groups: ways of playing whose order on each dimension is known beforehand (design §5).
//!
//! Policies are made from the codes that are scored, so this proves consistency only; the plans under `tests/plans`,
//! written by reading a meeting, are the other half.

use polyphony::analysis::policies::{NAMES, Policy};
use polyphony::codebook::{Codebook, Dimension, Requirement, StepKind};
use polyphony::meeting::{Chance, Event, Meeting, Stream};
use polyphony::scenario::Scenario;
use polyphony::scoring::{Rubric, score};
use std::fmt::Write as _;
use std::sync::Arc;

const SEEDS: u64 = 200;
/// Points of a score by which a group lies below `dialogical` where the trap exists.
const FAR_BELOW: f64 = 25.0;

/// Means of one policy over the seeds, per dimension where it was rated.
#[derive(Clone, Copy, Default)]
pub(crate) struct Group {
    means: [Option<f64>; 3],
    /// The part of the presses that came while a concern was overdue.
    overdue_presses: f64,
}

/// What the dangers of a meeting require, heard or not.
#[derive(Clone, Copy, Default)]
struct Need {
    anything: bool,
    beyond_asking: bool,
    an_act: bool,
}

impl Need {
    fn of(scenario: &Scenario) -> Self {
        let book = Codebook::shipped();
        let steps = scenario
            .concerns
            .iter()
            .flat_map(|c| Requirement::united(&book, c.beneath).steps.iter().collect::<Vec<_>>());
        steps.fold(Self::default(), |need, step| Self {
            anything: true,
            beyond_asking: need.beyond_asking || !matches!(step, StepKind::Notice | StepKind::Ask),
            an_act: need.an_act || step == StepKind::Act,
        })
    }
}

impl Group {
    fn mean(&self, dimension: Dimension) -> Option<f64> {
        self.means[dimension as usize]
    }
}

pub(crate) fn play(scenario: &Arc<Scenario>, policy: Policy, seed: u64) -> Meeting {
    let mut meeting = Meeting::begin(scenario, &Codebook::shipped(), seed);
    let mut chance = Chance::new(seed, Stream::Policy);
    while meeting.ending().is_none() {
        let input = policy.choose(&meeting, &mut chance);
        meeting.respond(input).expect("a policy chooses from the offer");
    }
    meeting
}

fn group(scenario: &Arc<Scenario>, policy: Policy) -> Group {
    let rubric = Rubric::shipped();
    let mut sums = [(0.0, 0u32); 3];
    let mut group = Group::default();
    let (mut presses, mut overdue) = (0u32, 0u32);
    for seed in 0..SEEDS {
        let meeting = play(scenario, policy, seed);
        let card = score(meeting.events(), meeting.codebook(), &rubric);
        for (sum, dimension) in sums.iter_mut().zip([
            Dimension::Responsivity,
            Dimension::ToleranceOfUncertainty,
            Dimension::SafetyEscalation,
        ]) {
            if let Some(score) = card.score(dimension).score {
                sum.0 += f64::from(score.0) / 10.0;
                sum.1 += 1;
            }
        }
        let mut is_overdue = false;
        for event in meeting.events() {
            match event {
                Event::Responded { concerns, .. } => is_overdue = concerns.iter().any(|at| at.overdue),
                Event::PressHeld { .. } | Event::PressClosed { call: Some(_), .. } => {
                    presses += 1;
                    overdue += u32::from(is_overdue);
                }
                _ => {}
            }
        }
    }
    group.overdue_presses = if presses == 0 { 0.0 } else { f64::from(overdue) / f64::from(presses) };
    group.means = sums.map(|(sum, n)| (n > 0).then(|| sum / f64::from(n)));
    group
}

pub(crate) fn table(scenario: &Arc<Scenario>) -> (Vec<(&'static str, Group)>, String) {
    let groups: Vec<_> = NAMES.iter().map(|(name, policy)| (*name, group(scenario, *policy))).collect();
    let mut table = format!("{}\n", scenario.id);
    for (name, group) in &groups {
        let show = |mean: Option<f64>| mean.map_or("     -".to_owned(), |m| format!("{m:6.1}"));
        let [r, t, s] = group.means.map(show);
        writeln!(table, "  {name:14} {r} {t} {s}   overdue presses {:.2}", group.overdue_presses)
            .expect("it is a string");
    }
    (groups, table)
}

#[test]
fn the_known_groups_are_in_their_known_order_in_every_shipped_meeting() {
    let mut broken = String::new();
    for scenario in crate::shipped::scenarios() {
        let (groups, table) = table(&scenario);
        let faults = faults(&groups, Need::of(&scenario));
        if !faults.is_empty() {
            writeln!(broken, "{table}{}", faults.join("\n")).expect("it is a string");
        }
    }
    assert!(broken.is_empty(), "{broken}");
}

fn faults(groups: &[(&'static str, Group)], need: Need) -> Vec<String> {
    use Dimension::{Responsivity as R, SafetyEscalation as S, ToleranceOfUncertainty as T};
    let find = |name: &str| groups.iter().find(|(n, _)| *n == name).expect("it is played").1;
    let best = find("dialogical");
    let mut faults = Vec::new();
    let mut expect = |holds: bool, what: String| {
        if !holds {
            faults.push(what);
        }
    };
    for (name, group) in groups {
        for dimension in [R, T, S] {
            if let (Some(mean), Some(top)) = (group.mean(dimension), best.mean(dimension)) {
                expect(
                    mean <= top + 1e-9,
                    format!("{name} is above dialogical on {dimension:?}: {mean:.1} over {top:.1}"),
                );
            }
        }
    }
    let mut far_below = |name: &str, dimension: Dimension| {
        if let (Some(mean), Some(top)) = (find(name).mean(dimension), best.mean(dimension)) {
            expect(
                mean <= top - FAR_BELOW,
                format!("{name} is not far below dialogical on {dimension:?}: {mean:.1} to {top:.1}"),
            );
        }
    };
    far_below("closer", T);
    if need.anything {
        far_below("holder", S);
        far_below("reassurer", S);
        if !need.beyond_asking {
            far_below("interrogator", S);
        }
    }
    if !need.an_act {
        far_below("alarmist", T);
        far_below("alarmist", S);
    }
    if find("holder").overdue_presses >= 1.0 / 3.0 {
        far_below("holder", T);
    }
    let mut under = |name: &str, dimension: Dimension, limit: f64| {
        if let Some(mean) = find(name).mean(dimension) {
            expect(mean < limit, format!("{name} is not under {limit} on {dimension:?}: {mean:.1}"));
        }
    };
    under("interrogator", R, 50.0);
    under("silent", R, 40.0);
    if !need.an_act {
        under("alarmist", T, 25.0);
    }
    if need.anything {
        under("random", S, 45.0);
    } else {
        under("interrogator", S, 50.1);
        under("alarmist", S, 50.1);
    }
    for dimension in [R, T] {
        if let Some(mean) = find("random").mean(dimension) {
            expect((20.0..=60.0).contains(&mean), format!("random is not within 20 to 60 on {dimension:?}: {mean:.1}"));
        }
    }
    faults
}

#[test]
fn what_only_looks_good_is_worth_no_more_than_chance_over_the_library() {
    let naive = ["first", "last", "longest", "shortest", "most-questions", "warmest"];
    let tables: Vec<_> = crate::shipped::scenarios().iter().map(|s| table(s).0).collect();
    let mean = |name: &str, dimension: Dimension| {
        // Compared only where dialogical is rated, as the readings say.
        let rated = tables
            .iter()
            .filter(|groups| groups.iter().any(|(n, g)| *n == "dialogical" && g.mean(dimension).is_some()));
        let means: Vec<f64> = rated
            .filter_map(|groups| groups.iter().find(|(n, _)| *n == name).and_then(|(_, g)| g.mean(dimension)))
            .collect();
        means.iter().sum::<f64>() / means.len() as f64
    };
    let mut broken = String::new();
    for dimension in [Dimension::Responsivity, Dimension::ToleranceOfUncertainty, Dimension::SafetyEscalation] {
        let random = mean("random", dimension);
        for name in naive {
            let found = mean(name, dimension);
            if (found - random).abs() > 10.0 {
                writeln!(broken, "{name} on {dimension:?}: {found:.1}, random {random:.1}").expect("it is a string");
            }
        }
    }
    assert!(broken.is_empty(), "{broken}");
}
