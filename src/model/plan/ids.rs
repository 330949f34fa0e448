//! Newtype ids: strings and numbers only at the edge.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A six-digit code of a county-level division (GB/T 2260).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Adcode(u32);

/// The text is not an id of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadId;

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a well-formed id")
    }
}

impl std::error::Error for BadId {}

impl Adcode {
    /// A code from 100000 to 999999.
    ///
    /// # Errors
    /// Any other number.
    pub const fn new(code: u32) -> Result<Self, BadId> {
        match code {
            100_000..=999_999 => Ok(Self(code)),
            _ => Err(BadId),
        }
    }

    /// The code as a number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Adcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Adcode {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let plain = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
        plain
            .then(|| text.parse().ok())
            .flatten()
            .map_or(Err(BadId), Self::new)
    }
}

/// A stable lower-case ASCII name such as `talent-geese`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Slug {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let good = (1..=64).contains(&text.len())
            && text.bytes().all(allowed)
            && !text.starts_with('-')
            && !text.ends_with('-');
        good.then(|| Self(text.to_owned())).ok_or(BadId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_six_digits() {
        assert!("430481".parse::<Adcode>().is_ok());
        for bad in ["", "43048", "4304811", "043048", "+30481", "４３０４８１"] {
            assert_eq!(bad.parse::<Adcode>(), Err(BadId), "{bad}");
        }
    }

    #[test]
    fn slugs_are_lower_case_ascii() {
        assert!("one-core-2".parse::<Slug>().is_ok());
        for bad in ["", "-a", "a-", "A", "一核", "a b", "a/b"] {
            assert_eq!(bad.parse::<Slug>(), Err(BadId), "{bad}");
        }
    }
}
