//! What serde says about a file that does not fit, in plain words.
//!
//! A message that is not known here passes as it is: it is true, only less kind.

/// A message of serde without its place, in plain words; `before` is the text in front of that place.
pub(super) fn reword(message: &str, before: &str) -> String {
    let named = |said: String| match field(before) {
        Some(field) => format!("`{field}` {said}"),
        None => format!("a value {said}"),
    };
    if let Some((found, wanted)) = rest(message, "invalid type: ").or_else(|| rest(message, "invalid value: ")) {
        return named(format!("is {}, and {} was wanted", thing(found), kind(wanted)));
    }
    if let Some(name) = message.strip_prefix("missing field ") {
        return format!("the field {name} is missing");
    }
    if let Some((name, _)) = rest(message, "unknown field ") {
        return format!("there is a field {name}, which does not belong there");
    }
    if let Some((name, known)) = rest(message, "unknown variant ") {
        return named(format!("is {name}, and {} was wanted", known.trim_start_matches("one of ")));
    }
    if let Some(name) = message.strip_prefix("duplicate field ") {
        return format!("the field {name} is there twice");
    }
    let plain = match message {
        "EOF while parsing a string" => "the file ends in the middle of a text",
        "EOF while parsing a list" | "EOF while parsing an object" | "EOF while parsing a value" => {
            "the file ends too early"
        }
        "expected value" => "something stands here that is no value",
        "expected `:`" => "a colon is missing",
        "expected `,` or `}`" | "expected `,` or `]`" => "a comma or the closing bracket is missing",
        "key must be a string" => "the name of a field in quotes was wanted",
        "trailing comma" => "there is a comma too many",
        "trailing characters" => "there is more after the end of the run",
        "number out of range" => "the number is too large",
        "recursion limit exceeded" => "brackets are nested too deeply",
        _ => message,
    };
    plain.to_owned()
}

/// What was found and what was expected, of a message that begins so.
fn rest<'m>(message: &'m str, beginning: &str) -> Option<(&'m str, &'m str)> {
    message.strip_prefix(beginning)?.split_once(", expected ")
}

/// The last name of a field in front of a place.
fn field(before: &str) -> Option<&str> {
    let upto = &before[..before.rfind("\":")?];
    Some(&upto[upto.rfind('"')? + 1..])
}

/// What was found, without serde's name for its kind where the value says it.
fn thing(found: &str) -> &str {
    let kinds = ["integer ", "floating point ", "string ", "boolean "];
    let value = kinds.iter().find_map(|kind| found.strip_prefix(kind)).unwrap_or(found);
    match value {
        "null" => "empty",
        "map" => "a group of fields",
        "sequence" => "a list",
        other => other.trim_matches('`'),
    }
}

/// What was wanted.
fn kind(wanted: &str) -> &str {
    match wanted {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number from 0 on",
        "i8" | "i16" | "i32" | "i64" => "a whole number",
        "a string" | "a borrowed string" => "text in quotes",
        "a boolean" => "`true` or `false`",
        "a sequence" => "a list",
        other if other.starts_with("struct ") || other == "a map" => "a group of fields",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::reword;

    #[track_caller]
    fn check(message: &str, before: &str, expected: &str) {
        assert_eq!(reword(message, before), expected);
    }

    #[test]
    fn what_was_found_and_what_was_wanted_is_said_of_the_field() {
        check(
            "invalid value: integer `-6`, expected u64",
            "{\"run\": {\"seed\": -6",
            "`seed` is -6, and a whole number from 0 on was wanted",
        );
        check(
            "invalid type: string \"seven\", expected u64",
            "  \"seed\": \"seven",
            "`seed` is \"seven\", and a whole number from 0 on was wanted",
        );
        check("invalid type: null, expected a string", "", "a value is empty, and text in quotes was wanted");
        check(
            "unknown variant `done`, expected one of `under-way`, `ended`, `left`",
            "\"standing\": \"done\"",
            "`standing` is `done`, and `under-way`, `ended`, `left` was wanted",
        );
    }

    #[test]
    fn fields_too_many_and_too_few_are_named() {
        check("missing field `seed`", "", "the field `seed` is missing");
        check("unknown field `mood`, expected `id`", "", "there is a field `mood`, which does not belong there");
    }

    #[test]
    fn what_is_not_known_passes_as_it_is() {
        check("lone leading surrogate in hex escape", "", "lone leading surrogate in hex escape");
    }
}
