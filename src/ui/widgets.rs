//! The pieces that every panel is made of.
//!
//! Each knows its look from the theme, says to AccessKit what it is, works by keyboard, and gives way when text is
//! large: words wrap, rows break, nothing is cut off. Panels put words in and take actions out.

mod action;
mod banner;
mod choice;
mod frame;
mod reading;
mod score;
mod text_area;

pub(super) use action::show_focus;
pub use action::{ActionButton, ActionText, Shortcut, is_typing};
pub use banner::{Banner, BannerKind, banner};
pub use choice::{choice, toggle};
pub use frame::{badge, badges, card, page, row, voice_bar, wide_page};
pub use reading::{fact, paragraph, quiet, section, small, subsection, title, voice_name};
pub use score::{ScoreText, score};
pub use text_area::{TextArea, Written};
