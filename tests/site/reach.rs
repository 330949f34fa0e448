//! For every sentence and division: pages, map and open data say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::parsed::page as parsed_page;
use crate::parsed::{all, attribute, only, page, resolve, within, words};
use crate::printed::{MAP, site};
use scraper::Html;
use serde_json::Value;
use yantu::client_index::ClientIndex;
use yantu::data::{Folder, Seeds, load, locales};
use yantu::model::messages::Msg;
use yantu::model::plan::{Aspect, NodeKey, Plan, Relation, Rest, Selection};
use yantu::model::text::{Section, SentenceId};
use yantu::route::Route;
use yantu::site::{plan_json, sentences_csv, strategies_csv};

static SEEDS: LazyLock<Seeds> =
    LazyLock::new(|| load(&Folder::new("seeds")).expect("the seeds are sound"));
static PLAN: LazyLock<&'static Plan> = LazyLock::new(|| &SEEDS.plan);
static PAGES: LazyLock<Vec<(Route, String)>> = LazyLock::new(|| site(&PLAN, "./", None));

/// Why each sentence applies to each division; nothing where it does not.
type Answers = BTreeMap<(String, String), &'static str>;

/// The answers of the model.
static EXPECTED: LazyLock<Answers> = LazyLock::new(|| {
    let mut answers = Answers::new();
    for (id, _) in PLAN.document.sentences() {
        let related = PLAN.divisions_of_sentence(id);
        for (division, relation) in PLAN.divisions.iter().zip(related) {
            let words = relation.map_or("", Relation::as_str);
            answers.insert((id.to_string(), division.adcode.to_string()), words);
        }
    }
    answers
});

/// The word of a relation, with a lifetime of its own.
fn known(word: &str) -> &'static str {
    let mut all = Relation::ALL.into_iter().map(Relation::as_str);
    all.find(|own| *own == word)
        .unwrap_or_else(|| panic!("{word} is no relation"))
}

/// Every pair without an answer.
fn nothing() -> Answers {
    EXPECTED.keys().map(|key| (key.clone(), "")).collect()
}

fn assert_same(what: &str, found: &Answers) {
    assert_eq!(EXPECTED.len(), 359 * 12);
    for (pair, answer) in EXPECTED.iter() {
        assert_eq!(found.get(pair), Some(answer), "{what}: {pair:?}");
    }
    assert_eq!(found.len(), EXPECTED.len(), "{what}");
}

#[test]
fn the_pages_of_a_division_quote_every_sentence_that_applies_and_say_why() {
    let mut found = nothing();
    for division in &PLAN.divisions {
        let route = Route::County(division.adcode);
        let page = page(&PAGES, &route);
        // Its own page, and those of its topics, to each of which it leads.
        let own = PLAN.topics.iter().map(|topic| {
            let own = Route::CountyTopic(division.adcode, topic.id.clone());
            let link = only(&page, &format!("a[data-topic='{}']", topic.id));
            let (path, _) = resolve(&route, attribute(&link, "href"));
            assert_eq!(path, own.to_string(), "/{route}");
            own
        });
        for route in std::iter::once(route.clone()).chain(own) {
            let page = parsed_page(&PAGES, &route);
            for figure in all(&page, "figure.quote") {
                let quotation = within(figure, "[data-quote]")[0];
                let link = within(figure, "figcaption a[href]")[0];
                let (path, anchor) = resolve(&route, attribute(&link, "href"));
                let id = sentence(&path, &anchor);
                let applies = attribute(&quotation, "data-applies");
                let pair = (id.to_string(), division.adcode.to_string());
                if id.number == 0 {
                    assert_eq!(applies, "", "/{route}: the title of {path}");
                    continue;
                }
                assert_eq!(applies, EXPECTED[&pair], "/{route}: {id}");
                if words(quotation) == PLAN.sentence(id) {
                    found.insert(pair, known(applies));
                }
            }
        }
        // What applies more closely than to the whole city stands on its own page.
        for (id, _) in PLAN.document.sentences() {
            let answer = EXPECTED[&(id.to_string(), division.adcode.to_string())];
            if !["", "city"].contains(&answer) {
                let mut quotations = all(&page, "[data-quote][data-applies]");
                let is_there = quotations.any(|own| words(own) == PLAN.sentence(id));
                assert!(is_there, "/{route}: {id}");
            }
        }
        // Each list counts what it holds, and a sentence stands in one list only.
        let mut listed = BTreeSet::new();
        for fold in all(&page, ".ring details.fold:has(h3)") {
            let quotations = within(fold, "[data-quote]");
            let summary = words(within(fold, "summary")[0]);
            assert!(
                summary.contains(&quotations.len().to_string()),
                "/{route}: {summary}"
            );
            for quotation in quotations {
                assert!(
                    listed.insert(words(quotation)),
                    "/{route}: {}",
                    words(quotation)
                );
            }
        }
        let outside = PLAN
            .reach
            .iter()
            .filter(|reach| reach.rest == Rest::Outside);
        let said = PLAN
            .messages
            .fill(Msg::CountyOutside, &[("n", &outside.count())]);
        assert!(words(only(&page, "main")).contains(&said), "/{route}");
    }
    assert_same("pages of the divisions", &found);
}

/// The sentence that an address leads to.
fn sentence(path: &str, anchor: &str) -> SentenceId {
    let (named, number) = anchor.rsplit_once('s').unwrap_or(("", "0"));
    let section = match path.parse().expect("never fails") {
        Route::Article(n) => Section::Article(n),
        Route::Part(n) => Section::Part(n),
        Route::Read if named == "preamble-" => Section::Preamble,
        Route::Read if named == "closing-" => Section::Closing,
        _ => panic!("{path}#{anchor} is no place of the text"),
    };
    SentenceId {
        section,
        number: number.parse().expect("a number"),
    }
}

#[test]
fn the_page_of_an_article_says_sentence_by_sentence_where_it_applies() {
    let mut found: Answers = nothing();
    let routes = PLAN.document.articles().map(|a| Route::Article(a.number));
    let parts = PLAN.document.parts.iter().map(|p| Route::Part(p.number));
    let mut told = BTreeSet::new();
    for route in routes.chain(parts) {
        let page = page(&PAGES, &route);
        for item in all(&page, "[data-sentence]") {
            let id = attribute(&item, "data-sentence").to_owned();
            assert!(told.insert(id.clone()), "{id} twice");
            for line in within(item, "[data-reach]") {
                let answer = known(attribute(&line, "data-reach"));
                for code in attribute(&line, "data-divisions").split(' ') {
                    let pair = (id.clone(), code.to_owned());
                    assert_eq!(found.insert(pair, answer), Some(""), "{id} {code}");
                }
            }
            let reach = PLAN.reach(id.parse().expect("an id")).expect("a sentence");
            let outside = PLAN.messages.get(Msg::ReachNone);
            assert_eq!(
                words(item).contains(outside),
                reach.rest == Rest::Outside,
                "{id}"
            );
            assert!(words(item).contains(&reach.reason.text), "{id}");
            for span in &reach.spans {
                let quoted = PLAN.words(span.words);
                assert!(words(item).contains(quoted), "{id}: {quoted}");
            }
        }
    }
    // Opening and closing have no page of their own.
    for id in ["preamble.1", "closing.1"] {
        assert!(!told.contains(id));
        for division in &PLAN.divisions {
            let pair = (id.to_owned(), division.adcode.to_string());
            let answer = EXPECTED[&pair];
            found.insert(pair, answer);
        }
    }
    assert_eq!(told.len(), 359 - 2);
    assert_same("pages of the articles", &found);
}

#[test]
fn the_structured_data_have_the_same_answers() {
    let data = plan_json(&PLAN, &SEEDS.editorial);
    let mut found = Answers::new();
    for record in data["reach"].as_array().expect("a list") {
        let id = record["sentence"].as_str().expect("an id");
        for (code, answer) in record["applies"].as_object().expect("answers") {
            let answer = answer.as_str().map_or("", known);
            found.insert((id.to_owned(), code.clone()), answer);
        }
    }
    assert_same("plan.json", &found);
    let reasons = data["reach"]
        .as_array()
        .into_iter()
        .flatten()
        .chain(data["strategies"].as_array().into_iter().flatten());
    for record in reasons {
        for field in ["reason", "placed"] {
            if let Some(note) = record.get(field).filter(|note| !note.is_null()) {
                let both = ["zh", "en"].map(|language| note[language].as_str().map(str::is_empty));
                assert_eq!(both, [Some(false); 2], "{record}");
            }
        }
    }
    for (record, strategy) in data["strategies"]
        .as_array()
        .expect("a list")
        .iter()
        .zip(&PLAN.strategies)
    {
        let related = PLAN.divisions_of_strategy(strategy);
        for (division, relation) in PLAN.divisions.iter().zip(related) {
            let answer = &record["applies"][division.adcode.to_string()];
            assert_eq!(
                *answer,
                Value::from(relation.map(Relation::as_str)),
                "{}",
                strategy.id
            );
        }
    }
}

/// A table without quotation marks inside cells, by column.
fn table(csv: &str) -> Vec<BTreeMap<String, String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (vec![], vec![], String::new(), false);
    let mut chars = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            other => cell.push(other),
        }
    }
    let header: Vec<String> = rows.remove(0);
    let named = rows
        .into_iter()
        .map(|row| header.iter().cloned().zip(row).collect());
    named.collect()
}

#[test]
fn the_tables_have_the_same_answers_and_no_id_is_a_number() {
    let mut found = nothing();
    let rows = table(&sentences_csv(&PLAN, &SEEDS.editorial));
    let mut ids = BTreeSet::new();
    for row in &rows {
        let id = &row["id"];
        assert!(id.parse::<f64>().is_err(), "{id} is a number");
        assert!(ids.insert(id.clone()));
        let name = id
            .strip_prefix('s')
            .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let name = name.unwrap_or(id);
        for relation in Relation::ALL {
            let codes = row[&format!("reach_{}", relation.as_str())].split(' ');
            for code in codes.filter(|code| !code.is_empty()) {
                let pair = (name.to_owned(), code.to_owned());
                assert_eq!(
                    found.insert(pair, relation.as_str()),
                    Some(""),
                    "{id} {code}"
                );
            }
        }
        let reach = PLAN
            .reach(name.parse().expect("an id"))
            .expect("a sentence");
        assert_eq!(row["aspect"], reach.aspect.as_str());
        assert_eq!(row["rest"], reach.rest.as_str());
        assert_eq!(row["reach_reason"], reach.reason.text);
        assert_eq!(row["reach_reason_en"], reach.reason.en);
    }
    assert!(ids.contains("s1.10") && ids.contains("s1.1") && ids.contains("part-3.1"));
    assert_same("sentences.csv", &found);
    for row in table(&strategies_csv(&PLAN, &SEEDS.editorial)) {
        for column in ["sentence", "occurrences"] {
            for id in row[column].split("; ") {
                let title = id.ends_with(".0");
                assert!(title || ids.contains(id), "{}: {id}", row["id"]);
                assert!(
                    id.parse::<f64>().is_err(),
                    "{}: {id} is a number",
                    row["id"]
                );
            }
        }
    }
}

/// A cell after a spreadsheet has opened and saved its table: what looks like a number is one, and what
/// looks like a formula or a date is no longer what it was.
fn after_a_spreadsheet(cell: &str) -> String {
    let parts: Vec<&str> = cell.split(['-', '/']).collect();
    let is_date = (2..=3).contains(&parts.len())
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
    if is_date || cell.starts_with(['=', '+', '-', '@']) {
        return format!("(changed) {cell}");
    }
    match cell.trim().parse::<f64>() {
        Ok(number) => number.to_string(),
        Err(_) => cell.to_owned(),
    }
}

#[test]
fn the_tables_survive_a_spreadsheet() {
    let mut cells = 0;
    for csv in [
        sentences_csv(&PLAN, &SEEDS.editorial),
        strategies_csv(&PLAN, &SEEDS.editorial),
    ] {
        assert!(csv.starts_with('\u{feff}'));
        for row in table(&csv) {
            for (column, cell) in row {
                assert_eq!(after_a_spreadsheet(&cell), cell, "{column}");
                cells += 1;
            }
        }
    }
    assert!(cells > 359 * 10, "{cells}");
}

#[test]
fn the_map_lights_a_division_if_and_only_if_the_selection_reaches_it() {
    // What can be selected in the browser, sentences among it.
    let guide = ClientIndex::of(&PLAN, MAP);
    let mut found = EXPECTED.clone();
    for (id, _) in PLAN.document.sentences() {
        if !matches!(id.section, Section::Article(_)) {
            continue;
        }
        let selected = guide.selected_at(&NodeKey::Sentence(id).location());
        assert_eq!(selected.node, Some(NodeKey::Sentence(id)));
        for (division, relation) in PLAN.divisions.iter().zip(selected.related) {
            let pair = (id.to_string(), division.adcode.to_string());
            found.insert(pair, relation.map_or("", Relation::as_str));
        }
    }
    assert_same("the map of the browser", &found);
    // What is printed into the pages.
    for (route, source) in PAGES.iter() {
        let selection = match route {
            Route::Article(n) => Selection::Article(*n),
            Route::Part(n) => Selection::Part(*n),
            Route::Strategy(id) => Selection::Strategy(id.clone()),
            Route::Topic(id) => Selection::Topic(id.clone()),
            Route::Zone(id) => Selection::Zone(id.clone()),
            _ => continue,
        };
        let page = Html::parse_document(source);
        let mut lit = BTreeSet::new();
        for (division, relation) in PLAN.divisions.iter().zip(PLAN.divisions_of(&selection)) {
            let shape = only(&page, &format!("[data-county='{}']", division.adcode));
            let expected = relation.map_or("", Relation::as_str);
            assert_eq!(attribute(&shape, "data-related"), expected, "/{route}");
            lit.extend(relation);
        }
        // The legend explains what is there, and nothing else.
        for relation in Relation::ALL {
            let mut entries = all(&page, "[data-legend]:not([hidden])");
            let explained =
                entries.any(|entry| attribute(&entry, "data-legend") == relation.as_str());
            assert_eq!(
                explained,
                lit.contains(&relation),
                "/{route}: {}",
                relation.as_str()
            );
        }
    }
}

#[test]
fn what_is_united_reaches_what_its_sentences_reach() {
    let strongest = |ids: &[SentenceId]| -> Vec<Option<Relation>> {
        let all = PLAN.divisions.iter().map(|division| {
            let words = ids
                .iter()
                .map(|id| EXPECTED[&(id.to_string(), division.adcode.to_string())]);
            let words: BTreeSet<&str> = words.collect();
            Relation::ALL
                .into_iter()
                .find(|relation| words.contains(relation.as_str()))
        });
        all.collect()
    };
    for article in PLAN.document.articles() {
        let ids = PLAN.document.sentences_of(Section::Article(article.number));
        let ids: Vec<SentenceId> = ids.map(|(id, _)| id).collect();
        assert_eq!(PLAN.divisions_of_article(article.number), strongest(&ids));
    }
    for (index, topic) in (0..).zip(&PLAN.topics) {
        let ids: Vec<SentenceId> = PLAN
            .sentences_of_topic(index)
            .map(|tag| tag.sentence)
            .collect();
        let found = PLAN.divisions_of(&Selection::Topic(topic.id.clone()));
        assert_eq!(found, strongest(&ids), "{}", topic.id);
    }
    for strategy in &PLAN.strategies {
        let reached = PLAN.divisions_of_strategy(strategy);
        let by_hand = !strategy.placed.is_empty();
        let placed = !(strategy.divisions.is_empty() && strategy.zones.is_empty());
        assert!(
            by_hand || !(placed || strategy.whole_city || strategy.outside),
            "{}",
            strategy.id
        );
        if by_hand {
            continue;
        }
        let ids: Vec<SentenceId> = strategy.occurrences.iter().map(|o| o.sentence).collect();
        let ids: Vec<SentenceId> = ids.into_iter().filter(|id| id.number > 0).collect();
        // Its own name may narrow it, but nothing widens it.
        for (own, all) in reached.iter().zip(strongest(&ids)) {
            assert!(
                own.is_none() || ids.is_empty() || all.is_some(),
                "{}",
                strategy.id
            );
        }
    }
}

#[test]
fn an_article_says_when_the_rest_holds_for_the_whole_city() {
    for article in PLAN.document.articles() {
        let route = Route::Article(article.number);
        let page = page(&PAGES, &route);
        let sections = all(&page, "main section");
        let title = PLAN.messages.get(Msg::ArticlePlaces);
        let mut sections = sections.filter(|s| words(within(*s, "h2")[0]) == title);
        let section = sections.next().expect("where it applies");
        let says = |key| words(section).contains(PLAN.messages.get(key));
        let related = PLAN.divisions_of_article(article.number);
        let whole = related.iter().all(|r| *r == Some(Relation::City));
        let mut sentences = PLAN.document.sentences_of(Section::Article(article.number));
        let rest = sentences.any(|(id, _)| PLAN.reach(id).is_some_and(|r| r.rest == Rest::City));
        assert_eq!(says(Msg::ArticleWholeCity), whole, "/{route}");
        assert_eq!(says(Msg::ArticleRest), rest && !whole, "/{route}");
        // No heading stands over nothing.
        for heading in within(section, "h3") {
            let next = heading.next_siblings().find_map(scraper::ElementRef::wrap);
            assert!(next.is_some_and(|next| !words(next).is_empty()), "/{route}");
        }
    }
}

#[test]
fn what_is_past_or_context_says_so() {
    for article in PLAN.document.articles() {
        let page = page(&PAGES, &Route::Article(article.number));
        for (id, _) in PLAN.document.sentences_of(Section::Article(article.number)) {
            let shown = only(&page, &format!("#s{}", id.number));
            let aspect = PLAN.aspect(id);
            let expected = if aspect == Aspect::Plan {
                ""
            } else {
                aspect.as_str()
            };
            assert_eq!(attribute(&shown, "data-aspect"), expected, "{id}");
        }
        let marks: Vec<String> = all(&page, "p.aspect").map(words).collect();
        let expected: &[&str] = match article.number {
            1 => &["讲的是过去五年"],
            2 => &["第2条第1句至第2条第4句：讲的是当时形势"],
            _ => &[],
        };
        assert_eq!(marks, expected, "article {}", article.number);
    }
    let jobs = page(&PAGES, &"topic/income/".parse().expect("never fails"));
    let marked = all(&jobs, "figcaption .aspect").count();
    assert!(marked > 0, "1.8 tells of incomes in the past five years");
}

#[test]
fn in_every_edition_the_answers_are_the_same_and_the_reasons_readable() {
    for plan in locales(&Folder::new("seeds"), &SEEDS).expect("the locales") {
        let tag = plan.language.tag.clone();
        for (id, _) in PLAN.document.sentences() {
            assert_eq!(
                plan.divisions_of_sentence(id),
                PLAN.divisions_of_sentence(id),
                "{tag} {id}"
            );
            let (own, first) = (plan.reach(id).expect("it"), PLAN.reach(id).expect("it"));
            assert_eq!(own.reason.is_empty(), first.reason.is_empty(), "{tag} {id}");
        }
        for (own, first) in plan.strategies.iter().zip(&PLAN.strategies) {
            assert_eq!(
                own.placed.is_empty(),
                first.placed.is_empty(),
                "{tag} {}",
                own.id
            );
        }
        let english = tag == "en";
        let notes = plan.kinds.iter().map(|kind| &kind.reason);
        for note in notes
            .chain(plan.strategies.iter().map(|s| &s.placed))
            .filter(|n| !n.is_empty())
        {
            let latin = note.text.starts_with(|c: char| c.is_ascii() || c == '“');
            assert!(!english || latin, "{tag}: {}", note.text);
        }
    }
}
