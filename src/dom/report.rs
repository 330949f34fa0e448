//! What goes wrong, once in the console.

use std::cell::RefCell;

thread_local! {
    static SAID: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Writes a warning to the console, each only once.
pub fn warn_once(words: &str) {
    let new = SAID.with_borrow_mut(|said| {
        let new = !said.iter().any(|before| before == words);
        if new {
            said.push(words.to_owned());
        }
        new
    });
    if new {
        gloo::console::warn!(words);
    }
}
