//! The script that runs before anything is painted: it takes up the size of text, the theme and the
//! elder mode that the visitor has chosen, so that nothing jumps later, and hears their switches. It
//! works in browsers that do not know WebAssembly.

use std::path::Path;
use std::{fs, io};

use super::minify_js::{fingerprint, minified};
use crate::reading::{KEY, LOOK};

/// The script. What is kept of the reading begins with the size.
fn script() -> String {
    let script = include_str!("theme-init.js");
    minified(&script.replace("{{READING}}", KEY).replace("{{LOOK}}", LOOK))
}

/// Writes the script, made smaller by `lean`, into `folder`. Returns the name of its file.
pub(super) fn write_theme_init(
    folder: &Path,
    lean: impl Fn(String) -> io::Result<String>,
) -> io::Result<String> {
    let script = lean(script())?;
    let name = format!("early-{}.js", fingerprint(script.as_bytes()));
    fs::write(folder.join(&name), script).map(|()| name)
}
