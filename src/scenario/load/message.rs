//! What loading says: every text in one place.
//!
//! A message says what was found and what was wanted, in lower case, names in back-ticks, without a full stop; a hint
//! is a sentence that says what to do. Codes never change.

use crate::diagnostic::Severity;

/// Every code that loading can give, with a sentence of explanation.
pub const CODES: &[(&str, &str)] = &[
    (
        "and-more",
        "There is more at fault than is worth reading at once; the worst 200 are told, in the order of the file.",
    ),
    ("bad-id", "An id is made of lower-case letters, digits and hyphens, and has at most 64 of them."),
    ("binary", "The file holds bytes that no text holds; it is probably not a scenario but some other file."),
    (
        "call-differs",
        "The same call may stand in several lines, but then everything about it must be the same, and the person too.",
    ),
    ("call-in-ending", "Nobody can answer in an ending, so its lines open no calls."),
    ("deepens-circle", "Signals that deepen each other in a circle have no beginning, so they are no concern."),
    ("duplicate-field", "A field is given twice in the same thing."),
    ("duplicate-id", "Two things of the same kind have the same id, so nothing could refer to the second."),
    ("empty-list", "An act or a condition lists no way, part or form, so it would do nothing."),
    ("empty-text", "A text that people read or that names something is empty."),
    ("flag-never-set", "A condition reads a flag that no response sets, so it never holds."),
    ("lasts", "A cue or a press stays open for 1 to 1000 turns of the trainee."),
    ("long-pause", "A pause is at most 60,000 milliseconds; more is probably a slip of the finger."),
    ("missing-comma", "Two things follow each other without a comma between them."),
    ("missing-field", "A thing lacks a field that it cannot be without."),
    ("nested-too-deep", "Things stand inside each other deeper than can be read, by people or by this program."),
    ("no-ending-reachable", "Whatever is chosen from this moment on, the meeting can only run out of time."),
    ("no-one-at-the-centre", "Nobody in `people` has the part `AtTheCentre`; a meeting is about someone."),
    ("no-way-on", "Every response of the moment, and its silence, stay in the moment, so the meeting is stuck in it."),
    ("not-a-scenario", "A scenario file begins with `Scenario(`; comments may stand before it."),
    ("not-utf-8", "The file is not text in UTF-8."),
    ("nothing-listed", "A scenario needs at least one moment and one ending."),
    ("nothing-said", "A response has neither `say` nor `gesture`, so the trainee would choose nothing."),
    (
        "out-of-time-early",
        "Running out of time is an ordinary, scored ending; `early: true` is for a meeting that broke off.",
    ),
    ("reserved-id", "`silence` and `you` are words of the format and cannot be ids."),
    ("salience", "The salience of a cue or a press is 1, 2 or 3."),
    ("second-at-the-centre", "Two people have the part `AtTheCentre`; exactly one has."),
    (
        "silence-cue-on-says",
        "A cue of silence asks for silence to be kept; words cannot carry it, so it stands on a `Does`.",
    ),
    ("stray-bracket", "A bracket closes that nothing opened."),
    ("syntax", "The text is not RON: something stands where something else must stand."),
    ("team-in-present", "The team is always there; `present` is about the network."),
    (
        "too-many",
        "A response does at most 64 acts, a line opens at most 64 calls, a moment offers at most 64 responses.",
    ),
    ("turns", "A meeting has between 1 and 1000 turns of the trainee."),
    ("twice-present", "`present` names the same person twice."),
    ("unclosed", "A bracket, a text in quotes or a comment begins and never ends; the place is where it begins."),
    ("unknown-call", "Nothing in the file opens a call with this id."),
    ("unknown-field", "A thing of this kind has no field of this name."),
    ("unknown-format", "The file says that it is written in a format that this build does not read."),
    (
        "unknown-local-key",
        "The local pack that is shipped has no text of this key, so the trainee would read the bare key.",
    ),
    ("unknown-person", "Nobody in `people` has this id."),
    ("unknown-place", "No moment and no ending has this id."),
    ("unknown-response", "No response has this id."),
    ("unknown-word", "The word is none of those that the format or the codebook has here."),
    ("variant-if-opens", "Inside a variant of `OneOf`, calls under an `If` could make a score depend on luck."),
    ("variant-moves", "Luck never touches a score, so variants of `OneOf` move nobody's openness."),
    (
        "variants-differ",
        "Luck never touches a score, so all variants of one `OneOf` open the same calls, in the same lines and order.",
    ),
    ("weight", "The weights of `OneOf` are whole numbers from 1, and there is at least one variant."),
    ("wrong-arguments", "A word has too few values, or too many, in its parentheses."),
    ("wrong-call", "The id belongs to a call of another kind than is wanted here."),
    ("wrong-place", "The id belongs to a moment where an ending is wanted, or the other way round."),
    ("wrong-type", "A value is of another kind than is wanted: a text, a number, a list, a word."),
];

/// What is said of a fault, without its place.
pub(super) struct Message {
    pub severity: Severity,
    pub code: &'static str,
    pub text: String,
    pub hint: String,
}

fn error(code: &'static str, text: impl Into<String>, hint: impl Into<String>) -> Message {
    Message { severity: Severity::Error, code, text: text.into(), hint: hint.into() }
}

fn warning(code: &'static str, text: impl Into<String>, hint: impl Into<String>) -> Message {
    Message { severity: Severity::Warning, ..error(code, text, hint) }
}

/// "Did you mean", or what to do where nothing is near.
fn meant(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |name| format!("Did you mean `{name}`?"))
}

/// A name, cut if it is far too long to be one.
fn short(name: &str) -> String {
    if name.chars().count() <= 80 { name.to_owned() } else { name.chars().take(79).chain(['…']).collect() }
}

// The file as a whole.

pub(super) fn and_more(n: usize, worst: Severity) -> Message {
    let (what, hint) = match worst {
        Severity::Error => {
            ("more faults", "Mend those that are told, the first one first; many others may go with them.")
        }
        Severity::Warning | Severity::Advice => {
            ("more remarks", "Look at those that are told; many others may be alike.")
        }
    };
    Message { severity: worst, ..error("and-more", format!("there are {n} {what} in this file"), hint) }
}

pub(super) fn not_a_scenario(found: &str) -> Message {
    match found {
        "" => error("not-a-scenario", "the file holds nothing, and a scenario was wanted", "Begin with `Scenario(`."),
        "(" => error(
            "not-a-scenario",
            "the file begins with a bare `(`, and a scenario with `Scenario(`",
            "Write `Scenario` before the parenthesis.",
        ),
        "Course" => error(
            "not-a-scenario",
            "the file is a course, and a scenario was wanted",
            "Give a file that begins with `Scenario(`.",
        ),
        _ => error(
            "not-a-scenario",
            format!("the file begins with `{}`, and a scenario with `Scenario(`", short(found)),
            "Begin with `Scenario(`.",
        ),
    }
}

pub(super) fn binary() -> Message {
    error(
        "binary",
        "the file holds a zero byte, so it is no text",
        "Check that this is the scenario and not a picture, an archive or a database.",
    )
}

pub(super) fn utf16() -> Message {
    error("not-utf-8", "the file is text in UTF-16, and UTF-8 was wanted", "Save the file as UTF-8.")
}

pub(super) fn not_utf8(byte: u8) -> Message {
    error("not-utf-8", format!("the byte {byte:#04x} is no UTF-8 text"), "Save the file as UTF-8.")
}

pub(super) fn format(found: u32) -> Message {
    error(
        "unknown-format",
        format!("format {found} is not one that this build reads (it reads 1)"),
        "Write `format: 1`, or open the file with a newer Polyphony.",
    )
}

pub(super) fn turns(found: u32, most: u32) -> Message {
    error(
        "turns",
        format!("the meeting has {found} turns, and 1 to {most} were wanted"),
        "Count the trainee's turns on the longest path and add three or four.",
    )
}

pub(super) fn no_moments() -> Message {
    error(
        "nothing-listed",
        "the scenario has no moments, and at least one was wanted",
        "Write the first moment: who speaks, and what the trainee can answer.",
    )
}

pub(super) fn no_endings() -> Message {
    error(
        "nothing-listed",
        "the scenario has no endings, and at least one was wanted",
        "Write the ending that `out_of_time` names.",
    )
}

// Ids.

pub(super) fn empty_id() -> Message {
    error("bad-id", "the id is empty", "Give it a name of lower-case letters, digits and hyphens.")
}

pub(super) fn long_id(id: &str) -> Message {
    error(
        "bad-id",
        format!("the id `{}` has {} letters, and at most 64 were wanted", short(id), id.chars().count()),
        "Choose a shorter name.",
    )
}

pub(super) fn bad_id(id: &str) -> Message {
    let lower = id.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit()).filter(|word| !word.is_empty()).collect();
    let plain = words.join("-");
    error(
        "bad-id",
        format!("`{}` is no id: lower-case letters, digits and hyphens were wanted", short(id)),
        if plain.is_empty() || plain.len() > 64 || matches!(&*plain, "silence" | "you") {
            "Give it a name of lower-case letters, digits and hyphens.".to_owned()
        } else {
            format!("Write `{plain}`.")
        },
    )
}

pub(super) fn reserved(id: &str) -> Message {
    let what = if id == "you" { "the trainee" } else { "staying silent" };
    error("reserved-id", format!("`{id}` means {what} and cannot be an id"), "Choose another name.")
}

pub(super) fn duplicate(kind: &str, id: &str) -> Message {
    error("duplicate-id", format!("`{}` is already the id of a {kind}", short(id)), "Rename one of the two.")
}

pub(super) fn call_of_another(id: &str, first: &str) -> Message {
    error(
        "call-differs",
        format!("the call `{}` was opened before by another person, `{}`", short(id), short(first)),
        "Let the same person open it everywhere, or give this call an id of its own.",
    )
}

pub(super) fn call_differs(id: &str, what: &str) -> Message {
    error(
        "call-differs",
        format!("the call `{}` was opened before with another `{what}`", short(id)),
        "Make both the same, or give this call an id of its own.",
    )
}

// People.

pub(super) fn no_one_at_the_centre() -> Message {
    error(
        "no-one-at-the-centre",
        "nobody has the part `AtTheCentre`, and exactly one person was wanted",
        "Write `part: AtTheCentre` for the person whose crisis it is.",
    )
}

pub(super) fn second_at_the_centre(id: &str, first: &str) -> Message {
    error(
        "second-at-the-centre",
        format!("`{id}` is at the centre beside `{first}`, and exactly one person was wanted"),
        "Give one of them another part.",
    )
}

pub(super) fn unknown_person(id: &str, nearest: Option<&str>) -> Message {
    error(
        "unknown-person",
        format!("there is no person `{}`", short(id)),
        meant(nearest, "Add the person to `people`, or name someone who is there."),
    )
}

pub(super) fn team_in_present(id: &str) -> Message {
    warning(
        "team-in-present",
        format!("`{id}` is of the team, which is always there"),
        "Leave the name out; `present` lists the network.",
    )
}

pub(super) fn twice_present(id: &str) -> Message {
    error("twice-present", format!("`{id}` is named twice"), "Leave one of the two out.")
}

// References.

pub(super) fn unknown_call(kind: &str, id: &str, nearest: Option<&str>) -> Message {
    error(
        "unknown-call",
        format!("there is no {kind} `{}`", short(id)),
        meant(nearest, "Open it in a line of talk, or name one that is opened."),
    )
}

pub(super) fn wrong_call(id: &str, kind: &str, by: &str, wanted: &str) -> Message {
    error(
        "wrong-call",
        format!("`{id}` is a {kind}, and `{by}` wants a {wanted}"),
        match (kind, by) {
            ("press", "Answer") => "A press is held or closed: write `Hold` or `Close`.",
            ("cue", "Hold" | "Close") => "A cue is answered: write `Answer`.",
            ("signal", "Answer" | "Hold" | "Close") => "A signal takes a step of safety: write `Safety`.",
            _ => "Name a call of the kind that is wanted.",
        },
    )
}

pub(super) fn unknown_place(kind: &str, id: &str, nearest: Option<&str>) -> Message {
    error(
        "unknown-place",
        format!("there is no {kind} `{}`", short(id)),
        meant(nearest, "Write it, or name one that is there."),
    )
}

pub(super) fn wrong_place(id: &str, kind: &str, by: &str, wanted: &str) -> Message {
    let article = |kind: &str| if kind == "ending" { "an" } else { "a" };
    let hint =
        if by == "End" { format!("Write `To(\"{id}\")`.") } else { format!("Name {} {wanted}.", article(wanted)) };
    error(
        "wrong-place",
        format!("`{id}` is {} {kind}, and `{by}` wants {} {wanted}", article(kind), article(wanted)),
        hint,
    )
}

pub(super) fn unknown_response(id: &str, nearest: Option<&str>) -> Message {
    error(
        "unknown-response",
        format!("there is no response `{}`", short(id)),
        meant(nearest, "Name a response by its id."),
    )
}

pub(super) fn flag_never_set(name: &str, nearest: Option<&str>) -> Message {
    warning(
        "flag-never-set",
        format!("no response sets the flag `{}`, so this never holds", short(name)),
        meant(nearest, "Write `Set` in the response that should set it."),
    )
}

// Calls.

pub(super) fn salience(id: &str, found: u8) -> Message {
    error(
        "salience",
        format!("`{id}` has the salience {found}, and 1, 2 or 3 was wanted"),
        "Write 1 for a small call, 3 for one that must not be missed.",
    )
}

pub(super) fn lasts(id: &str, found: u16, most: u16) -> Message {
    error(
        "lasts",
        format!("`{id}` lasts {found} turns, and 1 to {most} were wanted"),
        "Leave `lasts` out, or write how many turns it stays open.",
    )
}

pub(super) fn too_many(what: &str, found: usize, things: &str, most: usize) -> Message {
    error(
        "too-many",
        format!("{what} has {found} {things}, and at most {most} were wanted"),
        "Keep those that matter most, or spread them over several lines, responses or moments.",
    )
}

pub(super) fn deepens_circle(id: &str) -> Message {
    error(
        "deepens-circle",
        format!("`{id}` deepens itself, by way of the signals that it deepens"),
        "Take `deepens` from the signal that is shown first.",
    )
}

pub(super) fn silence_cue_on_says(id: &str) -> Message {
    error("silence-cue-on-says", format!("the cue `{id}` is of silence, and stands on words"), "Put it on a `Does`.")
}

pub(super) fn call_in_ending(id: &str, ending: &str) -> Message {
    error(
        "call-in-ending",
        format!("the ending `{ending}` opens the call `{id}`, and nobody can answer it there"),
        "Leave the call out, or open it in the moment before.",
    )
}

// Talk.

pub(super) fn unknown_local_key(key: &str, nearest: Option<&str>) -> Message {
    warning(
        "unknown-local-key",
        format!("the local pack that is shipped has no text `{}`, so its key is shown in place of it", short(key)),
        meant(nearest, "Name a text that the pack has, or add this one to the pack of your service."),
    )
}

pub(super) fn long_pause(ms: u32) -> Message {
    error(
        "long-pause",
        format!("a pause of {ms} milliseconds, and at most 60000 was wanted"),
        "Pauses are in milliseconds: three seconds are `Pause(3000)`.",
    )
}

pub(super) fn no_variants() -> Message {
    error("weight", "`OneOf` has no variants, and at least one was wanted", "Write `OneOf([(1, [...]), (1, [...])])`.")
}

pub(super) fn no_weight() -> Message {
    error(
        "weight",
        "the variant has the weight 0, and at least 1 was wanted",
        "Leave the variant out if it should never be drawn.",
    )
}

pub(super) fn variants_differ(id: &str, without: usize) -> Message {
    error(
        "variants-differ",
        format!("variant {without} does not open the call `{id}`, and another does"),
        "Open the same calls in every variant, or open this one outside `OneOf`.",
    )
}

pub(super) fn variants_open_otherwise(number: usize, calls: &[String], first: &[String]) -> Message {
    let list = |calls: &[String]| match calls {
        [] => "nothing".to_owned(),
        calls => listed(&calls.iter().map(String::as_str).collect::<Vec<_>>()),
    };
    error(
        "variants-differ",
        format!("a line of variant {number} opens {}, and in its place variant 1 opens {}", list(calls), list(first)),
        "Open the same calls in the same order in every variant, as many in each line.",
    )
}

pub(super) fn variant_moves(person: &str) -> Message {
    error(
        "variant-moves",
        format!("a variant moves the openness of `{person}`, so luck would touch the score"),
        "Put it outside `OneOf`.",
    )
}

pub(super) fn variant_if_opens(id: &str) -> Message {
    error(
        "variant-if-opens",
        format!("the call `{id}` stands under an `If` inside a variant"),
        "Put the `If` outside `OneOf`.",
    )
}

// Responses, conditions, texts.

pub(super) fn nothing_said(id: &str) -> Message {
    error(
        "nothing-said",
        format!("the response `{id}` has neither `say` nor `gesture`"),
        "Write what the trainee says, or what they do.",
    )
}

pub(super) fn empty_list(what: &str, id: &str) -> Message {
    error(
        "empty-list",
        format!("`{what}` lists nothing for `{id}`, and at least one was wanted"),
        "List how it is done, or leave it out.",
    )
}

pub(super) fn deep_condition(depth: usize, deepest: usize) -> Message {
    error(
        "nested-too-deep",
        format!("{depth} conditions stand inside each other, and at most {deepest} were wanted"),
        "Set a flag where part of it becomes true, and read the flag here.",
    )
}

pub(super) fn empty_text(what: &str) -> Message {
    error("empty-text", format!("the text of `{what}` is empty"), "Write it, or leave it out if it is not needed.")
}

// The way through the meeting.

pub(super) fn no_way_on(id: &str) -> Message {
    error(
        "no-way-on",
        format!("nothing leads out of `{id}`: every response stays, and so does silence"),
        "Let at least one response go `To` a moment or to an ending.",
    )
}

pub(super) fn out_of_time_early(ending: &str) -> Message {
    error(
        "out-of-time-early",
        format!("`out_of_time` names `{ending}`, which breaks the meeting off, and an ordinary ending was wanted"),
        "Name an ending without `early: true`: a meeting that runs out of time is scored.",
    )
}

pub(super) fn no_ending_reachable(id: &str, others: &[&str]) -> Message {
    let also = match others {
        [] => String::new(),
        [one] => format!(", nor from `{one}`"),
        [one, two] => format!(", nor from `{one}` and `{two}`"),
        [one, more @ ..] => format!(", nor from `{one}` and {} more", more.len()),
    };
    error(
        "no-ending-reachable",
        format!("no ending can be reached from `{id}`{also}"),
        "Let one of these moments lead to an ending.",
    )
}

// The shape of the text.

pub(super) fn endless_comment() -> Message {
    error("unclosed", "the comment that begins here never ends", "Close it with `*/`.")
}

/// `rest` is the file from the text on.
pub(super) fn endless_text(rest: &str) -> Message {
    let is_curly = rest.chars().take_while(|c| *c != '\n').take(1000).any(|c| matches!(c, '“' | '”'));
    error(
        "unclosed",
        "the text that begins here never ends",
        if is_curly {
            "Close it with a straight quote `\"`; a curly one ends no text."
        } else {
            "Close it with a quote; a quote inside a text is written `\\\"`."
        },
    )
}

pub(super) fn after_the_end(found: &str) -> Message {
    let line = found.lines().next().unwrap_or(found);
    error(
        "syntax",
        format!("`{}` stands after the end of the scenario, where nothing may follow", short(line)),
        "Take it away, or move it in front of the last parenthesis.",
    )
}

pub(super) fn curly_quotes(found: &str, text: &str) -> Message {
    let hint = if text.is_empty() || text.contains(['"', '\\', '\n']) || text.chars().count() > 60 {
        "Put straight quotes `\"` around the text; inside it curly ones are welcome.".to_owned()
    } else {
        format!("Write `\"{text}\"`, with straight quotes.")
    };
    error("wrong-type", format!("found {found} in curly quotes, and straight ones were wanted"), hint)
}

pub(super) fn open_bracket(bracket: &str) -> Message {
    let closing = match bracket {
        "(" => ")",
        "[" => "]",
        _ => "}",
    };
    error("unclosed", format!("nothing closes this `{bracket}`"), format!("Write the `{closing}` where it ends."))
}

pub(super) fn stray_bracket(bracket: &str) -> Message {
    error("stray-bracket", format!("this `{bracket}` closes nothing"), "Take it away, or write the bracket that opens.")
}

pub(super) fn missing_comma(before: &str) -> Message {
    error("missing-comma", format!("there is no comma before {before}"), "Write a comma between the two.")
}

pub(super) fn no_field(found: &str) -> Message {
    error("syntax", format!("{found} stands where a field was wanted"), "Write `name: value`, and a comma after it.")
}

pub(super) fn unknown_field(field: &str, thing: &str, nearest: Option<&str>, known: &[&str]) -> Message {
    error(
        "unknown-field",
        format!("there is no field `{}` in {thing}", short(field)),
        meant(nearest, &format!("Its fields are {}.", listed(known))),
    )
}

pub(super) fn missing_field(field: &str, thing: &str) -> Message {
    error("missing-field", format!("{thing} has no `{field}`"), format!("Write `{field}: ...`."))
}

pub(super) fn duplicate_field(field: &str, thing: &str) -> Message {
    error("duplicate-field", format!("`{field}` is given twice in {thing}"), "Leave one of the two out.")
}

pub(super) fn unknown_word(word: &str, kind: &str, nearest: Option<&str>, known: &[&str]) -> Message {
    let otherwise =
        if kind == "address" { addresses(&word.to_lowercase()) } else { format!("Choose from {}.", listed(known)) };
    error("unknown-word", format!("there is no {kind} `{}`", short(word)), meant(nearest, &otherwise))
}

pub(super) fn wrong_type(found: &str, wanted: &str) -> Message {
    let word = found.trim_matches('`');
    let hint = match wanted {
        _ if word == "," => "Take the comma away, or write what is missing before it.".to_owned(),
        "a text in quotes" if word.starts_with(char::is_alphabetic) && !found.starts_with("the ") => {
            format!("Write `\"{word}\"`.")
        }
        "a text in quotes" => "Put the text in quotes.".to_owned(),
        "a list in square brackets" => "Put it in square brackets: `[...]`.".to_owned(),
        "a whole number" => "Write a whole number, without quotes.".to_owned(),
        "`true` or `false`" => "Write `true` or `false`.".to_owned(),
        "a value" => "Write the value, or take the field away.".to_owned(),
        "a field with a colon after its name" => "Write `name: value`.".to_owned(),
        _ => "Look at how the same thing is written elsewhere in the file.".to_owned(),
    };
    error("wrong-type", format!("found {found}, and {wanted} was wanted"), hint)
}

/// `field` is whose value it is, and `text` what stands between the quotes, where there are any.
pub(super) fn no_word(found: &str, field: &str, text: &str) -> Message {
    let or = |name: &'static str| if text.is_empty() { name } else { text };
    let hint = match field {
        "to" => addresses(or("person")),
        "next" => format!(
            "Write `To(\"{}\")`, `End(\"ending\")`, `Stay`, or `Branch([(condition, \"place\")], \"place\")`.",
            or("place")
        ),
        "when" => "Write a condition, such as `Flag(\"flag\")` or `Turn(AtLeast(3))`.".to_owned(),
        "part" => format!(
            "Write `AtTheCentre`, `Family(\"{0}\")`, `Friend(\"{0}\")`, `Professional(\"{0}\")`, `Colleague(\"{0}\")` or `PeerWorker(\"{0}\")`.",
            or("word")
        ),
        _ if text.starts_with(|c: char| c.is_ascii_uppercase()) && text.chars().all(|c| c.is_ascii_alphanumeric()) => {
            format!("Write `{text}`, without quotes.")
        }
        _ => "Write one of the words of the format, without quotes.".to_owned(),
    };
    error("wrong-type", format!("found {found}, and a word of the format was wanted"), hint)
}

/// How to say whom a response is addressed to.
fn addresses(person: &str) -> String {
    format!("Write `One(\"{person}\")`, `Room` or `Colleague`.")
}

pub(super) fn number_out_of_bounds(found: &str, field: &str) -> Message {
    let (wanted, hint) = match field {
        "turns" | "lasts" => ("1 to 1000", "Write a whole number from 1 to 1000."),
        "salience" => ("1, 2 or 3", "Write 1, 2 or 3."),
        "weight" => ("1 or more", "Write a whole number from 1."),
        _ if found.starts_with('-') => ("0 or more", "Write a whole number from 0."),
        _ => ("a smaller one", "Write a smaller whole number."),
    };
    let wrong = if found.starts_with('-') { "below 0" } else { "far too large" };
    error("wrong-type", format!("the number `{}` is {wrong}, and {wanted} was wanted", short(found)), hint)
}

pub(super) fn wrong_arguments(word: &str, is_too_many: bool) -> Message {
    let amount = if is_too_many { "many" } else { "few" };
    let shape = shape(word);
    let hint = if shape.is_empty() { String::new() } else { format!("Write `{shape}`.") };
    error("wrong-arguments", format!("`{}` has too {amount} values", short(word)), hint)
}

pub(super) fn wrong_name(found: &str, wanted: &str) -> Message {
    error(
        "unknown-word",
        format!("found `{}`, and `{wanted}` was wanted", short(found)),
        format!("Write `{wanted}(...)`."),
    )
}

pub(super) fn escape() -> Message {
    error(
        "syntax",
        "the text holds a backslash that means nothing",
        "Write two backslashes for one, or `\\n`, `\\t`, `\\\"`.",
    )
}

pub(super) fn too_deep() -> Message {
    error(
        "nested-too-deep",
        "things stand inside each other deeper than this program reads",
        "Set a flag where part of a condition becomes true, and read the flag instead.",
    )
}

pub(super) fn trailing(found: &str) -> Message {
    error(
        "syntax",
        format!("{found} follows where nothing more was wanted"),
        "Take it away, or write the comma that is missing before it.",
    )
}

pub(super) fn other(text: &str) -> Message {
    let text = text.trim_end_matches('.');
    let mut chars = text.chars();
    let text: String = chars.next().map(|c| c.to_ascii_lowercase()).into_iter().chain(chars).collect();
    error("syntax", text, "")
}

/// A few names, as a sentence lists them.
fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// How a word is written with its values.
fn shape(word: &str) -> &'static str {
    match word {
        "Says" => "Says(\"person\", \"words\", [calls])",
        "Does" => "Does(\"person\", \"what\", [calls])",
        "Pause" => "Pause(3000)",
        "Thinks" => "Thinks(\"person\", \"thought\")",
        "If" => "If(condition, [talk])",
        "OneOf" => "OneOf([(1, [talk]), (1, [talk])])",
        "Opens" => "Opens(\"person\")",
        "Closes" => "Closes(\"person\")",
        "Stirs" => "Stirs(\"question\")",
        "Local" => "Local(\"key\")",
        "One" => "One(\"person\")",
        "Answer" => "Answer(\"cue\", [ways])",
        "Hold" => "Hold(\"press\", [ways])",
        "Close" => "Close(\"press\", Way)",
        "Unasked" => "Unasked(Way)",
        "Safety" => "Safety(\"signal\", Step)",
        "Invite" => "Invite(\"person\")",
        "Reflect" => "Reflect(leave: true, takes_up: [\"cue\"], press: \"press\")",
        "Agree" => "Agree(What, [\"you\"], 24)",
        "Habit" => "Habit(Jargon)",
        "Set" => "Set(\"flag\")",
        "Ask" => "Ask(Neutral)",
        "Clarify" => "Clarify([parts])",
        "Plan" => "Plan([parts])",
        "Act" => "Act(Route)",
        "Side" => "Side(\"person\")",
        "To" => "To(\"place\")",
        "End" => "End(\"ending\")",
        "Branch" => "Branch([(condition, \"place\")], \"place\")",
        "Openness" => "Openness(\"person\", AtLeast(Present))",
        "Flag" => "Flag(\"flag\")",
        "Asked" => "Asked(\"signal\")",
        "AskedAs" => "AskedAs(\"signal\", [forms])",
        "Done" => "Done(\"signal\", Step)",
        "Met" => "Met(\"call\")",
        "Visited" => "Visited(\"moment\")",
        "Turn" => "Turn(AtLeast(3))",
        "All" => "All([conditions])",
        "Any" => "Any([conditions])",
        "Not" => "Not(condition)",
        "AtLeast" => "AtLeast(value)",
        "AtMost" => "AtMost(value)",
        "Family" => "Family(\"mother\")",
        "Friend" => "Friend(\"neighbour\")",
        "Professional" => "Professional(\"teacher\")",
        "Colleague" => "Colleague(\"nurse\")",
        "PeerWorker" => "PeerWorker(\"peer worker\")",
        "Cue" => "Cue(id: \"id\", of: Story, salience: 2)",
        "Press" => "Press(id: \"id\", demands: Advice, salience: 2)",
        "Signal" => "Signal(id: \"id\", class: Veiled, shown: Veiled)",
        _ => "",
    }
}
