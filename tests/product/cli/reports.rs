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
    assert_eq!(page.matches("<table>").count(), page.matches("<caption>").count());
    assert!(page.contains("<svg role=\"img\" aria-labelledby=\"lanes-title\""));
}
