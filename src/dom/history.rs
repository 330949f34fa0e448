//! The address bar and the back button.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

thread_local! {
    /// What is called when the address has changed.
    static MOVED: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
}

fn notify_listener() {
    let moved = MOVED.with_borrow(Clone::clone);
    if let Some(moved) = moved {
        moved();
    }
}

/// An address as the browser has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The path from the host's root.
    pub path: String,
    /// The query, with `?`, or empty.
    pub query: String,
    /// The anchor without `#`, or empty.
    pub anchor: String,
}

/// The address now.
pub fn current() -> Address {
    let location = web_sys::window().map(|window| window.location());
    let read = |part: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location
            .as_ref()
            .and_then(|location| part(location).ok())
            .unwrap_or_default()
    };
    Address {
        path: read(web_sys::Location::pathname),
        query: read(web_sys::Location::search),
        anchor: read(web_sys::Location::hash)
            .trim_start_matches('#')
            .to_owned(),
    }
}

/// Goes to an address and keeps the present one for the back button.
pub fn push(address: &str) {
    go(address, web_sys::History::push_state_with_url);
}

/// Puts an address in the place of the present one.
pub fn replace(address: &str) {
    go(address, web_sys::History::replace_state_with_url);
}

type Change = fn(&web_sys::History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>;

fn go(address: &str, change: Change) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let changed = window
        .history()
        .and_then(|history| change(&history, &JsValue::NULL, "", Some(address)));
    match changed {
        Ok(()) => notify_listener(),
        // Some browsers refuse many changes in a short time; the page itself can still be loaded.
        Err(_) => _ = window.location().set_href(address),
    }
}

/// Calls `moved` after every change of the address, by whatever cause; as long as the page lives.
pub fn listen(moved: impl Fn() + 'static) {
    MOVED.set(Some(Rc::new(moved)));
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "popstate", |_| notify_listener()).forget();
    }
}
