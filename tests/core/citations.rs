//! Citations of the real plan: exact words, the right place, an address, and honesty about what
//! the text itself does not say.

use std::sync::LazyLock;

use proptest::prelude::*;
use yantu::data::{Folder, load};
use yantu::model::citation::{Form, Occasion, Passage, citation, copied, found, subject};
use yantu::model::plan::{NodeKey, Plan};
use yantu::route::{Location, Route};

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    load(&Folder::new("seeds"))
        .expect("the seeds are sound")
        .plan
});

const OCCASION: Occasion = Occasion {
    root: "https://example.org/yantu/",
    today: "2026-03-04",
};

fn at(path: &str, anchor: &str) -> Location {
    let Ok(route) = path.parse::<Route>();
    Location {
        anchor: anchor.to_owned(),
        ..Location::page(route)
    }
}

fn words(passage: &Passage) -> &'static str {
    PLAN.words(passage.span)
}

#[test]
fn both_forms_name_who_what_where_and_when() {
    let here = at("article/31/", "");
    let title =
        "中共衡阳市委关于制定衡阳市国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议";
    let by = "中国共产党衡阳市第十一届委员会第十次全体会议";
    let note = "（标题、日期由编者补充，不在原文中）";
    let cite = |form, place| citation(&PLAN, form, place, &here, OCCASION);
    assert_eq!(
        cite(Form::Standard, "第31条"),
        format!(
            "{by}. {title}: 第31条[EB/OL]. (2020-12-22)[2026-03-04]. https://example.org/yantu/article/31/\n{note}"
        )
    );
    assert_eq!(
        cite(Form::Plain, "第31条"),
        format!(
            "——《{title}》第31条，{by}，2020-12-22 通过。https://example.org/yantu/article/31/（2026-03-04 查阅）\n{note}"
        )
    );
    // The whole plan, where the pages have no address that others could open.
    let nowhere = Occasion {
        root: "",
        today: "2026-03-04",
    };
    assert_eq!(
        citation(&PLAN, Form::Standard, "", &here, nowhere),
        format!("{by}. {title}[EB/OL]. (2020-12-22)[2026-03-04].\n{note}")
    );
}

#[test]
fn an_article_is_copied_whole_and_a_sentence_alone() {
    let whole = subject(&PLAN, &at("article/31/", ""));
    assert_eq!(whole.len(), 1);
    assert!(words(&whole[0]).starts_with("31.推动市域协调发展。构建"));
    assert!(words(&whole[0]).ends_with("全面提升城市能级。"));
    assert_eq!(whole[0].place, "第31条");
    assert_eq!(whole[0].location.to_string(), "article/31/");
    let one = subject(&PLAN, &at("article/31/", "s3"));
    assert_eq!((one.len(), one[0].place.as_str()), (1, "第31条第3句"));
    assert_eq!(one[0].location.to_string(), "article/31/#s3");
    // An anchor that names no sentence changes nothing.
    assert_eq!(subject(&PLAN, &at("article/31/", "s99")), whole);
    let part = subject(&PLAN, &at("part/8/", ""));
    assert!(words(&part[0]).starts_with("八、") && words(&part[0]).contains("\n32."));
    assert_eq!(part[0].place, "第八部分");
}

#[test]
fn every_page_cites_its_own_words() {
    for route in Route::all(&PLAN) {
        let here = Location::page(route.clone());
        let passages = subject(&PLAN, &here);
        let bare = matches!(
            route,
            Route::Overview
                | Route::Compare(_)
                | Route::Tree
                | Route::Glossary
                | Route::Read
                | Route::Search
                | Route::About
                | Route::NotFound
        );
        // On some topics nothing is said that reaches a division.
        let may_be_bare = matches!(route, Route::CountyTopic(..));
        assert!(passages.is_empty() == bare || may_be_bare, "/{route}");
        let text = copied(&PLAN, &passages, Form::Plain, &here, OCCASION);
        for passage in &passages {
            assert!(
                !passage.place.is_empty() && text.contains(words(passage)),
                "/{route}"
            );
            assert!(text.contains(&passage.place), "/{route}");
        }
        assert!(
            text.contains(&PLAN.meta.title) && text.contains("2026-03-04"),
            "/{route}"
        );
    }
    // Named in several sentences: each has its place. Never named: the clause of the zone.
    let topic = at("topic/jobs/", "");
    let text = copied(
        &PLAN,
        &subject(&PLAN, &topic),
        Form::Plain,
        &topic,
        OCCASION,
    );
    assert!(
        text.contains("（第40条第1句）\n") || text.matches("句）\n").count() > 3,
        "{text}"
    );
    assert!(
        text.contains("》，中国共产党") && text.contains("/topic/jobs/（"),
        "{text}"
    );
    let zhuhui = subject(&PLAN, &at("county/430405/", ""));
    assert_eq!(zhuhui.len(), 1);
    assert!(!words(&zhuhui[0]).contains("珠晖"));
}

#[test]
fn marked_words_are_found_in_their_own_sentence() {
    let mut twins = 0;
    for (id, span) in PLAN.document.sentences() {
        let all = PLAN.words(span);
        let passage = found(&PLAN, all, all).expect("words of the plan");
        if passage.location == NodeKey::Sentence(id).location() {
            assert_eq!(passage.span, span);
        } else {
            assert_eq!(words(&passage), all);
            twins += 1;
        }
    }
    assert!(twins < 4, "{twins} sentences stand more than once");
    // Over the end of an article, with the line breaks of a page.
    let across = found(&PLAN, "全面提升城市能级。\n\n 32.推进以人为核心", "");
    assert_eq!(
        across.map(|p| (p.place.clone(), words(&p))),
        Some((
            "第31条第3句至第32条".to_owned(),
            "全面提升城市能级。\n32.推进以人为核心"
        ))
    );
    for foreign in ["", " ", "落在哪里", "全面提升城市能级。32条"] {
        assert_eq!(found(&PLAN, foreign, ""), None, "{foreign}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_stretch_is_cited_with_the_sentences_it_touches(
        index in 0usize..359, from in 0usize..200, length in 1usize..300,
    ) {
        let (_, span) = PLAN.document.sentences().nth(index).expect("a sentence");
        let near = PLAN.words(span);
        let start: usize = near.chars().take(from % near.chars().count()).map(char::len_utf8).sum();
        let tail = &PLAN.text[span.start as usize + start..];
        let marked: String = tail.chars().take(length).collect();
        let passage = found(&PLAN, &marked, near).expect("words of the plan");
        let bare = |words: &str| words.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(bare(words(&passage)), bare(&marked));
        // The first place at or after the sentence: never one before it.
        let twin = PLAN.text.find(near).is_some_and(|at| at < span.start as usize);
        prop_assert!(twin || passage.span.start >= span.start);
    }
}
