//! Search: proven recall on the real plan, every way of writing, and a table of real queries.

use std::collections::BTreeSet;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use proptest::prelude::*;
use yantu::data::{Folder, load};
use yantu::model::plan::Plan;
use yantu::model::text::{Section, SentenceId, Span};
use yantu::search::{Answer, Depth, Fold, Group, Index, Named, Reason, Results, Sources, alphabet};

struct Searched {
    plan: Plan,
    index: Index,
    /// Every sentence and title with its words, as a plain scan sees them.
    texts: Vec<(SentenceId, String)>,
    /// Every name.
    names: Vec<(Named, String)>,
    /// As it is written in general, in Hong Kong and in Taiwan.
    traditional: [OpenCC; 3],
}

fn searched() -> &'static Searched {
    static SEARCHED: std::sync::OnceLock<Searched> = std::sync::OnceLock::new();
    SEARCHED.get_or_init(|| {
        let plan = load(&Folder::new("seeds"))
            .expect("the seeds are sound")
            .plan;
        let title = |section| SentenceId { section, number: 0 };
        let titles = plan.document.sections().map(title);
        let titles = titles.filter_map(|id| Some((id, plan.document.span(id)?)));
        let texts = plan.document.sentences().chain(titles);
        let texts = texts
            .map(|(id, span)| (id, plan.words(span).to_owned()))
            .collect();
        let mut names: Vec<(Named, String)> = Vec::new();
        names.extend(
            (0..)
                .zip(&plan.divisions)
                .map(|(at, d)| (Named::Division(at), d.name.clone())),
        );
        names.extend(
            (0..)
                .zip(&plan.zones)
                .map(|(at, z)| (Named::Zone(at), z.name.clone())),
        );
        names.extend(
            (0..)
                .zip(&plan.topics)
                .map(|(at, t)| (Named::Topic(at), t.name.clone())),
        );
        names.extend(
            (0..)
                .zip(&plan.strategies)
                .map(|(at, s)| (Named::Strategy(at), s.name.clone())),
        );
        names.extend(
            (0..)
                .zip(&plan.places)
                .map(|(at, p)| (Named::Place(at), p.name.clone())),
        );
        Searched {
            index: Index::new(&plan),
            texts,
            names,
            traditional: [BuiltinConfig::S2t, BuiltinConfig::S2hk, BuiltinConfig::S2tw]
                .map(|config| OpenCC::from_config(config).expect("the tables of OpenCC")),
            plan,
        }
    })
}

fn sentences(results: &Results) -> BTreeSet<SentenceId> {
    results
        .groups
        .iter()
        .flat_map(|group| group.sentences())
        .collect()
}

fn names(results: &Results) -> Vec<Named> {
    let hits = results.groups.iter().flat_map(|group| &group.names);
    hits.map(|hit| hit.named).collect()
}

/// Whether a plain scan for `needle` finds nothing that `results` leave out.
/// Whether words hold others; not where these begin inside of a Latin word, which is not searched.
fn holds(words: &str, needle: &str) -> bool {
    let is_latin = needle.starts_with(|c: char| c.is_ascii_alphabetic());
    words.match_indices(needle).any(|(at, _)| {
        let before = words[..at].chars().next_back();
        !(is_latin && before.is_some_and(|c| c.is_ascii_alphabetic()))
    })
}

/// Whether some text or name holds words that are searched.
fn is_searched(needle: &str) -> bool {
    let all = searched();
    let mut texts = all.texts.iter().map(|(_, words)| words);
    let mut names = all.names.iter().map(|(_, words)| words);
    texts.any(|words| holds(words, needle)) || names.any(|words| holds(words, needle))
}

fn holds_all(results: &Results, needle: &str) -> Result<(), String> {
    let all = searched();
    let (sentences, names) = (sentences(results), names(results));
    for (id, words) in &all.texts {
        if holds(words, needle) && !sentences.contains(id) {
            return Err(format!("{needle:?} stands in {id} and was not found there"));
        }
    }
    for (named, words) in &all.names {
        if holds(words, needle) && !names.contains(named) {
            return Err(format!(
                "{needle:?} stands in {words} and was not found there"
            ));
        }
    }
    Ok(())
}

/// A plan so large that a screen holds less than is found: the sentences of the plan over and over,
/// in sections with and without headings, some of them with titles.
fn large() -> &'static Index {
    static LARGE: std::sync::OnceLock<Index> = std::sync::OnceLock::new();
    LARGE.get_or_init(|| {
        let all = searched();
        let (mut text, mut units, mut titles) = (String::new(), Vec::new(), Vec::new());
        let sentences = all.texts.iter().filter(|(id, _)| id.number > 0);
        let sentences: Vec<&str> = sentences.map(|(_, words)| words.as_str()).collect();
        let mut next = (0..sentences.len() * 6).map(|at| sentences[at * 7 % sentences.len()]);
        for article in 1..=800 {
            let section = Section::Article(article);
            let first = u16::from(article % 5 > 1);
            for number in first..first + article % 4 + 1 {
                let Some(words) = next.next() else { break };
                let start = text.len();
                let title: String = words.chars().take(12).collect();
                text.push_str(if number == 0 { &title } else { words });
                units.push((SentenceId { section, number }, Span::new(start, text.len())));
                if number == 0 && article % 2 == 0 {
                    titles.push((Named::Title(section), title));
                }
            }
        }
        let mut names = titles;
        for copy in 0..4 {
            for (at, (named, words)) in (0..).zip(&all.names) {
                let number = copy * all.names.len() as u16 + at;
                let named = match named {
                    Named::Division(_) => Named::Division(number),
                    Named::Place(_) => Named::Place(number),
                    _ => Named::Strategy(number.into()),
                };
                names.push((named, words.repeat(usize::from(copy % 2) + 1)));
            }
        }
        // Readings are numbered by the plan's characters: none may be missing.
        let mut texts: Vec<&str> = names.iter().map(|(_, words)| words.as_str()).collect();
        texts.push(&text);
        let here = alphabet(&texts);
        let rest = alphabet(&all.plan.searched_texts());
        let rest = rest.iter().filter(|c| !here.contains(c)).collect();
        names.push((Named::Place(u16::MAX), rest));
        Index::build(&Sources {
            tables: &all.plan.search,
            text: &text,
            units,
            names: names
                .iter()
                .map(|(named, words)| (*named, words.as_str()))
                .collect(),
            translations: &[],
        })
    })
}

/// Whether a screen shows the first of what is found as a whole, and says how much it leaves out.
fn begins_whole(index: &Index, words: &str) -> Result<(), String> {
    let screen = index.search(words, Depth::Screen);
    let whole = index.search(words, Depth::Whole);
    let count = screen.groups.len();
    if whole.groups.iter().any(Group::is_cut) {
        return Err(format!("{words:?}: the whole is not whole"));
    }
    let ((said, more), (all, _)) = (screen.count(), whole.count());
    if said > all || said < all && !more {
        return Err(format!("{words:?}: {said} of {all} counted"));
    }
    for (at, (some, all)) in screen.groups.iter().zip(&whole.groups).enumerate() {
        let cut = some.names.len() < all.names.len() || some.sections.len() < all.sections.len();
        let missing = at + 1 == count && count < whole.groups.len();
        if some.reason != all.reason
            || !all.names.starts_with(&some.names)
            || !all.sections.starts_with(&some.sections)
            || cut && !some.is_cut()
            || missing && !some.more
            || some.count > all.count
            || some.count < all.count && !some.more
        {
            return Err(format!("{words:?}: {:?}", some.reason));
        }
    }
    if count < whole.groups.len() && !more || count > whole.groups.len() {
        return Err(format!(
            "{words:?}: {count} of {} groups",
            whole.groups.len()
        ));
    }
    Ok(())
}

/// One to twelve characters of any text that can be searched.
fn substring() -> impl Strategy<Value = String> {
    let all = searched();
    let count = all.texts.len() + all.names.len();
    (0..count, any::<prop::sample::Index>(), 1_usize..=12).prop_map(move |(at, start, length)| {
        let words = match all.texts.get(at) {
            Some((_, words)) => words,
            None => &all.names[at - all.texts.len()].1,
        };
        let characters: Vec<char> = words.chars().collect();
        let start = start.index(characters.len());
        characters[start..].iter().take(length).collect()
    })
}

/// Whether all that is marked among the results that hold all of `needle` is what was typed, in
/// characters it may be a spelling of: 覆 is typed for 复 too.
fn marks_typed(needle: &str) -> Result<(), String> {
    let all = searched();
    let fold = Fold::new(&all.plan.search, &alphabet(&all.plan.searched_texts()));
    let begins = |typed: &[char], marked: &str| {
        !marked.is_empty()
            && marked.chars().count() <= typed.len()
            && typed
                .iter()
                .zip(marked.chars())
                .all(|(t, m)| fold.readings(*t).any(|symbol| symbol == fold.symbol(m)))
    };
    // Signs around the words are not searched.
    let inside = needle.trim_matches(|c: char| !c.is_alphanumeric() && !"%+#".contains(c));
    let typed: Vec<char> = match inside {
        "" => needle.chars().collect(),
        inside => inside.chars().collect(),
    };
    let results = all.index.search(needle, Depth::Whole);
    let Some(group) = results.groups.first() else {
        return Err(format!("{needle:?} was not found"));
    };
    for hit in &group.names {
        for mark in &hit.marks {
            // A name is found without the signs around it too.
            let marked = &hit.words[mark.clone()];
            if !(0..typed.len()).any(|from| begins(&typed[from..], marked)) {
                return Err(format!("{marked} in {}, not {needle:?}", hit.words));
            }
        }
    }
    for (id, span) in group.sections.iter().flat_map(|hit| &hit.marks) {
        // A quotation may run on into the next sentence; its mark ends with its own.
        let marked = all.plan.words(*span);
        if !begins(&typed, marked) {
            return Err(format!("{marked} in {id}, not {needle:?}"));
        }
    }
    Ok(())
}

/// A character of the plan that is also written for another one of it finds both.
#[test]
fn marks_of_other_spellings_equal_the_query() {
    assert_eq!(marks_typed("覆"), Ok(()));
    let results = searched().index.search("覆", Depth::Whole);
    let marks = results.groups[0].sections.iter().flat_map(|hit| &hit.marks);
    let marked: BTreeSet<&str> = marks
        .map(|(_, span)| searched().plan.words(*span))
        .collect();
    assert_eq!(marked, BTreeSet::from(["覆", "复"]));
}

/// Every piece of one to twelve characters that stands anywhere, in place of what chance picks of
/// them: minutes of work.
#[test]
#[ignore = "minutes of work; chance takes some of them in every run"]
fn every_substring_of_up_to_twelve_characters_is_found() {
    let all = searched();
    let mut seen = BTreeSet::new();
    for words in all
        .texts
        .iter()
        .map(|(_, words)| words)
        .chain(all.names.iter().map(|(_, words)| words))
    {
        let characters: Vec<char> = words.chars().collect();
        for length in 1..=12 {
            for copied in characters.windows(length) {
                let needle: String = copied.iter().collect();
                if !seen.insert(needle.clone()) {
                    continue;
                }
                let results = all.index.search(&needle, Depth::Whole);
                assert_eq!(holds_all(&results, &needle), Ok(()));
                assert_eq!(results.groups[0].reason, Reason::Exact, "{needle:?}");
                if !needle.contains(|c| "“”‘’—〇零一二三四五六七八九十0123456789".contains(c))
                {
                    assert_eq!(marks_typed(&needle), Ok(()));
                }
                assert_eq!(begins_whole(&all.index, &needle), Ok(()));
                assert_eq!(begins_whole(large(), &needle), Ok(()));
                for traditional in &all.traditional {
                    let typed = traditional.convert(&needle);
                    let results = all.index.search(&typed, Depth::Whole);
                    assert_eq!(holds_all(&results, &needle), Ok(()), "typed {typed:?}");
                }
            }
        }
    }
    assert!(seen.len() > 50_000, "{}", seen.len());
}

/// Chance meets a rare spelling rarely: 鍊 for 链 is written only where the copied words begin with
/// 金链. Every spelling of every character is looked for in the shortest words that have it.
#[test]
fn every_traditional_spelling_is_found() {
    let all = searched();
    let texts = all.texts.iter().map(|(_, words)| words);
    let texts: Vec<Vec<char>> = texts
        .chain(all.names.iter().map(|(_, words)| words))
        .map(|words| words.chars().collect())
        .collect();
    let (mut seen, mut spelled) = (BTreeSet::new(), BTreeSet::new());
    for length in 1..=12 {
        for copied in texts.iter().flat_map(|words| words.windows(length)) {
            if !seen.insert(copied) {
                continue;
            }
            let needle: String = copied.iter().collect();
            for traditional in &all.traditional {
                let typed = traditional.convert(&needle);
                assert_eq!(typed.chars().count(), length, "{needle:?} → {typed:?}");
                let mut is_new = false;
                for pair in copied.iter().copied().zip(typed.chars()) {
                    is_new |= spelled.insert(pair);
                }
                if is_new {
                    let results = all.index.search(&typed, Depth::Whole);
                    assert_eq!(holds_all(&results, &needle), Ok(()), "typed {typed:?}");
                }
            }
        }
    }
    assert!(
        spelled.contains(&('链', '鍊')) && spelled.len() > 1000,
        "{}",
        spelled.len()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn whatever_is_copied_is_found(needle in substring()) {
        prop_assume!(is_searched(&needle));
        let results = searched().index.search(&needle, Depth::Whole);
        prop_assert_eq!(holds_all(&results, &needle), Ok(()));
        prop_assert!(results.groups.first().is_some_and(|group| group.reason == Reason::Exact));
    }

    #[test]
    fn what_is_copied_in_traditional_characters_is_found(needle in substring()) {
        let all = searched();
        for traditional in &all.traditional {
            let typed = traditional.convert(&needle);
            let results = all.index.search(&typed, Depth::Whole);
            prop_assert_eq!(holds_all(&results, &needle), Ok(()), "typed {:?}", typed);
        }
    }

    #[test]
    fn marks_equal_the_query(needle in substring()) {
        prop_assume!(is_searched(&needle));
        // Numbers and quotation marks are found in other forms too.
        prop_assume!(!needle.contains(|c| "“”‘’—〇零一二三四五六七八九十0123456789".contains(c)));
        prop_assert_eq!(marks_typed(&needle), Ok(()));
    }

    #[test]
    fn any_query_begins_alike_on_a_screen_and_in_full(needle in substring()) {
        prop_assert_eq!(begins_whole(large(), &needle), Ok(()));
        prop_assert_eq!(begins_whole(&searched().index, &needle), Ok(()));
    }

    #[test]
    fn a_short_query_begins_alike_on_a_screen_and_in_full(needle in "[的发展新一二三a-z]{1,3}") {
        prop_assert_eq!(begins_whole(large(), &needle), Ok(()));
    }

    #[test]
    fn no_query_breaks_anything(words in any::<String>()) {
        let results = searched().index.search(&words, Depth::Screen);
        for group in &results.groups {
            prop_assert!(!group.is_empty());
        }
    }
}

#[test]
fn every_sentence_is_found_as_a_whole() {
    for (id, words) in &searched().texts {
        let results = searched().index.search(words, Depth::Screen);
        assert!(sentences(&results).contains(id), "{id}");
    }
}

#[test]
fn what_runs_over_the_end_of_a_sentence_is_found() {
    let all = searched();
    let results = all.index.search("五年。面对错综复杂", Depth::Screen);
    let expected = SentenceId {
        section: Section::Article(1),
        number: 1,
    };
    assert_eq!(
        sentences(&results).into_iter().collect::<Vec<_>>(),
        [expected]
    );
}

/// Everything found, as in the table of queries: names by their words, sections as `a31`, `p8`.
fn listed(results: &Results) -> Vec<String> {
    let section = |section| match section {
        Section::Article(n) => format!("a{n}"),
        Section::Part(n) => format!("p{n}"),
        Section::Preamble => "preamble".to_owned(),
        Section::Closing => "closing".to_owned(),
    };
    let groups = results.groups.iter();
    groups
        .flat_map(|group| {
            let names = group.names.iter().map(|hit| hit.words.to_string());
            names.chain(group.sections.iter().map(|hit| section(hit.section)))
        })
        .collect()
}

fn reasons(results: &Results) -> String {
    let reasons = results.groups.iter().map(|group| match &group.reason {
        Reason::Exact => "exact",
        Reason::Pinyin => "pinyin",
        Reason::Also(_) => "also",
        Reason::All(_) => "all",
        Reason::Apart(_) => "apart",
        Reason::Homophone => "homophone",
        Reason::Near => "near",
        Reason::Pieces(_) => "pieces",
    });
    reasons.collect::<Vec<_>>().join(" ")
}

#[test]
fn results_are_cut_only_when_the_screen_is_full() {
    let cut = large().search("发展", Depth::Screen);
    assert!(cut.count().1, "too many to be counted");
    let all = searched();
    let characters: BTreeSet<char> = all.plan.text.chars().collect();
    let characters = characters.iter().map(char::to_string);
    let names = all.names.iter().map(|(_, words)| words.clone());
    let everyday = |words: &str| {
        all.plan
            .search
            .everyday
            .iter()
            .any(|(word, _)| word == words)
    };
    // In the plan itself all is counted, where nothing else can be meant.
    let mut cut = 0;
    for words in characters.chain(names) {
        if everyday(&words) || words.contains(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let screen = all.index.search(&words, Depth::Screen);
        let whole = all.index.search(&words, Depth::Whole);
        assert_eq!(screen.count(), whole.count(), "{words}");
        cut += usize::from(screen.groups.iter().any(Group::is_cut));
    }
    assert!(cut > 20, "{cut} searches find more than a screen");
}

/// An everyday word that stands in the text too has to leave room for what it means.
#[test]
fn everyday_words_are_explained_on_a_screen() {
    let all = searched();
    for (word, _) in &all.plan.search.everyday {
        let (screen, whole) = (
            all.index.search(word, Depth::Screen),
            all.index.search(word, Depth::Whole),
        );
        assert_eq!(reasons(&screen), reasons(&whole), "{word}");
    }
}

#[test]
fn real_queries_begin_alike_on_a_screen_and_in_full() {
    let table = include_str!("../fixtures/queries.tsv");
    for row in table.lines().filter(|line| !line.starts_with('#')) {
        let query = row.split('\t').next().unwrap_or_default();
        for index in [large(), &searched().index] {
            assert_eq!(begins_whole(index, query), Ok(()));
        }
    }
}

/// Real queries: what is to be found first, and what else among the results.
#[test]
fn real_queries_find_what_is_meant() {
    let table = include_str!("../fixtures/queries.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let mut faults = Vec::new();
    let mut count = 0;
    for row in rows {
        count += 1;
        let mut cells = row.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (query, reason, first, others) = (cell(), cell(), cell(), cell());
        let results = searched().index.search(query, Depth::Screen);
        let (found, why) = (listed(&results), reasons(&results));
        let missing: Vec<&str> = others
            .split_whitespace()
            .filter(|other| !found.iter().any(|words| words.contains(other)))
            .collect();
        let is_first = found.first().map_or("", String::as_str) == first;
        if why != reason || !is_first || !missing.is_empty() {
            let shown = found
                .iter()
                .take(12)
                .cloned()
                .collect::<Vec<_>>()
                .join(" | ");
            faults.push(format!(
                "{query}: {why}; missing {missing:?}; found {shown}"
            ));
        }
    }
    assert!(count >= 80, "{count} queries");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is copied along with words from a page or a PDF changes nothing of what is found.
#[test]
fn copied_signs_and_compatibility_characters_find_the_same() {
    for (copied, meant) in [
        ("养老\u{200b}", "养老"),
        ("\u{feff}养老", "养老"),
        ("养\u{ad}老\u{200e}", "养老"),
        ("养老。", "养老"),
        ("“养老”", "养老"),
        ("养老，", "养老"),
        ("乡村振兴。", "乡村振兴"),
        ("（5G）", "5G"),
        ("\u{2f54}利", "水利"),
        ("\u{2f08}\u{2ea0}", "人民"),
        ("\u{2f2f}业", "工业"),
        ("\u{2f00}体化", "一体化"),
        ("\u{f9e1}", "李"),
    ] {
        let found = |words| {
            let results = searched().index.search(words, Depth::Whole);
            (listed(&results), reasons(&results))
        };
        assert_eq!(found(copied), found(meant), "{copied:?}");
    }
}

#[test]
fn every_name_is_found_by_pinyin_and_by_initials() {
    let all = searched();
    let known = |pinyin: &str, named: Named, words: &str| {
        let syllables: Vec<&str> = pinyin.split(' ').collect();
        let initials: String = syllables.iter().filter_map(|s| s.chars().next()).collect();
        let mixed: String = syllables
            .iter()
            .enumerate()
            .map(|(at, s)| if at % 2 == 0 { s } else { &s[..1] })
            .collect();
        for typed in [
            pinyin.replace(' ', ""),
            pinyin.to_owned(),
            pinyin.replace(' ', "'"),
            initials,
            mixed,
        ] {
            let found = names(&all.index.search(&typed, Depth::Screen));
            assert!(found.contains(&named), "{words} is not found by {typed}");
        }
    };
    // As editors wrote it, where they did.
    for (at, division) in (0..).zip(&all.plan.divisions) {
        known(&division.pinyin, Named::Division(at), &division.name);
    }
    for (at, place) in (0..).zip(&all.plan.places) {
        known(&place.pinyin, Named::Place(at), &place.name);
    }
    // The others by the dictionary, where every character of the name has a reading.
    for (named, words) in &all.names {
        use pinyin::ToPinyin;
        let readings: Option<Vec<String>> = words
            .chars()
            .map(|c| Some(c.to_pinyin()?.plain().replace('ü', "v")))
            .collect();
        let edited = matches!(named, Named::Division(_) | Named::Place(_));
        if let Some(readings) = readings.filter(|_| !edited) {
            known(&readings.join(" "), *named, words);
        }
    }
}

/// What strategies are called, read by hand where the dictionary's first reading is not meant.
#[test]
fn characters_with_several_readings_are_found_by_the_right_one() {
    for (typed, meant) in [
        ("changsanjiao", "长三角"),
        ("lianzhangzhi", "链长制"),
        ("hehuchangzhi", "河湖长制"),
        ("linzhangzhi", "林长制"),
        ("changjiangjinyutuibu", "长江禁渔退捕"),
        ("cangliangyudi", "藏粮于地、藏粮于技战略"),
        ("qiangshi", "现代产业强市"),
        ("kabozi", "种源“卡脖子”技术攻关"),
        ("chengshigengxinxingdong", "城市更新行动"),
        ("luse", "绿色矿山"),
        ("lvse", "绿色矿山"),
        ("zhongouban", "中欧班列"),
        ("feijinjiru", "非禁即入"),
    ] {
        let results = searched().index.search(typed, Depth::Screen);
        let found = results.groups.iter().flat_map(|group| &group.names);
        let found: Vec<&str> = found.map(|hit| &*hit.words).collect();
        assert!(found.contains(&meant), "{typed}: {found:?}");
    }
}

#[test]
fn long_and_strange_queries_are_answered_quickly() {
    let all = searched();
    let long = "养老服务体系".repeat(2_000);
    for words in [
        long.as_str(),
        &"a".repeat(10_000),
        &"hengnan".repeat(1_500),
        &"一".repeat(10_000),
        &" ".repeat(10_000),
        &"()[]{}*+?.\\^$|".repeat(700),
        &"<img src=x onerror=alert(1)>".repeat(400),
        &"😀\u{200d}👨‍👩‍👧".repeat(1_000),
        &"\u{fffd}".repeat(10_000),
        "\u{0}\u{feff}\u{202e}",
        "养老 \u{3000}\t\n 就业",
        &"养老 ".repeat(3_000),
    ] {
        let results = all.index.search(words, Depth::Screen);
        assert!(results.groups.len() < 8);
    }
    assert_eq!(
        all.index.search("   \u{3000}", Depth::Whole),
        Results::default()
    );
    assert_eq!(all.index.search("", Depth::Whole), Results::default());
}

#[test]
fn a_place_and_a_matter_are_found_together() {
    let searched = searched();
    for (words, division, topic) in [
        ("耒阳 养老", "耒阳市", "养老"),
        ("养老 耒阳", "耒阳市", "养老"),
        ("耒阳养老", "耒阳市", "养老"),
        ("耒陽　養老", "耒阳市", "养老"),
        ("leiyang yanglao", "耒阳市", "养老"),
        ("ly yanglao", "耒阳市", "养老"),
        ("衡山 敬老院", "衡山县", "养老"),
    ] {
        let found = searched.index.answer(&searched.plan, words);
        let answer = found.unwrap_or_else(|| panic!("{words}"));
        let (at, of) = (answer.division.expect(words), answer.topic);
        let plan = &searched.plan;
        assert_eq!(plan.divisions[usize::from(at)].name, division, "{words}");
        assert_eq!(plan.topics[usize::from(of)].name, topic, "{words}");
    }
    for words in [
        "",
        " ",
        "耒阳",
        "养老",
        "养老 服务",
        "耒阳 衡山",
        "一二三四五六七八九十",
    ] {
        assert_eq!(
            searched
                .index
                .answer(&searched.plan, words)
                .and_then(|a| a.division),
            None,
            "{words}"
        );
    }
}

/// What residents ask and the page that must stand first: `elder-care`, or `430481/elder-care`.
#[derive(serde::Deserialize)]
struct ResidentQuery {
    query: String,
    first: String,
    why: String,
}

#[test]
fn each_query_of_residents_brings_its_page_first() {
    let all = searched();
    let text = include_str!("../fixtures/resident_queries.json");
    let queries: Vec<ResidentQuery> = serde_json::from_str(text).expect("the list of queries");
    assert!(queries.len() >= 40);
    let mut wrong = Vec::new();
    for case in queries {
        assert!(!case.why.is_empty(), "{}", case.query);
        let answer = all.index.answer(&all.plan, &case.query);
        let topic = |a: &Answer| all.plan.topics[usize::from(a.topic)].id.to_string();
        let found = answer.map(|a| match a.division {
            Some(at) => format!(
                "{}/{}",
                all.plan.divisions[usize::from(at)].adcode,
                topic(&a)
            ),
            None => topic(&a),
        });
        if found.as_deref() != Some(case.first.as_str()) {
            wrong.push(format!("{}: {found:?}, not {}", case.query, case.first));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_that_the_text_does_not_have_is_named() {
    let all = searched();
    let unmentioned = |words| {
        let answer = all.index.answer(&all.plan, words).expect(words);
        answer.unmentioned
    };
    for word in ["公租房", "加装电梯", "耒阳 公租房", "廉租房怎么申请"] {
        let named = unmentioned(word).expect(word);
        assert!(word.contains(&named), "{word}: {named}");
        assert!(!all.plan.text.contains(&named), "{named}");
    }
    for word in ["养老", "停车", "耕地", "自来水", "耒阳 养老"] {
        assert_eq!(unmentioned(word), None, "{word}");
    }
}

#[test]
fn pinyin_with_a_slip_finds_its_name() {
    let all = searched();
    let found = |words: &str| {
        let results = all.index.search(words, Depth::Screen);
        let name = results.groups.first().and_then(|group| group.names.first());
        (
            name.map_or(String::new(), |hit| hit.words.to_string()),
            reasons(&results),
        )
    };
    for (words, name) in [
        ("yingshnaghuanjing", "营商环境"),
        ("changnign", "常宁市"),
        ("leiyangg", "耒阳市"),
        ("hengyanxian", "衡阳县"),
        ("qidonh", "祁东县"),
    ] {
        let (first, why) = found(words);
        assert!(first.contains(name), "{words}: {first}");
        assert_eq!(why, "near", "{words}");
    }
    // Initials find names, and what is spelled well is not taken for a slip.
    for (words, name) in [
        ("hy", "衡阳县"),
        ("ny", "南岳区"),
        ("ly", "耒阳市"),
        ("changning", "常宁市"),
    ] {
        let results = all.index.search(words, Depth::Screen);
        let mut names = results.groups.iter().flat_map(|group| &group.names);
        assert!(names.any(|hit| &*hit.words == name), "{words}");
        assert_eq!(reasons(&results), "pinyin", "{words}");
    }
}

#[test]
fn words_that_no_sentence_has_together_are_said_to_be_apart() {
    let all = searched();
    let why = |words| reasons(&all.index.search(words, Depth::Screen));
    assert_eq!(why("耒阳 养老"), "pieces");
    assert_eq!(why("养老 医养"), "all");
    assert_eq!(why("宅基地 直播经济"), "pieces");
}
