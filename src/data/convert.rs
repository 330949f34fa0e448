//! Another script for the same words: converted by OpenCC's tables, phrase by phrase, with a list
//! of phrases that an editor decided.

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use super::anchor::{fault, required, unique};
use super::names::Phrase;
use super::{FileName, SeedError};

/// The conversions that may be named: of characters alone, none of vocabulary.
const KNOWN: [(&str, BuiltinConfig); 3] = [
    ("s2hk", BuiltinConfig::S2hk),
    ("s2tw", BuiltinConfig::S2tw),
    ("s2t", BuiltinConfig::S2t),
];

/// Converts words into another script, character by character as to their number.
pub(super) struct Converter<'a> {
    tables: OpenCC,
    /// The decided phrases and what they become, as characters.
    phrases: Vec<(Vec<char>, Vec<char>)>,
    file: FileName<'a>,
}

impl<'a> Converter<'a> {
    /// The conversion called `name` with the phrases of `file`, which win over the tables.
    pub(super) fn new(
        name: &str,
        phrases: &[Phrase],
        file: FileName<'a>,
    ) -> Result<Self, SeedError> {
        let config = KNOWN.iter().find(|(known, _)| *known == name);
        let tables = config.and_then(|(_, config)| OpenCC::from_config(*config).ok());
        let Some(tables) = tables else {
            let known: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
            return Err(SeedError::new(
                "languages.json",
                format!("there is no conversion “{name}”"),
                format!("Write one of: {}.", known.join(", ")),
            )
            .field("converted"));
        };
        unique(file, "phrase", phrases.iter().map(|p| p.from.as_str()))
            .map_err(|error| error.field("from"))?;
        for phrase in phrases {
            let record = format!("phrase “{}”", phrase.from);
            required(file, &record, "from", &phrase.from)?;
            if !same_form(&phrase.from, &phrase.to) {
                return Err(fault(
                    file,
                    &record,
                    "to",
                    format!("“{}” is not as long as “{}”", phrase.to, phrase.from),
                    "Write one character for each; longer words would move every quotation behind them.",
                ));
            }
        }
        let characters = |words: &str| words.chars().collect();
        let mut phrases: Vec<(Vec<char>, Vec<char>)> = phrases
            .iter()
            .map(|phrase| (characters(&phrase.from), characters(&phrase.to)))
            .collect();
        // The longest first.
        phrases.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        Ok(Self {
            tables,
            phrases,
            file,
        })
    }

    /// Words in the other script: as many characters, each as many bytes long as before, so that
    /// whatever was found in the words stands at the same place in the result.
    pub(super) fn convert(&self, words: &str) -> Result<String, SeedError> {
        let from: Vec<char> = words.chars().collect();
        let mut to: Vec<char> = self.tables.convert(words).chars().collect();
        if from.len() != to.len() {
            return Err(self.moved(words));
        }
        let mut at = 0;
        while at < from.len() {
            let rest = &from[at..];
            let decided = self
                .phrases
                .iter()
                .find(|(phrase, _)| rest.starts_with(phrase));
            match decided {
                Some((_, decided)) => {
                    to[at..at + decided.len()].copy_from_slice(decided);
                    at += decided.len();
                }
                None => at += 1,
            }
        }
        let to: String = to.into_iter().collect();
        if same_form(words, &to) {
            Ok(to)
        } else {
            Err(self.moved(words))
        }
    }

    /// The conversion would move what comes behind it.
    fn moved(&self, words: &str) -> SeedError {
        let piece = words
            .split_inclusive(['。', '，', '\n'])
            .find(|piece| !same_form(piece, &self.tables.convert(piece)))
            .unwrap_or(words);
        SeedError::new(
            self.file,
            format!(
                "“{}” would become longer or shorter: “{}”",
                piece.trim(),
                self.tables.convert(piece).trim()
            ),
            "Add the phrase to “phrases” with a form of as many characters of the same width.",
        )
        .record("phrases")
    }
}

/// Whether two pieces of words have the same number of characters, each of the same length in
/// UTF-8.
fn same_form(a: &str, b: &str) -> bool {
    a.chars()
        .map(char::len_utf8)
        .eq(b.chars().map(char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phrase(from: &str, to: &str) -> Phrase {
        Phrase {
            from: from.into(),
            to: to.into(),
            _note: String::new(),
        }
    }

    #[test]
    fn decided_phrases_win_and_the_longest_first() {
        let phrases = [phrase("西南云", "西南雲"), phrase("西南云大", "西南云大")];
        let converter = Converter::new("s2hk", &phrases, "names/x.json").unwrap();
        let convert = |words| converter.convert(words).unwrap();
        assert_eq!(convert("“西南云大”与西南云"), "“西南云大”與西南雲");
        assert_eq!(convert("发展与头发、干部与干燥"), "發展與頭髮、幹部與乾燥");
    }

    #[test]
    fn a_phrase_of_another_length_is_refused() {
        for to in ["云", "西南雲大了", "abcd"] {
            let error = Converter::new("s2hk", &[phrase("西南云大", to)], "names/x.json").err();
            let error = error.expect("an error");
            assert_eq!(error.file, "names/x.json");
            assert_eq!(error.record.as_deref(), Some("phrase “西南云大”"));
            assert_eq!(error.field.as_deref(), Some("to"));
        }
    }

    proptest! {
        #[test]
        fn spans_stay_valid(words in "[衡阳发展后里云干系制，。a{}“”]{0,40}") {
            let converter = Converter::new("s2hk", &[phrase("后里", "后里")], "x").unwrap();
            let converted = converter.convert(&words).unwrap();
            prop_assert!(same_form(&words, &converted));
        }
    }
}
