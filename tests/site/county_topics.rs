//! A division and a topic: each page quotes exactly the sentences that reach the division, and says
//! why.

use std::collections::BTreeMap;

use crate::parsed::{all, attribute, within, words};
use crate::printed::{PLANS, writer};
use scraper::Html;
use yantu::model::messages::Msg;
use yantu::model::plan::{Plan, Rest};
use yantu::pages::print;
use yantu::route::Route;

/// The detail of a page.
fn detail(plan: &Plan, route: &Route) -> Html {
    Html::parse_fragment(&print(plan, "../../../", route).into_string())
}

#[test]
fn every_pair_quotes_what_applies_and_nothing_else() {
    let mut pairs = 0;
    let mut empty = 0;
    for plan in PLANS.iter() {
        for (index, division) in (0..).zip(&plan.divisions) {
            for (topic, record) in (0..).zip(&plan.topics) {
                let route = Route::CountyTopic(division.adcode, record.id.clone());
                let html = detail(plan, &route);
                let mut expected: BTreeMap<&str, &str> = BTreeMap::new();
                for tag in plan.sentences_of_topic(topic) {
                    if let Some(relation) = plan.relation_to(tag.sentence, index) {
                        expected.insert(plan.sentence(tag.sentence), relation.as_str());
                    }
                }
                let quoted: BTreeMap<String, String> = all(&html, "[data-quote][data-applies]")
                    .map(|quote| (words(quote), attribute(&quote, "data-applies").to_owned()))
                    .collect();
                let quoted: BTreeMap<&str, &str> = quoted
                    .iter()
                    .map(|(a, b)| (a.as_str(), b.as_str()))
                    .collect();
                assert_eq!(quoted, expected, "/{route}");
                assert_eq!(
                    all(&html, "p.applies").count(),
                    all(&html, "figure.quote").count()
                );
                let title = all(&html, "h1").next().map(words).unwrap_or_default();
                assert!(title.contains(&division.name) && title.contains(&record.name));
                assert!(
                    all(&html, "main a, article a[href]").count() > 3,
                    "/{route}"
                );
                pairs += 1;
                empty += usize::from(expected.is_empty());
            }
        }
    }
    assert_eq!(pairs, 3 * 12 * PLANS[0].topics.len());
    println!("{empty} of {pairs} pages have no sentence");
}

#[test]
fn a_division_lists_every_topic_with_the_number_that_its_page_shows() {
    let plan = PLANS[0];
    for division in &plan.divisions {
        let route = Route::County(division.adcode);
        let html = detail(plan, &route);
        let listed: Vec<(String, String, String)> = all(&html, "a[data-topic]")
            .map(|link| {
                let get = |name| attribute(&link, name).to_owned();
                (get("data-topic"), get("data-count"), get("href"))
            })
            .collect();
        assert_eq!(listed.len(), plan.topics.len(), "/{route}");
        for (topic, count, href) in listed {
            let (index, record) = plan.topic(&topic).expect("a topic");
            let (at, _) = plan.division(division.adcode).expect("a division");
            let shown = plan.topic_in_division(index, at).len();
            assert_eq!(count, shown.to_string(), "/{route}: {topic}");
            let target = Route::CountyTopic(division.adcode, record.id.clone());
            assert!(href.ends_with(&target.to_string()), "{href}");
        }
    }
}

#[test]
fn a_topic_leads_to_every_division_and_says_where_each_sentence_applies() {
    let plan = PLANS[0];
    for topic in &plan.topics {
        let html = detail(plan, &Route::Topic(topic.id.clone()));
        let links: Vec<&str> = all(&html, "a.chip[href]")
            .map(|link| link.value().attr("href").unwrap_or_default())
            .filter(|href| href.contains("county/"))
            .collect();
        assert_eq!(links.len(), plan.divisions.len(), "{}", topic.id);
        let quotes = all(&html, "figure.quote").count();
        let lines: Vec<String> = all(&html, "p.applies").map(words).collect();
        assert!(lines.len() == quotes && lines.iter().all(|line| !line.is_empty()));
    }
}

#[test]
fn an_unknown_topic_or_division_is_the_not_found_page() {
    let plan = PLANS[0];
    for path in ["county/430481/chess/", "county/999999/jobs/"] {
        let route: Route = path.parse().expect("never fails");
        assert_eq!(route.within(plan), Route::NotFound, "{path}");
    }
}

#[test]
fn a_page_says_where_it_stands() {
    let plan = PLANS[0];
    let route: Route = "county/430481/elder-care/".parse().expect("never fails");
    let source = writer(plan, "./", Some("https://example.org/")).page(&route);
    println!("{} bytes", source.len());
    let html = Html::parse_document(&source);
    let title = all(&html, "title").next().map(words).unwrap_or_default();
    assert!(title.starts_with("耒阳市 · 养老"), "{title}");
    assert!(source.contains("BreadcrumbList") && source.contains("county/430481/"));
    let first = all(&html, "figure.quote").next().expect("a quotation");
    assert!(!within(first, "[data-applies]").is_empty());
}

#[test]
fn an_unknown_topic_leads_to_those_of_the_division() {
    for plan in PLANS.iter() {
        let route: Route = "county/430481/chess/".parse().expect("never fails");
        let html = detail(plan, &route);
        let title = all(&html, "h1").next().map(words).unwrap_or_default();
        assert_eq!(title, plan.messages.get(Msg::TopicUnknown));
        assert_eq!(all(&html, "a[data-topic]").count(), plan.topics.len());
        let back = format!(
            "a[href=\"../../../{}\"]",
            Route::County("430481".parse().expect("a code"))
        );
        assert_eq!(all(&html, &back).count(), 1, "{back}");
        // A division that there is not has no topics.
        let html = detail(plan, &"county/999999/jobs/".parse().expect("never fails"));
        let title = all(&html, "h1").next().map(words).unwrap_or_default();
        assert_eq!(title, plan.messages.get(Msg::NotFoundTitle));
    }
}

#[test]
fn a_topic_that_reaches_nobody_says_so_and_leads_on() {
    let mut plan = PLANS[0].clone();
    let (topic, record) = plan.topic("elder-care").expect("a topic");
    let id = record.id.clone();
    let own: Vec<_> = plan.sentences_of_topic(topic).map(|t| t.sentence).collect();
    for reach in plan.reach.iter_mut().filter(|r| own.contains(&r.sentence)) {
        reach.rest = Rest::Outside;
        reach.spans.clear();
    }
    let html = detail(&plan, &Route::Topic(id.clone()));
    let nowhere = plan.messages.get(Msg::ReachNone);
    let lines: Vec<String> = all(&html, "p.applies").map(words).collect();
    assert_eq!(lines, vec![nowhere; own.len()]);
    assert_eq!(all(&html, "figure.quote").count(), own.len());
    for division in &plan.divisions {
        let html = detail(&plan, &Route::CountyTopic(division.adcode, id.clone()));
        let statement = all(&html, "p.detail__statement").next().map(words);
        let statement = statement.unwrap_or_default();
        assert!(statement.contains("没有一句适用于") && statement.contains(&division.name));
        assert_eq!(all(&html, "[data-applies]").count(), 0);
        // The sentences are a tap away, and so are the topic and the division.
        let links = all(&html, ".sentence-links").next().expect("sentences");
        assert_eq!(within(links, "a[href]").len(), own.len());
        assert!(all(&html, ".actions a[href]").count() > 1);
    }
}
