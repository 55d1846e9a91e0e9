//! What a meeting practises, in words, and a filter by it.

use crate::codebook::{Code, Codebook};
use crate::scenario::about::{About, Misconception, SupervisionTopic, Theme};

/// A list that things practised come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AimKind {
    /// What is rated.
    Dimension,
    /// What Open Dialogue is for, and must be careful about.
    Theme,
    /// A misunderstanding to learn from.
    Misconception,
    /// A question of supervision.
    Question,
}

impl AimKind {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Dimension, Self::Theme, Self::Misconception, Self::Question];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dimension => "Dimension",
            Self::Theme => "Theme",
            Self::Misconception => "Misunderstanding",
            Self::Question => "Supervision question",
        }
    }
}

/// One thing that a meeting practises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The list that it is from.
    pub kind: AimKind,
    /// Its place in that list.
    pub place: usize,
    /// What it is called.
    pub name: String,
}

/// Everything that a scenario says it practises, in the order in which it says it.
pub(super) fn aims(about: &About, codebook: &Codebook) -> Vec<Aim> {
    let aim = |kind, place, name: &str| Aim { kind, place, name: name.to_owned() };
    let dimensions =
        about.practises.iter().map(|d| aim(AimKind::Dimension, d.index(), &codebook.dimensions[d.index()].name));
    let themes = about.themes.iter().map(|t| aim(AimKind::Theme, t.index(), theme(*t)));
    let misconceptions = about.misconceptions.iter().map(|m| aim(AimKind::Misconception, m.index(), misconception(*m)));
    let questions = about.questions.iter().map(|q| aim(AimKind::Question, q.index(), question(*q)));
    dimensions.chain(themes).chain(misconceptions).chain(questions).collect()
}

fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::FirstEpisodePsychosis => "A first episode of psychosis",
        Theme::AcuteCrisis => "An acute crisis",
        Theme::BriefPsychoticDisorder => "A brief psychosis after strain",
        Theme::MoodWithPsychosis => "Mood with psychosis",
        Theme::LongIllness => "A long illness",
        Theme::YoungPeople => "Young people",
        Theme::FamilyConflict => "Conflict in a family",
        Theme::SocialIsolation => "Isolation",
        Theme::Disengagement => "Away from services",
        Theme::SuicidalIdeation => "Thoughts of suicide",
        Theme::ImminentDanger => "Danger close at hand",
        Theme::MedicalNeed => "A medical need",
        Theme::ConsentToNetwork => "Who may be invited",
        Theme::CultureAndHierarchy => "Culture and rank",
        Theme::HollowService => "A service without the means",
    }
}

fn misconception(misconception: Misconception) -> &'static str {
    match misconception {
        Misconception::AgainstMedication => "It is against medication",
        Misconception::LaplandAsInstruction => "Lapland is an instruction",
        Misconception::FamilyTherapyRenamed => "It is family therapy renamed",
        Misconception::PassivityAboutRisk => "It is passive about risk",
    }
}

fn question(question: SupervisionTopic) -> &'static str {
    match question {
        SupervisionTopic::Uncertainty => "What is done with uncertainty?",
        SupervisionTopic::WhoseInterest => "In whose interest?",
        SupervisionTopic::Evidence => "What does the evidence say?",
        SupervisionTopic::Setting => "What does the setting offer?",
        SupervisionTopic::Voices => "Whose voice is heard?",
    }
}
