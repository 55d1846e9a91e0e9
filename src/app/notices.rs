//! Notices: what went wrong, said in the window until it is read.

use super::desk::{Answer, Trouble};
use crate::ui::widgets::{Banner, BannerKind};
use bevy::prelude::*;

/// How many are shown; older ones make room.
const AT_MOST: usize = 3;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Notices>().add_message::<NoticeClosed>();
    app.add_systems(PreUpdate, hear_the_desk.after(super::desk::take_answers));
    app.add_systems(Update, close);
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
        self.say(BannerKind::Error, capital(&trouble.what), trouble.hint.clone());
    }

    /// Says something good to know.
    pub(super) fn note(&mut self, what: impl Into<String>) {
        self.say(BannerKind::Note, what.into(), String::new());
    }

    fn say(&mut self, kind: BannerKind, what: String, what_to_do: String) {
        let banner = Banner { kind, what, place: String::new(), what_to_do };
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
