//! Headings as Chinese official documents print them, and which of them open what.

use super::chinese_numeral;

/// How a heading is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeadingStyle {
    /// `第一篇`
    Book,
    /// `第一章`
    Chapter,
    /// `第一节`
    Section,
    /// `第一条`, `第1条`
    Clause,
    /// `一、`
    Numeral,
    /// `（一）`
    BracketedNumeral,
    /// `1.`, `1．`, `1、`
    Digits,
    /// `（1）`, `1）`
    BracketedDigits,
    /// `1 标题`: a number and a blank.
    BareDigits,
    /// `专栏1`
    Box,
    /// `附件1`, `附表`
    Annex,
    /// `Chapter 1`
    English,
}

use HeadingStyle::{
    Annex, BareDigits, Book, Box, BracketedDigits, BracketedNumeral, Chapter, Clause, Digits,
    English, Numeral, Section,
};

impl HeadingStyle {
    /// An example of it.
    pub const fn example(self) -> &'static str {
        match self {
            Book => "第一篇",
            Chapter => "第一章",
            Section => "第一节",
            Clause => "第一条",
            Numeral => "一、",
            BracketedNumeral => "（一）",
            Digits => "1.",
            BracketedDigits => "（1）",
            BareDigits => "1 …",
            Box => "专栏1",
            Annex => "附件",
            English => "Chapter 1",
        }
    }

    /// Whether such a heading always has a line of its own.
    pub const fn is_alone(self) -> bool {
        matches!(self, Book | Chapter | Section | Box | Annex | English)
    }
}

/// A line that opens like a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading {
    /// How it is numbered.
    pub style: HeadingStyle,
    /// The number; 0 where there is none.
    pub number: u16,
    /// How many bytes number, sign and blanks take.
    pub prefix: usize,
}

/// Signs that stand for a digit, and the digit.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// The number and the bytes of leading digits, ordinary or full width; at most three.
fn leading_digits(line: &str) -> Option<(u16, usize)> {
    let (mut number, mut bytes) = (0, 0);
    for c in line.chars() {
        let Some(digit) = digit(c) else { break };
        number = number * 10 + digit;
        bytes += c.len_utf8();
        if number > 999 {
            return None;
        }
    }
    (bytes > 0).then_some((number as u16, bytes))
}

/// The number and the bytes of a leading Chinese numeral up to 999, in its proper form.
fn leading_numeral(line: &str) -> Option<(u16, usize)> {
    let end = line
        .find(|c| !"〇零一二三四五六七八九十百".contains(c))
        .unwrap_or(line.len());
    let words = line.get(..end).filter(|words| !words.is_empty())?;
    let (mut number, mut digit) = (0_u16, None);
    for c in words.chars() {
        match c {
            '百' => number += digit.take().unwrap_or(1) * 100,
            '十' => number += digit.take().unwrap_or(1) * 10,
            '〇' | '零' => {}
            _ => {
                let value = "一二三四五六七八九"
                    .chars()
                    .zip(1..)
                    .find(|(d, _)| *d == c)?
                    .1;
                // 一二: two digits beside each other are no proper numeral.
                if digit.replace(value).is_some() {
                    return None;
                }
            }
        }
    }
    number += digit.unwrap_or_default();
    let written = words.replace(['〇', '零'], "");
    let expected = chinese_numeral(number).replace(['〇', '零'], "");
    (number > 0 && (written == expected || written == format!("一{expected}")))
        .then_some((number, end))
}

/// A number in numerals or digits.
fn leading_number(line: &str) -> Option<(u16, usize)> {
    leading_numeral(line).or_else(|| leading_digits(line))
}

/// How many bytes the blanks at the start take.
fn blanks(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

impl Heading {
    /// What a line opens like; nothing if it is plain text.
    pub fn of(line: &str) -> Option<Self> {
        let heading = |style, number, prefix: usize| {
            let rest = line.get(prefix..)?;
            Some(Self {
                style,
                number,
                prefix: prefix + blanks(rest),
            })
        };
        if let Some(rest) = line.strip_prefix('第') {
            let rest_at = '第'.len_utf8() + blanks(rest);
            let (number, bytes) = leading_number(rest.trim_start())?;
            let after = line.get(rest_at + bytes..)?;
            let unit_at = rest_at + bytes + blanks(after);
            let unit = line.get(unit_at..)?.chars().next()?;
            let style = match unit {
                '篇' | '编' => Book,
                '章' => Chapter,
                '节' => Section,
                '条' => Clause,
                _ => return None,
            };
            return heading(style, number, unit_at + unit.len_utf8());
        }
        if let Some((number, bytes)) = leading_numeral(line) {
            let sign = line.get(bytes..)?.chars().next()?;
            return (sign == '、')
                .then(|| heading(Numeral, number, bytes + sign.len_utf8()))
                .flatten();
        }
        if line.starts_with(['（', '(']) {
            let open = line.chars().next()?.len_utf8();
            let rest = line.get(open..)?;
            let (style, (number, bytes)) = match leading_numeral(rest) {
                Some(found) => (BracketedNumeral, found),
                None => (BracketedDigits, leading_digits(rest)?),
            };
            let close = line.get(open + bytes..)?.chars().next()?;
            let end = open + bytes + close.len_utf8();
            return matches!(close, '）' | ')')
                .then(|| heading(style, number, end))
                .flatten();
        }
        if let Some((number, bytes)) = leading_digits(line) {
            let rest = line.get(bytes..)?;
            let sign = rest.chars().next()?;
            let end = bytes + sign.len_utf8();
            let next = line.get(end..)?.chars().next();
            return match sign {
                // 2.5个百分点 is an amount.
                '.' | '．' | '、' if next.is_none_or(|c| digit(c).is_none()) => {
                    heading(Digits, number, end)
                }
                '）' | ')' => heading(BracketedDigits, number, end),
                ' ' | '\u{3000}' | '\t'
                    if rest
                        .trim_start()
                        .starts_with(|c| matches!(c, '\u{4e00}'..='\u{9fff}')) =>
                {
                    heading(BareDigits, number, end)
                }
                _ => None,
            };
        }
        for (word, style) in [
            ("专栏", Box),
            ("附件", Annex),
            ("附表", Annex),
            ("附录", Annex),
        ] {
            if let Some(rest) = line.strip_prefix(word) {
                let at = word.len() + blanks(rest);
                let number = leading_number(rest.trim_start());
                let is_heading = number.is_some()
                    || rest.is_empty()
                    || rest.starts_with([' ', '\u{3000}', '：', ':']);
                return is_heading
                    .then(|| {
                        let (number, bytes) = number.unwrap_or_default();
                        heading(style, number, at + bytes)
                    })
                    .flatten();
            }
        }
        for word in [
            "Chapter ", "Part ", "Section ", "Goal ", "CHAPTER ", "PART ",
        ] {
            if let Some(rest) = line.strip_prefix(word)
                && let Some((number, bytes)) = leading_digits(rest)
            {
                return heading(English, number, word.len() + bytes);
            }
        }
        None
    }
}

/// Which headings open the parts, the articles, and what may stand below them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    /// What a part opens with.
    pub parts: HeadingStyle,
    /// What an article opens with.
    pub articles: HeadingStyle,
    /// Headings inside articles, which are read as lines of their own.
    pub below: &'static [HeadingStyle],
    /// Openings of lines that look like a heading and are text.
    pub text_lines: Vec<String>,
}

/// The forms of documents by the names that seeds call them.
pub const PRESETS: [(&str, HeadingStyle, HeadingStyle, &[HeadingStyle]); 5] = [
    ("proposals", Numeral, Digits, &[BracketedDigits]),
    (
        "proposals-brackets",
        Numeral,
        BracketedNumeral,
        &[Digits, BracketedDigits],
    ),
    (
        "outline",
        Chapter,
        Section,
        &[
            Numeral,
            BracketedNumeral,
            Digits,
            BracketedDigits,
            Box,
            Annex,
        ],
    ),
    (
        "outline-books",
        Book,
        Chapter,
        &[
            Section,
            Numeral,
            BracketedNumeral,
            Digits,
            BracketedDigits,
            Box,
            Annex,
        ],
    ),
    (
        "outline-chapters",
        Chapter,
        Numeral,
        &[BracketedNumeral, Digits, BracketedDigits, Box, Annex],
    ),
];

impl Structure {
    /// The form of this name.
    pub fn preset(name: &str) -> Option<Self> {
        let (_, parts, articles, below) = PRESETS.into_iter().find(|(known, ..)| *known == name)?;
        Some(Self {
            parts,
            articles,
            below,
            text_lines: Vec::new(),
        })
    }

    /// Whether the seeds say that this line is text whatever it looks like.
    pub fn is_text(&self, line: &str) -> bool {
        self.text_lines
            .iter()
            .any(|opening| !opening.is_empty() && line.starts_with(opening.as_str()))
    }
}

impl Default for Structure {
    /// `一、` and `1.`: the form of proposals.
    fn default() -> Self {
        Self {
            parts: Numeral,
            articles: Digits,
            below: &[BracketedDigits],
            text_lines: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_every_known_style_are_seen() {
        let lines = [
            ("第一篇 开局", Book, 1, "开局"),
            ("第十二章　产业", Chapter, 12, "产业"),
            ("第 3 节 乡村", Section, 3, "乡村"),
            ("第1条 总则", Clause, 1, "总则"),
            ("二十一、生态", Numeral, 21, "生态"),
            ("一百零一、生态", Numeral, 101, "生态"),
            ("（三）教育", BracketedNumeral, 3, "教育"),
            ("(三)教育", BracketedNumeral, 3, "教育"),
            ("7.标题。", Digits, 7, "标题。"),
            ("7. 标题。", Digits, 7, "标题。"),
            ("７．标题。", Digits, 7, "标题。"),
            ("7、标题。", Digits, 7, "标题。"),
            ("（2）要点", BracketedDigits, 2, "要点"),
            ("2）要点", BracketedDigits, 2, "要点"),
            ("1 标题", BareDigits, 1, "标题"),
            ("专栏3 重点项目", Box, 3, "重点项目"),
            ("附件", Annex, 0, ""),
            ("Chapter 2 Growth", English, 2, "Growth"),
        ];
        for (line, style, number, title) in lines {
            let heading = Heading::of(line).unwrap_or_else(|| panic!("{line} is a heading"));
            assert_eq!((heading.style, heading.number), (style, number), "{line}");
            assert_eq!(line.get(heading.prefix..), Some(title), "{line}");
        }
    }

    #[test]
    fn amounts_years_and_words_are_no_headings() {
        for line in [
            "2.5个百分点。",
            "２．５个百分点。",
            "2021年，全市实现增长。",
            "第一，要坚持。",
            "第三产业增加值增长。",
            "一是坚持。",
            "一二、三",
            "一方面、另一方面",
            "（以下简称）",
            "专栏作家来访。",
            "附件的内容见后。",
            "1,200亿元",
        ] {
            assert_eq!(Heading::of(line), None, "{line}");
        }
    }
}
