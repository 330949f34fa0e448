//! The device: its clock, its screen, loading the page anew.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestCache, RequestInit, Response};

use super::page::{address, has, html};
use crate::dom::printed_prefix;
use crate::route::is_hash_root;

/// The time in milliseconds since the page was loaded; it does not follow the wall clock.
pub fn now() -> u64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0, |performance| performance.now() as u64)
}

/// Calls `act` every so many milliseconds.
pub fn every(ms: u32, act: impl FnMut() + 'static) {
    gloo::timers::callback::Interval::new(ms, act).forget();
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        _ = window.location().reload();
    }
}

/// Loads the page anew if it can be had and `wanted` still says so.
pub fn reload_if_there(wanted: impl Fn() -> bool + 'static) {
    go_if_there(None, wanted);
}

/// Loads another page in the place of this one, or this one anew, if it can be had and `wanted`
/// still says so: a page that cannot be had would leave the browser's own words on the screen.
pub fn go_if_there(there: Option<String>, wanted: impl Fn() -> bool + 'static) {
    spawn_local(async move {
        let asked = there.clone().unwrap_or_else(address);
        // One file alone is there, and cannot ask.
        let is_alone = printed_prefix().is_some_and(|prefix| is_hash_root(&prefix));
        let is_there = is_alone || get(&asked).await.is_some_and(|answer| answer.ok());
        if !(is_there && wanted()) {
            return;
        }
        match (there, web_sys::window()) {
            (Some(there), Some(window)) => _ = window.location().replace(&there),
            _ => reload(),
        }
    });
}

/// What the window keeps while pages come and go.
pub fn window_name() -> String {
    let name = web_sys::window().and_then(|window| window.name().ok());
    name.unwrap_or_default()
}

/// Gives the window something to keep.
pub fn set_window_name(name: &str) {
    if let Some(window) = web_sys::window() {
        _ = window.set_name(name);
    }
}

/// Asks the server for a file, past the browser's cache.
pub(super) async fn get(address: &str) -> Option<Response> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    let window = web_sys::window()?;
    let answer = window.fetch_with_str_and_init(address, &init);
    JsFuture::from(answer).await.ok()?.dyn_into().ok()
}

/// Calls a method that not every browser has, and passes over its refusal.
fn ask(object: &JsValue, method: &str, argument: &str) {
    let Ok(method) = Reflect::get(object, &method.into()) else {
        return;
    };
    let Ok(method) = method.dyn_into::<Function>() else {
        return;
    };
    let answer = method.call1(object, &argument.into());
    if let Some(Ok(promise)) = answer.ok().map(JsCast::dyn_into::<Promise>) {
        spawn_local(async move {
            _ = JsFuture::from(promise).await;
        });
    }
}

/// Keeps the screen on, where that is allowed.
pub fn keep_awake() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let lock = Reflect::get(&window, &"navigator".into())
        .and_then(|navigator| Reflect::get(&navigator, &"wakeLock".into()));
    if let Some(lock) = lock.ok().filter(|lock| lock.is_object()) {
        ask(&lock, "request", "screen");
    }
}

/// Takes the whole screen, where that is allowed; only while a visitor touches it.
pub fn whole_screen() {
    if !has(":fullscreen")
        && let Some(html) = html()
    {
        ask(&html, "requestFullscreen", "");
    }
}
