//! `orphan-moment`: a moment that no path of the meeting comes to.

use crate::diagnostic::Severity;
use crate::scenario::model::{Destination, MomentId};
use crate::scenario::rules::{Finder, Flow, Page, Rule, Sheet};

pub(super) const RULE: Rule = Rule {
    code: "orphan-moment",
    severity: Severity::Warning,
    page: Page {
        finds: "Nothing leads to a moment, whatever is chosen.",
        wrong: r#"
start: "arriving",
moments: [
    Moment(id: "arriving", responses: [Response(id: "ask", next: To("the-letter"), ..)]),
    Moment(id: "the-letter", ..),
    Moment(id: "the-drawer", ..),  // no `next` names it
]"#,
        why: "Nobody ever meets it: it was forgotten, or a `next` that should lead to it names another moment. What \
              is only in it (a sign, a question to ask, an ending) is missing from the meeting.",
        mend: "Let a response lead to it with `To`, or take the moment away. Of moments that only lead to each other \
               the first is told.",
    },
};

pub(super) fn look(sheet: &Sheet<'_>, finder: &mut Finder<'_>) {
    let Sheet { scenario, flow, .. } = sheet;
    let all = || (0..).take(scenario.moments.len()).map(MomentId);
    let orphans: Vec<_> = all().filter(|moment| flow.depth(*moment).is_none()).collect();
    let mut is_led_to = vec![false; scenario.moments.len()];
    for moment in &orphans {
        onward(flow, *moment).filter(|to| to != moment).for_each(|to| is_led_to[to.index()] = true);
    }
    // Those that nothing at all leads to come first; what is then left goes in circles.
    let heads = orphans.iter().filter(|moment| !is_led_to[moment.index()]);
    let mut is_told = vec![false; scenario.moments.len()];
    for head in heads.chain(&orphans) {
        if std::mem::replace(&mut is_told[head.index()], true) {
            continue;
        }
        let mut after = Vec::new();
        let mut queue = vec![*head];
        while let Some(moment) = queue.pop() {
            for to in onward(flow, moment) {
                if flow.depth(to).is_none() && !std::mem::replace(&mut is_told[to.index()], true) {
                    after.push(to);
                    queue.push(to);
                }
            }
        }
        let id = |moment: MomentId| &scenario.moment(moment).id;
        let also = match &after[..] {
            [] => String::new(),
            [one] => format!(", nor to `{}`, which only it leads to", id(*one)),
            more => format!(", nor to the {} moments that only it leads to", more.len()),
        };
        finder.add(
            sheet.source.moment(*head),
            format!("nothing leads to `{}`{also}", id(*head)),
            format!("Let a response lead there with `To(\"{}\")`, or take the moment away.", id(*head)),
        );
    }
}

fn onward(flow: &Flow, moment: MomentId) -> impl Iterator<Item = MomentId> {
    flow.ways(moment).iter().filter_map(|(_, to)| match to {
        Destination::Moment(to) => Some(*to),
        Destination::Ending(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::scenario::rules::fixture::finds;

    const ATTIC: &str = r#"moments: [
        Moment(id: "attic", talk: [], responses: [], silence: (because: "It is quiet.", next: To("cellar"))),
        Moment(id: "cellar", talk: [], responses: [], silence: (because: "It is quiet.", next: To("arriving"))),"#;

    #[test]
    fn a_moment_that_nothing_leads_to_is_told_once_with_what_hangs_on_it() {
        finds("orphan-moment", &[("moments: [", ATTIC)], &["attic"]);
    }

    #[test]
    fn of_moments_that_only_lead_to_each_other_the_first_is_told() {
        let circle = ATTIC.replace("To(\"arriving\")", "Branch([(Turn(AtLeast(3)), \"attic\")], \"arriving\")");
        finds("orphan-moment", &[("moments: [", &circle)], &["attic"]);
    }

    #[test]
    fn a_moment_that_only_a_branch_leads_to_is_none() {
        let leads = "reply: [Says(\"bela\", \"Well?\")], next: To(\"the-roof\")";
        let branch = "next: Branch([(Turn(AtLeast(1)), \"attic\")], \"the-roof\")";
        finds("orphan-moment", &[("moments: [", ATTIC), (leads, branch)], &[]);
    }
}
