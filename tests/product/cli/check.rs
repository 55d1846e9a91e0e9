//! `polyphony check`.

use super::{Desk, KITCHEN};

#[test]
fn a_good_folder_is_counted() {
    let desk = Desk::new();
    for arguments in [&["check"][..], &["check", "scenarios"]] {
        desk.run(arguments).is(0, "1 file checked (scenarios): 0 errors, 0 warnings\n", "");
    }
    let file = "scenarios/kitchen.ron";
    desk.run(&["check", file, file]).is(0, &format!("1 file checked ({file}, {file}): 0 errors, 0 warnings\n"), "");
}

#[test]
fn a_fault_is_drawn_where_it_stands() {
    let desk = Desk::new();
    desk.write("bad.ron", KITCHEN.replace("Does(\"ida\",", "Does(\"idda\","));
    desk.run(&["check", "bad.ron"]).is(
        1,
        "error[unknown-person]: there is no person `idda`
  --> bad.ron:33:26
   |
33 |             talk: [Does(\"idda\", \"pours the tea\", [Cue(id: \"tea\", of: Body, salience: 1)])],
   |                          ^^^^
   |
   = hint: Did you mean `ida`?

1 file checked (bad.ron): 1 error, 0 warnings
",
        "",
    );
}

#[test]
fn json_is_one_document() {
    let desk = Desk::new();
    desk.write("bad.ron", KITCHEN.replace("Does(\"ida\",", "Does(\"idda\","));
    desk.run(&["check", "bad.ron", "scenarios", "--format", "json"]).is(
        1,
        r#"{
  "diagnostics": [
    {
      "file": "bad.ron",
      "line": 33,
      "column": 26,
      "end_line": 33,
      "end_column": 30,
      "severity": "error",
      "code": "unknown-person",
      "message": "there is no person `idda`",
      "hint": "Did you mean `ida`?"
    }
  ],
  "errors": 1,
  "warnings": 0
}
"#,
        "",
    );
}

#[test]
fn warnings_pass_unless_they_are_denied() {
    let desk = Desk::new();
    let warned = KITCHEN.replace("because: \"Settles it.\",", "because: \"Settles it.\", when: Flag(\"never\"),");
    desk.write("warned.ron", warned);
    assert!(desk.run(&["check", "warned.ron"]).good().ends_with("1 file checked (warned.ron): 0 errors, 1 warning\n"));
    assert_eq!(desk.run(&["check", "warned.ron", "--deny", "warning"]).code, Some(1));
}

#[test]
fn what_cannot_be_read_stops_nothing_else() {
    let desk = Desk::new();
    desk.run(&["check", "nowhere.ron", "scenarios"]).is(
        2,
        "1 file checked (scenarios): 0 errors, 0 warnings\n",
        "error: there is no such file\n  nowhere.ron\n  help: Check the name and the current folder.\n",
    );
    desk.write("empty/notes.txt", "");
    desk.run(&["check", "empty"]).is(
        2,
        "",
        "error: the folder holds no scenarios\n  empty\n  help: Name a folder with `.ron` files, or a file.\n",
    );
}

#[test]
fn files_that_are_no_text_are_diagnosed() {
    let desk = Desk::new();
    for (name, content) in [("empty.ron", &b""[..]), ("binary.ron", b"Scen\0ario("), ("latin.ron", b"Scenario(\xe4")] {
        desk.write(name, content);
        let done = desk.run(&["check", name]);
        assert_eq!((done.code, done.err.as_str()), (Some(1), ""), "{name}");
        assert!(done.out.ends_with(&format!("1 file checked ({name}): 1 error, 0 warnings\n")), "{name}: {}", done.out);
    }
}

#[test]
fn an_id_that_another_file_of_the_folder_has_is_a_warning() {
    let desk = Desk::new();
    desk.write("scenarios/pantry.ron", KITCHEN);
    desk.write("elsewhere/kitchen.ron", KITCHEN);
    desk.run(&["check", "scenarios", "elsewhere"]).is(
        0,
        "warning[duplicate-scenario-id]: the id `kitchen` is that of `scenarios/kitchen.ron` too
 --> scenarios/pantry.ron:2:21
  |
2 |     format: 1, id: \"kitchen\", title: \"The kitchen\",
  |                     ^^^^^^^
  |
  = hint: Give each scenario of a folder an id of its own.

3 files checked (scenarios, elsewhere): 0 errors, 1 warning
",
        "",
    );
    assert_eq!(desk.run(&["check", "--deny", "warning"]).code, Some(1));
    let explained = desk.run(&["check", "--explain", "duplicate-scenario-id"]).good();
    assert!(explained.starts_with("duplicate-scenario-id\n  Two files of a folder"), "{explained}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let desk = Desk::new();
    let pipe = desk.path().join("scenarios/pipe.ron");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    desk.run(&["check"]).is(
        2,
        "1 file checked (scenarios): 0 errors, 0 warnings\n",
        "error: it is a pipe or a device, and a file was wanted\n  scenarios/pipe.ron\n  \
         help: Save its content in a file, and name that.\n",
    );
    let complaint = desk.run(&["play", "scenarios/pipe.ron", "--policy", "first"]).complaint();
    assert!(complaint.starts_with("error: it is a pipe or a device"), "{complaint}");
}

#[test]
fn a_code_is_explained() {
    let desk = Desk::new();
    desk.run(&["check", "--explain", "salience"]).is(
        0,
        "salience\n  The salience of a cue or a press is 1, 2 or 3.\n",
        "",
    );
    desk.run(&["check", "--explain", "sailence"]).is(
        2,
        "",
        "error: there is no code `sailence`\n  help: Did you mean `salience`?\n",
    );
}

#[test]
fn a_rule_has_a_page_and_all_codes_are_listed() {
    let desk = Desk::new();
    let page = desk.run(&["check", "--explain", "thin-path"]).good();
    assert!(page.starts_with("thin-path (warning, structure)\n  A path to an ending"), "{page}");
    for heading in ["\nWrong\n", "\nWhy it matters\n", "\nThe mend\n"] {
        assert!(page.contains(heading), "{page}");
    }
    let list = desk.run(&["check", "--explain", "all"]).good();
    for group in ["structure\n  orphan-moment ", "\npractice\n", "\ngive-aways\n", "\ncare\n", "\nloading\n  and-more "]
    {
        assert!(list.contains(group), "{group}: {list}");
    }
    desk.run(&["check", "--explain", "thin-paths"]).is(
        2,
        "",
        "error: there is no code `thin-paths`\n  help: Did you mean `thin-path`?\n",
    );
}

#[test]
fn what_a_file_allows_itself_is_left_out_and_what_it_allows_for_nothing_is_told() {
    let desk = Desk::new();
    desk.write("bare.ron", KITCHEN.split("    allow: [").next().unwrap().to_owned() + ")\n");
    let bare = desk.run(&["check", "bare.ron"]).good();
    assert!(bare.contains("warning[thin-path]: a path to `tomorrow` holds 2 cues"), "{bare}");
    desk.write(
        "idle.ron",
        KITCHEN.replace("allow: [", "allow: [(code: \"orphan-moment\", because: \"It is small.\"),"),
    );
    let idle = desk.run(&["check", "idle.ron"]).good();
    let wanted = "advice[idle-allow]: nothing in this file is `orphan-moment`, so there is nothing to allow\n";
    assert!(idle.starts_with(wanted) && idle.ends_with("0 errors, 0 warnings\n"), "{idle}");
    desk.write("unknown.ron", KITCHEN.replace("thin-path", "thin-paths"));
    let unknown = desk.run(&["check", "unknown.ron"]).good();
    assert!(unknown.contains("warning[unknown-allow]: there is no code `thin-paths`\n"), "{unknown}");
    assert!(unknown.contains("= hint: Did you mean `thin-path`?\n"), "{unknown}");
}

#[test]
fn coverage_is_a_table_and_a_hole_is_an_error() {
    let desk = Desk::new();
    desk.write("scenarios/pantry.ron", KITCHEN.replace("id: \"kitchen\"", "id: \"pantry\""));
    let done = desk.run(&["check", "--coverage"]);
    assert_eq!((done.code, done.err.as_str()), (Some(1), ""));
    for (mark, code, meetings) in [
        ('!', "FirstEpisodePsychosis", "0 (2)"),
        (' ', "FamilyConflict", "2 (2)  kitchen, pantry"),
        ('!', "Idiom", "0 (4)"),
    ] {
        assert!(done.out.contains(&format!("\n{mark} {code:22}   {meetings}\n")), "{code}: {}", done.out);
    }
    assert!(done.out.contains("\n60 holes in 2 meetings: FirstEpisodePsychosis (themes), AcuteCrisis"), "{}", done.out);
    assert!(done.out.ends_with("\n2 files checked (scenarios): 0 errors, 0 warnings\n"), "{}", done.out);
}

#[test]
fn coverage_is_in_the_one_document_where_it_is_asked_for() {
    let desk = Desk::new();
    let done = desk.run(&["check", "--coverage", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!((done.code, &document["errors"]), (Some(1), &0.into()));
    let row = document["coverage"].as_array().unwrap().iter().find(|row| row["code"] == "FamilyConflict").unwrap();
    let wanted = r#"{"list":"themes","code":"FamilyConflict","wanted":2,"meetings":["kitchen"],"is_hole":true}"#;
    assert_eq!(*row, serde_json::from_str::<serde_json::Value>(wanted).unwrap());
    let plain = desk.run(&["check", "--format", "json"]).good();
    assert_eq!(plain, "{\n  \"diagnostics\": [],\n  \"errors\": 0,\n  \"warnings\": 0\n}\n");
}

#[test]
fn a_course_is_checked_against_its_folder_and_is_no_scenario() {
    let desk = Desk::new();
    let course =
        |id: &str| format!("Course(format: 1, title: \"All\", steps: [\n(scenario: \"{id}\", because: \"So.\")])");
    desk.write("scenarios/course.ron", course("kitchen"));
    assert_eq!(desk.run(&["check"]).good(), "2 files checked (scenarios): 0 errors, 0 warnings\n");
    let done = desk.run(&["check", "--coverage"]);
    assert!(done.out.contains(" in 1 meeting"), "{}", done.out);
    let complaint = desk.run(&["play", "course"]).complaint();
    assert!(complaint.starts_with("error: there is no scenario `course`"), "{complaint}");
    desk.write("scenarios/course.ron", course("kitchin"));
    let done = desk.run(&["check", "scenarios/course.ron"]);
    assert_eq!(done.code, Some(1));
    for part in ["course-unknown-scenario", "no scenario `kitchin` in this folder", "Did you mean `kitchen`?", ":2:13"]
    {
        assert!(done.out.contains(part), "{part}: {}", done.out);
    }
}
