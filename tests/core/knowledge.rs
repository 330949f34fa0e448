//! What the seeds say about the text: every statement is checked against its words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;
use yantu::data::{Folder, Seeds, load};
use yantu::model::plan::{
    Aspect, FigureKind, Level, Plan, Relation, Rest, Selection, Slug, Stage, Strategy,
    StrategyKind, Target,
};
use yantu::model::text::{Section, SentenceId, Span};
use yantu::route::{Location, Route};

static SEEDS: LazyLock<Seeds> =
    LazyLock::new(|| load(&Folder::new("seeds")).expect("the seeds are sound"));

fn plan() -> &'static Plan {
    &SEEDS.plan
}

fn id(name: &str) -> SentenceId {
    name.parse().expect("a sentence id")
}

fn strategy(id: &str) -> &'static Strategy {
    plan().strategy(id).expect("a strategy of this name").1
}

fn slug(id: &str) -> Slug {
    id.parse().expect("a slug")
}

/// Sentences and titles.
fn units() -> Vec<(SentenceId, Span)> {
    let document = &plan().document;
    let titles = document.sections().filter_map(|section| {
        let id = SentenceId { section, number: 0 };
        document.span(id).map(|span| (id, span))
    });
    document.sentences().chain(titles).collect()
}

fn assert_inside(sentence: SentenceId, span: Span, what: &str) {
    let whole = plan().document.span(sentence).expect("a sentence");
    assert!(
        whole.contains(span) && !span.is_empty(),
        "{what}: {span:?} is not in {sentence}"
    );
    assert!(
        !plan().words(span).is_empty(),
        "{what}: {span:?} cuts a character"
    );
}

#[test]
fn strategies_by_kind_and_level() {
    let count = |kind| plan().strategies.iter().filter(|s| s.kind == kind).count();
    let kinds: Vec<(&str, usize)> = StrategyKind::ALL
        .iter()
        .map(|kind| (kind.as_str(), count(*kind)))
        .collect();
    assert_eq!(
        kinds,
        [
            ("strategy", 24),
            ("pattern", 21),
            ("zone", 14),
            ("corridor", 4),
            ("programme", 46),
            ("action", 39),
            ("base", 9),
            ("centre", 20),
            ("brand", 18),
            ("title", 45),
            ("mechanism", 141),
            ("project", 20),
            ("formula", 32),
        ]
    );
    let count = |level| {
        plan()
            .strategies
            .iter()
            .filter(|s| s.level == level)
            .count()
    };
    let levels: Vec<(&str, usize)> = Level::ALL
        .iter()
        .map(|level| (level.as_str(), count(*level)))
        .collect();
    assert_eq!(
        levels,
        [
            ("city", 140),
            ("province", 18),
            ("nation", 244),
            ("formula", 31)
        ]
    );
    assert_eq!(plan().strategies.len(), 433);
    let occurrences: usize = plan().strategies.iter().map(|s| s.occurrences.len()).sum();
    assert_eq!(occurrences, 530);
}

#[test]
fn every_occurrence_member_and_introduction_stands_in_its_sentence() {
    for (strategy, note) in plan().strategies.iter().zip(&SEEDS.editorial.strategies) {
        let name = strategy.id.as_str();
        assert_inside(strategy.sentence, strategy.intro, name);
        assert!(!strategy.occurrences.is_empty(), "{name}");
        let mut before = 0;
        for occurrence in &strategy.occurrences {
            assert_inside(occurrence.sentence, occurrence.span, name);
            let words = plan().words(occurrence.span);
            assert!(
                note.forms.iter().any(|form| form == words),
                "{name}: {words}"
            );
            assert!(
                before <= occurrence.span.start,
                "{name}: out of order or overlapping"
            );
            before = occurrence.span.end;
        }
        for member in &strategy.members {
            assert_inside(member.sentence, member.span, name);
        }
    }
    for link in &plan().links {
        assert_inside(link.sentence, link.quote, link.id.as_str());
        assert!(plan().words(link.quote).contains(&link.verb));
    }
    for figure in &plan().figures {
        assert_inside(figure.sentence, figure.span, "figure");
    }
    for step in plan().threads.iter().flat_map(|thread| &thread.steps) {
        assert_inside(step.sentence, step.span, "step");
    }
    for mention in &plan().zone_mentions {
        assert_inside(mention.sentence, mention.span, "zone");
    }
    for place in &plan().places {
        for occurrence in &place.occurrences {
            assert_inside(occurrence.sentence, occurrence.span, place.id.as_str());
        }
    }
}

#[test]
fn strategies_nest_and_never_overlap() {
    let all: Vec<Span> = plan()
        .strategies
        .iter()
        .flat_map(|s| &s.occurrences)
        .map(|o| o.span)
        .collect();
    for (at, a) in all.iter().enumerate() {
        for b in all.iter().skip(at + 1) {
            let apart = a.end <= b.start || b.end <= a.start;
            assert!(
                a != b && (apart || a.contains(*b) || b.contains(*a)),
                "{a:?} {b:?}"
            );
        }
    }
}

#[test]
fn the_three_programmes_of_one_name_are_three() {
    let found: Vec<&Strategy> = plan()
        .strategies
        .iter()
        .filter(|s| {
            s.occurrences.iter().any(|o| {
                let words = plan().words(o.span);
                words.contains("提质工程")
            })
        })
        .collect();
    assert_eq!(
        found.len(),
        3,
        "{:?}",
        found.iter().map(|s| &s.name).collect::<Vec<_>>()
    );
    let text = &plan().text;
    let named: usize = found
        .iter()
        .flat_map(|s| &s.occurrences)
        .filter(|o| plan().words(o.span).contains("提质工程"))
        .count();
    assert_eq!(text.matches("提质工程").count(), named);
}

#[test]
fn members_are_those_the_text_lists() {
    let members = |id: &str| -> Vec<&str> {
        strategy(id)
            .members
            .iter()
            .map(|member| plan().words(member.span))
            .collect()
    };
    assert_eq!(
        members("four-reforms"),
        ["国资国企", "投融资体制", "要素市场化配置", "“放管服”改革"]
    );
    assert_eq!(members("five-centres").len(), 5);
    let centres: Vec<&str> = plan()
        .centres
        .iter()
        .map(|c| plan().words(c.name))
        .collect();
    assert_eq!(members("five-centres"), centres);
    assert!(
        members("one-body-two-wings").is_empty(),
        "the text lists none"
    );
    for member in ["four-reforms", "five-centres"]
        .map(strategy)
        .iter()
        .flat_map(|s| &s.members)
    {
        let at = member.strategy.expect("a strategy of its own");
        assert!(plan().strategy_at(at).is_some());
    }
    let (at, _) = plan().strategy("soe-reform").expect("a strategy");
    let groups: Vec<&str> = plan().groups_of(at).map(|(_, s)| s.id.as_str()).collect();
    assert_eq!(groups, ["four-reforms"]);
}

#[test]
fn the_text_sets_no_number_for_2025() {
    assert!(
        plan()
            .figures
            .iter()
            .all(|figure| figure.year != Some(2025))
    );
    for form in ["2025", "二〇二五", "二○二五"] {
        assert!(!plan().text.contains(form));
    }
    let amounts: Vec<&str> = plan()
        .figures
        .iter()
        .filter(|figure| figure.kind == FigureKind::Amount)
        .map(|figure| plan().words(figure.span))
        .collect();
    assert_eq!(amounts, ["预计2020年全市地区生产总值突破3500亿元"]);
}

#[test]
fn places_on_the_map_have_a_source_and_lie_in_their_division() {
    let (_, airport) = plan().place("nanyue-airport").expect("the airport");
    let division = airport.division.expect("a division");
    assert_eq!(plan().divisions[usize::from(division)].adcode.get(), 430422);
    let mut points = 0;
    for place in &plan().places {
        let Some(point) = &place.point else { continue };
        points += 1;
        assert!(
            !point.source.is_empty() && !place.source.is_empty(),
            "{}",
            place.name
        );
        let division = usize::from(place.division.expect("a division"));
        assert!(
            plan().map.contains(division, point.at.map(f64::from)),
            "{}",
            place.name
        );
    }
    assert_eq!(points, 3);
    for place in &plan().places {
        // What a source tells of a division is told with the source; the rest claims no division.
        assert!(place.division.is_none() || !place.source.is_empty());
        assert!(!place.outside || (place.division.is_none() && place.point.is_none()));
        assert!(!place.occurrences.is_empty(), "{}", place.name);
    }
}

#[test]
fn every_tag_has_evidence_in_its_sentence() {
    for reach in &plan().reach {
        for span in &reach.spans {
            assert_inside(reach.sentence, span.words, "reach");
        }
    }
    for tag in &plan().topic_tags {
        let topic = &plan().topics[usize::from(tag.what)];
        assert_eq!(tag.evidence.is_empty(), topic.is_rest, "{}", tag.sentence);
        tag.evidence
            .iter()
            .for_each(|span| assert_inside(tag.sentence, *span, "topic"));
        assert_eq!(tag.by_hand, !tag.reason.is_empty(), "{}", tag.sentence);
        assert_eq!(tag.reason.text.is_empty(), tag.reason.en.is_empty());
    }
    for (id, _) in plan().document.sentences() {
        let topics: Vec<bool> = plan()
            .topics_of(id)
            .map(|tag| plan().topics[usize::from(tag.what)].is_rest)
            .collect();
        assert!(!topics.is_empty(), "{id} is about nothing");
        assert!(!topics.contains(&true) || topics.len() == 1, "{id}");
    }
}

#[test]
fn every_sentence_has_its_reach_and_its_time() {
    let sentences: Vec<SentenceId> = plan().document.sentences().map(|(id, _)| id).collect();
    let reach: Vec<SentenceId> = plan().reach.iter().map(|reach| reach.sentence).collect();
    assert_eq!(reach, sentences);
    for id in sentences {
        let reach = plan().reach(id).expect("one for each sentence");
        let expected = match id.section {
            Section::Article(1) => Aspect::Past,
            Section::Article(2) if id.number <= 4 => Aspect::Context,
            _ => Aspect::Plan,
        };
        assert_eq!(reach.aspect, expected, "{id}");
        let related = plan().divisions_of_sentence(id);
        assert_eq!(
            related.iter().all(Option::is_none),
            reach.rest == Rest::Outside,
            "{id}"
        );
        assert!(
            reach.rest != Rest::City || related.iter().all(Option::is_some),
            "{id}"
        );
        assert!(
            reach.rest != Rest::Outside || !reach.reason.is_empty(),
            "{id}"
        );
        // Who is left out has been left out by the words of the sentence.
        let narrows = reach.spans.iter().any(|span| match span.target {
            Target::Kind(kind) => plan().kind(kind).is_some_and(|kind| plan().narrows(kind)),
            Target::City => false,
            _ => true,
        });
        let left_out = related.iter().any(Option::is_none) && reach.rest != Rest::Outside;
        assert!(!left_out || narrows, "{id}");
    }
}

#[test]
fn zones_and_divisions_are_named_where_the_readings_say() {
    let text = std::fs::read_to_string("tests/fixtures/knowledge/places.json").expect("readable");
    let expected: BTreeMap<String, Vec<Value>> = serde_json::from_str(&text).expect("well-formed");
    let expected: Vec<(String, String)> = expected
        .into_iter()
        .flat_map(|(id, tags)| {
            tags.into_iter().map(move |tag| {
                (
                    id.clone(),
                    tag["tag"].as_str().unwrap_or_default().to_owned(),
                )
            })
        })
        .collect();
    let zones = plan().zone_mentions.iter().map(|mention| {
        let zone = &plan().zones[usize::from(mention.zone)];
        (mention.sentence.to_string(), format!("zone:{}", zone.id))
    });
    let divisions = plan().mentions.iter().map(|mention| {
        let division = &plan().divisions[usize::from(mention.division)];
        (
            mention.sentence.to_string(),
            format!("division:{}", division.adcode),
        )
    });
    let mut found: Vec<(String, String)> = zones.chain(divisions).collect();
    found.sort();
    found.dedup();
    let mut expected = expected;
    expected.sort();
    assert_eq!(found, expected);
}

/// How many divisions a selection reaches, by relation.
fn related(selection: &Selection) -> [usize; 4] {
    let related = plan().divisions_of(selection);
    Relation::ALL.map(|relation| related.iter().filter(|r| **r == Some(relation)).count())
}

#[test]
fn sentences_apply_where_their_words_say() {
    let sentence = |name| related(&Selection::Sentence(id(name)));
    // Eight divisions are named; the core is reached through its zone.
    assert_eq!(sentence("31.1"), [8, 4, 0, 0]);
    assert_eq!(related(&Selection::Article(31)), [8, 4, 0, 0]);
    // 中心城区 narrows one clause of 31.3, and no other.
    assert_eq!(sentence("31.3"), [0, 0, 4, 8]);
    // 县域 and 县市 in 12.4: counties and county-level cities, and nobody else.
    assert_eq!(sentence("12.4"), [0, 0, 7, 0]);
    // What is not limited to a place holds for the whole city.
    for name in ["1.4", "6.17", "3.1", "12.1", "39.6"] {
        assert_eq!(sentence(name), [0, 0, 0, 12], "{name}");
    }
    assert_eq!(related(&Selection::Article(50)), [0, 0, 0, 12]);
    // Old neighbourhoods, registering a residence, farmland, first secretaries in villages.
    for name in ["32.2", "32.6", "24.2", "28.4"] {
        assert_eq!(sentence(name), [0, 0, 12, 0], "{name}");
    }
    for (name, _) in plan().document.sentences_of(Section::Article(44)) {
        let all = related(&Selection::Sentence(name)).iter().sum::<usize>();
        assert_eq!(all, 12, "{name}");
    }
    // The seven goals are the city's, however they compare it with others.
    for (name, _) in plan().document.sentences_of(Section::Article(6)) {
        let all = related(&Selection::Sentence(name)).iter().sum::<usize>();
        assert_eq!(all, 12, "{name}");
    }
    // The world, the nation, the province.
    for name in ["2.1", "2.2", "2.3"] {
        assert_eq!(sentence(name), [0; 4], "{name}");
    }
    assert_eq!(sentence("39.4"), [1, 0, 0, 11]);
}

#[test]
fn a_place_alone_in_its_words_is_a_link_to_where_it_is_listed() {
    let (_, partner) = plan().place("yangtze-river-delta").expect("a place");
    let (_, airport) = plan().place("nanyue-airport").expect("a place");
    for (place, address) in [
        (partner, "#place-yangtze-river-delta"),
        (airport, "county/430422/#place-nanyue-airport"),
    ] {
        let location = plan().place_location(place);
        assert_eq!(location.to_string(), address);
        for occurrence in &place.occurrences {
            let piece = plan()
                .pieces(occurrence.span)
                .into_iter()
                .find(|piece| piece.span == occurrence.span);
            let target = piece.and_then(|piece| piece.target);
            assert_eq!(target.as_ref(), Some(&location), "{}", place.name);
        }
    }
}

#[test]
fn of_the_same_words_the_stronger_kind_wins() {
    let (at, place) = plan().place("hunan-free-trade-zone").expect("a place");
    let occurrence = place.occurrences.first().expect("an occurrence");
    let pieces = plan().pieces(occurrence.span);
    let expected = Location::page(Route::Strategy(slug("hunan-ftz")));
    assert_eq!(pieces.len(), 1);
    assert_eq!(pieces[0].target.as_ref(), Some(&expected));
    let found: Vec<u16> = plan()
        .places_inside(&strategy("hunan-ftz").occurrences)
        .collect();
    assert_eq!(found, [at]);
}

#[test]
fn a_centre_led_by_one_district_is_the_whole_citys() {
    let centre = Selection::Strategy(slug("culture-wellness-centre"));
    assert_eq!(related(&centre), [1, 0, 0, 11]);
    let university = Selection::Strategy(slug("double-first-class"));
    assert_eq!(related(&university), [0, 0, 0, 12]);
    let cluster = Selection::Strategy(slug("xi-nan-yun-da"));
    assert_eq!(related(&cluster), [0, 5, 0, 0]);
    // Where it is not plain why something lands there, the reason is written down.
    for id in [
        "culture-wellness-centre",
        "double-first-class",
        "xi-nan-yun-da",
    ] {
        let placed = &strategy(id).placed;
        assert!(!placed.text.is_empty() && !placed.en.is_empty(), "{id}");
    }
}

/// The text names a division only where it mentions it: no place, and no trap, makes it do so.
#[test]
fn a_strategy_names_a_division_only_if_its_sentences_do() {
    let plan = plan();
    for strategy in &plan.strategies {
        let related = plan.divisions_of(&Selection::Strategy(strategy.id.clone()));
        for (index, _) in (0..)
            .zip(&related)
            .filter(|(_, r)| **r == Some(Relation::Named))
        {
            let named = plan.mentions_of(index).any(|m| {
                strategy
                    .occurrences
                    .iter()
                    .any(|o| o.sentence == m.sentence)
            });
            assert!(named, "{} and division {index}", strategy.id);
        }
    }
}

#[test]
fn strategies_and_topics_land_too() {
    // The text lists what belongs to the circle, and leaves the core to the editors.
    let zone = |id| related(&Selection::Zone(slug(id)));
    assert_eq!(zone("circle"), [5, 0, 0, 0]);
    assert_eq!(zone("core"), [0, 4, 0, 0]);
    let strategy = |id| related(&Selection::Strategy(slug(id)));
    // Its own name says where: 城区第二饮用水源; villages are everywhere.
    assert_eq!(strategy("second-water-source"), [0, 0, 4, 0]);
    assert_eq!(strategy("beautiful-villages"), [0, 0, 12, 0]);
    // By hand: 全市所有国土空间, 县级 includes districts.
    assert_eq!(strategy("illegal-building-drive"), [0, 0, 0, 12]);
    assert_eq!(strategy("county-media-centres"), [0, 0, 0, 12]);
    assert_eq!(strategy("hunan-ftz"), [0; 4]);
    assert_eq!(strategy("fishing-ban"), [0, 0, 0, 12]);
    assert_eq!(strategy("frontier-belt"), [3, 0, 0, 0]);
    assert_eq!(strategy("core-circle-belt"), [0, 12, 0, 0]);
    // That a place of theirs lies in a district does not say that the text names the district.
    assert_eq!(strategy("aviation-subcentre"), [0, 0, 0, 12]);
    assert_eq!(strategy("xiang-river-leisure"), [0, 0, 0, 12]);
    assert_eq!(strategy("health-valley"), [0, 0, 0, 12]);
    // In 31.1 the words are part of 省域副中心城市核心区.
    assert_eq!(strategy("provincial-subcentre"), [0, 0, 0, 12]);
    assert_eq!(strategy("one-body-two-wings").iter().sum::<usize>(), 12);
    assert_eq!(
        related(&Selection::Topic(slug("jobs")))
            .iter()
            .sum::<usize>(),
        12
    );
    assert_eq!(related(&Selection::Strategy(slug("nowhere"))), [0; 4]);
    let airport = Selection::Strategy(slug("aviation-subcentre"));
    assert_eq!(plan().article_relation(21, &airport), Some(Relation::Named));
    assert_eq!(plan().article_relation(20, &airport), None);
    assert_eq!(plan().part_relation(6, &airport), Some(Relation::Named));
    let elder = Selection::Topic(slug("elder-care"));
    let concerned = plan()
        .document
        .articles()
        .filter(|a| plan().article_relation(a.number, &elder).is_some());
    assert!((1..=6).contains(&concerned.count()));
}

#[test]
fn a_division_is_not_marked_by_what_concerns_every_division() {
    let (at, _) = plan()
        .division("430424".parse().expect("a code"))
        .expect("a division");
    let selection = Selection::Division(at);
    assert_eq!(
        plan().article_relation(31, &selection),
        Some(Relation::Named)
    );
    // 1.1 speaks of the whole city only.
    assert_eq!(plan().sentence_relation(id("1.1"), &selection), None);
    // 1.7 speaks of poor counties, 24.2 of farmland, which is everywhere.
    assert_eq!(
        plan().sentence_relation(id("1.7"), &selection),
        Some(Relation::Kind)
    );
    assert_eq!(plan().sentence_relation(id("24.2"), &selection), None);
}

#[test]
fn every_thread_leads_to_the_vision() {
    assert_eq!(plan().threads.len(), plan().centres.len());
    for thread in &plan().threads {
        // The text need not say where things stand at the start; it says the rest.
        for stage in [Stage::Goal, Stage::Vision, Stage::Build] {
            assert!(
                thread.steps.iter().any(|step| step.stage == stage),
                "{stage:?}"
            );
        }
    }
    assert!(plan().thread("hub").is_some());
}

#[test]
fn pieces_are_the_exact_words_and_every_named_thing_is_a_link() {
    for (id, whole) in units() {
        let pieces = plan().pieces(whole);
        let joined: String = pieces
            .iter()
            .map(|piece| plan().words(piece.span))
            .collect();
        assert_eq!(joined, plan().words(whole), "{id}");
        let mut at = whole.start;
        for piece in &pieces {
            assert_eq!(piece.span.start, at, "{id}: a gap or an overlap");
            assert!(!piece.span.is_empty(), "{id}: an empty piece");
            at = piece.span.end;
            if let Some(target) = &piece.target {
                let route = target.route.clone();
                assert_ne!(route.within(plan()), Route::NotFound, "{id}");
            }
        }
        assert_eq!(at, whole.end, "{id}");
        let linked = |span: Span| {
            pieces
                .iter()
                .any(|piece| piece.target.is_some() && piece.span.contains(span))
        };
        let occurrences = plan()
            .strategies
            .iter()
            .flat_map(|s| &s.occurrences)
            .map(|o| o.span);
        let mentions = plan().mentions.iter().map(|m| m.span);
        let zones = plan().zone_mentions.iter().map(|m| m.span);
        let places = plan().places.iter().flat_map(|p| &p.occurrences);
        for span in occurrences
            .chain(mentions)
            .chain(zones)
            .chain(places.map(|o| o.span))
            .filter(|s| whole.contains(*s))
        {
            assert!(linked(span), "{id}: “{}” is no link", plan().words(span));
        }
    }
}

#[test]
fn a_strategy_that_lies_in_no_longer_name_is_a_link_to_its_own_page() {
    let zones: Vec<Span> = plan().zone_mentions.iter().map(|m| m.span).collect();
    let divisions: Vec<Span> = plan().mentions.iter().map(|m| m.span).collect();
    for strategy in &plan().strategies {
        for occurrence in &strategy.occurrences {
            let others = plan()
                .strategies
                .iter()
                .filter(|other| other.id != strategy.id)
                .flat_map(|other| &other.occurrences)
                .map(|o| o.span);
            let mut others = others
                .chain(zones.iter().copied())
                .chain(divisions.iter().copied());
            if others.any(|span| span.contains(occurrence.span)) {
                continue;
            }
            let sentence = plan()
                .document
                .span(occurrence.sentence)
                .expect("a sentence");
            let piece = plan()
                .pieces(sentence)
                .into_iter()
                .find(|p| p.span == occurrence.span);
            let target = piece.and_then(|piece| piece.target);
            assert_eq!(
                target,
                Some(Location::page(Route::Strategy(strategy.id.clone()))),
                "{}",
                strategy.name
            );
        }
    }
}

#[test]
fn pieces_of_any_span_are_its_words() {
    let (_, whole) = units()
        .into_iter()
        .find(|(unit, _)| *unit == id("31.1"))
        .expect("31.1");
    let text = &plan().text;
    let cuts: Vec<u32> = (whole.start..=whole.end)
        .filter(|at| text.is_char_boundary(*at as usize))
        .collect();
    for (at, start) in cuts.iter().enumerate() {
        for end in cuts.iter().skip(at).step_by(7) {
            let span = Span {
                start: *start,
                end: *end,
            };
            let joined: String = plan()
                .pieces(span)
                .iter()
                .map(|piece| plan().words(piece.span))
                .collect();
            assert_eq!(joined, plan().words(span));
        }
    }
}

#[test]
fn every_strategy_and_topic_has_its_page() {
    let routes = Route::all(plan());
    for strategy in &plan().strategies {
        assert!(routes.contains(&Route::Strategy(strategy.id.clone())));
    }
    for topic in &plan().topics {
        assert!(routes.contains(&Route::Topic(topic.id.clone())));
    }
    let unknown: Route = "strategy/nowhere/".parse().expect("infallible");
    assert_eq!(unknown.within(plan()), Route::NotFound);
}

#[test]
fn the_plan_survives_packing() {
    let packed = postcard::to_allocvec(plan()).expect("packed");
    let unpacked: Plan = postcard::from_bytes(&packed).expect("unpacked");
    // What no view reads is left out; all else comes back.
    assert_eq!(unpacked.strategies.len(), plan().strategies.len());
    assert!(unpacked.text == plan().text);
    // Reasons come back in the language of the pages, without their English.
    assert_eq!(unpacked.topic_tags.len(), plan().topic_tags.len());
    for (unpacked, tag) in unpacked.topic_tags.iter().zip(&plan().topic_tags) {
        assert_eq!((unpacked.sentence, unpacked.what), (tag.sentence, tag.what));
        assert_eq!(
            (&unpacked.evidence, &unpacked.reason.text),
            (&tag.evidence, &tag.reason.text)
        );
    }
    for (unpacked, reach) in unpacked.reach.iter().zip(&plan().reach) {
        assert_eq!((&unpacked.spans, unpacked.rest), (&reach.spans, reach.rest));
    }
    assert_eq!(postcard::to_allocvec(&unpacked).as_ref(), Ok(&packed));
    // The words and kinds of the figures go along, for under two kilobytes.
    assert_eq!(unpacked.figures.len(), plan().figures.len());
    let figures = postcard::to_allocvec(&plan().figures).expect("packed");
    assert!(figures.len() < 2048, "{} bytes", figures.len());
    println!("packed: {} bytes, figures {}", packed.len(), figures.len());
    if let Ok(path) = std::env::var("PACK") {
        std::fs::write(path, packed).expect("written");
    }
}

#[test]
fn titles_carry_tags_too() {
    let title = SentenceId {
        section: Section::Part(1),
        number: 0,
    };
    let named: Vec<&str> = plan()
        .strategies_in(title)
        .map(|(_, s)| s.name.as_str())
        .collect();
    assert!(named.contains(&"一体两翼"), "{named:?}");
}
