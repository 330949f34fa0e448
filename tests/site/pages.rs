//! Every page as it is printed: exact words, sound HTML, links that lead somewhere, one map, one
//! tree, nothing foreign.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::parsed::{
    all, attribute, faults, ids, on_every_page, only, page, resolve, within, words,
};
use crate::printed::{ASSETS, MAP, site, tree_anchors, writer};
use scraper::{ElementRef, Html};
use yantu::data::{Folder, load};
use yantu::model::messages::Msg;
use yantu::model::plan::{Basis, Certainty, FigureKind, MentionForm, NodeKey, Plan};
use yantu::model::text::{Article, Section, SentenceId, Span};
use yantu::pages::print;
use yantu::route::{DATA_FILES, Location, Route};
use yantu::site::minify_html;

/// The real plan, read once.
static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    load(&Folder::new("seeds"))
        .expect("the seeds are sound")
        .plan
});

/// Every page of the real plan as it lies in the built site.
static PAGES: LazyLock<Vec<(Route, String)>> = LazyLock::new(|| site(&PLAN, "./", None));

/// The ids on every page, by the page's path.
static IDS: LazyLock<HashMap<String, BTreeSet<String>>> = LazyLock::new(|| ids(&PAGES));

/// The section of the detail with this heading.
fn section(page: &Html, title: Msg) -> Option<ElementRef<'_>> {
    let title = PLAN.messages.get(title);
    all(page, "main section").find(|section| {
        let headings = within(*section, "h2");
        headings.first().is_some_and(|h2| words(*h2) == title)
    })
}

/// Whether the detail of a page has a link to an address below the site's root.
fn leads_to(route: &Route, address: &str) -> bool {
    all(&page(&PAGES, route), "main a[href]").any(|link| {
        let (path, anchor) = resolve(route, attribute(&link, "href"));
        let anchor = if anchor.is_empty() {
            anchor
        } else {
            format!("#{anchor}")
        };
        format!("{path}{anchor}") == address
    })
}

/// The text from the first to the last character of an article.
fn article_text(article: &Article) -> &'static str {
    let last = article.paragraphs.iter().flat_map(|p| &p.sentences).last();
    let end = last.map_or(article.heading.end, |span| span.end);
    PLAN.words(Span {
        start: article.heading.start,
        end,
    })
}

/// Looks for several texts one after the other.
fn assert_in_order(whole: &str, pieces: &[&str], what: &dyn std::fmt::Display) {
    let mut rest = whole;
    for piece in pieces {
        let found = rest.split_once(piece);
        assert!(found.is_some(), "{what}: missing or out of order: {piece}");
        rest = found.map_or("", |(_, rest)| rest);
    }
}

/// The words of every paragraph of a section.
fn paragraphs(section: Section) -> Vec<&'static str> {
    PLAN.document
        .paragraphs(section)
        .iter()
        .filter_map(|p| {
            Some(Span {
                start: p.sentences.first()?.start,
                end: p.sentences.last()?.end,
            })
        })
        .map(|span| PLAN.words(span))
        .collect()
}

// The plan's words

#[test]
fn every_quotation_is_exact() {
    let total = std::cell::Cell::new(0);
    on_every_page(&PAGES, |route, page| {
        for quotation in all(page, "[data-quote]") {
            let quoted = words(quotation);
            assert!(!quoted.trim().is_empty(), "{route}: an empty quotation");
            assert!(
                PLAN.text.contains(&quoted),
                "/{route} quotes what is not in the text: {quoted}"
            );
            if let Some(number) = quotation.value().attr("data-article") {
                let article = PLAN.document.article(number.parse().expect("a number"));
                let whole = article_text(article.expect("an article of the plan"));
                assert!(
                    whole.contains(&quoted),
                    "/{route}: not in article {number}: {quoted}"
                );
            }
            total.set(total.get() + 1);
        }
    });
    // Reader, article pages and part pages hold every sentence once each.
    assert!(
        total.get() > 3 * 300,
        "only {} quotations found",
        total.get()
    );
}

#[test]
fn quotations_and_their_sources_belong_together() {
    on_every_page(&PAGES, |route, page| {
        for figure in all(page, "figure.quote") {
            let quotation = within(figure, "[data-quote]");
            let source = within(figure, "figcaption a[href]");
            let ([quotation], [source]) = (&quotation[..], &source[..]) else {
                panic!("/{route}: a quotation without one source")
            };
            let (path, anchor) = resolve(route, attribute(source, "href"));
            let target: Route = path.parse().expect("never fails");
            // In the reader, opening and closing have anchors of their own names.
            let (named, number) = anchor.rsplit_once('s').unwrap_or(("", "0"));
            let section = match target {
                Route::Article(n) => Section::Article(n),
                Route::Part(n) => Section::Part(n),
                Route::Read if named == "preamble-" => Section::Preamble,
                Route::Read if named == "closing-" => Section::Closing,
                _ => panic!("/{route}: {path} is no place of the text"),
            };
            // Without an anchor it is the title.
            let number = number.parse().expect("a sentence");
            let sentence = PLAN.sentence(SentenceId { section, number });
            assert!(
                sentence.contains(&words(*quotation)),
                "/{route}: not at {path}#{anchor}"
            );
        }
    });
}

#[test]
fn an_article_page_holds_the_whole_article() {
    for article in PLAN.document.articles() {
        let route = Route::Article(article.number);
        let page = page(&PAGES, &route);
        let title = PLAN.words(article.title);
        assert!(words(only(&page, "h1")).ends_with(title), "{title}");
        let detail = words(only(&page, "main"));
        let mut pieces = vec![title];
        pieces.extend(paragraphs(Section::Article(article.number)));
        assert_in_order(&detail, &pieces, &route);
        let part = PLAN.document.part(article.part).expect("its part");
        assert!(
            detail.contains(PLAN.words(part.title)),
            "{route} says which part it is in"
        );
        check_sentences(&page, Section::Article(article.number), "s");
    }
}

#[test]
fn a_part_page_holds_the_whole_part() {
    for part in &PLAN.document.parts {
        let route = Route::Part(part.number);
        let page = page(&PAGES, &route);
        assert_eq!(words(only(&page, "h1")), PLAN.words(part.title));
        let mut pieces = vec![PLAN.words(part.title)];
        pieces.extend(paragraphs(Section::Part(part.number)));
        check_sentences(&page, Section::Part(part.number), "s");
        for article in &part.articles {
            pieces.push(PLAN.words(article.title));
            pieces.extend(paragraphs(Section::Article(article.number)));
            let prefix = format!("a{}s", article.number);
            check_sentences(&page, Section::Article(article.number), &prefix);
        }
        assert_in_order(&words(only(&page, "main")), &pieces, &route);
    }
}

/// Every sentence of a section stands on the page once, under its own anchor.
fn check_sentences(page: &Html, section: Section, prefix: &str) {
    for (id, span) in PLAN.document.sentences_of(section) {
        let anchored = only(page, &format!("#{prefix}{}", id.number));
        assert_eq!(words(anchored), PLAN.words(span), "{id}");
        assert!(anchored.value().attr("data-quote").is_some(), "{id}");
    }
}

#[test]
fn the_reader_holds_every_sentence_once_in_order() {
    let page = page(&PAGES, &Route::Read);
    let read: Vec<String> = all(&page, "[data-text] .sentence").map(words).collect();
    let sentences: Vec<&str> = PLAN
        .document
        .sentences()
        .map(|(_, span)| PLAN.words(span))
        .collect();
    assert_eq!(read.len(), sentences.len());
    for (read, sentence) in read.iter().zip(sentences) {
        assert_eq!(read, sentence);
    }
    let text = words(only(&page, "[data-text]"));
    assert!(
        text == PLAN.text.replace('\n', ""),
        "the reader is not the text"
    );
    for part in &PLAN.document.parts {
        let heading = words(only(&page, &format!("#p{} > h2", part.number)));
        assert_eq!(heading, PLAN.words(part.heading));
    }
    for article in PLAN.document.articles() {
        let heading = words(only(&page, &format!("#a{} > h3", article.number)));
        assert_eq!(heading, PLAN.words(article.heading));
    }
}

/// Every place in the text where something is named, and the addresses that tell of it.
fn named() -> Vec<(Span, String)> {
    let route = |route: Route| route.to_string();
    let mentions = PLAN.mentions.iter().map(|m| {
        let division = &PLAN.divisions[usize::from(m.division)];
        (m.span, route(Route::County(division.adcode)))
    });
    let zones = PLAN.zone_mentions.iter().map(|m| {
        let zone = &PLAN.zones[usize::from(m.zone)];
        (m.span, route(Route::Zone(zone.id.clone())))
    });
    let strategies = PLAN.strategies.iter().flat_map(|s| {
        let address = route(Route::Strategy(s.id.clone()));
        s.occurrences.iter().map(move |o| (o.span, address.clone()))
    });
    let places = PLAN.places.iter().flat_map(|place| {
        let address = PLAN.place_location(place).to_string();
        place
            .occurrences
            .iter()
            .map(move |o| (o.span, address.clone()))
    });
    mentions
        .chain(zones)
        .chain(strategies)
        .chain(places)
        .collect()
}

/// The links inside an element of exact words: where each begins and ends in its words, and the
/// address it leads to.
fn links_in(route: &Route, element: ElementRef) -> Vec<(usize, usize, String)> {
    let mut at = 0;
    let mut links = Vec::new();
    for node in element.descendants() {
        if let Some(text) = node.value().as_text() {
            at += text.len();
        } else if let Some(link) = ElementRef::wrap(node)
            .filter(|e| e.value().name() == "a" && e.value().attr("class") != Some("term"))
        {
            let (path, anchor) = resolve(route, attribute(&link, "href"));
            let anchor = if anchor.is_empty() {
                anchor
            } else {
                format!("#{anchor}")
            };
            links.push((at, at + words(link).len(), format!("{path}{anchor}")));
        }
    }
    links
}

#[test]
fn every_named_thing_in_the_reader_is_a_link_to_its_page() {
    let page = page(&PAGES, &Route::Read);
    let named = named();
    let of_same_words = |span: Span| named.iter().filter(move |(other, _)| *other == span);
    let mut links = Vec::new();
    for (id, sentence) in PLAN.document.sentences() {
        let anchor = match id.section {
            Section::Article(n) => format!("a{n}s{}", id.number),
            Section::Part(n) => format!("p{n}s{}", id.number),
            Section::Preamble => format!("preamble-s{}", id.number),
            Section::Closing => format!("closing-s{}", id.number),
        };
        let start = sentence.start as usize;
        let element = only(&page, &format!("#{anchor}"));
        for (from, to, address) in links_in(&Route::Read, element) {
            let span = Span::new(start + from, start + to);
            let known = of_same_words(span).any(|(_, other)| *other == address);
            assert!(known, "{id}: “{}” leads to /{address}", PLAN.words(span));
            links.push(span);
        }
    }
    // Titles are links to their articles; all else that is named lies in a link of its own, or
    // in one of the longer name that holds it.
    let titles: Vec<Span> = PLAN
        .document
        .articles()
        .map(|a| a.heading)
        .chain(PLAN.document.parts.iter().map(|p| p.heading))
        .collect();
    let mut count = 0;
    for (span, address) in &named {
        if titles.iter().any(|title| title.contains(*span)) {
            continue;
        }
        let linked = links.iter().any(|link| link.contains(*span));
        assert!(linked, "“{}” (/{address}) is no link", PLAN.words(*span));
        count += 1;
    }
    assert!(count > 400, "only {count} names");
    // A place whose name lies in a strategy's: the strategy's page leads on to it.
    for place in &PLAN.places {
        let address = PLAN.place_location(place).to_string();
        for strategy in &PLAN.strategies {
            let mut names = strategy.occurrences.iter().map(|o| o.span);
            let inside = |name: Span| place.occurrences.iter().any(|o| name.contains(o.span));
            if names.any(inside) {
                let route = Route::Strategy(strategy.id.clone());
                assert!(leads_to(&route, &address), "/{route} to /{address}");
            }
        }
    }
}

#[test]
fn a_division_or_zone_inside_a_longer_name_is_reached_through_its_page() {
    let (mut count, named) = (0, named());
    for strategy in &PLAN.strategies {
        let route = Route::Strategy(strategy.id.clone());
        for (span, address) in &named {
            let other: Route = match address.split_once('#') {
                Some(_) => continue,
                None => address.parse().expect("never fails"),
            };
            let kind = matches!(other, Route::County(_) | Route::Zone(_));
            if kind && strategy.occurrences.iter().any(|o| o.span.contains(*span)) {
                assert!(leads_to(&route, address), "/{route} to /{address}");
                count += 1;
            }
        }
    }
    assert!(count >= 7, "only {count} names");
}

#[test]
fn a_place_says_how_sure_it_is_where_it_lies() {
    for place in &PLAN.places {
        let Some(division) = place.division else {
            continue;
        };
        let route = Route::County(PLAN.divisions[usize::from(division)].adcode);
        let key = match place.certainty {
            Certainty::Sourced => Msg::PlaceSourced,
            Certainty::Weak => Msg::PlaceWeak,
            other => panic!("{} lies in {route}, and it is {other:?}", place.name),
        };
        let basis = PLAN.messages.fill(key, &[("source", &place.source)]);
        assert!(
            words(only(&page(&PAGES, &route), "main")).contains(&basis),
            "{basis}"
        );
    }
    let weak = PLAN
        .places
        .iter()
        .filter(|place| place.certainty == Certainty::Weak);
    let drawn = weak.filter(|place| place.point.is_some()).count();
    assert_eq!(all(&overlays(), ".county-map__place--weak").count(), drawn);
}

#[test]
fn what_only_some_layers_show_is_whole_and_leads_to_its_sentences() {
    let overlays = overlays();
    let points = PLAN.places.iter().filter(|place| place.point.is_some());
    let words: Vec<String> = all(&overlays, ".county-map__places text")
        .map(words)
        .collect();
    let names: Vec<&str> = points.map(|place| place.name.as_str()).collect();
    assert_eq!(words, names);
    let counts = all(&overlays, ".county-map__counts text").count();
    assert_eq!(
        counts,
        12 - PLAN.inset.as_ref().map_or(0, |inset| inset.divisions.len())
    );
    let mut links = 0;
    for link in all(
        &overlays,
        ".county-map__links:not(.county-map__links--small) a",
    ) {
        let (path, anchor) = resolve(&Route::Overview, attribute(&link, "href"));
        // A heading is the page itself.
        let known = |ids: &BTreeSet<String>| anchor.is_empty() || ids.contains(&anchor);
        assert!(IDS.get(&path).is_some_and(known), "{path}#{anchor}");
        links += 1;
    }
    // A place that several links lead to is said once, after all their verbs.
    let outbound_groups = PLAN.links.iter().filter(|link| link.bearing.is_some());
    let said: BTreeSet<_> = outbound_groups.map(|link| link.target).collect();
    assert_eq!(links, said.len());
}

#[test]
fn every_place_is_listed_where_its_links_lead() {
    for place in &PLAN.places {
        let location = PLAN.place_location(place);
        let page = page(&PAGES, &location.route);
        let listed = only(&page, &format!("#{}", location.anchor));
        assert!(words(listed).starts_with(&place.name), "/{location}");
    }
    let overview = page(&PAGES, &Route::Overview);
    for link in &PLAN.links {
        let shown = only(&overview, &format!("#{}", link.anchor()));
        assert_eq!(words(shown), link.verb);
        let (path, _) = resolve(&Route::Overview, attribute(&shown, "href"));
        let sentence = NodeKey::Sentence(link.sentence).location();
        assert_eq!(path, sentence.route.to_string(), "{}", link.id);
    }
}

#[test]
fn an_article_shows_the_figures_it_states() {
    let mut count = 0;
    for article in PLAN.document.articles() {
        let section = Section::Article(article.number);
        let figures = PLAN.figures_in(section);
        let figures: Vec<_> = figures.filter(|figure| figure.is_stated()).collect();
        let route = Route::Article(article.number);
        let page = page(&PAGES, &route);
        let shown: Vec<ElementRef> = all(&page, ".figures li").collect();
        assert_eq!(shown.len(), figures.len(), "/{route}");
        for (shown, figure) in shown.into_iter().zip(figures) {
            let quoted = within(shown, "a[href] [data-quote]");
            assert_eq!(words(quoted[0]), PLAN.words(figure.span), "/{route}");
            let link = within(shown, "a[href]")[0];
            let (path, anchor) = resolve(&route, attribute(&link, "href"));
            assert_eq!(path, route.to_string());
            let expected = match figure.sentence.number {
                0 => String::new(),
                n => format!("s{n}"),
            };
            assert_eq!(anchor, expected, "/{route}");
            count += 1;
        }
    }
    assert!(count > 60, "only {count} figures");
}

#[test]
fn overview_and_about_say_that_no_number_is_set_for_the_last_year() {
    let period = PLAN.meta.period.as_ref().expect("a period");
    assert_eq!(period.to, 2025);
    let amounts: Vec<&str> = PLAN
        .figures
        .iter()
        .filter(|figure| figure.kind == FigureKind::Amount)
        .map(|figure| PLAN.words(figure.span))
        .collect();
    let values: [(&str, &dyn std::fmt::Display); 2] = [("year", &period.to), ("n", &amounts.len())];
    let statement = PLAN.messages.fill(Msg::TargetsNone, &values);
    for route in [Route::Overview, Route::About] {
        let page = page(&PAGES, &route);
        let detail = words(only(&page, "main"));
        let (_, after) = detail.split_once(&statement).expect("the statement");
        assert!(after.starts_with(amounts[0]), "/{route}");
    }
}

#[test]
fn the_page_about_the_explorer_tells_method_counts_sources_and_doubts() {
    let detail = words(only(&page(&PAGES, &Route::About), "main"));
    let readings = PLAN.method.readings.as_ref().expect("two readings");
    for found in [&readings.reach, &readings.topics] {
        for figure in [
            &found.agreement,
            &found.kappa,
            &found.differences.to_string(),
        ] {
            assert!(detail.contains(figure.as_str()), "{figure}");
        }
    }
    for doubt in &PLAN.method.doubts {
        assert!(detail.contains(&doubt.title) && detail.contains(&doubt.text));
    }
    for item in &PLAN.background {
        assert!(detail.contains(&item.source), "{}", item.source);
    }
    for place in PLAN.places.iter().filter(|place| place.division.is_some()) {
        assert!(detail.contains(&place.source), "{}", place.name);
    }
    let count = |n: usize| detail.contains(&format!(" {n} "));
    assert!(count(PLAN.strategies.len()) && count(PLAN.places.len()));
    let stated = PLAN.figures.iter().filter(|figure| figure.is_stated());
    assert!(count(stated.count()));
}

#[test]
fn a_thread_names_each_of_its_stages_once() {
    let overview = page(&PAGES, &Route::Overview);
    for centre in &PLAN.centres {
        let fold = only(&overview, &format!("#centre-{}", centre.id));
        let stages: Vec<String> = within(fold, ".detail__group")
            .into_iter()
            .map(words)
            .collect();
        let once: BTreeSet<&String> = stages.iter().collect();
        assert_eq!(once.len(), stages.len(), "{}: {stages:?}", centre.id);
        let thread = PLAN.thread(centre.id.as_str()).expect("a thread");
        assert_eq!(within(fold, ".quote").len(), thread.steps.len());
        // The strategy of the same words shows the thread as well.
        let own = within(fold, "a.action")[0];
        let (path, _) = resolve(&Route::Overview, attribute(&own, "href"));
        let own = page(&PAGES, &path.parse().expect("never fails"));
        let shown = section(&own, Msg::StrategyThread).expect("the thread");
        assert_eq!(within(shown, ".quote").len(), thread.steps.len());
    }
}

#[test]
fn a_timeline_runs_from_the_start_to_the_vision_in_quotations() {
    let overview = page(&PAGES, &Route::Overview);
    for centre in &PLAN.centres {
        let fold = only(&overview, &format!("#centre-{}", centre.id));
        let stages: Vec<String> = within(fold, ".timeline__stage > .detail__group")
            .into_iter()
            .map(words)
            .collect();
        let names = [
            Msg::StageStart,
            Msg::StageBuild,
            Msg::StageGoal,
            Msg::StageVision,
        ];
        assert_eq!(stages, names.map(|key| PLAN.messages.get(key)));
        // A stage of which the text says nothing says so.
        for stage in within(fold, ".timeline__stage") {
            let quotes = within(stage, "[data-quote]").len();
            let untold = words(stage).contains(PLAN.messages.get(Msg::StageUntold));
            assert_eq!(quotes == 0, untold, "{}", centre.id);
        }
    }
}

#[test]
fn every_kind_of_page_says_what_else_speaks_of_its_subject() {
    for (path, titles) in [
        (
            "article/29/",
            &[
                Msg::ArticleStrategies,
                Msg::ArticleElsewhere,
                Msg::ArticleTopics,
            ][..],
        ),
        (
            "county/430422/",
            &[Msg::CountyStrategies, Msg::CountyPlaces],
        ),
        (
            "zone/core/",
            &[Msg::ZoneStrategies, Msg::ArticleElsewhere, Msg::ZoneOthers],
        ),
        (
            "strategy/nanyue-tourism-zone/",
            &[
                Msg::StrategyPlaces,
                Msg::StrategyBeside,
                Msg::StrategyTopics,
            ],
        ),
        (
            "topic/elder-care/",
            &[Msg::TopicBeside, Msg::TopicStrategies],
        ),
    ] {
        let route: Route = path.parse().expect("never fails");
        let page = page(&PAGES, &route);
        for title in titles {
            let section = section(&page, *title).unwrap_or_else(|| panic!("/{route}: {title:?}"));
            assert!(
                !within(section, "a[href]").is_empty(),
                "/{route}: {title:?}"
            );
        }
    }
}

#[test]
fn without_script_every_lens_and_layer_leads_to_its_list() {
    for path in ["", "read/", "article/31/", "county/430412/"] {
        let route: Route = path.parse().expect("never fails");
        let (route, page) = (&route, &page(&PAGES, &route));
        for (name, anchor) in [
            ("lens=parts", "tree"),
            ("lens=centres", "centres"),
            ("lens=zones", "pattern"),
            ("lens=programmes", "strategies"),
            ("lens=topics", "topics"),
            ("layer=zones", "map"),
            ("layer=scope", "map"),
            ("layer=mentions", "divisions"),
            ("layer=places", "links"),
        ] {
            let link = only(page, &format!(".switch a[href*='?{name}#']"));
            let (path, found) = resolve(route, attribute(&link, "href"));
            assert_eq!(found, anchor, "/{route}");
            let own = ["tree", "map"].contains(&anchor);
            let expected = if own {
                route.to_string()
            } else {
                String::new()
            };
            assert_eq!(path, expected, "/{route}: {name}");
        }
    }
}

#[test]
fn what_is_listed_in_an_article_is_listed_on_its_page() {
    let listed = |number: u16| -> Vec<String> {
        all(&page(&PAGES, &Route::Article(number)), ".items li")
            .map(words)
            .collect()
    };
    let items = |number: u16| -> Vec<&str> {
        let article = PLAN.document.article(number).expect("it is there");
        article
            .items
            .iter()
            .map(|item| PLAN.words(item.title))
            .collect()
    };
    assert_eq!(listed(5), items(5));
    assert_eq!(listed(6), items(6));
    let centres: Vec<&str> = PLAN
        .centres
        .iter()
        .map(|centre| PLAN.words(centre.name))
        .collect();
    assert_eq!(listed(3), centres);
    let overview: Vec<String> = all(&page(&PAGES, &Route::Overview), ".centre__name")
        .map(words)
        .collect();
    assert_eq!(overview, centres);
}

#[test]
fn the_detail_is_what_the_browser_prints_as_well() {
    // The links of the not-found page have no targets until it knows where it lies.
    let pages = PAGES.iter().filter(|(route, _)| *route != Route::NotFound);
    for (route, source) in pages {
        let html = Html::parse_document(source);
        let prefix = attribute(&html.root_element(), "data-prefix").to_owned();
        let detail = print(&PLAN, &prefix, route);
        assert!(source.contains(&minify_html(detail.as_str())), "/{route}");
    }
}

// The document

#[test]
fn the_html_is_sound() {
    for (route, source) in &*PAGES {
        let page = Html::parse_document(source);
        let faults = faults(&page);
        assert!(faults.is_empty(), "/{route}: {faults:?}");
        assert!(source.starts_with("<!DOCTYPE html>"), "/{route}");
    }
}

#[test]
fn one_heading_one_main_a_language_a_title_of_its_own() {
    let titles = std::cell::RefCell::new(BTreeMap::new());
    on_every_page(&PAGES, |route, page| {
        only(page, "h1");
        only(page, "main");
        only(page, "main h1");
        assert_eq!(
            attribute(&page.root_element(), "lang"),
            "zh-Hans",
            "/{route}"
        );
        let title = words(only(page, "head > title"));
        let meta = route.page_meta(&PLAN);
        assert_eq!(title, meta.title);
        assert!(
            !meta.heading.is_empty() && title.starts_with(&meta.heading),
            "/{route}: {title}"
        );
        let twin = titles.borrow_mut().insert(title.clone(), route.clone());
        assert_eq!(
            twin, None,
            "/{route} has the title of another page: {title}"
        );
        let description = only(page, "meta[name=description]");
        let length = attribute(&description, "content").chars().count();
        assert!(
            (8..=160).contains(&length),
            "/{route}: a description of {length} characters"
        );
        only(page, "meta[name=viewport]");
        assert!(
            all(page, "meta[charset=utf-8]").next().is_some(),
            "/{route}"
        );
    });
}

#[test]
fn headings_leave_out_no_level() {
    on_every_page(&PAGES, |route, page| {
        let mut last = 0;
        for heading in all(page, "main h1, main h2, main h3, main h4, main h5, main h6") {
            let level: u32 = heading.value().name()[1..].parse().expect("a level");
            assert!(
                level <= last + 1,
                "/{route}: h{level} after h{last}: {}",
                words(heading)
            );
            assert!(
                !words(heading).trim().is_empty(),
                "/{route}: an empty heading"
            );
            last = level;
        }
    });
}

#[test]
fn the_first_link_skips_to_the_text() {
    on_every_page(&PAGES, |route, page| {
        let first = all(page, "body a[href], body button, body [tabindex]")
            .next()
            .expect("a link");
        assert_eq!(attribute(&first, "class"), "skip-link", "/{route}");
        let target = attribute(&first, "href")
            .strip_prefix('#')
            .expect("an anchor");
        let target = only(page, &format!("#{target}"));
        assert_eq!(target.value().name(), "main", "/{route}");
        assert_eq!(
            attribute(&target, "tabindex"),
            "-1",
            "/{route}: it can take the focus"
        );
    });
}

#[test]
fn ids_are_unique_and_references_to_them_resolve() {
    on_every_page(&PAGES, |route, page| {
        let mut ids = BTreeSet::new();
        for element in all(page, "[id]") {
            let id = attribute(&element, "id");
            assert!(
                !id.is_empty() && !id.contains(' '),
                "/{route}: the id {id:?}"
            );
            assert!(ids.insert(id), "/{route}: #{id} twice");
        }
        for name in [
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
            "aria-owns",
            "for",
        ] {
            for element in all(page, &format!("[{name}]")) {
                for id in attribute(&element, name).split(' ') {
                    assert!(
                        ids.contains(id),
                        "/{route}: {name} names #{id}, which is not there"
                    );
                }
            }
        }
        for element in all(page, "[fill^='url(']") {
            let id = attribute(&element, "fill").strip_prefix("url(#");
            let id = id
                .and_then(|id| id.strip_suffix(')'))
                .expect("a pattern of the page");
            assert!(
                ids.contains(id),
                "/{route}: a pattern that is not there: {id}"
            );
        }
    });
}

#[test]
fn nothing_inline_nothing_foreign() {
    on_every_page(&PAGES, |route, page| {
        for element in all(page, "*") {
            for (name, value) in element.value().attrs() {
                assert_ne!(name, "style", "/{route}: {}", element.value().name());
                assert!(!name.starts_with("on"), "/{route}: {name}={value}");
                if ["href", "src", "action", "poster", "srcset", "data"].contains(&name) {
                    // Where a source can be read is the only address of another site.
                    let source = element.value().attr("data-source").is_some()
                        && ["https://", "http://"].iter().any(|s| value.starts_with(s));
                    let local = !value.contains(':') && !value.starts_with("//");
                    assert!(
                        source || (local && !value.is_empty()),
                        "/{route}: {name}={value}"
                    );
                }
            }
        }
        // A block of data is no script.
        for script in all(page, "script:not([type='application/ld+json'])") {
            assert!(
                !attribute(&script, "src").is_empty(),
                "/{route}: a script inside the page"
            );
            assert!(
                words(script).is_empty(),
                "/{route}: a script inside the page"
            );
        }
        // The search works without script too: as a form that stays on the site.
        assert_eq!(
            all(page, "form").count(),
            all(page, "form[role=search]").count(),
            "/{route}"
        );
        assert_eq!(
            all(page, "style, iframe, object, embed, base, img").count(),
            0,
            "/{route}"
        );
    });
}

/// What only some layers of the map show.
fn overlays() -> Html {
    let plan: &'static Plan = &PLAN;
    Html::parse_fragment(yantu::pages::map_overlays(plan, "./").as_str())
}

/// The shapes of the map.
static SHAPES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut html = yantu::markup::Html::new();
    yantu::pages::map_shapes(&mut html, &PLAN);
    let shapes = Html::parse_fragment(html.as_str());
    all(&shapes, "[id]")
        .map(|shape| attribute(&shape, "id").to_owned())
        .collect()
});

/// Whether a page or a file of the site lies at a path.
fn exists(path: &str) -> bool {
    // The other languages have the same pages.
    let path = ["zh-hant/", "en/"]
        .iter()
        .find_map(|folder| path.strip_prefix(folder))
        .unwrap_or(path);
    IDS.contains_key(path)
        || DATA_FILES.contains(&path)
        || ASSETS.contains(&path)
        || ["icon.svg", "icon-192.png", "manifest.webmanifest"].contains(&path)
        || path == MAP
        || path.starts_with("early-")
}

#[test]
fn every_link_leads_to_a_page_and_every_anchor_to_its_place() {
    let links = std::cell::Cell::new(0);
    let nodes = tree_anchors(&PLAN);
    on_every_page(&PAGES, |route, page| {
        // The not-found page does not know where it is shown: see the next test.
        let css = if *route == Route::NotFound {
            "body [href], body [src]"
        } else {
            "[href], [src]"
        };
        for element in all(page, css) {
            let href = element.value().attr("href").or(element.value().attr("src"));
            if element.value().attr("data-source").is_some() {
                continue;
            }
            let (path, anchor) = resolve(route, href.unwrap_or_default());
            assert!(
                exists(&path),
                "/{route}: {href:?} leads to /{path}, which is not there"
            );
            let known = anchor.is_empty()
                || IDS.get(&path).is_some_and(|ids| ids.contains(&anchor))
                || (path == MAP && SHAPES.contains(&anchor))
                // The tree shows the node that its anchor names once it is live.
                || (path == "tree/" && nodes.contains(&anchor));
            assert!(known, "/{route}: /{path} has no #{anchor}");
            links.set(links.get() + 1);
        }
    });
    assert!(links.get() > 83 * 40, "only {} links found", links.get());
}

#[test]
fn a_not_found_page_of_a_known_path_is_whole_at_any_depth() {
    let writer = writer(&PLAN, "/a/b/", None);
    let page = Html::parse_document(&writer.page(&Route::NotFound));
    let files = all(&page, "link[rel=stylesheet], script[src], main a");
    let mut count = 0;
    for file in files {
        let address = file.value().attr("href").or(file.value().attr("src"));
        assert!(
            address.unwrap_or_default().starts_with("/a/b/"),
            "{address:?}"
        );
        count += 1;
    }
    assert!(count >= 4, "{count}");
}

#[test]
fn a_not_found_page_of_an_unknown_path_leads_nowhere_wrong() {
    let page = page(&PAGES, &Route::NotFound);
    for link in all(&page, "body a[href]") {
        let href = attribute(&link, "href");
        assert!(href.starts_with(['#', '?']), "{href}");
    }
}

#[test]
fn links_have_targets_and_the_search_box_is_a_text_box() {
    on_every_page(&PAGES, |route, page| {
        // Those of the not-found page get their targets from the script that knows its depth.
        let bare = all(page, "a:not([href])").count();
        assert!(*route == Route::NotFound || bare == 0, "/{route}");
        assert_eq!(
            all(page, "#q[type=text][role=combobox]").count(),
            1,
            "/{route}"
        );
    });
}

#[test]
fn no_page_holds_a_comment_that_is_none() {
    for (route, source) in &*PAGES {
        assert!(!source.contains("<!>"), "/{route}");
    }
}

#[test]
fn every_complementary_landmark_has_a_name() {
    on_every_page(&PAGES, |route, page| {
        let nameless = all(page, "aside:not([aria-label]):not([aria-labelledby])").count();
        assert_eq!(nameless, 0, "/{route}");
    });
}

#[test]
fn reader_modes_find_the_body_of_an_article() {
    for article in PLAN.document.articles() {
        let route = Route::Article(article.number);
        let page = page(&PAGES, &route);
        // Class and id are among those that Mozilla's Readability counts in favour.
        let body = only(&page, "#article-text.article-body");
        let sentences = PLAN.document.sentences_of(Section::Article(article.number));
        let quoted = within(body, "[data-quote]").len();
        assert_eq!(quoted, sentences.count(), "/{route}");
    }
}

#[test]
fn every_page_can_be_reached_from_the_overview() {
    let mut reached = BTreeSet::new();
    let mut next = vec![Route::Overview];
    while let Some(route) = next.pop() {
        if !reached.insert(route.to_string()) {
            continue;
        }
        for link in all(&page(&PAGES, &route), "a[href]") {
            let (path, _) = resolve(&route, attribute(&link, "href"));
            if IDS.contains_key(&path) && !reached.contains(&path) {
                next.push(path.parse().expect("never fails"));
            }
        }
    }
    for route in Route::all(&PLAN)
        .into_iter()
        .filter(|route| *route != Route::NotFound)
    {
        assert!(
            reached.contains(&route.to_string()),
            "no way leads to /{route}"
        );
    }
}

#[test]
fn links_and_buttons_have_names() {
    on_every_page(&PAGES, |route, page| {
        for element in all(page, "a[href], button, [role=treeitem], nav, svg[role]") {
            // Not to be seen until the page reacts, and named then.
            if attribute(&element, "class") == "tree__fold" {
                continue;
            }
            let name = match attribute(&element, "aria-label") {
                "" if element.value().name() == "nav" => String::new(),
                "" => words(element),
                label => label.to_owned(),
            };
            assert!(
                !name.trim().is_empty(),
                "/{route}: {} has no name",
                element.html()
            );
        }
    });
}

// The map

#[test]
fn every_map_holds_the_twelve_divisions_once() {
    on_every_page(&PAGES, |route, page| {
        // Where it lies is not known here, so that its links have no targets.
        if *route == Route::NotFound {
            return;
        }
        let mut found = BTreeMap::new();
        for element in all(page, "[data-county]") {
            let code = attribute(&element, "data-county").to_owned();
            assert!(
                found.insert(code.clone(), element).is_none(),
                "/{route}: {code} twice"
            );
        }
        assert_eq!(found.len(), 12, "/{route}");
        for (index, division) in (0..).zip(&PLAN.divisions) {
            let element = found[&division.adcode.to_string()];
            assert!(
                attribute(&element, "aria-label").contains(&division.name),
                "/{route}"
            );
            let (path, _) = resolve(route, attribute(&element, "href"));
            // While a topic is open a division leads to it there.
            let leads_to = match route {
                Route::Topic(topic) | Route::CountyTopic(_, topic) => {
                    Route::CountyTopic(division.adcode, topic.clone())
                }
                _ => Route::County(division.adcode),
            };
            assert_eq!(path, leads_to.to_string());
            let zone = PLAN.zone_of(index).map_or("", |zone| zone.id.as_str());
            assert_eq!(attribute(&element, "data-zone"), zone);
            let here = match route {
                Route::County(adcode) | Route::CountyTopic(adcode, _) => *adcode == division.adcode,
                _ => false,
            };
            assert_eq!(
                attribute(&element, "aria-current") == "true",
                here,
                "/{route}"
            );
            let hidden = element
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|outer| outer.value().attr("aria-hidden").is_some());
            assert!(!hidden, "/{route}: {} is hidden", division.name);
        }
    });
}

#[test]
fn an_article_marks_the_divisions_it_concerns() {
    for article in PLAN.document.articles() {
        let route = Route::Article(article.number);
        let page = page(&PAGES, &route);
        let related = PLAN.divisions_of_article(article.number);
        for (division, relation) in PLAN.divisions.iter().zip(related) {
            let shape = only(&page, &format!("[data-county='{}']", division.adcode));
            let expected = relation.map_or("", yantu::model::plan::Relation::as_str);
            assert_eq!(
                attribute(&shape, "data-related"),
                expected,
                "/{route}: {}",
                division.name
            );
        }
    }
}

// The tree

#[test]
fn the_tree_is_one_and_says_where_its_items_stand() {
    on_every_page(&PAGES, |route, page| {
        only(page, "[role=tree]");
        let items: Vec<_> = all(page, "[role=tree] [role=treeitem]").collect();
        assert_eq!(
            items.len(),
            all(page, "[role=treeitem]").count(),
            "/{route}: all in the tree"
        );
        // The class names its column; in numbers it says so when the page reacts.
        let level = |item: &ElementRef| -> usize {
            let mut classes = attribute(item, "class").split(' ');
            let column = classes.find_map(|class| class.strip_prefix('c'));
            let column = column.and_then(|column| column.parse::<usize>().ok());
            1 + column.unwrap_or_else(|| panic!("/{route}: no column"))
        };
        let (mut before, mut expanded) = (0, true);
        for item in &items {
            let node = attribute(item, "data-node");
            let level = level(item);
            assert!(
                level >= 1 && level <= before + usize::from(expanded),
                "/{route}: {node} at level {level}"
            );
            expanded = attribute(item, "aria-expanded") == "true";
            before = level;
        }
        let parts = items.iter().filter(|item| level(item) == 1).count();
        assert_eq!(parts, PLAN.document.parts.len(), "/{route}");
        for part in &PLAN.document.parts {
            let node = only(
                page,
                &format!("[role=treeitem][data-node=part-{}]", part.number),
            );
            assert!(words(node).contains(PLAN.words(part.title)), "/{route}");
        }
    });
}

#[test]
fn folding_and_opening_are_two_targets() {
    on_every_page(&PAGES, |route, page| {
        for item in all(page, "[role=treeitem]") {
            let folds = within(item, "button.tree__fold").len();
            let is_parent = item.value().attr("aria-expanded").is_some();
            assert_eq!(
                folds,
                usize::from(is_parent),
                "/{route}: {}",
                attribute(&item, "data-node")
            );
            let links = within(item, "a");
            assert_eq!(links.len(), 1, "/{route}");
            assert!(
                within(links[0], "button").is_empty(),
                "/{route}: one inside the other"
            );
        }
    });
}

#[test]
fn a_deep_page_has_its_node_selected_and_in_sight() {
    on_every_page(&PAGES, |route, page| {
        let selected: Vec<&str> = all(page, "[role=treeitem][aria-selected=true]")
            .map(|item| attribute(&item, "data-node"))
            .collect();
        let expected = match route {
            Route::Part(n) => vec![format!("part-{n}")],
            Route::Article(n) => vec![format!("article-{n}")],
            _ => vec![],
        };
        assert_eq!(selected, expected, "/{route}");
        if let Route::Article(n) = route {
            let article = PLAN.document.article(*n).expect("it is there");
            let part = only(page, &format!("[data-node=part-{}]", article.part));
            assert_eq!(attribute(&part, "aria-expanded"), "true", "/{route}");
        }
    });
}

#[test]
fn nodes_lead_to_the_anchors_of_their_sentences() {
    let places = PLAN
        .document
        .sentences()
        .map(|(id, _)| NodeKey::Sentence(id).location());
    for location in places {
        let ids = &IDS[&location.route.to_string()];
        assert!(ids.contains(&location.anchor), "/{location}");
    }
}

// Divisions and zones

#[test]
fn a_county_page_has_its_zone_and_its_mentions_or_says_that_there_is_none() {
    let messages = &PLAN.messages;
    for (index, division) in (0..).zip(&PLAN.divisions) {
        let route = Route::County(division.adcode);
        let page = page(&PAGES, &route);
        assert_eq!(words(only(&page, "h1")), division.name);

        let named = only(&page, ".ring--named, .ring--none");
        let quoted: Vec<String> = within(named, "[data-quote]")
            .into_iter()
            .map(words)
            .collect();
        let mut sentences: Vec<SentenceId> = PLAN.mentions_of(index).map(|m| m.sentence).collect();
        let count = sentences.len();
        sentences.dedup();
        let expected: Vec<&str> = sentences.iter().map(|id| PLAN.sentence(*id)).collect();
        assert_eq!(quoted, expected, "/{route}");
        let statement = messages.fill(Msg::CountyNotNamed, &[("name", &division.name)]);
        assert_eq!(words(named).contains(&statement), count == 0, "/{route}");
        let counted = messages.fill(Msg::CountyNamedCount, &[("n", &count)]);
        assert_eq!(words(named).contains(&counted), count > 0, "/{route}");
        let short = PLAN
            .mentions_of(index)
            .any(|m| m.form == MentionForm::Short);
        assert_eq!(!within(named, ".editorial").is_empty(), short, "/{route}");
        for quotation in within(named, "[data-quote]") {
            let marked = within(quotation, "a[href]")
                .into_iter()
                .any(|link| resolve(&route, attribute(&link, "href")).0 == route.to_string());
            assert!(marked, "/{route}: the name is a link in every quotation");
        }

        let zone = PLAN.zone_of(index).expect("a zone");
        let ring = only(&page, ".ring--zone");
        let shown = words(ring);
        assert!(
            shown.contains(&zone.name) && shown.contains(&zone.short),
            "/{route}"
        );
        assert!(shown.contains(PLAN.words(zone.evidence)), "/{route}");
        let card = within(ring, ".zone-card")[0];
        assert_eq!(
            resolve(&route, attribute(&card, "href")).0,
            format!("zone/{}/", zone.id)
        );
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("name", &division.name), ("zone", &zone.name)];
        let says = |key: Msg| shown.contains(&messages.fill(key, &values));
        let inferred = zone.basis == Basis::Inferred;
        assert_eq!(says(Msg::CountyZoneInferred), inferred, "/{route}");
        assert_eq!(says(Msg::CountyZoneNamed), !inferred, "/{route}");
        assert_eq!(shown.contains("推定"), inferred, "/{route}");
        assert_eq!(
            inferred && shown.contains(&zone.basis_note),
            inferred,
            "/{route}"
        );

        let neighbours = section(&page, Msg::CountyNeighbours).expect("neighbours");
        let neighbours: BTreeSet<String> =
            within(neighbours, ".chip").into_iter().map(words).collect();
        let expected: BTreeSet<String> = PLAN.map.neighbours[usize::from(index)]
            .iter()
            .map(|other| PLAN.divisions[usize::from(*other)].name.clone())
            .collect();
        assert_eq!(neighbours, expected, "/{route}");
    }
}

#[test]
fn the_four_urban_districts_are_said_to_be_inferred() {
    for code in [430405, 430406, 430407, 430408] {
        let route: Route = format!("county/{code}/").parse().expect("never fails");
        let detail = words(only(&page(&PAGES, &route), "main"));
        assert!(detail.contains("由编者推定"), "/{route}");
        assert!(detail.contains("原文没有直接提到"), "/{route}");
        assert!(
            detail.contains("以衡阳市中心城区为主"),
            "/{route} gives the clause"
        );
    }
}

#[test]
fn a_zone_page_has_its_clause_its_members_and_how_they_are_known() {
    for zone in &PLAN.zones {
        let route = Route::Zone(zone.id.clone());
        let page = page(&PAGES, &route);
        assert_eq!(words(only(&page, "h1")), zone.name);
        let chips = |title| -> Vec<String> {
            let section = section(&page, title).expect("a section of this title");
            within(section, ".chip").into_iter().map(words).collect()
        };
        let clause = section(&page, Msg::ZoneEvidence).expect("its clause");
        let quoted: Vec<String> = within(clause, "[data-quote]")
            .into_iter()
            .map(words)
            .collect();
        assert_eq!(quoted, [PLAN.words(zone.evidence)]);
        let members = chips(Msg::ZoneMembers);
        // The strategy of the same words, and the page leads to it and back.
        let tied = chips(Msg::ZoneStrategies);
        assert!(tied.contains(&zone.name), "/{route}: {tied:?}");
        let twin = PLAN.strategies.iter().find(|s| s.name == zone.name);
        let twin = Route::Strategy(twin.expect("a strategy of the same words").id.clone());
        assert!(leads_to(&twin, &route.to_string()), "/{twin}");
        assert!(leads_to(&route, &twin.to_string()), "/{route}");
        let expected: Vec<&str> = zone
            .members
            .iter()
            .map(|m| PLAN.divisions[usize::from(*m)].name.as_str())
            .collect();
        assert_eq!(members, expected);
        let (basis, other) = match zone.basis {
            Basis::Named => (Msg::ZoneBasisNamed, Msg::ZoneBasisInferred),
            Basis::Inferred => (Msg::ZoneBasisInferred, Msg::ZoneBasisNamed),
        };
        let detail = words(only(&page, "main"));
        assert!(detail.contains(PLAN.messages.get(basis)), "/{route}");
        assert!(!detail.contains(PLAN.messages.get(other)), "/{route}");
        assert!(detail.contains(&zone.basis_note), "/{route}");
    }
}

#[test]
fn the_page_about_the_explorer_tells_every_repair() {
    let detail = words(only(&page(&PAGES, &Route::About), "main"));
    let edition = &PLAN.meta.edition;
    for (words, reason) in &edition.repairs {
        assert!(detail.contains(words) && detail.contains(reason), "{words}");
    }
    for (id, words, note) in &edition.kept {
        assert!(detail.contains(words) && detail.contains(note), "{id}");
    }
    for known in [
        &PLAN.meta.title,
        &PLAN.meta.title_basis,
        &PLAN.meta.adopted_basis,
    ] {
        assert!(detail.contains(known.as_str()), "{known}");
    }
    for file in DATA_FILES {
        assert!(detail.contains(file), "{file}");
    }
}

#[test]
fn no_place_of_a_message_is_left_unfilled() {
    on_every_page(&PAGES, |route, page| {
        let text = words(only(page, "body"));
        assert!(!text.contains(['{', '}']), "/{route}");
        for element in all(page, "[aria-label]") {
            assert!(!attribute(&element, "aria-label").contains('{'), "/{route}");
        }
    });
}

// Other places, other plans

#[test]
fn under_an_absolute_path_every_link_starts_with_it() {
    let writer = writer(&PLAN, "/sub/path/", None);
    let routes = [
        "",
        "read/",
        "about/",
        "county/430421/",
        "zone/core/",
        "part/8/",
        "article/31/",
    ];
    let routes = routes.map(|path| path.parse().expect("never fails"));
    for route in routes.iter().chain([&Route::NotFound]) {
        let page = Html::parse_document(&writer.page(route));
        for element in all(&page, "[href], [src]") {
            if element.value().attr("data-source").is_some() {
                continue;
            }
            let href = element
                .value()
                .attr("href")
                .or(element.value().attr("src"))
                .unwrap_or_default();
            let path = match href.strip_prefix("/sub/path/") {
                Some(path) => path.split(['?', '#']).next().unwrap_or_default(),
                None => {
                    assert!(href.starts_with(['#', '?']), "/{route}: {href}");
                    continue;
                }
            };
            assert!(exists(path), "/{route}: {href}");
        }
        assert_eq!(attribute(&page.root_element(), "data-prefix"), "/sub/path/");
    }
}

#[test]
fn with_the_sites_address_known_a_page_says_its_own() {
    let site = "https://example.org/sub/path/";
    let writer = writer(&PLAN, "/sub/path/", Some(site));
    let page = Html::parse_document(&writer.page(&Route::Article(31)));
    let canonical = only(&page, "link[rel=canonical]");
    let address = "https://example.org/sub/path/article/31/";
    assert_eq!(attribute(&canonical, "href"), address);
    assert_eq!(
        attribute(&only(&page, "meta[property='og:url']"), "content"),
        address
    );
    let lost = Html::parse_document(&writer.page(&Route::NotFound));
    assert_eq!(all(&lost, "link[rel=canonical]").count(), 0);
}

/// A copy of the plan in which every name and note that people write is hostile.
fn hostile(plan: &Plan, words: &str) -> &'static Plan {
    let mut plan = plan.clone();
    let meta = &mut plan.meta;
    for field in [
        &mut meta.brand,
        &mut meta.brand_latin,
        &mut meta.city,
        &mut meta.city_full,
        &mut meta.city_en,
        &mut meta.title,
        &mut meta.short_title,
        &mut meta.title_basis,
        &mut meta.adopted,
        &mut meta.adopted_by,
        &mut meta.adopted_basis,
    ] {
        field.push_str(words);
    }
    for (restored, reason) in &mut meta.edition.repairs {
        restored.push_str(words);
        reason.push_str(words);
    }
    for (_, kept, note) in &mut meta.edition.kept {
        kept.push_str(words);
        note.push_str(words);
    }
    for division in &mut plan.divisions {
        for field in [&mut division.name, &mut division.pinyin, &mut division.en] {
            field.push_str(words);
        }
    }
    for zone in &mut plan.zones {
        for field in [
            &mut zone.name,
            &mut zone.short,
            &mut zone.en,
            &mut zone.basis_note,
        ] {
            field.push_str(words);
        }
    }
    for centre in &mut plan.centres {
        centre.en.push_str(words);
    }
    if let Some(inset) = &mut plan.inset {
        inset.title.push_str(words);
    }
    let table = Msg::ALL
        .iter()
        .map(|key| format!("{}{words}", plan.messages.get(*key)))
        .collect();
    plan.messages = yantu::model::messages::Messages::new(table).expect("a whole table");
    Box::leak(Box::new(plan))
}

#[test]
fn hostile_words_come_out_as_words() {
    const HOSTILE: &str =
        r#""'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;<!--</title></textarea>"#;
    let writer = writer(hostile(&PLAN, HOSTILE), "./", None);
    for (route, sound) in PAGES
        .iter()
        .filter(|(route, _)| !matches!(route, Route::Article(n) if *n > 3))
    {
        let source = writer.page(route);
        let page = Html::parse_document(&source);
        assert!(
            words(only(&page, "title")).contains(HOSTILE),
            "/{route}: the title as written"
        );
        assert!(words(only(&page, "h1")).chars().count() > 0);
        let text = words(only(&page, "footer"));
        assert!(text.contains(HOSTILE), "/{route}: the footer as written");
        assert_eq!(
            count(&page),
            count(&Html::parse_document(sound)),
            "/{route}: elements that nobody printed"
        );
        for element in all(&page, "*") {
            assert!(
                element
                    .value()
                    .attrs()
                    .all(|(name, _)| !name.starts_with("on")),
                "/{route}"
            );
        }
    }
}

/// The text itself is no safer than a name: here every name of the city in it is a tag.
#[test]
fn hostile_text_comes_out_as_text() {
    const HOSTILE: &str = "<i>&\"'";
    assert_eq!(HOSTILE.len(), "衡阳".len(), "so that every span still fits");
    let mut plan = PLAN.clone();
    plan.text = plan.text.replace("衡阳", HOSTILE);
    let text = plan.text.replace('\n', "");
    let writer = writer(Box::leak(Box::new(plan)), "./", None);
    for (route, sound) in &*PAGES {
        let deep = matches!(route, Route::Article(n) if ![1, 5, 31].contains(n));
        if deep || matches!(route, Route::Part(n) if *n > 3) {
            continue;
        }
        let page = Html::parse_document(&writer.page(route));
        assert_eq!(
            count(&page),
            count(&Html::parse_document(sound)),
            "/{route}: elements that nobody printed"
        );
        for quotation in all(&page, "[data-quote]") {
            assert!(text.contains(&words(quotation)), "/{route}");
        }
        if *route == Route::Read {
            assert!(words(only(&page, "[data-text]")) == text, "as written");
        }
    }
}

/// How many elements of each name a page has.
fn count(page: &Html) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for element in all(page, "*") {
        *counts.entry(element.value().name().to_owned()).or_default() += 1;
    }
    counts
}

#[test]
fn an_unknown_page_is_the_not_found_page() {
    let lost = print(&PLAN, "./", &Route::NotFound);
    for path in [
        "article/52/",
        "article/0/",
        "part/14/",
        "zone/nowhere/",
        "county/430401/",
        "x",
    ] {
        let route: Route = path.parse().expect("never fails");
        assert_eq!(route.clone().within(&PLAN), Route::NotFound, "{path}");
        assert_eq!(print(&PLAN, "./", &route), lost, "{path}");
    }
    assert_eq!(Location::page(Route::NotFound).to_string(), "404.html");
}
