//! What a visit weighs: every file that a browser asks for, compressed as it lies in the release.

mod support;

use std::fs;

use support::{Browser, Visitor, dist, serve_dist};

/// The overview until everything has settled, in bytes.
const OVERVIEW: u64 = 160_000;
/// Any other page.
const PAGE: u64 = 180_000;

/// What a page weighs for a browser that has never been here, until everything has settled, and the
/// addresses of its files.
fn weight(root: &str, path: &str) -> (u64, Vec<String>) {
    let browser = Browser::open(&Visitor::phone());
    browser.goto_ready(&format!("{root}{path}"));
    // The last that a page asks for.
    browser.wait_until(
        "performance.getEntriesByType('resource').some(e => e.name.endsWith('/site.json') && e.responseEnd)",
    );
    let script = "return performance.getEntriesByType('resource').map(e => e.name)";
    let asked = browser.script(script);
    let asked = asked.as_array().into_iter().flatten();
    let mut files: Vec<String> = asked
        .filter_map(|name| name.as_str()?.strip_prefix(root))
        .map(|name| name.split(['?', '#']).next().unwrap_or(name).to_owned())
        .collect();
    files.push(format!("{path}index.html"));
    files.sort();
    files.dedup();
    let size = |file: &String| {
        let packed = fs::metadata(dist().join(format!("{file}.br")));
        let file = packed.or_else(|_| fs::metadata(dist().join(file)));
        file.map_or(0, |file| file.len())
    };
    for file in &files {
        println!("{:>8} {file}", size(file));
    }
    let sum = files.iter().map(size).sum();
    println!("{sum:>8} /{path}");
    browser.assert_no_errors();
    (sum, files)
}

#[test]
fn a_first_visit_is_light() {
    let server = serve_dist("/");
    let root = server.url();
    for (path, most) in [
        ("", OVERVIEW),
        ("county/430481/", PAGE),
        ("article/31/", PAGE),
        ("read/", PAGE),
        ("search/", PAGE),
        ("about/", PAGE),
    ] {
        let (sum, files) = weight(&root, path);
        let has = |start: &str| files.iter().any(|file| file.starts_with(start));
        assert!(has("explorer-") && has("guide-"), "{files:?}");
        assert!(
            !has("desk-") && !has("plan-") && !has("annex-"),
            "{files:?}"
        );
        assert!(sum <= most, "/{path}: {sum} bytes");
    }
}
