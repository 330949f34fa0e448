//! The document: title, focus, scrolling, links.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Document, Element, HtmlElement, MouseEvent, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, ScrollToOptions, Url,
};

use super::elements::closest;
use crate::route::is_hash_root;

/// Asks every program to begin again, for the next visitor of a kiosk.
pub(super) const RESET: &str = "yantu:reset";

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

pub(super) fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Sets the document's title and description.
pub fn set_title(title: &str, description: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    if let Ok(Some(meta)) = document.query_selector("meta[name=description]") {
        _ = meta.set_attribute("content", description);
    }
}

/// Moves the focus to the first element that fits a selector.
pub(super) fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    match found.map(JsCast::dyn_into::<HtmlElement>) {
        Some(Ok(element)) => _ = element.focus(),
        Some(Err(other)) => {
            if let Ok(svg) = other.dyn_into::<web_sys::SvgElement>() {
                _ = svg.focus();
            }
        }
        None => {}
    }
}

/// Marks the element with this id as the one that the address points at; no other keeps the mark.
pub fn point_at(id: &str) {
    let before = document().and_then(|d| d.query_selector("[data-current]").ok().flatten());
    if let Some(before) = before {
        _ = before.remove_attribute("data-current");
    }
    if let Some(element) = element(id) {
        _ = element.set_attribute("data-current", "");
    }
}

/// Whether the element with this id is a fold that is closed.
pub fn is_folded(id: &str) -> bool {
    element(id)
        .is_some_and(|element| element.tag_name() == "DETAILS" && !element.has_attribute("open"))
}

/// Scrolls the element with this id into view, the least necessary way; a folded one is opened.
pub fn scroll_into_view(id: &str) {
    let Some(element) = element(id) else { return };
    if element.tag_name() == "DETAILS" {
        _ = element.set_attribute("open", "");
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Calls `then` whenever the page, or a box on it, has been scrolled or has another size.
pub fn on_scroll(then: impl Fn() + Clone + 'static) {
    let (Some(window), Some(document)) = (web_sys::window(), document()) else {
        return;
    };
    let resized = then.clone();
    EventListener::new(&window, "resize", move |_| resized()).forget();
    // `scroll` does not bubble: it is heard in the capture phase.
    let on_the_way = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&document, "scroll", on_the_way, move |_| then()).forget();
}

/// Moves the focus to the element with this id without scrolling.
pub fn focus_quietly(id: &str) {
    if let Some(element) = element(id) {
        focus_without_scrolling(&element);
    }
}

/// Moves the focus to an element without scrolling.
pub fn focus_without_scrolling(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let element: &HtmlElement = element.unchecked_ref();
    _ = element.focus_with_options(&options);
}

/// Calls `then` when the present changes are on the page.
pub fn after_current_task(then: impl FnOnce() + 'static) {
    after(0, then);
}

/// Calls `then` once the present changes have been painted: at once where nothing is, in a tab that
/// is not seen.
pub fn after_next_paint(then: impl FnOnce() + 'static) {
    if document().is_none_or(|document| document.hidden()) {
        return then();
    }
    // A frame begins when the one before it has been painted.
    next_frame(Box::new(|| next_frame(Box::new(then))));
}

/// Calls `then` when the next frame begins.
fn next_frame(then: Box<dyn FnOnce()>) {
    let then = Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        _ = window.request_animation_frame(then.unchecked_ref());
    }
}

/// Calls `then` after so many milliseconds; the closure frees itself.
pub(super) fn after(ms: i32, then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        let then = then.unchecked_ref();
        _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(then, ms);
    }
}

/// The way from the printed page to the site's root, as the generator wrote it.
pub fn printed_prefix() -> Option<String> {
    document()?.document_element()?.get_attribute("data-prefix")
}

/// Scrolls the element with this id back to its start, and the page too, unless that start is on the
/// screen already: a map that somebody is looking at stays where it is.
pub fn scroll_to_start(id: &str) {
    if let Some(element) = element(id) {
        element.set_scroll_top(0);
        if element.get_bounding_client_rect().top() >= 0.0 {
            return;
        }
    }
    let options = ScrollToOptions::new();
    options.set_top(0.0);
    options.set_behavior(ScrollBehavior::Auto);
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// The address of the site's root, as the boot script found it; ends with a slash. Where all pages
/// are in one file it begins with [`HASH_ROOT`](crate::route::HASH_ROOT).
pub fn current_base_path() -> Option<String> {
    if let Some(root) = printed_prefix().filter(|prefix| is_hash_root(prefix)) {
        return Some(root);
    }
    let root = document()?.document_element()?.get_attribute("data-root")?;
    let url = Url::new(&root).ok()?;
    Some(url.pathname())
}

/// Whether an address names a host.
fn is_foreign(href: &str) -> bool {
    href.split_once(':')
        .is_some_and(|(_, rest)| rest.starts_with("//"))
}

/// Rewrites every link of the printed page from `prefix` (the way from the page to the root) to
/// `root`, so that it stays right when the address changes.
pub fn adopt_links(prefix: &str, root: &str) {
    let Some(links) = document().and_then(|d| {
        d.query_selector_all(
            "a[href], use[href], form[action], link[rel$=icon], link[rel=manifest]",
        )
        .ok()
    }) else {
        return;
    };
    for index in 0..links.length() {
        let Some(link) = links.get(index).and_then(|n| n.dyn_into::<Element>().ok()) else {
            continue;
        };
        let name = match link.has_attribute("action") {
            true => "action",
            false => "href",
        };
        let href = link.get_attribute(name).unwrap_or_default();
        let own = !href.starts_with('#') && !is_foreign(&href);
        // From the root itself the way up does not begin with the way to the root.
        let above = (prefix == "./" && href.starts_with("../")).then_some(href.as_str());
        if let Some(path) = href.strip_prefix(prefix).or(above).filter(|_| own) {
            _ = link.set_attribute(name, &format!("{root}{path}"));
        }
    }
}

/// Has the switch between the languages lead to the same place in each: `place` below the root of the
/// present language, which is `root`.
pub fn point_languages(root: &str, place: &str) {
    let Some(links) = document().and_then(|d| d.query_selector_all("[data-lang]").ok()) else {
        return;
    };
    let links = (0..links.length()).filter_map(|at| links.get(at)?.dyn_into::<Element>().ok());
    let links: Vec<(Element, String)> = links
        .filter_map(|link| Some((link.get_attribute("data-folder")?, link)))
        .map(|(folder, link)| (link, folder))
        .collect();
    let own = links
        .iter()
        .find(|(link, _)| link.has_attribute("aria-current"));
    let Some(site) = own.and_then(|(_, folder)| root.strip_suffix(folder.as_str())) else {
        return;
    };
    for (link, folder) in &links {
        _ = link.set_attribute("href", &format!("{site}{folder}{place}"));
    }
}

/// Whether the program has broken off since it started: nothing is taken from the browser then.
pub(super) fn has_broken_off() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.get_attribute("data-failed").as_deref() == Some(""))
}

/// Calls `act` when something in the element with this id is clicked that fits a selector.
pub fn on_press(id: &str, selector: &'static str, act: impl Fn() + 'static) {
    if let Some(element) = element(id) {
        let inside = element.clone();
        EventListener::new(&element, "click", move |event| {
            if closest(event, selector).is_some_and(|found| inside.contains(Some(&found))) {
                act();
            }
        })
        .forget();
    }
}

/// Calls `reset` whenever [`RESET`] asks for it.
pub fn on_reset(reset: impl Fn() + 'static) {
    if let Some(document) = document() {
        EventListener::new(&document, RESET, move |_| reset()).forget();
    }
}

/// Returns whether a click asks for a tab, a window or a download of its own.
pub(super) fn is_modified(event: &web_sys::Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|click| {
        click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key()
    })
}

/// Calls `follow` with the address of every plainly clicked link, and whether it is a row of the tree or
/// on the map; where it answers `true`, the browser does not load the page. Links in a root that is not live
/// are the browser's own, and so are all once the program has broken off.
pub fn on_link(follow: impl Fn(&str, bool) -> bool + 'static) {
    let Some(document) = document() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "click", options, move |event| {
        let Some(click) = event.dyn_ref::<MouseEvent>() else {
            return;
        };
        if click.default_prevented() || click.button() != 0 || is_modified(event) {
            return;
        }
        let Some(link) = closest(event, "a[href]") else {
            return;
        };
        if link.has_attribute("download") || link.has_attribute("target") {
            return;
        }
        let is_printed = link.closest("[data-handed-back]").ok().flatten().is_some();
        if is_printed || has_broken_off() {
            return;
        }
        // A term opens its card, which `extras` shows.
        if super::extras::is_term(&link) {
            return event.prevent_default();
        }
        let href = link.get_attribute("href").unwrap_or_default();
        let is_in_map_or_tree = link.closest("#map, [role=tree]").ok().flatten().is_some();
        if follow(&href, is_in_map_or_tree) {
            event.prevent_default();
        }
    })
    .forget();
}
