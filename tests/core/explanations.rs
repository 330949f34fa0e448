//! The editors' explanations: every term and every summary rests on what it names, and mistakes are
//! told with file, record, field, cause and what to do.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use crate::folders::copied;
use serde_json::{Value, json};
use yantu::data::{Folder, SeedError, load, locales};
use yantu::model::plan::{Clause, Plan};
use yantu::model::text::Span;

static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    let folder = Folder::new("seeds");
    let seeds = load(&folder).expect("the seeds are sound");
    let further = locales(&folder, &seeds).expect("the languages are sound");
    std::iter::once(seeds.plan).chain(further).collect()
});

/// The error after a change of a file.
fn error(file: &str, change: impl FnOnce(&mut Value)) -> SeedError {
    let copy = copied("seeds");
    let path = copy.path().join(file);
    let mut json: Value =
        serde_json::from_str(&fs::read_to_string(&path).expect("a file")).expect("JSON");
    change(&mut json);
    fs::write(path, json.to_string()).expect("written");
    load(&Folder::new(copy.path())).expect_err("an error")
}

#[test]
fn every_term_stands_in_the_text_and_names_what_it_rests_on() {
    for plan in PLANS.iter() {
        assert!(plan.glossary.len() >= 80, "{}", plan.language.tag);
        for term in &plan.glossary {
            assert!(
                !term.name.is_empty() && !term.text.is_empty(),
                "{}",
                term.id
            );
            assert!(!term.occurrences.is_empty(), "{}", term.id);
            let is_sourced = term.source.is_some() || !term.explained_in.is_empty();
            assert_ne!(is_sourced, !term.unsourced.is_empty(), "{}", term.id);
            if let Some(source) = &term.source {
                assert!(source.url.starts_with("http"), "{}", term.id);
                assert!(!source.quote.is_empty(), "{}", term.id);
            }
        }
        let letters: Vec<&str> = plan.glossary.iter().map(|t| t.letter.as_str()).collect();
        assert!(letters.is_sorted(), "{letters:?}");
    }
    let term = PLANS[0].term("dual-circulation").expect("a term");
    assert_eq!((term.letter.as_str(), term.occurrences.len()), ("S", 2));
    let traditional = PLANS[1].term("dual-circulation").expect("a term");
    assert_eq!(traditional.name, "雙循環");
    let english = PLANS[2].term("dual-circulation").expect("a term");
    assert_eq!(english.name, "Dual circulation");
    assert_eq!(english.original, "双循环");
}

#[test]
fn every_term_has_its_card_in_the_text() {
    let plan = &PLANS[0];
    let mut linked = BTreeSet::new();
    for (id, span) in plan.document.sentences() {
        let mut here = BTreeSet::new();
        for piece in plan.pieces(span) {
            let Some(term) = piece.term else { continue };
            let known = plan.term(term.as_str()).expect("a term");
            let mut occurrences = known.occurrences.iter().map(|o| o.span);
            if piece.target == Some(known.location()) {
                assert!(here.insert(term.clone()), "{id}: {term} twice");
                assert!(occurrences.any(|own| own == piece.span), "{id}");
            } else {
                // A name leads to its own page, and its card explains it.
                let touches = |own: Span| own.start < piece.span.end && piece.span.start < own.end;
                assert!(occurrences.any(touches), "{id}");
            }
            linked.insert(term);
        }
    }
    let hidden: Vec<&str> = plan
        .glossary
        .iter()
        .filter(|term| term.occurrences.iter().any(|o| o.sentence.number > 0))
        .map(|term| term.id.as_str())
        .filter(|id| !linked.iter().any(|linked| linked.as_str() == *id))
        .collect();
    assert!(hidden.is_empty(), "without a card: {hidden:?}");
}

#[test]
fn mistakes_in_the_glossary_are_located() {
    for (change, field, cause) in [
        (
            json!({ "forms": ["三循环"] }),
            "forms",
            "“三循环” stands in no sentence",
        ),
        (json!({ "id": "Dual" }), "id", "“Dual” is no id"),
        (
            json!({ "text": { "zh": "", "en": "x" } }),
            "text.zh",
            "the field is empty",
        ),
        (
            json!({ "none": { "zh": "无", "en": "none" } }),
            "none",
            "it has a source, and says that it has none",
        ),
        (
            json!({ "source": null, "text_explains": [] }),
            "none",
            "it has no source, and does not say so",
        ),
        (
            json!({ "text_explains": ["99.1"] }),
            "text_explains",
            "there is no sentence “99.1”",
        ),
    ] {
        let error = error("glossary.json", |json| {
            for (key, value) in change.as_object().expect("fields") {
                json["terms"][0][key] = value.clone();
            }
        });
        assert_eq!(error.file, "glossary.json");
        assert_eq!(error.field.as_deref(), Some(field), "{error}");
        assert_eq!(error.cause, cause);
        assert!(error.record.is_some() && !error.remedy.is_empty());
    }
}

#[test]
fn mistakes_in_the_summaries_are_located() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str, &str); 4] = [
        (
            |json| json["gists"][0]["of"] = json!("article-99"),
            "of",
            "there is no such article, topic or division",
        ),
        (
            |json| json["gists"][0]["zh"][0]["evidence"] = json!(["99.1"]),
            "zh[0].evidence",
            "there is no sentence “99.1”",
        ),
        (
            |json| json["gists"][0]["en"][0]["text"] = json!(" "),
            "en[0].text",
            "the field is empty",
        ),
        (
            |json| _ = json["gists"].as_array_mut().expect("a list").remove(0),
            "of",
            "“article-1” has no summary",
        ),
    ];
    for (change, field, cause) in cases {
        let error = error("gists.json", change);
        assert_eq!(error.file, "gists.json");
        assert_eq!(error.field.as_deref(), Some(field), "{error}");
        assert_eq!(error.cause, cause);
    }
}

/// The ways the text may write a number.
fn written(number: &str) -> Vec<String> {
    let signs: Vec<char> = "零一二三四五六七八九".chars().collect();
    let zeros: Vec<char> = "〇一二三四五六七八九".chars().collect();
    let digits: Vec<usize> = number
        .chars()
        .filter_map(|c| c.to_digit(10).map(|d| d as usize))
        .collect();
    let mut forms = vec![number.to_owned()];
    forms.push(digits.iter().map(|d| zeros[*d]).collect());
    match digits[..] {
        [one] => forms.push(signs[one].to_string()),
        [1, 0] => forms.push("十".to_owned()),
        // The 15-minute circle.
        [1, 5] => forms.extend(["十五".to_owned(), "一刻钟".to_owned()]),
        [1, one] => forms.push(format!("十{}", signs[one])),
        [ten, 0] => forms.push(format!("{}十", signs[ten])),
        [ten, one] => forms.push(format!("{}十{}", signs[ten], signs[one])),
        _ => {}
    }
    forms
}

fn check_clause(plan: &Plan, of: &str, clause: &Clause, language: &str) {
    assert!(!clause.evidence.is_empty(), "{of}");
    let evidence: String = clause
        .evidence
        .iter()
        .map(|id| plan.sentence(*id))
        .collect();
    let text = clause.text.replace("COVID-19", "");
    for number in text.split(|c: char| !c.is_ascii_digit()) {
        if !number.is_empty() {
            let is_there = written(number).iter().any(|form| evidence.contains(form));
            assert!(
                is_there,
                "{of} ({language}): {number} stands not in {evidence}"
            );
        }
    }
    // A division may be named where its own summary speaks, or where the evidence or its zone does.
    for (index, division) in (0..).zip(&plan.divisions) {
        let name = if language == "en" {
            &division.en
        } else {
            &division.name
        };
        let reached = || {
            let mut all = clause.evidence.iter();
            all.any(|id| plan.relation_to(*id, index).is_some())
        };
        if clause.text.contains(name.as_str()) && of != format!("county-{}", division.adcode) {
            assert!(reached(), "{of} ({language}): {name}");
        }
    }
}

#[test]
fn no_summary_has_a_number_or_a_division_that_its_sentences_have_not() {
    let plan = &PLANS[0];
    let rest = plan.topics.iter().filter(|topic| topic.is_rest).count();
    let subjects =
        plan.document.articles().count() + plan.topics.len() - rest + plan.divisions.len();
    assert_eq!(plan.gists.list.len(), subjects);
    assert!(!plan.gists.by.text.is_empty() && !plan.gists.by.en.is_empty());
    for gist in &plan.gists.list {
        let of = gist.of.to_string();
        for clause in &gist.clauses {
            check_clause(plan, &of, clause, "zh");
        }
        for clause in &gist.english {
            check_clause(plan, &of, clause, "en");
        }
    }
    let english = &PLANS[2];
    assert_eq!(english.gists.list[0].clauses, plan.gists.list[0].english);
    assert_eq!(english.gists.by.text, plan.gists.by.en);
}

#[test]
fn the_article_about_a_topic_comes_first_and_what_was_comes_after_what_is_to_be_done() {
    let plan = &PLANS[0];
    for (topic, article) in [("education", 42), ("jobs", 41)] {
        let (index, _) = plan.topic(topic).expect("a topic");
        let first = plan.telling_first(index)[0].sentence;
        assert_eq!(
            first.section,
            yantu::model::text::Section::Article(article),
            "{topic}: {first}"
        );
    }
    for index in (0..).take(plan.topics.len()) {
        let tags = plan.telling_first(index);
        let mut all: Vec<_> = tags.iter().map(|tag| tag.sentence).collect();
        let mut expected: Vec<_> = plan.sentences_of_topic(index).map(|t| t.sentence).collect();
        all.sort_unstable_by_key(ToString::to_string);
        expected.sort_unstable_by_key(ToString::to_string);
        assert_eq!(all, expected, "a sentence is lost");
    }
}
