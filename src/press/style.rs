//! The style sheet: the files of `style/` in order, and the zones' colours from the seeds.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use crate::plan::Zone;
use crate::seeds::raw::RawColour;

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
    sheet.push_str(&zone_rules(zones, colours));
    Ok(squeezed(&sheet))
}

/// A style sheet without comments, indentation and blank lines.
fn squeezed(sheet: &str) -> String {
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
    format!("{rules}@media screen and (prefers-color-scheme:dark){{{dark}}}\n")
}
