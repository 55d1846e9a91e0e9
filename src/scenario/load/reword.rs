//! What RON says of a mistake, in the words of those who write scenarios.

use super::message::{self, Message};
use super::names::nearest;
use super::token::{Kind, Tokens, bare};
use ron::error::Error;
use std::ops::Range;

/// The place of a mistake and what to say of it; `found` are the bytes that RON stopped at.
pub(super) fn reword(tokens: &Tokens<'_>, error: &Error, found: &Range<usize>) -> (Range<usize>, Message) {
    let stopped = tokens.at(found.end);
    let at = tokens.list.get(stopped).map_or(tokens.text.len()..tokens.text.len(), |token| token.span.clone());
    let name = tokens.list.get(tokens.at(found.start)).map_or_else(|| at.clone(), |token| token.span.clone());
    let thing = || describe(tokens, stopped);
    let wrong = |wanted: &str| (at.clone(), message::wrong_type(&thing(), wanted));
    // RON stops in the middle of a number where a whole one was wanted.
    let is_fraction = tokens.str(stopped).starts_with(|c: char| c.is_ascii_digit()) && at.start < found.end;
    match error {
        Error::NoSuchStructField { expected, found, outer } => {
            let thing = outer.as_deref().map_or("this", article);
            (name, message::unknown_field(found, thing, nearest(found, expected.iter().copied()), expected))
        }
        Error::MissingStructField { field, outer } => {
            let group = tokens.list.get(stopped).and_then(|token| token.partner);
            let thing = outer.as_deref().map_or("this", article);
            match group {
                Some(opening) => {
                    let (place, thing) = named(tokens, opening, thing);
                    (place, message::missing_field(field, &thing))
                }
                None => (at, message::missing_field(field, thing)),
            }
        }
        Error::DuplicateStructField { field, outer } => {
            (name, message::duplicate_field(field, outer.as_deref().map_or("this", article)))
        }
        Error::NoSuchEnumVariant { expected, found, outer } => {
            let kind = outer.as_deref().map_or("word", kind);
            (name, message::unknown_word(found, kind, nearest(found, expected.iter().copied()), expected))
        }
        Error::ExpectedDifferentStructName { expected, found } => (name, message::wrong_name(found, expected)),
        Error::ExpectedDifferentLength { .. } => {
            let group = tokens.list.get(stopped).and_then(|token| token.partner);
            let word = group.and_then(|opening| opening.checked_sub(1)).filter(|i| tokens.list[*i].kind == Kind::Word);
            match word {
                Some(word) => (tokens.list[word].span.clone(), message::wrong_arguments(tokens.str(word), false)),
                None => (at, message::wrong_arguments("(...)", false)),
            }
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => {
            let group = tokens.list.get(stopped).and_then(|token| token.partner);
            let word = group.and_then(|opening| opening.checked_sub(1)).map_or("(...)", |word| tokens.str(word));
            (at, message::wrong_arguments(word, true))
        }
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            match stopped.checked_sub(1).filter(|before| tokens.list[*before].kind == Kind::Word) {
                // A word stands bare that has values: `to: One`.
                Some(word) if tokens.str(stopped) != "(" => {
                    (tokens.list[word].span.clone(), message::wrong_arguments(tokens.str(word), false))
                }
                _ => wrong("a value in parentheses"),
            }
        }
        Error::ExpectedString | Error::ExpectedStringEnd => {
            let text = tokens.str(stopped);
            let is_curly = tokens.list.get(stopped).is_some_and(|token| token.kind == Kind::Text) && bare(text) != text;
            if is_curly && !text.starts_with('"') {
                (at.clone(), message::curly_quotes(&thing(), bare(text)))
            } else {
                wrong("a text in quotes")
            }
        }
        Error::ExpectedArray => wrong("a list in square brackets"),
        Error::ExpectedInteger | Error::ExpectedFloat | Error::InvalidIntegerDigit { .. } => wrong("a whole number"),
        Error::ExpectedBoolean => wrong("`true` or `false`"),
        Error::ExpectedIdentifier => {
            let is_text = tokens.list.get(stopped).is_some_and(|token| token.kind == Kind::Text);
            let text = if is_text { bare(tokens.str(stopped)) } else { "" };
            (at.clone(), message::no_word(&thing(), field_of(tokens, stopped), text))
        }
        Error::ExpectedMapColon => wrong("a field with a colon after its name"),
        Error::InvalidValueForType { expected, .. } => wrong(expected),
        Error::ExpectedComma | Error::ExpectedArrayEnd if is_fraction => wrong("a whole number"),
        Error::ExpectedComma | Error::ExpectedArrayEnd => (at.clone(), message::missing_comma(&thing())),
        Error::IntegerOutOfBounds => {
            let field = field_of(tokens, tokens.at(name.start));
            (name.clone(), message::number_out_of_bounds(&tokens.text[name], field))
        }
        Error::InvalidEscape(_) => (name, message::escape()),
        Error::ExceededRecursionLimit => (at, message::too_deep()),
        Error::TrailingCharacters if is_fraction => wrong("a whole number"),
        Error::TrailingCharacters => (at.clone(), message::trailing(&thing())),
        Error::Eof => wrong("more"),
        other => (at, message::other(&other.to_string())),
    }
}

/// The field whose value this token is, or `weight` where it is one of `OneOf`; nothing for anything else.
fn field_of<'t>(tokens: &Tokens<'t>, index: usize) -> &'t str {
    let before = |n: usize| index.checked_sub(n).map_or("", |before| tokens.str(before));
    match (before(1), tokens.str(index + 1), tokens.str(index + 2)) {
        (":", _, _) => before(2),
        ("(", ",", "[") => "weight",
        _ => "",
    }
}

/// A token, in words.
pub(super) fn describe(tokens: &Tokens<'_>, index: usize) -> String {
    let Some(token) = tokens.list.get(index) else { return "the end of the file".to_owned() };
    let text = tokens.str(index);
    let short =
        if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() };
    match token.kind {
        Kind::Text => format!("the text {}", short.replace('\n', " ")),
        Kind::Word if text.starts_with(|c: char| c.is_ascii_digit()) => format!("the number `{short}`"),
        Kind::Close if text.is_empty() => "the end of it".to_owned(),
        Kind::Word | Kind::Open | Kind::Close | Kind::Colon | Kind::Comma => format!("`{short}`"),
    }
}

/// A thing by its id, and the place of the id; else the place of its name or of its bracket.
pub(super) fn named(tokens: &Tokens<'_>, opening: usize, thing: &str) -> (Range<usize>, String) {
    if let Some(id) = tokens.field(opening, "id").filter(|id| tokens.list[*id].kind == Kind::Text) {
        let span = &tokens.list[id].span;
        let plain = thing.split_once(' ').map_or(thing, |(_, plain)| plain);
        let name = bare(tokens.str(id));
        return (inside(span, tokens.text), format!("the {plain} `{}`", name.chars().take(64).collect::<String>()));
    }
    let before = opening.checked_sub(1).filter(|i| tokens.list[*i].kind == Kind::Word).unwrap_or(opening);
    (tokens.list[before].span.clone(), thing.to_owned())
}

/// The bytes between the quotes.
fn inside(span: &Range<usize>, text: &str) -> Range<usize> {
    if span.len() >= 2 && text[span.clone()].starts_with('"') && text[span.clone()].ends_with('"') {
        span.start + 1..span.end - 1
    } else {
        span.clone()
    }
}

/// What a thing of the format is called.
pub(super) fn article(outer: &str) -> &'static str {
    match outer {
        "Scenario" => "a scenario",
        "About" => "`about`",
        "Setting" => "`setting`",
        "Person" => "a person",
        "Moment" => "a moment",
        "Response" => "a response",
        "Silence" => "`silence`",
        "Ending" => "an ending",
        "Debrief" => "`debrief`",
        "Alternative" => "an alternative",
        "Question" => "a question",
        "Allow" => "an entry of `allow`",
        "Cue" => "a cue",
        "Press" => "a press",
        "Signal" => "a signal",
        "Reflect" => "`Reflect`",
        "Course" | "CourseFile" => "a course",
        "Step" | "StepFile" => "a step",
        _ => "this",
    }
}

/// What the words of a list are called.
fn kind(list: &str) -> &'static str {
    match list {
        "Talk" => "kind of talk",
        "Call" => "kind of call",
        "Act" => "act",
        "Step" => "step of safety",
        "StepKind" => "step of safety",
        "Habit" => "habit",
        "To" => "address",
        "Next" => "way on",
        "Condition" => "condition",
        "Bound" => "bound",
        "Part" => "part",
        "CueKind" => "kind of cue",
        "Demand" => "demand",
        "SignalClass" => "class of signal",
        "Shown" => "way of showing",
        "AnswerWay" => "way of answering",
        "HoldWay" => "way of holding",
        "CloseWay" => "way of closing",
        "AskForm" => "form of asking",
        "ClarifyPart" => "part of clarifying",
        "PlanPart" => "part of a plan",
        "Route" => "route",
        "Openness" => "openness",
        "AgreedWhat" => "thing to agree",
        "Theme" => "theme",
        "Dimension" => "dimension",
        "Principle" => "principle",
        "Element" => "element",
        "Misconception" => "misconception",
        "SupervisionTopic" => "supervision question",
        "ContentNote" => "content note",
        "Difficulty" => "level",
        "Place" => "place",
        "CanOffer" => "offer",
        _ => "word",
    }
}
