//! Scripts without what only people read, and names that say what is in a file.

use std::path::Path;
use std::{fs, io};

use sha2::{Digest, Sha256};

/// The first four bytes of a file's SHA-256, in hexadecimal: every page has such names many times.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Rewrites a script of ours without its comments and indentation. It is written line by line, one
/// statement each, and holds no text of more than one line.
pub(super) fn minify_script(file: &Path) -> io::Result<()> {
    let script = match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        script => script?,
    };
    fs::write(file, minified(&script))
}

/// A script without its comments and indentation, see [`minify_script`].
pub(super) fn minified(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}
