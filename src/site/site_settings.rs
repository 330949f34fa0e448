//! The script that reads the host's settings anew, written with the limits of the native checks.

use std::path::Path;
use std::{fs, io};

use super::minify_js::{fingerprint, minify_script};
use crate::model::host::{LARGEST_FILE, LONGEST_LINK, LONGEST_TEXT, ODD};

const SCRIPT: &str = include_str!("site-settings.js");

/// The script.
pub(super) fn script() -> String {
    let odd: String = ODD
        .iter()
        .map(|(first, last)| format!("\\u{:04x}-\\u{:04x}", u32::from(*first), u32::from(*last)))
        .collect();
    SCRIPT
        .replace("{{FILE}}", &LARGEST_FILE.to_string())
        .replace("{{TEXT}}", &LONGEST_TEXT.to_string())
        .replace("{{LINK}}", &LONGEST_LINK.to_string())
        .replace("{{ODD}}", &odd)
}

/// Writes the script that the boot script calls when the page has loaded. Returns its name.
///
/// # Errors
/// A file that cannot be written.
pub(super) fn write_host_script(folder: &Path) -> io::Result<String> {
    let script = script();
    let name = format!("host-{}.js", fingerprint(script.as_bytes()));
    fs::write(folder.join(&name), script)?;
    minify_script(&folder.join(&name))?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_are_filled_in() {
        let script = script();
        assert!(!script.contains("{{"), "{script}");
        assert!(script.contains("value.length <= 120"));
        assert!(script.contains(r"[\u0000-\u001f\u007f-\u009f"));
        assert!(script.contains("{1,300}$/"));
        // Words of others never become markup or code.
        for never in [
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "eval",
            "document.write",
        ] {
            assert!(!script.contains(never), "{never}");
        }
    }
}
