//! `polyphony report`: text for the terminal, and one page that needs nothing else.

use super::Desk;

/// The report of a meeting in which the trainee wrote what a page must not believe.
fn report(format: &str) -> String {
    let desk = Desk::new();
    desk.write(
        "scenarios/kitchen.ron",
        super::KITCHEN.replace("Two sisters", "<i>Two</i> & sisters").replace("The kitchen", "The <kitchen>"),
    );
    desk.type_in(
        &["play", "kitchen", "--seed", "7", "--own-words"],
        "\n<b>mine</b>\n1\n\ns\n\n1\n<script>alert(1)</script>\n3\n",
    )
    .good();
    let list = desk.run(&["runs", "list"]).good();
    let run = list.lines().nth(1).unwrap().split_whitespace().next().unwrap();
    desk.run(&["report", run, "--format", format]).good()
}

#[test]
fn the_text_fits_eighty_columns_and_tells_the_whole() {
    let text = report("text");
    assert_eq!(text.lines().find(|line| line.chars().count() > 80), None);
    let headings = [
        "Before the scores",
        "Three scores",
        "Responsivity: ",
        "Moments to look at",
        "Inner voices",
        "What was agreed",
        "Questions for supervision",
        "The meeting",
    ];
    let places: Vec<_> = headings.map(|heading| text.find(&format!("\n{heading}")).expect(heading)).into();
    assert!(places.is_sorted(), "{places:?}");
    assert!(text.contains("> <b>mine</b>"), "{text}");
    let turns: Vec<_> = text.lines().filter(|line| line.starts_with("– turn ")).collect();
    assert_eq!(turns.len(), 3, "{turns:?}");
}

#[test]
fn of_a_meeting_under_way_only_what_was_said_is_told() {
    let desk = Desk::new();
    desk.type_in(&["play", "kitchen", "--seed", "7"], "A clock of my own\ns\n").good();
    let list = desk.run(&["runs", "list"]).good();
    let run = list.lines().nth(1).unwrap().split_whitespace().next().unwrap();
    let text = desk.run(&["report", run]).good();
    let (heading, meeting) = text.split_once("\nThe meeting is waiting to go on.").unwrap();
    assert!(heading.starts_with("The kitchen\n===========\nUnder way, after 1 turn\n"), "{heading}");
    assert_eq!(
        meeting,
        " Nothing is scored while you sit there: scores,
inner voices and questions come when it is over. This is what was said so far.

The meeting
-----------
Anna: The clock has stopped saying my name.
Ida: Is she ill?
…
[What does the clock stir in you?]
    > A clock of my own
– turn 1 –
(You stay silent)
(Ida pours the tea)
"
    );
    assert_eq!(desk.run(&["runs", "show", run]).good(), text);
    let page = desk.run(&["report", run, "--format", "html"]).good();
    for hidden in ["Not again.", "broke off", "Three scores", "Scored by", "Also possible", "<svg", "supervision"] {
        assert!(!text.contains(hidden) && !page.contains(hidden), "{hidden}");
    }
    desk.write("same.ron", polyphony::scoring::SHIPPED_TEXT);
    let complaint = desk.run(&["runs", "rescore", run, "--rubric", "same.ron"]).complaint();
    assert!(complaint.starts_with("error: the meeting is under way, and nothing is scored"), "{complaint}");
}

#[test]
fn the_page_needs_nothing_else_and_believes_nobody() {
    let page = report("html");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
    for forbidden in
        ["<script", "<b>mine", "<i>Two", "<kitchen>", "http", "@import", "url(", " onload", "<link", "<img"]
    {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("prefers-color-scheme: dark") && page.contains("@media print"));
}

#[test]
fn the_page_is_built_in_order() {
    let page = report("html");
    let levels: Vec<u32> =
        page.match_indices("<h").filter_map(|(at, _)| page[at + 2..].chars().next()?.to_digit(10)).collect();
    assert_eq!(levels[0], 1);
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    for name in [
        "main", "section", "table", "tr", "td", "th", "p", "ul", "ol", "li", "dl", "div", "svg", "figure", "h2", "h3",
        "text", "title",
    ] {
        let opened = page.matches(&format!("<{name}>")).count() + page.matches(&format!("<{name} ")).count();
        assert_eq!(opened, page.matches(&format!("</{name}>")).count(), "{name}");
    }
    assert_eq!(page.matches("<table ").count(), page.matches("<caption>").count());
    assert!(page.contains("<svg role=\"img\" aria-labelledby=\"lanes-title\""));
}

#[test]
fn a_step_that_fails_looks_and_reads_otherwise_and_its_cap_stands_beside_the_score() {
    let desk = Desk::new();
    desk.write(
        "scenarios/kitchen.ron",
        super::KITCHEN
            .replace(
                "Pause(2000),",
                "Says(\"anna\", \"I would rather not wake up.\", [Signal(id: \"wake\", class: WishToBeDead, shown: Explicit)]),",
            )
            .replace("does: [Close(\"ill\", Label)]", "does: [Close(\"ill\", Label), Safety(\"wake\", Coerce)]"),
    );
    // The responses are offered in an order of their own; the one that threatens is chosen by what it says.
    let offered = desk.type_in(&["play", "kitchen", "--seed", "7", "--no-save"], "\n").good();
    let key = if offered.contains("  1  to Ida: Yes, it sounds") { 1 } else { 2 };
    desk.type_in(&["play", "kitchen", "--seed", "7"], &format!("\n{key}\n1\n")).good();
    let list = desk.run(&["runs", "list"]).good();
    let run = list.lines().nth(1).unwrap().split_whitespace().next().unwrap();
    let page = desk.run(&["report", run, "--format", "html"]).good();
    let cap = "Held to at most 50 by turn 1: someone was threatened or forced";
    assert_eq!(page.matches(&format!("<p class=\"cap\">{cap}</p>")).count(), 2);
    assert!(page.contains("<path class=\"failing\""), "{page}");
    assert!(page.contains("<title>failing step: Coerce in turn 1</title>"));
    let text = desk.run(&["report", run]).good();
    assert!(text.contains(&format!("    {cap}\n")) && text.contains("failing step: Coerce"), "{text}");
}
