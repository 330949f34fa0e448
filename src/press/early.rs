//! The script that runs before anything is painted: it takes up the size of text, the theme and the
//! elder mode that the visitor has chosen, so that nothing jumps later, and hears their switches. It
//! works in browsers that do not know WebAssembly.

use super::squeeze::{fingerprint, squeezed};
use crate::reading::{KEY, LOOK};

/// The script. What is kept of the reading begins with the size.
pub(super) fn script() -> String {
    let script = include_str!("early.js");
    squeezed(&script.replace("{{READING}}", KEY).replace("{{LOOK}}", LOOK))
}

/// Its file, below the site's root.
pub(super) fn file() -> String {
    format!("early-{}.js", fingerprint(script().as_bytes()))
}
