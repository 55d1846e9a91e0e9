//! Traffic: which moments, responses, lines and ways a number of plays pass, and how those plays come out.

mod counter;

pub use counter::Counter;

use super::mean::Mean;
use crate::scenario::{Destination, EndingId, LineId, MomentId, Next, ResponseId, Scenario};

/// What plays of one scenario pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// How many plays there were.
    pub plays: u32,
    /// Every way on from every moment, in the order of the file; staying is none.
    pub ways: Vec<Way>,
    /// The plays that came to an ending only because the hour was over.
    pub out_of_time: u32,
    moments: Vec<u32>,
    responses: Vec<u32>,
    lines: Vec<u32>,
    endings: Vec<u32>,
}

/// A way on from a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The moment.
    pub from: MomentId,
    /// Where the meeting goes then.
    pub to: Destination,
    /// The responses that lead there, in file order; a moment's silence is one.
    pub responses: Vec<ResponseId>,
    /// The plays that go there.
    pub passed: Passed,
}

/// The plays that pass somewhere, each counted once however often it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// How many.
    pub plays: u32,
    /// Their scores at the end, by dimension; those that are not rated left out.
    pub scores: [Mean; 3],
}

impl Traffic {
    /// Before any play.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        let mut ways: Vec<Way> = Vec::new();
        let mut mine = 0;
        for (response, given) in (0..).map(ResponseId).zip(&scenario.responses) {
            if ways.last().is_some_and(|way| way.from != given.moment) {
                mine = ways.len();
            }
            for to in destinations(&given.next) {
                match ways[mine..].iter_mut().find(|way| way.to == to && way.from == given.moment) {
                    Some(way) if way.responses.last() == Some(&response) => {}
                    Some(way) => way.responses.push(response),
                    None => {
                        ways.push(Way { from: given.moment, to, responses: vec![response], passed: Passed::default() });
                    }
                }
            }
        }
        Self {
            plays: 0,
            ways,
            out_of_time: 0,
            moments: vec![0; scenario.moments.len()],
            responses: vec![0; scenario.responses.len()],
            lines: vec![0; scenario.lines.len()],
            endings: vec![0; scenario.endings.len()],
        }
    }

    /// Adds what was counted elsewhere in plays of the same scenario.
    pub fn unite(&mut self, other: &Self) {
        self.plays += other.plays;
        self.out_of_time += other.out_of_time;
        for (mine, theirs) in [
            (&mut self.moments, &other.moments),
            (&mut self.responses, &other.responses),
            (&mut self.lines, &other.lines),
            (&mut self.endings, &other.endings),
        ] {
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        }
        for (mine, theirs) in self.ways.iter_mut().zip(&other.ways) {
            mine.passed.plays += theirs.passed.plays;
            for (mine, theirs) in mine.passed.scores.iter_mut().zip(theirs.passed.scores) {
                mine.unite(theirs);
            }
        }
    }

    /// Plays that entered a moment.
    #[must_use]
    pub fn moment(&self, id: MomentId) -> u32 {
        self.moments[id.index()]
    }

    /// Plays in which a response was chosen.
    #[must_use]
    pub fn response(&self, id: ResponseId) -> u32 {
        self.responses[id.index()]
    }

    /// Plays in which a line was said, done or thought.
    #[must_use]
    pub fn line(&self, id: LineId) -> u32 {
        self.lines[id.index()]
    }

    /// Plays that came to an ending.
    #[must_use]
    pub fn ending(&self, id: EndingId) -> u32 {
        self.endings[id.index()]
    }
}

fn destinations(next: &Next) -> impl Iterator<Item = Destination> {
    let (branches, last): (&[_], _) = match next {
        Next::To(to) => (&[], Some(*to)),
        Next::Branch(branches, last) => (branches, Some(*last)),
        Next::Stay => (&[], None),
    };
    branches.iter().map(|(_, to)| *to).chain(last)
}
