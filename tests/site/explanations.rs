//! Glossary and summaries as the pages show them, in every language.

use std::collections::BTreeSet;

use crate::parsed::{all, attribute, only, within, words};
use crate::printed::{PLANS, writer};
use scraper::Html;
use yantu::model::plan::{NodeKey, Plan};
use yantu::route::Route;

fn page(plan: &'static Plan, route: &Route) -> Html {
    Html::parse_document(&writer(plan, "./", None).page(route))
}

#[test]
fn the_glossary_has_every_term_with_its_source_or_says_that_there_is_none() {
    for plan in PLANS.iter() {
        let page = page(plan, &Route::Glossary);
        let found: BTreeSet<&str> = all(&page, "[data-entry]")
            .filter_map(|entry| entry.value().attr("id"))
            .collect();
        let expected: BTreeSet<&str> = plan.glossary.iter().map(|t| t.id.as_str()).collect();
        assert_eq!(found, expected);
        for term in &plan.glossary {
            let entry = only(&page, &format!("[id='{}']", term.id));
            let text = words(entry);
            assert!(text.contains(&term.text), "{}", term.id);
            assert!(text.contains(&term.unsourced), "{}", term.id);
            let links = within(entry, "a[data-source]");
            assert_eq!(
                links.len(),
                usize::from(term.source.is_some()),
                "{}",
                term.id
            );
            if let (Some(source), [link]) = (&term.source, &links[..]) {
                assert_eq!(attribute(link, "href"), source.url);
                assert!(text.contains(&source.quote), "{}", term.id);
            }
            assert!(
                !within(entry, ".sentence-links a").is_empty(),
                "{}",
                term.id
            );
        }
    }
}

#[test]
fn a_summary_stands_under_the_title_with_its_sentences_and_its_authors() {
    for plan in PLANS.iter() {
        for route in ["article/44/", "topic/elder-care/", "county/430481/"] {
            let route: Route = route.parse().expect("never fails");
            let page = page(plan, &route);
            let gist = plan.gist(&route.node().unwrap_or(NodeKey::Article(0)));
            let gist = gist.expect("a summary");
            let shown: Vec<(String, String)> = all(&page, "[data-gist]")
                .map(|clause| {
                    (
                        words(clause),
                        attribute(&clause, "data-evidence").to_owned(),
                    )
                })
                .collect();
            let expected: Vec<(String, String)> = gist
                .clauses
                .iter()
                .map(|clause| {
                    let ids = clause.evidence.iter().map(ToString::to_string);
                    (clause.text.clone(), ids.collect::<Vec<_>>().join(" "))
                })
                .collect();
            assert_eq!(shown, expected, "/{route}");
            let aside = only(&page, "aside.gist");
            assert!(words(aside).contains(&plan.gists.by.text), "/{route}");
            // Hidden where the host names who has reviewed it.
            only(&page, ".gist__by [data-unreviewed]");
            let links = within(aside, "a[href]").len();
            let evidence: usize = gist.clauses.iter().map(|c| c.evidence.len()).sum();
            assert_eq!(links, evidence, "/{route}");
        }
    }
}
