//! Meeting plans as data: what is chosen, what must have happened, how it must end; with golden logs beside them.
//!
//! A plan is written by reading a meeting, not its codes. `UPDATE=1 cargo test` writes the logs anew; look at the
//! difference before you keep it.

use crate::script::Played;
use polyphony::codebook::{Codebook, ron_options};
use polyphony::debrief::{EntryKind, transcript};
use polyphony::meeting::{Event, Meeting};
use polyphony::scoring::Rubric;
use polyphony::scoring::reason;
use serde::Deserialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    scenario: String,
    seed: u64,
    /// Who plays like this, in a sentence.
    #[serde(rename = "about")]
    _about: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
enum Step {
    /// A response is chosen.
    Choose(String),
    /// The trainee stays silent.
    Silence,
    /// Someone has said words that contain this, in the last turn.
    Expect(String, String),
    /// The meeting has ended so.
    End(String),
}

#[test]
fn every_plan_plays_to_its_ending_and_its_log_is_as_kept() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans");
    let mut plans: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|e| e == "ron"))
        .collect();
    plans.sort();
    assert!(!plans.is_empty());
    let mut changed = String::new();
    for path in plans {
        let found = log(&path);
        let kept = path.with_extension("log");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&kept, &found).expect("the log can be written");
        } else if std::fs::read_to_string(&kept).unwrap_or_default() != found {
            writeln!(changed, "{} is not as kept; it is now:\n{found}", kept.display()).expect("it is a string");
        }
    }
    assert!(changed.is_empty(), "{changed}\nUPDATE=1 cargo test keeps what is there now");
}

/// Every shipped meeting has its three plans.
#[test]
fn every_meeting_has_an_experts_a_closers_and_a_holders_plan() {
    for scenario in crate::shipped::scenarios() {
        for kind in ["expert", "closer", "holder"] {
            let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/plans/{}-{kind}.ron", scenario.id));
            assert!(plan.exists(), "{} is missing", plan.display());
        }
    }
}

/// How the plans of a meeting end.
pub(crate) fn endings(scenario: &str) -> Vec<String> {
    let mut endings = Vec::new();
    for kind in ["expert", "closer", "holder"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/plans/{scenario}-{kind}.ron"));
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let plan: Plan = ron_options().from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        endings.extend(plan.steps.into_iter().filter_map(|step| match step {
            Step::End(id) => Some(id),
            _ => None,
        }));
    }
    endings
}

fn log(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("the plan can be read");
    let plan: Plan = ron_options().from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let scenario = crate::shipped::scenarios()
        .into_iter()
        .find(|s| s.id == plan.scenario)
        .unwrap_or_else(|| panic!("{}: there is no `{}`", path.display(), plan.scenario));
    let mut meeting = Meeting::begin(&scenario, &Codebook::shipped(), plan.seed);
    let mut from = 0;
    for step in &plan.steps {
        let choice = match step {
            Step::Choose(id) => id.as_str(),
            Step::Silence => "silence",
            Step::Expect(name, words) => {
                let said = transcript(&meeting).into_iter().skip(from);
                let found =
                    said.filter(|e| e.kind == EntryKind::Said).any(|e| &e.name == name && e.text.contains(words));
                assert!(found, "{}: {name} has not said “{words}”", path.display());
                continue;
            }
            Step::End(id) => {
                let ended = meeting.ending().map(|e| scenario.ending(e).id.clone());
                assert_eq!(ended.as_ref(), Some(id), "{}", path.display());
                continue;
            }
        };
        from = transcript(&meeting).len();
        let at = meeting.turn() + 1;
        let input = meeting.input_named(choice).unwrap_or_else(|e| panic!("{}, turn {at}: {e}", path.display()));
        meeting.respond(input).expect("it is offered");
    }
    assert!(meeting.ending().is_some(), "{}: the meeting has not ended", path.display());
    show(&Played::new(meeting))
}

/// A log short enough to review: the way through, the scores, every finding with its reason.
fn show(played: &Played) -> String {
    let meeting = &played.meeting;
    let scenario = meeting.scenario();
    let mut log = String::new();
    let [r, t, s] = played.scores();
    writeln!(log, "responsivity {r} · tolerance {t} · safety {s}").expect("it is a string");
    for cap in &played.card.safety.caps {
        writeln!(log, "safety is held to {} by turn {}: {}", cap.limit, cap.turn, cap.code.name())
            .expect("it is a string");
    }
    let mut turn = 0;
    for event in meeting.events() {
        match event {
            Event::MomentEntered { moment, .. } => writeln!(log, "— {}", scenario.moment(*moment).id),
            Event::Responded { response, .. } => {
                turn += 1;
                writeln!(log, "{turn:2} {}", scenario.response(*response).id)
            }
            Event::MeetingEnded { ending, .. } => writeln!(log, "= {}", scenario.ending(*ending).id),
            _ => Ok(()),
        }
        .expect("it is a string");
    }
    for finding in &played.card.findings {
        let call = finding.call.map_or("", |call| &scenario.call(call).id);
        let why = reason(finding, meeting.codebook(), &Rubric::shipped());
        let points = format!("{}/{}", finding.points, finding.of);
        writeln!(log, "{:2} {:?} {points} {call}: {why}", finding.turn, finding.rule).expect("it is a string");
    }
    log
}
