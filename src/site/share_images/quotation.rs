//! Quotations in an image: whole sentences, or as many of their clauses as fit.

use crate::model::citation;
use crate::model::plan::Plan;
use crate::model::text::{SentenceId, Span};

/// A quotation from the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The sentence that contains it.
    pub sentence: SentenceId,
    /// The words that it must contain.
    pub focus: Span,
    /// Its words.
    pub span: Span,
}

/// A quotation as it stands in an image.
#[derive(Debug)]
pub(super) struct Fitted {
    /// Its words, or those of its translation.
    pub words: String,
    /// Where they are from.
    pub source: String,
}

/// As many of the first words as fit, with an ellipsis if some are left out; at least one.
pub(super) fn first_words(words: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(words) {
        return words.to_owned();
    }
    let ends = words.match_indices(' ').map(|(at, _)| at);
    let cut = |end: usize| {
        let bare = words[..end].trim_end_matches([',', ';', ':', '.']);
        format!("{bare} …")
    };
    let shortened: Vec<String> = ends.map(cut).collect();
    let fitting = shortened.iter().rev().find(|words| fits(words));
    fitting
        .or(shortened.first())
        .cloned()
        .unwrap_or_else(|| words.to_owned())
}

/// A quotation of a whole span.
pub(super) const fn whole(sentence: SentenceId, span: Span) -> Quotation {
    Quotation {
        sentence,
        focus: span,
        span,
    }
}

/// The quotation of a sentence because of some of its words.
pub(super) fn around(plan: &Plan, sentence: SentenceId, focus: Span) -> Option<Quotation> {
    let span = plan.document.span(sentence)?;
    Some(Quotation {
        sentence,
        focus,
        span,
    })
}

impl Quotation {
    /// The place of the words, for display.
    pub(super) fn source(&self, plan: &Plan) -> String {
        citation::place(plan, self.sentence)
    }

    /// The words for display, with an ellipsis where the sentence continues.
    pub fn shown(&self, plan: &Plan) -> String {
        let words = plan.words(self.span).trim();
        let whole = plan.document.span(self.sentence).unwrap_or(self.span);
        let cut = |before: bool, words: &str| {
            let words = words.trim_matches(['。', '；', '，', '—', ' ', '\n']);
            if before && !words.is_empty() {
                "……"
            } else {
                ""
            }
        };
        let rest = |from: u32, to: u32| Span {
            start: from,
            end: to,
        };
        let head = cut(true, plan.words(rest(whole.start, self.span.start)));
        let tail = cut(true, plan.words(rest(self.span.end, whole.end)));
        format!("{head}{words}{tail}")
    }

    /// The quotation shortened to at most `most` characters: as many whole clauses around the focus
    /// as fit; if a clause is longer than that, its beginning.
    #[must_use]
    pub fn within(self, plan: &Plan, most: usize) -> Self {
        let length = |span: Span| plan.words(span).chars().count();
        if length(self.span) <= most {
            return self;
        }
        let clauses = clauses(plan, self.span);
        let holds =
            |clause: &Span| clause.start <= self.focus.start && self.focus.start < clause.end;
        let Some(at) = clauses.iter().position(holds) else {
            return self;
        };
        let joined = |from: usize, to: usize| {
            let ends = clauses.get(from).zip(clauses.get(to));
            ends.map(|(a, b)| Span {
                start: a.start,
                end: b.end,
            })
        };
        let (mut from, mut to) = (at, at);
        loop {
            let longer = joined(from, to + 1).filter(|span| length(*span) <= most);
            let earlier = from.checked_sub(1).and_then(|from| joined(from, to));
            let earlier = earlier.filter(|span| length(*span) <= most);
            if longer.is_some() {
                to += 1;
            } else if earlier.is_some() {
                from -= 1;
            } else {
                break;
            }
        }
        let span = joined(from, to).unwrap_or(self.span);
        Self {
            span: without_end(plan, beginning(plan, span, most)),
            ..self
        }
    }
}

/// Splits a span after its commas, semicolons, colons and full stops.
fn clauses(plan: &Plan, span: Span) -> Vec<Span> {
    let mut clauses = Vec::new();
    let mut start = span.start;
    for (at, mark) in plan.words(span).match_indices(['，', '；', '：', '。']) {
        let end = span.start + (at + mark.len()) as u32;
        clauses.push(Span { start, end });
        start = end;
    }
    if start < span.end {
        clauses.push(Span {
            start,
            end: span.end,
        });
    }
    clauses
}

/// The first `most` characters of a span.
fn beginning(plan: &Plan, span: Span, most: usize) -> Span {
    let cut = plan.words(span).char_indices().nth(most);
    cut.map_or(span, |(at, _)| Span {
        end: span.start + at as u32,
        ..span
    })
}

/// The span without a comma, semicolon or colon at its end.
fn without_end(plan: &Plan, span: Span) -> Span {
    let words = plan.words(span).trim_end_matches(['，', '；', '：', '、']);
    Span {
        end: span.start + words.len() as u32,
        ..span
    }
}

#[cfg(test)]
mod tests {
    use super::first_words;

    #[test]
    fn a_translation_is_cut_between_words() {
        let within = |most: usize| move |words: &str| words.chars().count() <= most;
        let words = "Build a care system, step by step.";
        assert_eq!(first_words(words, within(40)), words);
        assert_eq!(first_words(words, within(24)), "Build a care system …");
        assert_eq!(first_words(words, within(3)), "Build …");
        assert_eq!(first_words("Build", within(3)), "Build");
    }
}
