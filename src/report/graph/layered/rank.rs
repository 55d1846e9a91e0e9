//! Rows: the longest way from the start, links that lead back left aside.

use super::Link;

/// The rows of boxes.
pub(super) struct Ranks {
    /// Per box, its row.
    pub of: Vec<usize>,
    /// Per link, whether it leads back: to its own box, to one that leads to it, or to the start.
    pub is_back: Vec<bool>,
}

pub(super) fn ranks(n: usize, links: &[Link], start: usize) -> Ranks {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); n];
    let mut n_in = vec![0_usize; n];
    for (nth, link) in links.iter().enumerate() {
        out[link.from].push(nth);
        n_in[link.to] += usize::from(link.from != link.to);
    }
    let mut search = Search {
        links,
        out: &out,
        state: vec![State::New; n],
        is_back: links.iter().map(|link| link.to == start).collect(),
        finished: Vec::with_capacity(n),
    };
    // From the start; then from whatever nothing leads to; then from what is only led to in circles.
    let roots = (0..n).filter(|nth| n_in[*nth] == 0);
    std::iter::once(start).filter(|nth| *nth < n).chain(roots).chain(0..n).for_each(|root| search.from(root));
    let Search { is_back, finished, .. } = search;
    let mut of = vec![0; n];
    for from in finished.into_iter().rev() {
        for nth in out[from].iter().filter(|nth| !is_back[**nth]) {
            let to = links[*nth].to;
            of[to] = of[to].max(of[from] + 1);
        }
    }
    // What nothing leads to, and what leads nowhere, stands at the end.
    let last = of.iter().copied().max().unwrap_or(0);
    for nth in (0..n).filter(|nth| *nth != start && n_in[*nth] == 0 && out[*nth].is_empty()) {
        of[nth] = last;
    }
    Ranks { of, is_back }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// Under way: a link to it leads back.
    Open,
    Done,
}

struct Search<'a> {
    links: &'a [Link],
    out: &'a [Vec<usize>],
    state: Vec<State>,
    is_back: Vec<bool>,
    /// Boxes, each after all that it leads to.
    finished: Vec<usize>,
}

impl Search<'_> {
    /// Deep graphs are deeper than a stack, so the way is kept by hand.
    fn from(&mut self, root: usize) {
        if self.state[root] != State::New {
            return;
        }
        self.state[root] = State::Open;
        let mut way = vec![(root, 0)];
        while let Some((vertex, nth)) = way.last_mut() {
            let Some(link) = self.out[*vertex].get(*nth).copied() else {
                self.state[*vertex] = State::Done;
                self.finished.push(*vertex);
                way.pop();
                continue;
            };
            *nth += 1;
            let to = self.links[link].to;
            match self.state[to] {
                State::New if !self.is_back[link] => {
                    self.state[to] = State::Open;
                    way.push((to, 0));
                }
                State::Open => self.is_back[link] = true,
                State::New | State::Done => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(n: usize, links: &[(usize, usize)], rows: &[usize], back: &[usize]) {
        let links: Vec<_> = links.iter().map(|(from, to)| Link { from: *from, to: *to, door: 1, block: 0 }).collect();
        let ranks = ranks(n, &links, 0);
        assert_eq!(ranks.of, rows);
        let found: Vec<_> = ranks.is_back.iter().enumerate().filter(|(_, back)| **back).map(|(nth, _)| nth).collect();
        assert_eq!(found, back);
    }

    #[test]
    fn the_longest_way_counts() {
        check(4, &[(0, 1), (1, 2), (0, 2), (2, 3), (0, 3)], &[0, 1, 2, 3], &[]);
    }

    #[test]
    fn what_leads_back_is_left_aside() {
        check(3, &[(0, 1), (1, 2), (2, 1), (2, 2), (2, 0)], &[0, 1, 2], &[2, 3, 4]);
    }

    #[test]
    fn what_nothing_leads_to_stands_first_and_never_pushes_the_start_down() {
        check(4, &[(0, 1), (2, 0), (2, 3), (3, 1)], &[0, 2, 0, 1], &[1]);
        check(3, &[(1, 2), (2, 1)], &[0, 0, 1], &[1]);
    }

    #[test]
    fn what_is_linked_to_nothing_stands_last() {
        check(3, &[(0, 2)], &[0, 1, 1], &[]);
    }

    #[test]
    fn a_long_row_is_no_stack_overflow() {
        let links: Vec<_> = (0..99_999).map(|n| (n, n + 1)).collect();
        let rows: Vec<_> = (0..100_000).collect();
        check(100_000, &links, &rows, &[]);
    }
}
