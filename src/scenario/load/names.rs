//! Names that stand for something, and the nearest of them to a name that does not.

use std::cell::Cell;
use std::collections::HashMap;

/// The ids of one kind of thing.
pub(super) struct Names<'t, T> {
    by_name: HashMap<&'t str, T>,
    in_order: Vec<&'t str>,
    /// Comparisons that may still be made: a file with thousands of unknown names must not take quadratic time.
    patience: Cell<usize>,
}

impl<'t, T: Copy> Names<'t, T> {
    pub(super) fn new() -> Self {
        Self { by_name: HashMap::new(), in_order: Vec::new(), patience: Cell::new(1_000_000) }
    }

    /// Adds a name; gives what it already stands for, if it does.
    pub(super) fn add(&mut self, name: &'t str, thing: T) -> Option<T> {
        if let Some(first) = self.by_name.get(name) {
            return Some(*first);
        }
        self.by_name.insert(name, thing);
        self.in_order.push(name);
        None
    }

    pub(super) fn get(&self, name: &str) -> Option<T> {
        self.by_name.get(name).copied()
    }

    /// The name that was probably meant.
    pub(super) fn nearest(&self, name: &str) -> Option<&'t str> {
        let n = self.in_order.len();
        if self.patience.get() < n {
            return None;
        }
        self.patience.set(self.patience.get() - n);
        nearest(name, self.in_order.iter().copied())
    }
}

/// The name that was probably meant: at most a third of its letters away, or the same but for case and hyphens.
pub(crate) fn nearest<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let plain = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let wanted = plain(name);
    let limit = (wanted.chars().count().max(3)) / 3;
    names
        .into_iter()
        .filter(|known| known.len().abs_diff(name.len()) <= limit + 2 && name.len() <= 256)
        .map(|known| (strsim::osa_distance(&wanted, &plain(known)), known))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[track_caller]
    fn check(name: &str, wanted: Option<&str>) {
        assert_eq!(nearest(name, ["eero", "liisa", "the-wall", "OpenQuestion"]), wanted);
    }

    #[test]
    fn slips_are_forgiven_and_strangers_are_not() {
        check("erro", Some("eero"));
        check("lisa", Some("liisa"));
        check("the_wall", Some("the-wall"));
        check("openquestion", Some("OpenQuestion"));
        check("grandmother", None);
        check("", None);
    }
}
