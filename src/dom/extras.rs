//! What the app and `extras` tell each other: events on the document.

use std::cell::{Cell, RefCell};

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Object, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, EventTarget};

use super::document::document;
use super::elements::closest;

/// `extras` is wanted; the boot script fetches it and then hands it the plan.
const WANTED: &str = "yantu:extras";
/// `extras` has come and answers.
const HERE: &str = "yantu:extras-here";
/// The plan for `extras`, from whoever loaded it.
const PLAN: &str = "yantu:plan";
/// A search that `extras` is asked for.
const FIND: &str = "yantu:find";
/// Its response.
const FOUND: &str = "yantu:found";
/// What `extras` does something for when it is pressed.
pub(super) const TOOLS: &str = ".tool, [data-my-county], .sentence__anchor, [data-picture]";
/// The app has moved; to another page or on the same.
pub(super) const MOVED: &str = "yantu:moved";
/// A tool has been pressed before `extras` was there.
pub(super) const PRESS: &str = "yantu:press";
/// `extras` could not be loaded.
const LOST: &str = "yantu:lost";

#[wasm_bindgen]
extern "C" {
    /// A [`SearchRequest`] as the programs hand it over: an object with these properties.
    #[wasm_bindgen(extends = js_sys::Object)]
    type RequestDetail;
    #[wasm_bindgen(method, getter)]
    fn number(this: &RequestDetail) -> u32;
    #[wasm_bindgen(method, setter)]
    fn set_number(this: &RequestDetail, number: u32);
    #[wasm_bindgen(method, getter)]
    fn kind(this: &RequestDetail) -> String;
    #[wasm_bindgen(method, setter)]
    fn set_kind(this: &RequestDetail, kind: &str);
    #[wasm_bindgen(method, getter)]
    fn prefix(this: &RequestDetail) -> String;
    #[wasm_bindgen(method, setter)]
    fn set_prefix(this: &RequestDetail, prefix: &str);
    #[wasm_bindgen(method, getter)]
    fn words(this: &RequestDetail) -> String;
    #[wasm_bindgen(method, setter)]
    fn set_words(this: &RequestDetail, words: &str);

    /// A [`SearchResponse`] with the number of its request, as the programs hand it over.
    #[wasm_bindgen(extends = js_sys::Object)]
    type ResponseDetail;
    #[wasm_bindgen(method, getter)]
    fn number(this: &ResponseDetail) -> u32;
    #[wasm_bindgen(method, setter)]
    fn set_number(this: &ResponseDetail, number: u32);
    #[wasm_bindgen(method, getter)]
    fn count(this: &ResponseDetail) -> String;
    #[wasm_bindgen(method, setter)]
    fn set_count(this: &ResponseDetail, count: &str);
    #[wasm_bindgen(method, getter)]
    fn html(this: &ResponseDetail) -> String;
    #[wasm_bindgen(method, setter)]
    fn set_html(this: &ResponseDetail, html: &str);
}

/// The same, and the terms whose cards they show.
const TOOLS_AND_TERMS: &str =
    ".tool, [data-my-county], .sentence__anchor, [data-picture], a.term[data-term]";

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryKind {
    /// Suggestions below the search box.
    Suggestions,
    /// What was searched for lately; the words are one search a line.
    Recent,
    /// A screen of the search page.
    Page,
    /// The search page with every result.
    All,
}

impl QueryKind {
    const ALL: [Self; 4] = [Self::Suggestions, Self::Recent, Self::Page, Self::All];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Suggestions => "suggestions",
            Self::Recent => "recent",
            Self::Page => "page",
            Self::All => "all",
        }
    }
}

/// A search that `extras` is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchRequest {
    /// Stands in the response again.
    pub number: u32,
    /// What is asked for.
    pub kind: QueryKind,
    /// What links start with.
    pub prefix: String,
    /// The words to search for.
    pub words: String,
}

/// What `extras` responds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchResponse {
    /// How many names and sections were found, in words; nothing where nothing was looked for.
    pub count: String,
    /// What to show.
    pub html: String,
}

pub(super) fn dispatch(name: &str, detail: &JsValue) {
    if let Some(document) = document() {
        dispatch_on(&document, name, detail);
    }
}

pub(super) fn dispatch_on(target: &EventTarget, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        _ = target.dispatch_event(&event);
    }
}

pub(super) fn on_custom_event(name: &'static str, act: impl Fn(JsValue) + 'static) {
    if let Some(document) = document() {
        EventListener::new(&document, name, move |event| {
            let detail = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail);
            act(detail.unwrap_or(JsValue::UNDEFINED));
        })
        .forget();
    }
}

/// Fetches `extras`, if it is not there yet.
pub fn fetch_extras() {
    dispatch(WANTED, &JsValue::UNDEFINED);
}

/// Fetches `extras` when a tool is pressed for the first time, and presses the tool again when
/// it is there.
pub fn fetch_extras_for_tools() {
    thread_local! {
        static PRESSED: RefCell<Option<Element>> = const { RefCell::new(None) };
        static IS_HERE: Cell<bool> = const { Cell::new(false) };
    }
    let Some(document) = document() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "click", options, |event| {
        let tool = closest(event, TOOLS_AND_TERMS);
        // The link is for whoever has no script or wants the file in a tab of its own.
        let is_picture = super::is_inside(event, "[data-picture]");
        let is_modified = super::document::is_modified(event);
        if is_picture && !is_modified {
            event.prevent_default();
        }
        // A term with a key held is a link to another tab; see `on_link`.
        let is_meant = |tool: &Element| {
            event.default_prevented() || !(is_term(tool) || is_picture && is_modified)
        };
        if let Some(tool) = tool.filter(|tool| !IS_HERE.get() && is_meant(tool)) {
            PRESSED.set(Some(tool));
            fetch_extras();
        }
    })
    .forget();
    // Who is about to press one does not wait then: a browser may forget a press that waits.
    for about in ["pointerover", "focusin"] {
        EventListener::new(&document, about, |event| {
            if super::is_inside(event, ".tool, [data-my-county], a.term[data-term]")
                && !IS_HERE.get()
            {
                fetch_extras();
            }
        })
        .forget();
    }
    // What was pressed in vain is not pressed later, when nobody expects it any more. A term without its
    // card is a link.
    on_extras_error(|| {
        let pressed = PRESSED.take();
        if let Some(term) = pressed.filter(is_term) {
            _ = term.remove_attribute("data-term");
            term.unchecked_ref::<web_sys::HtmlElement>().click();
        }
    });
    on_custom_event(HERE, |_| {
        IS_HERE.set(true);
        if let Some(tool) = PRESSED.take() {
            dispatch_on(&tool, PRESS, &JsValue::UNDEFINED);
        }
    });
}

/// Whether an element is a term of the text that has a card.
pub(super) fn is_term(element: &Element) -> bool {
    element.matches("a.term[data-term]").unwrap_or(false)
}

/// Tells `extras` that the app stands at another address.
pub fn notify_extras_of_navigation(new_page: bool) {
    dispatch(MOVED, &new_page.into());
}

/// Side of `extras`: calls `moved` when the app stands at another address.
pub fn on_move(moved: impl Fn(bool) + 'static) {
    on_custom_event(MOVED, move |detail| moved(detail.is_truthy()));
}

/// Asks `extras`, which is fetched where it is not here; the response comes to [`on_search_response`].
pub fn request_search(request: &SearchRequest) {
    let detail: RequestDetail = Object::new().unchecked_into();
    detail.set_number(request.number);
    detail.set_kind(request.kind.as_str());
    detail.set_prefix(&request.prefix);
    detail.set_words(&request.words);
    dispatch(FIND, &detail);
    fetch_extras();
}

/// Calls `take` with the number of each request and its response.
pub fn on_search_response(take: impl Fn(u32, SearchResponse) + 'static) {
    on_custom_event(FOUND, move |detail| {
        let detail: ResponseDetail = detail.unchecked_into();
        let (count, html) = (detail.count(), detail.html());
        take(detail.number(), SearchResponse { count, html });
    });
}

/// Calls `ready` when `extras` has come.
pub fn on_extras(ready: impl Fn() + 'static) {
    on_custom_event(HERE, move |_| ready());
}

/// Calls `lost` when `extras` could not be loaded.
pub fn on_extras_error(lost: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, LOST, move |_| lost()).forget();
    }
}

/// Side of `extras`: takes the packed plan.
pub fn on_plan(take: impl Fn(&[u8]) + 'static) {
    on_custom_event(PLAN, move |detail| {
        if let Ok(packed) = detail.dyn_into::<Uint8Array>() {
            take(&packed.to_vec());
        }
    });
}

/// Side of `extras`: responds to every request from now on.
pub fn on_search_request(respond: impl Fn(&SearchRequest) -> SearchResponse + 'static) {
    on_custom_event(FIND, move |detail| {
        let detail: RequestDetail = detail.unchecked_into();
        let kind = detail.kind();
        let mut kinds = QueryKind::ALL.into_iter();
        let Some(kind) = kinds.find(|own| own.as_str() == kind) else {
            return;
        };
        let SearchResponse { count, html } = respond(&SearchRequest {
            number: detail.number(),
            kind,
            prefix: detail.prefix(),
            words: detail.words(),
        });
        let response: ResponseDetail = Object::new().unchecked_into();
        response.set_number(detail.number());
        response.set_count(&count);
        response.set_html(&html);
        dispatch(FOUND, &response);
    });
}

/// Side of `extras`: says that it has come.
pub fn announce_ready() {
    dispatch(HERE, &JsValue::UNDEFINED);
}
