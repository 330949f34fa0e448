//! Settings stored on a visitor's device.

use std::fmt;

use crate::model::text::{Document, Section};

/// The size of reading text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// The default size.
    #[default]
    Standard,
    /// One step larger.
    Large,
    /// Two steps larger.
    Largest,
}

impl TextSize {
    /// The next step; the first after the last.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Standard => Self::Large,
            Self::Large => Self::Largest,
            Self::Largest => Self::Standard,
        }
    }

    /// The step as stored and as `data-size` on the page; `None` for the first.
    pub const fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Standard => None,
            Self::Large => Some("1"),
            Self::Largest => Some("2"),
        }
    }
}

impl TextSize {
    /// The step of a `data-size`; the first for any other value.
    pub fn from_attribute(value: &str) -> Self {
        let steps = [Self::Large, Self::Largest];
        let step = steps.into_iter().find(|step| step.as_str() == Some(value));
        step.unwrap_or_default()
    }
}

/// The storage key of the settings.
pub const KEY: &str = "yantu:reading";

/// The storage key of theme, elder mode and what a translated page shows: `dark`, `elder`,
/// `light elder both`. The script that runs before first paint reads and writes it.
pub const LOOK: &str = "yantu:look";

/// The storage key of the division that a visitor has remembered, by its code.
pub const PLACE: &str = "yantu:county";

/// The storage key that says that another language has been offered.
pub const OFFERED: &str = "yantu:offered";

/// The storage key that says that the offer to install the site has been taken or dismissed; in the
/// storage of a session, that this is the first visit.
pub const INSTALL: &str = "yantu:install";

/// A visitor's settings, stored as one short line such as `1 a31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The size of reading text.
    pub size: TextSize,
    /// The section of the full-text page that was read last; `None` at the beginning.
    pub at: Option<Section>,
}

/// The id of a section on the full-text page: `a31`, `p8`.
pub fn section_id(section: Section) -> String {
    match section {
        Section::Part(n) => format!("p{n}"),
        Section::Article(n) => format!("a{n}"),
        Section::Preamble | Section::Closing => section.to_string(),
    }
}

/// The sections of the full-text page, in reading order.
pub fn sections(document: &Document) -> Vec<Section> {
    let ends = |section: &Section| matches!(section, Section::Preamble | Section::Closing);
    let shown = |section: &Section| !ends(section) || !document.paragraphs(*section).is_empty();
    document.sections().filter(shown).collect()
}

/// The section of an id on the full-text page; `None` for the preamble, where reading starts
/// anyway.
fn section_of(id: &str) -> Option<Section> {
    if id == "closing" {
        return Some(Section::Closing);
    }
    let plain = |digits: &&str| !digits.starts_with(['0', '+']);
    let number = |letter| id.strip_prefix(letter).filter(plain)?.parse().ok();
    let article = number('a').map(Section::Article);
    article.or_else(|| number('p').map(Section::Part))
}

impl Settings {
    /// Parses stored settings. Invalid values fall back to their default; the second result says
    /// whether there were any.
    pub fn parse(kept: &str) -> (Self, bool) {
        let (size, at) = kept.split_once(' ').unwrap_or((kept, ""));
        let known = match size {
            "" | "0" => Some(TextSize::Standard),
            "1" => Some(TextSize::Large),
            "2" => Some(TextSize::Largest),
            _ => None,
        };
        let place = section_of(at);
        let broken = known.is_none() || (place.is_none() && !at.is_empty());
        let settings = Self {
            size: known.unwrap_or_default(),
            at: place,
        };
        (settings, broken)
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.size.as_str().unwrap_or("0"))?;
        match self.at {
            Some(at) => write!(f, " {}", section_id(at)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn settings_round_trip_in_at_most_20_bytes() {
        let mut size = TextSize::Standard;
        for _ in 0..3 {
            let sections = [Section::Article(31), Section::Part(13), Section::Closing];
            for at in sections.map(Some).into_iter().chain([None]) {
                let settings = Settings { size, at };
                let kept = settings.to_string();
                assert!(kept.len() <= 20, "{kept}");
                assert_eq!(Settings::parse(&kept), (settings, false));
            }
            size = size.next();
        }
        assert_eq!(size, TextSize::Standard);
    }

    #[test]
    fn invalid_value_alone_falls_back_to_default() {
        let read = |kept| {
            let (settings, broken) = Settings::parse(kept);
            (settings.to_string(), broken)
        };
        assert_eq!(read(""), ("0".to_owned(), false));
        assert_eq!(read("3 a31"), ("0 a31".to_owned(), true));
        assert_eq!(read("2 a31\"]"), ("2".to_owned(), true));
        assert_eq!(read("1 a"), ("1".to_owned(), true));
        assert_eq!(read("1 a123456"), ("1".to_owned(), true));
    }

    proptest! {
        #[test]
        fn parse_accepts_any_stored_text(kept in "\\PC{0,30}") {
            let (settings, _) = Settings::parse(&kept);
            prop_assert_eq!(Settings::parse(&settings.to_string()), (settings, false));
        }
    }
}
