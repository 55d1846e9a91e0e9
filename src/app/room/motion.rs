//! Moving: figures go from pose to pose in a moment, or at once where motion is reduced, and then rest.

use super::figure::{Body, Head, Ring};
use super::pose::Pose;
use crate::app::settings::Settings;
use crate::app::sitting::Sitting;
use crate::app::wake::Wake;
use bevy::prelude::*;
use std::time::Duration;

/// How fast a figure comes to its pose: the part of the way that is left after a second is e to the minus this.
const BRISKNESS: f32 = 14.0;
/// From one frame of a movement to the next.
const FRAME: Duration = Duration::from_millis(40);

/// Where a figure is on its way to a pose.
#[derive(Component, Clone, Copy)]
pub(super) struct Posed {
    now: Pose,
    to: Pose,
    is_drawn: bool,
}

impl Posed {
    /// In this pose, and at rest.
    pub(super) fn at(pose: Pose) -> Self {
        Self { now: pose, to: pose, is_drawn: false }
    }
}

/// Tells every figure how to sit, when the meeting says something new.
pub(super) fn aim(sitting: Res<Sitting>, mut bodies: Query<(&Body, &mut Posed)>) {
    if !sitting.is_changed() {
        return;
    }
    for (body, mut posed) in &mut bodies {
        let Some(sitter) = sitting.people.get(body.nth) else { continue };
        let to = Pose::of(sitter);
        if posed.to != to {
            posed.to = to;
            posed.is_drawn = false;
        }
    }
}

/// Moves the figures that have not arrived, and asks for another frame only while one has not.
pub(super) fn settle(
    time: Res<Time>,
    settings: Res<Settings>,
    mut bodies: Query<(&Body, &mut Posed, &mut Transform), (Without<Head>, Without<Ring>)>,
    mut heads: Query<(&Head, &mut Transform), Without<Ring>>,
    mut rings: Query<(&Ring, &mut Transform, &mut Visibility)>,
    mut wake: ResMut<Wake>,
) {
    for (body, mut posed, mut transform) in bodies.iter_mut().filter(|(_, posed, _)| !posed.is_drawn) {
        let part =
            if settings.look.reduced_motion { 1.0 } else { 1.0 - (-BRISKNESS * time.delta_secs().min(0.1)).exp() };
        let moved = posed.now.towards(posed.to, part);
        let has_arrived = moved.looks_like(posed.to);
        posed.now = if has_arrived { posed.to } else { moved };
        posed.is_drawn = has_arrived;
        if !has_arrived {
            wake.after(FRAME);
        }
        let pose = posed.now;
        transform.rotation = Quat::from_rotation_z(pose.turned_away);
        let head = heads.iter_mut().find(|(head, _)| head.nth == body.nth);
        if let Some((head, mut place)) = head {
            let lean = pose.forward * body.table * 0.6;
            place.translation = Vec3::new(0.0, head.up + (lean - pose.head_down) * head.scale, 0.002);
        }
        let ring = rings.iter_mut().find(|(ring, _, _)| ring.nth == body.nth);
        if let Some((_, mut place, mut visibility)) = ring {
            place.scale = Vec3::splat(0.8 + 0.2 * pose.ring);
            *visibility = if pose.ring > 0.05 { Visibility::Inherited } else { Visibility::Hidden };
        }
    }
}
