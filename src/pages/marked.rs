//! Words with what was found in them marked.

use std::ops::Range;

use crate::markup::Html;

/// So many characters are shown before and behind the first mark of a snippet.
const BEFORE: usize = 12;
const BEHIND: usize = 36;

/// Prints words; what the ranges (in bytes) cover stands in `mark`.
pub(super) fn marked(html: &mut Html, words: &str, marks: &[Range<usize>]) {
    let mut at = 0;
    for mark in marks {
        let start = mark.start.max(at);
        let (Some(before), Some(found)) = (words.get(at..start), words.get(start..mark.end)) else {
            continue;
        };
        if !found.is_empty() {
            html.text(before).leaf("mark", &[], found);
            at = mark.end;
        }
    }
    html.text(words.get(at..).unwrap_or_default());
}

/// The part of some words around the first mark, with ellipses where it is cut, and the
/// marks in it.
pub(super) fn snippet(words: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let first = marks.first().map_or(0, |mark| mark.start);
    let starts: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    let at = starts.partition_point(|start| *start < first);
    let from = starts.get(at.saturating_sub(BEFORE)).copied().unwrap_or(0);
    let to = starts.get(at + BEHIND).copied().unwrap_or(words.len());
    let mut cut = String::new();
    if from > 0 {
        cut.push('…');
    }
    let shift =
        |offset: usize| offset.clamp(from, to) - from + if from > 0 { '…'.len_utf8() } else { 0 };
    let marks = marks
        .iter()
        .map(|mark| shift(mark.start)..shift(mark.end))
        .collect();
    cut.push_str(words.get(from..to).unwrap_or_default());
    if to < words.len() {
        cut.push('…');
    }
    (cut, marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(words: &str, marks: &[Range<usize>]) -> String {
        let mut html = Html::new();
        marked(&mut html, words, marks);
        html.into_string()
    }

    #[test]
    fn marks_nest_in_nothing_and_escape() {
        assert_eq!(
            print("a<b>c", &[1..2, 2..4]),
            "a<mark>&lt;</mark><mark>b&gt;</mark>c"
        );
        assert_eq!(
            print("养老", &[0..3, 0..6]),
            "<mark>养</mark><mark>老</mark>"
        );
        assert_eq!(print("养老", &[1..2, 6..9]), "养老");
        assert_eq!(print("养老", &[]), "养老");
    }

    #[test]
    fn a_snippet_keeps_what_was_found() {
        let words = format!("{}养老{}", "前".repeat(40), "后".repeat(60));
        let (cut, marks) = snippet(&words, &[120..126, 300..303]);
        assert!(cut.starts_with('…') && cut.ends_with('…'));
        assert_eq!(marks.first().map(|mark| &cut[mark.clone()]), Some("养老"));
        let (whole, marks) = snippet("养老", &[0..3, 3..6]);
        assert_eq!(
            (whole.as_str(), marks.as_slice()),
            ("养老", &[0..3, 3..6][..])
        );
    }
}
