//! The editors' summary of a page's subject, marked as what it is.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{Clause, NodeKey};
use crate::model::text::Section;

impl Printer<'_> {
    /// The summary of an article, a topic or a division: each clause with links to its sentences, and
    /// who wrote and checked it.
    pub(super) fn gist(&self, html: &mut Html, of: &NodeKey) {
        let Some(gist) = self.plan.gist(of) else {
            return;
        };
        let title = self.msg(Msg::GistTitle);
        html.open("aside", &[("class", "gist"), ("aria-label", title)])
            .open("p", &[("class", "gist__text")])
            .leaf("strong", &[("class", "gist__title")], title)
            .text(" ");
        let is_spaced = self.plan.language.is_foreign_to_text();
        for (at, clause) in gist.clauses.iter().enumerate() {
            if at > 0 && is_spaced {
                html.text(" ");
            }
            self.clause(html, clause);
        }
        html.close("p")
            .open("p", &[("class", "gist__by")])
            .text(&self.plan.gists.by.text);
        self.unreviewed(html);
        html.close("p").close("aside");
    }

    /// That the publisher has not reviewed what stands before; hidden where the host names a reviewer,
    /// now or in its settings.
    pub(super) fn unreviewed(&self, html: &mut Html) {
        let words = self.msg(Msg::Unreviewed);
        if self.plan.language.is_foreign_to_text() {
            html.text(" ");
        }
        html.leaf("span", &[("data-unreviewed", "")], words);
    }

    /// A clause with its sentences.
    fn clause(&self, html: &mut Html, clause: &Clause) {
        let names: Vec<String> = clause.evidence.iter().map(ToString::to_string).collect();
        html.open(
            "span",
            &[("data-gist", ""), ("data-evidence", &names.join(" "))],
        );
        self.prose(html, &clause.text);
        html.close("span").open("span", &[("class", "gist__basis")]);
        for (id, name) in clause.evidence.iter().zip(&names) {
            let href = self.links.place(&NodeKey::Sentence(*id).location());
            let basis = format!(
                "{} {name} {}",
                self.msg(Msg::GistBasis),
                self.source_label(*id)
            );
            // Opening, closing and introductions of parts are named, not numbered.
            let shown = match id.section {
                Section::Article(_) => name.clone(),
                _ => self.source_label(*id),
            };
            html.leaf("a", &[("href", &href), ("aria-label", &basis)], &shown);
        }
        html.close("span");
    }
}
