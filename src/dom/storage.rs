//! What the visitor lets us keep on the device. Where that is not allowed, nothing is kept.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What is kept under a key.
pub fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps words under a key, or forgets them.
pub fn store(key: &str, words: Option<&str>) {
    if let Some(storage) = storage() {
        _ = match words {
            Some(words) => storage.set_item(key, words),
            None => storage.remove_item(key),
        };
    }
}
