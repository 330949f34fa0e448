//! Pieces of what was found: why, which name, which section.

use std::ops::Range;

use super::Printer;
use super::marked::marked;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{NodeKey, kind_message};
use crate::model::text::{Section, SentenceId, Span};
use crate::route::{Location, Route};
use crate::search::{NameHit, Named, Reason, SectionHit};

/// Words in one line.
fn listed(p: &Printer, words: &[String]) -> String {
    words.join(p.msg(Msg::ListSeparator))
}

/// Words in quotation marks in one line: “耒阳”和“养老”.
fn quoted(p: &Printer, words: &[String]) -> String {
    let quoted = |words: &String| p.fill(Msg::SearchQuoted, &[("words", words)]);
    match words.split_last() {
        Some((last, [])) => quoted(last),
        Some((last, rest)) => {
            let rest: Vec<String> = rest.iter().map(quoted).collect();
            [listed(p, &rest), quoted(last)].join(p.msg(Msg::SearchAnd))
        }
        None => String::new(),
    }
}

/// Why a group was found; nothing to say where it is what was asked for.
pub(super) fn reason(p: &Printer, reason: &Reason) -> Option<String> {
    let list = |key: Msg, words: &[String]| p.fill(key, &[("words", &listed(p, words))]);
    let quote = |key: Msg, words: &[String]| p.fill(key, &[("words", &quoted(p, words))]);
    Some(match reason {
        Reason::Exact => return None,
        Reason::Pinyin => p.msg(Msg::SearchPinyin).to_owned(),
        Reason::Also(words) => list(Msg::SearchAlso, words),
        Reason::All(words) => quote(Msg::SearchTogether, words),
        Reason::Apart(words) => quote(Msg::SearchApart, words),
        Reason::Homophone => p.msg(Msg::SearchHomophone).to_owned(),
        Reason::Near => p.msg(Msg::SearchNear).to_owned(),
        Reason::Pieces(words) if words.len() == 1 => quote(Msg::SearchPiece, words),
        Reason::Pieces(words) => quote(Msg::SearchPieces, words),
    })
}

/// The attribute that a name in the text's language needs on a page in another one.
fn language_of<'a>(p: &'a Printer, words: &str) -> (&'a str, &'a str) {
    let foreign = words.chars().any(|c| c >= '\u{2e80}');
    if foreign { p.of_text() } else { ("", "") }
}

/// Kind and name; a topic found by another word says so.
pub(super) fn name(p: &Printer, html: &mut Html, hit: &NameHit) {
    html.leaf("span", &[("class", "found__kind")], p.name_kind(hit.named))
        .open("span", &[("class", "found__name")]);
    let own = match hit.named {
        Named::Topic(at) => p
            .plan
            .topics
            .get(usize::from(at))
            .map(|topic| topic.name.as_str()),
        Named::Zone(at) => p
            .plan
            .zones
            .get(usize::from(at))
            .map(|zone| zone.name.as_str()),
        _ => None,
    };
    match own.filter(|own| **own != *hit.words) {
        Some(own) => {
            let brackets = p.fill(Msg::InBrackets, &[("words", &'\0')]);
            let (open, close) = brackets.split_once('\0').unwrap_or_default();
            html.text(own).text(open);
            html.open("span", &[language_of(p, &hit.words)]);
            marked(html, &hit.words, &hit.marks);
            html.close("span").text(close);
        }
        None => {
            html.open("span", &[language_of(p, &hit.words)]);
            marked(html, &hit.words, &hit.marks);
            html.close("span");
        }
    }
    html.close("span");
}

/// Number, title and count of a section.
pub(super) fn section(p: &Printer, html: &mut Html, hit: &SectionHit) {
    let plan = p.plan;
    let (kind, title) = match hit.section {
        Section::Article(n) => (
            plan.article_number(n),
            plan.document.article(n).map_or("", |a| plan.words(a.title)),
        ),
        Section::Part(n) => (
            plan.part_number(n),
            plan.document
                .part(n)
                .map_or("", |part| plan.words(part.title)),
        ),
        Section::Preamble => (String::new(), p.msg(Msg::SentenceSourcePreamble)),
        Section::Closing => (String::new(), p.msg(Msg::SentenceSourceClosing)),
    };
    html.leaf("span", &[("class", "found__kind")], &kind)
        .open("span", &[("class", "found__name")]);
    match plan.translated_title(hit.section) {
        "" => marked(html, title, &hit.title.own),
        own => {
            marked(html, own, &hit.title.translated);
            html.text(" ");
            html.open("span", &[("class", "original"), p.of_text()]);
            marked(html, title, &hit.title.own);
            html.close("span");
        }
    }
    html.close("span");
    let count = sentences(hit).len();
    if count > 1 {
        let count = p.fill(Msg::SearchSentences, &[("n", &count)]);
        html.leaf("span", &[("class", "found__count")], &count);
    }
}

/// The sentences of a section in which something was found, with the spans found in each.
pub(super) fn sentences(hit: &SectionHit) -> Vec<(SentenceId, Vec<Span>)> {
    let mut all: Vec<(SentenceId, Vec<Span>)> = Vec::new();
    for (id, span) in hit.marks.iter().filter(|(id, _)| id.number > 0) {
        match all.last_mut() {
            Some((last, spans)) if last == id => spans.push(*span),
            _ => all.push((*id, vec![*span])),
        }
    }
    for (id, _) in &hit.translated {
        if !all.iter().any(|(known, _)| known == id) {
            all.push((*id, Vec::new()));
        }
    }
    all
}

/// What was found in the translation of a sentence.
pub(super) fn translated_marks(hit: &SectionHit, id: SentenceId) -> &[Range<usize>] {
    let mut translated = hit.translated.iter();
    translated
        .find(|(of, _)| *of == id)
        .map_or(&[], |(_, marks)| marks)
}

/// Spans of the text as bytes of one of its sentences.
pub(super) fn inside(sentence: Span, spans: &[Span]) -> Vec<Range<usize>> {
    let shift = |offset: u32| offset.saturating_sub(sentence.start) as usize;
    spans
        .iter()
        .map(|span| shift(span.start)..shift(span.end))
        .collect()
}

/// The word for a section in `data-result`.
pub(super) fn node(section: Section) -> String {
    match section {
        Section::Article(n) => NodeKey::Article(n).to_string(),
        Section::Part(n) => NodeKey::Part(n).to_string(),
        Section::Preamble => "preamble".to_owned(),
        Section::Closing => "closing".to_owned(),
    }
}

pub(super) fn section_location(section: Section) -> Location {
    NodeKey::Sentence(SentenceId { section, number: 0 }).location()
}

impl Printer<'_> {
    /// The address of what a name stands for.
    pub(super) fn name_location(&self, named: Named) -> Location {
        let plan = self.plan;
        match named {
            Named::Place(at) => plan.places.get(usize::from(at)).map_or_else(
                || Location::page(Route::Overview),
                |place| plan.place_location(place),
            ),
            Named::Title(section) | Named::Translated(section) => section_location(section),
            _ => self
                .name_key(named)
                .map_or_else(|| Location::page(Route::Overview), |key| key.location()),
        }
    }

    /// The node of what a name stands for, if it has one in the tree.
    fn name_key(&self, named: Named) -> Option<NodeKey> {
        let plan = self.plan;
        let at = |at: u16| usize::from(at);
        Some(match named {
            Named::Division(index) => NodeKey::County(plan.divisions.get(at(index))?.adcode),
            Named::Zone(index) => NodeKey::Zone(plan.zones.get(at(index))?.id.clone()),
            Named::Topic(index) => NodeKey::Topic(plan.topics.get(at(index))?.id.clone()),
            Named::Strategy(index) => NodeKey::Strategy(plan.strategy_at(index)?.id.clone()),
            Named::Place(_) | Named::Title(_) | Named::Translated(_) => return None,
        })
    }

    /// The word for what a name stands for in `data-result`.
    pub(super) fn name_node(&self, named: Named) -> String {
        match named {
            Named::Place(at) => self
                .plan
                .places
                .get(usize::from(at))
                .map_or(String::new(), |place| format!("place-{}", place.id)),
            Named::Title(section) | Named::Translated(section) => node(section),
            _ => self
                .name_key(named)
                .map_or(String::new(), |key| key.to_string()),
        }
    }

    /// What kind of thing a name stands for.
    fn name_kind(&self, named: Named) -> &str {
        let plan = self.plan;
        match named {
            Named::Division(at) => plan
                .divisions
                .get(usize::from(at))
                .map_or("", |division| self.msg(division.kind.message())),
            Named::Zone(_) => self.msg(Msg::KindPatternZone),
            Named::Topic(_) => self.msg(Msg::KindTopic),
            Named::Strategy(at) => plan
                .strategy_at(at)
                .map_or("", |strategy| self.msg(kind_message(strategy.kind))),
            Named::Place(_) => self.msg(Msg::KindPlace),
            Named::Title(_) | Named::Translated(_) => "",
        }
    }
}
