//! The panels: what a person sees and can do, as functions over egui and nothing else.
//!
//! Each panel draws a view, which is plain data computed from the core beside it, and gives back at most one action.
//! It decides nothing, keeps nothing but drafts of what is being typed, and knows no window: the app in `crate::app`
//! puts panels on a screen, tests drive them through the accessibility tree.

pub mod about;
pub mod after;
pub mod before;
pub mod debrief;
pub mod errors;
pub mod first_reaction;
pub mod lobby;
pub mod meeting;
pub mod review;
pub mod runs;
pub mod settings;
pub mod supervision;
#[cfg(test)]
mod testing;
pub mod text;
pub mod theme;
pub mod timeline;
pub mod widgets;
