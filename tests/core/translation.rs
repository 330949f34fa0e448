//! The translated edition: its seeds, its search, and what falls back.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use serde_json::Value;
use yantu::data::{Folder, load, locales};
use yantu::model::plan::Plan;
use yantu::model::text::{Section, SentenceId};
use yantu::route::Route;
use yantu::search::{Depth, Index};

/// The Simplified edition and the English one.
static PLANS: LazyLock<(Plan, Plan)> = LazyLock::new(|| {
    let folder = Folder::new("seeds");
    let seeds = load(&folder).expect("the seeds are sound");
    let further = locales(&folder, &seeds).expect("every language is whole");
    let english = further.into_iter().find(|plan| plan.language.tag == "en");
    (seeds.plan, english.expect("an English edition"))
});

fn json(path: &str) -> Value {
    let text = fs::read_to_string(path).expect("a file");
    serde_json::from_str(&text).expect("a file of JSON")
}

/// Every sentence with its translation.
fn pairs() -> Vec<(SentenceId, &'static str, &'static str)> {
    let (plan, english) = &*PLANS;
    let sentences = plan.document.sentences();
    sentences
        .map(|(id, span)| {
            let translation = english.translations.get(id);
            (id, plan.words(span), translation.unwrap_or_default())
        })
        .collect()
}

#[test]
fn every_sentence_is_translated_and_no_character_is_left() {
    let pairs = pairs();
    assert_eq!(pairs.len(), 359);
    for (id, _, english) in pairs {
        assert!(!english.is_empty(), "{id} has no translation");
        let han = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
        assert!(!english.contains(han), "{id}: {english}");
    }
}

/// The words in lower case, hyphens and quotation marks as blanks, runs of blanks as one.
fn plain(words: &str) -> String {
    let plain: String = words
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '-' | '–' | '—' | '“' | '”' => ' ',
            '’' => '\'',
            c => c,
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_term_of_the_base_is_in_the_translation() {
    let terms = json("seeds/terms.json");
    let terms = terms["terms"].as_array().expect("a list");
    let of = |term: &Value, field: &str| term[field].as_str().unwrap_or_default().to_owned();
    let words: Vec<String> = terms.iter().map(|term| of(term, "zh")).collect();
    let mut missing = Vec::new();
    let mut checked = 0;
    for (id, chinese, english) in pairs() {
        let english = plain(english);
        for term in terms {
            let zh = of(term, "zh");
            // A longer term of the base that holds this one speaks for it.
            let mut rest = chinese.to_owned();
            for longer in &words {
                if longer.len() > zh.len() && longer.contains(&zh) {
                    rest = rest.replace(longer, "\0");
                }
            }
            if !rest.contains(&zh) {
                continue;
            }
            checked += 1;
            let also = term["also"].as_array().into_iter().flatten();
            let also = also.filter_map(Value::as_str).map(plain);
            let forms: Vec<String> = [plain(&of(term, "en"))].into_iter().chain(also).collect();
            // Terms for which the base gives a context may be worded otherwise outside of it.
            if !forms.iter().any(|form| english.contains(form)) && of(term, "context").is_empty() {
                missing.push(format!("{id}: {zh} is none of {forms:?}"));
            }
        }
    }
    assert!(checked > 600, "{checked}");
    assert!(
        missing.is_empty(),
        "{} of {checked}: {missing:#?}",
        missing.len()
    );
}

/// The Arabic numbers of some words, without thousands separators.
fn numbers(words: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let plain = words.replace(',', "");
    for c in plain.chars() {
        let last = found.len() - 1;
        if c.is_ascii_digit() || (c == '.' && !found[last].is_empty()) {
            found[last].push(c);
        } else if !found[last].is_empty() {
            found.push(String::new());
        }
    }
    let found = found.into_iter();
    found
        .map(|number| number.trim_end_matches('.').to_owned())
        .filter(|number| !number.is_empty())
        .collect()
}

/// What a number of the translation is in characters: 14th Five-Year Plan is 十四五.
fn in_characters(number: &str) -> Vec<&'static str> {
    match number {
        "6" => vec!["六版"],
        // 百亿 is 10 billion.
        "10" => vec!["十", "百亿"],
        "13" => vec!["十三"],
        "14" => vec!["十四"],
        "15" => vec!["十五", "一刻钟"],
        "18" => vec!["十八"],
        // COVID-19.
        "19" => vec!["十九", "新冠"],
        "11" => vec!["十一"],
        "12" => vec!["十二"],
        "20" => vec!["二十"],
        "30" => vec!["三十"],
        "2035" => vec!["二〇三五", "二○三五"],
        "100" => vec!["百"],
        "1000" => vec!["千"],
        "10000" => vec!["万"],
        "100000" => vec!["十万"],
        _ => Vec::new(),
    }
}

#[test]
fn numbers_and_percentages_are_the_same_in_both() {
    let mut wrong = Vec::new();
    for (id, chinese, english) in pairs() {
        let (own, translated) = (numbers(chinese), numbers(english));
        for number in &own {
            let spelled = [
                "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            ];
            let spelled = number
                .parse::<usize>()
                .ok()
                .and_then(|n| spelled.get(n.checked_sub(1)?));
            let in_letters = spelled.is_some_and(|word| plain(english).contains(word));
            let there = in_letters || translated.contains(number) || {
                // 1380亿 is 138 billion, 15万 is 150,000.
                let value: f64 = number.parse().unwrap_or(0.0);
                let scaled = [10.0, 100.0, 0.1, 0.01, 0.001, 10_000.0, 1_000.0];
                let scaled = scaled.map(|by| (value * by * 1e6).round() / 1e6);
                scaled
                    .iter()
                    .any(|value| translated.contains(&value.to_string()))
            };
            if !there {
                wrong.push(format!("{id}: {number} is not in: {english}"));
            }
        }
        for number in &translated {
            let scaled = {
                let value: f64 = number.parse().unwrap_or(0.0);
                let scaled = [0.1, 0.01, 10.0, 100.0, 1_000.0, 0.0001, 0.001];
                let scaled = scaled.map(|by| (value * by * 1e6).round() / 1e6);
                scaled.iter().any(|value| own.contains(&value.to_string()))
            };
            let spelled = in_characters(number);
            let spelled = spelled.iter().any(|words| chinese.contains(words));
            if !(own.contains(number) || scaled || spelled) {
                wrong.push(format!("{id}: {number} is not in: {chinese}"));
            }
        }
        let percent = |words: &str| words.matches('%').count() + words.matches('％').count();
        let spelled = english.matches("percent").count() + english.matches("per cent").count();
        if percent(chinese) != percent(english) + spelled {
            wrong.push(format!("{id}: percentages differ"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn names_of_divisions_are_in_both() {
    let (plan, english) = &*PLANS;
    let mut wrong = Vec::new();
    for (at, division) in (0..).zip(&english.divisions) {
        let first = division.name.split(' ').next().unwrap_or_default();
        for mention in plan.mentions_of(at) {
            let words = english.translation(mention.sentence).unwrap_or_default();
            if !words.contains(first) {
                wrong.push(format!("{}: {first}", mention.sentence));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The articles that a query finds, best first.
fn articles(index: &Index, query: &str) -> Vec<u16> {
    let results = index.search(query, Depth::Whole);
    let sections = results.groups.iter().flat_map(|group| &group.sections);
    sections
        .filter_map(|hit| match hit.section {
            Section::Article(n) => Some(n),
            _ => None,
        })
        .collect()
}

#[test]
fn english_queries_find_the_expected_article_first_or_second() {
    let index = Index::new(&PLANS.1);
    let queries = json("tests/fixtures/english_queries.json");
    let queries = queries.as_array().expect("a list");
    assert!(queries.len() >= 60);
    let mut wrong = Vec::new();
    for case in queries {
        let query = case["query"].as_str().expect("a query");
        let expected = case["articles"].as_array().expect("articles");
        let expected: BTreeSet<u64> = expected.iter().filter_map(Value::as_u64).collect();
        let found = articles(&index, query);
        let first = found.iter().take(2);
        if !first.into_iter().any(|n| expected.contains(&u64::from(*n))) {
            wrong.push(format!(
                "{query}: {expected:?}, found {:?}",
                found.iter().take(6).collect::<Vec<_>>()
            ));
        }
        // The topic above all, where one is expected.
        if let Some(topic) = case["topic"].as_str() {
            let answer = index.answer(&PLANS.1, query);
            let page = answer.and_then(|a| PLANS.1.topics.get(usize::from(a.topic)));
            let page = page.map(|topic| topic.id.to_string());
            if page.as_deref() != Some(topic) {
                wrong.push(format!("{query}: topic {page:?}, not {topic}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}

#[test]
fn english_words_are_found_from_their_beginning_only() {
    let (plan, english) = &*PLANS;
    for plan in [plan, english] {
        let index = Index::new(plan);
        for query in [
            "tax", "ax", "alent", "ta", "solar", "hospital", "ospital", "ic", "5g", "yang",
        ] {
            let results = index.search(query, Depth::Whole);
            for name in results.groups.iter().flat_map(|group| &group.names) {
                for mark in &name.marks {
                    let before = name.words[..mark.start].chars().next_back();
                    let first = name.words[mark.clone()].chars().next();
                    let inside = before.is_some_and(|c| c.is_ascii_alphabetic())
                        && first.is_some_and(|c| c.is_ascii_alphabetic());
                    assert!(!inside, "{query} in {}", name.words);
                }
            }
            for hit in results.groups.iter().flat_map(|group| &group.sections) {
                for (id, span) in &hit.marks {
                    let start = span.start as usize;
                    let before = plan.text[..start].chars().next_back();
                    let inside = before.is_some_and(|c| c.is_ascii_alphabetic())
                        && plan.text[start..].starts_with(|c: char| c.is_ascii_alphabetic());
                    assert!(!inside, "{query} in {id}");
                }
                for (id, marks) in &hit.translated {
                    let words = plan.translation(*id).unwrap_or_default();
                    for mark in marks {
                        let before = words[..mark.start].chars().next_back();
                        assert!(
                            !before.is_some_and(char::is_alphanumeric),
                            "{query} in {id}"
                        );
                    }
                }
            }
        }
    }
    let found = |query| Index::new(english).search(query, Depth::Screen);
    assert!(found("zzzxq").groups.is_empty());
    for pinyin in ["leiyang", "Leiyang", "leiyang shi", "hengnan xian"] {
        let results = found(pinyin);
        let names = results.groups.iter().flat_map(|group| &group.names);
        assert!(names.count() > 0, "{pinyin}");
    }
}

/// A fourth language with the English names, and ten sentences of its own.
fn fourth() -> Plan {
    let seeds_folder = crate::folders::copied("seeds");
    let path = |file: &str| seeds_folder.path().join(file);
    let write = |file: &str, json: &Value| {
        fs::write(path(file), json.to_string()).expect("a file is written");
    };
    let mut languages = json("seeds/languages.json");
    if let Some(all) = languages["languages"].as_array_mut() {
        all.push(
            serde_json::json!({ "tag": "fr", "path": "fr", "name": "Français", "locale": "fr_FR" }),
        );
    }
    write("languages.json", &languages);
    fs::copy(path("messages/en.json"), path("messages/fr.json")).expect("messages");
    fs::copy(
        "tests/fixtures/fourth-edition/fr.json",
        path("translations/fr.json"),
    )
    .expect("the translation");
    // The names that the records hold in English stand in the file of another language.
    let english = &PLANS.1;
    let mut names = json("seeds/names/en.json");
    let mut put = |list: &str, id: String, name: &str| names[list][id] = name.into();
    for division in &english.divisions {
        put("divisions", division.adcode.to_string(), &division.name);
    }
    for topic in &english.topics {
        put("topics", topic.id.to_string(), &topic.name);
    }
    for strategy in &english.strategies {
        put("strategies", strategy.id.to_string(), &strategy.name);
    }
    for kind in &english.kinds {
        put("kinds", kind.id.to_string(), &kind.name);
    }
    for (centre, name) in english.centres.iter().zip(&english.titles.centres) {
        put("centres", centre.id.to_string(), name);
    }
    for zone in &english.zones {
        names["zones"][zone.id.as_str()]["name"] = zone.name.as_str().into();
    }
    for place in &english.places {
        names["places"][place.id.as_str()]["name"] = place.name.as_str().into();
    }
    let background = json("seeds/background.json");
    let ids = background["background"].as_array().into_iter().flatten();
    for (raw, item) in ids.zip(&english.background) {
        let id = raw["id"].as_str().expect("an id");
        names["background"][id]["text"] = item.text.as_str().into();
    }
    for (field, words) in [
        ("brand", &english.meta.brand),
        ("city", &english.meta.city),
        ("city_full", &english.meta.city_full),
    ] {
        names["plan"][field] = words.as_str().into();
    }
    write("names/fr.json", &names);
    let folder = Folder::new(seeds_folder.path());
    let seeds = load(&folder).expect("the seeds are sound");
    let further = locales(&folder, &seeds).expect("the locales of the fixture");
    let fourth = further.into_iter().find(|plan| plan.language.tag == "fr");
    fourth.expect("a fourth edition")
}

#[test]
fn a_partial_fourth_edition_falls_back_to_the_original() {
    let plan = fourth();
    assert_eq!(plan.translations.sentences.len(), 10);
    let page = |n| yantu::pages::print(&plan, "../../", &Route::Article(n)).into_string();
    let translated = page(43);
    assert_eq!(translated.matches("data-translation=\"").count(), 2);
    assert!(translated.contains("data-translation=\"43.9\" lang=\"fr\">Relever"));
    // What is not translated is the original, marked with its language, and not hidden.
    let sentences = plan.document.sentences_of(Section::Article(43)).count();
    assert_eq!(
        translated.matches("class=\"sentence bilingual\"").count(),
        2
    );
    let bare = translated.matches("class=\"sentence\" id=").count();
    assert_eq!(bare, sentences - 2);
    assert!(translated.contains("lang=\"zh-Hans\""));
    assert!(translated.contains("sample of ten sentences"));
    let index = Index::new(&plan);
    assert_eq!(articles(&index, "pollution").first(), Some(&34));
}
