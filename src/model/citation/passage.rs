//! Passages to cite: the words that a page is about, or those that a visitor has selected.

use super::place;
use crate::model::messages::Msg;
use crate::model::plan::{NodeKey, Plan, Zone};
use crate::model::text::{Section, SentenceId, Span};
use crate::route::{Location, Route};

/// A stretch of the plan's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its words.
    pub span: Span,
    /// Its place, in words.
    pub place: String,
    /// The address that shows it.
    pub location: Location,
    /// Words of the translation that are quoted instead of the text's.
    pub translation: Option<String>,
}

/// The passages that a page is about, in reading order: an article or a part in full, the clause
/// that introduces a strategy or zone, the sentences that name a division (or, if there are none,
/// the clause of its zone), every sentence of a topic. An address that names a sentence gives that
/// sentence.
pub fn subject(plan: &Plan, here: &Location) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut add = |id: SentenceId, span: Option<Span>| {
        if let Some(span) = span.or_else(|| plan.document.span(id)) {
            passages.push(passage(plan, id, id, span));
        }
    };
    let clause_of = |zone: Option<&Zone>, add: &mut dyn FnMut(SentenceId, Option<Span>)| {
        if let Some(zone) = zone {
            add(zone.sentence, Some(zone.evidence));
        }
    };
    match &here.route {
        Route::Article(n) => {
            let section = Section::Article(*n);
            let own = here.sentence().map(|number| SentenceId { section, number });
            match own.filter(|id| plan.document.span(*id).is_some()) {
                Some(id) => add(id, None),
                None => add(SentenceId { section, number: 0 }, whole(plan, section)),
            }
        }
        Route::Part(n) => {
            let section = Section::Part(*n);
            add(SentenceId { section, number: 0 }, whole(plan, section));
        }
        Route::Zone(id) => clause_of(plan.zone(id.as_str()), &mut add),
        Route::Strategy(id) => {
            if let Some((_, strategy)) = plan.strategy(id.as_str()) {
                add(strategy.sentence, Some(strategy.intro));
            }
        }
        Route::Topic(id) => {
            if let Some((index, _)) = plan.topic(id.as_str()) {
                for tag in plan.sentences_of_topic(index) {
                    add(tag.sentence, None);
                }
            }
        }
        Route::County(adcode) => {
            if let Some((index, _)) = plan.division(*adcode) {
                let mut last = None;
                for mention in plan.mentions_of(index) {
                    if last.replace(mention.sentence) != Some(mention.sentence) {
                        add(mention.sentence, None);
                    }
                }
                if last.is_none() {
                    clause_of(plan.zone_of(index), &mut add);
                }
            }
        }
        Route::CountyTopic(adcode, topic) => {
            let division = plan.division(*adcode);
            if let (Some((at, _)), Some((topic, _))) = (division, plan.topic(topic.as_str())) {
                for (tag, _) in plan.topic_in_division(topic, at) {
                    add(tag.sentence, None);
                }
            }
        }
        Route::Overview
        | Route::Compare(_)
        | Route::Tree
        | Route::Glossary
        | Route::Read
        | Route::Search
        | Route::About
        | Route::NotFound => {}
    }
    passages
}

/// The passage from one sentence (or title) to another.
fn passage(plan: &Plan, first: SentenceId, last: SentenceId, span: Span) -> Passage {
    let (from, to) = (place(plan, first), place(plan, last));
    let place = if from == to {
        from
    } else {
        let ends: [(&str, &dyn std::fmt::Display); 2] = [("from", &from), ("to", &to)];
        plan.messages.fill(Msg::CiteRange, &ends)
    };
    Passage {
        span,
        place,
        location: NodeKey::Sentence(first).location(),
        translation: None,
    }
}

/// The passages with the words of the translation, as far as there is one.
#[must_use]
pub fn in_translation(plan: &Plan, mut passages: Vec<Passage>) -> Vec<Passage> {
    for passage in &mut passages {
        passage.translation = plan.translated(passage.span);
    }
    passages
}

/// The passage of words selected in the translation of a sentence; `None` for words that are not
/// in it.
pub fn found_in_translation(plan: &Plan, words: &str, id: SentenceId) -> Option<Passage> {
    let bare = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = bare(words);
    let whole = bare(plan.translation(id)?);
    let span = plan.document.span(id)?;
    whole.contains(&words).then(|| Passage {
        translation: Some(words),
        ..passage(plan, id, id, span)
    })
}

/// The span of an article or a part from its number to its last word.
fn whole(plan: &Plan, section: Section) -> Option<Span> {
    let document = &plan.document;
    let (heading, last) = match section {
        Section::Article(n) => (document.article(n)?.heading, section),
        Section::Part(n) => {
            let part = document.part(n)?;
            let last = part.articles.last().map(|a| Section::Article(a.number));
            (part.heading, last.unwrap_or(section))
        }
        Section::Preamble | Section::Closing => return None,
    };
    let end = document.sentences_of(last).last();
    Some(Span {
        start: heading.start,
        end: end.map_or(heading.end, |(_, span)| span.end),
    })
}

/// The passage of selected words: the first place at or after `near` (the surrounding words as a
/// page shows them, such as the whole sentence) that is equal without white space. `None` for words
/// that are not in the plan.
pub fn found(plan: &Plan, words: &str, near: &str) -> Option<Passage> {
    let document = &plan.document;
    let from = plan.text.find(near.trim()).unwrap_or(0);
    let span = same_words(&plan.text, from, words)?;
    let mut ends: Option<(SentenceId, SentenceId)> = None;
    let mut touch = |id: SentenceId, of: Span| {
        if of.start < span.end && span.start < of.end {
            ends = Some((ends.map_or(id, |(first, _)| first), id));
        }
    };
    for section in document.sections() {
        let title = SentenceId { section, number: 0 };
        if let Some(of) = document.span(title) {
            touch(title, of);
        }
        for (id, of) in document.sentences_of(section) {
            touch(id, of);
        }
    }
    let (first, last) = ends?;
    Some(passage(plan, first, last, span))
}

/// The first stretch of `text` at or after byte `from` that equals `words` without white space.
fn same_words(text: &str, from: usize, words: &str) -> Option<Span> {
    let wanted: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let tail = text.get(from..)?;
    for (at, first) in tail.char_indices() {
        let mut rest = wanted.as_str();
        if first.is_whitespace() || !rest.starts_with(first) {
            continue;
        }
        for (offset, c) in tail.get(at..)?.char_indices() {
            if c.is_whitespace() {
                continue;
            }
            let Some(after) = rest.strip_prefix(c) else {
                break;
            };
            rest = after;
            if rest.is_empty() {
                return Some(Span::new(from + at, from + at + offset + c.len_utf8()));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn same_words_ignores_white_space() {
        let text = "甲乙。\n丙丁。甲乙。";
        let words = |from, words| same_words(text, from, words).map(|span| span.of(text));
        assert_eq!(words(0, " 乙。 丙\n"), Some("乙。\n丙"));
        assert_eq!(words(0, "甲丙"), None);
        assert_eq!(words(0, " \n"), None);
        assert_eq!(same_words(text, 9, "甲乙"), Some(Span::new(19, 25)));
    }

    proptest! {
        #[test]
        fn every_substring_of_the_text_is_found(text in "[甲乙丙。\n]{1,30}", a in 0usize..30, b in 0usize..30) {
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
