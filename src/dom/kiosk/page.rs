//! The page as an outsider sees it: its root's attributes, its links, the kiosk's own panels.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlLinkElement, MouseEvent,
    MouseEventInit,
};

use super::super::document::{after, document};
use crate::route::KIOSK_STYLE;

/// Marks a link that the kiosk follows itself.
pub(super) const OWN_LINK: &str = "data-kiosk-link";
/// Marks such a link once nobody has taken it.
pub(super) const LOST_LINK: &str = "data-kiosk-lost";
/// The search box.
pub(super) const SEARCH: &str = "#q";

pub(super) fn html() -> Option<Element> {
    document()?.document_element()
}

pub(super) fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Sends a bubbling event from an element.
pub(super) fn send(from: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(name, &init) {
        _ = from.dispatch_event(&event);
    }
}

/// Whether the page has such an element.
pub fn has(selector: &str) -> bool {
    find(selector).is_some()
}

/// The whole address of the page.
pub fn address() -> String {
    let location = web_sys::window().map(|window| window.location());
    location.and_then(|l| l.href().ok()).unwrap_or_default()
}

/// The whole address of the root of the pages in this language.
pub fn root() -> String {
    html_attribute("data-root").unwrap_or_default()
}

/// The whole address of the site's root, which has all languages below it.
pub fn home() -> String {
    html_attribute("data-home").unwrap_or_else(root)
}

/// An attribute of the root element.
pub fn html_attribute(name: &str) -> Option<String> {
    html()?.get_attribute(name)
}

/// Sets an attribute of the root element, or takes it away.
pub fn set_html_attribute(name: &str, value: Option<&str>) {
    if let Some(html) = html() {
        _ = match value {
            Some(value) => html.set_attribute(name, value),
            None => html.remove_attribute(name),
        };
    }
}

/// Switches on the style sheet that is part of the page, or loads it, then calls `then`; without the sheet it is not called.
pub fn add_style(href: &str, then: impl FnOnce() + 'static) {
    let (Some(document), Some(head)) = (document(), find("head")) else {
        return;
    };
    if let Some(style) = document.get_element_by_id(KIOSK_STYLE) {
        _ = style.remove_attribute("media");
        then();
        return;
    }
    let link = document.create_element("link").ok();
    let Some(link) = link.and_then(|l| l.dyn_into::<HtmlLinkElement>().ok()) else {
        return;
    };
    link.set_rel("stylesheet");
    link.set_href(href);
    EventListener::once(&link, "load", move |_| then()).forget();
    _ = head.append_child(&link);
}

/// Adds a panel of the kiosk at the end of the page.
pub fn add_panel(id: &str, html: &str) {
    let panel = document().and_then(|d| Some((d.body()?, d.create_element("div").ok()?)));
    if let Some((body, panel)) = panel {
        panel.set_id(id);
        panel.set_inner_html(html);
        _ = body.append_child(&panel);
    }
}

/// Puts HTML into the element with this id.
pub fn set_html(id: &str, html: &str) {
    if let Some(element) = document().and_then(|d| d.get_element_by_id(id)) {
        element.set_inner_html(html);
    }
}

/// Puts text into the element with this id.
pub fn set_text(id: &str, text: &str) {
    if let Some(element) = document().and_then(|d| d.get_element_by_id(id)) {
        element.set_text_content(Some(text));
    }
}

/// Shows or hides the first element that fits a selector.
pub fn set_hidden(selector: &str, hidden: bool) {
    if let Some(element) = find(selector).filter(|e| e.has_attribute("hidden") != hidden) {
        _ = if hidden {
            element.set_attribute("hidden", "")
        } else {
            element.remove_attribute("hidden")
        };
    }
}

/// Clicks the first element that fits a selector.
pub fn press(selector: &str) {
    if let Some(Ok(element)) = find(selector).map(JsCast::dyn_into::<HtmlElement>) {
        element.click();
    }
}

/// Follows a link as a visitor would. Tells whether the app took it; if not, the browser
/// stays where it is.
pub fn follow(href: &str) -> bool {
    let link = document().and_then(|d| Some((d.body()?, d.create_element("a").ok()?)));
    let Some((body, link)) = link else {
        return false;
    };
    _ = link.set_attribute("href", href);
    _ = link.set_attribute("hidden", "");
    _ = link.set_attribute(OWN_LINK, "");
    _ = body.append_child(&link);
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    if let Ok(click) = MouseEvent::new_with_mouse_event_init_dict("click", &init) {
        _ = link.dispatch_event(&click);
    }
    link.remove();
    !link.has_attribute(LOST_LINK)
}

/// Calls `then` once what is under way is on the page.
pub fn later(then: impl FnOnce() + 'static) {
    after(60, then);
}

/// Puts the focus into the search box, or takes it away from there.
pub fn attend_to_search(focused: bool) {
    if let Some(Ok(input)) = find(SEARCH).map(JsCast::dyn_into::<HtmlInputElement>) {
        _ = if focused { input.focus() } else { input.blur() };
    }
}

/// Changes what stands in the search box and says so, as typing does.
pub fn type_into_search(change: impl FnOnce(&mut String)) {
    if let Some(Ok(input)) = find(SEARCH).map(JsCast::dyn_into::<HtmlInputElement>) {
        let mut words = input.value();
        change(&mut words);
        input.set_value(&words);
        send(&input, "input");
    }
}
