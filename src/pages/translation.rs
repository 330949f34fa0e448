//! The translation of sentences beside their original, and who made it.
//!
//! Which of the two is seen is up to the style sheet and `site/theme-init.js`; without script both
//! are.

use std::ops::Range;

use super::Printer;
use super::marked::marked;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::text::SentenceId;
use crate::route::{Location, Route};

/// The section of the page about the explorer that says how the translation was made.
const ABOUT: &str = "translation";

impl Printer<'_> {
    /// The translation of a sentence or title as an element of its own; nothing if there is none.
    pub(super) fn translation(&self, html: &mut Html, tag: &str, class: &str, id: SentenceId) {
        self.marked_translation(html, tag, class, id, &[]);
    }

    /// The same with marks.
    pub(super) fn marked_translation(
        &self,
        html: &mut Html,
        tag: &str,
        class: &str,
        id: SentenceId,
        marks: &[Range<usize>],
    ) {
        let Some(words) = self.plan.translation(id) else {
            return;
        };
        let name = if class.is_empty() { "" } else { "class" };
        html.open(
            tag,
            &[
                (name, class),
                ("data-translation", &id.to_string()),
                ("lang", &self.plan.language.tag),
            ],
        );
        marked(html, words, marks);
        html.close(tag);
    }

    /// Who made the translation, and the switch between it, the original and both.
    pub(super) fn translation_note(&self, html: &mut Html) {
        let translations = &self.plan.translations;
        if translations.is_empty() {
            return;
        }
        let words = self.fill(Msg::TranslationNote, &[("by", &translations.by)]);
        let about = self.links.place(&Location {
            anchor: ABOUT.to_owned(),
            ..Location::page(Route::About)
        });
        html.open("p", &[("class", "translation-note")])
            .text(&words);
        self.unreviewed(html);
        html.text(" ")
            .leaf("a", &[("href", &about)], self.msg(Msg::TranslationHow))
            .text(" ");
        let switch = [
            ("class", "translation-switch"),
            ("data-translation-switch", ""),
        ];
        html.open("button", &switch)
            .text(self.msg(Msg::TranslationSwitch))
            .text(" ");
        for (when, key) in [
            ("translation", Msg::TranslationOwn),
            ("both", Msg::TranslationBoth),
            ("original", Msg::TranslationOriginal),
        ] {
            html.leaf("span", &[("data-when", when)], self.msg(key));
        }
        html.close("button").close("p");
    }

    /// How the translation was made, on the page about the explorer.
    pub(super) fn about_translation(&self, html: &mut Html) {
        let plan = self.plan;
        let translations = &plan.translations;
        if translations.is_empty() {
            return;
        }
        self.section_at(html, ABOUT, Msg::AboutTranslation, |html| {
            let words = self.fill(
                Msg::AboutTranslationText,
                &[
                    ("n", &translations.sentences.len()),
                    ("all", &plan.document.sentences().count()),
                    ("by", &translations.by),
                ],
            );
            html.leaf("p", &[], &words);
        });
    }
}
