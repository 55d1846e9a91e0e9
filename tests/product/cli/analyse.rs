//! `polyphony analyse`.

use super::{Desk, KITCHEN};
use polyphony::analysis::policies::NAMES;
use serde_json::Value;

/// A small meeting of which no rule complains, and on which all three dimensions are rated.
const RAIN: &str = include_str!("../../../src/scenario/rules/sound.ron");

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("scenarios/rain-indoors.ron", RAIN);
    desk
}

fn document(desk: &Desk, arguments: &[&str]) -> Value {
    let arguments: Vec<_> = ["analyse", "--json", "--seeds", "20"].iter().chain(arguments).copied().collect();
    serde_json::from_str(&desk.run(&arguments).good()).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_summary_fits_on_a_screen_and_says_first_what_to_mend() {
    let out = desk().run(&["analyse", "rain-indoors", "--seeds", "20"]).good();
    assert!(out.lines().count() < 24, "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    let begins = "rain-indoors: Rain indoors
7 moments, 28 responses; 280 meetings played; all 30,625 ways explored

To mend: 1 warning, 1 advice
  warning[group-chance] scenarios/rain-indoors.ron:4:10
    over 20 meetings `random` comes to ";
    assert!(out.starts_with(begins), "{out}");
    let row = "  attainable                0.0 to 100.0  0.0 to 100.0 or –       0.0 to 100.0\n";
    assert!(out.contains(row), "{out}");
    assert!(out.ends_with("Came up: 7 of 7 moments, 35 of 35 answers, 65 of 65 lines\n"), "{out}");
}

#[test]
fn what_there_is_too_much_of_is_counted() {
    let desk = desk();
    let text = RAIN.replace("allow: [],", "allow: [(code: \"a\", because: \"b\"), (code: \"c\", because: \"d\")],");
    desk.write("odd.ron", text);
    let out = desk.run(&["analyse", "odd.ron", "--seeds", "20"]).good();
    assert!(out.lines().count() < 24, "{out}");
    assert!(out.contains("more: `polyphony analyse --all odd.ron`\n"), "{out}");
    let all = desk.run(&["analyse", "odd.ron", "--seeds", "20", "--all"]).good();
    assert!(all.starts_with("warning[") && all.ends_with(&out), "{all}");
}

#[test]
fn a_meeting_without_a_fault_has_nothing_to_mend() {
    let out = desk().run(&["analyse", "kitchen", "--seeds", "3"]).good();
    assert!(out.contains("\nNothing to mend.\n"), "{out}");
    assert!(out.contains("all 9 ways explored"), "{out}");
    assert!(out.contains("never rated        never rated        never rated\n"), "{out}");
}

#[test]
fn the_document_is_what_the_contract_says() {
    let desk = desk();
    let document = document(&desk, &["rain-indoors", "kitchen"]);
    assert_eq!(keys(&document), ["scenarios"]);
    let [rain, kitchen] = document["scenarios"].as_array().unwrap().as_slice() else { panic!("two were asked for") };
    let wanted =
        ["attainable", "coverage", "diagnostics", "exact", "meetings", "moments", "policies", "scenario", "states"];
    assert_eq!(keys(rain), wanted);
    assert_eq!(
        (&rain["scenario"], &rain["moments"], &rain["exact"]),
        (&"rain-indoors".into(), &7.into(), &true.into())
    );
    assert_eq!(rain["meetings"], 30_625);
    assert!(rain["states"].as_u64().unwrap() > 0);
    let mut names = NAMES.map(|(name, _)| name);
    names.sort_unstable();
    assert_eq!(keys(&rain["policies"]), names);
    for dimension in ["responsivity", "tolerance", "safety"] {
        assert_eq!(keys(&rain["attainable"][dimension]), ["max", "max_path", "min", "min_path", "rated"]);
        assert_eq!(keys(&rain["policies"]["random"][dimension]), ["max", "mean", "min", "rated_runs"]);
        assert_eq!(kitchen["attainable"][dimension]["rated"], "never");
        assert_eq!(kitchen["policies"]["random"][dimension]["mean"], Value::Null);
    }
    assert_eq!(rain["coverage"], serde_json::json!({ "moments": 100.0, "responses": 100.0, "talk": 100.0 }));
    let found = &rain["diagnostics"][0];
    assert_eq!((&found["code"], &found["severity"]), (&"group-chance".into(), &"warning".into()));
    assert_eq!(found["file"], "scenarios/rain-indoors.ron");
}

#[test]
fn what_is_attainable_is_attained_by_its_path_and_what_is_named_by_its_run() {
    let desk = desk();
    let document = document(&desk, &["rain-indoors"]);
    let rain = &document["scenarios"][0];
    let play = |arguments: &[&str]| -> Value {
        let arguments: Vec<_> = ["play", "rain-indoors", "--json"].iter().chain(arguments).copied().collect();
        serde_json::from_str(&desk.run(&arguments).good()).unwrap()
    };
    for dimension in ["responsivity", "tolerance", "safety"] {
        for end in ["min", "max"] {
            let range = &rain["attainable"][dimension];
            let path: Vec<_> =
                range[format!("{end}_path")].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
            let played = play(&["--choose", &path.join(",")]);
            assert_eq!(played["scores"][dimension]["score"], range[end], "{dimension} {end}");
        }
    }
    let hint = rain["diagnostics"][0]["hint"].as_str().unwrap();
    let command = hint.split('`').nth(1).unwrap();
    let arguments: Vec<_> = command.split(' ').skip(1).collect();
    let played: Value = serde_json::from_str(&desk.run(&[&arguments[..], &["--json"]].concat()).good()).unwrap();
    let score = played["scores"]["tolerance"]["score"].as_f64().unwrap();
    assert!(hint.ends_with(&format!("which comes to {score:.1}.")), "{hint} {score}");
}

#[test]
fn a_file_with_errors_is_told_and_the_others_are_analysed() {
    let desk = desk();
    desk.write("bad.ron", KITCHEN.replace("Does(\"ida\",", "Does(\"idda\","));
    let done = desk.run(&["analyse", "bad.ron", "kitchen", "--seeds", "1"]);
    assert_eq!((done.code, done.err.as_str()), (Some(1), ""));
    let begins = "bad.ron
It cannot be played before its errors are mended.

To mend: 1 error
  error[unknown-person] bad.ron:33:26
    there is no person `idda`. Did you mean `ida`?

kitchen: The kitchen
";
    assert!(done.out.starts_with(begins), "{}", done.out);
    let done = desk.run(&["analyse", "bad.ron", "--json"]);
    assert_eq!(done.code, Some(1));
    let document: Value = serde_json::from_str(&done.out).unwrap();
    let bad = &document["scenarios"][0];
    assert_eq!((&bad["scenario"], &bad["policies"], &bad["exact"]), (&"bad.ron".into(), &Value::Null, &false.into()));
    assert_eq!(bad["diagnostics"][0]["code"], "unknown-person");
}

#[test]
fn warnings_pass_unless_they_are_denied() {
    let desk = desk();
    let arguments = ["analyse", "rain-indoors", "--seeds", "20"];
    assert_eq!(desk.run(&arguments).code, Some(0));
    assert_eq!(desk.run(&[&arguments[..], &["--deny", "warning"]].concat()).code, Some(1));
}

#[test]
fn a_library_is_told_what_the_looks_of_its_answers_give_away() {
    let desk = desk();
    for id in ["drizzle", "sleet"] {
        desk.write(&format!("scenarios/{id}.ron"), RAIN.replace("rain-indoors", id));
    }
    let told = desk.run(&["analyse", "rain-indoors", "drizzle", "sleet", "--seeds", "20"]).good();
    let line = "\nOver these 3 scenarios `warmest` comes to 70.1 on responsivity and `random` to\n  49.1, more than 10 apart: ";
    assert!(told.contains(line), "{told}");
    let told = desk.run(&["analyse", "rain-indoors", "drizzle", "--seeds", "20"]).good();
    assert!(!told.contains("Over these"), "{told}");
}

#[test]
fn what_cannot_be_read_is_said() {
    let desk = desk();
    let complaint = desk.run(&["analyse", "kitchin"]).complaint();
    assert_eq!(complaint, "error: there is no scenario `kitchin`\n  in scenarios\n  help: Did you mean `kitchen`?\n");
    assert!(desk.run(&["analyse", "nowhere/x.ron"]).complaint().starts_with("error: there is no such file\n"));
}

/// The program listens for Ctrl-C once the kernel says that it catches the signal.
#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_prints_what_was_found_so_far() {
    for (arguments, marked) in [
        (&["analyse", "rain-indoors", "--seeds", "1000000"][..], "\nStopped: this is what was found so far."),
        (&["analyse", "rain-indoors", "--seeds", "1000000", "--json"][..], "\"incomplete\": true"),
    ] {
        let desk = desk();
        let child = desk.command(arguments).spawn().unwrap();
        let catches = || {
            let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
            let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap().trim().to_owned();
            u64::from_str_radix(&caught, 16).unwrap() & 0b10 != 0
        };
        while !catches() {
            std::thread::yield_now();
        }
        assert!(std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        let output = child.wait_with_output().unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(2), "{out}");
        assert!(out.contains(marked), "{out}");
    }
}
