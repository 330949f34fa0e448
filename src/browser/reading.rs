//! Reading: what is pressed, what is marked, how far the page has been read.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::dom::document;

/// What is read aloud.
const SPOKEN: &str = ".detail__title,.prose__part-heading,.prose__heading,.sentence,.quote__words";
/// The time between two looks at how far the page has been scrolled.
const GLANCE_MS: u32 = 120;
/// How long a notice stays.
const NOTICE_MS: u32 = 6000;

fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

fn all(selector: &str) -> Vec<Element> {
    let found = document().and_then(|d| d.query_selector_all(selector).ok());
    let found = found
        .iter()
        .flat_map(|list| (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()));
    found.collect()
}

fn pressed(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok()?
}

/// Words that a visitor has marked in the detail.
#[derive(Debug, Clone)]
pub struct Picked {
    /// The words.
    pub words: String,
    /// The whole quotation or sentence that they begin in; empty outside of one.
    pub near: String,
}

thread_local! {
    static PICKED: RefCell<Option<Picked>> = const { RefCell::new(None) };
    static NOTICE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Calls `act` with the value of a tool that is pressed, or with the address of a pressed link of
/// the contents (`#a31`) or of a sentence (`#a31s2`).
pub fn on_tool(act: impl Fn(&str) + 'static) {
    let Some(document) = document() else { return };
    // Pressing something takes the marks away in some browsers before the click is heard.
    EventListener::new(&document, "pointerdown", |event| {
        PICKED.set(pressed(event, ".tool").and_then(|_| picked_now()));
    })
    .forget();
    EventListener::new(&document, "click", move |event| {
        if let Some(found) = pressed(event, ".tool, .contents a, .sentence__anchor") {
            let name = found.get_attribute("value");
            act(&name
                .or_else(|| found.get_attribute("href"))
                .unwrap_or_default());
        }
    })
    .forget();
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
    Some(Picked {
        words,
        near: near
            .and_then(|near| near.text_content())
            .unwrap_or_default(),
    })
}

/// Shows words for a while and tells them to a screen reader.
pub fn notify(words: &str) {
    write("#notice", words);
    NOTICE.set(Some(Timeout::new(NOTICE_MS, || write("#notice", ""))));
}

/// Puts words in the place of what the first such element holds.
pub fn write(selector: &str, words: &str) {
    if let Some(element) = first(selector) {
        element.set_text_content(Some(words));
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

/// The top edge of the part of the detail that is seen, below what sticks there.
fn reading_edge() -> f64 {
    let main = first("main").map_or(0.0, |main| main.get_bounding_client_rect().top());
    let bar = first(".contents").filter(|_| !contents_beside());
    main.max(0.0) + bar.map_or(0.0, |bar| bar.client_height().into()) + 32.0
}

/// The id of the section of the whole text that is being read: the last that has begun.
pub fn section_read() -> Option<String> {
    let edge = reading_edge();
    let sections = all("[data-text] section");
    let begun = sections
        .iter()
        .filter(|section| section.get_bounding_client_rect().top() <= edge);
    begun.last().or(sections.first()).map(Element::id)
}

/// Calls `moved` now and then while anything is scrolled, and at its end.
pub fn on_scroll(moved: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    let (moved, waiting) = (Rc::new(moved), Rc::new(Cell::new(false)));
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&document, "scroll", options, move |_| {
        if !waiting.replace(true) {
            let (moved, waiting) = (Rc::clone(&moved), Rc::clone(&waiting));
            Timeout::new(GLANCE_MS, move || {
                waiting.set(false);
                moved();
            })
            .forget();
        }
    })
    .forget();
}

/// Whether the contents stand beside the text and not above it.
pub fn contents_beside() -> bool {
    let width = |element: Element| element.get_bounding_client_rect().width();
    let widths = first(".contents").map(width).zip(first("main").map(width));
    widths.is_some_and(|(contents, main)| contents * 2.0 < main)
}

/// What can be read aloud from the reading position on: place among all of it, words.
pub fn spoken() -> Vec<(usize, String)> {
    let edge = reading_edge();
    all(SPOKEN)
        .iter()
        .enumerate()
        .filter(|(_, element)| {
            // What is folded away has no box.
            let seen = element.get_client_rects().length() > 0;
            seen && element.get_bounding_client_rect().bottom() > edge
        })
        .map(|(place, element)| (place, element.text_content().unwrap_or_default()))
        .collect()
}

/// Marks what is being read aloud, by its place, and brings it into view.
pub fn mark_spoken(place: Option<usize>) {
    set(".is-current", "aria-current", None);
    if let Some(before) = first(".is-current") {
        _ = before.class_list().remove_1("is-current");
    }
    if let Some(element) = place.and_then(|place| all(SPOKEN).into_iter().nth(place)) {
        _ = element.class_list().add_1("is-current");
        _ = element.set_attribute("aria-current", "true");
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Calls `act` before the window is printed (`beforeprint`) or the page left (`pagehide`).
pub fn on_window(name: &'static str, act: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, name, move |_| act()).forget();
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
