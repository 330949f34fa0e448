//! Elements that components hold: attributes, children, focus and scrolling.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use super::document::{document, element};

/// The nearest element that fits a selector: what an event is about, or something around it.
pub(super) fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// Moves the focus to an element, of HTML or SVG.
pub fn focus_element(element: &Element) {
    // Both have the method; only one has it in its class.
    _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// Sets an attribute of the element with this id, or removes it.
pub fn set_attribute(id: &str, name: &str, value: Option<&str>) {
    if let Some(element) = element(id) {
        write_attribute(&element, name, value);
    }
}

fn write_attribute(element: &Element, name: &str, value: Option<&str>) {
    _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Replaces the text of the element with this id.
pub fn set_text(id: &str, text: &str) {
    if let Some(element) = element(id) {
        element.set_text_content(Some(text));
    }
}

/// Writes into a live region after so many milliseconds, unless something else is announced before. The
/// same words again are another text, so that they are spoken again.
pub fn announce(id: &'static str, words: &str, pause: u32) {
    thread_local! {
        static ANNOUNCEMENT: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    }
    let words = words.to_owned();
    let write = Timeout::new(pause, move || {
        let Some(region) = element(id) else { return };
        let is_same = region.text_content().as_ref() == Some(&words);
        let again = if is_same && !words.is_empty() {
            "\u{a0}"
        } else {
            ""
        };
        region.set_text_content(Some(&format!("{words}{again}")));
    });
    // The one before is dropped, and with it cancelled.
    ANNOUNCEMENT.set(Some(write));
}

/// Shows HTML that another program of this site rendered as the content of an element.
pub fn show_fragment(element: &Element, html: &str) {
    element.set_inner_html(html);
}

/// Shows HTML that another program of this site rendered as the content of `main`.
pub fn show_in_main(html: &str) {
    if let Some(main) = element("main") {
        show_fragment(&main, html);
    }
}

/// A child element by its place.
pub fn child(parent: &Element, index: usize) -> Option<Element> {
    parent.children().item(u32::try_from(index).ok()?)
}

/// Takes the links of the rows of a tree out of the order of the Tab key.
pub fn remove_tab_stops(tree: &Element) {
    let links = tree.get_elements_by_tag_name("a");
    for link in (0..links.length()).filter_map(|at| links.item(at)) {
        _ = link.set_attribute("tabindex", "-1");
    }
}

/// Moves what an element of a class has in `from` to the end of `to`.
pub fn move_children(from: &Element, class: &str, to: &Element) {
    let Some(source) = from.get_elements_by_class_name(class).item(0) else {
        return;
    };
    while let Some(child) = source.first_child() {
        if to.append_child(&child).is_err() {
            return;
        }
    }
}

/// What a text box holds.
pub fn value(input: &HtmlInputElement) -> String {
    input.value()
}

/// Writes into a text box.
pub fn set_value(input: &HtmlInputElement, value: &str) {
    if input.value() != value {
        input.set_value(value);
    }
}

/// How much of an element is on the screen: from where to where, in shares of its height. `None` for
/// one without height.
pub fn seen_share(element: &Element) -> Option<[f64; 2]> {
    let screen = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let rect = element.get_bounding_client_rect();
    let (top, height) = (rect.top(), rect.height());
    (height > 0.0).then(|| [-top / height, (screen - top) / height])
}

/// Scrolls the box with this id as little as possible until an element in it is seen. The page itself
/// does not scroll.
pub fn scroll_box_to(id: &str, inside: &Element) {
    if let Some(around) = element(id) {
        scroll_inside(&around, inside);
    }
}

/// Scrolls a box as little as possible until an element in it is seen.
pub fn scroll_inside(around: &Element, inside: &Element) {
    let (outer, inner) = (
        around.get_bounding_client_rect(),
        inside.get_bounding_client_rect(),
    );
    let shift = |least: f64, most: f64| if least < 0.0 { least } else { most.max(0.0) };
    let down = shift(inner.top() - outer.top(), inner.bottom() - outer.bottom());
    let right = shift(inner.left() - outer.left(), inner.right() - outer.right());
    around.set_scroll_top(around.scroll_top() + down as i32);
    around.set_scroll_left(around.scroll_left() + right as i32);
}

/// How wide an element is inside, in pixels.
pub fn inner_width(element: &Element) -> i32 {
    element.client_width()
}

/// Marks the links of the main navigation and of the tab bar that lead to an address.
pub fn mark_page_links(address: &str) {
    let links = document().and_then(|document| {
        let links = document.query_selector_all(".masthead__nav a, .tab-bar a:not([id])");
        links.ok()
    });
    let Some(links) = links else { return };
    for at in 0..links.length() {
        let link = links
            .item(at)
            .and_then(|link| link.dyn_into::<Element>().ok());
        if let Some(link) = link {
            let is_current = link.get_attribute("href").as_deref() == Some(address);
            write_attribute(&link, "aria-current", is_current.then_some("page"));
        }
    }
}

/// Moves the choice in a list box by `step` options, round its ends; 0 takes it away. The text box
/// keeps the focus and names the option. Returns whether one is chosen.
pub fn choose(input: &HtmlInputElement, list: &HtmlElement, step: i32) -> bool {
    let options = options(list);
    let count = options.len() as i32;
    let chosen = options.iter().position(is_chosen);
    if let Some(option) = chosen.and_then(|at| options.get(at)) {
        _ = option.set_attribute("aria-selected", "false");
    }
    let next = match chosen {
        _ if step == 0 || count == 0 => None,
        Some(at) => Some((at as i32 + step).rem_euclid(count)),
        None if step > 0 => Some(0),
        None => Some(count - 1),
    };
    let Some(option) = next.and_then(|at| options.get(at as usize)) else {
        _ = input.remove_attribute("aria-activedescendant");
        return false;
    };
    _ = option.set_attribute("aria-selected", "true");
    _ = input.set_attribute("aria-activedescendant", &option.id());
    let (top, height) = (option.offset_top(), option.offset_height());
    let (seen, room) = (list.scroll_top(), list.client_height());
    if top < seen {
        list.set_scroll_top(top);
    } else if top + height > seen + room {
        list.set_scroll_top(top + height - room);
    }
    true
}

/// Presses the chosen option of a list box, if there is one.
pub fn press_chosen(list: &HtmlElement) -> bool {
    let chosen = options(list).into_iter().find(is_chosen);
    chosen.is_some_and(|option| {
        option.click();
        true
    })
}

fn options(list: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = list.query_selector_all("[role=option]") else {
        return Vec::new();
    };
    let found = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok());
    found.collect()
}

fn is_chosen(option: &HtmlElement) -> bool {
    option.get_attribute("aria-selected").as_deref() == Some("true")
}
