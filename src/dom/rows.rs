//! Rows that are kept as they should be, one after the other: only what differs is touched.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::document::document;

/// The rows of an element, at one of them.
pub struct Rows {
    around: Element,
    here: Option<Element>,
}

impl Rows {
    /// The rows of the first element that fits a selector, at the first of them. Some elements that
    /// are no rows may stand before.
    pub fn of(around: &str, before: u32) -> Option<Self> {
        let around = document()?.query_selector(around).ok()??;
        let mut here = around.first_element_child();
        for _ in 0..before {
            here = here?.next_element_sibling();
        }
        Some(Self { around, here })
    }

    /// Goes on to the next row.
    pub fn step(&mut self) {
        self.here = self.here.as_ref().and_then(Element::next_element_sibling);
    }

    /// Takes the row away that this is at, and goes on to the next.
    pub fn remove(&mut self) {
        if let Some(row) = self.here.take() {
            self.here = row.next_element_sibling();
            row.remove();
        }
    }

    /// Puts rows before the one that this is at, or at the end.
    pub fn insert(&self, html: &str) {
        if html.is_empty() {
            return;
        }
        _ = match &self.here {
            Some(row) => row.insert_adjacent_html("beforebegin", html),
            None => self.around.insert_adjacent_html("beforeend", html),
        };
    }

    /// Writes an attribute of the row, or takes it away.
    pub fn write(&self, name: &str, value: Option<&str>) {
        write(self.here.as_ref(), name, value);
    }

    /// Writes an attribute of what the row begins with.
    pub fn write_first(&self, name: &str, value: &str) {
        let first = self.here.as_ref().and_then(Element::first_element_child);
        write(first.as_ref(), name, Some(value));
    }

    /// Writes an attribute of what the row ends with.
    pub fn write_last(&self, name: &str, value: &str) {
        let last = self.here.as_ref().and_then(Element::last_element_child);
        write(last.as_ref(), name, Some(value));
    }

    /// Puts something else in the place of what the row begins with.
    pub fn replace_first(&self, html: &str) {
        if let Some(first) = self.here.as_ref().and_then(Element::first_element_child) {
            _ = first.insert_adjacent_html("beforebegin", html);
            first.remove();
        }
    }
}

fn write(element: Option<&Element>, name: &str, value: Option<&str>) {
    let Some(element) = element else { return };
    _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// An element that is kept up to date by hand.
pub struct Part(Element);

/// All elements that fit a selector, in the order of the page.
pub fn parts(selector: &str) -> Vec<Part> {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(found) = found else {
        return Vec::new();
    };
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok());
    elements.map(Part).collect()
}

impl Part {
    /// Reads an attribute.
    pub fn read(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Writes an attribute, or takes it away.
    pub fn write(&self, name: &str, value: Option<&str>) {
        write(Some(&self.0), name, value);
    }
}

/// Writes an attribute of the first element that fits a selector, or takes it away.
/// Where there is none, nothing is written.
pub fn write_attribute(selector: &str, name: &str, value: Option<&str>) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    write(found.as_ref(), name, value);
}

/// The attribute of the row that an event comes from, if it comes from such a part of one.
pub fn row_of(event: &web_sys::Event, part: &str, name: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let part = target.closest(part).ok()??;
    part.parent_element()?.get_attribute(name)
}
