//! The structure of a plan's text, lossless: its spans joined in order are the text.
//!
//! The parser follows the conventions of Chinese party and government documents. Which headings open
//! parts and articles is the [`Structure`]; in proposals these are `三、标题` and `7.标题。…`. Listed items
//! open with `——`; a sentence ends with `。`, `！` or `？` plus a closing quotation mark that follows it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Heading, Section, SentenceId, Span, Structure};

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

/// In what way a line does not follow the conventions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// A number that does not follow the one before.
    Order,
    /// A heading that is none, or a title without an end.
    Title,
    /// A line like a heading that the structure does not know.
    Unread,
    /// Any other.
    Other,
}

/// The error for a text that does not follow the conventions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureError {
    /// The line number, from 1.
    pub line: usize,
    /// Its kind.
    pub problem: Problem,
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

/// Writes 1 to 999 in Chinese numerals, as in part headings: 一, 十, 十三, 二十, 一百零一.
pub fn chinese_numeral(n: u16) -> String {
    let digit = |d: u16| DIGITS.get(d as usize).copied().unwrap_or('〇');
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
    let mut out = String::new();
    if hundreds > 0 {
        out.push(digit(hundreds));
        out.push('百');
        if tens == 0 && ones > 0 {
            out.push('零');
        }
    }
    if tens > 1 || hundreds > 0 && tens > 0 {
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

/// The longest title, in characters; a longer one has swallowed text.
const LONGEST_TITLE: usize = 60;

/// Where a title that begins at `from` ends, and where its heading does: at the full stop, at a
/// question or exclamation mark that belongs to it, at a colon, or with the line.
fn title_end(line: &str, from: usize) -> (usize, usize) {
    let rest = line.get(from..).unwrap_or_default();
    let mut quoted = 0_u16;
    let has_stop = rest.contains('。');
    for (at, c) in rest.char_indices() {
        let (at, after) = (from + at, from + at + c.len_utf8());
        match c {
            '“' | '「' | '《' | '（' => quoted += 1,
            '”' | '」' | '》' | '）' => quoted = quoted.saturating_sub(1),
            '。' => return (at, after),
            '！' | '？' if quoted == 0 => return (after, after),
            '：' if quoted == 0 && has_stop => return (at, after),
            _ => {}
        }
    }
    (line.len(), line.len())
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
        while let Some((at, closing)) =
            chars.next_if(|(_, c)| matches!(c, '”' | '’' | '）' | '》' | '」' | '』'))
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
    /// Parses a text in the form of proposals. The closing is the text from the line that opens
    /// with `closing_opening` (given by the plan's metadata; empty: no closing).
    ///
    /// # Errors
    /// The first line that does not follow the conventions; see [`Document::read`].
    pub fn parse(text: &str, closing_opening: &str) -> Result<Self, StructureError> {
        let (document, errors) = Self::read(text, closing_opening, &Structure::default());
        errors.into_iter().next().map_or(Ok(document), Err)
    }

    /// Parses a text of this structure, and lists every line that does not follow it: a part or
    /// article out of order, a title that is none, a line like a heading of another style.
    pub fn read(
        text: &str,
        closing_opening: &str,
        structure: &Structure,
    ) -> (Self, Vec<StructureError>) {
        let mut document = Self::default();
        let mut errors = Vec::new();
        let mut in_closing = false;
        // The numbers of the last part and article as printed, and as they should have been.
        let (mut printed, mut due) = ((0, 0), (0, 0));
        let mut start = 0;
        for (index, line) in text.split('\n').enumerate() {
            let end = start + line.len();
            let mut fail = |problem, cause: String| {
                errors.push(StructureError {
                    line: index + 1,
                    problem,
                    cause,
                });
            };
            if line.is_empty() {
                fail(Problem::Other, "the line is empty".into());
            }
            in_closing |= !closing_opening.is_empty() && line.starts_with(closing_opening);
            let heading = Heading::of(line).filter(|_| !structure.is_text(line));
            let has_mark = line.contains(['。', '！', '？']);
            match heading {
                _ if in_closing => document.closing.push(Paragraph {
                    sentences: sentences(text, start, end),
                }),
                Some(heading) if heading.style == structure.parts => {
                    let example = heading.style.example();
                    let expected = printed.0 + 1;
                    if has_mark {
                        fail(
                            Problem::Title,
                            format!("it opens like a part ({example}), but holds whole sentences"),
                        );
                        document.push_paragraph(text, start, end, line);
                    } else {
                        if heading.number != expected && heading.number != due.0 + 1 {
                            fail(
                                Problem::Order,
                                format!("part {} where {expected} should stand", heading.number),
                            );
                        }
                        (printed.0, due.0) = (heading.number, expected);
                        document.parts.push(Part {
                            number: document.parts.len() as u16 + 1,
                            heading: Span::new(start, end),
                            title: Span::new(start + heading.prefix, end),
                            introduction: Vec::new(),
                            articles: Vec::new(),
                        });
                    }
                }
                Some(heading) if heading.style == structure.articles => {
                    let number = heading.number;
                    if heading.style.is_alone() && has_mark {
                        let example = heading.style.example();
                        fail(
                            Problem::Title,
                            format!(
                                "it opens like an article ({example}), but holds whole sentences"
                            ),
                        );
                        document.push_paragraph(text, start, end, line);
                    } else {
                        let is_first = document
                            .parts
                            .last()
                            .is_some_and(|part| part.articles.is_empty());
                        let expected = printed.1 + 1;
                        let follows = number == expected || number == due.1 + 1;
                        let begins_anew = is_first && number == 1;
                        if !(follows || begins_anew) {
                            fail(
                                Problem::Order,
                                format!("article {number} where {expected} should stand"),
                            );
                        }
                        (printed.1, due.1) = (number, expected);
                        if let Some(cause) = document.push_article(text, start, end, heading.prefix)
                        {
                            fail(
                                Problem::Title,
                                format!("the title of article {number} {cause}"),
                            );
                        }
                        if document.parts.is_empty() {
                            fail(
                                Problem::Order,
                                format!("article {number} is before the first part"),
                            );
                        }
                    }
                }
                Some(heading) if !structure.below.contains(&heading.style) => {
                    fail(
                        Problem::Unread,
                        format!(
                            "it looks like a heading ({}), and was read as text",
                            heading.style.example()
                        ),
                    );
                    document.push_paragraph(text, start, end, line);
                }
                _ => document.push_paragraph(text, start, end, line),
            }
            start = end + 1;
        }
        errors.extend(document.odd_titles(text, structure));
        errors.sort_by_key(|error| error.line);
        (document, errors)
    }

    /// Appends an article whose heading opens the line; says what is wrong with its title.
    fn push_article(
        &mut self,
        text: &str,
        start: usize,
        end: usize,
        prefix: usize,
    ) -> Option<String> {
        let line = text.get(start..end).unwrap_or_default();
        let number = self.articles().count() as u16 + 1;
        let (title, body) = title_end(line, prefix);
        let words = line.get(prefix..title).unwrap_or_default();
        let part = self.parts.last_mut()?;
        part.articles.push(Article {
            number,
            part: part.number,
            heading: Span::new(start, start + body),
            title: Span::new(start + prefix, start + title),
            paragraphs: vec![Paragraph {
                sentences: sentences(text, start + body, end),
            }],
            items: Vec::new(),
        });
        let length = words.chars().count();
        if words.trim().is_empty() {
            Some("is empty".to_owned())
        } else if length > LONGEST_TITLE {
            Some(format!("has {length} characters: it has swallowed text"))
        } else {
            None
        }
    }

    /// Titles without a full stop where most others have one: the line may be broken there.
    fn odd_titles(&self, text: &str, structure: &Structure) -> Vec<StructureError> {
        let ends_alone = |article: &&Article| article.heading.end == article.title.end;
        let alone: Vec<&Article> = self.articles().filter(ends_alone).collect();
        let stopped = self.articles().count() - alone.len();
        if structure.articles.is_alone() || alone.len() > stopped {
            return Vec::new();
        }
        let odd = alone.into_iter().filter(|article| {
            // A question is a title with its own end.
            !article.title.of(text).ends_with(['？', '！'])
        });
        odd.map(|article| StructureError {
            line: 1 + text
                .get(..article.heading.start as usize)
                .map_or(0, |before| before.matches('\n').count()),
            problem: Problem::Title,
            cause: format!(
                "the title of article {} has no full stop, unlike most others",
                article.number
            ),
        })
        .collect()
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
