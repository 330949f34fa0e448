//! What a page says when one of its programs breaks off. The programs are compiled to stop at once
//! then, without a word of their own, so that it is a script that hears of it.

use serde_json::json;

use crate::model::messages::{Messages, Msg};

/// The script, with its words.
pub(super) fn script(messages: &Messages) -> String {
    let words = [
        Msg::PanicTitle,
        Msg::PanicText,
        Msg::PanicReload,
        Msg::ToolLost,
    ]
    .map(|key| messages.get(key));
    // No word of it ends the element that the single file has it in.
    let words = json!(words).to_string().replace('<', "\\u003c");
    include_str!("error-banner.js").replace("{{WORDS}}", &words)
}
