//! The languages of the explorer: the same pages in each, every word in its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use crate::folders::copied;
use crate::parsed::{all, attribute, selector};
use crate::printed::{site, writer};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use scraper::{ElementRef, Html};
use yantu::data::{Folder, SeedError, load, locales};
use yantu::model::plan::{Language, Plan};
use yantu::model::text::Section;
use yantu::pages::{Found, print_found, print_suggestions};
use yantu::route::Route;
use yantu::search::{Depth, Index};

/// The plan in every language, read once.
static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    let folder = Folder::new("seeds");
    let seeds = load(&folder).expect("the seeds are sound");
    let further = locales(&folder, &seeds).expect("every language is whole");
    [seeds.plan].into_iter().chain(further).collect()
});

/// Every page of each of them, printed once.
static PAGES: LazyLock<Vec<Vec<(Route, String)>>> =
    LazyLock::new(|| PLANS.iter().map(|plan| site(plan, "./", None)).collect());

/// What there is on each of those pages, looked at once.
static SEEN: LazyLock<Vec<Vec<Seen>>> = LazyLock::new(|| {
    let pages = PAGES.iter();
    pages
        .map(|pages| {
            pages
                .iter()
                .map(|(route, source)| Seen::of(route, source))
                .collect()
        })
        .collect()
});

/// Characters that are Traditional as well as Simplified, each in words of its own.
const OF_BOTH: &str = "准咸岳峰干征戶托游稅群脫說里銳閱";

/// Damaged characters of the text as received, quoted as they are where the repairs are told.
const AS_RECEIVED: &str = "赊馍";

/// A page as it is looked at here.
struct Seen {
    route: Route,
    /// The document's language and title.
    language: String,
    title: String,
    /// Every piece of words, seen or spoken, with the language it is marked with.
    words: Vec<(String, String)>,
    quotes: Vec<String>,
    /// How many elements name a language, the switch left out.
    marked: usize,
    /// The links of the switch: the attributes that are checked, and the words.
    switch: Vec<[String; 5]>,
    /// Where links of the detail lead, and the files that the head names.
    links: Vec<String>,
    files: Vec<String>,
}

impl Seen {
    fn of(route: &Route, source: &str) -> Self {
        let page = Html::parse_document(source);
        let all = |css: &str| page.select(&selector(css)).collect::<Vec<_>>();
        let text = |element: &ElementRef| element.text().collect::<String>();
        let switch = |link: &ElementRef| {
            let current = link.value().attr("aria-current").is_some();
            // A link that has no target yet keeps its language for the time that it has one.
            let language = ["hreflang", "data-hreflang"]
                .into_iter()
                .find(|name| link.value().attr(name).is_some());
            let [tag, other, href] = ["data-lang", language.unwrap_or("hreflang"), "href"]
                .map(|name| attribute(link, name).to_owned());
            assert_eq!([&*tag, attribute(link, "lang")], [&*other, &*other]);
            [tag, href, text(link), current.to_string(), other]
        };
        Self {
            route: route.clone(),
            language: attribute(&page.root_element(), "lang").to_owned(),
            title: all("title").iter().map(text).collect(),
            words: words_of(&page),
            quotes: all("[data-quote]").iter().map(text).collect(),
            // The English words of a source on a Chinese page are marked too.
            marked: all("body [lang]:not([data-lang])").len()
                - all(".source__words [lang=en]").len(),
            switch: all("[data-lang]").iter().map(switch).collect(),
            links: all("main a[href]")
                .iter()
                .map(|link| attribute(link, "href").to_owned())
                .collect(),
            files: all("head link[href], head script[src]")
                .iter()
                .map(|file| [attribute(file, "href"), attribute(file, "src")].concat())
                .collect(),
        }
    }
}

/// The edition with this tag.
fn edition(tag: &str) -> (&'static Plan, &'static [Seen]) {
    let at = PLANS
        .iter()
        .position(|plan| plan.language.tag == tag)
        .expect("an edition of that tag");
    (&PLANS[at], &SEEN[at])
}

/// Ideographs, and marks that only Chinese text has.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The language that an element is marked with, by itself or by what is around it.
fn language_of(element: ElementRef) -> String {
    let around = element.ancestors().filter_map(ElementRef::wrap);
    [element]
        .into_iter()
        .chain(around)
        .find_map(|element| element.value().attr("lang"))
        .unwrap_or_default()
        .to_owned()
}

/// Every piece of words on a page, seen or spoken, with the language it is marked with.
fn words_of(page: &Html) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for element in page.select(&selector("*")) {
        let name = element.value().name();
        if matches!(name, "script" | "style") {
            continue;
        }
        let spoken = ["title", "aria-label", "alt", "content", "placeholder"];
        let spoken = spoken.iter().filter_map(|name| element.value().attr(name));
        let texts = element.children().filter_map(|child| match child.value() {
            scraper::Node::Text(text) => Some(&**text),
            _ => None,
        });
        for words in spoken.chain(texts).filter(|words| !words.trim().is_empty()) {
            all.push((words.to_owned(), language_of(element)));
        }
    }
    all
}

#[test]
fn there_are_three_languages() {
    let tags: Vec<&str> = PLANS.iter().map(|p| p.language.tag.as_str()).collect();
    assert_eq!(tags, ["zh-Hans", "zh-Hant", "en"]);
    let paths: Vec<&str> = PLANS.iter().map(|p| p.language.path.as_str()).collect();
    assert_eq!(paths, ["", "zh-hant", "en"]);
    let known = &PLANS[0].languages;
    assert!(PLANS.iter().all(|plan| plan.languages == *known));
    let own: Vec<&Language> = PLANS.iter().map(|plan| &plan.language).collect();
    assert_eq!(own, known.iter().collect::<Vec<_>>());
}

#[test]
fn every_page_is_there_in_every_language_under_a_title_of_its_own() {
    let routes = |pages: &'static [Seen]| pages.iter().map(|page| &page.route);
    for (plan, pages) in PLANS.iter().zip(&*SEEN) {
        assert!(routes(pages).eq(routes(&SEEN[0])));
        let mut titles = BTreeMap::new();
        for page in pages {
            assert_eq!(page.language, plan.language.tag, "{}", page.route);
            let before = titles.insert(&page.title, &page.route);
            assert_eq!(before, None, "{} on {}", page.title, page.route);
        }
    }
}

#[test]
fn no_two_pages_of_a_language_describe_themselves_alike() {
    for plan in PLANS.iter() {
        let mut described = BTreeMap::new();
        for route in Route::all(plan) {
            let description = route.page_meta(plan).description;
            let other = described.insert(description, route.clone());
            assert_eq!(other, None, "as /{route} in {}", plan.language.tag);
        }
    }
}

#[test]
fn what_is_chinese_on_an_english_page_is_marked_so() {
    let (_, pages) = edition("en");
    let mut found = BTreeMap::new();
    for page in pages {
        for (words, language) in &page.words {
            if words.contains(is_chinese) && !language.starts_with("zh") {
                found.entry(words).or_insert_with(|| page.route.to_string());
            }
        }
    }
    assert!(found.is_empty(), "{}: {found:#?}", found.len());
}

#[test]
fn what_is_marked_as_chinese_on_an_english_page_is_chinese() {
    let (_, pages) = edition("en");
    for page in pages {
        for (words, language) in page.words.iter().filter(|(_, tag)| tag.starts_with("zh")) {
            // The text itself has such words as “5G”.
            let quoted = PLANS[0].text.contains(words.trim());
            let sound = words.contains(is_chinese) || quoted;
            assert!(sound, "{}: {words} as {language}", page.route);
        }
    }
}

#[test]
fn pages_in_the_texts_own_language_mark_nothing_but_the_switch() {
    for (plan, pages) in PLANS.iter().zip(&*SEEN) {
        let marked = pages.iter().filter(|page| page.marked > 0).count();
        match plan.language.is_foreign_to_text() {
            true => assert!(marked > 100, "{marked}"),
            false => assert_eq!(marked, 0, "{}", plan.language.tag),
        }
    }
}

#[test]
fn no_page_in_traditional_characters_holds_a_simplified_one() {
    let tables = OpenCC::from_config(BuiltinConfig::S2hk).expect("tables");
    let (_, pages) = edition("zh-Hant");
    let mut known: BTreeMap<char, bool> = BTreeMap::new();
    let mut found: BTreeMap<char, String> = BTreeMap::new();
    for page in pages {
        for (words, language) in &page.words {
            for c in words.chars().filter(|c| is_chinese(*c)) {
                let simplified = *known.entry(c).or_insert_with(|| {
                    tables.convert(&c.to_string()) != c.to_string() && !OF_BOTH.contains(c)
                });
                let damaged = AS_RECEIVED.contains(c) && page.route == Route::About;
                if simplified && !damaged && language != "zh-Hans" {
                    found
                        .entry(c)
                        .or_insert_with(|| format!("{}: {words}", page.route));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_quotation_is_exact_in_the_script_of_its_edition() {
    for (plan, pages) in PLANS.iter().zip(&*SEEN) {
        let mut count = 0;
        for page in pages {
            for words in &page.quotes {
                assert!(plan.text.contains(words), "{}: {words}", page.route);
                count += 1;
            }
        }
        assert!(count > 3000, "{count} quotations in {}", plan.language.tag);
    }
    assert_eq!(edition("en").0.text, PLANS[0].text);
}

#[test]
fn another_script_moves_no_character() {
    let (first, converted) = (&PLANS[0], edition("zh-Hant").0);
    let widths = |text: &str| text.chars().map(char::len_utf8).collect::<Vec<_>>();
    assert_eq!(widths(&first.text), widths(&converted.text));
    assert_ne!(first.text, converted.text);
    for plan in &*PLANS {
        assert_eq!(plan.document, first.document);
        assert_eq!(plan.mentions, first.mentions);
        let spans = plan.document.spans().into_iter();
        let joined: Vec<&str> = spans.map(|span| plan.words(span)).collect();
        assert_eq!(joined.concat(), plan.text.replace('\n', ""));
    }
    // The very words that a table would get wrong.
    for (words, wrong) in [
        ("「西南雲大」", "“西南云大”"),
        ("製造", "制造"),
        ("幹部", "干部"),
    ] {
        assert!(converted.text.contains(words), "{words}");
        assert!(!converted.text.contains(wrong), "{wrong}");
    }
}

/// Where an address on a page of an edition leads, below the site's root.
fn resolve(plan: &Plan, route: &Route, href: &str) -> String {
    let mut folders: Vec<&str> = Vec::new();
    let here = plan.language.address("", route);
    for step in here.split('/').chain(href.split('/')) {
        match step {
            "" | "." => {}
            ".." => _ = folders.pop(),
            step => folders.push(step),
        }
    }
    folders.join("/")
}

#[test]
fn the_switch_leads_to_the_same_page_in_each_language() {
    for (plan, pages) in PLANS.iter().zip(&*SEEN) {
        for page in pages {
            assert_eq!(page.switch.len(), plan.languages.len(), "{}", page.route);
            for ([tag, href, words, current, _], language) in
                page.switch.iter().zip(&plan.languages)
            {
                assert_eq!([tag, words], [&language.tag, &language.name]);
                assert_eq!(*current, (*language == plan.language).to_string());
                if page.route != Route::NotFound {
                    let there = language.address("", &page.route);
                    let found = resolve(plan, &page.route, href);
                    assert_eq!(found, there.trim_end_matches('/'), "{}", page.route);
                }
            }
        }
    }
}

#[test]
fn links_stay_in_the_language_and_files_are_the_sites() {
    for (plan, pages) in PLANS.iter().zip(&*SEEN) {
        let folder = plan.language.folder();
        for page in pages.iter().filter(|page| page.route != Route::NotFound) {
            for href in &page.links {
                let path = href.split(['#', '?']).next().unwrap_or_default();
                if path.is_empty() {
                    continue;
                }
                let there = format!("{}/", resolve(plan, &page.route, path));
                let inside = match folder.as_str() {
                    "" => !PLANS
                        .iter()
                        .skip(1)
                        .any(|p| there.starts_with(&p.language.folder())),
                    folder => there.starts_with(folder) || there.starts_with("data/"),
                };
                assert!(inside, "{}: {href}", page.route);
            }
            for way in &page.files {
                let there = resolve(plan, &page.route, way);
                let packs = ["index-5.pack", "lenses-8.pack"].map(|pack| format!("{folder}{pack}"));
                let pack = packs.contains(&there);
                assert!(pack || !there.contains('/'), "{}: {way}", page.route);
            }
        }
    }
}

#[test]
fn under_an_absolute_path_each_language_has_its_folder() {
    let (plan, _) = edition("en");
    let pages = site(plan, "/base/", Some("https://example.org/base/"));
    let (_, source) = pages
        .iter()
        .find(|(route, _)| route.to_string() == "article/31/")
        .expect("article 31");
    for part in [
        "<html lang=\"en\" data-prefix=\"/base/en/\">",
        "href=\"/base/en/part/8/\"",
        "href=\"/base/style-4.css\"",
        "<link rel=\"canonical\" href=\"https://example.org/base/en/article/31/\">",
        "<link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"https://example.org/base/article/31/\">",
        "<link rel=\"alternate\" hreflang=\"zh-Hant\" href=\"https://example.org/base/zh-hant/article/31/\">",
        "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.org/base/article/31/\">",
        "<meta property=\"og:locale\" content=\"en_US\">",
        "href=\"/base/zh-hant/article/31/\"",
    ] {
        assert!(source.contains(part), "{part}");
    }
}

/// The addresses that a page of a site with an address names: its own, and its translations' by language.
fn named_addresses(source: &str) -> (String, BTreeMap<String, String>) {
    let page = Html::parse_document(source);
    let own = all(&page, "link[rel=canonical]");
    let own: Vec<&str> = own.map(|link| attribute(&link, "href")).collect();
    let others = all(&page, "link[rel=alternate][hreflang]");
    let others: BTreeMap<String, String> = others
        .map(|link| (attribute(&link, "hreflang"), attribute(&link, "href")))
        .map(|(language, address)| (language.to_owned(), address.to_owned()))
        .collect();
    let shared = all(&page, "meta[property='og:url']");
    let shared: Vec<&str> = shared.map(|meta| attribute(&meta, "content")).collect();
    assert_eq!(own, shared, "canonical and og:url");
    let data = all(&page, "script[type='application/ld+json']");
    for block in data {
        let block: serde_json::Value =
            serde_json::from_str(&block.text().collect::<String>()).expect("JSON");
        let steps = block["@graph"].as_array().into_iter().flatten();
        let steps = steps.filter_map(|node| node["itemListElement"].as_array());
        for item in steps.flatten().filter_map(|step| step["item"].as_str()) {
            assert!(item.starts_with("https://example.org/base/"), "{item}");
        }
    }
    assert_eq!(own.len(), 1, "{own:?}");
    (own[0].to_owned(), others)
}

#[test]
fn with_an_address_translations_name_each_other() {
    let site = "https://example.org/base/";
    let writers: Vec<_> = PLANS
        .iter()
        .map(|plan| {
            (
                plan.language.tag.clone(),
                writer(plan, "/base/", Some(site)),
            )
        })
        .collect();
    for path in [
        "",
        "read/",
        "part/8/",
        "article/44/",
        "county/430481/",
        "county/430481/elder-care/",
        "compare/",
        "zone/circle/",
        "strategy/one-body-two-wings/",
        "topic/education/",
        "glossary/",
        "tree/",
        "search/",
        "about/",
    ] {
        let route: Route = path.parse().expect("never fails");
        let named: BTreeMap<String, _> = writers
            .iter()
            .map(|(language, writer)| (language.clone(), named_addresses(&writer.page(&route))))
            .collect();
        assert_eq!(named.len(), 3);
        for (language, (own, others)) in &named {
            assert!(own.ends_with(path), "{own}");
            assert_eq!(others.len(), 4, "/{path} in {language}: {others:?}");
            assert_eq!(others["x-default"], format!("{site}{path}"));
            for (other, (address, _)) in &named {
                assert_eq!(&others[other], address, "/{path}: {language} of {other}");
            }
        }
    }
}

#[test]
fn english_names_and_chinese_ones_are_both_found() {
    let (plan, _) = edition("en");
    let index = Index::new(plan);
    for words in [
        "Hengnan",
        "hengnan",
        "衡南县",
        "Belt and Road",
        "elder care",
        "养老",
    ] {
        let found = index.search(words, Depth::Whole);
        let names: usize = found.groups.iter().map(|group| group.names.len()).sum();
        assert!(names > 0, "{words}");
    }
    let (plan, _) = edition("zh-Hant");
    let index = Index::new(plan);
    for words in ["衡南縣", "衡南县", "養老", "养老", "hengnan"] {
        let found = index.search(words, Depth::Whole);
        let names: usize = found.groups.iter().map(|group| group.names.len()).sum();
        assert!(names > 0, "{words}");
    }
}

#[test]
fn translated_titles_are_found_and_chinese_results_say_so() {
    let (plan, _) = edition("en");
    let index = Index::new(plan);
    let sections = |words: &str| -> Vec<Section> {
        let found = index.search(words, Depth::Whole);
        let groups = found.groups.iter().filter(|group| group.reason.is_exact());
        groups
            .flat_map(|group| group.sections.iter().map(|hit| hit.section))
            .collect()
    };
    let parts = plan
        .document
        .parts
        .iter()
        .map(|part| Section::Part(part.number));
    let articles = plan
        .document
        .articles()
        .map(|article| Section::Article(article.number));
    let mut titled = 0;
    for section in parts.chain(articles) {
        let title = plan.translated_title(section);
        assert!(!title.is_empty(), "{section:?}");
        // Not all of them: many words together take their time.
        titled += 1;
        if titled % 9 == 1 {
            assert!(sections(title).contains(&section), "{title}");
            let found = index.search(title, Depth::Screen);
            let mut hits = found.groups.iter().flat_map(|group| &group.sections);
            let hit = hits.find(|hit| hit.section == section).expect("a hit");
            assert!(hit.title.own.is_empty(), "{title}");
            let marks = hit.title.translated.as_slice();
            assert!(!marks.is_empty(), "{title}");
        }
    }
    assert!(titled > 60);
    // In the text's own words as well.
    assert!(sections("推动市域协调发展").contains(&Section::Article(31)));
    // What is Chinese on the page of results is marked as such.
    let results = index.search("协调发展", Depth::Whole);
    let found = Found {
        answer: None,
        mine: None,
        words: "协调发展".to_owned(),
        results,
        nearest: Vec::new(),
        whole: true,
    };
    for html in [
        print_found(plan, "./", &found).into_string(),
        print_suggestions(plan, "./", &found).into_string(),
    ] {
        let page = Html::parse_fragment(&html);
        let mut words = 0;
        for text in page.tree.nodes() {
            let said = text.value().as_text().map_or("", |text| text);
            if said.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && !said.contains('“')
            {
                let marked = text.ancestors().any(|node| {
                    let element = node.value().as_element();
                    element
                        .and_then(|e| e.attr("lang"))
                        .is_some_and(|lang| lang.starts_with("zh"))
                });
                assert!(marked, "{said}");
                words += 1;
            }
        }
        assert!(words > 5, "{html}");
    }
}

/// A copy of the seeds in which one file has been changed.
fn broken(file: &str, change: impl Fn(&str) -> String) -> SeedError {
    let folder = copied("seeds");
    let path = folder.path().join(file);
    let before = fs::read_to_string(&path).expect("a file");
    let after = change(&before);
    assert_ne!(before, after, "{file} is as before");
    fs::write(&path, after).expect("written");
    let folder = Folder::new(folder.path());
    load(&folder)
        .and_then(|seeds| locales(&folder, &seeds).map(|_| ()))
        .expect_err("an error")
}

#[test]
fn what_is_wrong_in_a_language_is_told_with_its_place() {
    let phrase = |files: &str| files.replacen("\"to\": \"製造\"", "\"to\": \"製造業\"", 1);
    let error = broken("names/zh-Hant.json", phrase);
    assert_eq!(error.file, "names/zh-Hant.json");
    assert_eq!(error.record.as_deref(), Some("phrase “制造”"));
    assert_eq!(error.field.as_deref(), Some("to"));

    let error = broken("names/en.json", |file| {
        file.replacen("\"31\":", "\"52\":", 1)
    });
    assert_eq!(
        (error.file.as_str(), error.record.as_deref()),
        ("names/en.json", Some("articles"))
    );
    assert_eq!(error.field.as_deref(), Some("52"));

    for (from, to, record) in [
        ("\"1.1\":", "\"1.99\":", Some("sentence “1.99”")),
        (
            "\"1.1\":",
            "\"1.1\": \" \", \"1.0\":",
            Some("sentence “1.1”"),
        ),
        (
            "\"language\": \"en\"",
            "\"language\": \"fr\"",
            Some("translation"),
        ),
    ] {
        let error = broken("translations/en.json", |file| file.replacen(from, to, 1));
        assert_eq!(error.file, "translations/en.json", "{to}");
        assert_eq!(error.record.as_deref(), record, "{to}");
    }
    let error = broken("translations/en.json", |file| {
        file.replacen("\"1.1\":", "\"1.1\": \"Twice.\", \"1.1\":", 1)
    });
    assert!(error.cause.contains("twice") || error.to_string().contains("twice"));

    let error = broken("names/en.json", |file| {
        file.replacen("\"title\":", "\"brand_x\":", 1)
    });
    assert_eq!(error.file, "names/en.json");

    for (from, to, field) in [
        ("\"path\": \"en\"", "\"path\": \"county\"", "path"),
        ("\"path\": \"en\"", "\"path\": \"zh-hant\"", "path"),
        ("\"tag\": \"en\"", "\"tag\": \"zh-Hans\"", "tag"),
        ("\"s2hk\"", "\"s2x\"", "converted"),
        ("\"name\": \"English\"", "\"name\": \" \"", "name"),
    ] {
        let error = broken("languages.json", |file| file.replacen(from, to, 1));
        assert_eq!(error.file, "languages.json", "{to}");
        assert_eq!(error.field.as_deref(), Some(field), "{to}");
    }
}

#[test]
fn a_plan_in_one_language_has_no_switch() {
    let seeds = load(&Folder::new("tests/fixtures/second-plan")).expect("sound seeds");
    let further = locales(&Folder::new("tests/fixtures/second-plan"), &seeds);
    assert_eq!(further.map(|further| further.len()), Ok(0));
    let plan: &'static Plan = Box::leak(Box::new(seeds.plan));
    let tags: BTreeSet<&str> = plan.languages.iter().map(|l| l.tag.as_str()).collect();
    assert_eq!(tags, BTreeSet::from(["zh-Hans"]));
    for (route, source) in site(plan, "./", Some("https://example.org/")) {
        assert!(!source.contains("data-lang"), "{route}");
        assert!(!source.contains("hreflang"), "{route}");
    }
}

/// Search engines and shared links show what a page says in its own language.
#[test]
fn descriptions_of_a_translated_edition_are_translated() {
    let english = PLANS
        .iter()
        .find(|plan| plan.language.tag == "en")
        .expect("English");
    let described = |route: Route| route.page_meta(english).description;
    let article = described(Route::Article(44));
    assert!(article.contains("old-age insurance"), "{article}");
    for route in Route::all(english) {
        let description = described(route.clone());
        let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
        // A place is a name, and named in both.
        assert!(!description.contains("(in Chinese)"), "/{route}");
        assert!(!description.chars().any(is_han), "/{route}: {description}");
    }
}
