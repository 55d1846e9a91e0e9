//! `content-note-missing`: something comes up that people should be told of before they play.

use super::wording::Says;
use crate::codebook::{Code, CodeSet, Route, SignalClass, Step};
use crate::diagnostic::Severity;
use crate::scenario::about::{ContentNote, Theme};
use crate::scenario::load::Span;
use crate::scenario::model::{Act, CallId, CallWhat, ResponseId};
use crate::scenario::rules::shown::Whose;
use crate::scenario::rules::{Finder, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "content-note-missing",
    severity: Severity::Warning,
    page: Page {
        finds: "A theme, a class of signal, a step or a word of the meeting calls for a content note, and \
                `about.content_notes` lacks it. Where one of several notes would do, having one is enough.",
        wrong: r#"
about: (themes: [SuicidalIdeation], content_notes: [RaisedVoices], ..),  // and not `Suicide`"#,
        why: "People who practise here have lives of their own: they choose what they go into, and when. Notes \
              before, a way to stop and somewhere to turn afterwards are part of every meeting.",
        mend: "Add the note: `content_notes: [RaisedVoices, Suicide]`. Where a word is meant otherwise, write it \
               otherwise or allow the rule in the file and say so.",
    },
};

use ContentNote as Note;

/// Notes of which a theme calls for one.
fn of_theme(theme: Theme) -> &'static [Note] {
    match theme {
        Theme::FirstEpisodePsychosis | Theme::BriefPsychoticDisorder | Theme::MoodWithPsychosis => {
            &[Note::FrighteningBeliefs, Note::HearingVoices]
        }
        Theme::SuicidalIdeation => &[Note::Suicide],
        Theme::ImminentDanger => &[Note::Suicide, Note::Violence, Note::SelfHarm, Note::MedicalEmergency],
        Theme::MedicalNeed => &[Note::MedicalEmergency],
        Theme::FamilyConflict => &[Note::RaisedVoices, Note::Separation, Note::Violence, Note::Coercion, Note::Money],
        Theme::AcuteCrisis
        | Theme::LongIllness
        | Theme::YoungPeople
        | Theme::SocialIsolation
        | Theme::Disengagement
        | Theme::ConsentToNetwork
        | Theme::CultureAndHierarchy
        | Theme::HollowService => &[],
    }
}

/// Notes of which a class of signal calls for one.
fn of_class(class: SignalClass) -> &'static [Note] {
    match class {
        SignalClass::OldHistory
        | SignalClass::Veiled
        | SignalClass::WishToBeDead
        | SignalClass::Thoughts
        | SignalClass::IntentOrRecent
        | SignalClass::Imminent => &[Note::Suicide],
        SignalClass::SelfHarm => &[Note::SelfHarm],
        SignalClass::CommandResisted | SignalClass::CommandCompelled => &[Note::HearingVoices],
        SignalClass::Threat => &[Note::Violence],
        SignalClass::ViolenceAtHome => &[Note::Violence, Note::Coercion],
        SignalClass::MeansAtHand => &[Note::Suicide, Note::SelfHarm, Note::Violence],
        SignalClass::ChildAffected => &[Note::ChildAtRisk],
        SignalClass::Perinatal => &[Note::BirthAndBaby],
        SignalClass::Medical => &[Note::MedicalEmergency],
        SignalClass::AcuteNeed => &[Note::Sleeplessness, Note::Money, Note::MedicalEmergency],
        SignalClass::Idiom | SignalClass::Reported => &[],
    }
}

/// Notes of which a step calls for one.
fn of_step(step: Step) -> &'static [Note] {
    match step {
        Step::Act(Route::Police | Route::Compulsory) | Step::Coerce => &[Note::Coercion],
        _ => &[],
    }
}

/// Words, with the notes of which they call for one.
pub(super) const WORDS: &[(&str, &[Note])] = &[
    (
        "suicide, suicidal, kill myself, kill yourself, kill himself, kill herself, killing myself, killing yourself, \
         killing himself, killing herself, killed himself, killed herself, end my life, end your life, end his life, \
         end her life, ending my life, ending your life, take my own life, take your own life, taking my own life, \
         taking your own life, took his own life, took her own life, want to die, wanted to die, wanting to die, wish \
         to be dead, wish you were dead, wished you were dead, thought of dying, think of dying, thinking of dying, \
         better off dead, not want to live, no longer want to live",
        &[Note::Suicide],
    ),
    (
        "self-harm, self-harming, hurt myself, hurting myself, hurt yourself, hurting yourself, hurts herself, \
         hurting herself, hurts himself, hurting himself, cut myself, cutting myself, cuts herself, cutting herself, \
         cuts himself, cutting himself, burned myself, burns herself",
        &[Note::SelfHarm, Note::Suicide],
    ),
    (
        "hit me, hits me, hit her, hits her, hit him, hits him, hit us, beats me, beats her, beat me, beat her, beats \
         him, strangled, strangles, stabbed, punched, slapped me, slapped her, slapped him, black eye",
        &[Note::Violence, Note::Coercion],
    ),
    (
        "handcuffs, handcuffed, strapped down, held down by, locked ward, locked me in, locked her in, locked him in, \
         sectioned, by force, against his will, against her will, against my will",
        &[Note::Coercion],
    ),
    ("hears voices, hear voices, hearing voices, heard voices", &[Note::HearingVoices]),
    (
        "funeral, coffin, hospice, graveyard, cemetery, stillborn, miscarriage, widow, widower, he died, she died, \
         dad died, mum died, mother died, father died, brother died, sister died, son died, daughter died, husband \
         died, wife died, grandmother died, grandfather died, when he dies, since his death, since her death",
        &[Note::Bereavement],
    ),
    (
        "pregnant, pregnancy, gave birth, giving birth, the birth, newborn, midwife, miscarriage, stillborn, \
         breastfeed, breastfeeding, maternity",
        &[Note::BirthAndBaby],
    ),
    (
        "ambulance crew, unconscious, passed out, seizure, seizures, stopped breathing, heart attack",
        &[Note::MedicalEmergency],
    ),
    (
        "hasn't slept, haven't slept, not slept, hardly slept, barely slept, didn't sleep, don't sleep, doesn't \
         sleep, can't sleep, couldn't sleep, cannot sleep, no sleep, sleepless, sleeplessness, awake all night, \
         nights without sleep, days without sleep",
        &[Note::Sleeplessness],
    ),
    (
        "cannabis, cocaine, amphetamine, amphetamines, heroin, ecstasy tablets, vodka, drinking again, drinks again, \
         got drunk, gets drunk, was drunk, is drunk, were drunk, hungover, hangover, alcoholic, overdose, overdosed, \
         smokes weed, smoking weed, smoked weed",
        &[Note::Substances],
    ),
    (
        "debt, debts, in the red, overdrawn, bailiff, bailiffs, bankrupt, bankruptcy, gambling, gambled, pawned, \
         evicted, eviction, behind with the rent",
        &[Note::Money],
    ),
    (
        "divorce, divorced, divorcing, custody, walked out on us, left us for, left me for, splitting up, split up",
        &[Note::Separation],
    ),
];

/// Words of what somebody does, with the note that they call for: what is only told happened elsewhere.
pub(super) const DEEDS: &[(&str, &[Note])] = &[(
    "shouts, shouting, yells, yelling, screams, screaming, bellows, bellowing, raises his voice, raises her voice, \
     raise your voice, shout",
    &[Note::RaisedVoices],
)];

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let mut notes = Notes { settled: sheet.scenario.about.content_notes.iter().copied().collect(), finder };
    let scenario = sheet.scenario;
    for theme in &scenario.about.themes {
        notes.call_for(of_theme(*theme), || sheet.source.title(), || format!("the theme `{}`", theme.name()));
    }
    for (call, id) in scenario.calls.iter().zip((0..).map(CallId)) {
        if let CallWhat::Signal { class, .. } = call.what {
            let what = || format!("`{}` is of class `{}`, which", call.id, class.name());
            notes.call_for(of_class(class), || sheet.source.call(id), what);
        }
    }
    for (response, id) in scenario.responses.iter().zip((0..).map(ResponseId)) {
        for (nth, act) in response.acts.iter().enumerate() {
            if let Act::Safety(_, step) = act {
                let what = || format!("`{}` takes a step against somebody’s will, which", response.id);
                notes.call_for(of_step(*step), || sheet.source.act(id, nth), what);
            }
        }
    }
    for hit in sheet.wording.hits() {
        let any = match (hit.says, hit.whose) {
            // What the author tells about the meeting comes after it; notes are about what is met in it.
            (_, Whose::Author) => continue,
            (Says::Note(any), _) | (Says::NoteOfDeed(any), Whose::Does(_) | Whose::Trainee) => any,
            _ => continue,
        };
        notes.call_for(any, || hit.span.clone(), || format!("`{}`", hit.words));
    }
}

/// What the file tells, and what was found to be missing.
struct Notes<'f, 'r> {
    settled: CodeSet<Note>,
    finder: &'f mut Finder<'r>,
}

impl Notes<'_, '_> {
    /// One of these is called for; each that is missing is told once, where it is called for first.
    fn call_for(&mut self, any: &[Note], place: impl FnOnce() -> Span, what: impl FnOnce() -> String) {
        let Some(first) = any.first() else { return };
        if any.iter().any(|note| self.settled.contains(*note)) {
            return;
        }
        self.settled.insert(*first);
        let names: Vec<_> = any.iter().map(|note| format!("`{}`", note.name())).collect();
        let (what, names) = (what(), names.join(" or "));
        self.finder.add(
            place(),
            format!("{what} calls for the content note {names}, and `about` has none of it"),
            format!("Add {names} to `content_notes`."),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const NOTES: &str = "content_notes: [Suicide, FrighteningBeliefs]";

    #[test]
    fn a_theme_calls_for_its_note_and_tells_it_once() {
        finds("content-note-missing", &[(NOTES, "content_notes: [FrighteningBeliefs]")], &["Rain indoors"]);
    }

    #[test]
    fn a_class_calls_for_its_note_and_of_several_one_is_enough() {
        let themes = ("themes: [AcuteCrisis, SuicidalIdeation]", "themes: [FirstEpisodePsychosis]");
        finds("content-note-missing", &[themes, (NOTES, "content_notes: []")], &["Rain indoors", "cat"]);
        finds("content-note-missing", &[themes, (NOTES, "content_notes: [HearingVoices, Suicide]")], &[]);
    }

    #[test]
    fn a_shout_in_the_room_calls_for_a_note_and_one_that_is_told_does_not() {
        let done = ("Does(\"bela\", \"puts the pot down\")", "Does(\"bela\", \"shouts, and puts the pot down\")");
        finds("content-note-missing", &[done], &["shouts"]);
        finds(
            "content-note-missing",
            &[("Says(\"bela\", \"Well?\")", "Says(\"bela\", \"She shouts at night.\")")],
            &[],
        );
    }

    #[test]
    fn words_that_are_said_call_for_theirs_and_reasons_do_not() {
        let said =
            ("Says(\"bela\", \"Well?\")", "Says(\"bela\", \"She hasn’t slept. Since the divorce she hasn’t slept.\")");
        finds("content-note-missing", &[said], &["hasn’t slept", "divorce"]);
        let told = ("because: \"Soothes about the cat.\"", "because: \"After a divorce nobody sleeps.\"");
        finds("content-note-missing", &[told], &[]);
    }

    #[test]
    fn a_step_against_the_will_calls_for_coercion() {
        let changes = [("Safety(\"death-of-me\", Act(CrisisTeam))", "Safety(\"death-of-me\", Act(Police))")];
        finds("content-note-missing", &changes, &["death-of-me"]);
    }
}
