//! Another plan, of an invented place, loads and prints like the first: nothing about one city
//! stands in the code.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::parsed::{
    all, attribute, faults, ids, on_every_page, only, page, resolve, within, words,
};
use crate::printed::{MAP, site, tree_anchors};
use scraper::Html;
use yantu::data::{Folder, load};
use yantu::model::plan::{Basis, MentionForm, Plan, Relation};
use yantu::model::text::{Section, SentenceId, Span, chinese_numeral};
use yantu::route::{DATA_FILES, Route};

const FOLDER: &str = "tests/fixtures/second-plan";

/// The invented plan, read once.
static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    load(&Folder::new(FOLDER))
        .expect("the seeds are sound")
        .plan
});

/// Every page of it as it lies in the built site.
static PAGES: LazyLock<Vec<(Route, String)>> = LazyLock::new(|| site(&PLAN, "./", None));

/// Words that belong to the first plan alone, and the explorer's name in it.
const OF_THE_FIRST_PLAN: [&str; 22] = [
    "衡阳", "衡南", "衡山", "衡东", "南岳", "雁城", "雁峰", "雁图", "珠晖", "石鼓", "蒸湘", "祁东",
    "耒阳", "常宁", "湖南", "湘", "一核", "四水", "hengyang", "yantu", "hunan", "4304",
];

// The plan

#[test]
fn it_has_another_shape_than_the_first() {
    let document = &PLAN.document;
    assert_eq!(document.parts.len(), 3);
    assert_eq!(document.articles().count(), 6);
    assert_eq!(PLAN.divisions.len(), 4);
    assert_eq!(PLAN.zones.len(), 2);
    assert!(PLAN.centres.is_empty() && PLAN.threads.is_empty() && PLAN.background.is_empty());
    assert!(PLAN.inset.is_none() && PLAN.map.lines.is_empty());
    for (number, part) in (1..).zip(&document.parts) {
        let title = PLAN.words(part.title);
        let printed = format!("{}、{title}", chinese_numeral(number));
        assert_eq!(PLAN.words(part.heading), printed);
    }
    for (number, article) in (1..).zip(document.articles()) {
        let title = PLAN.words(article.title);
        assert_eq!(PLAN.words(article.heading), format!("{number}.{title}。"));
    }
}

#[test]
fn an_article_may_have_no_sentences_or_items_alone() {
    let count = |number| PLAN.document.sentences_of(Section::Article(number)).count();
    assert_eq!(count(2), 0);
    let article = PLAN.document.article(4).expect("it is there");
    assert!(article.paragraphs[0].sentences.is_empty());
    let items: Vec<_> = article
        .items
        .iter()
        .map(|item| (PLAN.words(item.title), item.sentences))
        .collect();
    assert_eq!(items, [("坚持虚构", (1, 2)), ("坚持完整", (3, 4))]);
    let whole = vec![Some(Relation::City); 4];
    assert_eq!(PLAN.divisions_of_article(2), whole, "nothing said: all");
}

#[test]
fn joined_in_order_it_is_the_text_and_the_text_is_the_source() {
    let mut joined = String::new();
    for span in PLAN.document.spans() {
        if span.start as usize == joined.len() + 1 {
            joined.push('\n');
        }
        assert_eq!(span.start as usize, joined.len(), "{}", PLAN.words(span));
        joined.push_str(PLAN.words(span));
    }
    assert!(joined == PLAN.text);
    let folder = Folder::new(FOLDER);
    let source = folder.text("source/example.txt").expect("the source");
    assert_eq!(source.trim_end(), PLAN.text, "clean text stays as it is");
    let restored = folder.text("derived/text.txt").expect("make seeds");
    assert_eq!(restored, PLAN.text);
}

#[test]
fn every_seed_file_says_that_it_is_invented() {
    let folder = Folder::new(FOLDER);
    for file in [
        "plan.json",
        "divisions.json",
        "zones.json",
        "mentions.json",
        "strategies.json",
        "places.json",
        "links.json",
        "reach.json",
        "topics.json",
        "messages/zh-Hans.json",
        "geo/divisions.geojson",
        "source/example.txt",
        "README.md",
    ] {
        let text = folder.text(file).expect("a seed file").to_lowercase();
        let says = text.contains("虚构") || text.contains("invented");
        assert!(says, "{file} does not say that it is invented");
    }
}

#[test]
fn zones_mentions_and_strategies_resolve() {
    let members = |id: &str| -> Vec<u32> {
        let zone = PLAN.zone(id).expect("a zone");
        let code = |at: &u16| PLAN.divisions[usize::from(*at)].adcode.get();
        zone.members.iter().map(code).collect()
    };
    assert_eq!(members("lake"), [990_102]);
    assert_eq!(members("shore"), [990_181, 990_121]);
    assert!(PLAN.zone_of(0).is_none(), "one division is in no zone");

    let count = |form| PLAN.mentions.iter().filter(|m| m.form == form).count();
    assert_eq!(count(MentionForm::Short), 1, "港 and 大堤 are no city");
    assert_eq!(PLAN.mentions_of(1).count(), 0, "圆潭区 is not named");
    for mention in &PLAN.mentions {
        let name = &PLAN.divisions[usize::from(mention.division)].name;
        assert!(name.starts_with(PLAN.words(mention.span)));
        let span = PLAN.document.span(mention.sentence).expect("a sentence");
        assert!(span.contains(mention.span));
    }
    assert_eq!(PLAN.strategies.len(), 3);
    for strategy in &PLAN.strategies {
        assert!(!strategy.occurrences.is_empty(), "{}", strategy.name);
        let named = strategy.occurrences.iter().map(|o| (o.sentence, o.span));
        let listed = strategy.members.iter().map(|m| (m.sentence, m.span));
        for (id, span) in named
            .chain(listed)
            .chain([(strategy.sentence, strategy.intro)])
        {
            assert!(PLAN.document.span(id).expect("a sentence").contains(span));
        }
    }
    let pattern = PLAN.strategy("lake-and-shore").expect("a strategy").1;
    assert_eq!(
        PLAN.divisions_of_strategy(pattern),
        [
            None,
            Some(Relation::Zone),
            Some(Relation::Zone),
            Some(Relation::Zone)
        ]
    );
}

#[test]
fn the_map_has_an_island_a_lake_and_a_hole_with_a_division_in_it() {
    let shape = &PLAN.map.shapes[2];
    let mut rings: Vec<usize> = shape.polygons.iter().map(|p| p.rings.len()).collect();
    rings.sort_unstable();
    assert_eq!(rings, [1, 3], "an island; a mainland with two holes");
    assert_eq!(PLAN.map.neighbours[1], [2], "the enclave has one neighbour");
    assert_eq!(PLAN.map.neighbours[2], [0, 1, 3]);
    for place in PLAN.places.iter().filter_map(|p| p.point.as_ref()) {
        let inside = PLAN.map.contains(3, place.at.map(f64::from));
        assert!(inside, "the port lies in its division");
    }
}

// The pages

#[test]
fn every_quotation_is_exact() {
    on_every_page(&PAGES, |route, page| {
        for quotation in all(page, "[data-quote]") {
            let quoted = words(quotation);
            assert!(!quoted.trim().is_empty(), "/{route}: an empty quotation");
            assert!(PLAN.text.contains(&quoted), "/{route}: {quoted}");
        }
        for figure in all(page, "figure.quote") {
            let source = within(figure, "figcaption a[href]").into_iter().next();
            let source = source.expect("a quotation has a source");
            let (path, anchor) = resolve(route, attribute(&source, "href"));
            let section = match path.parse().expect("never fails") {
                Route::Article(n) => Section::Article(n),
                Route::Part(n) => Section::Part(n),
                // Opening and closing are in the reader alone.
                Route::Read => continue,
                _ => panic!("/{route}: {path} is no place of the text"),
            };
            let number = anchor.strip_prefix('s').and_then(|n| n.parse().ok());
            let number = number.expect("a sentence's anchor");
            let sentence = PLAN.sentence(SentenceId { section, number });
            for quotation in within(figure, "[data-quote]") {
                assert!(sentence.contains(&words(quotation)), "/{route}: {path}");
            }
        }
    });
    let read = page(&PAGES, &Route::Read);
    let text = words(only(&read, "[data-text]"));
    assert_eq!(text, PLAN.text.replace('\n', ""), "the reader is the text");
}

#[test]
fn an_article_page_holds_the_whole_article() {
    for article in PLAN.document.articles() {
        let route = Route::Article(article.number);
        let page = page(&PAGES, &route);
        let heading = words(only(&page, "h1"));
        assert!(heading.ends_with(PLAN.words(article.title)), "{heading}");
        for (id, span) in PLAN.document.sentences_of(Section::Article(article.number)) {
            let anchored = only(&page, &format!("#s{}", id.number));
            assert_eq!(words(anchored), PLAN.words(span), "{id}");
        }
        let related = PLAN.divisions_of_article(article.number);
        for (division, relation) in PLAN.divisions.iter().zip(related) {
            let shape = only(&page, &format!("[data-county='{}']", division.adcode));
            let expected = relation.map_or("", Relation::as_str);
            assert_eq!(attribute(&shape, "data-related"), expected, "/{route}");
        }
    }
}

#[test]
fn a_part_page_holds_the_whole_part() {
    for part in &PLAN.document.parts {
        let page = page(&PAGES, &Route::Part(part.number));
        let mut text = words(only(&page, "main"));
        let spans = PLAN.document.spans().into_iter();
        let until = PLAN.document.part(part.number + 1);
        let until = until.map_or(u32::MAX, |next| next.heading.start);
        let inside = |span: &Span| part.heading.end <= span.start && span.end <= until;
        let headings: Vec<Span> = part.articles.iter().map(|a| a.heading).collect();
        let closing: Vec<Span> = PLAN.document.closing[0].sentences.clone();
        for span in spans
            .filter(inside)
            .filter(|s| !headings.contains(s) && !closing.contains(s))
        {
            let words = PLAN.words(span);
            let found = text.split_once(words).map(|(_, rest)| rest.to_owned());
            text = found.unwrap_or_else(|| panic!("part {}: {words}", part.number));
        }
    }
}

#[test]
fn one_heading_one_main_one_tree_one_map_a_title_of_its_own() {
    let titles = std::cell::RefCell::new(BTreeMap::new());
    on_every_page(&PAGES, |route, page| {
        for css in ["h1", "main", "[role=tree]", "head > title"] {
            assert_eq!(all(page, css).len(), 1, "/{route}: {css}");
        }
        let title = words(only(page, "head > title"));
        assert!(title.contains("云泽例图"), "/{route}: {title}");
        let twin = titles.borrow_mut().insert(title, route.clone());
        assert_eq!(twin, None, "/{route} has the title of another page");
        let description = only(page, "meta[name=description]");
        let length = attribute(&description, "content").chars().count();
        // A description is the first sentence, and that may be a short one.
        assert!((4..=160).contains(&length), "/{route}: {length}");
        let codes: Vec<&str> = all(page, "[data-county]")
            .map(|shape| attribute(&shape, "data-county"))
            .collect();
        let distinct: BTreeSet<_> = codes.iter().copied().collect();
        assert_eq!((codes.len(), distinct.len()), (4, 4), "/{route}");
        let faults = faults(page);
        assert!(faults.is_empty(), "/{route}: {faults:?}");
    });
}

#[test]
fn every_link_leads_to_a_page_and_every_anchor_to_its_place() {
    let ids = ids(&PAGES);
    let nodes = tree_anchors(&PLAN);
    let mut reached = BTreeSet::new();
    for (route, source) in &*PAGES {
        for element in all(&Html::parse_document(source), "body [href]") {
            let href = attribute(&element, "href");
            if href.starts_with("http") {
                continue;
            }
            let (path, anchor) = resolve(route, href);
            let Some(ids) = ids.get(&path) else {
                let there = DATA_FILES.contains(&path.as_str()) || path == MAP;
                assert!(there, "/{route}: {href}");
                continue;
            };
            assert!(
                // The tree shows the node that its anchor names once it is live.
                anchor.is_empty()
                    || ids.contains(&anchor)
                    || (path == "tree/" && nodes.contains(&anchor)),
                "/{route}: {href}"
            );
            reached.insert(path);
        }
    }
    for route in Route::all(&PLAN) {
        let path = route.to_string();
        let lost = route == Route::NotFound || reached.contains(&path);
        assert!(lost, "no way leads to /{path}");
    }
}

#[test]
fn a_county_says_how_it_is_known() {
    use yantu::model::messages::Msg;
    for (index, division) in (0..).zip(&PLAN.divisions) {
        let route = Route::County(division.adcode);
        let detail = words(only(&page(&PAGES, &route), "main"));
        let values: [(&str, &dyn std::fmt::Display); 1] = [("name", &division.name)];
        let says = |key| detail.contains(&PLAN.messages.fill(key, &values));
        let named = PLAN.mentions_of(index).next().is_some();
        assert_eq!(says(Msg::CountyNotNamed), !named, "/{route}");
        let zone = PLAN.zone_of(index);
        assert_eq!(says(Msg::CountyNoZone), zone.is_none(), "/{route}");
        if let Some(zone) = zone {
            assert!(detail.contains(PLAN.words(zone.evidence)), "/{route}");
            let inferred = zone.basis == Basis::Inferred;
            assert_eq!(detail.contains("推定"), inferred, "/{route}");
        }
    }
}

#[test]
fn nothing_of_the_first_plan_is_on_any_page() {
    for (route, source) in &*PAGES {
        // The name of a setting of the program.
        let source = source.to_lowercase().replace("yantu-lost", "");
        for foreign in OF_THE_FIRST_PLAN {
            if let Some(at) = source.find(foreign) {
                let near: String = source[at..].chars().take(40).collect();
                panic!("/{route} speaks of the first plan: {near}");
            }
        }
        // A block of data has braces of its own, and one sentence is filled in by a script.
        let cut = |text: &str, from: &str, to: &str| match text.split_once(from) {
            Some((before, rest)) => {
                let after = rest.split_once(to).map_or("", |(_, after)| after);
                format!("{before}{after}")
            }
            None => text.to_owned(),
        };
        let source = cut(&source, "application/ld+json", "</script>");
        let source = cut(&source, " data-words=\"", "\"");
        assert!(!source.contains(['{', '}']), "/{route}: a place left open");
    }
}
