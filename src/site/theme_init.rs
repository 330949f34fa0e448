//! The script that runs before anything is painted: it takes up the size of text, the theme and the
//! elder mode that the visitor has chosen, so that nothing jumps later, and hears their switches. It
//! works in browsers that do not know WebAssembly.

use std::path::Path;
use std::{fs, io};

use serde_json::Value;

use super::minify_js::{fingerprint, minified};
use crate::markup::escape;
use crate::model::messages::Msg;
use crate::model::plan::Plan;
use crate::reading::{KEY, LOOK, OFFERED};

/// What offers each translated language: the line and the word that dismisses it.
fn offers(plans: &[&'static Plan]) -> Value {
    let translated = plans.iter().filter(|plan| !plan.translations.is_empty());
    let offers = translated.map(|plan| {
        let words = [Msg::TranslationOffer, Msg::TranslationDismiss];
        let words = words.map(|key| Value::from(escape(plan.messages.get(key))));
        (plan.language.tag.clone(), Value::from(words.to_vec()))
    });
    Value::Object(offers.collect())
}

/// The script. What is kept of the reading begins with the size.
fn script(plans: &[&'static Plan]) -> String {
    let script = include_str!("theme-init.js");
    let script = script.replace("{ \"{{OFFERS}}\": 0 }", &offers(plans).to_string());
    let keys = [
        ("{{READING}}", KEY),
        ("{{LOOK}}", LOOK),
        ("{{OFFERED}}", OFFERED),
    ];
    let script = keys
        .iter()
        .fold(script, |script, (place, key)| script.replace(place, key));
    minified(&script)
}

/// Writes the script, made smaller by `lean`, into `folder`. Returns the name of its file.
pub(super) fn write_theme_init(
    folder: &Path,
    plans: &[&'static Plan],
    lean: impl Fn(String) -> io::Result<String>,
) -> io::Result<String> {
    let script = lean(script(plans))?;
    let name = format!("early-{}.js", fingerprint(script.as_bytes()));
    fs::write(folder.join(&name), script).map(|()| name)
}
