//! Confirming or overriding one finding. An override has points within the finding's range and a reason; where it
//! cannot be given yet, it says why.

use super::ReviewAction;
use crate::review::{Decision, FindingKey, ReviewedFinding, Verdict};
use crate::ui::after::finding::points_words;
use crate::ui::theme;
use crate::ui::widgets::{ActionButton, ActionText, Shortcut, TextArea, badge, paragraph, row, show_focus, small};
use egui::{Id, Key, Slider, Ui};
use std::ops::RangeInclusive;

/// What is decided about a finding, and can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictView {
    /// The finding.
    pub key: FindingKey,
    /// The points that it was scored with.
    pub original: i32,
    /// The points that it has with the review.
    pub points: i32,
    /// Out of how many.
    pub of: i32,
    /// The points that can be given.
    pub range: RangeInclusive<i32>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Why.
    pub reason: String,
}

/// What is being put together before it is decided.
#[derive(Clone)]
struct Draft {
    points: i32,
    reason: String,
}

impl VerdictView {
    pub(in crate::ui) fn of(reviewed: &ReviewedFinding, range: RangeInclusive<i32>) -> Self {
        Self {
            key: reviewed.key.clone(),
            original: reviewed.original,
            points: reviewed.points,
            of: reviewed.of,
            range,
            decision: reviewed.decision,
            reason: reviewed.reason.clone(),
        }
    }

    /// What stands, in a line; none where nothing is decided.
    #[must_use]
    pub fn standing(&self) -> Option<String> {
        let why = if self.reason.is_empty() { String::new() } else { format!(": {}", self.reason) };
        Some(match self.decision? {
            Decision::Confirm => format!("Confirmed{why}"),
            Decision::Override { .. } => {
                let (was, is) = (points_words(self.original, self.of), points_words(self.points, self.of));
                format!("Overridden: {is} in place of {was}{why}")
            }
        })
    }

    /// Why these points cannot be given in this finding's place; none where they can.
    fn objection(&self, draft: &Draft, is_named: bool) -> Option<&'static str> {
        match (is_named, draft.points == self.original, draft.reason.trim().is_empty()) {
            (false, _, _) => Some("Write your name at the top first"),
            (true, true, _) => Some("To override, choose other points than it has"),
            (true, false, true) => Some("To override, write a reason"),
            (true, false, false) => None,
        }
    }
}

/// Shows what is decided and what can be; `is_named` says whether the reviewer has given a name.
pub(super) fn decide_ui(ui: &mut Ui, run: &str, view: &VerdictView, is_named: bool) -> Option<ReviewAction> {
    if let Some(standing) = view.standing() {
        badge(ui, "Decided");
        paragraph(ui, &standing);
    }
    let id = Id::new(("verdict", run, &view.key));
    let mut draft: Draft =
        ui.data(|data| data.get_temp(id)).unwrap_or_else(|| Draft { points: view.points, reason: view.reason.clone() });
    points_ui(ui, view, &mut draft);
    let field = TextArea {
        id: id.with("reason"),
        label: "Reason",
        text: &draft.reason,
        hint: "What you saw or heard that the rule did not",
        rows: 2,
    };
    draft.reason = field.show(ui).text;
    let action = buttons_ui(ui, view, &draft, is_named);
    if matches!(action, Some(ReviewAction::TakeBack(_))) {
        draft = Draft { points: view.original, reason: String::new() };
    }
    ui.data_mut(|data| data.insert_temp(id, draft));
    action
}

fn points_ui(ui: &mut Ui, view: &VerdictView, draft: &mut Draft) {
    if view.range.start() == view.range.end() {
        small(ui, "This finding does not count, so there are no points to give");
        return;
    }
    let label = small(ui, &format!("Points, originally {}", points_words(view.original, view.of)));
    ui.scope(|ui| {
        // The rail and the handle are told from the card by more than a shade.
        ui.visuals_mut().widgets.inactive.bg_fill = theme::of(ui).colours.control;
        let response = ui.add(Slider::new(&mut draft.points, view.range.clone())).labelled_by(label.id);
        show_focus(ui, &response);
    });
}

fn buttons_ui(ui: &mut Ui, view: &VerdictView, draft: &Draft, is_named: bool) -> Option<ReviewAction> {
    let decide = |decision| {
        let reason = draft.reason.trim().to_owned();
        Some(ReviewAction::Decide(Verdict { finding: view.key.clone(), decision, reason }))
    };
    let objection = view.objection(draft, is_named);
    let confirm =
        ActionText::new("Confirm", if is_named { "It holds as it is" } else { "Write your name at the top first" })
            .key(Shortcut::plain(Key::C));
    let give = ActionText::new(
        format!("Override: {}", points_words(draft.points, view.of)),
        objection.unwrap_or("The original stays beside it"),
    )
    .key(Shortcut::plain(Key::O));
    let back = ActionText::new("Take back", "As if nothing had been decided here");
    let mut action = None;
    row(ui, |ui| {
        if ActionButton::new(&confirm).enabled(is_named).show(ui) {
            action = decide(Decision::Confirm);
        }
        if ActionButton::new(&give).enabled(objection.is_none()).show(ui) {
            action = decide(Decision::Override { points: draft.points });
        }
        if view.decision.is_some() && ActionButton::new(&back).show(ui) {
            action = Some(ReviewAction::TakeBack(view.key.clone()));
        }
    });
    if let Some(objection) = objection {
        small(ui, objection);
    }
    action
}
