//! A public page that a statement of the editors rests on.

/// A page outside the site; read only by the generator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourcePage {
    /// Its address; empty if there is none.
    pub url: String,
    /// The words relied on, in the language of the page; may be empty.
    pub words: String,
    /// The day it was read, ISO 8601; may be empty.
    pub read: String,
}
