//! The colours, by what they are for; the only place where a colour is written down.

use egui::Color32;

/// How many colours there are to tell voices apart; the next voice begins again.
pub const VOICES: usize = 8;

/// The colours of one look, by what they are for.
#[derive(Debug)]
pub struct Colours {
    /// What everything lies on.
    pub paper: Color32,
    /// Cards on the paper, windows.
    pub card: Color32,
    /// Fields to write in.
    pub field: Color32,
    /// Something set off without a border.
    pub quiet_fill: Color32,
    /// A button at rest.
    pub button: Color32,
    /// Running text.
    pub ink: Color32,
    /// Text that stands back.
    pub ink_soft: Color32,
    /// A line that only divides.
    pub divider: Color32,
    /// The border of something that can be used.
    pub control: Color32,
    /// The one thing on a page that is most likely wanted, and links.
    pub accent: Color32,
    /// Text on it.
    pub on_accent: Color32,
    /// Something under the pointer, or chosen.
    pub accent_soft: Color32,
    /// The ring around what has the keyboard.
    pub focus: Color32,
    /// Text of a message that wants to be read.
    pub attention: Color32,
    /// What it lies on.
    pub attention_soft: Color32,
    /// The voices, in the order of the people.
    pub voices: [Color32; VOICES],
    /// Cues, in the timeline.
    pub cue: Color32,
    /// Presses.
    pub press: Color32,
    /// Concerns.
    pub concern: Color32,
}

/// A lane of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// The voice of the n-th person, from 0; the trainee's own comes after the last.
    Voice(usize),
    /// What asked to be heard.
    Cue,
    /// What pressed for certainty.
    Press,
    /// What was dangerous, or sounded so.
    Concern,
}

impl Colours {
    /// The light or the dark ones.
    #[must_use]
    pub fn of(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colour of a voice: the n-th person's, from 0.
    #[must_use]
    pub fn voice(&self, nth: usize) -> Color32 {
        self.voices[nth % VOICES]
    }

    /// The colour of a lane.
    #[must_use]
    pub fn lane(&self, lane: Lane) -> Color32 {
        match lane {
            Lane::Voice(nth) => self.voice(nth),
            Lane::Cue => self.cue,
            Lane::Press => self.press,
            Lane::Concern => self.concern,
        }
    }
}

/// A colour from its hexadecimal digits.
#[expect(clippy::disallowed_methods, reason = "the one place where colours are written down")]
const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

static LIGHT: Colours = Colours {
    paper: rgb(0xF6F1E7),
    card: rgb(0xFFFDF8),
    field: rgb(0xFFFFFF),
    quiet_fill: rgb(0xEEE7D9),
    button: rgb(0xFAF5EA),
    ink: rgb(0x2B2620),
    ink_soft: rgb(0x5A5247),
    divider: rgb(0xDDD3C0),
    control: rgb(0x7F745F),
    accent: rgb(0x1F565C),
    on_accent: rgb(0xFFFDF8),
    accent_soft: rgb(0xD9E8E4),
    focus: rgb(0x0F4C75),
    attention: rgb(0x6B3F0B),
    attention_soft: rgb(0xF8E8CC),
    voices: [
        rgb(0x1D5960),
        rgb(0x753664),
        rgb(0x6F4B00),
        rgb(0x2B5089),
        rgb(0x3A5A12),
        rgb(0x7D3D20),
        rgb(0x454F5F),
        rgb(0x564597),
    ],
    cue: rgb(0x1D5960),
    press: rgb(0x6F4B00),
    concern: rgb(0x753664),
};

static DARK: Colours = Colours {
    paper: rgb(0x1F1C18),
    card: rgb(0x2A2621),
    field: rgb(0x191613),
    quiet_fill: rgb(0x332E28),
    button: rgb(0x353029),
    ink: rgb(0xF0E9DC),
    ink_soft: rgb(0xCBC0AE),
    divider: rgb(0x484137),
    control: rgb(0x9E927E),
    accent: rgb(0x9CCFC9),
    on_accent: rgb(0x14211F),
    accent_soft: rgb(0x2B3D3B),
    focus: rgb(0x8FC7F0),
    attention: rgb(0xEFC786),
    attention_soft: rgb(0x3D3120),
    voices: [
        rgb(0x8FD0C9),
        rgb(0xE3A8D0),
        rgb(0xE6C27A),
        rgb(0xA4C3F5),
        rgb(0xB4D98A),
        rgb(0xEFB08F),
        rgb(0xBEC8D6),
        rgb(0xC4B8F5),
    ],
    cue: rgb(0x8FD0C9),
    press: rgb(0xE6C27A),
    concern: rgb(0xE3A8D0),
};

#[cfg(test)]
mod tests {
    use super::super::contrast;
    use super::*;

    #[track_caller]
    fn check(at_least: f32, what: &str, front: Color32, back: Color32) {
        let found = contrast(front, back);
        assert!(found >= at_least, "{what}: {found:.2}, at least {at_least} is wanted");
    }

    #[test]
    fn every_text_can_be_read_on_everything_it_may_stand_on() {
        for (look, c) in [("light", &LIGHT), ("dark", &DARK)] {
            let backs = [
                ("paper", c.paper),
                ("card", c.card),
                ("field", c.field),
                ("quiet_fill", c.quiet_fill),
                ("button", c.button),
                ("accent_soft", c.accent_soft),
            ];
            let fronts = [("ink", c.ink), ("ink_soft", c.ink_soft), ("accent", c.accent), ("attention", c.attention)];
            let lanes = [("cue", c.cue), ("press", c.press), ("concern", c.concern)];
            for (back_name, back) in backs {
                for (name, front) in fronts.into_iter().chain(lanes).chain(c.voices.map(|v| ("voice", v))) {
                    check(4.5, &format!("{look}: {name} on {back_name}"), front, back);
                }
            }
            check(4.5, &format!("{look}: on_accent on accent"), c.on_accent, c.accent);
            check(4.5, &format!("{look}: attention on its ground"), c.attention, c.attention_soft);
            check(4.5, &format!("{look}: ink on attention's ground"), c.ink, c.attention_soft);
        }
    }

    #[test]
    fn what_can_be_used_has_a_border_that_can_be_seen() {
        for (look, c) in [("light", &LIGHT), ("dark", &DARK)] {
            for back in [c.paper, c.card, c.field, c.button] {
                check(3.0, &format!("{look}: control"), c.control, back);
                check(3.0, &format!("{look}: focus"), c.focus, back);
            }
        }
    }

    #[test]
    fn voices_of_one_room_have_colours_of_their_own() {
        for c in [&LIGHT, &DARK] {
            for (n, one) in c.voices.iter().enumerate() {
                assert!(!c.voices[..n].contains(one));
            }
            assert_eq!(c.voice(0), c.voice(VOICES), "the ninth voice begins again");
        }
    }
}
