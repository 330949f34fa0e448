//! The plan's text as spans: paragraphs, sentences, parts, articles, items.

mod document;
mod sentence_id;
mod span;

pub use document::{Article, Document, Item, Paragraph, Part, StructureError, chinese_numeral};
pub use sentence_id::{BadSentenceId, Section, SentenceId};
pub use span::Span;
