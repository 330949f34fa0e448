//! A quotation: the exact words of the plan and the way to where they stand.

use leptos::prelude::*;

use super::prose::prose;
use super::state::Explorer;
use crate::messages::Msg;
use crate::plan::NodeKey;
use crate::text::{Section, SentenceId, Span};

/// The number of the article a sentence stands in, for `data-article`.
pub fn article_attribute(section: Section) -> Option<String> {
    match section {
        Section::Article(n) => Some(n.to_string()),
        _ => None,
    }
}

/// Where a sentence stands, in words.
pub fn source_label(explorer: Explorer, id: SentenceId) -> String {
    let m = &explorer.plan.messages;
    match id.section {
        Section::Article(n) => {
            m.fill(Msg::SentenceSource, &[("article", &n), ("n", &id.number)])
        }
        Section::Part(n) => m.fill(Msg::SentenceSourcePart, &[("part", &n), ("n", &id.number)]),
        Section::Preamble => m.get(Msg::SentenceSourcePreamble).to_owned(),
        Section::Closing => m.get(Msg::SentenceSourceClosing).to_owned(),
    }
}

/// A quotation as a block of its own.
#[component]
pub fn Quote(
    /// The state.
    explorer: Explorer,
    /// The sentence it is taken from.
    id: SentenceId,
    /// The words quoted.
    span: Span,
) -> impl IntoView {
    let href = explorer.href_to(&NodeKey::Sentence(id).location());
    view! {
        <figure class="quote">
            <blockquote class="quote__words" data-quote="" data-article=article_attribute(id.section)>
                {prose(explorer, span)}
            </blockquote>
            <figcaption class="quote__source">
                <a href=href>{source_label(explorer, id)}</a>
            </figcaption>
        </figure>
    }
}
