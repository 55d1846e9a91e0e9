//! The tokens of RON, as far as finding places takes: words, numbers, strings and brackets with their partners.

use super::report::At;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a number, or anything else that is not one of the others.
    Word,
    /// A string or a character, quotes included.
    Text,
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`; of no length where the file lacks it.
    Close,
    /// `:`.
    Colon,
    /// `,`.
    Comma,
}

/// A token, and for a bracket the index of its partner.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub span: Range<usize>,
    /// The partner of a bracket, or for anything else the bracket that it stands in.
    pub partner: Option<usize>,
}

/// The tokens of a text; every bracket has its partner, made up where the file lacks it.
pub(super) struct Tokens<'t> {
    pub text: &'t str,
    pub list: Vec<Token>,
    /// What is wrong with brackets, texts and comments, in file order.
    pub faults: Vec<Fault>,
}

/// Something that begins and never ends, or ends and never began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub kind: FaultKind,
    pub span: Range<usize>,
}

/// What begins and never ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// A bracket that nothing closes.
    OpenBracket,
    /// A bracket that closes nothing.
    StrayBracket,
    /// A text in quotes.
    OpenText,
    /// A comment.
    OpenComment,
    /// The first thing after the end of the scenario.
    AfterEnd,
}

/// The first token of a file.
pub(super) struct First {
    pub span: Range<usize>,
    /// Whether it is `Scenario(`.
    pub is_scenario: bool,
    /// Whether it is a comment that never ends.
    pub is_endless: bool,
}

/// Looks at the first token, comments and attributes aside.
pub(super) fn first_token(text: &str) -> First {
    let mut scanner = Scanner::new(text, 0);
    let mut next = scanner.next_token();
    // `#![enable(...)]` is `#` and `!` as words, then a bracket.
    while let Some(token) = &next
        && text[token.span.clone()].starts_with('#')
    {
        let mut depth = 0_usize;
        loop {
            next = scanner.next_token();
            match next.as_ref().map(|t| t.kind) {
                Some(Kind::Open) => depth += 1,
                Some(Kind::Close) if depth <= 1 => break,
                Some(Kind::Close) => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
        next = scanner.next_token();
    }
    let Some(token) = next else {
        let comment = scanner.faults.first().map(|fault| fault.span.clone());
        return First { is_endless: comment.is_some(), span: comment.unwrap_or(0..0), is_scenario: false };
    };
    let is_scenario =
        &text[token.span.clone()] == "Scenario" && scanner.next_token().is_some_and(|t| &text[t.span] == "(");
    First { span: token.span, is_scenario, is_endless: false }
}

impl<'t> Tokens<'t> {
    /// Reads all tokens and finds the partner of each bracket.
    pub(super) fn of(text: &'t str) -> Self {
        let mut scanner = Scanner::new(text, if text.starts_with('\u{feff}') { 3 } else { 0 });
        let mut raw = Vec::with_capacity(text.len() / 8);
        while let Some(token) = scanner.next_token() {
            raw.push(token);
        }
        let mut tokens = super::bracket::partners(text, &raw);
        // What a text or a comment without an end swallowed may well hold the brackets that are missing.
        if scanner.faults.last().is_some_and(|fault| fault.span.start >= scanner.last_end) {
            tokens.faults.retain(|fault| fault.kind != FaultKind::OpenBracket);
        }
        let end = tokens.faults.iter().find(|fault| fault.kind == FaultKind::AfterEnd).map(|fault| fault.span.start);
        tokens.faults.extend(scanner.faults.into_iter().filter(|fault| end.is_none_or(|end| fault.span.start < end)));
        tokens.faults.sort_by_key(|fault| fault.span.start);
        tokens
    }

    /// The index of the first token that ends after this byte.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.list.partition_point(|token| token.span.end <= offset)
    }

    /// Whether a bracket, text or comment is at fault in these bytes.
    pub(super) fn has_fault(&self, span: &Range<usize>) -> bool {
        let first = self.faults.partition_point(|fault| fault.span.start < span.start);
        self.faults.get(first).is_some_and(|fault| fault.span.start < span.end)
    }

    /// Whether a text in these bytes never ends, so that it may have swallowed what seems to be missing.
    pub(super) fn has_open_text(&self, span: &Range<usize>) -> bool {
        let first = self.faults.partition_point(|fault| fault.span.start < span.start);
        let inside = self.faults[first..].iter().take_while(|fault| fault.span.start < span.end);
        inside.into_iter().any(|fault| fault.kind == FaultKind::OpenText)
    }

    /// The text of a token.
    pub(super) fn str(&self, index: usize) -> &'t str {
        self.list.get(index).map_or("", |token| &self.text[token.span.clone()])
    }

    /// The index of the token after this one, brackets skipped whole.
    pub(super) fn skip(&self, index: usize) -> usize {
        match self.list[index].kind {
            Kind::Open => self.list[index].partner.map_or(self.list.len(), |close| close + 1),
            Kind::Word | Kind::Text | Kind::Colon | Kind::Comma | Kind::Close => index + 1,
        }
    }

    /// The index of the first token of the value of a field, in the thing that this bracket opens.
    pub(super) fn field(&self, opening: usize, field: &str) -> Option<usize> {
        let mut index = opening + 1;
        while self.list.get(index).is_some_and(|token| token.kind != Kind::Close) {
            if self.str(index) == field && self.list.get(index + 1)?.kind == Kind::Colon {
                return Some(index + 2);
            }
            let after = self.after(index);
            index = if self.list.get(after)?.kind == Kind::Comma { after + 1 } else { after };
        }
        None
    }

    /// The index of the token after a value that begins here: a comma or a closing bracket.
    pub(super) fn after(&self, mut index: usize) -> usize {
        while self.list.get(index).is_some_and(|token| !matches!(token.kind, Kind::Comma | Kind::Close)) {
            index = self.skip(index);
        }
        index
    }
}

/// Finds the places that words alone do not know.
pub(super) struct Finder<'a> {
    tokens: &'a Tokens<'a>,
    likes: [Option<Vec<Range<usize>>>; 3],
}

/// Something that is known by its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// `Pause(` and a number that is too long.
    LongPause,
    /// The weight of a variant, where it is 0.
    NoWeight,
    /// `OneOf([])`.
    NoVariants,
}

impl<'a> Finder<'a> {
    pub(super) fn new(tokens: &'a Tokens<'a>) -> Self {
        Self { tokens, likes: [None, None, None] }
    }

    /// The bytes of a place.
    pub(super) fn find(&mut self, at: &At) -> Range<usize> {
        match at {
            At::Span(span) => span.clone(),
            At::Field(near, field) => self.field(near.start, field).unwrap_or_else(|| near.clone()),
            At::Top(field) => {
                let opening = self.tokens.list.iter().position(|t| t.kind == Kind::Open);
                let name = opening.map_or(0..0, |o| self.tokens.list[o.saturating_sub(1)].span.clone());
                opening.and_then(|opening| self.field_of(opening, field)).unwrap_or(name)
            }
            At::Like(pattern, nth, near) => {
                let tokens = self.tokens;
                let all = self.likes[*pattern as usize].get_or_insert_with(|| alike(tokens, *pattern));
                all.get(*nth).cloned().unwrap_or_else(|| near.clone())
            }
        }
    }

    fn field(&self, near: usize, field: &str) -> Option<Range<usize>> {
        let list = &self.tokens.list;
        let index = list.partition_point(|token| token.span.end <= near);
        self.field_of(list.get(index)?.partner?, field)
    }

    /// The value of a field of the thing that this bracket opens.
    fn field_of(&self, opening: usize, field: &str) -> Option<Range<usize>> {
        let list = &self.tokens.list;
        let value = self.tokens.field(opening, field)?;
        let after = self.tokens.after(value);
        (after > value).then(|| list[value].span.start..list[after - 1].span.end)
    }
}

/// Every place that looks like the pattern.
fn alike(tokens: &Tokens<'_>, pattern: Pattern) -> Vec<Range<usize>> {
    let list = &tokens.list;
    let mut found = Vec::new();
    for (index, token) in list.iter().enumerate() {
        let word = tokens.str(index);
        match pattern {
            Pattern::LongPause => {
                if word == "Pause" && tokens.str(index + 1) == "(" {
                    let number = tokens.str(index + 2).replace('_', "").parse::<u32>();
                    if number.is_ok_and(|ms| ms > super::talk::LONGEST_PAUSE_MS) {
                        found.push(list[index + 2].span.clone());
                    }
                }
            }
            Pattern::NoVariants => {
                if word == "OneOf"
                    && tokens.str(index + 1) == "("
                    && tokens.str(index + 2) == "["
                    && tokens.str(index + 3) == "]"
                {
                    found.push(token.span.start..list[index + 3].span.end);
                }
            }
            Pattern::NoWeight => {
                if word == "OneOf" && tokens.str(index + 1) == "(" && tokens.str(index + 2) == "[" {
                    let mut variant = index + 3;
                    while tokens.str(variant) == "(" {
                        if tokens.str(variant + 1).replace('_', "").parse::<u64>() == Ok(0) {
                            found.push(list[variant + 1].span.clone());
                        }
                        variant = tokens.after(variant);
                        if tokens.str(variant) == "," {
                            variant += 1;
                        }
                    }
                }
            }
        }
    }
    found
}

/// Reads token after token.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
    faults: Vec<Fault>,
    /// Numbers of hashes for which no raw string ends any more; looking again and again would take quadratic time.
    endless_raw: BTreeSet<usize>,
    /// Where the last token that is no text ends.
    last_end: usize,
    /// The rest of a line, and how many quotes stand in it.
    quotes: (Range<usize>, usize),
    /// Where the line ends in which a curly quote has no partner; the others in it are not looked at again.
    no_curly_before: usize,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        Self {
            text,
            at,
            faults: Vec::new(),
            endless_raw: BTreeSet::new(),
            last_end: 0,
            quotes: (0..0, 0),
            no_curly_before: 0,
        }
    }

    fn next_token(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        loop {
            let start = self.at;
            let byte = *bytes.get(start)?;
            let rest = &bytes[start..];
            let kind = match byte {
                b' ' | b'\t' | b'\r' | b'\n' => {
                    self.at += 1;
                    continue;
                }
                b'/' if rest.starts_with(b"//") => {
                    self.at = find(bytes, start, b'\n').unwrap_or(bytes.len());
                    continue;
                }
                b'/' if rest.starts_with(b"/*") => {
                    self.comment();
                    continue;
                }
                b'(' | b'[' | b'{' => self.one(Kind::Open),
                b')' | b']' | b'}' => self.one(Kind::Close),
                b':' => self.one(Kind::Colon),
                b',' => self.one(Kind::Comma),
                b'"' => self.string(start),
                b'r' if is_raw(&rest[1..]) => self.raw_string(start + 1),
                b'b' if rest.get(1) == Some(&b'"') => self.string(start + 1),
                b'b' if rest.get(1) == Some(&b'r') && is_raw(&rest[2..]) => self.raw_string(start + 2),
                b'\'' => self.character(),
                _ if self.is_curly() => Kind::Text,
                _ => {
                    self.word();
                    Kind::Word
                }
            };
            if kind != Kind::Text {
                self.last_end = self.at;
            }
            return Some(Token { kind, span: start..self.at, partner: None });
        }
    }

    fn one(&mut self, kind: Kind) -> Kind {
        self.at += 1;
        kind
    }

    fn word(&mut self) {
        let rest = &self.text[self.at..];
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-' | '#');
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        // Anything that begins no word is a token of its own.
        self.at += if end == 0 { rest.chars().next().map_or(1, char::len_utf8) } else { end };
    }

    fn string(&mut self, quote: usize) -> Kind {
        let bytes = self.text.as_bytes();
        let mut at = quote + 1;
        loop {
            match bytes.get(at) {
                None => return self.endless(quote),
                Some(b'\\') => at += 2,
                Some(b'"') => break,
                Some(_) => at += 1,
            }
        }
        // Where a closing quote is missing, the text runs on to the quote that should open the next one, and what
        // follows is neither a comma nor a bracket.
        let next = bytes[at + 1..].iter().find(|byte| !byte.is_ascii_whitespace());
        if next.is_some_and(|next| !b",)]}:/".contains(next)) {
            let is_long = bytes[quote..at].contains(&b'\n');
            if is_long || (!self.is_field(at + 1) && self.quotes_to_end(quote) % 2 == 1) {
                return self.endless(quote);
            }
        }
        self.at = at + 1;
        Kind::Text
    }

    /// How many quotes stand from here to the end of the line; the line is counted once.
    fn quotes_to_end(&mut self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let count = |range: Range<usize>| {
            let is_quote = |at: &usize| bytes[*at] == b'"' && (*at == 0 || bytes[*at - 1] != b'\\');
            range.filter(is_quote).count()
        };
        if from < self.quotes.0.end {
            self.quotes.1 -= count(self.quotes.0.start..from);
            self.quotes.0.start = from;
        } else {
            let line = from..find(bytes, from, b'\n').unwrap_or(bytes.len());
            self.quotes = (line.clone(), count(line));
        }
        self.quotes.1
    }

    /// Whether the name of a field stands here: then a comma is missing, and no quote.
    fn is_field(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start();
        rest.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_').starts_with(':')
    }

    /// Goes past a text in curly quotes, which is one thing to the one who wrote it.
    fn is_curly(&mut self) -> bool {
        if self.at < self.no_curly_before {
            return false;
        }
        let rest = &self.text[self.at..];
        let closing: &[char] = match rest.chars().next() {
            Some('“') => &['”', '“'],
            Some('„') => &['“', '”'],
            Some('”') => &['”'],
            Some('«') => &['»'],
            _ => return false,
        };
        let end = rest.char_indices().skip(1).find(|(_, c)| closing.contains(c) || matches!(c, '"' | '\n'));
        match end {
            Some((offset, c)) if c != '\n' => {
                self.at += offset + c.len_utf8();
                true
            }
            end => {
                self.no_curly_before = end.map_or(self.text.len(), |(offset, _)| self.at + offset);
                false
            }
        }
    }

    fn raw_string(&mut self, hashes: usize) -> Kind {
        let bytes = self.text.as_bytes();
        let n_hashes = bytes[hashes..].iter().take_while(|byte| **byte == b'#').count();
        let mut at = hashes + n_hashes + 1;
        if !self.endless_raw.contains(&n_hashes) {
            while let Some(quote) = find(bytes, at, b'"') {
                let n_closing = bytes[quote + 1..].iter().take(n_hashes).take_while(|byte| **byte == b'#').count();
                if n_closing == n_hashes {
                    self.at = quote + 1 + n_hashes;
                    return Kind::Text;
                }
                at = quote + 1;
            }
            self.endless_raw.insert(n_hashes);
        }
        self.endless(hashes + n_hashes)
    }

    /// Ends a text that has no end in its line, so that the rest can be read: before the bracket that closes what the
    /// text stands in, else before the comma at the end of the line.
    fn endless(&mut self, quote: usize) -> Kind {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        let mut end = quote + 1;
        while let Some(byte) = bytes.get(end).filter(|byte| **byte != b'\n') {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' if depth == 0 => break,
                b')' | b']' | b'}' => depth -= 1,
                _ => {}
            }
            end += 1;
        }
        let line = self.text[quote + 1..end].trim_end();
        if line.ends_with(',') && bytes.get(end).is_none_or(|byte| *byte == b'\n') {
            end = quote + line.len();
        }
        self.faults.push(Fault { kind: FaultKind::OpenText, span: quote..quote + 1 });
        self.at = end;
        Kind::Text
    }

    fn comment(&mut self) {
        self.at = self.end_of_comment().unwrap_or_else(|| {
            self.faults.push(Fault { kind: FaultKind::OpenComment, span: self.at..self.at + 2 });
            self.text.len()
        });
    }

    /// A character in single quotes; a lone quote is a token of its own.
    fn character(&mut self) -> Kind {
        let rest = &self.text[self.at + 1..];
        let mut chars = rest.char_indices();
        let is_escaped = rest.starts_with('\\');
        chars.next();
        if is_escaped {
            chars.next();
        }
        let closing = if is_escaped {
            rest.char_indices().skip(2).take(10).find(|(_, c)| *c == '\'')
        } else {
            chars.next().filter(|(_, c)| *c == '\'')
        };
        match closing {
            Some((offset, _)) => {
                self.at += 1 + offset + 1;
                Kind::Text
            }
            None => self.one(Kind::Word),
        }
    }

    fn end_of_comment(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let (mut at, mut depth) = (self.at, 0_usize);
        loop {
            let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
            if rest.starts_with(b"/*") {
                depth += 1;
                at += 2;
            } else if rest.starts_with(b"*/") {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Some(at);
                }
            } else {
                at += 1;
            }
        }
    }
}

/// A text without the quotes around it, straight or curly.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(['"', '“', '”', '„', '«', '»'])
}

/// Whether a raw string begins after its `r`.
fn is_raw(rest: &[u8]) -> bool {
    rest.iter().find(|byte| **byte != b'#') == Some(&b'"')
}

fn find(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    bytes[from.min(bytes.len())..].iter().position(|byte| *byte == wanted).map(|n| from + n)
}
