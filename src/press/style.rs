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
    Ok(sheet)
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
