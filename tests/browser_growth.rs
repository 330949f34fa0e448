//! A tree a hundred times as large, in a real browser: the page has the rows that the screen shows.

mod support;

use std::fs;

use serde_json::json;
use support::folders::{copied_part, files};
use support::{Browser, Visitor, dist, keys, serve};
use tempfile::TempDir;
use yantu::guide::Guide;
use yantu::press::serve::Options;

const TIMES: usize = 100;
/// As many rows as three of the highest screens here have place for, and some ancestors.
const MOST: u64 = 100;

/// The built site, but in the tree of the first language each article has so many others before it.
fn grown_site() -> TempDir {
    let site = copied_part(dist(), |way| {
        !way.contains('/') && !way.ends_with(".br") && !way.ends_with(".gz")
    });
    let mut names = files(site.path()).into_iter();
    let pack = names.find(|name| name.starts_with("guide-") && name.ends_with(".pack"));
    let pack = site.path().join(pack.expect("a guide"));
    let guide: Guide = postcard::from_bytes(&fs::read(&pack).expect("a guide")).expect("a guide");
    let packed = postcard::to_allocvec(&grown(&guide)).expect("packed");
    fs::write(&pack, packed).expect("written");
    site
}

fn grown(guide: &Guide) -> Guide {
    let mut json = serde_json::to_value(guide).expect("JSON");
    // The tree of the first lens: its name and its rows.
    let tree = &mut json["first"]["trees"][0];
    assert_eq!(tree[0], "Parts");
    let rows = tree[1].take();
    let mut grown = Vec::new();
    for row in rows.as_array().expect("rows") {
        let number = row["key"]["Article"].as_u64();
        for copy in (1..TIMES).filter(|_| number.is_some()) {
            let mut other = row.clone();
            // Nodes that are no pages, so that the list of pages stays as it is.
            other["key"] = json!({ "Centre": format!("{}-{copy}", number.unwrap_or_default()) });
            grown.push(other);
        }
        grown.push(row.clone());
    }
    json["first"]["trees"][0][1] = json!(grown);
    serde_json::from_value(json).expect("a guide")
}

/// The rows on the page, and whether one is wherever the screen shows the tree.
const ROWS: &str = "return document.querySelectorAll('[role=treeitem]').length";
const NO_GAP: &str = "
    const tree = document.querySelector('.tree').getBoundingClientRect();
    const box = document.querySelector('#tree').getBoundingClientRect();
    const bar = document.querySelector('.tab-bar')?.getBoundingClientRect();
    const from = Math.max(0, tree.top, box.top) + 60;
    const to = Math.min(innerHeight, tree.bottom, box.bottom, bar?.height ? bar.top : innerHeight) - 60;
    const at = y => document.elementFromPoint(tree.left + tree.width / 2, y);
    if (to < from) return false;
    for (let y = from; y < to; y += 24) if (!at(y)?.closest('[role=treeitem]')) return false;
    return true";

fn look_through(visitor: &Visitor) {
    let site = grown_site();
    let server = serve(site.path(), "/", Options::default());
    let browser = Browser::open(visitor);
    browser.goto_ready(&server.url());
    let stands_on = |node: &str| {
        browser.wait_until(&format!("document.activeElement.dataset.node === '{node}'"));
    };
    let fills_the_screen = || {
        browser.wait_until(&format!("(() => {{ {NO_GAP} }})()"));
        let rows = browser.script(ROWS).as_u64().expect("a number");
        assert!(rows < MOST, "{rows} rows");
    };

    if visitor.touch {
        browser.tap(".tab-bar [href=\"#tree\"]");
    }
    // Whatever is open, the page has the rows near the screen alone.
    browser.script("document.querySelector('[data-node=part-1]').focus()");
    browser.press(&["*"]);
    browser.wait_for(".tree[data-virtual]");
    stands_on("part-1");
    fills_the_screen();

    // The last row and the first are a key away, and say their place among all.
    browser.press(&[keys::END]);
    let last = "article-51";
    stands_on(last);
    fills_the_screen();
    let row = format!("[data-node={last}]");
    assert_eq!(browser.attribute(&row, "aria-level").as_deref(), Some("2"));
    let set_size = browser.attribute(&row, "aria-setsize").expect("a size");
    assert_eq!(browser.attribute(&row, "aria-posinset"), Some(set_size));
    browser.press(&[keys::UP]);
    stands_on("centre-51-99");
    browser.press(&[keys::HOME]);
    stands_on("part-1");
    fills_the_screen();

    // So they are for whoever scrolls, wherever.
    for share in [0.5, 0.9, 0.1] {
        let scroll = format!(
            "const tree = document.querySelector('.tree'), box = document.querySelector('#tree');
             const by = box.scrollHeight > box.clientHeight + 100 ? box : document.scrollingElement;
             by.scrollTop = by.scrollHeight * {share}; return true"
        );
        browser.script(&scroll);
        fills_the_screen();
    }
    // A row that a finger folds is folded, and the others are still where they belong.
    browser.press(&[keys::HOME]);
    stands_on("part-1");
    browser.click("[data-node=part-1] button");
    browser.wait_for("[data-node=part-1][aria-expanded=false]");
    fills_the_screen();
    browser.assert_no_errors();
}

#[test]
fn a_desktop_has_the_rows_of_its_screen() {
    look_through(&Visitor::default());
}

#[test]
fn a_phone_has_the_rows_of_its_screen() {
    look_through(&Visitor::phone());
}
