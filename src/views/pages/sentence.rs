//! Paragraphs of sentences, each with its own anchor.

use leptos::prelude::*;

use crate::messages::Msg;
use crate::text::{Paragraph, Section, SentenceId};
use crate::views::prose::prose;
use crate::views::quote::article_attribute;
use crate::views::state::Explorer;

/// How the sentences of a page are anchored.
#[derive(Clone, Copy)]
pub(super) enum Anchors {
    /// `#s3`: the page holds one section only.
    Own,
    /// `#a31s3`: the page holds the whole text.
    Whole,
}

impl Anchors {
    fn id(self, id: SentenceId) -> String {
        match self {
            Self::Own => format!("s{}", id.number),
            Self::Whole => match id.section {
                Section::Article(n) => format!("a{n}s{}", id.number),
                Section::Part(n) => format!("p{n}s{}", id.number),
                Section::Preamble => format!("preamble-s{}", id.number),
                Section::Closing => format!("closing-s{}", id.number),
            },
        }
    }
}

/// The paragraphs of a section. The text content is exactly the plan's.
pub(super) fn paragraphs(explorer: Explorer, section: Section, anchors: Anchors) -> AnyView {
    let plan = explorer.plan;
    let mut number = 0;
    plan.document
        .paragraphs(section)
        .iter()
        .filter(|paragraph| !paragraph.sentences.is_empty())
        .map(|paragraph| {
            let listed = is_listed(plan.words(paragraph.sentences[0]));
            let class = if listed { "prose__paragraph prose__paragraph--item" } else { "prose__paragraph" };
            view! { <p class=class>{sentences(explorer, paragraph, section, anchors, &mut number)}</p> }
        })
        .collect_view()
        .into_any()
}

/// Whether a paragraph is a listed item.
fn is_listed(words: &str) -> bool {
    words.starts_with("——")
}

fn sentences(
    explorer: Explorer,
    paragraph: &Paragraph,
    section: Section,
    anchors: Anchors,
    number: &mut u16,
) -> AnyView {
    paragraph
        .sentences
        .iter()
        .map(|span| {
            *number += 1;
            let id = SentenceId { section, number: *number };
            let anchor = anchors.id(id);
            let label = explorer.plan.messages.fill(Msg::SentenceAnchor, &[("n", &id.number)]);
            let href = format!("#{anchor}");
            view! {
                <span class="sentence" id=anchor data-quote="" data-article=article_attribute(section)>
                    {prose(explorer, *span)}
                </span>
                <a class="sentence__anchor" href=href aria-label=label></a>
            }
        })
        .collect_view()
        .into_any()
}
