//! Runs for the tests of these panels: the small kitchen, and shipped meetings played to their ends.

use super::Scored;
use crate::codebook::Codebook;
use crate::debrief::Debrief;
use crate::meeting::Meeting;
use crate::run::{Run, Standing, fixture, replay};
use crate::scenario::{Scenario, load};
use crate::scoring::{Rubric, Scorecard, score};
use crate::ui::theme::{self, ThemeSettings};
use egui::accesskit::Role;
use egui::{Pos2, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;
use std::sync::Arc;

/// Everything that [`Scored`] borrows.
pub(in crate::ui) struct Played {
    pub run: Run,
    pub meeting: Meeting,
    pub rubric: Arc<Rubric>,
    pub card: Scorecard,
    pub debrief: Debrief,
}

impl Played {
    /// The kitchen of the run tests, to its end: heard, asked, and then comforted.
    pub(in crate::ui) fn kitchen() -> Self {
        let mut run = fixture::run();
        run.inputs.push(fixture::input("stop-here", None));
        Self::of(run, &fixture::scenario())
    }

    /// *Nothing to worry about*, a long meeting with presses and concerns, always answered with the first response.
    pub(in crate::ui) fn long() -> Self {
        let text = include_str!("../../../scenarios/nothing-to-worry-about.ron");
        let loaded = load("nothing-to-worry-about.ron", text);
        let scenario = Arc::new(loaded.scenario.unwrap_or_else(|| panic!("it loads: {:#?}", loaded.diagnostics)));
        let mut run = fixture::begun("r-long");
        let mut meeting = Meeting::begin(&scenario, &Codebook::shipped(), run.seed);
        while meeting.ending().is_none() {
            let first = meeting.offer().iter().min().copied();
            let id = first.map_or("silence".to_owned(), |r| scenario.response(r).id.clone());
            let input = meeting.input_named(&id).expect("it is offered");
            meeting.respond(input).expect("it is taken");
            run.inputs.push(fixture::input(&id, None));
        }
        Self::of(run, &scenario)
    }

    fn of(mut run: Run, scenario: &Arc<Scenario>) -> Self {
        run.standing = Standing::Ended;
        let meeting = replay(&run, scenario, &Codebook::shipped()).expect("it replays");
        let rubric = Rubric::shipped();
        let card = score(meeting.events(), meeting.codebook(), &rubric);
        let debrief = Debrief::of(&meeting, &card, &rubric);
        Self { run, meeting, rubric, card, debrief }
    }

    pub(in crate::ui) fn scored(&self) -> Scored<'_> {
        Scored {
            run: &self.run,
            meeting: &self.meeting,
            rubric: &self.rubric,
            card: &self.card,
            debrief: &self.debrief,
        }
    }
}

/// A panel in a window of 800 × 600, with what it handed out.
pub(in crate::ui) fn harness<'a, A: 'a>(
    text_percent: u16,
    mut panel: impl FnMut(&mut egui::Ui) -> Option<A> + 'a,
) -> Harness<'a, Vec<A>> {
    let settings = ThemeSettings { text_percent, reduced_motion: true, ..ThemeSettings::default() };
    let draw = move |ui: &mut egui::Ui, actions: &mut Vec<A>| {
        theme::apply(ui.ctx(), &settings);
        actions.extend(panel(ui));
    };
    let mut harness = Harness::builder().with_size([800.0, 600.0]).build_ui_state(draw, Vec::new());
    harness.run_steps(4);
    harness
}

/// Whether everything that can be used lies within the window from left to right, and whatever takes the keyboard is
/// scrolled to and then seen whole.
#[track_caller]
pub(in crate::ui) fn nothing_is_cut_off<S>(harness: &mut Harness<'_, S>) {
    let window = Rect::from_min_size(Pos2::ZERO, Vec2::new(800.0, 600.0)).expand(0.5);
    let n_used = used(harness).len();
    assert!(n_used > 0, "there is nothing to use");
    let mut n_focused = 0;
    for nth in 0..n_used {
        let nodes = used(harness);
        let label = nodes[nth].accesskit_node().label().unwrap_or_default();
        let rect = nodes[nth].rect();
        assert!(rect.left() >= 0.0 && rect.right() <= window.right(), "`{label}` is cut off: {rect:?}");
        nodes[nth].focus();
        drop(nodes);
        harness.run_steps(3);
        let node = &used(harness)[nth];
        let rect = node.rect();
        // What cannot be pressed now, and all but one of the timeline, do not take it.
        n_focused += usize::from(node.is_focused());
        assert!(
            !node.is_focused() || window.contains_rect(rect),
            "`{label}` has the keyboard and is not seen whole: {rect:?}"
        );
    }
    assert!(n_focused > 0, "nothing takes the keyboard");
}

/// Everything that can be used, in the order of the tree.
fn used<'h, S>(harness: &'h Harness<'_, S>) -> Vec<egui_kittest::Node<'h>> {
    let is_used = |role| {
        matches!(
            role,
            Role::Button
                | Role::RadioButton
                | Role::CheckBox
                | Role::TextInput
                | Role::MultilineTextInput
                | Role::Slider
        )
    };
    let nodes = harness.root().children_recursive();
    nodes.filter(|node| is_used(node.accesskit_node().role())).collect()
}

/// Whether everything that can be used has a label.
#[track_caller]
pub(in crate::ui) fn everything_has_a_label<S>(harness: &Harness<'_, S>) {
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        let used = matches!(node.role(), Role::Button | Role::RadioButton | Role::TextInput | Role::MultilineTextInput);
        assert!(!used || node.label().is_some_and(|label| !label.is_empty()), "{:?} has no label", node.role());
    }
}
