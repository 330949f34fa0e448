//! The script that has the contents of the whole text follow the reading. It is a script of its own
//! so that reading asks for no program.

use std::path::Path;
use std::{fs, io};

use super::minify_js::{fingerprint, minified};
use crate::reading::KEY;

/// The script: a module of the site, and a part of the single file.
pub(super) fn script() -> String {
    minified(&include_str!("scrollspy.js").replace("{{READING}}", KEY))
}

/// Writes the script that the boot script calls on the page of the whole text. Returns its name.
///
/// # Errors
/// A file that cannot be written.
pub(super) fn write_reader_script(folder: &Path) -> io::Result<String> {
    let script = script();
    let name = format!("reader-{}.js", fingerprint(script.as_bytes()));
    fs::write(folder.join(&name), script).map(|()| name)
}
