//! The plan's structure and geography: what is in it, no more and no less, each under its name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use yantu::data::{Folder, load};
use yantu::model::plan::{
    Adcode, Basis, MentionForm, NodeKey, Plan, Relation, Rest, Selection, Target, ZoneMention,
};
use yantu::model::text::{Section, SentenceId, Span, chinese_numeral};
use yantu::route::Route;

use crate::geometry::small_maps::parse_path;

/// The real plan, read once.
static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    load(&Folder::new("seeds"))
        .expect("the seeds are sound")
        .plan
});

fn sentence(name: &str) -> &'static str {
    PLAN.sentence(name.parse().expect("a sentence id"))
}

fn code(index: u16) -> u32 {
    PLAN.divisions[usize::from(index)].adcode.get()
}

#[test]
fn thirteen_parts_with_numbers_and_titles() {
    let parts = &PLAN.document.parts;
    assert_eq!(parts.len(), 13);
    for (number, part) in (1..).zip(parts) {
        assert_eq!(part.number, number);
        let title = PLAN.words(part.title);
        assert!(!title.trim().is_empty(), "part {number}");
        assert_eq!(
            PLAN.words(part.heading),
            format!("{}、{title}", chinese_numeral(number))
        );
        assert!(!part.articles.is_empty(), "part {number} has articles");
        assert_eq!(PLAN.document.part(number), Some(part));
    }
    assert_eq!(PLAN.document.part(0), None);
    assert_eq!(PLAN.document.part(14), None);
}

#[test]
fn fifty_one_articles_numbered_through() {
    let articles: Vec<_> = PLAN.document.articles().collect();
    assert_eq!(articles.len(), 51);
    for (number, article) in (1..).zip(&articles) {
        assert_eq!(article.number, number);
        let title = PLAN.words(article.title);
        assert!(!title.trim().is_empty(), "article {number}");
        assert!(!title.contains(['。', '\n']), "article {number}: {title}");
        assert_eq!(PLAN.words(article.heading), format!("{number}.{title}。"));
        assert!(
            !article.paragraphs.iter().all(|p| p.sentences.is_empty()),
            "article {number}"
        );
        assert_eq!(PLAN.document.article(number), Some(*article));
    }
    assert_eq!(PLAN.document.article(0), None);
    assert_eq!(PLAN.document.article(52), None);
    for part in &PLAN.document.parts {
        assert!(
            part.articles
                .iter()
                .all(|article| article.part == part.number)
        );
    }
}

#[test]
fn preamble_introductions_and_closing() {
    let count = |section| PLAN.document.sentences_of(section).count();
    assert_eq!(count(Section::Preamble), 1);
    assert!(sentence("preamble.1").starts_with("中国共产党衡阳市第十一届委员会第十次全体会议"));
    assert!(count(Section::Closing) >= 1);
    assert!(sentence("closing.1").starts_with("全市上下要更加紧密地团结在"));
    assert!(PLAN.text.ends_with('！'), "the plan ends with an appeal");
    for part in &PLAN.document.parts {
        let spoken = count(Section::Part(part.number));
        assert_eq!(
            spoken == 0,
            part.introduction.is_empty(),
            "part {}",
            part.number
        );
    }
    assert!(sentence("part-3.1").starts_with("坚持把发展经济着力点放在实体经济上"));
}

/// The number is pinned because a sentence's number is part of its address: one full stop more or
/// less in the text, or another way of cutting, moves every later sentence of its article, and
/// with them the quotations in the seeds, the links people have kept and the numbers on paper.
/// Whoever changes it on purpose looks through the difference of `seeds/derived/sentences.txt`.
#[test]
fn three_hundred_and_fifty_nine_sentences() {
    assert_eq!(PLAN.document.sentences().count(), 359);
}

#[test]
fn joined_in_order_it_is_the_text_character_for_character() {
    let mut joined = String::new();
    for span in PLAN.document.spans() {
        // Lines are joined by one line break; within a line nothing lies between.
        if span.start as usize == joined.len() + 1 {
            joined.push('\n');
        }
        assert_eq!(
            span.start as usize,
            joined.len(),
            "gap or overlap before {}",
            PLAN.words(span)
        );
        assert!(!span.is_empty());
        joined.push_str(PLAN.words(span));
    }
    assert!(joined == PLAN.text);
}

#[test]
fn paragraphs_are_lines() {
    let lines: BTreeSet<&str> = PLAN.text.lines().collect();
    for section in PLAN.document.sections() {
        for (at, paragraph) in PLAN.document.paragraphs(section).iter().enumerate() {
            let (Some(first), Some(last)) =
                (paragraph.sentences.first(), paragraph.sentences.last())
            else {
                continue;
            };
            let start = match section {
                Section::Article(n) if at == 0 => {
                    PLAN.document.article(n).expect("it is there").heading.start
                }
                _ => first.start,
            };
            let line = PLAN.words(Span {
                start,
                end: last.end,
            });
            assert!(
                lines.contains(line),
                "{section} paragraph {at} is no line: {line}"
            );
            for pair in paragraph.sentences.windows(2) {
                assert_eq!(pair[0].end, pair[1].start, "{section} paragraph {at}");
            }
        }
    }
}

fn items(article: u16) -> Vec<(String, (u16, u16))> {
    PLAN.document
        .article(article)
        .expect("it is there")
        .items
        .iter()
        .map(|item| (PLAN.words(item.title).to_owned(), item.sentences))
        .collect()
}

fn check_items(article: u16, names: &[&str]) {
    let items = items(article);
    let found: Vec<&str> = items.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(found, names);
    let last = PLAN
        .document
        .sentences_of(Section::Article(article))
        .count() as u16;
    let mut next = items[0].1.0;
    for (name, (first, end)) in &items {
        assert_eq!(*first, next, "{name} follows on the one before");
        assert!(first <= end);
        let opening = PLAN.sentence(SentenceId {
            section: Section::Article(article),
            number: *first,
        });
        assert_eq!(opening, format!("——{name}。"));
        next = end + 1;
    }
    assert_eq!(next, last + 1, "the last item ends the article");
}

#[test]
fn six_principles_in_article_5() {
    check_items(
        5,
        &[
            "坚持党的全面领导",
            "坚持以人民为中心",
            "坚持新发展理念",
            "坚持深化改革开放",
            "坚持系统观念",
            "坚持目标引领",
        ],
    );
}

#[test]
fn seven_goals_in_article_6() {
    check_items(
        6,
        &[
            "经济发展质效明显提升",
            "创新驱动活力明显增强",
            "改革开放步伐明显加快",
            "社会文明程度明显提高",
            "生态文明建设明显进步",
            "人民生活品质明显改善",
            "社会治理效能明显优化",
        ],
    );
}

#[test]
fn no_other_article_lists_items() {
    for article in PLAN.document.articles() {
        assert_eq!(
            article.items.is_empty(),
            ![5, 6].contains(&article.number),
            "{}",
            article.number
        );
    }
    assert_eq!(PLAN.text.matches("——").count(), 6 + 7);
}

#[test]
fn five_centres_in_the_first_sentence_of_article_3() {
    let found: Vec<(&str, &str)> = PLAN
        .centres
        .iter()
        .map(|c| (c.id.as_str(), PLAN.words(c.name)))
        .collect();
    assert_eq!(
        found,
        [
            ("hub", "区域性枢纽经济中心"),
            ("manufacturing", "先进制造业中心"),
            ("innovation", "科技创新中心"),
            ("education-health", "教育医疗中心"),
            ("culture-tourism", "文旅康养中心"),
        ]
    );
    let id: SentenceId = "3.1".parse().expect("an id");
    let whole = PLAN.document.span(id).expect("it is there");
    for pair in PLAN.centres.windows(2) {
        assert_eq!(
            PLAN.words(Span {
                start: pair[0].name.end,
                end: pair[1].name.start
            }),
            "、"
        );
    }
    assert!(
        PLAN.centres
            .iter()
            .all(|c| c.sentence == id && whole.contains(c.name))
    );
    // What 4.1 calls the “五个中心” are these.
    assert!(sentence("4.1").contains("着力打造“五个中心”"));
}

#[test]
fn names_of_sentences_are_unique_and_lead_back() {
    let mut names = BTreeSet::new();
    for (id, span) in PLAN.document.sentences() {
        let name = id.to_string();
        assert_eq!(name.parse(), Ok(id));
        assert_eq!(PLAN.document.span(id), Some(span));
        assert!(names.insert(name), "{id} twice");
    }
    for article in PLAN.document.articles() {
        let title = SentenceId {
            section: Section::Article(article.number),
            number: 0,
        };
        assert_eq!(PLAN.document.span(title), Some(article.title));
        let count = PLAN.document.sentences_of(title.section).count() as u16;
        assert_eq!(
            PLAN.document.span(SentenceId {
                number: count + 1,
                ..title
            }),
            None
        );
    }
    assert_eq!(PLAN.sentence("52.1".parse().expect("well-formed")), "");
}

#[test]
fn exactly_eight_divisions_are_mentioned() {
    let mentioned: BTreeSet<u32> = PLAN.mentions.iter().map(|m| code(m.division)).collect();
    let expected = [
        430412, 430421, 430422, 430423, 430424, 430426, 430481, 430482,
    ];
    assert_eq!(mentioned, BTreeSet::from(expected));
    for (index, division) in (0..).zip(&PLAN.divisions) {
        let is_urban = [430405, 430406, 430407, 430408].contains(&division.adcode.get());
        assert_eq!(
            PLAN.mentions_of(index).next().is_none(),
            is_urban,
            "{}",
            division.name
        );
        // The whole text bears it out, by full name.
        assert!(
            !is_urban || !PLAN.text.contains(&division.name),
            "{}",
            division.name
        );
    }
}

#[test]
fn mentions_are_exact_and_complete() {
    for mention in &PLAN.mentions {
        let words = PLAN.words(mention.span);
        let division = &PLAN.divisions[usize::from(mention.division)];
        let span = PLAN.document.span(mention.sentence).expect("it is there");
        assert!(
            span.contains(mention.span),
            "{words} in {}",
            mention.sentence
        );
        match mention.form {
            MentionForm::Full => assert_eq!(words, division.name),
            MentionForm::Short => assert!(division.name.starts_with(words), "{words}"),
        }
    }
    for (index, division) in (0..).zip(&PLAN.divisions) {
        let full = PLAN
            .mentions_of(index)
            .filter(|m| m.form == MentionForm::Full)
            .count();
        assert_eq!(
            full,
            PLAN.text.matches(&division.name).count(),
            "{}",
            division.name
        );
    }
    assert!(
        PLAN.mentions
            .windows(2)
            .all(|pair| pair[0].span.end <= pair[1].span.start)
    );
}

/// 南岳 alone may mean district, mountain or airport: an editor has read each of these places.
#[test]
fn short_names_stand_where_an_editor_has_read_them() {
    let found: Vec<(String, &str, bool)> = PLAN
        .mentions
        .iter()
        .filter(|m| m.form == MentionForm::Short)
        .map(|m| {
            let before = &PLAN.text[..m.span.start as usize];
            let after = &PLAN.text[m.span.end as usize..];
            let read = [("高标准建设", "全域旅游示范区"), ("加快建设以", "为龙头")];
            let known = read
                .iter()
                .any(|(left, right)| before.ends_with(left) && after.starts_with(right));
            (m.sentence.to_string(), PLAN.words(m.span), known)
        })
        .collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found
            .iter()
            .all(|(_, words, known)| *words == "南岳" && *known),
        "{found:?}"
    );
}

#[test]
fn traps_are_no_mentions() {
    for trap in ["南岳机场", "南岳衡山", "石鼓书院", "衡阳市", "湖南"] {
        let mut stands = false;
        for (at, words) in PLAN.text.match_indices(trap) {
            stands = true;
            let place = Span::new(at, at + words.len());
            for mention in &PLAN.mentions {
                let apart = mention.span.end <= place.start || place.end <= mention.span.start;
                assert!(apart, "{trap} taken for {}", PLAN.words(mention.span));
            }
        }
        assert!(stands, "{trap} is not in the text");
    }
    // The city, and the mountain with nothing behind it, are no counties.
    for (at, _) in PLAN
        .text
        .match_indices("衡阳")
        .chain(PLAN.text.match_indices("衡山"))
    {
        let named = PLAN.mentions.iter().any(|m| m.span.start as usize == at);
        let rest = &PLAN.text[at + "衡阳".len()..];
        assert_eq!(
            named,
            rest.starts_with('县'),
            "{}",
            rest.chars().take(6).collect::<String>()
        );
    }
}

#[test]
fn three_zones_hold_every_division_once() {
    let expected: BTreeMap<&str, (Basis, &[u32])> = BTreeMap::from([
        (
            "core",
            (Basis::Inferred, &[430405, 430406, 430407, 430408][..]),
        ),
        (
            "circle",
            (Basis::Named, &[430422, 430421, 430424, 430423, 430412][..]),
        ),
        ("belt", (Basis::Named, &[430481, 430482, 430426][..])),
    ]);
    assert_eq!(PLAN.zones.len(), expected.len());
    let mut placed = BTreeSet::new();
    for zone in &PLAN.zones {
        let members: Vec<u32> = zone.members.iter().map(|m| code(*m)).collect();
        let (basis, codes) = expected[zone.id.as_str()];
        assert_eq!(members, codes, "{}, in the order of the text", zone.id);
        assert_eq!(zone.basis, basis, "{}", zone.id);
        assert_eq!(
            zone.basis_note.is_empty(),
            basis == Basis::Named,
            "{}",
            zone.id
        );
        placed.extend(members);
    }
    assert_eq!(placed.len(), PLAN.divisions.len());
}

#[test]
fn the_evidence_of_a_zone_names_it_and_its_members() {
    for zone in &PLAN.zones {
        let evidence = PLAN.words(zone.evidence);
        assert_eq!(zone.sentence.to_string(), "31.1");
        let whole = PLAN.document.span(zone.sentence).expect("it is there");
        assert!(whole.contains(zone.evidence) && PLAN.sentence(zone.sentence).contains(evidence));
        assert!(
            evidence.contains(&zone.name),
            "{evidence} names {}",
            zone.name
        );
        let mut at = 0;
        for member in &zone.members {
            let name = &PLAN.divisions[usize::from(*member)].name;
            let found = evidence.find(name.as_str());
            match zone.basis {
                Basis::Named => {
                    let found = found.unwrap_or_else(|| panic!("{evidence} names {name}"));
                    assert!(found >= at, "{name} out of order");
                    at = found;
                }
                Basis::Inferred => assert_eq!(found, None, "{name} is named after all"),
            }
        }
    }
    let (id, span) = PLAN.pattern.expect("the plan has a pattern");
    assert_eq!(id.to_string(), "31.1");
    let short: String = PLAN.zones.iter().map(|zone| zone.short.as_str()).collect();
    assert_eq!(PLAN.words(span), format!("构建“{short}”区域发展新格局"));
}

#[test]
fn twelve_divisions_in_the_order_of_their_codes() {
    let codes: Vec<Adcode> = PLAN.divisions.iter().map(|d| d.adcode).collect();
    assert_eq!(codes.len(), 12);
    assert!(codes.is_sorted());
    for (index, division) in (0..).zip(&PLAN.divisions) {
        assert_eq!(PLAN.division(division.adcode), Some((index, division)));
        assert_eq!(
            division.adcode.get() / 100,
            4304,
            "{} lies in Hengyang",
            division.name
        );
        let syllables = division.pinyin.split(' ').count();
        assert_eq!(
            syllables,
            division.name.chars().count(),
            "{}",
            division.pinyin
        );
        assert!(
            division
                .pinyin
                .bytes()
                .all(|b| b == b' ' || b.is_ascii_lowercase())
        );
        let kind = division.en.rsplit(' ').next();
        let expected = match division.name.chars().last() {
            Some('区') => "District",
            Some('县') => "County",
            _ => "City",
        };
        assert_eq!(kind, Some(expected), "{}", division.en);
    }
    for (index, neighbours) in (0..).zip(&PLAN.map.neighbours) {
        for other in neighbours {
            assert!(
                PLAN.map.neighbours[usize::from(*other)].contains(&index),
                "both ways"
            );
        }
    }
}

#[test]
fn pieces_of_a_span_joined_are_its_words() {
    for span in PLAN.document.spans() {
        let pieces = PLAN.pieces(span);
        let joined: String = pieces.iter().map(|piece| PLAN.words(piece.span)).collect();
        assert_eq!(joined, PLAN.words(span));
        for target in pieces.into_iter().filter_map(|piece| piece.target) {
            assert_ne!(target.route.within(&PLAN), Route::NotFound);
        }
    }
}

#[test]
fn an_article_concerns_what_its_sentences_name() {
    for article in PLAN.document.articles() {
        let related = PLAN.divisions_of(&Selection::Article(article.number));
        for (index, relation) in (0..).zip(related) {
            let section = Section::Article(article.number);
            let named = PLAN
                .mentions_of(index)
                .any(|m| m.sentence.section == section);
            let in_zone = PLAN.zone_of(index).is_some_and(|zone| {
                // 中心城区 is a kind of place, too, and counts as that outside 31.1.
                let named = |m: &&ZoneMention| {
                    PLAN.zones.get(usize::from(m.zone)) == Some(zone)
                        && PLAN.words(m.span) != "中心城区"
                };
                let mut named = PLAN.zone_mentions.iter().filter(named);
                zone.sentence.section == section || named.any(|m| m.sentence.section == section)
            });
            let reaches = |wanted: fn(Target) -> bool, rest: bool| {
                PLAN.document.sentences_of(section).any(|(id, _)| {
                    let reach = PLAN.reach(id).expect("one for each sentence");
                    let kind = |target: Target| match target {
                        Target::Kind(kind) => PLAN.kind(kind),
                        _ => None,
                    };
                    let mut spans = reach.spans.iter().filter(|span| wanted(span.target));
                    spans.any(|s| kind(s.target).is_some_and(|k| k.divisions.contains(&index)))
                        || rest && reach.rest == Rest::City
                })
            };
            let by_kind = reaches(|target| matches!(target, Target::Kind(_)), false);
            let in_city = reaches(|_| false, true);
            let expected = match (named, in_zone, by_kind, in_city) {
                (true, ..) => Some(Relation::Named),
                (false, true, ..) => Some(Relation::Zone),
                (false, false, true, _) => Some(Relation::Kind),
                (false, false, false, true) => Some(Relation::City),
                (false, false, false, false) => None,
            };
            assert_eq!(
                relation,
                expected,
                "article {} and {}",
                article.number,
                code(index)
            );
        }
    }
}

#[test]
fn the_tree_holds_every_part_article_and_sentence_of_an_article_once() {
    let rows = PLAN.document_tree();
    let keys: BTreeSet<String> = rows.iter().map(|(key, _)| key.to_string()).collect();
    assert_eq!(keys.len(), rows.len());
    let sentences = PLAN
        .document
        .sentences()
        .filter(|(id, _)| matches!(id.section, Section::Article(_)))
        .count();
    assert_eq!(rows.len(), 13 + 51 + sentences);
    for (key, level) in &rows {
        let expected = match key {
            NodeKey::Part(_) => 1,
            NodeKey::Article(_) => 2,
            NodeKey::Sentence(_) => 3,
            other => panic!("{other} is no node of the document"),
        };
        assert_eq!(*level, expected, "{key}");
        assert!(!PLAN.node_label(key).is_empty(), "{key}");
        assert_ne!(key.location().route.within(&PLAN), Route::NotFound, "{key}");
    }
}

#[test]
fn every_lens_has_a_tree_of_its_own_nodes() {
    let mut seen = BTreeSet::new();
    for lens in yantu::route::Lens::ALL {
        let rows = PLAN.lens_tree(*lens);
        assert!(PLAN.has_lens(*lens) && rows.len() > 12, "{}", lens.as_str());
        for (key, level) in rows {
            assert_eq!(key.lens(), *lens, "{key}");
            assert!(seen.insert(key.to_string()), "{key} stands twice");
            assert!((1..=3).contains(&level), "{key}");
            assert!(!PLAN.node_label(&key).is_empty(), "{key}");
            assert_ne!(key.location().route.within(&PLAN), Route::NotFound, "{key}");
        }
    }
}

#[test]
fn no_river_comes_out_behind_the_inset() {
    let [left, top, _, height] = PLAN.inset_frame().expect("an inset").rect;
    assert_eq!(left, 0.0, "the inset is at the left edge of the map");
    let ends = |data: &str| {
        let lines = parse_path(data).into_iter();
        let ends: Vec<[i32; 2]> = lines
            .flat_map(|line| [line.first().copied(), line.last().copied()])
            .flatten()
            .collect();
        let behind = ends
            .iter()
            .filter(|[x, y]| *x < 0 && (top..top + height).contains(&f64::from(*y)));
        (ends.len(), behind.count())
    };
    let lines: String = (0..PLAN.map.lines.len())
        .map(|line| PLAN.map.line_path(line))
        .collect();
    let (all, behind) = ends(&lines);
    assert!(behind > 0, "the source's river has such an end");
    assert_eq!(ends(&PLAN.river_paths()), (all, 0));
}
