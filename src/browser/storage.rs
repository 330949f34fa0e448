//! The visitor's own settings, on the visitor's own device.

use web_sys::Storage;

/// Nothing where the browser keeps nothing: blocked, or a private window.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What is kept under a key.
pub fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a value under a key, if the browser lets it.
pub fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        _ = storage.set_item(key, value);
    }
}
