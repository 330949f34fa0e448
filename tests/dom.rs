//! The door to the browser, tried in a real one.
#![cfg(all(target_arch = "wasm32", feature = "app"))]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test builds the page that the door works on, and fails by panicking"
)]

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yantu::dom;

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Puts HTML into the page and hands the element out.
fn page(html: &str) -> web_sys::Element {
    let element = document().create_element("div").unwrap();
    element.set_inner_html(html);
    document().body().unwrap().append_child(&element).unwrap();
    element
}

#[wasm_bindgen_test]
fn printed_links_are_adopted_and_others_left_alone() {
    let element = page(
        "<a href='../../county/1/'>a</a><a href='#s1'>b</a><a href='?lens=topics'>c</a>\
         <a href='https://example.org/'>d</a><svg><a href='../../part/2/'></a></svg>",
    );
    dom::adopt_links("../../", "/portal/");
    let links = element.query_selector_all("a").unwrap();
    let href = |index: u32| {
        use wasm_bindgen::JsCast;
        let link: web_sys::Element = links.get(index).unwrap().dyn_into().unwrap();
        link.get_attribute("href").unwrap()
    };
    let all: Vec<String> = (0..links.length()).map(href).collect();
    assert_eq!(
        all,
        [
            "/portal/county/1/",
            "#s1",
            "?lens=topics",
            "https://example.org/",
            "/portal/part/2/"
        ]
    );
    element.remove();
}

#[wasm_bindgen_test]
fn the_history_tells_every_move() {
    let moves = Rc::new(Cell::new(0));
    let seen = Rc::clone(&moves);
    dom::listen(move || seen.set(seen.get() + 1));
    let start = dom::current();
    dom::push("/article/31/?lens=topics#s2");
    let address = dom::current();
    assert_eq!(
        (
            address.path.as_str(),
            address.query.as_str(),
            address.anchor.as_str()
        ),
        ("/article/31/", "?lens=topics", "s2")
    );
    assert_eq!(moves.get(), 1);
    dom::replace(&format!("{}{}", start.path, start.query));
    assert_eq!(dom::current().path, start.path);
}

#[wasm_bindgen_test]
fn focus_goes_to_elements_and_to_shapes() {
    let element =
        page("<div id='here' tabindex='-1'></div><svg><a href='#' data-county='430481'></a></svg>");
    let inside = |selector: &str| element.query_selector(selector).unwrap().unwrap();
    dom::focus_element(&inside("#here"));
    assert_eq!(document().active_element().unwrap().id(), "here");
    dom::focus_element(&inside("[data-county]"));
    let active = document().active_element().unwrap();
    assert_eq!(
        active.get_attribute("data-county").as_deref(),
        Some("430481")
    );
    element.remove();
}

#[wasm_bindgen_test]
fn only_the_box_scrolls() {
    let element = page("<div id='box'><div id='tall'></div><div id='inside'>x</div></div>");
    // The style sheet is not here; the attribute `hidden` and friends do not scroll, so the
    // box gets its size through the object model.
    use wasm_bindgen::JsCast;
    let style = |id: &str, rules: &[(&str, &str)]| {
        let html: web_sys::HtmlElement = document()
            .get_element_by_id(id)
            .unwrap()
            .dyn_into()
            .unwrap();
        for (name, value) in rules {
            html.style().set_property(name, value).unwrap();
        }
        html
    };
    let scroller = style("box", &[("height", "100px"), ("overflow", "auto")]);
    style("tall", &[("height", "500px")]);
    dom::scroll_box_to("box", &style("inside", &[]));
    assert!(scroller.scroll_top() > 400, "{}", scroller.scroll_top());
    assert_eq!(web_sys::window().unwrap().scroll_y().unwrap(), 0.0);
    element.remove();
}

#[wasm_bindgen_test]
fn ready_is_said_on_the_page_and_in_the_timeline() {
    dom::mark_ready(&["map", "tree"]);
    let root = document().document_element().unwrap();
    assert!(root.has_attribute("data-ready"));
    let failed = root.get_attribute("data-failed");
    assert_eq!(failed.as_deref(), Some("map tree"));
}
