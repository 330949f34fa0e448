//! The languages of the explorer: the text has one, the interface may have another.

use serde::{Deserialize, Serialize};

use super::{Centre, Plan};
use crate::model::messages::Msg;
use crate::model::text::{Article, Part, Section, Span, chinese_numeral};

/// The language of an edition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// Its tag, as in `lang` (BCP 47).
    pub tag: String,
    /// The folder of its pages below the site's root; empty for the root itself.
    pub path: String,
    /// Its own name.
    pub name: String,
    /// Its name for share tags, e.g. `zh_CN`.
    pub locale: String,
    /// The tag of the text's language, if that is another one; empty otherwise.
    pub text: String,
}

/// Titles in the interface's language where the text has another one; empty otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Titles {
    /// Of the parts, in order.
    pub parts: Vec<String>,
    /// Of the articles, in order.
    pub articles: Vec<String>,
    /// Of the centres, parallel to [`Plan::centres`].
    pub centres: Vec<String>,
}

impl Language {
    /// The folder of this edition below the site's root, with a slash at its end; nothing for the
    /// root itself.
    pub fn folder(&self) -> String {
        match self.path.as_str() {
            "" => String::new(),
            path => format!("{path}/"),
        }
    }

    /// The address of a page of this edition, where `root` leads to the site's root.
    pub fn address(&self, root: &str, page: impl std::fmt::Display) -> String {
        format!("{root}{}{page}", self.folder())
    }

    /// What leads to the site's root, where `prefix` leads to this edition's.
    pub fn site_root(&self, prefix: &str) -> String {
        let folder = self.folder();
        match (prefix.strip_suffix(&folder), prefix) {
            (_, prefix) if folder.is_empty() => prefix.to_owned(),
            (Some(root), _) => root.to_owned(),
            (None, "./") => "../".to_owned(),
            (None, prefix) => format!("{prefix}../"),
        }
    }

    /// The attribute for words of the text; its name is empty where they need none.
    pub fn of_text(&self) -> (&str, &str) {
        match self.text.as_str() {
            "" => ("", ""),
            tag => ("lang", tag),
        }
    }

    /// Whether the text has another language than the interface.
    pub fn is_foreign_to_text(&self) -> bool {
        !self.text.is_empty()
    }
}

impl Plan {
    /// An article with its number and title: 第31条 推动市域协调发展.
    pub fn article_heading(&self, article: &Article) -> String {
        let number = self.article_number(article.number);
        let title = self.article_title(article);
        let places: [(&str, &dyn std::fmt::Display); 2] = [("number", &number), ("title", &title)];
        self.messages.fill(Msg::NumberedTitle, &places)
    }

    /// The number of an article as the text prints it, unless that is its number in the plan: 第二节.
    pub fn printed_number(&self, number: u16) -> Option<&str> {
        if self.language.is_foreign_to_text() {
            return None;
        }
        let article = self.document.article(number)?;
        let label = Span::new(article.heading.start as usize, article.title.start as usize);
        let label = self.words(label).trim().trim_end_matches(['、', '.', '．']);
        (label.parse() != Ok(number) && !label.is_empty()).then_some(label)
    }

    /// What an article is called by its number: 第31条, or as the text prints it.
    pub fn article_number(&self, number: u16) -> String {
        match self.printed_number(number) {
            Some(label) => label.to_owned(),
            None => self.messages.fill(Msg::ArticleNumber, &[("n", &number)]),
        }
    }

    /// The title of a part, without its number.
    pub fn part_title(&self, part: &Part) -> &str {
        let own = usize::from(part.number).checked_sub(1);
        let own = own.and_then(|at| self.titles.parts.get(at));
        own.map_or_else(|| self.words(part.title), String::as_str)
    }

    /// The title of an article, without its number.
    pub fn article_title(&self, article: &Article) -> &str {
        let own = usize::from(article.number).checked_sub(1);
        let own = own.and_then(|at| self.titles.articles.get(at));
        own.map_or_else(|| self.words(article.title), String::as_str)
    }

    /// The heading of a part, with its number: as printed, or in the interface's language.
    pub fn part_heading(&self, part: &Part) -> String {
        if self.titles.parts.is_empty() {
            return self.words(part.heading).to_owned();
        }
        self.labelled(&self.part_number(part.number), self.part_title(part))
    }

    /// What a part is called by its number: 第八部分.
    pub fn part_number(&self, number: u16) -> String {
        if self.language.is_foreign_to_text() {
            return self.messages.fill(Msg::PartNumber, &[("n", &number)]);
        }
        // 第二章 is what the text prints; 二、 is not what a part is called.
        let label = self.document.part(number).map(|part| {
            let label = Span::new(part.heading.start as usize, part.title.start as usize);
            self.words(label).trim()
        });
        if let Some(label) = label.filter(|label| label.starts_with('第')) {
            return label.to_owned();
        }
        let numeral = chinese_numeral(number);
        self.messages.fill(Msg::PartNumber, &[("n", &numeral)])
    }

    /// The name of a centre.
    pub fn centre_name(&self, centre: &Centre) -> &str {
        let at = self.centres.iter().position(|other| other == centre);
        let own = at.and_then(|at| self.titles.centres.get(at));
        own.map_or_else(|| self.words(centre.name), String::as_str)
    }

    /// The title of a section in the interface's language, where the text has another one; empty
    /// otherwise.
    pub fn translated_title(&self, section: Section) -> &str {
        let own = match section {
            Section::Part(n) => (&self.titles.parts, n),
            Section::Article(n) => (&self.titles.articles, n),
            _ => return "",
        };
        let at = usize::from(own.1).checked_sub(1);
        at.and_then(|at| own.0.get(at)).map_or("", String::as_str)
    }

    /// The title of a section in the text's own words, where the pages give it another one.
    pub fn original_title(&self, section: Section) -> &str {
        let titles = &self.titles;
        let span = match section {
            Section::Part(n) if !titles.parts.is_empty() => {
                self.document.part(n).map(|part| part.title)
            }
            Section::Article(n) if !titles.articles.is_empty() => {
                self.document.article(n).map(|article| article.title)
            }
            _ => None,
        };
        span.map_or("", |span| self.words(span))
    }

    /// A name and what is said of it, in one line.
    pub fn labelled(&self, name: &str, words: &str) -> String {
        let places: [(&str, &dyn std::fmt::Display); 2] = [("name", &name), ("words", &words)];
        self.messages.fill(Msg::Labelled, &places)
    }

    /// Names in one line.
    pub fn listed(&self, names: &[&str]) -> String {
        names.join(self.messages.get(Msg::ListSeparator))
    }

    /// A day such as 2020-12-22 as it is written in a sentence; anything else as it is.
    pub fn day(&self, iso: &str) -> String {
        let numbers: Vec<usize> = iso.split('-').filter_map(|n| n.parse().ok()).collect();
        let [year, month, day] = numbers[..] else {
            return iso.to_owned();
        };
        let months = self.messages.get(Msg::Months);
        let Some(month) = month
            .checked_sub(1)
            .and_then(|at| months.split(' ').nth(at))
        else {
            return iso.to_owned();
        };
        let places: [(&str, &dyn std::fmt::Display); 3] =
            [("year", &year), ("month", &month), ("day", &day)];
        self.messages.fill(Msg::Date, &places)
    }
}
