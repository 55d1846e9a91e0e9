//! The command line as people and programs meet it: whole output, whole complaints, exit codes.
#![expect(clippy::unwrap_used, reason = "helpers of tests stop where something is not there")]

mod analyse;
mod check;
mod graph;
mod new;
mod play;
mod reports;
mod runs;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A kitchen with one cue, one press and one sign; three turns at most.
const KITCHEN: &str = include_str!("cli/kitchen.ron");

/// A folder with a scenario in it and a place for runs, which goes when the test is over.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.write("scenarios/kitchen.ron", KITCHEN);
        desk
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// Runs the program here, with nothing to read.
    fn run(&self, arguments: &[&str]) -> Done {
        self.type_in(arguments, "")
    }

    /// Runs the program here, with this typed in.
    fn type_in(&self, arguments: &[&str], typed: &str) -> Done {
        self.finish(self.command(arguments), typed)
    }

    /// Runs the program here where no file can grow beyond so many kilobytes, as on a full disk.
    #[cfg(unix)]
    fn type_in_without_room(&self, arguments: &str, typed: &str, kilobytes: u32) -> Done {
        let program = env!("CARGO_BIN_EXE_polyphony");
        let script = format!("trap '' XFSZ; ulimit -f {}; exec '{program}' {arguments}", 2 * kilobytes);
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", &script]);
        self.finish(self.here(shell), typed)
    }

    fn finish(&self, mut command: Command, typed: &str) -> Done {
        let mut child = command.spawn().unwrap();
        // A program that has nothing to ask may be gone before it is answered.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            text.replace(&self.path().display().to_string(), "DESK")
        };
        Done { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_polyphony"));
        command.args(arguments);
        self.here(command)
    }

    fn here(&self, mut command: Command) -> Command {
        command.current_dir(self.path());
        command.env_clear().env("POLYPHONY_DATA", self.path().join("data")).env("COLUMNS", "80");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

/// What a program said, and how it ended.
struct Done {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Done {
    /// Compares all of it.
    #[track_caller]
    fn is(&self, code: i32, out: &str, err: &str) {
        assert_eq!((self.out.as_str(), self.err.as_str()), (out, err));
        assert_eq!(self.code, Some(code));
    }

    /// The output of a program that did what was asked and complained of nothing.
    #[track_caller]
    fn good(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    /// The complaint of a program that could not do what was asked.
    #[track_caller]
    fn complaint(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (Some(2), ""), "{}", self.err);
        self.err
    }
}
