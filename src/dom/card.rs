//! The card of a term: opens over the page on tap, hover or focus, with what the glossary says.
//!
//! The words come from the glossary's page, which is fetched. Where it cannot be had the term is a link.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Array, Function, Promise, Reflect};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, Node};

use super::document::{RESET, document, element, is_modified};
use super::elements::closest;
use super::extras::{MOVED, PRESS};
use super::typing::is_inside;
use super::wait::{later, listen_capture};

#[wasm_bindgen]
extern "C" {
    /// A page by its path below the root, from the boot script.
    #[wasm_bindgen(js_namespace = yantu, catch)]
    fn page(path: &str) -> Result<Promise, JsValue>;
}

/// The words of a text that have a card.
const TERM: &str = "a.term[data-term]";
/// The id of the card, and its class.
const CARD: &str = "term-card";
const IN_CARD: &str = "#term-card";
/// Milliseconds that a pointer rests on a term until its card opens, and is away until it closes.
const REST_MS: u32 = 300;
/// Windows at least this wide, in CSS pixels, have the card beside its term; others at the bottom.
const WIDE: f64 = 600.0;
/// The gap between term, card and the window's edge, in CSS pixels.
const GAP: f64 = 8.0;

/// What every card says besides its term.
#[derive(Debug, Clone, Copy)]
pub struct CardWords {
    /// The path of the glossary below the root.
    pub glossary: &'static str,
    /// The words of the link to it.
    pub more: &'static str,
    /// The words of the link to the page of what a term names.
    pub page: &'static str,
    /// The words of the button that closes the card.
    pub close: &'static str,
}

/// How a card came to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// By a pointer that rests on the term, or by the focus.
    Passing,
    /// By a tap or a click: it stays when the pointer leaves.
    Pressed,
    /// By a key: the focus goes into it.
    Key,
}

thread_local! {
    static OPENED: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    static HOW: Cell<How> = const { Cell::new(How::Passing) };
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Opens and closes the cards of terms from now on.
pub fn serve_terms(words: CardWords) {
    let Some(document) = document() else { return };
    let listen = |name, act: fn(&Event, CardWords)| {
        listen_capture(&document, name, Box::new(move |event| act(event, words))).forget();
    };
    listen("click", pressed);
    listen(PRESS, pressed);
    listen("pointerover", |event, words| {
        if let Some(term) = term_of(event).filter(|_| is_mouse(event)) {
            wait(Box::new(move || open(&term, How::Passing, words)));
        } else if is_inside(event, IN_CARD) {
            stop_waiting();
        }
    });
    listen("pointerout", |event, _| {
        if is_mouse(event) && (is_inside(event, TERM) || is_inside(event, IN_CARD)) {
            stop_waiting();
            if HOW.get() == How::Passing {
                wait(Box::new(close));
            }
        }
    });
    listen("focusin", |event, words| {
        let term = term_of(event);
        match term.filter(|term| term.matches(":focus-visible").unwrap_or(false)) {
            Some(term) => open(&term, How::Passing, words),
            None if !is_inside(event, IN_CARD) && !is_inside(event, TERM) => close(),
            None => {}
        }
    });
    listen("pointerdown", |event, _| {
        if !is_inside(event, IN_CARD) && !is_inside(event, TERM) {
            close();
        }
    });
    listen("keydown", |event, _| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        if key.as_deref() == Some("Escape") && is_open() {
            event.stop_propagation();
            close_to_term();
        }
    });
    listen("scroll", |event, _| {
        // At the bottom of a small window it has no place that could be lost.
        if width() >= WIDE && !is_inside(event, IN_CARD) {
            close();
        }
    });
    listen(MOVED, |_, _| close());
    listen(RESET, |_, _| close());
}

/// Something was clicked: a term, what is in the card, or neither.
fn pressed(event: &Event, words: CardWords) {
    if is_inside(event, "[data-close-card]") {
        return close_to_term();
    }
    let click = event.dyn_ref::<MouseEvent>();
    if let Some(term) = term_of(event).filter(|_| !is_modified(event)) {
        let is_key = click.is_some_and(|click| click.detail() == 0);
        open(&term, if is_key { How::Key } else { How::Pressed }, words);
    }
}

fn term_of(event: &Event) -> Option<HtmlElement> {
    closest(event, TERM)?.dyn_into().ok()
}

/// Whether a pointer event is of a mouse, which can rest on something without touching it.
fn is_mouse(event: &Event) -> bool {
    let kind = Reflect::get(event, &"pointerType".into());
    kind.is_ok_and(|kind| kind.as_string().as_deref() == Some("mouse"))
}

fn width() -> f64 {
    let width = web_sys::window().and_then(|window| window.inner_width().ok());
    width.and_then(|width| width.as_f64()).unwrap_or_default()
}

fn wait(then: Box<dyn FnOnce()>) {
    WAITING.set(Some(later(REST_MS, then)));
}

fn stop_waiting() {
    drop(WAITING.take());
}

fn is_open() -> bool {
    OPENED.with_borrow(Option::is_some)
}

fn is_of(term: &HtmlElement) -> bool {
    OPENED.with_borrow(|opened| opened.as_ref() == Some(term))
}

/// Closes the card.
fn close() {
    stop_waiting();
    HOW.set(How::Passing);
    if let Some(term) = OPENED.take() {
        for name in ["aria-expanded", "aria-describedby"] {
            _ = term.remove_attribute(name);
        }
    }
    if let Some(card) = element(CARD) {
        card.remove();
    }
}

/// Closes the card; a focus that is in it goes back to the term.
fn close_to_term() {
    let active = document().and_then(|document| document.active_element());
    let is_inside = active.is_some_and(|a| matches!(a.closest(IN_CARD), Ok(Some(_))));
    let term = OPENED.with_borrow(Clone::clone);
    close();
    if let Some(term) = term.filter(|_| is_inside) {
        _ = term.focus();
        // The focus would open it again.
        close();
    }
}

/// Opens the card of a term.
fn open(term: &HtmlElement, how: How, words: CardWords) {
    stop_waiting();
    if is_of(term) {
        if how != How::Passing {
            HOW.set(how);
        }
        return focus_card(how);
    }
    close();
    HOW.set(how);
    OPENED.set(Some(term.clone()));
    let own = term.clone();
    let shown = move |page: JsValue| {
        // Something else may have been opened meanwhile, or this closed.
        if !is_of(&own) {
            return true;
        }
        let is_shown = show(&own, &page, words).is_some();
        if is_shown {
            focus_card(HOW.get());
        }
        is_shown
    };
    let own = term.clone();
    let lost = move || {
        if !is_of(&own) {
            return;
        }
        let is_wanted = HOW.get() != How::Passing;
        close();
        if is_wanted {
            // Without its attribute it is a link like any other.
            _ = own.remove_attribute("data-term");
            own.click();
        }
    };
    match page(words.glossary) {
        Err(_) => lost(),
        Ok(page) => when_settled(&page, shown, lost),
    }
}

/// Calls `shown` with what a promise brings, and `lost` where it brings nothing that can be shown.
fn when_settled(
    promise: &Promise,
    shown: impl FnOnce(JsValue) -> bool + 'static,
    lost: impl FnOnce() + Clone + 'static,
) {
    let otherwise = lost.clone();
    let well = Closure::once_into_js(move |page: JsValue| {
        if !shown(page) {
            otherwise();
        }
    });
    let badly = Closure::once_into_js(move |_: JsValue| lost());
    let then = Reflect::get(promise, &"then".into()).ok();
    if let Some(then) = then.and_then(|then| then.dyn_into::<Function>().ok()) {
        _ = then.apply(promise, &Array::of2(&well, &badly));
    }
}

/// The focus goes into a card that was opened by a key.
fn focus_card(how: How) {
    if how == How::Key {
        super::document::focus("#term-card a");
    }
}

/// Builds the card from the page of the glossary and shows it.
fn show(term: &HtmlElement, page: &JsValue, words: CardWords) -> Option<()> {
    let document = document()?;
    let content = Reflect::get(page, &"content".into()).ok()?;
    let id = term.get_attribute("data-term")?;
    // A fragment has the method, too.
    let content: &Element = content.unchecked_ref();
    let entry = content.query_selector(&format!("[id=\"{id}\"]")).ok()??;
    let card = document.create_element("div").ok()?;
    card.set_id(CARD);
    card.set_class_name(CARD);
    _ = card.set_attribute("role", "dialog");
    let append = |tag: &str, class: &str, words: &str, to: &Node| {
        let child = document.create_element(tag).ok()?;
        child.set_class_name(class);
        child.set_text_content(Some(words));
        to.append_child(&child).ok()?;
        Some(child)
    };
    let children = entry.children();
    let children = (0..children.length()).filter_map(|at| children.item(at));
    for child in children {
        let words = child.text_content().unwrap_or_default();
        match (&*child.tag_name(), &*child.class_name()) {
            ("H3", _) => {
                _ = card.set_attribute("aria-label", &words);
                append("p", "term-card__name", &words, &card)?;
            }
            ("P", "" | "term-entry__none") => {
                let copy = child.clone_node_with_deep(true).ok()?;
                card.append_child(&copy).ok()?;
            }
            _ => {}
        }
    }
    let ways = append("p", "term-card__ways", "", &card)?;
    let href = term.get_attribute("href").unwrap_or_default();
    let label = if href.contains(words.glossary) {
        words.more
    } else {
        words.page
    };
    let more = append("a", "", label, &ways)?;
    _ = more.set_attribute("href", &href);
    let button = append("button", "", words.close, &ways)?;
    _ = button.set_attribute("type", "button");
    _ = button.set_attribute("data-close-card", "");
    document.body()?.append_child(&card).ok()?;
    _ = term.set_attribute("aria-expanded", "true");
    _ = term.set_attribute("aria-describedby", CARD);
    place(term, card.unchecked_ref());
    Some(())
}

/// Puts the card below its term, above it where there is no room, inside the window.
fn place(term: &HtmlElement, card: &HtmlElement) {
    if width() < WIDE {
        return;
    }
    // A term may go over two lines.
    let lines = term.get_client_rects();
    let Some(line) = lines.item(0) else { return };
    let own = card.get_bounding_client_rect();
    let window = web_sys::window().and_then(|window| window.inner_height().ok());
    let height = window
        .and_then(|height| height.as_f64())
        .unwrap_or_default();
    let left = line.left().min(width() - own.width() - GAP).max(GAP);
    let below = line.bottom() + GAP;
    let top = if below + own.height() > height {
        (line.top() - own.height() - GAP).max(GAP)
    } else {
        below
    };
    for (name, value) in [("left", left), ("top", top)] {
        _ = card.style().set_property(name, &format!("{value}px"));
    }
}
