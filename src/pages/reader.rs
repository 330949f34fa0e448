//! The whole text, in order.

use super::Printer;
use super::prose::Anchors;
use crate::markup::Html;
use crate::messages::Msg;
use crate::route::Route;
use crate::text::{Part, Section};

/// The reader. Inside `data-text` the text content is the plan's, line breaks left out.
pub(super) fn reader(p: &Printer, html: &mut Html) {
    let plan = p.plan;
    let document = &plan.document;
    let lead = p.fill(
        Msg::ReadLead,
        &[
            ("parts", &document.parts.len()),
            ("articles", &document.articles().count()),
            ("sentences", &document.sentences().count()),
        ],
    );
    html.open(
        "article",
        &[("class", "detail detail--reader"), ("data-detail", "read")],
    )
    .leaf("h1", &[("class", "detail__title")], &plan.meta.title)
    .leaf("p", &[("class", "editorial")], &plan.meta.title_basis)
    .leaf("p", &[("class", "detail__lead")], &lead)
    .open(
        "div",
        &[("class", "prose prose--reader"), ("data-text", "")],
    );
    p.paragraphs(html, Section::Preamble, Anchors::Whole);
    for part in &document.parts {
        part_text(p, html, part);
    }
    p.paragraphs(html, Section::Closing, Anchors::Whole);
    html.close("div").close("article");
}

fn part_text(p: &Printer, html: &mut Html, part: &Part) {
    let plan = p.plan;
    html.open(
        "section",
        &[
            ("class", "prose__part"),
            ("id", &format!("p{}", part.number)),
        ],
    )
    .open("h2", &[("class", "prose__part-heading")]);
    p.link(
        html,
        "prose__title",
        &Route::Part(part.number),
        plan.words(part.heading),
    );
    html.close("h2");
    p.paragraphs(html, Section::Part(part.number), Anchors::Whole);
    for article in &part.articles {
        html.open(
            "section",
            &[
                ("class", "prose__article"),
                ("id", &format!("a{}", article.number)),
            ],
        )
        .open("h3", &[("class", "prose__heading")]);
        p.link(
            html,
            "prose__title",
            &Route::Article(article.number),
            plan.words(article.heading),
        );
        html.close("h3");
        p.paragraphs(html, Section::Article(article.number), Anchors::Whole);
        html.close("section");
    }
    html.close("section");
}
