//! What the service worker says of a page in a locale that is not cached, while another one is.

use serde_json::{Map, json};

use crate::markup::escape;
use crate::model::messages::Msg;
use crate::model::plan::Plan;

/// The words of each plan's locale by its folder, as JSON: HTML, with `{}` for the name of the locale
/// that is cached.
pub(in crate::site) fn words_of_locales(plans: &[&Plan]) -> String {
    let locales: Map<_, _> = plans.iter().map(|plan| words_of_locale(plan)).collect();
    json!(locales).to_string()
}

fn words_of_locale(plan: &Plan) -> (String, serde_json::Value) {
    let words = |key| escape(&plan.messages.fill(key, &[("language", &"{}")]));
    let words = json!({
        "tag": escape(&plan.language.tag),
        "name": escape(&plan.language.name),
        "title": words(Msg::NotCachedTitle),
        "text": words(Msg::NotCachedText),
        "link": words(Msg::NotCachedLink),
    });
    (plan.language.folder(), words)
}
