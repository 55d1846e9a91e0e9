//! Notices: what went wrong, said in the window until it is read or the page is left.

use super::desk::{Answer, Keeping, Trouble};
use super::screen::Screen;
use crate::ui::widgets::{Banner, BannerKind};
use bevy::prelude::*;
use bevy::state::state::StateTransitionSystems;

/// How many are shown; older ones make room.
const AT_MOST: usize = 3;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Notices>().add_message::<NoticeClosed>();
    app.add_systems(PreUpdate, hear_the_desk.after(super::desk::take_answers));
    app.add_systems(Update, close);
    // Before the page is left, for leaving it may have something to say.
    app.add_systems(
        StateTransition,
        go_with_the_page
            .after(StateTransitionSystems::DependentTransitions)
            .before(StateTransitionSystems::ExitSchedules)
            .run_if(on_message::<StateTransitionEvent<Screen>>),
    );
    app.add_systems(OnEnter(Screen::Lobby), say_again);
}

/// What is said above every screen. Anybody may say something; closing it is the reader's.
#[derive(Resource, Debug, Default)]
pub(super) struct Notices {
    /// The newest last.
    pub(super) banners: Vec<Banner>,
}

/// The n-th notice was read.
#[derive(Message, Clone, Copy, Debug)]
pub(super) struct NoticeClosed(pub(super) usize);

impl Notices {
    /// Says what went wrong, where and what to do.
    pub(super) fn trouble(&mut self, trouble: &Trouble) {
        self.say(Banner {
            kind: BannerKind::Error,
            what: capital(&trouble.what),
            place: String::new(),
            what_to_do: trouble.hint.clone(),
        });
    }

    /// Says that nothing is kept, why not and what to do.
    fn not_keeping(&mut self, trouble: &Trouble) {
        self.say(Banner {
            kind: BannerKind::Error,
            what: "Nothing you play now will be kept".to_owned(),
            place: capital(&trouble.what),
            what_to_do: format!("{} Once that is mended, what this window still holds is written.", trouble.hint),
        });
    }

    /// Says something good to know.
    pub(super) fn note(&mut self, what: impl Into<String>) {
        let (place, what_to_do) = (String::new(), String::new());
        self.say(Banner { kind: BannerKind::Note, what: what.into(), place, what_to_do });
    }

    fn say(&mut self, banner: Banner) {
        self.banners.retain(|old| *old != banner);
        self.banners.push(banner);
        let too_many = self.banners.len().saturating_sub(AT_MOST);
        self.banners.drain(..too_many);
    }
}

fn capital(text: &str) -> String {
    crate::ui::text::capital(text)
}

fn hear_the_desk(mut answers: MessageReader<Answer>, mut notices: ResMut<Notices>) {
    for answer in answers.read() {
        match answer {
            Answer::Failed(trouble) => {
                warn!("{}", trouble.what);
                notices.trouble(trouble);
            }
            Answer::NotKeeping(trouble) => {
                warn!("nothing is kept: {}", trouble.what);
                notices.not_keeping(trouble);
            }
            Answer::CaughtUp => {
                notices.banners.retain(|banner| banner.kind != BannerKind::Error);
                notices.note("Everything is kept now; nothing was lost");
            }
            Answer::Exported(path) => notices.note(format!("The run was written to {}", path.display())),
            Answer::Imported(run) => notices.note(format!("Run {run} is here now, beside your own")),
            Answer::GoneApart(_) => notices
                .note("This run was also answered in another window. What you do here is kept, as a run of its own"),
            Answer::Listed { .. } | Answer::Opened(..) => {}
        }
    }
}

fn close(mut closed: MessageReader<NoticeClosed>, mut notices: ResMut<Notices>) {
    for NoticeClosed(nth) in closed.read() {
        if *nth < notices.banners.len() {
            notices.banners.remove(*nth);
        }
    }
}

/// What was said on a page goes with it.
fn go_with_the_page(mut notices: ResMut<Notices>) {
    notices.banners.clear();
}

/// That nothing is kept is worth saying again to whoever chooses a meeting.
fn say_again(keeping: Res<Keeping>, mut notices: ResMut<Notices>) {
    if let Some(trouble) = &keeping.trouble {
        notices.not_keeping(trouble);
    }
}
