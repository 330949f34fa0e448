//! The style sheet: the files of `style/` in order, and the zones' colours from the seeds.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use crate::data::raw::RawColour;
use crate::model::plan::Zone;

/// Joins the files of a folder in the order of their names and adds the zones' colours.
///
/// # Errors
/// A file that cannot be read.
pub fn style_sheet(folder: &Path, zones: &[Zone], colours: &[RawColour]) -> io::Result<String> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .collect::<io::Result<Vec<_>>>()?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
        .collect();
    files.sort();
    let mut sheet = String::new();
    for file in files {
        sheet.push_str(&fs::read_to_string(file)?);
        sheet.push('\n');
    }
    let sheet = with_icons(&with_night(&minified(&sheet)));
    Ok(minified(&format!("{sheet}{}", zone_rules(zones, colours))))
}

/// The same sheet, with a picture for each `icon(width of the stroke, path)`.
fn with_icons(sheet: &str) -> String {
    let mut parts = sheet.split("icon(");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (icon, rest) = part.split_once(')').unwrap_or_default();
        out.push_str(&match icon.split_once(", ") {
            // What an address cannot hold is written as its code.
            Some((width, path)) => format!(
                "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' \
                 viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-linecap='round' \
                 stroke-linejoin='round' stroke-width='{width}'%3E%3Cpath d='{path}'/%3E%3C/svg%3E\"){rest}"
            ),
            None => format!("icon({part}"),
        });
    }
    out
}

/// How a style sheet begins what holds in the dark, by the visitor's system.
const NIGHT: &str = "@media screen and (prefers-color-scheme: dark) {";

/// The same sheet, with what holds in the dark also where the visitor has chosen it, and not where
/// the visitor has chosen the light.
fn with_night(sheet: &str) -> String {
    let mut parts = sheet.split(NIGHT);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // Rules hold no braces: the first pair of closing ones ends the block.
        let (rules, rest) = part.split_once("}\n}").unwrap_or((part, ""));
        out.push_str(&night(&format!("{rules}}}")));
        out.push_str(rest);
    }
    out
}

/// Rules that hold in the dark: by the system unless the visitor has chosen the light, and wherever
/// the visitor has chosen the dark.
fn night(rules: &str) -> String {
    let under = |root: &str| -> String {
        let rules = rules.split_inclusive('}').filter(|rule| rule.contains('{'));
        rules
            .map(|rule| match rule.trim_start().strip_prefix(":root") {
                Some(rest) => format!("{root}{rest}\n"),
                None => format!("{root} {}\n", rule.trim_start()),
            })
            .collect()
    };
    format!(
        "@media screen and (prefers-color-scheme:dark){{\n{}}}\n@media screen{{\n{}}}\n",
        under(":root:not([data-theme=light])"),
        under(":root[data-theme=dark]"),
    )
}

/// The colours that the icon and the browser's own surroundings share with the pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Palette {
    /// The paper by day.
    pub paper: String,
    /// The paper by night.
    pub dark_paper: String,
    /// The vermilion by day.
    pub vermilion: String,
}

impl Palette {
    /// Reads the colours from a style sheet, where the night's follow the day's.
    ///
    /// # Errors
    /// A style sheet that does not name them.
    pub fn of(sheet: &str) -> io::Result<Self> {
        let value = |token: &str, place: usize| {
            sheet
                .split(&format!("{token}:"))
                .nth(place + 1)
                .and_then(|rest| rest.split([';', '}']).next())
                .map(|value| value.trim().to_owned())
                .ok_or_else(|| io::Error::other(format!("the style sheet names no {token}")))
        };
        Ok(Self {
            paper: value("--paper", 0)?,
            dark_paper: value("--paper", 1)?,
            vermilion: value("--vermilion", 0)?,
        })
    }
}

/// A style sheet without comments, indentation and blank lines.
fn minified(sheet: &str) -> String {
    let mut bare = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(bare.len()), |mut out, line| {
        out.push_str(line);
        out.push('\n');
        out
    })
}

/// `--zone` for every zone, in light and dark surroundings.
fn zone_rules(zones: &[Zone], colours: &[RawColour]) -> String {
    let mut rules = String::new();
    let mut dark = String::new();
    for (zone, colour) in zones.iter().zip(colours) {
        // Writing to a string cannot fail.
        _ = writeln!(
            rules,
            "[data-zone=\"{}\"]{{--zone:{}}}",
            zone.id, colour.light
        );
        _ = writeln!(
            dark,
            "[data-zone=\"{}\"]{{--zone:{}}}",
            zone.id, colour.dark
        );
    }
    format!("{rules}{}", night(&dark))
}

#[cfg(test)]
mod tests {
    use super::{NIGHT, Palette, with_icons, with_night};

    #[test]
    fn the_dark_can_be_chosen_and_refused() {
        let sheet =
            format!("a{{}}\n{NIGHT}\n:root {{\n--ink: #fff;\n}}\nb {{ c: d; }}\n}}\ne{{}}\n");
        let both = with_night(&sheet);
        for rule in [
            ":root:not([data-theme=light]) {\n--ink: #fff;\n}",
            ":root:not([data-theme=light]) b { c: d; }",
            ":root[data-theme=dark] {\n--ink: #fff;\n}",
            ":root[data-theme=dark] b { c: d; }",
        ] {
            assert_eq!(both.matches(rule).count(), 1, "{rule} in {both}");
        }
        assert!(both.starts_with("a{}\n@media screen and") && both.ends_with("\ne{}\n"));
        assert_eq!(both.matches('{').count(), both.matches('}').count());
    }

    #[test]
    fn icons_become_pictures() {
        let sheet = "a { --icon: icon(1.5, M1 2h3); }\nb { c: icon(; }";
        let drawn = with_icons(sheet);
        assert!(drawn.starts_with("a { --icon: url(\"data:image/svg+xml,%3Csvg "));
        assert!(drawn.contains(" stroke-width='1.5'%3E%3Cpath d='M1 2h3'/%3E%3C/svg%3E\"); }"));
        assert!(drawn.ends_with("\nb { c: icon(; }"));
    }

    #[test]
    fn colours_are_read_from_the_sheet() {
        let sheet = ":root{--paper-raised:#fff;--paper:#f7f2e6;--vermilion: #a8301f}\
                     @media screen{:root{--paper:#1a1814;--vermilion:#f4907a}}";
        let palette = Palette::of(sheet).unwrap();
        assert_eq!(palette.paper, "#f7f2e6");
        assert_eq!(palette.dark_paper, "#1a1814");
        assert_eq!(palette.vermilion, "#a8301f");
        let error = Palette::of(":root{--paper:#fff}").unwrap_err();
        assert_eq!(error.to_string(), "the style sheet names no --paper");
    }
}
