//! The whole text, in order, with its contents beside it.

use super::Printer;
use super::prose::Anchors;
use crate::markup::Html;
use crate::model::citation::place;
use crate::model::messages::Msg;
use crate::model::plan::NodeKey;
use crate::model::text::{Part, Section, SentenceId};
use crate::reading::{section_id, sections};
use crate::route::Route;

/// The reader. Inside `data-text` the text content is the plan's, line breaks left out; translated
/// headings stand before the plan's own.
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
    html.leaf("h1", &[("class", "detail__title")], &plan.meta.title);
    p.original_line(html, &plan.meta.original_title);
    html.leaf("p", &[("class", "detail__lead")], &lead);
    p.tools(html);
    // Where a visitor goes on is not known yet: from the beginning.
    let first = sections(document).first().copied();
    let first = first.unwrap_or(Section::Preamble);
    let start = p.section_label(first);
    html.open("p", &[("class", "resume"), ("hidden", "")])
        .leaf(
            "a",
            &[
                ("class", "action"),
                ("href", &format!("#{}", section_id(first))),
                ("data-words", p.msg(Msg::ReadAgain)),
            ],
            &p.fill(Msg::ReadAgain, &[("title", &start)]),
        )
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
    html.close("div")
        .leaf("p", &[("class", "editorial")], &plan.meta.title_basis);
    p.glossary_link(html);
    html.close("article");
}

/// Every part and article; folded until it is wanted. Alive, it follows the reading, and two
/// links beside it lead to the section before and the section after.
fn contents(p: &Printer, html: &mut Html) {
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
    for section in sections(&p.plan.document) {
        let (class, words) = match section {
            Section::Article(n) => ("contents__article", p.plan.node_label(&NodeKey::Article(n))),
            _ => ("contents__part", p.section_label(section)),
        };
        let id = section_id(section);
        html.open("li", &[])
            .leaf(
                "a",
                &[
                    ("class", class),
                    ("id", &format!("to-{id}")),
                    ("href", &format!("#{id}")),
                    (
                        "data-place",
                        &place(p.plan, SentenceId { section, number: 0 }),
                    ),
                ],
                &words,
            )
            .close("li");
    }
    html.close("ol").close("details");
    // Where they lead, and whether anywhere, follows the reading; see `site/scrollspy.js`.
    for (way, name, sign) in [
        ("prev", Msg::ReadBefore, "‹"),
        ("next", Msg::ReadAfter, "›"),
    ] {
        html.leaf(
            "a",
            &[
                ("class", "contents__step"),
                ("href", "#contents"),
                ("data-end", ""),
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
    let own = plan.words(part.heading);
    heading(
        p,
        html,
        &Route::Part(part.number),
        &plan.part_heading(part),
        own,
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
        let (route, own) = (Route::Article(article.number), plan.words(article.heading));
        let translated = plan.language.is_foreign_to_text();
        let words = match translated {
            true => p.section_label(Section::Article(article.number)),
            false => own.to_owned(),
        };
        heading(p, html, &route, &words, own);
        html.close("h3");
        p.paragraphs(html, Section::Article(article.number), Anchors::Whole);
        html.close("section");
    }
    html.close("section");
}

/// A heading that leads to its page, with the text's own beside it if that is another one.
fn heading(p: &Printer, html: &mut Html, route: &Route, words: &str, own: &str) {
    p.link(html, "prose__title", route, words);
    if p.plan.language.is_foreign_to_text() {
        p.original(html, own);
    }
}
