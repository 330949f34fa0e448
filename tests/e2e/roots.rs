//! The live roots of a page start and fail alone, whatever is put into the page before they start.

use std::fs;

use crate::support::folders::copied_part;
use crate::support::{Browser, Profile, dist, keys, serve, serve_dist};
use serde_json::json;
use tempfile::TempDir;
use yantu::site::serve::Options;

/// The pages of the first language, and the overview with other HTML.
fn site(edit: fn(&str) -> String) -> TempDir {
    let others = ["zh-hant/", "en/", "cards/", "posters/", "data/"];
    let site = copied_part(dist(), |path| {
        let is_other = others.iter().any(|folder| path.starts_with(folder));
        !is_other && !path.ends_with(".br") && !path.ends_with(".gz")
    });
    let overview = site.path().join("index.html");
    let html = fs::read_to_string(&overview).expect("a page");
    let edited = edit(&html);
    fs::write(&overview, edited).expect("written");
    site
}

/// The end of the start tag that has these characters.
#[track_caller]
fn after_tag(html: &str, has: &str, more: &str) -> String {
    let at = html.find(has).expect("the tag");
    let end = at + html[at..].find('>').expect("its end") + 1;
    format!("{}{more}{}", &html[..end], &html[end..])
}

/// The HTML with something put between the tags of a section.
#[track_caller]
fn between_tags_of(html: &str, id: &str, more: &str) -> String {
    let start = html.find(&format!("id=\"{id}\"")).expect("the section");
    let start = start + html[start..].find('>').expect("its start");
    let end = start + html[start..].find("</section>").expect("its end");
    let inside = html[start..end].replace("><", &format!(">{more}<"));
    format!("{}{inside}{}", &html[..start], &html[end..])
}

/// Opens the overview and goes from it to a county, by a search, by a branch of the tree, and by a link
/// of the masthead.
#[track_caller]
fn every_way_leads_on(edit: fn(&str) -> String, failed: Option<&str>, what: &str) {
    let site = site(edit);
    let server = serve(site.path(), "/", Options::default());
    let browser = Browser::open(&Profile::default());
    let begin = || {
        browser.goto_ready(&server.url());
        let named = browser.attribute("html", "data-failed");
        assert_eq!(named.as_deref(), failed, "{what}");
        assert_eq!(browser.count("#failure"), 0, "{what}");
    };
    begin();
    browser.click("[data-county='430481']");
    browser.wait_for("[data-detail='county-430481']");
    browser.wait_for_url("/county/430481/");
    browser.click(".masthead__list a[href$='read/']");
    browser.wait_for("[data-detail=read]");
    browser.wait_for_url("/read/");
    begin();
    browser.click("[data-node='part-8'] > a");
    browser.wait_for("[data-detail='part-8']");
    begin();
    browser.type_into("#q", "养老");
    browser.press(&[keys::ENTER]);
    browser.wait_for("main [data-result='article-44']");
    browser.wait_for_url("/search/?q=%E5%85%BB%E8%80%81");
}

#[test]
fn foreign_nodes_around_the_roots_change_nothing() {
    every_way_leads_on(
        |html| {
            let html = html.replace("<!>", "");
            after_tag(
                &html,
                "<body",
                "\n<!-- note --><div>x</div><script></script>\n",
            )
        },
        None,
        "before the first element of the body",
    );
}

#[test]
fn parts_whose_comments_are_taken_out_are_the_browsers_own() {
    // They are what a part is hydrated by.
    every_way_leads_on(
        |html| html.replace("<!---->", "").replace("<!>", ""),
        Some("map tree"),
        "without comments",
    );
}

#[test]
fn an_element_before_the_start_leaves_every_page_alive() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.beforehand(
        "addEventListener('DOMContentLoaded', \
           () => document.body.prepend(document.createElement('div')));",
    );
    for page in ["article/31/", "county/430481/"] {
        browser.goto_ready(&format!("{}{page}", server.url()));
        browser.click(".masthead__list a[href$='about/']");
        browser.wait_for("[data-detail=about]");
        browser.type_into("#q", "养老");
        browser.press(&[keys::ENTER]);
        browser.wait_for("main [data-result='article-44']");
    }
}

#[test]
fn an_element_after_the_search_input_changes_nothing() {
    every_way_leads_on(
        |html| after_tag(html, "id=\"q\"", "<x-icon><b></b></x-icon>"),
        None,
        "after the input",
    );
}

#[test]
fn a_search_form_with_a_foreign_element_is_the_browsers_own() {
    every_way_leads_on(
        |html| after_tag(html, "role=\"search\"", "<b></b>"),
        Some("search"),
        "first in the form",
    );
}

#[test]
fn a_tree_that_breaks_off_leaves_map_and_search() {
    // The number of elements is right: it is the hydration that fails.
    every_way_leads_on(
        |html| between_tags_of(html, "tree", "\n"),
        Some("tree"),
        "line breaks in the tree",
    );
}

#[test]
fn a_map_that_breaks_off_leaves_tree_and_search() {
    every_way_leads_on(
        |html| between_tags_of(html, "map", "\n"),
        Some("map"),
        "line breaks in the map",
    );
}

#[test]
fn a_page_without_any_root_is_a_page() {
    every_way_leads_on(
        |html| {
            let html = between_tags_of(html, "map", "\n");
            let html = between_tags_of(&html, "tree", "\n");
            after_tag(&html, "role=\"search\"", "<b></b>")
        },
        Some("map tree search"),
        "all three",
    );
}

#[test]
fn a_root_that_lacks_an_element_is_handed_back() {
    let site = site(|html| {
        let at = html.find("<div class=tree-tools").expect("the tools");
        let end = at + html[at..].find("</div>").expect("their end") + "</div>".len();
        format!("{}{}", &html[..at], &html[end..])
    });
    let server = serve(site.path(), "/", Options::default());
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    assert_eq!(
        browser.attribute("html", "data-failed").as_deref(),
        Some("tree")
    );
    // Its expanders are pictures then.
    assert_eq!(
        browser.script("return getComputedStyle(document.querySelector('.tree__fold')).visibility"),
        "hidden"
    );
    browser.click("[data-county='430422']");
    browser.wait_for("[data-county='430422'][aria-current=true]");
    browser.wait_for("[data-detail='county-430422']");
}

/// Has the page told that a program has broken off: by a function whose one instruction is the one that
/// a panic is compiled to.
const BREAK_OFF: &str = "
    const module = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11);
    setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(module)).exports.f());
    window.sameDocument = true";

#[test]
fn after_the_program_has_broken_off_links_and_forms_are_the_browsers_own() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    let break_off = || {
        browser.goto_ready(&server.url());
        browser.click("[data-county='430422']");
        browser.wait_for("[data-detail='county-430422']");
        browser.script(BREAK_OFF);
        browser.wait_for("html[data-failed=''] #failure");
    };
    let is_loaded_anew = || browser.wait_until("!window.sameDocument");
    for (link, detail) in [
        (".masthead__list a[href$='read/']", "read"),
        ("[data-county='430481']", "county-430481"),
        ("[data-node='part-8'] > a", "part-8"),
    ] {
        break_off();
        browser.click(link);
        browser.wait_for(&format!("[data-detail='{detail}']"));
        is_loaded_anew();
    }
    break_off();
    browser.script("document.querySelector('#q').value = '养老'");
    browser.click(".search__button");
    browser.wait_for_url("/search/?q=%E5%85%BB%E8%80%81");
    is_loaded_anew();
    browser.wait_for("main [data-result='article-44']");
    // Back, across the end of the program.
    break_off();
    browser.back();
    browser.wait_for("[data-detail=overview]");
    is_loaded_anew();
    browser.wait_for("html[data-ready]:not([data-failed])");
}

#[test]
fn words_typed_while_the_program_loads_are_searched_for() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.beforehand(
        "const fetched = window.fetch;
         window.fetch = (...asked) => String(asked[0]).match(/app-[^/]*_bg\\.wasm/)
             ? new Promise((go) => { window.go = go; }).then(() => fetched(...asked)) : fetched(...asked);",
    );
    browser.goto(&server.url());
    browser.wait_until("!!window.go");
    browser.type_into("#q", "养老");
    browser.script("window.go()");
    browser.wait_for("html[data-ready]");
    browser.press(&[keys::ENTER]);
    browser.wait_for_url("/search/?q=%E5%85%BB%E8%80%81");
    browser.wait_for("main [data-result='article-44']");
}

#[test]
fn a_click_on_the_results_does_not_show_all_of_them() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}search/?q=%E5%BB%BA%E8%AE%BE", server.url()));
    browser.wait_for("main [data-result]");
    let results = || browser.count("main [data-result]");
    let few = results();
    browser.click("main h1");
    browser.click("main .found-count");
    // What a click asked for would be here by then.
    let asked = "await new Promise((done) => setTimeout(done, 500)); return true";
    assert_eq!(browser.script_async(asked), json!(true));
    assert_eq!(results(), few);
    browser.click("main [data-show-all]");
    browser.wait_until(&format!(
        "document.querySelectorAll('main [data-result]').length > {few}"
    ));
    browser.assert_no_errors();
}
