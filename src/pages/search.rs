//! The search page: everything that was found.

use super::Printer;
use super::found::{
    inside, name, node, reason, section, section_location, sentences, translated_marks,
};
use super::marked::marked;
use crate::markup::Html;
use crate::model::messages::{Messages, Msg};
use crate::model::plan::DivisionIndex;
use crate::model::plan::Relation;
use crate::search::{Answer, Group, NameHit, Named, Results, SectionHit};

/// A screen of results: names and sections of each group, sentences of each section.
const NAMES: usize = 12;
const SECTIONS: usize = 8;
const SENTENCES: usize = 3;

/// What was searched for and found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The words, as they were typed.
    pub words: String,
    /// The page that answers best.
    pub answer: Option<Answer>,
    /// The division that the visitor has remembered.
    pub mine: Option<DivisionIndex>,
    /// What was found.
    pub results: Results,
    /// Names that share characters with the words, where nothing was found.
    pub nearest: Vec<NameHit>,
    /// Whether all results are shown, not a screen of them.
    pub whole: bool,
}

/// The search page before anything is searched for: what there is.
pub(super) fn search(p: &Printer, html: &mut Html) {
    html.open("article", &[("class", "detail"), ("data-detail", "search")])
        .leaf("h1", &[("class", "detail__title")], p.msg(Msg::SearchTitle))
        .leaf("p", &[("class", "detail__lead")], p.msg(Msg::SearchLead))
        .open("noscript", &[])
        .leaf("p", &[("class", "editorial")], p.msg(Msg::SearchNoScript))
        .close("noscript");
    offers(p, html);
    html.close("article");
}

/// The search page with what was found.
pub(super) fn found(p: &Printer, html: &mut Html, found: &Found) {
    let title = p.fill(Msg::SearchPage, &[("words", &found.words)]);
    html.open("article", &[("class", "detail"), ("data-detail", "search")])
        .leaf("h1", &[("class", "detail__title")], &title);
    let answered = found.answer.as_ref().is_some_and(|a| answer(p, html, a));
    if !answered && found.results.groups.is_empty() {
        nothing(p, html, found);
    } else {
        let count = counted(&p.plan.messages, found);
        html.leaf("p", &[("class", "found-count")], &count);
        p.translation_note(html);
    }
    for group in &found.results.groups {
        page_group(p, html, group, found);
    }
    html.close("article");
}

/// The page that answers best, under a heading; `false` if there is none.
fn answer(p: &Printer, html: &mut Html, answer: &Answer) -> bool {
    let Some(page) = p.answering_page(answer) else {
        return false;
    };
    if let Some(words) = &answer.unmentioned {
        let words = p.fill(Msg::SearchUnmentioned, &[("words", words)]);
        html.leaf("p", &[("class", "detail__lead")], &words);
    }
    let heading = match answer.division {
        Some(_) => Msg::SearchPairs,
        None => Msg::SearchTopics,
    };
    html.leaf("h2", &[("class", "detail__group")], p.msg(heading))
        .open("ul", &[("class", "found-names")])
        .open("li", &[("data-result", page.node.as_str())]);
    let href = p.links.page(&page.route);
    html.open("a", &[("class", "found"), ("href", href.as_str())]);
    page.print(p, html);
    html.close("a").close("li").close("ul");
    true
}

impl Found {
    /// Whether a name stands for the page that is shown before all others.
    pub(super) fn is_answer(&self, named: Named) -> bool {
        let answer = self.answer.as_ref().filter(|a| a.division.is_none());
        answer.is_some_and(|answer| named == Named::Topic(answer.topic))
    }
}

/// How many pages, names and sentences there are, each kind with its own unit.
pub(super) fn counted(messages: &Messages, found: &Found) -> String {
    let answer = found.answer.as_ref();
    let pairs = answer.filter(|a| a.division.is_some()).iter().count();
    let (mut topics, mut names) = (answer.iter().count() - pairs, 0);
    let (mut titles, mut said) = (0, 0);
    for group in &found.results.groups {
        for hit in &group.names {
            match hit.named {
                _ if found.is_answer(hit.named) => {}
                Named::Topic(_) => topics += 1,
                _ => names += 1,
            }
        }
        for hit in &group.sections {
            match sentences(hit).len() {
                0 => titles += 1,
                count => said += count,
            }
        }
    }
    let counts = [
        (Msg::SearchPairCount, pairs),
        (Msg::SearchTopicCount, topics),
        (Msg::SearchNameCount, names),
        (Msg::SearchSentences, said),
        (Msg::SearchTitleCount, titles),
    ];
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(key, count)| messages.fill(*key, &[("n", count)]))
        .collect();
    if counts.is_empty() {
        return messages.fill(Msg::SearchNone, &[("words", &found.words)]);
    }
    let key = match found.results.groups.iter().any(Group::is_cut) {
        true => Msg::SearchMore,
        false => Msg::SearchFound,
    };
    let list = counts.join(messages.get(Msg::ListSeparator));
    messages.fill(key, &[("list", &list)])
}

/// Topics, divisions, everything named.
fn offers(p: &Printer, html: &mut Html) {
    let plan = p.plan;
    if !plan.topics.is_empty() {
        p.section(html, "", Msg::OverviewTopics, |html| p.all_topics(html));
    }
    p.section(html, "", Msg::OverviewDivisions, |html| {
        p.division_chips(html, (0..).take(plan.divisions.len()), None);
    });
    p.index_of_strategies(html);
}

/// Nothing was found: what comes near, and what there is.
fn nothing(p: &Printer, html: &mut Html, found: &Found) {
    let words = p.fill(Msg::SearchNone, &[("words", &found.words)]);
    html.leaf("p", &[("class", "detail__lead")], &words);
    if !found.nearest.is_empty() {
        p.section(html, "", Msg::SearchNearest, |html| {
            html.open("ul", &[("class", "found-names")]);
            for hit in &found.nearest {
                html.open("li", &[]);
                let href = p.links.place(&p.name_location(hit.named));
                html.open("a", &[("class", "found"), ("href", &href)]);
                name(p, html, hit);
                html.close("a").close("li");
            }
            html.close("ul");
        });
    }
    offers(p, html);
}

fn page_group(p: &Printer, html: &mut Html, group: &Group, found: &Found) {
    let whole = found.whole;
    html.open("section", &[("class", "detail__section")]);
    // What was asked for itself needs no heading: the kinds of what was found are one level up then.
    let kinds = match reason(p, &group.reason) {
        Some(words) => {
            html.leaf("h2", &[], &words);
            "h3"
        }
        None => "h2",
    };
    let at_most = |limit: usize| if whole { usize::MAX } else { limit };
    for (heading, hits) in by_kind(group, found) {
        html.leaf(kinds, &[("class", "detail__group")], p.msg(heading))
            .open("ul", &[("class", "found-names")]);
        for hit in hits.into_iter().take(at_most(NAMES)) {
            let href = p.links.place(&p.name_location(hit.named));
            html.open("li", &[("data-result", &p.name_node(hit.named))])
                .open("a", &[("class", "found"), ("href", &href)]);
            name(p, html, hit);
            html.close("a").close("li");
        }
        html.close("ul");
    }
    if !group.sections.is_empty() {
        html.leaf(
            kinds,
            &[("class", "detail__group")],
            p.msg(Msg::SearchSections),
        )
        .open("ol", &[("class", "found-sections")]);
        for hit in group.sections.iter().take(at_most(SECTIONS)) {
            page_section(p, html, hit, at_most(SENTENCES), found.mine);
        }
        html.close("ol");
    }
    let cut = group.is_cut()
        || group.names.len() > NAMES
        || group.sections.len() > SECTIONS
        || group
            .sections
            .iter()
            .any(|hit| sentences(hit).len() > SENTENCES);
    if cut && !whole {
        let attributes = [
            ("type", "button"),
            ("class", "button"),
            ("data-show-all", ""),
        ];
        html.leaf("button", &attributes, p.msg(Msg::SearchWhole));
    }
    html.close("section");
}

/// The names of a group, topics apart from all others, the best kind first; without the page that
/// is shown before all others.
pub(super) fn by_kind<'a>(group: &'a Group, found: &Found) -> Vec<(Msg, Vec<&'a NameHit>)> {
    let hits = group.names.iter().filter(|hit| !found.is_answer(hit.named));
    let (topics, others): (Vec<&NameHit>, _) =
        hits.partition(|hit| matches!(hit.named, Named::Topic(_)));
    let mut kinds = vec![(Msg::SearchNames, others), (Msg::SearchTopics, topics)];
    let first = group.names.first().map(|hit| hit.named);
    if matches!(first, Some(Named::Topic(_))) {
        kinds.reverse();
    }
    kinds.retain(|(_, hits)| !hits.is_empty());
    kinds
}

/// A section with its title and the sentences in which something was found.
fn page_section(
    p: &Printer,
    html: &mut Html,
    hit: &SectionHit,
    limit: usize,
    mine: Option<DivisionIndex>,
) {
    html.open("li", &[("data-result", &node(hit.section))]);
    let href = p.links.place(&section_location(hit.section));
    html.open("a", &[("class", "found"), ("href", &href)]);
    section(p, html, hit);
    html.close("a");
    for (id, marks) in sentences(hit).into_iter().take(limit) {
        let Some(span) = p.plan.document.span(id) else {
            continue;
        };
        p.open_figure(html, id);
        let class = "quote__translation";
        p.marked_translation(html, "p", class, id, translated_marks(hit, id));
        let class = [("class", "quote__words")];
        p.open_quoted(html, "blockquote", &class, id.section);
        marked(html, p.plan.words(span), &inside(span, &marks));
        html.close("blockquote");
        p.quote_source(html, id);
        if let Some(mine) = mine {
            let relation = p.plan.relation_to(id, mine);
            let value = relation.map_or("none", Relation::as_str);
            let attributes = [("class", "mine"), ("data-mine", value)];
            html.leaf("p", &attributes, &p.applies_in(id, mine));
        }
        html.close("figure");
    }
    html.close("li");
}
