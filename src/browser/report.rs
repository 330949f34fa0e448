//! What goes wrong: once in the console, and on the page when nothing else works.

use std::cell::RefCell;

use super::dom::document;

thread_local! {
    static SAID: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Writes a warning to the console, each only once.
pub fn warn_once(words: &str) {
    let new = SAID.with_borrow_mut(|said| {
        let new = !said.iter().any(|before| before == words);
        if new {
            said.push(words.to_owned());
        }
        new
    });
    if new {
        gloo::console::warn!(words);
    }
}

/// From now on a panic shows `title`, `text` and a link named `way_on` above the page, whose
/// printed text stays readable.
pub fn install_panic_page(title: &'static str, text: &'static str, way_on: &'static str) {
    std::panic::set_hook(Box::new(move |info| {
        gloo::console::error!(info.to_string());
        _ = show(title, text, way_on);
    }));
}

fn show(title: &str, text: &str, way_on: &str) -> Option<()> {
    let document = document()?;
    document
        .document_element()?
        .set_attribute("data-failed", "")
        .ok()?;
    if document.get_element_by_id("failure").is_some() {
        return None;
    }
    let notice = document.create_element("div").ok()?;
    notice.set_id("failure");
    notice.set_class_name("failure");
    notice.set_attribute("role", "alert").ok()?;
    for (tag, words) in [("strong", title), ("p", text)] {
        let element = document.create_element(tag).ok()?;
        element.set_text_content(Some(words));
        notice.append_child(&element).ok()?;
    }
    let link = document.create_element("a").ok()?;
    link.set_attribute("href", "").ok()?;
    link.set_text_content(Some(way_on));
    notice.append_child(&link).ok()?;
    document.body()?.prepend_with_node_1(&notice).ok()?;
    Some(())
}
