//! The meeting panel, driven and queried as a screen reader would.

use super::super::testing::{every_action, long, nothing_is_cut_off, window};
use super::*;
use crate::codebook::Codebook;
use crate::meeting::{Input, Meeting};
use crate::scenario::local::LocalPack;
use crate::scenario::{self, PersonId};
use egui::accesskit::{Live, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use std::sync::Arc;

const STIRS: &str = r#"Scenario(
    format: 1, id: "supper", title: "Supper", summary: "A short one.",
    about: (themes: [FamilyConflict], practises: [Responsivity], content_notes: [], minutes: 3, level: Foundation),
    setting: (place: Home, hours_since_contact: 3, called_by: "liisa", scene: "A kitchen.", can_offer: []),
    people: [
        (id: "eero", name: "Eero", part: AtTheCentre, age: 19, starts: Guarded),
        (id: "liisa", name: "Liisa", part: Family("mother"), age: 51, starts: Open),
        (id: "mikko", name: "Mikko", part: Colleague("nurse"), age: 44, starts: Open),
    ],
    turns: 3, out_of_time: "late", start: "table",
    moments: [
        Moment(id: "table", present: ["eero"],
            talk: [
                Says("eero", "Nobody asked me.", [Cue(id: "asked", of: Story, salience: 2, words: ["asked"])]),
                Thinks("eero", "They never do."),
                Pause(4000),
                Stirs("What does his tone stir in you?"),
            ],
            responses: [
                Response(id: "ask", to: One("eero"), say: "What would you have said?", does: [Answer("asked", [OwnWords, OpenQuestion])], because: "Asks.", next: To("door")),
                Response(id: "turn", to: Colleague, say: "I am wondering about his words.", does: [], because: "Turns.", next: End("late")),
            ],
            silence: (does: [], because: "Waits.", next: To("door")),
        ),
        Moment(id: "door", talk: [Says("liisa", "I am here now.")],
            responses: [Response(id: "bye", to: Room, say: "Thank you for coming.", does: [], because: "Ends.", next: End("late"))],
            silence: (does: [], because: "Waits.", next: End("late")),
        ),
    ],
    endings: [Ending(id: "late", title: "It is late")],
    debrief: (alternatives: [], questions: []), allow: [],
)"#;

struct Played {
    meeting: Meeting,
    transcript: Transcript,
}

fn begin() -> Played {
    begin_as(STIRS)
}

fn begin_as(text: &str) -> Played {
    let loaded = scenario::load("supper.ron", text);
    let scenario = Arc::new(loaded.scenario.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics)));
    let mut played =
        Played { meeting: Meeting::begin(&scenario, &Codebook::shipped(), 1), transcript: Transcript::default() };
    played.catch_up();
    played
}

impl Played {
    fn catch_up(&mut self) {
        let scenario = Arc::clone(self.meeting.scenario());
        self.transcript.extend(&scenario, &LocalPack::shipped(), self.meeting.events());
    }

    fn view(&self, progress: &MeetingProgress) -> MeetingView {
        MeetingView::of(&self.meeting, &self.transcript, progress)
    }

    /// Everything shown, and done with what was asked.
    fn answering(&self) -> MeetingProgress {
        MeetingProgress { n_revealed: 99, stirred_done: vec![("table.3".to_owned(), 0)], ..MeetingProgress::default() }
    }
}

fn revealed(n: usize) -> MeetingProgress {
    MeetingProgress { n_revealed: n, ..MeetingProgress::default() }
}

#[track_caller]
fn check_key(view: MeetingView, key: Key, expected: Option<MeetingAction>) {
    let mut window = window(100, view, meeting_ui);
    window.key_press(key);
    window.run();
    assert_eq!(*window.state(), expected);
}

#[test]
fn thoughts_are_not_shown_and_who_is_there_from_the_beginning_is_not_announced() {
    let texts: Vec<String> = begin().transcript.lines().iter().map(|line| line.text.clone()).collect();
    assert_eq!(texts, ["Nobody asked me.", "A silence", "What does his tone stir in you?"]);
}

#[test]
fn the_transcript_grows_and_says_who_comes() {
    let mut played = begin();
    played.meeting.respond(Input::Silence).expect("silence is always offered");
    played.catch_up();
    let lines = played.transcript.lines();
    let texts: Vec<&str> = lines[3..].iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, ["say nothing", "Liisa comes in", "I am here now."]);
    // Liisa is not there until the line that says so is shown.
    let liisa = PersonId(1).index();
    assert!(!played.view(&MeetingProgress { n_revealed: 4, ..played.answering() }).people[liisa].is_present);
    assert!(played.view(&MeetingProgress { n_revealed: 5, ..played.answering() }).people[liisa].is_present);
}

#[test]
fn only_revealed_lines_are_shown_and_the_last_is_read_out() {
    let window = window(100, begin().view(&revealed(1)), meeting_ui);
    let line = window.get_by_label("Eero: Nobody asked me.");
    assert_eq!(line.accesskit_node().live(), Live::Polite);
    assert!(window.query_by_label("A silence").is_none());
    window.get_by_label("Eero (at the centre, speaking)");
    window.get_by_label("Turn 1 of at most 3");
}

#[test]
fn while_people_talk_keys_show_more_pause_and_leave() {
    let view = begin().view(&revealed(1));
    assert_eq!(view.stage, Stage::Talking);
    check_key(view.clone(), Key::Space, Some(MeetingAction::Next));
    check_key(view.clone(), Key::Enter, Some(MeetingAction::ToMyTurn));
    check_key(view.clone(), Key::P, Some(MeetingAction::Pause));
    check_key(view.clone(), Key::Escape, Some(MeetingAction::AskToLeave));
    check_key(view.clone(), Key::Num1, None);
    check_key(MeetingView { is_paused: true, ..view }, Key::P, Some(MeetingAction::Resume));
}

#[test]
fn responses_are_chosen_by_number_and_silence_by_nought() {
    let played = begin();
    let view = played.view(&played.answering());
    let offer = played.meeting.offer().to_vec();
    check_key(view.clone(), Key::Num1, Some(MeetingAction::Choose(offer[0])));
    check_key(view.clone(), Key::Num2, Some(MeetingAction::Choose(offer[1])));
    check_key(view.clone(), Key::Num3, None);
    check_key(view.clone(), Key::S, None);
    check_key(view, Key::Num0, Some(MeetingAction::StaySilent));
}

#[test]
fn a_response_says_to_whom_and_is_pressed_by_a_screen_reader() {
    let played = begin();
    let nth = played
        .meeting
        .offer()
        .iter()
        .position(|id| played.meeting.scenario().response(*id).id == "ask")
        .expect("offered");
    let mut window = window(100, played.view(&played.answering()), meeting_ui);
    let label = format!("{}  What would you have said? (to Eero)", nth + 1);
    window.get_by_role_and_label(Role::Button, &label).click_accesskit();
    window.run();
    assert_eq!(*window.state(), Some(MeetingAction::Choose(played.meeting.offer()[nth])));
    assert!(window.query_by_label_contains("(to Mikko, your colleague)").is_some());
}

#[test]
fn what_i_would_say_comes_before_the_responses() {
    let played = begin();
    let progress = MeetingProgress { asks_own_words: true, ..played.answering() };
    let mut window = every_action(100, played.view(&progress), meeting_ui);
    assert!(window.query_by_label_contains("What would you have said?").is_none());
    let field = window.get_by_role_and_label(Role::TextInput, "What I would say");
    assert!(field.is_focused(), "it has the keyboard at once");
    field.type_text("S0P1 stays text");
    window.run();
    assert!(window.state().contains(&MeetingAction::OwnWordsTyped("S0P1 stays text".to_owned())));
    window.key_press(Key::Enter);
    window.run();
    assert!(window.state().contains(&MeetingAction::OwnWordsDone("S0P1 stays text".to_owned())));
}

#[test]
fn keys_are_text_while_writing_and_escape_leaves_the_field_only() {
    let played = begin();
    let progress = MeetingProgress { asks_own_words: true, ..played.answering() };
    let mut window = window(100, played.view(&progress), meeting_ui);
    window.key_press(Key::S);
    window.key_press(Key::Num1);
    window.run();
    assert_eq!(*window.state(), None);
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(*window.state(), None, "Escape left the field");
    assert!(!window.get_by_role_and_label(Role::TextInput, "What I would say").is_focused());
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(*window.state(), Some(MeetingAction::AskToLeave));
}

#[test]
fn own_words_stand_above_the_responses_afterwards() {
    let played = begin();
    let progress = MeetingProgress {
        asks_own_words: true,
        has_own_words: true,
        own_words: "Tell me.".to_owned(),
        ..played.answering()
    };
    let window = window(100, played.view(&progress), meeting_ui);
    window.get_by_label("Tell me.");
}

#[test]
fn what_stirs_can_be_written_or_skipped() {
    let played = begin();
    let progress = revealed(3);
    assert!(progress.waits(&played.transcript));
    let mut window = every_action(100, played.view(&progress), meeting_ui);
    let field = window.get_by_role_and_label(Role::TextInput, "What does his tone stir in you?");
    assert!(field.is_focused(), "it has the keyboard at once");
    field.type_text("Anger");
    window.run();
    let line = "table.3".to_owned();
    assert!(window.state().contains(&MeetingAction::StirredTyped { line: line.clone(), text: "Anger".to_owned() }));
    window.key_press(Key::Enter);
    window.run();
    assert!(window.state().contains(&MeetingAction::StirredDone { line, text: "Anger".to_owned() }));
}

#[test]
fn an_open_question_is_written_once() {
    let played = begin();
    let question = "What does his tone stir in you?";
    let open = window(100, played.view(&revealed(3)), meeting_ui);
    let labels = open.query_all_by_role(Role::Label).filter_map(|node| node.accesskit_node().value());
    assert_eq!(labels.filter(|words| words == question).count(), 1);
    // Once it has been answered it stands with what was said.
    assert_eq!(played.view(&played.answering()).lines.last().map(|line| line.text.as_str()), Some(question));
}

#[test]
fn who_does_something_without_a_word_is_not_said_to_speak() {
    let gesture = STIRS.replace("Says(\"eero\", ", "Does(\"eero\", ");
    for (text, expected) in [(STIRS, "Eero (at the centre, speaking)"), (gesture.as_str(), "Eero (at the centre)")] {
        window(100, begin_as(text).view(&revealed(1)), meeting_ui).get_by_label(expected);
    }
}

#[test]
fn leaving_is_asked_gently_and_nothing_beneath_is_pressed() {
    let played = begin();
    let view = played.view(&MeetingProgress { asks_to_leave: true, ..played.answering() });
    let window = window(100, view.clone(), meeting_ui);
    window.get_by_label("Leave for now?");
    assert!(window.query_by_label_contains("The run is kept").is_some());
    check_key(view.clone(), Key::Num1, None);
    check_key(view.clone(), Key::Enter, Some(MeetingAction::StayHere));
    check_key(view.clone(), Key::Escape, Some(MeetingAction::StayHere));
    check_key(view, Key::L, Some(MeetingAction::Leave));
}

#[test]
fn at_the_end_one_looks_back() {
    let mut played = begin();
    played.meeting.respond(Input::Silence).expect("offered");
    played.meeting.respond(Input::Silence).expect("offered");
    played.catch_up();
    let view = played.view(&played.answering());
    assert_eq!(view.stage, Stage::Over { ending: "It is late".to_owned() });
    check_key(view, Key::Enter, Some(MeetingAction::LookBack));
}

#[test]
fn at_twice_the_size_nothing_is_cut_off() {
    let played = begin();
    nothing_is_cut_off(&mut window(200, played.view(&played.answering()), meeting_ui));
    nothing_is_cut_off(&mut window(200, played.view(&revealed(3)), meeting_ui));
    nothing_is_cut_off(&mut window(200, played.view(&revealed(1)), meeting_ui));
    let own = MeetingProgress { asks_own_words: true, ..played.answering() };
    nothing_is_cut_off(&mut window(200, played.view(&own), meeting_ui));
}

#[test]
fn long_texts_wrap_and_a_long_transcript_lays_out_what_is_seen() {
    let played = begin();
    let mut view = played.view(&played.answering());
    view.title = long(5);
    let line = TranscriptLine { text: long(30), ..view.lines[0].clone() };
    view.lines = vec![line; 300].into();
    if let Stage::Answering { offers, .. } = &mut view.stage {
        for offer in offers {
            offer.words = long(8);
        }
    }
    let mut window = window(200, view, meeting_ui);
    nothing_is_cut_off(&mut window);
    let laid_out = window.query_all_by_label_contains("Eero: unaccommodatingly").count();
    assert!((1..40).contains(&laid_out), "{laid_out} of 300 lines are laid out");
}

#[test]
fn the_head_is_as_high_as_it_needs_with_five_people() {
    let mut view = begin().view(&revealed(1));
    view.title = "What the voice wants".to_owned();
    let tag = PersonTag { part: "friend from the school kitchen".to_owned(), ..view.people[1].clone() };
    view.people.extend([tag.clone(), tag]);
    for (percent, width, height) in [(100, 680.0, 760.0), (200, 1100.0, 760.0), (200, 800.0, 600.0)] {
        let mut window = window(percent, view.clone(), meeting_ui);
        window.set_size(egui::Vec2::new(width, height));
        window.run();
        let last = window.query_all_by_label_contains("friend from the school").map(|node| node.rect().bottom());
        let last = last.fold(window.get_by_label("Leave…").rect().bottom(), f32::max);
        let transcript = window.get_by_label("Eero: Nobody asked me.").rect().top();
        assert!(last <= transcript, "at {percent} % in {width} × {height}: {last} and then {transcript}");
    }
}

#[test]
fn a_response_has_no_tooltip_over_the_next_one() {
    let played = begin();
    let mut window = window(100, played.view(&played.answering()), meeting_ui);
    window.get_by_label_contains("1  ").hover();
    window.run();
    window.step();
    assert_eq!(window.query_all_by_label("1").count(), 0);
}
