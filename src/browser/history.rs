//! The address bar and the back button, through gloo's history.

use std::cell::OnceCell;

use gloo::history::{BrowserHistory, History};

thread_local! {
    static HISTORY: OnceCell<BrowserHistory> = const { OnceCell::new() };
}

fn history<T>(act: impl FnOnce(&BrowserHistory) -> T) -> T {
    HISTORY.with(|cell| act(cell.get_or_init(BrowserHistory::new)))
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

/// The address now. Read from the window itself: gloo's `location` reads the history's state as
/// well, which takes a deserialiser that nothing else here needs.
pub fn current() -> Address {
    let location = web_sys::window().map(|window| window.location());
    let read = |part: fn(&web_sys::Location) -> Result<String, wasm_bindgen::JsValue>| {
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
    history(|history| history.push(address.to_owned()));
}

/// Puts an address in the place of the present one.
pub fn replace(address: &str) {
    history(|history| history.replace(address.to_owned()));
}

/// Calls `moved` after every change of the address, by whatever cause.
pub fn listen(moved: impl Fn() + 'static) {
    let listener = history(|history| history.listen(moved));
    // The explorer listens as long as the page lives.
    std::mem::forget(listener);
}
