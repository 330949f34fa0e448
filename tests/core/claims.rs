//! What editors say has no number and no place that is not in what it rests on, and what they put first
//! stands first.

use std::collections::BTreeSet;

use yantu::data::{Folder, load};
use yantu::model::plan::{NodeKey, Plan};

fn plan() -> Plan {
    load(&Folder::new("seeds"))
        .expect("the seeds are sound")
        .plan
}

/// Numbers in Chinese signs or in digits; a lone 一 is mostly no number (统一, 一批).
fn numbers(text: &str) -> Vec<String> {
    let text = text.replace("百姓", "");
    let is_number =
        |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百千万亿两".contains(c);
    let runs = text.split(|c| !is_number(c));
    let runs = runs.filter(|run| !run.is_empty() && *run != "一");
    runs.map(str::to_owned).collect()
}

/// The names of places, divisions and zones of the plan.
fn places(plan: &Plan) -> BTreeSet<&str> {
    let places = plan.places.iter().map(|place| place.name.as_str());
    let divisions = plan.divisions.iter().map(|division| division.name.as_str());
    let zones = plan.zones.iter().map(|zone| zone.name.as_str());
    places.chain(divisions).chain(zones).collect()
}

#[test]
fn a_summary_has_no_number_and_no_place_beyond_its_sentences() {
    let plan = plan();
    let places = places(&plan);
    let mut wrong = Vec::new();
    for gist in &plan.gists.list {
        // A division's summary may name the division.
        let own = match &gist.of {
            NodeKey::County(adcode) => plan.divisions.iter().find(|d| d.adcode == *adcode),
            _ => None,
        };
        let own = own.map_or("", |division| division.name.as_str());
        for clause in &gist.clauses {
            let evidence = clause.evidence.iter().map(|id| plan.sentence(*id));
            // What is double is two.
            let evidence: String = evidence.collect::<String>().replace('双', "双两");
            for number in numbers(&clause.text) {
                if !evidence.contains(&number) {
                    wrong.push(format!("{}: {number} in {}", gist.of, clause.text));
                }
            }
            for place in &places {
                if *place != own && clause.text.contains(place) && !evidence.contains(place) {
                    wrong.push(format!("{}: {place} in {}", gist.of, clause.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_term_is_explained_without_a_number_or_a_place_of_the_editors() {
    let plan = plan();
    let places = places(&plan);
    // A quarter of an hour is fifteen minutes.
    let same = |number: &str| match number {
        "十五" => "一刻钟".to_owned(),
        _ => number.strip_prefix('一').unwrap_or(number).to_owned(),
    };
    let mut wrong = Vec::new();
    for term in &plan.glossary {
        let said = term.occurrences.iter().map(|o| plan.sentence(o.sentence));
        let said = said.chain(term.explained_in.iter().map(|id| plan.sentence(*id)));
        let mut basis: String = said.collect();
        basis.push_str(&term.name);
        if let Some(source) = &term.source {
            basis.push_str(&source.quote);
            basis.push_str(&source.name);
        }
        for number in numbers(&term.text) {
            // One may count what is listed: the three zones.
            let counts = number.chars().count() == 1 && !"十百千万亿".contains(&number);
            if !counts && !basis.contains(&number) && !basis.contains(&same(&number)) {
                wrong.push(format!("{}: {number} in {}", term.id, term.text));
            }
        }
        for place in &places {
            // The whole plan is about the province.
            let is_own = *place == "湖南";
            if !is_own && term.text.contains(place) && !basis.contains(place) {
                wrong.push(format!("{}: {place} in {}", term.id, term.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_editors_first_sentences_stand_first() {
    let plan = load(&Folder::new("seeds"))
        .expect("the seeds are sound")
        .plan;
    let mut led = 0;
    for (at, topic) in (0..).zip(&plan.topics) {
        let first = plan.telling_first(at).into_iter().map(|tag| tag.sentence);
        let first: Vec<_> = first.take(topic.lead.len()).collect();
        let lead: Vec<_> = topic.lead.iter().map(|(id, _)| *id).collect();
        assert_eq!(first, lead, "{}", topic.id);
        assert!(topic.lead.iter().all(|(_, why)| !why.text.is_empty()));
        led += usize::from(!lead.is_empty());
    }
    assert!(led >= 20);
    // Without them, an article that has the topic in its title comes in its own order.
    for (topic, sentence) in [
        ("jobs", "41.1"),
        ("consumption", "19.1"),
        ("income", "40.1"),
    ] {
        let (at, _) = plan.topic(topic).expect("a topic");
        assert_eq!(plan.telling_first(at)[0].sentence.to_string(), sentence);
    }
}
