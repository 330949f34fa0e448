//! Reading: what is pressed, what is marked, how far the page has been read.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::document::document;
use super::elements::closest;
use super::extras::{PRESS, TOOLS};
use super::wait::{later, listen_capture};

/// What is read aloud.
const SPOKEN: &str = ".detail__title,.prose__part-heading,.prose__heading,.sentence:not(.bilingual),.bilingual>[data-quote],.quote:not(.bilingual)>.quote__words";
/// The same of a translation.
const SPOKEN_TRANSLATED: &str = ".detail__title,.prose__title,[data-translation]";
/// How long a notice stays.
const NOTICE_MS: u32 = 6000;

fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// Calls `each` with every such element and its place among them.
fn each(selector: &str, each: &mut dyn FnMut(usize, Element)) {
    let Some(Ok(found)) = document().map(|d| d.query_selector_all(selector)) else {
        return;
    };
    for index in 0..found.length() {
        if let Some(element) = found.get(index).and_then(|node| node.dyn_into().ok()) {
            each(index as usize, element);
        }
    }
}

/// Words that a visitor has marked in the detail.
#[derive(Debug, Clone)]
pub struct Picked {
    /// The words.
    pub words: String,
    /// The whole quotation or sentence that they begin in; empty outside of one.
    pub near: String,
    /// The sentence in whose translation they begin; empty outside of one.
    pub translated: String,
}

thread_local! {
    static PICKED: RefCell<Option<Picked>> = const { RefCell::new(None) };
    static NOTICE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Calls `act` with the value of a tool that is pressed, or with the address of a pressed mark of a
/// sentence (`#a31s2`).
pub fn on_tool(act: impl Fn(&str) + Clone + 'static) {
    let Some(document) = document() else { return };
    // Pressing something takes the marks away in some browsers before the click is heard.
    let remember = |event: &Event| PICKED.set(closest(event, ".tool").and_then(|_| picked_now()));
    listen_capture(&document, "pointerdown", Box::new(remember)).forget();
    let click = move |event: &Event| {
        if let Some(found) = closest(event, TOOLS) {
            if found.has_attribute("data-picture") && super::document::is_modified(event) {
                return;
            }
            let name = found.get_attribute("value");
            let name = name.or_else(|| found.get_attribute("href"));
            act(&name.unwrap_or_default());
        }
    };
    listen_capture(&document, "click", Box::new(click.clone())).forget();
    listen_capture(&document, PRESS, Box::new(click)).forget();
}

/// The words that are marked, or were when the tool was pressed.
pub fn picked() -> Option<Picked> {
    picked_now().or_else(|| PICKED.take())
}

fn picked_now() -> Option<Picked> {
    let selection = web_sys::window()?.get_selection().ok()??;
    let words = String::from(selection.to_string());
    if words.trim().is_empty() {
        return None;
    }
    let node = selection.get_range_at(0).ok()?.start_container().ok()?;
    let around = node.parent_element()?;
    around.closest("main").ok()??;
    let near = around.closest("[data-quote]").ok()?;
    let translated = around.closest("[data-translation]").ok()?;
    let translated = translated.and_then(|of| of.get_attribute("data-translation"));
    Some(Picked {
        translated: translated.unwrap_or_default(),
        words,
        near: near
            .and_then(|near| near.text_content())
            .unwrap_or_default(),
    })
}

/// Shows words for a while and tells them to a screen reader.
pub fn notify(words: &str) {
    write("#notice", words);
    NOTICE.set(Some(later(NOTICE_MS, Box::new(|| write("#notice", "")))));
}

/// Puts words in the place of what the first such element holds.
pub fn write(selector: &str, words: &str) {
    if let Some(element) = first(selector) {
        element.set_text_content(Some(words));
    }
}

/// Puts HTML in the place of what the first such element holds. For HTML that
/// [`Html`](crate::markup::Html) wrote.
pub fn fill(selector: &str, html: &str) {
    if let Some(element) = first(selector) {
        element.set_inner_html(html);
    }
}

/// Sets an attribute of the first such element, or removes it.
pub fn set(selector: &str, name: &str, value: Option<&str>) {
    if let Some(element) = first(selector) {
        _ = match value {
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        };
    }
}

/// A line across the part of the detail that is seen, at a share of the window's height.
fn line_at(share: f64) -> f64 {
    let main = first("main").map_or(0.0, |main| main.get_bounding_client_rect().top());
    let window = first("html").map_or(0, |html| html.client_height());
    main.max(0.0) + share * f64::from(window)
}

const fn spoken_of(translated: bool) -> &'static str {
    match translated {
        true => SPOKEN_TRANSLATED,
        false => SPOKEN,
    }
}

/// What can be read aloud from the reading position on, of the text or its translation: place among
/// all of it, words.
pub fn spoken(translated: bool) -> Vec<(usize, String)> {
    let line = line_at(0.06);
    let mut spoken = Vec::new();
    each(spoken_of(translated), &mut |place, element| {
        // What is folded away has a box without height.
        let rect = element.get_bounding_client_rect();
        if rect.height() > 0.0 && rect.bottom() > line {
            spoken.push((place, element.text_content().unwrap_or_default()));
        }
    });
    spoken
}

/// Marks what is being read aloud, by its place, and brings it into view.
pub fn mark_spoken(place: Option<usize>, translated: bool) {
    each(spoken_of(translated), &mut |index, element| {
        if place != Some(index) {
            _ = element.remove_attribute("aria-current");
            return;
        }
        _ = element.set_attribute("aria-current", "true");
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    });
}

/// Calls `act` before the window is printed (`beforeprint`) or the page left (`pagehide`).
pub fn on_window(name: &'static str, act: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        listen_capture(&window, name, Box::new(move |_| act())).forget();
    }
}

/// Today where the visitor is, ISO 8601.
pub fn today() -> String {
    let now = web_sys::js_sys::Date::new_0();
    format!(
        "{}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}
