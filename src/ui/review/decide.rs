//! Confirming or overriding one finding. An override has points within the finding's range and a reason; where it
//! cannot be given yet, it says why.
//!
//! Both keys are chords with Ctrl: a letter that was meant for the reason and missed its field must decide nothing.

use super::ReviewAction;
use crate::review::{Decision, FindingKey, ReviewedFinding, Verdict};
use crate::ui::after::finding::points_words;
use crate::ui::theme;
use crate::ui::widgets::{ActionButton, ActionText, Shortcut, TextArea, badge, paragraph, row, show_focus, small};
use egui::{Id, Key, Modifiers, Slider, Ui};
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
    /// Whether a verdict was taken back, for as long as none has come in its place.
    was_taken_back: bool,
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

    /// What was done here, said to the one who did it; none where nothing was.
    fn done(&self, was_taken_back: bool) -> Option<String> {
        let (was, is) = (points_words(self.original, self.of), points_words(self.points, self.of));
        match self.decision {
            Some(Decision::Confirm) => Some(format!("You confirmed this finding: {was}, as it was scored")),
            Some(Decision::Override { .. }) => Some(format!("You overrode this finding: {is}, in place of {was}")),
            None => was_taken_back.then(|| "You took your verdict back: nothing is decided here".to_owned()),
        }
    }

    /// Why these points cannot be given in this finding's place; none where they can.
    fn objection(&self, draft: &Draft, is_named: bool) -> Option<&'static str> {
        match (is_named, draft.points == self.original, draft.reason.trim().is_empty()) {
            (false, _, _) => Some(NAME_FIRST),
            (true, true, _) if self.range.start() == self.range.end() => Some("There is nothing to override here"),
            (true, true, _) => Some("To override, first change the points"),
            (true, false, true) => Some("To override, write a reason"),
            (true, false, false) => None,
        }
    }
}

/// What is wanted before anything can be decided.
const NAME_FIRST: &str = "Write your name first";

/// Shows what is decided and what can be; `is_named` says whether the reviewer has given a name.
pub(super) fn decide_ui(ui: &mut Ui, run: &str, view: &VerdictView, is_named: bool) -> Option<ReviewAction> {
    if let Some(standing) = view.standing() {
        badge(ui, "Decided");
        paragraph(ui, &standing);
    }
    let id = Id::new(("verdict", run, &view.key));
    let mut draft: Draft = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| Draft {
        points: view.points,
        reason: view.reason.clone(),
        was_taken_back: false,
    });
    points_ui(ui, view, &mut draft);
    let field = TextArea {
        id: id.with("reason"),
        label: "Reason",
        text: &draft.reason,
        hint: "What you saw or heard that the rule did not",
        rows: 2,
    };
    let written = field.show(ui);
    draft.reason = written.text;
    // Ctrl+Enter in the reason hands in the override, and where it cannot be given yet it does nothing: it must not
    // reach the button that closes the review.
    let is_handed_in = written.has_focus && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let action = buttons_ui(ui, view, &draft, is_named, is_handed_in);
    match action {
        Some(ReviewAction::TakeBack(_)) => {
            draft = Draft { points: view.original, reason: String::new(), was_taken_back: true };
        }
        Some(_) => draft.was_taken_back = false,
        None => {}
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

fn buttons_ui(
    ui: &mut Ui,
    view: &VerdictView,
    draft: &Draft,
    is_named: bool,
    is_handed_in: bool,
) -> Option<ReviewAction> {
    let decide = |decision| {
        let reason = draft.reason.trim().to_owned();
        Some(ReviewAction::Decide(Verdict { finding: view.key.clone(), decision, reason }))
    };
    let objection = view.objection(draft, is_named);
    let confirm = ActionText::new("Confirm", if is_named { "It holds as it is" } else { NAME_FIRST })
        .key(Shortcut::command(Key::G));
    let give = ActionText::new(
        format!("Override: {}", points_words(draft.points, view.of)),
        objection.unwrap_or("The original stays beside it"),
    )
    .key(Shortcut::command(Key::O));
    let back = ActionText::new("Take back", "As if nothing had been decided here");
    let mut action = None;
    let buttons = ui.scope(|ui| {
        row(ui, |ui| {
            if ActionButton::new(&confirm).enabled(is_named).show(ui) {
                action = decide(Decision::Confirm);
            }
            let is_pressed = ActionButton::new(&give).enabled(objection.is_none()).show(ui);
            if is_pressed || (is_handed_in && objection.is_none()) {
                action = decide(Decision::Override { points: draft.points });
            }
            if view.decision.is_some() && ActionButton::new(&back).show(ui) {
                action = Some(ReviewAction::TakeBack(view.key.clone()));
            }
        });
    });
    if action.is_some() {
        // The keys work from anywhere on the page: what they did is said here, and is brought into view.
        buttons.response.scroll_to_me(Some(egui::Align::Center));
    }
    if let Some(done) = view.done(draft.was_taken_back) {
        paragraph(ui, &done);
    }
    match objection {
        Some(objection) => small(ui, objection),
        None => small(ui, &format!("{} in the reason overrides too", Shortcut::command(Key::Enter).first(ui))),
    };
    action
}
