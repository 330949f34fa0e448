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

/// The address now.
pub fn current() -> Address {
    history(|history| {
        let location = history.location();
        Address {
            path: location.path().to_owned(),
            query: location.query_str().to_owned(),
            anchor: location.hash().trim_start_matches('#').to_owned(),
        }
    })
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
