//! `polyphony new`: a first scenario to change, the annotated reference, or the authoring guide.
//!
//! All three are files of the project that are built in, so that somebody with only the program has them.

use super::files;
use super::trouble::Trouble;
use super::{Exit, Terminal};
use crate::scenario::load;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A meeting of six moments that teaches the format by its comments.
const TEMPLATE: Text = Text { text: include_str!("../../assets/new.ron"), id: "new-meeting", title: "A new meeting" };
/// Every part of the format at least once, each with a comment.
const REFERENCE: Text =
    Text { text: include_str!("../../assets/reference.ron"), id: "every-part", title: "Every part" };
/// The authoring guide.
const GUIDE: &str = include_str!("../../scenarios/README.md");

/// What `new` is asked for.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The id of the scenario: lower-case letters, digits and hyphens
    #[arg(required_unless_present = "guide")]
    id: Option<String>,
    /// Where to write it; `ID.ron` in this folder unless given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write the reference instead: every part of the format, each with a comment
    #[arg(long)]
    reference: bool,
    /// Print the authoring guide, and write nothing
    #[arg(long, conflicts_with_all = ["id", "out", "reference"])]
    guide: bool,
}

pub(super) fn run(options: &Options, terminal: &mut Terminal<'_>) -> anyhow::Result<Exit> {
    let Terminal { out, .. } = terminal;
    let Some(id) = &options.id else {
        out.write_all(GUIDE.as_bytes())?;
        return Ok(Exit::Good);
    };
    let text = if options.reference { REFERENCE } else { TEMPLATE }.named(id)?;
    let path = place(options.out.as_deref(), id);
    write(&path, &text)?;
    said(options, &path, *out)?;
    Ok(Exit::Good)
}

/// A scenario that is built in, and what in it is replaced.
struct Text {
    text: &'static str,
    id: &'static str,
    title: &'static str,
}

impl Text {
    /// The text with an id and a title of its own; loading says whether the id is one.
    fn named(&self, id: &str) -> Result<String, Trouble> {
        let field = |name: &str, value: &str| format!("\n    {name}: {value:?},\n");
        let text = self.text.replacen(&field("id", self.id), &field("id", id), 1);
        let text = text.replacen(&field("title", self.title), &field("title", &title(id)), 1);
        match load("", &text).diagnostics.into_iter().find(|diagnostic| diagnostic.is_error()) {
            None => Ok(text),
            Some(wrong) => Err(Trouble::new(wrong.message).help(wrong.hint)),
        }
    }
}

/// A title to begin with: the id as words.
fn title(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.trim().chars();
    let title: String = letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect();
    if title.is_empty() { id.to_owned() } else { title }
}

/// Where the file goes: what was named, in it where that is a folder.
fn place(out: Option<&Path>, id: &str) -> PathBuf {
    let name = format!("{id}.ron");
    match out {
        None => PathBuf::from(name),
        Some(folder) if folder.is_dir() => folder.join(name),
        Some(file) => file.to_owned(),
    }
}

fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(|e| unwritten(path, &e))?;
    file.write_all(text.as_bytes()).map_err(|error| {
        // Half a meeting is none, and it would stand in the way of the next try.
        let _ = std::fs::remove_file(path);
        unwritten(path, &error)
    })
}

fn unwritten(path: &Path, error: &io::Error) -> Trouble {
    let (what, help) = match error.kind() {
        io::ErrorKind::AlreadyExists => (
            "the file is there already, and nothing is overwritten".to_owned(),
            "Choose another id, or another file with `--out`.",
        ),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            ("there is no such folder".to_owned(), "Make it first, or name another file with `--out`.")
        }
        io::ErrorKind::PermissionDenied => {
            ("no file may be written there".to_owned(), "Go to a folder of yours, or name a file in one with `--out`.")
        }
        _ => (format!("the file cannot be written: {error}"), "Check the disk, or name another file with `--out`."),
    };
    Trouble::new(what).at(path.display()).help(help)
}

/// Says what was written, and what to do next.
fn said(options: &Options, path: &Path, out: &mut dyn Write) -> io::Result<()> {
    let file = files::typed(&path.display().to_string());
    let drawing = files::typed(&path.with_extension("svg").display().to_string());
    let check = (format!("check {file}"), "what does not hold together; again after each change");
    let (what, steps) = if options.reference {
        let new = ("new ID".to_owned(), "a small meeting to begin with");
        ("every part of the format, each with a comment; to look things up in", vec![check, new])
    } else {
        let steps = vec![
            (format!("play {file}"), "sit in it yourself, before you change anything"),
            check,
            (format!("analyse {file}"), "what every way of playing it comes to"),
            (format!("graph {file} --out {drawing}"), "the whole of it on one page"),
        ];
        ("a meeting of six moments, with a comment at each new thing", steps)
    };
    writeln!(out, "Wrote {}: {what}.\n\nNext", path.display())?;
    let guide = ("new --guide".to_owned(), "the guide, from an idea to a sound meeting");
    for (command, what) in steps.iter().chain([&guide]) {
        writeln!(out, "  polyphony {command}\n      {what}")?;
    }
    let is_listed = path.extension().is_some_and(|end| end == "ron");
    if !is_listed {
        writeln!(out, "\nThe lobby lists files that end in `.ron`; this one does not.")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_gets_an_id_and_a_title_of_its_own() {
        for built_in in [TEMPLATE, REFERENCE] {
            let scenario = load("", &built_in.named("the-last-stop").unwrap()).scenario.unwrap();
            assert_eq!((scenario.id.as_str(), scenario.title.as_str()), ("the-last-stop", "The last stop"));
        }
    }

    #[test]
    fn a_bad_id_is_explained() {
        let said = |id: &str| TEMPLATE.named(id).unwrap_err().to_string();
        assert_eq!(
            said("My Meeting"),
            "`My Meeting` is no id: lower-case letters, digits and hyphens were wanted\n  help: Write `my-meeting`."
        );
        assert_eq!(said("you"), "`you` means the trainee and cannot be an id\n  help: Choose another name.");
        assert!(said("").starts_with("the id is empty"));
        assert!(said("a\"),(b").starts_with("`a\"),(b` is no id"), "{}", said("a\"),(b"));
        assert!(said(&"a".repeat(65)).contains("has 65 letters"));
        assert!(said("../x").contains("Write `x`."));
    }

    #[test]
    fn an_id_of_hyphens_alone_is_a_title_too() {
        assert_eq!((title("a"), title("-b-"), title("--")), ("A".to_owned(), "B".to_owned(), "--".to_owned()));
    }
}
