//! Brackets and their partners, also in a file where some are missing.
//!
//! What the format says about where things stand tells where a missing bracket should have been: a moment stands in
//! the list of moments and nowhere deeper, a response in a moment's list, `endings` in the scenario. So one missing
//! bracket costs one moment, not the file.

use super::token::{Fault, FaultKind, Kind, Token, Tokens};

/// Fields that stand in the scenario and nowhere deeper.
const TOP_FIELDS: &[&str] = &["people", "moments", "endings", "debrief", "allow"];
/// Fields that stand in a response and not in a moment.
const RESPONSE_FIELDS: &[&str] =
    &["to", "say", "gesture", "does", "because", "tempting", "alternative", "when", "reply", "next", "repeats"];

/// Gives every bracket its partner.
pub(super) fn partners<'t>(text: &'t str, raw: &[Token]) -> Tokens<'t> {
    let tokens = Tokens { text, list: Vec::with_capacity(raw.len()), faults: Vec::new() };
    let mut matcher = Matcher { raw, tokens, open: Vec::new(), n_open: [0; 3], moments: Vec::new(), is_over: false };
    for (index, token) in raw.iter().enumerate() {
        if matcher.is_over {
            // Nothing may follow the scenario; what does is one fault, and is read no further.
            matcher.tokens.faults.push(Fault { kind: FaultKind::AfterEnd, span: token.span.clone() });
            break;
        }
        matcher.token(index);
    }
    matcher.end(text.len());
    matcher.tokens
}

struct Matcher<'a, 't> {
    raw: &'a [Token],
    tokens: Tokens<'t>,
    /// The brackets that are open, by their index in the list that is made, and the name before each.
    open: Vec<(usize, &'t str)>,
    /// How many brackets of each shape are open: looking through them all would take quadratic time.
    n_open: [usize; 3],
    /// How many brackets were open where each open `Moment(` stands.
    moments: Vec<usize>,
    /// Whether the scenario has ended.
    is_over: bool,
}

impl<'t> Matcher<'_, 't> {
    fn token(&mut self, index: usize) {
        let token = &self.raw[index];
        match token.kind {
            Kind::Open => {
                let name = index.checked_sub(1).filter(|i| self.raw[*i].kind == Kind::Word).map_or("", |i| self.str(i));
                self.n_open[shape(self.str(index))] += 1;
                if name == "Moment" {
                    self.moments.push(self.open.len());
                }
                self.open.push((self.tokens.list.len(), name));
                self.tokens.list.push(token.clone());
            }
            Kind::Close => self.close(index),
            Kind::Word => {
                if let Some(depth) = self.depth_of(index) {
                    self.close_down_to(depth, token.span.start);
                }
                self.push(token.clone());
            }
            Kind::Text | Kind::Colon | Kind::Comma => self.push(token.clone()),
        }
    }

    fn push(&mut self, token: Token) {
        let partner = self.open.last().map(|(opening, _)| *opening);
        self.tokens.list.push(Token { partner, ..token });
    }

    /// How many brackets are open where this word stands, if the format says so.
    fn depth_of(&self, index: usize) -> Option<usize> {
        let next = self.raw.get(index + 1)?;
        let word = self.str(index);
        match (word, next.kind) {
            ("Moment" | "Ending", Kind::Open) => Some(2),
            ("Response", Kind::Open) => Some(self.moments.last()? + 2),
            (_, Kind::Colon) if TOP_FIELDS.contains(&word) => Some(1),
            _ => None,
        }
    }

    /// Closes everything at the end of the file. Of all brackets that are open there only the innermost is at fault:
    /// where a file is cut off, the others are open for the same reason.
    fn end(&mut self, length: usize) {
        let n_faults = self.tokens.faults.len();
        self.close_down_to(0, length);
        self.tokens.faults.truncate(n_faults + 1);
    }

    /// Closes what the file forgot to close before this byte.
    fn close_down_to(&mut self, depth: usize, before: usize) {
        while self.open.len() > depth {
            let Some(opening) = self.pop() else { return };
            let span = self.tokens.list[opening].span.clone();
            self.tokens.faults.push(Fault { kind: FaultKind::OpenBracket, span });
            self.pair(opening, Token { kind: Kind::Close, span: before..before, partner: None });
        }
    }

    fn pair(&mut self, opening: usize, closing: Token) {
        self.tokens.list[opening].partner = Some(self.tokens.list.len());
        self.tokens.list.push(Token { partner: Some(opening), ..closing });
    }

    fn close(&mut self, index: usize) {
        let token = self.raw[index].clone();
        if self.is_stray(index) {
            self.tokens.faults.push(Fault { kind: FaultKind::StrayBracket, span: token.span });
            return;
        }
        let depth = self.open.iter().rposition(|(opening, _)| self.fits(*opening, index)).unwrap_or(0);
        self.close_down_to(depth + 1, token.span.start);
        if let Some(opening) = self.pop() {
            self.pair(opening, token);
        }
    }

    fn pop(&mut self) -> Option<usize> {
        let (opening, name) = self.open.pop()?;
        self.is_over = self.open.is_empty() && name == "Scenario";
        self.n_open[shape(&self.tokens.text[self.tokens.list[opening].span.clone()])] -= 1;
        if self.moments.last() == Some(&self.open.len()) {
            self.moments.pop();
        }
        Some(opening)
    }

    /// Whether a closing bracket is one too many, going by what follows it.
    fn is_stray(&self, index: usize) -> bool {
        let Some((top, name)) = self.open.last() else { return true };
        let next = (index + 1..).find(|i| self.raw.get(*i).is_none_or(|t| t.kind != Kind::Comma)).unwrap_or(index);
        let next_kind = self.raw.get(next).map(|token| token.kind);
        let is_field = next_kind == Some(Kind::Word) && self.raw.get(next + 1).is_some_and(|t| t.kind == Kind::Colon);
        let is_item =
            |word: &str| self.str(next) == word && self.raw.get(next + 1).is_some_and(|t| t.kind == Kind::Open);
        if self.fits(*top, index) {
            let outer = self.open.len().checked_sub(2).map(|i| self.tokens.list[self.open[i].0].span.start);
            match outer {
                // The scenario goes on with its fields, or ends with the next bracket.
                None => is_field || (next_kind == Some(Kind::Close) && self.fits(*top, next)),
                // A list holds no fields: the thing that they belong to was closed too early.
                Some(outer) if self.tokens.text[outer..].starts_with('[') => {
                    is_field && !TOP_FIELDS.contains(&self.str(next))
                }
                // A list of things was closed, and more of them follow.
                Some(_) => self.str(index) == "]" && (is_item("Moment") || is_item("Ending") || is_item("Response")),
            }
        } else if self.n_open[shape(self.str(index))] == 0 {
            true
        } else {
            // Either what is open was never closed, or this is too much. A response or a moment goes on with its fields
            // or ends; anything smaller was more probably forgotten.
            let closes_top = next_kind == Some(Kind::Close) && self.fits(*top, next);
            let goes_on = is_field && *name == "Response" && RESPONSE_FIELDS.contains(&self.str(next));
            let holder = self.open.len().checked_sub(2).map_or("", |i| self.open[i].1);
            let is_thing = matches!(*name, "Response" | "Moment" | "Ending" | "Scenario");
            let is_list_of_things = name.is_empty() && matches!(holder, "Moment" | "Scenario");
            goes_on
                || (is_thing && closes_top)
                || (is_list_of_things && (closes_top || is_item("Response") || is_item("Moment")))
        }
    }

    fn fits(&self, opening: usize, closing: usize) -> bool {
        shape(&self.tokens.text[self.tokens.list[opening].span.clone()]) == shape(self.str(closing))
    }

    fn str(&self, index: usize) -> &'t str {
        self.raw.get(index).map_or("", |token| &self.tokens.text[token.span.clone()])
    }
}

/// Which of the three shapes a bracket has.
fn shape(bracket: &str) -> usize {
    match bracket {
        "(" | ")" => 0,
        "[" | "]" => 1,
        _ => 2,
    }
}
