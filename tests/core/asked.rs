//! Search as residents use it: queries written down before the words of the seeds were looked at.

use std::collections::BTreeSet;

use yantu::data::{Folder, load};
use yantu::model::plan::Plan;
use yantu::search::{Answer, Depth, Index, Reason};

/// A query and the pages one of which must stand first: `elder-care`, or `430481/elder-care`.
#[derive(serde::Deserialize)]
struct Fresh {
    query: String,
    first: Vec<String>,
    why: String,
    /// Why the seeds list the very words; all other queries stand in no list.
    #[serde(default)]
    note: String,
}

fn page_of(plan: &Plan, answer: &Answer) -> String {
    let topic = &plan.topics[usize::from(answer.topic)].id;
    match answer.division {
        Some(at) => format!("{}/{topic}", plan.divisions[usize::from(at)].adcode),
        None => topic.to_string(),
    }
}

#[test]
fn fresh_queries_bring_their_page_first() {
    let plan = load(&Folder::new("seeds"))
        .expect("the seeds are sound")
        .plan;
    let index = Index::new(&plan);
    let text = std::fs::read_to_string("tests/fixtures/fresh_queries.json").expect("the list");
    let queries: Vec<Fresh> = serde_json::from_str(&text).expect("the list of queries");
    let tables = &plan.search;
    let listed = tables.topic_words.iter().chain(&tables.matters);
    let listed = listed
        .map(|(_, word)| word)
        .chain(tables.everyday.iter().map(|(word, _)| word));
    let listed: BTreeSet<&str> = listed.map(String::as_str).collect();
    let free = queries.iter().filter(|case| case.note.is_empty());
    assert!(free.count() >= 40);
    let mut wrong = Vec::new();
    for case in &queries {
        assert!(!case.why.is_empty(), "{}", case.query);
        let matter = case.query.split(' ').next_back().unwrap_or_default();
        let is_listed = listed.contains(matter);
        assert_eq!(is_listed, !case.note.is_empty(), "{}", case.query);
        let found = index.answer(&plan, &case.query);
        let found = found.map(|answer| page_of(&plan, &answer));
        if !found.as_ref().is_some_and(|page| case.first.contains(page)) {
            wrong.push(format!("{}: {found:?}, not {:?}", case.query, case.first));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        queries.len(),
        wrong.join("\n")
    );
}

/// The English edition.
fn english() -> Plan {
    let folder = Folder::new("seeds");
    let seeds = load(&folder).expect("the seeds are sound");
    let further = yantu::data::locales(&folder, &seeds).expect("the languages are sound");
    let english = further.into_iter().find(|plan| plan.language.tag == "en");
    english.expect("an English edition")
}

/// Words in lower case; one letter and a hyphen belong to what follows, as in e-commerce.
fn words_of(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let runs = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    let words = runs.flat_map(|run| match run.split_once('-') {
        Some((first, rest)) if first.len() == 1 => vec![format!("{first}{rest}")],
        _ => run.split('-').map(str::to_owned).collect(),
    });
    words.filter(|word| !word.is_empty()).collect()
}

/// Whether two words differ in the ending of a plural or of a verb alone, as a reader would say.
fn is_inflected(one: &str, other: &str) -> bool {
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b);
    let common = common.count();
    let ends = [&one[common..], &other[common..]];
    let sets: [&[&str]; 4] = [
        &["", "s", "es", "ed", "ing", "d"],
        &["e", "es", "ed", "ing"],
        &["y", "ies", "ied", "ying"],
        &[
            "", "s", "ped", "ping", "ned", "ning", "ted", "ting", "med", "ming", "led", "ling",
        ],
    ];
    // sharing, shares: what is common may be longer than what both are of.
    (0..=2).any(|back| {
        let at = common.saturating_sub(back);
        at >= 2
            && sets.iter().any(|set| {
                let holds = |word: &str| word.get(at..).is_some_and(|end| set.contains(&end));
                holds(one) && holds(other)
            })
    }) || ends == ["", ""]
}

/// Whether a word of the text may be found by a word of a query.
fn is_honest(typed: &str, found: &str) -> bool {
    let families = include_str!("../../src/search/families.txt");
    let in_family = |family: &str| {
        let is_of = |word: &str| family.split(' ').any(|member| is_inflected(member, word));
        is_of(typed) && is_of(found)
    };
    found.starts_with(typed) || is_inflected(typed, found) || families.lines().any(in_family)
}

/// The words that a query marks in names and translated sentences, pinyin left out.
fn marked(plan: &Plan, index: &Index, query: &str) -> Vec<String> {
    let found = index.search(query, Depth::Whole);
    let groups = found.groups.iter().filter(|group| group.reason.is_exact());
    let groups = groups.filter(|group| !matches!(group.reason, Reason::Pinyin));
    let mut all = Vec::new();
    for group in groups {
        for hit in &group.names {
            all.extend(
                hit.marks
                    .iter()
                    .map(|mark| hit.words[mark.clone()].to_owned()),
            );
        }
        for (id, marks) in group.sections.iter().flat_map(|hit| &hit.translated) {
            let words = plan.translation(*id).unwrap_or_default();
            all.extend(marks.iter().map(|mark| words[mark.clone()].to_owned()));
        }
    }
    all.sort();
    all.dedup();
    all
}

#[test]
fn an_english_word_finds_itself_its_forms_and_its_synonyms_alone() {
    let plan = english();
    let index = Index::new(&plan);
    let text = plan.document.sentences();
    let text = text.filter_map(|(id, _)| plan.translation(id));
    let mut queries: Vec<String> = text.flat_map(words_of).collect();
    queries.sort();
    queries.dedup();
    // Words of the text, and words that look like some of them.
    let mut queries: Vec<String> = queries.into_iter().step_by(9).collect();
    let everyday = "police bonds parking bus ai airport business army news mission office unity \
        plane mill bill port car cars art import training trains hospitality organ state minor \
        author statement department planet counter universe section custom customs goods arms \
        mobile supplement transition civil general human moral tax taxes pig pork cloud retirement \
        climate tutoring ppp ipo stock mortgage nurse drugs fire theft courts lawyers";
    queries.extend(everyday.split_whitespace().map(str::to_owned));
    let mut wrong = Vec::new();
    for query in &queries {
        let synonyms = plan.search.synonyms.iter();
        let synonyms = synonyms.filter(|(word, _)| {
            let word = words_of(word);
            word.len() == 1
                && word
                    .iter()
                    .all(|word| is_honest(word, query) || word == query)
        });
        let synonyms: Vec<Vec<String>> = synonyms
            .flat_map(|(_, also)| also.iter().map(|phrase| words_of(phrase)))
            .collect();
        for found in marked(&plan, &index, query) {
            let found = words_of(&found);
            let is_synonym = synonyms.iter().any(|phrase| {
                let mut pairs = phrase.iter().zip(&found);
                phrase.len() == found.len() && pairs.all(|(a, b)| is_honest(a, b))
            });
            let is_word = found.len() == 1 && is_honest(query, &found[0]);
            if !is_synonym && !is_word {
                wrong.push(format!("{query}: {found:?}"));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (query, others) in [
        ("police", &["policy", "policies"][..]),
        ("bonds", &["bonded"]),
        ("parking", &["park", "parks"]),
        ("bus", &["business", "businesses"]),
        ("AI", &["air", "airport", "aid"]),
        ("import", &["important"]),
        ("plane", &["plan", "plans", "planning"]),
        ("train", &["training"]),
    ] {
        let found = marked(&plan, &index, query);
        let mut words = found.iter().flat_map(|found| words_of(found));
        let other = words.find(|word| others.contains(&word.as_str()));
        assert_eq!(other, None, "{query}");
    }
}

#[test]
fn every_english_synonym_leads_to_words_of_the_text() {
    let plan = english();
    let index = Index::new(&plan);
    assert!(plan.search.synonyms.len() > 150);
    let mut wrong = Vec::new();
    for (word, also) in &plan.search.synonyms {
        for phrase in also {
            let typed = words_of(phrase);
            let is_there = marked(&plan, &index, phrase).iter().any(|found| {
                let found = words_of(found);
                let mut typed = typed.iter();
                typed.any(|word| found.iter().any(|other| is_honest(word, other)))
            });
            if !is_there {
                wrong.push(format!("{word}: {phrase}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_topic_stands_beside_names_and_sentences() {
    let plan = load(&Folder::new("seeds"))
        .expect("the seeds are sound")
        .plan;
    let index = Index::new(&plan);
    let page = |query: &str| {
        index
            .answer(&plan, query)
            .map(|answer| page_of(&plan, &answer))
    };
    for (query, pages) in [
        ("医院", &["health"][..]),
        ("农民工工资", &["jobs", "income"]),
        ("宅基地", &["rural-life", "housing"]),
        ("土地承包", &["farming"]),
        ("机场", &["transport"]),
        ("飞机", &["transport"]),
        ("开店", &["business"]),
        ("补课", &["education"]),
        ("房贷", &["housing"]),
        ("水稻", &["farming"]),
    ] {
        let found = page(query);
        let is_right = found.as_deref().is_some_and(|page| pages.contains(&page));
        assert!(is_right, "{query}: {found:?}");
    }
    // The whole name of something has a page of its own, and what the text is silent on has none.
    for query in ["双循环", "耒阳", "离婚"] {
        assert_eq!(page(query), None, "{query}");
    }
}
