//! The page of the tree: the whole plan on the whole screen.

use crate::support::{Browser, NOT_WEBKIT, Profile, SCRIPTLESS, keys, only, serve_dist};

const ROWS: &str = "[role=treeitem]";

#[test]
fn without_script_the_whole_tree_is_a_list_of_links() {
    if !only(NOT_WEBKIT, SCRIPTLESS) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::without_script());
    browser.goto(&format!("{}tree/", server.url()));
    assert_eq!(browser.count("h1"), 1);
    assert_eq!(browser.count("[id^=part-] > details[open] > summary"), 13);
    assert_eq!(browser.count("li[id^=article-] > a"), 51);
    assert!(browser.count("li[id^=sentence-] > a") > 300);
    assert!(browser.count("li[id^=strategy-] > a") > 200);
    browser.click("#article-31 > a");
    browser.wait_for("[data-detail=\"article-31\"]");
}

#[test]
fn the_tree_unfolds_to_a_level_and_renders_what_is_seen() {
    let server = serve_dist("/");
    for profile in [Profile::default(), Profile::phone()] {
        let browser = Browser::open(&profile);
        browser.goto_ready(&format!("{}tree/", server.url()));
        browser.wait_for_count(ROWS, 13);
        browser.click("[data-expand=\"2\"]");
        browser.wait_for("[data-node=\"article-1\"]");
        browser.click("[data-expand=\"all\"]");
        browser.wait_for("[data-node=\"sentence-1.1\"][aria-level=\"3\"]");
        let rows = browser.count(ROWS);
        assert!(rows < 200, "{rows} rows of 423");
        browser.click("[data-expand=\"none\"]");
        browser.wait_for_count(ROWS, 13);
        browser.assert_no_errors();
    }
}

#[test]
fn choosing_a_row_stays_in_the_tree_and_lights_the_map() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}article/31/", server.url()));
    browser.click(".tree-open");
    browser.wait_for_url("/tree/#article-31");
    browser.wait_for("[data-node=\"article-31\"][aria-selected=\"true\"]");
    browser.wait_for("[data-county=\"430481\"][data-related=\"named\"]");
    assert_eq!(browser.count(".tree-path li"), 2);
    browser.click("[data-node=\"part-1\"] > a");
    browser.wait_for_url("/tree/#part-1");
    // A division on the map marks what reaches it.
    browser.click("[data-county=\"430481\"]");
    browser.wait_for_url("/tree/#county-430481");
    browser.wait_for("[data-node=\"article-31\"][data-relevance=\"named\"]");
    browser.wait_for_text(".tree-path", "耒阳市");
    browser.back();
    browser.wait_for("[data-node=\"part-1\"][aria-selected=\"true\"]");
    browser.click(".tree-path > a.action");
    browser.wait_for("[data-detail=\"part-1\"]");
    browser.assert_no_errors();
}

#[test]
fn the_keyboard_walks_through_the_tree_and_keeps_the_focus() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}tree/#part-1", server.url()));
    browser.wait_for("[data-node=\"part-1\"][aria-selected=\"true\"]");
    browser.click("[data-expand=\"all\"]");
    browser.wait_for("[data-node=\"sentence-1.1\"]");
    browser.wait_for_count("[role=treeitem][tabindex=\"0\"]", 1);
    browser.script("document.querySelector('[role=treeitem][tabindex=\"0\"]').focus()");
    browser.press(&[keys::END]);
    let focused = "document.activeElement.dataset.node";
    browser.wait_until(&format!("({focused} || '').startsWith('sentence-51')"));
    browser.wait_until(
        "(r => r.top >= 0 && r.bottom <= innerHeight)(document.activeElement.querySelector('a').getBoundingClientRect())",
    );
    browser.press(&[keys::HOME]);
    browser.wait_until(&format!("{focused} === 'part-1'"));
    browser.press(&[keys::LEFT]);
    browser.wait_for("[data-node=\"part-1\"][aria-expanded=\"false\"]");
    browser.assert_no_errors();
}
