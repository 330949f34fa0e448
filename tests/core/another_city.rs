//! Texts of other cities: each is read rightly, or the build stops with file, line and remedy.

use std::fs;

use crate::folders::copied;
use yantu::data::{Change, Folder, MapKind, PlanText, SeedError, check, load, read_text};
use yantu::model::text::{Section, SentenceId};

/// A folder with a plan of this text; `more` are further fields of `plan.json`, each with a comma.
fn folder(source: &[u8], more: &str) -> tempfile::TempDir {
    let folder = copied("tests/fixtures/second-plan");
    fs::write(folder.path().join("source/example.txt"), source).expect("written");
    let plan = fs::read_to_string(folder.path().join("plan.json")).expect("readable");
    let plan = plan.replace(
        r#""closing_opening": "这份例文到此为止","#,
        &format!("{more}\n\"closing_opening\": \"\","),
    );
    fs::write(folder.path().join("plan.json"), plan).expect("written");
    folder
}

/// A text as it is read.
fn read(source: &str, more: &str) -> PlanText {
    let folder = folder(source.as_bytes(), more);
    read_text(&Folder::new(folder.path())).expect("a plan")
}

/// The faults of a text, each with its line and cause.
fn faults(source: &str, more: &str) -> Vec<String> {
    let faults = read(source, more).faults;
    assert!(
        faults
            .iter()
            .all(|f| !f.remedy.is_empty() && !f.file.is_empty())
    );
    let told = |f: &SeedError| format!("{}: {}", f.record.clone().unwrap_or_default(), f.cause);
    faults.iter().map(told).collect()
}

#[track_caller]
fn stops(source: &str, words: &str) {
    let faults = faults(source, "");
    assert!(
        faults.iter().any(|fault| fault.contains(words)),
        "{source:?}: {faults:?}"
    );
}

const OUTLINE: &str = "\"structure\": \"outline\",";

// A. The plan's own words

#[test]
fn a_text_is_taken_verbatim() {
    for words in [
        "显著提升，著名品牌，著作权，土著。",
        "达到1,200亿元，见https://a.cn/b?x=1。",
        "人工智能(ai)、物联网(iot)。",
        "乾县、乾安县、於潜镇、甯波。",
        "發展現代產業。",
        "Our City, Our Future. (see map)。",
    ] {
        let text = read(&format!("一、甲\n1.题。{words}"), "");
        assert!(text.received.text.ends_with(words), "{words}");
        assert_eq!(text.received.changes, [], "{words}");
        assert!(text.faults.is_empty(), "{:?}", text.faults);
    }
}

#[test]
fn only_ends_and_indents_of_lines_are_left_out() {
    let text = read(
        "\u{feff}一、甲\r\n\r\n　　1.题。句。\r\n\u{a0}另起。 \r\n",
        "",
    );
    assert_eq!(text.received.text, "一、甲\n1.题。句。\n另起。");
    let text = read("一、甲\r1.题。句。\r", "");
    assert_eq!(text.received.text, "一、甲\n1.题。句。");
}

#[test]
fn every_changed_character_is_listed() {
    let more = "\"restore\": \"traditional-annotated\",";
    let text = read("一、產(chǎn)業\n1.题。沿著,走。", more);
    let from: Vec<&Change> = text.received.changes.iter().collect();
    assert!(from.iter().all(|change| change.line > 0));
    let report = text.received.report();
    for row in ["著\t着\t1\t2", ",\t，\t1\t2"] {
        assert!(report.contains(row), "{report}");
    }
    // What the restoration of the first plan did, put back, is its source.
    let first = read_text(&Folder::new("seeds")).expect("sound seeds");
    assert!(first.faults.is_empty() && first.received.changes.len() > 2000);
}

// B. Structure

#[test]
fn no_parts_or_articles_stop_the_build_and_name_the_structure() {
    for (source, structure) in [
        (
            "第一章 总则\n第一节 起点\n句。\n第二节 走向\n句。",
            "\"outline\"",
        ),
        ("第一篇 总则\n第一章 起点\n句。", "\"outline-books\""),
        ("第一章 总则\n一、起点\n句。", "\"outline-chapters\""),
        (
            "一、甲\n（一）题。句。\n（二）题。句。",
            "\"proposals-brackets\"",
        ),
    ] {
        let text = read(source, "");
        let first = text.faults.first().expect("a fault");
        assert!(first.cause.contains("0 articles"), "{first}");
        assert!(first.remedy.contains(structure), "{first}");
        let more = format!("\"structure\": {structure},");
        let text = read(source, &more);
        assert!(text.faults.is_empty(), "{:?}", text.faults);
        assert!(text.document.articles().count() > 0);
    }
    stops("只有一句话。", "0 parts and 0 articles");
    stops("", "0 parts and 0 articles");
}

#[test]
fn numbers_of_every_common_form_open_articles() {
    for number in ["1.", "1．", "1、", "１．", "1. ", "1.　"] {
        let source = format!("一、甲\n{number}题。句。");
        let text = read(&source, "");
        assert!(text.faults.is_empty(), "{number}: {:?}", text.faults);
        let article = text.document.article(1).expect("an article");
        assert_eq!(article.title.of(&text.received.text), "题", "{number}");
        assert_eq!(text.received.text, source, "{number}");
    }
}

#[test]
fn headings_that_were_read_as_text_stop_the_build() {
    let sound = "一、甲\n1.题。句。\n";
    for line in [
        "第1条 题。",
        "第二章 题",
        "（一）题。句。",
        "2 题",
        "Chapter 2 Growth",
        "专栏1 项目",
    ] {
        stops(&format!("{sound}{line}"), "looks like a heading");
    }
}

#[test]
fn a_part_that_is_missing_repeated_or_misread_stops_the_build() {
    stops(
        "一、甲\n1.题。句。\n三、丙\n2.题。句。",
        "part 3 where 2 should stand",
    );
    stops(
        "一、甲\n1.题。句。\n一、甲\n2.题。句。",
        "part 1 where 2 should stand",
    );
    stops(
        "一、甲\n1.题。句。\n工、乙\n2.题。句。",
        "ends inside a sentence",
    );
    stops(
        "一、甲\n1.题。句。\n二、是第二点。",
        "holds whole sentences",
    );
    stops(
        "一、甲\n1.题。句。\n3.题。句。",
        "article 3 where 2 should stand",
    );
}

#[test]
fn a_line_is_text_where_the_seeds_say_so() {
    let more = "\"text_lines\": [\"二、是第二点\"],";
    let text = read("一、甲\n1.题。句。\n二、是第二点。", more);
    assert!(text.faults.is_empty(), "{:?}", text.faults);
    assert_eq!(text.document.parts.len(), 1);
    let faults = faults("一、甲\n1.题。句。", more);
    assert!(
        faults[0].contains("no line of the text opens with"),
        "{faults:?}"
    );
}

#[test]
fn contents_page_numbers_and_broken_lines_stop_the_build_or_are_put_right() {
    let source = "目录\n一、甲……1\n二、乙……2\n一、甲\n1.题目。全市生产总值年均增长\n2.5个百分点，好于预期。\n— 3 —\n二、乙\n2.题。句。\n";
    for words in [
        "contents stand before the text",
        "ends inside a sentence",
        "is a page number",
    ] {
        stops(source, words);
    }
    let text = read(source, "\"restore\": \"from-pdf\",");
    assert!(text.faults.is_empty(), "{:?}", text.faults);
    assert_eq!(
        text.received.text,
        "一、甲\n1.题目。全市生产总值年均增长2.5个百分点，好于预期。\n二、乙\n2.题。句。"
    );
    let report = text.received.report();
    for words in ["目录", "一、甲……1", "— 3 —", "U+000A"] {
        assert!(report.contains(words), "{words} in {report}");
    }
}

#[test]
fn titles_end_where_they_end() {
    let text = read(
        "一、甲\n1.题一：句一。\n2.何为题？句一。句二。\n3.坚持“一：二”。句。",
        "",
    );
    assert!(text.faults.is_empty(), "{:?}", text.faults);
    let titles: Vec<&str> = text
        .document
        .articles()
        .map(|article| article.title.of(&text.received.text))
        .collect();
    assert_eq!(titles, ["题一", "何为题？", "坚持“一：二”"]);
    let text = read("一、甲\n1.题一\n句。\n2.题二\n句。", "");
    assert!(text.faults.is_empty(), "{:?}", text.faults);
    stops(
        "一、甲\n1.题。句。\n2.提升产业链\n供应链。句。",
        "has no full stop",
    );
}

#[test]
fn numbering_may_begin_anew_in_each_part() {
    let text = read("一、甲\n1.题。句。\n2.题。句。\n二、乙\n1.题三。句。", "");
    assert!(text.faults.is_empty(), "{:?}", text.faults);
    let article = text.document.article(3).expect("an article");
    assert_eq!(article.heading.of(&text.received.text), "1.题三。");
}

#[test]
fn a_hundred_parts_are_a_hundred_parts() {
    let source: Vec<String> = (1..=101)
        .map(|n| {
            let numeral = yantu::model::text::chinese_numeral(n);
            format!("{numeral}、甲\n{n}.题。句。")
        })
        .collect();
    let text = read(&source.join("\n"), "");
    assert!(text.faults.is_empty(), "{:?}", text.faults);
    assert_eq!(text.document.parts.len(), 101);
}

#[test]
fn damaged_and_invisible_characters_stop_the_build() {
    let article = |words: &str| format!("一、甲\n1.题。{words}。");
    stops(&article("⾼质量"), "is a radical");
    stops(&article("高\u{200b}质量"), "cannot be seen");
    stops(&article("高\u{ad}质量"), "cannot be seen");
    stops(&article("高\u{fffd}量"), "is no character");
    stops(&article("高\u{e000}量"), "is no character");
    stops("<html><p>一、甲</p></html>", "this is HTML");
    stops("⼀、甲\n1.题。句。", "is a radical");
    let text = read(&article("⾼\u{200b}质⺠"), "\"restore\": \"from-pdf\",");
    assert!(text.received.text.ends_with("高质民。"));
    let from: String = text
        .received
        .changes
        .iter()
        .map(|c| c.from.as_str())
        .collect();
    assert!(
        ["⾼", "\u{200b}", "⺠"].iter().all(|c| from.contains(c)),
        "{from}"
    );
}

#[test]
fn quotation_marks_of_traditional_texts_close_a_sentence() {
    let text = read("一、甲\n1.題。他說：「好。」再說。", "");
    let id = |number| SentenceId {
        section: Section::Article(1),
        number,
    };
    let second = text.document.span(id(2)).expect("a sentence");
    assert_eq!(second.of(&text.received.text), "再說。");
}

#[test]
fn an_unknown_structure_is_refused_with_the_known_ones() {
    let folder = folder(
        "一、甲\n1.题。句。".as_bytes(),
        "\"structure\": \"gangyao\",",
    );
    let error = read_text(&Folder::new(folder.path())).expect_err("refused");
    assert!(
        error.remedy.contains("outline (第一章 and 第一节)"),
        "{error}"
    );
}

// An outline

/// The invented county's outline, with the words of the second plan.
fn county() -> tempfile::TempDir {
    let county = copied("tests/fixtures/county-outline");
    let messages = county.path().join("messages");
    fs::create_dir(&messages).expect("a folder");
    let words = "tests/fixtures/second-plan/messages/zh-Hans.json";
    fs::copy(words, messages.join("zh-Hans.json")).expect("copied");
    county
}

#[test]
fn an_outline_has_the_numbers_of_its_own_text() {
    let county = county();
    let plan = load(&Folder::new(county.path())).expect("sound seeds").plan;
    let parts: Vec<usize> = plan
        .document
        .parts
        .iter()
        .map(|p| p.articles.len())
        .collect();
    assert_eq!((parts, plan.divisions.len()), (vec![3, 2], 12));
    let fourth = plan.document.article(4).expect("an article");
    assert_eq!(plan.article_heading(fourth), "第一节 镇");
    assert_eq!(plan.part_number(2), "第二章");
    let cited = |number| {
        let section = Section::Article(4);
        yantu::model::citation::place(&plan, SentenceId { section, number })
    };
    assert_eq!(cited(0), "第二章 第一节");
    assert_eq!(cited(1), "第二章 第一节（4.1）");
    // Nothing of the text is changed or lost.
    assert!(plan.text.contains("达到1,200亿元(见虚构的年报)。"));
    let printed: usize = plan
        .document
        .spans()
        .iter()
        .map(|s| s.of(&plan.text).len())
        .sum();
    assert_eq!(printed + plan.text.matches('\n').count(), plan.text.len());
}

#[test]
fn headings_and_tables_inside_an_outline_are_noted() {
    let notes = read_text(&Folder::new(county().path()))
        .expect("a text")
        .notes;
    let notes = notes.join("\n");
    for words in [
        "no character was changed",
        "第一章 (2)",
        "第一节 (5)",
        "专栏1 1 times",
        "3 lines are rows",
    ] {
        assert!(notes.contains(words), "{words} in {notes}");
    }
}

#[test]
fn sections_that_are_missing_stop_the_build() {
    let source = "第一章 甲\n第一节 题\n句。\n第三节 题\n句。";
    let faults = faults(source, OUTLINE);
    assert!(
        faults[0].contains("article 3 where 2 should stand"),
        "{faults:?}"
    );
}

// F, H, I

#[test]
fn a_feature_with_the_code_of_another_division_is_refused() {
    let county = county();
    let path = county.path().join("geo/towns.geojson");
    let shapes = fs::read_to_string(&path).expect("readable");
    let swapped = shapes
        .replace("990201", "X")
        .replace("990202", "990201")
        .replace('X', "990202");
    fs::write(&path, swapped).expect("written");
    let error = load(&Folder::new(county.path())).expect_err("refused");
    assert_eq!(error.each().len(), 2, "{error}");
    assert!(error.cause.contains("the feature is named"), "{error}");
}

#[test]
fn the_text_as_shown_never_overwrites_a_source_or_leaves_derived() {
    for path in [
        "source/example.txt",
        "../escaped.txt",
        "/tmp/escaped.txt",
        "derived/../source/example.txt",
        "derived",
        "derived/sentences.txt",
        "derived/changes.tsv",
        "plan.json",
        "",
    ] {
        let folder = copied("tests/fixtures/second-plan");
        let file = folder.path().join("plan.json");
        let plan = fs::read_to_string(&file).expect("readable");
        fs::write(&file, plan.replace("derived/text.txt", path)).expect("written");
        let error = read_text(&Folder::new(folder.path())).expect_err(path);
        assert_eq!(error.field.as_deref(), Some("restored"), "{path}");
    }
    let folder = copied("tests/fixtures/second-plan");
    let file = folder.path().join("plan.json");
    let plan = fs::read_to_string(&file).expect("readable");
    fs::write(
        &file,
        plan.replace("source/example.txt", "derived/text.txt"),
    )
    .expect("written");
    let error = read_text(&Folder::new(folder.path())).expect_err("refused");
    assert_eq!(error.field.as_deref(), Some("source"));
}

#[test]
fn all_errors_of_a_file_come_at_once() {
    let folder = copied("tests/fixtures/second-plan");
    let file = folder.path().join("plan.json");
    let plan = fs::read_to_string(&file).expect("readable");
    let plan = plan
        .replace("云泽例图", "")
        .replace("标题是为测试而虚构的。", "")
        .replace("2001-02-03", "2001年");
    fs::write(&file, plan).expect("written");
    let error = load(&Folder::new(folder.path())).expect_err("refused");
    let fields: Vec<_> = error.each().into_iter().filter_map(|e| e.field).collect();
    assert_eq!(fields, ["brand", "title_basis", "adopted"]);

    let folder = copied("tests/fixtures/second-plan");
    fs::write(folder.path().join("messages/zh-Hans.json"), "{}").expect("written");
    let error = load(&Folder::new(folder.path())).expect_err("refused");
    assert!(error.each().len() > 200, "every missing message");
}

#[test]
fn a_check_lists_what_is_to_do_in_every_file() {
    let sound = Folder::new("tests/fixtures/second-plan");
    assert_eq!(check(&sound, MapKind::default()), []);
    let folder = folder("一、甲\n1.题。句。\n三、丙\n2.题。句。".as_bytes(), "");
    fs::write(folder.path().join("source/new.txt"), "一、甲").expect("written");
    fs::write(folder.path().join("divisions.json"), "{}").expect("written");
    let found = check(&Folder::new(folder.path()), MapKind::default());
    let files: Vec<&str> = found.iter().map(|error| error.file.as_str()).collect();
    assert_eq!(files, ["source/example.txt", "plan.json", "divisions.json"]);
}
