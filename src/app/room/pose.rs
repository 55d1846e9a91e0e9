//! How somebody sits: openness and speaking, told by posture.

use crate::app::sitting::Sitter;
use crate::codebook::Openness;

/// A posture; everything is 0 for someone who sits upright and listens.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Pose {
    /// Radians by which the body leans away, or towards the table where negative.
    pub(super) turned_away: f32,
    /// Points by which the head is lowered, or raised where negative.
    pub(super) head_down: f32,
    /// Points by which the body comes towards the table.
    pub(super) forward: f32,
    /// The ring around someone who speaks, 0 for none to 1 for whole.
    pub(super) ring: f32,
}

impl Pose {
    /// How somebody sits who can speak so far, and speaks or listens now.
    pub(super) fn of(sitter: &Sitter) -> Self {
        let rest = Self::at_rest(sitter.openness);
        if !sitter.is_speaking {
            return rest;
        }
        Self {
            turned_away: rest.turned_away * 0.5,
            head_down: rest.head_down * 0.5,
            forward: rest.forward + 5.0,
            ring: 1.0,
        }
    }

    fn at_rest(openness: Openness) -> Self {
        let (turned_away, head_down, forward) = match openness {
            Openness::Closed => (0.30, 7.0, -4.0),
            Openness::Guarded => (0.16, 3.5, -2.0),
            Openness::Present => (0.0, 0.0, 0.0),
            Openness::Open => (-0.05, -1.0, 2.0),
            Openness::Trusting => (-0.10, -2.0, 5.0),
        };
        Self { turned_away, head_down, forward, ring: 0.0 }
    }

    /// A part of the way to another pose, 0 to 1.
    pub(super) fn towards(self, to: Self, part: f32) -> Self {
        let mix = |a: f32, b: f32| a + (b - a) * part;
        Self {
            turned_away: mix(self.turned_away, to.turned_away),
            head_down: mix(self.head_down, to.head_down),
            forward: mix(self.forward, to.forward),
            ring: mix(self.ring, to.ring),
        }
    }

    /// Whether nobody would see the difference.
    pub(super) fn looks_like(self, other: Self) -> bool {
        let near = |a: f32, b: f32, by: f32| (a - b).abs() < by;
        near(self.turned_away, other.turned_away, 0.005)
            && near(self.head_down, other.head_down, 0.1)
            && near(self.forward, other.forward, 0.1)
            && near(self.ring, other.ring, 0.02)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sitter(openness: Openness, is_speaking: bool) -> Sitter {
        Sitter { name: "Eero".to_owned(), is_team: false, is_present: true, openness, is_speaking }
    }

    #[test]
    fn the_less_someone_can_speak_the_more_they_turn_away() {
        let all = [Openness::Closed, Openness::Guarded, Openness::Present, Openness::Open, Openness::Trusting];
        let turned = all.map(|openness| Pose::of(&sitter(openness, false)).turned_away);
        assert!(turned.is_sorted_by(|a, b| a > b), "{turned:?}");
    }

    #[test]
    fn speaking_shows_without_colour() {
        let quiet = Pose::of(&sitter(Openness::Guarded, false));
        let speaking = Pose::of(&sitter(Openness::Guarded, true));
        assert!(!quiet.looks_like(speaking));
        assert!(speaking.ring > quiet.ring && speaking.forward > quiet.forward);
    }

    #[test]
    fn a_pose_arrives_where_it_goes() {
        let (from, to) = (Pose::of(&sitter(Openness::Closed, false)), Pose::of(&sitter(Openness::Trusting, true)));
        assert!(from.towards(to, 1.0).looks_like(to));
        assert_eq!(from.towards(to, 0.0), from);
    }
}
