//! A site of another plan, an invented one, in a real browser; `make second-dist` builds it.

use crate::support::{Browser, Profile, second_dist, serve};
use yantu::site::serve::{Options, Server};

#[track_caller]
fn serve_second(base: &str) -> Server {
    serve(&second_dist(), base, Options::default())
}

#[test]
fn another_plan_is_explored_like_the_first() {
    let server = serve_second("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    assert_eq!(browser.text("h1"), "云泽市五年规划例文（虚构）");
    assert_eq!(browser.count("[data-county]"), 4);
    assert_eq!(browser.count("[role=treeitem][aria-level=\"1\"]"), 3);

    browser.click("[data-node=\"part-3\"] button");
    browser.click("[data-node=\"article-5\"] a");
    browser.wait_for("[data-detail=\"article-5\"]");
    browser.wait_for_url("/article/5/");
    // Printed in the browser: the plan inside the WebAssembly is this one.
    browser.wait_for_text("main", "潮声学堂");
    browser.wait_for("[data-county=\"990121\"][data-related=\"named\"]");
    browser.back();
    browser.wait_for("[data-detail=\"overview\"]");

    // An article without sentences opens like any other.
    browser.click("[data-node=\"part-1\"] button");
    browser.click("[data-node=\"article-2\"] a");
    browser.wait_for("[data-detail=\"article-2\"]");
    browser.reload();
    browser.wait_for("html[data-ready]");
    browser.wait_for("[data-node=\"article-2\"][aria-selected=\"true\"]");
    browser.assert_no_errors();
}

#[test]
fn divisions_of_another_plan_react_to_touch() {
    let server = serve_second("/elsewhere/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&server.url());
    browser.tap("[data-county=\"990102\"]");
    browser.wait_for("[data-detail=\"county-990102\"]");
    browser.wait_for_url("/elsewhere/county/990102/");
    assert_eq!(browser.text("h1"), "圆潭区");
    browser.back();
    browser.wait_for("[data-detail=\"overview\"]");
    browser.assert_no_errors();
}
