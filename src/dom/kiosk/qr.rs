//! QR codes for elements that ask for one.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::super::document::document;
use super::page::{find, send};

/// The attribute that holds the address of a QR code.
const QR: &str = "data-qr";

/// Puts the drawing of its address into an element, and says so.
fn fill_qr(element: &Element, draw: &impl Fn(&str) -> Option<String>) {
    let address = element.get_attribute(QR).unwrap_or_default();
    if let Some(svg) = draw(&address) {
        element.set_inner_html(&svg);
        send(element, "yantu:qr-done");
    }
}

/// Gives the element that fits a selector another address and has it drawn.
pub fn fill_qr_of(selector: &str, address: &str) {
    if let Some(element) = find(selector) {
        element.set_inner_html("");
        _ = element.set_attribute(QR, address);
        send(&element, "yantu:qr");
    }
}

/// Fills every element with `data-qr="address"` that asks by the event `yantu:qr`, also those that
/// asked before anybody listened, and answers with `yantu:qr-done`.
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
