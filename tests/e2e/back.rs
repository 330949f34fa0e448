//! Back is a return: a page comes back as it was left.

use crate::support::{Browser, Profile, keys, serve_dist};

/// How a page stands: where it is scrolled to, what is unfolded, which panel is in front, lens and layer.
const STATE: &str = "(() => {
    const boxes = ['#main', '#tree .tree'].map((css) => document.querySelector(css));
    return {
        place: Math.round(boxes.reduce((sum, box) => sum + (box ? box.scrollTop : 0), scrollY)),
        rest: [[...document.querySelectorAll('#main details')].map((fold) => +fold.open).join(''),
            document.getElementById('stage').dataset.panel, location.search, location.hash].join(' '),
    };
})()";

/// How the page stands now, as JSON.
fn state(browser: &Browser) -> String {
    browser.script(&format!("return {STATE}")).to_string()
}

/// Waits until the page stands as it did.
#[track_caller]
fn wait_for_state(browser: &Browser, before: &str) {
    browser.wait_until(&format!(
        "(() => {{ const was = {before}, is = {STATE}; return Math.abs(was.place - is.place) < 3 && was.rest === is.rest; }})()"
    ));
}

/// Follows a link by the keyboard: nothing scrolls, and WebKit's Back does not pass over the page as it does
/// over one that a script alone has left.
fn follow(browser: &Browser, link: &str) {
    browser.script(&format!(
        "document.querySelector({link:?}).focus({{ preventScroll: true }})"
    ));
    browser.press(&[keys::ENTER]);
}

/// Unfolds and scrolls a page, follows a link, and returns: by Back, by Back after another document, and by
/// a reload.
#[track_caller]
pub(crate) fn leave_and_return(browser: &Browser, url: &str, link: &str) {
    browser.goto_ready(url);
    browser.wait_for(link);
    browser.script("document.querySelectorAll('#main details:not(.contents__fold)').forEach((fold) => fold.open = true)");
    browser.wait_until(
        "(scrollTo(0, 900), [...document.querySelectorAll('#main, #tree .tree')].forEach((box) => box.scrollTop = 900),
          (scrollY || document.getElementById('main').scrollTop || document.querySelector('#tree .tree').scrollTop) > 500)",
    );
    // The reader marks where one is.
    browser.script_async(
        "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));",
    );
    let before = state(browser);
    println!("{url} {before}");
    let own = browser.attribute("main [data-detail]", "data-detail");
    let own = format!("[data-detail='{}']", own.unwrap_or_default());
    follow(browser, link);
    browser.wait_gone(&own);
    browser.wait_until("!document.documentElement.dataset.busy");
    browser.back();
    browser.wait_for(&own);
    wait_for_state(browser, &before);
    browser.script("location.href = '/site.json'");
    browser.wait_for_url("/site.json");
    browser.back();
    browser.wait_for(&format!("html[data-ready] {own}"));
    wait_for_state(browser, &before);
    browser.reload();
    browser.wait_for("html[data-ready]");
    wait_for_state(browser, &before);
}

/// Addresses to return to, and the links by which they are left.
const PAGES: [(&str, &str); 5] = [
    ("read/", "#a40 a[href^='/article/40/']"),
    ("search/?q=%E5%8F%91%E5%B1%95", "main a[href^='/article/']"),
    (
        "topic/elder-care/?lens=topics&layer=mentions",
        "main a[href*='/article/']",
    ),
    (
        "county/430481/?layer=scope",
        "main .quote figcaption a[href*='/article/']",
    ),
    ("about/", "main a[href^='/article/']"),
];

#[test]
fn back_returns_to_the_page_as_it_was_left_on_a_desktop() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    for (page, link) in PAGES {
        leave_and_return(&browser, &format!("{}{page}", server.url()), link);
    }
}

#[test]
fn back_returns_to_the_page_as_it_was_left_on_a_phone() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    for (page, link) in PAGES {
        leave_and_return(&browser, &format!("{}{page}", server.url()), link);
    }
}

/// On a phone the tree is a panel of the overview, and a page of its own everywhere.
#[test]
fn back_returns_to_the_tree() {
    let server = serve_dist("/");
    for profile in [Profile::default(), Profile::phone()] {
        let browser = Browser::open(&profile);
        browser.goto_ready(&format!("{}tree/#part-1", server.url()));
        browser.wait_for("[data-node='part-1'][aria-selected=true]");
        browser.script("document.querySelector('[data-expand=all]').click()");
        browser.wait_until(
            "(document.querySelector('#tree .tree').scrollTop = 1500, document.querySelector('#tree .tree').scrollTop > 1000)",
        );
        let before = state(&browser);
        follow(&browser, ".tree-path > a.action");
        browser.wait_for("[data-detail='part-1']");
        browser.back();
        browser.wait_for("[data-detail='tree']");
        wait_for_state(&browser, &before);
    }
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&server.url());
    browser.tap("#tab-tree");
    browser.wait_for("#stage[data-panel=tree]");
    browser.tap("[data-node='part-8'] > a");
    browser.wait_for("[data-detail='part-8']");
    browser.back();
    browser.wait_for("[data-detail='overview']");
    browser.wait_for("#stage[data-panel=tree]");
    browser.assert_no_errors();
}
