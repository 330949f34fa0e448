//! The script that returns to the place on a page that Back or Forward leads to. It is loaded once the
//! page reacts.

use std::path::Path;
use std::{fs, io};

use super::minify_js::{fingerprint, minified};

/// The script: a module of the site, and a part of the single file.
pub(super) fn script() -> String {
    minified(include_str!("scroll-restoration.js"))
}

/// Writes the script that the boot script loads. Returns its name.
///
/// # Errors
/// A file that cannot be written.
pub(super) fn write_script(folder: &Path) -> io::Result<String> {
    let script = script();
    let name = format!("places-{}.js", fingerprint(script.as_bytes()));
    fs::write(folder.join(&name), script).map(|()| name)
}
