//! Pieces that show what is known: names, tags with their evidence, background.

use super::Printer;
use crate::markup::Html;
use crate::messages::Msg;
use crate::plan::{Background, Strategy, Tag, TopicIndex};
use crate::route::Route;
use crate::text::{Section, SentenceId, Span};

impl Printer<'_> {
    /// What a section is called: `第31条 推动市域协调发展`.
    pub(super) fn section_label(&self, section: Section) -> String {
        let plan = self.plan;
        match section {
            Section::Article(n) => plan.document.article(n).map_or(String::new(), |article| {
                let number = self.fill(Msg::ArticleNumber, &[("n", &n)]);
                format!("{number} {}", plan.words(article.title))
            }),
            Section::Part(n) => plan
                .document
                .part(n)
                .map_or(String::new(), |part| plan.words(part.heading).to_owned()),
            Section::Preamble => self.msg(Msg::SentenceSourcePreamble).to_owned(),
            Section::Closing => self.msg(Msg::SentenceSourceClosing).to_owned(),
        }
    }

    /// An element whose text content is exactly the words of a span, without links inside.
    pub(super) fn exact(
        &self,
        html: &mut Html,
        tag: &str,
        class: &str,
        section: Section,
        span: Span,
    ) {
        let article = match section {
            Section::Article(n) => n.to_string(),
            _ => String::new(),
        };
        let name = if article.is_empty() {
            ""
        } else {
            "data-article"
        };
        let attributes = [
            ("class", class),
            ("data-quote", ""),
            (name, article.as_str()),
        ];
        html.leaf(tag, &attributes, self.plan.words(span));
    }

    /// A list of strategies, each a link.
    pub(super) fn strategy_chips<'s>(
        &self,
        html: &mut Html,
        strategies: impl IntoIterator<Item = &'s Strategy>,
    ) {
        html.open("ul", &[("class", "chips")]);
        for strategy in strategies {
            html.open("li", &[]);
            self.link(
                html,
                "chip chip--name",
                &Route::Strategy(strategy.id.clone()),
                &strategy.name,
            );
            html.close("li");
        }
        html.close("ul");
    }

    /// A list of topics with the number of their sentences, each a link.
    pub(super) fn topic_chips(
        &self,
        html: &mut Html,
        topics: impl IntoIterator<Item = (TopicIndex, usize)>,
    ) {
        html.open("ul", &[("class", "chips")]);
        for (index, count) in topics {
            let Some(topic) = self.plan.topics.get(usize::from(index)) else {
                continue;
            };
            let href = self.links.page(&Route::Topic(topic.id.clone()));
            html.open("li", &[])
                .open("a", &[("class", "chip"), ("href", &href)])
                .text(&topic.name)
                .leaf("span", &[("class", "chip__count")], &count.to_string())
                .close("a")
                .close("li");
        }
        html.close("ul");
    }

    /// The words that set a tag.
    pub(super) fn evidence<T>(&self, html: &mut Html, tag: &Tag<T>) {
        let mut words: Vec<&str> = tag
            .evidence
            .iter()
            .map(|span| self.plan.words(*span))
            .collect();
        words.dedup();
        let key = if tag.by_hand {
            Msg::EvidenceByHand
        } else {
            Msg::Evidence
        };
        let line = self.fill(key, &[("words", &words.join("、"))]);
        html.leaf("p", &[("class", "evidence")], &line);
    }

    /// A folded list of sentences.
    pub(super) fn folded_quotes(
        &self,
        html: &mut Html,
        title: &str,
        sentences: impl Iterator<Item = SentenceId>,
    ) {
        html.open("details", &[("class", "fold")])
            .leaf("summary", &[], title);
        let mut last = None;
        for id in sentences {
            let Some(span) = self.plan.document.span(id) else {
                continue;
            };
            if last != Some(id.section) {
                html.leaf(
                    "h3",
                    &[("class", "detail__group")],
                    &self.section_label(id.section),
                );
                last = Some(id.section);
            }
            self.quote(html, id, span);
        }
        html.close("details");
    }

    /// Background, marked as not from the text, with its source.
    pub(super) fn backgrounds<'b>(
        &self,
        html: &mut Html,
        background: impl Iterator<Item = &'b Background>,
    ) {
        for item in background {
            html.open("aside", &[("class", "editorial background")])
                .leaf("strong", &[], self.msg(Msg::BackgroundTitle))
                .leaf("p", &[], &item.text)
                .leaf(
                    "p",
                    &[],
                    &self.fill(Msg::BackgroundSource, &[("source", &item.source)]),
                )
                .close("aside");
        }
    }
}
