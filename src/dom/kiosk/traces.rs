//! What a visitor leaves behind, and how it is taken away.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Storage};

use super::super::document::{RESET, document};
use super::page::{html, send};

/// What the names of everything stored begin with.
const PREFIX: &str = "yantu";

/// Asks the app to begin again.
pub fn ask_for_reset() {
    if let Some(html) = html() {
        send(&html, RESET);
    }
}

/// Forgets all that the app has stored on the device, for good or for the session.
pub fn clear_stored() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let stores = [window.local_storage(), window.session_storage()];
    for store in stores.into_iter().filter_map(|s| s.ok().flatten()) {
        for name in names(&store) {
            _ = store.remove_item(&name);
        }
    }
}

fn names(store: &Storage) -> Vec<String> {
    let all = 0..store.length().unwrap_or_default();
    all.filter_map(|index| store.key(index).ok().flatten())
        .filter(|name| name.starts_with(PREFIX))
        .collect()
}

/// Takes all attributes from the root element but these: what a visitor has set, such as the size
/// of the words.
pub fn keep_only_attributes(kept: &[&str]) {
    let Some(html) = html() else { return };
    for name in html
        .get_attribute_names()
        .iter()
        .filter_map(|n| n.as_string())
    {
        if !kept.contains(&name.as_str()) {
            _ = html.remove_attribute(&name);
        }
    }
}

/// Every element of the page that fits a selector.
fn all(selector: &str) -> Vec<Element> {
    let found = document().and_then(|d| d.query_selector_all(selector).ok());
    let found = found.into_iter().flat_map(|list| {
        let all = 0..list.length();
        all.filter_map(move |index| list.get(index)?.dyn_into().ok())
    });
    found.collect()
}

/// Empties every field and closes what folds open.
pub fn clear_fields() {
    for field in all("input") {
        if let Some(input) = field.dyn_ref::<HtmlInputElement>()
            && !input.value().is_empty()
        {
            input.set_value("");
            send(input, "input");
        }
    }
    for details in all("details[open]") {
        _ = details.remove_attribute("open");
    }
}

/// Scrolls everything back to its start; nothing is focused, nothing selected.
pub fn scroll_home() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
        if let Ok(Some(selection)) = window.get_selection() {
            _ = selection.remove_all_ranges();
        }
    }
    for element in all("body *") {
        if element.scroll_top() != 0 {
            element.set_scroll_top(0);
        }
        if element.scroll_left() != 0 {
            element.set_scroll_left(0);
        }
    }
    let focused = document().and_then(|d| d.active_element());
    if let Some(Ok(focused)) = focused.map(JsCast::dyn_into::<HtmlElement>) {
        _ = focused.blur();
    }
}

/// Ends what is read aloud.
pub fn stop_speech() {
    let speech = web_sys::window().and_then(|w| Reflect::get(&w, &"speechSynthesis".into()).ok());
    let Some(speech) = speech.filter(|speech| speech.is_object()) else {
        return;
    };
    let cancel = Reflect::get(&speech, &"cancel".into());
    if let Some(Ok(cancel)) = cancel.ok().map(JsCast::dyn_into::<Function>) {
        _ = cancel.call0(&speech);
    }
}
