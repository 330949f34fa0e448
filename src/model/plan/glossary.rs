//! The glossary: terms of the text that a lay reader stumbles over, in plain words.

use serde::{Deserialize, Serialize};

use super::{Occurrence, Plan, Slug};
use crate::model::text::{SentenceId, Span};
use crate::route::{Location, Route};

/// A term and its explanation by the editors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its stable name, as in `/glossary/#<id>`.
    pub id: Slug,
    /// What it is called.
    pub name: String,
    /// Its name in the text's language, where `name` is in another one; empty otherwise.
    pub original: String,
    /// The letter that it is listed under.
    pub letter: String,
    /// Where it stands in the text, titles (sentence number 0) included.
    pub occurrences: Vec<Occurrence>,
    /// What it means.
    pub text: String,
    /// The page outside the site that the explanation rests on.
    pub source: Option<TermSource>,
    /// The sentences that explain it themselves.
    pub explained_in: Vec<SentenceId>,
    /// That there is neither; empty if there is one.
    pub unsourced: String,
    /// The same in English.
    #[serde(skip)]
    pub english: EnglishTerm,
}

/// The English words of a term.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EnglishTerm {
    /// What it is called.
    pub name: String,
    /// What it means.
    pub text: String,
    /// Who says so; empty if the seeds name the source in its own language only.
    pub source: String,
    /// That it has neither source nor explanation in the text; empty if it has one.
    pub unsourced: String,
}

/// A page outside the site. The quotation stays in the language of the page, and so does the name
/// where the seeds have no other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermSource {
    /// Who says so.
    pub name: String,
    /// Its address.
    pub url: String,
    /// The words relied on.
    pub quote: String,
    /// The day it was read, ISO 8601; may be empty.
    pub read: String,
}

impl Term {
    /// Where it is explained.
    pub fn location(&self) -> Location {
        Location {
            anchor: self.id.to_string(),
            ..Location::page(Route::Glossary)
        }
    }
}

impl Plan {
    /// The term with this id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.glossary.iter().find(|term| term.id.as_str() == id)
    }

    /// The first occurrence of each term inside a span, outside `taken` spans and without overlap:
    /// of two that begin together, the longer.
    pub(super) fn terms_in(&self, span: Span, taken: &[Span]) -> Vec<(Span, usize)> {
        let is_free = |words: Span, taken: &[Span]| {
            taken
                .iter()
                .all(|other| words.end <= other.start || other.end <= words.start)
        };
        let first = self
            .glossary
            .iter()
            .enumerate()
            .filter_map(|(index, term)| {
                let spans = term.occurrences.iter().map(|o| o.span);
                let mut inside =
                    spans.filter(|words| span.contains(*words) && is_free(*words, taken));
                Some((inside.next()?, index))
            });
        let mut found: Vec<(Span, usize)> = first.collect();
        found.sort_unstable_by_key(|(words, _)| (words.start, std::cmp::Reverse(words.end)));
        let mut end = 0;
        found.retain(|(words, _)| {
            let free = words.start >= end;
            if free {
                end = words.end;
            }
            free
        });
        found
    }

    /// The longest term that shares words with a name: it is the name or a part of it, or the name
    /// stands in it, as between its quotation marks.
    pub(super) fn term_of_name(&self, name: Span) -> Option<Slug> {
        let touches = |span: &Span| span.start < name.end && name.start < span.end;
        let touching = self.glossary.iter().filter_map(|term| {
            let spans = term.occurrences.iter().map(|o| o.span);
            Some((spans.filter(touches).map(Span::len).max()?, term))
        });
        let (_, term) = touching.max_by_key(|(length, _)| *length)?;
        Some(term.id.clone())
    }
}
