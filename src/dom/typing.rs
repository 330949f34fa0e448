//! Text boxes, input methods, and list boxes that follow a text box.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, InputEvent, KeyboardEvent};

use super::document::{document, has_broken_off};
use super::elements::closest;

thread_local! {
    static PAUSE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// What stands in the text box of an event; `None` while an input method is composing it.
pub fn typed(event: &Event) -> Option<String> {
    let composing = event
        .dyn_ref::<InputEvent>()
        .is_some_and(InputEvent::is_composing);
    let target = event.target().filter(|_| !composing)?;
    Some(target.dyn_into::<HtmlInputElement>().ok()?.value())
}

/// Whether a key belongs to an input method.
pub fn is_composing(event: &Event) -> bool {
    event
        .dyn_ref::<KeyboardEvent>()
        .is_some_and(KeyboardEvent::is_composing)
}

/// Whether an event happened inside an element that fits a selector.
pub fn is_inside(event: &Event, selector: &str) -> bool {
    closest(event, selector).is_some()
}

/// Calls `then` when nothing has called this for so many milliseconds.
pub fn after_pause(milliseconds: u32, then: impl FnOnce() + 'static) {
    let timeout = Timeout::new(milliseconds, then);
    // The one before is dropped, and with it cancelled.
    PAUSE.with_borrow_mut(|pause| *pause = Some(timeout));
}

/// Moves the focus to the text box with this id when `/` is pressed anywhere but in a text box.
pub fn focus_on_slash(id: &'static str) {
    let Some(document) = document() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "keydown", options, move |event| {
        let plain = super::plain_key(event).is_some_and(|key| key == "/");
        if plain
            && !has_broken_off()
            && !is_inside(event, "input, textarea, select, [contenteditable]")
        {
            event.prevent_default();
            super::document::focus(&format!("#{id}"));
        }
    })
    .forget();
}
