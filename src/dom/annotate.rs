//! What `extras` adds to a printed page: a line beside each quotation, a control's state.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::document::document;

/// Links that say where a sentence stands: below a quotation, behind a sentence of an article.
const SOURCES: &str = "#main figcaption > a:first-child, #main .sentence__anchor";

fn each(selector: &str, each: &mut dyn FnMut(Element)) {
    let found = document().and_then(|d| d.query_selector_all(selector).ok());
    let Some(found) = found else { return };
    for index in 0..found.length() {
        if let Some(element) = found.get(index).and_then(|node| node.dyn_into().ok()) {
            each(element);
        }
    }
}

/// Removes every element that fits a selector.
pub fn remove_all(selector: &str) {
    each(selector, &mut |element| element.remove());
}

/// Puts words behind the source of every quotation and every sentence. `words` takes the address of
/// the source and returns the value of `data-mine` and the words.
pub fn annotate_sentences(words: &dyn Fn(&str) -> Option<(&'static str, String)>) {
    each(SOURCES, &mut |link| {
        let href = link.get_attribute("href").unwrap_or_default();
        let (Some((value, words)), Some(document)) = (words(&href), document()) else {
            return;
        };
        if let Ok(line) = document.create_element("span") {
            line.set_class_name("mine");
            _ = line.set_attribute("data-mine", value);
            line.set_text_content(Some(&words));
            _ = link.insert_adjacent_element("afterend", &line);
        }
    });
}

/// Puts HTML behind the first element that fits a selector. For HTML that
/// [`Html`](crate::markup::Html) wrote.
pub fn insert_after(selector: &str, html: &str) {
    let found = document().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        _ = element.insert_adjacent_html("afterend", html);
    }
}
