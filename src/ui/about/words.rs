//! The words of the page; figures stand here only where somebody has read them again.

/// A part of the page.
pub(super) struct Part {
    pub(super) heading: &'static str,
    pub(super) paragraphs: &'static [&'static str],
}

/// The parts, in order.
pub(super) const PARTS: &[Part] = &[
    Part {
        heading: "Where it comes from",
        paragraphs: &[
            "Open Dialogue is a way of organising help in an acute mental-health crisis, and a way of being in the room. It grew at Keropudas hospital in Western Lapland, Finland, from the 1980s on, in the work of Jaakko Seikkula, Birgitta Alakare and their colleagues.",
            "It came out of the Need-Adapted Treatment of Yrjö Alanen. Its reflecting talk comes from Tom Andersen, its thinking about dialogue from Mikhail Bakhtin; Mary Olson helped to bring it into English. Peer-supported Open Dialogue, in the United Kingdom, adds peer workers with lived experience.",
            "Its seven principles: help at once, with a first meeting within a day; the person's own network; help that bends to them, where they are; whoever is called first sees to the first meeting; the same team throughout; room for uncertainty; dialogue, in which every voice is answered. That many voices are heard is what the field calls polyphony.",
        ],
    },
    Part {
        heading: "What it is often mistaken for",
        paragraphs: &[
            "It is not against medication. Medication and hospital stay possible; they are talked about slowly, openly and together.",
            "That less medication was used in Western Lapland is not an instruction. That was one service, in its own place.",
            "It is not family therapy under a new name. It is a service organised around dialogue.",
            "Bearing uncertainty does not mean waiting while somebody is in danger. Where danger is near, safety comes first, and is talked about in the room.",
        ],
    },
    Part {
        heading: "What the evidence shows, and what it does not",
        paragraphs: &[
            "The evidence is promising and not settled. The best-known results come from Western Lapland: encouraging courses after a first psychosis, followed for years.",
            "They come from one region with a well-resourced service and a small, fairly steady population. They were observed as care went on, with no control group, so nobody can say how much of them is due to the approach, or whether they would be seen elsewhere.",
            "The trials of the ODDESSI programme in the United Kingdom were set up because of that. Until more is known, promise nobody an outcome.",
            "It also asks much of a service: a fast response, two clinicians, the same team over time. And gathering a network takes the person's real consent; it can expose or press people, and what may be said in front of whom differs between families and cultures.",
        ],
    },
    Part {
        heading: "What the scores are, and what they are not",
        paragraphs: &[
            "Three things are looked at, each by itself: how what was offered was answered, how pressure for certainty was borne, and whether signs of danger were asked about and acted on, no less and no more than was called for. There is never one combined number.",
            "Every point has a finding behind it, with the words that it rests on and the rule. What is open to doubt can be doubted there; a supervisor can confirm or override each finding, and both stand side by side.",
            "The rules are a considered start, and no study has validated them. A score says something about one practised meeting. It is not a certificate, it does not rank people, and it says nothing about how anybody would fare with real people.",
            "Nothing here foretells danger or sorts people by it. What is shown is what was said, which concern is open, and which step comes next.",
        ],
    },
    Part {
        heading: "The people in these meetings",
        paragraphs: &[
            "They are invented, and so are their county, its services and its law. They do not always like a good move, because people do not. What works on a page may fail in a room, and the other way round.",
        ],
    },
];

/// Works to read, by name.
pub(super) const READING: &[&str] = &[
    "Seikkula & Olson (2003), The open dialogue approach to acute psychosis: its poetics and micropolitics",
    "Seikkula, Alakare & Aaltonen (2011), on the long-term stability of outcomes in the Western Lapland project",
    "Olson, Seikkula & Ziedonis (2014), on the key elements of dialogic practice",
    "Peer-supported Open Dialogue in the NHS: implementation and evaluation (BMC Psychiatry)",
    "The ODDESSI research group at University College London",
    "Retrospective experiences of first-episode psychosis care under Open Dialogue services (a qualitative study)",
    "Stanley & Brown (2012), on safety planning; and NICE guideline NG225, on self-harm and against predicting risk",
];
