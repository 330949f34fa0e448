//! The words of the interface: what reads stiffly, means something else in official Chinese, or was
//! mended once, comes back in no edition.

use std::sync::LazyLock;

use crate::printed::{self, site};
use scraper::Html;
use yantu::data::{Folder, load, locales};
use yantu::model::messages::Msg;
use yantu::model::plan::Plan;
use yantu::route::Route;

/// The plan in every language, read once.
static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    let folder = Folder::new("seeds");
    let seeds = load(&folder).expect("the seeds are sound");
    let further = locales(&folder, &seeds).expect("every language is whole");
    [seeds.plan].into_iter().chain(further).collect()
});

/// The words of every page of each of them, read once.
static PAGES: LazyLock<Vec<Vec<(Route, String)>>> = LazyLock::new(|| {
    let printed = PLANS.iter().map(|plan| site(plan, "./", None));
    printed
        .map(|pages| {
            let pages = pages.into_iter();
            pages
                .map(|(route, source)| (route, words(&source)))
                .collect()
        })
        .collect()
});

/// What no page of the Chinese editions says, in both scripts; the text itself has none of it.
const STIFF_CHINESE: [[&str; 2]; 49] = [
    ["点名", "點名"],
    ["点到这个名字", "點到這個名字"],
    ["战略树", "戰略樹"],
    ["打印这一支", "列印這一支"],
    ["说到它的句子关系到", "說到它的句子關係到"],
    ["读它在原文里的位置", "讀它在原文裏的位置"],
    ["落在哪里", "落在哪裏"],
    ["同类地方", "同類地方"],
    ["经由所在区域", "經由所在區域"],
    ["经由区域", "經由區域"],
    ["所及范围", "所及範圍"],
    ["著录", "著錄"],
    ["题名", "題名"],
    ["注音", "注音"],
    ["字节错位", "字節錯位"],
    ["照录", "照錄"],
    ["待考", "待考"],
    ["出处不强", "出處不強"],
    ["复读", "復讀"],
    ["没有载入", "沒有載入"],
    ["重新载入", "重新載入"],
    ["没能画出", "沒能畫出"],
    ["部署者", "部署者"],
    ["运营者", "運營者"],
    ["公有领域", "公有領域"],
    ["浏览器脚本", "瀏覽器腳本"],
    ["移动正文", "移動正文"],
    ["日常话题", "日常話題"],
    ["生活话题", "生活話題"],
    ["你关心的事", "你關心的事"],
    ["市外的地方", "市外的地方"],
    ["长者版", "長者版"],
    ["地图出版", "地圖出版"],
    ["规划文本为官方文件", "規劃文本為官方文件"],
    ["原文的区域格局没有列入", "原文的區域格局沒有列入"],
    ["依据词", "依據詞"],
    ["上一篇", "上一篇"],
    ["下一篇", "下一篇"],
    ["没有完全相同的", "沒有完全相同的"],
    ["原文的说法", "原文的說法"],
    ["由人改定", "由人改定"],
    ["创业办企业", "創業辦企業"],
    ["生育托育与妇儿", "生育托育與婦兒"],
    ["网络数字", "網絡數字"],
    ["外贸开放", "外貿開放"],
    ["工业产业", "工業產業"],
    ["脚本", "腳本"],
    ["民族宗教侨务", "民族宗教僑務"],
    ["句中也有没有", "句中也有沒有"],
];

/// What no page of the English edition says.
const STIFF_ENGLISH: [&str; 37] = [
    "very words",
    "counties and districts",
    "county or district",
    "Spoken of",
    "speak of it",
    "Fold: ",
    "Unfold: ",
    "turn the wheel",
    "Move the text",
    "Within its scope",
    "This kind of place",
    "Today (2020)",
    "next five years",
    "Oddities",
    "shifted bytes",
    "no statistics",
    "without script",
    "settled by people",
    "How much there is",
    "Open doubts",
    "Arrangement of",
    "Everyday topic",
    "What you care about",
    "Number in a set phrase",
    "In the plan’s words",
    "the text of the plan",
    "site's",
    "Take it along",
    "Golden Ears",
    "Hengyang Masses",
    "Five Standards",
    "(in Chinese)",
    "The plan does not",
    "This plan has",
    "Grade AAAA",
    "Centerd",
    "One Thing, Done Once",
];

/// The words that a reader of a page meets, attributes that are read out among them.
fn words(source: &str) -> String {
    let page = Html::parse_document(source);
    let mut words = String::new();
    // Words of the text, in translation too, are the text's own; so are the rows of sentences.
    let is_text = |element: &scraper::node::Element| {
        let is_row = element.id().is_some_and(|id| id.starts_with("sentence-"));
        // What search engines read of a page is its description.
        is_row || element.name() == "script" || element.attr("data-translation").is_some()
    };
    for node in page.tree.nodes() {
        let mut around = node
            .ancestors()
            .filter_map(|node| node.value().as_element());
        if around.any(is_text) {
            continue;
        }
        if let Some(text) = node.value().as_text() {
            words.push_str(text);
        } else if let Some(element) = node.value().as_element() {
            // A description may be a sentence of the text; what else it says is a message, looked at alone.
            for name in ["aria-label", "title", "alt", "placeholder"] {
                if let Some(value) = element.attr(name) {
                    words.push('\n');
                    words.push_str(value);
                    words.push('\n');
                }
            }
        }
    }
    words
}

/// The stiff words of an edition.
fn stiff(plan: &Plan) -> Vec<&'static str> {
    match plan.language.tag.as_str() {
        "en" => STIFF_ENGLISH.to_vec(),
        tag => {
            let script = usize::from(tag == "zh-Hant");
            STIFF_CHINESE.iter().map(|pair| pair[script]).collect()
        }
    }
}

#[test]
fn no_message_is_stiff() {
    for plan in PLANS.iter() {
        for key in Msg::ALL {
            let message = plan.messages.get(*key);
            for word in stiff(plan) {
                assert!(
                    !message.contains(word),
                    "{} {}: {word}",
                    plan.language.tag,
                    key.as_str()
                );
            }
        }
    }
}

#[test]
fn no_page_is_stiff() {
    for (plan, pages) in PLANS.iter().zip(PAGES.iter()) {
        let stiff = stiff(plan);
        for (route, words) in pages {
            for word in &stiff {
                let tag = &plan.language.tag;
                assert!(!words.contains(word), "{tag} {route}: {word}");
            }
        }
    }
}

#[test]
fn the_site_never_speaks_of_the_coming_five_years_itself() {
    let plan = &PLANS[0];
    assert!(plan.text.contains("今后五年"), "the text does, once");
    for key in Msg::ALL {
        assert!(!plan.messages.get(*key).contains("今后五年"));
    }
}

#[test]
fn overview_foot_and_about_page_say_what_the_document_is() {
    for (plan, pages) in PLANS.iter().zip(PAGES.iter()) {
        let status = plan.meta.status.as_ref().expect("a status");
        for (route, words) in pages {
            let said = words.matches(&status.line).count();
            let expected = if *route == Route::Overview { 2 } else { 1 };
            assert_eq!(said, expected, "{route}");
            if *route == Route::About {
                assert!(words.contains(&status.text));
                for (what, page) in &status.sources {
                    assert!(words.contains(what.as_str()), "{what}");
                    assert!(!page.words.is_empty() && !page.read.is_empty(), "{what}");
                }
            }
        }
    }
}

#[test]
fn every_source_can_be_opened_and_says_what_was_read_and_when() {
    let plan = &PLANS[0];
    for item in &plan.background {
        let page = &item.page;
        assert!(page.url.starts_with("http"), "{}", item.text);
        assert!(
            !page.words.is_empty() && !page.read.is_empty(),
            "{}",
            item.text
        );
    }
    for place in plan.places.iter().filter(|place| !place.source.is_empty()) {
        let page = &place.page;
        assert!(page.url.starts_with("http"), "{}", place.name);
        assert!(
            !page.words.is_empty() && !page.read.is_empty(),
            "{}",
            place.name
        );
        for weak in [
            "newton.com.tw",
            "workers.dev",
            "cqxianglaokan",
            "llhyfd",
            "wiki",
        ] {
            assert!(!page.url.contains(weak), "{}: {weak}", place.name);
        }
    }
}

#[test]
fn every_strategy_gives_its_reason_on_its_page_in_every_edition() {
    for (plan, pages) in PLANS.iter().zip(PAGES.iter()) {
        for strategy in &plan.strategies {
            let route = Route::Strategy(strategy.id.clone());
            let (_, words) = pages
                .iter()
                .find(|(other, _)| *other == route)
                .expect("its page");
            assert!(
                words.contains(plan.messages.get(Msg::StrategyNote)),
                "{route}"
            );
            assert!(
                !strategy.why.is_empty() && words.contains(&strategy.why),
                "{route}"
            );
            assert!(words.contains(&strategy.placed.text), "{route}");
        }
    }
}

#[test]
fn numerals_in_set_phrases_are_no_figures_of_an_article() {
    let page = printed::writer(&PLANS[0], "./", None).page(&Route::Article(31));
    let page = Html::parse_document(&page);
    let figures = scraper::Selector::parse(".figures__words").expect("a selector");
    let shown: Vec<String> = page.select(&figures).map(|f| f.text().collect()).collect();
    assert_eq!(shown, ["大幅拓展中心城区发展空间"]);
}
