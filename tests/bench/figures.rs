//! Figures of speed, in one run, with ratios where two things are compared.
//!
//! `cargo bench --no-default-features`. Machines are noisy: each figure is the best of several rounds.
#![expect(clippy::print_stdout, reason = "it prints figures")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

use polyphony::analysis::check::check;
use polyphony::analysis::exact;
use polyphony::analysis::groups::{self, Effort};
use polyphony::analysis::policies::{NAMES, Player, Policy};
use polyphony::codebook::Codebook;
use polyphony::meeting::{Chance, Event, Input, Meeting, Stream};
use polyphony::scenario::{Scenario, load};
use polyphony::scoring::{Rubric, score};
use std::fmt::Write as _;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

const ROUNDS: u32 = 5;

fn main() {
    playing();
    policies();
    known_groups();
    long_run();
    turn_cost();
    loading();
    checking();
    exact_analysis();
}

/// The best of several rounds.
fn best(mut work: impl FnMut()) -> Duration {
    work();
    (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        })
        .min()
        .expect("there is more than one round")
}

fn shipped() -> Vec<Arc<Scenario>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("scenarios").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("text");
        load("bench", &text).scenario.map(Arc::new)
    };
    paths.iter().filter(|p| p.extension().is_some_and(|e| e == "ron")).filter_map(read).collect()
}

/// Inputs of a meeting as a policy plays it.
fn inputs(scenario: &Arc<Scenario>, policy: Policy, seed: u64) -> Vec<Input> {
    let mut meeting = Meeting::begin(scenario, &Codebook::shipped(), seed);
    let mut chance = Chance::new(seed, Stream::Policy);
    let mut inputs = Vec::new();
    while meeting.ending().is_none() {
        let input = policy.choose(&meeting, &mut chance);
        inputs.push(input);
        meeting.respond(input).expect("offered");
    }
    inputs
}

fn replay(scenario: &Arc<Scenario>, codebook: &Arc<Codebook>, seed: u64, inputs: &[Input]) -> Meeting {
    let mut meeting = Meeting::begin(scenario, codebook, seed);
    for input in inputs {
        meeting.respond(*input).expect("offered");
    }
    meeting
}

fn per_second(n: usize, took: Duration) -> f64 {
    n as f64 / took.as_secs_f64()
}

fn playing() {
    let (codebook, rubric) = (Codebook::shipped(), Rubric::shipped());
    let mut runs = Vec::new();
    for scenario in shipped() {
        for seed in 0..300 {
            let inputs = inputs(&scenario, Policy::Random, seed);
            runs.push((Arc::clone(&scenario), seed, inputs));
        }
    }
    let turns: usize = runs.iter().map(|(.., inputs)| inputs.len()).sum();
    let played = best(|| {
        for (scenario, seed, inputs) in &runs {
            black_box(replay(scenario, &codebook, *seed, inputs));
        }
    });
    let scored = best(|| {
        for (scenario, seed, inputs) in &runs {
            let meeting = replay(scenario, &codebook, *seed, inputs);
            black_box(score(meeting.events(), &codebook, &rubric));
        }
    });
    println!("playing               {:>12.0} turns/s (wanted 500,000)", per_second(turns, played));
    println!("playing and scoring   {:>12.0} turns/s (wanted 250,000)", per_second(turns, scored));
    println!("scoring costs         {:>12.2} times playing alone", scored.as_secs_f64() / played.as_secs_f64());
}

fn policies() {
    let rubric = Rubric::shipped();
    let scenarios = shipped();
    let mut turns = 0;
    let took = best(|| {
        turns = 0;
        for scenario in &scenarios {
            for seed in 0..100 {
                let mut meeting = Meeting::begin(scenario, &Codebook::shipped(), seed);
                let mut chance = Chance::new(seed, Stream::Policy);
                while meeting.ending().is_none() {
                    let input = Policy::Dialogical.choose(&meeting, &mut chance);
                    meeting.respond(input).expect("offered");
                }
                turns += usize::from(meeting.turn());
                black_box(score(meeting.events(), meeting.codebook(), &rubric));
            }
        }
    });
    println!("dialogical, scored    {:>12.0} turns/s", per_second(turns, took));
}

/// Every shipped meeting by every policy, as `analyse` plays them, on one thread and on two.
fn known_groups() {
    let scenarios = shipped();
    let (codebook, rubric) = (Codebook::shipped(), Rubric::shipped());
    let seeds = 100;
    let turns_of = |scenario: &Arc<Scenario>, policy| {
        let player = Player::new(policy, scenario, &codebook);
        let turns = |seed| {
            let mut meeting = Meeting::begin(scenario, &codebook, seed);
            let mut chance = Chance::new(seed, Stream::Policy);
            while meeting.ending().is_none() {
                meeting.respond(player.choose(&meeting, &mut chance)).expect("offered");
            }
            usize::from(meeting.turn())
        };
        (0..u64::from(seeds)).map(turns).sum::<usize>()
    };
    let turns: usize = scenarios.iter().flat_map(|s| NAMES.iter().map(|(_, policy)| turns_of(s, *policy))).sum();
    let speed = |threads| {
        let threads = NonZeroUsize::new(threads).expect("at least one");
        let effort = Effort { seeds, threads, stop: &AtomicBool::new(false), progress: &|_, _| () };
        let took = best(|| {
            for scenario in &scenarios {
                black_box(groups::play(scenario, &codebook, &rubric, effort));
            }
        });
        per_second(turns, took)
    };
    let (one, two) = (speed(1), speed(2));
    println!("known groups          {one:>12.0} turns/s on one thread (wanted 250,000)");
    println!("the same on two       {:>12.2} times as many (wanted 1.8)", two / one);
}

/// A row of moments, each with a cue, a press and four responses; the last ends.
fn generated(n_moments: usize) -> String {
    let mut text = format!(
        r#"Scenario(format: 1, id: "generated", title: "Generated", summary: "A row of moments.",
        about: (themes: [AcuteCrisis], practises: [Responsivity], minutes: 1, level: Foundation),
        setting: (place: Home, hours_since_contact: 1, called_by: "bela", scene: "A room."),
        people: [(id: "anna", name: "Anna", part: AtTheCentre, age: 30, starts: Present),
            (id: "bela", name: "Bela", part: Family("brother"), age: 33, starts: Open),
            (id: "cleo", name: "Cleo", part: Colleague("nurse"), age: 40, starts: Open)],
        turns: {}, out_of_time: "over", start: "m0", moments: ["#,
        n_moments.clamp(1, 1000)
    );
    for n in 0..n_moments {
        let next = if n + 1 < n_moments { format!(r#"To("m{}")"#, n + 1) } else { r#"End("end")"#.to_owned() };
        write!(
            text,
            r#"
            Moment(id: "m{n}", talk: [
                Says("anna", "The wall talks before I do, and then everybody knows it.", [
                    Cue(id: "wall-{n}", of: Experience, salience: 2, words: ["wall", "talks"])]),
                Thinks("bela", "If it has a name, somebody will know what to do."),
                Says("bela", "Just tell us what this is.", [Press(id: "name-{n}", demands: Diagnosis, salience: 2)]),
            ], responses: ["#
        )
        .expect("a string");
        for (r, acts) in [
            format!(r#"Answer("wall-{n}", [OwnWords, OpenQuestion])"#),
            format!(r#"Hold("name-{n}", [NotKnowing, FindOut])"#),
            format!(r#"Close("name-{n}", Label)"#),
            format!(r#"Answer("wall-{n}", [Reassure])"#),
        ]
        .iter()
        .enumerate()
        {
            write!(
                text,
                r#"
                Response(id: "r{n}-{r}", to: One("anna"), say: "The wall talks before you do. What is that like, here?",
                    does: [{acts}], because: "Takes up her word and asks about now.", tempting: "It sounds competent.",
                    reply: [Says("anna", "Like everyone has read the letter before me.")], next: {next}),"#
            )
            .expect("a string");
        }
        write!(text, r#"], silence: (does: [], because: "Leaves it in the room.", next: {next})),"#).expect("a string");
    }
    text.push_str(r#"], endings: [Ending(id: "end", title: "The end"), Ending(id: "over", title: "Out of time")])"#);
    text
}

fn scenario(n_moments: usize) -> Arc<Scenario> {
    let text = generated(n_moments);
    let loaded = load("generated", &text);
    Arc::new(loaded.scenario.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics.first())))
}

fn long_run() {
    let (scenario, codebook, rubric) = (scenario(101), Codebook::shipped(), Rubric::shipped());
    let inputs: Vec<_> = inputs(&scenario, Policy::Random, 1).into_iter().take(100).collect();
    let took = best(|| {
        for _ in 0..100 {
            black_box(replay(&scenario, &codebook, 1, &inputs));
        }
    }) / 100;
    let meeting = replay(&scenario, &codebook, 1, &inputs);
    let scored = best(|| {
        black_box(score(meeting.events(), &codebook, &rubric));
    });
    println!(
        "a {}-turn run         {:>10.3} ms to replay (wanted < 1), {:.3} ms to score",
        meeting.turn(),
        ms(took),
        ms(scored)
    );
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1e3
}

/// A turn in a large scenario beside one in a small one, beginnings aside.
fn turn_cost() {
    let codebook = Codebook::shipped();
    let cost = |n_moments: usize| {
        let scenario = scenario(n_moments);
        let begun: Vec<Meeting> = (0..200).map(|seed| Meeting::begin(&scenario, &codebook, seed)).collect();
        let inputs = inputs(&scenario, Policy::Random, 1);
        let inputs = &inputs[..9];
        let mut least = Duration::MAX;
        for _ in 0..ROUNDS {
            let mut meetings = begun.clone();
            let started = Instant::now();
            for meeting in &mut meetings {
                for input in inputs {
                    black_box(
                        meeting
                            .respond(*input)
                            .expect("offered")
                            .iter()
                            .filter(|e| matches!(e, Event::CueMet { .. }))
                            .count(),
                    );
                }
            }
            least = least.min(started.elapsed());
        }
        least.as_secs_f64() / (200.0 * 9.0)
    };
    let (small, large) = (cost(10), cost(1000));
    println!("a turn of 1,000 moments    {:>7.2} times one of 10 ({:.2} µs)", large / small, large * 1e6);
}

fn loading() {
    let mut per_moment = Vec::new();
    for n in [500, 5_000, 50_000] {
        let text = generated(n);
        let took = best(|| {
            let loaded = load("generated", &text);
            assert!(loaded.scenario.is_some());
            black_box(loaded);
        });
        per_moment.push(took.as_secs_f64() / n as f64);
        println!("load of {n:>6} moments     {:>9.1} ms ({:.1} MB)", ms(took), text.len() as f64 / 1e6);
    }
    println!(
        "a moment of 50,000 costs   {:>7.2} times one of 500 (5,000 wanted < 350 ms)",
        per_moment[2] / per_moment[0]
    );
}

/// A full check, loading included, of generated meetings of two sizes.
fn checking() {
    let (codebook, rubric) = (Codebook::shipped(), Rubric::shipped());
    let mut per_moment = Vec::new();
    for n in [1_000, 50_000] {
        let text = generated(n);
        let mut n_found = 0;
        let took = best(|| {
            let checked = check("generated", &text, &codebook, &rubric);
            assert!(checked.scenario.is_some());
            n_found = black_box(checked.diagnostics).len();
        });
        per_moment.push(took.as_secs_f64() / n as f64);
        println!("check of {n:>6} moments    {:>9.1} ms ({n_found} found; 1,000 wanted < 50 ms)", ms(took));
    }
    println!("a moment of 50,000 costs   {:>7.2} times one of 1,000 to check", per_moment[1] / per_moment[0]);
}

/// Exact analysis of every shipped meeting, on one thread and on two: states, time, states a second, bytes of a state.
fn exact_analysis() {
    let (codebook, rubric) = (Codebook::shipped(), Rubric::shipped());
    let explored = |scenario: &Scenario, threads: usize| {
        let threads = NonZeroUsize::new(threads).expect("it is at least one");
        let begun = Instant::now();
        let effort = exact::Effort { threads, ..exact::Effort::TO_THE_END };
        let exact = exact::explore(scenario, &codebook, &rubric, &effort);
        (exact, begun.elapsed())
    };
    for scenario in shipped() {
        let (exact, one) = explored(&scenario, 1);
        let (_, two) = explored(&scenario, 2);
        let bytes = exact.attainable.iter().map(|found| found.bytes_per_state).max().unwrap_or(0);
        println!(
            "exact {:<28} {:>9} states {:>9.0} ms on one thread, {:>8.0} on two; {:>8.0} states/s, {bytes} bytes each",
            scenario.id,
            exact.states,
            ms(one),
            ms(two),
            per_second(exact.states as usize, one)
        );
    }
    println!("(wanted: each < 5,000 ms on two threads; 500,000 states/s on the one with most states)");
}
