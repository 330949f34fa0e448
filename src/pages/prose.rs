//! The plan's own words: what they name is a link, and the words stay exact.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::Aspect;
use crate::model::text::{Section, SentenceId, Span};
use crate::route::Route;

/// How the sentences of a page are anchored.
#[derive(Clone, Copy)]
pub(super) enum Anchors {
    /// `#s3`: the page holds one section only.
    Own,
    /// `#a31s3`: the page holds several sections.
    Whole,
}

impl Anchors {
    fn id(self, id: SentenceId) -> String {
        match (self, id.section) {
            (Self::Own, _) => format!("s{}", id.number),
            (Self::Whole, Section::Article(n)) => format!("a{n}s{}", id.number),
            (Self::Whole, Section::Part(n)) => format!("p{n}s{}", id.number),
            (Self::Whole, Section::Preamble) => format!("preamble-s{}", id.number),
            (Self::Whole, Section::Closing) => format!("closing-s{}", id.number),
        }
    }
}

impl Printer<'_> {
    /// The words of a span; their text content is exactly the plan's.
    pub(super) fn words(&self, html: &mut Html, span: Span) {
        for piece in self.plan.pieces(span) {
            let words = self.plan.words(piece.span);
            match (piece.target, &piece.term) {
                (Some(target), Some(term)) => {
                    let is_name = target.route != Route::Glossary;
                    let class = if is_name { "name term" } else { "term" };
                    let href = self.links.place(&target);
                    let term = ("data-term", term.as_str());
                    html.leaf("a", &[("class", class), term, ("href", &href)], words);
                }
                (Some(target), None) => self.link_to(html, "name", &target, words),
                (None, _) => _ = html.text(words),
            }
        }
    }

    /// The paragraphs of a section, every sentence with its own anchor.
    pub(super) fn paragraphs(&self, html: &mut Html, section: Section, anchors: Anchors) {
        let mut number = 0;
        for paragraph in self.plan.document.paragraphs(section) {
            let Some(first) = paragraph.sentences.first() else {
                continue;
            };
            let listed = self.plan.words(*first).starts_with("——");
            let class = if listed {
                "prose__paragraph prose__paragraph--item"
            } else {
                "prose__paragraph"
            };
            html.open("p", &[("class", class)]);
            for span in &paragraph.sentences {
                number += 1;
                let id = SentenceId { section, number };
                let anchor = anchors.id(id);
                let aspect = self.plan.aspect(id);
                let aspect = (aspect != Aspect::Plan).then(|| ("data-aspect", aspect.as_str()));
                let is_translated = self.plan.translation(id).is_some();
                let class = match is_translated {
                    true => "sentence bilingual",
                    false => "sentence",
                };
                let mut own = vec![("class", class), ("id", &*anchor)];
                own.extend(aspect);
                if is_translated {
                    html.open("span", &own);
                    self.translation(html, "span", "", id);
                    html.text(" ");
                    self.open_quoted(html, "span", &[("class", "sentence__original")], section);
                    self.words(html, *span);
                    html.close("span").close("span");
                } else {
                    self.open_quoted(html, "span", &own, section);
                    self.words(html, *span);
                    html.close("span");
                }
                let label = self.fill(Msg::SentenceAnchor, &[("n", &number)]);
                let href = format!("#{anchor}");
                html.leaf(
                    "a",
                    &[
                        ("class", "sentence__anchor"),
                        ("href", &href),
                        ("aria-label", &label),
                    ],
                    "",
                );
            }
            html.close("p");
        }
    }

    /// Opens an element that will hold exact words of a section.
    pub(super) fn open_quoted(
        &self,
        html: &mut Html,
        tag: &str,
        own: &[(&str, &str)],
        section: Section,
    ) {
        let article = match section {
            Section::Article(n) => n.to_string(),
            _ => String::new(),
        };
        let mut attributes = own.to_vec();
        attributes.extend([self.of_text(), ("data-quote", "")]);
        if !article.is_empty() {
            attributes.push(("data-article", &article));
        }
        html.open(tag, &attributes);
    }
}
