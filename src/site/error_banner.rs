//! What a page says when one of its programs breaks off. The programs are compiled to stop at once
//! then, without a word of their own, so that it is a script that hears of it.

use serde_json::Value;

use crate::model::messages::Msg;
use crate::model::plan::Plan;

/// The script, with the words of a page's language; of several, each is chosen by its tag in `lang`.
pub(super) fn script<'a>(plans: impl IntoIterator<Item = &'a Plan>) -> String {
    let words = plans.into_iter().map(|plan| {
        let keys = [
            Msg::PanicTitle,
            Msg::PanicText,
            Msg::PanicReload,
            Msg::ToolLost,
        ];
        let words = keys.map(|key| Value::from(plan.messages.get(key)));
        (plan.language.tag.clone(), Value::from(words.to_vec()))
    });
    let words: Vec<(String, Value)> = words.collect();
    let words = match words.as_slice() {
        [(_, words)] => words.to_string(),
        _ => {
            let all = Value::Object(words.into_iter().collect());
            format!("{all}[document.documentElement.lang]")
        }
    };
    // No word of it ends the element that the single file has it in.
    let words = words.replace('<', "\\u003c");
    include_str!("error-banner.js").replace("{{WORDS}}", &words)
}
