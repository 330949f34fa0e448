//! Keeping a picture: what is read from the page for it, painting it, and the box that offers it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement,
    HtmlImageElement, Url,
};

use super::document::document;
use super::wait::listen_capture;

/// The type of the document.
const SVG: &str = "image/svg+xml;charset=utf-8";
/// The type of what is painted.
const PNG: &str = "image/png";
/// The box that offers a picture.
const BOX: &str = "keep";

thread_local! {
    /// The addresses of the files that are offered.
    static OFFERED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// What had the focus before the box was opened.
    static BEFORE: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// What the style sheet gives a custom property at the first such element; empty where there is none.
pub fn token(selector: &str, name: &str) -> String {
    let read = || {
        let style = web_sys::window()?
            .get_computed_style(&first(selector)?)
            .ok()??;
        style.get_property_value(name).ok()
    };
    read().unwrap_or_default()
}

/// An attribute of the first such element; empty where there is none.
pub fn attribute(selector: &str, name: &str) -> String {
    let value = first(selector).and_then(|element| element.get_attribute(name));
    value.unwrap_or_default()
}

/// An attribute of all such elements that have it, in document order.
pub fn attributes(selector: &str, name: &str) -> Vec<String> {
    let Some(Ok(found)) = document().map(|d| d.query_selector_all(selector)) else {
        return Vec::new();
    };
    let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    elements
        .filter_map(|element| element.get_attribute(name))
        .collect()
}

/// The words of the first such element; empty where there is none.
pub fn words(selector: &str) -> String {
    let words = first(selector).and_then(|element| element.text_content());
    words.unwrap_or_default()
}

/// A picture as it is given away: addresses that the box shows and offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Painted {
    /// The picture in pixels, as an address that shows it.
    pub shown: String,
    /// The same as a file.
    pub file: String,
}

/// A file that can be downloaded as long as the box is open.
fn file(parts: &JsValue, kind: &str) -> Option<String> {
    let bag = BlobPropertyBag::new();
    bag.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(parts, &bag).ok()?;
    offer(&blob)
}

fn offer(blob: &Blob) -> Option<String> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    OFFERED.with_borrow_mut(|offered| offered.push(address.clone()));
    Some(address)
}

/// An SVG document as an address that shows it.
pub fn svg_address(svg: &str) -> String {
    let encoded = String::from(js_sys::encode_uri_component(svg));
    format!("data:{SVG},{encoded}")
}

/// An SVG document as a file.
pub fn svg_file(svg: &str) -> String {
    file(&Array::of1(&svg.into()), SVG).unwrap_or_else(|| svg_address(svg))
}

/// Paints an SVG document on a canvas of a size in pixels. `done` is called once, with nothing where
/// the browser cannot.
pub fn paint(svg: &str, [width, height]: [u32; 2], done: impl FnOnce(Option<Painted>) + 'static) {
    let done = Rc::new(Cell::new(Some(Box::new(done))));
    let once = move |painted: Option<Painted>| {
        if let Some(done) = done.take() {
            done(painted);
        }
    };
    let Ok(image) = HtmlImageElement::new() else {
        return once(None);
    };
    let failed = once.clone();
    let lost = Closure::once_into_js(move |_: JsValue| failed(None));
    let drawn = image.clone();
    let come = Closure::once_into_js(move |_: JsValue| {
        let canvas = || -> Option<HtmlCanvasElement> {
            let canvas: HtmlCanvasElement =
                document()?.create_element("canvas").ok()?.dyn_into().ok()?;
            canvas.set_width(width);
            canvas.set_height(height);
            let context = canvas.get_context("2d").ok()??;
            let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
            let size = [width, height].map(f64::from);
            context
                .draw_image_with_html_image_element_and_dw_and_dh(
                    &drawn, 0.0, 0.0, size[0], size[1],
                )
                .ok()?;
            Some(canvas)
        };
        let painted =
            canvas().and_then(|canvas| Some((canvas.to_data_url_with_type(PNG).ok()?, canvas)));
        // What is too large for a canvas comes out as nothing.
        let Some((shown, canvas)) = painted.filter(|(shown, _)| shown.len() > 100) else {
            return once(None);
        };
        let otherwise = once.clone();
        let (here, there) = (shown.clone(), shown);
        let take = Closure::once_into_js(move |blob: JsValue| {
            let blob = blob.dyn_into::<Blob>().ok();
            let file = blob.as_ref().and_then(offer);
            once(Some(Painted {
                file: file.unwrap_or_else(|| here.clone()),
                shown: here,
            }));
        });
        if canvas.to_blob(take.unchecked_ref::<Function>()).is_err() {
            otherwise(Some(Painted {
                file: there.clone(),
                shown: there,
            }));
        }
    });
    image.set_onload(Some(come.unchecked_ref()));
    image.set_onerror(Some(lost.unchecked_ref()));
    image.set_src(&svg_address(svg));
}

/// Opens the box with HTML that [`Html`](crate::markup::Html) wrote; it closes by Escape, or by a press
/// on what has the attribute `data-close`.
pub fn open_box(label: &str, html: &str) {
    let open = || {
        let document = document()?;
        let offer = document.create_element("dialog").ok()?;
        offer.set_class_name(BOX);
        _ = offer.set_attribute("aria-label", label);
        offer.set_inner_html(html);
        BEFORE.set(document.active_element().and_then(|e| e.dyn_into().ok()));
        document.body()?.append_child(&offer).ok()?;
        let closing = offer.clone();
        let press = move |event: &web_sys::Event| {
            if super::is_inside(event, "[data-close]") {
                close(&closing);
            }
        };
        listen_capture(&offer, "click", Box::new(press)).forget();
        let gone = offer.clone();
        listen_capture(&offer, "close", Box::new(move |_| close(&gone))).forget();
        let show: Option<Function> = Reflect::get(&offer, &"showModal".into())
            .ok()
            .and_then(|show| show.dyn_into().ok());
        if show.is_none_or(|show| show.call0(&offer).is_err()) {
            _ = offer.set_attribute("open", "");
            super::document::focus(".keep [data-close]");
        }
        Some(())
    };
    if let Some(before) = first(&format!(".{BOX}")) {
        before.remove();
    }
    _ = open();
}

/// Takes the box away, and the files that it offered.
fn close(offer: &Element) {
    if offer.parent_node().is_none() {
        return;
    }
    offer.remove();
    forget_files();
    if let Some(before) = BEFORE.take() {
        _ = before.focus();
    }
}

/// Lets go of the files that were offered.
pub fn forget_files() {
    for address in OFFERED.take() {
        _ = Url::revoke_object_url(&address);
    }
}
