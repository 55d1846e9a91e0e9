//! Faults of structure.

use super::lay;

const THIN_WALLS: &str = "thin-walls";
const NOTHING: &str = "nothing-to-worry-about";

#[test]
fn a_moment_that_nothing_leads_to_any_more() {
    lay(THIN_WALLS, &[("next: To(\"settled\")", "next: To(\"the-letter\")")], &[("orphan-moment", "settled")]);
}

#[test]
fn an_ending_that_nothing_leads_to_any_more() {
    let changes = [("next: End(\"one-more-chair\")", "next: End(\"tomorrow\")")];
    lay(THIN_WALLS, &changes, &[("unreached-ending", "one-more-chair")]);
}

#[test]
fn too_few_turns_for_any_ending_but_the_last_hour() {
    let wanted = [("turns-too-few", "tomorrow"), ("turns-too-few", "one-more-chair")];
    lay(THIN_WALLS, &[("turns: 16,", "turns: 5,")], &wanted);
}

#[test]
fn a_moment_that_can_only_be_left_if_something_was_met() {
    let when = |id: &str| (format!("id: \"{id}\", to:"), format!("id: \"{id}\", when: Met(\"name-it\"), to:"));
    let silence =
        "reply: [Does(\"liisa\", \"has the telephone in her hand\")],\n                next: End(\"hour-over\"),";
    let ways = ["light-and-five", "no-ambulance", "let-us-in-at-five", "rest-now"].map(when);
    let mut changes: Vec<(&str, &str)> = ways.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    changes.push((silence, "next: Stay,"));
    lay(THIN_WALLS, &changes, &[("only-silence-left", "the-blind")]);
}

#[test]
fn a_way_out_after_the_first_answer() {
    let silence = "reply: [Says(\"liisa\", \"So. That is how it’s been. All week.\")],\n                next: To(\"under-the-breath\"),";
    let wanted = [("thin-path", "Leaves his words in the room; nobody knows yet whether they were heard.")];
    lay(THIN_WALLS, &[(silence, "next: End(\"hour-over\"),")], &wanted);
}

#[test]
fn a_flag_that_nothing_reads() {
    let does = "does: [Answer(\"wall\", [Switch]), Habit(Stacked)]";
    let changes = [(does, "does: [Answer(\"wall\", [Switch]), Habit(Stacked), Set(\"took-a-history\")]")];
    lay(THIN_WALLS, &changes, &[("flag-never-read", "took-a-history")]);
}

#[test]
fn a_question_that_waits_for_a_step_that_nobody_takes() {
    let question = "Liisa told you how tired she was, and you offered her a doctor. What would you have had to bear, \
                    if you had only answered the tiredness?";
    let changes = [("when: Done(\"dead-tired\", Act)", "when: Done(\"dead-tired\", HandOver)")];
    lay(THIN_WALLS, &changes, &[("waits-for-nothing", question)]);
}

#[test]
fn a_condition_that_nobody_can_read() {
    let deep = "when: All([Any([Not(All([Not(Visited(\"settled\"))])), Visited(\"alarmed\")])]), asks";
    let question = "Eero counted the minutes until there was a word for him. What did the word give Liisa, what did \
                    it take from him, and whom was it easier for: them or you?";
    lay(THIN_WALLS, &[("when: Visited(\"settled\"), asks", deep)], &[("deep-condition", question)]);
}

#[test]
fn two_alternatives_for_one_response() {
    let changes = [("instead_of: \"i-believe-you\"", "instead_of: \"name-psychosis\"")];
    lay(THIN_WALLS, &changes, &[("unused-alternative", "name-psychosis")]);
}

#[test]
fn somebody_who_is_only_drawn() {
    let kari = "people: [\n        (id: \"kari\", name: \"Kari\", part: Family(\"father\"), age: 53, starts: Open),";
    lay(THIN_WALLS, &[("people: [", kari)], &[("never-speaks", "kari")]);
}

#[test]
fn a_voice_out_of_nowhere() {
    let changes =
        [("Thinks(\"helena\", \"Say yes. Please just say yes.\"),", "Says(\"rolf\", \"Is she all right?\"),")];
    lay(NOTHING, &changes, &[("speaks-elsewhere", "Is she all right?")]);
}

#[test]
fn a_word_to_somebody_who_is_not_there() {
    let changes = [("id: \"bed-by-midnight\", to: One(\"helena\")", "id: \"bed-by-midnight\", to: One(\"viktor\")")];
    lay(NOTHING, &changes, &[("addresses-absent", "bed-by-midnight")]);
}

#[test]
fn a_clinician_alone_who_is_not() {
    let scene = "Thursday, late afternoon, a flat on the third floor. The blinds are down and there is brown tape \
                 over the sockets. Four cups stand on the table, and nobody has made the coffee.";
    let changes = [("can_offer: [WithinADay, ", "alone: \"The second nurse is ill.\", can_offer: [WithinADay, ")];
    lay(THIN_WALLS, &changes, &[("alone-unsaid", scene)]);
}
