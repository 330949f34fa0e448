//! The structure of a plan's text, lossless: its spans joined in order are the text.
//!
//! The parser follows the conventions of Chinese party and government documents: a part opens with
//! a line `三、标题`, an article with a line `7.标题。…`, listed items with `——`; a sentence ends with
//! `。`, `！` or `？` plus a closing quotation mark that follows it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Section, SentenceId, Span};

/// A line of the text that holds sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The sentences, in order, without gaps.
    pub sentences: Vec<Span>,
}

/// A listed item, such as one of the principles of an article: `——堅持…。` and the text that follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The item's name without dashes and full stop.
    pub title: Span,
    /// Numbers of its first and last sentence in the article (inclusive).
    pub sentences: (u16, u16),
}

/// An article: number, title, paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its number, from 1, continuing through all parts.
    pub number: u16,
    /// The number of its part.
    pub part: u16,
    /// `7.标题。` as printed.
    pub heading: Span,
    /// The title without number and full stop.
    pub title: Span,
    /// The paragraphs; the first may be empty if the title is alone on its line.
    pub paragraphs: Vec<Paragraph>,
    /// The listed items among the paragraphs.
    pub items: Vec<Item>,
}

/// A part: number, title, introduction, articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its number, from 1.
    pub number: u16,
    /// The whole line `三、标题` as printed.
    pub heading: Span,
    /// The title without number.
    pub title: Span,
    /// The paragraphs before the first article; often none.
    pub introduction: Vec<Paragraph>,
    /// Its articles.
    pub articles: Vec<Article>,
}

/// The whole text, split without loss.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The paragraphs before the first part.
    pub preamble: Vec<Paragraph>,
    /// The parts.
    pub parts: Vec<Part>,
    /// The paragraphs after the last article.
    pub closing: Vec<Paragraph>,
}

/// The error for a text that does not follow the conventions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureError {
    /// The line number, from 1.
    pub line: usize,
    /// The problem on this line.
    pub cause: String,
}

impl fmt::Display for StructureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.cause)
    }
}

impl std::error::Error for StructureError {}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Writes 1 to 99 in Chinese numerals, as in part headings: 一, 十, 十三, 二十.
pub fn chinese_numeral(n: u16) -> String {
    let digit = |d: u16| DIGITS.get(d as usize).copied().unwrap_or('〇');
    let (tens, ones) = (n / 10, n % 10);
    let mut out = String::new();
    if tens > 1 {
        out.push(digit(tens));
    }
    if tens > 0 {
        out.push('十');
    }
    if ones > 0 || n == 0 {
        out.push(digit(ones));
    }
    out
}

/// The byte length of a leading `三、` if it is exactly the numeral `expected`.
fn part_prefix(line: &str, expected: u16) -> Option<usize> {
    let prefix = format!("{}、", chinese_numeral(expected));
    line.starts_with(&prefix).then_some(prefix.len())
}

/// The number and byte length of a leading `7.`.
fn article_prefix(line: &str) -> Option<(u16, usize)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = line.get(..digits)?.parse().ok()?;
    line.get(digits..)?
        .starts_with('.')
        .then_some((number, digits + 1))
}

/// Splits `text[start..end]` into sentences, without loss.
fn sentences(text: &str, start: usize, end: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut from = start;
    let mut chars = text
        .get(start..end)
        .unwrap_or_default()
        .char_indices()
        .peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '。' | '！' | '？') {
            continue;
        }
        let mut to = start + at + c.len_utf8();
        while let Some((at, closing)) = chars.next_if(|(_, c)| matches!(c, '”' | '’' | '）' | '》'))
        {
            to = start + at + closing.len_utf8();
        }
        spans.push(Span::new(from, to));
        from = to;
    }
    if from < end {
        spans.push(Span::new(from, end));
    }
    spans
}

/// The number of sentences that the current article has so far.
fn article_length(article: &Article) -> u16 {
    article
        .paragraphs
        .iter()
        .map(|p| p.sentences.len() as u16)
        .sum()
}

impl Document {
    /// Parses a restored text. The closing is the text from the line that opens with
    /// `closing_opening` (given by the plan's metadata; empty: no closing).
    ///
    /// # Errors
    /// Fails if an article or part is out of order, an article title has no full stop, or a line is
    /// empty.
    pub fn parse(text: &str, closing_opening: &str) -> Result<Self, StructureError> {
        let mut document = Self::default();
        let mut in_closing = false;
        let mut next_article = 1;
        let mut start = 0;
        for (index, line) in text.split('\n').enumerate() {
            let end = start + line.len();
            let fail = |cause: String| StructureError {
                line: index + 1,
                cause,
            };
            if line.is_empty() {
                return Err(fail("the line is empty".into()));
            }
            in_closing |= !closing_opening.is_empty() && line.starts_with(closing_opening);
            let next_part = document.parts.len() as u16 + 1;
            if in_closing {
                document.closing.push(Paragraph {
                    sentences: sentences(text, start, end),
                });
            } else if let Some(prefix) = part_prefix(line, next_part) {
                document.parts.push(Part {
                    number: next_part,
                    heading: Span::new(start, end),
                    title: Span::new(start + prefix, end),
                    introduction: Vec::new(),
                    articles: Vec::new(),
                });
            } else if let Some((number, prefix)) = article_prefix(line) {
                if number != next_article {
                    return Err(fail(format!(
                        "article {number} where {next_article} should stand"
                    )));
                }
                next_article = number.saturating_add(1);
                let Some(stop) = line.find('。') else {
                    return Err(fail(format!(
                        "the title of article {number} has no full stop"
                    )));
                };
                let Some(part) = document.parts.last_mut() else {
                    return Err(fail(format!("article {number} is before the first part")));
                };
                let body = start + stop + '。'.len_utf8();
                part.articles.push(Article {
                    number,
                    part: part.number,
                    heading: Span::new(start, body),
                    title: Span::new(start + prefix, start + stop),
                    paragraphs: vec![Paragraph {
                        sentences: sentences(text, body, end),
                    }],
                    items: Vec::new(),
                });
            } else {
                document.push_paragraph(text, start, end, line);
            }
            start = end + 1;
        }
        Ok(document)
    }

    /// Appends a plain line to the current article, part introduction or preamble.
    fn push_paragraph(&mut self, text: &str, start: usize, end: usize, line: &str) {
        let paragraph = Paragraph {
            sentences: sentences(text, start, end),
        };
        let Some(part) = self.parts.last_mut() else {
            self.preamble.push(paragraph);
            return;
        };
        let Some(article) = part.articles.last_mut() else {
            part.introduction.push(paragraph);
            return;
        };
        if let (Some(rest), Some(first)) = (line.strip_prefix("——"), paragraph.sentences.first())
        {
            let from = first.start as usize + line.len() - rest.len();
            let name = rest.find(['。', '！', '？']).unwrap_or(rest.len());
            let before = article_length(article);
            // Dashes without words after them do not form an item.
            if name > 0 {
                article.items.push(Item {
                    title: Span::new(from, from + name),
                    sentences: (before + 1, before + paragraph.sentences.len() as u16),
                });
            }
        }
        article.paragraphs.push(paragraph);
    }

    /// All articles, in order.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.parts.iter().flat_map(|part| &part.articles)
    }

    /// The article with this number.
    pub fn article(&self, number: u16) -> Option<&Article> {
        // Articles are numbered continuously through all parts.
        let reaches = |part: &&Part| {
            part.articles
                .last()
                .is_some_and(|last| number <= last.number)
        };
        let articles = &self.parts.iter().find(reaches)?.articles;
        let at = number.checked_sub(articles.first()?.number)?;
        let article = articles.get(usize::from(at));
        article.filter(|article| article.number == number)
    }

    /// The part with this number.
    pub fn part(&self, number: u16) -> Option<&Part> {
        self.parts.get(usize::from(number).checked_sub(1)?)
    }

    /// The paragraphs of a section.
    pub fn paragraphs(&self, section: Section) -> &[Paragraph] {
        match section {
            Section::Preamble => &self.preamble,
            Section::Closing => &self.closing,
            Section::Part(n) => self.part(n).map_or(&[], |part| &part.introduction),
            Section::Article(n) => self.article(n).map_or(&[], |article| &article.paragraphs),
        }
    }

    /// All sections in reading order, including those without sentences.
    pub fn sections(&self) -> impl Iterator<Item = Section> {
        std::iter::once(Section::Preamble)
            .chain(self.parts.iter().flat_map(|part| {
                std::iter::once(Section::Part(part.number))
                    .chain(part.articles.iter().map(|a| Section::Article(a.number)))
            }))
            .chain(std::iter::once(Section::Closing))
    }

    /// The sentences of a section with their ids.
    pub fn sentences_of(&self, section: Section) -> impl Iterator<Item = (SentenceId, Span)> {
        self.paragraphs(section)
            .iter()
            .flat_map(|paragraph| paragraph.sentences.iter().copied())
            .zip(1..)
            .map(move |(span, number)| (SentenceId { section, number }, span))
    }

    /// Every sentence of the plan, in reading order, without titles.
    pub fn sentences(&self) -> impl Iterator<Item = (SentenceId, Span)> {
        self.sections()
            .flat_map(|section| self.sentences_of(section))
    }

    /// The span of a sentence; number 0 is the title of an article or part.
    pub fn span(&self, id: SentenceId) -> Option<Span> {
        if id.number == 0 {
            return match id.section {
                Section::Article(n) => self.article(n).map(|article| article.title),
                Section::Part(n) => self.part(n).map(|part| part.title),
                Section::Preamble | Section::Closing => None,
            };
        }
        self.sentences_of(id.section)
            .find(|(found, _)| *found == id)
            .map(|(_, span)| span)
    }

    /// Every span that prints text, in order: headings and sentences. Joined with line breaks
    /// between lines, they are the text.
    pub fn spans(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = self.sentences().map(|(_, span)| span).collect();
        for part in &self.parts {
            spans.push(part.heading);
            spans.extend(part.articles.iter().map(|article| article.heading));
        }
        spans.sort_unstable();
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "开头的话。\n一、甲\n导言一。导言二！\n1.题一。第一句。“第二句。”\n另起一段。\n2.原则。\n——坚持一。做一。\n——坚持二。做二。做三。\n二、乙\n3.题三。末句。\n结束语！";

    fn small() -> Document {
        Document::parse(SMALL, "结束").unwrap_or_default()
    }

    #[test]
    fn joined_spans_equal_the_text() {
        let document = small();
        let mut at = 0;
        for span in document.spans() {
            let between = Span::new(at, span.start as usize).of(SMALL);
            assert!(between.chars().all(|c| c == '\n'), "lost: {between:?}");
            at = span.end as usize;
        }
        assert_eq!(at, SMALL.len());
    }

    #[test]
    fn sentences_have_stable_ids() {
        let document = small();
        let named: Vec<String> = document
            .sentences()
            .map(|(id, span)| format!("{id} {}", span.of(SMALL)))
            .collect();
        assert_eq!(
            named,
            [
                "preamble.1 开头的话。",
                "part-1.1 导言一。",
                "part-1.2 导言二！",
                "1.1 第一句。",
                "1.2 “第二句。”",
                "1.3 另起一段。",
                "2.1 ——坚持一。",
                "2.2 做一。",
                "2.3 ——坚持二。",
                "2.4 做二。",
                "2.5 做三。",
                "3.1 末句。",
                "closing.1 结束语！",
            ]
        );
    }

    #[test]
    fn listed_items_contain_their_sentences() {
        let document = small();
        let items: Vec<_> = document
            .article(2)
            .map(|article| {
                article
                    .items
                    .iter()
                    .map(|i| (i.title.of(SMALL), i.sentences))
                    .collect()
            })
            .unwrap_or_default();
        assert_eq!(items, [("坚持一", (1, 2)), ("坚持二", (3, 5))]);
    }

    #[test]
    fn item_without_full_stop_is_parsed() {
        let text = "一、甲\n1.题。\n——要点\n——\n——何去何从？”向前。";
        let document = Document::parse(text, "").unwrap_or_default();
        let items: Vec<_> = document
            .articles()
            .flat_map(|article| &article.items)
            .map(|item| (item.title.of(text), item.sentences))
            .collect();
        assert_eq!(items, [("要点", (1, 1)), ("何去何从", (3, 4))]);
    }

    #[test]
    fn article_out_of_order_is_an_error() {
        let error = Document::parse("一、甲\n1.题。句。\n3.题。句。", "").err();
        assert_eq!(error.map(|e| e.line), Some(3));
    }

    #[test]
    fn chinese_numerals_are_written_as_printed() {
        assert_eq!(
            [1, 10, 13, 20, 51].map(chinese_numeral),
            ["一", "十", "十三", "二十", "五十一"]
        );
    }
}
