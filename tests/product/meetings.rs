//! What every shipped meeting keeps, beside loading: its length, what it offers, and that no way through gives it away.
//!
//! "Best" is meant as design §8 means it: judged at a moment's first entry by the shortest path, not below any other
//! response in any dimension's points of that turn, and above one.

mod paths;
mod worths;

use crate::known_groups::play;
use paths::{entries, plays, responses, turns_to_an_ending};
use polyphony::analysis::policies::Policy;
use polyphony::codebook::{AnswerWay, Codebook, CueKind, HoldWay, StepKind};
use polyphony::debrief::{Worth, turn_worth};
use polyphony::meeting::{Chance, Event, Input, Meeting, OpenedCall, Stream};
use polyphony::scenario::{Act, CallWhat, Condition, MomentId, Next, Response, ResponseId, Scenario, Talk};
use polyphony::scoring::Rubric;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// The best of what can be given, all of them.
fn best(worths: &[Worth]) -> BTreeSet<ResponseId> {
    let highest = [0, 1, 2].map(|d| worths.iter().map(|w| w.points[d]).max().unwrap_or(0));
    let is_best = |w: &&Worth| w.points == highest && worths.iter().any(|other| w.is_better_than(other));
    worths.iter().filter(is_best).map(|w| w.response).collect()
}

/// A moment as it is first entered, what can be given there, and what of it is best.
struct Judged {
    entry: Meeting,
    worths: Vec<Worth>,
    best: BTreeSet<ResponseId>,
}

/// The moments of a meeting that can be entered, judged; worked out once.
fn judged(scenario: &Scenario) -> &'static [Judged] {
    static ALL: OnceLock<Vec<(String, Vec<Judged>)>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let library = crate::shipped::scenarios();
        std::thread::scope(|threads| {
            let judging: Vec<_> = library.iter().map(|scenario| threads.spawn(|| judge(scenario))).collect();
            let judged = judging.into_iter().map(|one| one.join().expect("it can be judged"));
            library.iter().map(|scenario| scenario.id.clone()).zip(judged).collect()
        })
    });
    all.iter().find(|(id, _)| *id == scenario.id).map_or(&[], |(_, judged)| judged)
}

fn judge(scenario: &Arc<Scenario>) -> Vec<Judged> {
    let worth = |entry: Meeting| {
        let worths = turn_worth(&entry, &Rubric::shipped());
        Judged { best: best(&worths), entry, worths }
    };
    entries(scenario).into_iter().flatten().map(worth).collect()
}

/// Says of every shipped meeting where something is not so.
#[track_caller]
fn in_every_meeting(fault: impl Fn(&Arc<Scenario>) -> Option<String>) {
    in_every_meeting_but(&[], fault);
}

/// The same, where some meetings are known not to be there yet: whoever mends one takes it off the list, for then the
/// list is wrong and this says so.
#[track_caller]
fn in_every_meeting_but(not_yet: &[&str], fault: impl Fn(&Arc<Scenario>) -> Option<String>) {
    let faults: Vec<_> = crate::shipped::scenarios()
        .iter()
        .filter_map(|scenario| fault(scenario).map(|fault| (scenario.id.clone(), fault)))
        .collect();
    let at_fault: BTreeSet<&str> = faults.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(at_fault, not_yet.iter().copied().collect(), "{faults:#?}");
}

/// Whether something dangerous can come up in it.
fn has_danger(scenario: &Scenario, codebook: &Codebook) -> bool {
    scenario.concerns.iter().any(|concern| !codebook.is_decoy(concern.beneath))
}

#[test]
fn a_meeting_has_fifteen_to_thirty_five_moments_and_all_can_be_entered() {
    in_every_meeting(|scenario| {
        let n = scenario.moments.len();
        let entered = judged(scenario).len();
        (!(15..=35).contains(&n) || entered < n).then(|| format!("{n} moments, {entered} of them entered"))
    });
}

#[test]
fn every_path_to_an_ending_takes_ten_to_sixteen_turns_beside_those_that_stay() {
    in_every_meeting_but(&["five-days-late", "the-second-week", "someone-who-has-been-there"], |scenario| {
        let turns = turns_to_an_ending(scenario);
        let within = turns.iter().all(|n| (10..=16).contains(n)) && !turns.is_empty();
        (!within).then(|| format!("{turns:?}"))
    });
}

#[test]
fn every_play_comes_upon_five_cues_and_four_presses() {
    in_every_meeting(|scenario| {
        plays(scenario).iter().find_map(|meeting| {
            let opened = |pick: fn(&OpenedCall) -> bool| {
                let calls = meeting.events().iter();
                calls.filter(|e| matches!(e, Event::CallOpened { what, .. } if pick(what))).count()
            };
            let cues = opened(|what| matches!(what, OpenedCall::Cue { .. }));
            let presses = opened(|what| matches!(what, OpenedCall::Press { .. }));
            (cues < 5 || presses < 4).then(|| format!("{cues} cues and {presses} presses"))
        })
    });
}

#[test]
fn a_reflecting_conversation_with_leave_can_be_had_and_one_without() {
    in_every_meeting(|scenario| {
        let reflects = |asked: bool| {
            let is = move |act: &Act| matches!(act, Act::Reflect { leave, .. } if *leave == asked);
            scenario.responses.iter().any(move |response| response.acts.iter().any(is))
        };
        (!reflects(true) || !reflects(false)).then(|| "one of the two is missing".to_owned())
    });
}

#[test]
fn somewhere_a_silence_is_answered_best_by_silence() {
    in_every_meeting_but(
        &[
            "he-answers-for-her",
            "not-my-meeting",
            "only-joking",
            "sold-before-supper",
            "someone-who-has-been-there",
            "the-second-week",
        ],
        |scenario| {
            let kept = judged(scenario).iter().any(|at| {
                let silence = scenario.response(scenario.moment(at.entry.moment()).silence());
                at.best.iter().any(|id| scenario.response(*id).is_silence)
                    && silence.acts.iter().any(|act| {
                        let of_silence = |what| matches!(what, CallWhat::Cue { of: CueKind::Silence, .. });
                        matches!(act, Act::Answer(cue, ways)
                        if of_silence(scenario.call(*cue).what) && ways.contains(AnswerWay::Space))
                    })
            });
            (!kept).then(|| "no silence is kept best by staying silent".to_owned())
        },
    );
}

#[test]
fn where_there_is_danger_what_is_said_depends_on_how_one_asked() {
    let codebook = Codebook::shipped();
    in_every_meeting(|scenario| {
        let asks = scenario.responses.iter().any(|response| {
            let branches =
                matches!(&response.next, Next::Branch(all, _) if all.iter().any(|(when, _)| speaks_of_asking(when)));
            branches || response.when.as_ref().is_some_and(speaks_of_asking) || response.reply.iter().any(talk_does)
        });
        let asks = asks || scenario.moments.iter().any(|moment| moment.talk.iter().any(talk_does));
        (has_danger(scenario, &codebook) && !asks).then(|| "nothing depends on the form of the question".to_owned())
    });
}

fn talk_does(talk: &Talk) -> bool {
    match talk {
        Talk::If(when, then) => speaks_of_asking(when) || then.iter().any(talk_does),
        Talk::OneOf(_, variants) => variants.iter().flatten().any(talk_does),
        _ => false,
    }
}

fn speaks_of_asking(condition: &Condition) -> bool {
    match condition {
        Condition::AskedAs(..) => true,
        Condition::All(all) | Condition::Any(all) => all.iter().any(speaks_of_asking),
        Condition::Not(one) => speaks_of_asking(one),
        _ => false,
    }
}

#[test]
fn somebody_sometimes_dislikes_a_good_move() {
    in_every_meeting_but(&["one-word"], |scenario| {
        let disliked = judged(scenario).iter().any(|at| {
            at.best.iter().any(|id| scenario.response(*id).reply.iter().any(|talk| matches!(talk, Talk::Closes(_))))
        });
        (!disliked).then(|| "everybody likes whatever is best".to_owned())
    });
}

#[test]
fn everyone_has_an_inner_voice_whatever_is_played() {
    in_every_meeting_but(&["five-days-late", "the-second-week"], |scenario| {
        plays(scenario).iter().find_map(|meeting| {
            let thought: BTreeSet<_> = meeting
                .events()
                .iter()
                .filter_map(|event| match event {
                    Event::Thought { line } => scenario.line(*line).person,
                    _ => None,
                })
                .collect();
            (thought.len() < scenario.people.len()).then(|| format!("only {thought:?} have thought anything"))
        })
    });
}

#[test]
fn plays_reach_at_least_two_endings() {
    in_every_meeting(|scenario| {
        let reached: BTreeSet<_> = plays(scenario).iter().filter_map(|m| m.ending().map(|e| e.0)).collect();
        (reached.len() < 2).then(|| format!("only {reached:?}"))
    });
}

#[test]
fn a_meeting_can_end_in_two_to_four_ways() {
    in_every_meeting(|scenario| {
        let n = scenario.endings.iter().filter(|ending| !ending.early).count();
        (!(2..=4).contains(&n)).then(|| format!("{n} endings that are not early"))
    });
}

#[test]
fn the_debrief_says_something_that_only_this_meeting_could_say() {
    in_every_meeting(|scenario| {
        let of_responses = scenario.responses.iter().filter(|response| response.alternative.is_some()).count();
        let alternatives = scenario.debrief.alternatives.len() + of_responses;
        let questions = scenario.debrief.questions.len();
        (alternatives < 5 || questions < 2).then(|| format!("{alternatives} alternatives and {questions} questions"))
    });
}

/// An ending is reached that is not early by whoever plays well, or by one of the plans.
#[test]
fn the_dialogical_policy_or_a_plan_reaches_every_ending_that_is_not_early() {
    in_every_meeting_but(&["since-the-injection", "the-second-week", "the-third-team"], |scenario| {
        let played = (0..200).map(|seed| play(scenario, Policy::Dialogical, seed));
        let mut reached: BTreeSet<_> =
            played.filter_map(|m| m.ending().map(|e| scenario.ending(e).id.clone())).collect();
        reached.extend(crate::plans::endings(&scenario.id));
        let missed = scenario.endings.iter().filter(|ending| !ending.early && !reached.contains(&ending.id));
        let missed: Vec<_> = missed.map(|ending| ending.id.as_str()).collect();
        (!missed.is_empty()).then(|| missed.join(", "))
    });
}

#[test]
fn over_the_library_the_best_move_is_a_question_in_at_most_half_of_the_moments() {
    let library = crate::shipped::scenarios();
    let mut asked = Vec::new();
    let mut n = 0;
    for scenario in &library {
        for at in judged(scenario).iter().filter(|at| !at.best.is_empty()) {
            n += 1;
            if at.best.iter().all(|id| scenario.response(*id).say.contains('?')) {
                asked.push(format!("{} in {}", scenario.moment(at.entry.moment()).id, scenario.id));
            }
        }
    }
    assert!(asked.len() * 2 <= n, "{} of {n}: {asked:#?}", asked.len());
}

/// By chance the longest of some spoken responses is best as often as best ones are among them.
#[test]
fn over_the_library_the_longest_response_is_best_no_more_often_than_chance() {
    let (mut found, mut chance, mut n) = (0.0, 0.0, 0);
    for scenario in &crate::shipped::scenarios() {
        for at in judged(scenario).iter().filter(|at| !at.best.is_empty()) {
            let spoken = at.worths.iter().map(|worth| worth.response).filter(|id| !scenario.response(*id).is_silence);
            let length = |id: &ResponseId| scenario.response(*id).say.chars().count();
            let spoken: Vec<_> = spoken.collect();
            let Some(longest) = spoken.iter().max_by_key(|id| length(id)) else { continue };
            let best = spoken.iter().filter(|id| at.best.contains(id)).count();
            n += 1;
            chance += best as f64 / spoken.len() as f64;
            found += if at.best.contains(longest) { 1.0 } else { 0.0 };
        }
    }
    assert!(found <= chance, "in {found} of {n} moments, and {chance:.1} is chance");
}

#[test]
fn in_a_third_of_the_moments_two_responses_or_more_are_best() {
    in_every_meeting(|scenario| {
        let judged = judged(scenario);
        let several = judged.iter().filter(|at| at.best.len() > 1).count();
        let none = judged.iter().filter(|at| at.best.is_empty()).count();
        (several * 3 < judged.len()).then(|| format!("{several} of {}; without any best: {none}", judged.len()))
    });
}

#[test]
fn in_at_least_two_moments_the_warmest_response_is_not_best() {
    in_every_meeting(|scenario| {
        let cold = judged(scenario).iter().filter(|at| {
            let warmest = |seed| Policy::Warmest.choose(&at.entry, &mut Chance::new(seed, Stream::Policy));
            let is_best = |input| matches!(input, Input::Choose(id) if at.best.contains(&id));
            !at.best.is_empty() && (0..20).all(|seed| !is_best(warmest(seed)))
        });
        let cold = cold.count();
        (cold < 2).then(|| format!("{cold}"))
    });
}

#[test]
fn somewhere_the_direct_act_is_best() {
    let codebook = Codebook::shipped();
    in_every_meeting_but(&["only-joking", "two-chairs", "who-speaks-first"], |scenario| {
        let direct: fn(&Response) -> bool =
            if has_danger(scenario, &codebook) { shares_or_acts } else { says_it_straight };
        let found = judged(scenario).iter().any(|at| at.best.iter().any(|id| direct(scenario.response(*id))));
        (!found).then(|| "nothing direct is best".to_owned())
    });
}

fn shares_or_acts(response: &Response) -> bool {
    let is = |act: &Act| matches!(act, Act::Safety(_, step) if matches!(step.kind(), StepKind::Share | StepKind::Act));
    response.acts.iter().any(is)
}

/// Where nothing is dangerous: an honest answer that asks nothing back.
fn says_it_straight(response: &Response) -> bool {
    let is = |act: &Act| matches!(act, Act::Hold(_, ways) if ways.contains(HoldWay::Honest));
    response.acts.iter().any(is) && !response.say.contains('?')
}

/// Lesser is what another response is better than; two that do different good things are neither.
#[test]
fn what_is_lesser_says_what_makes_it_tempting() {
    in_every_meeting(|scenario| {
        let mut bare = Vec::new();
        for Judged { worths, .. } in judged(scenario) {
            let lesser = worths.iter().filter(|worth| worths.iter().any(|other| other.is_better_than(worth)));
            bare.extend(lesser.map(|worth| scenario.response(worth.response)).filter(|r| r.tempting.is_none()));
        }
        let named = bare.iter().map(|r| format!("{} in {}", r.id, scenario.moment(r.moment).id)).collect::<Vec<_>>();
        (!named.is_empty()).then(|| named.join(", "))
    });
}

#[test]
fn every_response_gives_its_reason() {
    in_every_meeting(|scenario| {
        let moments = (0..).map(MomentId).take(scenario.moments.len());
        let bare = moments.flat_map(|moment| responses(scenario, moment)).find(|r| r.because.is_empty());
        bare.map(|r| format!("{} in {}", r.id, scenario.moment(r.moment).id))
    });
}
