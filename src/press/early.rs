//! The script that runs before anything is painted: it takes up the size of text that the
//! visitor has chosen, so that nothing jumps later.

use super::site::fingerprint;
use crate::reading::KEY;

/// The script. What is kept begins with the size; blocked storage throws.
pub(super) fn script() -> String {
    format!(
        "try {{\n\
         \x20 const size = /^[12]/.exec(localStorage.getItem(\"{KEY}\"));\n\
         \x20 if (size) document.documentElement.dataset.size = size[0];\n\
         }} catch {{}}\n"
    )
}

/// Its file, below the site's root.
pub(super) fn file() -> String {
    format!("early-{}.js", fingerprint(script().as_bytes()))
}
