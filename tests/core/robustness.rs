//! Whatever is typed, pasted or received: addresses, names and texts are read without panic, and
//! what is read comes out again as it was.

use proptest::prelude::*;
use yantu::model::plan::{Adcode, NodeKey, Slug};
use yantu::model::text::{Document, Section, SentenceId, Span, chinese_numeral};
use yantu::route::{Layer, Lens, Location, Query, Route, searched_words};

fn route() -> impl Strategy<Value = Route> {
    prop_oneof![
        Just(Route::Overview),
        Just(Route::Read),
        Just(Route::COMPARE),
        Just(Route::About),
        Just(Route::NotFound),
        (100_000_u32..=999_999).prop_map(|code| Route::County(Adcode::new(code).expect("a code"))),
        "[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?"
            .prop_map(|id| Route::Zone(id.parse::<Slug>().expect("a slug"))),
        (1_u16..).prop_map(Route::Part),
        (1_u16..).prop_map(Route::Article),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    let layer = proptest::sample::select(Layer::ALL);
    let lens = proptest::sample::select(Lens::ALL);
    let idle = proptest::option::of(10_u16..=3_600);
    (layer, lens, any::<bool>(), idle).prop_map(|(layer, lens, exhibit, idle)| Query {
        layer,
        lens,
        exhibit,
        idle,
    })
}

fn sentence_id() -> impl Strategy<Value = SentenceId> {
    let section = prop_oneof![
        Just(Section::Preamble),
        Just(Section::Closing),
        (1_u16..).prop_map(Section::Part),
        (1_u16..).prop_map(Section::Article),
    ];
    (section, any::<u16>()).prop_map(|(section, number)| SentenceId { section, number })
}

/// Addresses made of what addresses are made of, and of what they are not.
fn path() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[/.?#&=%-]",
        proptest::sample::select(vec![
            "county",
            "zone",
            "part",
            "article",
            "read",
            "about",
            "index.html",
            "404.html",
            "430481",
            "core",
            "31",
            "0",
            "-1",
            "65536",
            "99999999999999999999",
            "..",
            "%2e%2e",
            "\u{0}",
            "一核",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,4}",
    ];
    proptest::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

/// Texts made of what plans are made of, so that many of them are well-formed.
fn plan_text() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "一、",
        "二、",
        "三、",
        "十、",
        "1.",
        "2.",
        "3.",
        "01.",
        "65535.",
        "99999999.",
        ".",
        "——",
        "—",
        "标题",
        "题。",
        "一句话。",
        "问？",
        "叹！",
        "“引。”",
        "”",
        "）",
        "结束",
        "\n",
        "\n",
        "\n",
        "\r",
        " ",
        "甲",
        "👁",
        "é",
        "\u{0}",
        "。",
        "。”。",
    ]);
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// A text in which parts and articles follow on one another: headings, then lines below them.
fn ordered_text() -> impl Strategy<Value = String> {
    let line = proptest::sample::select(vec![
        "一句。两句！",
        "——要点。做事。",
        "——",
        "——要点",
        "——要点！”做。",
        "没有句号",
        "“引。”后。",
        "——。",
    ]);
    let lines = proptest::collection::vec(line, 0..3);
    proptest::collection::vec((any::<bool>(), lines), 1..12).prop_map(|headings| {
        let (mut part, mut article) = (1, 0);
        let mut text = vec!["一、甲".to_owned()];
        for (opens_part, lines) in headings {
            if opens_part {
                part += 1;
                text.push(format!("{}、乙", chinese_numeral(part)));
            } else {
                article += 1;
                text.push(format!("{article}.题。"));
            }
            text.extend(lines.into_iter().map(str::to_owned));
        }
        text.join("\n")
    })
}

/// Checks that a parsed document is its text, cut up without loss.
fn check_document(text: &str, document: &Document) -> Result<(), TestCaseError> {
    let fits = |span: Span| {
        span.start <= span.end && text.get(span.start as usize..span.end as usize).is_some()
    };
    let mut at = 0;
    for span in document.spans() {
        prop_assert!(fits(span), "{span:?}");
        let between = text.get(at..span.start as usize);
        prop_assert!(
            between.is_some_and(|b| b.chars().all(|c| c == '\n')),
            "lost: {between:?}"
        );
        at = span.end as usize;
    }
    prop_assert_eq!(at, text.len());
    for (id, span) in document.sentences() {
        prop_assert_eq!(document.span(id), Some(span));
        prop_assert_eq!(id.to_string().parse(), Ok(id));
    }
    for part in &document.parts {
        prop_assert!(fits(part.title) && part.heading.contains(part.title));
    }
    for article in document.articles() {
        prop_assert!(fits(article.title) && article.heading.contains(article.title));
        let count = document
            .sentences_of(Section::Article(article.number))
            .count() as u16;
        for item in &article.items {
            let (first, last) = item.sentences;
            prop_assert!(
                1 <= first && first <= last && last <= count,
                "{item:?} of {count}"
            );
            let id = SentenceId {
                section: Section::Article(article.number),
                number: first,
            };
            let sentence = document.span(id).expect("it is there");
            prop_assert!(
                fits(item.title) && sentence.contains(item.title),
                "{item:?}"
            );
            let name = item.title.of(text);
            prop_assert!(
                !name.is_empty() && !name.contains(['。', '！', '？']),
                "{name}"
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn any_path_is_a_page(path in prop_oneof![path(), "\\PC{0,40}", any::<String>()]) {
        let route: Route = path.parse().expect("never fails");
        // What has been read is written in one way, and read again as the same page.
        prop_assert_eq!(route.to_string().parse(), Ok(route.clone()));
        prop_assert!(route.depth() <= 2);
    }

    #[test]
    fn pages_round_trip(route in route()) {
        prop_assert_eq!(route.to_string().parse(), Ok(route));
    }

    #[test]
    fn any_query_is_read(query in prop_oneof![path(), any::<String>(), "\\?(layer|lens|exhibit|idle)=[a-z0-9]{0,9}(&(layer|lens|exhibit|idle)=[a-z0-9]{0,9}){0,3}"]) {
        let (parsed, faults) = Query::parse(&query);
        prop_assert!(faults.iter().all(|fault| ["layer", "lens", "exhibit", "idle"].contains(&fault.as_str())));
        prop_assert_eq!(Query::parse(&parsed.to_string()), (parsed, vec![]));
    }

    #[test]
    fn queries_round_trip(query in query()) {
        prop_assert_eq!(Query::parse(&query.to_string()), (query, vec![]));
    }

    #[test]
    fn addresses_round_trip(
        route in route(), query in query(), words in any::<String>(), anchor in "[a-z0-9-]{0,8}",
    ) {
        let location = Location { route, query, words, anchor };
        let written = location.to_string();
        let (rest, anchor) = written.split_once('#').unwrap_or((&written, ""));
        let at = rest.find('?').unwrap_or(rest.len());
        let read = Location {
            route: rest[..at].parse().expect("never fails"),
            query: Query::parse(&rest[at..]).0,
            words: searched_words(&rest[at..]),
            anchor: anchor.to_owned(),
        };
        prop_assert_eq!(read, location);
    }

    #[test]
    fn any_anchor_is_read(anchor in prop_oneof!["s[0-9]{0,7}", "s[+-]?[0-9]{1,3}", any::<String>()]) {
        let location = Location { anchor: anchor.clone(), ..Location::page(Route::Article(1)) };
        if let Some(number) = location.sentence() {
            prop_assert!(number > 0 && anchor.starts_with('s'), "{anchor} is sentence {number}");
        }
    }

    #[test]
    fn any_text_is_a_sentence_id_or_not(text in prop_oneof![
        any::<String>(), "\\PC{0,12}", "(part-|preamble|closing|[0-9]{0,3})[0-9]{0,6}\\.[0-9+-]{0,6}",
    ]) {
        if let Ok(id) = text.parse::<SentenceId>() {
            prop_assert_eq!(id.to_string(), text, "one sentence, one way to write it");
        }
    }

    #[test]
    fn sentence_ids_round_trip(id in sentence_id()) {
        prop_assert_eq!(id.to_string().parse(), Ok(id));
        // The reader anchors openings and closings under names of their own.
        if matches!(id.section, Section::Article(_) | Section::Part(_)) {
            let location = NodeKey::Sentence(id).location();
            prop_assert_eq!(location.sentence().unwrap_or(0), id.number);
        }
    }

    #[test]
    fn any_text_is_an_adcode_or_not(text in prop_oneof![any::<String>(), "[0-9]{5,7}", "[+-]?[0-9]{6}"]) {
        if let Ok(code) = text.parse::<Adcode>() {
            prop_assert_eq!(code.to_string(), text);
        }
    }

    #[test]
    fn any_text_is_a_slug_or_not(text in prop_oneof![any::<String>(), "[a-zA-Z0-9_-]{0,70}"]) {
        if let Ok(slug) = text.parse::<Slug>() {
            prop_assert_eq!(slug.to_string(), text.clone());
            prop_assert!((1..=64).contains(&text.len()) && text.is_ascii());
        }
    }

    #[test]
    fn any_text_is_cut_up_without_loss_or_refused(
        text in prop_oneof![plan_text(), any::<String>(), "\\PC{0,60}"],
        closing in prop_oneof![Just(String::new()), Just("结束".to_owned()), "\\PC{0,3}"],
    ) {
        match Document::parse(&text, &closing) {
            Ok(document) => check_document(&text, &document)?,
            Err(error) => {
                prop_assert!((1..=text.split('\n').count()).contains(&error.line));
                prop_assert!(!error.cause.is_empty());
            }
        }
    }

    #[test]
    fn a_text_in_order_is_cut_up(text in ordered_text()) {
        let document = Document::parse(&text, "").expect("a text in order");
        check_document(&text, &document)?;
    }

    #[test]
    fn any_span_gives_words(text in any::<String>(), start in 0_usize..80, end in 0_usize..80) {
        let words = Span::new(start, end).of(&text);
        prop_assert!(text.contains(words));
    }
}

mod restoring {
    use proptest::prelude::*;
    use yantu::data::{raw::Repairs, restore};

    /// Sources made of what damaged sources are made of.
    fn source() -> impl Strategy<Value = String> {
        let piece = proptest::sample::select(vec![
            "產(chǎn)",
            "規(guī)",
            "著",
            "顯著",
            "(",
            ")",
            "()",
            "(a)",
            "(元器件)",
            "12. ",
            "3.",
            ".",
            ",",
            ";",
            "?",
            "^",
            "|",
            "\n",
            "\r\n",
            " ",
            "　",
            "危",
            "👁",
            "A(b)",
            "“",
            "——",
        ]);
        proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

        #[test]
        fn any_source_is_restored(source in prop_oneof![source(), any::<String>()]) {
            let mut repairs = Repairs::default();
            repairs.particle_exceptions.push("显著".to_owned());
            let text = restore(&source, &repairs, "repairs.json").expect("no repair that could fail");
            prop_assert!(!text.contains(['産', '產', '規', '顯']));
            prop_assert!(!text.contains([',', ';', '(', ')', '?', '!']));
            prop_assert!(!text.split('\n').any(|line| line.trim() != line));
            prop_assert!(text.is_empty() || !text.split('\n').any(str::is_empty));
        }
    }
}

mod files {
    use std::path::Path;
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use proptest::sample::Index;

    use crate::hostile::{self, Seedbed};

    static BED: LazyLock<Seedbed> =
        LazyLock::new(|| Seedbed::of(Path::new("tests/fixtures/second-plan")));

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

        #[test]
        fn any_settings_of_a_host_are_read_or_refused(text in hostile::site_json()) {
            hostile::check_site_json(&text)?;
        }

        #[test]
        fn whatever_a_device_has_kept_is_read(kept in hostile::kept()) {
            hostile::check_kept(&kept)?;
        }

        #[test]
        fn any_address_is_read(address in hostile::address()) {
            hostile::check_route(&address)?;
            hostile::check_query(&address)?;
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

        #[test]
        fn seeds_with_any_damage_are_loaded_or_refused(which: Index, spoils in hostile::spoils()) {
            BED.check(which, &spoils)?;
        }
    }
}
