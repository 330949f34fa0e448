//! Stable ids of sentences, such as `31.2`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The piece of the plan that a sentence belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Section {
    /// The text before the first part.
    Preamble,
    /// The introduction of a part, by the part's number (from 1).
    Part(u16),
    /// An article, by its number (from 1, continuing through all parts).
    Article(u16),
    /// The text after the last article.
    Closing,
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Preamble => f.write_str("preamble"),
            Self::Part(n) => write!(f, "part-{n}"),
            Self::Article(n) => write!(f, "{n}"),
            Self::Closing => f.write_str("closing"),
        }
    }
}

/// The id of a sentence: its section and its number there.
///
/// Written `31.2` (article 31, second sentence after the title), `part-3.1`, `preamble.1`,
/// `closing.1`. Number 0 is the title of an article or part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SentenceId {
    /// The section of the sentence.
    pub section: Section,
    /// Its number in the section, from 1; 0 is the title.
    pub number: u16,
}

impl fmt::Display for SentenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.section, self.number)
    }
}

/// The error for a text that is not a sentence id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadSentenceId;

impl fmt::Display for BadSentenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a sentence id such as 31.2, part-3.1, preamble.1 or closing.1")
    }
}

impl std::error::Error for BadSentenceId {}

/// Parses a decimal number without sign, blank or leading zero.
fn plain_number(text: &str) -> Option<u16> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    plain.then(|| text.parse().ok()).flatten()
}

impl FromStr for SentenceId {
    type Err = BadSentenceId;

    fn from_str(text: &str) -> Result<Self, BadSentenceId> {
        let (section, number) = text.rsplit_once('.').ok_or(BadSentenceId)?;
        let section = match section {
            "preamble" => Section::Preamble,
            "closing" => Section::Closing,
            other => match other.strip_prefix("part-") {
                Some(n) => Section::Part(plain_number(n).filter(|n| *n > 0).ok_or(BadSentenceId)?),
                None => Section::Article(
                    plain_number(other)
                        .filter(|n| *n > 0)
                        .ok_or(BadSentenceId)?,
                ),
            },
        };
        let number = plain_number(number).ok_or(BadSentenceId)?;
        Ok(Self { section, number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentence_ids_round_trip() {
        for name in [
            "31.2",
            "part-3.1",
            "preamble.1",
            "closing.1",
            "39.0",
            "part-8.0",
        ] {
            let id: Result<SentenceId, _> = name.parse();
            assert_eq!(id.map(|id| id.to_string()), Ok(name.to_owned()));
        }
    }

    #[test]
    fn invalid_sentence_ids_are_rejected() {
        for name in [
            "", "31", "31.", ".2", "0.1", "part-0.1", "031.2", "31.-1", "31.02", "x.1", "+3.1",
        ] {
            assert_eq!(name.parse::<SentenceId>(), Err(BadSentenceId), "{name}");
        }
    }
}
