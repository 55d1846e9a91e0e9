//! What a scenario is about: the closed lists that the lobby groups by and the coverage table counts.

use crate::codebook::Dimension;
use crate::codebook::codes;
use serde::Deserialize;

/// What a scenario practises, and what it asks of the one who plays it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// What Open Dialogue is for, and what it must be careful about.
    pub themes: Vec<Theme>,
    /// The dimensions that it practises most.
    pub practises: Vec<Dimension>,
    /// The principles that it shows.
    #[serde(default)]
    pub principles: Vec<Principle>,
    /// The key elements of dialogic practice that it shows (Olson, Seikkula & Ziedonis 2014).
    #[serde(default)]
    pub elements: Vec<Element>,
    /// The misunderstandings that it lets people make and learn from.
    #[serde(default)]
    pub misconceptions: Vec<Misconception>,
    /// The supervision questions that it raises.
    #[serde(default)]
    pub questions: Vec<SupervisionTopic>,
    /// What a person may want to know before they play it.
    #[serde(default)]
    pub content_notes: Vec<ContentNote>,
    /// Minutes that it takes, at the pace of speech.
    pub minutes: u32,
    /// How hard it is.
    pub level: Difficulty,
}

codes!(
    /// Indications and cautions.
    Theme {
        FirstEpisodePsychosis, AcuteCrisis, BriefPsychoticDisorder, MoodWithPsychosis, LongIllness, YoungPeople,
        FamilyConflict, SocialIsolation, Disengagement, SuicidalIdeation,
        ImminentDanger, MedicalNeed, ConsentToNetwork, CultureAndHierarchy, HollowService,
    }
);

codes!(
    /// The seven principles.
    Principle { ImmediateHelp, SocialNetwork, Flexibility, Responsibility, Continuity, Uncertainty, Dialogue }
);

codes!(
    /// The twelve key elements.
    Element {
        TwoClinicians, NetworkTakesPart, OpenQuestions, OwnWords, PresentMoment, SeveralViews, Relations,
        MatterOfFact, StoriesNotSymptoms, Reflecting, Transparency, ToleratingUncertainty,
    }
);

codes!(
    /// The four misunderstandings.
    Misconception { AgainstMedication, LaplandAsInstruction, FamilyTherapyRenamed, PassivityAboutRisk }
);

codes!(
    /// The five supervision questions, by what they ask about.
    SupervisionTopic { Uncertainty, WhoseInterest, Evidence, Setting, Voices }
);

codes!(
    /// What a person may want to know before they play.
    ContentNote {
        Suicide, SelfHarm, Violence, Coercion, FrighteningBeliefs, HearingVoices, RaisedVoices, ChildAtRisk,
        Bereavement, BirthAndBaby, MedicalEmergency, Sleeplessness, Substances, Money, Separation,
    }
);

codes!(
    /// How hard a scenario is.
    Difficulty { Foundation, Intermediate, Hard }
);

codes!(
    /// Where a meeting can be.
    Place { Home, Clinic, Ward, School, Workplace, Shop, Outdoors, Online }
);

codes!(
    /// What a service can offer without promising more than it has.
    CanOffer {
        WithinADay, SameTeam, SecondClinician, HomeVisits, PeerWorker, Interpreter, EveningCall, NightTeam, DailyMeetings,
    }
);
