//! What most of these rules do: pick a response of each moment by something that can be seen, and count how often that
//! is best.

use super::Sheet;
use super::chance::{Tally, tenths};
use crate::analysis::best::Played;
use crate::scenario::rules::Finder;
use crate::scenario::{Response, ResponseId};

/// Responses that a hint names, at most.
const MOST_NAMED: usize = 5;

/// What was picked over a meeting, and where that was best.
#[derive(Default)]
pub(super) struct Pattern {
    pub tally: Tally,
    /// What was picked and was best, in file order.
    pub hits: Vec<ResponseId>,
}

impl Pattern {
    /// Picks in every moment in which `pick` finds something among what can be said, in file order.
    pub(super) fn of<'a>(
        sheet: &Sheet<'a>,
        pick: impl Fn(&Played, &[(ResponseId, &'a Response)]) -> Option<ResponseId>,
    ) -> Self {
        let scenario = sheet.scenario;
        let mut pattern = Self::default();
        let mut said = Vec::new();
        for played in sheet.moments() {
            said.clear();
            let spoken = played.worths.iter().map(|worth| (worth.response, scenario.response(worth.response)));
            said.extend(spoken.filter(|(_, response)| !response.is_silence));
            let n_best = said.iter().filter(|(id, _)| played.is_best(*id)).count();
            // Where only one thing can be said, or all of it is alike, there is nothing to pick.
            if said.len() < 2 || n_best == 0 || n_best == said.len() {
                continue;
            }
            let Some(picked) = pick(played, &said) else { continue };
            let is_hit = played.is_best(picked);
            pattern.tally.add(n_best, said.len(), is_hit);
            if is_hit {
                pattern.hits.push(picked);
            }
        }
        pattern
    }

    /// Tells it at the scenario's id, where it is beyond chance.
    pub(super) fn tell(&self, sheet: &Sheet<'_>, finder: &mut Finder<'_>, one_in: u64, what: &str, mend: &str) {
        if !self.tally.is_beyond_chance(one_in) {
            return;
        }
        let (hits, moments) = (self.tally.hits(), self.tally.moments());
        let expected = tenths(self.tally.expected_tenths());
        finder.add(
            sheet.source.id(),
            format!("{what} is best in {hits} of {moments} moments, where chance would give {expected}"),
            format!("{mend} It is so with {}.", self.names(sheet)),
        );
    }

    fn names(&self, sheet: &Sheet<'_>) -> String {
        let shown = self.hits.iter().take(MOST_NAMED).map(|id| format!("`{}`", sheet.scenario.response(*id).id));
        let mut names = shown.collect::<Vec<_>>().join(", ");
        if self.hits.len() > MOST_NAMED {
            names.push_str(&format!(" and {} more", self.hits.len() - MOST_NAMED));
        }
        names
    }
}

/// The one of these for which something is greatest; none where several share it.
pub(super) fn greatest<K: Ord>(said: &[(ResponseId, &Response)], key: impl Fn(&Response) -> K) -> Option<ResponseId> {
    let (id, most) = said.iter().map(|(id, response)| (*id, key(response))).max_by(|(_, a), (_, b)| a.cmp(b))?;
    let is_alone = said.iter().filter(|(_, response)| key(response) == most).count() == 1;
    is_alone.then_some(id)
}

/// The only one of these that has something; none where several have it, or none has.
pub(super) fn only(said: &[(ResponseId, &Response)], has: impl Fn(&Response) -> bool) -> Option<ResponseId> {
    let mut having = said.iter().filter(|(_, response)| has(response));
    let (id, _) = having.next()?;
    having.next().is_none().then_some(*id)
}

/// Letters, spaces and marks that a response shows on the screen.
pub(super) fn length(response: &Response) -> usize {
    response.say.chars().count() + response.gesture.chars().count()
}
