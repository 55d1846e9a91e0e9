//! `method-detail`: words that tell how somebody could end their life or hurt themselves.

use super::wording::Says;
use crate::diagnostic::Severity;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "method-detail",
    severity: Severity::Warning,
    page: Page {
        finds: "A word is shown that tells how somebody could end their life or hurt themselves: a method, what it \
                takes, or how sure it is.",
        wrong: r#"Says("viktor", "I have read how many would be a lethal dose.")"#,
        why: "Details of a method can be copied, and people who practise here may be near to it themselves (World \
              Health Organization, Preventing suicide: a resource for media professionals, 2017; Samaritans' media \
              guidelines). A meeting needs none: that there is a plan, and how near it is, can be asked and answered \
              without it.",
        mend: "Let the person say that they have thought of how, and not what: `Says(\"viktor\", \"I know how. It’s \
               all there.\")` Means are named as widely as they can be: the tablets, the car, the bridge.",
    },
};

/// Words, with what they tell.
pub(super) const WORDS: &[(&str, &str)] = &[
    (
        "noose, nooses, ligature, ligatures, hang myself, hang yourself, hang himself, hang herself, hanged myself, \
         hanged himself, hanged herself, hanging himself, hanging herself, hung himself, hung herself",
        "tells a method",
    ),
    (
        "slit my, slit your, slit his, slit her, cut my wrists, cut your wrists, cut his wrists, cut her wrists, cut \
         my arms, cut his arms, cut her arms, cutting my arms, cutting her arms, cutting his arms, slashed, razor \
         blade, razor blades, razorblade, razorblades",
        "tells how a body is hurt",
    ),
    (
        "jump off the bridge, jump off a bridge, jumped off the bridge, jumped off a bridge, jump from the bridge, \
         jump from a bridge, jump off the roof, jump off a roof, jumped off the roof, jumped from the roof, jump from \
         the balcony, jumped from the balcony, jump out of the window, jumped out of the window, in front of a train, \
         in front of the train, under a train, under the train",
        "tells a method and a place",
    ),
    ("shot himself, shot herself, shot myself, shooting himself, shooting herself", "tells a method"),
    (
        "carbon monoxide, exhaust pipe, exhaust fumes, car exhaust, helium, antifreeze, weedkiller, cyanide, gassed \
         himself, gassed herself, gas himself, gas herself",
        "tells what could be used",
    ),
    (
        "lethal, fatal dose, fatal amount, deadly dose, overdose of, overdose on, overdosed on, how many tablets it \
         takes, how many pills it takes, how many it would take, enough tablets to die, enough pills to die, bleed \
         out, bled out, bleed to death, painless way, quick way to die, surest way, certain to work",
        "tells how much it takes, or how sure it is",
    ),
];

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    for hit in sheet.wording.hits() {
        if let Says::Method(tells) = hit.says {
            let hint = "Leave the how out: that there is a plan can be said, asked and answered without it.";
            finder.add(hit.span.clone(), format!("`{}` {tells}", hit.words), hint);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    #[test]
    fn how_it_could_be_done_is_told() {
        let changes = [
            ("I’d like not to wake up.", "I’d like to jump off the roof."),
            ("because: \"A question that hopes for a no gets one.\"", "because: \"Asks for the lethal dose.\""),
        ];
        finds("method-detail", &changes, &["lethal", "jump off the roof"][..]);
    }

    #[test]
    fn means_may_be_named_widely_and_roofs_climbed() {
        let changes = [
            ("I’d like not to wake up.", "I counted the tablets, and sat in the car on the bridge."),
            (
                "Says(\"bela\", \"Stupid. And high.\")",
                "Says(\"bela\", \"I jumped off the ladder, and it hung by a nail.\")",
            ),
        ];
        finds("method-detail", &changes, &[]);
    }
}
