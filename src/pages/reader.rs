//! The whole text, in order, with its contents beside it.

use super::Printer;
use super::prose::Anchors;
use crate::markup::Html;
use crate::messages::Msg;
use crate::reading::section_id;
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
    );
    contents(p, html);
    html.leaf("h1", &[("class", "detail__title")], &plan.meta.title)
        .leaf("p", &[("class", "editorial")], &plan.meta.title_basis)
        .leaf("p", &[("class", "detail__lead")], &lead);
    p.tools(html);
    html.open("p", &[("class", "resume"), ("hidden", "")])
        .leaf("a", &[("class", "action")], "")
        .close("p")
        .open(
            "div",
            &[("class", "prose prose--reader"), ("data-text", "")],
        );
    end_text(p, html, Section::Preamble);
    for part in &document.parts {
        part_text(p, html, part);
    }
    end_text(p, html, Section::Closing);
    html.close("div").close("article");
}

/// Every part and article; folded until it is wanted. Alive, it follows the reading, and two
/// links beside it lead to the section before and the section after.
fn contents(p: &Printer, html: &mut Html) {
    let document = &p.plan.document;
    let link = |html: &mut Html, class: &str, section: Section, words: &str| {
        let id = section_id(section);
        let attributes = [
            ("class", class),
            ("id", &*format!("to-{id}")),
            ("href", &*format!("#{id}")),
        ];
        html.open("li", &[])
            .leaf("a", &attributes, words)
            .close("li");
    };
    html.open(
        "nav",
        &[
            ("class", "contents"),
            ("aria-label", p.msg(Msg::ReadContents)),
        ],
    )
    .open("details", &[("class", "contents__fold")])
    .open("summary", &[])
    .text(p.msg(Msg::ReadContents))
    .leaf("span", &[("class", "contents__now")], "")
    .close("summary")
    .open("ol", &[("class", "contents__list"), ("id", "contents")]);
    let end = |html: &mut Html, section: Section| {
        if !document.paragraphs(section).is_empty() {
            let name = p.section_label(section);
            link(html, "contents__part", section, &name);
        }
    };
    end(html, Section::Preamble);
    for part in &document.parts {
        let section = Section::Part(part.number);
        link(html, "contents__part", section, p.plan.words(part.heading));
        for article in &part.articles {
            let section = Section::Article(article.number);
            let words = format!("{}. {}", article.number, p.plan.words(article.title));
            link(html, "contents__article", section, &words);
        }
    }
    end(html, Section::Closing);
    html.close("ol").close("details");
    for (way, name, sign) in [
        ("prev", Msg::ReadBefore, "‹"),
        ("next", Msg::ReadAfter, "›"),
    ] {
        html.leaf(
            "a",
            &[
                ("class", "contents__step"),
                ("rel", way),
                ("aria-label", p.msg(name)),
            ],
            sign,
        );
    }
    html.close("nav");
}

/// The words before the first part, or after the last.
fn end_text(p: &Printer, html: &mut Html, section: Section) {
    if !p.plan.document.paragraphs(section).is_empty() {
        html.open("section", &[("id", &section_id(section))]);
        p.paragraphs(html, section, Anchors::Whole);
        html.close("section");
    }
}

/// A part with its articles.
fn part_text(p: &Printer, html: &mut Html, part: &Part) {
    let plan = p.plan;
    html.open(
        "section",
        &[
            ("class", "prose__part"),
            ("id", &section_id(Section::Part(part.number))),
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
                ("id", &section_id(Section::Article(article.number))),
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
