//! Counting plays, one after the other; a play counts once wherever it passes, however often.

use super::Traffic;
use crate::meeting::Event;
use crate::scenario::{Destination, MomentId, ResponseId, Scenario};
use crate::scoring::Tenths;

/// Counts plays of one scenario.
pub struct Counter<'s> {
    scenario: &'s Scenario,
    traffic: Traffic,
    /// Per moment, its first way.
    first_way: Vec<usize>,
    responses: Marks,
    lines: Marks,
    ways: Marks,
    /// The ways of this play.
    passed: Vec<usize>,
}

/// The play, by its number from 1, in which each thing was passed last.
struct Marks(Vec<u32>);

impl Marks {
    fn new(n: usize) -> Self {
        Self(vec![0; n])
    }

    /// Whether a thing is passed for the first time in a play.
    fn is_first(&mut self, index: usize, play: u32) -> bool {
        std::mem::replace(&mut self.0[index], play) != play
    }
}

impl<'s> Counter<'s> {
    /// Before any play.
    #[must_use]
    pub fn new(scenario: &'s Scenario) -> Self {
        let traffic = Traffic::new(scenario);
        let first = |moment| traffic.ways.partition_point(|way| way.from < MomentId(moment));
        Self {
            scenario,
            first_way: (0..scenario.moments.len() as u32).map(first).collect(),
            responses: Marks::new(scenario.responses.len()),
            lines: Marks::new(scenario.lines.len()),
            ways: Marks::new(traffic.ways.len()),
            passed: Vec::new(),
            traffic,
        }
    }

    /// Counts a play that has ended, with its scores by dimension.
    pub fn note(&mut self, events: &[Event], scores: [Option<Tenths>; 3]) {
        self.traffic.plays += 1;
        let play = self.traffic.plays;
        let mut answer = None;
        for event in events {
            match event {
                Event::Said { line }
                | Event::Did { line }
                | Event::Thought { line }
                | Event::Stirred { line }
                | Event::Informed { line } => {
                    self.traffic.lines[line.index()] += u32::from(self.lines.is_first(line.index(), play));
                }
                Event::Responded { response, .. } => {
                    answer = Some(*response);
                    let is_first = self.responses.is_first(response.index(), play);
                    self.traffic.responses[response.index()] += u32::from(is_first);
                }
                Event::MomentEntered { moment, visit } => {
                    self.traffic.moments[moment.index()] += u32::from(*visit == 1);
                    self.go(answer, Destination::Moment(*moment));
                }
                Event::MeetingEnded { ending, .. } => {
                    self.traffic.endings[ending.index()] += 1;
                    let leads_there = self.go(answer, Destination::Ending(*ending));
                    self.traffic.out_of_time += u32::from(!leads_there);
                }
                _ => {} // whatever else happens, happens on the way
            }
        }
        for way in self.passed.drain(..) {
            let passed = &mut self.traffic.ways[way].passed;
            passed.plays += 1;
            for (mean, score) in passed.scores.iter_mut().zip(scores) {
                score.into_iter().for_each(|score| mean.add(score));
            }
        }
    }

    /// What was counted.
    #[must_use]
    pub fn traffic(self) -> Traffic {
        self.traffic
    }

    /// Notes the way that an answer took; false where it does not lead there.
    fn go(&mut self, answer: Option<ResponseId>, to: Destination) -> bool {
        let Some(answer) = answer else { return true };
        let from = self.scenario.response(answer).moment;
        let first = self.first_way[from.index()];
        let mut ways = (first..).zip(self.traffic.ways[first..].iter().take_while(|way| way.from == from));
        let Some((place, _)) = ways.find(|(_, way)| way.to == to && way.responses.contains(&answer)) else {
            return false;
        };
        if self.ways.is_first(place, self.traffic.plays) {
            self.passed.push(place);
        }
        true
    }
}
