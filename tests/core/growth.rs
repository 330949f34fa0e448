//! A plan that is several times as large is understood as often, and with as much work for each copy.
#![allow(clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::LazyLock;

use crate::grown;
use yantu::data::{Folder, load};
use yantu::model::plan::Plan;
use yantu::model::text::{Section, SentenceId};
use yantu::search::{Depth, Index, Reason};

const TIMES: usize = 3;

static PLAN: LazyLock<Plan> = LazyLock::new(|| load(&Folder::new("seeds")).expect("sound").plan);

static GROWN: LazyLock<Plan> = LazyLock::new(|| {
    let folder = grown::grown(Path::new("seeds"), TIMES);
    let seeds = load(&Folder::new(folder.path()));
    seeds.unwrap_or_else(|error| panic!("{error}")).plan
});

#[test]
fn every_list_is_so_many_times_as_long() {
    // A copy's titles of parts are sentences, which may carry tags; titles do not.
    let in_articles = |id: SentenceId| matches!(id.section, Section::Article(_));
    let counts = |plan: &Plan| {
        [
            plan.document.articles().count(),
            plan.strategies.len(),
            plan.strategies.iter().map(|s| s.occurrences.len()).sum(),
            plan.strategies.iter().map(|s| s.members.len()).sum(),
            plan.places.len(),
            plan.places.iter().map(|p| p.occurrences.len()).sum(),
            plan.links.len(),
            plan.mentions.len(),
            plan.zone_mentions.len(),
            plan.topics.iter().filter(|t| !t.is_rest).count(),
            plan.topic_tags
                .iter()
                .filter(|t| in_articles(t.sentence) && !t.evidence.is_empty())
                .count(),
            plan.centres.len(),
            plan.threads.len(),
            plan.figures.len(),
            plan.background.len(),
            plan.search.everyday.len(),
        ]
    };
    assert_eq!(
        counts(&GROWN),
        counts(&PLAN).map(|count: usize| count * TIMES)
    );
    // A keyword inside of a longer name may be marked otherwise in a copy: one in a hundred.
    let spans = |plan: &Plan| {
        let reach = plan.reach.iter().filter(|r| in_articles(r.sentence));
        reach.map(|r| r.spans.len()).sum::<usize>()
    };
    let (grown, own) = (spans(&GROWN), spans(&PLAN) * TIMES);
    assert!(grown.abs_diff(own) * 100 <= own, "{grown} of {own}");
}

#[test]
fn every_copy_says_what_the_plan_says() {
    for (at, strategy) in GROWN.strategies.iter().enumerate() {
        let own = &PLAN.strategies[at % PLAN.strategies.len()];
        assert_eq!(
            strategy.occurrences.len(),
            own.occurrences.len(),
            "{}",
            strategy.id
        );
        assert_eq!(strategy.divisions, own.divisions);
        let marked = GROWN.words(strategy.intro).chars();
        let unmarked: String = marked
            .filter(|c| !('\u{ac00}'..='\u{d7a3}').contains(c))
            .collect();
        assert_eq!(unmarked, PLAN.words(own.intro));
    }
    // The first copy is the plan, down to the words.
    for (strategy, own) in GROWN.strategies.iter().zip(&PLAN.strategies) {
        let words = |plan: &Plan, s: &yantu::model::plan::Strategy| -> Vec<String> {
            s.occurrences
                .iter()
                .map(|o| plan.words(o.span).to_owned())
                .collect()
        };
        assert_eq!(words(&GROWN, strategy), words(&PLAN, own), "{}", own.id);
    }
}

#[test]
fn names_of_every_copy_are_found() {
    let index = Index::new(&GROWN);
    for strategy in GROWN.strategies.iter().step_by(97) {
        let found = index.search(&strategy.name, Depth::Screen);
        let first = &found.groups[0];
        assert_eq!(first.reason, Reason::Exact, "{}", strategy.name);
        assert!(first.names.iter().any(|hit| *hit.words == strategy.name));
    }
}
