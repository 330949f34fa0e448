//! Two places side by side: every sentence that reaches one of them has its place, once.

use std::collections::BTreeSet;

use crate::parsed::{all, attribute, only, words};
use crate::printed::PLANS;
use scraper::Html;
use yantu::model::plan::{Plan, Relation, Which};
use yantu::model::text::SentenceId;
use yantu::pages::print;
use yantu::route::{Route, Side};

fn detail(plan: &Plan, route: &Route) -> Html {
    Html::parse_fragment(&print(plan, "../", route).into_string())
}

fn pair(query: &str) -> Route {
    Route::COMPARE.with_query(query)
}

#[test]
fn shared_and_own_sentences_together_are_the_reach_of_each() {
    let plan = PLANS[0];
    for (a, _) in (0..).zip(&plan.divisions) {
        for (b, _) in (0..).zip(&plan.divisions) {
            let comparison = plan.compare(a, b);
            for (which, at) in [(Which::First, a), (Which::Second, b)] {
                let reach = |id: &SentenceId| plan.relation_to(*id, at).is_some();
                let all = plan.document.sentences().map(|(id, _)| id);
                let expected: Vec<SentenceId> = all.filter(reach).collect();
                let mut found: Vec<SentenceId> = comparison.shared().map(|s| s.id).collect();
                found.extend(comparison.only(which).map(|s| s.id));
                let unique: BTreeSet<String> = found.iter().map(ToString::to_string).collect();
                assert_eq!(unique.len(), found.len(), "{a} {b}");
                let expected: BTreeSet<String> = expected.iter().map(ToString::to_string).collect();
                assert_eq!(unique, expected, "{a} {b}");
                let sum: usize = Relation::ALL
                    .map(|r| comparison.count(which, r))
                    .iter()
                    .sum();
                assert_eq!(
                    (sum, comparison.reaching(which)),
                    (unique.len(), unique.len())
                );
            }
            assert!(a != b || comparison.only(Which::First).next().is_none());
        }
    }
}

#[test]
fn a_pair_is_quoted_sentence_by_sentence_with_the_whole_city_as_a_number() {
    for plan in PLANS.iter() {
        let (first, second) = (&plan.divisions[0], &plan.divisions[7]);
        let sides = [first, second].map(|division| Side::Code(division.adcode));
        let route = Route::Compare(sides);
        let html = detail(plan, &route);
        let comparison = plan.compare(0, 7);
        let quoted = comparison.shared().chain(comparison.only(Which::First));
        let quoted = quoted.chain(comparison.only(Which::Second));
        // What is said of the whole city alone is a number.
        let quoted = quoted.filter(|s| !s.is_shared() || s.strongest() != Some(Relation::City));
        let expected: BTreeSet<&str> = quoted.map(|s| plan.sentence(s.id)).collect();
        let found: Vec<String> = all(&html, "[data-quote]").map(words).collect();
        let unique: BTreeSet<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(unique, expected, "{}", plan.language.tag);
        assert_eq!(all(&html, "p.applies").count(), found.len());
        let title = words(only(&html, "h1"));
        assert!(title.contains(&first.name) && title.contains(&second.name));
        assert!(route.page_meta(plan).title.contains(&title));
        let counts = all(&html, "td a[data-count]").count();
        assert_eq!(counts, plan.topics.len() * 2);
        for link in all(&html, "td a[data-count]") {
            assert!(attribute(&link, "href").starts_with("../county/"));
            assert_eq!(words(link), attribute(&link, "data-count"));
        }
    }
}

#[test]
fn odd_comparisons_have_words_of_their_own_and_lead_on() {
    let plan = PLANS[0];
    let choices = |query: &str| {
        let html = detail(plan, &pair(query));
        let links = all(&html, ".chips a[href*='compare/?']").count();
        (words(only(&html, "article")), links)
    };
    let (nothing, links) = choices("");
    assert!(nothing.contains("先选一个地方") && links == 12, "{nothing}");
    let (half, links) = choices("a=430481");
    assert!(half.contains("耒阳市与哪里对比？") && links == 11, "{half}");
    let (same, links) = choices("a=430481&b=430481");
    assert!(
        same.contains("两边是同一个地方：耒阳市") && links == 11,
        "{same}"
    );
    for query in ["a=999999", "a=430481&b=x", "b=110101&a="] {
        let (unknown, links) = choices(query);
        assert!(
            unknown.contains("不是本市的县市区") && links >= 11,
            "{unknown}"
        );
    }
}

#[test]
fn without_script_there_are_a_form_and_the_pages_of_all_places() {
    for plan in PLANS.iter() {
        let html = print(plan, "../", &Route::COMPARE).into_string();
        assert!(
            html.contains("<form class=\"compare-form\" method=\"get\" action=\"../compare/\">")
        );
        assert_eq!(html.matches("<select name=").count(), 2);
        assert_eq!(html.matches("<option value=").count(), 24);
        let html = Html::parse_fragment(&html);
        for division in &plan.divisions {
            let page = format!(".chips a[href='../county/{}/']", division.adcode);
            assert_eq!(all(&html, &page).count(), 1, "{page}");
            let page = detail(plan, &Route::County(division.adcode));
            let link = format!("a[href='../compare/?a={}']", division.adcode);
            assert_eq!(all(&page, &link).count(), 1, "{link}");
        }
    }
}
