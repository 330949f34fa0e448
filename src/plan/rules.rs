//! The rules that tag sentences: keywords, traps, overrides by hand.

use crate::text::{SentenceId, Span};

/// The words that set one tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rule {
    /// Words that count.
    pub keywords: Vec<String>,
    /// Words that contain a keyword and mean something else.
    pub traps: Vec<String>,
}

/// A decision by hand about one sentence and one tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The sentence.
    pub sentence: SentenceId,
    /// The number of the tag's rule.
    pub rule: usize,
    /// The evidence if the tag is set; `None` if it is taken away.
    pub set: Option<Span>,
    /// Why.
    pub reason: String,
}

impl Rule {
    /// The keywords that count in a span: from left to right, the longest word at each place,
    /// so that a trap swallows the keyword inside it.
    pub fn evidence(&self, text: &str, span: Span) -> Vec<Span> {
        let words = span.of(text);
        let mut found = Vec::new();
        let mut skip_to = 0;
        for (at, _) in words.char_indices() {
            if at < skip_to {
                continue;
            }
            let rest = words.get(at..).unwrap_or_default();
            let longest = |list: &[String]| {
                list.iter()
                    .filter(|w| rest.starts_with(w.as_str()))
                    .map(String::len)
                    .max()
            };
            let (keyword, trap) = (longest(&self.keywords), longest(&self.traps));
            let Some(length) = keyword.max(trap).filter(|length| *length > 0) else {
                continue;
            };
            skip_to = at + length;
            if keyword == Some(length) {
                let start = span.start as usize + at;
                found.push(Span::new(start, start + length));
            }
        }
        found
    }
}

/// Decides one tag of one sentence: the evidence and whether an editor set it, or `None`.
///
/// Evidence by hand comes first, the keywords after it.
pub fn decide(
    rule: &Rule,
    by_hand: Option<&Override>,
    text: &str,
    span: Span,
) -> Option<(Vec<Span>, bool)> {
    let mut evidence = rule.evidence(text, span);
    match by_hand.map(|o| o.set) {
        Some(None) => None,
        Some(Some(words)) => {
            evidence.insert(0, words);
            Some((evidence, true))
        }
        None => (!evidence.is_empty()).then_some((evidence, false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Section;

    #[test]
    fn the_longest_word_decides() {
        let text = "农民工与农民；新农民。";
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect();
        let rule = Rule {
            keywords: words(&["农民", "新农民"]),
            traps: words(&["农民工"]),
        };
        let whole = Span::new(0, text.len());
        let found: Vec<_> = rule
            .evidence(text, whole)
            .iter()
            .map(|s| s.of(text))
            .collect();
        assert_eq!(found, ["农民", "新农民"]);

        let sentence = SentenceId {
            section: Section::Article(1),
            number: 1,
        };
        let by_hand = |set| Override {
            sentence,
            rule: 0,
            set,
            reason: String::new(),
        };
        assert_eq!(decide(&rule, Some(&by_hand(None)), text, whole), None);
        let set = decide(&rule, Some(&by_hand(Some(Span::new(9, 12)))), text, whole);
        assert_eq!(
            set.map(|(spans, hand)| (spans.len(), hand)),
            Some((3, true))
        );
    }
}
