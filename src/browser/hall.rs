//! The door of the annex: a page seen and driven from outside.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit};

use super::dom::document;

/// The attribute that holds the address of a QR code.
const QR: &str = "data-qr";

/// Sends a bubbling event from an element.
fn send(from: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(name, &init) {
        _ = from.dispatch_event(&event);
    }
}

/// Puts the drawing of its address into an element, and says so.
fn fill_qr(element: &Element, draw: &impl Fn(&str) -> Option<String>) {
    let address = element.get_attribute(QR).unwrap_or_default();
    if let Some(svg) = draw(&address) {
        element.set_inner_html(&svg);
        send(element, "yantu:qr-done");
    }
}

/// Fills every element with `data-qr="address"` that has asked by the event `yantu:qr`, now
/// (those that asked before anybody listened) and from now on, and answers with `yantu:qr-done`.
pub fn on_qr(draw: impl Fn(&str) -> Option<String> + 'static) {
    let Some(document) = document() else { return };
    if let Ok(waiting) = document.query_selector_all("[data-qr]:empty") {
        for index in 0..waiting.length() {
            if let Some(Ok(element)) = waiting.get(index).map(JsCast::dyn_into) {
                fill_qr(&element, &draw);
            }
        }
    }
    EventListener::new(&document, "yantu:qr", move |event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if let Some(element) = target.filter(|element| element.has_attribute(QR)) {
            fill_qr(&element, &draw);
        }
    })
    .forget();
}
