//! A part: its introduction and its articles in full.

use super::prose::Anchors;
use super::{Picture, Printer};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::text::{Part, Section};
use crate::route::Route;

/// The page of a part.
pub(super) fn part(p: &Printer, html: &mut Html, part: &Part) {
    let plan = p.plan;
    let kicker = format!(
        "{} · {}",
        plan.part_number(part.number),
        p.fill(Msg::PartArticles, &[("n", &part.articles.len())]),
    );
    html.open(
        "article",
        &[
            ("class", "detail"),
            ("data-detail", &format!("part-{}", part.number)),
        ],
    )
    .leaf("p", &[("class", "detail__kicker")], &kicker)
    .leaf("h1", &[("class", "detail__title")], plan.part_title(part));
    p.original_title(html, Section::Part(part.number));
    p.tools_and_picture(
        html,
        Some((Picture::Card, &*format!("part-{}", part.number))),
    );
    if !part.introduction.is_empty() {
        html.open("div", &[("class", "detail__section prose")]);
        p.paragraphs(html, Section::Part(part.number), Anchors::Own);
        html.close("div");
        p.figures(html, Section::Part(part.number));
        p.section(html, "", Msg::ArticlePlaces, |html| {
            p.reach_of_sentences(html, Section::Part(part.number));
        });
    }
    for article in &part.articles {
        let id = format!("a{}", article.number);
        html.open(
            "section",
            &[("class", "detail__section prose"), ("id", &id)],
        )
        .open("h2", &[("class", "prose__heading")]);
        let words = format!("{}. {}", article.number, plan.article_title(article));
        p.link(
            html,
            "prose__title",
            &Route::Article(article.number),
            &words,
        );
        p.original(html, plan.original_title(Section::Article(article.number)));
        html.close("h2");
        p.aspects(html, Section::Article(article.number));
        p.paragraphs(html, Section::Article(article.number), Anchors::Whole);
        html.close("section");
    }
    let beside = |number: Option<u16>| {
        let part = plan.document.part(number?)?;
        Some((Route::Part(part.number), plan.part_heading(part)))
    };
    p.pager(
        html,
        [Msg::PreviousPart, Msg::NextPart],
        beside(part.number.checked_sub(1)),
        beside(part.number.checked_add(1)),
    );
    html.close("article");
}
