//! The palette of the images: the style sheet's tokens of the light theme.

use std::io;

use crate::model::plan::Zone;

/// A colour of the style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink([u8; 3]);

impl std::fmt::Display for Ink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Ink {
    /// Parses `#rrggbb` or `#rgb`.
    fn read(word: &str) -> Option<Self> {
        let digits = word.strip_prefix('#')?;
        let twice = |short: &str| short.chars().flat_map(|c| [c, c]).collect();
        let digits: String = match digits.len() {
            6 => digits.to_owned(),
            3 => twice(digits),
            _ => return None,
        };
        let number = u32::from_str_radix(&digits, 16).ok()?;
        let [_, rgb @ ..] = number.to_be_bytes();
        Some(Self(rgb))
    }

    /// Mixes this colour with a background; `share` is its part, 0 to 1.
    pub(super) fn on(self, ground: Self, share: f64) -> Self {
        let mut mixed = ground.0;
        for (below, above) in mixed.iter_mut().zip(self.0) {
            let value = f64::from(above) * share + f64::from(*below) * (1.0 - share);
            *below = value.round() as u8;
        }
        Self(mixed)
    }
}

/// The palette of the images.
#[derive(Debug, Clone)]
pub(super) struct SharePalette {
    pub(super) paper: Ink,
    pub(super) raised: Ink,
    pub(super) ink: Ink,
    pub(super) soft: Ink,
    pub(super) faint: Ink,
    pub(super) rule: Ink,
    pub(super) vermilion: Ink,
    pub(super) river: Ink,
    pub(super) land: Ink,
    /// The zones' colours, parallel to the plan's zones.
    pub(super) zones: Vec<Ink>,
}

impl SharePalette {
    /// Reads the colours from a style sheet; those of the light theme come first in it.
    ///
    /// # Errors
    /// Fails if the style sheet does not define one of them as `#rrggbb` or `#rgb`.
    pub(super) fn of(sheet: &str, zones: &[Zone]) -> io::Result<Self> {
        let value = |before: &str| {
            let (_, rest) = sheet.split_once(before)?;
            Ink::read(rest.split([';', '}']).next()?.trim())
        };
        let token = |name: &str| {
            let missing = || io::Error::other(format!("the style sheet does not define {name}"));
            value(&format!("{name}:")).ok_or_else(missing)
        };
        let land = token("--land")?;
        let zone = |zone: &Zone| {
            let quoted = value(&format!("[data-zone=\"{}\"]{{--zone:", zone.id));
            // Minified style sheets omit the quotation marks.
            let bare = || value(&format!("[data-zone={}]{{--zone:", zone.id));
            quoted.or_else(bare).unwrap_or(land)
        };
        Ok(Self {
            paper: token("--paper")?,
            raised: token("--paper-raised")?,
            ink: token("--ink")?,
            soft: token("--ink-soft")?,
            faint: token("--ink-faint")?,
            rule: token("--rule-strong")?,
            vermilion: token("--vermilion")?,
            river: token("--river")?,
            zones: zones.iter().map(zone).collect(),
            land,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_mix() {
        let (black, white) = (Ink([0, 0, 0]), Ink([255, 255, 255]));
        assert_eq!(black.on(white, 0.5).to_string(), "#808080");
        assert_eq!(Ink::read("#a8301f").map(|ink| ink.0), Some([168, 48, 31]));
        assert_eq!(Ink::read("#fff"), Some(white));
        assert_eq!(Ink::read("rgb(0,0,0)"), None);
    }
}
