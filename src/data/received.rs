//! The text as received and the text as shown: what was changed between them, and where.

use serde::Deserialize;

use super::raw::Repairs;
use super::restore::repaired;
use super::spellings::unified;
use super::{FileName, SeedError, restore};
use crate::model::text::{Heading, Structure};

/// What is done to the source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Restoration {
    /// Nothing but the listed repairs: only line ends, indents and empty lines go.
    #[default]
    Verbatim,
    /// A text that was converted to Traditional characters and annotated with readings.
    TraditionalAnnotated,
    /// A text copied from a PDF: broken lines are joined; page numbers, contents and invisible
    /// characters go; radicals become characters.
    FromPdf,
}

/// One change of the source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What stood there.
    pub from: String,
    /// What is there now; empty: it was taken out.
    pub to: String,
    /// The line of the source, from 1.
    pub line: usize,
}

/// A text and how it came from its source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Received {
    /// The text as shown.
    pub text: String,
    /// The line of the source in which each of its lines begins.
    pub lines: Vec<usize>,
    /// Every change.
    pub changes: Vec<Change>,
}

impl Received {
    /// The line of the source that a line of the text comes from; both are counted from 1.
    pub fn source_line(&self, line: usize) -> usize {
        let at = line.saturating_sub(1);
        self.lines.get(at).copied().unwrap_or(line)
    }

    /// The changes as a table: what stood there, what is there now, how often, in which lines.
    pub fn report(&self) -> String {
        let mut rows: std::collections::BTreeMap<(&str, &str), Vec<usize>> =
            std::collections::BTreeMap::new();
        for change in &self.changes {
            let row = rows.entry((&change.from, &change.to)).or_default();
            row.push(change.line);
        }
        let mut report = String::from("from\tto\ttimes\tlines of the source\n");
        for ((from, to), lines) in rows {
            let times = lines.len();
            let mut lines = lines;
            lines.dedup();
            let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
            let lines = lines.join(" ");
            let (from, to) = (visible(from), visible(to));
            report.push_str(&format!("{from}\t{to}\t{times}\t{lines}\n"));
        }
        report
    }
}

/// Words for a table: characters that cannot be seen are written as their code points.
pub(super) fn visible(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_control() || is_invisible(c) || (c.is_whitespace() && c != ' ') {
            out.push_str(&format!("U+{:04X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a character has no width and no meaning in a text.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// Whether a character is a radical, which looks like an ideograph and is none.
pub(super) const fn is_radical(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}')
}

/// The ideograph for a radical; other characters stay.
fn ideograph(c: char) -> char {
    if is_radical(c) {
        unified(c).unwrap_or(c)
    } else {
        c
    }
}

/// Whether a line is nothing but a page number: `12`, `— 12 —`, `第 12 页`.
pub(super) fn is_page_number(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| c.is_whitespace() || "-—–－·".contains(c));
    let bare = bare
        .strip_prefix('第')
        .and_then(|rest| rest.strip_suffix('页'))
        .unwrap_or(bare)
        .trim();
    (1..=4).contains(&bare.chars().count())
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

/// Whether a line heads the contents.
pub(super) fn is_contents(line: &str) -> bool {
    let words: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    words == "目录" || words == "目次"
}

/// Whether a line ends as sentences and headings do not: in the middle of words.
pub(super) fn is_unfinished(line: &str) -> bool {
    !line.ends_with([
        '。', '！', '？', '；', '：', '…', '”', '’', '」', '』', '）', '》', '】', '—', '.', '!',
        '?', ';', ':', ')', '"',
    ])
}

/// Whether a line is a row of a table.
pub(super) fn is_row(line: &str) -> bool {
    line.contains('\t') || line.matches("  ").count() > 1
}

/// Line ends of every system as `\n`.
fn line_ends(source: &str) -> String {
    source.replace("\r\n", "\n").replace(
        ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'],
        "\n",
    )
}

/// Reads a source in the way that the seeds ask for.
///
/// # Errors
/// A repair that does not fit the source, or conversion tables that do not load.
pub(super) fn receive(
    source: &str,
    way: Restoration,
    repairs: &Repairs,
    structure: &Structure,
    file: FileName,
) -> Result<Received, SeedError> {
    let source = line_ends(source);
    let rows: Vec<(usize, &str)> = source
        .split('\n')
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    // Which rows of the source each line of the text is made of.
    let mut groups: Vec<(usize, String)> = Vec::new();
    let mut changes = Vec::new();
    let text = match way {
        Restoration::TraditionalAnnotated => restore(&source, repairs, file)?,
        Restoration::Verbatim | Restoration::FromPdf => {
            let text = repaired(&source, repairs, file)?;
            let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
            let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
            lines.join("\n")
        }
    };
    if way == Restoration::FromPdf {
        let plain: String = text
            .chars()
            .filter(|c| !is_invisible(*c))
            .map(ideograph)
            .collect();
        let (lines, dropped) = from_pdf(&plain, &rows, structure);
        changes.extend(dropped);
        let mut text: Vec<String> = Vec::new();
        for (line, members) in lines {
            let joined: String = members
                .iter()
                .filter_map(|at| rows.get(*at))
                .map(|(_, row)| *row)
                .collect();
            for pair in members.windows(2) {
                if let [_, next] = pair {
                    changes.push(Change {
                        from: "\n".to_owned(),
                        to: String::new(),
                        line: rows.get(*next).map_or(0, |(number, _)| *number),
                    });
                }
            }
            let first = members.first().and_then(|at| rows.get(*at));
            groups.push((first.map_or(0, |(number, _)| *number), joined));
            text.push(line);
        }
        return Ok(finish(text.join("\n"), &groups, changes));
    }
    groups.extend(
        rows.iter()
            .map(|(number, row)| (*number, (*row).to_owned())),
    );
    Ok(finish(text, &groups, changes))
}

/// Compares each line of the text with the words of the source that it is made of.
fn finish(text: String, groups: &[(usize, String)], mut changes: Vec<Change>) -> Received {
    for (line, (number, source)) in text.split('\n').zip(groups) {
        compare(source, line, *number, &mut changes);
    }
    changes.sort_by_key(|change| change.line);
    Received {
        lines: groups.iter().map(|(number, _)| *number).collect(),
        text,
        changes,
    }
}

/// A line that was made of rows, and the numbers of these rows.
type Joined = (String, Vec<usize>);

/// Takes page numbers and contents out and joins broken lines.
fn from_pdf(
    text: &str,
    rows: &[(usize, &str)],
    structure: &Structure,
) -> (Vec<Joined>, Vec<Change>) {
    let lines: Vec<&str> = text.split('\n').collect();
    let number = |at: usize| rows.get(at).map_or(0, |(number, _)| *number);
    let mut dropped = Vec::new();
    let mut drop = |at: usize| {
        dropped.push(Change {
            from: rows.get(at).map_or("", |(_, row)| row).to_owned(),
            to: String::new(),
            line: number(at),
        });
    };
    let contents = contents(&lines);
    let width = usual_width(&lines);
    let mut out: Vec<Joined> = Vec::new();
    let mut is_open = false;
    for (at, line) in lines.iter().enumerate() {
        if is_page_number(line) || contents.as_ref().is_some_and(|range| range.contains(&at)) {
            drop(at);
            continue;
        }
        let heading = Heading::of(line).filter(|_| !structure.is_text(line));
        let opens = heading.is_some() || line.starts_with("——");
        match out.last_mut() {
            Some((words, members)) if is_open && !opens && !is_row(line) => {
                words.push_str(line);
                members.push(at);
            }
            _ => out.push(((*line).to_owned(), vec![at])),
        }
        // A title is shorter than the lines of the text.
        let is_full = line.chars().count() * 10 >= width * 8;
        is_open = is_full && is_unfinished(line) && !is_row(line);
    }
    (out, dropped)
}

/// The usual number of characters of a full line: that of the longest tenth.
fn usual_width(lines: &[&str]) -> usize {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
    widths.sort_unstable();
    widths
        .get(widths.len() * 9 / 10)
        .copied()
        .unwrap_or_default()
}

/// The rows of the contents: from their heading to the line before the heading that they list first
/// stands for the second time.
pub(super) fn contents(lines: &[&str]) -> Option<std::ops::Range<usize>> {
    let from = lines.iter().position(|line| is_contents(line))?;
    let title = |line: &str| -> String {
        let bare = line.trim_end_matches(|c: char| {
            c.is_whitespace() || c.is_ascii_digit() || ".…·-—()（）".contains(c)
        });
        bare.chars().filter(|c| !c.is_whitespace()).collect()
    };
    let first = title(lines.get(from + 1)?);
    let again = lines
        .iter()
        .skip(from + 2)
        .position(|line| title(line) == first)?;
    Some(from..from + 2 + again)
}

/// Lists how one line became another, as few and as short changes as are easily found.
fn compare(from: &str, to: &str, line: usize, changes: &mut Vec<Change>) {
    let (a, b): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let (mut x, mut y) = (0, 0);
    let same = |x: usize, y: usize| match (a.get(x), b.get(y)) {
        (None, None) => true,
        (left, right) => left == right,
    };
    while x < a.len() || y < b.len() {
        if x < a.len() && same(x, y) {
            (x, y) = (x + 1, y + 1);
            continue;
        }
        let rest = (a.len() - x) + (b.len() - y);
        // The nearest place where two characters agree again.
        let place = (1..=rest).find_map(|skip| {
            let shares = (0..=skip).map(|left| (left, skip - left));
            let mut shares: Vec<(usize, usize)> = shares.collect();
            shares.sort_by_key(|(left, right)| left.abs_diff(*right));
            shares.into_iter().find(|(left, right)| {
                let (x, y) = (x + left, y + right);
                x <= a.len() && y <= b.len() && same(x, y) && (x == a.len() || same(x + 1, y + 1))
            })
        });
        let (left, right) = place.unwrap_or((a.len() - x, b.len() - y));
        // As many characters for as many: one by one.
        let size = if left == right { 1 } else { left.max(right) };
        let (from, to) = (&a[x..x + left], &b[y..y + right]);
        for at in (0..left.max(right)).step_by(size.max(1)) {
            let piece = |side: &[char]| side.iter().skip(at).take(size).collect::<String>();
            let (from, to) = (piece(from), piece(to));
            if from != to {
                changes.push(Change { from, to, line });
            }
        }
        (x, y) = (x + left, y + right);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str, way: Restoration) -> Received {
        let structure = Structure::default();
        receive(source, way, &Repairs::default(), &structure, "repairs.json").unwrap_or_default()
    }

    #[test]
    fn verbatim_keeps_every_character_of_a_line() {
        let source = "　　显著提升,著名品牌,达到1,200亿元(见物联网(iot))。\r\n\r\n乾县、於潜镇 \"强市\" https://a.cn/b?x=1\r\n";
        let received = read(source, Restoration::Verbatim);
        assert_eq!(
            received.text,
            "显著提升,著名品牌,达到1,200亿元(见物联网(iot))。\n乾县、於潜镇 \"强市\" https://a.cn/b?x=1"
        );
        assert_eq!((received.changes.len(), received.lines), (0, vec![1, 3]));
    }

    #[test]
    fn a_restoration_lists_each_changed_character() {
        let received = read("產(chǎn)業,沿著\n其他", Restoration::TraditionalAnnotated);
        assert_eq!(received.text, "产业，沿着\n其他");
        let changes: Vec<(&str, &str)> = received
            .changes
            .iter()
            .map(|c| (c.from.as_str(), c.to.as_str()))
            .collect();
        let from: String = changes.iter().map(|(from, _)| *from).collect();
        let to: String = changes.iter().map(|(_, to)| *to).collect();
        // A change goes on to where two characters agree again.
        assert_eq!(from, "產(chǎn)業,沿著");
        assert_eq!(to, "产业，沿着");
    }

    #[test]
    fn a_pdf_is_joined_and_each_step_is_listed() {
        let source = "目录\n一、甲……1\n二、乙……3\n一、甲\n1.题目。这是一行在句子中间断开的文\n字，它在下一行结束。这里还有更多的文\n— 3 —\n字在⾼质量的第三行。\n二、乙\n";
        let received = read(source, Restoration::FromPdf);
        assert_eq!(
            received.text,
            "一、甲\n1.题目。这是一行在句子中间断开的文字，它在下一行结束。这里还有更多的文字在高质量的第三行。\n二、乙"
        );
        assert_eq!(received.lines, [4, 5, 9]);
        let dropped: Vec<&str> = received.changes.iter().map(|c| c.from.as_str()).collect();
        assert_eq!(
            dropped,
            ["目录", "一、甲……1", "二、乙……3", "⾼", "\n", "— 3 —", "\n"]
        );
    }
}
