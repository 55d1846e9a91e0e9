//! `polyphony check`.

use super::{Desk, KITCHEN};

#[test]
fn a_good_folder_is_counted() {
    let desk = Desk::new();
    for arguments in [&["check"][..], &["check", "scenarios"], &["check", "scenarios/kitchen.ron"]] {
        desk.run(arguments).is(0, "1 file checked: 0 errors, 0 warnings\n", "");
    }
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

1 file checked: 1 error, 0 warnings
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
    assert!(desk.run(&["check", "warned.ron"]).good().ends_with("1 file checked: 0 errors, 1 warning\n"));
    assert_eq!(desk.run(&["check", "warned.ron", "--deny", "warning"]).code, Some(1));
}

#[test]
fn what_cannot_be_read_stops_nothing_else() {
    let desk = Desk::new();
    desk.run(&["check", "nowhere.ron", "scenarios"]).is(
        2,
        "1 file checked: 0 errors, 0 warnings\n",
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
        assert!(done.out.ends_with("1 file checked: 1 error, 0 warnings\n"), "{name}: {}", done.out);
    }
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
