//! An article: its full text, its items, and the divisions it concerns.

use super::prose::Anchors;
use super::{Picture, Printer};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{NodeKey, Occurrence, Rest, Target};
use crate::model::text::{Article, Section};
use crate::route::{Location, Route};

/// The page of an article.
pub(super) fn article(p: &Printer, html: &mut Html, article: &Article) {
    let plan = p.plan;
    let number = article.number;
    html.open(
        "article",
        &[
            ("class", "detail"),
            ("data-detail", &format!("article-{number}")),
        ],
    );
    if let Some(part) = plan.document.part(article.part) {
        html.open("p", &[("class", "detail__kicker")]);
        p.link(
            html,
            "detail__up",
            &Route::Part(part.number),
            &plan.part_heading(part),
        );
        html.close("p");
    }
    html.open("h1", &[("class", "detail__title")])
        .leaf(
            "span",
            &[("class", "detail__number")],
            &p.plan.article_number(number),
        )
        .text(" ")
        .text(plan.article_title(article))
        .close("h1");
    p.original_title(html, Section::Article(number));
    p.gist(html, &NodeKey::Article(number));
    p.tools_and_picture(html, Some((Picture::Card, &*format!("article-{number}"))));
    // Reader modes look for the body of an article by such a name.
    html.open(
        "div",
        &[
            ("class", "detail__section prose article-body"),
            ("id", "article-text"),
        ],
    );
    p.aspects(html, Section::Article(number));
    p.paragraphs(html, Section::Article(number), Anchors::Own);
    html.close("div");
    items(p, html, article);
    p.figures(html, Section::Article(number));
    p.section(html, "", Msg::ArticlePlaces, |html| places(p, html, number));
    named_here(p, html, number);
    elsewhere(p, html, number);
    topics_here(p, html, number);
    let in_reader = Location {
        anchor: format!("a{number}"),
        ..Location::page(Route::Read)
    };
    html.open("p", &[])
        .leaf(
            "a",
            &[("class", "action"), ("href", &p.links.place(&in_reader))],
            p.msg(Msg::ArticleInReader),
        )
        .close("p");
    let beside = |number: Option<u16>| {
        let article = plan.document.article(number?)?;
        Some((
            Route::Article(article.number),
            plan.article_heading(article),
        ))
    };
    p.pager(
        html,
        [Msg::Previous, Msg::Next],
        beside(number.checked_sub(1)),
        beside(number.checked_add(1)),
    );
    html.close("article");
}

/// The listed items of an article, as a short list of its own.
fn items(p: &Printer, html: &mut Html, article: &Article) {
    let section = Section::Article(article.number);
    let listed = article
        .items
        .iter()
        .map(|item| (item.sentences.0, item.title));
    let centres = p
        .plan
        .centres
        .iter()
        .filter(|centre| centre.sentence.section == section)
        .map(|centre| (centre.sentence.number, centre.name));
    let mut items = listed.chain(centres).peekable();
    if items.peek().is_none() {
        return;
    }
    p.section(html, "", Msg::ArticleItems, |html| {
        html.open("ol", &[("class", "items")]);
        for (sentence, name) in items {
            html.open("li", &[])
                .open("a", &[("href", &format!("#s{sentence}"))]);
            p.exact(html, "span", "items__name", section, name);
            html.close("a").close("li");
        }
        html.close("ol");
    });
}

/// The divisions that it reaches, by why, and each sentence on its own.
fn places(p: &Printer, html: &mut Html, number: u16) {
    let plan = p.plan;
    let section = Section::Article(number);
    let related = plan.divisions_of_article(number);
    let mut kinds = Vec::new();
    let mut rest = false;
    for (id, _) in plan.document.sentences_of(section) {
        let Some(reach) = plan.reach(id) else {
            continue;
        };
        kinds.extend(reach.spans.iter().filter_map(|span| match span.target {
            Target::Kind(kind) => Some(kind),
            _ => None,
        }));
        rest |= reach.rest == Rest::City;
    }
    kinds.sort_unstable();
    kinds.dedup();
    p.reached(html, &related, &kinds, rest);
    p.reach_of_sentences(html, section);
}

/// Every strategy named in the article.
fn named_here(p: &Printer, html: &mut Html, number: u16) {
    let plan = p.plan;
    let here = Section::Article(number);
    let named: Vec<_> = plan
        .strategies
        .iter()
        .filter(|s| s.occurrences.iter().any(|o| o.sentence.section == here))
        .collect();
    p.strategy_section(html, Msg::ArticleStrategies, &named);
}

/// Where else the strategies, zones and places named in the article are spoken of.
fn elsewhere(p: &Printer, html: &mut Html, number: u16) {
    let plan = p.plan;
    let here = Section::Article(number);
    let mut elsewhere: Vec<(u16, &str)> = Vec::new();
    let mut note = |name, sections: Vec<Section>| {
        let named_here = sections.contains(&here);
        for section in sections {
            if let Section::Article(other) = section
                && (named_here && other != number)
                && !elsewhere.contains(&(other, name))
            {
                let at = elsewhere.partition_point(|(before, _)| *before <= other);
                elsewhere.insert(at, (other, name));
            }
        }
    };
    let of = |occurrences: &[Occurrence]| occurrences.iter().map(|o| o.sentence.section).collect();
    for strategy in &plan.strategies {
        note(&strategy.name, of(&strategy.occurrences));
    }
    for (index, place) in (0u16..).zip(&plan.places) {
        // A region that only holds the city says little about it.
        if !place.outside || plan.links_to(index).next().is_some() {
            note(&place.name, of(&place.occurrences));
        }
    }
    for (index, zone) in (0u16..).zip(&plan.zones) {
        let mentions = plan.zone_mentions.iter().filter(|m| m.zone == index);
        note(&zone.name, mentions.map(|m| m.sentence.section).collect());
    }
    if elsewhere.is_empty() {
        return;
    }
    p.section(html, "", Msg::ArticleElsewhere, |html| {
        html.open("ul", &[("class", "see-also")]);
        for group in elsewhere.chunk_by(|a, b| a.0 == b.0) {
            let Some((other, _)) = group.first() else {
                continue;
            };
            let names: Vec<&str> = group.iter().map(|(_, name)| *name).collect();
            html.open("li", &[]);
            p.link(
                html,
                "see-also__link",
                &Route::Article(*other),
                &p.section_label(Section::Article(*other)),
            );
            html.leaf("span", &[("class", "see-also__why")], &plan.listed(&names))
                .close("li");
        }
        html.close("ul");
    });
}

/// The topics that the article's sentences are about.
fn topics_here(p: &Printer, html: &mut Html, number: u16) {
    let sentences = p.plan.document.sentences_of(Section::Article(number));
    let sentences: Vec<_> = sentences.map(|(id, _)| id).collect();
    p.topic_section(html, Msg::ArticleTopics, &sentences, None);
}
