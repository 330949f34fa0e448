//! Text boxes, input methods, and list boxes that follow a text box.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent};

use super::document::document;

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

/// Writes into the text box with this id.
pub fn set_value(id: &str, value: &str) {
    let input = document().and_then(|document| document.get_element_by_id(id));
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        && input.value() != value
    {
        input.set_value(value);
    }
}

/// Whether an event happened inside an element that fits a selector.
pub fn is_inside(event: &Event, selector: &str) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
}

/// Moves the choice in a list box by `step` options, round its ends; 0 takes it away. The text
/// box keeps the focus and names the option. Tells whether there is one.
pub fn choose(input: &str, list: &str, step: i32) -> bool {
    let Some(document) = document() else {
        return false;
    };
    let (Some(input), Some(list)) = (
        document.get_element_by_id(input),
        document.get_element_by_id(list),
    ) else {
        return false;
    };
    let Ok(options) = list.query_selector_all("[role=option]") else {
        return false;
    };
    let count = options.length() as i32;
    let option = |at: i32| options.get(at as u32)?.dyn_into::<HtmlElement>().ok();
    let is_chosen =
        |option: &HtmlElement| option.get_attribute("aria-selected").as_deref() == Some("true");
    let chosen = (0..count).find(|at| option(*at).as_ref().is_some_and(is_chosen));
    if let Some(option) = chosen.and_then(option) {
        _ = option.set_attribute("aria-selected", "false");
    }
    let next = match chosen {
        _ if step == 0 || count == 0 => None,
        Some(at) => Some((at + step).rem_euclid(count)),
        None if step > 0 => Some(0),
        None => Some(count - 1),
    };
    let Some(option) = next.and_then(option) else {
        _ = input.remove_attribute("aria-activedescendant");
        return false;
    };
    _ = option.set_attribute("aria-selected", "true");
    _ = input.set_attribute("aria-activedescendant", &option.id());
    let (top, height) = (option.offset_top(), option.offset_height());
    let (seen, room) = (list.scroll_top(), list.client_height());
    if top < seen {
        list.set_scroll_top(top);
    } else if top + height > seen + room {
        list.set_scroll_top(top + height - room);
    }
    true
}

/// Presses the chosen option of a list box, if there is one.
pub fn press_chosen(list: &str) -> bool {
    let selector = format!("#{list}:not([hidden]) [role=option][aria-selected=true]");
    let option = document().and_then(|document| document.query_selector(&selector).ok().flatten());
    let option = option.and_then(|option| option.dyn_into::<HtmlElement>().ok());
    option.is_some_and(|option| {
        option.click();
        true
    })
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
        if plain && !is_inside(event, "input, textarea, select, [contenteditable]") {
            event.prevent_default();
            super::focus(&format!("#{id}"));
        }
    })
    .forget();
}
