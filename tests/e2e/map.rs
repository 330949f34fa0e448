//! The map beside its surroundings: its names, its place while the tree opens, its layers.

use crate::support::{Browser, Profile, serve_dist};
use serde_json::{Value, json};

/// Which of these words stand on the screen, above the bar at the foot.
fn seen(browser: &Browser, words: &[&str]) -> Value {
    browser.script(&format!(
        "const foot = document.querySelector('.tab-bar').getBoundingClientRect().top;
         const all = [...document.querySelectorAll('.county-map text, .legend small')].filter((e) => {{
             const box = e.getBoundingClientRect();
             return e.checkVisibility() && box.width > 0 && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= foot;
         }}).map((e) => e.textContent);
         return {words:?}.filter((word) => all.includes(word));"
    ))
}

/// The inset's names and caption, and the mark of what the editors have inferred.
const INSET: [&str; 6] = ["石鼓区", "蒸湘区", "珠晖区", "雁峰区", "中心城区", "推定"];

#[test]
fn elder_mode_names_the_inset_before_and_after_a_tap() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile {
        density: 1.0,
        ..Profile::phone()
    });
    browser.goto_ready(&server.url());
    browser.script("document.querySelector('[data-elder-switch]').click()");
    browser.wait_for("html[data-elder]");
    for (part, words) in [
        (".county-map__inset", &INSET[..5]),
        (".legend", &INSET[5..]),
    ] {
        browser.wait_eq(json!(words), || {
            browser.script(&format!(
                "document.querySelector('{part}').scrollIntoView({{ block: 'center' }})"
            ));
            seen(&browser, words)
        });
    }
    browser.script("scrollTo(0, 0)");
    browser.tap("[data-county=\"430481\"]");
    browser.wait_for("[data-detail=\"county-430481\"]");
    browser.wait_eq(json!(INSET), || seen(&browser, &INSET));
    browser.resize((430, 932), true);
    browser.wait_eq(json!(INSET), || seen(&browser, &INSET));
    browser.assert_no_errors();
}

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
