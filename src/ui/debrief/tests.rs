//! The panel, driven through the accessibility tree.

use super::*;
use crate::run::Rating;
use crate::ui::after::fixture::{Played, everything_has_a_label, harness, nothing_is_cut_off};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

fn shown(played: &Played, text_percent: u16) -> Harness<'static, Vec<DebriefAction>> {
    let view = DebriefView::of(&played.scored(), &[]);
    harness(text_percent, move |ui| debrief_ui(ui, &view))
}

#[test]
fn three_scores_stand_side_by_side_and_none_is_made_of_the_others() {
    let mut played = Played::kitchen();
    *played.run.reflections.self_rating.get_mut(Dimension::Responsivity) = Rating::new(4);
    let view = DebriefView::of(&played.scored(), &[]);
    assert_eq!(view.dimensions.len(), 3);
    assert_eq!(view.dimensions[0].score.value, played.card.responsivity.score.map(|s| s.to_string()));
    assert_eq!(view.dimensions[0].self_rating, "Your own rating: 4 · Mostly");
    let harness = shown(&played, 100);
    let why = played.card.tolerance.not_rated.expect("too few presses came up");
    let not_rated = format!("Not rated: {}", crate::scoring::not_rated_reason(why));
    assert_eq!(harness.query_all_by_label_contains(&not_rated).count(), 1);
    assert_eq!(view.dimensions.iter().filter(|d| d.score.value.is_some()).count(), 2);
    for word in ["otal", "verall", "ombined"] {
        assert!(harness.query_by_label_contains(word).is_none(), "{word}");
    }
}

#[test]
fn the_note_says_what_the_numbers_are_not() {
    let harness = shown(&Played::kitchen(), 100);
    assert!(harness.query_by_label_contains("not a certificate").is_some());
}

#[test]
fn a_finding_opens_by_keyboard_and_shows_the_rule_the_words_and_another_way() {
    let mut harness = shown(&Played::kitchen(), 100);
    let title = DebriefView::of(&Played::kitchen().scored(), &[]).dimensions[0].findings[2].title();
    harness.get_by_label(&title).focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(harness.query_by_label("The words that it rests on").is_some());
    assert!(harness.query_by_label("I am so tired.").is_some());
    assert!(harness.query_all_by_label_contains("We come again tomorrow").count() > 0);
}

#[test]
fn choosing_a_turn_in_the_timeline_opens_its_words() {
    let mut harness = shown(&Played::kitchen(), 100);
    let line = "Stand by the window. Do you think of not living?";
    let before = harness.query_all_by_label(line).count();
    harness.get_by_label("Read turn 2").click_accesskit();
    harness.run_steps(4);
    assert_eq!(harness.query_all_by_label(line).count(), before + 1);
    assert!(harness.get_by_label("Turn 2").is_focused());
}

#[test]
fn one_thing_is_handed_on_as_it_is_typed() {
    let mut harness = shown(&Played::kitchen(), 100);
    let label = "One thing to try next time";
    harness.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, label).focus();
    harness.run_steps(2);
    harness.event(egui::Event::Text("Wait longer".to_owned()));
    harness.run_steps(2);
    let written = DebriefAction::Write(Reflection::OneThing("Wait longer".to_owned()));
    assert!(harness.state().contains(&written), "{:?}", harness.state());
}

#[test]
fn the_questions_the_way_back_and_a_replay_are_actions() {
    let mut harness = shown(&Played::kitchen(), 100);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    harness.run_steps(2);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::L);
    harness.run_steps(2);
    let turn = DebriefView::of(&Played::kitchen().scored(), &[]).moments[0].turn;
    let replay = DebriefAction::ReplayFrom(turn);
    harness.get_all_by_label(&replay.text().label).next().expect("a moment has it").click_accesskit();
    harness.run_steps(2);
    assert_eq!(harness.state(), &[DebriefAction::AnswerQuestions, DebriefAction::Close, replay]);
}

#[test]
fn a_long_meeting_fits_at_any_size() {
    for text_percent in [100, 200] {
        let mut harness = shown(&Played::long(), text_percent);
        harness.get_by_label("Read turn 2").click_accesskit();
        harness.run_steps(4);
        nothing_is_cut_off(&mut harness);
        everything_has_a_label(&harness);
    }
}

#[test]
fn what_a_supervisor_said_stands_beside_the_scores_that_do_not_change() {
    use crate::review::{Decision, Verdict, keys};
    use crate::run::UnixMs;
    let played = Played::kitchen();
    let mut review = Review::begin("Nora", UnixMs(1));
    let finding = keys(&played.card, played.meeting.scenario()).swap_remove(0);
    let verdict =
        Verdict { finding, decision: Decision::Override { points: 0 }, reason: "He was not there".to_owned() };
    review.decide(verdict, UnixMs(2)).expect("it has a reason");
    review.set_comment(2, "Well asked", UnixMs(2));
    let view = DebriefView::of(&played.scored(), &[review]);
    assert_eq!(view.dimensions[0].score.value, played.card.responsivity.score.map(|s| s.to_string()));
    let harness = harness(100, move |ui| debrief_ui(ui, &view));
    assert!(harness.query_all_by_label("What Nora says").count() > 0);
    assert!(harness.query_by_label_contains("He was not there").is_some());
    assert!(harness.query_by_label("Well asked").is_some());
    let score = played.card.responsivity.score.expect("it is rated");
    assert!(harness.query_by_label_contains(&format!("{score} of 100 · with Nora's review ")).is_some());
    assert!(harness.query_by_label_contains("points, 0 by review").is_some());
}

#[test]
fn own_words_stand_with_the_findings_and_the_moment_of_their_turn() {
    let mut played = Played::kitchen();
    let turn = played.debrief.moments[0].turn;
    played.run.inputs[usize::from(turn) - 1].own_words = Some("Say more about the clock".to_owned());
    let view = DebriefView::of(&played.scored(), &[]);
    let own_words = Some(("In your own words", "Say more about the clock".to_owned()));
    assert_eq!(view.moments[0].own_words, own_words);
    let of_turn: Vec<_> = view.dimensions.iter().flat_map(|d| &d.findings).filter(|f| f.turn == turn).collect();
    assert!(!of_turn.is_empty() && of_turn.iter().all(|f| f.own_words == own_words));
    let harness = harness(100, move |ui| debrief_ui(ui, &view));
    assert!(harness.query_all_by_label("Say more about the clock").count() > 0);
}
