//! The plan's text as spans: paragraphs, sentences, parts, articles, items.

mod document;
mod heading;
mod sentence_id;
mod span;

pub use document::{
    Article, Document, Item, Paragraph, Part, Problem, StructureError, chinese_numeral,
};
pub use heading::{Heading, HeadingStyle, PRESETS, Structure};
pub use sentence_id::{BadSentenceId, Section, SentenceId};
pub use span::Span;
