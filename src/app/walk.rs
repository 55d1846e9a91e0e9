//! A walk through all screens without a window, in a real store: what a person does arrives as the panels' actions.

use super::debrief;
use super::desk::{Desk, Keeping};
use super::library::Library;
use super::meeting::active::ActiveMeeting;
use super::notices::Notices;
use super::panel::{Acted, Panel};
use super::runs::KeptRuns;
use super::scored::ScoredRun;
use super::screen::Screen;
use super::settings::Settings;
use super::{AppOptions, add_product};
use crate::codebook::Dimension;
use crate::review::{Decision, Verdict, keys};
use crate::run::{Reflection, Standing, fixture};
use crate::store::Store;
use crate::ui::about::{AboutAction, AboutView};
use crate::ui::before::{BeforeAction, BeforeView};
use crate::ui::debrief::{DebriefAction, DebriefView};
use crate::ui::first_reaction::{FirstReactionAction, FirstReactionView};
use crate::ui::lobby::{LobbyAction, LobbyView};
use crate::ui::meeting::{MeetingAction, MeetingView};
use crate::ui::review::{ReviewAction, ReviewView};
use crate::ui::runs::{RunsAction, RunsView};
use crate::ui::settings::ReadingPace;
use crate::ui::supervision::{SupervisionAction, SupervisionView};
use bevy::ecs::resource::IsResource;
use bevy::prelude::*;
use bevy::state::app::StatesPlugin;
use bevy::window::RequestRedraw;
use std::path::{Path, PathBuf};

/// Frames that anything may take; the store works beside them.
const PATIENCE: usize = 4000;

struct Walk {
    app: App,
    folder: tempfile::TempDir,
}

impl Walk {
    /// An app in a folder of its own, with a playable scenario and a broken one.
    fn begin() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("kitchen.ron"), fixture::SCENARIO).expect("a scenario");
        std::fs::write(folder.path().join("broken.ron"), "Scenario(format: 1,").expect("a broken one");
        Self { app: open(folder.path()), folder }
    }

    fn until(&mut self, what: &str, holds: impl Fn(&World) -> bool) {
        for _ in 0..PATIENCE {
            self.app.update();
            if holds(self.app.world()) {
                return;
            }
            std::thread::yield_now();
        }
        panic!("{what} never came");
    }

    fn act<A: Send + Sync + 'static>(&mut self, action: A) {
        self.app.world_mut().write_message(Acted(action));
        self.app.update();
    }

    /// Waits until a screen is entered and its panel has something to show.
    fn on<V: Send + Sync + 'static>(&mut self, screen: Screen) -> &V {
        let shown = |world: &World| {
            *world.resource::<State<Screen>>().get() == screen && world.resource::<Panel<V>>().0.is_some()
        };
        self.until(&format!("{screen:?}"), shown);
        self.app.world().resource::<Panel<V>>().0.as_ref().expect("it has just been seen")
    }

    /// Everything that was spawned; resources are entities too, and not meant.
    fn n_entities(&mut self) -> usize {
        let world = self.app.world_mut();
        world.query_filtered::<Entity, Without<IsResource>>().iter(world).count()
    }

    fn play(&mut self, choices: &[&str]) {
        for choice in choices {
            let active = self.app.world().resource::<ActiveMeeting>();
            let crate::meeting::Input::Choose(response) = active.meeting.input_named(choice).expect("it is offered")
            else {
                panic!("a response is chosen here");
            };
            self.act(MeetingAction::Choose(response));
        }
    }
}

fn store_path(folder: &Path) -> PathBuf {
    folder.join("runs.db")
}

fn open(folder: &Path) -> App {
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, StatesPlugin)).add_message::<RequestRedraw>();
    let store = store_path(folder).display().to_string();
    add_product(&mut app, AppOptions { scenarios: vec![folder.to_owned()], store: Some(store) });
    app.world_mut().resource_mut::<Settings>().pace = ReadingPace::AtOnce;
    app
}

fn is_read(world: &World) -> bool {
    world.resource::<Library>().is_read
}

#[test]
fn every_screen_is_walked_and_leaves_nothing_behind() {
    let mut walk = Walk::begin();
    walk.until("the library", is_read);
    let lobby: &LobbyView = walk.on(Screen::Lobby);
    assert_eq!((lobby.cards.len(), lobby.broken.len()), (1, 1));
    let at_rest = walk.n_entities();

    walk.act(LobbyAction::About);
    walk.on::<AboutView>(Screen::About);
    walk.act(AboutAction::Back);
    walk.on::<LobbyView>(Screen::Lobby);

    walk.act(LobbyAction::Begin("kitchen".to_owned()));
    walk.on::<BeforeView>(Screen::Before);
    walk.act(BeforeAction::EnterTheRoom);
    walk.on::<MeetingView>(Screen::Meeting);
    walk.play(&["ask-clock", "ask-window", "meet-again"]);
    walk.until("the end", |world| world.resource::<ActiveMeeting>().is_over());
    walk.act(MeetingAction::LookBack);

    walk.on::<FirstReactionView>(Screen::Debrief);
    assert!(walk.app.world().resource::<Panel<DebriefView>>().0.is_none(), "no score before the first reaction");
    walk.act(FirstReactionAction::Write(Reflection::FirstReaction("Tired".to_owned())));
    walk.act(FirstReactionAction::ShowWhatHappened);
    walk.on::<DebriefView>(Screen::Debrief);
    walk.act(DebriefAction::AnswerQuestions);
    let key = walk.on::<SupervisionView>(Screen::Supervision).questions[0].key.clone();
    walk.act(SupervisionAction::Answer { key: key.clone(), text: "Whose, indeed".to_owned() });
    walk.act(SupervisionAction::Done);
    walk.on::<LobbyView>(Screen::Lobby);

    walk.act(LobbyAction::Runs);
    walk.until("the run in the list", |world| {
        let kept = world.resource::<KeptRuns>();
        kept.runs.first().is_some_and(|run| run.scorecard.is_some())
    });
    let run = walk.on::<RunsView>(Screen::Runs).runs[0].id.clone();
    walk.act(RunsAction::OpenAsSupervisor(run.clone()));
    walk.on::<ReviewView>(Screen::Review);
    let scored = walk.app.world().resource::<ScoredRun>();
    assert_eq!(scored.run.reflections.first_reaction, "Tired");
    assert_eq!(scored.run.reflections.answer(&key), "Whose, indeed");
    let original = scored.card.clone();
    let finding = keys(&scored.card, scored.meeting.scenario()).remove(0);
    assert_eq!(finding.dimension, Dimension::Responsivity);
    walk.act(ReviewAction::Name("Nora".to_owned()));
    let decision = Decision::Override { points: 0 };
    walk.act(ReviewAction::Decide(Verdict { finding, decision, reason: "Seen otherwise".to_owned() }));
    walk.act(ReviewAction::Done);
    walk.on::<RunsView>(Screen::Runs);
    assert_eq!(walk.app.world().resource::<ScoredRun>().card, original, "a review changes no score");
    walk.act(RunsAction::Back);
    walk.on::<LobbyView>(Screen::Lobby);
    assert_eq!(walk.n_entities(), at_rest, "a screen left something behind");
    assert!(!walk.app.world().contains_resource::<ActiveMeeting>());

    // Closing the app waits for the store; then everything is on the disk.
    let Walk { app, folder } = walk;
    drop(app);
    let store = Store::open(&store_path(folder.path())).expect("the store");
    let kept = store.runs().expect("the runs");
    assert_eq!((kept.len(), kept[0].standing, kept[0].turns, kept[0].n_reviews), (1, Standing::Ended, 3, 1));
}

#[test]
fn a_meeting_that_was_left_goes_on_at_its_turn() {
    let mut walk = Walk::begin();
    walk.until("the library", is_read);
    walk.act(LobbyAction::Begin("kitchen".to_owned()));
    walk.on::<BeforeView>(Screen::Before);
    walk.act(BeforeAction::EnterTheRoom);
    walk.on::<MeetingView>(Screen::Meeting);
    walk.play(&["ask-clock"]);
    walk.act(MeetingAction::AskToLeave);
    walk.act(MeetingAction::Leave);

    // Another window on the same store, as after a restart.
    walk.app = open(walk.folder.path());
    walk.until("the unfinished run", |world| {
        let view = world.resource::<Panel<LobbyView>>();
        view.0.as_ref().is_some_and(|view| view.cards.iter().any(|card| card.unfinished.is_some()))
    });
    let lobby: &LobbyView = walk.on(Screen::Lobby);
    let unfinished = lobby.cards[0].unfinished.clone().expect("it has just been seen");
    assert_eq!(unfinished.turn, 2);
    walk.act(LobbyAction::Continue(unfinished.run));
    let meeting: &MeetingView = walk.on(Screen::Meeting);
    assert_eq!(meeting.turn, 2);
    walk.play(&["ask-window", "stop-here"]);
}

#[test]
fn a_store_that_cannot_be_used_is_said_and_the_meeting_goes_on() {
    let mut walk = Walk::begin();
    // A folder stands where the store should be.
    std::fs::create_dir(store_path(walk.folder.path())).expect("a folder in the way");
    walk.until("the library", is_read);
    walk.act(LobbyAction::Begin("kitchen".to_owned()));
    walk.on::<BeforeView>(Screen::Before);
    walk.act(BeforeAction::EnterTheRoom);
    walk.on::<MeetingView>(Screen::Meeting);
    walk.play(&["ask-clock", "ask-window"]);
    walk.until("the view that knows", |world| {
        world.resource::<Panel<MeetingView>>().0.as_ref().is_some_and(|view| !view.is_kept)
    });
    walk.act(MeetingAction::Leave);
    walk.on::<LobbyView>(Screen::Lobby);
    assert_eq!(notices(&walk), ["Nothing you play now will be kept"], "the lobby says it again");
    walk.act(LobbyAction::Begin("kitchen".to_owned()));
    assert!(!walk.on::<BeforeView>(Screen::Before).is_kept);
    assert_eq!(notices(&walk), [""; 0], "a notice goes with its page");
    walk.act(BeforeAction::EnterTheRoom);
    walk.on::<MeetingView>(Screen::Meeting);
    walk.play(&["ask-clock", "ask-window"]);

    // The folder is gone: what waited is written, in order, with the next answer.
    std::fs::remove_dir(store_path(walk.folder.path())).expect("it is empty");
    walk.play(&["meet-again"]);
    let Walk { app, folder } = walk;
    drop(app);
    let store = Store::open(&store_path(folder.path())).expect("the store");
    let kept = store.runs().expect("the runs");
    let mut kept: Vec<_> = kept.iter().map(|run| (run.turns, run.standing)).collect();
    kept.sort_by_key(|(turns, _)| *turns);
    assert_eq!(kept, [(2, Standing::UnderWay), (3, Standing::Ended)]);
}

#[test]
fn a_store_that_cannot_be_opened_is_known_before_anything_is_played() {
    let mut walk = Walk::begin();
    std::fs::create_dir(store_path(walk.folder.path())).expect("a folder in the way");
    walk.until("the notice", |world| !world.resource::<Notices>().banners.is_empty());
    let said = walk.app.world().resource::<Notices>().banners[0].clone();
    assert_eq!(said.what, "Nothing you play now will be kept");
    assert!(said.place.contains("runs.db") && !said.what_to_do.is_empty(), "{said:?}");

    // It is mended before anything was played: that is said too.
    std::fs::remove_dir(store_path(walk.folder.path())).expect("it is empty");
    walk.act(LobbyAction::Runs);
    walk.on::<RunsView>(Screen::Runs);
    walk.until("the good news", |world| world.resource::<Keeping>().is_kept());
    assert_eq!(notices(&walk), ["Everything is kept now; nothing was lost"]);
}

fn notices(walk: &Walk) -> Vec<&str> {
    walk.app.world().resource::<Notices>().banners.iter().map(|banner| banner.what.as_str()).collect()
}

#[test]
fn two_windows_on_one_run_go_apart_and_nothing_is_lost() {
    let mut walk = Walk::begin();
    walk.until("the library", is_read);
    walk.act(LobbyAction::Begin("kitchen".to_owned()));
    walk.on::<BeforeView>(Screen::Before);
    walk.act(BeforeAction::EnterTheRoom);
    walk.on::<MeetingView>(Screen::Meeting);
    let run = walk.app.world().resource::<ActiveMeeting>().run.id.clone();

    // The other window answers the first turn.
    let store = Store::open(&store_path(walk.folder.path())).expect("the store");
    let elsewhere = fixture::input("name-it", None);
    for _ in 0..PATIENCE {
        if store.add_input(&run, 1, &elsewhere).is_ok() {
            break;
        }
        walk.app.update();
    }
    walk.play(&["ask-clock"]);
    walk.until("a run of its own", |world| world.resource::<ActiveMeeting>().run.id != run);
    walk.play(&["ask-window", "meet-again"]);
    let Walk { app, folder: _folder } = walk;
    drop(app);

    let kept = store.runs().expect("the runs");
    let choices = |id| store.run(id).expect("a run").inputs.into_iter().map(|i| i.choice).collect::<Vec<_>>();
    assert_eq!(kept.len(), 2);
    assert_eq!(choices(&run), ["name-it"]);
    let own = kept.iter().find(|kept| kept.id != run).expect("the run of its own");
    assert_eq!(choices(&own.id), ["ask-clock", "ask-window", "meet-again"]);
    assert_eq!(own.standing, Standing::Ended);
}

#[test]
fn what_is_written_goes_to_the_run_and_to_the_desk() {
    let mut walk = Walk::begin();
    let meeting = crate::meeting::Meeting::begin(&fixture::scenario(), &crate::codebook::Codebook::shipped(), 7);
    let mut scored = ScoredRun::new(fixture::begun("r-1"), meeting, crate::scoring::Rubric::shipped(), Vec::new());
    let desk = walk.app.world_mut().remove_resource::<Desk>().expect("it is open");
    debrief::write(&mut scored, &desk, &Reflection::OneThing("Wait longer".to_owned()));
    assert_eq!(scored.run.reflections.one_thing, "Wait longer");
}
