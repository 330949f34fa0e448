//! Waiting for an event or for some time. Callbacks are boxed, so that each function is compiled once.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use web_sys::{Event, EventTarget};

/// Hears an event on its way down to its target, as long as the listener is held.
#[inline(never)]
pub(super) fn listen_capture(
    target: &EventTarget,
    name: &'static str,
    act: Box<dyn Fn(&Event)>,
) -> EventListener {
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(target, name, options, act)
}

/// Does something after some milliseconds, if the timer is held until then.
#[inline(never)]
pub(super) fn later(milliseconds: u32, act: Box<dyn FnOnce()>) -> Timeout {
    Timeout::new(milliseconds, act)
}
