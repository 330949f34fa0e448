//! The nodes of the strategy tree.

use std::fmt;

use super::Plan;
use crate::route::{Location, Route};
use crate::text::{Section, SentenceId};

/// What a node of the tree stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum NodeKey {
    /// A part.
    Part(u16),
    /// An article.
    Article(u16),
    /// A sentence.
    Sentence(SentenceId),
}

impl fmt::Display for NodeKey {
    /// The word used in `data-node`: `article-31`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(n) => write!(f, "part-{n}"),
            Self::Article(n) => write!(f, "article-{n}"),
            Self::Sentence(id) => write!(f, "sentence-{id}"),
        }
    }
}

impl NodeKey {
    /// The address that a node opens.
    pub fn location(&self) -> Location {
        match self {
            Self::Part(n) => Location::page(Route::Part(*n)),
            Self::Article(n) => Location::page(Route::Article(*n)),
            Self::Sentence(id) => {
                let n = id.number;
                let (route, anchor) = match id.section {
                    Section::Article(article) => (Route::Article(article), format!("s{n}")),
                    Section::Part(part) => (Route::Part(part), format!("s{n}")),
                    Section::Preamble => (Route::Read, format!("preamble-s{n}")),
                    Section::Closing => (Route::Read, format!("closing-s{n}")),
                };
                Location {
                    anchor,
                    ..Location::page(route)
                }
            }
        }
    }
}

impl Plan {
    /// The tree of the document: parts, articles, sentences, as (node, level from 1).
    pub fn document_tree(&self) -> Vec<(NodeKey, u16)> {
        let mut rows = Vec::new();
        for part in &self.document.parts {
            rows.push((NodeKey::Part(part.number), 1));
            for article in &part.articles {
                rows.push((NodeKey::Article(article.number), 2));
                let section = Section::Article(article.number);
                rows.extend(
                    self.document
                        .sentences_of(section)
                        .map(|(id, _)| (NodeKey::Sentence(id), 3)),
                );
            }
        }
        rows
    }

    /// The words of a node.
    pub fn node_label(&self, key: &NodeKey) -> String {
        match key {
            NodeKey::Part(n) => self
                .document
                .part(*n)
                .map_or(String::new(), |part| self.words(part.heading).to_owned()),
            NodeKey::Article(n) => self.document.article(*n).map_or(String::new(), |article| {
                format!("{n}. {}", self.words(article.title))
            }),
            NodeKey::Sentence(id) => self.sentence(*id).to_owned(),
        }
    }
}
