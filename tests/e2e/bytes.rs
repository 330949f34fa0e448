//! What a visit weighs: every file that a browser asks for, compressed as it lies in the release.

use std::fs;

use crate::support::{Browser, Profile, dist, serve_dist};

/// The overview until it reacts, in bytes. The goal is 153,000.
const ALIVE: u64 = 158_200;
/// The overview until everything has settled. The goal is 165,000.
const OVERVIEW: u64 = 173_500;
/// Any other page. The goal is 180,000; the whole text has more.
const PAGE: u64 = 198_000;

/// What a page weighs for a browser that has never been here: until it reacts, icons aside, and until
/// everything has settled; and the addresses of its files.
fn weight(root: &str, path: &str) -> ([u64; 2], Vec<String>) {
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{root}{path}"));
    // The last that a page asks for.
    browser.wait_until(
        "performance.getEntriesByType('resource').some(e => e.name.endsWith('/site.json') && e.responseEnd)",
    );
    let script = "const alive = performance.getEntriesByName('app:ready')[0].startTime;
        return performance.getEntriesByType('resource').map(e => [e.name, e.startTime < alive])";
    let asked = browser.script(script);
    let asked = asked.as_array().into_iter().flatten();
    let mut files: Vec<(String, bool)> = asked
        .filter_map(|entry| {
            let name = entry[0].as_str()?.strip_prefix(root)?;
            let name = name.split(['?', '#']).next().unwrap_or(name);
            Some((name.to_owned(), entry[1] == true))
        })
        .collect();
    files.push((format!("{path}index.html"), true));
    // Some are asked for twice: the first time counts.
    files.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    files.dedup_by(|later, first| later.0 == first.0);
    let size = |file: &String| {
        let packed = fs::metadata(dist().join(format!("{file}.br")));
        let file = packed.or_else(|_| fs::metadata(dist().join(file)));
        file.map_or(0, |file| file.len())
    };
    let mut sums = [0, 0];
    for (file, early) in &files {
        let when = if *early { "before" } else { "after" };
        println!("{:>8} {file} ({when} it reacts)", size(file));
        // Firefox fetches a large icon for its own windows, whenever it likes.
        if file.starts_with("icon") {
            continue;
        }
        sums[1] += size(file);
        if *early {
            sums[0] += size(file);
        }
    }
    println!("{:>8} /{path}, {} of it before it reacts", sums[1], sums[0]);
    browser.assert_no_errors();
    (sums, files.into_iter().map(|(file, _)| file).collect())
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
        let ([alive, sum], files) = weight(&root, path);
        let has = |start: &str| files.iter().any(|file| file.starts_with(start));
        assert!(has("app-") && has("index-"), "{files:?}");
        assert!(
            !has("extras-") && !has("plan-") && !has("kiosk-"),
            "{files:?}"
        );
        assert!(sum <= most, "/{path}: {sum} bytes");
        if path.is_empty() {
            assert!(alive <= ALIVE, "{alive} bytes until it reacts");
        }
    }
}
