//! Words of the text on a page in another language: marked as what they are, and beside their
//! translation where they have one.

use std::fmt::Display;

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::text::Section;

impl Printer<'_> {
    /// The attribute that words of the text need; without a name, and so left out, where text and
    /// interface have one language.
    pub(super) fn of_text(&self) -> (&str, &str) {
        self.plan.language.of_text()
    }

    /// A name or title in the text's language, beside the one printed before; nothing if there is
    /// none.
    pub(super) fn original(&self, html: &mut Html, words: &str) {
        if !words.is_empty() {
            html.text(" ")
                .leaf("span", &[("class", "original"), self.of_text()], words);
        }
    }

    /// The same in a line of its own.
    pub(super) fn original_line(&self, html: &mut Html, words: &str) {
        if !words.is_empty() {
            let class = ("class", "detail__original");
            html.leaf("p", &[class, self.of_text()], words);
        }
    }

    /// The title of a section in the text's language, in a line of its own, if the page gives it
    /// another one.
    pub(super) fn original_title(&self, html: &mut Html, section: Section) {
        self.original_line(html, self.plan.original_title(section));
    }

    /// Prose of the editors: words of the text inside it are marked as such.
    pub(super) fn prose(&self, html: &mut Html, words: &str) {
        if !self.plan.language.is_foreign_to_text() {
            html.text(words);
            return;
        }
        let is_of_text = |c: char| c >= '\u{2e80}';
        let mut rest = words;
        while let Some(first) = rest.chars().next() {
            let of_text = is_of_text(first);
            let end = rest.find(|c| is_of_text(c) != of_text);
            let (run, behind) = rest.split_at(end.unwrap_or(rest.len()));
            if of_text {
                html.leaf("span", &[self.of_text()], run);
            } else {
                html.text(run);
            }
            rest = behind;
        }
    }

    /// A paragraph of such prose.
    pub(super) fn prose_paragraph(&self, html: &mut Html, class: &str, words: &str) {
        let name = if class.is_empty() { "" } else { "class" };
        html.open("p", &[(name, class)]);
        self.prose(html, words);
        html.close("p");
    }

    /// A message in which one place holds words of the text; `more` fills the others.
    pub(super) fn fill_quoting(
        &self,
        html: &mut Html,
        key: Msg,
        place: &str,
        words: &[&str],
        more: &[(&str, &dyn Display)],
    ) {
        if !self.plan.language.is_foreign_to_text() {
            let words = self.plan.listed(words);
            let mut values: Vec<(&str, &dyn Display)> = vec![(place, &words)];
            values.extend_from_slice(more);
            html.text(&self.fill(key, &values));
            return;
        }
        // The place is filled with a sign that no message holds.
        let mut values: Vec<(&str, &dyn Display)> = vec![(place, &'\0')];
        values.extend_from_slice(more);
        let line = self.fill(key, &values);
        let (before, after) = line.split_once('\0').unwrap_or((&line, ""));
        html.text(before);
        for (at, words) in words.iter().enumerate() {
            if at > 0 {
                html.text(self.msg(Msg::ListSeparator));
            }
            html.leaf("span", &[self.of_text()], words);
        }
        html.text(after);
    }
}
