//! The cheapest walk along a river, each step on a border or on the river's own course.

use super::{
    ASTRAY, Borders, CHANGE, COURSE, DETOUR, FARTHEST, Measured, NEXT, PRECISION, REACH, STEP,
    WINDOW,
};
use crate::geo::measure::distance_to_segment;
use crate::geo::point::Point;

/// A step of the walk along a river.
pub(super) struct Step {
    /// The least cost of a walk that is on the river's own course here.
    course: f64,
    /// The segment that walk has just left, as a position among the choices of the step before.
    left: Option<usize>,
    /// The segments within reach, ascending by number.
    choices: Vec<Choice>,
}

/// A segment that a walk can be on at a step.
struct Choice {
    segment: usize,
    agrees: bool,
    /// The least cost of a walk that is here.
    cost: f64,
    origin: Origin,
}

/// Where the cheapest walk to a choice comes from.
#[derive(Clone, Copy)]
enum Origin {
    /// From the river's own course.
    Course,
    /// From the same segment, a choice of the step before.
    Same(usize),
    /// From the segment before, another choice of this step.
    Before(usize),
}

/// The steps, by number, that a walk is on one segment.
pub(super) struct Visit {
    pub(super) segment: usize,
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Borders {
    /// The cheapest walks along a river, step by step.
    pub(super) fn walk(&self, river: &Measured<'_>) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        let mut at = 0.0;
        while at <= river.length() {
            let point = river.point(at);
            let direction = river.direction(at, WINDOW * self.scale);
            let step = self.next_step(steps.last(), point, direction);
            steps.push(step);
            at += self.step();
        }
        steps
    }

    fn next_step(&self, before: Option<&Step>, point: Point, direction: Point) -> Step {
        let before_course = before.map_or(0.0, |step| step.course);
        let before_choices = before.map_or(&[][..], |step| &step.choices);
        let (mut course, mut left) = (before_course, None);
        for (number, choice) in before_choices.iter().enumerate() {
            if choice.cost + CHANGE < course {
                (course, left) = (choice.cost + CHANGE, Some(number));
            }
        }
        let mut choices = Vec::new();
        for (number, segment) in self.segments.iter().enumerate() {
            if !segment.surroundings.contains(point) {
                continue;
            }
            let apart =
                distance_to_segment(point, segment.start, segment.end) / (REACH * self.scale);
            if apart > 1.0 {
                continue;
            }
            let agrees = segment.agrees(direction);
            let rate = if agrees {
                FARTHEST * apart * apart
            } else {
                ASTRAY
            };
            let same = before_choices
                .binary_search_by_key(&number, |choice| choice.segment)
                .ok()
                .and_then(|same| Some((same, before_choices.get(same)?.cost)))
                .filter(|(_, cost)| *cost < before_course + CHANGE);
            let (cost, origin) = same
                .map_or((before_course + CHANGE, Origin::Course), |(same, cost)| {
                    (cost, Origin::Same(same))
                });
            choices.push(Choice {
                segment: number,
                agrees,
                cost: cost + rate * STEP,
                origin,
            });
        }
        self.pass_on(&mut choices);
        Step {
            course: course + COURSE * STEP,
            left,
            choices,
        }
    }

    /// Lets walks pass from each choice to those that continue it, until none gets cheaper.
    fn pass_on(&self, choices: &mut [Choice]) {
        let mut changed = true;
        while changed {
            changed = false;
            for number in 0..choices.len() {
                let Some(choice) = choices.get(number) else {
                    continue;
                };
                let Some(segment) = self.segments.get(choice.segment) else {
                    continue;
                };
                let passing = if choice.agrees {
                    NEXT
                } else {
                    NEXT + DETOUR * segment.length() / self.scale
                };
                let find = |before: &usize| {
                    choices
                        .binary_search_by_key(before, |choice| choice.segment)
                        .ok()
                };
                let origins = segment.before.iter().filter_map(find);
                let costs = origins
                    .filter_map(|origin| Some((origin, choices.get(origin)?.cost + passing)));
                let best = costs.min_by(|one, other| one.1.total_cmp(&other.1));
                if let Some((origin, cost)) = best
                    && cost < choice.cost - PRECISION
                    && let Some(choice) = choices.get_mut(number)
                {
                    choice.cost = cost;
                    choice.origin = Origin::Before(origin);
                    changed = true;
                }
            }
        }
    }
}

/// The runs of the cheapest walk on borders, in order; each begins and ends in a step that agrees
/// with the direction of the river.
pub(super) fn runs_of(steps: &[Step]) -> Vec<Vec<Visit>> {
    let mut runs: Vec<Vec<Visit>> = Vec::new();
    let mut run: Vec<(usize, usize, bool)> = Vec::new();
    let mut choice = steps.last().and_then(|step| {
        let choices = step.choices.iter().enumerate();
        let best = choices.min_by(|one, other| one.1.cost.total_cmp(&other.1.cost))?;
        (best.1.cost < step.course).then_some(best.0)
    });
    for (number, step) in steps.iter().enumerate().rev() {
        if choice.is_none() {
            choice = step.left;
            continue;
        }
        while let Some(here) = choice.and_then(|choice| step.choices.get(choice)) {
            run.push((number, here.segment, here.agrees));
            match here.origin {
                Origin::Before(origin) => choice = Some(origin),
                Origin::Same(origin) => {
                    choice = Some(origin);
                    break;
                }
                Origin::Course => {
                    runs.push(visits_of(std::mem::take(&mut run)));
                    choice = None;
                }
            }
        }
    }
    runs.reverse();
    runs
}

/// The visits of a run given backwards as steps with their segment and whether they agree.
fn visits_of(mut run: Vec<(usize, usize, bool)>) -> Vec<Visit> {
    let agrees = |step: &(usize, usize, bool)| step.2;
    let start = run.iter().position(agrees).unwrap_or(run.len());
    run.drain(..start);
    while run.pop_if(|step| !step.2).is_some() {}
    let mut visits: Vec<Visit> = Vec::new();
    for (step, segment, _) in run.into_iter().rev() {
        match visits.last_mut() {
            Some(visit) if visit.segment == segment => visit.last = step,
            _ => visits.push(Visit {
                segment,
                first: step,
                last: step,
            }),
        }
    }
    visits
}
