//! What is best in each moment: what rules about giving the answer away look at.
//!
//! Meetings are played along the shortest ways, with what is really offered there, and in each moment, when it is entered
//! first and nothing is overdue, every response is valued by what it earns in that turn. A response is *best* that is
//! below no other offered in any dimension, and above one in one (design §8); there may be several, or none where what
//! serves one dimension costs another. Moments that this play does not come to are left out.

#[cfg(test)]
mod agrees;
mod walk;
mod worth;

use crate::codebook::Codebook;
use crate::debrief::Worth;
use crate::scenario::{CallId, MomentId, ResponseId, Scenario};
use crate::scoring::Rubric;
use worth::Books;

/// Moments of a scenario that is played so, at most.
pub const MOST_MOMENTS: usize = 2000;

/// A moment as it was first come to.
#[derive(Clone, Debug)]
pub struct Played {
    /// The moment.
    pub moment: MomentId,
    /// What each response that could be given earned, in file order, silence last.
    pub worths: Vec<Worth>,
    /// The cues and presses that were open.
    pub open: Vec<CallId>,
    /// The same of other ways as short, on which as little is still due; something else may be offered there.
    pub elsewise: Vec<Vec<Worth>>,
}

/// The moments that were come to, in file order; none of a scenario with more than [`MOST_MOMENTS`].
#[must_use]
pub fn played(scenario: &Scenario, codebook: &Codebook, rubric: &Rubric) -> Option<Vec<Played>> {
    (scenario.moments.len() <= MOST_MOMENTS).then(|| walk::walk(Books { scenario, codebook, rubric }))
}

impl Played {
    /// What a response earned; none where it was not offered.
    #[must_use]
    pub fn worth(&self, response: ResponseId) -> Option<&Worth> {
        self.worths.iter().find(|worth| worth.response == response)
    }

    /// The best responses, in file order.
    pub fn best(&self) -> impl Iterator<Item = ResponseId> {
        self.worths.iter().filter(|worth| self.is_first(worth)).map(|worth| worth.response)
    }

    /// Whether a response is best here.
    #[must_use]
    pub fn is_best(&self, response: ResponseId) -> bool {
        self.worth(response).is_some_and(|worth| self.is_first(worth))
    }

    /// Whether another response was better, above it in some dimension and below it in none, on whichever of the shortest
    /// ways this one is offered.
    #[must_use]
    pub fn is_lesser(&self, response: ResponseId) -> bool {
        let mut offered = [&self.worths].into_iter().chain(&self.elsewise).filter_map(|worths| {
            let worth = worths.iter().find(|worth| worth.response == response)?;
            Some(worths.iter().any(|other| other.is_better_than(worth)))
        });
        offered.next() == Some(true) && offered.all(|is_lesser| is_lesser)
    }

    fn is_first(&self, worth: &Worth) -> bool {
        let others = || self.worths.iter().map(|other| &other.points);
        let is_below = |points: &[i32; 3]| worth.points.iter().zip(points).any(|(mine, theirs)| mine < theirs);
        !others().any(is_below) && others().any(|points| *points != worth.points)
    }

    fn n_better(&self, worth: &Worth) -> usize {
        self.worths.iter().filter(|other| other.is_better_than(worth)).count()
    }
}

/// The meetings of this house.
#[cfg(test)]
fn shipped() -> Vec<std::sync::Arc<Scenario>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "ron"));
    paths.sort();
    let texts = paths.iter().map(|path| std::fs::read_to_string(path).unwrap());
    texts.filter_map(|text| crate::scenario::load("x.ron", &text).scenario).map(std::sync::Arc::new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn played(points: &[[i32; 3]]) -> Played {
        let worths = points.iter().zip((0..).map(ResponseId));
        let worths = worths.map(|(points, response)| Worth { response, points: *points, too_much: false });
        Played { moment: MomentId(0), worths: worths.collect(), open: Vec::new(), elsewise: Vec::new() }
    }

    fn best(points: &[[i32; 3]]) -> Vec<u32> {
        played(points).best().map(|response| response.0).collect()
    }

    #[test]
    fn the_best_is_below_no_other_in_any_dimension() {
        assert_eq!(best(&[[1, 0, 0], [2, 0, 0], [2, 0, -20]]), [1]);
    }

    #[test]
    fn several_may_be_best() {
        assert_eq!(best(&[[2, 4, 0], [0, 4, 0], [2, 4, 0]]), [0, 2]);
    }

    #[test]
    fn none_is_where_one_dimension_is_served_at_the_cost_of_another() {
        assert!(best(&[[2, 0, 0], [0, 8, 0], [0, 0, 0]]).is_empty());
    }

    #[test]
    fn none_is_where_all_are_alike() {
        assert!(best(&[[2, 0, 0], [2, 0, 0]]).is_empty());
    }

    #[test]
    fn lesser_is_what_another_beats_even_where_none_is_best() {
        let played = played(&[[2, 0, 0], [0, 8, 0], [0, 0, 0]]);
        assert_eq!([0, 1, 2].map(|id| played.is_lesser(ResponseId(id))), [false, false, true]);
    }

    #[test]
    fn what_is_best_on_another_of_the_shortest_ways_is_not_lesser() {
        let mut played = played(&[[2, 0, 0], [4, 0, 0], [0, 0, 0]]);
        played.elsewise.push(vec![played.worths[0], played.worths[2]]);
        assert_eq!([0, 1, 2].map(|id| played.is_lesser(ResponseId(id))), [false, false, true]);
    }
}
