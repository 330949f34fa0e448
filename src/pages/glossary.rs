//! The glossary: every term in plain words, with its source and the sentences that it stands in.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{Occurrence, Term, TermSource};
use crate::model::text::SentenceId;
use crate::route::Route;

/// The page of the glossary.
pub(super) fn glossary(p: &Printer, html: &mut Html) {
    let terms = &p.plan.glossary;
    html.open(
        "article",
        &[
            ("class", "detail detail--glossary"),
            ("data-detail", "glossary"),
        ],
    )
    .leaf(
        "h1",
        &[("class", "detail__title")],
        p.msg(Msg::GlossaryTitle),
    );
    if terms.is_empty() {
        html.leaf("p", &[], p.msg(Msg::GlossaryEmpty))
            .close("article");
        return;
    }
    let lead = p.fill(Msg::GlossaryLead, &[("n", &terms.len())]);
    html.open("p", &[("class", "editorial")]).text(&lead);
    p.unreviewed(html);
    html.close("p");
    p.tools(html);
    let letters: Vec<&[Term]> = terms.chunk_by(|a, b| a.letter == b.letter).collect();
    let label = p.msg(Msg::GlossaryLetters);
    html.open("nav", &[("class", "letters"), ("aria-label", label)]);
    for terms in &letters {
        if let Some(term) = terms.first() {
            let href = format!("#{}", letter_id(term));
            html.leaf("a", &[("href", &href)], letter_name(p, term));
        }
    }
    html.close("nav");
    for terms in letters {
        let Some(first) = terms.first() else { continue };
        html.open("section", &[("class", "detail__section")]).leaf(
            "h2",
            &[("id", &letter_id(first)), ("class", "letters__heading")],
            letter_name(p, first),
        );
        for term in terms {
            entry(p, html, term);
        }
        html.close("section");
    }
    html.close("article");
}

/// The anchor of a letter's terms. Ids of terms have no capital letters.
fn letter_id(term: &Term) -> String {
    match term.letter.as_str() {
        "#" => "Letter-0".to_owned(),
        letter => format!("Letter-{letter}"),
    }
}

fn letter_name<'a>(p: &'a Printer, term: &'a Term) -> &'a str {
    match term.letter.as_str() {
        "#" => p.msg(Msg::GlossaryOther),
        letter => letter,
    }
}

/// One term.
fn entry(p: &Printer, html: &mut Html, term: &Term) {
    html.open(
        "div",
        &[
            ("class", "term-entry"),
            ("id", term.id.as_str()),
            ("data-entry", ""),
        ],
    )
    .open("h3", &[("class", "term-entry__name")])
    .text(&term.name);
    p.original(html, &term.original);
    html.close("h3");
    p.prose_paragraph(html, "", &term.text);
    if let Some(source) = &term.source {
        term_source(p, html, source);
    }
    if !term.explained_in.is_empty() {
        let label = p.msg(Msg::GlossaryExplained);
        p.sentence_links(html, label, &term.explained_in);
    }
    if !term.unsourced.is_empty() {
        html.leaf("p", &[("class", "term-entry__none")], &term.unsourced);
    }
    let mut sentences: Vec<SentenceId> = term.occurrences.iter().map(|o| o.sentence).collect();
    sentences.dedup();
    let label = p.fill(Msg::GlossaryWhere, &[("n", &sentences.len())]);
    p.sentence_links(html, &label, &sentences);
    html.close("div");
}

/// The page that an explanation rests on, as a link, and the words relied on.
fn term_source(p: &Printer, html: &mut Html, source: &TermSource) {
    let line = p.fill(Msg::BackgroundSource, &[("source", &'\0')]);
    let (before, after) = line.split_once('\0').unwrap_or((&line, ""));
    html.open("p", &[("class", "term-entry__source")])
        .text(before)
        .leaf(
            "a",
            &[
                ("data-source", ""),
                ("rel", "noreferrer"),
                ("href", &source.url),
                p.of_page(&source.name),
            ],
            &source.name,
        )
        .text(after);
    if !source.read.is_empty() {
        let day = p.plan.day(&source.read);
        html.text(&p.fill(Msg::SourceRead, &[("date", &day)]));
    }
    let line = p.fill(Msg::SourceWords, &[("words", &'\0')]);
    let (before, after) = line.split_once('\0').unwrap_or((&line, ""));
    html.open("span", &[("class", "term-entry__quote")])
        .text(before)
        .leaf("span", &[p.of_page(&source.quote)], &source.quote)
        .text(after)
        .close("span")
        .close("p");
}

impl Printer<'_> {
    /// What the glossary says of the terms that a strategy's name is or holds.
    pub(super) fn terms_of(&self, html: &mut Html, occurrences: &[Occurrence]) {
        let terms = self.plan.glossary.iter().filter(|term| {
            let mut own = term.occurrences.iter();
            own.any(|own| occurrences.iter().any(|o| o.span.contains(own.span)))
        });
        for term in terms {
            html.open("div", &[("class", "gist"), ("role", "note")])
                .open("p", &[("class", "gist__text")])
                .leaf(
                    "a",
                    &[
                        ("class", "gist__title"),
                        ("data-term", term.id.as_str()),
                        ("href", &self.links.place(&term.location())),
                    ],
                    &self.plan.labelled(self.msg(Msg::GlossaryTitle), &term.name),
                )
                .text(" ");
            self.prose(html, &term.text);
            html.close("p").close("div");
        }
    }

    /// A link to the glossary, if the plan has one.
    pub(super) fn glossary_link(&self, html: &mut Html) {
        if !self.plan.glossary.is_empty() {
            html.open("p", &[]);
            self.link(
                html,
                "action",
                &Route::Glossary,
                self.msg(Msg::GlossaryTitle),
            );
            html.close("p");
        }
    }

    /// The language of words that stay in that of their page, where it is not this page's.
    fn of_page(&self, words: &str) -> (&str, &str) {
        let has_han = words.contains(|c: char| c >= '\u{2e80}');
        match (has_han, self.plan.language.is_foreign_to_text()) {
            (false, false) => ("lang", "en"),
            (true, true) => self.of_text(),
            _ => ("", ""),
        }
    }
}
