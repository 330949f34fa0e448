//! The map beside its surroundings.

use crate::support::{Browser, Profile, serve_dist};

#[test]
fn the_map_stays_where_it_is_while_the_tree_opens() {
    let server = serve_dist("/");
    for (width, height) in [(1280, 720), (1440, 900), (1680, 1050), (1920, 1080)] {
        let browser = Browser::open(&Profile {
            width,
            height,
            ..Profile::default()
        });
        browser.goto_ready(&server.url());
        let place = || browser.rectangle(".county-map__canvas");
        let before = place();
        for (node, child) in [
            ("part-8", "article-31"),
            ("article-31", "sentence-31.1"),
            ("part-3", "article-7"),
        ] {
            browser.click(&format!("[data-node={node}] > button"));
            browser.wait_for(&format!("[data-node='{child}']"));
            assert_eq!(place(), before, "{node} at {width}×{height}");
        }
        let sideways = "const tree = document.querySelector('.stage__tree'); return tree.scrollWidth - tree.clientWidth";
        assert_eq!(browser.script(sideways), 0, "{width}×{height}");
    }
}
