//! What the seeds say from outside the text: its sources, reasons and names.

use std::fs;

use serde_json::Value;

fn json(path: &str) -> Value {
    let text = fs::read_to_string(path).expect("a file");
    serde_json::from_str(&text).expect("a file of JSON")
}

fn records(file: &str, list: &str) -> Vec<Value> {
    let json = json(&format!("seeds/{file}"));
    json[list].as_array().expect("a list").clone()
}

fn text<'v>(record: &'v Value, field: &str) -> &'v str {
    record[field].as_str().unwrap_or_default()
}

/// A page that something rests on.
struct Page {
    of: String,
    name: String,
    url: String,
    words: String,
    read: String,
}

/// The pages that glossary, background and places cite.
fn pages() -> Vec<Page> {
    let page = |of: &Value, source: &Value, name: &str, words: &str| Page {
        of: text(of, "id").to_owned(),
        name: text(source, name).to_owned(),
        url: text(source, "url").to_owned(),
        words: text(source, words).to_owned(),
        read: text(source, "read").to_owned(),
    };
    let glossary = records("glossary.json", "terms");
    let glossary = glossary.iter().filter(|term| !term["source"].is_null());
    let glossary = glossary.map(|term| page(term, &term["source"], "name", "quote"));
    let background = records("background.json", "background");
    let background = background
        .iter()
        .map(|item| page(item, item, "source", "words"));
    let places = records("places.json", "places");
    let places = places
        .iter()
        .filter(|place| !text(place, "source").is_empty());
    let places = places.map(|place| page(place, place, "source", "words"));
    glossary.chain(background).chain(places).collect()
}

#[test]
fn every_source_names_its_page_the_words_relied_on_and_the_day() {
    let pages = pages();
    assert!(pages.len() > 80, "{}", pages.len());
    for page in pages {
        let Page { of, name, .. } = &page;
        assert!(page.url.starts_with("http"), "{of}: {}", page.url);
        assert!(!page.words.is_empty() && !name.is_empty(), "{of}");
        let is_day = page.read.len() == 10 && page.read.starts_with("20");
        assert!(is_day, "{of}: {}", page.read);
        // The pages themselves are no source of theirs, and ids are not for readers.
        for own in ["本站", "bg-", "seeds/"] {
            assert!(!name.contains(own), "{of}: {name}");
        }
    }
}

/// Question pages, mirrors and copies: no source for anything.
const NO_SOURCE: [&str; 29] = [
    "51dongshi",
    "91fabiao",
    "badongedu",
    "baikemu",
    "chazci",
    "cqxianglaokan",
    "daowen",
    "dincoo",
    "gongweng",
    "hanhuihui",
    "kxting",
    "llhyfd",
    "newton.com.tw",
    "playgoteam",
    "puapp",
    "qidulp",
    "slyday",
    "soolun",
    "toutiao",
    "ttnews",
    "twwiki",
    "wendadaohang",
    "wiki",
    "workers.dev",
    "xiaoniaonet",
    "yktchina",
    "zentong",
    "zhangyue",
    "zhetiaohe",
];

/// Copies of what an author or a paper published elsewhere: cited only with a warning.
const WEAK: [&str; 4] = ["fx361", "goodxiaofei", "sthtlaw", "cncn.com"];

#[test]
fn weak_pages_are_no_source_or_are_called_weak() {
    let places = records("places.json", "places");
    let is_weak_place = |id: &str| {
        let mut places = places.iter();
        places.any(|place| text(place, "id") == id && text(place, "certainty") == "weak")
    };
    for page in pages() {
        for host in NO_SOURCE {
            assert!(!page.url.contains(host), "{}: {}", page.of, page.url);
        }
        if WEAK.iter().any(|host| page.url.contains(host)) {
            let is_called_weak = page.name.contains("依据不够权威，待核实");
            assert!(is_called_weak || is_weak_place(&page.of), "{}", page.of);
        }
    }
}

#[test]
fn points_without_a_source_say_that_they_are_a_sketch() {
    let mut points = 0;
    for place in records("places.json", "places") {
        let source = text(&place["point"], "source");
        if source.contains("http") || place["point"].is_null() {
            continue;
        }
        points += 1;
        let note = &place["note"];
        assert!(text(note, "zh").contains("只作示意"), "{}", place["id"]);
        assert!(
            text(note, "en").contains("only a sketch"),
            "{}",
            place["id"]
        );
    }
    assert_eq!(points, 3);
}

#[test]
fn a_reason_with_a_year_is_from_the_text_or_says_where_it_is_from() {
    let whole = fs::read_to_string("seeds/derived/text.txt").expect("the text");
    for strategy in records("strategies.json", "strategies") {
        let why = text(&strategy["why"], "zh");
        for (at, _) in why.match_indices("年") {
            let year: String = why[..at]
                .chars()
                .rev()
                .take_while(char::is_ascii_digit)
                .collect();
            let year: String = year.chars().rev().collect();
            let is_known = why.contains("出处") || why.contains("背景说明");
            let is_there = whole.contains(&format!("{year}年"));
            assert!(
                year.len() != 4 || is_known || is_there,
                "{}: {why}",
                strategy["id"]
            );
        }
    }
}

/// Whether the glossary or the background has a source for a named thing.
fn has_source(strategy: &Value, glossary: &[Value], background: &[Value]) -> bool {
    let forms = strategy["forms"].as_array().into_iter().flatten();
    let names: Vec<&Value> = forms.chain([&strategy["name"]]).collect();
    let explains = |term: &&Value| {
        let own = term["forms"].as_array().into_iter().flatten();
        own.chain([&term["zh"]]).any(|form| names.contains(&form))
    };
    let mut sourced = glossary.iter().filter(|term| !term["source"].is_null());
    let mut about = background.iter().map(|item| &item["about"]["strategy"]);
    sourced.any(|term| explains(&term)) || about.any(|id| *id == strategy["id"])
}

#[test]
fn whose_a_thing_is_stands_in_the_text_or_is_called_a_judgment() {
    let glossary = records("glossary.json", "terms");
    let background = records("background.json", "background");
    let mut judged = 0;
    for strategy in records("strategies.json", "strategies") {
        let level = text(&strategy, "level");
        if !matches!(level, "nation" | "province") {
            continue;
        }
        if has_source(&strategy, &glossary, &background) {
            continue;
        }
        judged += 1;
        let why = text(&strategy["why"], "zh");
        let known = ["编者", "原文", "按名称", "名称本身", "出处", "背景说明"];
        assert!(
            known.iter().any(|word| why.contains(word)),
            "{}: {why}",
            strategy["id"]
        );
    }
    assert!(judged > 150, "{judged}");
}

/// A name without quotation marks, brackets and capitals.
fn plain(name: &str) -> String {
    let name = name.to_lowercase().replace('–', "-");
    name.chars().filter(|c| !"“”()".contains(*c)).collect()
}

#[test]
fn a_term_of_the_glossary_has_the_english_name_of_the_named_thing() {
    let mut named = records("strategies.json", "strategies");
    named.extend(records("places.json", "places"));
    let forms = |record: &Value, name: &str| {
        let forms = record["forms"].as_array().into_iter().flatten();
        let forms = forms.filter_map(Value::as_str).map(str::to_owned);
        let mut all = vec![text(record, name).to_owned()];
        all.extend(forms);
        all
    };
    let mut compared = 0;
    for term in records("glossary.json", "terms") {
        let own = forms(&term, "zh");
        let same = |record: &&Value| own.iter().any(|form| forms(record, "name").contains(form));
        let Some(thing) = named.iter().find(same) else {
            continue;
        };
        compared += 1;
        let (own, other) = (plain(text(&term, "en")), plain(text(thing, "en")));
        assert!(
            own.contains(&other) || other.contains(&own),
            "{}: “{own}” and “{other}”",
            term["id"]
        );
    }
    assert!(compared > 100, "{compared}");
}
