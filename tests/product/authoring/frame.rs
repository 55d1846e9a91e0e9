//! A small meeting into which fragments of a file are put, so that they can be loaded as they stand.

use super::bare::{bare, words};

/// Parts of a scenario that a fragment may give whole, with what stands there where none does.
const PARTS: [(&str, &str); 6] = [
    ("about", "about: (themes: [AcuteCrisis], practises: [Responsivity], minutes: 5, level: Foundation),"),
    ("setting", r#"setting: (place: Home, hours_since_contact: 9, called_by: "edvin", scene: "A kitchen."),"#),
    (
        "people",
        r#"people: [
            (id: "vanja", name: "Vanja", part: AtTheCentre, age: 46, starts: Guarded),
            (id: "edvin", name: "Edvin", part: Family("husband"), age: 49, starts: Open),
            (id: "mio", name: "Mio", part: Family("son"), age: 16, starts: Guarded),
            (id: "tove", name: "Tove", part: Colleague("nurse"), age: 52, starts: Open),
        ],"#,
    ),
    (
        "endings",
        r#"endings: [
            Ending(id: "eight-o-clock", title: "Eight o’clock"),
            Ending(id: "hour-over", title: "The hour is over"),
        ],"#,
    ),
    ("debrief", ""),
    ("allow", ""),
];

/// Moments that fragments may refer to without giving them.
const MOMENTS: [(&str, &str); 3] = [
    (
        "the-notebook",
        r#"Moment(
            id: "the-notebook",
            talk: [Says("vanja", "It’s all in there.", [Signal(id: "notebook", class: Veiled, shown: Veiled)])],
            responses: [
                Response(id: "ring-before", to: Room, say: "Ring before.", because: "So.", next: End("hour-over")),
            ],
        ),"#,
    ),
    ("said", r#"Moment(id: "said", silence: (because: "Waits.", next: End("hour-over"))),"#),
    ("only-tired", r#"Moment(id: "only-tired", silence: (because: "Waits.", next: End("hour-over"))),"#),
];

/// Fragments that are put into one meeting.
#[derive(Clone, Default)]
pub(super) struct Frame {
    parts: String,
    moments: String,
    talk: String,
    responses: String,
}

impl Frame {
    /// Puts a fragment to where things of its kind stand, by its first word.
    pub(super) fn add(&mut self, fragment: &str) -> Result<(), String> {
        let code = bare(fragment, true);
        let comma = if code.trim_end().ends_with(',') { "" } else { "," };
        let first = words(&code).next().unwrap_or_default();
        let (place, text) = match first {
            "Moment" => (&mut self.moments, format!("{fragment}\n{comma}")),
            "Says" | "Does" | "Pause" | "Thinks" | "OneOf" | "If" | "Stirs" | "Local" => {
                (&mut self.talk, format!("{fragment}\n{comma}"))
            }
            "Cue" | "Press" | "Signal" => (&mut self.talk, format!("Does(\"vanja\", \"waits\", [{fragment}\n]),")),
            "Response" => (&mut self.responses, format!("{fragment}\n{comma}")),
            "next" => (
                &mut self.responses,
                format!("Response(id: \"next\", to: Room, say: \"On.\", because: \"On.\", {fragment}\n{comma}),"),
            ),
            _ if PARTS.iter().any(|(part, _)| *part == first) => (&mut self.parts, format!("{fragment}\n{comma}")),
            _ => return Err(format!("nothing is known that begins with `{first}`")),
        };
        place.push_str(&text);
        place.push('\n');
        Ok(())
    }

    /// The meeting.
    pub(super) fn scenario(&self) -> String {
        let has = |text: &str, what: &str| bare(text, true).contains(what);
        let missing = PARTS.iter().filter(|(part, _)| !has(&format!("\n{}", self.parts), &format!("\n{part}:")));
        let parts: String = missing.map(|(_, text)| *text).collect();
        let missing = MOMENTS.iter().filter(|(id, _)| !has(&self.moments, &format!("id: \"{id}\"")));
        let moments: String = missing.map(|(_, text)| *text).collect();
        let Self { parts: given, moments: own, talk, responses } = self;
        format!(
            r#"Scenario(
            format: 1, id: "frame", title: "Frame", summary: "Holds fragments.", {given}{parts}
            turns: 9, out_of_time: "hour-over", start: "frame",
            moments: [
                Moment(id: "frame", talk: [{talk}], responses: [{responses}
                    Response(id: "frame-on", to: Room, say: "On.", because: "On.", next: End("hour-over")),
                ]),
                {own}{moments}
            ])"#
        )
    }
}
