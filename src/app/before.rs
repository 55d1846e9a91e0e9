//! Before the meeting: what to know, then in.

use super::clock;
use super::desk::{Desk, Order};
use super::meeting::active::ActiveMeeting;
use super::screen::Screen;
use crate::codebook::Codebook;
use crate::meeting::Meeting;
use crate::run::{Run, RunId, Text, Texts};
use crate::scenario::Scenario;
use crate::scoring::Rubric;
use bevy::prelude::*;
use std::sync::Arc;

pub(super) fn plugin(_app: &mut App) {}

/// The scenario that was chosen in the lobby.
#[derive(Resource, Clone, Debug)]
pub(super) struct Chosen {
    /// Its text, which the run keeps.
    pub(super) text: Text,
    /// The scenario.
    pub(super) scenario: Arc<Scenario>,
}

/// Begins a run of what was chosen, and has it kept.
fn begin(chosen: &Chosen, desk: &Desk, now: std::time::Duration) -> ActiveMeeting {
    let texts = Texts::with_shipped(chosen.text.clone());
    let (began, seed) = (clock::now(), clock::seed());
    let run = Run::begin(RunId::at(began, clock::salt()), began, &chosen.scenario, texts.hashes(), seed);
    let meeting = Meeting::begin(&chosen.scenario, &Codebook::shipped(), seed);
    desk.hand_in(Order::Begin(Box::new(run.clone()), Box::new(texts)));
    ActiveMeeting::new(run, meeting, Rubric::shipped(), now)
}
