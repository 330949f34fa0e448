//! What there is to cite: the words that a page is about, or those that a visitor has marked.

use super::{part_number, place};
use crate::messages::Msg;
use crate::plan::{NodeKey, Plan};
use crate::route::{Location, Route};
use crate::text::{Section, SentenceId, Span};

/// A stretch of the plan's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its words.
    pub span: Span,
    /// Where it stands, in words.
    pub place: String,
    /// The address that shows it.
    pub location: Location,
}

/// A whole sentence, or a clause of it.
fn sentence(plan: &Plan, id: SentenceId, span: Option<Span>) -> Option<Passage> {
    Some(Passage {
        span: span.or_else(|| plan.document.span(id))?,
        place: place(plan, id),
        location: NodeKey::Sentence(id).location(),
    })
}

/// The passages that a page is about, in reading order: an article or a part in full, the clause
/// that introduces a strategy or zone, the sentences that name a division (or, if none does, the
/// clause of its zone), every sentence of a topic; of an address that names a sentence, this one.
pub fn subject(plan: &Plan, here: &Location) -> Vec<Passage> {
    let document = &plan.document;
    let whole = |place, start: Span, end: Option<Span>| Passage {
        span: Span {
            start: start.start,
            end: end.unwrap_or(start).end,
        },
        place,
        location: Location::page(here.route.clone()),
    };
    let last = |section| document.sentences_of(section).last().map(|(_, span)| span);
    let zone_clause = |zone: &crate::plan::Zone| sentence(plan, zone.sentence, Some(zone.evidence));
    match &here.route {
        Route::Article(n) => {
            let section = Section::Article(*n);
            let own = here
                .sentence()
                .and_then(|number| sentence(plan, SentenceId { section, number }, None));
            let full = || {
                let article = document.article(*n)?;
                let place = plan.messages.fill(Msg::ArticleNumber, &[("n", n)]);
                Some(whole(place, article.heading, last(section)))
            };
            own.or_else(full).into_iter().collect()
        }
        Route::Part(n) => {
            let part = document.part(*n);
            let full = part.map(|part| {
                let section = part.articles.last().map_or(Section::Part(*n), |article| {
                    Section::Article(article.number)
                });
                whole(part_number(plan, *n), part.heading, last(section))
            });
            full.into_iter().collect()
        }
        Route::Zone(id) => {
            let zone = plan.zone(id.as_str());
            zone.and_then(zone_clause).into_iter().collect()
        }
        Route::Strategy(id) => {
            let found = plan.strategy(id.as_str());
            let intro = found.and_then(|(_, s)| sentence(plan, s.sentence, Some(s.intro)));
            intro.into_iter().collect()
        }
        Route::Topic(id) => {
            let topic = plan.topic(id.as_str()).map(|(index, _)| index);
            let tags = topic.into_iter().flat_map(|t| plan.sentences_of_topic(t));
            tags.filter_map(|tag| sentence(plan, tag.sentence, None))
                .collect()
        }
        Route::County(adcode) => {
            let Some((index, _)) = plan.division(*adcode) else {
                return Vec::new();
            };
            let mut named: Vec<_> = plan.mentions_of(index).map(|m| m.sentence).collect();
            named.dedup();
            if named.is_empty() {
                let zone = plan.zone_of(index);
                return zone.and_then(zone_clause).into_iter().collect();
            }
            let named = named.into_iter();
            named.filter_map(|id| sentence(plan, id, None)).collect()
        }
        Route::Overview | Route::Read | Route::About | Route::NotFound => Vec::new(),
    }
}

/// Where marked words stand: the first place at or after `near` (words around them as a page
/// shows them, such as their whole sentence) that reads the same when white space is left out.
/// `None` for words that are not the plan's.
pub fn found(plan: &Plan, words: &str, near: &str) -> Option<Passage> {
    let from = plan.text.find(near.trim()).unwrap_or(0);
    let span = same_words(&plan.text, from, words)?;
    let inside =
        |id: SentenceId, of: Span| (of.start < span.end && span.start < of.end).then_some(id);
    let titles = plan.document.parts.iter().flat_map(|part| {
        let articles = part.articles.iter();
        let own = (Section::Part(part.number), part.heading);
        std::iter::once(own).chain(articles.map(|a| (Section::Article(a.number), a.heading)))
    });
    let mut touched: Vec<SentenceId> = titles
        .filter_map(|(section, of)| inside(SentenceId { section, number: 0 }, of))
        .chain(
            plan.document
                .sentences()
                .filter_map(|(id, of)| inside(id, of)),
        )
        .collect();
    touched.sort_unstable_by_key(|id| start(plan, *id));
    let (first, last) = (*touched.first()?, *touched.last()?);
    let place_of = |id| place(plan, id);
    let place = if place_of(first) == place_of(last) {
        place_of(first)
    } else {
        let ends: [(&str, &dyn std::fmt::Display); 2] =
            [("from", &place_of(first)), ("to", &place_of(last))];
        plan.messages.fill(Msg::CiteRange, &ends)
    };
    Some(Passage {
        span,
        place,
        location: NodeKey::Sentence(first).location(),
    })
}

/// Where a sentence or title begins in the text.
fn start(plan: &Plan, id: SentenceId) -> u32 {
    plan.document.span(id).map_or(0, |span| span.start)
}

/// The first stretch of `text` from byte `from` on whose characters, white space left out, are
/// those of `words`.
fn same_words(text: &str, from: usize, words: &str) -> Option<Span> {
    let wanted: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    let first = *wanted.first()?;
    let tail = text.get(from..)?;
    tail.match_indices(first).find_map(|(at, _)| {
        let mut wanted = wanted.iter();
        let mut end = at;
        for (offset, c) in tail.get(at..)?.char_indices() {
            if c.is_whitespace() {
                continue;
            }
            let Some(next) = wanted.next() else { break };
            if *next != c {
                return None;
            }
            end = at + offset + c.len_utf8();
        }
        wanted
            .next()
            .is_none()
            .then(|| Span::new(from + at, from + end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn white_space_makes_no_difference() {
        let text = "甲乙。\n丙丁。甲乙。";
        let words = |from, words| same_words(text, from, words).map(|span| span.of(text));
        assert_eq!(words(0, " 乙。 丙\n"), Some("乙。\n丙"));
        assert_eq!(words(0, "甲丙"), None);
        assert_eq!(words(0, " \n"), None);
        assert_eq!(same_words(text, 9, "甲乙"), Some(Span::new(19, 25)));
    }

    proptest! {
        #[test]
        fn what_is_in_the_text_is_found_in_it(text in "[甲乙丙。\n]{1,30}", a in 0usize..30, b in 0usize..30) {
            let bounds: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let at = |i: usize| bounds[i % bounds.len()];
            let (start, end) = (at(a).min(at(b)), at(a).max(at(b)));
            let words = &text[start..end];
            let bare = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let found = same_words(&text, 0, words).map(|span| (span, bare(span.of(&text))));
            let blank = words.len() - words.trim_start().len();
            match found {
                None => prop_assert!(bare(words).is_empty()),
                Some((span, same)) => {
                    prop_assert_eq!(same, bare(words));
                    prop_assert!(span.start as usize <= start + blank, "not the first place");
                }
            }
        }
    }
}
