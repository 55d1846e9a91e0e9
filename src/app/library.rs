//! The library: the scenarios that can be played, and what is wrong with those that cannot.
//!
//! Files are read and checked in the task pool when the lobby is entered and when the window gets the keyboard back, so
//! that a trainer who edits a file beside the window finds it checked again.

use super::screen::Screen;
use crate::diagnostic::{Diagnostic, Position, Severity};
use crate::run::Text;
use crate::scenario::{Course, Loaded, Scenario, load::load_bytes};
use crate::store::library::{course_files, is_course_file, read_file, read_folder, scenario_folder};
use bevy::prelude::*;
use bevy::tasks::{IoTaskPool, Task, futures::check_ready};
use bevy::window::WindowFocused;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use std::path::PathBuf;
use std::sync::Arc;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Library>().add_message::<ReadLibrary>().add_message::<WindowFocused>();
    app.add_systems(OnEnter(Screen::Lobby), read_again);
    app.add_systems(
        Update,
        (
            read_again
                .run_if(on_message::<ReadLibrary>.or_else(has_got_the_keyboard.and_then(in_state(Screen::Lobby)))),
            put_on_the_shelf.run_if(resource_exists::<Reading>),
        )
            .chain(),
    );
}

/// Says where scenarios are looked for.
pub(super) fn ask_for(app: &mut App, places: Vec<PathBuf>) {
    app.world_mut().resource_mut::<Library>().asked_for = places;
}

/// Asks for the files to be read again.
#[derive(Message, Clone, Copy, Debug)]
pub(super) struct ReadLibrary;

/// Scenarios as they were read last.
#[derive(Resource, Debug, Default)]
pub(super) struct Library {
    /// What was asked for on the command line; the usual folder where empty.
    pub(super) asked_for: Vec<PathBuf>,
    /// What was found, by file name.
    pub(super) shelf: Vec<Shelved>,
    /// The order that is advised; the first course that was found.
    pub(super) course: Option<Arc<Course>>,
    /// Why nothing could be read.
    pub(super) trouble: Option<String>,
    /// Whether the files have been read at all.
    pub(super) is_read: bool,
}

/// A file of the library.
#[derive(Clone, Debug)]
pub(super) struct Shelved {
    /// Its name and its text, as far as it is one.
    pub(super) text: Text,
    /// The scenario, if it can be played.
    pub(super) scenario: Option<Arc<Scenario>>,
    /// What is wrong with it, or could be better.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Library {
    /// The playable scenario with this id.
    pub(super) fn playable(&self, id: &str) -> Option<(&Text, &Arc<Scenario>)> {
        let mut playable = self.shelf.iter().filter_map(|s| s.scenario.as_ref().map(|scenario| (&s.text, scenario)));
        playable.find(|(_, scenario)| scenario.id == id)
    }
}

type Read = Result<(Vec<Shelved>, Option<Arc<Course>>), String>;

/// Files are being read.
#[derive(Resource)]
struct Reading(Task<Read>);

fn has_got_the_keyboard(mut focused: MessageReader<WindowFocused>) -> bool {
    focused.read().filter(|f| f.focused).count() > 0
}

fn read_again(mut commands: Commands, library: Res<Library>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let asked_for = library.asked_for.clone();
    let proxy = proxy.map(|proxy| (**proxy).clone());
    let task = IoTaskPool::get().spawn(async move {
        let read = read_all(&asked_for);
        // Where the event loop is gone, nobody waits for what was read.
        let _ = proxy.map(|proxy| proxy.send_event(WinitUserEvent::WakeUp));
        read
    });
    commands.insert_resource(Reading(task));
}

fn put_on_the_shelf(mut commands: Commands, mut reading: ResMut<Reading>, mut library: ResMut<Library>) {
    let Some(read) = check_ready(&mut reading.0) else { return };
    commands.remove_resource::<Reading>();
    library.is_read = true;
    match read {
        Ok((shelf, course)) => {
            library.shelf = shelf;
            library.course = course;
            library.trouble = None;
        }
        Err(trouble) => library.trouble = Some(trouble),
    }
}

fn read_all(asked_for: &[PathBuf]) -> Read {
    let folder;
    let places = match asked_for {
        [] => {
            folder = [scenario_folder().map_err(|error| error.to_string())?];
            &folder
        }
        places => places,
    };
    let mut shelf = Vec::new();
    let mut courses = Vec::new();
    for place in places {
        if place.is_dir() {
            let files = read_folder(place).map_err(|error| error.to_string())?;
            shelf.extend(files.into_iter().map(|(path, bytes)| shelve(&path, bytes)));
            courses.extend(course_files(place).map_err(|error| error.to_string())?);
        } else if is_course_file(place) {
            courses.push(place.clone());
        } else {
            shelf.push(shelve(place, read_file(place)));
        }
    }
    let mut course = None;
    for path in courses {
        match read_course(&path) {
            Ok(read) => course = course.or_else(|| Some(Arc::new(read))),
            Err(broken) => shelf.push(broken),
        }
    }
    Ok((shelf, course))
}

/// A course; one that is broken stands among the broken files and stops nothing.
fn read_course(path: &std::path::Path) -> Result<Course, Shelved> {
    let name = path.display().to_string();
    let read = read_file(path).map_err(|error| vec![unread(&name, &error)]);
    let course = read.and_then(|bytes| Course::load_bytes(&name, &bytes));
    course.map_err(|diagnostics| Shelved { text: Text::new(name.as_str(), ""), scenario: None, diagnostics })
}

fn shelve(path: &std::path::Path, bytes: std::io::Result<Vec<u8>>) -> Shelved {
    let name = path.display().to_string();
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            return Shelved { diagnostics: vec![unread(&name, &error)], text: Text::new(name, ""), scenario: None };
        }
    };
    let Loaded { scenario, diagnostics } = load_bytes(&name, &bytes);
    let text = Text::new(name, String::from_utf8_lossy(&bytes));
    Shelved { text, scenario: scenario.map(Arc::new), diagnostics }
}

/// A file that cannot be read stands in the lobby like one that is wrong.
fn unread(file: &str, error: &std::io::Error) -> Diagnostic {
    let beginning = Position { line: 1, column: 1 };
    Diagnostic {
        file: file.to_owned(),
        span: 0..0,
        start: beginning,
        end: beginning,
        severity: Severity::Error,
        code: "unreadable",
        message: format!("the file cannot be read: {error}"),
        hint: "Check that it is there and that you may read it.".to_owned(),
    }
}
