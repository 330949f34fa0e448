//! Giving away: the clipboard, the system's sheet for sharing, the printer.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::HtmlTextAreaElement;
use web_sys::js_sys::{Array, Function, Object, Promise, Reflect};

use super::document::document;
use super::extras::dispatch_on;
use super::wait::{later, listen_capture};

#[wasm_bindgen]
extern "C" {
    // Caught: without a secure origin there is no `navigator.clipboard` at all.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(words: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = navigator, js_name = share)]
    fn open_sheet(what: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = document, js_name = execCommand)]
    fn command(name: &str) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = window, js_name = print)]
    fn open_printer() -> Result<(), JsValue>;
}

/// How long the picture of an address may take before the page is printed without it.
const PATIENCE_MS: u32 = 1500;

/// Calls `done` once: with nothing, or with the name of the error.
fn settled(promise: &Promise, done: Box<dyn FnOnce(Option<String>)>) {
    let done = Rc::new(Cell::new(Some(done)));
    let other = Rc::clone(&done);
    let well = Closure::once_into_js(move |_: JsValue| {
        if let Some(done) = done.take() {
            done(None);
        }
    });
    let badly = Closure::once_into_js(move |error: JsValue| {
        let name = Reflect::get(&error, &"name".into()).ok();
        if let Some(done) = other.take() {
            done(Some(name.and_then(|n| n.as_string()).unwrap_or_default()));
        }
    });
    let then: Function = Reflect::get(promise, &"then".into())
        .unwrap_or_default()
        .unchecked_into();
    _ = then.apply(promise, &Array::of2(&well, &badly));
}

/// Puts words on the clipboard; `done` hears whether they are there.
pub fn copy(words: &str, done: impl FnOnce(bool) + 'static) {
    match write_text(words) {
        Err(_) => done(copy_by_hand(words).is_some()),
        Ok(promise) => {
            let words = words.to_owned();
            settled(
                &promise,
                Box::new(move |error| done(error.is_none() || copy_by_hand(&words).is_some())),
            );
        }
    }
}

/// The old way: a field that nobody sees, its text selected.
fn copy_by_hand(words: &str) -> Option<()> {
    let document = document()?;
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.unchecked_into();
    field.set_class_name("visually-hidden");
    field.set_value(words);
    let focused = document.active_element();
    document.body()?.append_child(&field).ok()?;
    field.select();
    let copied = command("copy").unwrap_or(false);
    field.remove();
    if let Some(focused) = focused.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        _ = focused.focus();
    }
    copied.then_some(())
}

/// Opens the system's sheet for sharing. `unable` is called where there is none; a visitor who
/// closes it again has shared nothing and wants nothing else.
pub fn share(title: &str, words: &str, address: &str, unable: impl FnOnce() + 'static) {
    let what = Object::new();
    _ = Reflect::set(&what, &"title".into(), &title.into());
    _ = Reflect::set(&what, &"text".into(), &words.into());
    if !address.is_empty() {
        _ = Reflect::set(&what, &"url".into(), &address.into());
    }
    match open_sheet(&what) {
        Err(_) => unable(),
        Ok(promise) => settled(
            &promise,
            Box::new(move |error| {
                if error.is_some_and(|name| name != "AbortError") {
                    unable();
                }
            }),
        ),
    }
}

/// Whether the browser's name has these words in it.
pub fn is_called(browser: &str) -> bool {
    let name = web_sys::window().and_then(|w| w.navigator().user_agent().ok());
    name.is_some_and(|name| name.contains(browser))
}

/// The absolute address of the site's root; empty for pages that nobody else can open.
pub fn public_root() -> String {
    let root = document().and_then(|d| d.document_element()?.get_attribute("data-root"));
    root.filter(|root| root.starts_with("http"))
        .unwrap_or_default()
}

/// The place for the picture of the page's address, told which address that is. A picture of
/// another address goes.
pub fn address_picture(address: &str) -> Option<web_sys::Element> {
    let place = document()?.query_selector(".print-qr").ok()??;
    if place.get_attribute("data-qr").as_deref() != Some(address) {
        place.set_inner_html("");
        _ = place.set_attribute("data-qr", address);
    }
    Some(place)
}

/// Prints the page as soon as whoever draws the picture of its address has done so; without it if
/// nobody does in time.
pub fn print(address: &str) {
    let place = address_picture(address);
    let wanted = place.filter(|p| !address.is_empty() && p.first_element_child().is_none());
    let Some(place) = wanted else {
        _ = open_printer();
        return;
    };
    let printed = Rc::new(Cell::new(false));
    let once = move || {
        if !printed.replace(true) {
            _ = open_printer();
        }
    };
    let answered = once.clone();
    listen_capture(&place, "yantu:qr-done", Box::new(move |_| answered())).forget();
    later(PATIENCE_MS, Box::new(once)).forget();
    dispatch_on(&place, "yantu:qr", &JsValue::UNDEFINED);
}
