//! What visitors do, and what an exhibit keeps them from.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, TouchEvent, VisibilityState};

use super::super::document::{after, document};
use super::super::elements::closest;
use super::page::{LOST_LINK, OWN_LINK, SEARCH, home, html, root};

/// What a visitor does, or what becomes of the page.
#[derive(Debug, Clone, Copy)]
pub enum Input<'a> {
    /// A finger, a mouse button, a key or the wheel. Answering `true` keeps it from the page.
    Touch,
    /// A finger moves on.
    Drag,
    /// A finger was lifted.
    Lift,
    /// One of the kiosk's own buttons, by its word.
    Button(&'a str),
    /// A link that the app does not take, to a file or another host, by its whole address.
    Out(&'a str),
    /// A link to the page in another language, by its whole address.
    Language(&'a str),
    /// The link that loads the page anew.
    Anew,
    /// A click is over.
    Clicked,
    /// The search box is to be written in.
    Search,
    /// The page is no longer seen.
    Hidden,
    /// The page is seen again.
    Shown,
}

type OnInput = Rc<dyn Fn(Input) -> bool>;

/// What belongs to a touch that was kept from the page.
const REST_OF_A_TOUCH: [&str; 8] = [
    "pointerup",
    "mousedown",
    "mouseup",
    "touchstart",
    "touchmove",
    "touchend",
    "click",
    "dblclick",
];
/// What visitors of a kiosk have no use for, or could leave the exhibit by.
const REFUSED: [&str; 5] = [
    "contextmenu",
    "dragstart",
    "drop",
    "gesturestart",
    "auxclick",
];

fn refuse(event: &Event) {
    event.prevent_default();
    event.stop_immediate_propagation();
}

fn listen(name: &'static str, phase: EventListenerPhase, act: impl Fn(&Event) + 'static) {
    if let Some(window) = web_sys::window() {
        let options = EventListenerOptions {
            phase,
            passive: false,
        };
        EventListener::new_with_options(&window, name, options, act).forget();
    }
}

/// Hears all that visitors do, before the page does.
pub fn on_input(on_input: impl Fn(Input) -> bool + 'static) {
    let on_input: OnInput = Rc::new(on_input);
    // Whether the touch under way is kept from the page.
    let kept = Rc::new(Cell::new(false));
    for name in REST_OF_A_TOUCH {
        let kept = kept.clone();
        listen(name, EventListenerPhase::Capture, move |event| {
            // What the kiosk does itself is not kept from the page.
            if kept.get() && event.is_trusted() {
                refuse(event);
            }
        });
    }
    for name in ["pointerdown", "keydown", "wheel"] {
        let (kept, on_input) = (kept.clone(), on_input.clone());
        listen(name, EventListenerPhase::Capture, move |event| {
            let keep = on_input(Input::Touch);
            // Only a finger or a mouse goes on to rise and to click.
            kept.set(keep && name == "pointerdown");
            if keep {
                refuse(event);
            }
        });
    }
    for name in REFUSED {
        listen(name, EventListenerPhase::Capture, refuse);
    }
    fingers(&on_input);
    clicks(&on_input);
    let on_focus = on_input.clone();
    listen("focusin", EventListenerPhase::Capture, move |event| {
        if let Some(input) = closest(event, SEARCH) {
            // The kiosk has a keyboard of its own.
            _ = input.set_attribute("inputmode", "none");
            on_focus(Input::Search);
        }
    });
    // Whoever writes on the kiosk's keyboard stays in the search box.
    listen("mousedown", EventListenerPhase::Capture, |event| {
        if closest(event, "[data-kiosk]").is_some() {
            event.prevent_default();
        }
    });
    listen("submit", EventListenerPhase::Bubble, |event| {
        event.prevent_default();
    });
    if let Some(document) = document() {
        EventListener::new(&document.clone(), "visibilitychange", move |_| {
            on_input(match document.visibility_state() {
                VisibilityState::Hidden => Input::Hidden,
                _ => Input::Shown,
            });
        })
        .forget();
    }
}

/// One finger scrolls, two zoom the map and nothing else.
fn fingers(on_input: &OnInput) {
    let on_drag = on_input.clone();
    listen("touchmove", EventListenerPhase::Capture, move |event| {
        on_drag(Input::Drag);
        let fingers = event.dyn_ref::<TouchEvent>().map(|e| e.touches().length());
        if fingers > Some(1) && event.cancelable() {
            event.prevent_default();
        }
    });
    let on_lift = on_input.clone();
    listen("pointerup", EventListenerPhase::Bubble, move |_| {
        on_lift(Input::Lift);
    });
}

/// Clicks on the kiosk's buttons, on links that lead out, on links that nobody takes.
fn clicks(on_input: &OnInput) {
    let on_click = on_input.clone();
    listen("click", EventListenerPhase::Capture, move |event| {
        if let Some(button) = closest(event, "[data-kiosk]") {
            refuse(event);
            // What a button does may click itself, and no listener hears two clicks at once.
            let word = button.get_attribute("data-kiosk").unwrap_or_default();
            let on_click = on_click.clone();
            after(0, move || _ = on_click(Input::Button(&word)));
            return;
        }
        let Some(link) = closest(event, "a[href]") else {
            return;
        };
        let ready = html().is_some_and(|html| html.has_attribute("data-ready"));
        let whole = whole_address(&link);
        if link.get_attribute("href").as_deref() == Some("") {
            refuse(event);
            on_click(Input::Anew);
            return;
        }
        if link.has_attribute("data-lang") && whole.starts_with(&home()) {
            refuse(event);
            on_click(Input::Language(&whole));
            return;
        }
        let leaves = link.has_attribute("download")
            || link.has_attribute("target")
            || !whole.starts_with(root().split('#').next().unwrap_or_default());
        if leaves {
            refuse(event);
            on_click(Input::Out(&whole));
        } else if !ready {
            refuse(event);
        }
    });
    let on_input = on_input.clone();
    listen("click", EventListenerPhase::Bubble, move |event| {
        if let Some(link) = closest(event, "a[href]").filter(|_| !event.default_prevented()) {
            let href = link.get_attribute("href").unwrap_or_default();
            if !href.starts_with('#') {
                event.prevent_default();
                if link.has_attribute(OWN_LINK) {
                    _ = link.set_attribute(LOST_LINK, "");
                } else {
                    on_input(Input::Out(&whole_address(&link)));
                }
            }
        }
        on_input(Input::Clicked);
    });
}

/// Where a link leads, whole; links inside drawings say it another way.
fn whole_address(link: &Element) -> String {
    let href = link.get_attribute("href").unwrap_or_default();
    let base = link.base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(&href, &base).map_or(href, |url| url.href())
}
