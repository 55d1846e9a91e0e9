//! What leads where: the moments as a graph, conditions not looked at.

use crate::scenario::model::{CallId, Destination, Line, Moment, MomentId, Next, Response, ResponseId, Scenario, Talk};
use std::collections::VecDeque;

/// The moments of a scenario as a graph.
#[derive(Debug)]
pub struct Flow {
    /// Per moment, where its responses lead, with the response; staying leads to itself.
    ways: Vec<Vec<(ResponseId, Destination)>>,
    /// Per moment, the fewest trainee turns after which it can be entered; none where nothing leads to it.
    depth: Vec<Option<u16>>,
    /// Per moment, by which response of which moment the shortest way enters it.
    entered_by: Vec<Option<ResponseId>>,
}

impl Flow {
    /// Looks through a scenario once.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let ways: Vec<Vec<_>> = (0..)
            .map(MomentId)
            .zip(&scenario.moments)
            .map(|(id, moment)| {
                let responses = moment.responses.clone().map(ResponseId);
                responses
                    .flat_map(|r| leads_to(&scenario.response(r).next, id).into_iter().map(move |to| (r, to)))
                    .collect()
            })
            .collect();
        let mut depth = vec![None; ways.len()];
        let mut entered_by = vec![None; ways.len()];
        depth[scenario.start.index()] = Some(0);
        let mut queue = VecDeque::from([scenario.start]);
        while let Some(moment) = queue.pop_front() {
            let after = depth[moment.index()].map(|turns: u16| turns.saturating_add(1));
            for (response, to) in &ways[moment.index()] {
                if let Destination::Moment(to) = to
                    && depth[to.index()].is_none()
                {
                    depth[to.index()] = after;
                    entered_by[to.index()] = Some(*response);
                    queue.push_back(*to);
                }
            }
        }
        Self { ways, depth, entered_by }
    }

    /// Where a moment's responses, its silence among them, lead.
    #[must_use]
    pub fn ways(&self, moment: MomentId) -> &[(ResponseId, Destination)] {
        &self.ways[moment.index()]
    }

    /// The fewest trainee turns after which a moment can be entered; none where nothing leads to it.
    #[must_use]
    pub fn depth(&self, moment: MomentId) -> Option<u16> {
        self.depth[moment.index()]
    }

    /// By which response the shortest way enters a moment; none for the first.
    #[must_use]
    pub fn entered_by(&self, moment: MomentId) -> Option<ResponseId> {
        self.entered_by[moment.index()]
    }
}

/// Where a `next` can lead from a moment.
fn leads_to(next: &Next, from: MomentId) -> Vec<Destination> {
    match next {
        Next::To(to) => vec![*to],
        Next::Branch(ways, last) => ways.iter().map(|(_, to)| *to).chain([*last]).collect(),
        Next::Stay => vec![Destination::Moment(from)],
    }
}

/// The responses of a moment, its silence last.
pub(super) fn responses_of<'s>(
    scenario: &'s Scenario,
    moment: &Moment,
) -> impl Iterator<Item = (ResponseId, &'s Response)> {
    moment.responses.clone().map(move |number| (ResponseId(number), scenario.response(ResponseId(number))))
}

/// Calls `look` for each line of talk, those inside others included, in file order.
pub(super) fn each_line<'s>(
    scenario: &'s Scenario,
    talk: &[Talk],
    look: &mut impl FnMut(crate::scenario::LineId, &'s Line),
) {
    for piece in talk {
        match piece {
            Talk::Line(id) => look(*id, scenario.line(*id)),
            Talk::If(_, inner) => each_line(scenario, inner, look),
            Talk::OneOf(_, variants) => variants.iter().for_each(|inner| each_line(scenario, inner, look)),
            Talk::Pause(_) | Talk::Opens(_) | Talk::Closes(_) => {}
        }
    }
}

/// The calls that some talk can open, in file order.
#[must_use]
pub(super) fn calls_in(scenario: &Scenario, talk: &[Talk]) -> Vec<CallId> {
    let mut calls = Vec::new();
    each_line(scenario, talk, &mut |_, line| calls.extend(&line.calls));
    calls
}
