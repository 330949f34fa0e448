//! The script that reads the host's settings anew, written with the limits of the native checks.

use std::path::Path;
use std::{fs, io};

use serde_json::{Value, json};

use super::minify_js::{fingerprint, minify_script};
use crate::model::host::{LARGEST_FILE, LONGEST_LINK, LONGEST_TEXT, ODD};
use crate::model::plan::Plan;
use crate::pages::shell::{BEFORE_MAP, BEFORE_REVIEW, SettingSlot};

const SCRIPT: &str = include_str!("site-settings.js");

/// The places for what the host says in one language, before which notice each stands.
fn places(plan: &Plan) -> Value {
    let labelled = |places: &[SettingSlot]| {
        let labels = places.iter().map(|(name, label)| {
            let label = label.map_or("", |label| plan.messages.get(label));
            json!([name, label])
        });
        labels.collect::<Value>()
    };
    json!({
        ".colophon [data-unreviewed]": labelled(&BEFORE_REVIEW),
        ".colophon [data-map-notice]": labelled(&BEFORE_MAP),
    })
}

/// The script.
pub(super) fn script(plans: &[&Plan]) -> String {
    let named = plans
        .iter()
        .map(|plan| (plan.language.tag.clone(), places(plan)));
    let named = Value::Object(named.collect());
    let odd: String = ODD
        .iter()
        .map(|(first, last)| format!("\\u{:04x}-\\u{:04x}", u32::from(*first), u32::from(*last)))
        .collect();
    SCRIPT
        .replace("{{PLACES}}", &named.to_string())
        .replace("{{FILE}}", &LARGEST_FILE.to_string())
        .replace("{{TEXT}}", &LONGEST_TEXT.to_string())
        .replace("{{LINK}}", &LONGEST_LINK.to_string())
        .replace("{{ODD}}", &odd)
}

/// Writes the script that the boot script calls when the page has loaded. Returns its name.
///
/// # Errors
/// A file that cannot be written.
pub(super) fn write_host_script(folder: &Path, plans: &[&Plan]) -> io::Result<String> {
    let script = script(plans);
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
        let script = script(&[]);
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
