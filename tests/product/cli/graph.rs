//! `polyphony graph`.

use super::{Desk, KITCHEN};

#[test]
fn the_drawing_goes_to_the_terminal_or_into_a_file() {
    let desk = Desk::new();
    let drawn = desk.run(&["graph", "kitchen", "--seeds", "2"]).good();
    assert!(drawn.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{drawn}");
    assert!(drawn.ends_with("</svg>\n"), "{drawn}");
    let said = desk.run(&["graph", "scenarios/kitchen.ron", "--seeds", "2", "--out", "kitchen.svg"]).good();
    assert_eq!(said, "kitchen is drawn in kitchen.svg.\n");
    assert_eq!(desk.read("kitchen.svg"), drawn);
}

#[test]
fn the_same_graph_comes_in_the_language_of_graphviz() {
    let desk = Desk::new();
    let dot = desk.run(&["graph", "kitchen", "--format", "dot", "--seeds", "1"]).good();
    let begins = "digraph \"kitchen\" {
  graph [label=\"The kitchen\\nkitchen – 14 meetings played: 14 ways of playing with 1 seed each\", ";
    assert!(dot.starts_with(begins), "{dot}");
    assert!(dot.contains("\n  n0 -> n1 [label=\""), "{dot}");
}

#[test]
fn a_drawing_that_cannot_be_made_or_kept_is_said() {
    let desk = Desk::new();
    desk.write("bad.ron", KITCHEN.replace("Does(\"ida\",", "Does(\"idda\","));
    assert!(desk.run(&["graph", "bad.ron"]).complaint().contains("the scenario cannot be played: it has 1 error"));
    let complaint = desk.run(&["graph", "kitchen", "--seeds", "1", "--out", "nowhere/kitchen.svg"]).complaint();
    assert!(complaint.starts_with("error: the drawing cannot be written: "), "{complaint}");
    assert!(complaint.ends_with("\n  nowhere/kitchen.svg\n  help: Name a file in a folder that you may write to.\n"));
}
