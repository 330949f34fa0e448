//! Suggestions below the search box: options of a list box, each a link.

use super::Printer;
use super::found::{
    inside, name, node, reason, section, section_location, sentences, translated_marks,
};
use super::marked::{marked, snippet};
use super::search::{Found, by_kind};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::NodeKey;
use crate::route::{Location, Route};

/// Suggestions of each group.
const NAMES: usize = 5;
const SECTIONS: usize = 4;

/// The suggestions for what has been typed.
pub(super) fn suggestions(p: &Printer, html: &mut Html, found: &Found) {
    let mut number = 0;
    let mut option =
        |html: &mut Html, result: &str, location: &Location, print: &dyn Fn(&mut Html)| {
            let (id, href) = (format!("found-{number}"), p.links.place(location));
            number += 1;
            let attributes = [
                ("class", "found"),
                ("role", "option"),
                ("id", id.as_str()),
                ("href", href.as_str()),
                ("tabindex", "-1"),
                ("aria-selected", "false"),
                (if result.is_empty() { "" } else { "data-result" }, result),
            ];
            html.open("a", &attributes);
            print(html);
            html.close("a");
        };
    let page = found.answer.as_ref().and_then(|a| p.answering_page(a));
    if let Some(page) = &page {
        let unmentioned = found.answer.as_ref().and_then(|a| a.unmentioned.as_ref());
        if let Some(words) = unmentioned {
            let words = p.fill(Msg::SearchUnmentioned, &[("words", words)]);
            html.leaf("p", &[("class", "found__none")], &words);
        }
        let location = Location::page(page.route.clone());
        option(html, &page.node, &location, &|html| page.print(p, html));
    }
    for group in &found.results.groups {
        let label = reason(p, &group.reason);
        let sections = label.as_deref().unwrap_or(p.msg(Msg::SearchSections));
        for (heading, hits) in by_kind(group, found) {
            open_group(html, label.as_deref().unwrap_or(p.msg(heading)));
            for hit in hits.into_iter().take(NAMES) {
                let (result, location) = (p.name_node(hit.named), p.name_location(hit.named));
                option(html, &result, &location, &|html| name(p, html, hit));
            }
            html.close("div");
        }
        if !group.sections.is_empty() {
            open_group(html, sections);
            for hit in group.sections.iter().take(SECTIONS) {
                let first = sentences(hit).into_iter().next();
                let location = first.as_ref().map_or_else(
                    || section_location(hit.section),
                    |(id, _)| NodeKey::Sentence(*id).location(),
                );
                option(html, &node(hit.section), &location, &|html| {
                    section(p, html, hit);
                    if let Some((span, marks)) = first
                        .as_ref()
                        .filter(|(id, marks)| {
                            !marks.is_empty() || p.plan.translation(*id).is_none()
                        })
                        .and_then(|(id, marks)| Some((p.plan.document.span(*id)?, marks)))
                    {
                        let (words, marks) = snippet(p.plan.words(span), &inside(span, marks));
                        html.open("span", &[("class", "found__words"), p.of_text()]);
                        marked(html, &words, &marks);
                        html.close("span");
                    } else if let Some((id, words)) = first
                        .as_ref()
                        .and_then(|(id, _)| Some((*id, p.plan.translation(*id)?)))
                    {
                        let (words, marks) = snippet(words, translated_marks(hit, id));
                        html.open("span", &[("class", "found__words")]);
                        marked(html, &words, &marks);
                        html.close("span");
                    }
                });
            }
            html.close("div");
        }
    }
    if page.is_none() && found.results.groups.is_empty() {
        html.leaf(
            "p",
            &[("class", "found__none")],
            &p.fill(Msg::SearchNone, &[("words", &found.words)]),
        );
        if !found.nearest.is_empty() {
            open_group(html, p.msg(Msg::SearchNearest));
            for hit in &found.nearest {
                option(html, "", &p.name_location(hit.named), &|html| {
                    name(p, html, hit)
                });
            }
            html.close("div");
        }
    } else {
        option(html, "", &Location::search(&found.words), &|html| {
            html.text(&p.fill(Msg::SearchAll, &[("words", &found.words)]));
        });
    }
}

/// What was searched for lately, as options, and one to forget it.
pub(super) fn recent(p: &Printer, html: &mut Html, searches: &[String]) {
    open_group(html, p.msg(Msg::SearchRecent));
    let print = |html: &mut Html, number: usize, href: &str, words: &str, forgets: bool| {
        let attributes = [
            ("class", "found"),
            ("role", "option"),
            ("id", &format!("found-{number}")),
            ("href", href),
            ("tabindex", "-1"),
            ("aria-selected", "false"),
            (if forgets { "data-forget" } else { "" }, ""),
        ];
        html.leaf("a", &attributes, words);
    };
    for (number, words) in searches.iter().enumerate() {
        print(
            html,
            number,
            &p.links.place(&Location::search(words)),
            words,
            false,
        );
    }
    let here = p.links.page(&Route::Search);
    print(html, searches.len(), &here, p.msg(Msg::SearchForget), true);
    html.close("div");
}

fn open_group(html: &mut Html, label: &str) {
    html.open("div", &[("role", "group"), ("aria-label", label)])
        .leaf(
            "span",
            &[("class", "found__group"), ("aria-hidden", "true")],
            label,
        );
}
