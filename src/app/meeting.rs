//! The meeting: talk at reading pace, an answer, and every answer kept the moment it is given.

pub(super) mod active;

use bevy::prelude::*;

pub(super) fn plugin(_app: &mut App) {}
