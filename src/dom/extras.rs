//! Between the explorer and the extras: events on the document.

use std::cell::{Cell, RefCell};

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, EventTarget};

use super::document::document;

/// The extras is wanted; the boot script fetches it and then hands it the plan.
const WANTED: &str = "yantu:extras";
/// The extras is there and answers.
const HERE: &str = "yantu:extras-here";
/// The plan for the extras, from whoever loaded it.
const PLAN: &str = "yantu:plan";
/// A question to the extras.
const FIND: &str = "yantu:find";
/// Its answer.
const FOUND: &str = "yantu:found";
/// What the extras does something for when it is pressed.
pub(super) const TOOLS: &str = ".tool, [data-my-county], .sentence__anchor, [data-picture]";
/// The explorer has moved; to another page or on the same.
pub(super) const MOVED: &str = "yantu:moved";
/// A tool has been pressed before the extras was there.
pub(super) const PRESS: &str = "yantu:press";
/// The extras could not be loaded.
const LOST: &str = "yantu:lost";
/// Stands between the fields of a question or an answer; only the last may hold it.
const BETWEEN: char = '\u{1f}';

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
    Whole,
}

impl QueryKind {
    const ALL: [(Self, &str); 4] = [
        (Self::Suggestions, "suggestions"),
        (Self::Recent, "recent"),
        (Self::Page, "page"),
        (Self::Whole, "whole"),
    ];
}

/// A question to the extras.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchRequest {
    /// Told again in the answer.
    pub number: u32,
    /// What is asked for.
    pub asked: QueryKind,
    /// What links start with.
    pub prefix: String,
    /// The words to search for.
    pub words: String,
}

/// An answer of the extras.
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

pub(super) fn hear(name: &'static str, heard: impl Fn(JsValue) + 'static) {
    if let Some(document) = document() {
        EventListener::new(&document, name, move |event| {
            let detail = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail);
            heard(detail.unwrap_or(JsValue::UNDEFINED));
        })
        .forget();
    }
}

/// Fetches the extras, if it is not there yet.
pub fn fetch_extras() {
    dispatch(WANTED, &JsValue::UNDEFINED);
}

/// Fetches the extras when a tool is pressed for the first time, and presses the tool again when
/// it is there.
pub fn fetch_extras_for_tools() {
    thread_local! {
        static PRESSED: RefCell<Option<Element>> = const { RefCell::new(None) };
        static IS_HERE: Cell<bool> = const { Cell::new(false) };
    }
    let Some(document) = document() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "click", options, |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let tool = target.and_then(|target| target.closest(TOOLS_AND_TERMS).ok()?);
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
    hear(HERE, |_| {
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

/// Tells the extras that the explorer stands at another address.
pub fn notify_extras_of_navigation(new_page: bool) {
    dispatch(MOVED, &new_page.into());
}

/// The extras's side: calls `moved` when the explorer stands at another address.
pub fn on_move(moved: impl Fn(bool) + 'static) {
    hear(MOVED, move |detail| moved(detail.is_truthy()));
}

/// Puts a question; the answer comes to [`on_answer`], at once if the extras is there. If it is not,
/// it is fetched.
pub fn ask(question: &SearchRequest) {
    let asked = QueryKind::ALL
        .iter()
        .find(|(asked, _)| *asked == question.asked);
    let asked = asked.map_or("", |(_, word)| word);
    let SearchRequest {
        number,
        prefix,
        words,
        ..
    } = question;
    let detail = format!("{number}{BETWEEN}{asked}{BETWEEN}{prefix}{BETWEEN}{words}");
    dispatch(FIND, &detail.into());
    fetch_extras();
}

/// Calls `answered` with the number of the question and its answer.
pub fn on_answer(answered: impl Fn(u32, SearchResponse) + 'static) {
    hear(FOUND, move |detail| {
        let detail = detail.as_string().unwrap_or_default();
        let mut fields = detail.splitn(3, BETWEEN);
        let mut field = || fields.next().unwrap_or_default();
        if let Ok(number) = field().parse() {
            let (count, html) = (field().to_owned(), field().to_owned());
            answered(number, SearchResponse { count, html });
        }
    });
}

/// Calls `ready` when the extras has come.
pub fn on_extras(ready: impl Fn() + 'static) {
    hear(HERE, move |_| ready());
}

/// Calls `lost` when the extras could not be loaded.
pub fn on_extras_error(lost: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, LOST, move |_| lost()).forget();
    }
}

/// The extras's side: takes the packed plan.
pub fn on_plan(take: impl Fn(&[u8]) + 'static) {
    hear(PLAN, move |detail| {
        if let Ok(packed) = detail.dyn_into::<Uint8Array>() {
            take(&packed.to_vec());
        }
    });
}

/// The extras's side: answers every question from now on.
pub fn on_question(answer: impl Fn(&SearchRequest) -> SearchResponse + 'static) {
    hear(FIND, move |detail| {
        let detail = detail.as_string().unwrap_or_default();
        let mut fields = detail.splitn(4, BETWEEN);
        let mut field = || fields.next().unwrap_or_default();
        let (number, asked) = (field().parse(), field());
        let asked = QueryKind::ALL.iter().find(|(_, word)| *word == asked);
        let (Ok(number), Some((asked, _))) = (number, asked) else {
            return;
        };
        let question = SearchRequest {
            number,
            asked: *asked,
            prefix: field().to_owned(),
            words: field().to_owned(),
        };
        let SearchResponse { count, html } = answer(&question);
        dispatch(
            FOUND,
            &format!("{number}{BETWEEN}{count}{BETWEEN}{html}").into(),
        );
    });
}

/// The extras's side: says that it has come.
pub fn tell_arrival() {
    dispatch(HERE, &JsValue::UNDEFINED);
}
