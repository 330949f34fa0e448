//! A quotation: exact words and the way to where they stand.

use super::Printer;
use crate::markup::Html;
use crate::model::plan::{NodeKey, Occurrence, Relation};
use crate::model::text::{SentenceId, Span};

impl Printer<'_> {
    /// Where a sentence stands, in words.
    pub fn source_label(&self, id: SentenceId) -> String {
        if id.number == 0 {
            return self.section_label(id.section);
        }
        crate::model::citation::place(self.plan, id)
    }

    /// Every sentence or title in which something stands, once, in the order of the text.
    pub(super) fn occurrence_quotes(&self, html: &mut Html, occurrences: &[Occurrence]) {
        let mut sentences: Vec<_> = occurrences.iter().map(|o| o.sentence).collect();
        sentences.dedup();
        self.sentence_quotes(html, &sentences);
    }

    /// Sentences or titles, each as a quotation.
    pub(super) fn sentence_quotes(&self, html: &mut Html, sentences: &[SentenceId]) {
        for id in sentences {
            if let Some(span) = self.plan.document.span(*id) {
                self.quote(html, *id, span);
            }
        }
    }

    /// A quotation as a block of its own.
    pub(super) fn quote(&self, html: &mut Html, id: SentenceId, span: Span) {
        self.quote_that_applies(html, id, span, None);
    }

    /// A quotation on the page of a division, with why it applies there.
    pub(super) fn quote_that_applies(
        &self,
        html: &mut Html,
        id: SentenceId,
        span: Span,
        applies: Option<Relation>,
    ) {
        let mut own = vec![("class", "quote__words")];
        own.extend(applies.map(|relation| ("data-applies", relation.as_str())));
        self.open_figure(html, id);
        self.translation(html, "p", "quote__translation", id);
        self.open_quoted(html, "blockquote", &own, id.section);
        self.words(html, span);
        html.close("blockquote");
        self.quote_source(html, id);
        html.close("figure");
    }

    /// Opens the block of a quotation.
    pub(super) fn open_figure(&self, html: &mut Html, id: SentenceId) {
        let class = match self.plan.translation(id) {
            Some(_) => "quote bilingual",
            None => "quote",
        };
        html.open("figure", &[("class", class)]);
    }

    /// Where the quotation before stands, as a link.
    pub(super) fn quote_source(&self, html: &mut Html, id: SentenceId) {
        let href = self.links.place(&NodeKey::Sentence(id).location());
        html.open("figcaption", &[])
            .leaf("a", &[("href", &href)], &self.source_label(id));
        self.aspect(html, id);
        html.close("figcaption");
    }
}
