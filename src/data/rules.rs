//! The keywords of all rules, looked for in one reading of the text.

use std::collections::HashMap;

use super::anchor::Source;
use super::lexicon::{Hit, Lexicon};
use crate::model::plan::rules::Rule;
use crate::model::text::{SentenceId, Span};

/// The words of all rules: keywords and traps.
pub(super) struct RuleWords {
    lexicon: Lexicon,
    /// For each word the number of its rule, and whether it is a keyword.
    words: Vec<(usize, bool)>,
}

/// The numbers of rules in their order, each with the keywords that it finds.
type Evidence = Vec<(usize, Vec<Span>)>;

/// What the rules find in a text.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Which words stand in a sentence, in the order of the rules: keywords, then traps.
    pub(super) seen: Vec<bool>,
    /// The sentences and titles in reading order, each with the rules that find keywords in it, in
    /// their order, and what they find.
    pub(super) units: Vec<(SentenceId, Evidence)>,
    numbers: HashMap<SentenceId, usize>,
}

impl RuleWords {
    /// The words of these rules.
    pub(super) fn new(rules: &[Rule]) -> Self {
        let all = rules.iter().enumerate().flat_map(|(number, rule)| {
            let keywords = rule.keywords.iter().map(|word| (word, true));
            let traps = rule.traps.iter().map(|word| (word, false));
            let words = keywords.chain(traps);
            words.map(move |(word, is_keyword)| (word.as_str(), (number, is_keyword)))
        });
        let (all, words): (Vec<&str>, Vec<(usize, bool)>) = all.unzip();
        Self {
            lexicon: Lexicon::new(all),
            words,
        }
    }

    /// Whether some keyword of a rule stands in a word.
    pub(super) fn has_keyword(&self, rule: usize, word: &str) -> bool {
        let mut hits = self.lexicon.hits(word, Span::new(0, word.len()));
        hits.any(|hit| self.words.get(hit.word) == Some(&(rule, true)))
    }

    /// Reads the sentences and titles of a text.
    pub(super) fn read(&self, source: &Source) -> Reading {
        let mut reading = Reading {
            seen: vec![false; self.words.len()],
            ..Reading::default()
        };
        for &(sentence, span) in &source.units {
            let mut hits: Vec<(usize, bool, Hit)> = Vec::new();
            for hit in self.lexicon.hits(source.text, span) {
                // Words are quoted from sentences, not from titles.
                if let Some(seen) = reading.seen.get_mut(hit.word) {
                    *seen |= sentence.number > 0;
                }
                if let Some((rule, is_keyword)) = self.words.get(hit.word) {
                    hits.push((*rule, *is_keyword, hit));
                }
            }
            // Of one rule they stay in the order of their beginnings.
            hits.sort_by_key(|(rule, ..)| *rule);
            let rules = hits.chunk_by(|(one, ..), (other, ..)| one == other);
            let found = rules.filter_map(|hits| {
                let evidence = evidence(hits);
                let (rule, ..) = hits.first()?;
                (!evidence.is_empty()).then_some((*rule, evidence))
            });
            reading.numbers.insert(sentence, reading.units.len());
            reading.units.push((sentence, found.collect()));
        }
        reading
    }
}

impl Reading {
    /// Whether a rule finds a keyword in a sentence.
    pub(super) fn finds(&self, rule: usize, sentence: SentenceId) -> bool {
        let unit = self.numbers.get(&sentence);
        let unit = unit.and_then(|number| self.units.get(*number));
        unit.is_some_and(|(_, found)| found.iter().any(|(by, _)| *by == rule))
    }
}

/// The keywords of one rule that count, of all its words in a sentence: from left to right, the
/// longest word at each place, so that a trap swallows the keyword inside it.
fn evidence(hits: &[(usize, bool, Hit)]) -> Vec<Span> {
    let (mut found, mut skip_to) = (Vec::new(), 0);
    for here in hits.chunk_by(|(.., one), (.., other)| one.span.start == other.span.start) {
        let longest = here.iter().map(|(.., hit)| hit.span);
        let Some(longest) = longest.max_by_key(|span| span.end) else {
            continue;
        };
        if longest.start < skip_to {
            continue;
        }
        skip_to = longest.end;
        let mut same = here.iter().filter(|(.., hit)| hit.span == longest);
        if same.any(|(_, is_keyword, _)| *is_keyword) {
            found.push(longest);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Document;
    use proptest::prelude::*;

    fn rule(keywords: &[&str], traps: &[&str]) -> Rule {
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect();
        Rule {
            keywords: words(keywords),
            traps: words(traps),
        }
    }

    fn found(text: &str, rules: &[Rule]) -> Vec<Vec<String>> {
        let document = Document::parse(text, "").unwrap_or_default();
        let reading = RuleWords::new(rules).read(&Source::new(text, &document));
        let mut found = vec![Vec::new(); rules.len()];
        for (rule, spans) in reading.units.into_iter().flat_map(|(_, found)| found) {
            found[rule].extend(spans.into_iter().map(|span| span.of(text).to_owned()));
        }
        found
    }

    /// By trying every word of one rule at every place.
    fn naive(text: &str, rule: &Rule) -> Vec<String> {
        let (mut found, mut skip_to) = (Vec::new(), 0);
        for (at, _) in text.char_indices() {
            let longest = |words: &[String]| {
                let here = words.iter().filter(|word| text[at..].starts_with(*word));
                here.map(String::len).max().filter(|length| *length > 0)
            };
            let (keyword, trap) = (longest(&rule.keywords), longest(&rule.traps));
            if let (true, Some(length)) = (at >= skip_to, keyword.max(trap)) {
                skip_to = at + length;
                if keyword == Some(length) {
                    found.push(text[at..skip_to].to_owned());
                }
            }
        }
        found
    }

    #[test]
    fn the_longest_word_decides() {
        let rules = [
            rule(&["农民", "新农民"], &["农民工"]),
            rule(&["农民工"], &[]),
        ];
        let found = found("农民工与农民；新农民。", &rules);
        assert_eq!(found, [vec!["农民", "新农民"], vec!["农民工"]]);
        let words = RuleWords::new(&rules);
        assert!(words.has_keyword(0, "农民工") && !words.has_keyword(1, "农民"));
    }

    proptest! {
        #[test]
        fn rules_find_together_what_each_finds_alone(
            text in "[农民工新]{1,20}",
            words in prop::collection::vec(
                (prop::collection::vec("[农民工新]{0,3}", 0..4), prop::collection::vec("[农民工新]{0,4}", 0..4)),
                1..4,
            ),
        ) {
            let rules: Vec<Rule> = words.into_iter().map(|(keywords, traps)| Rule { keywords, traps }).collect();
            let naive: Vec<Vec<String>> = rules.iter().map(|rule| naive(&text, rule)).collect();
            prop_assert_eq!(found(&text, &rules), naive);
        }
    }
}
