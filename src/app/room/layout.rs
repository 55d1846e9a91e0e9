//! Where everybody sits: around a table, the network on the far side, the team on the near side beside the trainee.

use bevy::math::Vec2;

/// Points of height below which there is no room for a room.
const LOWEST: f32 = 90.0;
/// Points of width below which there is none either.
const NARROWEST: f32 = 220.0;

/// The places of a room, in points from its middle, upwards positive.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Places {
    /// Half the width and half the height of the table.
    pub(super) table: Vec2,
    /// One per person, in their order.
    pub(super) seats: Vec<Vec2>,
    /// The trainee's own chair, empty: it is where the one at the screen sits.
    pub(super) own_chair: Vec2,
    /// What sizes are multiplied with.
    pub(super) scale: f32,
}

/// Lays out a room of this size; `is_team` says for each person on which side they sit. None where it is too small.
pub(super) fn places(size: Vec2, is_team: &[bool]) -> Option<Places> {
    if size.y < LOWEST || size.x < NARROWEST {
        return None;
    }
    let n_network = is_team.iter().filter(|team| !**team).count();
    let n_team = is_team.len() - n_network;
    let widest = n_network.max(n_team + 1).max(3);
    let scale = (size.y / 235.0).min(size.x / (widest as f32 * 120.0)).clamp(0.3, 1.7);
    let around = (size.x * 0.36).min((widest as f32 * 58.0 + 120.0) * scale);
    // Where there is height to spare, people sit around the table rather than along it.
    let depth = (size.y / (235.0 * scale) - 1.0).clamp(0.0, 1.0);
    let table = Vec2::new(around * 0.92, (30.0 + 40.0 * depth) * scale);
    let (far, near) = ((34.0 + 44.0 * depth) * scale, -(52.0 + 48.0 * depth) * scale);

    let (mut nth_network, mut nth_team) = (0, 0);
    let seats = is_team
        .iter()
        .map(|team| {
            if *team {
                nth_team += 1;
                on_side(around, near, nth_team, n_team + 1, scale)
            } else {
                nth_network += 1;
                on_side(around, far, nth_network - 1, n_network, scale)
            }
        })
        .collect();
    // The trainee takes the first place of the near side; colleagues follow to the right.
    Some(Places { table, seats, own_chair: on_side(around, near, 0, n_team + 1, scale), scale })
}

/// The n-th of several places along one side of the table; the outer ones are drawn in a little, as around an oval.
fn on_side(half_width: f32, y: f32, nth: usize, of: usize, scale: f32) -> Vec2 {
    let along = if of == 1 { 0.0 } else { nth as f32 / (of - 1) as f32 * 2.0 - 1.0 };
    let spread = half_width * if of == 2 { 0.55 } else { 1.0 };
    Vec2::new(along * spread, y - along * along * (y.abs() * 0.42).max(14.0 * scale) * y.signum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_sits_across_the_table_from_the_team() {
        let places = places(Vec2::new(1000.0, 260.0), &[false, false, false, true]).unwrap();
        assert!(places.seats[..3].iter().all(|seat| seat.y > 0.0));
        assert!(places.seats[3].y < 0.0 && places.own_chair.y < 0.0);
        assert!(places.own_chair.x < places.seats[3].x);
    }

    #[test]
    fn nobody_sits_on_anybody() {
        for n in 1..=9 {
            let places = places(Vec2::new(1100.0, 240.0), &vec![false; n]).unwrap();
            for (a, seat) in places.seats.iter().enumerate() {
                for other in &places.seats[..a] {
                    assert!(seat.distance(*other) > 50.0 * places.scale, "{n} people");
                }
            }
        }
    }

    #[test]
    fn everybody_stays_inside() {
        for size in [Vec2::new(240.0, 100.0), Vec2::new(600.0, 180.0), Vec2::new(2400.0, 900.0)] {
            let places = places(size, &[false, false, false, false, true, true]).unwrap();
            for seat in &places.seats {
                assert!(seat.x.abs() < size.x / 2.0 && seat.y.abs() < size.y / 2.0, "{size} {seat}");
            }
        }
    }

    #[test]
    fn a_sliver_has_no_room() {
        assert_eq!(places(Vec2::new(1000.0, 40.0), &[false]), None);
        assert_eq!(places(Vec2::new(100.0, 400.0), &[false]), None);
    }
}
